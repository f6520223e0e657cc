/* The strict readers of N-Triples, N-Quads, Turtle and TriG: what comes out, where faults are, and IRIs as RFC 3986 resolves them. */
#include "rdf/iri.h"
#include "rdf/parse.h"
#include "unit/check.h"
#include "unit/heard.h"

#include <stdlib.h>
#include <unistd.h>

static Status add_line(void *user, const Triple *t, Place place) {
  StrBuf *b = user;
  strbuf_printf(b, "%ld ", place.line);
  const Term terms[] = {t->subject, t->predicate, t->object, t->graph};
  for (int i = 0; i < 4 && terms[i].kind != TERM_NONE; i++)
    term_add_ntriples(b, terms[i]), strbuf_addc(b, i < 3 ? ' ' : '|');
  strbuf_addc(b, '\n');
  return STATUS_OK;
}

static void expect(RdfFormat format, Str text, const char *lines) {
  StrBuf b = {0};
  heard_message[0] = 0;
  Status status =
      rdf_parse_text(text, "x", &(RdfParsing){.format = format, .base = "http://e/d/x?q"}, add_line, &b, &heard_report);
  if (!CHECK_INT(status, STATUS_OK)) printf("  %.*s\n  %s\n", STR_ARG(text), heard_message);
  CHECK_STR(strbuf_as_str(&b), lines);
  strbuf_release(&b);
}

static void expect_fault(RdfFormat format, Str text, Status expected, long line, long column, const char *words) {
  StrBuf b = {0};
  heard_message[0] = 0;
  Status status =
      rdf_parse_text(text, "x", &(RdfParsing){.format = format, .base = "http://e/"}, add_line, &b, &heard_report);
  bool ok =
      status == expected && heard_place.line == line && heard_place.column == column && strstr(heard_message, words);
  if (!CHECK(ok))
    printf("  %.*s\n  got %ld:%ld %s\n", STR_ARG(text), heard_place.line, heard_place.column, heard_message);
  strbuf_release(&b);
}

#define XSD "http://www.w3.org/2001/XMLSchema#"
#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

static void test_turtle(void) {
  expect(RDF_TURTLE, STR("@prefix : <n#> . PREFIX a.b: </r/>\n:s a a.b:c.d ; a.b:x%4a\\,y :a.b. # c\n"),
         "2 <http://e/d/n#s> <" RDF
         "type> <http://e/r/c.d> \n2 <http://e/d/n#s> <http://e/r/x%4a,y> <http://e/d/n#a.b> \n");
  expect(RDF_TURTLE, STR("<> <#p> 1, -1.5 , +.5, 1.e1 , 2E-3, true ,false."),
         "1 <http://e/d/x?q> <http://e/d/x?q#p> \"1\"^^<" XSD "integer> \n"
         "1 <http://e/d/x?q> <http://e/d/x?q#p> \"-1.5\"^^<" XSD "decimal> \n"
         "1 <http://e/d/x?q> <http://e/d/x?q#p> \"+.5\"^^<" XSD "decimal> \n"
         "1 <http://e/d/x?q> <http://e/d/x?q#p> \"1.e1\"^^<" XSD "double> \n"
         "1 <http://e/d/x?q> <http://e/d/x?q#p> \"2E-3\"^^<" XSD "double> \n"
         "1 <http://e/d/x?q> <http://e/d/x?q#p> \"true\"^^<" XSD "boolean> \n"
         "1 <http://e/d/x?q> <http://e/d/x?q#p> \"false\"^^<" XSD "boolean> \n");
  expect(RDF_TURTLE,
         STR("<a:s> <a:p> 'x\"y', \"\"\"a\"\"\nb\\\"\"\"\" , '''l'''@FR-ca , \"d\"^^<a:d> , \"\"^^<" XSD "string> ."),
         "1 <a:s> <a:p> \"x\\\"y\" \n2 <a:s> <a:p> \"a\\\"\\\"\\nb\\\"\" \n2 <a:s> <a:p> \"l\"@fr-ca \n2 <a:s> <a:p> "
         "\"d\"^^<a:d> \n"
         "2 <a:s> <a:p> \"\" \n");
  expect(RDF_TURTLE, STR("<a:s> <a:p> [ <a:q> ( <a:x> [] ) ; ; ] . [ <a:p> _:b.c ] . () <a:p> _:genid1 ."),
         "1 _:genid2 <" RDF "first> <a:x> \n1 _:genid2 <" RDF "rest> _:genid3 \n1 _:genid3 <" RDF "first> _:genid4 \n"
         "1 _:genid3 <" RDF "rest> <" RDF "nil> \n1 _:genid1 <a:q> _:genid2 \n1 <a:s> <a:p> _:genid1 \n"
         "1 _:genid5 <a:p> _:b.c \n1 <" RDF "nil> <a:p> _:genid-genid1 \n");
  expect(RDF_TURTLE, STR(""), "");
  expect(RDF_TURTLE, STR("@base <http://o/a/> . <b> <../c> <//h/d> . BASE <d/> <b> <?q> <#f> ."),
         "1 <http://o/a/b> <http://o/c> <http://h/d> \n1 <http://o/a/d/b> <http://o/a/d/?q> <http://o/a/d/#f> \n");
}

static void test_turtle_faults(void) {
  expect_fault(RDF_TURTLE, STR("<>{"), STATUS_BAD_INPUT, 1, 3, "expected a predicate, found '{'");
  expect_fault(RDF_TURTLE, STR("<a:s> <a:p> <a:o>\n<a:s>"), STATUS_BAD_INPUT, 2, 1,
               "expected '.' at the end of the statement");
  expect_fault(RDF_TURTLE, STR("<a:s> <a:p> \"\xc3\xa9\" , \"x\ny\" ."), STATUS_BAD_INPUT, 1, 21,
               "found the end of the line");
  expect_fault(RDF_TURTLE, STR("<a:s> <a:p> '''x\n\ny"), STATUS_BAD_INPUT, 3, 2,
               "\"'''\" at the end of the string, found the end");
  expect_fault(RDF_TURTLE, STR("[] ."), STATUS_BAD_INPUT, 1, 4, "expected a predicate");
  expect_fault(RDF_TURTLE, STR("<a:s> a ."), STATUS_BAD_INPUT, 1, 9, "expected an object");
  expect_fault(RDF_TURTLE, STR("<a:s> \"p\" <a:o> ."), STATUS_BAD_INPUT, 1, 7, "expected a predicate");
  expect_fault(RDF_TURTLE, STR("<a:s> <a:p> + ."), STATUS_BAD_INPUT, 1, 14, "expected a digit");
  expect_fault(RDF_TURTLE, STR("<a:s> <a:p> \"x\"@1 ."), STATUS_BAD_INPUT, 1, 17, "expected a language tag");
  expect_fault(RDF_TURTLE, STR("@prefix a: <a:> .\na:b a:%4 a:c ."), STATUS_BAD_INPUT, 2, 7,
               "hexadecimal digits after '%'");
  expect_fault(RDF_TURTLE, STR("@PREFIX a: <a:> ."), STATUS_BAD_INPUT, 1, 1, "expected a subject");
  expect_fault(RDF_TURTLE, STR("<a:s> <a:p> <a:o> . }"), STATUS_BAD_INPUT, 1, 21, "expected a subject");
  expect_fault(RDF_TURTLE, STR("<a:s> <a:p> \"\\u12G4\" ."), STATUS_BAD_INPUT, 1, 18, "a hexadecimal digit, found 'G'");
  expect_fault(RDF_TURTLE, STR("<a:s> <a:p> \"\\U00110000\" ."), STATUS_BAD_INPUT, 1, 24, "names no character");
  StrBuf deep = {0};
  strbuf_adds(&deep, "<a:s> <a:p> ");
  for (int i = 0; i < RDF_DEEPEST; i++) strbuf_adds(&deep, i & 1 ? "(" : "[<a:p>");
  size_t open = deep.n;
  strbuf_adds(&deep, "[");
  expect_fault(RDF_TURTLE, strbuf_as_str(&deep), STATUS_LIMIT, 1, (long)open + 1, "nested more than 1000 deep");
  strbuf_release(&deep);
}

static void test_trig(void) {
  expect(
      RDF_TRIG,
      STR("<a:g> { <a:s> <a:p> <a:o> } { <a:s> <a:p> 1 . } GRAPH _:g { _:g <a:p> _:g . }\n[] { } <a:s> <a:p> <a:o> ."),
      "1 <a:s> <a:p> <a:o> <a:g>|\n1 <a:s> <a:p> \"1\"^^<" XSD
      "integer> \n1 _:g <a:p> _:g _:g|\n2 <a:s> <a:p> <a:o> \n");
  expect_fault(RDF_TRIG, STR("<a:g> { <a:s> <a:p> <a:o>"), STATUS_BAD_INPUT, 1, 26, "'.' or '}'");
  expect_fault(RDF_TRIG, STR("<a:g> { <a:h> { } }"), STATUS_BAD_INPUT, 1, 15, "expected a predicate");
  expect_fault(RDF_TRIG, STR("(1) { }"), STATUS_BAD_INPUT, 1, 5, "expected a predicate");
}

/* RFC 3986 §5.4, and what the base's file of no path gives. */
static void test_iris(void) {
  static const char *const cases[][2] = {
      {"g:h", "g:h"},
      {"g", "http://a/b/c/g"},
      {"./g", "http://a/b/c/g"},
      {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"},
      {"//g", "http://g"},
      {"?y", "http://a/b/c/d;p?y"},
      {"g?y", "http://a/b/c/g?y"},
      {"#s", "http://a/b/c/d;p?q#s"},
      {"g#s", "http://a/b/c/g#s"},
      {"g?y#s", "http://a/b/c/g?y#s"},
      {";x", "http://a/b/c/;x"},
      {"g;x", "http://a/b/c/g;x"},
      {"", "http://a/b/c/d;p?q"},
      {".", "http://a/b/c/"},
      {"./", "http://a/b/c/"},
      {"..", "http://a/b/"},
      {"../", "http://a/b/"},
      {"../g", "http://a/b/g"},
      {"../..", "http://a/"},
      {"../../g", "http://a/g"},
      {"../../../g", "http://a/g"},
      {"../../../../g", "http://a/g"},
      {"/./g", "http://a/g"},
      {"/../g", "http://a/g"},
      {"g.", "http://a/b/c/g."},
      {".g", "http://a/b/c/.g"},
      {"g..", "http://a/b/c/g.."},
      {"..g", "http://a/b/c/..g"},
      {"./../g", "http://a/b/g"},
      {"./g/.", "http://a/b/c/g/"},
      {"g/./h", "http://a/b/c/g/h"},
      {"g/../h", "http://a/b/c/h"},
      {"g;x=1/./y", "http://a/b/c/g;x=1/y"},
      {"g;x=1/../y", "http://a/b/c/y"},
      {"g?y/../x", "http://a/b/c/g?y/../x"},
      {"g#s/../x", "http://a/b/c/g#s/../x"},
      {"http:g", "http:g"},
  };
  StrBuf b = {0};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    strbuf_clear(&b);
    iri_resolve(&b, STR("http://a/b/c/d;p?q"), str_of(cases[i][0]));
    CHECK_STR(strbuf_as_str(&b), cases[i][1]);
  }
  strbuf_clear(&b);
  iri_resolve(&b, STR("http://a"), STR("g"));
  CHECK_STR(strbuf_as_str(&b), "http://a/g");
  strbuf_clear(&b);
  iri_resolve(&b, STR("urn:x"), STR("../g"));
  CHECK_STR(strbuf_as_str(&b), "urn:g");
  strbuf_release(&b);
}

/* RFC 3987 §2.2; each bad one makes oxigraph 0.5.11 refuse a Turtle file, but for the mark of direction (§4.1), spaces and bad bytes. */
static void test_strict_iris(void) {
  static const char *const good[] = {"http://e/",
                                     "http://e/a?b=/?#c/?",
                                     "urn:x",
                                     "http:",
                                     "http://u:p@e:80/",
                                     "http://[::1]:8080/",
                                     "http://e:/",
                                     "http://e/\xC3\xA9\U0001F600",
                                     "http://e/a'(b)",
                                     "http://e/%C3%a9",
                                     "http://e/?\uE000",
                                     "mailto:a@b"};
  static const char *const bad[] = {"",
                                    "e",
                                    "/e",
                                    "//e/",
                                    "http://e/%zz",
                                    "http://e/a%",
                                    "http://e/a%4",
                                    "http://e/a[b]",
                                    "http://e/?a[]=1",
                                    "http://e/a#b#c",
                                    "http://h:port/",
                                    "http://[zz]/",
                                    "http://[::1/",
                                    "http://[:::::::::]/",
                                    "http://e/\uE000",
                                    "http://e/#\uE000",
                                    "http://e/\uFFFE",
                                    "http://e/\U0001FFFE",
                                    "http://e/\U000E0001",
                                    "http://e/\xC2\x85",
                                    "http://e/\u202E",
                                    "http://e/a b",
                                    "http://e/a\\b",
                                    "http://e/<",
                                    "http://e/a|b",
                                    "http://e/\xC3",
                                    "http://e/\x7F",
                                    "http://e/\xED\xA0\x80",
                                    "http://a@b@c/"};
  for (size_t i = 0; i < sizeof good / sizeof *good; i++)
    if (!CHECK(iri_is_strict(str_of(good[i])))) printf("  %s\n", good[i]);
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
    if (!CHECK(!iri_is_strict(str_of(bad[i])))) printf("  %s\n", bad[i]);
  CHECK(!iri_is_strict(STR("http://e/a\0b")));
  CHECK(!iri_is_strict(STR("http://e/a?\0b")));
}

/* ---- Files: characters over the ends of what is read at a time, and far more than that ---- */

typedef struct Counted {
  long n, wrong;
} Counted;

static Status count(void *user, const Triple *t, Place place) {
  Counted *c = user;
  StrBuf b = {0};
  strbuf_printf(&b, "%*s\xc3\xa9\xe2\x82\xac%ld", (int)(c->n % 7), "", c->n);
  c->wrong += !str_eq(t->object.value, strbuf_as_str(&b)) || place.line != c->n + 1;
  strbuf_release(&b);
  c->n++;
  return STATUS_OK;
}

static void test_files(void) {
  static const char *const endings[] = {".ttl", ".nt"};
  enum { LINES = 60000 };
  for (int e = 0; e < 2; e++) {
    char path[] = "/tmp/entente-parse-XXXXXX.ttl";
    int fd = mkstemps(path, 4);
    FILE *f = fd >= 0 ? fdopen(fd, "w") : NULL;
    if (!CHECK(f)) return;
    for (int i = 0; i < LINES; i++)
      fprintf(f, "<http://e/subject> <http://e/p> \"%*s\xc3\xa9\xe2\x82\xac%d\" .\n", i % 7, "", i);
    fclose(f);
    Counted c = {0};
    RdfParsing how = {.format = rdf_format_of(endings[e])};
    CHECK_INT(rdf_parse_file(path, &how, count, &c, &heard_report), STATUS_OK);
    CHECK_INT(c.n, LINES);
    CHECK_INT(c.wrong, 0);
    unlink(path);
  }
  Counted c = {0};
  CHECK_INT(rdf_parse_file("/", &(RdfParsing){.format = RDF_TURTLE}, count, &c, &heard_report), STATUS_IO);
}

int main(void) {
  test_turtle();
  test_turtle_faults();
  test_trig();
  test_iris();
  test_strict_iris();
  test_files();
  return check_end();
}
