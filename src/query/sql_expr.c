/* Expressions (§17) as SQL: values as terms, conditions as 1, 0 and NULL, where NULL is the error of SPARQL. The logic of three
 * values is the same in both (§17.2), so AND, OR and NOT are SQL's. */
#include "query/functions.h"
#include "query/writer.h"

static const Binding *lookup(const Scope *scope, int variable) {
  for (; scope; scope = scope->outer) {
    const Binding *b = rows_find(scope->block, variable);
    if (b) return b;
  }
  return NULL;
}

bool expr_varies(const Expr *e) {
  if (e->function && e->function->varies && !e->count) return true; /* BNODE(text) hangs on its solution alone */
  for (size_t i = 0; i < e->count; i++)
    if (expr_varies(e->arguments[i])) return true;
  return false;
}

/* BNODE(text) is one node for one text in one solution: what tells solutions apart goes along. */
static void add_solution(Writer *w, StrBuf *out, const Scope *scope) {
  strbuf_adds(out, ", ''");
  for (size_t i = 0; i < scope->block->bindings.n; i++) {
    const Binding *b = &scope->block->bindings.at[i];
    if (b->column) strbuf_printf(out, " || ' ' || coalesce(%.*s, '')", STR_ARG(b->sql));
  }
  (void)w;
}

static Sql call(Writer *w, const Scope *scope, const Expr *e) {
  StrBuf out = {0};
  if (!e->function->sql) return (Sql){STR("NULL"), FORM_NUMBER};
  bool bnode = str_is(str_of(e->function->name), "BNODE") && e->count;
  strbuf_printf(&out, "%s(", bnode ? "sparql_bnode_of" : e->function->sql);
  for (size_t i = 0; i < e->count; i++) {
    if (i) strbuf_adds(&out, ", ");
    strbuf_add(&out, expr_value(w, scope, e->arguments[i]).text);
  }
  if (bnode) add_solution(w, &out, scope);
  strbuf_addc(&out, ')');
  const char *name = e->function->name;
  bool may_hand_on =
      str_is(str_of(name), "IRI") || str_ends(str_of(name), STR("#dateTime")) || str_ends(str_of(name), STR("#date"));
  return (Sql){sql_of_buffer(w, &out), may_hand_on ? FORM_MIXED : FORM_TEXT};
}

static Sql coalesce(Writer *w, const Scope *scope, const Expr *e) {
  if (!e->count) return (Sql){STR("NULL"), FORM_NUMBER};
  Sql all = expr_value(w, scope, e->arguments[0]);
  for (size_t i = 1; i < e->count; i++) {
    Sql next = expr_value(w, scope, e->arguments[i]);
    all.text = sql_coalesce(w, all.text, next.text);
    if (next.form != all.form) all.form = FORM_MIXED;
  }
  return all;
}

static Sql choice(Writer *w, const Scope *scope, const Expr *e) {
  Str test = expr_test(w, scope, e->arguments[0]);
  Sql yes = expr_value(w, scope, e->arguments[1]), no = expr_value(w, scope, e->arguments[2]);
  Str text = sql_printf(w, "CASE %.*s WHEN 1 THEN %.*s WHEN 0 THEN %.*s END", STR_ARG(test), STR_ARG(yes.text),
                        STR_ARG(no.text));
  return (Sql){text, yes.form == no.form ? yes.form : FORM_MIXED};
}

Sql expr_value(Writer *w, const Scope *scope, const Expr *e) {
  if (e->kind == EXPR_TERM) return (Sql){sql_constant(w, e->term), FORM_NUMBER};
  if (e->kind == EXPR_VARIABLE) {
    const Binding *b = lookup(scope, e->variable);
    return b ? (Sql){b->sql, b->form} : (Sql){STR("NULL"), FORM_NUMBER};
  }
  if (e->kind == EXPR_CALL) {
    if (e->function->shape == SHAPE_TERM) return call(w, scope, e);
    if (e->function->shape == SHAPE_COALESCE) return coalesce(w, scope, e);
    if (e->function->shape == SHAPE_IF) return choice(w, scope, e);
  }
  return (Sql){sql_printf(w, "sparql_boolean(%.*s)", STR_ARG(expr_test(w, scope, e))), FORM_TEXT};
}

/* ---- Conditions ---- */

static bool is_iri(const Expr *e) { return e->kind == EXPR_TERM && e->term.kind == TERM_IRI; }
static bool is_plain_text(const Expr *e) {
  return e->kind == EXPR_TERM && e->term.kind == TERM_LITERAL && !e->term.lang.n && !e->term.datatype.n;
}
static bool is_lang(const Expr *e) { return e->kind == EXPR_CALL && str_is(str_of(e->function->name), "LANG"); }

/* = compares values; with an IRI, terms: that is a comparison of numbers, which an index may answer. */
static Str equal(Writer *w, const Scope *scope, const Expr *a, const Expr *b) {
  if (is_iri(a) || is_iri(b))
    return sql_printf(w, "(%.*s = %.*s)", STR_ARG(sql_known(w, expr_value(w, scope, a))),
                      STR_ARG(sql_known(w, expr_value(w, scope, b))));
  if (is_lang(a) && is_plain_text(b))
    return sql_printf(w, "sparql_lang_is(%.*s, %.*s)", STR_ARG(expr_value(w, scope, a->arguments[0]).text),
                      STR_ARG(expr_value(w, scope, b).text));
  return sql_printf(w, "sparql_equal(%.*s, %.*s)", STR_ARG(expr_value(w, scope, a).text),
                    STR_ARG(expr_value(w, scope, b).text));
}

/* a OR b OR c ... as a tree: SQLite bounds the depth of expressions, and a chain is as deep as it is long. */
static void add_tree(StrBuf *out, const Str *parts, size_t n, const char *between) {
  if (n == 1) {
    strbuf_add(out, parts[0]);
    return;
  }
  strbuf_addc(out, '(');
  add_tree(out, parts, n / 2, between);
  strbuf_adds(out, between);
  add_tree(out, parts + n / 2, n - n / 2, between);
  strbuf_addc(out, ')');
}

static Str list(Writer *w, const Scope *scope, const Expr *e, const char *between) {
  StrBuf out = {0};
  Str *parts = ARENA_ARRAY(w->arena, Str, e->count);
  for (size_t i = 0; i < e->count; i++) parts[i] = expr_test(w, scope, e->arguments[i]);
  add_tree(&out, parts, e->count, between);
  return sql_of_buffer(w, &out);
}

static Str in_list(Writer *w, const Scope *scope, const Expr *e) {
  if (e->count == 1) return STR("0");
  StrBuf out = {0};
  bool all_iris = true;
  for (size_t i = 1; i < e->count; i++) all_iris &= is_iri(e->arguments[i]);
  if (all_iris) {
    strbuf_printf(&out, "(%.*s IN (", STR_ARG(sql_known(w, expr_value(w, scope, e->arguments[0]))));
    for (size_t i = 1; i < e->count; i++) {
      if (i > 1) strbuf_adds(&out, ", ");
      strbuf_add(&out, expr_value(w, scope, e->arguments[i]).text);
    }
    strbuf_adds(&out, "))");
    return sql_of_buffer(w, &out);
  }
  Str *parts = ARENA_ARRAY(w->arena, Str, e->count);
  for (size_t i = 1; i < e->count; i++) parts[i - 1] = equal(w, scope, e->arguments[0], e->arguments[i]);
  add_tree(&out, parts, e->count - 1, " OR ");
  return sql_of_buffer(w, &out);
}

/* §18.6: the pattern with the solution's values put in. They join its rows, and its filters see them. */
static Str exists(Writer *w, const Scope *scope, const Expr *e) {
  const Scope *outer = w->outer;
  size_t pins = w->pins.n;
  w->outer = scope;
  w->pins.n = 0;
  const Algebra *a = algebra_of_group(w->arena, e->group, w->variables);
  Rows b = rows_plain(w, write_pattern(w, a));
  Rows given = {0};
  for (size_t i = 0; i < b.bindings.n; i++) {
    const Binding *there = lookup(scope, b.bindings.at[i].variable);
    if (!there) continue;
    rows_where(w, &b, rows_compatible(w, there, &b.bindings.at[i]));
    list_push(w->arena, &given.bindings, *there);
  }
  Str text = sql_exists(w, &b, &given);
  w->outer = outer;
  w->pins.n = pins;
  return text;
}

static Str test_of_call(Writer *w, const Scope *scope, const Expr *e) {
  const Expr *a = e->count ? e->arguments[0] : NULL, *b = e->count > 1 ? e->arguments[1] : NULL;
  switch (e->function->shape) {
  case SHAPE_EQUAL: return equal(w, scope, a, b);
  case SHAPE_UNEQUAL: return sql_printf(w, "(NOT %.*s)", STR_ARG(equal(w, scope, a, b)));
  case SHAPE_SAME:
    return sql_printf(w, "(%.*s = %.*s)", STR_ARG(sql_known(w, expr_value(w, scope, a))),
                      STR_ARG(sql_known(w, expr_value(w, scope, b))));
  case SHAPE_BOUND: return sql_printf(w, "(%.*s IS NOT NULL)", STR_ARG(expr_value(w, scope, a).text));
  case SHAPE_TEST:
    if (e->function->sql) return call(w, scope, e).text;
    return sql_printf(w, "%s(%.*s, %.*s)", str_is(str_of(e->function->name), ">") ? "sparql_less" : "sparql_less_equal",
                      STR_ARG(expr_value(w, scope, b).text), STR_ARG(expr_value(w, scope, a).text));
  default: return sql_printf(w, "sparql_truth(%.*s)", STR_ARG(expr_value(w, scope, e).text));
  }
}

Str expr_test(Writer *w, const Scope *scope, const Expr *e) {
  switch (e->kind) {
  case EXPR_OR: return list(w, scope, e, " OR ");
  case EXPR_AND: return list(w, scope, e, " AND ");
  case EXPR_NOT:
    if (e->arguments[0]->kind == EXPR_NOT) return expr_test(w, scope, e->arguments[0]->arguments[0]);
    return sql_printf(w, "(NOT %.*s)", STR_ARG(expr_test(w, scope, e->arguments[0])));
  case EXPR_IN: return in_list(w, scope, e);
  case EXPR_NOT_IN: return sql_printf(w, "(NOT %.*s)", STR_ARG(in_list(w, scope, e)));
  case EXPR_EXISTS: return exists(w, scope, e);
  case EXPR_NOT_EXISTS: return sql_printf(w, "(NOT %.*s)", STR_ARG(exists(w, scope, e)));
  case EXPR_CALL: return test_of_call(w, scope, e);
  default: return sql_printf(w, "sparql_truth(%.*s)", STR_ARG(expr_value(w, scope, e).text));
  }
}
