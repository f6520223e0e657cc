#include "rdf/parse.h"

#include "rdf/ntriples.h"
#include "rdf/turtle_reader.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

void rdf_add_file_iri(StrBuf *b, const char *path) {
  char real[PATH_MAX];
  strbuf_adds(b, "file://");
  iri_add(b, str_of(realpath(path, real) ? real : path));
}

static Status parse(Source *source, const char *name, const RdfParsing *how, TripleSink sink, void *user, Report *r) {
  bool lines = how->format == RDF_NTRIPLES || how->format == RDF_NQUADS;
  if (lines) return ntriples_read(source, name, how->format == RDF_NQUADS, how->keep_tags, sink, user, r);
  StrBuf base = {0};
  if (how->base) strbuf_adds(&base, how->base);
  else rdf_add_file_iri(&base, name);
  Status status =
      turtle_read(source, name, strbuf_as_str(&base), how->format == RDF_TRIG, how->keep_tags, sink, user, r);
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
