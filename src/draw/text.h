/* Text for graphs: cleaning what comes from documents, how wide it is, and quoting it for each format.
 *
 * What is written goes through label_clean first: then it has no controls, in any format. xml_add_text is for SVG, GraphML and GEXF,
 * csv_add_cell for CSV, the dot_ functions for DOT.
 *
 * graphviz reads quoted text in three steps: the DOT string (\" only), then escapes (\N, \n, \l ...), then HTML entities (&eacute;).
 * dot_add_label is safe through all three, dot_add_id through the first, which is all that ids undergo.
 */
#ifndef ENTENTE_DRAW_TEXT_H
#define ENTENTE_DRAW_TEXT_H

#include "base/arena.h"

/* Appends s as one line of plain text: runs of white space become a space; bad UTF-8 becomes U+FFFD; controls, marks that turn
   the direction of writing, and noncharacters are dropped; at most `most` code points, then "…". */
void label_clean(StrBuf *b, Str s, size_t most);
Str label_copy(Arena *a, Str s, size_t most);
/* Breaks clean text at spaces into at most `lines` lines of about `width` code points, '\n' between; the rest becomes "…". */
void label_wrap(StrBuf *b, Str s, size_t width, size_t lines);

/* Each writes its quotes too. */
void dot_add_label(StrBuf *b, Str s); ///< '\n' becomes a line break
void dot_add_lines(StrBuf *b, Str s); ///< the same, every line at the left
void dot_add_tip(StrBuf *b, Str s);   ///< a tooltip, in which graphviz 2.42 reads escapes twice
void dot_add_id(StrBuf *b, Str iri);  ///< bytes that no IRI holds are percent-encoded

void xml_add_text(StrBuf *b, Str s); ///< & < > " ' escaped, what XML 1.0 forbids dropped
/* One cell of RFC 4180, quoted where need be. What a spreadsheet would take for a formula is preceded by an apostrophe. */
void csv_add_cell(StrBuf *b, Str s);

bool link_is_safe(Str href); ///< http, https or #fragment: nothing that a browser would run

/* The width of text in DejaVu Sans, in points: rather a little too much. */
double text_width(Str s, double size, bool bold);

void add_number(StrBuf *b, double x); ///< at most three decimals, with a point in every locale

#endif
