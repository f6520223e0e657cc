/* The parts of an event's noun phrase: events.c puts them together. */
#ifndef ENTENTE_EXTRACT_EVENT_PHRASE_H
#define ENTENTE_EXTRACT_EVENT_PHRASE_H

#include "extract/units.h"

bool event_is_talks(const Analysis *a, const EventMention *e);
bool event_is_visit(const Analysis *a, const EventMention *e);
bool event_is_ceremony(const Analysis *a, const EventMention *e);
bool event_take_place(Analysis *a, size_t k, EventMention *e); ///< the place at unit k; false when there is none
/* One modifier at k; returns the unit after it, or k. *name tells whether it belongs to the name. */
size_t event_modifier(Analysis *a, size_t k, EventMention *e, bool *name);

#endif
