/* entente tag: names for snapshots. */
#include "commands/command.h"

#include <stdio.h>

static const Option options[] = {
    {"delete", 'd', NULL, "remove the tag NAME; the snapshot stays"},
    {"store", 0, "FILE", "the store (default " DEFAULT_STORE ")"},
    {0},
};

static Status print_tag(void *user, Str name, int64_t snapshot) {
  const Call *c = user;
  if (c->json) {
    fputs("{\"tag\":", stdout);
    json_text(stdout, name);
    printf(",\"snapshot\":%lld}\n", (long long)snapshot);
  } else {
    printf("%lld  ", (long long)snapshot);
    print_safe(stdout, name);
    putchar('\n');
  }
  return STATUS_OK;
}

static Status change_tag(const Call *c, Store *s) {
  Str name = str_of(c->arguments[0]);
  int64_t number;
  if (call_has(c, "delete")) return store_untag(s, name, c->report);
  Status status = store_find(s, str_of(c->count > 1 ? c->arguments[1] : "HEAD"), &number, c->report);
  return status == STATUS_OK ? store_tag(s, name, number, c->report) : status;
}

static int run(const Call *c) {
  const char *path = call_value(c, "store", DEFAULT_STORE);
  Store *s;
  if (call_has(c, "delete") && c->count != 1) {
    report_error(c->report, STATUS_USAGE, (Place){0}, "tag --delete expects one NAME, found %zu arguments", c->count);
    return EXIT_TROUBLE;
  }
  Status status = store_open(&s, path, STORE_READ, c->report);
  if (status == STATUS_OK && !c->count) status = store_list_tags(s, print_tag, (void *)c, c->report);
  if (s) store_close(s);
  if (status == STATUS_OK && c->count && (status = store_open(&s, path, STORE_WRITE, c->report)) == STATUS_OK) {
    status = change_tag(c, s);
    store_close(s);
  }
  return status == STATUS_OK ? EXIT_DONE : EXIT_TROUBLE;
}

const Command command_tag = {
    .name = "tag",
    .arguments = "[NAME [REF]]",
    .summary = "name a snapshot, or list the names",
    .about = "REF is " SNAPSHOT_HELP
             "\n(default HEAD). A tag can stand wherever a snapshot is asked for. One that is there is "
             "moved. Without NAME the tags\nare listed, each after the number of its snapshot.",
    .least = 0,
    .most = 2,
    .json = true,
    .options = options,
    .run = run,
};
