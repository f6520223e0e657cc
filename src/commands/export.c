#include "commands/command.h"
#include "emit/emit.h"

static const Option options[] = {
    {"format", 'f', "FORMAT", "turtle (default) or ntriples"},
    {"evidence", 'e', NULL, "the documents and claims behind the graph instead of the graph"},
    OPTION_MIN_CONFIDENCE,
    {"at", 0, "REF", SNAPSHOT_HELP " (default HEAD)"},
    {"output", 'o', "FILE", "where to write (default -, standard output)"},
    {"store", 0, "FILE", "the store (default " DEFAULT_STORE ")"},
    {0},
};

static int run(const Call *c) {
  static const char *const formats[] = {[EMIT_TURTLE] = "turtle", [EMIT_NTRIPLES] = "ntriples", NULL};
  int format, confidence;
  int64_t at;
  Status status = call_choose(c, "--format", call_value(c, "format", "turtle"), formats, &format);
  if (status == STATUS_OK) status = call_confidence(c, &confidence);
  if (status != STATUS_OK) return EXIT_TROUBLE;
  Store *s;
  status = store_open(&s, call_value(c, "store", DEFAULT_STORE), STORE_READ, c->report);
  if (status != STATUS_OK) return EXIT_TROUBLE;
  Snapshot found;
  EmitWhat what = call_has(c, "evidence") ? EMIT_EVIDENCE : EMIT_GRAPH;
  status = call_snapshot(c, "at", s, &at);
  if (status == STATUS_OK) status = store_read_snapshot(s, at, &found, c->report);
  if (status == STATUS_OK && confidence) status = store_choose(s, at, confidence, c->report);
  if (status == STATUS_OK) status = emit_file(s, at, what, (EmitFormat)format, call_value(c, "output", "-"), c->report);
  store_close(s);
  return status == STATUS_OK ? EXIT_DONE : EXIT_TROUBLE;
}

const Command command_export = {
    .name = "export",
    .arguments = "",
    .summary = "write a snapshot as RDF",
    .about = "--min-confidence leaves out facts whose best claim is less sure, agreements and events that are not sure "
             "themselves,\n"
             "and what is then in no fact any more. N-Triples come in canonical form: sorted lines whose SHA-256 is "
             "the one that entente log shows.",
    .options = options,
    .run = run,
};
