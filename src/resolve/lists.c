/* What the items of a list of agreements have from what announces it. */
#include "resolve/nodes.h"

/* « (ii) MoU on Geology »: the item of a list begins with it. */
bool mention_begins_item(const Analysis *a, const Instrument *x) {
  const Block *b = &a->text->blocks.at[a->text->sentences.at[x->sentence].block];
  return b->kind == BLOCK_ITEM && b->sentence_begin == x->sentence && x->span.start < b->span.start + 12;
}

/* « Trois accords ont été signés. Le premier, … »: each of the list was signed then and there. */
void inherit_from_lists(Analysis *a) {
  for (size_t i = 0; i < a->instruments.n; i++) {
    Instrument *x = &a->instruments.at[i];
    if (x->list_intro == NONE) continue;
    const Instrument *list = &a->instruments.at[x->list_intro];
    for (int k = 0; k < list->steps.n && x->steps.n < 8; k++) x->steps.at[x->steps.n++] = list->steps.at[k];
    if (!x->place.n) x->place = list->place, x->place_span = list->place_span;
    if (x->event == NONE) x->event = list->event, x->event_span = list->event_span;
    if (!x->parties.n && !x->parties.group) x->parties = list->parties; /* not of « qui lie les mêmes parties » */
    if (!x->domains.n) x->domains = list->domains;
  }
}

/* How many sentences p stands before x, or before the list of which x is an item. */
static uint32_t sentences_between(const Analysis *a, const Instrument *p, const Instrument *x) {
  const Block *b = &a->text->blocks.at[a->text->sentences.at[x->sentence].block];
  if (b->kind != BLOCK_ITEM || b->intro >= a->text->blocks.n || x->sentence != b->sentence_begin)
    return x->sentence - p->sentence;
  uint32_t intro = a->text->blocks.at[b->intro].sentence_begin;
  return intro > p->sentence ? intro - p->sentence : x->sentence - p->sentence;
}

static bool only_items_between(const Analysis *a, const Instrument *p, const Instrument *x) {
  uint32_t first = a->text->sentences.at[p->sentence].block, last = a->text->sentences.at[x->sentence].block;
  if (last - first > 40) return false;
  for (uint32_t b = first + 1; b < last; b++)
    if (a->text->blocks.at[b].kind != BLOCK_ITEM && a->text->blocks.at[b].kind != BLOCK_HEADING) return false;
  return a->text->blocks.at[first].sentence_end == p->sentence + 1;
}

/* « … ont assisté à la signature de onze documents. Figurent dans le lot un mémorandum sur X, un autre sur Y »: what the plural before it
   went through. Looks at no more than MENTIONS_BACK mentions before its sentence. */
void inherit_from_plural(Analysis *a) {
  for (size_t i = 0; i < a->instruments.n; i++) {
    Instrument *x = &a->instruments.at[i];
    bool item = mention_begins_item(a, x);
    bool indefinite = x->manner == MANNER_INDEFINITE || (item && x->manner == MANNER_NONE);
    if (x->steps.n || x->plural || x->anaphor || x->hypothetical || !indefinite || x->negated) continue;
    size_t before = instruments_from(a, x->sentence);
    for (size_t k = before; k-- > 0 && before - k <= MENTIONS_BACK;) {
      const Instrument *p = &a->instruments.at[k];
      if (!p->plural || !p->steps.n) continue;
      if (sentences_between(a, p, x) > 2 && !(item && only_items_between(a, p, x))) continue;
      for (int s = 0; s < p->steps.n && x->steps.n < 8; s++)
        if (modality_asserts(p->steps.at[s].modality)) x->steps.at[x->steps.n++] = p->steps.at[s];
      if (!x->place.n) x->place = p->place, x->place_span = p->place_span;
      if (x->event == NONE) x->event = p->event, x->event_span = p->event_span;
      if (!x->parties.n && !x->parties.group) x->parties = p->parties;
      break;
    }
  }
}

void nodes_drop_announcers(Nodes *n) {
  Analysis *a = n->a;
  for (size_t i = 0; i < a->instruments.n; i++) {
    uint32_t list = a->instruments.at[i].list_intro;
    if (list != NONE && n->agreement_of[list] != NONE && n->agreement_of[list] != n->agreement_of[i])
      n->agreements.at[n->agreement_of[list]].dropped = true;
  }
}
