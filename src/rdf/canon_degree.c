/* RDFC-1.0 §4.7 and §4.8. The numbers in comments are those of the steps. */
#include "rdf/canon_inside.h"

#include <assert.h>
#include <stdlib.h>

enum { DEEPEST = 2000 };

typedef struct Related {
  Digest hash;
  uint32_t node;
  uint32_t place; ///< in the order in which they were found, so that sorting is stable
} Related;

typedef ARRAY(Related) RelatedList;

/* The path of one order of the nodes of a group, and the issuer as that order left it. */
typedef struct Path {
  StrBuf text;
  Issuer issuer;
} Path;

static uint32_t issued_by(Canon *c, const Issuer *issuer, uint32_t node) {
  c->work += issuer->order.n / 16;
  for (size_t i = 0; i < issuer->order.n; i++)
    if (issuer->order.at[i] == node) return (uint32_t)i;
  return UINT32_MAX;
}

static uint32_t issue(Canon *c, Issuer *issuer, uint32_t node) {
  uint32_t i = issued_by(c, issuer, node);
  if (i != UINT32_MAX) return i;
  array_push(&issuer->order, node);
  return (uint32_t)issuer->order.n - 1;
}

static void copy_issuer(Canon *c, Issuer *to, const Issuer *from) {
  array_clear(&to->order);
  array_reserve(&to->order, from->order.n + 4);
  assert(to->order.at);
  if (from->order.n) memcpy(to->order.at, from->order.at, from->order.n * sizeof *from->order.at);
  to->order.n = from->order.n;
  c->work += from->order.n / 16;
}

/* §4.7.3 Hash Related Blank Node */
static void hash_related(Canon *c, uint32_t related, const Quad *q, const Issuer *issuer, char position, Digest *d) {
  StrBuf input = {0};
  c->work++;
  strbuf_addc(&input, position);
  if (position != 'g') strbuf_add(&input, node_form(c->job->terms, q->p));
  uint32_t temporary;
  if (c->labels[related] != UINT32_MAX) strbuf_printf(&input, "_:c14n%u", c->labels[related]);
  else if ((temporary = issued_by(c, issuer, related)) != UINT32_MAX) strbuf_printf(&input, "_:b%u", temporary);
  else canon_add_hex(c, &input, &c->first[related]);
  canon_digest(c, strbuf_as_str(&input), d);
  strbuf_release(&input);
}

static int by_hash(const void *a, const void *b) {
  const Related *x = a, *y = b;
  int order = digest_cmp(&x->hash, &y->hash);
  return order ? order : (x->place > y->place) - (x->place < y->place);
}

/* 1 to 3: the other blank nodes beside which this one stands, by their hashes. */
static void find_related(Canon *c, uint32_t node, const Issuer *issuer, RelatedList *list) {
  for (size_t i = c->from[node]; i < c->from[node + 1]; i++) {
    const Quad *q = &c->job->quads[c->about[i]];
    const Node parts[] = {q->s, q->o, q->g};
    for (int k = 0; k < 3; k++) {
      if (!node_is_blank(parts[k]) || node_blank(parts[k]) == node) continue;
      Related found = {.node = node_blank(parts[k]), .place = (uint32_t)list->n};
      hash_related(c, found.node, q, issuer, "sog"[k], &found.hash);
      array_push(list, found);
    }
  }
  if (list->n > 1) qsort(list->at, list->n, sizeof *list->at, by_hash);
}

/* 5.4.4.3 and 5.4.5.5: this order can no longer give the least path. */
static bool is_worse(const StrBuf *path, const StrBuf *chosen) {
  return chosen->n && path->n >= chosen->n && str_cmp(strbuf_as_str(path), strbuf_as_str(chosen)) > 0;
}

/* 5.4.4: names for the nodes in this order; those that are new go to `again`. False when the order is given up. */
static bool add_names(Canon *c, const Related *group, const uint32_t *order, size_t n, Path *p, const StrBuf *chosen,
                      Issuer *again) {
  for (size_t i = 0; i < n; i++) {
    uint32_t related = group[order[i]].node;
    c->work++;
    if (c->labels[related] != UINT32_MAX) strbuf_printf(&p->text, "_:c14n%u", c->labels[related]);
    else {
      if (issued_by(c, &p->issuer, related) == UINT32_MAX) array_push(&again->order, related);
      strbuf_printf(&p->text, "_:b%u", issue(c, &p->issuer, related));
    }
    if (is_worse(&p->text, chosen)) return false;
  }
  return true;
}

/* 5.4.5: what lies behind the new ones. */
static Status follow(Canon *c, const Issuer *again, Path *p, const StrBuf *chosen, int depth, bool *given_up) {
  Status status = STATUS_OK;
  for (size_t i = 0; i < again->order.n && status == STATUS_OK && !*given_up; i++) {
    Digest result;
    uint32_t related = again->order.at[i];
    strbuf_printf(&p->text, "_:b%u<", issue(c, &p->issuer, related));
    status = canon_hash_n_degree(c, related, &p->issuer, depth + 1, &result);
    canon_add_hex(c, &p->text, &result);
    strbuf_addc(&p->text, '>');
    *given_up = is_worse(&p->text, chosen);
  }
  return status;
}

/* 5.4 for one order of the nodes of a group. */
static Status try_order(Canon *c, const Related *group, const uint32_t *order, size_t n, const Issuer *issuer,
                        Path *chosen, int depth) {
  Path p = {0};
  Issuer again = {0};
  copy_issuer(c, &p.issuer, issuer);
  bool given_up = !add_names(c, group, order, n, &p, &chosen->text, &again);
  Status status = given_up ? STATUS_OK : follow(c, &again, &p, &chosen->text, depth, &given_up);
  array_release(&again.order);
  if (status == STATUS_OK && !given_up &&
      (!chosen->text.n || str_cmp(strbuf_as_str(&p.text), strbuf_as_str(&chosen->text)) < 0)) {
    Path old = *chosen;
    *chosen = p;
    p = old;
  }
  strbuf_release(&p.text);
  array_release(&p.issuer.order);
  return status;
}

/* The next order of 0..n-1, from the sorted one on; false after the last. */
static bool next_order(uint32_t *order, size_t n) {
  size_t i = n - 1;
  while (i && order[i - 1] > order[i]) i--;
  if (!i) return false;
  size_t j = n - 1;
  while (order[j] < order[i - 1]) j--;
  uint32_t t = order[i - 1];
  order[i - 1] = order[j], order[j] = t;
  for (size_t a = i, b = n - 1; a < b; a++, b--) t = order[a], order[a] = order[b], order[b] = t;
  return true;
}

/* 5.4 to 5.6 for the nodes of one hash. */
static Status hash_group(Canon *c, const Related *group, size_t n, Issuer *issuer, StrBuf *data, int depth) {
  uint32_t *order = memory_new(n * sizeof *order);
  for (size_t i = 0; i < n; i++) order[i] = (uint32_t)i;
  Path chosen = {0};
  Status status;
  do {
    status = ++c->work > c->bound ? STATUS_LIMIT : try_order(c, group, order, n, issuer, &chosen, depth);
  } while (status == STATUS_OK && next_order(order, n));
  if (status == STATUS_OK) {
    strbuf_add(data, strbuf_as_str(&chosen.text));
    Issuer old = *issuer;
    *issuer = chosen.issuer;
    chosen.issuer = old;
  }
  strbuf_release(&chosen.text);
  array_release(&chosen.issuer.order);
  free(order);
  return status;
}

Status canon_hash_n_degree(Canon *c, uint32_t node, Issuer *issuer, int depth, Digest *d) {
  if (++c->work > c->bound || depth > DEEPEST) return STATUS_LIMIT;
  RelatedList list = {0};
  StrBuf data = {0};
  Status status = STATUS_OK;
  find_related(c, node, issuer, &list);
  for (size_t i = 0, end; i < list.n && status == STATUS_OK; i = end) {
    for (end = i + 1; end < list.n && !digest_cmp(&list.at[i].hash, &list.at[end].hash);) end++;
    canon_add_hex(c, &data, &list.at[i].hash);
    status = hash_group(c, list.at + i, end - i, issuer, &data, depth);
  }
  canon_digest(c, strbuf_as_str(&data), d);
  array_release(&list);
  strbuf_release(&data);
  return status;
}
