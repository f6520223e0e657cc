/* For whom the persons act of whom the text gives an office of state and no state: « le ministre des Finances, X ». */
#ifndef ENTENTE_EXTRACT_ALLEGIANCE_H
#define ENTENTE_EXTRACT_ALLEGIANCE_H

#include "extract/units.h"

/* Keeps which states the sentence in a->units speaks of, and whether it tells whence the document comes. read: its mentions were found. */
void states_note(Analysis *a, bool read);

/* Takes the sentence in a->units as the letterhead of the document when it names one institution and nothing else. A state is no letterhead,
   but the section of a paper; a ministry's release speaks for its state. */
void author_note(Analysis *a);

/* After the whole document: gives states to the offices and bodies that have none, where only one can be meant. */
void allegiances_find(Analysis *a);

#endif
