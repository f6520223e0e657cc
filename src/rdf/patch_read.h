/* RDF Patch (https://afs.github.io/rdf-patch/) in: the rows that add and remove.
 *
 * Terms are written as in N-Quads. Rows stand between TX and TC; those of a transaction that ends in TA are passed over, and so are
 * headers (H) and prefixes (PA, PD), as no name in a row uses a prefix. A file that is cut, or has no transaction, is a fault.
 */
#ifndef ENTENTE_RDF_PATCH_READ_H
#define ENTENTE_RDF_PATCH_READ_H

#include "rdf/term.h"

/* Takes a row; its place has the line. Terms live until it returns. */
typedef Status (*PatchSink)(void *user, bool added, const Triple *t, Place place);

/* Transactions are given when they are complete. "-" is standard input. */
Status rdf_read_patch(const char *path, PatchSink sink, void *user, Report *r);

#endif
