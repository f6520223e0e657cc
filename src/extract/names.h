/* Actors and persons: known names, bodies named by their head noun, people named beside an office.
 *
 * Each step replaces what it recognises among a->units by UNIT_ACTOR, UNIT_PLACE or UNIT_PERSON.
 */
#ifndef ENTENTE_EXTRACT_NAMES_H
#define ENTENTE_EXTRACT_NAMES_H

#include "extract/units.h"

void bodies_find(Analysis *a);        ///< « ministère vietnamien des Finances », "National Science Foundation (NSF)"
void bodies_find_owners(Analysis *a); ///< « la CIA, l'agence américaine de renseignement »
void capitals_find(Analysis *a);      ///< « la capitale malienne »: UNIT_PLACE, only where such a word stands
Str place_name(const Analysis *a, const WordUnit *u); ///< as written; of « la capitale malienne » the name of the city
void actors_find(Analysis *a);           ///< known names, capitals, seats, « gouvernement japonais », « UE-Japon »
void actors_find_described(Analysis *a); ///< the end of that: by nationalities and nouns
void persons_find(Analysis *a);          ///< « le ministre canadien de la Défense, David McGuinty »
void groups_note_firms(Analysis *a);     ///< « les deux sociétés », also where nothing else is worth reading
bool firms_are_topic(const Analysis *a); ///< this sentence or the one before it speaks of « les deux sociétés »
void groups_find(Analysis *a);           ///< « les deux pays », « les partenaires »: UNIT_GROUP

/* « l'organisme français », « l'Union »: the head noun at i becomes the body that it means, where one was named. */
void body_meant(Analysis *a, size_t i);

/* The last body named whose name begins or ends with this head noun, or NONE. */
uint32_t body_of_head_noun(const Analysis *a, Str noun);

uint32_t actor_known(Analysis *a, uint32_t entry, Span span); ///< finds it or adds it
uint32_t actor_of_entry(const Analysis *a, uint32_t entry);   ///< where the document names it, or NONE
uint32_t actor_named_of(Analysis *a, uint32_t like, uint32_t parent, Span span); ///< of the same name, of another state
uint32_t actor_named(Analysis *a, EntityClass class, Str name, Span span);       ///< finds it by name or adds it
/* The actor that a reading of this unit means (a demonym's state, a capital's state), or NONE. */
uint32_t actor_of_unit(Analysis *a, const WordUnit *u);
void actor_belongs(Analysis *a, uint32_t actor, uint32_t parent, Span said); ///< the text says whose body it is
bool actor_is_state(const Analysis *a, uint32_t actor);
bool actor_is_region(const Analysis *a,
                     uint32_t actor);            ///< with a government of its own, which is no body of its state
bool word_is_unknown_capital(const WordUnit *u); ///< a capitalised word, unknown or such as stand in names of bodies
bool acronym_unknown(Analysis *a,
                     size_t i); ///< « la CDSCO », « NMDC »: the unit becomes an actor; false when it is none
/* « (FNS) » at k, after a name: the unit after it and its acronym; k when there is none. */
size_t acronym_after(const Analysis *a, size_t k, Str *acronym);

/* « les ministres tunisien, algérien et libyen »: the adjectives joined to the nation at unit `first` become actors. */
void nations_mark(Analysis *a, size_t first);

/* The noun chain after a head: « de la Défense », « vietnamien du Travail, des Invalides et des Affaires sociales ». */
typedef struct Chain {
  size_t end;                    ///< unit after it
  size_t demonym;                ///< unit of the nationality adjective, or SIZE_MAX
  uint32_t actor;                ///< actor after an opener at its end, or NONE: « recteur de l'USP »
  size_t actor_unit, actor_from; ///< that unit, and the opener before it
  bool capital;                  ///< holds a capitalised word
} Chain;
/* lower: words without capital may stand in it; office: a bare capitalised word that the lexicon does not know is a name, not part of it. */
Chain chain_read(Analysis *a, size_t from, bool lower, bool office);
/* "Bank of Korea", "University of Ghana": the chain takes the state that is the only word of the name besides the head at unit i. */
void chain_take_state(const Analysis *a, size_t i, Chain *c);
uint32_t state_above(const Analysis *a, uint32_t actor); ///< the state, bloc or region that a body belongs to, or NONE

#endif
