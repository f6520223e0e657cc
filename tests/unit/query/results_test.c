/* Solutions in each format. The CSV and the TSV are those of the Recommendation (SPARQL 1.1 Query Results CSV and TSV, §3 and §4); JSON and
   XML of the same rows are written by hand after theirs. */
#include "query/results.h"
#include "unit/check.h"

#include <stdlib.h>

#define XSD "http://www.w3.org/2001/XMLSchema#"
#define ROWS (sizeof rows / sizeof *rows)

static const Str columns[] = {{"x", 1}, {"literal", 7}};
static const char *const rows[][2] = {{"<http://example/x>", "\"String\""},
                                      {"<http://example/x>", "\"String with quote\\\"dquote\""},
                                      {"_:b0", "\"Blank node\""},
                                      {"", "\"Missing 'x'\""},
                                      {"", ""},
                                      {"<http://example/x>", ""},
                                      {"_:b1", "\"String-with-lang\"@en"},
                                      {"_:b1", "\"123\"^^<" XSD "integer>"}};

static void expect(ResultFormat format, const char *const (*given)[2], size_t n, const char *expected) {
  char *text = NULL;
  size_t size = 0;
  FILE *out = open_memstream(&text, &size);
  Results r;
  results_begin(&r, format, out, columns, 2);
  for (size_t i = 0; i < n; i++) results_row(&r, (Str[]){str_of(given[i][0]), str_of(given[i][1])});
  CHECK_INT(r.rows, n);
  results_end(&r);
  fclose(out);
  CHECK_STR(((Str){text, size}), expected);
  free(text);
}

static void test_csv_and_tsv(void) {
  expect(
      RESULT_CSV, rows, ROWS,
      "x,literal\r\nhttp://example/x,String\r\nhttp://example/x,\"String with quote\"\"dquote\"\r\n_:b0,Blank node\r\n"
      ",Missing 'x'\r\n,\r\nhttp://example/x,\r\n_:b1,String-with-lang\r\n_:b1,123\r\n");
  expect(
      RESULT_TSV, rows, ROWS,
      "?x\t?literal\n<http://example/x>\t\"String\"\n<http://example/x>\t\"String with quote\\\"dquote\"\n"
      "_:b0\t\"Blank node\"\n\t\"Missing 'x'\"\n\t\n<http://example/x>\t\n_:b1\t\"String-with-lang\"@en\n_:b1\t123\n");
}

static void test_json(void) {
  static const char *const some[][2] = {
      {"_:b1", "\"String-with-lang\"@en"}, {"", ""}, {"<http://e/x>", "\"\\\"1\"^^<" XSD "integer>"}};
  expect(RESULT_JSON, some, 3,
         "{\"head\":{\"vars\":[\"x\",\"literal\"]},\"results\":{\"bindings\":[\n"
         "{\"x\":{\"type\":\"bnode\",\"value\":\"b1\"},"
         "\"literal\":{\"type\":\"literal\",\"value\":\"String-with-lang\",\"xml:lang\":\"en\"}},\n"
         "{},\n"
         "{\"x\":{\"type\":\"uri\",\"value\":\"http://e/x\"},"
         "\"literal\":{\"type\":\"literal\",\"value\":\"\\\"1\",\"datatype\":\"" XSD "integer\"}}\n]}}\n");
  expect(RESULT_JSON, some, 0, "{\"head\":{\"vars\":[\"x\",\"literal\"]},\"results\":{\"bindings\":[\n]}}\n");
}

/* XML 1.0 §2.2 has no U+0001 and no U+FFFE in any form, and a carriage return only as a reference. */
static void test_xml(void) {
  static const char *const some[][2] = {{"<http://e/?a&b>", "\"<i> \\\"x\\\" \\u0001\\r\xEF\xBF\xBE\"@fr"}};
  expect(RESULT_XML, some, 1,
         "<?xml version=\"1.0\"?>\n<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\">\n"
         "<head><variable name=\"x\"/><variable name=\"literal\"/></head>\n<results>\n"
         "<result><binding name=\"x\"><uri>http://e/?a&amp;b</uri></binding><binding name=\"literal\">"
         "<literal xml:lang=\"fr\">&lt;i&gt; &quot;x&quot; \xEF\xBF\xBD&#13;\xEF\xBF\xBD</literal></binding></result>\n"
         "</results>\n</sparql>\n");
}

/* Numbers stand bare in TSV only as Turtle reads them (§4.2). */
static void test_tsv_numbers(void) {
  static const char *const some[][2] = {{"\"-1.50\"^^<" XSD "decimal>", "\"1.0E6\"^^<" XSD "double>"},
                                        {"\"1.\"^^<" XSD "decimal>", "\"INF\"^^<" XSD "double>"},
                                        {"\"x1\"^^<" XSD "integer>", "\"1\"^^<" XSD "byte>"}};
  expect(RESULT_TSV, some, 3,
         "?x\t?literal\n-1.50\t1.0E6\n\"1.\"^^<" XSD "decimal>\t\"INF\"^^<" XSD "double>\n"
         "\"x1\"^^<" XSD "integer>\t\"1\"^^<" XSD "byte>\n");
}

/* For people: columns as wide as their cells, prefixes of our own graphs, nothing that a terminal would act on. */
static void test_table(void) {
  static const char *const some[][2] = {{"<https://w3id.org/entente/id/state/FR>", "\"\xC3\xA9t\xC3\xA9\"@fr"},
                                        {"", "\"two\\nlines\\u001B[31m\""}};
  expect(RESULT_TABLE, some, 2,
         "x            literal\n-----------  --------------\nid:state/FR  \xC3\xA9t\xC3\xA9\n             two "
         "lines\\u{1b}[31m\n");
}

static void expect_boolean(ResultFormat format, const char *expected) {
  char *text = NULL;
  size_t size = 0;
  FILE *out = open_memstream(&text, &size);
  results_boolean(format, out, true);
  fclose(out);
  CHECK_STR(((Str){text, size}), expected);
  free(text);
}

int main(void) {
  test_csv_and_tsv();
  test_json();
  test_xml();
  test_tsv_numbers();
  test_table();
  expect_boolean(RESULT_JSON, "{\"head\":{},\"boolean\":true}\n");
  expect_boolean(RESULT_TSV, "true\n");
  return check_end();
}
