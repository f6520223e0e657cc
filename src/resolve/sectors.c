/* Sectors of an agreement that stand outside its noun phrase: « … signeront un accord, élargissant la coopération dans des domaines
   tels que l'IA, la 6G et l'espace », « L'accord vise à renforcer les contrôles d'exportation ». */
#include "extract/trace.h"
#include "extract/units.h"
#include "resolve/nodes.h"

/* The words of the sentence, none of them taken for a name, into a->units: agreements of one sentence ask for them one after the other. */
static void look_at(Nodes *n, uint32_t sentence) {
  if (n->looked_at != sentence) units_read(n->a, sentence);
  n->looked_at = sentence;
}

static bool is_cue(const WordUnit *u) { return u->type == UNIT_WORD && u->mask & (W_BIT(W_CUE) | W_BIT(W_WEAK_CUE)); }

static bool ends_list(const Analysis *a, const WordUnit *u) {
  if (unit_is(a, u, ';') || unit_is(a, u, '.') || unit_is(a, u, ':') || unit_has(u, W_RELATIVE) ||
      unit_has(u, W_AUXILIARY) || unit_has(u, W_VERB))
    return true;
  if (!unit_has(u, W_TRIGGER) || is_cue(u)) return false;
  uint8_t f = unit_reading(u, W_TRIGGER)->feature;
  return f == F_PRESENT || f == F_PAST || f == F_FUTURE || f == F_CONDITIONAL;
}

/* Cues listed after the opener at k; they count when the opener says « in the fields of » or when there are two of them. */
static size_t listed(const Analysis *a, size_t k, DomainHits *hits) {
  DomainHits found = {0};
  int since = 0;
  size_t i = k + 1;
  for (; i < a->units.n && since < 9 && !ends_list(a, unit_at(a, i)); i++, since++)
    if (is_cue(unit_at(a, i))) cues_add(a, unit_at(a, i), &found, true), since = 0;
  bool fields = unit_at(a, k)->end - unit_at(a, k)->begin >= 3; /* « dans les domaines de » against « sur » */
  if (found.n >= 2 || (fields && found.n))
    for (int f = 0; f < found.n && hits->n < LIST_MAX; f++) hits->at[hits->n++] = found.at[f];
  return i;
}

static void lists_of_sentence(const Analysis *a, DomainHits *hits) {
  for (size_t k = 0; k < a->units.n; k++)
    if (unit_opens(a, unit_at(a, k), ROLE_TOPIC)) k = listed(a, k, hits) - 1;
}

/* Strong cues of the sentence, when the agreement is what it is about. */
static void cues_of_sentence(const Analysis *a, DomainHits *hits) {
  for (size_t k = 0; k < a->units.n; k++) cues_add(a, unit_at(a, k), hits, false);
}

static void add_new(DomainHits *to, const DomainHits *from) {
  for (int i = 0; i < from->n && to->n < LIST_MAX; i++) {
    bool known = false;
    for (int k = 0; k < to->n; k++) known |= to->at[k].entry == from->at[i].entry;
    if (!known) to->at[to->n] = from->at[i], to->at[to->n++].rule = R_LIST_CUE;
  }
}

/* What the sentence that made several agreements of one phrase lists is of each of them: « des accords avec X et Y dans … ». */
static void add_to_each(Nodes *n, uint32_t only, uint32_t sentence, const DomainHits *hits) {
  AgreementNode *x = &n->agreements.at[only];
  add_new(&x->domains, hits);
  for (size_t i = x->twins; x->split && x->sentence == sentence && i < n->agreements.n; i++) {
    AgreementNode *twin = &n->agreements.at[i];
    if (twin->span.start != x->span.start) return;
    add_new(&twin->domains, hits);
  }
}

void nodes_find_sectors(Nodes *n) {
  Analysis *a = n->a;
  uint32_t about = NONE; /* the agreement that the sentence before began with */
  uint32_t about_sentence = 0;
  n->looked_at = NONE;
  for (uint32_t s = 0; s < a->text->sentences.n; s++) {
    const Sentence *sentence = &a->text->sentences.at[s];
    if (a->text->blocks.at[sentence->block].kind == BLOCK_FURNITURE) continue;
    uint32_t only = NONE, first = NONE;
    bool several = false;
    for (size_t i = instruments_from(a, s); i < a->instruments.n && a->instruments.at[i].sentence == s; i++) {
      const Instrument *x = &a->instruments.at[i];
      if (n->agreement_of[i] == NONE) continue;
      uint32_t node = n->agreement_of[i];
      several |= only != NONE && only != node;
      only = node;
      if (x->span.start <= sentence->span.start + 4) first = node;
    }
    if (only == NONE && !(about != NONE && s == about_sentence + 1)) continue;
    look_at(n, s);
    DomainHits hits = {0};
    /* « Il couvre … », not « Le ministre … »: the article is a pronoun as well */
    bool goes_on = only == NONE && unit_has(unit_at(a, 0), W_PRONOUN) && !unit_has(unit_at(a, 0), W_DETERMINER);
    if (goes_on) only = first = about;
    if (only == NONE || several || n->agreements.at[only].dropped) continue;
    if (first != NONE) cues_of_sentence(a, &hits);
    else lists_of_sentence(a, &hits);
    add_to_each(n, only, s, &hits);
    about = first, about_sentence = s;
  }
}

/* Whether s is a piece of another agreement's phrase in this sentence. */
static bool belongs_to_another(const Nodes *n, const AgreementNode *x, Span s) {
  const Analysis *a = n->a;
  for (size_t i = instruments_from(a, x->sentence); i < a->instruments.n; i++) {
    const Instrument *m = &a->instruments.at[i];
    if (m->sentence != x->sentence) return false;
    if (s.start < m->span.start || s.end > m->span.end) continue;
    if (n->agreement_of[i] == NONE || &n->agreements.at[n->agreement_of[i]] != x) return true;
  }
  return false;
}

/* Strong cues of the clause that first names x, from semicolon to semicolon. */
static void cues_of_clause(Nodes *n, const AgreementNode *x, DomainHits *hits) {
  Analysis *a = n->a;
  look_at(n, x->sentence);
  size_t from = 0, end = a->units.n;
  for (size_t i = 0; i < a->units.n; i++) {
    if (!unit_is(a, unit_at(a, i), ';')) continue;
    if (unit_at(a, i)->span.start < x->span.start) from = i + 1;
    else if (end == a->units.n) end = i;
  }
  for (size_t i = from; i < end; i++)
    if (is_cue(unit_at(a, i)) && !belongs_to_another(n, x, unit_at(a, i)->span))
      cues_add(a, unit_at(a, i), hits, false);
}

/* Sectors of an agreement whose name tells none: those of its clause, else of the headline when the headline is about it. */
void node_find_sectors_around(Nodes *n, AgreementNode *x, bool first) {
  Analysis *a = n->a;
  if (x->domains.n) return;
  DomainHits hits = {0};
  cues_of_clause(n, x, &hits);
  bool old = node_main_step(x) && node_main_step(x)->date.year && a->published.year &&
             node_main_step(x)->date.year < a->published.year;
  bool headline = !old && (first || x->sentence < 6);
  for (size_t b = 0; headline && b < a->text->blocks.n && !hits.n; b++) {
    const Block *block = &a->text->blocks.at[b];
    if (block->kind != BLOCK_TITLE && block->kind != BLOCK_HEADING) continue;
    if (b > 4 || block->sentence_begin >= block->sentence_end) continue;
    for (uint32_t s = block->sentence_begin; s < block->sentence_end; s++) {
      look_at(n, s);
      for (size_t i = 0; i < a->units.n; i++) cues_add(a, &a->units.at[i], &hits, false);
    }
  }
  for (int i = 0; i < hits.n; i++) hits.at[i].rule = R_CONTEXT_CUE;
  if (hits.n <= 3) x->domains = hits;
  else TRACE(a, TRACE_NEARLY, R_CONTEXT_CUE, x->span, "the sentence or the headline tells more than three sectors");
  if (!hits.n) TRACE(a, TRACE_NEARLY, R_CONTEXT_CUE, x->span, "no sector in its name, its sentence or the headline");
}
