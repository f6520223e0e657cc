/* N-Triples and N-Quads after their grammars (RDF 1.1 N-Triples §7, N-Quads §6); functions carry the names of the productions. */
#include "rdf/ntriples.h"

#include "base/utf8.h"
#include "rdf/cursor.h"
#include "rdf/reading.h"
#include "rdf/vocabulary.h"

#include <string.h>

static void skip_blank(Cursor *c) {
  while (peek(c) == ' ' || peek(c) == '\t') c->at++;
}

static Status read_absolute_iri(Cursor *c, Str *iri) {
  Status status = read_iriref(c, iri);
  if (status != STATUS_OK || iri_is_absolute(*iri)) return status;
  c->at--;
  return cursor_error(c, "<%.*s> is not an absolute IRI", STR_ARG(cursor_shown(*iri)));
}

static Status read_literal(Cursor *c, Term *t) {
  *t = (Term){.kind = TERM_LITERAL};
  Status status = read_string_literal_quote(c, &t->value);
  if (status != STATUS_OK) return status;
  if (peek(c) == '@') return read_langtag(c, &t->lang);
  if (peek(c) != '^') return STATUS_OK;
  c->at++;
  if (peek(c) != '^') return cursor_expected(c, "'^^'");
  c->at++;
  status = read_absolute_iri(c, &t->datatype);
  if (str_is(t->datatype, NS_XSD "string")) t->datatype = STR("");
  return status;
}

static Status read_term(Cursor *c, Term *t, bool literal, const char *what) {
  int ch = peek(c);
  if (ch == '<') {
    *t = (Term){.kind = TERM_IRI};
    return read_absolute_iri(c, &t->value);
  }
  if (ch == '_') {
    *t = (Term){.kind = TERM_BLANK};
    return read_blank_node_label(c, &t->value);
  }
  if (ch == '"' && literal) return read_literal(c, t);
  return cursor_expected(c, what);
}

/* Most statements have the subject of the one before, and need not be read letter by letter. */
static bool repeats_subject(Cursor *c, Term *t) {
  Str last = c->last_subject, ahead = str_sub(c->source->text, c->at, c->at + last.n);
  if (!last.n || !str_eq(ahead, last)) return false;
  *t = (Term){.kind = TERM_IRI, .value = str_sub(ahead, 1, last.n - 1)};
  c->at += last.n;
  return true;
}

static Status read_subject(Cursor *c, Term *t) {
  if (repeats_subject(c, t)) return STATUS_OK;
  size_t from = c->at;
  Status status = read_term(c, t, false, "a subject (<IRI> or _:label)");
  Str text = cursor_from(c, from);
  c->last_subject = status == STATUS_OK && t->kind == TERM_IRI && t->value.n + 2 == text.n ? text : STR("");
  return status;
}

static Status read_statement(Cursor *c, bool quads, Triple *t) {
  *t = (Triple){0};
  Status status = read_subject(c, &t->subject);
  skip_blank(c);
  if (status == STATUS_OK) {
    t->predicate.kind = TERM_IRI;
    status = read_absolute_iri(c, &t->predicate.value);
  }
  skip_blank(c);
  if (status == STATUS_OK) status = read_term(c, &t->object, true, "an object (<IRI>, _:label or \"string\")");
  skip_blank(c);
  if (status == STATUS_OK && quads && peek(c) != '.') status = read_term(c, &t->graph, false, "'.' or a graph name");
  skip_blank(c);
  if (status != STATUS_OK) return status;
  if (peek(c) != '.') return cursor_expected(c, "'.' at the end of the statement");
  c->at++;
  return STATUS_OK;
}

Status nquads_read_statement(Cursor *c, Triple *t) { return read_statement(c, true, t); }

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

/* One line; *found tells whether it held a statement. */
static Status read_line(Cursor *c, bool quads, Triple *t, bool *found) {
  Status status = STATUS_OK;
  int ch = peek(c);
  *found = ch >= 0 && !strchr("#\r\n", ch);
  if (*found) {
    arena_clear(c->arena);
    status = read_statement(c, quads, t);
    skip_blank(c);
  }
  if (status == STATUS_OK && peek(c) == '#') skip_comment(c);
  if (status != STATUS_OK) return status;
  ch = peek(c);
  if ((ch >= 0 && ch != '\n' && ch != '\r') || (ch < 0 && cursor_is_cut(c)))
    return cursor_expected(c, *found ? "the end of the line" : "a statement");
  return STATUS_OK;
}

Status ntriples_read(Source *source, const char *name, bool quads, bool keep_tags, TripleSink sink, void *user,
                     Report *r) {
  Arena arena = {0};
  Cursor c = {.source = source, .line = 1, .name = name, .arena = &arena, .keep_tags = keep_tags, .report = r};
  Status status = STATUS_OK;
  skip_byte_order_mark(&c);
  while (status == STATUS_OK) {
    Triple t;
    bool found;
    source_forget(source, c.line_start);
    skip_blank(&c);
    Place place = {name, c.line, (long)(c.at - c.line_start) + 1};
    status = read_line(&c, quads, &t, &found);
    if (status == STATUS_OK && found) status = sink(user, &t, place);
    if (status != STATUS_OK || peek(&c) < 0) break;
    cursor_end_line(&c);
  }
  arena_release(&arena);
  return status;
}

static Status read_text(Str text, const char *name, bool quads, TripleSink sink, void *user, Report *r) {
  Status status = rdf_check_bytes(text, name, r);
  if (status != STATUS_OK) return status;
  Source source = source_of(text);
  return ntriples_read(&source, name, quads, false, sink, user, r);
}

Status rdf_read_ntriples(Str text, const char *name, TripleSink sink, void *user, Report *r) {
  return read_text(text, name, false, sink, user, r);
}

Status rdf_read_nquads(Str text, const char *name, TripleSink sink, void *user, Report *r) {
  return read_text(text, name, true, sink, user, r);
}

static void no_sink(Report *r, Severity severity, Place place, const char *message) {
  (void)r, (void)severity, (void)place, (void)message;
}

static bool read_form(Term *t, Str form, bool keep_tags, Arena *a) {
  Report silent = {.sink = no_sink};
  Source source = {.text = form, .raw = form.n, .ended = true, .file = -1};
  Cursor c = {.source = &source, .line = 1, .arena = a, .keep_tags = keep_tags, .report = &silent};
  return read_term(&c, t, true, "a term") == STATUS_OK && c.at == form.n;
}

bool term_of_ntriples(Term *t, Str text, Arena *a) { return read_form(t, text, false, a); }
bool term_of_form(Term *t, Str form, Arena *a) { return read_form(t, form, true, a); }
