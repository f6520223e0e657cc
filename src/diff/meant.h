/* What two RDF files say about a thing that people call by some name: for filters. A store has store_find_actors for it. */
#ifndef ENTENTE_DIFF_MEANT_H
#define ENTENTE_DIFF_MEANT_H

#include "diff/changes.h"
#include "rdf/dataset.h"

typedef struct DatasetPair {
  const Dataset *a, *b; ///< both share their terms
} DatasetPair;

/* Adds the IRIs of what a name means in either dataset, and of what is ent:partOf it: an IRI, else what IRIs end in after a '/' or '#'
   ("FR", "state/FR"), else an ISO code, else a name (rdfs:label, skos:prefLabel, skos:altLabel) in any language. STATUS_BAD_INPUT, with a
   message, when there is nothing of that name. */
Status datasets_find(const DatasetPair *d, Str name, Map *iris, Report *r);

Links datasets_links(const DatasetPair *d); ///< good while *d and its datasets are there

#endif
