/* Which actors people mean by a name. */
#include "store/changes.h"
#include "store/inside.h"

typedef struct Finding {
  Store *store;
  int64_t snapshot;
  Nodes *nodes;
} Finding;

static bool take_actor(void *user, int64_t node) {
  Finding *f = user;
  Store *s = f->store;
  bool actor = false;
  for (int class = 0; class < ENTITY_CLASS_COUNT && node && !actor; class ++)
    actor = class_is_actor((EntityClass) class) &&
            is_stated_at(s, f->snapshot, node, s->predicates[P_TYPE], s->classes[class]);
  if (actor) array_push(f->nodes, node);
  return actor;
}

bool actors_called(Store *s, const Snapshot *of, Str name, Nodes *nodes) {
  Finding f = {s, of->number, nodes};
  return node_find(s, of->number, of->base, name, take_actor, &f);
}

Status actors_missing(Store *s, const Snapshot *of, Str name) {
  if (s->status != STATUS_OK) return s->status;
  return report_error(
      s->report, STATUS_BAD_INPUT, (Place){s->path, 0, 0},
      "snapshot %lld has no actor called '%.*s'; give an ISO code, an IRI, its end such as state/FR, or "
      "a name as graph.ttl has it",
      (long long)of->number, STR_ARG(name));
}

/* ---- For diffs ---- */

static bool take_iri(Store *s, int64_t node, Map *iris) {
  Arena arena = {0};
  Str text = store_text(s, node, &arena);
  size_t before = iris->entries.n;
  if (text.n > 2) map_add(iris, str_sub(text, 1, text.n - 1), 0);
  arena_release(&arena);
  return iris->entries.n > before;
}

/* A minister's ministry is part of the state, and what is part of it again. */
static void take_with_parts(Store *s, int64_t snapshot, Nodes *nodes, Map *iris) {
  for (size_t i = 0; i < nodes->n; i++) {
    if (!take_iri(s, nodes->at[i], iris)) continue;
    sqlite3_stmt *q = store_sql(s, "SELECT subject FROM triple WHERE object = ?1 AND predicate = ?3 AND died IS NULL"
                                   " AND born <= ?2 UNION SELECT subject FROM triple WHERE object = ?1"
                                   " AND predicate = ?3 AND died > ?2 AND born <= ?2");
    bind_id(q, 1, nodes->at[i]);
    bind_id(q, 2, snapshot);
    bind_id(q, 3, s->predicates[P_PART_OF]);
    while (store_row(s, q)) array_push(nodes, sqlite3_column_int64(q, 0));
  }
}

Status store_find_actors(Store *s, int64_t snapshot, int64_t otherwise, Str name, Map *iris, Report *r) {
  s->report = r;
  Nodes nodes = {0};
  Snapshot of;
  const int64_t numbers[] = {otherwise, snapshot};
  for (int i = 0; i < 2 && snapshot_find(s, numbers[i], &of); i++) {
    array_clear(&nodes);
    if (actors_called(s, &of, name, &nodes)) take_with_parts(s, of.number, &nodes, iris);
  }
  array_release(&nodes);
  return s->status != STATUS_OK || iris->entries.n ? s->status : actors_missing(s, &of, name);
}
