#include "validate/validate.h"

#include "validate/check.h"

#include <string.h>

typedef struct Target {
  Node class;
  const Shape *shape;
  size_t order; ///< of the shape in the file
} Target;
typedef ARRAY(Target) Targets;

static int target_cmp(const void *a, const void *b) {
  const Target *x = a, *y = b;
  if (x->class != y->class) return x->class < y->class ? -1 : 1;
  return (x->order > y->order) - (x->order < y->order);
}

static void list_targets(Check *k, Targets *targets) {
  for (size_t i = 0; i < k->shapes->all.n; i++) {
    const Shape *shape = k->shapes->all.at[i];
    for (size_t j = 0; j < shape->target_classes.n; j++) {
      const Nodes *family = check_family(k, shape->target_classes.at[j]);
      for (size_t m = 0; m < family->n; m++) array_push(targets, (Target){family->at[m], shape, i});
    }
  }
  if (targets->n) qsort(targets->at, targets->n, sizeof *targets->at, target_cmp);
}

static size_t first_of(const Targets *targets, Node class) {
  size_t from = 0, to = targets->n;
  while (from < to) {
    size_t middle = from + (to - from) / 2;
    if (targets->at[middle].class < class) from = middle + 1;
    else to = middle;
  }
  return from;
}

static int form_cmp(const IndexedGraph *data, Node a, Node b) {
  if (a == b) return 0;
  if (!a || !b) return a ? 1 : -1;
  if (node_is_blank(a) || node_is_blank(b)) return a < b ? -1 : 1; /* blank nodes last, as they came */
  return str_cmp(node_form(data->names.terms, a), node_form(data->names.terms, b));
}

static int violation_cmp(const void *a, const void *b, void *data) {
  const Violation *x = a, *y = b;
  if (x->line != y->line) return x->line < y->line ? -1 : 1;
  int order = form_cmp(data, x->focus, y->focus);
  if (!order) order = form_cmp(data, x->path, y->path);
  if (!order) order = (int)x->constraint->component - (int)y->constraint->component;
  if (!order) order = form_cmp(data, x->value, y->value);
  return order ? order : form_cmp(data, x->shape->name, y->shape->name);
}

static void sort_and_thin(const IndexedGraph *data, Violations *found) {
  if (!found->n) return;
  qsort_r(found->at, found->n, sizeof *found->at, violation_cmp, (void *)data);
  size_t kept = 1;
  for (size_t i = 1; i < found->n; i++)
    if (violation_cmp(&found->at[kept - 1], &found->at[i], (void *)data)) found->at[kept++] = found->at[i];
  found->n = kept;
}

Status validate(const IndexedGraph *data, const Shapes *shapes, const char *name, Violations *found, Report *r) {
  Check k = {.data = data, .shapes = shapes, .name = name, .report = r, .found = found};
  Targets targets = {0};
  list_targets(&k, &targets);
  for (size_t i = 0; i < data->all.n && k.status == STATUS_OK; i++) {
    const Statement *s = &data->all.at[i];
    if (s->p != shapes->type) continue;
    k.line = s->line;
    for (size_t t = first_of(&targets, s->o); t < targets.n && targets.at[t].class == s->o; t++) {
      k.compared = 0;
      check_shape(&k, targets.at[t].shape, s->s, true);
    }
  }
  sort_and_thin(data, found);
  array_release(&targets);
  check_release(&k);
  return k.status;
}
