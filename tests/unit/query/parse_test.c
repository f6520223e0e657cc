/* What is no query: the place, and what is asked for. Parameters, terms on the command line, and the names of functions. */
#include "query/functions.h"
#include "query/parse.h"
#include "unit/check.h"
#include "unit/heard.h"

static Arena arena;

static Status parse(Str text, const QueryParameter *parameters, size_t n) {
  Query q;
  heard_message[0] = 0, heard_place = (Place){0};
  Status status =
      query_parse(&q, &(QueryText){.text = text, .name = "q", .parameters = parameters, .parameter_count = n}, &arena,
                  &heard_report);
  arena_clear(&arena);
  return status;
}

static void expect_fault(Str text, long line, long column, const char *words) {
  Status status = parse(text, NULL, 0);
  bool ok = status == STATUS_BAD_INPUT && heard_place.line == line && heard_place.column == column &&
            strstr(heard_message, words);
  if (!CHECK(ok))
    printf("  %.*s\n  got %ld:%ld %s\n", STR_ARG(text), heard_place.line, heard_place.column, heard_message);
}

static void expect_query(Str text) {
  if (!CHECK_INT(parse(text, NULL, 0), STATUS_OK)) printf("  %.*s\n  %s\n", STR_ARG(text), heard_message);
}

/* Columns are characters, from 1. */
static void test_places(void) {
  expect_fault(STR("SELECT ?x {\n ?x <p> }"), 2, 9, "found }");
  expect_fault(STR("SELECT * { ?\xC3\xA9 }"), 1, 15, "found }");
  expect_fault(STR("SELECT * { ?s ?p 'a"), 1, 18, "has no end");
  expect_fault(STR("SELECT *"), 1, 9, "found the end");
  expect_fault(STR("SELECT * {} x"), 1, 13, "found x");
  expect_fault(STR("ASK { x:a ?p ?o }"), 1, 7, "x:");
  expect_fault(STR("SELECT * {\xFF}"), 1, 11, "0xFF");
  expect_fault((Str){"ASK {\0}", 7}, 1, 6, "begins nothing");
  expect_fault(STR(""), 1, 1, "found the end");
  parse(STR("ASK {\n\t?s ?p <a b> }"), NULL, 0);
  CHECK(strstr(heard_message, "\n  \t?s ?p <a b> }\n  \t      ^"));
}

/* The notes of §19.8 that are about scope. */
static void test_scope(void) {
  expect_fault(STR("SELECT * { ?s ?p ?o BIND (1 AS ?o) }"), 1, 32, "has a value already");
  expect_fault(STR("SELECT (1 AS ?x) { ?x ?p ?o }"), 1, 14, "has a value already");
  expect_fault(STR("SELECT ?x (COUNT(*) AS ?n) { ?x ?p ?o } GROUP BY ?p"), 1, 8, "neither grouped by");
  expect_fault(STR("SELECT (?x + COUNT(*) AS ?n) { ?x ?p ?o }"), 1, 9, "neither grouped by");
  CHECK_INT(parse(STR("SELECT (SUM(COUNT(?x)) AS ?n) {}"), NULL, 0), STATUS_BAD_INPUT);
  CHECK_INT(parse(STR("SELECT * { ?s ?p ?o FILTER(COUNT(?s) > 1) }"), NULL, 0), STATUS_BAD_INPUT);
  CHECK_INT(parse(STR("SELECT * { _:a ?p ?o OPTIONAL { _:a ?q ?r } }"), NULL, 0), STATUS_BAD_INPUT);
  expect_query(STR("SELECT * { BIND (1 AS ?o) ?s ?p ?o }"));
  expect_query(STR("SELECT * { { ?s ?p ?o } UNION { BIND (1 AS ?o) } }"));
  expect_query(STR("SELECT * { FILTER(?o) MINUS { ?s ?p ?o } BIND (1 AS ?o) }"));
  expect_query(STR("SELECT (1 AS ?x) (?x + 1 AS ?y) {}"));
  expect_query(STR("SELECT ?p (COUNT(*) AS ?n) (?n + 1 AS ?m) { ?x ?p ?o } GROUP BY ?p HAVING (COUNT(?x) > 1)"));
  expect_query(STR("SELECT * { _:a ?p ?o FILTER(?o) _:a ?q ?r }"));
}

static void test_depth(void) {
  enum { DEEP = QUERY_DEEPEST + 10 };
  StrBuf b = {0};
  strbuf_adds(&b, "ASK ");
  for (int i = 0; i < DEEP; i++) strbuf_addc(&b, '{');
  CHECK_INT(parse(strbuf_as_str(&b), NULL, 0), STATUS_LIMIT);
  strbuf_clear(&b);
  strbuf_adds(&b, "ASK { FILTER");
  for (int i = 0; i < DEEP; i++) strbuf_addc(&b, '(');
  CHECK_INT(parse(strbuf_as_str(&b), NULL, 0), STATUS_LIMIT);
  strbuf_release(&b);
}

static void test_parameters(void) {
  const QueryParameter x[] = {{STR("x"), {.kind = TERM_IRI, .value = STR("http://e/a")}},
                              {STR("y"), {.kind = TERM_IRI, .value = STR("http://e/b")}}};
  CHECK_INT(parse(STR("SELECT * { $x ?p ?o }"), x, 1), STATUS_OK);
  CHECK_INT(parse(STR("SELECT * { VALUES $x { <http://e/c> } $x ?p ?o }"), x, 1), STATUS_OK);
  CHECK_INT(parse(STR("SELECT * { $x ?p ?o }"), x, 2), STATUS_USAGE);
  CHECK(strstr(heard_message, "$y"));
}

static void expect_term(Str text, const char *ntriples) {
  Term t = {0};
  StrBuf b = {0};
  heard_message[0] = 0;
  if (CHECK_INT(query_parse_term(&t, text, &arena, &heard_report), STATUS_OK)) term_add_ntriples(&b, t);
  if (!CHECK_STR(strbuf_as_str(&b), ntriples)) printf("  of %.*s: %s\n", STR_ARG(text), heard_message);
  strbuf_release(&b);
  arena_clear(&arena);
}

#define XSD "http://www.w3.org/2001/XMLSchema#"

static void test_terms(void) {
  expect_term(STR("<http://e/a>"), "<http://e/a>");
  expect_term(STR("state:FR"), "<https://w3id.org/entente/id/state/FR>");
  expect_term(STR("'l\\'accord'@FR"), "\"l'accord\"@fr");
  expect_term(STR("\"2024\"^^xsd:gYear"), "\"2024\"^^<" XSD "gYear>");
  expect_term(STR("-1.5"), "\"-1.5\"^^<" XSD "decimal>");
  expect_term(STR(" true "), "\"true\"^^<" XSD "boolean>");
  static const char *const bad[] = {"",          "?x",  "_:b",  "\"a\" \"b\"", "<http://e/a> .",
                                    "nothing:a", "\"a", "word", "\"a\xFF\""};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    Term t;
    if (!CHECK_INT(query_parse_term(&t, str_of(bad[i]), &arena, &heard_report), STATUS_USAGE)) printf("  %s\n", bad[i]);
  }
  arena_clear(&arena);
}

/* §19.8: keywords in any case; a function of XML Schema by its IRI, and nothing else by an IRI. */
static void test_functions(void) {
  CHECK(function_of_name(STR("strLen")) && function_of_name(STR("strLen")) == function_of_name(STR("STRLEN")));
  CHECK(function_of_name(STR("uri")) == function_of_name(STR("IRI")));
  CHECK(function_of_name(STR("isURI")) == function_of_name(STR("isiri")));
  CHECK(!function_of_name(STR("STRLE")) && !function_of_name(STR("STRLENG")) && !function_of_name(STR("")));
  CHECK(function_of_iri(STR(XSD "integer"))->run != NULL);
  static const char *const none[] = {XSD "Integer", XSD "duration", "http://e/none", "", "COUNT", "SUM", "STRLEN", "="};
  for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
    const Function *f = function_of_iri(str_of(none[i]));
    if (!CHECK(!f->sql && !f->run && f->shape == SHAPE_TERM)) printf("  %s\n", none[i]);
  }
}

int main(void) {
  test_places();
  test_scope();
  test_depth();
  test_parameters();
  test_terms();
  test_functions();
  arena_release(&arena);
  return check_end();
}
