#include "draw/ties.h"

#include <math.h>

typedef struct Rank {
  double weight;
  uint32_t index;
} Rank;

static int by_weight(const void *x, const void *y) {
  const Rank *a = x, *b = y;
  if (a->weight != b->weight) return a->weight > b->weight ? -1 : 1;
  return (a->index > b->index) - (a->index < b->index);
}

void model_keep_weight(DrawModel *m, double least) {
  size_t kept = 0;
  for (size_t i = 0; i < m->edges.n; i++)
    if (m->edges.at[i].weight + 1e-9 >= least) m->edges.at[kept++] = m->edges.at[i];
  m->edges_left += m->edges.n - kept;
  m->edges.n = kept;
}

void model_keep_heaviest(DrawModel *m, size_t most) {
  if (m->edges.n <= most) return;
  Rank *rank = memory_new(m->edges.n * sizeof *rank);
  for (size_t i = 0; i < m->edges.n; i++) {
    const DrawEdge *e = &m->edges.at[i];
    rank[i] = (Rank){e->a == m->ego || e->b == m->ego ? INFINITY : e->weight, (uint32_t)i};
  }
  qsort(rank, m->edges.n, sizeof *rank, by_weight);
  for (size_t i = most; i < m->edges.n; i++) m->edges.at[rank[i].index].count = 0;
  free(rank);
  size_t kept = 0;
  for (size_t i = 0; i < m->edges.n; i++)
    if (m->edges.at[i].count) m->edges.at[kept++] = m->edges.at[i];
  m->edges_left += m->edges.n - kept;
  m->edges.n = kept;
}

void model_keep_actors(DrawModel *m, size_t most) {
  size_t actors = m->network->actors.n, linked = 0, kept = 0;
  Rank *rank = memory_new((actors + 1) * sizeof *rank);
  bool *out = memory_new(actors + 1);
  for (size_t i = 0; i < actors; i++) rank[i].index = (uint32_t)i;
  for (size_t i = 0; i < m->edges.n; i++) {
    rank[m->edges.at[i].a].weight += m->edges.at[i].weight;
    if (m->edges.at[i].b < actors) rank[m->edges.at[i].b].weight += m->edges.at[i].weight;
  }
  if (m->ego != MODEL_NONE) rank[m->ego].weight = INFINITY;
  qsort(rank, actors, sizeof *rank, by_weight);
  for (size_t i = 0; i < actors; i++) {
    linked += rank[i].weight > 0;
    out[rank[i].index] = i >= most;
  }
  if (linked > most) {
    for (size_t i = 0; i < m->edges.n; i++) {
      DrawEdge e = m->edges.at[i];
      if (!out[e.a] && (e.b >= actors || !out[e.b])) m->edges.at[kept++] = e;
    }
    m->edges.n = kept;
  }
  free(rank), free(out);
}

void model_keep_surroundings(DrawModel *m) {
  bool *near = memory_new(m->network->actors.n + 1);
  size_t kept = 0;
  for (size_t i = 0; i < m->edges.n; i++) {
    const DrawEdge *e = &m->edges.at[i];
    if (e->a == m->ego || e->b == m->ego) near[e->a] = near[e->b] = true;
  }
  for (size_t i = 0; i < m->edges.n; i++)
    if (near[m->edges.at[i].a] && near[m->edges.at[i].b]) m->edges.at[kept++] = m->edges.at[i];
  m->edges.n = kept;
  free(near);
}
