/* Which claims stand behind what violates a shape: of a snapshot, whose documents and claims are in the graph.
 *
 *   Backing backing;
 *   backing_open(&backing, &data);
 *   backing_find(&backing, &violation, &claims, arena);          // of the value; else of the values of the path; else of the node
 *   backing_close(&backing);
 */
#ifndef ENTENTE_VALIDATE_BACKING_H
#define ENTENTE_VALIDATE_BACKING_H

#include "validate/validate.h"

typedef struct BackingClaim {
  Str claim, document; ///< IRI; identifier, or IRI where it has none
  Str quote, rule;     ///< rule: IRI or empty
  Str start, end;      ///< of the quote, in code points: numbers as the graph writes them
} BackingClaim;
typedef ARRAY(BackingClaim) BackingClaims;

typedef struct Backing {
  const IndexedGraph *data;
  ByObject claims; ///< the rdf:subject statements of claims
  Node subject, predicate, object, source, identifier, quote, rule, start, end, type;
} Backing;

void backing_open(Backing *s, const IndexedGraph *data);
void backing_close(Backing *s);
/* Appends claims, by IRI; what they lend lives as long as the graph and the arena. */
void backing_find(const Backing *s, const Violation *v, BackingClaims *claims, Arena *a);

#endif
