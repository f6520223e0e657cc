#include "query/lexer.h"

#include "base/utf8.h"
#include "rdf/cursor.h"
#include "rdf/term.h"

#include <ctype.h>
#include <string.h>

static int ahead(const Lexer *l, size_t n) { return l->at + n < l->text.n ? (unsigned char)l->text.p[l->at + n] : -1; }

static uint32_t code_at(const Lexer *l, size_t at, size_t *n) {
  uint32_t c = UTF8_BAD;
  *n = at < l->text.n ? utf8_next(l->text, at, &c) : 0;
  return c;
}

static bool is_digit(int c) { return c >= '0' && c <= '9'; }

static void skip_blanks(Lexer *l) {
  for (;;) {
    int c = ahead(l, 0);
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') l->at++;
    else if (c == '#') {
      while (ahead(l, 0) >= 0 && ahead(l, 0) != '\n' && ahead(l, 0) != '\r') l->at++;
    } else return;
  }
}

static Lexeme bad(const Lexer *l, Lexeme t, const char *problem) {
  size_t n;
  code_at(l, l->at, &n);
  t.kind = LEXEME_BAD;
  t.problem = problem;
  t.end = l->at + (n ? n : 0);
  if (t.end <= t.at) t.end = t.at + (t.at < l->text.n);
  t.text = str_sub(l->text, t.at, t.end);
  return t;
}

static Lexeme done(const Lexer *l, Lexeme t, LexemeKind kind) {
  t.kind = kind;
  t.end = l->at;
  t.text = str_sub(l->text, t.at, t.end);
  return t;
}

/* \uXXXX or \UXXXXXXXX; the lexer stands behind the backslash. */
static bool read_codepoint(Lexer *l, StrBuf *b) {
  int digits = ahead(l, 0) == 'u' ? 4 : 8;
  uint32_t code = 0;
  l->at++;
  for (int i = 0; i < digits; i++, l->at++) {
    int h = ahead(l, 0);
    if (h < 0 || !isxdigit(h)) return false;
    code = code << 4 | (uint32_t)(is_digit(h) ? h - '0' : (h | 32) - 'a' + 10);
  }
  if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return false;
  utf8_add(b, code);
  return true;
}

/* [139] IRIREF. A '<' that begins none is the operator: false, and nothing is read. */
static bool iriref(Lexer *l, Lexeme *t) {
  size_t i = l->at + 1;
  bool escaped = false;
  while (i < l->text.n && l->text.p[i] != '>') {
    unsigned char c = (unsigned char)l->text.p[i];
    bool escape = c == '\\' && i + 1 < l->text.n && (l->text.p[i + 1] == 'u' || l->text.p[i + 1] == 'U');
    if (!escape && !iri_may_hold(c)) return false;
    escaped |= escape;
    i++;
  }
  if (i >= l->text.n) return false;
  t->value = str_sub(l->text, l->at + 1, i);
  if (escaped) {
    StrBuf b = {0};
    bool good = true;
    for (l->at++; good && l->at < i;) {
      if (ahead(l, 0) == '\\') l->at++, good = read_codepoint(l, &b);
      else strbuf_addc(&b, l->text.p[l->at++]);
    }
    for (size_t k = 0; k < b.n; k++) good &= iri_may_hold((unsigned char)b.data[k]);
    t->value = arena_copy(l->arena, strbuf_as_str(&b));
    strbuf_release(&b);
    if (!good) {
      *t = bad(l, *t, "an escape in the IRI names a character that IRIs may not hold");
      return true;
    }
  }
  l->at = i + 1;
  *t = done(l, *t, LEXEME_IRIREF);
  return true;
}

/* [156] to [159], with ECHAR [160]. */
static Lexeme string(Lexer *l, Lexeme t) {
  int quote = ahead(l, 0);
  bool is_long = ahead(l, 1) == quote && ahead(l, 2) == quote;
  StrBuf b = {0};
  const char *problem = NULL;
  l->at += is_long ? 3 : 1;
  for (;;) {
    int c = ahead(l, 0);
    if (c < 0 || (!is_long && (c == '\n' || c == '\r'))) {
      problem = is_long ? "the string has no end" : "the string has no end in its line";
      break;
    }
    if (c == quote && (!is_long || (ahead(l, 1) == quote && ahead(l, 2) == quote))) break;
    if (c != '\\') {
      strbuf_addc(&b, (char)c);
      l->at++;
      continue;
    }
    static const char names[] = "tbnrf\"'\\", meant[] = "\t\b\n\r\f\"'\\";
    int e = ahead(l, 1);
    const char *name = e > 0 ? strchr(names, e) : NULL;
    l->at++;
    if (e == 'u' || e == 'U') {
      if (!read_codepoint(l, &b)) problem = "the escape names no character";
    } else if (name) strbuf_addc(&b, meant[name - names]), l->at++;
    else problem = "this escape is none of \\t \\b \\n \\r \\f \\\" \\' \\\\ \\u \\U";
    if (problem) break;
  }
  if (!problem) l->at += is_long ? 3 : 1;
  t.value = arena_copy(l->arena, strbuf_as_str(&b));
  strbuf_release(&b);
  return problem ? bad(l, t, problem) : done(l, t, LEXEME_STRING);
}

/* [146] to [148], without a sign. */
static Lexeme number(Lexer *l, Lexeme t) {
  LexemeKind kind = LEXEME_INTEGER;
  while (is_digit(ahead(l, 0))) l->at++;
  size_t whole = l->at - t.at;
  if (ahead(l, 0) == '.' && (is_digit(ahead(l, 1)) || whole)) {
    size_t i = 1;
    while (is_digit(ahead(l, i))) i++;
    int e = ahead(l, i);
    bool exponent =
        (e == 'e' || e == 'E') && (is_digit(ahead(l, i + 1)) ||
                                   ((ahead(l, i + 1) == '+' || ahead(l, i + 1) == '-') && is_digit(ahead(l, i + 2))));
    if (i > 1 || exponent) l->at += i, kind = LEXEME_DECIMAL;
  }
  int e = ahead(l, 0);
  size_t sign = ahead(l, 1) == '+' || ahead(l, 1) == '-';
  if ((e == 'e' || e == 'E') && is_digit(ahead(l, 1 + sign))) {
    l->at += 1 + sign;
    while (is_digit(ahead(l, 0))) l->at++;
    kind = LEXEME_DOUBLE;
  }
  return done(l, t, kind);
}

/* [166] VARNAME; [142] BLANK_NODE_LABEL and [168] PN_PREFIX share the run of characters, `dots` allows '.' inside. */
static size_t name_end(const Lexer *l, size_t at, bool dots, bool minus) {
  size_t end = at;
  while (at < l->text.n) {
    size_t n;
    uint32_t c = code_at(l, at, &n);
    bool good = minus ? is_pn_chars(c) : is_pn_chars(c) && c != '-';
    if (!good && !(dots && c == '.')) break;
    at += n;
    if (good) end = at;
  }
  return end;
}

/* [169] PN_LOCAL, [170] PLX: the local part without its escapes. */
static bool local_part(Lexer *l, Lexeme *t) {
  size_t end = l->at, i = l->at;
  StrBuf b = {0};
  size_t good_length = 0;
  const char *problem = NULL;
  while (i < l->text.n) {
    size_t n;
    uint32_t c = code_at(l, i, &n);
    int next = i + 1 < l->text.n ? (unsigned char)l->text.p[i + 1] : -1;
    if (c == '\\') {
      if (next < 0 || !strchr("_~.-!$&'()*+,;=/?#@%", next)) {
        problem = "this escape is none of those for names";
        break;
      }
      strbuf_addc(&b, (char)next);
      n = 2;
    } else if (c == '%') {
      if (i + 2 >= l->text.n || !isxdigit(next) || !isxdigit((unsigned char)l->text.p[i + 2])) {
        problem = "'%' in a name needs two hexadecimal digits";
        break;
      }
      strbuf_add(&b, str_sub(l->text, i, i + 3));
      n = 3;
    } else if (c == '.' && i > l->at) {
      strbuf_addc(&b, '.');
      i += n;
      continue;
    } else if (c == ':' || (i == l->at ? is_pn_chars_u(c) || (c < 0x80 && is_digit((int)c)) : is_pn_chars(c))) {
      strbuf_add(&b, str_sub(l->text, i, i + n));
    } else break;
    i += n;
    end = i;
    good_length = b.n;
  }
  t->value = arena_copy(l->arena, (Str){b.data ? b.data : "", good_length});
  strbuf_release(&b);
  l->at = problem ? i : end;
  if (problem) *t = bad(l, *t, problem);
  return !problem;
}

static Lexeme name(Lexer *l, Lexeme t) {
  size_t n;
  uint32_t c = code_at(l, l->at, &n);
  size_t end = c == ':' ? l->at : name_end(l, l->at, true, true);
  if (end < l->text.n && l->text.p[end] == ':' && (c == ':' || is_pn_chars_base(c))) {
    t.prefix = str_sub(l->text, l->at, end);
    l->at = end + 1;
    return local_part(l, &t) ? done(l, t, LEXEME_PNAME) : t;
  }
  if (c < 0x80 && isalpha((int)c)) {
    while (ahead(l, 0) >= 0 && (isalnum(ahead(l, 0)) || ahead(l, 0) == '_')) l->at++;
    return done(l, t, LEXEME_WORD);
  }
  return bad(l, t, "this character begins nothing in SPARQL");
}

static Lexeme blank_label(Lexer *l, Lexeme t) {
  l->at += 2;
  size_t n, end = name_end(l, l->at, true, true);
  uint32_t c = code_at(l, l->at, &n);
  if (end == l->at || !(is_pn_chars_u(c) || (c < 0x80 && is_digit((int)c))))
    return bad(l, t, "a blank node needs a name behind \"_:\"");
  t.value = str_sub(l->text, l->at, end);
  l->at = end;
  return done(l, t, LEXEME_BLANK_LABEL);
}

static Lexeme langtag(Lexer *l, Lexeme t) {
  size_t from = ++l->at;
  while (ahead(l, 0) >= 0 && isalpha(ahead(l, 0))) l->at++;
  if (l->at == from) return bad(l, t, "'@' needs a language tag behind it");
  while (ahead(l, 0) == '-' && ahead(l, 1) >= 0 && isalnum(ahead(l, 1))) {
    l->at++;
    while (ahead(l, 0) >= 0 && isalnum(ahead(l, 0))) l->at++;
  }
  t.value = str_sub(l->text, from, l->at);
  return done(l, t, LEXEME_LANGTAG);
}

static Lexeme mark(Lexer *l, Lexeme t) {
  static const char *const two[] = {"&&", "||", "!=", "<=", ">=", "^^"};
  for (size_t i = 0; i < sizeof two / sizeof *two; i++) {
    if (ahead(l, 0) != two[i][0] || ahead(l, 1) != two[i][1]) continue;
    l->at += 2;
    return done(l, t, LEXEME_MARK);
  }
  int c = ahead(l, 0);
  if (c <= 0 || c >= 0x80 || !strchr("{}()[].,;*/+-=<>!|^?", c))
    return bad(l, t, "this character begins nothing in SPARQL");
  l->at++;
  return done(l, t, LEXEME_MARK);
}

Lexeme lexer_next(Lexer *l) {
  skip_blanks(l);
  Lexeme t = {.kind = LEXEME_END, .at = l->at, .end = l->at};
  int c = ahead(l, 0);
  if (c < 0) return t;
  size_t n;
  if (c == '<' && iriref(l, &t)) return t;
  if (c == '"' || c == '\'') return string(l, t);
  if (is_digit(c) || (c == '.' && is_digit(ahead(l, 1)))) return number(l, t);
  if (c == '_' && ahead(l, 1) == ':') return blank_label(l, t);
  if (c == '@') return langtag(l, t);
  if (c == '?' || c == '$') {
    uint32_t first = code_at(l, l->at + 1, &n);
    size_t end = name_end(l, l->at + 1, false, false);
    bool starts = is_pn_chars_u(first) || (first < 0x80 && is_digit((int)first));
    if (end > l->at + 1 && starts) {
      t.value = str_sub(l->text, l->at + 1, end);
      l->at = end;
      return done(l, t, LEXEME_VARIABLE);
    }
    if (c == '$') return bad(l, t, "'$' needs a name behind it");
    return mark(l, t);
  }
  if (c == ':' || c >= 0x80 || isalpha(c)) return name(l, t);
  return mark(l, t);
}
