#include "commands/withdraw.h"

#include "base/io.h"

typedef struct Withdrawal {
  Str inside; ///< "#SOURCE#"
  const Map *stay;
  StrList names;
  Arena arena;
} Withdrawal;

/* SOURCE#ID, or DOCUMENT#SOURCE#ID where the fact quotes a document. */
static bool is_of_source(const Withdrawal *w, Str name) {
  return str_starts(name, str_sub(w->inside, 1, w->inside.n)) || str_find(name, w->inside) != SIZE_MAX;
}

static Status take(void *user, const Document *d, const char *sha256) {
  Withdrawal *w = user;
  (void)sha256;
  if (is_of_source(w, d->id) && !(w->stay && map_get(w->stay, d->id) != MAP_NONE))
    array_push(&w->names, arena_copy(&w->arena, d->id));
  return STATUS_OK;
}

static Status count_snapshot(void *user, const Snapshot *s) {
  (void)s;
  ++*(long *)user;
  return STATUS_OK;
}

Status withdraw_source(Store *s, Str source, const Map *stay, long *count, Report *r) {
  Withdrawal w = {.stay = stay};
  long snapshots = 0;
  w.inside = arena_printf(&w.arena, "#%.*s#", STR_ARG(source));
  Status status = store_list_snapshots(s, count_snapshot, &snapshots, r);
  if (status == STATUS_OK && snapshots) status = store_each_document(s, 0, take, &w, r);
  for (size_t i = 0; i < w.names.n && status == STATUS_OK; i++, ++*count)
    status = store_forget_document(s, w.names.at[i], r);
  array_release(&w.names);
  arena_release(&w.arena);
  return status;
}
