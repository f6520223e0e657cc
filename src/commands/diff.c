#include "commands/command.h"
#include "diff/datasets.h"
#include "diff/list.h"
#include "diff/patch.h"
#include "diff/sides.h"
#include "diff/sparql.h"
#include "rdf/parse.h"

#include <string.h>

typedef enum DiffFormat { DIFF_TEXT, DIFF_PATCH, DIFF_SPARQL } DiffFormat;
static const char *const formats[] = {[DIFF_TEXT] = "text", [DIFF_PATCH] = "patch", [DIFF_SPARQL] = "sparql", NULL};

static const Option options[] = {
    {"format", 'f', "FORMAT", "text (default), patch (RDF Patch, for entente apply) or sparql (SPARQL Update)"},
    {"stat", 0, NULL, "only how much changed"},
    {"base", 0, "IRI",
     "what relative IRIs of both files are resolved against (default: the IRI of A, or of B when only B is Turtle)"},
    {0},
};

static Status load_side(const Call *c, Dataset *d, const char *argument, const char *base, bool *base_used) {
  if (side_kind(argument) == SIDE_FILE) return side_load_file(d, argument, base, base_used, c->report);
  return report_error(c->report, STATUS_USAGE, (Place){argument, 0, 0}, "there is no such file");
}

/* Both sides are read against one base, so that "this document" is the same in both. */
static void choose_base(const Call *c, StrBuf *base) {
  const char *given = call_value(c, "base", NULL);
  if (given) strbuf_adds(base, given);
  else rdf_add_file_iri(base, c->arguments[side_has_relative_iris(c->arguments[0]) ? 0 : 1]);
}

static Status compare(const Call *c, Changes *changes) {
  StrBuf base = {0};
  Terms terms = {0};
  Dataset a = {.terms = &terms}, b = {.terms = &terms};
  bool base_used = false;
  choose_base(c, &base);
  changes->before = str_of(c->arguments[0]), changes->after = str_of(c->arguments[1]);
  Status status = load_side(c, &a, c->arguments[0], base.data, &base_used);
  if (status == STATUS_OK) status = load_side(c, &b, c->arguments[1], base.data, &base_used);
  if (status == STATUS_OK) status = diff_datasets(changes, &a, &b, c->report);
  if (base_used) changes->base = arena_copy(&changes->arena, strbuf_as_str(&base));
  dataset_release(&a);
  dataset_release(&b);
  terms_release(&terms);
  strbuf_release(&base);
  return status;
}

static void write_changes(const Call *c, const Changes *changes, DiffFormat format) {
  if (call_has(c, "stat")) changes_write_stat(stdout, changes);
  else if (format == DIFF_PATCH) patch_write(stdout, changes);
  else if (format == DIFF_SPARQL) sparql_write(stdout, changes);
  else changes_write_list(stdout, changes);
}

static int run(const Call *c) {
  int format;
  Status status = call_choose(c, "--format", call_value(c, "format", "text"), formats, &format);
  if (status != STATUS_OK) return EXIT_TROUBLE;
  Changes changes = {0};
  status = compare(c, &changes);
  if (status == STATUS_OK) write_changes(c, &changes, (DiffFormat)format);
  int code = status != STATUS_OK ? EXIT_TROUBLE : changes.rows.n ? EXIT_FOUND : EXIT_DONE;
  changes_release(&changes);
  return code;
}

const Command command_diff = {
    .name = "diff",
    .arguments = "A B",
    .summary = "tell what changed between two RDF files",
    .about = "A and B are files in Turtle, TriG, N-Triples or N-Quads, told by their endings; they may be in different "
             "formats. What is "
             "compared is\n"
             "what they say: order, prefixes and the names of blank nodes do not count. A blank node is shown as "
             "_:a3b5 when it is\n"
             "c14n3 in A and c14n5 in B (see entente canon), _:a3 when it is in A only, _:b5 when it is in B only.\n\n"
             "  entente diff old.ttl new.ttl                        what is gone (-) and what is new (+)\n"
             "  entente diff old.ttl new.nq --format patch > p      then: entente apply p old.ttl\n"
             "  entente diff old.ttl new.ttl --format sparql        to bring a store that holds A to B",
    .least = 2,
    .most = 2,
    .options = options,
    .run = run,
};
