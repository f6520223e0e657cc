/* entente export: snapshots as files that other programs read. */
#include "base/array.h"
#include "commands/command.h"
#include "commands/knowledge.h"
#include "emit/emit.h"

#include <string.h>

static const Option options[] = {
    {"format", 'f', "FORMAT", "turtle (default), ntriples, nquads, csv, json or graphml"},
    {"evidence", 'e', NULL, "the documents and claims behind the graph instead of the graph"},
    {"description", 0, NULL, "what there is (DCAT, VoID: title, licence, version, counts) instead of the graph"},
    OPTIONS_CHOICE,
    {"at", 0, "REF", SNAPSHOT_HELP " (default HEAD); with nquads it may be repeated"},
    {"all-snapshots", 0, NULL, "every snapshot (with nquads)"},
    {"lang", 0, "LANG", "language of the names in csv (default " DEFAULT_LANG ")"},
    {"output", 'o', "FILE", "where to write (default -, standard output); compressed when it ends in .gz"},
    {"store", 0, "FILE", "the store (default " DEFAULT_STORE ")"},
    {0},
};

typedef struct Export {
  const Call *call;
  Arena arena;
  Store *store;
  Knowledge knowledge; ///< opened for a description and for GraphML
  DatasetWords words;
  Choice choice;
  ARRAY(int64_t) snapshots;
  EmitAsked asked;
} Export;

/* Behind the formats of emit: the network of alliances, which draw/ writes. */
enum { GRAPHML = EMIT_JSON + 1 };

static Status refuse(const Export *e, const char *message) {
  return report_error(e->call->report, STATUS_USAGE, (Place){0}, "%s", message);
}

static Status read_options(Export *e) {
  static const char *const formats[] = {[EMIT_TURTLE] = "turtle",
                                        [EMIT_NTRIPLES] = "ntriples",
                                        [EMIT_NQUADS] = "nquads",
                                        [EMIT_CSV] = "csv",
                                        [EMIT_JSON] = "json",
                                        [GRAPHML] = "graphml",
                                        NULL};
  const Call *c = e->call;
  int format = 0;
  Status status = call_choose(c, "--format", call_value(c, "format", "turtle"), formats, &format);
  if (status == STATUS_OK) status = call_choice(c, &e->arena, &e->choice);
  if (status != STATUS_OK) return status;
  bool description = call_has(c, "description"), all = call_has(c, "all-snapshots");
  e->asked = (EmitAsked){.what = description               ? EMIT_DESCRIPTION
                                 : call_has(c, "evidence") ? EMIT_EVIDENCE
                                                           : EMIT_GRAPH,
                         .format = (EmitFormat)format,
                         .choice = &e->choice,
                         .lang = str_of(call_value(c, "lang", DEFAULT_LANG)),
                         .words = &e->words};
  if (description && (format > EMIT_NTRIPLES || call_has(c, "evidence") || !choice_is_all(&e->choice)))
    return refuse(e, "--description is of a whole snapshot, in turtle or ntriples");
  if (format == GRAPHML && call_has(c, "evidence"))
    return refuse(e, "graphml is the network of the graph; leave out --evidence");
  if (format != EMIT_NQUADS && (all || call_each(c, "at", 1)))
    return refuse(e, "only nquads holds more than one snapshot");
  if (all && call_has(c, "at")) return refuse(e, "--all-snapshots is all; leave out --at");
  return STATUS_OK;
}

static Status take_snapshot(void *user, const Snapshot *s) {
  Export *e = user;
  array_push(&e->snapshots, s->number);
  return STATUS_OK;
}

static int by_number(const void *a, const void *b) {
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return (x > y) - (x < y);
}

/* Each once, in the order of their numbers. */
static void sort_snapshots(Export *e) {
  size_t n = 0;
  if (!e->snapshots.n) return;
  qsort(e->snapshots.at, e->snapshots.n, sizeof *e->snapshots.at, by_number);
  for (size_t i = 0; i < e->snapshots.n; i++)
    if (!i || e->snapshots.at[i] != e->snapshots.at[n - 1]) e->snapshots.at[n++] = e->snapshots.at[i];
  e->snapshots.n = n;
}

static Status find_snapshots(Export *e) {
  const Call *c = e->call;
  Status status = STATUS_OK;
  if (call_has(c, "all-snapshots")) status = store_list_snapshots(e->store, take_snapshot, e, c->report);
  const char *reference = call_value(c, "at", NULL);
  for (size_t i = 0; status == STATUS_OK && reference && (reference = call_each(c, "at", i)); i++) {
    int64_t number;
    status = store_find(e->store, str_of(reference), &number, c->report);
    array_push(&e->snapshots, number);
  }
  sort_snapshots(e);
  e->asked.snapshots = e->snapshots.n ? e->snapshots.at : NULL;
  e->asked.snapshot_count = e->snapshots.n;
  return status;
}

static Status write_graphml(Export *e) {
  const Call *c = e->call;
  const char *lang = call_value(c, "lang", DEFAULT_LANG);
  int64_t at = e->snapshots.n ? e->snapshots.at[0] : 0;
  DrawWords words;
  Network n = {0};
  DrawOptions o = {.view = DRAW_ALLIANCES, .format = DRAW_GRAPHML, .words = &words};
  Status status = knowledge_draw_words(&e->knowledge, lang, &words, c->report);
  if (status == STATUS_OK) status = store_choose(e->store, at, &e->choice, c->report);
  if (status == STATUS_OK) status = store_read_network(e->store, at, str_of(lang), &n, c->report);
  if (status == STATUS_OK) status = draw_write(&n, &o, call_value(c, "output", "-"), c->report);
  network_release(&n);
  return status;
}

static Status export(Export *e) {
  const Call *c = e->call;
  Status status = read_options(e);
  bool graphml = (int)e->asked.format == GRAPHML;
  if (status == STATUS_OK && (graphml || e->asked.what == EMIT_DESCRIPTION)) {
    status = knowledge_open(&e->knowledge, c->report);
    if (status == STATUS_OK) knowledge_dataset_words(&e->knowledge, &e->words);
  }
  if (status == STATUS_OK)
    status = store_open(&e->store, call_value(c, "store", DEFAULT_STORE), STORE_STREAM, c->report);
  if (status == STATUS_OK) status = find_snapshots(e);
  if (status != STATUS_OK) return status;
  return graphml ? write_graphml(e) : emit_file(e->store, &e->asked, call_value(c, "output", "-"), c->report);
}

static int run(const Call *c) {
  Export e = {.call = c};
  Status status = export(&e);
  store_close(e.store);
  dataset_words_release(&e.words);
  knowledge_close(&e.knowledge);
  array_release(&e.snapshots);
  arena_release(&e.arena);
  return status == STATUS_OK ? EXIT_DONE : EXIT_TROUBLE;
}

const Command command_export = {
    .name = "export",
    .arguments = "",
    .summary = "write a snapshot as RDF, CSV, JSON or GraphML",
    .about = CHOICE_ABOUT
    "\n"
    "ntriples is in canonical form: sorted lines whose SHA-256 is the one that entente log shows. nquads are these "
    "lines with\n"
    "the snapshot as their graph (<base>snapshot/3, of evidence <base>snapshot/3/evidence), snapshot by snapshot.\n"
    "json is one object a line for each subject; src/emit/nodes.schema.json is its JSON Schema. csv is a row for "
    "each\n"
    "agreement, with --evidence for each claim; entities are written without the base (state/IN), several values "
    "of a cell\n"
    "are joined by ';', and a cell that a spreadsheet would take for a formula has a ' before it.\n"
    "graphml is the network that draw alliances draws.\n"
    "A file appears under its name when it is whole.",
    .options = options,
    .run = run,
};
