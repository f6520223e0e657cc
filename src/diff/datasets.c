#include "diff/datasets.h"

#include "diff/labels.h"
#include "diff/pairing.h"
#include "rdf/ntriples.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* One dataset with what is found out about its blank nodes. */
typedef struct Side {
  const Dataset *data;
  const char *name;
  Components parts;
  Quads changed;    ///< statements of the components that the other side does not have
  uint32_t *labels; ///< canonical, by blank node; made when something changed
  uint32_t *pair;
  const Term **blanks; ///< by blank node: what it is in the rows, once it is asked for
} Side;

typedef struct Work {
  Changes *c;
  Side a, b;
  const Term **terms; ///< by term: what it is in the rows, once it is asked for
} Work;

/* ---- From numbers to terms ---- */

static Term *make_ground(Work *w, Node n) {
  Arena *arena = &w->c->arena;
  Term *t = ARENA_NEW(arena, Term);
  term_of_form(t, arena_copy(arena, node_form(w->a.data->terms, n)), arena);
  return t;
}

static Term *make_blank(Work *w, uint32_t node, bool after) {
  Arena *arena = &w->c->arena;
  const Side *side = after ? &w->b : &w->a, *other = after ? &w->a : &w->b;
  uint32_t label = side->labels[node], pair = side->pair[node];
  Term *t = ARENA_NEW(arena, Term);
  t->kind = TERM_BLANK;
  if (pair == NOT_PAIRED) t->value = arena_printf(arena, "%c%u", after ? 'b' : 'a', label);
  else t->value = arena_printf(arena, "a%ub%u", label, other->labels[pair]);
  return t;
}

/* A node that stayed is the same term on both sides: it is made on the old one. */
static const Term *term_of(Work *w, Node n, bool after) {
  if (!n) return NULL;
  if (!node_is_blank(n)) return w->terms[n] ? w->terms[n] : (w->terms[n] = make_ground(w, n));
  assert(w->a.labels && w->b.labels); /* only what changed is shown, and then they are made */
  uint32_t node = node_blank(n);
  if (after && w->b.pair[node] != NOT_PAIRED) node = w->b.pair[node], after = false;
  const Term **at = &(after ? &w->b : &w->a)->blanks[node];
  return *at ? *at : (*at = make_blank(w, node, after));
}

static TermQuad quad_of(Work *w, const Quad *q, bool after) {
  return (TermQuad){term_of(w, q->s, after), term_of(w, q->p, after), term_of(w, q->o, after), term_of(w, q->g, after)};
}

static void add_row(Work *w, const Quad *q, bool added) {
  array_push(&w->c->rows, (Change){.added = added, .quad = quad_of(w, q, added)});
}

/* ---- Statements without blank nodes ---- */

/* Two sorted lists go side by side. Those with a blank node are passed over: their numbers mean nothing on the other side. */
static void compare_ground(Work *w) {
  const Quads *x = &w->a.data->quads, *y = &w->b.data->quads;
  for (size_t i = 0, k = 0; i < x->n || k < y->n;) {
    if (i < x->n && quad_has_blank(&x->at[i])) i++;
    else if (k < y->n && quad_has_blank(&y->at[k])) k++;
    else {
      int order = i == x->n ? 1 : k == y->n ? -1 : quad_cmp(&x->at[i], &y->at[k]);
      if (order < 0) add_row(w, &x->at[i], false);
      if (order > 0) add_row(w, &y->at[k], true);
      i += order <= 0, k += order >= 0;
    }
  }
}

/* ---- Statements with blank nodes ---- */

static void collect_changed(Side *s) {
  for (size_t i = 0; i < s->parts.list.n; i++) {
    const Component *part = &s->parts.list.at[i];
    for (size_t k = 0; k < part->n && !part->same; k++) array_push(&s->changed, s->parts.quads.at[part->from + k]);
  }
}

static Status label_side(Side *s, Report *r) {
  CanonJob job = {.terms = s->data->terms,
                  .quads = s->data->quads.at,
                  .n = s->data->quads.n,
                  .blanks = dataset_blanks(s->data),
                  .name = s->name};
  s->labels = memory_new((job.blanks + (size_t)1) * sizeof *s->labels);
  s->pair = memory_new((job.blanks + (size_t)1) * sizeof *s->pair);
  memset(s->pair, 0xFF, job.blanks * sizeof *s->pair);
  s->blanks = memory_new((job.blanks + (size_t)1) * sizeof *s->blanks);
  return canon_label(&job, s->labels, r);
}

/* A statement of the new side in the old side's numbers; nodes that the old side does not have get numbers above its own. */
static Quad in_old_numbers(const Work *w, const Quad *q) {
  Quad moved = *q;
  Node *parts[] = {&moved.s, &moved.o, &moved.g};
  for (int k = 0; k < 3; k++) {
    if (!node_is_blank(*parts[k])) continue;
    uint32_t node = node_blank(*parts[k]), pair = w->b.pair[node];
    *parts[k] = NODE_BLANK | (pair == NOT_PAIRED ? dataset_blanks(w->a.data) + node : pair);
  }
  return moved;
}

typedef struct Moved {
  Quad quad; ///< in the old side's numbers
  size_t at; ///< in the new side's `changed`
} Moved;

static int by_quad(const void *a, const void *b) {
  return quad_cmp(&((const Moved *)a)->quad, &((const Moved *)b)->quad);
}

static void compare_changed(Work *w) {
  const Quads *x = &w->a.changed, *y = &w->b.changed;
  Moved *moved = memory_new((y->n + 1) * sizeof *moved);
  for (size_t i = 0; i < y->n; i++) moved[i] = (Moved){in_old_numbers(w, &y->at[i]), i};
  qsort(moved, y->n, sizeof *moved, by_quad);
  if (x->n) qsort(x->at, x->n, sizeof *x->at, quad_cmp);
  for (size_t i = 0, k = 0; i < x->n || k < y->n;) {
    int order = i == x->n ? 1 : k == y->n ? -1 : quad_cmp(&x->at[i], &moved[k].quad);
    if (order < 0) add_row(w, &x->at[i], false);
    else if (order > 0) add_row(w, &y->at[moved[k].at], true);
    else array_push(&w->c->context, quad_of(w, &x->at[i], false));
    i += order <= 0, k += order >= 0;
  }
  free(moved);
}

static Status compare_blanks(Work *w, Report *r) {
  components_find(&w->a.parts, w->a.data);
  components_find(&w->b.parts, w->b.data);
  components_match_labels(&w->a.parts, w->a.data, &w->b.parts, w->b.data);
  Status status = components_hash(&w->a.parts, w->a.data, w->a.name, r);
  if (status == STATUS_OK) status = components_hash(&w->b.parts, w->b.data, w->b.name, r);
  if (status != STATUS_OK) return status;
  components_match(&w->a.parts, &w->b.parts);
  collect_changed(&w->a);
  collect_changed(&w->b);
  if (!w->a.changed.n && !w->b.changed.n) return STATUS_OK;
  status = label_side(&w->a, r);
  if (status == STATUS_OK) status = label_side(&w->b, r);
  if (status != STATUS_OK) return status;
  PairingSide a = {w->a.changed.at, w->a.changed.n, w->a.labels, w->a.pair};
  PairingSide b = {w->b.changed.at, w->b.changed.n, w->b.labels, w->b.pair};
  pair_blank_nodes(&a, &b);
  compare_changed(w);
  return STATUS_OK;
}

static void release_side(Side *s) {
  components_release(&s->parts);
  array_release(&s->changed);
  free(s->labels);
  free(s->pair);
  free(s->blanks);
}

Status diff_datasets(Changes *c, const Dataset *a, const Dataset *b, Report *r) {
  size_t terms = a->terms->forms.entries.n + 1;
  Work w = {.c = c, .a = {.data = a, .name = c->before.p}, .b = {.data = b, .name = c->after.p}};
  w.terms = memory_new(terms * sizeof *w.terms);
  c->statements_before = a->quads.n, c->statements_after = b->quads.n;
  compare_ground(&w);
  Status status = compare_blanks(&w, r);
  if (status == STATUS_OK) {
    c->names = labels_of(&c->arena, a, b, w.terms);
    changes_sort(c);
  }
  release_side(&w.a);
  release_side(&w.b);
  free(w.terms);
  return status;
}
