/* Changes for programs: one JSON object a line, as src/diff/changes.schema.json tells.
 *
 *   {"type":"diff","before":"11","after":"12","added":2,"removed":1,"statementsBefore":90,"statementsAfter":91,"notes":[]}
 *   {"type":"identity","kind":"renamed","from":{"type":"iri","value":"http://e/a"},"to":{...}}
 *   {"type":"change","op":"add","subject":{"type":"iri","value":"http://e/a","label":"A"},"predicate":{...},"object":{...},"causes":[...]}
 */
#ifndef ENTENTE_DIFF_JSON_H
#define ENTENTE_DIFF_JSON_H

#include "diff/changes.h"

void json_write(FILE *out, const Changes *c);

#endif
