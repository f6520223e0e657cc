/* RDF Patch (https://afs.github.io/rdf-patch/) in: the rows that add and remove.
 *
 *   Patch p = {0};
 *   status = patch_read(&p, "changes.rdfp", r);
 *   patch_release(&p);
 *
 * Terms are written as in N-Quads. Rows stand between TX and TC; those of a transaction that ends in TA are passed over, and so are
 * headers (H) and prefixes (PA, PD), as no name in a row uses a prefix. A file that is cut, or has no transaction, is a fault.
 */
#ifndef ENTENTE_RDF_PATCH_READ_H
#define ENTENTE_RDF_PATCH_READ_H

#include "base/array.h"
#include "rdf/term.h"

typedef struct PatchRow {
  bool added;
  Triple t;
  long line;
} PatchRow;

typedef struct Patch {
  Arena arena; ///< of all terms
  ARRAY(PatchRow) rows;
  Str base; ///< of the header "H base <IRI> .": what relative IRIs of the files were resolved against; empty when there is none
} Patch;

Status patch_read(Patch *p, const char *path, Report *r); ///< "-" is standard input
void patch_release(Patch *p);

#endif
