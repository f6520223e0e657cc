#include "validate/check.h"

#include <string.h>

enum { COMPARED_MOST = 100000000 };

typedef struct Focus {
  const Shape *shape;
  Node node;
  Statements values; ///< of the path; of a node shape none
  bool tell;
} Focus;

/* `of` is the statement that has the value, or NULL. Gives whether checking goes on. */
static bool violated(Check *k, const Focus *f, const Constraint *c, const Statement *of, Node value) {
  if (!f->tell) return false;
  Violation v = {.shape = f->shape,
                 .constraint = c,
                 .focus = f->node,
                 .value = value,
                 .line = of && of->line ? of->line : k->line};
  v.path = of ? of->p : f->shape->path_count == 1 ? f->shape->paths[0] : 0;
  array_push(k->found, v);
  return true;
}

/* ---------------------------------------------------------------- constraints on all values together */

static bool check_count(Check *k, const Focus *f, const Constraint *c, size_t count) {
  bool least = c->component == SHACL_MIN_COUNT || c->component == SHACL_QUALIFIED_MIN_COUNT;
  size_t asked = (size_t)c->count;
  if (least ? count >= asked : count <= asked) return true;
  violated(k, f, c, !least && f->values.n > asked ? &f->values.at[asked] : NULL, 0);
  return false;
}

static bool check_qualified(Check *k, const Focus *f, const Constraint *c) {
  size_t count = 0;
  for (size_t i = 0; c->n && i < f->values.n; i++) count += check_shape(k, c->shapes[0], f->values.at[i].o, false);
  return check_count(k, f, c, count);
}

typedef struct Tagged {
  Str tag;
  const Statement *of;
} Tagged;

static int tagged_cmp(const void *a, const void *b) {
  const Tagged *x = a, *y = b;
  int order = str_cmp(x->tag, y->tag);
  return order ? order : (x->of > y->of) - (x->of < y->of);
}

static bool check_unique_lang(Check *k, const Focus *f, const Constraint *c) {
  ARRAY(Tagged) all = {0};
  for (size_t i = 0; i < f->values.n; i++) {
    arena_clear(&k->scratch);
    Value v = value_of_term(indexed_form(k->data, f->values.at[i].o, &k->scratch), &k->scratch);
    if (v.kind == VALUE_LANG) array_push(&all, (Tagged){v.lang, &f->values.at[i]}); /* the tag lends from the terms */
  }
  if (all.n) qsort(all.at, all.n, sizeof *all.at, tagged_cmp);
  bool held = true, go_on = true;
  for (size_t i = 1; i < all.n && go_on; i++) {
    bool again = str_eq(all.at[i - 1].tag, all.at[i].tag), third = i > 1 && str_eq(all.at[i - 2].tag, all.at[i].tag);
    if (!again || third) continue;
    held = false;
    go_on = violated(k, f, c, all.at[i].of, all.at[i].of->o);
  }
  array_release(&all);
  return held;
}

/* One value against all of the other property. */
static bool is_less(Check *k, const Constraint *c, Node value, const Value *others, size_t n) {
  for (size_t i = 0; i < n; i++) {
    int order = check_compare(k, value, &others[i]);
    if (order > 0 || (order == 0 && c->component == SHACL_LESS_THAN)) return false;
  }
  return true;
}

static bool check_less(Check *k, const Focus *f, const Constraint *c) {
  Statements others = indexed_values(k->data, f->node, c->node);
  k->compared += (int64_t)others.n * (int64_t)f->values.n;
  if (k->compared > COMPARED_MOST) {
    if (k->status == STATUS_OK)
      k->status = report_error(k->report, STATUS_LIMIT, (Place){k->name, (long)k->line, 0},
                               "one node has %zu values to compare with %zu others, which would take forever",
                               f->values.n, others.n);
    return false;
  }
  Arena arena = {0};
  Value *bounds = ARENA_ARRAY(&arena, Value, others.n + 1);
  for (size_t i = 0; i < others.n; i++)
    bounds[i] = value_of_term(indexed_form(k->data, others.at[i].o, &arena), &arena);
  bool held = true, go_on = true;
  for (size_t i = 0; i < f->values.n && go_on; i++) {
    const Statement *s = &f->values.at[i];
    if (is_less(k, c, s->o, bounds, others.n)) continue;
    held = false;
    go_on = violated(k, f, c, s, s->o);
  }
  arena_release(&arena);
  return held;
}

static bool has_value(const Focus *f, Node value) {
  bool has = !f->shape->path_count && f->node == value;
  for (size_t i = 0; i < f->values.n && !has; i++) has = f->values.at[i].o == value;
  return has;
}

/* ---------------------------------------------------------------- constraints on each value */

static bool check_one(Check *k, const Focus *f, const Constraint *c, const Statement *of, Node value) {
  if (c->component == SHACL_PROPERTY) return check_shape(k, c->shapes[0], value, f->tell);
  if (check_value(k, c, value)) return true;
  violated(k, f, c, of, value);
  return false;
}

static bool check_each(Check *k, const Focus *f, const Constraint *c) {
  if (!f->shape->path_count) return check_one(k, f, c, NULL, f->node);
  bool held = true;
  for (size_t i = 0; i < f->values.n && (held || f->tell); i++)
    held &= check_one(k, f, c, &f->values.at[i], f->values.at[i].o);
  return held;
}

static bool check_constraint(Check *k, const Focus *f, const Constraint *c) {
  switch (c->component) {
  case SHACL_MIN_COUNT:
  case SHACL_MAX_COUNT: return check_count(k, f, c, f->values.n);
  case SHACL_QUALIFIED_MIN_COUNT:
  case SHACL_QUALIFIED_MAX_COUNT: return check_qualified(k, f, c);
  case SHACL_UNIQUE_LANG: return check_unique_lang(k, f, c);
  case SHACL_LESS_THAN:
  case SHACL_LESS_THAN_OR_EQUALS: return check_less(k, f, c);
  case SHACL_HAS_VALUE: return has_value(f, c->node) || (violated(k, f, c, NULL, 0), false);
  default: return check_each(k, f, c);
  }
}

/* ---------------------------------------------------------------- shapes */

static int by_value(const void *a, const void *b) {
  const Statement *x = a, *y = b;
  if (x->o != y->o) return x->o < y->o ? -1 : 1;
  return (x->p > y->p) - (x->p < y->p);
}

/* The values of several properties, each once, in an array of their own. */
static Statements gather(const Check *k, const Shape *shape, Node focus, Statement **kept) {
  ARRAY(Statement) all = {0};
  for (size_t i = 0; i < shape->path_count; i++) {
    Statements of = indexed_values(k->data, focus, shape->paths[i]);
    for (size_t j = 0; j < of.n; j++) array_push(&all, of.at[j]);
  }
  size_t n = 0;
  if (all.n) qsort(all.at, all.n, sizeof *all.at, by_value);
  for (size_t i = 0; i < all.n; i++)
    if (!n || all.at[n - 1].o != all.at[i].o) all.at[n++] = all.at[i];
  *kept = all.at;
  return (Statements){all.at, n};
}

bool check_shape(Check *k, const Shape *shape, Node focus, bool tell) {
  Focus f = {.shape = shape, .node = focus, .tell = tell};
  Statement *kept = NULL;
  if (shape->path_count == 1) f.values = indexed_values(k->data, focus, shape->paths[0]);
  else if (shape->path_count) f.values = gather(k, shape, focus, &kept);
  bool held = true;
  for (size_t i = 0; i < shape->constraints.n && (held || tell) && k->status == STATUS_OK; i++)
    held &= check_constraint(k, &f, &shape->constraints.at[i]);
  free(kept);
  return held;
}
