/* Persons while they are found: their names (person_names.c), counterparts (counterparts.c) and what offices that several share give them (shared_offices.c). */
#ifndef ENTENTE_EXTRACT_PEOPLE_H
#define ENTENTE_EXTRACT_PEOPLE_H

#include "extract/names.h"
#include "extract/offices.h"

/* « du côté japonais », « pour les États-Unis »: whom the persons after it serve */
typedef struct Side {
  uint32_t actor;
  Span span;
} Side;

/* The unit after the name that begins at i; i when there is none. *words counts its words. */
size_t person_name_end(const Analysis *a, size_t i, int *words);
/* The person of this name: the same in full, or by the last or first word when only one word is given; NONE when there is none among
   the last NAMES_BACK. */
uint32_t person_find(const Analysis *a, Str name, int words);
/* What a sentence that is not read is about, for the pronouns of the next: the one person told before whom it names. */
void persons_note_topic(Analysis *a);
uint32_t person_at(Analysis *a, size_t from, size_t end, int words); ///< of that name, found or new
size_t title_skip(const Analysis *a, size_t k);                      ///< « M. »
void person_give_office(Analysis *a, uint32_t person, const OfficePhrase *o, const Side *side, Rule rule);

/* « son homologue finlandaise, Elina Valtonen », « sa collègue, la ministre X »: the counterpart at unit i becomes the person, or who stands
   for it where nobody is named; their office is that of the person named before in the sentence, else `office`. False when it is none. */
bool counterpart_at(Analysis *a, size_t i, Str office);

/* "the prime ministers of Australia and Papua New Guinea, A and B", « les ministres tunisien et algérien de l'Eau, A et B »: each of the
   state in the same place; the head stands at unit `head`, o has the first state. Further nationalities become actors. */
bool office_respective(Analysis *a, const OfficePhrase *o, size_t head);
/* « … X, Y et Z »: the further names from unit k on, after a plural office, hold it too. */
bool office_share(Analysis *a, size_t k, const OfficePhrase *o, const Side *side);
/* "A (UK) and B (Norway)": the state in parentheses at k is the one for which the person acts. Returns the unit after it, or k. */
size_t person_state_in_parentheses(Analysis *a, uint32_t person, size_t k);

#endif
