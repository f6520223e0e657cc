#include "draw/model.h"

#include "base/map.h"
#include "base/utf8.h"
#include "draw/text.h"
#include "draw/ties.h"

#include <string.h>

enum { NAME_MOST = 300, DATE_MOST = 10 }; /* code points of a name in a tooltip, of a date */

static DrawNode actor_node(DrawModel *m, const NetworkActor *a) {
  return (DrawNode){.id = a->iri,
                    .code = label_copy(&m->arena, a->code, 8),
                    .name = label_copy(&m->arena, a->label.n ? a->label : a->iri, NAME_MOST),
                    .class = node_class(a->class)};
}

Str agreement_name(const NetworkAgreement *a) { return a->label.n ? a->label : a->kind.n ? a->kind : a->iri; }

static DrawNode agreement_node(DrawModel *m, const NetworkAgreement *a) {
  return (DrawNode){.id = a->iri,
                    .name = label_copy(&m->arena, agreement_name(a), NAME_MOST),
                    .class = NODE_AGREEMENT,
                    .status = edge_status(a->status),
                    .kind = label_copy(&m->arena, a->kind, NAME_MOST),
                    .first = label_copy(&m->arena, a->earliest, DATE_MOST),
                    .last = label_copy(&m->arena, a->latest, DATE_MOST),
                    .ended = label_copy(&m->arena, a->ended, DATE_MOST)};
}

static DrawNode event_node(DrawModel *m, const NetworkEvent *e) {
  Str name = e->label.n ? e->label : e->kind.n ? e->kind : e->iri;
  return (DrawNode){.id = e->iri,
                    .name = label_copy(&m->arena, name, NAME_MOST),
                    .class = NODE_EVENT,
                    .status = EDGE_UNKNOWN,
                    .kind = label_copy(&m->arena, e->kind, NAME_MOST),
                    .first = label_copy(&m->arena, e->earliest, DATE_MOST),
                    .last = label_copy(&m->arena, e->latest, DATE_MOST)};
}

static DrawNode domain_node(DrawModel *m, const NetworkDomain *d) {
  return (DrawNode){
      .id = d->iri, .name = label_copy(&m->arena, d->label.n ? d->label : d->iri, NAME_MOST), .class = NODE_DOMAIN};
}

static size_t count_things(const Network *n) { return n->actors.n + n->domains.n + n->agreements.n + n->events.n; }

static DrawNode node_of(DrawModel *m, uint32_t thing) {
  const Network *n = m->network;
  size_t i = thing;
  DrawNode node;
  if (i < n->actors.n) node = actor_node(m, &n->actors.at[i]);
  else if ((i -= n->actors.n) < n->domains.n) node = domain_node(m, &n->domains.at[i]);
  else if ((i -= n->domains.n) < n->agreements.n) node = agreement_node(m, &n->agreements.at[i]);
  else node = event_node(m, &n->events.at[i - n->agreements.n]);
  node.thing = thing;
  return node;
}

/* The edges' ends become the numbers of their nodes; edges whose ends are no nodes go. */
static void link_nodes(DrawModel *m) {
  uint32_t *number = memory_new((count_things(m->network) + 1) * sizeof *number); /* from 1 */
  size_t kept = 0;
  for (uint32_t i = 0; i < m->nodes.n; i++) number[m->nodes.at[i].thing] = i + 1;
  for (size_t i = 0; i < m->edges.n; i++) {
    DrawEdge e = m->edges.at[i];
    if (!number[e.a] || !number[e.b]) continue;
    e.a = number[e.a] - 1, e.b = number[e.b] - 1;
    DrawNode *ends[2] = {&m->nodes.at[e.a], &m->nodes.at[e.b]};
    for (int k = 0; k < 2; k++) ends[k]->degree++, ends[k]->weight += e.weight;
    m->edges.at[kept++] = e;
  }
  m->edges.n = kept;
  free(number);
}

/* Nodes for the ends of the edges that are left. */
static void take_ends(DrawModel *m) {
  size_t all = count_things(m->network);
  bool *is_end = memory_new(all + 1);
  for (size_t i = 0; i < m->edges.n; i++) is_end[m->edges.at[i].a] = is_end[m->edges.at[i].b] = true;
  for (uint32_t i = 0; i < all; i++)
    if (is_end[i]) array_push(&m->nodes, node_of(m, i));
  free(is_end);
}

static int by_date(const void *x, const void *y) {
  const DrawNode *a = x, *b = y;
  int c = str_cmp(a->first, b->first);
  if (!c) c = str_cmp(a->last, b->last);
  if (!c) c = (a->class == NODE_AGREEMENT) - (b->class == NODE_AGREEMENT); /* a summit, then what it concluded */
  return c ? c : (a->thing > b->thing) - (a->thing < b->thing);
}

/* Every agreement and event that has a date, by date; the latest ones where they are too many. */
static void take_dated(DrawModel *m, const DrawOptions *o) {
  size_t from = m->network->actors.n + m->network->domains.n, all = count_things(m->network);
  size_t most = o->top ? o->top : format_is_picture(o->format) ? DRAW_MOST_ITEMS : SIZE_MAX;
  uint16_t *parties = memory_new((m->network->agreements.n + 1) * sizeof *parties);
  for (size_t i = 0; i < m->network->parties.n; i++) {
    uint32_t agreement = m->network->parties.at[i].agreement;
    if (agreement < m->network->agreements.n && parties[agreement] < UINT16_MAX) parties[agreement]++;
  }
  for (size_t i = from; i < all; i++) {
    bool agreement = i < from + m->network->agreements.n;
    if (o->bilateral && agreement && parties[i - from] != 2) continue;
    DrawNode n = node_of(m, (uint32_t)i);
    m->undated += !n.first.n;
    if (n.first.n) array_push(&m->nodes, n);
  }
  free(parties);
  if (m->nodes.n) qsort(m->nodes.at, m->nodes.n, sizeof *m->nodes.at, by_date);
  if (m->nodes.n <= most) return;
  m->items_left = m->nodes.n - most;
  memmove(m->nodes.at, m->nodes.at + m->items_left, most * sizeof *m->nodes.at);
  m->nodes.n = most;
}

static void count_agreement(DrawModel *m, const NetworkAgreement *a) {
  Str last = a->latest.n ? a->latest : a->earliest;
  m->agreements++;
  if (a->earliest.n && (!m->first.n || str_cmp(a->earliest, m->first) < 0)) m->first = a->earliest;
  if (str_cmp(last, m->last) > 0) m->last = last;
}

static void count_agreements(DrawModel *m) {
  bool *seen = memory_new(m->network->agreements.n + 1);
  for (size_t i = 0; i < m->edges.n; i++)
    for (uint32_t k = 0; k < m->edges.at[i].count; k++) seen[m->members.at[m->edges.at[i].from + k]] = true;
  for (size_t i = 0; i < m->nodes.n; i++)
    if (m->nodes.at[i].class == NODE_AGREEMENT)
      seen[m->nodes.at[i].thing - m->network->actors.n - m->network->domains.n] = true;
  m->first = m->last = STR("");
  for (size_t i = 0; i < m->network->agreements.n; i++)
    if (seen[i]) count_agreement(m, &m->network->agreements.at[i]);
  free(seen);
}

static void count_linked(DrawModel *m) {
  bool *seen = memory_new(count_things(m->network) + 1);
  for (size_t i = 0; i < m->edges.n; i++) seen[m->edges.at[i].a] = seen[m->edges.at[i].b] = true;
  for (size_t i = 0; i < m->network->actors.n; i++) m->linked += seen[i];
  if (m->ego == MODEL_NONE) m->alone = m->network->actors.n - m->linked;
  free(seen);
}

static Status find_ego(DrawModel *m, const DrawOptions *o, Report *r) {
  Str iri = str_of(o->actor);
  m->ego = MODEL_NONE;
  if (o->view != DRAW_EGO) return STATUS_OK;
  for (uint32_t i = 0; i < m->network->actors.n; i++)
    if (str_eq(m->network->actors.at[i].iri, iri)) m->ego = i;
  if (m->ego != MODEL_NONE) return STATUS_OK;
  return report_error(r, STATUS_BAD_INPUT, (Place){0}, "'%.*s' is a party to no agreement of these; draw another actor",
                      STR_ARG(iri));
}

size_t model_actors(const DrawModel *m) {
  size_t actors = 0;
  for (size_t i = 0; i < m->nodes.n; i++) actors += m->nodes.at[i].class < NODE_DOMAIN;
  return actors;
}

/* Sectors and agreements are drawn in columns unless they are many or an engine is named. */
static void choose_columns(DrawModel *m, const DrawOptions *o) {
  size_t actors = model_actors(m);
  if ((o->view != DRAW_SECTORS && o->view != DRAW_INCIDENCE) || o->engine || o->changes) return;
  m->columns = actors <= MODEL_MOST_SIDES && m->nodes.n - actors <= MODEL_MOST_ROWS;
}

/* Which nodes bear their names: all of them in a small network, else those of greatest weight. */
static void choose_names(DrawModel *m) {
  enum { NAMED_OF_MANY = 40 };
  bool all = m->columns || m->nodes.n <= DRAW_MOST_NAMES;
  for (size_t i = 0; i < m->nodes.n; i++) m->nodes.at[i].named = all;
  m->named = all ? m->nodes.n : 0;
  while (m->named < NAMED_OF_MANY && m->named < m->nodes.n) {
    DrawNode *best = NULL;
    for (size_t i = 0; i < m->nodes.n; i++)
      if (!m->nodes.at[i].named && (!best || m->nodes.at[i].weight > best->weight)) best = &m->nodes.at[i];
    best->named = true, m->named++;
  }
}

static bool is_long(const DrawNode *n) {
  enum { STATE_NAME_MOST = 44, OTHER_NAME_MOST = 34 }; /* code points */
  return utf8_count(n->name) > (n->class == NODE_STATE ? STATE_NAME_MOST : OTHER_NAME_MOST);
}

/* Which of them bear their codes: those of long names whose code no other node bears. */
static void choose_codes(DrawModel *m) {
  Map seen = {0};
  for (uint32_t i = 0; i < m->nodes.n; i++) {
    DrawNode *n = &m->nodes.at[i];
    if (!n->named || !n->code.n || n->class >= NODE_DOMAIN || !is_long(n)) continue;
    uint32_t first = map_add(&seen, n->code, i);
    n->coded = first == i;
    if (first != i) m->nodes.at[first].coded = false;
  }
  map_release(&seen);
}

/* So many lines that they can be told from each other. */
static size_t most_edges(const DrawModel *m) {
  enum { PER_ACTOR = 5, LEAST = 500 };
  size_t most = PER_ACTOR * m->linked > LEAST ? PER_ACTOR * m->linked : LEAST;
  return most < DRAW_MOST_EDGES ? most : DRAW_MOST_EDGES;
}

bool format_is_picture(DrawFormat f) { return f >= DRAW_SVG && f <= DRAW_PDF; }

Status model_make(DrawModel *m, const Network *n, const DrawOptions *o, Report *r) {
  *m = (DrawModel){.network = n};
  bool picture = format_is_picture(o->format), timeline = o->view == DRAW_TIMELINE;
  Status status = find_ego(m, o, r);
  if (status != STATUS_OK) return status;
  status = model_add_edges(m, o, r);
  if (status != STATUS_OK) return status;
  if (m->ego != MODEL_NONE) model_keep_surroundings(m);
  if (!timeline) count_linked(m), model_keep_weight(m, o->min_weight);
  if (!timeline && (o->top || picture)) model_keep_actors(m, o->top ? o->top : DRAW_MOST_ACTORS);
  if (picture && !timeline) model_keep_heaviest(m, most_edges(m));
  if (timeline) take_dated(m, o);
  else take_ends(m);
  link_nodes(m);
  if (!timeline) m->actors_left = m->linked - model_actors(m);
  count_agreements(m);
  choose_columns(m, o);
  choose_names(m);
  choose_codes(m);
  return STATUS_OK;
}

void model_release(DrawModel *m) {
  array_release(&m->nodes);
  array_release(&m->edges);
  array_release(&m->members);
  arena_release(&m->arena);
}

const NetworkAgreement *model_agreement(const DrawModel *m, const DrawEdge *e, uint32_t i) {
  return &m->network->agreements.at[m->members.at[e->from + i]];
}
