#include "rdf/reading.h"

#include "base/child.h"
#include "base/io.h"
#include "rdf/parse.h"
#include "rdf/turtle_check.h"

#include <stdlib.h>
#include <string.h>

enum { TURTLE_SECONDS = 120, MEGABYTE = 1 << 20 };

RdfFormat rdf_format_of(const char *path) {
  Str p = str_of(path);
  if (str_ends(p, STR(".nt"))) return RDF_NTRIPLES;
  if (str_ends(p, STR(".nq"))) return RDF_NQUADS;
  if (str_ends(p, STR(".trig"))) return RDF_TRIG;
  return RDF_TURTLE;
}

/* ---- What entente-read-turtle says: N-Triples, "#line N" before the statements of that line, "#fault N message" ---- */

static Str next_line(Str *rest) {
  size_t end = str_find(*rest, STR("\n"));
  Str line = str_sub(*rest, 0, end);
  *rest = end == SIZE_MAX ? STR("") : str_sub(*rest, end + 1, rest->n);
  return line;
}

static long number_after(Str line, Str word, Str *rest) {
  char *end;
  long n = strtol(line.p + word.n, &end, 10);
  *rest = str_trim(str_sub(line, (size_t)(end - line.p), line.n));
  return n;
}

static Status report_faults(Str output, const char *name, Report *r) {
  static const Str word = {"#fault ", 7};
  Status status = STATUS_OK;
  while (output.n) {
    Str line = next_line(&output), message;
    if (!str_starts(line, word)) continue;
    long at = number_after(line, word, &message);
    status = report_error(r, STATUS_BAD_INPUT, (Place){name, at, 0}, "%.*s", STR_ARG(message));
  }
  return status;
}

typedef struct Placed {
  TripleSink sink;
  void *user;
  Place place;
} Placed;

static Status give(void *user, const Triple *t, Place place) {
  (void)place;
  const Placed *p = user;
  return p->sink(p->user, t, p->place);
}

static Status give_statements(Str output, const char *name, TripleSink sink, void *user, Report *r) {
  static const Str word = {"#line ", 6}, mark = {"\n#line ", 7};
  Placed p = {sink, user, {name, 0, 0}};
  Status status = STATUS_OK;
  while (output.n && status == STATUS_OK) {
    Str rest;
    if (str_starts(output, word)) p.place.line = number_after(next_line(&output), word, &rest);
    size_t end = str_find(output, mark);
    status = rdf_read_ntriples(str_sub(output, 0, end), name, give, &p, r);
    output = end == SIZE_MAX ? STR("") : str_sub(output, end + 1, output.n);
  }
  return status;
}

/* ---- Turtle ---- */

static void keep_message(Report *r, Severity severity, Place place, const char *message) {
  (void)severity, (void)place;
  StrBuf *b = r->user;
  strbuf_clear(b);
  strbuf_adds(b, message);
}

static Status run_helper(Str text, const char *name, const char *base, StrBuf *output, Report *r) {
  StrBuf helper = {0}, words = {0};
  Status status = child_find_helper("entente-read-turtle", &helper, r);
  if (status == STATUS_OK) {
    Report kept = {.sink = keep_message, .user = &words};
    ChildJob job = {
        .program = helper.data, .arguments = (const char *[]){base, NULL}, .input = text, .seconds = TURTLE_SECONDS};
    /* raptor holds the text, the helper's own needs are small: ten times the text and some room. */
    job.memory = (size_t)512 * MEGABYTE + 10 * text.n;
    status = child_run(&job, output, &kept);
    if (status != STATUS_OK) {
      bool crash = status == STATUS_IO || status == STATUS_LIMIT;
      report_error(r, status, (Place){name, 0, 0}, "raptor could not read this as Turtle: %s%s",
                   words.data ? words.data : "", crash ? "; make it N-Triples with another program" : "");
    }
  }
  strbuf_release(&helper);
  strbuf_release(&words);
  return status;
}

Status rdf_read_turtle(Str text, const char *name, const char *base, TripleSink sink, void *user, Report *r) {
  Status status = rdf_check_bytes(text, name, r);
  if (status == STATUS_OK) status = turtle_check(text, name, r);
  if (status != STATUS_OK || !text.n) return status;
  if (memchr(text.p, 0, text.n))
    return report_error(r, STATUS_BAD_INPUT, (Place){name, 0, 0},
                        "the character U+0000 in Turtle: raptor would drop it; make it N-Triples");
  StrBuf output = {0}, marked = {0};
  turtle_mark_lines(&marked, text);
  status = run_helper(strbuf_as_str(&marked), name, base, &output, r);
  if (status == STATUS_OK) status = report_faults(strbuf_as_str(&output), name, r);
  if (status == STATUS_OK) status = give_statements(strbuf_as_str(&output), name, sink, user, r);
  strbuf_release(&output);
  strbuf_release(&marked);
  return status;
}

Status rdf_read_file(const char *path, RdfFormat format, TripleSink sink, void *user, Report *r) {
  StrBuf text = {0}, base = {0};
  Status status = io_read_file(path, &text, r);
  Str content = strbuf_as_str(&text);
  if (status == STATUS_OK) {
    switch (format) {
    case RDF_NTRIPLES: status = rdf_read_ntriples(content, path, sink, user, r); break;
    case RDF_NQUADS: status = rdf_read_nquads(content, path, sink, user, r); break;
    case RDF_TRIG:
    case RDF_TURTLE: rdf_add_file_iri(&base, path); status = rdf_read_turtle(content, path, base.data, sink, user, r);
    }
  }
  strbuf_release(&text);
  strbuf_release(&base);
  return status;
}
