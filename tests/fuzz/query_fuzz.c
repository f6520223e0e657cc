/* From any bytes to SQL: query_parse, the algebra and the writer over a graph in memory, and SQLite taking the statement. What is refused
 * is refused with a message that has a place in the text; what is taken is a statement that SQLite understands, or one that is too large.
 */
#include "fuzz/fuzz.h"

#include "base/utf8.h"
#include "query/query.h"

static long longest_line(Str text) {
  long lines = 1;
  for (size_t i = 0; i < text.n; i++) lines += text.p[i] == '\n';
  return lines;
}

typedef struct Heard {
  long lines;
  int errors;
} Heard;

static void listen(Report *r, Severity severity, Place place, const char *message) {
  Heard *h = r->user;
  if (severity != SEVERITY_ERROR) return;
  h->errors++;
  PROMISE(message && *message, "an empty message");
  PROMISE(utf8_valid_prefix(str_of(message)) + 4 > strlen(message), "\"%s\"", message); /* it may be cut at its end */
  PROMISE(place.line >= 0 && place.line <= h->lines && place.column >= 0, "line %ld of %ld", place.line, h->lines);
}

int LLVMFuzzerInitialize(int *argc, char ***argv) {
  (void)argc, (void)argv;
  return 0;
}

static void add_triple(Lent *l, const char *s, const char *p, const char *o) {
  Triple t = {.subject = {.kind = TERM_IRI, .value = str_of(s)},
              .predicate = {.kind = TERM_IRI, .value = str_of(p)},
              .object = {.kind = TERM_IRI, .value = str_of(o)}};
  lent_add(l, &t);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  static FILE *nowhere;
  if (!nowhere) nowhere = fopen("/dev/null", "w");
  Str text = {(const char *)data, n};
  Heard heard = {.lines = longest_line(text)};
  Report report = {.sink = listen, .user = &heard};
  Lent *lent;
  if (lent_open_files(&lent, &report) == STATUS_OK) {
    add_triple(lent, "a:a", "a:b", "a:c");
    add_triple(lent, "a:c", "a:b", "a:a");
    QueryAsked asked = {.text = {.text = text, .name = "input", .base = STR("http://e/")},
                        .format = RESULT_JSON,
                        .seconds = 1,
                        .most_rows = 20};
    Status status = query_run(lent, &asked, nowhere, &report);
    PROMISE(status == STATUS_OK || heard.errors, "status %d without a message", (int)status);
  }
  lent_close(lent);
  return 0;
}
