#include "extract/allegiance.h"
#include "extract/clauses.h"
#include "extract/confidence.h"
#include "extract/dates.h"
#include "extract/names.h"
#include "extract/people.h"
#include "extract/phrases.h"
#include "extract/trace.h"
#include "extract/words.h"

void analysis_init(Analysis *a, const Lexicon *lex) {
  *a = (Analysis){.lex = lex, .words = words_new()};
  confidence_read(a);
}

static void clear(Analysis *a) {
  arena_clear(&a->arena);
  a->firms_told = a->lead_date = a->lead_sentence = NONE;
  a->topic = (Arg){NONE, NONE, {0, 0}, R_NONE}, a->topic_instrument = a->topic_event = NONE;
  map_clear(&a->actor_index), map_clear(&a->acronyms);
  array_clear(&a->actors), array_clear(&a->persons), array_clear(&a->dates), array_clear(&a->instruments);
  array_clear(&a->events), array_clear(&a->acts), array_clear(&a->units), array_clear(&a->states),
      array_clear(&a->named), array_clear(&a->said), array_clear(&a->leading), array_clear(&a->state_counts),
      array_clear(&a->sections), array_clear(&a->told);
  a->origin = NO_ENTRY, a->home = a->author = NONE, a->origin_place = (Span){0, 0};
}

void analysis_release(Analysis *a) {
  arena_release(&a->arena);
  map_release(&a->actor_index), map_release(&a->acronyms);
  array_release(&a->actors), array_release(&a->persons), array_release(&a->dates), array_release(&a->instruments);
  array_release(&a->events), array_release(&a->acts), array_release(&a->units), array_release(&a->begins),
      array_release(&a->states), array_release(&a->named), array_release(&a->said), array_release(&a->leading),
      array_release(&a->state_counts), array_release(&a->sections), array_release(&a->told);
  free(a->words);
  a->words = NULL;
}

enum { LANGUAGES_MOST = 32 };

/* The language with most function words among the first tokens, of equals the one with most words of any kind; 0 when it has none. */
static uint16_t detect_language(const Analysis *a) {
  uint32_t function_words[LANGUAGES_MOST] = {0}, words[LANGUAGES_MOST] = {0};
  const uint64_t function = W_BIT(W_DETERMINER) | W_BIT(W_OPENER) | W_BIT(W_AUXILIARY) | W_BIT(W_CONJUNCTION) |
                            W_BIT(W_RELATIVE) | W_BIT(W_PRONOUN);
  size_t limit = a->text->tokens.n < 3000 ? a->text->tokens.n : 3000;
  for (size_t i = 0; i < limit; i++) {
    size_t used;
    const FormNode *n = lexicon_match(a->lex, a->text->tokens.at + i, 1, &used);
    if (!n) continue;
    uint32_t seen = 0, seen_function = 0;
    for (uint32_t k = n->begin; k < n->end; k++) {
      const Reading *g = &a->lex->readings[k];
      if (!g->lang || g->lang >= LANGUAGES_MOST) continue;
      seen |= 1u << g->lang;
      if (function & W_BIT(g->class)) seen_function |= 1u << g->lang;
    }
    for (int l = 1; l < LANGUAGES_MOST; l++) words[l] += seen >> l & 1, function_words[l] += seen_function >> l & 1;
  }
  uint16_t best = 0;
  for (uint16_t l = 1; l < LANGUAGES_MOST; l++) {
    bool more = function_words[l] > function_words[best];
    if (more || (function_words[l] && function_words[l] == function_words[best] && words[l] > words[best])) best = l;
  }
  return best;
}

/* The words that name an actor by themselves. */
static const uint64_t actor_words = W_BIT(W_NAME) | W_BIT(W_PLACE) | W_BIT(W_SEAT);

/* Whether a word of the sentence may tell of an agreement or of a meeting. */
static bool has_act(const Analysis *a) {
  for (size_t k = 0; k < a->units.n; k++) {
    const WordUnit *u = &a->units.at[k];
    for (int g = 0; u->mask & W_BIT(W_TRIGGER) && g < u->reading_count; g++) {
      int act = u->readings[g]->class == W_TRIGGER ? a->lex->entries[u->readings[g]->entry].act : ACT_NONE;
      if ((act >= ACT_SIGN && act <= ACT_BIND && act != ACT_APPLY) || (act >= ACT_MEET && act <= ACT_PARTICIPATE))
        return true;
    }
  }
  return false;
}

/* Whether a word of it is written as names are, and is no actor's that the lexicon knows. */
static bool has_capital(const Analysis *a) {
  for (size_t k = 0; k < a->units.n; k++) {
    const WordUnit *u = &a->units.at[k];
    bool whole_name = u->mask & W_BIT(W_FIRST_NAME) && u->end - u->begin > 1; /* of a person */
    if (u->flags & TOKEN_CAPITAL && (!(u->flags & TOKEN_FIRST) || whole_name) && !(u->mask & actor_words)) return true;
  }
  return false;
}

/* Whether it may name an instrument by the acronym that it was given before. */
static bool has_acronym(const Analysis *a) {
  for (size_t k = 0; k < a->units.n && a->instruments.n; k++) {
    const WordUnit *u = &a->units.at[k];
    if (!u->mask && u->flags & TOKEN_ALLCAPS && u->flags & TOKEN_WORD) return true;
  }
  return false;
}

/* Whether the sentence can tell anything: all others cost the look at their words only. */
static bool is_worth_reading(const Analysis *a, uint32_t i) {
  const uint64_t core = W_BIT(W_INSTRUMENT) | W_BIT(W_EVENT_NOUN) | W_BIT(W_COUNTERPART) | W_BIT(W_ANAPHOR);
  const uint64_t named = W_BIT(W_OFFICE) | W_BIT(W_BODY_HEAD) | W_BIT(W_TITLE);
  const uint64_t doers = actor_words | W_BIT(W_GROUP) | W_BIT(W_OFFICE) | W_BIT(W_PRONOUN) | W_BIT(W_DEMONYM);
  uint64_t words = a->sentence_mask;
  if (words & core) return true;
  if (i < 6 && words & actor_words) return true; /* at the head of a document they tell whom it is about */
  if (words & named && has_capital(a)) return true;
  return words & W_BIT(W_TRIGGER) && (words & doers || has_acronym(a)) && has_act(a);
}

/* Before instruments and events take the names that stand in their phrases. */
static void note_names(Analysis *a) {
  for (size_t k = 0; k < a->units.n; k++)
    if (a->units.at[k].type == UNIT_ACTOR || a->units.at[k].type == UNIT_PERSON || a->units.at[k].type == UNIT_GROUP)
      array_push(&a->named, a->units.at[k].span);
}

static void read_sentence(Analysis *a, uint32_t i) {
  units_read(a, i);
  if (a->trace) trace_words(a);
  section_note(a);
  if (a->sentence_mask & W_BIT(W_GROUP)) groups_note_firms(a);
  dates_note_lead(a);
  if (!is_worth_reading(a, i)) {
    states_note(a, false);
    persons_note_topic(a);
    return;
  }
  dates_find(a);
  if (a->sentence_mask & W_BIT(W_CAPITAL)) capitals_find(a);
  if (a->sentence_mask & W_BIT(W_BODY_HEAD)) bodies_find(a);
  actors_find(a);
  bodies_find_owners(a);
  persons_find(a);
  parties_unknown_find(a);
  note_names(a);
  groups_find(a);
  if (a->sentence_mask & (W_BIT(W_EVENT_NOUN) | W_BIT(W_ANAPHOR) | W_BIT(W_NAME))) events_find(a);
  instruments_find(a);
  acts_find(a);
  states_note(a, true);
  if (a->trace) trace_units(a);
}

/* A letterhead is no part of the text, but tells whose text it is. */
static void read_letterhead(Analysis *a, uint32_t i) {
  units_read(a, i);
  if (!(a->sentence_mask & (W_BIT(W_NAME) | W_BIT(W_BODY_HEAD)))) return;
  bodies_find(a);
  actors_find(a);
  author_note(a);
}

void extract(Analysis *a, const Text *text) {
  clear(a);
  a->text = text;
  a->published = date_parse(text->document->published);
  a->lang = text->document->lang.n ? lexicon_lang(a->lex, text->document->lang) : 0;
  if (!a->lang) a->lang = detect_language(a);
  for (uint32_t i = 0; i < text->sentences.n; i++) {
    bool furniture = text->blocks.at[text->sentences.at[i].block].kind == BLOCK_FURNITURE;
    if (!furniture) read_sentence(a, i);
    else if (i < 2) read_letterhead(a, i);
  }
  acts_spread_over_lists(a);
  allegiances_find(a);
  args_settle(a);
}
