#include "read/html_facts.h"

#include "read/fields.h"
#include "read/html_elements.h"

#include <string.h>
#include <strings.h>

static void keep_first(const HtmlFacts *f, Str *field, const char *value) {
  if (!field->n && value && *value) *field = arena_copy(f->arena, str_of(value));
}

static void keep_first_date(const HtmlFacts *f, Str *field, const char *value) {
  if (!field->n && value) *field = field_date(f->arena, str_of(value));
}

/* Names under which pages give their date of publication. */
static bool names_date(const char *name) {
  static const char *const names[] = {"article:published_time",
                                      "og:article:published_time",
                                      "datePublished",
                                      "date",
                                      "dc.date",
                                      "dc.date.issued",
                                      "dcterms.date",
                                      "dcterms.issued",
                                      "dcterms.created",
                                      "pubdate",
                                      "publishdate",
                                      "publish-date",
                                      "publication_date",
                                      "parsely-pub-date",
                                      "sailthru.date",
                                      "citation_publication_date"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (!strcasecmp(name, names[i])) return true;
  return false;
}

static void take_meta(HtmlFacts *f, const xmlChar **attributes) {
  const char *content = html_attribute(attributes, "content"), *equiv = html_attribute(attributes, "http-equiv");
  const char *keys[] = {html_attribute(attributes, "property"), html_attribute(attributes, "name"),
                        html_attribute(attributes, "itemprop")};
  if (!content) return;
  if (equiv && !strcasecmp(equiv, "content-language")) keep_first(f, &f->meta_lang, content);
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    const char *key = keys[i];
    if (!key) continue;
    if (!strcasecmp(key, "og:title")) keep_first(f, &f->title, content);
    else if (!strcasecmp(key, "og:url")) keep_first(f, &f->og_url, content);
    else if (!strcasecmp(key, "og:locale")) keep_first(f, &f->og_lang, content);
    else if (names_date(key)) keep_first_date(f, &f->meta_date, content);
  }
}

void html_facts_take(HtmlFacts *f, const char *name, const xmlChar **attributes, bool dropped) {
  if (!strcmp(name, "meta")) take_meta(f, attributes);
  else if (!strcmp(name, "html")) {
    keep_first(f, &f->html_lang, html_attribute(attributes, "lang"));
    keep_first(f, &f->html_lang, html_attribute(attributes, "xml:lang"));
  } else if (!strcmp(name, "time") && !dropped)
    keep_first_date(f, &f->time_date, html_attribute(attributes, "datetime"));
  else if (!strcmp(name, "link")) {
    const char *rel = html_attribute(attributes, "rel");
    if (rel && !strcasecmp(rel, "canonical")) keep_first(f, &f->canonical, html_attribute(attributes, "href"));
  }
}

void html_facts_fill(const HtmlFacts *f, Str title, Str heading, Document *d) {
  Str titles[] = {f->title, title, heading}, langs[] = {f->html_lang, f->meta_lang, f->og_lang};
  Str urls[] = {f->canonical, f->og_url};
  for (size_t i = 0; i < 3 && !d->title.n; i++) d->title = field_line(f->arena, titles[i]);
  if (!d->published.n) d->published = f->meta_date.n ? f->meta_date : f->time_date;
  for (size_t i = 0; i < 3 && !d->lang.n; i++) d->lang = field_lang(f->arena, langs[i]);
  for (size_t i = 0; i < 2 && !d->url.n; i++) d->url = field_url(f->arena, urls[i]);
}
