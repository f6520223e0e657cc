/* The forms of the drafts as a trie over folded tokens, and the table and filters that the block carries of it.
 *
 *   Trie t = {0};
 *   trie_plant(&t, &drafts);
 *   for (size_t i = 0; i < t.ends.n; i++) ...          // which form ends at which node: readings come from here
 *   trie_lay_out(&t, nodes);
 *   trie_release(&t);
 *
 * Node 0 is the root. Nodes are numbered in the order in which the forms make them.
 */
#ifndef ENTENTE_LEXICON_TRIE_H
#define ENTENTE_LEXICON_TRIE_H

#include "lexicon/draft.h"

typedef struct TrieEdge {
  uint32_t from, to;
  uint64_t token; ///< hash of the folded token
} TrieEdge;

typedef struct TrieEnd {
  uint32_t node, form; ///< form: index in Drafts.forms
} TrieEnd;

typedef struct Trie {
  Arena arena;
  Map known; ///< edge by its node and token
  ARRAY(TrieEdge) edges;
  ARRAY(TrieEnd) ends; ///< sorted by node, then form
  uint32_t node_count;
  /* trie_lay_out sets these; they live as long as the trie */
  FormNode *slots;
  uint64_t *first, *later; ///< filters, see Lexicon
  uint32_t slot_count, filter_count;
} Trie;

void trie_plant(Trie *t, const Drafts *d);
/* nodes holds the readings of each node; goes_on is set in it. */
void trie_lay_out(Trie *t, FormNode *nodes);
void trie_release(Trie *t);

#endif
