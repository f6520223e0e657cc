#include "rdf/parse.h"

#include "base/utf8.h"
#include "rdf/ntriples.h"
#include "rdf/turtle_reader.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

void rdf_add_file_iri(StrBuf *b, const char *path) {
  char real[PATH_MAX];
  StrBuf text = {0};
  utf8_repair(&text, str_of(realpath(path, real) ? real : path));
  strbuf_adds(b, "file://");
  iri_add(b, strbuf_as_str(&text));
  strbuf_release(&text);
}

static bool is_base(Str iri) {
  size_t i = 0;
  while (i < iri.n && iri_may_hold((unsigned char)iri.p[i])) i++;
  return i == iri.n && iri_is_absolute(iri) && utf8_valid_prefix(iri) == iri.n;
}

static Status parse(Source *source, const char *name, const RdfParsing *how, TripleSink sink, void *user, Report *r) {
  bool lines = how->format == RDF_NTRIPLES || how->format == RDF_NQUADS;
  if (lines) return ntriples_read(source, name, how->format == RDF_NQUADS, how->keep_tags, sink, user, r);
  StrBuf base = {0};
  if (how->base && !is_base(str_of(how->base)))
    return report_error(r, STATUS_USAGE, (Place){0}, "the base '%s' is not an absolute IRI", how->base);
  if (how->base) strbuf_adds(&base, how->base);
  else rdf_add_file_iri(&base, name);
  Status status = turtle_read(source, name, strbuf_as_str(&base), how, sink, user, r);
  strbuf_release(&base);
  return status;
}

Status rdf_parse_text(Str text, const char *name, const RdfParsing *how, TripleSink sink, void *user, Report *r) {
  Source source = source_of(text);
  return parse(&source, name, how, sink, user, r);
}

Status rdf_parse_file(const char *path, const RdfParsing *how, TripleSink sink, void *user, Report *r) {
  Source source;
  Status status = source_open(&source, path, r);
  if (status == STATUS_OK) status = parse(&source, path, how, sink, user, r);
  source_close(&source);
  return status;
}
