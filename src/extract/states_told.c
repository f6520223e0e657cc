/* What each sentence tells of states: which it names, which lead it, how often the document has named each, and whence it comes. */
#include "extract/allegiance.h"

#include "extract/names.h"
#include "extract/verbs.h"

/* A state, or a union that has the code of one. */
static bool is_sovereign(const Analysis *a, uint32_t entry) {
  const Entry *e = &a->lex->entries[entry];
  return e->entity_class == CLASS_STATE ||
         (e->entity_class == CLASS_INTERGOVERNMENTAL && str_find(lex_str(a->lex, e->iri), STR("/state/")) != SIZE_MAX);
}

uint32_t state_of_entry(const Analysis *a, uint32_t entry) {
  for (int i = 0; i < 3 && entry != NO_ENTRY; i++) {
    const Entry *e = &a->lex->entries[entry];
    if (is_sovereign(a, entry)) return entry;
    entry = e->entity_class == CLASS_PLACE ? e->link : NO_ENTRY;
  }
  return NO_ENTRY;
}

/* The state that the unit names, by name, capital, nationality or place. */
static uint32_t state_of_unit(const Analysis *a, const WordUnit *u) {
  if (u->type == UNIT_ACTOR) return state_of_entry(a, a->actors.at[u->index].entry);
  if (u->type == UNIT_PLACE) return u->index == NONE ? NO_ENTRY : state_of_entry(a, u->index);
  const Reading *g = u->type == UNIT_WORD ? unit_reading(u, W_DEMONYM) : NULL;
  return g ? state_of_entry(a, g->entry) : NO_ENTRY;
}

/* How much a name counts here: title and lead tell whom the document is about. */
static uint32_t weight_here(const Analysis *a) {
  uint32_t lead = a->state_counts.n ? a->state_counts.at[0].first : a->sentence;
  return a->sentence <= lead + 2 ? 2 : 1;
}

static void count_state(Analysis *a, uint32_t entry) {
  uint32_t weight = weight_here(a);
  for (size_t i = 0; i < a->state_counts.n; i++)
    if (a->state_counts.at[i].entry == entry) {
      a->state_counts.at[i].n += weight;
      return;
    }
  array_push(&a->state_counts, ((StateCount){entry, weight, a->sentence}));
}

static bool is_stop(const Analysis *a, const WordUnit *u) {
  return u->type == UNIT_WORD && u->flags & TOKEN_PUNCT && !unit_is(a, u, '.');
}

/* The actor that a sentence of its own names and nothing else: « Conseil de l'UE » above a press release; NONE when there is none. */
static uint32_t letterhead_of(const Analysis *a) {
  size_t n = a->units.n;
  bool alone = n == 1 || (n == 2 && unit_has(unit_at(a, 0), W_DETERMINER));
  const WordUnit *u = unit_at(a, n ? n - 1 : 0);
  return alone && u->type == UNIT_ACTOR && u->index2 == NONE ? u->index : NONE;
}

/* « Point de presse (extraits) Paris, 4 avril 2024 »: a head whose last line is place and day. */
static uint32_t place_at_end(const Analysis *a) {
  size_t n = a->units.n;
  if (n < 3 || !text_in_headline(a->text, a->sentence) || unit_at(a, n - 1)->type != UNIT_DATE) return NO_ENTRY;
  size_t comma = determiners_before(a, n - 1);
  if (comma < 2 || !unit_is(a, unit_at(a, comma - 1), ',') || unit_follows_opener(a, comma - 2)) return NO_ENTRY;
  return state_of_unit(a, unit_at(a, comma - 2));
}

/* « RABAT, le 12 septembre 2025 – », "ABU DHABI, Nov. 18 (Yonhap) --", "Canberra: ", « Par X, Abidjan »; a letterhead of one actor */
static uint32_t origin_of(Analysis *a) {
  size_t n = a->units.n;
  if (a->sentence > 9 || !n) return NO_ENTRY;
  const WordUnit *first = unit_at(a, 0), *next = unit_at(a, 1);
  uint32_t at_end = place_at_end(a);
  if (at_end != NO_ENTRY) return at_end;
  if (first->index2 != NONE && first->type == UNIT_ACTOR) return NO_ENTRY; /* "LONDON/ACCRA, March 28 —" */
  uint32_t entry = state_of_unit(a, first);
  uint32_t letterhead = letterhead_of(a);
  if (letterhead != NONE) {
    uint32_t above = state_above(a, letterhead);
    return above != NONE ? state_of_entry(a, a->actors.at[above].entry) : NO_ENTRY;
  }
  if (first->type == UNIT_WORD && !first->mask && unit_is_capital(first) && unit_is(a, next, ',') &&
      unit_is(a, unit_at(a, 3), ','))
    entry = state_of_unit(a, unit_at(a, 2)), next = unit_at(a, 3); /* "THESSALONIKI, Greece, September 5" */
  else if (unit_has(first, W_PLACE) && unit_is(a, next, ',') && unit_at(a, 2)->type == UNIT_DATE)
    entry = state_of_entry(a, unit_reading(first, W_PLACE)->entry); /* a place that is ambiguous elsewhere */
  else if (first->type == UNIT_WORD) entry = NO_ENTRY;
  if (entry != NO_ENTRY && is_stop(a, next)) {
    bool comma = unit_is(a, next, ','), dated = false;
    for (size_t k = 2; comma && k < 7; k++) dated |= unit_at(a, k)->type == UNIT_DATE;
    if (!comma || dated) {
      if (first->mask & W_BIT(W_PLACE) || first->type == UNIT_PLACE) a->origin_place = first->span;
      return entry;
    }
  }
  const WordUnit *last = unit_at(a, n - 1);
  bool byline = n > 2 && n <= 12 && last->type != UNIT_WORD && is_stop(a, unit_at(a, n - 2));
  return byline ? state_of_unit(a, last) : NO_ENTRY;
}

/* The state for which an actor or person of the unit stands. */
static uint32_t state_meant(const Analysis *a, const WordUnit *u) {
  uint32_t actor = u->type == UNIT_ACTOR ? u->index : u->type == UNIT_PERSON ? a->persons.at[u->index].actor : NONE;
  uint32_t state = actor != NONE ? state_above(a, actor) : NONE;
  return state != NONE ? state_of_entry(a, a->actors.at[state].entry) : NO_ENTRY;
}

/* "travelled to Tokyo", "promised Rwanda": straight behind a verb, and not the one who says it, « a indiqué Paris ». */
static bool is_object(const Analysis *a, size_t k) {
  k = determiners_before(a, k);
  if (k == 0 || !unit_has(unit_at(a, k - 1), W_TRIGGER) || !unit_is_verb(a, k - 1)) return false;
  return unit_act(a, unit_at(a, k - 1), W_TRIGGER) != ACT_SAY;
}

/* Not as someone else's partner, place or owner: « avec le Japon », « à Tokyo », "Japan's partner". */
static bool is_governed(const Analysis *a, size_t k) {
  if (is_object(a, k) || unit_is_genitive(a, unit_at(a, k + 1))) return true;
  if (!unit_follows_opener(a, k)) return false;
  size_t o = k - 1;
  while (!unit_has(unit_at(a, o), W_OPENER)) o--;
  const WordUnit *opener = unit_at(a, o);
  return !unit_opens(a, opener, ROLE_BY) && !unit_opens(a, opener, ROLE_FOR);
}

/* The state itself, governed by nothing. */
static bool leads(const Analysis *a, size_t k, uint32_t state) {
  const WordUnit *u = unit_at(a, k);
  bool itself = u->type == UNIT_PERSON || state_of_entry(a, a->actors.at[u->index].entry) == state;
  bool joined = u->type == UNIT_PERSON && k > 0 && unit_has(unit_at(a, k - 1), W_CONJUNCTION);
  return itself && !joined && !is_governed(a, k);
}

/* The one union, body or firm that nothing governs in the sentence, or NONE. */
static uint32_t body_told(const Analysis *a) {
  uint32_t only = NONE;
  for (size_t k = 0; k < a->units.n; k++) {
    const WordUnit *u = unit_at(a, k);
    if (u->type != UNIT_ACTOR || a->actors.at[u->index].class == CLASS_STATE || is_governed(a, k)) continue;
    if (u->index2 != NONE || (only != NONE && only != u->index)) return NONE;
    only = u->index;
  }
  return only;
}

/* The state that a word of a sentence that was not read names. */
static uint32_t state_of_word(const Analysis *a, const WordUnit *u) {
  for (int i = 0; i < u->reading_count; i++) {
    const Reading *g = u->readings[i];
    bool money = unit_is(a, u + 1, '$') && u + 1 < a->units.at + a->units.n; /* "US$25 million" */
    if ((g->class == W_NAME || g->class == W_SEAT) && !(g->flags & READING_AMBIGUOUS) && !money)
      return state_of_entry(a, g->entry);
  }
  return NO_ENTRY;
}

enum { LETTERHEAD_BYTES = 120, LETTERHEAD_UNITS = 24 };

static bool parts_letterhead(const Analysis *a, const WordUnit *u) {
  return unit_is_dash(a, u) || unit_is(a, u, '|') || unit_is(a, u, ',') || unit_is(a, u, '.');
}

/* "Bank of Ghana, Accra — Notice No. 17", « Conseil de l'UE – Communiqué – 16 juin »: the institution that is a part by itself of a short line
   without a verb under the title, or NONE. */
static uint32_t letterhead_part(const Analysis *a) {
  const Sentence *s = &a->text->sentences.at[a->sentence];
  if (a->sentence == 0 || s->span.end - s->span.start > LETTERHEAD_BYTES || a->units.n > LETTERHEAD_UNITS) return NONE;
  uint32_t found = NONE;
  for (size_t k = 0, from = 0; k < a->units.n; k++) {
    const WordUnit *u = unit_at(a, k);
    if (unit_is_finite(a, u)) return NONE;
    if (parts_letterhead(a, u)) from = k + 1;
    bool alone = determiners_before(a, k) == from && parts_letterhead(a, unit_at(a, k + 1));
    if (u->type != UNIT_ACTOR || u->index2 != NONE || !alone || found != NONE) continue;
    if (a->actors.at[u->index].class != CLASS_STATE) found = u->index;
  }
  return found;
}

void author_note(Analysis *a) {
  uint32_t actor = letterhead_of(a);
  if (actor == NONE) actor = letterhead_part(a);
  if (a->author != NONE || actor == NONE || a->actors.at[actor].class == CLASS_STATE) return;
  uint32_t above = a->actors.at[actor].class == CLASS_GOVERNMENT_BODY ? state_above(a, actor) : NONE;
  a->author = above != NONE ? above : actor;
}

void states_note(Analysis *a, bool read) {
  const uint64_t names = W_BIT(W_NAME) | W_BIT(W_SEAT) | W_BIT(W_PLACE) | W_BIT(W_DEMONYM) | W_BIT(W_OFFICE);
  IndexList none = {.n = 0};
  while (a->states.n <= a->sentence) array_push(&a->states, none);
  while (a->leading.n <= a->sentence) array_push(&a->leading, none);
  while (a->told.n < a->sentence) array_push(&a->told, NONE);
  array_push(&a->told, read ? body_told(a) : NONE);
  if (!(a->sentence_mask & names)) return;
  if (read && a->origin == NO_ENTRY) a->origin = origin_of(a);
  if (read && a->sentence < 5) author_note(a);
  IndexList *states = &a->states.at[a->sentence];
  for (size_t k = 0; k < a->units.n; k++) {
    const WordUnit *u = unit_at(a, k);
    if (u->type == UNIT_WORD && !(u->mask & names)) continue;
    uint32_t state = read ? state_meant(a, u) : state_of_word(a, u), named = state_of_unit(a, u);
    if (state != NO_ENTRY) list_add(states, state);
    if (read && u->type == UNIT_ACTOR) a->actors.at[u->index].named += weight_here(a);
    if (u->type == UNIT_ACTOR && u->index2 != NONE) {
      uint32_t second = state_of_entry(a, a->actors.at[u->index2].entry);
      list_add(states, second);
      if (second != NO_ENTRY) count_state(a, second);
    }
    if (read && state != NO_ENTRY && leads(a, k, state)) list_add(&a->leading.at[a->sentence], state);
    if (u->type == UNIT_WORD && !read && named == NO_ENTRY) named = state;
    bool union_adjective =
        named != NO_ENTRY && u->type == UNIT_WORD && a->lex->entries[named].entity_class != CLASS_STATE;
    if (named != NO_ENTRY && u->type != UNIT_PLACE && !union_adjective) count_state(a, named);
  }
}
