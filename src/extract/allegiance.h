/* For whom the persons act of whom the text gives an office of state and no state: « le ministre des Finances, X ». */
#ifndef ENTENTE_EXTRACT_ALLEGIANCE_H
#define ENTENTE_EXTRACT_ALLEGIANCE_H

#include "extract/units.h"

/* Keeps which states the sentence in a->units speaks of, and whether it tells whence the document comes. read: its mentions were found. */
void states_note(Analysis *a, bool read);

/* Takes the sentence in a->units as the letterhead of the document when it names one institution and nothing else. A state is no letterhead,
   but the section of a paper; a ministry's release speaks for its state. */
void author_note(Analysis *a);

/* Keeps the sentence in a->units, no mention of which is found yet, as the heading of a part of the document, if it is one. What pronouns mean ends
   at a heading that is a state's name. */
void section_note(Analysis *a);

enum { SERVED_MOST = 200 }; ///< in a document of more people without a side nobody looks for the sides of the rest

/* After the whole document: of two people who sign together, or meet each other, the second is the opposite of the first. */
void opposites_find(Analysis *a);

/* "an accord between Japan and the Philippines … Industry Minister X and Energy Secretary Y inked it": opposites without a side each serve
   the one in the same place of the two of which the text speaks; « les directeurs généraux X et Y », that of two firms. */
void opposites_serve(Analysis *a);

/* "The zone authority said so. Commissioner X briefed them": an officer of no body named is of the one of which the sentence, or the one before
   it, speaks. */
void officers_serve(Analysis *a);

/* The state of the ministries named whose portfolio is that of p's office, or NONE: portfolios.c. */
uint32_t state_of_portfolio(const Analysis *a, const Person *p);

/* A home state, and whether the document speaks of it clearly more than of any other. */
typedef struct Home {
  uint32_t state; ///< entry, or NO_ENTRY
  bool strong;
} Home;

/* Whom the document means when it says « le ministre » and no more: those of the other bare offices, else of its dateline, else of which it
   speaks most. */
Home home_of(const Analysis *a);

/* The state of which the document speaks clearly more than of any other, or NO_ENTRY. */
uint32_t most_named(const Analysis *a);

/* The two states of which the document speaks most, as entries, when no third comes near; else empty. */
IndexList main_pair(const Analysis *a);

uint32_t state_served(const Analysis *a, const Person *p);  ///< for which the person acts, as an entry, or NO_ENTRY
uint32_t state_of_entry(const Analysis *a, uint32_t entry); ///< the state that the entry is or lies in, or NO_ENTRY
void bodies_find_home(Analysis *a, uint32_t home);          ///< bodies of the state at home, an entry: ownership.c

/* Last: who was taken as a side without a state has it now. */
void args_settle(Analysis *a);

/* After that: gives states to the offices and bodies that have none, where only one can be meant. */
void allegiances_find(Analysis *a);

#endif
