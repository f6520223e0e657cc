/* Text for graphs: cleaning what comes from documents, quoting for DOT, and the network as DOT.
 *
 * graphviz reads quoted text in three steps: the DOT string (\" only), then escapes (\N, \n, \l ...), then HTML entities (&amp;).
 * dot_add_label is safe through all three, dot_add_id through the first, which is all that ids undergo.
 */
#ifndef ENTENTE_DRAW_DOT_H
#define ENTENTE_DRAW_DOT_H

#include "draw/model.h"

/* Appends s as one line of plain text: white space runs become a space; bad UTF-8 U+FFFD; controls, bidirectional controls,
   noncharacters and zero-width marks that hide text are dropped; at most `most` code points, then "…". */
void label_clean(StrBuf *b, Str s, size_t most);
Str label_copy(Arena *a, Str s, size_t most);
/* Breaks clean text at spaces into at most `lines` lines of about `width` code points, '\n' between; the rest is "…". */
void label_wrap(StrBuf *b, Str s, size_t width, size_t lines);

void dot_add_label(StrBuf *b, Str s); ///< quotes included; '\n' becomes a line break
void dot_add_lines(StrBuf *b, Str s); ///< the same, lines to the left
void dot_add_id(StrBuf *b, Str iri);  ///< quotes included; characters that no IRI holds are percent-encoded
void dot_add_number(StrBuf *b, double x); ///< at most three decimals, a point in any locale

void dot_add_node_look(StrBuf *b, const DrawNode *n); ///< attributes, without brackets
void dot_add_network(StrBuf *b, const DrawModel *m, const DrawOptions *o);
void dot_add_facts(StrBuf *b, const DrawModel *m, const DrawOptions *o); ///< « 12 acteurs · 34 accords · … », plain text

#endif
