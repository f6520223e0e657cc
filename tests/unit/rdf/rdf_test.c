/* Terms, the Turtle writer, the readers, and the W3C syntax suites where they are found ($ENTENTE_SHARED/data/w3c). */
#include "base/io.h"
#include "rdf/reading.h"
#include "rdf/turtle.h"
#include "rdf/turtle_check.h"
#include "rdf/vocabulary.h"
#include "unit/check.h"
#include "unit/heard.h"

#include <stdlib.h>
#include <unistd.h>

static Status add_line(void *user, const Triple *t, Place place) {
  (void)place;
  StrBuf *b = user;
  term_add_ntriples(b, t->subject);
  strbuf_addc(b, ' ');
  term_add_ntriples(b, t->predicate);
  strbuf_addc(b, ' ');
  term_add_ntriples(b, t->object);
  if (t->graph.kind != TERM_NONE) strbuf_addc(b, ' '), term_add_ntriples(b, t->graph);
  strbuf_adds(b, " .\n");
  return STATUS_OK;
}

/* ---- Terms ---- */

static Str form(StrBuf *b, Term t) {
  strbuf_clear(b);
  term_add_ntriples(b, t);
  return strbuf_as_str(b);
}

static void test_terms(void) {
  StrBuf b = {0};
  CHECK_STR(form(&b, (Term){.kind = TERM_LITERAL, .value = STR("a\"\\\t\b\n\r\f\x01\x7f\xc3\xa9")}),
            "\"a\\\"\\\\\\t\\b\\n\\r\\f\\u0001\\u007F\xc3\xa9\"");
  CHECK_STR(form(&b, (Term){.kind = TERM_LITERAL, .value = STR("x"), .lang = STR("fr")}), "\"x\"@fr");
  CHECK_STR(form(&b, (Term){.kind = TERM_LITERAL, .value = STR("1"), .datatype = STR(NS_XSD "integer")}),
            "\"1\"^^<" NS_XSD "integer>");
  CHECK_STR(form(&b, (Term){.kind = TERM_LITERAL, .value = STR("s"), .datatype = STR(NS_XSD "string")}), "\"s\"");
  CHECK_STR(form(&b, (Term){.kind = TERM_IRI, .value = STR("http://e/ a<b>{}|^`\\\"\n\xc3\xa9%41")}),
            "<http://e/%20a%3Cb%3E%7B%7D%7C%5E%60%5C%22%0A\xc3\xa9%41>");
  CHECK_STR(form(&b, (Term){.kind = TERM_BLANK, .value = STR("b0")}), "_:b0");
  Term i1 = {.kind = TERM_IRI, .value = STR("http://e/a")}, i2 = {.kind = TERM_IRI, .value = STR("http://e/a-b")};
  CHECK(term_cmp(i2, i1) < 0); // '-' comes before the '>' at the end of the shorter one, as in sorted lines
  CHECK(term_cmp(i1, i1) == 0);
  Arena a = {0};
  Term t;
  CHECK(term_of_ntriples(&t, STR("\"a\\u00e9\\n\"@FR-ca"), &a));
  CHECK_STR(t.value, "a\xc3\xa9\n");
  CHECK_STR(t.lang, "fr-ca");
  CHECK(!term_of_ntriples(&t, STR("<a b>"), &a));
  CHECK(!term_of_ntriples(&t, STR("\"a\" "), &a));
  CHECK_STR(date_datatype(STR("2025-10-29")), NS_XSD "date");
  CHECK_STR(date_datatype(STR("--10-29")), NS_XSD "gMonthDay");
  CHECK_STR(date_datatype(STR("hier")), "");
  CHECK(iri_is_absolute(STR("urn:x")) && !iri_is_absolute(STR("a/b:c")) && !iri_is_absolute(STR("")) &&
        !iri_is_absolute(STR("1a:b")));
  arena_release(&a);
  strbuf_release(&b);
}

/* ---- N-Triples: places of errors ---- */

static void expect_fault(const char *text, long line, long column, const char *words) {
  StrBuf b = {0};
  heard_message[0] = 0;
  CHECK_INT(rdf_read_ntriples(str_of(text), "x.nt", add_line, &b, &heard_report), STATUS_BAD_INPUT);
  if (!CHECK(heard_place.line == line && heard_place.column == column && strstr(heard_message, words)))
    printf("  %s\n  got %ld:%ld %s\n", text, heard_place.line, heard_place.column, heard_message);
  strbuf_release(&b);
}

static void test_ntriples(void) {
  StrBuf b = {0};
  static const char text[] = "# comment\r\n<http://e/s>\t<http://e/p> \"l\\U0001F600\"@en-GB . # "
                             "more\r_:a1.b<http://e/p>_:a1.\n\n  <http://e/s><http://e/p>\"\"^^<http://e/d>.";
  CHECK_INT(rdf_read_ntriples(str_of(text), "x.nt", add_line, &b, &heard_report), STATUS_OK);
  CHECK_STR(strbuf_as_str(&b), "<http://e/s> <http://e/p> \"l\xf0\x9f\x98\x80\"@en-gb .\n_:a1.b <http://e/p> _:a1 "
                               ".\n<http://e/s> <http://e/p> \"\"^^<http://e/d> .\n");
  strbuf_release(&b);
  expect_fault("\n\n<http://e/s> <http://e/p> \"abc .\n", 3, 33, "end of the line");
  expect_fault("<http://e/\xc3\xa9> <p> .", 1, 16, "not an absolute IRI");
  expect_fault("<http://e/s> <http://e/p> \"\\ud800\" .", 1, 34, "no character");
  expect_fault("<http://e/\\u0000> <http://e/p> <http://e/o> .", 1, 17, "may not hold");
  expect_fault("<http://e/s> <http://e/p> \"\\x\" .", 1, 29, "escape");
  expect_fault("<http://e/s> <http://e/p> <http://e/o> <http://e/g> .", 1, 40, "'.'");
  expect_fault("<http://e/s> <http://e/p> <http://e/o> . x", 1, 42, "end of the line");
  expect_fault("a\xff", 1, 2, "0xFF");
  expect_fault("<http://e/s> <http://e/p> <http://e/o>", 1, 39, "the end");
  expect_fault("<http://e/\\u0020> <http://e/p> <http://e/o> .", 1, 17, "may not hold");
}

/* ---- Turtle: what is written is read back ---- */

static void test_turtle(void) {
  char path[] = "/tmp/entente-turtle-XXXXXX";
  int fd = mkstemp(path);
  FILE *out = fdopen(fd, "w");
  static const Prefix prefixes[] = {{{"e", 1}, {"http://e/", 9}}, {{"ef", 2}, {"http://e/f/", 11}}};
  TurtleWriter w;
  StrBuf expected = {0}, got = {0};
  turtle_begin(&w, out, prefixes, 2);
  static const char *const objects[] = {"", "a", "f/b", "f/", "-a", "a.", "a.b", "f/b-c", "1", "f/é", "a'b", "f/#x"};
  static const char *const texts[] = {"",         "\"\"\"",           "\\",  "a\nb\rc",
                                      "\x01\x7f", "\xf0\x9f\x98\x80", "@fr", "' \\u0041"};
  for (int s = 0; s < 2; s++) {
    for (int p = 0; p < 2; p++) {
      for (size_t i = 0; i < 20; i++) {
        char iri[64];
        Triple t = {.subject = {.kind = TERM_IRI, .value = s ? STR("http://e/s1") : STR("http://e/s0")},
                    .predicate = {.kind = TERM_IRI, .value = p ? STR("http://e/p") : STR(NS_RDF "type")}};
        snprintf(iri, sizeof iri, "http://e/%s", i < 12 ? objects[i] : "");
        if (i < 12) t.object = (Term){.kind = TERM_IRI, .value = str_of(iri)};
        else t.object = (Term){.kind = TERM_LITERAL, .value = str_of(texts[i - 12])};
        if (i % 3 == 0 && i >= 12) t.object.lang = STR("fr-ca");
        if (i % 3 == 1 && i >= 12) t.object.datatype = STR("http://e/dt");
        turtle_triple(&w, &t);
        add_line(&expected, &t, (Place){0});
      }
    }
  }
  CHECK_INT(turtle_end(&w), STATUS_OK);
  fclose(out);
  Status status = rdf_read_file(path, RDF_TURTLE, add_line, &got, &heard_report);
  if (!CHECK_INT(status, STATUS_OK)) printf("  %s\n", heard_message);
  CHECK_STR(strbuf_as_str(&got), expected.data);
  strbuf_release(&expected);
  strbuf_release(&got);
  unlink(path);
}

static void expect_bad_turtle(const char *text, long line, const char *words) {
  StrBuf b = {0};
  heard_message[0] = 0;
  CHECK_INT(rdf_read_turtle(str_of(text), "x.ttl", "http://e/", add_line, &b, &heard_report) == STATUS_OK, 0);
  if (!CHECK(heard_place.line == line && strstr(heard_message, words)))
    printf("  %s\n  got %ld: %s\n", text, heard_place.line, heard_message);
  CHECK_INT(b.n, 0);
  strbuf_release(&b);
}

static Status note_line(void *user, const Triple *t, Place place) {
  (void)t;
  strbuf_printf(user, "%s:%ld ", place.file, place.line);
  return STATUS_OK;
}

static void test_bad_turtle(void) {
  expect_bad_turtle("<>{", 0, "Turtle");
  expect_bad_turtle("@prefix a: <http://a/> .\n\na:b a:c c:d .\n", 3, "not declared");
  expect_bad_turtle("<a> <b> \"\\u0000\" .", 1, "no character");
  expect_bad_turtle("<a> <b>\n '\\uD800' .", 2, "no character");
  expect_bad_turtle("PREFIX a: <x:>\na:b. a:c, a:d.e , \"x\"@en , 1.5 , _:b , true , a:\\.x , :y .", 2,
                    "the prefix ':' is not");
  expect_bad_turtle("<a> <b c> <d> .", 1, "may not hold");
  expect_bad_turtle("<a> <b> \"x\ny\" .", 1, "does not end");
  expect_bad_turtle("<a> <b> \"\xff\" .", 1, "0xFF");
  expect_bad_turtle("<a> <b> <c> .\n<a> <b> .\n", 2, "");
  StrBuf b = {0};
  CHECK_INT(
      rdf_read_turtle(STR("<a> <b> 1.5 .\n\n<c>\n <b> <e> ;\n <b2> <e> .\n<f> <b> \"\"\"x\n.\n\"\"\" . <g> <b> <h>."),
                      "x.ttl", "http://e/", note_line, &b, &heard_report),
      STATUS_OK);
  CHECK_STR(strbuf_as_str(&b), "x.ttl:1 x.ttl:3 x.ttl:3 x.ttl:6 x.ttl:6 ");
  strbuf_release(&b);
}

/* ---- W3C suites: the type of each test stands in its manifest ---- */

typedef struct Suite {
  const char *folder, *kind;
  RdfFormat format;
  long right, all, wrong_accepts, wrong_refusals;
} Suite;

static int by_text(const void *a, const void *b) { return str_cmp(*(const Str *)a, *(const Str *)b); }

/* Same lines in any order; where there are blank nodes only their number is compared. */
static bool same_graph(const StrBuf *a, const StrBuf *b) {
  ARRAY(Str) lines[2] = {{0}};
  bool blank = false;
  for (int i = 0; i < 2; i++) {
    Str rest = strbuf_as_str(i ? b : a);
    while (rest.n) {
      size_t end = str_find(rest, STR("\n"));
      array_push(&lines[i], str_sub(rest, 0, end));
      blank = blank || str_find(str_sub(rest, 0, end), STR("_:")) != SIZE_MAX;
      rest = str_sub(rest, end + 1, rest.n);
    }
    if (lines[i].n) qsort(lines[i].at, lines[i].n, sizeof *lines[i].at, by_text);
  }
  bool same = lines[0].n == lines[1].n;
  for (size_t i = 0; same && !blank && i < lines[0].n; i++) same = str_eq(lines[0].at[i], lines[1].at[i]);
  array_release(&lines[0]);
  array_release(&lines[1]);
  return same;
}

/* Entries look like: trs:name rdf:type rdft:TestNTriplesNegativeSyntax ; … mf:action <name.nt> ; … mf:result <name.nt> . */
static void run_suite(Suite *s, const char *shared, bool tell) {
  char path[512];
  StrBuf manifest = {0};
  snprintf(path, sizeof path, "%s/data/w3c/%s/manifest.ttl", shared, s->folder);
  if (access(path, R_OK) || io_read_file(path, &manifest, &heard_report) != STATUS_OK) return;
  char type[64];
  snprintf(type, sizeof type, "rdft:Test%s", s->kind);
  for (char *at = manifest.data; (at = strstr(at, type));) {
    at += strlen(type);
    bool negative = !strncmp(at, "Negative", 8);
    bool eval = !strncmp(at, "Eval", 4);
    char *action = strstr(at, "mf:action");
    char *open = action ? strchr(action, '<') : NULL, *close = open ? strchr(open, '>') : NULL;
    if (!close) break;
    snprintf(path, sizeof path, "%s/data/w3c/%s/%.*s", shared, s->folder, (int)(close - open - 1), open + 1);
    heard_message[0] = 0;
    StrBuf text = {0}, base = {0}, got = {0}, expected = {0};
    Status status = io_read_file(path, &text, &heard_report);
    strbuf_printf(&base, "https://w3c.github.io/rdf-tests/rdf/rdf11/%s/%.*s", s->folder, (int)(close - open - 1),
                  open + 1);
    Str content = strbuf_as_str(&text);
    if (status == STATUS_OK && s->format == RDF_TURTLE)
      status = rdf_read_turtle(content, path, base.data, add_line, &got, &heard_report);
    else if (status == STATUS_OK && s->format == RDF_NQUADS)
      status = rdf_read_nquads(content, path, add_line, &got, &heard_report);
    else if (status == STATUS_OK) status = rdf_read_ntriples(content, path, add_line, &got, &heard_report);
    if (eval && (open = strstr(close, "mf:result")) && (open = strchr(open, '<')) && (close = strchr(open, '>'))) {
      snprintf(path, sizeof path, "%s/data/w3c/%s/%.*s", shared, s->folder, (int)(close - open - 1), open + 1);
      rdf_read_file(path, RDF_NTRIPLES, add_line, &expected, &heard_report);
    }
    bool right = negative ? status != STATUS_OK : status == STATUS_OK && (!eval || same_graph(&expected, &got));
    s->all++, s->right += right;
    if (!right && negative) s->wrong_accepts++;
    if (!right && !negative) s->wrong_refusals++;
    if (!right && tell)
      printf("  %s: %s%s\n", base.data, negative ? "accepted" : "refused or misread: ", negative ? "" : heard_message);
    strbuf_release(&text);
    strbuf_release(&base);
    strbuf_release(&got);
    strbuf_release(&expected);
  }
  strbuf_release(&manifest);
  printf("W3C %s: %ld of %ld (%ld wrongly accepted, %ld wrongly refused)\n", s->folder, s->right, s->all,
         s->wrong_accepts, s->wrong_refusals);
}

static void test_w3c(void) {
  const char *shared = getenv("ENTENTE_SHARED");
  if (!shared) return;
  Suite suites[] = {{.folder = "rdf-n-triples", .kind = "NTriples", .format = RDF_NTRIPLES},
                    {.folder = "rdf-n-quads", .kind = "NQuads", .format = RDF_NQUADS},
                    {.folder = "rdf-turtle", .kind = "Turtle", .format = RDF_TURTLE}};
  for (int i = 0; i < 3; i++) run_suite(&suites[i], shared, getenv("ENTENTE_TELL"));
  CHECK_INT(suites[0].right, suites[0].all);
  CHECK_INT(suites[1].right, suites[1].all);
  if (suites[2].all) CHECK(suites[2].right >= 299);
}

int main(void) {
  test_terms();
  test_ntriples();
  test_turtle();
  test_bad_turtle();
  test_w3c();
  return check_end();
}
