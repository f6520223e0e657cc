#include "draw/text.h"

#include "base/escape.h"
#include "base/utf8.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static bool is_space(uint32_t c) {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0xA0 || c == 0x85 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

/* Not shown: controls, direction marks (Unicode UAX #9), byte order mark, noncharacters; XML 1.0 forbids most of them. */
static bool is_hidden(uint32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xAD || c == 0x61C || c == 0x200B || c == 0x200E || c == 0x200F ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFDD0 && c <= 0xFDEF) ||
         (c & 0xFFFE) == 0xFFFE || (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

void label_clean(StrBuf *b, Str s, size_t most) {
  size_t shown = 0;
  bool gap = false;
  for (size_t i = 0; i < s.n;) {
    uint32_t c;
    i += utf8_next(s, i, &c);
    if (c == UTF8_BAD) c = 0xFFFD;
    if (is_space(c)) {
      gap = shown > 0;
      continue;
    }
    if (is_hidden(c)) continue;
    if (shown >= most) {
      strbuf_adds(b, "…");
      return;
    }
    if (gap) strbuf_addc(b, ' '), shown++;
    gap = false;
    utf8_add(b, c), shown++;
  }
}

Str label_copy(Arena *a, Str s, size_t most) {
  StrBuf b = {0};
  label_clean(&b, s, most);
  Str copy = arena_copy(a, strbuf_as_str(&b));
  strbuf_release(&b);
  return copy;
}

/* The bytes of s from `at` that a line of `width` code points takes: up to its last space or behind its last hyphen, or cut in a word
   that is longer, which *whole tells. */
static size_t line_bytes(Str s, size_t at, size_t width, bool *whole) {
  size_t i = at, gap = at, n = 0;
  uint32_t c;
  for (; i < s.n && n < width; n++) {
    i += utf8_next(s, i, &c);
    if (s.p[i - 1] == ' ') gap = i - 1;
    if (s.p[i - 1] == '-') gap = i;
  }
  *whole = i >= s.n || s.p[i] == ' ' || gap > at;
  return i >= s.n || s.p[i] == ' ' || gap == at ? i - at : gap - at;
}

void label_wrap(StrBuf *b, Str s, size_t width, size_t lines) {
  for (size_t at = 0, line = 0; at < s.n; line++) {
    bool whole;
    size_t n = line_bytes(s, at, width, &whole);
    bool last = line + 1 == lines;
    if (line) strbuf_addc(b, '\n');
    strbuf_add(b, str_sub(s, at, at + n));
    at += n;
    if (last && at < s.n) strbuf_adds(b, "…");
    if (last) return;
    if (!whole) strbuf_addc(b, '-');
    while (at < s.n && s.p[at] == ' ') at++;
  }
}

/* Whether graphviz would take the & at s[i] for the start of an HTML entity. A zero-width non-joiner after the & keeps it from
   doing so in all its passes, which &amp; does not: the SVG writer leaves "&lt;" as it is even when it comes from "&amp;lt;". */
static bool is_entity(Str s, size_t i) {
  size_t k = i + 1;
  while (k < s.n &&
         (s.p[k] == '#' || (s.p[k] >= '0' && s.p[k] <= '9') || ((s.p[k] | 32) >= 'a' && (s.p[k] | 32) <= 'z')))
    k++;
  return k > i + 1 && k < s.n && s.p[k] == ';';
}

/* Between a character that graphviz would read on from and the next one. */
#define NON_JOINER "\u200C"

static void add_text(StrBuf *b, Str s, const char *line_break, const char *backslash) {
  strbuf_addc(b, '"');
  for (size_t i = 0; i < s.n; i++) {
    char c = s.p[i];
    if (c == '"') strbuf_adds(b, "\\\"");
    else if (c == '\\') strbuf_adds(b, backslash);
    else if (c == '\n') strbuf_adds(b, line_break);
    else if (c == '&' && is_entity(s, i)) strbuf_adds(b, "&" NON_JOINER);
    else strbuf_addc(b, c);
  }
}

void dot_add_label(StrBuf *b, Str s) {
  add_text(b, s, "\\n", "\\\\");
  strbuf_addc(b, '"');
}

void dot_add_tip(StrBuf *b, Str s) {
  add_text(b, s, "\\n", "\\\\" NON_JOINER);
  strbuf_addc(b, '"');
}

void dot_add_lines(StrBuf *b, Str s) {
  add_text(b, s, "\\l", "\\\\");
  strbuf_adds(b, s.n ? "\\l\"" : "\"");
}

void dot_add_id(StrBuf *b, Str iri) {
  strbuf_addc(b, '"');
  for (size_t i = 0; i < iri.n;) {
    uint32_t c;
    size_t n = utf8_next(iri, i, &c);
    bool bad = c == UTF8_BAD || c <= 0x20 || is_hidden(c) || is_space(c) || (c < 0x80 && strchr("<>\"{}|\\^`", (int)c));
    for (size_t k = 0; bad && k < n; k++) strbuf_printf(b, "%%%02X", (unsigned char)iri.p[i + k]);
    if (!bad) strbuf_add(b, str_sub(iri, i, i + n));
    i += n;
  }
  strbuf_addc(b, '"');
}

void add_number(StrBuf *b, double x) {
  long long thousandths = llround(fabs(x) * 1000);
  if (x < 0 && thousandths) strbuf_addc(b, '-');
  strbuf_printf(b, "%lld", thousandths / 1000);
  int rest = (int)(thousandths % 1000);
  if (!rest) return;
  char digits[8];
  snprintf(digits, sizeof digits, ".%03d", rest);
  size_t n = strlen(digits);
  while (digits[n - 1] == '0') n--;
  strbuf_add(b, (Str){digits, n});
}

static bool is_xml_char(uint32_t c) {
  return c == '\t' || c == '\n' || (c >= 0x20 && c < 0x7F) || (c >= 0xA0 && c <= 0xD7FF) ||
         (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

void xml_add_text(StrBuf *b, Str s) {
  for (size_t i = 0; i < s.n;) {
    uint32_t c;
    i += utf8_next(s, i, &c);
    if (c == '&') strbuf_adds(b, "&amp;");
    else if (c == '<') strbuf_adds(b, "&lt;");
    else if (c == '>') strbuf_adds(b, "&gt;");
    else if (c == '"') strbuf_adds(b, "&quot;");
    else if (c == '\'') strbuf_adds(b, "&#39;");
    else if (c != UTF8_BAD && is_xml_char(c)) utf8_add(b, c);
  }
}

void csv_add_cell(StrBuf *b, Str s) {
  bool quoted = false, formula = csv_is_formula(s);
  for (size_t i = 0; i < s.n; i++) quoted |= strchr("\",\r\n", s.p[i]) != NULL;
  if (quoted) strbuf_addc(b, '"');
  if (formula) strbuf_addc(b, '\'');
  for (size_t i = 0; i < s.n; i++) {
    if (s.p[i] == '"') strbuf_addc(b, '"');
    strbuf_addc(b, s.p[i]);
  }
  if (quoted) strbuf_addc(b, '"');
}

bool link_is_safe(Str href) {
  return str_starts(href, STR("https://")) || str_starts(href, STR("http://")) || str_starts(href, STR("#"));
}

/* Hundredths of the size, rounded up. */
static unsigned advance(uint32_t c) {
  static const unsigned char ascii[] = {32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37,  32, 34, 64, 64, 64,
                                        64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 54, 100, 69, 69, 70, 78, 64,
                                        58, 78, 76, 30, 30, 66, 56, 87, 75, 79, 61, 79, 70, 64,  62, 74, 69, 99, 69,
                                        62, 69, 40, 34, 40, 84, 50, 50, 62, 64, 55, 64, 62, 36,  64, 64, 28, 28, 58,
                                        28, 98, 64, 62, 64, 64, 42, 53, 40, 64, 60, 82, 60, 60,  53, 64, 34, 64, 84};
  if (c >= 0x20 && c < 0x7F) return ascii[c - 0x20];
  if (c < 0x300) return c >= 0xC0 && c < 0xDF ? 75 : 65;
  if (c < 0x370) return 0; /* marks that stand above or below */
  if (c < 0x1100) return 75;
  return c < 0x2000 ? 70 : c < 0x3000 ? 100 : 110; /* of other fonts, which draw most of these as squares */
}

double text_width(Str s, double size, bool bold) {
  unsigned long sum = 0;
  for (size_t i = 0; i < s.n;) {
    uint32_t c;
    i += utf8_next(s, i, &c);
    sum += advance(c);
  }
  return (double)sum * size / 100 * (bold ? 1.14 : 1);
}
