#include "draw/svg.h"

#include "base/utf8.h"
#include "draw/text.h"

#include <string.h>

enum { DEEPEST = 64 };

typedef struct Cleaner {
  StrBuf *out;
  const char *id;
  Str title, description;
  bool written[DEEPEST]; ///< whether the element open at that depth was written
  size_t depth;
  bool in_title; ///< inside a title of graphviz, which holds only a name
} Cleaner;

typedef struct Tag {
  Str name, attributes;
  bool closing, empty;
} Tag;

static const char *const elements[] = {"g", "a", "path", "polygon", "polyline", "ellipse", "text", NULL};
static const char *const attributes[] = {"id",
                                         "class",
                                         "transform",
                                         "fill",
                                         "fill-opacity",
                                         "stroke",
                                         "stroke-width",
                                         "stroke-opacity",
                                         "stroke-dasharray",
                                         "points",
                                         "d",
                                         "cx",
                                         "cy",
                                         "rx",
                                         "ry",
                                         "x",
                                         "y",
                                         "text-anchor",
                                         "font-family",
                                         "font-size",
                                         "font-weight",
                                         "text-decoration",
                                         NULL};

static bool is_listed(const char *const *list, Str name) {
  for (; *list; list++)
    if (str_is(name, *list)) return true;
  return false;
}

/* The length of a reference that every XML reader knows (XML 1.0 §4.6, or by number) at s[i] == '&', or 0. */
static size_t reference_length(Str s, size_t i) {
  static const char *const known[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "&#45;", "&#160;", "&#10;", NULL};
  for (const char *const *k = known; *k; k++)
    if (str_starts(str_sub(s, i, s.n), str_of(*k))) return strlen(*k);
  return 0;
}

/* What text.c put behind & and \ for graphviz. */
static size_t non_joiner_length(Str s, size_t i) { return str_starts(str_sub(s, i, s.n), STR("\u200C")) ? 3 : 0; }

/* A text or value of graphviz, whose references stay. */
static void add_escaped(StrBuf *b, Str s) {
  for (size_t i = 0; i < s.n;) {
    uint32_t c;
    size_t known = s.p[i] == '&' ? reference_length(s, i) : 0, n = known ? known : utf8_next(s, i, &c);
    if (known) strbuf_add(b, str_sub(s, i, i + n));
    else xml_add_text(b, str_sub(s, i, i + n));
    bool guarded = s.p[i] == '\\' || (known && str_starts(str_sub(s, i, s.n), STR("&amp;")));
    i += n;
    if (guarded) i += non_joiner_length(s, i);
  }
}

/* The next name="value" of *rest. */
static bool next_attribute(Str *rest, Str *name, Str *value) {
  Str s = str_trim(*rest);
  size_t equals = str_find(s, STR("=\""));
  if (equals == SIZE_MAX) return false;
  Str after = str_sub(s, equals + 2, s.n);
  size_t end = str_find(after, STR("\""));
  if (end == SIZE_MAX) return false;
  *name = str_trim(str_sub(s, 0, equals));
  *value = str_sub(after, 0, end);
  *rest = str_sub(after, end + 1, after.n);
  return true;
}

static Str attribute(const Tag *t, const char *wanted) {
  Str rest = t->attributes, name, value;
  while (next_attribute(&rest, &name, &value))
    if (str_is(name, wanted)) return value;
  return (Str){0};
}

static void add_attribute(StrBuf *b, const char *name, Str value) {
  strbuf_printf(b, " %s=\"", name);
  add_escaped(b, value);
  strbuf_addc(b, '"');
}

/* Families that stand in where DejaVu is missing; Verdana has nearly its widths. */
static void add_font(StrBuf *b, Str family) {
  strbuf_adds(b, " font-family=\"DejaVu Sans,Verdana,sans-serif\"");
  if (str_ends(family, STR(" Bold"))) strbuf_adds(b, " font-weight=\"bold\"");
}

static void add_attributes(StrBuf *b, const Tag *t) {
  Str rest = t->attributes, name, value;
  char plain[32];
  while (next_attribute(&rest, &name, &value)) {
    if (!is_listed(attributes, name) || name.n >= sizeof plain) continue;
    memcpy(plain, name.p, name.n), plain[name.n] = 0;
    if (str_is(name, "font-family")) add_font(b, value);
    else add_attribute(b, plain, str_is(value, "transparent") ? STR("none") : value);
  }
}

static void add_root(Cleaner *c, const Tag *t) {
  StrBuf *b = c->out;
  strbuf_adds(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
                 "xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
  add_attribute(b, "width", attribute(t, "width"));
  add_attribute(b, "height", attribute(t, "height"));
  add_attribute(b, "viewBox", attribute(t, "viewBox"));
  strbuf_printf(b, " role=\"img\" aria-labelledby=\"%s-title %s-desc\">\n<title id=\"%s-title\">", c->id, c->id, c->id);
  xml_add_text(b, c->title);
  strbuf_printf(b, "</title>\n<desc id=\"%s-desc\">", c->id);
  xml_add_text(b, c->description);
  strbuf_adds(b, "</desc>");
}

static void open_element(Cleaner *c, const Tag *t) {
  bool svg = str_is(t->name, "svg"), link = str_is(t->name, "a");
  bool written = svg || is_listed(elements, t->name);
  if (str_is(t->name, "g") && str_starts(attribute(t, "id"), STR("a_"))) written = false; /* wraps an <a> */
  if (link) {
    Str tip = attribute(t, "xlink:title"), href = attribute(t, "xlink:href");
    written = link_is_safe(href);
    if (tip.n) strbuf_adds(c->out, "<title>"), add_escaped(c->out, tip), strbuf_adds(c->out, "</title>\n");
    if (written) strbuf_adds(c->out, "<a"), add_attribute(c->out, "xlink:href", href), strbuf_addc(c->out, '>');
  } else if (svg) {
    add_root(c, t);
  } else if (written) {
    strbuf_addc(c->out, '<'), strbuf_add(c->out, t->name);
    add_attributes(c->out, t);
    strbuf_adds(c->out, t->empty ? "/>" : ">");
  }
  if (t->empty) return;
  if (c->depth < DEEPEST) c->written[c->depth] = written;
  c->depth++;
  c->in_title = str_is(t->name, "title");
}

static void close_element(Cleaner *c, const Tag *t) {
  c->in_title = false;
  if (!c->depth) return;
  c->depth--;
  if (c->depth < DEEPEST && c->written[c->depth])
    strbuf_adds(c->out, "</"), strbuf_add(c->out, t->name), strbuf_addc(c->out, '>');
}

/* The tag between '<' and '>', both excluded. */
static Tag read_tag(Str s) {
  Tag t = {.closing = s.n && s.p[0] == '/', .empty = s.n && s.p[s.n - 1] == '/'};
  size_t from = t.closing, end = from;
  while (end < s.n && !strchr(" \t\r\n/", s.p[end])) end++;
  t.name = str_sub(s, from, end);
  t.attributes = str_sub(s, end, s.n - (t.empty ? 1 : 0));
  return t;
}

/* Bytes up to and with the end of what starts with '<' at s[i]: a comment, or a tag. */
static size_t markup_length(Str s, size_t i) {
  Str rest = str_sub(s, i, s.n), end = str_starts(rest, STR("<!--")) ? STR("-->") : STR(">");
  size_t at = str_find(rest, end);
  return at == SIZE_MAX ? rest.n : at + end.n;
}

static void add_between(Cleaner *c, Str text) {
  Str kept = str_trim(text);
  if (c->in_title) return;
  if (kept.n) add_escaped(c->out, text);
  else if (text.n && c->out->n && c->out->data[c->out->n - 1] != '\n') strbuf_addc(c->out, '\n');
}

void svg_add_clean(StrBuf *b, Str svg, const char *id, Str title, Str description) {
  Cleaner c = {.out = b, .id = id, .title = title, .description = description};
  for (size_t i = 0; i < svg.n;) {
    const char *open = memchr(svg.p + i, '<', svg.n - i);
    size_t at = open ? (size_t)(open - svg.p) : svg.n;
    add_between(&c, str_sub(svg, i, at));
    if (at == svg.n) break;
    size_t n = markup_length(svg, at);
    if (at + 1 < svg.n && svg.p[at + 1] != '!' && svg.p[at + 1] != '?') {
      Tag t = read_tag(str_sub(svg, at + 1, at + n - 1));
      if (t.closing) close_element(&c, &t);
      else open_element(&c, &t);
    }
    i = at + n;
  }
}
