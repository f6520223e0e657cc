/* Dates in text: found, and resolved against the date of publication. */
#ifndef ENTENTE_EXTRACT_DATES_H
#define ENTENTE_EXTRACT_DATES_H

#include "extract/analysis.h"

/* Replaces the date expressions among a->units by UNIT_DATE. Handles « mercredi 29 octobre 2025 », « du 20 au 22 octobre », « le 4
   décembre », « en décembre dernier », "October 29, 2025", 20.10.2022, « hier », « le mois prochain », « en 2009 ». */
void dates_find(Analysis *a);

/* Whether the mention says any date at all: « au premier trimestre » does not. */
static inline bool date_tells(const DateMention *m) { return date_is_set(m->date) || m->weekday; }

void dates_note_lead(Analysis *a); ///< the date with which an entry of a chronology begins: a->lead_date
/* The day, month or year meant by this date mention in a clause of this tense; not set when it cannot be known without guessing. */
Date date_resolve(const Analysis *a, uint32_t index, Tense tense);

#endif
