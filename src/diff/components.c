#include "diff/components.h"

#include "base/sha256.h"
#include <stdlib.h>
#include <string.h>

#define NO_COMPONENT UINT32_MAX

static uint32_t root_of(uint32_t *parent, uint32_t n) {
  while (parent[n] != n) n = parent[n] = parent[parent[n]];
  return n;
}

static uint32_t first_blank(const Quad *q) {
  return node_blank(node_is_blank(q->s) ? q->s : node_is_blank(q->o) ? q->o : q->g);
}

static void join(uint32_t *parent, const Quad *q) {
  uint32_t root = root_of(parent, first_blank(q));
  const Node parts[] = {q->s, q->o, q->g};
  for (int i = 0; i < 3; i++)
    if (node_is_blank(parts[i])) parent[root_of(parent, node_blank(parts[i]))] = root;
}

/* Numbers the components in the order of their first statement, and sorts the statements by them. */
static void split(Components *c, const Dataset *d, uint32_t *parent) {
  for (int pass = 0; pass < 2; pass++) {
    size_t all = 0;
    for (size_t i = 0; i < d->quads.n; i++) {
      const Quad *q = &d->quads.at[i];
      if (!quad_has_blank(q)) continue;
      uint32_t *n = &c->of_blank[root_of(parent, first_blank(q))];
      if (*n == NO_COMPONENT) {
        *n = (uint32_t)c->list.n;
        array_push(&c->list, (Component){0});
      }
      Component *to = &c->list.at[*n];
      if (pass) c->quads.at[to->from + to->n] = *q;
      to->n++, all++;
    }
    if (pass) break;
    array_reserve(&c->quads, all + 1);
    c->quads.n = all;
    for (size_t i = 0, at = 0; i < c->list.n; i++) {
      c->list.at[i].from = at;
      at += c->list.at[i].n;
      c->list.at[i].n = 0;
    }
  }
}

void components_find(Components *c, const Dataset *d) {
  uint32_t blanks = dataset_blanks(d);
  uint32_t *parent = memory_new((blanks + (size_t)1) * sizeof *parent);
  c->of_blank = memory_new((blanks + (size_t)1) * sizeof *c->of_blank);
  memset(c->of_blank, 0xFF, (blanks + (size_t)1) * sizeof *c->of_blank);
  for (uint32_t i = 0; i < blanks; i++) parent[i] = i;
  for (size_t i = 0; i < d->quads.n; i++)
    if (quad_has_blank(&d->quads.at[i])) join(parent, &d->quads.at[i]);
  split(c, d, parent);
  for (uint32_t i = 0; i < blanks; i++) c->of_blank[i] = c->of_blank[root_of(parent, i)];
  free(parent);
}

/* A node of one dataset in the other's numbers, by its label; 0 when that has no such node. */
static Node by_label(Node n, const Dataset *from, const Dataset *to) {
  if (!node_is_blank(n)) return n;
  uint32_t there = map_get(&to->labels, from->labels.entries.at[node_blank(n)].key);
  return there == MAP_NONE ? 0 : NODE_BLANK | there;
}

static bool has_statement(const Quad *q, const Dataset *from, const Dataset *to) {
  Quad key = {by_label(q->s, from, to), q->p, by_label(q->o, from, to), by_label(q->g, from, to)};
  if (!key.s || !key.o || (q->g && !key.g)) return false;
  return bsearch(&key, to->quads.at, to->quads.n, sizeof key, quad_cmp);
}

void components_match_labels(Components *a, const Dataset *da, Components *b, const Dataset *db) {
  for (size_t i = 0; i < b->list.n; i++) {
    Component *x = &b->list.at[i];
    const Quad *quads = &b->quads.at[x->from];
    Node there = by_label(NODE_BLANK | first_blank(quads), db, da);
    uint32_t n = there ? a->of_blank[node_blank(there)] : NO_COMPONENT;
    if (n == NO_COMPONENT || a->list.at[n].n != x->n) continue;
    size_t found = 0;
    while (found < x->n && has_statement(&quads[found], db, da)) found++;
    if (found == x->n) x->same = a->list.at[n].same = true;
  }
}

static int by_text(const void *a, const void *b) { return str_cmp(*(const Str *)a, *(const Str *)b); }

static void add_node(StrBuf *b, const CanonJob *job, const uint32_t *labels, Node n) {
  if (node_is_blank(n)) strbuf_printf(b, "_:c14n%u ", labels[node_blank(n)]);
  else if (n) strbuf_add(b, node_form(job->terms, n)), strbuf_addc(b, ' ');
}

static void hash_lines(const CanonJob *job, const uint32_t *labels, unsigned char hash[32]) {
  StrBuf text = {0};
  Str *lines = memory_new(job->n * sizeof *lines);
  for (size_t i = 0; i < job->n; i++) {
    const Quad *q = &job->quads[i];
    size_t from = text.n;
    add_node(&text, job, labels, q->s);
    add_node(&text, job, labels, q->p);
    add_node(&text, job, labels, q->o);
    add_node(&text, job, labels, q->g);
    strbuf_adds(&text, ".\n");
    lines[i].n = text.n - from;
  }
  const char *p = text.data;
  for (size_t i = 0; i < job->n; i++) lines[i].p = p, p += lines[i].n;
  qsort(lines, job->n, sizeof *lines, by_text);
  Sha256 h;
  sha256_init(&h);
  for (size_t i = 0; i < job->n; i++) sha256_add(&h, lines[i]);
  sha256_end(&h, hash);
  free(lines);
  strbuf_release(&text);
}

/* The statements with the component's blank nodes numbered from 0; `number` is UINT32_MAX throughout, before and after. */
static uint32_t renumber(Quad *to, const Quad *from, size_t n, uint32_t *number) {
  uint32_t blanks = 0;
  memcpy(to, from, n * sizeof *to);
  for (size_t i = 0; i < n; i++) {
    Node *parts[] = {&to[i].s, &to[i].o, &to[i].g};
    for (int k = 0; k < 3; k++) {
      if (!node_is_blank(*parts[k])) continue;
      uint32_t *known = &number[node_blank(*parts[k])];
      if (*known == UINT32_MAX) *known = blanks++;
      *parts[k] = NODE_BLANK | *known;
    }
  }
  for (size_t i = 0; i < n; i++) {
    const Node parts[] = {from[i].s, from[i].o, from[i].g};
    for (int k = 0; k < 3; k++)
      if (node_is_blank(parts[k])) number[node_blank(parts[k])] = UINT32_MAX;
  }
  return blanks;
}

static Status hash_component(Component *part, const Quad *quads, const Dataset *d, uint32_t *number, uint64_t *left,
                             const char *name, Report *r) {
  Quad *local = memory_new(part->n * sizeof *local);
  CanonJob job = {.terms = d->terms, .quads = local, .n = part->n, .name = name};
  job.left = left;
  job.blanks = renumber(local, quads + part->from, part->n, number);
  uint32_t *labels = memory_new(job.blanks * sizeof *labels);
  Status status = canon_label(&job, labels, r);
  if (status == STATUS_OK) hash_lines(&job, labels, part->hash);
  free(labels);
  free(local);
  return status;
}

Status components_hash(Components *c, const Dataset *d, const char *name, Report *r) {
  uint32_t blanks = dataset_blanks(d), *number = memory_new((blanks + (size_t)1) * sizeof *number);
  memset(number, 0xFF, blanks * sizeof *number);
  Status status = STATUS_OK;
  uint64_t left = canon_usual_bound(blanks); /* for all of them together */
  for (size_t i = 0; i < c->list.n && status == STATUS_OK; i++)
    if (!c->list.at[i].same) status = hash_component(&c->list.at[i], c->quads.at, d, number, &left, name, r);
  free(number);
  return status;
}

static int by_hash(const void *a, const void *b) {
  const Component *x = *(Component *const *)a, *y = *(Component *const *)b;
  int order = memcmp(x->hash, y->hash, sizeof x->hash);
  return order ? order : (x->from > y->from) - (x->from < y->from);
}

/* Those that are left, by their hashes. */
static Component **sorted(Components *c, size_t *n) {
  Component **list = memory_new((c->list.n + 1) * sizeof(Component *));
  *n = 0;
  for (size_t i = 0; i < c->list.n; i++)
    if (!c->list.at[i].same) list[(*n)++] = &c->list.at[i];
  qsort(list, *n, sizeof(Component *), by_hash);
  return list;
}

void components_match(Components *a, Components *b) {
  size_t old, fresh;
  Component **x = sorted(a, &old), **y = sorted(b, &fresh);
  for (size_t i = 0, k = 0; i < old && k < fresh;) {
    int order = memcmp(x[i]->hash, y[k]->hash, sizeof x[i]->hash);
    if (!order) x[i]->same = y[k]->same = true;
    i += order <= 0, k += order >= 0;
  }
  free(x);
  free(y);
}

void components_release(Components *c) {
  array_release(&c->quads);
  array_release(&c->list);
  free(c->of_blank);
}
