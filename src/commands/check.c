#include "commands/command.h"

#include <stdio.h>

static const Option options[] = {{"store", 0, "FILE", "the store (default " DEFAULT_STORE ")"}, {0}};

static Status keep_last(void *user, const Snapshot *n) {
  *(int64_t *)user = n->number;
  return STATUS_OK;
}

static int run(const Call *c) {
  const char *path = call_value(c, "store", DEFAULT_STORE);
  Store *s;
  Status status = store_open(&s, path, STORE_READ, c->report);
  if (status != STATUS_OK) return EXIT_TROUBLE;
  int64_t snapshots = 0;
  long before = c->report->errors;
  status = store_check(s, c->report);
  Status listed = store_list_snapshots(s, keep_last, &snapshots, c->report);
  store_close(s);
  bool good = status == STATUS_OK && listed == STATUS_OK;
  if (c->json)
    printf("{\"good\":%s,\"snapshots\":%lld,\"errors\":%ld}\n", good ? "true" : "false", (long long)snapshots,
           c->report->errors - before);
  else if (good && !c->quiet)
    printf("%s: good, %lld snapshot%s\n", path, (long long)snapshots, snapshots == 1 ? "" : "s");
  return good ? EXIT_DONE : EXIT_TROUBLE;
}

const Command command_check = {
    .name = "check",
    .arguments = "",
    .summary = "verify a store",
    .about = "Reads the whole store: its pages, its tables, what their rows promise each other, and for each snapshot "
             "the counts and\n"
             "the SHA-256 of its canonical N-Triples. Changes nothing.",
    .json = true,
    .options = options,
    .run = run,
};
