/* Acts: who signed, agreed, refused … what, with whom, when and where, in which tense and sense. */
#ifndef ENTENTE_EXTRACT_CLAUSES_H
#define ENTENTE_EXTRACT_CLAUSES_H

#include "extract/units.h"

void acts_find(Analysis *a);                ///< of the sentence in a->units, after all mentions were found
void topic_note(Analysis *a);               ///< what that sentence is about, after its acts: a->topic; topic.c
void talks_find(Analysis *a);               ///< negotiations about an instrument, of the same sentence: talks.c
void signings_find(Analysis *a);            ///< ceremonies at which an instrument is signed, so too
Tense tense_of_sentence(const Analysis *a); ///< what a noun such as « la signature » tells there: past, or still ahead

/* After the whole document: lists that a sentence ending in a colon introduces take its act (« ont été signés mardi : – … »). */
void acts_spread_over_lists(Analysis *a);

#endif
