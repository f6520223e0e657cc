/* Actors that nobody knows, told by their place: in a list of sides, beside a firm, before « ont signé ». */
#ifndef ENTENTE_EXTRACT_STRANGERS_H
#define ENTENTE_EXTRACT_STRANGERS_H

#include "extract/phrases.h"

bool arg_is_actor(const Analysis *a, const WordUnit *u); ///< a unit that can be an argument of an act: args.c
size_t arg_past_lead(const Analysis *a, size_t k);       ///< over articles, titles and « the chipmaker »: args.c

bool arg_is_description(const Analysis *a, size_t k); ///< "state-owned", "chipmaker" before a name: args.c

/* « EcoCloud », « Kajiado County », « MonAtom LLC »: the name at k is written as a firm's or a body's is, so that it is no person's. */
bool is_written_as_firm(const Analysis *a, size_t k);
/* The run of capitalised words at k that nobody knows becomes an actor, when it ends as a name in a list does. */
bool stranger_listed(Analysis *a, size_t k);
/* The same, only where its form, or the firm beside it, tells that it is no person's name. */
bool stranger_as_firm(Analysis *a, size_t k, bool beside_firm);
/* The run at k, behind "Turkey's": a firm or a body of that state, in running text; a headline names people so. */
bool stranger_owned(Analysis *a, size_t k);
bool stranger_beside_firm(const Analysis *a, size_t k); ///< a firm or a body acts before k

#endif
