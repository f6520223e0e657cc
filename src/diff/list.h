/* Changes in plain lines, and their numbers. */
#ifndef ENTENTE_DIFF_LIST_H
#define ENTENTE_DIFF_LIST_H

#include "diff/changes.h"

void changes_write_list(FILE *out, const Changes *c); ///< "- " or "+ " before each row's N-Triples form
void changes_write_stat(FILE *out, const Changes *c); ///< "12 removed, 3 added; 100 statements before, 91 after"

#endif
