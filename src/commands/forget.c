/* entente forget: withdraws documents and takes a snapshot of the graph without them. */
#include "commands/command.h"
#include "commands/knowledge.h"

static const Option options[] = {
    {"date", 0, "DAY", "date of the snapshot, such as 2025-10-31 (default: of the latest document so far)"},
    {"store", 0, "FILE", "the store (default " DEFAULT_STORE ")"},
    {0},
};

/* All of them or none: a name that the store does not have ends it before anything is written. */
static Status forget_all(const Call *c, Store *s) {
  bool missing = false;
  for (size_t i = 0; i < c->count; i++) {
    Status status = store_forget_document(s, str_of(c->arguments[i]), c->report);
    if (status == STATUS_END) {
      report_error(c->report, STATUS_BAD_INPUT, (Place){0},
                   "the store has no document '%s'; entente explain shows the names of documents", c->arguments[i]);
      missing = true;
    } else if (status != STATUS_OK) return status;
  }
  return missing ? STATUS_BAD_INPUT : STATUS_OK;
}

static Status forget(const Call *c, Store *s, Knowledge *k, Str date) {
  Snapshot last, done;
  Arena arena = {0};
  Status status = store_read_snapshot(s, 0, &last, c->report);
  if (status == STATUS_OK) {
    MadeBy made_by = knowledge_made_by(k, arena_copy(&arena, last.base), date);
    KnownEntities known = knowledge_describe(k);
    status = store_begin(s, &made_by, c->report);
    if (status == STATUS_OK) status = forget_all(c, s);
    if (status == STATUS_OK) status = store_snapshot(s, &known, &done, c->report);
  }
  if (status == STATUS_OK)
    report_note(c->report, "%zu document%s withdrawn; snapshot %lld: %lld triples about %lld entities", c->count,
                c->count == 1 ? "" : "s", (long long)done.number, (long long)done.triples, (long long)done.entities);
  arena_release(&arena);
  return status;
}

static int run(const Call *c) {
  Str date;
  Knowledge k = {0};
  Store *s = NULL;
  const char *path = call_value(c, "store", DEFAULT_STORE);
  Status status = call_day(c, "date", &date);
  /* Reading first: a store that is not there is not made. */
  if (status == STATUS_OK && (status = store_open(&s, path, STORE_READ, c->report)) == STATUS_OK) {
    store_close(s), s = NULL;
    status = knowledge_open(&k, c->report);
    if (status == STATUS_OK) status = store_open(&s, path, STORE_WRITE, c->report);
    if (status == STATUS_OK) status = forget(c, s, &k, date);
    store_close(s);
    knowledge_close(&k);
  }
  return status == STATUS_OK ? EXIT_DONE : EXIT_TROUBLE;
}

const Command command_forget = {
    .name = "forget",
    .arguments = "DOCUMENT...",
    .summary = "withdraw documents, take a snapshot",
    .about =
        "DOCUMENT is the name of a document as entente explain shows it: its id, its URL or the path below the folder "
        "that "
        "was\nread. What only these documents said leaves the graph; earlier snapshots keep it. All are withdrawn or "
        "none. A\ndocument that stands in the input of the next build comes back.",
    .least = 1,
    .most = SIZE_MAX,
    .options = options,
    .run = run,
};
