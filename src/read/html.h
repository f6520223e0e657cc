/* Web pages: the running text and what the page says about itself, through libxml2's SAX parser.
 *
 * Block elements become line breaks, paragraphs blank lines, list items lines with "- " or their number. Dropped are
 * scripts, styles, templates, drawings, navigation (nav, aside, footer, menus, landmarks by `role`), controls
 * (button, select, textarea), figure captions and what is hidden. A form or a page header is kept when it holds the
 * article: many government sites wrap the whole page in one form. The head gives the title (og:title, else <title>,
 * else the first h1), the date (article:published_time and its like, else <time datetime>), the language and the
 * canonical address.
 *
 * The bytes are UTF-8 when they are valid as such, whatever the page claims; else in the charset of the byte order
 * mark, the XML declaration or the meta element, Latin-1 meaning Windows-1252 as in browsers, which is also the
 * fallback.
 */
#ifndef ENTENTE_READ_HTML_H
#define ENTENTE_READ_HTML_H

#include "base/arena.h"
#include "read/document.h"

/* Sets d->text, and those of title, published, lang and url that are empty. raw is in any charset. */
Status html_read(Document *d, Str raw, Arena *arena, Report *r);

#endif
