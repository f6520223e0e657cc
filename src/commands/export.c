#include "commands/command.h"
#include "emit/emit.h"

static const Option options[] = {
    {"format", 'f', "FORMAT", "turtle (default) or ntriples"},
    {"evidence", 'e', NULL, "the documents and claims behind the graph instead of the graph"},
    OPTIONS_CHOICE,
    {"at", 0, "REF", SNAPSHOT_HELP " (default HEAD)"},
    {"output", 'o', "FILE", "where to write (default -, standard output)"},
    {"store", 0, "FILE", "the store (default " DEFAULT_STORE ")"},
    {0},
};

static Status export(const Call *c, Arena *arena, Store **s) {
  static const char *const formats[] = {[EMIT_TURTLE] = "turtle", [EMIT_NTRIPLES] = "ntriples", NULL};
  int format;
  int64_t at;
  Choice choice;
  EmitWhat what = call_has(c, "evidence") ? EMIT_EVIDENCE : EMIT_GRAPH;
  Status status = call_choose(c, "--format", call_value(c, "format", "turtle"), formats, &format);
  if (status == STATUS_OK) status = call_choice(c, arena, &choice);
  if (status == STATUS_OK) status = store_open(s, call_value(c, "store", DEFAULT_STORE), STORE_READ, c->report);
  if (status == STATUS_OK) status = call_snapshot(c, "at", *s, &at);
  if (status == STATUS_OK) status = store_choose(*s, at, &choice, c->report);
  if (status == STATUS_OK)
    status = emit_file(*s, at, what, (EmitFormat)format, call_value(c, "output", "-"), c->report);
  return status;
}

static int run(const Call *c) {
  Arena arena = {0};
  Store *s = NULL;
  Status status = export(c, &arena, &s);
  store_close(s);
  arena_release(&arena);
  return status == STATUS_OK ? EXIT_DONE : EXIT_TROUBLE;
}

const Command command_export = {
    .name = "export",
    .arguments = "",
    .summary = "write a snapshot as RDF",
    .about =
        CHOICE_ABOUT "N-Triples come in canonical form: sorted lines whose SHA-256 is the one that entente log shows.",
    .options = options,
    .run = run,
};
