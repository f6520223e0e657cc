#include "commands/command.h"

#include <stdio.h>

static const Option options[] = {{"store", 0, "FILE", "the store (default " DEFAULT_STORE ")"}, {0}};

typedef struct Tag {
  Str name;
  int64_t snapshot;
} Tag;

typedef struct Log {
  Arena arena;
  ARRAY(Tag) tags; ///< by snapshot
  size_t next;     ///< first tag of the snapshots to come
} Log;

static Status take_tag(void *user, Str name, int64_t snapshot) {
  Log *l = user;
  array_push(&l->tags, (Tag){arena_copy(&l->arena, name), snapshot});
  return STATUS_OK;
}

/* The next tag of the snapshot, or NULL. */
static const Tag *next_tag(Log *l, const Snapshot *n) {
  return l->next < l->tags.n && l->tags.at[l->next].snapshot == n->number ? &l->tags.at[l->next++] : NULL;
}

static Status print_line(void *user, const Snapshot *n) {
  printf("%lld  %.12s  %-10.*s  %lld documents  %lld entities  %lld triples  %lld claims  entente %.*s",
         (long long)n->number, n->sha256, n->date.n ? (int)n->date.n : 1, n->date.n ? n->date.p : "-",
         (long long)n->documents, (long long)n->entities, (long long)n->triples, (long long)n->claims,
         STR_ARG(n->program));
  const char *before = "  (";
  for (const Tag *t; (t = next_tag(user, n)); before = ", ") fputs(before, stdout), print_safe(stdout, t->name);
  puts(before[0] == ',' ? ")" : "");
  return STATUS_OK;
}

static void json_pair(const char *name, Str value) {
  printf(",\"%s\":", name);
  if (value.n) json_text(stdout, value);
  else fputs("null", stdout);
}

static Status print_json(void *user, const Snapshot *n) {
  printf("{\"snapshot\":%lld,\"parent\":", (long long)n->number);
  if (n->parent) printf("%lld", (long long)n->parent);
  else fputs("null", stdout);
  json_pair("date", n->date);
  printf(",\"documents\":%lld,\"entities\":%lld,\"triples\":%lld,\"claims\":%lld,\"sha256\":\"%s\"",
         (long long)n->documents, (long long)n->entities, (long long)n->triples, (long long)n->claims, n->sha256);
  json_pair("program", n->program);
  json_pair("ontology", n->ontology);
  json_pair("lexicon", n->lexicon);
  json_pair("base", n->base);
  fputs(",\"tags\":[", stdout);
  const char *before = "";
  for (const Tag *t; (t = next_tag(user, n)); before = ",") fputs(before, stdout), json_text(stdout, t->name);
  fputs("]}\n", stdout);
  return STATUS_OK;
}

static int run(const Call *c) {
  Store *s;
  Log l = {0};
  Status status = store_open(&s, call_value(c, "store", DEFAULT_STORE), STORE_READ, c->report);
  if (status != STATUS_OK) return EXIT_TROUBLE;
  status = store_list_tags(s, take_tag, &l, c->report);
  if (status == STATUS_OK) status = store_list_snapshots(s, c->json ? print_json : print_line, &l, c->report);
  store_close(s);
  array_release(&l.tags);
  arena_release(&l.arena);
  return status == STATUS_OK ? EXIT_DONE : EXIT_TROUBLE;
}

const Command command_log = {
    .name = "log",
    .arguments = "",
    .summary = "list the snapshots of a store",
    .about =
        "One line a snapshot, the oldest first: its number, the start of the SHA-256 of its canonical N-Triples, its "
        "date "
        "(as\nbuild --date gave it, else that of the latest document so far), counts, the program that made it, and "
        "its tags. "
        "Wherever\na snapshot is asked for, its number, a tag, HEAD, HEAD~3 (three before) or @2025-10-31 (the last "
        "one not "
        "later) will do.\n\n"
        "--json gives snapshot, parent, date, documents, entities, triples, claims, sha256, program, ontology and "
        "lexicon "
        "(SHA-256\nof their files), base, tags. What is not known is null.",
    .json = true,
    .options = options,
    .run = run,
};
