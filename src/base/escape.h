/* Text as a cell or a string of another format. */
#ifndef ENTENTE_BASE_ESCAPE_H
#define ENTENTE_BASE_ESCAPE_H

#include "base/str.h"

#include <stdio.h>

/* A JSON string with its quotes (RFC 8259). What a terminal would act on is escaped too: controls, line separators, marks of direction;
   of bytes that are no UTF-8 each comes out as U+FFFD. */
void json_text(FILE *out, Str text);
/* A cell of CSV (RFC 4180 §2): within quotes, where it holds a comma, a quote or a line end, quotes doubled; else as it is. */
void csv_text(FILE *out, Str text);
/* Whether a spreadsheet would take the cell for a formula: = + - @ at its head, also in their full-width forms, a tab or a carriage return. */
bool csv_is_formula(Str cell);

#endif
