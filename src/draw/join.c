/* Two networks as one: things are joined by their IRIs, agreements are not. */
#include "base/map.h"
#include "draw/draw.h"

static void join_actors(Network *out, const Network *n, Map *index) {
  for (size_t i = 0; i < n->actors.n; i++)
    if (map_add(index, n->actors.at[i].iri, (uint32_t)out->actors.n) == out->actors.n)
      array_push(&out->actors, n->actors.at[i]);
}

static void join_domains(Network *out, const Network *n, Map *index) {
  for (size_t i = 0; i < n->domains.n; i++)
    if (map_add(index, n->domains.at[i].iri, (uint32_t)out->domains.n) == out->domains.n)
      array_push(&out->domains, n->domains.at[i]);
}

static void join_links(Network *out, const Network *n, size_t from, const Map *actors, const Map *domains) {
  for (size_t i = 0; i < n->parties.n; i++) {
    NetworkLink l = n->parties.at[i];
    NetworkLink moved = {(uint32_t)from + l.agreement, map_get(actors, n->actors.at[l.other].iri)};
    array_push(&out->parties, moved);
  }
  for (size_t i = 0; i < n->covers.n; i++) {
    NetworkLink l = n->covers.at[i];
    NetworkLink moved = {(uint32_t)from + l.agreement, map_get(domains, n->domains.at[l.other].iri)};
    array_push(&out->covers, moved);
  }
}

static int by_actor(const void *x, const void *y) {
  return str_cmp(((const NetworkActor *)x)->iri, ((const NetworkActor *)y)->iri);
}

static int by_domain(const void *x, const void *y) {
  return str_cmp(((const NetworkDomain *)x)->iri, ((const NetworkDomain *)y)->iri);
}

static Str smaller(Str a, Str b) { return !a.n || (b.n && str_cmp(b, a) < 0) ? b : a; }

void network_join(Network *out, const Network *a, const Network *b, DrawOptions *o) {
  Map actors = {0}, domains = {0};
  *out = (Network){.documents = b->documents, .first = smaller(a->first, b->first)};
  out->last = str_cmp(a->last, b->last) > 0 ? a->last : b->last;
  join_actors(out, b, &actors), join_actors(out, a, &actors);
  join_domains(out, b, &domains), join_domains(out, a, &domains);
  if (out->actors.n) qsort(out->actors.at, out->actors.n, sizeof *out->actors.at, by_actor);
  if (out->domains.n) qsort(out->domains.at, out->domains.n, sizeof *out->domains.at, by_domain);
  for (uint32_t i = 0; i < out->actors.n; i++) map_set(&actors, out->actors.at[i].iri, i);
  for (uint32_t i = 0; i < out->domains.n; i++) map_set(&domains, out->domains.at[i].iri, i);
  for (size_t i = 0; i < a->agreements.n; i++) array_push(&out->agreements, a->agreements.at[i]);
  for (size_t i = 0; i < b->agreements.n; i++) array_push(&out->agreements, b->agreements.at[i]);
  join_links(out, a, 0, &actors, &domains);
  join_links(out, b, a->agreements.n, &actors, &domains);
  o->changes = true, o->before = a->agreements.n;
  map_release(&actors);
  map_release(&domains);
}
