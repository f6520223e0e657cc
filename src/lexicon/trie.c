#include "lexicon/trie.h"

#include "lexicon/block.h"

#include <stdlib.h>
#include <string.h>

static uint32_t step(Trie *t, uint32_t from, uint64_t token) {
  char key[12];
  memcpy(key, &from, 4);
  memcpy(key + 4, &token, 8);
  uint32_t node = map_add(&t->known, (Str){key, 12}, t->node_count);
  if (node == t->node_count) {
    t->node_count++;
    array_push(&t->edges, (TrieEdge){from, node, token});
  }
  return node;
}

static int by_node(const void *a, const void *b) {
  const TrieEnd *x = a, *y = b;
  if (x->node != y->node) return x->node < y->node ? -1 : 1;
  return x->form < y->form ? -1 : x->form > y->form;
}

void trie_plant(Trie *t, const Drafts *d) {
  TextTables none = {0};
  Text text = {0};
  t->node_count = 1;
  for (size_t i = 0; i < d->forms.n; i++) {
    Str form = d->forms.at[i].text;
    bool elided = form.n && form.p[form.n - 1] == '\''; /* « l' » is a token only before a word */
    Document document = {.id = STR("form"), .text = elided ? arena_join(&t->arena, form, STR("x")) : form};
    text_read(&text, &document, &none);
    uint32_t node = 0;
    for (size_t k = 0; k + elided < text.tokens.n; k++) node = step(t, node, text.tokens.at[k].hash);
    if (node) array_push(&t->ends, (TrieEnd){node, (uint32_t)i});
  }
  if (t->ends.n) qsort(t->ends.at, t->ends.n, sizeof *t->ends.at, by_node);
  text_release(&text);
}

/* The edges stand in the order of the nodes to which they lead, the first to node 1. */
static const TrieEdge *edge_before(const Trie *t, const TrieEdge *e) { return &t->edges.at[e->from - 1]; }

static uint64_t pair_of(const Trie *t, const TrieEdge *e) { return block_pair(edge_before(t, e)->token, e->token); }

static uint64_t hash_of(const Trie *t, const TrieEdge *e) {
  return e->from && !edge_before(t, e)->from ? pair_of(t, e) : block_hash(e->from, e->token);
}

static void fill_filters(Trie *t) {
  t->filter_count = 64;
  while (t->filter_count * 20 < t->edges.n) t->filter_count *= 2; /* few false alarms, and usually in the inner cache */
  t->first = ARENA_ARRAY(&t->arena, uint64_t, t->filter_count);
  t->later = ARENA_ARRAY(&t->arena, uint64_t, t->filter_count);
  for (size_t i = 0; i < t->edges.n; i++) {
    const TrieEdge *e = &t->edges.at[i];
    uint64_t hash = e->from ? pair_of(t, e) : e->token;
    (e->from ? t->later : t->first)[block_word(hash, t->filter_count - 1)] |= block_bits(hash);
  }
}

void trie_lay_out(Trie *t, FormNode *nodes) {
  fill_filters(t);
  t->slot_count = 64;
  while (t->slot_count < t->edges.n * 2) t->slot_count *= 2;
  t->slots = ARENA_ARRAY(&t->arena, FormNode, t->slot_count);
  for (size_t i = 0; i < t->edges.n; i++) nodes[t->edges.at[i].from].goes_on = 1;
  for (size_t i = 0; i < t->edges.n; i++) {
    const TrieEdge *e = &t->edges.at[i];
    uint64_t hash = hash_of(t, e);
    uint32_t at = (uint32_t)hash & (t->slot_count - 1);
    while (t->slots[at].tag) at = (at + 1) & (t->slot_count - 1);
    t->slots[at] = nodes[e->to];
    t->slots[at].tag = block_tag(hash);
    t->slots[at].number = e->to & INT32_MAX;
  }
}

void trie_release(Trie *t) {
  array_release(&t->edges), array_release(&t->ends);
  map_release(&t->known);
  arena_release(&t->arena);
}
