/* What the two files of maps share. Nothing else includes this. */
#ifndef ENTENTE_FACTS_MAP_INSIDE_H
#define ENTENTE_FACTS_MAP_INSIDE_H

#include "facts/map.h"

/* "label@en" is the member label in the language en. False when it is no member of a fact. */
bool map_set_member(MapField *f, Str name);

#endif
