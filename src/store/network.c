#include "store/inside.h"

#include "base/date.h"

#include <string.h>

void network_release(Network *n) {
  array_release(&n->actors);
  array_release(&n->agreements);
  array_release(&n->domains);
  array_release(&n->events);
  array_release(&n->parties);
  array_release(&n->covers);
  array_release(&n->concluded);
  arena_release(&n->arena);
  *n = (Network){0};
}

typedef struct Reading {
  Store *store;
  Network *network;
  Str lang;
  int64_t snapshot;
  Map index; ///< IRI to position, of one kind of thing after the other
} Reading;

/* The lexical form or IRI of the first value; empty when there is none. */
static Str value_of(Reading *r, int64_t subject, Predicate p) {
  Arena *a = &r->network->arena;
  Term t = {.value = STR("")};
  sqlite3_stmt *q = values_at(r->store, r->snapshot, subject, p);
  if (store_row(r->store, q)) term_of_ntriples(&t, arena_copy(a, column_str(q, 0)), a);
  store_reset(q);
  return t.value;
}

/* The furthest: a snapshot has one, a graph from elsewhere may have several. */
static Str status_of(Reading *r, int64_t subject) {
  Arena *a = &r->network->arena;
  Str best = STR("");
  Term t = {.value = STR("")};
  sqlite3_stmt *q = values_at(r->store, r->snapshot, subject, P_STATUS);
  while (store_row(r->store, q)) {
    Str text = arena_copy(a, column_str(q, 0));
    if (!best.n || rank_of_status(text) > rank_of_status(best)) best = text;
  }
  if (best.n) term_of_ntriples(&t, best, a);
  return iri_local_name(t.value);
}

static Str name_of(Reading *r, int64_t subject, Str iri) {
  return name_at(r->store, &r->network->arena, r->snapshot, subject, iri, r->lang);
}

typedef struct Thing {
  int64_t id;
  Str iri;
} Thing;
typedef ARRAY(Thing) Things;

/* Fills things with what the query gives (id and text of a term, by text), and the index with their positions. */
static void find_things(Reading *r, sqlite3_stmt *q, Things *things) {
  Arena *a = &r->network->arena;
  array_clear(things);
  map_clear(&r->index);
  while (store_row(r->store, q)) {
    Str text = arena_copy(a, column_str(q, 1));
    Thing t = {sqlite3_column_int64(q, 0), str_sub(text, 1, text.n - 1)};
    map_add(&r->index, (Str){(const char *)&t.id, sizeof t.id}, (uint32_t)things->n);
    array_push(things, t);
  }
}

/* A literal, which only a graph from elsewhere may have there, is no thing. */
static sqlite3_stmt *objects_of(Reading *r, Predicate p) {
  sqlite3_stmt *q =
      store_sql(r->store, "SELECT id, text FROM term WHERE id IN (SELECT object FROM triple WHERE predicate = ?1"
                          " AND born <= ?2 AND (died IS NULL OR died > ?2)) AND text GLOB '<*' ORDER BY text");
  bind_id(q, 1, r->store->predicates[p]);
  bind_id(q, 2, r->snapshot);
  return q;
}

static sqlite3_stmt *subjects_of_class(Reading *r, EntityClass class) {
  sqlite3_stmt *q = store_sql(
      r->store, "SELECT id, text FROM term WHERE id IN (SELECT subject FROM triple WHERE predicate = ?1 AND object = ?2"
                " AND born <= ?3 AND (died IS NULL OR died > ?3)) ORDER BY text");
  bind_id(q, 1, r->store->predicates[P_TYPE]);
  bind_id(q, 2, r->store->classes[class]);
  bind_id(q, 3, r->snapshot);
  return q;
}

/* The last day that a date can mean, as an ISO date; empty when there is none, or no year. */
static Str last_day(Reading *r, int64_t subject, Predicate p) {
  Date d = date_parse(value_of(r, subject, p));
  return d.year ? date_iso(&r->network->arena, date_last(d)) : STR("");
}

static void read_agreement(Reading *r, const Thing *t) {
  Network *n = r->network;
  NetworkAgreement a = {.iri = t->iri, .label = name_of(r, t->id, t->iri)};
  if (str_eq(a.label, iri_local_name(t->iri))) a.label = STR(""); /* no name: pictures tell its kind */
  a.kind = iri_local_name(value_of(r, t->id, P_KIND));
  a.status = status_of(r, t->id);
  a.earliest = value_of(r, t->id, P_EARLIEST);
  a.latest = value_of(r, t->id, P_LATEST);
  a.ended = last_day(r, t->id, P_ENDED_ON);
  if (a.earliest.n && (!n->first.n || str_cmp(a.earliest, n->first) < 0)) n->first = a.earliest;
  if (a.latest.n && str_cmp(a.latest, n->last) > 0) n->last = a.latest;
  array_push(&n->agreements, a);
}

static void read_event(Reading *r, const Thing *t) {
  NetworkEvent e = {.iri = t->iri, .label = name_of(r, t->id, t->iri)};
  if (str_eq(e.label, iri_local_name(t->iri))) e.label = STR("");
  e.kind = iri_local_name(value_of(r, t->id, P_KIND));
  e.earliest = value_of(r, t->id, P_EARLIEST);
  e.latest = value_of(r, t->id, P_LATEST);
  array_push(&r->network->events, e);
}

static void read_actor(Reading *r, const Thing *t) {
  NetworkActor a = {.iri = t->iri, .label = name_of(r, t->id, t->iri), .code = value_of(r, t->id, P_ISO_CODE)};
  a.class = iri_local_name(value_of(r, t->id, P_TYPE));
  if (!a.code.n && !str_is(a.class, "Person"))
    a.code = acronym_at(r->store, &r->network->arena, r->snapshot, t->id, a.label, r->lang);
  array_push(&r->network->actors, a);
}

/* Links from the agreements to the things of the index by a property. */
static void find_links(Reading *r, const Things *agreements, Predicate p, NetworkLinks *links) {
  for (size_t i = 0; i < agreements->n; i++) {
    sqlite3_stmt *q = store_sql(
        r->store, "SELECT o.id FROM triple t JOIN term o ON o.id = t.object WHERE t.subject = ?1 AND t.predicate = ?2"
                  " AND t.born <= ?3 AND (t.died IS NULL OR t.died > ?3) ORDER BY o.text");
    bind_id(q, 1, agreements->at[i].id);
    bind_id(q, 2, r->store->predicates[p]);
    bind_id(q, 3, r->snapshot);
    while (store_row(r->store, q)) {
      int64_t id = sqlite3_column_int64(q, 0);
      NetworkLink link = {(uint32_t)i, map_get(&r->index, (Str){(const char *)&id, sizeof id})};
      if (link.other != MAP_NONE) array_push(links, link);
    }
  }
}

static void read_all(Reading *r) {
  Network *n = r->network;
  Things agreements = {0}, others = {0};
  find_things(r, subjects_of_class(r, CLASS_AGREEMENT), &agreements);
  for (size_t i = 0; i < agreements.n; i++) read_agreement(r, &agreements.at[i]);
  find_things(r, objects_of(r, P_PARTY), &others);
  for (size_t i = 0; i < others.n; i++) read_actor(r, &others.at[i]);
  find_links(r, &agreements, P_PARTY, &n->parties);
  find_things(r, objects_of(r, P_COVERS), &others);
  for (size_t i = 0; i < others.n; i++)
    array_push(&n->domains, (NetworkDomain){others.at[i].iri, name_of(r, others.at[i].id, others.at[i].iri)});
  find_links(r, &agreements, P_COVERS, &n->covers);
  find_things(r, subjects_of_class(r, CLASS_EVENT), &others);
  for (size_t i = 0; i < others.n; i++) read_event(r, &others.at[i]);
  find_links(r, &agreements, P_CONCLUDED_AT, &n->concluded);
  array_release(&agreements);
  array_release(&others);
}

Status store_read_network(Store *s, int64_t snapshot, Str lang, Network *n, Report *report) {
  s->report = report;
  *n = (Network){.first = STR(""), .last = STR("")};
  Snapshot found;
  if (!snapshot_find(s, snapshot, &found)) return STATUS_STORE;
  n->documents = found.documents;
  Reading r = {.store = s, .network = n, .lang = lang, .snapshot = found.number};
  bool held = store_hold(s);
  read_all(&r);
  store_let_go(s, held);
  map_release(&r.index);
  return s->status;
}
