#include "draw/model.h"

#include "draw/dot.h"

enum { NAME_MOST = 300 }; /* code points of a name in a tooltip */

/* One agreement on one pair of ends; in sectors b is a domain, counted on from the actors. */
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

typedef ARRAY(NetworkLink) Links;

/* The links that point somewhere, sorted and each once. */
static Links sorted_links(const NetworkLink *at, size_t n, size_t agreements, size_t others) {
  Links l = {0};
  for (size_t i = 0; i < n; i++)
    if (at[i].agreement < agreements && at[i].other < others) array_push(&l, at[i]);
  if (l.n) qsort(l.at, l.n, sizeof *l.at, by_agreement);
  size_t kept = 0;
  for (size_t i = 0; i < l.n; i++)
    if (!kept || by_agreement(&l.at[kept - 1], &l.at[i])) l.at[kept++] = l.at[i];
  l.n = kept;
  return l;
}

static size_t run_end(const Links *l, size_t from, uint32_t agreement) {
  while (from < l->n && l->at[from].agreement == agreement) from++;
  return from;
}

static void tie_parties(DrawModel *m, const Links *parties, Ties *ties) {
  for (size_t i = 0, end; i < parties->n; i = end) {
    uint32_t agreement = parties->at[i].agreement;
    end = run_end(parties, i, agreement);
    if (end - i > DRAW_MOST_PARTIES) {
      m->large_left++;
      continue;
    }
    for (size_t a = i; a < end; a++)
      for (size_t b = a + 1; b < end; b++)
        array_push(ties, (Tie){parties->at[a].other, parties->at[b].other, agreement, 1.0 / (double)(end - i - 1)});
  }
}

static void tie_domains(const DrawModel *m, const Links *parties, const Links *covers, Ties *ties) {
  size_t c = 0;
  for (size_t i = 0, end; i < parties->n; i = end) {
    uint32_t agreement = parties->at[i].agreement;
    end = run_end(parties, i, agreement);
    while (c < covers->n && covers->at[c].agreement < agreement) c++;
    size_t c_end = run_end(covers, c, agreement);
    for (size_t p = i; p < end; p++)
      for (size_t d = c; d < c_end; d++)
        array_push(ties,
                   (Tie){parties->at[p].other, (uint32_t)m->network->actors.n + covers->at[d].other, agreement, 1});
  }
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

/* Is this agreement among those of the other network on the edge, with the same status? */
static bool stayed(const DrawModel *m, const DrawEdge *e, const NetworkAgreement *a, size_t before, bool is_before) {
  for (uint32_t i = 0; i < e->count; i++) {
    uint32_t other = m->members.at[e->from + i];
    const NetworkAgreement *b = &m->network->agreements.at[other];
    if ((other < before) != is_before && str_eq(a->iri, b->iri) && str_eq(a->status, b->status)) return true;
  }
  return false;
}

/* An edge weighs what it weighs in the later network; one that is gone, what it weighed. */
static void mark_changes(DrawModel *m, size_t before) {
  for (size_t i = 0; i < m->edges.n; i++) {
    DrawEdge *e = &m->edges.at[i];
    size_t old = 0, moved = 0;
    for (uint32_t k = 0; k < e->count; k++) {
      uint32_t member = m->members.at[e->from + k];
      bool is_before = member < before;
      old += is_before;
      moved += !stayed(m, e, &m->network->agreements.at[member], before, is_before);
    }
    e->change = !old ? CHANGE_ADDED : old == e->count ? CHANGE_REMOVED : moved ? CHANGE_CHANGED : CHANGE_NONE;
    if (old < e->count) e->weight -= e->before;
    m->changes[e->change]++;
  }
}

typedef struct Rank {
  double weight;
  uint32_t index;
} Rank;

static int by_weight(const void *x, const void *y) {
  const Rank *a = x, *b = y;
  if (a->weight != b->weight) return a->weight > b->weight ? -1 : 1;
  return (a->index > b->index) - (a->index < b->index);
}

static void keep_weight(DrawModel *m, double least) {
  size_t kept = 0;
  for (size_t i = 0; i < m->edges.n; i++)
    if (m->edges.at[i].weight + 1e-9 >= least) m->edges.at[kept++] = m->edges.at[i];
  m->edges_left += m->edges.n - kept;
  m->edges.n = kept;
}

static void keep_heaviest(DrawModel *m, size_t most) {
  if (m->edges.n <= most) return;
  Rank *rank = memory_new(m->edges.n * sizeof *rank);
  for (size_t i = 0; i < m->edges.n; i++) rank[i] = (Rank){m->edges.at[i].weight, (uint32_t)i};
  qsort(rank, m->edges.n, sizeof *rank, by_weight);
  for (size_t i = most; i < m->edges.n; i++) m->edges.at[rank[i].index].count = 0;
  free(rank);
  size_t kept = 0;
  for (size_t i = 0; i < m->edges.n; i++)
    if (m->edges.at[i].count) m->edges.at[kept++] = m->edges.at[i];
  m->edges_left += m->edges.n - kept;
  m->edges.n = kept;
}

/* Keeps the `most` actors of greatest weight and the edges among what is kept. */
static void keep_actors(DrawModel *m, size_t most) {
  size_t actors = m->network->actors.n, linked = 0, kept = 0;
  Rank *rank = memory_new((actors + 1) * sizeof *rank);
  bool *out = memory_new(actors + 1);
  for (size_t i = 0; i < actors; i++) rank[i].index = (uint32_t)i;
  for (size_t i = 0; i < m->edges.n; i++) {
    rank[m->edges.at[i].a].weight += m->edges.at[i].weight;
    if (m->edges.at[i].b < actors) rank[m->edges.at[i].b].weight += m->edges.at[i].weight;
  }
  qsort(rank, actors, sizeof *rank, by_weight);
  for (size_t i = 0; i < actors; i++) {
    linked += rank[i].weight > 0;
    out[rank[i].index] = i >= most;
  }
  if (linked > most) {
    m->actors_left = linked - most;
    for (size_t i = 0; i < m->edges.n; i++) {
      DrawEdge e = m->edges.at[i];
      if (!out[e.a] && (e.b >= actors || !out[e.b])) m->edges.at[kept++] = e;
    }
    m->edges.n = kept;
  }
  free(rank), free(out);
}

static DrawNode node_of(DrawModel *m, uint32_t index) {
  const Network *n = m->network;
  if (index >= n->actors.n) {
    const NetworkDomain *d = &n->domains.at[index - n->actors.n];
    return (DrawNode){
        .id = d->iri, .name = label_copy(&m->arena, d->label.n ? d->label : d->iri, NAME_MOST), .class = NODE_DOMAIN};
  }
  const NetworkActor *a = &n->actors.at[index];
  return (DrawNode){.id = a->iri,
                    .code = label_copy(&m->arena, a->code, 8),
                    .name = label_copy(&m->arena, a->label.n ? a->label : a->iri, NAME_MOST),
                    .class = node_class(a->class)};
}

/* Nodes for the ends of the edges that are left; numbers the edges' ends anew. */
static void take_nodes(DrawModel *m) {
  size_t all = m->network->actors.n + m->network->domains.n;
  uint32_t *number = memory_new((all + 1) * sizeof *number);
  for (size_t i = 0; i < m->edges.n; i++) number[m->edges.at[i].a] = number[m->edges.at[i].b] = 1;
  for (uint32_t i = 0; i < all; i++) {
    if (!number[i]) continue;
    number[i] = (uint32_t)m->nodes.n;
    array_push(&m->nodes, node_of(m, i));
  }
  for (size_t i = 0; i < m->edges.n; i++) {
    DrawEdge *e = &m->edges.at[i];
    e->a = number[e->a], e->b = number[e->b];
    uint32_t ends[2] = {e->a, e->b};
    for (int k = 0; k < 2; k++) m->nodes.at[ends[k]].degree++, m->nodes.at[ends[k]].weight += e->weight;
  }
  free(number);
}

static void count_agreements(DrawModel *m) {
  bool *seen = memory_new(m->network->agreements.n + 1);
  for (size_t i = 0; i < m->edges.n; i++)
    for (uint32_t k = 0; k < m->edges.at[i].count; k++) seen[m->members.at[m->edges.at[i].from + k]] = true;
  for (size_t i = 0; i < m->network->agreements.n; i++) m->agreements += seen[i];
  free(seen);
}

static void count_alone(DrawModel *m) {
  bool *seen = memory_new(m->network->actors.n + m->network->domains.n + 1);
  for (size_t i = 0; i < m->edges.n; i++) seen[m->edges.at[i].a] = seen[m->edges.at[i].b] = true;
  for (size_t i = 0; i < m->network->actors.n; i++) m->alone += !seen[i];
  free(seen);
}

void model_make(DrawModel *m, const Network *n, const DrawOptions *o) {
  *m = (DrawModel){.network = n};
  bool picture = o->format != DRAW_DOT;
  Links parties = sorted_links(n->parties.at, n->parties.n, n->agreements.n, n->actors.n);
  Links covers = sorted_links(n->covers.at, n->covers.n, n->agreements.n, n->domains.n);
  Ties ties = {0};
  if (o->view == DRAW_ALLIANCES) tie_parties(m, &parties, &ties);
  else tie_domains(m, &parties, &covers, &ties);
  join_ties(m, &ties, o->changes ? o->before : 0);
  if (o->changes) mark_changes(m, o->before);
  count_alone(m);
  keep_weight(m, o->min_weight);
  if (o->top || picture) keep_actors(m, o->top ? o->top : DRAW_MOST_ACTORS);
  if (picture) keep_heaviest(m, DRAW_MOST_EDGES);
  take_nodes(m);
  count_agreements(m);
  array_release(&ties);
  array_release(&parties);
  array_release(&covers);
}

void model_release(DrawModel *m) {
  array_release(&m->nodes);
  array_release(&m->edges);
  array_release(&m->members);
  arena_release(&m->arena);
}

size_t model_degree_most(const DrawModel *m) {
  size_t most = 0;
  for (size_t i = 0; i < m->nodes.n; i++)
    if (m->nodes.at[i].degree > most) most = m->nodes.at[i].degree;
  return most;
}
