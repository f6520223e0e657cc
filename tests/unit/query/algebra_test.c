/* From syntax to algebra: the examples of SPARQL 1.1 §18.2.3 and what §18.2.4 says of aggregates and the query's head. */
#include "query/algebra.h"
#include "query/parse.h"
#include "unit/check.h"
#include "unit/heard.h"

#include <ctype.h>

static Arena arena;

/* White space runs are one space; hidden variables are ?.a, ?.b and so on in the order in which they stand. */
static Str plain(Str printed) {
  StrBuf b = {0};
  long seen[26];
  size_t known = 0;
  for (size_t i = 0; i < printed.n; i++) {
    char c = printed.p[i];
    if (c == '\n' || c == ' ') {
      if (b.n && b.data[b.n - 1] != ' ') strbuf_addc(&b, ' ');
    } else if (c == '?' && i + 1 < printed.n && printed.p[i + 1] == '.') {
      long number = 0;
      for (i += 2; i < printed.n && isdigit((unsigned char)printed.p[i]); i++)
        number = number * 10 + printed.p[i] - '0';
      size_t at = 0;
      while (at < known && seen[at] != number) at++;
      if (at == known && known < 26) seen[known++] = number;
      strbuf_printf(&b, "?.%c", (char)('a' + at));
      i--;
    } else strbuf_addc(&b, c);
  }
  Str result = arena_copy(&arena, strbuf_as_str(&b));
  strbuf_release(&b);
  return result;
}

static void expect(Str text, bool whole, const char *expected) {
  Query q;
  StrBuf b = {0};
  Status status = query_parse(&q, &(QueryText){.text = text, .name = "q"}, &arena, &heard_report);
  if (!CHECK_INT(status, STATUS_OK)) printf("  %.*s\n  %s\n", STR_ARG(text), heard_message);
  else {
    const Algebra *a = whole ? algebra_of_query(&arena, &q) : algebra_of_group(&arena, &q.where, q.variables);
    algebra_print(&b, a, q.variables);
    if (!CHECK_STR(plain(strbuf_as_str(&b)), expected)) printf("  of %.*s\n", STR_ARG(text));
  }
  strbuf_release(&b);
  arena_clear(&arena);
}

#define EXPECT_GROUP(group, expected) expect(STR("PREFIX : <e:> SELECT * " group), false, expected)
#define EXPECT_QUERY(query, expected) expect(STR("PREFIX : <e:> " query), true, expected)
#define INTEGER(n) "\"" n "\"^^<http://www.w3.org/2001/XMLSchema#integer>"
#define P1 "(bgp (triple ?s <e:p1> ?v1))"
#define P2 "(bgp (triple ?s <e:p2> ?v2))"
#define P3 "(bgp (triple ?s <e:p3> ?v3))"

/* §18.2.3 */
static void test_groups(void) {
  EXPECT_GROUP("{ ?s ?p ?o }", "(bgp (triple ?s ?p ?o))");
  EXPECT_GROUP("{ ?s :p1 ?v1 ; :p2 ?v2 }", "(bgp (triple ?s <e:p1> ?v1) (triple ?s <e:p2> ?v2))");
  EXPECT_GROUP("{ { ?s :p1 ?v1 } UNION { ?s :p2 ?v2 } }", "(union " P1 " " P2 ")");
  EXPECT_GROUP("{ { ?s :p1 ?v1 } UNION { ?s :p2 ?v2 } UNION { ?s :p3 ?v3 } }", "(union (union " P1 " " P2 ") " P3 ")");
  EXPECT_GROUP("{ ?s :p1 ?v1 OPTIONAL { ?s :p2 ?v2 } }", "(leftjoin " P1 " " P2 ")");
  EXPECT_GROUP("{ ?s :p1 ?v1 OPTIONAL { ?s :p2 ?v2 } OPTIONAL { ?s :p3 ?v3 } }",
               "(leftjoin (leftjoin " P1 " " P2 ") " P3 ")");
  EXPECT_GROUP("{ ?s :p1 ?v1 OPTIONAL { ?s :p2 ?v2 FILTER(?v1<3) } }",
               "(leftjoin (< ?v1 " INTEGER("3") ") " P1 " " P2 ")");
  EXPECT_GROUP("{ { ?s :p1 ?v1 } UNION { ?s :p2 ?v2 } OPTIONAL { ?s :p3 ?v3 } }",
               "(leftjoin (union " P1 " " P2 ") " P3 ")");
  EXPECT_GROUP("{ ?s :p1 ?v1 FILTER (?v1 < 3) OPTIONAL { ?s :p2 ?v2 } }",
               "(filter (< ?v1 " INTEGER("3") ") (leftjoin " P1 " " P2 "))");
  EXPECT_GROUP("{ ?s :p1 ?v1 BIND (2*?v1 AS ?v2) ?s :p2 ?v2 }",
               "(join (extend ?v2 (* " INTEGER("2") " ?v1) " P1 ") " P2 ")");
  EXPECT_GROUP("{ ?s :p1 ?v1 MINUS { ?s :p2 ?v2 } }", "(minus " P1 " " P2 ")");
  EXPECT_GROUP("{ ?s :p1 ?v1 . { SELECT DISTINCT ?v1 { ?v1 ?p ?z } } }",
               "(join " P1 " (distinct (project ?v1 (bgp (triple ?v1 ?p ?z)))))");
  EXPECT_GROUP("{}", "(unit)");
  EXPECT_GROUP("{ GRAPH ?g { ?s :p1 ?v1 } }", "(graph ?g " P1 ")");
  EXPECT_GROUP("{ VALUES (?s ?v1) { (:a UNDEF) } }", "(values ?s ?v1 (row <e:a> UNDEF))");
}

/* Filters hold for the group wherever they stand in it, and do not part its triples (§5.1, §5.2.2). */
static void test_filters(void) {
  EXPECT_GROUP("{ FILTER(?v1) ?s :p1 ?v1 FILTER(!?s) }", "(filter (&& ?v1 (! ?s)) " P1 ")");
  EXPECT_GROUP("{ ?s :p1 ?v1 . FILTER(?v1) ?s :p2 ?v2 }",
               "(filter ?v1 (bgp (triple ?s <e:p1> ?v1) (triple ?s <e:p2> ?v2)))");
  EXPECT_GROUP("{ ?s :p1 ?v1 FILTER NOT EXISTS { ?s :p2 ?v2 } }", "(filter (notexists " P2 ") " P1 ")");
}

/* Paths stay as they are written: only SQL takes them apart. */
static void test_paths(void) {
  EXPECT_GROUP("{ ?s ^:p ?o }", "(bgp (path ?s (reverse <e:p>) ?o))");
  EXPECT_GROUP("{ ?s :p/^:q ?o }", "(bgp (path ?s (seq <e:p> (reverse <e:q>)) ?o))");
  EXPECT_GROUP("{ ?s :p* ?o }", "(bgp (path ?s (path* <e:p>) ?o))");
  EXPECT_GROUP("{ ?s (:p|^:q)+ ?o }", "(bgp (path ?s (path+ (alt <e:p> (reverse <e:q>))) ?o))");
  EXPECT_GROUP("{ ?s !(:p|^:q) ?o }", "(bgp (path ?s (notoneof (alt <e:p> (reverse <e:q>))) ?o))");
  EXPECT_GROUP("{ [ :p _:x ] :q _:x }", "(bgp (triple ?.a <e:p> ?.b) (triple ?.a <e:q> ?.b))");
}

/* §18.2.4 and §18.2.5 */
static void test_heads(void) {
  EXPECT_QUERY("SELECT (SUM(?v1) AS ?sum) (COUNT(?s) AS ?n) { ?s :p1 ?v1 } GROUP BY ?s",
               "(project ?sum ?n (extend ?n ?.a (extend ?sum ?.b (group ?s (?.b (SUM ?v1)) (?.a (COUNT ?s)) " P1
               "))))");
  EXPECT_QUERY("SELECT ?s { ?s :p1 ?v1 } GROUP BY ?s HAVING (MAX(?v1) > 3)",
               "(project ?s (filter (> ?.a " INTEGER("3") ") (group ?s (?.a (MAX ?v1)) " P1 ")))");
  EXPECT_QUERY("SELECT DISTINCT ?s { ?s :p1 ?v1 } ORDER BY DESC(?v1) ?s LIMIT 5 OFFSET 2",
               "(slice 2 5 (distinct (project ?s (order (desc ?v1) (asc ?s) " P1 "))))");
  EXPECT_QUERY("SELECT * { ?s :p1 ?v1 MINUS { ?s :p2 ?v2 } }", "(project ?s ?v1 (minus " P1 " " P2 "))");
  EXPECT_QUERY("SELECT * { ?s :p1 [] }", "(project ?s (bgp (triple ?s <e:p1> ?.a)))");
  EXPECT_QUERY("SELECT ?s { ?s :p1 ?v1 } VALUES ?v1 { 1 }",
               "(project ?s (join " P1 " (values ?v1 (row " INTEGER("1") "))))");
  EXPECT_QUERY("CONSTRUCT { ?s :q ?none } WHERE { ?s :p1 ?v1 }", "(project ?s " P1 ")");
}

int main(void) {
  test_groups();
  test_filters();
  test_paths();
  test_heads();
  arena_release(&arena);
  return check_end();
}
