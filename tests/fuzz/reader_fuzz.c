/* From any bytes to documents: reader_open and reader_next on a file, and what read/document.h promises of a Document.
 *
 * The first byte tells the file's ending: '<' a web page, '{' and '[' JSON Lines, 'J' one JSON object, all others a text; 'J' is no
 * part of the file.
 */
#include "fuzz/fuzz.h"

#include "base/date.h"
#include "base/utf8.h"
#include "read/document.h"

#include <strings.h>
#include <unistd.h>

static char folder[] = "/tmp/entente-fuzz-XXXXXX";
static char path[64];

static void swallow(Report *r, Severity severity, Place place, const char *message) {
  (void)severity, (void)place;
  PROMISE(message && *message && utf8_valid_prefix(str_of(message)) <= strlen(message), "after %ld errors", r->errors);
}

static void clean_up(void) {
  if (*path) unlink(path);
  rmdir(folder);
}

int LLVMFuzzerInitialize(int *argc, char ***argv) {
  (void)argc, (void)argv;
  if (!mkdtemp(folder)) exit(2);
  atexit(clean_up);
  return 0;
}

static bool is_text(Str s) { return utf8_valid_prefix(s) == s.n && !(s.n && memchr(s.p, 0, s.n)); }

static void check_document(const Document *d) {
  PROMISE(d->id.n && is_text(d->id), "id \"%.*s\"", STR_ARG(d->id));
  PROMISE(is_text(d->title), "title \"%.*s\"", STR_ARG(d->title));
  PROMISE(is_text(d->text) && d->text.n && !memchr(d->text.p, '\r', d->text.n), "%zu bytes", d->text.n);
  PROMISE(is_text(d->url) && (!d->url.n || !strncasecmp(d->url.p, "http", 4)), "url \"%.*s\"", STR_ARG(d->url));
  PROMISE(!d->published.n || date_is_set(date_parse(d->published)), "published \"%.*s\"", STR_ARG(d->published));
  for (size_t i = 0; i < d->lang.n; i++)
    PROMISE(d->lang.p[i] >= 'a' && d->lang.p[i] <= 'z', "lang \"%.*s\"", STR_ARG(d->lang));
  PROMISE(d->file && d->line >= 0, "line %ld", d->line);
}

static void write_input(Str bytes, const char *ending) {
  if (*path) unlink(path);
  snprintf(path, sizeof path, "%s/a%s", folder, ending);
  FILE *f = fopen(path, "w");
  if (!f || fwrite(bytes.p, 1, bytes.n, f) != bytes.n || fclose(f)) exit(2);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  Report report = {.sink = swallow};
  Str bytes = {(const char *)data, n};
  char first = n ? bytes.p[0] : 0;
  const char *ending = first == '<'                   ? ".html"
                       : first == '{' || first == '[' ? ".jsonl"
                       : first == 'J'                 ? ".json"
                                                      : ".txt";
  write_input(first == 'J' ? str_sub(bytes, 1, n) : bytes, ending);
  Reader *in;
  Document d;
  if (reader_open(&in, path, &report) != STATUS_OK) return 0;
  Status status;
  for (size_t i = 0; (status = reader_next(in, &d, &report)) != STATUS_END; i++) {
    PROMISE(i <= n + 1, "%zu documents in %zu bytes", i, n);
    if (status == STATUS_OK) check_document(&d);
    else PROMISE(report.errors, "status %d without a message", (int)status);
  }
  reader_close(in);
  return 0;
}
