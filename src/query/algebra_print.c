#include "query/algebra.h"
#include "query/functions.h"

typedef struct Printing {
  StrBuf *out;
  const Variables *variables;
  int depth;
} Printing;

static void line(Printing *p, const char *head) {
  if (p->out->n) strbuf_addc(p->out, '\n');
  for (int i = 0; i < p->depth; i++) strbuf_adds(p->out, i < 40 ? "  " : "");
  strbuf_adds(p->out, head);
}

static void variable(Printing *p, int v) {
  Str name = p->variables->names.at[v];
  if (name.n) strbuf_printf(p->out, "?%.*s", STR_ARG(name));
  else strbuf_printf(p->out, "?.%d", v);
}

static void node(Printing *p, Node n) {
  if (n.variable != NO_VARIABLE) variable(p, n.variable);
  else if (n.term.kind == TERM_NONE) strbuf_adds(p->out, "UNDEF");
  else term_add_ntriples(p->out, n.term);
}

static void path(Printing *p, const Path *x) {
  static const char *const names[] = {
      [PATH_INVERSE] = "reverse",   [PATH_SEQUENCE] = "seq",       [PATH_ALTERNATIVE] = "alt",
      [PATH_ZERO_OR_ONE] = "path?", [PATH_ZERO_OR_MORE] = "path*", [PATH_ONE_OR_MORE] = "path+",
      [PATH_NEGATED] = "notoneof"};
  if (x->kind == PATH_LINK) {
    term_add_ntriples(p->out, (Term){.kind = TERM_IRI, .value = x->iri});
    return;
  }
  strbuf_printf(p->out, "(%s", names[x->kind]);
  if (x->a) strbuf_addc(p->out, ' '), path(p, x->a);
  if (x->b) strbuf_addc(p->out, ' '), path(p, x->b);
  strbuf_addc(p->out, ')');
}

static void expression(Printing *p, const Expr *e) {
  static const char *const names[] = {[EXPR_OR] = "||",
                                      [EXPR_AND] = "&&",
                                      [EXPR_NOT] = "!",
                                      [EXPR_IN] = "in",
                                      [EXPR_NOT_IN] = "notin",
                                      [EXPR_EXISTS] = "exists",
                                      [EXPR_NOT_EXISTS] = "notexists"};
  if (e->kind == EXPR_VARIABLE) {
    variable(p, e->variable);
    return;
  }
  if (e->kind == EXPR_TERM) {
    node(p, (Node){.variable = NO_VARIABLE, .term = e->term});
    return;
  }
  strbuf_printf(p->out, "(%s%s", e->function ? e->function->name : names[e->kind], e->distinct ? " distinct" : "");
  for (size_t i = 0; i < e->count; i++) {
    strbuf_addc(p->out, ' ');
    expression(p, e->arguments[i]);
  }
  if (e->group) {
    Arena arena = {0};
    Variables copy = *p->variables;
    p->depth += 2;
    const Algebra *inside = algebra_of_group(&arena, e->group, &copy);
    line(p, "");
    StrBuf b = {0};
    algebra_print(&b, inside, &copy);
    for (size_t i = 0; i < b.n; i++) {
      strbuf_addc(p->out, b.data[i]);
      for (int d = 0; b.data[i] == '\n' && d < p->depth && d < 40; d++) strbuf_adds(p->out, "  ");
    }
    strbuf_release(&b);
    p->depth -= 2;
    arena_release(&arena);
  }
  strbuf_addc(p->out, ')');
}

static void bgp(Printing *p, const Algebra *a) {
  p->depth++;
  for (size_t i = 0; i < a->triple_count; i++) {
    const TriplePattern *t = &a->triples[i];
    line(p, t->path ? "(path " : "(triple ");
    node(p, t->subject);
    strbuf_addc(p->out, ' ');
    if (t->path) path(p, t->path);
    else node(p, t->predicate);
    strbuf_addc(p->out, ' ');
    node(p, t->object);
    strbuf_addc(p->out, ')');
  }
  p->depth--;
}

static void values(Printing *p, const Values *v) {
  for (size_t i = 0; i < v->width; i++) strbuf_addc(p->out, ' '), variable(p, v->variables[i]);
  p->depth++;
  for (size_t r = 0; r < v->rows; r++) {
    line(p, "(row");
    for (size_t i = 0; i < v->width; i++) {
      strbuf_addc(p->out, ' ');
      node(p, (Node){.variable = NO_VARIABLE, .term = v->terms[r * v->width + i]});
    }
    strbuf_addc(p->out, ')');
  }
  p->depth--;
}

static void details(Printing *p, const Algebra *a) {
  if (a->kind == ALGEBRA_GRAPH) strbuf_addc(p->out, ' '), node(p, a->graph);
  for (size_t i = 0; i < a->variables.n; i++) strbuf_addc(p->out, ' '), variable(p, a->variables.at[i]);
  for (size_t i = 0; i < a->keys.n; i++) strbuf_addc(p->out, ' '), variable(p, a->keys.at[i].variable);
  if (a->variable != NO_VARIABLE) strbuf_addc(p->out, ' '), variable(p, a->variable);
  if (a->expr) strbuf_addc(p->out, ' '), expression(p, a->expr);
  for (size_t i = 0; i < a->aggregates.n; i++) {
    strbuf_adds(p->out, " (");
    variable(p, a->aggregates.at[i].variable);
    strbuf_addc(p->out, ' ');
    expression(p, a->aggregates.at[i].expr);
    strbuf_addc(p->out, ')');
  }
  for (size_t i = 0; i < a->order_count; i++) {
    strbuf_adds(p->out, a->order[i].descending ? " (desc " : " (asc ");
    expression(p, a->order[i].expr);
    strbuf_addc(p->out, ')');
  }
  if (a->kind == ALGEBRA_SLICE) strbuf_printf(p->out, " %lld %lld", (long long)a->offset, (long long)a->limit);
}

static void print(Printing *p, const Algebra *a) {
  static const char *const names[] = {"(unit",  "(bgp",     "(join",     "(leftjoin", "(filter",
                                      "(union", "(minus",   "(graph",    "(extend",   "(values",
                                      "(group", "(project", "(distinct", "(order",    "(slice"};
  line(p, names[a->kind]);
  details(p, a);
  if (a->kind == ALGEBRA_BGP) bgp(p, a);
  if (a->kind == ALGEBRA_VALUES) values(p, &a->values);
  p->depth++;
  if (a->a) print(p, a->a);
  if (a->b) print(p, a->b);
  p->depth--;
  strbuf_addc(p->out, ')');
}

void algebra_print(StrBuf *b, const Algebra *a, const Variables *v) {
  Printing p = {.out = b, .variables = v};
  print(&p, a);
}
