/* What the elements of HTML mean for running text (HTML Living Standard §4; the roles are those of WAI-ARIA). */
#ifndef ENTENTE_READ_HTML_ELEMENTS_H
#define ENTENTE_READ_HTML_ELEMENTS_H

#include <libxml/xmlstring.h>

#include <stdbool.h>

typedef enum HtmlRole {
  HTML_INLINE,
  HTML_LINE,      ///< begins a line
  HTML_PARAGRAPH, ///< stands between blank lines
  HTML_CELL,      ///< of a table: apart by a tab
  HTML_DROP,      ///< with all that is in it
  HTML_MAYBE      ///< form, header: dropped unless it holds the article
} HtmlRole;

HtmlRole html_role(const char *name); ///< name in lower case, as libxml2 gives it; HTML_INLINE when unknown

/* Attributes come as libxml2's SAX parser gives them: names and values in turn, NULL at the end or for none. */
const char *html_attribute(const xmlChar **attributes, const char *name); ///< "" without a value, NULL when absent
/* Hidden, or by its `role` a landmark or window that is not the article. */
bool html_is_set_aside(const xmlChar **attributes);

#endif
