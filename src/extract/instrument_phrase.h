/* The noun phrase of an instrument while it is walked: « protocole d'accord entre X et Y sur l'énergie, signé hier à Z ». */
#ifndef ENTENTE_EXTRACT_INSTRUMENT_PHRASE_H
#define ENTENTE_EXTRACT_INSTRUMENT_PHRASE_H

#include "extract/phrases.h"

typedef struct Walk {
  size_t end;      ///< unit after what is taken so far
  size_t name_end; ///< unit after the name
  bool named;      ///< the name goes on
  bool topic;      ///< inside a topic: lists of sectors go on over commas
  size_t quote;    ///< where a quotation opened inside the name, while it is open
  bool of;         ///< inside « de … »: goes on with « , de … et de … »
  bool led;        ///< the phrase stands after an opener: « talks on an agreement … »
  size_t
      base_from; ///< where the phrase of a further instrument begins, « protocole d'application | de l'accord », or 0
  size_t base;   ///< the head of that one, or 0
} Walk;

/* Determiner, numbers, adjectives, and what English puts before the noun. Returns the first unit; *name is where the name begins. */
size_t phrase_before_head(Analysis *a, size_t i, Instrument *x, size_t *name);
void phrase_after_head(Analysis *a, Walk *w, Instrument *x);      ///< from w->end on, which it moves
bool phrase_sides(Analysis *a, Walk *w, Instrument *x, size_t k); ///< « liant X à Y », « entre X et Y », « avec X »
bool phrase_act(Analysis *a, Walk *w, Instrument *x, size_t k); ///< « signé le 3 mai à Paris par X et Y »: a step of x
bool phrase_is_main_verb(const Analysis *a, size_t k);          ///< the only verb of its sentence
void phrase_add_step(Instrument *x, Step s);
bool phrase_sides_in_parentheses(Analysis *a, Walk *w, Instrument *x); ///< "(NEDO and Tenaga Nasional)"
bool phrase_binds(const Analysis *a, const WordUnit *u);               ///< « liant »
/* instrument_base.c: the further instrument that w met becomes one of its own, straight before x in the array, with what is told of it and not of x. */
void phrase_add_base(Analysis *a, const Walk *w, Instrument *x);
void phrases_join_bases(Analysis *a); ///< the same of phrases that ended before it: "an amendment to the X-Y treaty"

bool is_plain_word(const WordUnit *u);
bool is_act_noun(const WordUnit *u); ///< a noun of an act, and nothing else: « implementation agreement »
bool tells_of_doubt(const Analysis *a, const WordUnit *u); ///< « présumé », "alleged"
bool is_judgement(const Analysis *a, const WordUnit *u);   ///< « historique », "new": no part of a name
/* The noun phrase around the head at unit i, a noun of this entry, becomes an instrument and one unit. */
void instrument_of_entry(Analysis *a, size_t i, uint32_t entry, int number, bool anaphor);
bool instrument_one_at(Analysis *a, size_t i); ///< instrument_ones.c: a pronoun at unit i that repeats its noun, taken
size_t after_determiner(const Analysis *a, size_t k);

#endif
