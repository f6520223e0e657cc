/* Noun phrases of instruments and events with what hangs on them: sides, sectors, dates, places, acts. */
#ifndef ENTENTE_EXTRACT_PHRASES_H
#define ENTENTE_EXTRACT_PHRASES_H

#include "extract/units.h"

void events_find(Analysis *a);      ///< UNIT_EVENT
void instruments_find(Analysis *a); ///< UNIT_INSTRUMENT

void parties_unknown_find(Analysis *a); ///< UNIT_ACTOR: who acts together with a firm or a body

/* Actors and persons from unit k on: « la Suisse, le Japon et les États-Unis ». Adds them to args; returns the unit after the last. */
size_t args_collect(Analysis *a, size_t k, Args *args, Rule rule);
void args_add(Args *args, Arg arg);
/* The same for who does such an act: who ratifies, rejects or ends for a state is no side of its own (parliaments, courts, governments). */
void args_add_side(const Analysis *a, Act act, Args *to, Arg side);
void args_take_group(Args *to, const Args *from); ///< « les deux pays », when from holds such a group

/* args_bounds.c */
bool args_joined(const Analysis *a, const WordUnit *u); ///< « et », and not « mais »: a conjunction that may join sides
/* "X signed a pact with Y, and Minister Z said": what stands at unit k, behind a conjunction, begins a second clause beside that with the
   list that begins at unit `begin`. */
bool args_join_clause(const Analysis *a, size_t begin, size_t k);
/* "signed a treaty, with Presidents X and Y looking on": people behind a comma and the opener at unit `with` watch. */
bool args_look_on(const Analysis *a, size_t with, const Args *who);
/* « lie X à Y, à Z et au W »: those behind the preposition at k, which may come again before each; the unit after them. */
size_t args_bound_to(Analysis *a, size_t k, Args *who);

/* The status that an act of this kind brings, in this tense; AG_NONE when it brings none. */
AgreementStatus status_of_act(Act act, Tense tense, Shift shift);

/* cues.c: the domains that a unit of the sentence at hand betrays are added to hits; a word in a name or in an office betrays none:
   « ministre de la Santé », "the Energy Institute". */
void cues_add(const Analysis *a, const WordUnit *u, DomainHits *hits, bool weak_too);

#endif
