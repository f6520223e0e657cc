#include "emit/emit.h"

#include "rdf/turtle.h"

#include <errno.h>
#include <string.h>

static Status each(Store *s, int64_t snapshot, EmitWhat what, TripleOrder order, TripleSink sink, void *user,
                   Report *r) {
  if (what == EMIT_EVIDENCE) return store_each_evidence_triple(s, snapshot, order, sink, user, r);
  return store_each_triple(s, snapshot, order, sink, user, r);
}

static Status write_turtle(void *user, const Triple *t, Place place) {
  (void)place;
  TurtleWriter *w = user;
  turtle_triple(w, t);
  return ferror(w->out) ? STATUS_IO : STATUS_OK;
}

static Status emit_turtle(Store *s, int64_t snapshot, EmitWhat what, FILE *out, Report *r) {
  size_t n;
  const Prefix *prefixes = turtle_own_prefixes(&n);
  TurtleWriter w;
  turtle_begin(&w, out, prefixes, n);
  Status status = each(s, snapshot, what, ORDER_TURTLE, write_turtle, &w, r);
  Status written = turtle_end(&w);
  return status != STATUS_OK ? status : written;
}

typedef struct Lines {
  FILE *out;
  StrBuf line;
} Lines;

static Status write_line(void *user, const Triple *t, Place place) {
  (void)place;
  Lines *l = user;
  strbuf_clear(&l->line);
  term_add_ntriples(&l->line, t->subject);
  strbuf_addc(&l->line, ' ');
  term_add_ntriples(&l->line, t->predicate);
  strbuf_addc(&l->line, ' ');
  term_add_ntriples(&l->line, t->object);
  strbuf_adds(&l->line, " .\n");
  return fwrite(l->line.data, 1, l->line.n, l->out) == l->line.n ? STATUS_OK : STATUS_IO;
}

Status emit(Store *s, int64_t snapshot, EmitWhat what, EmitFormat format, OutFile *out, Report *r) {
  long before = r->errors;
  Status status;
  if (format == EMIT_TURTLE) status = emit_turtle(s, snapshot, what, out->stream, r);
  else {
    Lines l = {.out = out->stream};
    status = each(s, snapshot, what, ORDER_CANONICAL, write_line, &l, r);
    strbuf_release(&l.line);
  }
  if (status == STATUS_IO && r->errors == before)
    return report_error(r, STATUS_IO, (Place){out->path, 0, 0}, "cannot write: %s", strerror(errno));
  return status;
}

Status emit_file(Store *s, int64_t snapshot, EmitWhat what, EmitFormat format, const char *path, Report *r) {
  OutFile out;
  Status status = out_open(&out, path, r);
  if (status != STATUS_OK) return status;
  status = emit(s, snapshot, what, format, &out, r);
  if (status == STATUS_OK) return out_commit(&out, r);
  out_abandon(&out);
  return status;
}
