/* Expressions: [110] Expression to [128]. */
#include "query/functions.h"
#include "query/parser.h"
#include "rdf/vocabulary.h"

Expr *expr_new(Parser *p, ExprKind kind, size_t at) {
  Expr *e = ARENA_NEW(p->arena, Expr);
  *e = (Expr){.kind = kind, .variable = NO_VARIABLE, .at = at};
  return e;
}

static void add_argument(Parser *p, Expr *e, Expr *argument) {
  Expr **arguments = e->arguments;
  if ((e->count & (e->count - 1)) == 0) { /* room for the next power of two */
    arguments = ARENA_ARRAY(p->arena, Expr *, e->count ? e->count * 2 : 1);
    for (size_t i = 0; i < e->count; i++) arguments[i] = e->arguments[i];
    e->arguments = arguments;
  }
  arguments[e->count++] = argument;
}

static Expr *call_of(Parser *p, const char *name, size_t at, Expr *a, Expr *b) {
  Expr *e = expr_new(p, EXPR_CALL, at);
  e->function = function_of_name(str_of(name));
  add_argument(p, e, a);
  if (b) add_argument(p, e, b);
  return e;
}

/* [71] ArgList and [72] ExpressionList */
static void argument_list(Parser *p, Expr *e) {
  need_mark(p, "(");
  while (!parser_failed(p) && !at_mark(p, ")")) {
    add_argument(p, e, parse_expression(p));
    if (!take_mark(p, ",")) break;
    if (at_mark(p, ")")) parser_expected(p, "another argument");
  }
  need_mark(p, ")");
}

static void check_count(Parser *p, const Expr *e, Str name, size_t end) {
  int n = (int)e->count, least = e->function->least, most = e->function->most;
  if (parser_failed(p) || (n >= least && (most < 0 || n <= most))) return;
  if (least == most)
    parser_fail(p, e->at, end, "%.*s takes %d argument%s, found %d", STR_ARG(name), least, least == 1 ? "" : "s", n);
  else if (most < 0) parser_fail(p, e->at, end, "%.*s takes at least %d, found %d", STR_ARG(name), least, n);
  else parser_fail(p, e->at, end, "%.*s takes %d to %d arguments, found %d", STR_ARG(name), least, most, n);
}

/* [127] Aggregate */
static Expr *aggregate(Parser *p, Expr *e, Str name) {
  size_t end = e->at + name.n;
  if (!p->may_aggregate)
    parser_fail(p, e->at, end, "%.*s can stand in SELECT, HAVING and ORDER BY only, and not inside another aggregate",
                STR_ARG(name));
  p->aggregated = true;
  p->may_aggregate = false;
  e->kind = EXPR_AGGREGATE;
  need_mark(p, "(");
  e->distinct = take_keyword(p, "DISTINCT");
  if (e->function->shape == SHAPE_COUNT && take_mark(p, "*")) e->count = 0;
  else add_argument(p, e, parse_expression(p));
  e->separator = STR(" ");
  if (take_mark(p, ";")) {
    if (!str_is(str_of(e->function->name), "GROUP_CONCAT")) parser_expected(p, "')'");
    need_keyword(p, "SEPARATOR");
    need_mark(p, "=");
    e->separator = p->token.value;
    if (p->token.kind != LEXEME_STRING) parser_expected(p, "a string");
    parser_advance(p);
  }
  need_mark(p, ")");
  p->may_aggregate = true;
  return e;
}

static Expr *exists(Parser *p, ExprKind kind, size_t at) {
  Expr *e = expr_new(p, kind, at);
  bool may = p->may_aggregate;
  p->may_aggregate = false;
  p->pattern++;
  e->group = parse_group_graph_pattern(p);
  p->pattern++;
  p->may_aggregate = may;
  return e;
}

Expr *parse_built_in_call(Parser *p) {
  size_t at = p->token.at;
  if (p->token.kind != LEXEME_WORD) return NULL;
  if (take_keyword(p, "EXISTS")) return exists(p, EXPR_EXISTS, at);
  if (at_keyword(p, "NOT")) {
    parser_advance(p);
    need_keyword(p, "EXISTS");
    return exists(p, EXPR_NOT_EXISTS, at);
  }
  Str name = p->token.text;
  const Function *f = function_of_name(name);
  if (!f) return NULL;
  Expr *e = expr_new(p, EXPR_CALL, at);
  e->function = f;
  parser_advance(p);
  if (function_is_aggregate(f)) return aggregate(p, e, name);
  argument_list(p, e);
  check_count(p, e, name, p->last_end);
  if (f->shape == SHAPE_BOUND && e->count == 1 && e->arguments[0]->kind != EXPR_VARIABLE &&
      e->arguments[0]->kind != EXPR_TERM)
    parser_fail(p, at, p->last_end, "BOUND takes a variable");
  return e;
}

/* [128] iriOrFunction. A function that is not known is an error of evaluation (§17.6): its value is unbound. */
Expr *parse_function_or_iri(Parser *p) {
  size_t at = p->token.at, end = p->token.end;
  Str iri = parse_iri(p);
  Expr *e = expr_new(p, EXPR_TERM, at);
  e->term = (Term){.kind = TERM_IRI, .value = iri};
  if (!at_mark(p, "(")) return e;
  e->kind = EXPR_CALL;
  e->function = function_of_iri(iri);
  argument_list(p, e);
  if (e->function->sql) check_count(p, e, iri, end);
  else if (!parser_failed(p))
    report_warning(p->report, (Place){p->source->name, 0, 0}, "there is no function <%.*s>: it has no value",
                   STR_ARG(iri));
  return e;
}

static Expr *bracketted(Parser *p) {
  if (!parser_enter(p)) return expr_new(p, EXPR_TERM, p->token.at);
  need_mark(p, "(");
  Expr *e = parse_expression(p);
  need_mark(p, ")");
  parser_leave(p);
  return e;
}

/* [119] PrimaryExpression */
static Expr *primary(Parser *p) {
  size_t at = p->token.at;
  if (at_mark(p, "(")) return bracketted(p);
  Expr *e = parse_built_in_call(p);
  if (e) return e;
  if (at_iri(p)) return parse_function_or_iri(p);
  const Term *given = parser_parameter(p);
  if (given) {
    e = expr_new(p, EXPR_TERM, at);
    e->term = *given;
    parser_advance(p);
  } else if (p->token.kind == LEXEME_VARIABLE) {
    e = expr_new(p, EXPR_VARIABLE, at);
    e->variable = parse_variable(p);
  } else if (at_literal(p)) {
    e = expr_new(p, EXPR_TERM, at);
    e->term = parse_literal(p);
  } else {
    parser_expected(p, "an expression");
    e = expr_new(p, EXPR_TERM, at);
  }
  return e;
}

static Expr *unary(Parser *p) {
  size_t at = p->token.at;
  if (!parser_enter(p)) return primary(p);
  Expr *e;
  if (take_mark(p, "!")) {
    e = expr_new(p, EXPR_NOT, at);
    add_argument(p, e, unary(p));
  } else if (at_number(p, true) && !at_number(p, false)) {
    e = expr_new(p, EXPR_TERM, at);
    e->term = parse_literal(p);
  } else if (take_mark(p, "-")) e = call_of(p, "unary-", at, unary(p), NULL);
  else if (take_mark(p, "+")) e = call_of(p, "unary+", at, unary(p), NULL);
  else e = primary(p);
  parser_leave(p);
  return e;
}

static Expr *multiplicative(Parser *p) {
  Expr *e = unary(p);
  while (at_mark(p, "*") || at_mark(p, "/")) {
    size_t at = p->token.at;
    const char *name = at_mark(p, "*") ? "*" : "/";
    parser_advance(p);
    e = call_of(p, name, at, e, unary(p));
  }
  return e;
}

/* [116] AdditiveExpression. In "1-2" and "1 -2" the sign belongs to the operator. */
static Expr *additive(Parser *p) {
  Expr *e = multiplicative(p);
  while (at_mark(p, "+") || at_mark(p, "-")) {
    size_t at = p->token.at;
    const char *name = at_mark(p, "+") ? "+" : "-";
    parser_advance(p);
    e = call_of(p, name, at, e, multiplicative(p));
  }
  return e;
}

static Expr *in_list(Parser *p, ExprKind kind, size_t at, Expr *what) {
  Expr *e = expr_new(p, kind, at);
  add_argument(p, e, what);
  argument_list(p, e);
  return e;
}

/* [114] RelationalExpression */
static Expr *relational(Parser *p) {
  static const char *const operators[] = {"=", "!=", "<=", ">=", "<", ">"};
  Expr *e = additive(p);
  size_t at = p->token.at;
  for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
    if (take_mark(p, operators[i])) return call_of(p, operators[i], at, e, additive(p));
  if (take_keyword(p, "IN")) return in_list(p, EXPR_IN, at, e);
  if (at_keyword(p, "NOT")) {
    parser_advance(p);
    need_keyword(p, "IN");
    return in_list(p, EXPR_NOT_IN, at, e);
  }
  return e;
}

static Expr *chain(Parser *p, const char *mark, ExprKind kind, Expr *(*part)(Parser *)) {
  Expr *e = part(p);
  if (!at_mark(p, mark)) return e;
  Expr *all = expr_new(p, kind, p->token.at);
  add_argument(p, all, e);
  while (take_mark(p, mark)) add_argument(p, all, part(p));
  return all;
}

static Expr *conditional_and(Parser *p) { return chain(p, "&&", EXPR_AND, relational); }

Expr *parse_expression(Parser *p) {
  if (!parser_enter(p)) return expr_new(p, EXPR_TERM, p->token.at);
  Expr *e = chain(p, "||", EXPR_OR, conditional_and);
  parser_leave(p);
  return e;
}

Expr *parse_constraint(Parser *p) {
  if (at_mark(p, "(")) return bracketted(p);
  Expr *e = parse_built_in_call(p);
  if (e) return e;
  if (at_iri(p)) {
    size_t at = p->token.at, end = p->token.end;
    e = parse_function_or_iri(p);
    if (e->kind != EXPR_CALL)
      parser_fail(p, at, end, "expected a condition in parentheses or a function call, found an IRI");
    return e;
  }
  parser_expected(p, "a condition in parentheses or a function call");
  return expr_new(p, EXPR_TERM, p->token.at);
}
