#include "base/utf8.h"
#include "rdf/iri.h"
#include "rdf/turtle_reader.h"
#include "rdf/vocabulary.h"

#include <ctype.h>
#include <string.h>

bool at_word(const Cursor *c, const char *word, bool any_case) {
  size_t n = strlen(word);
  for (size_t i = 0; i < n; i++) {
    int ch = peek_at(c, i);
    if (ch < 0 || (any_case ? toupper(ch) != toupper((unsigned char)word[i]) : ch != word[i])) return false;
  }
  int next = peek_at(c, n);
  if (next == '.') next = peek_at(c, n + 1); /* a dot inside a name, or the end of the statement */
  return !(next >= 0x80 || (next > 0 && (isalnum(next) || strchr("_-:", next))));
}

/* ---- IRIs ---- */

Status read_base_iriref(TurtleReader *t, Str *iri) {
  Status status = read_iriref(&t->c, iri);
  if (status != STATUS_OK || iri_is_absolute(*iri)) return status;
  if (t->base_used) *t->base_used = true;
  strbuf_clear(&t->word);
  iri_resolve(&t->word, strbuf_as_str(&t->base), *iri);
  *iri = arena_copy(t->c.arena, strbuf_as_str(&t->word));
  return STATUS_OK;
}

/* PNAME_NS ::= PN_PREFIX? ':' ; PN_PREFIX ::= PN_CHARS_BASE ((PN_CHARS | '.')* PN_CHARS)? */
Status read_pname_ns(TurtleReader *t, Str *prefix) {
  Cursor *c = &t->c;
  size_t from = c->at, n;
  for (uint32_t code; (code = peek_code(c, &n)) != UTF8_BAD && code != ':'; c->at += n)
    if (!(c->at == from ? is_pn_chars_base(code) : is_pn_chars(code) || code == '.')) break;
  *prefix = cursor_from(c, from);
  if (peek(c) == ':' && !str_ends(*prefix, STR("."))) return c->at++, STATUS_OK;
  if (c->at == from) return cursor_expected(c, "a prefix and ':'");
  return cursor_expected(c, "':' after a prefix");
}

/* PLX ::= '%' HEX HEX | '\' [_~.-!$&'()*+,;=/?#@%] */
static Status read_plx(Cursor *c, StrBuf *b) {
  if (peek(c) == '%') {
    if (!(peek_at(c, 1) > 0 && isxdigit(peek_at(c, 1)) && peek_at(c, 2) > 0 && isxdigit(peek_at(c, 2))))
      return cursor_error(c, "expected two hexadecimal digits after '%%'; a percent sign itself is \\%%");
    strbuf_add(b, str_sub(c->source->text, c->at, c->at + 3));
    c->at += 3;
    return STATUS_OK;
  }
  c->at++;
  int ch = peek(c);
  if (ch <= 0 || !strchr("_~.-!$&'()*+,;=/?#@%", ch))
    return cursor_expected(c, "one of _~.-!$&'()*+,;=/?#@% after the backslash");
  strbuf_addc(b, (char)ch);
  c->at++;
  return STATUS_OK;
}

/* The letters, digits, '_', '-' and ':' that most names are made of. */
static bool is_plain(unsigned char ch) {
  static const bool plain[256] = {
      ['0'] = 1, ['1'] = 1, ['2'] = 1, ['3'] = 1, ['4'] = 1, ['5'] = 1, ['6'] = 1, ['7'] = 1, ['8'] = 1, ['9'] = 1,
      ['A'] = 1, ['B'] = 1, ['C'] = 1, ['D'] = 1, ['E'] = 1, ['F'] = 1, ['G'] = 1, ['H'] = 1, ['I'] = 1, ['J'] = 1,
      ['K'] = 1, ['L'] = 1, ['M'] = 1, ['N'] = 1, ['O'] = 1, ['P'] = 1, ['Q'] = 1, ['R'] = 1, ['S'] = 1, ['T'] = 1,
      ['U'] = 1, ['V'] = 1, ['W'] = 1, ['X'] = 1, ['Y'] = 1, ['Z'] = 1, ['a'] = 1, ['b'] = 1, ['c'] = 1, ['d'] = 1,
      ['e'] = 1, ['f'] = 1, ['g'] = 1, ['h'] = 1, ['i'] = 1, ['j'] = 1, ['k'] = 1, ['l'] = 1, ['m'] = 1, ['n'] = 1,
      ['o'] = 1, ['p'] = 1, ['q'] = 1, ['r'] = 1, ['s'] = 1, ['t'] = 1, ['u'] = 1, ['v'] = 1, ['w'] = 1, ['x'] = 1,
      ['y'] = 1, ['z'] = 1, ['_'] = 1, ['-'] = 1, [':'] = 1};
  return plain[ch];
}

/* PN_LOCAL ::= (PN_CHARS_U | ':' | [0-9] | PLX) ((PN_CHARS | '.' | ':' | PLX)* (PN_CHARS | ':' | PLX))?
   Dots are held back until something follows them: those at the end do not belong to the name. */
static Status read_pn_local(Cursor *c, StrBuf *b) {
  size_t dots = 0, from = c->at, n;
  Status status = STATUS_OK;
  while (status == STATUS_OK) {
    uint32_t code = peek_code(c, &n);
    bool first = c->at == from;
    if (code == '.' && !first) {
      dots++, c->at++;
      continue;
    }
    bool plx = code == '%' || code == '\\';
    if (code == UTF8_BAD || !(plx || code == ':' ||
                              (first ? is_pn_chars_u(code) || (code < 0x80 && isdigit((int)code)) : is_pn_chars(code))))
      break;
    for (; dots; dots--) strbuf_addc(b, '.');
    size_t run = c->at;
    if (plx) status = read_plx(c, b);
    else {
      c->at += n;
      while (c->at < c->source->text.n && is_plain((unsigned char)c->source->text.p[c->at])) c->at++;
      strbuf_add(b, cursor_from(c, run));
    }
  }
  c->at -= dots;
  return status;
}

static Status read_prefixed_name(TurtleReader *t, Str *iri) {
  Str prefix;
  size_t from = t->c.at;
  Status status = read_pname_ns(t, &prefix);
  if (status != STATUS_OK) return status;
  uint32_t space = map_get(&t->prefixes, prefix);
  if (space == MAP_NONE) {
    t->c.at = from;
    return cursor_error(&t->c, "the prefix '%.*s:' is not declared", STR_ARG(cursor_shown(prefix)));
  }
  strbuf_clear(&t->word);
  strbuf_add(&t->word, t->spaces.at[space]);
  status = read_pn_local(&t->c, &t->word);
  *iri = arena_copy(t->c.arena, strbuf_as_str(&t->word));
  return status;
}

Status read_iri(TurtleReader *t, Str *iri) {
  return peek(&t->c) == '<' ? read_base_iriref(t, iri) : read_prefixed_name(t, iri);
}

/* ---- Blank nodes ---- */

Status read_blank_node(TurtleReader *t, Term *term) {
  *term = (Term){.kind = TERM_BLANK};
  Status status = read_blank_node_label(&t->c, &term->value);
  if (status == STATUS_OK && str_starts(term->value, STR("genid")))
    term->value = arena_printf(t->c.arena, "genid-%.*s", STR_ARG(term->value));
  return status;
}

Term new_blank_node(TurtleReader *t) {
  return (Term){.kind = TERM_BLANK, .value = arena_printf(t->c.arena, "genid%llu", (unsigned long long)++t->anonymous)};
}

/* ---- Literals ---- */

/* STRING_LITERAL_LONG_QUOTE ::= '"""' (('"' | '""')? ([^"\] | ECHAR | UCHAR))* '"""', and the same with "'" */
static Status read_long_string(Cursor *c, Str *value) {
  int quote = peek(c);
  size_t from = c->at += 3;
  StrBuf b = {0};
  bool escaped = false;
  Status status = STATUS_OK;
  for (int ch; status == STATUS_OK;) {
    ch = peek(c);
    if (ch == quote && peek_at(c, 1) == quote && peek_at(c, 2) == quote) break;
    size_t run = c->at;
    if (ch < 0) {
      status =
          cursor_expected(c, quote == '"' ? "'\"\"\"' at the end of the string" : "\"'''\" at the end of the string");
    } else if (ch == '\\') {
      if (!escaped) strbuf_add(&b, cursor_from(c, from)), escaped = true;
      c->at++;
      status = read_escape(c, &b);
      continue;
    } else if (ch == '\n' || ch == '\r') cursor_end_line(c);
    else c->at++;
    if (escaped) strbuf_add(&b, cursor_from(c, run));
  }
  *value = escaped ? arena_copy(c->arena, strbuf_as_str(&b)) : cursor_from(c, from);
  strbuf_release(&b);
  if (status == STATUS_OK) c->at += 3;
  return status;
}

static void read_digits(Cursor *c) {
  for (int ch; (ch = peek(c)) >= '0' && ch <= '9';) c->at++;
}

/* EXPONENT ::= [eE] [+-]? [0-9]+, `ahead` of the cursor. */
static bool at_exponent(const Cursor *c, size_t ahead) {
  int e = peek_at(c, ahead), sign = peek_at(c, ahead + 1);
  int digit = sign == '+' || sign == '-' ? peek_at(c, ahead + 2) : sign;
  return (e == 'e' || e == 'E') && digit >= '0' && digit <= '9';
}

/* INTEGER ::= [+-]? [0-9]+ ; DECIMAL ::= [+-]? [0-9]* '.' [0-9]+ ; DOUBLE: one of them, or "1.", with an exponent */
static Status read_numeric_literal(Cursor *c, Term *term) {
  size_t from = c->at;
  c->at += peek(c) == '+' || peek(c) == '-';
  size_t digits = c->at;
  read_digits(c);
  bool whole = c->at > digits;
  term->datatype = STR(NS_XSD "integer");
  int after = peek(c) == '.' ? peek_at(c, 1) : -1;
  if ((after >= '0' && after <= '9') || (whole && peek(c) == '.' && at_exponent(c, 1))) {
    term->datatype = STR(NS_XSD "decimal");
    c->at++;
    read_digits(c);
  } else if (!whole) return cursor_expected(c, "a digit");
  if (at_exponent(c, 0)) {
    term->datatype = STR(NS_XSD "double");
    c->at += peek_at(c, 1) == '+' || peek_at(c, 1) == '-' ? 2 : 1;
    read_digits(c);
  }
  term->value = cursor_from(c, from);
  return STATUS_OK;
}

/* RDFLiteral ::= String (LANGTAG | '^^' iri)? */
Status read_literal(TurtleReader *t, Term *term) {
  Cursor *c = &t->c;
  int quote = peek(c);
  *term = (Term){.kind = TERM_LITERAL};
  if (quote != '"' && quote != '\'') return read_numeric_literal(c, term);
  bool longer = peek_at(c, 1) == quote && peek_at(c, 2) == quote;
  Status status = longer ? read_long_string(c, &term->value) : read_string_literal_quote(c, &term->value);
  if (status != STATUS_OK) return status;
  if (peek(c) == '@') return read_langtag(c, &term->lang);
  if (peek(c) != '^') return STATUS_OK;
  c->at++;
  if (peek(c) != '^') return cursor_expected(c, "'^^'");
  c->at++;
  status = read_iri(t, &term->datatype);
  if (str_is(term->datatype, NS_XSD "string")) term->datatype = STR("");
  return status;
}
