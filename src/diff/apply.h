/* A patch applied to a dataset, forwards or backwards.
 *
 *   status = apply_patch(&d, "a.ttl", &patch, "changes.rdfp", false, r);
 *
 * Each row must fit: what it removes is there, what it adds is not. If one does not, nothing is applied, and the first row that does not
 * fit is named with its line. Blank nodes are found by their canonical labels, see diff/patch.h; one of another patch, whose label is
 * not of that form, is the node with this label in the file, or a new one.
 */
#ifndef ENTENTE_DIFF_APPLY_H
#define ENTENTE_DIFF_APPLY_H

#include "rdf/dataset.h"
#include "rdf/patch_read.h"

/* The names are those of the files, for messages. STATUS_BAD_INPUT when the patch does not fit; then the dataset's statements are as
   before. */
Status apply_patch(Dataset *d, const char *name, const Patch *patch, const char *patch_name, bool reverse, Report *r);

#endif
