#include "read/html_elements.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef struct ElementRole {
  const char *name;
  HtmlRole role;
} ElementRole;

/* Sorted by name, for bsearch. */
static const ElementRole ELEMENTS[] = {{"address", HTML_PARAGRAPH},
                                       {"applet", HTML_DROP},
                                       {"area", HTML_DROP},
                                       {"article", HTML_PARAGRAPH},
                                       {"aside", HTML_DROP},
                                       {"audio", HTML_DROP},
                                       {"blockquote", HTML_PARAGRAPH},
                                       {"br", HTML_LINE},
                                       {"button", HTML_DROP},
                                       {"canvas", HTML_DROP},
                                       {"caption", HTML_LINE},
                                       {"center", HTML_PARAGRAPH},
                                       {"datalist", HTML_DROP},
                                       {"dd", HTML_LINE},
                                       {"details", HTML_PARAGRAPH},
                                       {"dialog", HTML_DROP},
                                       {"div", HTML_PARAGRAPH},
                                       {"dl", HTML_PARAGRAPH},
                                       {"dt", HTML_LINE},
                                       {"embed", HTML_DROP},
                                       {"fieldset", HTML_PARAGRAPH},
                                       {"figcaption", HTML_DROP},
                                       {"figure", HTML_PARAGRAPH},
                                       {"footer", HTML_DROP},
                                       {"form", HTML_MAYBE},
                                       {"frameset", HTML_DROP},
                                       {"h1", HTML_PARAGRAPH},
                                       {"h2", HTML_PARAGRAPH},
                                       {"h3", HTML_PARAGRAPH},
                                       {"h4", HTML_PARAGRAPH},
                                       {"h5", HTML_PARAGRAPH},
                                       {"h6", HTML_PARAGRAPH},
                                       {"header", HTML_MAYBE},
                                       {"hr", HTML_PARAGRAPH},
                                       {"iframe", HTML_DROP},
                                       {"label", HTML_DROP},
                                       {"legend", HTML_DROP},
                                       {"li", HTML_LINE},
                                       {"main", HTML_PARAGRAPH},
                                       {"map", HTML_DROP},
                                       {"math", HTML_DROP},
                                       {"menu", HTML_DROP},
                                       {"nav", HTML_DROP},
                                       {"noframes", HTML_DROP},
                                       {"noscript", HTML_DROP},
                                       {"object", HTML_DROP},
                                       {"ol", HTML_PARAGRAPH},
                                       {"optgroup", HTML_DROP},
                                       {"option", HTML_DROP},
                                       {"p", HTML_PARAGRAPH},
                                       {"pre", HTML_PARAGRAPH},
                                       {"script", HTML_DROP},
                                       {"section", HTML_PARAGRAPH},
                                       {"select", HTML_DROP},
                                       {"style", HTML_DROP},
                                       {"summary", HTML_LINE},
                                       {"svg", HTML_DROP},
                                       {"table", HTML_PARAGRAPH},
                                       {"tbody", HTML_LINE},
                                       {"td", HTML_CELL},
                                       {"template", HTML_DROP},
                                       {"textarea", HTML_DROP},
                                       {"th", HTML_CELL},
                                       {"thead", HTML_LINE},
                                       {"title", HTML_DROP},
                                       {"tr", HTML_LINE},
                                       {"ul", HTML_PARAGRAPH},
                                       {"video", HTML_DROP}};

static int by_name(const void *key, const void *element) { return strcmp(key, ((const ElementRole *)element)->name); }

HtmlRole html_role(const char *name) {
  const ElementRole *e = bsearch(name, ELEMENTS, sizeof ELEMENTS / sizeof *ELEMENTS, sizeof *ELEMENTS, by_name);
  return e ? e->role : HTML_INLINE;
}

const char *html_attribute(const xmlChar **attributes, const char *name) {
  for (size_t i = 0; attributes && attributes[i]; i += 2)
    if (!strcasecmp((const char *)attributes[i], name)) return attributes[i + 1] ? (const char *)attributes[i + 1] : "";
  return NULL;
}

/* WAI-ARIA landmarks and windows that are not the article. */
static bool is_dropped_landmark(const char *role) {
  static const char *const names[] = {"navigation",  "contentinfo", "search",  "complementary", "dialog",
                                      "alertdialog", "menu",        "menubar", "toolbar",       "tablist"};
  for (size_t i = 0; role && i < sizeof names / sizeof *names; i++)
    if (!strcasecmp(role, names[i])) return true;
  return false;
}

static bool is_hidden(const xmlChar **attributes) {
  if (!attributes) return false;
  const char *aria = html_attribute(attributes, "aria-hidden"), *style = html_attribute(attributes, "style");
  if (html_attribute(attributes, "hidden") || (aria && !strcasecmp(aria, "true"))) return true;
  if (!style) return false;
  const char *display = strcasestr(style, "display");
  return display && strncasecmp(display + 7 + strspn(display + 7, ": \t"), "none", 4) == 0;
}

bool html_is_set_aside(const xmlChar **attributes) {
  return is_hidden(attributes) || is_dropped_landmark(html_attribute(attributes, "role"));
}
