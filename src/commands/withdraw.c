#include "commands/withdraw.h"

#include "base/io.h"
#include "facts/naming.h"

typedef struct Withdrawal {
  Str source;
  const Map *stay;
  StrList names;
  Arena arena;
} Withdrawal;

static Status take(void *user, const Document *d, const char *sha256) {
  Withdrawal *w = user;
  (void)sha256;
  if (fact_document_is_of(d->id, w->source) && !(w->stay && map_get(w->stay, d->id) != MAP_NONE))
    array_push(&w->names, arena_copy(&w->arena, d->id));
  return STATUS_OK;
}

static Status count_snapshot(void *user, const Snapshot *s) {
  (void)s;
  ++*(long *)user;
  return STATUS_OK;
}

Status withdraw_source(Store *s, Str source, const Map *stay, long *count, Report *r) {
  Withdrawal w = {.source = source, .stay = stay};
  long snapshots = 0;
  Status status = store_list_snapshots(s, count_snapshot, &snapshots, r);
  if (status == STATUS_OK && snapshots) status = store_each_document(s, 0, take, &w, r);
  for (size_t i = 0; i < w.names.n && status == STATUS_OK; i++, ++*count)
    status = store_forget_document(s, w.names.at[i], r);
  array_release(&w.names);
  arena_release(&w.arena);
  return status;
}
