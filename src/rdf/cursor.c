#include "rdf/cursor.h"

#include "base/utf8.h"

#include <ctype.h>
#include <stdarg.h>
#include <string.h>

int peek_at(const Cursor *c, size_t ahead) {
  while (c->at + ahead >= c->source->text.n)
    if (!source_more(c->source)) return -1;
  return (unsigned char)c->source->text.p[c->at + ahead];
}

uint32_t peek_code(const Cursor *c, size_t *bytes) {
  uint32_t code = UTF8_BAD;
  *bytes = peek(c) < 0 ? 0 : utf8_next(c->source->text, c->at, &code);
  return code;
}

Str cursor_from(const Cursor *c, size_t from) { return str_sub(c->source->text, from, c->at); }

Str cursor_shown(Str text) {
  enum { MOST = 200 };
  if (text.n <= MOST) return text;
  size_t n = MOST;
  while (n && ((unsigned char)text.p[n] & 0xC0) == 0x80) n--;
  return str_sub(text, 0, n);
}

Place cursor_place(const Cursor *c) {
  return (Place){c->name, c->line, (long)utf8_count(cursor_from(c, c->line_start)) + 1};
}

void cursor_end_line(Cursor *c) {
  c->at += peek(c) == '\r' && peek_at(c, 1) == '\n' ? 2 : 1;
  c->line++, c->line_start = c->at;
}

void skip_byte_order_mark(Cursor *c) {
  if (peek(c) == 0xEF && peek_at(c, 1) == 0xBB && peek_at(c, 2) == 0xBF) c->line_start = c->at += 3;
}

void skip_space(Cursor *c) {
  for (int ch;;) {
    ch = peek(c);
    if (ch == ' ' || ch == '\t') c->at++;
    else if (ch == '\n' || ch == '\r') cursor_end_line(c);
    else if (ch == '#')
      while ((ch = peek(c)) >= 0 && ch != '\n' && ch != '\r') c->at++;
    else return;
  }
}

bool cursor_is_cut(const Cursor *c) { return c->source->bad || c->source->status != STATUS_OK; }

Status cursor_expected(Cursor *c, const char *what) {
  Place place = cursor_place(c);
  int ch = peek(c);
  const Source *s = c->source;
  if (ch < 0 && s->status != STATUS_OK) return report_error(c->report, s->status, place, "the file cannot be read on");
  if (ch < 0 && s->bad)
    return report_error(c->report, STATUS_BAD_INPUT, place, "expected UTF-8 text, found the byte 0x%02X",
                        (unsigned char)s->text.p[s->text.n]);
  if (ch < 0) return report_error(c->report, STATUS_BAD_INPUT, place, "expected %s, found the end", what);
  if (ch == '\n' || ch == '\r')
    return report_error(c->report, STATUS_BAD_INPUT, place, "expected %s, found the end of the line", what);
  if (ch < 0x20 || ch == 0x7F)
    return report_error(c->report, STATUS_BAD_INPUT, place, "expected %s, found the character U+%04X", what,
                        (unsigned)ch);
  size_t n;
  peek_code(c, &n);
  return report_error(c->report, STATUS_BAD_INPUT, place, "expected %s, found '%.*s'", what, (int)n, s->text.p + c->at);
}

Status cursor_error(Cursor *c, const char *format, ...) {
  va_list args;
  char words[512];
  va_start(args, format);
  vsnprintf(words, sizeof words, format, args);
  va_end(args);
  return report_error(c->report, STATUS_BAD_INPUT, cursor_place(c), "%s", words);
}

bool is_pn_chars_base(uint32_t c) {
  return (c < 0x80 && isalpha((int)c)) || (c >= 0xC0 && c <= 0xD6) || (c >= 0xD8 && c <= 0xF6) ||
         (c >= 0xF8 && c <= 0x2FF) || (c >= 0x370 && c <= 0x37D) || (c >= 0x37F && c <= 0x1FFF) ||
         (c >= 0x200C && c <= 0x200D) || (c >= 0x2070 && c <= 0x218F) || (c >= 0x2C00 && c <= 0x2FEF) ||
         (c >= 0x3001 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFDCF) || (c >= 0xFDF0 && c <= 0xFFFD) ||
         (c >= 0x10000 && c <= 0xEFFFF);
}

bool is_pn_chars_u(uint32_t c) { return is_pn_chars_base(c) || c == '_'; }

bool is_pn_chars(uint32_t c) {
  return is_pn_chars_u(c) || (c >= '0' && c <= '9') || c == '-' || c == 0xB7 || (c >= 0x300 && c <= 0x36F) ||
         c == 0x203F || c == 0x2040;
}

static bool is_scalar(uint32_t code) { return code < 0x110000 && !(code >= 0xD800 && code < 0xE000); }

/* UCHAR ::= '\u' HEX HEX HEX HEX | '\U' HEX{8} */
Status read_uchar(Cursor *c, StrBuf *b, uint32_t *code) {
  int digits = peek(c) == 'u' ? 4 : 8;
  *code = 0;
  c->at++;
  for (int i = 0; i < digits; i++, c->at++) {
    int h = peek(c);
    if (h < 0 || !isxdigit(h)) return cursor_expected(c, "a hexadecimal digit");
    *code = *code << 4 | (uint32_t)(isdigit(h) ? h - '0' : (h | 32) - 'a' + 10);
  }
  if (!is_scalar(*code)) return cursor_error(c, "the escape names no character (U+%04X)", (unsigned)*code);
  utf8_add(b, *code);
  return STATUS_OK;
}

/* ECHAR ::= '\' [tbnrf"'\] */
Status read_escape(Cursor *c, StrBuf *b) {
  static const char names[] = "tbnrf\"'\\", meant[] = "\t\b\n\r\f\"'\\";
  int e = peek(c);
  const char *name = e > 0 ? strchr(names, e) : NULL;
  uint32_t code;
  if (e == 'u' || e == 'U') return read_uchar(c, b, &code);
  if (!name) return cursor_expected(c, "an escape (t b n r f \" ' \\ u U)");
  strbuf_addc(b, meant[name - names]);
  c->at++;
  return STATUS_OK;
}

static Status read_escaped_in_iri(Cursor *c, StrBuf *b) {
  uint32_t code;
  c->at++;
  if (peek(c) != 'u' && peek(c) != 'U') return cursor_expected(c, "\\u or \\U in an IRI");
  Status status = read_uchar(c, b, &code);
  if (status == STATUS_OK && code < 0x80 && !iri_may_hold((unsigned char)code))
    status = cursor_error(c, "an IRI may not hold U+%04X", (unsigned)code);
  return status;
}

/* IRIREF ::= '<' ([^#x00-#x20<>"{}|^`\] | UCHAR)* '>' */
Status read_iriref(Cursor *c, Str *iri) {
  if (peek(c) != '<') return cursor_expected(c, "an IRI in <>");
  size_t from = ++c->at;
  StrBuf b = {0};
  bool escaped = false;
  Status status = STATUS_OK;
  for (int ch; status == STATUS_OK && (ch = peek(c)) != '>';) {
    if (ch == '\\') {
      if (!escaped) strbuf_add(&b, cursor_from(c, from)), escaped = true;
      status = read_escaped_in_iri(c, &b);
    } else if (ch < 0 || !iri_may_hold((unsigned char)ch)) {
      status = cursor_expected(c, "'>' at the end of the IRI");
    } else {
      size_t run = c->at, end = c->source->text.n;
      while (c->at < end && iri_may_hold((unsigned char)c->source->text.p[c->at])) c->at++;
      if (escaped) strbuf_add(&b, cursor_from(c, run));
    }
  }
  *iri = escaped ? arena_copy(c->arena, strbuf_as_str(&b)) : cursor_from(c, from);
  strbuf_release(&b);
  if (status == STATUS_OK) c->at++;
  return status;
}

/* BLANK_NODE_LABEL ::= '_:' (PN_CHARS_U | [0-9]) ((PN_CHARS | '.')* PN_CHARS)? */
Status read_blank_node_label(Cursor *c, Str *label) {
  c->at++;
  if (peek(c) != ':') return cursor_expected(c, "':' after '_'");
  size_t from = ++c->at, end = from, n;
  for (uint32_t code; (code = peek_code(c, &n)) != UTF8_BAD; c->at += n) {
    bool start = is_pn_chars_u(code) || (code >= '0' && code <= '9');
    if (c->at == from ? !start : !(is_pn_chars(code) || code == '.')) break;
    if (code != '.') end = c->at + n;
  }
  c->at = end;
  if (end == from) return cursor_expected(c, "a blank node label");
  *label = cursor_from(c, from);
  return STATUS_OK;
}

/* STRING_LITERAL_QUOTE ::= '"' ([^#x22#x5C#xA#xD] | ECHAR | UCHAR)* '"', and the same with "'" */
Status read_string_literal_quote(Cursor *c, Str *value) {
  int quote = peek(c);
  size_t from = ++c->at;
  StrBuf b = {0};
  bool escaped = false;
  Status status = STATUS_OK;
  for (int ch; status == STATUS_OK && (ch = peek(c)) != quote;) {
    if (ch < 0 || ch == '\n' || ch == '\r') {
      status = cursor_expected(c, quote == '"' ? "'\"' at the end of the string" : "\"'\" at the end of the string");
    } else if (ch == '\\') {
      if (!escaped) strbuf_add(&b, cursor_from(c, from)), escaped = true;
      c->at++;
      status = read_escape(c, &b);
    } else {
      const char *p = c->source->text.p;
      size_t run = c->at, end = c->source->text.n;
      while (c->at < end && p[c->at] != quote && p[c->at] != '\\' && p[c->at] != '\n' && p[c->at] != '\r') c->at++;
      if (escaped) strbuf_add(&b, cursor_from(c, run));
    }
  }
  *value = escaped ? arena_copy(c->arena, strbuf_as_str(&b)) : cursor_from(c, from);
  strbuf_release(&b);
  if (status == STATUS_OK) c->at++;
  return status;
}

/* LANGTAG ::= '@' [a-zA-Z]+ ('-' [a-zA-Z0-9]+)* */
Status read_langtag(Cursor *c, Str *lang) {
  size_t from = ++c->at;
  bool upper = false;
  for (bool first = true;; first = false) {
    size_t part = c->at;
    for (int ch; (ch = peek(c)) > 0 && ch < 0x80 && (first ? isalpha(ch) : isalnum(ch)); c->at++)
      upper |= isupper(ch) != 0;
    if (c->at == part) return cursor_expected(c, first ? "a language tag" : "a part of the language tag");
    if (peek(c) != '-') break;
    c->at++;
  }
  *lang = cursor_from(c, from);
  if (upper && !c->keep_tags) {
    *lang = arena_copy(c->arena, *lang);
    for (size_t i = 0; i < lang->n; i++) ((char *)lang->p)[i] = (char)tolower((unsigned char)lang->p[i]);
  }
  return STATUS_OK;
}
