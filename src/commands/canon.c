#include "rdf/canon.h"
#include "commands/command.h"

#include <stdlib.h>
#include <string.h>

static const char *const formats[] = {
    [RDF_TURTLE] = "turtle", [RDF_NTRIPLES] = "ntriples", [RDF_NQUADS] = "nquads", [RDF_TRIG] = "trig", NULL};

static const Option options[] = {
    {"hash", 0, "HASH", "sha256 (default) or sha384"},
    {"map", 0, NULL, "which canonical label each blank node got, as JSON, instead of the statements"},
    {"format", 'f', "FORMAT", "of FILE: turtle, ntriples, nquads or trig (default: by its ending)"},
    {"base", 0, "IRI", "what relative IRIs are resolved against (default: the file's own)"},
    {0},
};

/* {"label":"c14n0",...} in the order in which the blank nodes come in the file. */
static void write_map(const Dataset *d, const uint32_t *labels) {
  putchar('{');
  for (uint32_t i = 0; i < dataset_blanks(d); i++) {
    if (i) putchar(',');
    json_text(stdout, d->labels.entries.at[i].key);
    printf(":\"c14n%u\"", labels[i]);
  }
  puts("}");
}

static Status canonicalise(const Call *c, const char *path, const RdfParsing *how, CanonHash hash) {
  Terms terms = {0};
  Dataset d = {.terms = &terms};
  uint32_t *labels = NULL;
  Status status = dataset_load(&d, path, how, c->report);
  CanonJob job = {
      .terms = &terms, .quads = d.quads.at, .n = d.quads.n, .blanks = dataset_blanks(&d), .hash = hash, .name = path};
  if (status == STATUS_OK) {
    labels = memory_new((job.blanks + (size_t)1) * sizeof *labels);
    status = canon_label(&job, labels, c->report);
  }
  if (status == STATUS_OK && call_has(c, "map")) write_map(&d, labels);
  else if (status == STATUS_OK) canon_write(stdout, &job, labels);
  free(labels);
  dataset_release(&d);
  terms_release(&terms);
  return status;
}

static int run(const Call *c) {
  static const char *const hashes[] = {[CANON_SHA256] = "sha256", [CANON_SHA384] = "sha384", NULL};
  const char *path = c->arguments[0], *format = call_value(c, "format", NULL);
  int hash, given = rdf_format_of(path);
  Status status = call_choose(c, "--hash", call_value(c, "hash", "sha256"), hashes, &hash);
  if (status == STATUS_OK && format) status = call_choose(c, "--format", format, formats, &given);
  RdfParsing how = {.format = (RdfFormat)given, .base = call_value(c, "base", NULL), .keep_tags = true};
  if (status == STATUS_OK) status = canonicalise(c, path, &how, (CanonHash)hash);
  return status == STATUS_OK ? EXIT_DONE : EXIT_TROUBLE;
}

const Command command_canon = {
    .name = "canon",
    .arguments = "FILE",
    .summary = "write an RDF file in canonical form",
    .about = "Reads Turtle, TriG, N-Triples or N-Quads and writes canonical N-Quads (RDFC-1.0, W3C 2024): files that "
             "say the same "
             "give the\n"
             "same bytes, whatever their blank nodes are called and however their statements are ordered. So\n"
             "  entente canon data.ttl | sha256sum\n"
             "names what the file says. FILE may be - for standard input (then give --format). Graphs made to take "
             "forever are\n"
             "refused within a second.",
    .least = 1,
    .most = 1,
    .options = options,
    .run = run,
};
