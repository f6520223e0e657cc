#include "rdf/patch_read.h"

#include "rdf/ntriples.h"

#include <ctype.h>
#include <string.h>

typedef struct PatchReader {
  Cursor c;
  Arena line; ///< of the row that is read
  Patch *patch;
  size_t first;             ///< row of the open transaction
  long begun, transactions; ///< the line of an open TX, or 0; how many there were
} PatchReader;

static Term keep_term(Arena *a, Term t) {
  return (Term){t.kind, arena_copy(a, t.value), t.lang.n ? arena_copy(a, t.lang) : STR(""),
                t.datatype.n ? arena_copy(a, t.datatype) : STR("")};
}

static Status read_change(PatchReader *p, bool added, Place place) {
  Triple t;
  if (!p->begun)
    return report_error(p->c.report, STATUS_BAD_INPUT, place, "a row outside a transaction; expected TX before it");
  Status status = nquads_read_statement(&p->c, &t);
  if (status != STATUS_OK) return status;
  Arena *a = &p->patch->arena;
  Triple kept = {keep_term(a, t.subject), keep_term(a, t.predicate), keep_term(a, t.object), keep_term(a, t.graph)};
  array_push(&p->patch->rows, (PatchRow){added, kept, place.line});
  return STATUS_OK;
}

/* The terms of a header or prefix row, up to its dot. */
static Status skip_row(PatchReader *p) {
  Cursor *c = &p->c;
  for (Str ignored;;) {
    skip_space(c);
    int ch = peek(c);
    Status status = STATUS_OK;
    if (ch == '.') return c->at++, STATUS_OK;
    if (ch == '<') status = read_iriref(c, &ignored);
    else if (ch == '"') status = read_string_literal_quote(c, &ignored);
    else if (ch > ' ' && ch != 0x7F) c->at++;
    else return cursor_expected(c, "'.' at the end of the row");
    if (status != STATUS_OK) return status;
  }
}

/* H key value; the only one that counts here is the base. */
static Status read_header(PatchReader *p) {
  Cursor *c = &p->c;
  size_t from = c->at;
  while (peek(c) > ' ') c->at++;
  bool base = str_is(cursor_from(c, from), "base");
  skip_space(c);
  if (base && peek(c) == '<') {
    Str iri;
    Status status = read_iriref(c, &iri);
    if (status != STATUS_OK) return status;
    p->patch->base = arena_copy(&p->patch->arena, iri);
  }
  return skip_row(p);
}

static Status read_mark(PatchReader *p, Str code, Place place) {
  bool begins = str_is(code, "TX");
  if (begins == (p->begun > 0))
    return report_error(p->c.report, STATUS_BAD_INPUT, place,
                        begins ? "TX within a transaction; expected TC or TA before it" : "%.*s without TX",
                        STR_ARG(code));
  skip_space(&p->c);
  if (peek(&p->c) != '.') return cursor_expected(&p->c, "'.' at the end of the row");
  p->c.at++;
  if (str_is(code, "TA")) p->patch->rows.n = p->first;
  p->first = p->patch->rows.n;
  p->begun = begins ? place.line : 0;
  p->transactions += begins;
  return STATUS_OK;
}

static Status read_row(PatchReader *p) {
  Cursor *c = &p->c;
  size_t from = c->at;
  Place place = cursor_place(c);
  while (peek(c) > 0 && isalpha(peek(c))) c->at++;
  Str code = cursor_from(c, from);
  skip_space(c);
  if (str_is(code, "A") || str_is(code, "D")) return read_change(p, str_is(code, "A"), place);
  if (str_is(code, "H")) return read_header(p);
  if (str_is(code, "PA") || str_is(code, "PD")) return skip_row(p);
  if (str_is(code, "TX") || str_is(code, "TC") || str_is(code, "TA")) return read_mark(p, code, place);
  c->at = from;
  return cursor_expected(c, "a row of RDF Patch (H, TX, TC, TA, PA, PD, A or D)");
}

static Status read_rows(PatchReader *p) {
  Status status = STATUS_OK;
  while (status == STATUS_OK) {
    skip_space(&p->c);
    if (peek(&p->c) < 0) break;
    source_forget(p->c.source, p->c.line_start);
    arena_clear(&p->line);
    status = read_row(p);
  }
  if (status != STATUS_OK) return status;
  if (cursor_is_cut(&p->c)) return cursor_expected(&p->c, "a row");
  if (p->begun)
    return report_error(p->c.report, STATUS_BAD_INPUT, (Place){p->c.name, p->begun, 0},
                        "this transaction has no end (TC): the patch is cut");
  if (!p->transactions)
    return report_error(p->c.report, STATUS_BAD_INPUT, cursor_place(&p->c),
                        "no transaction (TX ... TC) in it: the patch is cut, or it is no RDF Patch");
  return STATUS_OK;
}

Status patch_read(Patch *patch, const char *path, Report *r) {
  Source source;
  Status status = source_open(&source, path, r);
  PatchReader p = {.c = {.source = &source, .line = 1, .name = path, .keep_tags = true, .report = r}, .patch = patch};
  p.c.arena = &p.line;
  if (status == STATUS_OK) status = read_rows(&p);
  arena_release(&p.line);
  source_close(&source);
  return status;
}

void patch_release(Patch *p) {
  arena_release(&p->arena);
  array_release(&p->rows);
}
