/* Sectors of an agreement that stand outside its noun phrase: « … signeront un accord, élargissant la coopération dans des domaines
   tels que l'IA, la 6G et l'espace », « L'accord vise à renforcer les contrôles d'exportation ». */
#include "extract/units.h"
#include "resolve/nodes.h"

static const WordUnit *at(const Analysis *a, size_t i) {
  static const WordUnit none = {.index = NONE};
  return i < a->units.n ? &a->units.at[i] : &none;
}

static bool is_cue(const WordUnit *u) { return u->type == UNIT_WORD && u->mask & (W_BIT(W_CUE) | W_BIT(W_WEAK_CUE)); }

static bool ends_list(const Analysis *a, const WordUnit *u) {
  if (unit_is(a, u, ';') || unit_is(a, u, '.') || unit_is(a, u, ':') || unit_has(u, W_RELATIVE) || unit_has(u, W_AUXILIARY) || unit_has(u, W_VERB)) return true;
  if (!unit_has(u, W_TRIGGER) || is_cue(u)) return false;
  uint8_t f = unit_reading(u, W_TRIGGER)->feature;
  return f == F_PRESENT || f == F_PAST || f == F_FUTURE || f == F_CONDITIONAL;
}

/* Cues listed after the opener at k; they count when the opener says « in the fields of » or when there are two of them. */
static size_t listed(const Analysis *a, size_t k, DomainHits *hits) {
  DomainHits found = {0};
  int since = 0;
  size_t i = k + 1;
  for (; i < a->units.n && since < 9 && !ends_list(a, at(a, i)); i++, since++)
    if (is_cue(at(a, i))) cues_add(a, at(a, i), &found, true), since = 0;
  bool fields = at(a, k)->end - at(a, k)->begin >= 3; /* « dans les domaines de » against « sur » */
  if (found.n >= 2 || (fields && found.n))
    for (int f = 0; f < found.n && hits->n < LIST_MAX; f++) hits->at[hits->n++] = found.at[f];
  return i;
}

static void lists_of_sentence(const Analysis *a, DomainHits *hits) {
  for (size_t k = 0; k < a->units.n; k++)
    if (unit_opens(a, at(a, k), ROLE_TOPIC)) k = listed(a, k, hits) - 1;
}

/* Strong cues of the sentence, when the agreement is what it is about. */
static void cues_of_sentence(const Analysis *a, DomainHits *hits) {
  for (size_t k = 0; k < a->units.n; k++) cues_add(a, at(a, k), hits, false);
}

static void add_new(DomainHits *to, const DomainHits *from) {
  for (int i = 0; i < from->n && to->n < LIST_MAX; i++) {
    bool known = false;
    for (int k = 0; k < to->n; k++) known |= to->at[k].entry == from->at[i].entry;
    if (!known) to->at[to->n] = from->at[i], to->at[to->n++].rule = R_LIST_CUE;
  }
}

void nodes_find_sectors(Nodes *n) {
  Analysis *a = n->a;
  uint32_t about = NONE;       /* the agreement that the sentence before began with */
  uint32_t about_sentence = 0;
  for (uint32_t s = 0; s < a->text->sentences.n; s++) {
    const Sentence *sentence = &a->text->sentences.at[s];
    if (a->text->blocks.at[sentence->block].kind == BLOCK_FURNITURE) continue;
    uint32_t only = NONE, first = NONE;
    bool several = false;
    for (size_t i = 0; i < a->instruments.n; i++) {
      const Instrument *x = &a->instruments.at[i];
      if (x->sentence != s || n->agreement_of[i] == NONE) continue;
      uint32_t node = n->agreement_of[i];
      several |= only != NONE && only != node;
      only = node;
      if (x->span.start <= sentence->span.start + 4) first = node;
    }
    if (only == NONE && !(about != NONE && s == about_sentence + 1)) continue;
    units_read(a, s);
    DomainHits hits = {0};
    bool goes_on = only == NONE && a->units.n && unit_has(at(a, 0), W_PRONOUN);
    if (goes_on) only = first = about;
    if (only == NONE || several || n->agreements.at[only].dropped) continue;
    if (first != NONE) cues_of_sentence(a, &hits);
    else lists_of_sentence(a, &hits);
    add_new(&n->agreements.at[only].domains, &hits);
    about = first, about_sentence = s;
  }
}
