/* Acts told once for the items of a list: « Les ministres ont signé les accords suivants : ». */
#include "extract/clauses.h"

#include "extract/units.h"

/* Whether the sentence announces what stands in the list below it: it ends in a colon, or is a heading: « Documents signés le 9 juin ». */
static bool announces_list(const Analysis *a, uint32_t sentence) {
  const Sentence *s = &a->text->sentences.at[sentence];
  Str said = str_trim(text_str(a->text, s->span));
  bool colon = said.n && said.p[said.n - 1] == ':';
  return (colon || text_in_headline(a->text, sentence)) && a->text->blocks.at[s->block].sentence_end - 1 == sentence;
}

/* Whether the block is an item of the list that the block `intro` announces: it says so itself, or nothing but items is between them. */
static bool is_item_of(const Analysis *a, uint32_t block, uint32_t intro) {
  if (a->text->blocks.at[block].intro == intro) return true;
  if (block <= intro || block - intro > 40 || !text_in_headline(a->text, a->text->blocks.at[intro].sentence_begin))
    return false;
  for (uint32_t b = intro + 1; b <= block; b++)
    if (a->text->blocks.at[b].kind != BLOCK_ITEM) return false;
  return true;
}

enum {
  ITEMS_MOST = 1000,
  SPREAD_MOST = 4000
}; ///< instruments among which an act looks for its items; acts that go over, in all

void acts_spread_over_lists(Analysis *a) {
  a->acts_read = a->acts.n;
  for (size_t i = 0; i < a->acts_read; i++) {
    ActRecord *r = &a->acts.at[i];
    if (r->object != NONE || !announces_list(a, r->sentence)) continue;
    ActRecord base = *r;
    size_t first = instruments_from(a, base.sentence + 1);
    for (size_t k = first; k < a->instruments.n && k - first < ITEMS_MOST; k++) {
      if (a->acts.n - a->acts_read == SPREAD_MOST) return;
      const Instrument *x = &a->instruments.at[k];
      uint32_t block = a->text->sentences.at[x->sentence].block;
      const Block *b = &a->text->blocks.at[block];
      if (b->sentence_begin != x->sentence || x->anaphor || x->span.start >= b->span.start + 24) continue;
      if (!is_item_of(a, block, a->text->sentences.at[base.sentence].block)) continue;
      base.object = (uint32_t)k;
      a->acts.at[i].spread = true;
      array_push(&a->acts, base);
    }
  }
}
