#include "draw/ties.h"

#include "base/map.h"

#include <string.h>

/* One agreement on one pair of ends. */
typedef struct Tie {
  uint32_t a, b, agreement;
  double weight;
} Tie;
typedef ARRAY(Tie) Ties;

static int by_agreement(const void *x, const void *y) {
  const NetworkLink *a = x, *b = y;
  if (a->agreement != b->agreement) return a->agreement < b->agreement ? -1 : 1;
  return (a->other > b->other) - (a->other < b->other);
}

/* The links that point somewhere, sorted and each once. */
static NetworkLinks sorted_links(const NetworkLinks *links, size_t agreements, size_t others) {
  NetworkLinks l = {0};
  for (size_t i = 0; i < links->n; i++)
    if (links->at[i].agreement < agreements && links->at[i].other < others) array_push(&l, links->at[i]);
  if (l.n) qsort(l.at, l.n, sizeof *l.at, by_agreement);
  size_t kept = 0;
  for (size_t i = 0; i < l.n; i++)
    if (!kept || by_agreement(&l.at[kept - 1], &l.at[i])) l.at[kept++] = l.at[i];
  l.n = kept;
  return l;
}

static size_t run_end(const NetworkLinks *l, size_t from, uint32_t agreement) {
  while (from < l->n && l->at[from].agreement == agreement) from++;
  return from;
}

static bool is_meant(const DrawOptions *o, size_t parties) { return !o->bilateral || parties == 2; }

/* May an agreement tie so many to so many? */
static bool has_room(const Ties *ties, size_t some, size_t others) {
  return !some || others <= (DRAW_MOST_TIES - ties->n) / some;
}

static bool tie_parties(DrawModel *m, const NetworkLinks *parties, const DrawOptions *o, Ties *ties) {
  for (size_t i = 0, end; i < parties->n; i = end) {
    uint32_t agreement = parties->at[i].agreement;
    end = run_end(parties, i, agreement);
    if (end - i > DRAW_MOST_PARTIES) m->large_left++;
    if (end - i > DRAW_MOST_PARTIES || !is_meant(o, end - i)) continue;
    if (!has_room(ties, end - i, (end - i) / 2)) return false;
    for (size_t a = i; a < end; a++)
      for (size_t b = a + 1; b < end; b++)
        array_push(ties, (Tie){parties->at[a].other, parties->at[b].other, agreement, 1.0 / (double)(end - i - 1)});
  }
  return true;
}

static bool tie_members(const DrawModel *m, const NetworkLinks *parties, const DrawOptions *o, Ties *ties) {
  uint32_t from = (uint32_t)(m->network->actors.n + m->network->domains.n);
  for (size_t i = 0, end; i < parties->n; i = end) {
    uint32_t agreement = parties->at[i].agreement;
    end = run_end(parties, i, agreement);
    for (size_t k = i; k < end && is_meant(o, end - i); k++)
      array_push(ties, (Tie){parties->at[k].other, from + agreement, agreement, 1});
  }
  return true;
}

static bool tie_domains(const DrawModel *m, const NetworkLinks *parties, const DrawOptions *o, Ties *ties) {
  const Network *n = m->network;
  NetworkLinks covers = sorted_links(&n->covers, n->agreements.n, n->domains.n);
  size_t c = 0;
  bool room = true;
  for (size_t i = 0, end; i < parties->n && room; i = end) {
    uint32_t agreement = parties->at[i].agreement;
    end = run_end(parties, i, agreement);
    while (c < covers.n && covers.at[c].agreement < agreement) c++;
    size_t c_end = run_end(&covers, c, agreement);
    room = has_room(ties, end - i, c_end - c);
    for (size_t p = i; p < end && is_meant(o, end - i) && room; p++)
      for (size_t d = c; d < c_end; d++)
        array_push(ties, (Tie){parties->at[p].other, (uint32_t)n->actors.n + covers.at[d].other, agreement, 1});
  }
  array_release(&covers);
  return room;
}

static bool tie_events(const DrawModel *m, Ties *ties) {
  const Network *n = m->network;
  NetworkLinks concluded = sorted_links(&n->concluded, n->agreements.n, n->events.n);
  uint32_t from = (uint32_t)(n->actors.n + n->domains.n), events = from + (uint32_t)n->agreements.n;
  for (size_t i = 0; i < concluded.n; i++) {
    NetworkLink l = concluded.at[i];
    array_push(ties, (Tie){from + l.agreement, events + l.other, l.agreement, 1});
  }
  array_release(&concluded);
  return true;
}

static const Network *sorting; /* for by_ends: qsort hands on no context */

static int by_ends(const void *x, const void *y) {
  const Tie *s = x, *t = y;
  if (s->a != t->a) return s->a < t->a ? -1 : 1;
  if (s->b != t->b) return s->b < t->b ? -1 : 1;
  Str d = sorting->agreements.at[s->agreement].earliest, e = sorting->agreements.at[t->agreement].earliest;
  if (!d.n != !e.n) return d.n ? -1 : 1;
  int c = str_cmp(d, e);
  return c ? c : (s->agreement > t->agreement) - (s->agreement < t->agreement);
}

/* Ties of the same ends become one edge. */
static void join_ties(DrawModel *m, Ties *ties, size_t before) {
  sorting = m->network;
  if (ties->n) qsort(ties->at, ties->n, sizeof *ties->at, by_ends);
  for (size_t i = 0; i < ties->n; i++) {
    const Tie *t = &ties->at[i];
    DrawEdge *e = m->edges.n ? &m->edges.at[m->edges.n - 1] : NULL;
    if (!e || e->a != t->a || e->b != t->b) {
      array_push(&m->edges, (DrawEdge){.a = t->a, .b = t->b, .status = EDGE_REFUSED, .from = (uint32_t)m->members.n});
      e = &m->edges.at[m->edges.n - 1];
    }
    EdgeStatus s = edge_status(m->network->agreements.at[t->agreement].status);
    e->weight += t->weight, e->count++;
    if (t->agreement < before) e->before += t->weight;
    if (s < e->status) e->status = s;
    array_push(&m->members, t->agreement);
  }
}

/* By agreement: the one of the other network that has its IRI and its status, or MODEL_NONE. */
static uint32_t *find_twins(const Network *n, size_t before) {
  uint32_t *twins = memory_new((n->agreements.n + 1) * sizeof *twins);
  Map later = {0};
  memset(twins, 0xFF, n->agreements.n * sizeof *twins);
  for (size_t i = before; i < n->agreements.n; i++) map_add(&later, n->agreements.at[i].iri, (uint32_t)i);
  for (uint32_t i = 0; i < before; i++) {
    uint32_t other = map_get(&later, n->agreements.at[i].iri);
    if (other == MAP_NONE || !str_eq(n->agreements.at[i].status, n->agreements.at[other].status)) continue;
    twins[i] = other, twins[other] = i;
  }
  map_release(&later);
  return twins;
}

/* What became of an edge. Of what stayed the later network's agreement is kept alone; `on` says by agreement which edge has it. */
static EdgeChange change_of(DrawEdge *e, uint32_t *members, const uint32_t *twins, size_t *on, size_t edge,
                            size_t before) {
  size_t old = 0, stayed = 0, all = e->count;
  for (size_t k = 0; k < all; k++) on[members[k]] = edge;
  e->count = 0;
  for (size_t k = 0; k < all; k++) {
    uint32_t member = members[k], twin = twins[member];
    bool same = twin != MODEL_NONE && on[twin] == edge;
    old += member < before, stayed += same;
    if (!same || member >= before) members[e->count++] = member;
  }
  return !old ? CHANGE_ADDED : old == all ? CHANGE_REMOVED : stayed < all ? CHANGE_CHANGED : CHANGE_NONE;
}

/* An edge weighs what it weighs in the later network; one that is gone, what it weighed. */
static void mark_changes(DrawModel *m, size_t before) {
  uint32_t *twins = find_twins(m->network, before);
  size_t *on = memory_new((m->network->agreements.n + 1) * sizeof *on);
  for (size_t i = 0; i < m->edges.n; i++) {
    DrawEdge *e = &m->edges.at[i];
    e->change = change_of(e, &m->members.at[e->from], twins, on, i + 1, before);
    if (e->change != CHANGE_REMOVED) e->weight -= e->before;
    m->changes[e->change]++;
  }
  free(twins);
  free(on);
}

Status model_add_edges(DrawModel *m, const DrawOptions *o, Report *r) {
  const Network *n = m->network;
  NetworkLinks parties = sorted_links(&n->parties, n->agreements.n, n->actors.n);
  Ties ties = {0};
  bool room;
  if (o->view == DRAW_ALLIANCES || o->view == DRAW_EGO) room = tie_parties(m, &parties, o, &ties);
  else if (o->view == DRAW_SECTORS) room = tie_domains(m, &parties, o, &ties);
  else if (o->view == DRAW_INCIDENCE) room = tie_members(m, &parties, o, &ties);
  else room = tie_events(m, &ties);
  if (room) join_ties(m, &ties, o->changes ? o->before : 0);
  if (room && o->changes) mark_changes(m, o->before);
  array_release(&ties);
  array_release(&parties);
  if (room) return STATUS_OK;
  return report_error(r, STATUS_LIMIT, (Place){0},
                      "these agreements make more than %d links; draw those of one actor or domain", DRAW_MOST_TIES);
}
