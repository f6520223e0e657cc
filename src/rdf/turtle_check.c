#include "rdf/turtle_check.h"

#include "base/map.h"
#include "base/utf8.h"
#include "rdf/term.h"

#include <ctype.h>
#include <string.h>

typedef struct Cursor {
  Str text;
  size_t at;
  const char *name;
  Report *report;
  Map *prefixes; ///< declared so far; NULL when they are not looked at
  bool declares; ///< the next name is a prefix that is declared
} Cursor;

static int peek(const Cursor *c, size_t ahead) {
  return c->at + ahead < c->text.n ? (unsigned char)c->text.p[c->at + ahead] : -1;
}

static Place place_of(const Cursor *c) {
  Place place = {c->name, 1, 1};
  size_t line = 0;
  for (size_t i = 0; i < c->at && i < c->text.n; i++)
    if (c->text.p[i] == '\n') place.line++, line = i + 1;
  place.column = (long)utf8_count(str_sub(c->text, line, c->at)) + 1;
  return place;
}

static Status fault(const Cursor *c, const char *what) {
  return report_error(c->report, STATUS_BAD_INPUT, place_of(c), "%s", what);
}

/* UCHAR; the cursor stands on the backslash. */
static Status read_uchar(Cursor *c, uint32_t *code) {
  int digits = peek(c, 1) == 'u' ? 4 : 8;
  *code = 0;
  for (int i = 0; i < digits; i++) {
    int h = peek(c, 2 + (size_t)i);
    if (h < 0 || !isxdigit(h))
      return fault(c, digits == 4 ? "expected four hexadecimal digits after \\u"
                                  : "expected eight hexadecimal digits after \\U");
    *code = *code << 4 | (uint32_t)(isdigit(h) ? h - '0' : (h | 32) - 'a' + 10);
  }
  if (!*code || *code > 0x10FFFF || (*code >= 0xD800 && *code < 0xE000))
    return fault(c, "the escape names no character");
  c->at += 2 + (size_t)digits;
  return STATUS_OK;
}

/* IRIREF ::= '<' ([^#x00-#x20<>"{}|^`\] | UCHAR)* '>' */
static Status read_iriref(Cursor *c) {
  Cursor start = *c;
  c->at++;
  for (int ch; (ch = peek(c, 0)) != '>';) {
    if (ch < 0) return fault(&start, "expected '>' at the end of the IRI");
    if (ch == '\\') {
      uint32_t code;
      if (peek(c, 1) != 'u' && peek(c, 1) != 'U') return fault(c, "expected \\u or \\U in an IRI");
      Cursor escape = *c;
      Status status = read_uchar(c, &code);
      if (status != STATUS_OK) return status;
      if (code < 0x80 && !iri_may_hold((unsigned char)code))
        return fault(&escape, "an IRI may not hold this character");
    } else if (!iri_may_hold((unsigned char)ch)) {
      return fault(c, "an IRI may not hold this character");
    } else c->at++;
  }
  c->at++;
  return STATUS_OK;
}

/* The four kinds of string literals; long ones end in three quotes and may hold line ends. */
static Status read_string(Cursor *c) {
  Cursor start = *c;
  int quote = peek(c, 0);
  bool longer = peek(c, 1) == quote && peek(c, 2) == quote;
  c->at += longer ? 3 : 1;
  for (;;) {
    int ch = peek(c, 0);
    if (ch < 0 || (!longer && (ch == '\n' || ch == '\r'))) return fault(&start, "this string does not end");
    if (ch == '\\') {
      int e = peek(c, 1);
      uint32_t code;
      if (e == 'u' || e == 'U') {
        Status status = read_uchar(c, &code);
        if (status != STATUS_OK) return status;
      } else if (e > 0 && strchr("tbnrf\"'\\", e)) c->at += 2;
      else return fault(c, "expected an escape of Turtle (t b n r f \" ' \\ u U)");
    } else if (ch == quote && (!longer || (peek(c, 1) == quote && peek(c, 2) == quote))) {
      c->at += longer ? 3 : 1;
      return STATUS_OK;
    } else c->at++;
  }
}

static void skip_comment(Cursor *c) {
  while (peek(c, 0) >= 0 && peek(c, 0) != '\n' && peek(c, 0) != '\r') c->at++;
}

static bool is_name_char(int ch) {
  return ch >= 0x80 || (ch > 0 && (isalnum(ch) || ch == '_' || ch == '-' || ch == '.'));
}

static void skip_name(Cursor *c) {
  while (is_name_char(peek(c, 0))) c->at++;
}

static Status check_prefix(Cursor *c, Str prefix) {
  if (!c->prefixes) return STATUS_OK;
  if (c->declares) map_add(c->prefixes, prefix, 1);
  else if (!str_is(prefix, "_") && map_get(c->prefixes, prefix) == MAP_NONE)
    return report_error(c->report, STATUS_BAD_INPUT, place_of(c), "the prefix '%.*s:' is not declared",
                        STR_ARG(prefix));
  c->declares = false;
  return STATUS_OK;
}

/* A word (a, true, PREFIX, @prefix, a language tag) or a prefixed name. A dot at its end does not belong to it. */
static Status read_name(Cursor *c) {
  bool at = peek(c, 0) == '@';
  size_t start = c->at += at;
  skip_name(c);
  Str word = str_sub(c->text, start, c->at);
  if (peek(c, 0) == ':' && !at) {
    Cursor here = *c;
    here.at = start;
    Status status = check_prefix(&here, word);
    c->declares = here.declares;
    for (int ch; ch = peek(c, 0), is_name_char(ch) || ch == ':' || ch == '%' || (ch == '\\' && peek(c, 1) >= 0);)
      c->at += ch == '\\' ? 2 : 1;
    while (c->text.p[c->at - 1] == '.' && c->text.p[c->at - 2] != '\\') c->at--;
    return status;
  }
  while (c->at > start + 1 && c->text.p[c->at - 1] == '.') c->at--;
  c->declares = word.n == 6 && !strncasecmp(word.p, "prefix", 6);
  return STATUS_OK;
}

/* Moves behind the token, or the one character of a token that matters little here, at the cursor. */
static Status read_token(Cursor *c) {
  int ch = peek(c, 0);
  if (ch == '#') skip_comment(c);
  else if (ch == '<') return read_iriref(c);
  else if (ch == '"' || ch == '\'') return read_string(c);
  else if (ch == '@' || ch == ':' || ch == '_' || ch >= 0x80 || isalpha(ch)) return read_name(c);
  else if (isdigit(ch))
    while (peek(c, 0) > 0 && isalnum(peek(c, 0))) c->at++; /* a number, or part of one */
  else c->at++;
  return STATUS_OK;
}

Status turtle_check(Str text, const char *name, Report *r) {
  Map prefixes = {0};
  Cursor c = {.text = text, .name = name, .report = r, .prefixes = &prefixes};
  Status status = STATUS_OK;
  while (status == STATUS_OK && c.at < text.n) status = read_token(&c);
  map_release(&prefixes);
  return status;
}

/* Moves over white space and comments, counting lines. */
static void skip_space(Cursor *c, long *line) {
  for (int ch; (ch = peek(c, 0)) >= 0;) {
    if (ch == '#') skip_comment(c);
    else if (ch == ' ' || ch == '\t' || ch == '\r' || ch == '\n') *line += ch == '\n', c->at++;
    else return;
  }
}

static bool ends_line(const Cursor *c) {
  size_t i = 0;
  while (peek(c, i) == ' ' || peek(c, i) == '\t' || peek(c, i) == '\r') i++;
  return peek(c, i) == '\n' || peek(c, i) == '#';
}

void turtle_mark_lines(StrBuf *marked, Str text) {
  Cursor c = {.text = text};
  long line = 1;
  size_t copied = 0;
  for (bool due = true; c.at < text.n;) {
    size_t end = c.at; /* of the statement before */
    skip_space(&c, &line);
    if (due && c.at < text.n) {
      strbuf_add(marked, str_sub(text, copied, end));
      strbuf_printf(marked, "<" TURTLE_LINE_IRI "%ld> <" TURTLE_LINE_IRI "> <" TURTLE_LINE_IRI "> .", line);
      copied = end;
    }
    if (c.at >= text.n) break;
    size_t token = c.at;
    bool dot = peek(&c, 0) == '.';
    if (read_token(&c) != STATUS_OK) break;
    for (size_t i = token; i < c.at && i < text.n; i++) line += text.p[i] == '\n';
    due = dot && ends_line(&c);
  }
  strbuf_add(marked, str_sub(text, copied, text.n));
}
