/* [1] QueryUnit to [30] ValuesClause. */
#include "query/functions.h"
#include "query/parser.h"
#include "rdf/iri.h"

/* [4] Prologue */
static void prologue(Parser *p) {
  for (;;) {
    if (take_keyword(p, "BASE")) {
      if (p->token.kind != LEXEME_IRIREF) parser_expected(p, "an IRI in <>");
      else p->base = parse_iri(p);
    } else if (take_keyword(p, "PREFIX")) {
      Lexeme name = p->token;
      if (name.kind != LEXEME_PNAME || name.value.n || name.text.p[name.text.n - 1] != ':')
        parser_expected(p, "a prefix, as in \"ent:\"");
      parser_advance(p);
      if (p->token.kind != LEXEME_IRIREF) parser_expected(p, "an IRI in <>");
      Str iri = parse_iri(p);
      map_set(&p->prefixes, name.prefix, (uint32_t)p->prefix_iris.n);
      array_push(&p->prefix_iris, iri);
    } else return;
  }
}

/* [13] DatasetClause */
static void dataset(Parser *p, Query *q) {
  while (take_keyword(p, "FROM")) {
    p->variables->graphs = true;
    if (take_keyword(p, "NAMED")) {
      Str iri = parse_iri(p);
      list_push(p->arena, &q->from_named, iri);
    } else {
      Str iri = parse_iri(p);
      list_push(p->arena, &q->from, iri);
    }
  }
}

static void where_clause(Parser *p, Query *q) {
  take_keyword(p, "WHERE");
  q->where = *parse_group_graph_pattern(p);
}

static Projection named_expression(Parser *p) {
  Projection item = {.variable = NO_VARIABLE, .at = p->token.at};
  need_mark(p, "(");
  item.expr = parse_expression(p);
  need_keyword(p, "AS");
  item.at = p->token.at;
  item.variable = parse_variable(p);
  need_mark(p, ")");
  return item;
}

/* [20] GroupCondition */
static bool group_condition(Parser *p, Query *q) {
  Projection item = {.variable = NO_VARIABLE, .at = p->token.at};
  if (p->token.kind == LEXEME_VARIABLE) {
    const Term *given = parser_parameter(p);
    if (given) item.expr = parse_expression(p);
    else item.variable = parse_variable(p);
  } else if (take_mark(p, "(")) {
    item.expr = parse_expression(p);
    if (take_keyword(p, "AS")) {
      item.at = p->token.at;
      item.variable = parse_variable(p);
    }
    need_mark(p, ")");
  } else if (at_iri(p)) item.expr = parse_constraint(p);
  else if (!(item.expr = parse_built_in_call(p))) return false;
  list_push(p->arena, &q->group_by, item);
  return true;
}

static bool order_condition(Parser *p, Query *q) {
  OrderBy by = {0};
  if (at_keyword(p, "ASC") || at_keyword(p, "DESC")) {
    by.descending = at_keyword(p, "DESC");
    parser_advance(p);
    if (!at_mark(p, "(")) parser_expected(p, "'('");
    by.expr = parse_constraint(p);
  } else if (p->token.kind == LEXEME_VARIABLE) {
    const Term *given = parser_parameter(p);
    by.expr = expr_new(p, given ? EXPR_TERM : EXPR_VARIABLE, p->token.at);
    if (given) by.expr->term = *given, parser_advance(p);
    else by.expr->variable = parse_variable(p);
  } else if (at_mark(p, "(") || at_iri(p)) by.expr = parse_constraint(p);
  else if (!(by.expr = parse_built_in_call(p))) return false;
  list_push(p->arena, &q->order_by, by);
  return true;
}

static int64_t number(Parser *p, const char *what) {
  int64_t n = 0;
  if (p->token.kind != LEXEME_INTEGER) {
    parser_expected(p, what);
    return 0;
  }
  for (size_t i = 0; i < p->token.text.n; i++) {
    if (n > (INT64_MAX - 9) / 10) {
      parser_fail(p, p->token.at, p->token.end, "this number is larger than %lld", (long long)INT64_MAX);
      return 0;
    }
    n = n * 10 + (p->token.text.p[i] - '0');
  }
  parser_advance(p);
  return n;
}

/* [18] SolutionModifier */
static void solution_modifier(Parser *p, Query *q) {
  p->may_aggregate = false;
  if (take_keyword(p, "GROUP")) {
    need_keyword(p, "BY");
    q->aggregated = true;
    if (!group_condition(p, q)) parser_expected(p, "a variable or an expression to group by");
    while (!parser_failed(p) && group_condition(p, q)) continue;
  }
  p->may_aggregate = true;
  if (take_keyword(p, "HAVING")) {
    q->aggregated = true;
    do {
      Expr *e = parse_constraint(p);
      list_push(p->arena, &q->having, e);
    } while (!parser_failed(p) &&
             (at_mark(p, "(") || at_iri(p) || (p->token.kind == LEXEME_WORD && function_of_name(p->token.text))));
  }
  if (take_keyword(p, "ORDER")) {
    need_keyword(p, "BY");
    if (!order_condition(p, q)) parser_expected(p, "a variable or an expression to order by");
    while (!parser_failed(p) && order_condition(p, q)) continue;
  }
  p->may_aggregate = false;
  bool limit = false, offset = false;
  while (!parser_failed(p)) {
    if (!limit && take_keyword(p, "LIMIT")) q->limit = number(p, "a number of rows"), limit = true;
    else if (!offset && take_keyword(p, "OFFSET")) q->offset = number(p, "a number of rows"), offset = true;
    else break;
  }
}

static void values_clause(Parser *p, Query *q) {
  if (take_keyword(p, "VALUES")) q->values = parse_data_block(p);
}

void parse_select_query(Parser *p, Query *q, bool sub) {
  need_keyword(p, "SELECT");
  q->distinct = take_keyword(p, "DISTINCT");
  if (!q->distinct) q->reduced = take_keyword(p, "REDUCED");
  p->may_aggregate = true;
  q->star = take_mark(p, "*");
  while (!q->star && !parser_failed(p) && (p->token.kind == LEXEME_VARIABLE || at_mark(p, "("))) {
    Projection item = {.at = p->token.at};
    if (at_mark(p, "(")) item = named_expression(p);
    else item.variable = parse_variable(p);
    list_push(p->arena, &q->projection, item);
  }
  if (!q->star && !q->projection.n) parser_expected(p, "what to select: variables, (expression AS ?name) or *");
  p->may_aggregate = false;
  if (!sub) dataset(p, q);
  where_clause(p, q);
  solution_modifier(p, q);
  if (sub) values_clause(p, q);
  q->aggregated |= p->aggregated;
  if (!parser_failed(p)) check_select(p, q);
}

/* [10] ConstructQuery, its short form included: CONSTRUCT WHERE { triples }. */
static void construct_query(Parser *p, Query *q) {
  q->form = QUERY_CONSTRUCT;
  Element e = {.kind = ELEMENT_TRIPLES, .variable = NO_VARIABLE};
  p->in_template = true;
  if (take_mark(p, "{")) {
    p->pattern++;
    parse_triples_block(p, &e);
    need_mark(p, "}");
    p->in_template = false;
    p->labels.n = 0;
    p->pattern++;
    dataset(p, q);
    where_clause(p, q);
  } else {
    dataset(p, q);
    need_keyword(p, "WHERE");
    need_mark(p, "{");
    parse_triples_block(p, &e);
    need_mark(p, "}");
    p->in_template = false;
    list_push(p->arena, &q->where.elements, e);
  }
  q->template.at = e.triples.at;
  q->template.n = e.triples.n;
  solution_modifier(p, q);
}

/* [11] DescribeQuery */
static void describe_query(Parser *p, Query *q) {
  q->form = QUERY_DESCRIBE;
  q->star = take_mark(p, "*");
  while (!q->star && !parser_failed(p) && (p->token.kind == LEXEME_VARIABLE || at_iri(p))) {
    Node n = parse_var_or_term(p);
    list_push(p->arena, &q->described, n);
  }
  if (!q->star && !q->described.n) parser_expected(p, "what to describe: IRIs, variables or *");
  dataset(p, q);
  if (at_keyword(p, "WHERE") || at_mark(p, "{")) where_clause(p, q);
  solution_modifier(p, q);
}

static bool refuse_update(Parser *p) {
  static const char *const updates[] = {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE",
                                        "DROP",   "COPY",   "MOVE", "ADD",   "WITH"};
  for (size_t i = 0; i < sizeof updates / sizeof *updates; i++) {
    if (!at_keyword(p, updates[i])) continue;
    parser_fail(p, p->token.at, p->token.end, "%s is an update; entente query only reads", updates[i]);
    return true;
  }
  return false;
}

void parse_query(Parser *p, Query *q) {
  prologue(p);
  if (parser_failed(p) || refuse_update(p)) return;
  if (at_keyword(p, "SELECT")) {
    q->form = QUERY_SELECT;
    parse_select_query(p, q, false);
  } else if (take_keyword(p, "CONSTRUCT")) construct_query(p, q);
  else if (take_keyword(p, "DESCRIBE")) describe_query(p, q);
  else if (take_keyword(p, "ASK")) {
    q->form = QUERY_ASK;
    dataset(p, q);
    where_clause(p, q);
    solution_modifier(p, q);
  } else parser_expected(p, "SELECT, ASK, CONSTRUCT or DESCRIBE");
  values_clause(p, q);
}
