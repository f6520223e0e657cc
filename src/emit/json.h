/* JSON Lines: one object a subject, in the order of their IRIs; emit/nodes.schema.json is the JSON Schema of a line.
 *
 *   {"iri":"https://w3id.org/entente/id/state/IN","type":["State"],"label":{"en":["India"],"fr":["Inde"]},
 *    "sameAs":["http://www.wikidata.org/entity/Q668"],"isoCode":"IN"}
 *
 * Properties have their local names: what has one value is a text, what may have several an array, names are arrays by language ("und"
 * where there is none). Kinds, statuses and modalities are local names, so are classes of Entente; everything else that is a node is
 * an IRI. Offsets and confidences are numbers. A property that the vocabulary does not have stands under its IRI, as an array of terms
 * (as the object of a claim is one): {"type":"literal","value":"…","lang":"fr"}.
 */
#ifndef ENTENTE_EMIT_JSON_H
#define ENTENTE_EMIT_JSON_H

#include "emit/node.h"

#include <stdio.h>

Status json_node(void *out, const Node *n); ///< a NodeSink; out is a FILE

#endif
