/* What a web page says about itself in its head and in <time>: Open Graph, Dublin Core, schema.org and plain HTML.
 *
 *   HtmlFacts facts = {.arena = arena};
 *   html_facts_take(&facts, "meta", attributes);            // each element that is opened
 *   html_facts_fill(&facts, title, heading, &document);
 */
#ifndef ENTENTE_READ_HTML_FACTS_H
#define ENTENTE_READ_HTML_FACTS_H

#include "base/arena.h"
#include "read/document.h"

#include <libxml/xmlstring.h>

typedef struct HtmlFacts {
  Arena *arena;
  Str title;                         ///< og:title
  Str meta_date, time_date;          ///< as Document.published has them
  Str html_lang, meta_lang, og_lang; ///< as written
  Str canonical, og_url;             ///< as written
} HtmlFacts;

/* The first element that says something counts. `dropped`: in a part of the page that is not its text, whose <time> is of something
   else. */
void html_facts_take(HtmlFacts *f, const char *name, const xmlChar **attributes, bool dropped);

/* Sets title, published, lang and url where they are empty; title and heading are the texts of <title> and of the first h1. */
void html_facts_fill(const HtmlFacts *f, Str title, Str heading, Document *d);

#endif
