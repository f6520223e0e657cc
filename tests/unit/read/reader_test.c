#include "read/document.h"

#include "base/arena.h"
#include "base/io.h"
#include "unit/check.h"

#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/entente-reader-XXXXXX";
static StrBuf shown, messages;
static Arena names;

static void keep_message(Report *r, Severity severity, Place place, const char *message) {
  (void)r;
  const char *slash = place.file ? strrchr(place.file, '/') : NULL;
  static const char *const words[] = {"note", "warning", "error"};
  strbuf_printf(&messages, "%s %s:%ld:%ld %s\n", words[severity],
                slash        ? slash + 1
                : place.file ? place.file
                             : "",
                place.line, place.column, message);
}

static Report report = {.sink = keep_message};

static const char *path_of(const char *name) { return arena_printf(&names, "%s/%s", folder, name).p; }

static void write_file(const char *name, Str bytes) {
  FILE *f = fopen(path_of(name), "w");
  CHECK(f && fwrite(bytes.p, 1, bytes.n, f) == bytes.n);
  if (f) fclose(f);
}

/* One line a document, "id text", and "!N" for a status N that is neither STATUS_OK nor STATUS_END. */
static Str read_path(const char *path) {
  Reader *in;
  Document d;
  strbuf_clear(&shown);
  strbuf_clear(&messages);
  Status status = reader_open(&in, path, &report);
  if (status != STATUS_OK) strbuf_printf(&shown, "open !%d", status);
  while (in && (status = reader_next(in, &d, &report)) != STATUS_END) {
    if (status == STATUS_OK) strbuf_printf(&shown, "%.*s %.*s|", STR_ARG(d.id), STR_ARG(d.text));
    else strbuf_printf(&shown, "!%d|", status);
  }
  reader_close(in);
  return strbuf_as_str(&shown);
}

static Str read_bytes(const char *name, Str bytes) {
  write_file(name, bytes);
  return read_path(path_of(name));
}

static void check_text(void) {
  CHECK_STR(read_bytes("a.txt", STR("Un.\r\nDeux.\rTrois.\n")), "a.txt Un.\nDeux.\nTrois.\n|");
  CHECK_STR(read_bytes("a.txt", STR("\xEF\xBB\xBFÉté")), "a.txt Été|");
  CHECK_STR(read_bytes("a.txt", STR("\xFF\xFE\xC9\0t\0\xE9\0")), "a.txt Été|");
  CHECK_STR(strbuf_as_str(&messages), "");
  CHECK_STR(read_bytes("a.txt", STR("caf\xE9 ol\xE9")), "a.txt caf\uFFFD ol\uFFFD|");
  CHECK_STR(strbuf_as_str(&messages), "warning a.txt:0:0 not UTF-8 at byte 3 (0xE9); 2 bad bytes replaced by U+FFFD\n");
  CHECK_STR(read_bytes("a.txt", STR("un mot et un NUL \0 au milieu d'une phrase")),
            "a.txt un mot et un NUL \uFFFD au milieu d'une phrase|");
  CHECK_STR(read_bytes("a.txt", STR("")), "!2|");
  CHECK_STR(strbuf_as_str(&messages), "error a.txt:0:0 the document holds no text\n");
  CHECK_STR(read_bytes("a.txt", STR("\x7f"
                                    "ELF\1\2\3\4\5\6\7\0\0\0\0\0\0\0\0\0\0\0\0")),
            "!2|");
  CHECK_STR(strbuf_as_str(&messages), "error a.txt:0:0 expected text, found a binary file\n");
  CHECK_STR(read_bytes("B.TXT", STR("Tô Lâm 한국 العربية")), "B.TXT Tô Lâm 한국 العربية|");
  CHECK_STR(read_bytes("a.doc", STR("x")), "open !2");
  CHECK_STR(read_path(path_of("none.txt")), "open !3");
}

static void check_lines(void) {
  CHECK_STR(read_bytes("l.jsonl",
                       STR("{\"id\":\"x\",\"text\":\"Un.\"}\r\n\n{\"text\":\"Deux.\",\"url\":\"https://e.org/2\"}\n"
                           "{\"text\":\"Trois.\"}\n{\"id\":7,\"html\":\"<p>Quatre.\"}")),
            "x Un.|https://e.org/2 Deux.|l.jsonl#4 Trois.|7 Quatre.|");
  CHECK_STR(strbuf_as_str(&messages), "");
  CHECK_STR(
      read_bytes("l.ndjson",
                 STR("{\"text\":\"a\"}\n{\"text\":\"été\" \"x\":1}\n[]\n{\"id\":1}\n{\"text\":3}\n{\"text\":\"b\"} x\n"
                     "{\"text\":\"z\"}\n")),
      "l.ndjson#1 a|!2|!2|!2|!2|!2|l.ndjson#7 z|");
  CHECK_STR(strbuf_as_str(&messages), "error l.ndjson:2:15 expected ',' or '}', found '\"'\n"
                                      "error l.ndjson:3:1 expected an object, found '['\n"
                                      "error l.ndjson:4:0 the object has neither \"text\" nor \"html\"\n"
                                      "error l.ndjson:5:9 expected a string as \"text\", found a number\n"
                                      "error l.ndjson:6:14 expected nothing after the object, found 'x'\n");
  CHECK_STR(
      read_bytes(
          "l.jsonl",
          STR("{\"text\":\"a\\ud800b\\r\\nc\\u0000\",\"title\":5}\n{\"text\":\"x\xFFy\"}\n{\"text\":\" \\n\"}\n")),
      "l.jsonl#1 a\uFFFDb\nc\uFFFD|l.jsonl#2 x\uFFFDy|!2|");
  CHECK_STR(strbuf_as_str(&messages), "warning l.jsonl:1:39 expected a string as \"title\", found a number; left out\n"
                                      "warning l.jsonl:1:0 2 escapes that name no character replaced by U+FFFD\n"
                                      "warning l.jsonl:2:11 not UTF-8 (0xFF); 1 bad bytes replaced by U+FFFD\n"
                                      "error l.jsonl:3:0 the document holds no text\n");
  CHECK_STR(read_bytes("l.jsonl", STR("")), "");
}

static void check_fields(void) {
  Reader *in;
  Document d;
  write_file("f.jsonl", STR("{\"text\":\"a\",\"title\":\" Un\\n titre "
                            "\",\"lang\":\"FR-ch\",\"published\":\"2025-10-28T23:59:00Z\",\"url\":\"ftp://x\"}\n"
                            "{\"text\":\"a\",\"published\":\"28/10/2025\",\"lang\":\"français\",\"title\":null}\n"
                            "{\"text\":\"a\",\"published\":\"2025-10\"}\n"));
  strbuf_clear(&messages);
  CHECK_INT(reader_open(&in, path_of("f.jsonl"), &report), STATUS_OK);
  CHECK_INT(reader_next(in, &d, &report), STATUS_OK);
  CHECK_STR(d.title, "Un titre");
  CHECK_STR(d.lang, "fr");
  CHECK_STR(d.published, "2025-10-28");
  CHECK_STR(d.url, "");
  CHECK_INT(d.line, 1);
  CHECK_INT(reader_next(in, &d, &report), STATUS_OK);
  CHECK_STR(d.published, "");
  CHECK_STR(d.lang, "");
  CHECK_STR(strbuf_as_str(&messages), "warning f.jsonl:2:0 \"published\" is no ISO date: \"28/10/2025\"; left out\n");
  CHECK_INT(reader_next(in, &d, &report), STATUS_OK);
  CHECK_STR(d.published, "2025-10");
  CHECK_INT(reader_next(in, &d, &report), STATUS_END);
  CHECK_INT(reader_next(in, &d, &report), STATUS_END);
  reader_close(in);
}

static void check_json_files(void) {
  CHECK_STR(read_bytes("o.json", STR("{\n  \"id\": \"x\",\n  \"text\": \"Un.\"\n}\n")), "x Un.|");
  CHECK_STR(read_bytes("o.json", STR("{\"text\":\"a\"}\n{\"text\":\"b\"}\n")), "o.json#1 a|o.json#2 b|");
  CHECK_STR(read_bytes("o.json", STR("{\n  \"text\": 'a'\n}")), "!2|");
  CHECK_STR(strbuf_as_str(&messages), "error o.json:2:11 expected a value, found '''\n");
  CHECK_STR(read_bytes("o.json", STR("{\"agreements\":[]}")), "!2|");
}

static void check_folder(void) {
  mkdir(path_of("d"), 0755);
  mkdir(path_of("d/sub"), 0755);
  write_file("d/b.txt", STR("B"));
  write_file("d/b.json", STR("{\"agreements\":[]}"));
  write_file("d/sub/a.html", STR("<p>A"));
  write_file("d/z.jsonl", STR("{\"text\":\"Z\"}"));
  write_file("d/c.json", STR("{\"text\":\"C\"}"));
  write_file("d/readme.md", STR("x"));
  CHECK_STR(read_path(path_of("d")), "b.txt B|c.json C|sub/a.html A|z.jsonl#1 Z|");
  CHECK_STR(strbuf_as_str(&messages),
            "note :0:0 2 files passed over: neither .txt .html .htm .jsonl .ndjson nor .json with \"text\"\n");
  CHECK_STR(read_path(path_of("d/")), "b.txt B|c.json C|sub/a.html A|z.jsonl#1 Z|");
  CHECK_INT(symlink(path_of("d"), path_of("link")), 0);
  CHECK_STR(read_path(path_of("link")), "b.txt B|c.json C|sub/a.html A|z.jsonl#1 Z|");
  CHECK_INT(chdir(folder), 0); /* another working directory, the same ids */
  CHECK_STR(read_path("d"), "b.txt B|c.json C|sub/a.html A|z.jsonl#1 Z|");
  CHECK_STR(read_path("d/sub/a.html"), "a.html A|");
  mkdir(path_of("empty"), 0755);
  CHECK_STR(read_path(path_of("empty")), "");
}

static void check_standard_input(void) {
  write_file("in.jsonl", STR("{\"text\":\"a\"}\n"));
  CHECK(freopen(path_of("in.jsonl"), "r", stdin) != NULL);
  CHECK_STR(read_path("-"), "-#1 a|");
}

static inline long peak_kilobytes(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

/* A line of 300 MB is skipped, its neighbours are read, and memory stays within the limit of one document and what holds it. */
static void check_long_line(void) {
  FILE *f = fopen(path_of("long.jsonl"), "w");
  char *block = malloc(1 << 20);
  memset(block, 'x', 1 << 20);
  fputs("{\"text\":\"a\"}\n{\"text\":\"", f);
  for (int i = 0; i < 300; i++) fwrite(block, 1, 1 << 20, f);
  fputs("\"}\n{\"text\":\"b\"}\n", f);
  for (int i = 0; i < 100; i++) fwrite(block, 1, 1 << 20, f);
  fclose(f);
  free(block);
#ifndef __SANITIZE_ADDRESS__
  long before = peak_kilobytes();
#endif
  CHECK_STR(read_path(path_of("long.jsonl")), "long.jsonl#1 a|!2|long.jsonl#3 b|!2|");
#ifndef __SANITIZE_ADDRESS__ /* the sanitizer keeps what was freed */
  CHECK(peak_kilobytes() - before < 100 << 10);
#endif
  CHECK_STR(strbuf_as_str(&messages), "error long.jsonl:2:0 the line is longer than 64 MiB and is skipped\n"
                                      "error long.jsonl:4:0 the line is longer than 64 MiB and is skipped\n");
  CHECK_INT(rename(path_of("long.jsonl"), path_of("long.txt")), 0);
  CHECK_STR(read_path(path_of("long.txt")), "!2|");
  CHECK_STR(strbuf_as_str(&messages), "error long.txt:0:0 the file is longer than 64 MiB\n");
}

int main(void) {
  if (!CHECK(mkdtemp(folder) != NULL)) return check_end();
  check_text();
  check_lines();
  check_fields();
  check_json_files();
  check_folder();
  check_standard_input();
  check_long_line();
  strbuf_clear(&shown);
  strbuf_printf(&shown, "rm -rf %s", folder);
  CHECK_INT(system(shown.data), 0);
  strbuf_release(&shown);
  strbuf_release(&messages);
  arena_release(&names);
  return check_end();
}
