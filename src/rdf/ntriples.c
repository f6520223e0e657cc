/* N-Triples and N-Quads after their grammars (RDF 1.1 N-Triples §7, N-Quads §6); functions carry the names of the productions. */
#include "rdf/reading.h"

#include "base/utf8.h"
#include "rdf/vocabulary.h"

#include <ctype.h>
#include <string.h>

typedef struct Cursor {
  Str text;
  size_t at, line_start;
  long line;
  const char *name;
  Arena *arena; ///< of unescaped strings
  Report *report;
} Cursor;

static Place place_of(const Cursor *c) {
  return (Place){c->name, c->line, (long)utf8_count(str_sub(c->text, c->line_start, c->at)) + 1};
}

static int peek(const Cursor *c) { return c->at < c->text.n ? (unsigned char)c->text.p[c->at] : -1; }

static void skip_blank(Cursor *c) {
  while (peek(c) == ' ' || peek(c) == '\t') c->at++;
}

static Status expected(Cursor *c, const char *what) {
  if (peek(c) < 0) return report_error(c->report, STATUS_BAD_INPUT, place_of(c), "expected %s, found the end", what);
  if (peek(c) == '\n' || peek(c) == '\r')
    return report_error(c->report, STATUS_BAD_INPUT, place_of(c), "expected %s, found the end of the line", what);
  uint32_t code;
  size_t n = utf8_next(c->text, c->at, &code);
  return report_error(c->report, STATUS_BAD_INPUT, place_of(c), "expected %s, found '%.*s'", what, (int)n,
                      c->text.p + c->at);
}

static bool is_scalar(uint32_t code) { return code < 0x110000 && !(code >= 0xD800 && code < 0xE000); }

/* UCHAR ::= '\u' HEX HEX HEX HEX | '\U' HEX{8}; the cursor stands on 'u' or 'U'. */
static Status read_uchar(Cursor *c, StrBuf *b, uint32_t *code) {
  int digits = peek(c) == 'u' ? 4 : 8;
  *code = 0;
  c->at++;
  for (int i = 0; i < digits; i++, c->at++) {
    int h = peek(c);
    if (h < 0 || !isxdigit(h)) return expected(c, "a hexadecimal digit");
    *code = *code << 4 | (uint32_t)(isdigit(h) ? h - '0' : (h | 32) - 'a' + 10);
  }
  if (!is_scalar(*code)) {
    return report_error(c->report, STATUS_BAD_INPUT, place_of(c), "the escape names no character (U+%04X)",
                        (unsigned)*code);
  }
  utf8_add(b, *code);
  return STATUS_OK;
}

/* IRIREF ::= '<' ([^#x00-#x20<>"{}|^`\] | UCHAR)* '>'; absolute. */
static Status read_iriref(Cursor *c, Str *iri) {
  if (peek(c) != '<') return expected(c, "an IRI in <>");
  size_t from = ++c->at;
  StrBuf b = {0};
  bool escaped = false;
  Status status = STATUS_OK;
  while (status == STATUS_OK && peek(c) != '>') {
    int ch = peek(c);
    if (ch == '\\') {
      if (!escaped) strbuf_add(&b, str_sub(c->text, from, c->at)), escaped = true;
      c->at++;
      uint32_t code;
      if (peek(c) != 'u' && peek(c) != 'U') status = expected(c, "\\u or \\U in an IRI");
      else if ((status = read_uchar(c, &b, &code)) == STATUS_OK && code < 0x80 && !iri_may_hold((unsigned char)code))
        status = report_error(c->report, STATUS_BAD_INPUT, place_of(c), "an IRI may not hold U+%04X", (unsigned)code);
    } else if (ch < 0 || !iri_may_hold((unsigned char)ch)) {
      status = expected(c, "'>' at the end of the IRI");
    } else {
      size_t run = c->at;
      while (c->at < c->text.n && iri_may_hold((unsigned char)c->text.p[c->at])) c->at++;
      if (escaped) strbuf_add(&b, str_sub(c->text, run, c->at));
    }
  }
  *iri = escaped ? arena_copy(c->arena, strbuf_as_str(&b)) : str_sub(c->text, from, c->at);
  strbuf_release(&b);
  if (status != STATUS_OK) return status;
  if (!iri_is_absolute(*iri)) {
    return report_error(c->report, STATUS_BAD_INPUT, place_of(c), "<%.*s> is not an absolute IRI", STR_ARG(*iri));
  }
  c->at++;
  return STATUS_OK;
}

static bool is_pn_chars_base(uint32_t c) {
  return (c < 0x80 && isalpha((int)c)) || (c >= 0xC0 && c <= 0xD6) || (c >= 0xD8 && c <= 0xF6) ||
         (c >= 0xF8 && c <= 0x2FF) || (c >= 0x370 && c <= 0x37D) || (c >= 0x37F && c <= 0x1FFF) ||
         (c >= 0x200C && c <= 0x200D) || (c >= 0x2070 && c <= 0x218F) || (c >= 0x2C00 && c <= 0x2FEF) ||
         (c >= 0x3001 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFDCF) || (c >= 0xFDF0 && c <= 0xFFFD) ||
         (c >= 0x10000 && c <= 0xEFFFF);
}

/* BLANK_NODE_LABEL ::= '_:' (PN_CHARS_U | [0-9]) ((PN_CHARS | '.')* PN_CHARS)?; PN_CHARS_U of N-Triples 1.1 has no ':'. */
static Status read_blank_node_label(Cursor *c, Str *label) {
  c->at++;
  if (peek(c) != ':') return expected(c, "':' after '_'");
  size_t from = ++c->at, end = from;
  while (c->at < c->text.n) {
    uint32_t code;
    size_t n = utf8_next(c->text, c->at, &code);
    bool start = is_pn_chars_base(code) || code == '_' || (code >= '0' && code <= '9');
    bool later =
        start || code == '-' || code == 0xB7 || (code >= 0x300 && code <= 0x36F) || code == 0x203F || code == 0x2040;
    if (c->at == from ? !start : !(later || code == '.')) break;
    c->at += n;
    if (code != '.') end = c->at;
  }
  c->at = end;
  if (end == from) return expected(c, "a blank node label");
  *label = str_sub(c->text, from, end);
  return STATUS_OK;
}

/* STRING_LITERAL_QUOTE ::= '"' ([^#x22#x5C#xA#xD] | ECHAR | UCHAR)* '"' */
static Status read_string_literal_quote(Cursor *c, Str *value) {
  size_t from = ++c->at;
  StrBuf b = {0};
  bool escaped = false;
  Status status = STATUS_OK;
  while (status == STATUS_OK && peek(c) != '"') {
    int ch = peek(c);
    if (ch < 0 || ch == '\n' || ch == '\r') status = expected(c, "'\"' at the end of the string");
    else if (ch == '\\') {
      if (!escaped) strbuf_add(&b, str_sub(c->text, from, c->at)), escaped = true;
      c->at++;
      uint32_t code;
      static const char names[] = "tbnrf\"'\\", meant[] = "\t\b\n\r\f\"'\\";
      int e = peek(c);
      const char *name = e > 0 ? strchr(names, e) : NULL;
      if (e == 'u' || e == 'U') status = read_uchar(c, &b, &code);
      else if (name) strbuf_addc(&b, meant[name - names]), c->at++;
      else status = expected(c, "an escape of N-Triples (t b n r f \" ' \\ u U)");
    } else {
      const char *stop = c->text.p + c->at;
      size_t left = c->text.n - c->at, n = 0;
      while (n < left && stop[n] != '"' && stop[n] != '\\' && stop[n] != '\n' && stop[n] != '\r') n++;
      if (escaped) strbuf_add(&b, (Str){stop, n});
      c->at += n;
    }
  }
  *value = escaped ? arena_copy(c->arena, strbuf_as_str(&b)) : str_sub(c->text, from, c->at);
  strbuf_release(&b);
  if (status == STATUS_OK) c->at++;
  return status;
}

/* LANGTAG ::= '@' [a-zA-Z]+ ('-' [a-zA-Z0-9]+)*; given back in lower case. */
static Status read_langtag(Cursor *c, Str *lang) {
  size_t from = ++c->at;
  bool upper = false;
  for (bool first = true;; first = false) {
    size_t part = c->at;
    for (int ch; (ch = peek(c)) > 0 && ch < 0x80 && (first ? isalpha(ch) : isalnum(ch)); c->at++)
      upper |= isupper(ch) != 0;
    if (c->at == part) return expected(c, first ? "a language tag" : "a part of the language tag");
    if (peek(c) != '-') break;
    c->at++;
  }
  *lang = str_sub(c->text, from, c->at);
  if (upper) {
    *lang = arena_copy(c->arena, *lang);
    for (size_t i = 0; i < lang->n; i++) ((char *)lang->p)[i] = (char)tolower((unsigned char)lang->p[i]);
  }
  return STATUS_OK;
}

static Status read_literal(Cursor *c, Term *t) {
  *t = (Term){.kind = TERM_LITERAL};
  Status status = read_string_literal_quote(c, &t->value);
  if (status != STATUS_OK) return status;
  if (peek(c) == '@') return read_langtag(c, &t->lang);
  if (peek(c) != '^') return STATUS_OK;
  c->at++;
  if (peek(c) != '^') return expected(c, "'^^'");
  c->at++;
  status = read_iriref(c, &t->datatype);
  if (str_is(t->datatype, NS_XSD "string")) t->datatype = STR("");
  return status;
}

static Status read_term(Cursor *c, Term *t, bool literal, const char *what) {
  int ch = peek(c);
  if (ch == '<') {
    *t = (Term){.kind = TERM_IRI};
    return read_iriref(c, &t->value);
  }
  if (ch == '_') {
    *t = (Term){.kind = TERM_BLANK};
    return read_blank_node_label(c, &t->value);
  }
  if (ch == '"' && literal) return read_literal(c, t);
  return expected(c, what);
}

static Status read_statement(Cursor *c, bool quads, Triple *t) {
  *t = (Triple){0};
  Status status = read_term(c, &t->subject, false, "a subject (<IRI> or _:label)");
  skip_blank(c);
  if (status == STATUS_OK) {
    t->predicate.kind = TERM_IRI;
    status = read_iriref(c, &t->predicate.value);
  }
  skip_blank(c);
  if (status == STATUS_OK) status = read_term(c, &t->object, true, "an object (<IRI>, _:label or \"string\")");
  skip_blank(c);
  if (status == STATUS_OK && quads && peek(c) != '.') status = read_term(c, &t->graph, false, "'.' or a graph name");
  skip_blank(c);
  if (status != STATUS_OK) return status;
  if (peek(c) != '.') return expected(c, "'.' at the end of the statement");
  c->at++;
  return STATUS_OK;
}

static void skip_comment(Cursor *c) {
  while (peek(c) >= 0 && peek(c) != '\n' && peek(c) != '\r') c->at++;
}

Status rdf_check_bytes(Str text, const char *name, Report *r) {
  size_t good = utf8_valid_prefix(text);
  if (good == text.n) return STATUS_OK;
  Place place = {name, 1, 1};
  size_t line = 0;
  for (size_t i = 0; i < good; i++)
    if (text.p[i] == '\n') place.line++, line = i + 1;
  place.column = (long)utf8_count(str_sub(text, line, good)) + 1;
  return report_error(r, STATUS_BAD_INPUT, place, "expected UTF-8 text, found the byte 0x%02X",
                      (unsigned char)text.p[good]);
}

static Status read_document(Str text, const char *name, bool quads, TripleSink sink, void *user, Report *r) {
  Status status = rdf_check_bytes(text, name, r);
  if (status != STATUS_OK) return status;
  Arena arena = {0};
  Cursor c = {.text = text, .line = 1, .name = name, .arena = &arena, .report = r};
  while (status == STATUS_OK && c.at < text.n) {
    skip_blank(&c);
    int ch = peek(&c);
    if (ch == '\n' || ch == '\r') {
      c.at += ch == '\r' && c.at + 1 < text.n && text.p[c.at + 1] == '\n' ? 2 : 1;
      c.line++, c.line_start = c.at;
      continue;
    }
    if (ch < 0) break;
    if (ch != '#') {
      Triple t;
      Place place = {name, c.line, (long)(c.at - c.line_start) + 1};
      arena_clear(&arena);
      status = read_statement(&c, quads, &t);
      skip_blank(&c);
      if (status == STATUS_OK && peek(&c) >= 0 && !strchr("#\r\n", peek(&c)))
        status = expected(&c, "the end of the line");
      if (status == STATUS_OK) status = sink(user, &t, place);
    }
    if (status == STATUS_OK && peek(&c) == '#') skip_comment(&c);
  }
  arena_release(&arena);
  return status;
}

Status rdf_read_ntriples(Str text, const char *name, TripleSink sink, void *user, Report *r) {
  return read_document(text, name, false, sink, user, r);
}

Status rdf_read_nquads(Str text, const char *name, TripleSink sink, void *user, Report *r) {
  return read_document(text, name, true, sink, user, r);
}

static void no_sink(Report *r, Severity severity, Place place, const char *message) {
  (void)r, (void)severity, (void)place, (void)message;
}

bool term_of_ntriples(Term *t, Str text, Arena *a) {
  Report silent = {.sink = no_sink};
  Cursor c = {.text = text, .line = 1, .arena = a, .report = &silent};
  return read_term(&c, t, true, "a term") == STATUS_OK && c.at == text.n;
}
