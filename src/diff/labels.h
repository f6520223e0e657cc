/* What things are called, from the datasets that are compared: rdfs:label, else skos:prefLabel; of the new side, else the old one. */
#ifndef ENTENTE_DIFF_LABELS_H
#define ENTENTE_DIFF_LABELS_H

#include "diff/changes.h"
#include "rdf/dataset.h"

/* Labels of the terms n whose wanted[n] is not NULL; of several labels the one without a language, else the first in byte order. The names live in the arena. */
Names labels_of(Arena *arena, const Dataset *a, const Dataset *b, const Term *const *wanted);

#endif
