/* Is a graph as its shapes ask? The verdicts of SHACL (W3C Recommendation 2017, §3 and §4), for graphs of millions of statements.
 *
 *   Violations found = {0};
 *   status = validate(&data, &shapes, "data.ttl", &found, r);
 *   for (size_t i = 0; i < found.n; i++) use(&found.at[i]);     // none: the graph conforms
 *   array_release(&found);
 *
 * Instances of a class are also those of its subclasses, as far as the data says rdfs:subClassOf (§3.1).
 * Values are compared as SPARQL compares them (<, in rdf/value.h): what cannot be compared violates the constraint.
 * Each violation stands once, in the order of the lines where what is wrong stands, then of the terms.
 */
#ifndef ENTENTE_VALIDATE_VALIDATE_H
#define ENTENTE_VALIDATE_VALIDATE_H

#include "validate/shapes.h"

typedef struct Violation {
  const Shape *shape;
  const Constraint *constraint;
  Node focus, path,
      value;     ///< path: the property that has the value, 0 where several are asked or the node itself; value: or 0
  uint32_t line; ///< of the value's statement, else of that which gives the focus its class; 0 when unknown
} Violation;
typedef ARRAY(Violation) Violations;

/* STATUS_LIMIT when comparing the values of one node pair by pair would take forever; `name` is for that message. */
Status validate(const IndexedGraph *data, const Shapes *shapes, const char *name, Violations *found, Report *r);

#endif
