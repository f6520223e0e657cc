/* How often a claim of its kind is right, measured on the annotated documents: ontology/confidence.ttl, made by `make calibrate`.
 *
 * A kind of claim is the rule that made it, its property and the grade of the thing it is about. A row is an entry named
 * https://w3id.org/entente/confidence/GRADE/RULE/PROPERTY with the share of right ones in thousandths as lex:number; the row
 * GRADE/any/any stands for those that are not listed.
 */
#ifndef ENTENTE_EXTRACT_CONFIDENCE_H
#define ENTENTE_EXTRACT_CONFIDENCE_H

#include "extract/analysis.h"

/* Fills a->confidence from the lexicon. Rules and properties that the program does not know are passed over. */
void confidence_read(Analysis *a);

#endif
