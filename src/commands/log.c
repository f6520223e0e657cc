#include "commands/command.h"

#include <stdio.h>

static const Option options[] = {{"store", 0, "FILE", "the store (default " DEFAULT_STORE ")"}, {0}};

static Status print_line(void *user, const Snapshot *n) {
  (void)user;
  printf("%lld  %.12s  %lld documents  %lld entities  %lld triples  %lld claims  entente %.*s\n", (long long)n->number,
         n->sha256, (long long)n->documents, (long long)n->entities, (long long)n->triples, (long long)n->claims,
         STR_ARG(n->program));
  return STATUS_OK;
}

static Status print_json(void *user, const Snapshot *n) {
  (void)user;
  printf("{\"snapshot\":%lld,\"parent\":", (long long)n->number);
  if (n->parent) printf("%lld", (long long)n->parent);
  else fputs("null", stdout);
  printf(",\"documents\":%lld,\"entities\":%lld,\"triples\":%lld,\"claims\":%lld,\"sha256\":\"%s\",\"program\":",
         (long long)n->documents, (long long)n->entities, (long long)n->triples, (long long)n->claims, n->sha256);
  json_text(stdout, n->program);
  fputs(",\"ontology\":", stdout);
  json_text(stdout, n->ontology);
  fputs("}\n", stdout);
  return STATUS_OK;
}

static int run(const Call *c) {
  Store *s;
  Status status = store_open(&s, call_value(c, "store", DEFAULT_STORE), STORE_READ, c->report);
  if (status != STATUS_OK) return EXIT_TROUBLE;
  status = store_list_snapshots(s, c->json ? print_json : print_line, NULL, c->report);
  store_close(s);
  return status == STATUS_OK ? EXIT_DONE : EXIT_TROUBLE;
}

const Command command_log = {
    .name = "log",
    .arguments = "",
    .summary = "list the snapshots of a store",
    .about = "One line a snapshot, the oldest first: its number, the start of the SHA-256 of its canonical N-Triples, "
             "and counts.",
    .json = true,
    .options = options,
    .run = run,
};
