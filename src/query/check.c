/* The notes to the grammar (§19.8) that are about scope. */
#include "query/functions.h"
#include "query/parser.h"
#include "query/scope.h"

static Str name_of(const Parser *p, int variable) { return p->variables->names.at[variable]; }

void check_group(Parser *p, const Group *g) {
  size_t last = g->elements.n;
  while (last && g->elements.at[last - 1].kind != ELEMENT_BIND) last--;
  if (!last) return;
  bool *bound = memory_new(p->variables->names.n + 1);
  for (size_t i = 0; i < last; i++) {
    const Element *e = &g->elements.at[i];
    if (e->kind == ELEMENT_BIND && bound[e->variable])
      parser_fail(p, e->at, e->at + 1 + name_of(p, e->variable).n,
                  "?%.*s has a value already in this group; BIND needs a new variable",
                  STR_ARG(name_of(p, e->variable)));
    scope_of_element(e, bound);
  }
  free(bound);
}

/* A variable outside aggregates that the query is not grouped by; NO_VARIABLE when there is none. */
static const Expr *ungrouped(const Expr *e, const bool *known) {
  if (e->kind == EXPR_VARIABLE) return known[e->variable] ? NULL : e;
  if (e->kind == EXPR_AGGREGATE) return NULL;
  for (size_t i = 0; i < e->count; i++) {
    const Expr *found = ungrouped(e->arguments[i], known);
    if (found) return found;
  }
  return NULL;
}

static void check_grouped(Parser *p, const Query *q) {
  if (q->star) {
    parser_fail(p, p->token.at, p->token.end, "SELECT * cannot be grouped; name what to select");
    return;
  }
  bool *known = memory_new(p->variables->names.n + 1);
  for (size_t i = 0; i < q->group_by.n; i++)
    if (q->group_by.at[i].variable != NO_VARIABLE) known[q->group_by.at[i].variable] = true;
  for (size_t i = 0; i < q->projection.n; i++) {
    const Projection *item = &q->projection.at[i];
    Str name = name_of(p, item->variable);
    if (!item->expr) {
      if (!known[item->variable])
        parser_fail(
            p, item->at, item->at + 1 + name.n,
            "?%.*s is neither grouped by nor in an aggregate; add it to GROUP BY or write (SAMPLE(?%.*s) AS ...)",
            STR_ARG(name), STR_ARG(name));
      continue;
    }
    const Expr *loose = ungrouped(item->expr, known);
    if (loose) {
      Str v = name_of(p, loose->variable);
      parser_fail(p, loose->at, loose->at + 1 + v.n, "?%.*s is neither grouped by nor in an aggregate", STR_ARG(v));
    }
    known[item->variable] = true;
  }
  free(known);
}

void check_select(Parser *p, const Query *q) {
  bool *bound = memory_new(p->variables->names.n + 1);
  scope_of_group(&q->where, bound);
  for (size_t i = 0; i < q->projection.n; i++) {
    const Projection *item = &q->projection.at[i];
    Str name = name_of(p, item->variable);
    if (!item->expr) continue;
    if (bound[item->variable])
      parser_fail(p, item->at, item->at + 1 + name.n, "?%.*s has a value already; AS needs a new variable",
                  STR_ARG(name));
    bound[item->variable] = true;
  }
  free(bound);
  if (q->aggregated && !parser_failed(p)) check_grouped(p, q);
}
