#include "rdf/term.h"

#include "base/date.h"
#include "rdf/vocabulary.h"

#include <ctype.h>
#include <string.h>

/* Where the bytes that may stand in an IRI end: eight are looked at together, for nearly all may. */
static size_t iri_run_end(Str iri, size_t at) {
  const unsigned char *p = (const unsigned char *)iri.p;
  for (; at + 8 <= iri.n; at += 8) {
    bool good = true;
    for (size_t i = 0; i < 8; i++) good &= iri_may_hold(p[at + i]);
    if (!good) break;
  }
  while (at < iri.n && iri_may_hold(p[at])) at++;
  return at;
}

void iri_add(StrBuf *b, Str iri) {
  static const char hex[] = "0123456789ABCDEF";
  for (size_t at = 0; at < iri.n;) {
    size_t end = iri_run_end(iri, at);
    strbuf_add(b, str_sub(iri, at, end));
    at = end;
    if (at == iri.n) break;
    unsigned char c = (unsigned char)iri.p[at++];
    char code[3] = {'%', hex[c >> 4], hex[c & 15]};
    strbuf_add(b, (Str){code, 3});
  }
}

bool iri_is_absolute(Str iri) {
  if (!iri.n || !isalpha((unsigned char)iri.p[0])) return false;
  for (size_t i = 0; i < iri.n; i++) {
    unsigned char c = (unsigned char)iri.p[i];
    if (c == ':') return true;
    if (c >= 0x80 || !(isalnum(c) || strchr("+-.", c))) return false;
  }
  return false;
}

/* U+FFFE and U+FFFF, which are no Char of XML 1.1 and so escaped in canonical N-Quads (RDFC-1.0 §5). */
static bool is_noncharacter(Str s, size_t at) {
  return s.n - at >= 3 && s.p[at + 1] == '\xBF' && (s.p[at + 2] == '\xBE' || s.p[at + 2] == '\xBF');
}

static void add_escaped(StrBuf *b, Str s) {
  size_t from = 0;
  for (size_t i = 0; i < s.n; i++) {
    unsigned char c = (unsigned char)s.p[i];
    bool no_char = c == 0xEF && is_noncharacter(s, i);
    if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F && !no_char) continue;
    strbuf_add(b, str_sub(s, from, i));
    from = i + (no_char ? 3 : 1);
    switch (c) {
    case '\t': strbuf_adds(b, "\\t"); break;
    case '\b': strbuf_adds(b, "\\b"); break;
    case '\n': strbuf_adds(b, "\\n"); break;
    case '\r': strbuf_adds(b, "\\r"); break;
    case '\f': strbuf_adds(b, "\\f"); break;
    case '"': strbuf_adds(b, "\\\""); break;
    case '\\': strbuf_adds(b, "\\\\"); break;
    case 0xEF: strbuf_adds(b, s.p[i + 2] == '\xBE' ? "\\uFFFE" : "\\uFFFF"); break;
    default: strbuf_printf(b, "\\u%04X", c);
    }
  }
  strbuf_add(b, str_sub(s, from, s.n));
}

void term_add_ntriples(StrBuf *b, Term t) {
  switch (t.kind) {
  case TERM_NONE: break;
  case TERM_IRI:
    strbuf_addc(b, '<');
    iri_add(b, t.value);
    strbuf_addc(b, '>');
    break;
  case TERM_BLANK:
    strbuf_adds(b, "_:");
    strbuf_add(b, t.value);
    break;
  case TERM_LITERAL:
    strbuf_addc(b, '"');
    add_escaped(b, t.value);
    strbuf_addc(b, '"');
    if (t.lang.n) {
      strbuf_addc(b, '@');
      strbuf_add(b, t.lang);
    } else if (t.datatype.n && !str_is(t.datatype, NS_XSD "string")) {
      strbuf_adds(b, "^^<");
      iri_add(b, t.datatype);
      strbuf_addc(b, '>');
    }
  }
}

int term_cmp(Term a, Term b) {
  StrBuf x = {0}, y = {0};
  term_add_ntriples(&x, a);
  term_add_ntriples(&y, b);
  int order = str_cmp(strbuf_as_str(&x), strbuf_as_str(&y));
  strbuf_release(&x);
  strbuf_release(&y);
  return order;
}

Str date_datatype(Str iso) {
  Date d = date_parse(iso);
  if (!date_is_set(d)) return STR("");
  if (!d.year) return STR(NS_XSD "gMonthDay");
  if (!d.month) return STR(NS_XSD "gYear");
  if (!d.day) return STR(NS_XSD "gYearMonth");
  return STR(NS_XSD "date");
}

Str iri_local_name(Str iri) {
  size_t at = iri.n;
  while (at && iri.p[at - 1] != '/' && iri.p[at - 1] != '#') at--;
  return str_sub(iri, at, iri.n);
}
