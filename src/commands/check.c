#include "commands/command.h"

#include <stdio.h>

static const Option options[] = {{"store", 0, "FILE", "the store (default " DEFAULT_STORE ")"}, {0}};

static void add_range(StrBuf *b, int64_t from, int64_t to) {
  strbuf_printf(b, "%s%lld", b->n ? ", " : "", (long long)from);
  if (to > from) strbuf_printf(b, "%s%lld", to == from + 1 ? ", " : "-", (long long)to);
}

/* "1-4, 7" */
static void add_snapshots(StrBuf *b, const StoreHealth *h) {
  for (size_t i = 0, end; i < h->whole.n; i = end) {
    for (end = i + 1; end < h->whole.n && h->whole.at[end] == h->whole.at[end - 1] + 1;) end++;
    add_range(b, h->whole.at[i], h->whole.at[end - 1]);
  }
}

/* What is left of a damaged store, and what to do. */
static void tell_what_is_left(const Call *c, const char *path, const StoreHealth *h) {
  StrBuf b = {0};
  add_snapshots(&b, h);
  if (h->whole.n)
    report_note(c->report, "%s: whole: snapshots %s of %lld; entente export --at N -f ntriples saves each", path,
                b.data, (long long)h->snapshots);
  else report_note(c->report, "%s: no snapshot is whole", path);
  if (h->documents)
    report_note(c->report, "%s: of %ld documents that can be read %ld are as they were", path, h->documents,
                h->documents - h->hurt);
  report_note(c->report, "%s: when they are saved, put a copy of the store in its place, or remove it and build anew",
              path);
  strbuf_release(&b);
}

static void print_json(bool good, const StoreHealth *h, long errors) {
  printf("{\"good\":%s,\"snapshots\":%lld,\"whole\":[", good ? "true" : "false", (long long)h->snapshots);
  for (size_t i = 0; i < h->whole.n; i++) printf("%s%lld", i ? "," : "", (long long)h->whole.at[i]);
  printf("],\"documents\":%ld,\"hurt\":%ld,\"errors\":%ld}\n", h->documents, h->hurt, errors);
}

static int run(const Call *c) {
  const char *path = call_value(c, "store", DEFAULT_STORE);
  Store *s;
  StoreHealth h;
  Status status = store_open(&s, path, STORE_READ, c->report);
  if (status != STATUS_OK) return EXIT_TROUBLE;
  long before = c->report->errors;
  bool good = store_check(s, &h, c->report) == STATUS_OK;
  store_close(s);
  if (c->json) print_json(good, &h, c->report->errors - before);
  else if (good && !c->quiet)
    printf("%s: good, %lld snapshot%s\n", path, (long long)h.snapshots, h.snapshots == 1 ? "" : "s");
  if (!good) tell_what_is_left(c, path, &h);
  store_health_release(&h);
  return good ? EXIT_DONE : EXIT_TROUBLE;
}

const Command command_check = {
    .name = "check",
    .arguments = "",
    .summary = "verify a store",
    .about = "Reads the whole store: its pages, its tables, what their rows promise each other, and for each snapshot "
             "the counts "
             "and\nthe SHA-256 of its canonical N-Triples. Changes nothing. Of a damaged store it names what is hurt, "
             "and which\n"
             "snapshots can still be saved.\n\n"
             "--json gives good, snapshots (the last number), whole (numbers of those that are), documents, hurt (of "
             "them), errors.",
    .json = true,
    .options = options,
    .run = run,
};
