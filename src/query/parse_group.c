/* Groups: [53] GroupGraphPattern to [67]. */
#include "query/parser.h"

static Element *push(Parser *p, Group *g, ElementKind kind, size_t at) {
  Element e = {.kind = kind, .at = at, .variable = NO_VARIABLE};
  list_push(p->arena, &g->elements, e);
  return &g->elements.at[g->elements.n - 1];
}

static void add_group(Parser *p, Element *e, Group *g) {
  Group **groups = ARENA_ARRAY(p->arena, Group *, e->count + 1);
  for (size_t i = 0; i < e->count; i++) groups[i] = e->groups[i];
  groups[e->count++] = g;
  e->groups = groups;
}

/* Triples that only filters part are one basic graph pattern (§5.1): they go into one element, so that they can be reordered. */
static void triples(Parser *p, Group *g) {
  for (size_t i = g->elements.n; i-- > 0;) {
    Element *e = &g->elements.at[i];
    if (e->kind == ELEMENT_TRIPLES) {
      parse_triples_block(p, e);
      return;
    }
    if (e->kind != ELEMENT_FILTER) break;
  }
  Element *e = push(p, g, ELEMENT_TRIPLES, p->token.at);
  parse_triples_block(p, e);
}

static void bind(Parser *p, Group *g, size_t at) {
  Element e = {.kind = ELEMENT_BIND, .at = at};
  need_mark(p, "(");
  e.expr = parse_expression(p);
  need_keyword(p, "AS");
  e.at = p->token.at;
  e.variable = parse_variable(p);
  need_mark(p, ")");
  list_push(p->arena, &g->elements, e);
}

/* [67] GroupOrUnionGraphPattern */
static void group_or_union(Parser *p, Group *g) {
  Element e = {.kind = ELEMENT_UNION, .at = p->token.at, .variable = NO_VARIABLE};
  ARRAY(Group *) groups = {0};
  do list_push(p->arena, &groups, parse_group_graph_pattern(p));
  while (take_keyword(p, "UNION"));
  e.groups = groups.at;
  e.count = groups.n;
  list_push(p->arena, &g->elements, e);
}

static void one_group(Parser *p, Group *g, ElementKind kind, size_t at) {
  Element e = {.kind = kind, .at = at, .variable = NO_VARIABLE, .graph = {.variable = NO_VARIABLE}};
  if (kind == ELEMENT_GRAPH) {
    p->variables->graphs = true;
    if (p->token.kind != LEXEME_VARIABLE && !at_iri(p)) parser_expected(p, "a variable or an IRI for the graph");
    else e.graph = parse_var_or_term(p);
  }
  add_group(p, &e, parse_group_graph_pattern(p));
  list_push(p->arena, &g->elements, e);
}

/* [56] GraphPatternNotTriples; false when none is ahead. */
static bool not_triples(Parser *p, Group *g) {
  size_t at = p->token.at;
  if (take_keyword(p, "FILTER")) {
    Expr *e = parse_constraint(p);
    push(p, g, ELEMENT_FILTER, at)->expr = e;
    return true;
  }
  p->pattern++;
  if (take_keyword(p, "OPTIONAL")) one_group(p, g, ELEMENT_OPTIONAL, at);
  else if (take_keyword(p, "MINUS")) one_group(p, g, ELEMENT_MINUS, at);
  else if (take_keyword(p, "GRAPH")) one_group(p, g, ELEMENT_GRAPH, at);
  else if (take_keyword(p, "BIND")) bind(p, g, at);
  else if (take_keyword(p, "VALUES")) {
    Values v = parse_data_block(p);
    push(p, g, ELEMENT_VALUES, at)->values = v;
  } else if (at_keyword(p, "SERVICE")) {
    parser_fail(p, at, p->token.end, "SERVICE is not supported: queries never leave this machine");
  } else if (at_mark(p, "{")) group_or_union(p, g);
  else {
    p->pattern--;
    return false;
  }
  p->pattern++;
  return true;
}

/* [54] GroupGraphPatternSub */
static void group_sub(Parser *p, Group *g) {
  while (!parser_failed(p) && !at_mark(p, "}")) {
    if (at_triples(p)) {
      triples(p, g);
      if (!parser_failed(p) && at_triples(p)) parser_expected(p, "'.' or '}' behind a triple");
    } else if (not_triples(p, g)) take_mark(p, ".");
    else {
      parser_expected(p, "a triple, FILTER, OPTIONAL, UNION, BIND, VALUES, MINUS, GRAPH, a group or '}'");
      return;
    }
  }
}

Group *parse_group_graph_pattern(Parser *p) {
  Group *g = ARENA_NEW(p->arena, Group);
  if (!parser_enter(p)) return g;
  need_mark(p, "{");
  p->pattern++;
  if (at_keyword(p, "SELECT")) {
    size_t at = p->token.at;
    Query *q = parse_sub_select(p);
    push(p, g, ELEMENT_SELECT, at)->select = q;
  } else group_sub(p, g);
  p->pattern++;
  need_mark(p, "}");
  parser_leave(p);
  if (!parser_failed(p)) check_group(p, g);
  return g;
}

Query *parse_sub_select(Parser *p) {
  Query *q = ARENA_NEW(p->arena, Query);
  *q = (Query){.limit = -1, .variables = p->variables};
  bool aggregated = p->aggregated, may = p->may_aggregate;
  p->aggregated = false;
  parse_select_query(p, q, true);
  p->aggregated = aggregated;
  p->may_aggregate = may;
  return q;
}
