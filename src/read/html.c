#include "read/html.h"

#include "read/html_bytes.h"
#include "read/html_elements.h"
#include "read/html_facts.h"

#include <libxml/HTMLparser.h>

#include <string.h>

enum {
  LIST_MAX = 64, ///< deeper lists have no numbers
  MAYBE_MAX = 16,
  MAYBE_KEPT_BYTES = 1500 ///< a form or header without h1, article or main is dropped when it is shorter than this
};

/* For an end tag that closes nothing libxml2 2.9 searches all open elements: 50 000 of them under 50 000 open ones
   took 11 s. */
static const double SEARCHED_MAX = 2e8;

typedef struct Maybe {
  long depth;        ///< of the form or header
  size_t text_start; ///< bytes of text before it
} Maybe;

typedef struct Page {
  HtmlFacts facts;
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

static void open_list(Page *p, const char *name) {
  p->lists++;
  if (p->lists <= LIST_MAX) p->number[p->lists - 1] = !strcmp(name, "ol");
}

static void open_block(Page *p, const char *name, HtmlRole role) {
  if (role == HTML_PARAGRAPH || role == HTML_MAYBE) want_breaks(p, p->lists ? 1 : 2); /* items stand close together */
  else if (role == HTML_LINE) want_breaks(p, 1);
  else if (role == HTML_CELL) p->cell = true;
  if (!strcmp(name, "ul") || !strcmp(name, "ol")) open_list(p, name);
  else if (!strcmp(name, "li")) p->item = true;
  else if (!strcmp(name, "article") || !strcmp(name, "main")) p->articles++, p->maybes = 0;
  else if (!strcmp(name, "pre") && !p->pre_depth) p->pre_depth = p->depth;
  else if (!strcmp(name, "h1")) {
    p->maybes = 0; /* what holds the heading is the article */
    if (!p->heading.data) p->heading_depth = p->depth;
  }
  bool may_go = role == HTML_MAYBE && (!p->articles || !strcmp(name, "form"));
  if (may_go && p->maybes < MAYBE_MAX) p->maybe[p->maybes++] = (Maybe){p->depth, p->text.n};
}

static void on_start(void *user, const xmlChar *element, const xmlChar **attributes) {
  Page *p = user;
  const char *name = (const char *)element;
  p->depth++;
  html_facts_take(&p->facts, name, attributes, p->drop_depth > 0);
  if (!strcmp(name, "title") && !p->title_depth && !p->title.data) p->title_depth = p->depth;
  if (p->drop_depth) return;
  HtmlRole role = html_role(name);
  bool whole_page = !strcmp(name, "html") || !strcmp(name, "body") || !strcmp(name, "main") || !strcmp(name, "article");
  if (role == HTML_DROP || (!whole_page && html_is_set_aside(attributes))) {
    p->drop_depth = p->depth;
    want_breaks(p, role == HTML_INLINE ? 0 : 1);
    p->space = true;
  } else open_block(p, name, role);
}

static void close_maybe(Page *p) {
  if (!p->maybes || p->maybe[p->maybes - 1].depth != p->depth) return;
  size_t start = p->maybe[--p->maybes].text_start;
  if (p->text.n - start < MAYBE_KEPT_BYTES) {
    p->text.n = start;
    if (p->text.data) p->text.data[start] = 0;
  }
}

static void close_block(Page *p, const char *name) {
  HtmlRole role = html_role(name);
  if ((!strcmp(name, "ul") || !strcmp(name, "ol")) && p->lists) p->lists--;
  if (role == HTML_PARAGRAPH || role == HTML_MAYBE) want_breaks(p, p->lists ? 1 : 2);
  else if (role == HTML_LINE) want_breaks(p, 1);
  if (!strcmp(name, "li")) p->item = false;
  else if ((!strcmp(name, "article") || !strcmp(name, "main")) && p->articles) p->articles--;
  if (role == HTML_MAYBE) close_maybe(p);
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

static void on_error(void *user, const char *format, ...) {
  Page *p = user;
  (void)format;
  if (p->parser->lastError.code == XML_ERR_TAG_NAME_MISMATCH) p->searched += (double)p->depth;
  if (p->searched > SEARCHED_MAX) xmlStopParser(p->parser);
}

/* False when libxml2 has no memory for it. */
static bool parse(Page *p, Str utf8) {
  htmlSAXHandler sax = {.startElement = on_start,
                        .endElement = on_end,
                        .characters = on_characters,
                        .ignorableWhitespace = on_characters,
                        .error = on_error};
  p->parser = htmlNewParserCtxt();
  if (!p->parser) return false;
  *p->parser->sax = sax;
  p->parser->userData = p;
  htmlDocPtr none =
      htmlCtxtReadMemory(p->parser, utf8.p, (int)utf8.n, NULL, "UTF-8",
                         HTML_PARSE_RECOVER | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  if (none) xmlFreeDoc(none);
  htmlFreeParserCtxt(p->parser);
  return true;
}

Status html_read(Document *d, Str raw, Arena *arena, Report *r) {
  Page page = {.facts = {.arena = arena}};
  Place place = {d->file, d->line, 0};
  Str utf8 = html_limit_attributes(arena, html_to_utf8(arena, raw));
  if (!utf8.n) return d->text = utf8, STATUS_OK;
  if (utf8.n > 2u * DOCUMENT_MAX_BYTES)
    return report_error(r, STATUS_BAD_INPUT, place, "the page is longer than %d MiB", DOCUMENT_MAX_BYTES >> 20);
  if (!parse(&page, utf8)) return report_error(r, STATUS_IO, place, "libxml2 has no memory for the page");
  Status status = STATUS_OK;
  if (page.searched > SEARCHED_MAX)
    status = report_error(r, STATUS_BAD_INPUT, place,
                          "the page has too many end tags that close nothing under too many open elements");
  d->text = arena_copy(arena, strbuf_as_str(&page.text));
  html_facts_fill(&page.facts, strbuf_as_str(&page.title), strbuf_as_str(&page.heading), d);
  strbuf_release(&page.text);
  strbuf_release(&page.title);
  strbuf_release(&page.heading);
  return status;
}
