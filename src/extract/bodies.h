/* The head nouns of bodies, for the files that find bodies (bodies.c) and their owners (body_owners.c). */
#ifndef ENTENTE_EXTRACT_BODIES_H
#define ENTENTE_EXTRACT_BODIES_H

#include "extract/names.h"

bool head_is_of(const Analysis *a, const WordUnit *u, EntityClass class); ///< the head noun u is one of such bodies

/* « le groupe chinois Baowu », « la société Orano »: where the name of a firm begins that stands behind its description; head when it is
   no description. */
size_t after_description(const Analysis *a, size_t head);

#endif
