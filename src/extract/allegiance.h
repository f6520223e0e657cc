/* For whom the persons act of whom the text gives an office of state and no state: « le ministre des Finances, X ». */
#ifndef ENTENTE_EXTRACT_ALLEGIANCE_H
#define ENTENTE_EXTRACT_ALLEGIANCE_H

#include "extract/units.h"

/* Keeps which states the sentence in a->units speaks of, and whether it tells whence the document comes. read: its mentions were found. */
void states_note(Analysis *a, bool read);

/* Takes the sentence in a->units as the letterhead of the document when it names one institution and nothing else. A state is no letterhead,
   but the section of a paper; a ministry's release speaks for its state. */
void author_note(Analysis *a);

/* After the whole document: of two people who sign together, or meet each other, the second is the opposite of the first. */
void opposites_find(Analysis *a);

/* The state of the ministries named whose portfolio is that of p's office, or NONE: portfolios.c. */
uint32_t state_of_portfolio(const Analysis *a, const Person *p);

/* The two states of which the document speaks most, as entries, when no third comes near; else empty. */
IndexList main_pair(const Analysis *a);

uint32_t state_of_entry(const Analysis *a, uint32_t entry); ///< the state that the entry is or lies in, or NO_ENTRY
void bodies_find_home(Analysis *a, uint32_t home);          ///< bodies of the state at home, an entry: ownership.c

/* Last: who was taken as a side without a state has it now. */
void args_settle(Analysis *a);

/* After that: gives states to the offices and bodies that have none, where only one can be meant. */
void allegiances_find(Analysis *a);

#endif
