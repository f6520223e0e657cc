/* The difference of two RDF datasets.
 *
 *   Terms terms = {0};
 *   Dataset a = {.terms = &terms}, b = {.terms = &terms};       // both must share their terms
 *   ...
 *   Changes c = {0};
 *   status = diff_datasets(&c, &a, &b, r);                      // then the datasets may go
 *
 * Statements without blank nodes are compared by themselves. Blank nodes are compared by component (components.h): what is isomorphic
 * on both sides did not change, and in the rest nodes are paired (pairing.h), so that small changes give few rows. Isomorphic
 * datasets give no row; a patch of the rows makes one side of the other.
 */
#ifndef ENTENTE_DIFF_DATASETS_H
#define ENTENTE_DIFF_DATASETS_H

#include "diff/changes.h"
#include "rdf/dataset.h"

/* Fills rows, context, names and counts; Changes.before and .after are names of files for messages, and set by the caller.
   STATUS_LIMIT when blank nodes are too alike (rdf/canon.h). */
Status diff_datasets(Changes *c, const Dataset *a, const Dataset *b, Report *r);

#endif
