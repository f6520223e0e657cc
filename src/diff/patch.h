/* Changes as RDF Patch (https://afs.github.io/rdf-patch/): rows that other stores can take in, and `entente apply`.
 *
 *   H id <urn:sha256:...> .
 *   TX .
 *   D <http://e/a> <http://e/status> "planned" .
 *   A <http://e/a> <http://e/status> "signed" .
 *   TC .
 *
 * A header "H base <IRI> ." tells what relative IRIs of the files were resolved against, when there were any. All removals come before all additions, each in the order of the changes. The header's id is the SHA-256 of the rows, so the same
 * change has the same id everywhere.
 *
 * Blank nodes are named as in changes.h: _:a3 and _:a3b5 are the node that RDFC-1.0 calls c14n3 in the dataset to which the patch is
 * applied, _:b5 and _:a3b5 the node c14n5 in the one that comes out. So a patch finds its nodes in any file that says the same, and
 * can be reversed.
 */
#ifndef ENTENTE_DIFF_PATCH_H
#define ENTENTE_DIFF_PATCH_H

#include "diff/changes.h"

void patch_write(FILE *out, const Changes *c);

#endif
