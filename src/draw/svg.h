/* What graphviz writes as SVG, made safe and fit to be read.
 *
 * Only elements and attributes of a list pass; text and values are well-formed XML whatever went in; links are http, https or
 * #fragment. Tooltips become the <title> of their node or edge, which all browsers show. Program version and comments go.
 */
#ifndef ENTENTE_DRAW_SVG_H
#define ENTENTE_DRAW_SVG_H

#include "base/str.h"

/* `id` tells apart the titles of several pictures in one page. */
void svg_add_clean(StrBuf *b, Str svg, const char *id, Str title, Str description);

#endif
