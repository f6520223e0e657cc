/* From mentions to what the document says: entities with their identity, and claims with their quotes.
 *
 *   DocumentFacts facts = {0};
 *   resolve(&analysis, &facts);        // facts are cleared first; they do not point into the analysis
 *   document_facts_release(&facts);
 */
#ifndef ENTENTE_RESOLVE_RESOLVE_H
#define ENTENTE_RESOLVE_RESOLVE_H

#include "extract/analysis.h"
#include "resolve/entity.h"

void resolve(Analysis *a, DocumentFacts *facts);

#endif
