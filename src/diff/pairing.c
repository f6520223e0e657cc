#include "diff/pairing.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 64, CROWD = 64 };

/* What a statement says of a node, as a hash: two nodes with the same one agree on it. */
typedef struct Trait {
  uint64_t hash;
  uint32_t node;
  bool after; ///< of the new side
} Trait;
typedef ARRAY(Trait) Traits;

/* Two nodes that agree on something. */
typedef struct Candidate {
  uint32_t a, b;
  uint32_t score;
} Candidate;
typedef ARRAY(Candidate) Candidates;

/* A part of a statement about a node: the node itself, a paired one (by its number on the old side), an unknown one, or a term. */
static uint64_t part_of(const PairingSide *side, bool after, Node part, uint32_t self) {
  if (!node_is_blank(part)) return part;
  uint32_t node = node_blank(part), pair = side->pair[node];
  if (node == self) return (uint64_t)1 << 33;
  if (pair == NOT_PAIRED) return (uint64_t)2 << 33;
  return (uint64_t)3 << 33 | (after ? pair : node);
}

static void add_traits(Traits *t, const PairingSide *side, bool after) {
  for (size_t i = 0; i < side->n; i++) {
    const Quad *q = &side->quads[i];
    const Node parts[] = {q->s, q->o, q->g};
    for (int k = 0; k < 3; k++) {
      uint32_t self = node_blank(parts[k]);
      if (!node_is_blank(parts[k]) || side->pair[self] != NOT_PAIRED) continue;
      uint64_t text[4] = {part_of(side, after, q->s, self), q->p, part_of(side, after, q->o, self),
                          part_of(side, after, q->g, self)};
      array_push(t, (Trait){hash_bytes((Str){(const char *)text, sizeof text}, 0), self, after});
    }
  }
}

static int by_hash(const void *a, const void *b) {
  const Trait *x = a, *y = b;
  if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
  return x->after != y->after ? (int)x->after - (int)y->after : (x->node > y->node) - (x->node < y->node);
}

/* Each node of the old side with each of the new side that has the same trait, unless there is a crowd on both sides. */
static void add_candidates(Candidates *c, const Trait *t, size_t n) {
  size_t old = 0;
  while (old < n && !t[old].after) old++;
  if (old * (n - old) > CROWD) return;
  for (size_t i = 0; i < old; i++)
    for (size_t k = old; k < n; k++) array_push(c, (Candidate){.a = t[i].node, .b = t[k].node});
}

static int by_nodes(const void *a, const void *b) {
  const Candidate *x = a, *y = b;
  return x->a != y->a ? (x->a > y->a) - (x->a < y->a) : (x->b > y->b) - (x->b < y->b);
}

static void drop_repeated(Candidates *c) {
  if (!c->n) return;
  qsort(c->at, c->n, sizeof *c->at, by_nodes);
  size_t kept = 0;
  for (size_t i = 1; i < c->n; i++)
    if (by_nodes(&c->at[kept], &c->at[i])) c->at[++kept] = c->at[i];
  c->n = kept + 1;
}

static int by_owner(const void *a, const void *b) {
  const Trait *x = a, *y = b;
  if (x->after != y->after) return (int)x->after - (int)y->after;
  return x->node != y->node ? (x->node > y->node) - (x->node < y->node) : (x->hash > y->hash) - (x->hash < y->hash);
}

/* Where the traits of each node begin in a list sorted by_owner; `from` has one place more than there are nodes. */
static void index_traits(const Traits *t, bool after, size_t blanks, size_t *from) {
  size_t i = 0;
  while (i < t->n && t->at[i].after != after) i++;
  for (size_t node = 0; node <= blanks; node++) {
    while (i < t->n && t->at[i].after == after && t->at[i].node < node) i++;
    from[node] = i;
  }
}

/* The score of two nodes is how many traits they share, crowded ones too: so many rows are saved by pairing them. */
static void score(Candidates *c, Traits *t, size_t blanks_a, size_t blanks_b) {
  size_t *a = memory_new((blanks_a + 1) * sizeof *a), *b = memory_new((blanks_b + 1) * sizeof *b);
  assert(t->at); /* two nodes that share a trait */
  qsort(t->at, t->n, sizeof *t->at, by_owner);
  index_traits(t, false, blanks_a, a);
  index_traits(t, true, blanks_b, b);
  for (size_t i = 0; i < c->n; i++) {
    Candidate *x = &c->at[i];
    for (size_t p = a[x->a], q = b[x->b]; p < a[x->a + 1] && q < b[x->b + 1];) {
      uint64_t left = t->at[p].hash, right = t->at[q].hash;
      x->score += left == right;
      p += left <= right, q += left >= right;
    }
  }
  free(a);
  free(b);
}

typedef struct Sides {
  const PairingSide *a, *b;
} Sides;

static int by_score(const void *x, const void *y, void *user) {
  const Candidate *p = x, *q = y;
  const Sides *s = user;
  if (p->score != q->score) return p->score > q->score ? -1 : 1;
  uint32_t pa = s->a->labels[p->a], qa = s->a->labels[q->a], pb = s->b->labels[p->b], qb = s->b->labels[q->b];
  return pa != qa ? (pa > qa) - (pa < qa) : (pb > qb) - (pb < qb);
}

/* Takes those that are the best for both nodes; others wait for what the next round knows. */
static size_t take_best(Candidates *c, PairingSide *a, PairingSide *b, size_t blanks_a, size_t blanks_b) {
  uint32_t *best_a = memory_new((blanks_a + 1) * sizeof *best_a), *best_b = memory_new((blanks_b + 1) * sizeof *best_b);
  size_t taken = 0;
  qsort_r(c->at, c->n, sizeof *c->at, by_score, &(Sides){a, b});
  for (size_t i = 0; i < c->n; i++) {
    const Candidate *x = &c->at[i];
    bool best = best_a[x->a] <= x->score && best_b[x->b] <= x->score;
    if (best_a[x->a] < x->score) best_a[x->a] = x->score;
    if (best_b[x->b] < x->score) best_b[x->b] = x->score;
    if (!best || a->pair[x->a] != NOT_PAIRED || b->pair[x->b] != NOT_PAIRED) continue;
    a->pair[x->a] = x->b, b->pair[x->b] = x->a;
    taken++;
  }
  free(best_a);
  free(best_b);
  return taken;
}

static size_t blanks_of(const PairingSide *side) {
  size_t most = 0;
  for (size_t i = 0; i < side->n; i++) {
    const Node parts[] = {side->quads[i].s, side->quads[i].o, side->quads[i].g};
    for (int k = 0; k < 3; k++)
      if (node_is_blank(parts[k]) && node_blank(parts[k]) >= most) most = node_blank(parts[k]) + (size_t)1;
  }
  return most;
}

void pair_blank_nodes(PairingSide *a, PairingSide *b) {
  Traits traits = {0};
  Candidates candidates = {0};
  size_t blanks_a = blanks_of(a), blanks_b = blanks_of(b), taken = 1;
  for (int round = 0; round < ROUNDS && taken; round++) {
    array_clear(&traits);
    array_clear(&candidates);
    add_traits(&traits, a, false);
    add_traits(&traits, b, true);
    if (traits.n) qsort(traits.at, traits.n, sizeof *traits.at, by_hash);
    for (size_t i = 0, end; i < traits.n; i = end) {
      for (end = i + 1; end < traits.n && traits.at[end].hash == traits.at[i].hash;) end++;
      add_candidates(&candidates, traits.at + i, end - i);
    }
    drop_repeated(&candidates);
    if (candidates.n) score(&candidates, &traits, blanks_a, blanks_b);
    taken = candidates.n ? take_best(&candidates, a, b, blanks_a, blanks_b) : 0;
  }
  array_release(&traits);
  array_release(&candidates);
}
