#include "diff/apply.h"
#include "base/io.h"
#include "commands/command.h"
#include "diff/sides.h"
#include "rdf/canon.h"

#include <stdlib.h>

static const Option options[] = {
    {"reverse", 'R', NULL, "undo: from B back to A"},
    {"output", 'o', "OUT", "where to write (default -, standard output); may be FILE itself"},
    {"base", 0, "IRI", "what relative IRIs of FILE are resolved against (default: as in the patch, else its own)"},
    {0},
};

static bool names_graphs(const Dataset *d) {
  for (size_t i = 0; i < d->quads.n; i++)
    if (d->quads.at[i].g) return true;
  return false;
}

static Status write_dataset(const Call *c, const Dataset *d, const char *path) {
  RdfFormat format = rdf_format_of(path);
  if (names_graphs(d) && (str_ends(str_of(path), STR(".ttl")) || format == RDF_NTRIPLES))
    return report_error(c->report, STATUS_USAGE, (Place){path, 0, 0},
                        "the result has named graphs, which this format cannot hold; give it the ending .nq");
  CanonJob job = {.terms = d->terms, .quads = d->quads.at, .n = d->quads.n, .blanks = dataset_blanks(d), .name = path};
  uint32_t *labels = memory_new((job.blanks + (size_t)1) * sizeof *labels);
  OutFile out;
  Status status = canon_label(&job, labels, c->report);
  if (status == STATUS_OK) status = out_open(&out, path, c->report);
  if (status == STATUS_OK) {
    canon_write(out.stream, &job, labels);
    status = out_commit(&out, c->report);
  }
  free(labels);
  return status;
}

static int run(const Call *c) {
  const char *path = c->arguments[1];
  Patch patch = {0};
  Terms terms = {0};
  Dataset d = {.terms = &terms};
  Status status = patch_read(&patch, c->arguments[0], c->report);
  const char *base = call_value(c, "base", patch.base.n ? patch.base.p : NULL);
  if (status == STATUS_OK) status = side_load_file(&d, path, base, NULL, c->report);
  if (status == STATUS_OK) status = apply_patch(&d, path, &patch, c->arguments[0], call_has(c, "reverse"), c->report);
  if (status == STATUS_OK) status = write_dataset(c, &d, call_value(c, "output", "-"));
  dataset_release(&d);
  terms_release(&terms);
  patch_release(&patch);
  return status == STATUS_OK ? EXIT_DONE : EXIT_TROUBLE;
}

const Command command_apply = {
    .name = "apply",
    .arguments = "PATCH FILE",
    .summary = "apply a patch of entente diff to an RDF file",
    .about = "PATCH is an RDF Patch, as entente diff A B --format patch writes it; FILE is A, or any file that says "
             "the same. What comes "
             "out says\n"
             "the same as B, as canonical N-Quads (which are N-Triples, and Turtle, when there are no named graphs):\n"
             "  entente diff a.ttl b.ttl --format patch > changes.rdfp\n"
             "  entente apply changes.rdfp a.ttl -o b.nt\n"
             "  entente apply changes.rdfp b.ttl --reverse -o a.nt\n"
             "A row that does not fit is named with its line, and then nothing is written.",
    .least = 2,
    .most = 2,
    .options = options,
    .run = run,
};
