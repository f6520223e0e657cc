#include "query/parser.h"
#include "rdf/iri.h"
#include "rdf/vocabulary.h"

#include <ctype.h>
#include <string.h>

int variable_named(Parser *p, Str name) {
  Variables *v = p->variables;
  for (size_t i = 0; i < v->names.n; i++)
    if (str_eq(v->names.at[i], name)) return (int)i;
  list_push(p->arena, &v->names, arena_copy(p->arena, name));
  return (int)v->names.n - 1;
}

int variable_hidden(Parser *p) {
  list_push(p->arena, &p->variables->names, STR(""));
  return (int)p->variables->names.n - 1;
}

const Term *parser_parameter(Parser *p) {
  if (p->token.kind != LEXEME_VARIABLE || p->token.text.p[0] != '$') return NULL;
  for (size_t i = 0; i < p->source->parameter_count; i++) {
    if (!str_eq(p->source->parameters[i].name, p->token.value)) continue;
    p->used[i] = true;
    return &p->source->parameters[i].term;
  }
  return NULL;
}

int parse_variable(Parser *p) {
  if (p->token.kind != LEXEME_VARIABLE) {
    parser_expected(p, "a variable");
    return NO_VARIABLE;
  }
  if (parser_parameter(p))
    parser_fail(p, p->token.at, p->token.end, "the parameter $%.*s is a term; a variable is needed here",
                STR_ARG(p->token.value));
  int v = variable_named(p, p->token.value);
  parser_advance(p);
  return v;
}

bool at_iri(const Parser *p) { return p->token.kind == LEXEME_IRIREF || p->token.kind == LEXEME_PNAME; }

static Str expand(Parser *p) {
  uint32_t at = map_get(&p->prefixes, p->token.prefix);
  if (at == MAP_NONE) {
    parser_fail(p, p->token.at, p->token.at + p->token.prefix.n + 1,
                "the prefix %.*s: is not declared; add PREFIX %.*s: <...>", STR_ARG(p->token.prefix),
                STR_ARG(p->token.prefix));
    return STR("");
  }
  return arena_join(p->arena, p->prefix_iris.at[at], p->token.value);
}

static Str resolve(Parser *p, Str iri) {
  if (iri_is_absolute(iri) || !p->base.n) return iri;
  StrBuf b = {0};
  iri_resolve(&b, p->base, iri);
  Str full = arena_copy(p->arena, strbuf_as_str(&b));
  strbuf_release(&b);
  return full;
}

Str parse_iri(Parser *p) {
  if (!at_iri(p)) return parser_expected(p, "an IRI"), STR("");
  Str iri = p->token.kind == LEXEME_IRIREF ? resolve(p, p->token.value) : expand(p);
  parser_advance(p);
  return iri;
}

bool at_number(const Parser *p, bool sign) {
  LexemeKind k = p->token.kind;
  if (k == LEXEME_INTEGER || k == LEXEME_DECIMAL || k == LEXEME_DOUBLE) return true;
  if (!sign || !(at_mark(p, "-") || at_mark(p, "+"))) return false;
  int c = p->token.end < p->lexer.text.n ? (unsigned char)p->lexer.text.p[p->token.end] : 0;
  return isdigit(c) || c == '.';
}

bool at_literal(const Parser *p) {
  return p->token.kind == LEXEME_STRING || at_number(p, false) || at_keyword(p, "true") || at_keyword(p, "false");
}

static Term parse_number(Parser *p) {
  size_t from = p->token.at;
  if (at_mark(p, "-") || at_mark(p, "+")) {
    parser_advance(p);
    if (p->token.at != from + 1 || !at_number(p, false)) parser_expected(p, "a number");
  }
  Str type = p->token.kind == LEXEME_INTEGER   ? STR(NS_XSD "integer")
             : p->token.kind == LEXEME_DECIMAL ? STR(NS_XSD "decimal")
                                               : STR(NS_XSD "double");
  Term t = {.kind = TERM_LITERAL, .value = str_sub(p->lexer.text, from, p->token.end), .datatype = type};
  parser_advance(p);
  return t;
}

static Str lower(Arena *a, Str s) {
  Str copy = arena_copy(a, s);
  for (size_t i = 0; i < copy.n; i++) ((char *)copy.p)[i] = (char)tolower((unsigned char)copy.p[i]);
  return copy;
}

Term parse_literal(Parser *p) {
  if (at_number(p, true)) return parse_number(p);
  Term t = {.kind = TERM_LITERAL, .value = p->token.value};
  if (p->token.kind == LEXEME_WORD) {
    t.value = at_keyword(p, "true") ? STR("true") : STR("false");
    t.datatype = STR(NS_XSD "boolean");
    parser_advance(p);
    return t;
  }
  if (p->token.kind != LEXEME_STRING) return parser_expected(p, "a literal"), t;
  parser_advance(p);
  if (p->token.kind == LEXEME_LANGTAG) {
    t.lang = lower(p->arena, p->token.value);
    parser_advance(p);
  } else if (take_mark(p, "^^")) {
    t.datatype = parse_iri(p);
    if (str_is(t.datatype, NS_XSD "string")) t.datatype = STR("");
  }
  return t;
}

/* A label names one blank node inside one basic graph pattern, and none in another one (§19.6, note 4). */
static int labelled(Parser *p, Str name) {
  for (size_t i = 0; i < p->labels.n; i++) {
    Label *l = &p->labels.at[i];
    if (!str_eq(l->name, name)) continue;
    if (l->pattern != p->pattern)
      parser_fail(p, p->token.at, p->token.end,
                  "the blank node _:%.*s stands in another group of triples already; use a variable", STR_ARG(name));
    return l->variable;
  }
  array_push(&p->labels, (Label){arena_copy(p->arena, name), variable_hidden(p), p->pattern});
  return p->labels.at[p->labels.n - 1].variable;
}

Node parse_blank(Parser *p) {
  Node n = {.variable = labelled(p, p->token.value)};
  parser_advance(p);
  return n;
}

Node parse_var_or_term(Parser *p) {
  Node n = {.variable = NO_VARIABLE};
  const Term *given = parser_parameter(p);
  if (given) {
    n.term = *given;
    parser_advance(p);
  } else if (p->token.kind == LEXEME_VARIABLE) n.variable = parse_variable(p);
  else if (at_iri(p)) n.term = (Term){.kind = TERM_IRI, .value = parse_iri(p)};
  else if (p->token.kind == LEXEME_BLANK_LABEL) n = parse_blank(p);
  else if (at_literal(p) || at_number(p, true)) n.term = parse_literal(p);
  else parser_expected(p, "a variable, an IRI, a literal or a blank node");
  return n;
}

static Term parse_data_value(Parser *p) {
  if (take_keyword(p, "UNDEF")) return (Term){0};
  const Term *given = parser_parameter(p);
  if (given) {
    parser_advance(p);
    return *given;
  }
  if (at_iri(p)) return (Term){.kind = TERM_IRI, .value = parse_iri(p)};
  if (at_literal(p) || at_number(p, true)) return parse_literal(p);
  parser_expected(p, "an IRI, a literal or UNDEF");
  return (Term){0};
}

/* [62] DataBlock. What stands in the block of VALUES $name is the default of a parameter, and gives way to its value. */
Values parse_data_block(Parser *p) {
  ARRAY(int) variables = {0};
  ARRAY(Term) terms = {0};
  bool full = at_mark(p, "(");
  const Term *given = full ? NULL : parser_parameter(p);
  Values v = {0};
  if (full) {
    parser_advance(p);
    while (p->token.kind == LEXEME_VARIABLE) {
      size_t at = p->token.at, end = p->token.end;
      int name = parse_variable(p);
      for (size_t i = 0; i < variables.n; i++)
        if (variables.at[i] == name) parser_fail(p, at, end, "this variable of VALUES stands here twice");
      array_push(&variables, name);
    }
    need_mark(p, ")");
  } else if (given) {
    array_push(&variables, variable_named(p, p->token.value));
    parser_advance(p);
  } else array_push(&variables, parse_variable(p));
  need_mark(p, "{");
  while (!parser_failed(p) && !at_mark(p, "}")) {
    size_t at = p->token.at, width = terms.n;
    if (!full) array_push(&terms, parse_data_value(p));
    else {
      need_mark(p, "(");
      while (!parser_failed(p) && !at_mark(p, ")")) array_push(&terms, parse_data_value(p));
      need_mark(p, ")");
      width = terms.n - width;
      if (width != variables.n)
        parser_fail(p, at, p->last_end, "this row of VALUES has %zu value%s for %zu variable%s", width,
                    width == 1 ? "" : "s", variables.n, variables.n == 1 ? "" : "s");
    }
    v.rows++;
  }
  need_mark(p, "}");
  if (given) {
    array_clear(&terms);
    array_push(&terms, *given);
    v.rows = 1;
  }
  int *names = ARENA_ARRAY(p->arena, int, variables.n + 1);
  Term *values = ARENA_ARRAY(p->arena, Term, terms.n + 1);
  if (variables.n) memcpy(names, variables.at, variables.n * sizeof *names);
  if (terms.n) memcpy(values, terms.at, terms.n * sizeof *values);
  v.variables = names, v.terms = values, v.width = variables.n;
  array_release(&variables);
  array_release(&terms);
  return v;
}
