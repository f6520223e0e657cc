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

/* The status that an act of this kind brings, in this tense; AG_NONE when it brings none. */
AgreementStatus status_of_act(Act act, Tense tense, Shift shift);

/* The domains that a unit betrays are added to hits. */
void cues_add(const Analysis *a, const WordUnit *u, DomainHits *hits, bool weak_too);

#endif
