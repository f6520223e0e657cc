#include "read/html.h"

#include "base/utf8.h"
#include "read/fields.h"
#include "read/plain.h"

#include <libxml/HTMLparser.h>

#include <string.h>
#include <strings.h>

/* ---- charset ---- */

enum { HEAD_BYTES = 4096 };

/* The name after `key` and an equals sign in the first bytes: charset=…, encoding=…; empty when absent. */
static Str named_charset(Str head, const char *key) {
  size_t n = strlen(key);
  for (size_t i = 0; i + n < head.n; i++) {
    if (strncasecmp(head.p + i, key, n) != 0) continue;
    size_t at = i + n;
    while (at < head.n && strchr(" \t\r\n=\"'", head.p[at])) at++;
    size_t end = at;
    while (end < head.n && (head.p[end] == '-' || head.p[end] == '_' || (head.p[end] >= '0' && head.p[end] <= '9') ||
                            ((head.p[end] | 0x20) >= 'a' && (head.p[end] | 0x20) <= 'z')))
      end++;
    if (end > at && end - at < 32) return str_sub(head, at, end);
  }
  return (Str){"", 0};
}

/* WHATWG Encoding: these labels mean windows-1252. UTF-8 here is a false claim, the bytes were not valid. */
static bool means_windows_1252(Str name) {
  static const char *const labels[] = {"", "iso-8859-1", "iso8859-1", "latin1", "us-ascii", "ascii", "utf-8", "utf8"};
  for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
    if (name.n == strlen(labels[i]) && !strncasecmp(name.p, labels[i], name.n)) return true;
  return false;
}

static Str to_utf8(Arena *arena, Str raw) {
  if (str_starts(raw, STR("\xEF\xBB\xBF"))) raw = str_sub(raw, 3, raw.n);
  bool little = str_starts(raw, STR("\xFF\xFE")), big = str_starts(raw, STR("\xFE\xFF"));
  if (!little && !big && utf8_valid_prefix(raw) == raw.n && !memchr(raw.p, 0, raw.n)) return raw;
  StrBuf converted = {0}, clean = {0};
  Str name = named_charset(str_sub(raw, 0, HEAD_BYTES), "charset");
  if (!name.n) name = named_charset(str_sub(raw, 0, HEAD_BYTES), "encoding=");
  bool claims_utf8 = name.n >= 4 && !strncasecmp(name.p, "utf", 3);
  bool done = false;
  if (little || big) done = plain_from_charset(&converted, str_sub(raw, 2, raw.n), little ? "UTF-16LE" : "UTF-16BE");
  else if (!means_windows_1252(name)) done = plain_from_charset(&converted, raw, arena_copy(arena, name).p);
  /* A page that claims UTF-8 and is nearly so has a broken byte or two; one without any valid sequence is
     Windows-1252. */
  if (!done && !(claims_utf8 && utf8_valid_prefix(str_sub(raw, 0, HEAD_BYTES)) > 0 && raw.n > 0 &&
                 memmem(raw.p, raw.n, "\xC3", 1)))
    done = plain_from_charset(&converted, raw, "WINDOWS-1252");
  utf8_repair(&clean, done ? strbuf_as_str(&converted) : raw);
  Str text = arena_copy(arena, strbuf_as_str(&clean));
  strbuf_release(&converted);
  strbuf_release(&clean);
  return text;
}

/* ---- a guard for libxml2 ---- */

enum { ATTRIBUTES_MAX = 1000 }; ///< libxml2 compares each with all before it: 80 000 in one tag took 10 s

/* The byte after the tag that begins at `at`, or, where it has too many parts, the byte at which it is to be cut.
   Values in quotes are passed over as a whole. */
static size_t end_of_tag(Str s, size_t at, bool *cut) {
  size_t parts = 0;
  char before = 0; /* the last character that is no white space */
  *cut = false;
  for (; at < s.n; at++) {
    char c = s.p[at];
    if (c == '>') return at + 1;
    if ((c == '"' || c == '\'') && before == '=') {
      const char *close = memchr(s.p + at + 1, c, s.n - at - 1);
      at = close ? (size_t)(close - s.p) : s.n - 1;
    }
    bool space = c == ' ' || (c >= '\t' && c <= '\r') || c == '/' || c == '"' || c == '\'';
    if (space && ++parts > ATTRIBUTES_MAX) return *cut = true, at;
    if (!space || c == '"' || c == '\'') before = c;
  }
  return s.n;
}

/* Ends tags with more parts than any page has. Where a script only looks like a tag, this changes nothing that is
   kept. */
static Str limit_attributes(Arena *arena, Str s) {
  StrBuf b = {0};
  size_t from = 0;
  for (size_t at = 0; at < s.n;) {
    const char *open = memchr(s.p + at, '<', s.n - at);
    if (!open) break;
    bool cut;
    at = end_of_tag(s, (size_t)(open - s.p) + 1, &cut);
    if (!cut) continue;
    strbuf_add(&b, str_sub(s, from, at));
    strbuf_addc(&b, '>');
    from = at;
  }
  if (!from) return s;
  strbuf_add(&b, str_sub(s, from, s.n));
  Str limited = arena_copy(arena, strbuf_as_str(&b));
  strbuf_release(&b);
  return limited;
}

/* ---- elements ---- */

typedef enum Role {
  ROLE_INLINE,
  ROLE_LINE,      ///< begins a line
  ROLE_PARAGRAPH, ///< stands between blank lines
  ROLE_CELL,      ///< of a table: apart by a tab
  ROLE_DROP,      ///< with all that is in it
  ROLE_MAYBE      ///< form, header: dropped unless it holds the article
} Role;

typedef struct ElementRole {
  const char *name;
  Role role;
} ElementRole;

/* Sorted by name, for bsearch. */
static const ElementRole ELEMENTS[] = {{"address", ROLE_PARAGRAPH},
                                       {"applet", ROLE_DROP},
                                       {"area", ROLE_DROP},
                                       {"article", ROLE_PARAGRAPH},
                                       {"aside", ROLE_DROP},
                                       {"audio", ROLE_DROP},
                                       {"blockquote", ROLE_PARAGRAPH},
                                       {"br", ROLE_LINE},
                                       {"button", ROLE_DROP},
                                       {"canvas", ROLE_DROP},
                                       {"caption", ROLE_LINE},
                                       {"center", ROLE_PARAGRAPH},
                                       {"datalist", ROLE_DROP},
                                       {"dd", ROLE_LINE},
                                       {"details", ROLE_PARAGRAPH},
                                       {"dialog", ROLE_DROP},
                                       {"div", ROLE_PARAGRAPH},
                                       {"dl", ROLE_PARAGRAPH},
                                       {"dt", ROLE_LINE},
                                       {"embed", ROLE_DROP},
                                       {"fieldset", ROLE_PARAGRAPH},
                                       {"figcaption", ROLE_DROP},
                                       {"figure", ROLE_PARAGRAPH},
                                       {"footer", ROLE_DROP},
                                       {"form", ROLE_MAYBE},
                                       {"frameset", ROLE_DROP},
                                       {"h1", ROLE_PARAGRAPH},
                                       {"h2", ROLE_PARAGRAPH},
                                       {"h3", ROLE_PARAGRAPH},
                                       {"h4", ROLE_PARAGRAPH},
                                       {"h5", ROLE_PARAGRAPH},
                                       {"h6", ROLE_PARAGRAPH},
                                       {"header", ROLE_MAYBE},
                                       {"hr", ROLE_PARAGRAPH},
                                       {"iframe", ROLE_DROP},
                                       {"label", ROLE_DROP},
                                       {"legend", ROLE_DROP},
                                       {"li", ROLE_LINE},
                                       {"main", ROLE_PARAGRAPH},
                                       {"map", ROLE_DROP},
                                       {"math", ROLE_DROP},
                                       {"menu", ROLE_DROP},
                                       {"nav", ROLE_DROP},
                                       {"noframes", ROLE_DROP},
                                       {"noscript", ROLE_DROP},
                                       {"object", ROLE_DROP},
                                       {"ol", ROLE_PARAGRAPH},
                                       {"optgroup", ROLE_DROP},
                                       {"option", ROLE_DROP},
                                       {"p", ROLE_PARAGRAPH},
                                       {"pre", ROLE_PARAGRAPH},
                                       {"script", ROLE_DROP},
                                       {"section", ROLE_PARAGRAPH},
                                       {"select", ROLE_DROP},
                                       {"style", ROLE_DROP},
                                       {"summary", ROLE_LINE},
                                       {"svg", ROLE_DROP},
                                       {"table", ROLE_PARAGRAPH},
                                       {"tbody", ROLE_LINE},
                                       {"td", ROLE_CELL},
                                       {"template", ROLE_DROP},
                                       {"textarea", ROLE_DROP},
                                       {"th", ROLE_CELL},
                                       {"thead", ROLE_LINE},
                                       {"title", ROLE_DROP},
                                       {"tr", ROLE_LINE},
                                       {"ul", ROLE_PARAGRAPH},
                                       {"video", ROLE_DROP}};

static int by_name(const void *key, const void *element) { return strcmp(key, ((const ElementRole *)element)->name); }

static Role role_of(const char *name) {
  const ElementRole *e = bsearch(name, ELEMENTS, sizeof ELEMENTS / sizeof *ELEMENTS, sizeof *ELEMENTS, by_name);
  return e ? e->role : ROLE_INLINE;
}

/* WAI-ARIA landmarks and windows that are not the article. */
static bool is_dropped_landmark(const char *role) {
  static const char *const names[] = {"navigation",  "contentinfo", "search",  "complementary", "dialog",
                                      "alertdialog", "menu",        "menubar", "toolbar",       "tablist"};
  for (size_t i = 0; role && i < sizeof names / sizeof *names; i++)
    if (!strcasecmp(role, names[i])) return true;
  return false;
}

static const char *attribute(const xmlChar **attributes, const char *name) {
  for (size_t i = 0; attributes && attributes[i]; i += 2)
    if (!strcasecmp((const char *)attributes[i], name)) return attributes[i + 1] ? (const char *)attributes[i + 1] : "";
  return NULL;
}

static bool is_hidden(const xmlChar **attributes) {
  if (!attributes) return false;
  const char *aria = attribute(attributes, "aria-hidden"), *style = attribute(attributes, "style");
  if (attribute(attributes, "hidden") || (aria && !strcasecmp(aria, "true"))) return true;
  if (!style) return false;
  const char *display = strcasestr(style, "display");
  return display && strncasecmp(display + 7 + strspn(display + 7, ": \t"), "none", 4) == 0;
}

/* ---- the page being read ---- */

enum { LIST_MAX = 64, MAYBE_MAX = 16 };

typedef struct Maybe {
  long depth;        ///< of the form or header
  size_t text_start; ///< bytes of text before it
} Maybe;

typedef struct Page {
  Arena *arena;
  StrBuf text, title, heading;
  long depth;      ///< open elements
  long drop_depth; ///< that of the dropped element we are in; 0 = none
  long title_depth, heading_depth, pre_depth;
  long articles;         ///< open article and main elements
  int lists;             ///< open ul and ol
  long number[LIST_MAX]; ///< of the next item of an ol; 0 in a ul
  int maybes;
  Maybe maybe[MAYBE_MAX];
  int breaks;             ///< line ends wanted before the next character
  bool space, cell, item; ///< wanted before the next character
  htmlParserCtxtPtr parser;
  double searched; ///< open elements that libxml2 compared with end tags that close nothing
  Str og_title, meta_date, time_date, meta_lang, page_lang, og_lang, canonical, og_url;
} Page;

static void want_breaks(Page *p, int n) {
  if (p->breaks < n) p->breaks = n;
}

static void flush_wanted(Page *p) {
  if (p->text.n) {
    for (int i = 0; i < p->breaks; i++) strbuf_addc(&p->text, '\n');
    if (!p->breaks && p->cell) strbuf_addc(&p->text, '\t');
    else if (!p->breaks && p->space) strbuf_addc(&p->text, ' ');
  }
  if (p->item && p->lists && p->lists <= LIST_MAX) {
    long *number = &p->number[p->lists - 1];
    if (*number) strbuf_printf(&p->text, "%ld. ", (*number)++);
    else strbuf_adds(&p->text, "- ");
  }
  p->breaks = 0;
  p->space = p->cell = p->item = false;
}

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/* White space runs become one space, except in pre. */
static void add_text(Page *p, Str s) {
  for (size_t i = 0; i < s.n;) {
    size_t from = i;
    while (i < s.n && !is_space(s.p[i])) i++;
    if (i > from) {
      flush_wanted(p);
      strbuf_add(&p->text, str_sub(s, from, i));
    }
    for (; i < s.n && is_space(s.p[i]); i++) {
      if (p->pre_depth && s.p[i] == '\n') p->breaks += p->breaks < 2;
      else p->space = true;
    }
  }
}

static void on_characters(void *user, const xmlChar *bytes, int n) {
  Page *p = user;
  Str s = {(const char *)bytes, (size_t)n};
  if (p->title_depth && !p->title.n) strbuf_reserve(&p->title, 1);
  if (p->title_depth) strbuf_add(&p->title, s);
  if (p->drop_depth) return;
  if (p->heading_depth) strbuf_add(&p->heading, s);
  add_text(p, s);
}

static void keep_first(Page *p, Str *field, const char *value) {
  if (!field->n && value && *value) *field = arena_copy(p->arena, str_of(value));
}

/* Names under which pages give their date of publication: Open Graph, Dublin Core, schema.org, and the plain ones. */
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

static void read_meta(Page *p, const xmlChar **attributes) {
  const char *content = attribute(attributes, "content"), *equiv = attribute(attributes, "http-equiv");
  const char *keys[] = {attribute(attributes, "property"), attribute(attributes, "name"),
                        attribute(attributes, "itemprop")};
  if (!content) return;
  if (equiv && !strcasecmp(equiv, "content-language")) keep_first(p, &p->meta_lang, content);
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    const char *key = keys[i];
    if (!key) continue;
    if (!strcasecmp(key, "og:title")) keep_first(p, &p->og_title, content);
    else if (!strcasecmp(key, "og:url")) keep_first(p, &p->og_url, content);
    else if (!strcasecmp(key, "og:locale")) keep_first(p, &p->og_lang, content);
    else if (names_date(key) && !p->meta_date.n) p->meta_date = field_date(p->arena, str_of(content));
  }
}

static void read_facts(Page *p, const char *name, const xmlChar **attributes) {
  if (!strcmp(name, "meta")) read_meta(p, attributes);
  else if (!strcmp(name, "html")) {
    keep_first(p, &p->page_lang, attribute(attributes, "lang"));
    keep_first(p, &p->page_lang, attribute(attributes, "xml:lang"));
  } else if (!strcmp(name, "time") && !p->drop_depth) {
    const char *when = attribute(attributes, "datetime");
    if (when && !p->time_date.n) p->time_date = field_date(p->arena, str_of(when));
  } else if (!strcmp(name, "link")) {
    const char *rel = attribute(attributes, "rel");
    if (rel && !strcasecmp(rel, "canonical")) keep_first(p, &p->canonical, attribute(attributes, "href"));
  } else if (!strcmp(name, "title") && !p->title_depth && !p->title.data) p->title_depth = p->depth;
}

static void open_list(Page *p, const char *name) {
  p->lists++;
  if (p->lists <= LIST_MAX) p->number[p->lists - 1] = !strcmp(name, "ol");
}

static void open_block(Page *p, const char *name, Role role) {
  if (role == ROLE_PARAGRAPH || role == ROLE_MAYBE) want_breaks(p, p->lists ? 1 : 2); /* items stand close together */
  else if (role == ROLE_LINE) want_breaks(p, 1);
  else if (role == ROLE_CELL) p->cell = true;
  if (!strcmp(name, "ul") || !strcmp(name, "ol")) open_list(p, name);
  else if (!strcmp(name, "li")) p->item = true;
  else if (!strcmp(name, "article") || !strcmp(name, "main")) p->articles++, p->maybes = 0;
  else if (!strcmp(name, "pre") && !p->pre_depth) p->pre_depth = p->depth;
  else if (!strcmp(name, "h1")) {
    p->maybes = 0; /* what holds the heading is the article */
    if (!p->heading.data) p->heading_depth = p->depth;
  }
  bool may_go = role == ROLE_MAYBE && (!p->articles || !strcmp(name, "form"));
  if (may_go && p->maybes < MAYBE_MAX) p->maybe[p->maybes++] = (Maybe){p->depth, p->text.n};
}

static void on_start(void *user, const xmlChar *element, const xmlChar **attributes) {
  Page *p = user;
  const char *name = (const char *)element;
  p->depth++;
  read_facts(p, name, attributes);
  if (p->drop_depth) return;
  Role role = role_of(name);
  bool whole_page = !strcmp(name, "html") || !strcmp(name, "body") || !strcmp(name, "main") || !strcmp(name, "article");
  if (role == ROLE_DROP ||
      (!whole_page && (is_hidden(attributes) || is_dropped_landmark(attribute(attributes, "role"))))) {
    p->drop_depth = p->depth;
    want_breaks(p, role == ROLE_INLINE ? 0 : 1);
    p->space = true;
  } else open_block(p, name, role);
}

/* A form or header without h1, article or main is dropped when it is short; a long one holds the page. */
enum { MAYBE_KEPT_BYTES = 1500 };

static void close_maybe(Page *p) {
  if (!p->maybes || p->maybe[p->maybes - 1].depth != p->depth) return;
  size_t start = p->maybe[--p->maybes].text_start;
  if (p->text.n - start < MAYBE_KEPT_BYTES) {
    p->text.n = start;
    if (p->text.data) p->text.data[start] = 0;
  }
}

static void close_block(Page *p, const char *name) {
  Role role = role_of(name);
  if ((!strcmp(name, "ul") || !strcmp(name, "ol")) && p->lists) p->lists--;
  if (role == ROLE_PARAGRAPH || role == ROLE_MAYBE) want_breaks(p, p->lists ? 1 : 2);
  else if (role == ROLE_LINE) want_breaks(p, 1);
  if (!strcmp(name, "li")) p->item = false;
  else if ((!strcmp(name, "article") || !strcmp(name, "main")) && p->articles) p->articles--;
  if (role == ROLE_MAYBE) close_maybe(p);
}

static void on_end(void *user, const xmlChar *element) {
  Page *p = user;
  if (p->drop_depth == p->depth) p->drop_depth = 0;
  else if (!p->drop_depth) close_block(p, (const char *)element);
  if (p->title_depth == p->depth) p->title_depth = 0;
  if (p->heading_depth == p->depth) p->heading_depth = 0;
  if (p->pre_depth == p->depth) p->pre_depth = 0;
  if (p->depth) p->depth--;
}

/* For an end tag that closes nothing libxml2 2.9 searches all open elements: 50 000 of them under 50 000 open ones
   took 11 s. */
static const double SEARCHED_MAX = 2e8;

static void on_error(void *user, const char *format, ...) {
  Page *p = user;
  (void)format;
  if (p->parser->lastError.code == XML_ERR_TAG_NAME_MISMATCH) p->searched += (double)p->depth;
  if (p->searched > SEARCHED_MAX) xmlStopParser(p->parser);
}

static void fill_fields(Page *p, Document *d) {
  Arena *a = p->arena;
  if (!d->title.n) d->title = field_line(a, p->og_title);
  if (!d->title.n) d->title = field_line(a, strbuf_as_str(&p->title));
  if (!d->title.n) d->title = field_line(a, strbuf_as_str(&p->heading));
  if (!d->published.n) d->published = p->meta_date.n ? p->meta_date : p->time_date;
  Str langs[] = {p->page_lang, p->meta_lang, p->og_lang};
  for (size_t i = 0; i < 3 && !d->lang.n; i++) d->lang = field_lang(a, langs[i]);
  if (!d->url.n) d->url = field_url(a, p->canonical);
  if (!d->url.n) d->url = field_url(a, p->og_url);
}

Status html_read(Document *d, Str raw, Arena *arena, Report *r) {
  Page page = {.arena = arena};
  Str utf8 = limit_attributes(arena, to_utf8(arena, raw));
  if (!utf8.n) return d->text = utf8, STATUS_OK;
  if (utf8.n > 2u * DOCUMENT_MAX_BYTES)
    return report_error(r, STATUS_BAD_INPUT, (Place){d->file, d->line, 0}, "the page is longer than %d MiB",
                        DOCUMENT_MAX_BYTES >> 20);
  htmlSAXHandler sax = {.startElement = on_start,
                        .endElement = on_end,
                        .characters = on_characters,
                        .ignorableWhitespace = on_characters,
                        .error = on_error};
  htmlParserCtxtPtr parser = htmlNewParserCtxt();
  if (!parser) return report_error(r, STATUS_IO, (Place){d->file, d->line, 0}, "libxml2 has no memory for the page");
  *parser->sax = sax;
  parser->userData = &page;
  page.parser = parser;
  htmlDocPtr none =
      htmlCtxtReadMemory(parser, utf8.p, (int)utf8.n, NULL, "UTF-8",
                         HTML_PARSE_RECOVER | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  if (none) xmlFreeDoc(none);
  htmlFreeParserCtxt(parser);
  Status status = STATUS_OK;
  if (page.searched > SEARCHED_MAX)
    status = report_error(r, STATUS_BAD_INPUT, (Place){d->file, d->line, 0},
                          "the page has too many end tags that close nothing under too many open elements");
  d->text = arena_copy(arena, strbuf_as_str(&page.text));
  fill_fields(&page, d);
  strbuf_release(&page.text);
  strbuf_release(&page.title);
  strbuf_release(&page.heading);
  return status;
}
