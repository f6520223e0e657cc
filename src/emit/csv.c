#include "emit/csv.h"

#include "base/escape.h"
#include "rdf/vocabulary.h"

/* What a column holds of the values of its property. */
typedef enum Cell {
  CELL_TEXT,   ///< the value as it is
  CELL_LOCAL,  ///< local names
  CELL_ENTITY, ///< what follows the base
  CELL_NAME    ///< their names
} Cell;

typedef struct Column {
  const char *name, *property;
  Cell cell;
} Column;

static const Column of_agreement[] = {
    {"kind", NS_ENT "kind", CELL_LOCAL},
    {"status", NS_ENT "status", CELL_LOCAL},
    {"earliest", NS_ENT "earliest", CELL_TEXT},
    {"latest", NS_ENT "latest", CELL_TEXT},
    {"date", NS_ENT "date", CELL_TEXT},
    {"signedOn", NS_ENT "signedOn", CELL_TEXT},
    {"agreedOn", NS_ENT "agreedOn", CELL_TEXT},
    {"announcedOn", NS_ENT "announcedOn", CELL_TEXT},
    {"plannedFor", NS_ENT "plannedFor", CELL_TEXT},
    {"inForceOn", NS_ENT "inForceOn", CELL_TEXT},
    {"endedOn", NS_ENT "endedOn", CELL_TEXT},
    {"refusedOn", NS_ENT "refusedOn", CELL_TEXT},
    {"party", NS_ENT "party", CELL_ENTITY},
    {"partyName", NS_ENT "party", CELL_NAME},
    {"signatory", NS_ENT "signatory", CELL_ENTITY},
    {"signatoryName", NS_ENT "signatory", CELL_NAME},
    {"covers", NS_ENT "covers", CELL_LOCAL},
    {"coversName", NS_ENT "covers", CELL_NAME},
    {"place", NS_ENT "place", CELL_ENTITY},
    {"placeName", NS_ENT "place", CELL_NAME},
    {"concludedAt", NS_ENT "concludedAt", CELL_ENTITY},
    {"concludedAtName", NS_ENT "concludedAt", CELL_NAME},
    {"relatedTo", NS_ENT "relatedTo", CELL_ENTITY},
    {0},
};

static const Column of_claim[] = {
    {"subject", NS_RDF "subject", CELL_ENTITY},
    {"subjectName", NS_RDF "subject", CELL_NAME},
    {"predicate", NS_RDF "predicate", CELL_LOCAL},
    {"object", NS_RDF "object", CELL_ENTITY},
    {"objectName", NS_RDF "object", CELL_NAME},
    {"modality", NS_ENT "modality", CELL_LOCAL},
    {"confidence", NS_ENT "confidence", CELL_TEXT},
    {"document", NS_PROV "wasQuotedFrom", CELL_ENTITY},
    {"exact", NS_OA "exact", CELL_TEXT},
    {"start", NS_OA "start", CELL_TEXT},
    {"end", NS_OA "end", CELL_TEXT},
    {"wasAttributedTo", NS_PROV "wasAttributedTo", CELL_ENTITY},
    {"rule", NS_ENT "rule", CELL_LOCAL},
    {0},
};

/* ---- Cells ---- */

static void put_cell(CsvWriter *w, Str cell) {
  if (!csv_is_formula(cell)) {
    csv_text(w->out, cell);
    return;
  }
  StrBuf b = {0};
  strbuf_addc(&b, '\'');
  strbuf_add(&b, cell);
  csv_text(w->out, strbuf_as_str(&b));
  strbuf_release(&b);
}

static void add_value(StrBuf *b, Str value, const char *semicolon) {
  for (size_t i = 0; i < value.n; i++) {
    if (value.p[i] == ';') strbuf_adds(b, semicolon);
    else strbuf_addc(b, value.p[i]);
  }
}

/* An actor is named by many agreements, and a look-up costs as much as ten rows. */
static Str name_of(CsvWriter *w, Str iri) {
  enum { MOST = 10000 };
  if (w->names.n >= MOST) {
    map_clear(&w->index);
    array_clear(&w->names);
    arena_clear(&w->arena);
  }
  uint32_t next = (uint32_t)w->names.n, at = map_add(&w->index, iri, next);
  if (at == next) {
    Str name = store_name(w->store, w->snapshot, w->snapshot, iri, w->lang, &w->arena);
    array_push(&w->names, arena_copy(&w->arena, name)); /* of the nameless it is a part of the IRI */
  }
  return w->names.at[at];
}

static void add_cell(CsvWriter *w, Cell cell, const Term *t) {
  StrBuf *b = &w->cell;
  Str value = t->value;
  bool within = str_starts(value, w->base);
  if (t->kind != TERM_IRI) strbuf_add(b, cell == CELL_NAME ? STR("") : value);
  else if (cell == CELL_NAME) add_value(b, name_of(w, value), ",");
  else if (cell == CELL_LOCAL) add_value(b, iri_local_name(value), "%3B");
  else add_value(b, str_sub(value, within ? w->base.n : 0, value.n), "%3B");
}

static void put_column(CsvWriter *w, const Column *column, const Node *n) {
  strbuf_clear(&w->cell);
  bool first = true;
  for (size_t i = 0; i < n->facts.n; i++) {
    if (!str_is(n->facts.at[i].predicate, column->property)) continue;
    if (!first) strbuf_addc(&w->cell, ';');
    add_cell(w, column->cell, &n->facts.at[i].object);
    first = false;
  }
  fputc(',', w->out);
  put_cell(w, strbuf_as_str(&w->cell));
}

/* ---- Rows ---- */

static void put_head(CsvWriter *w, const char *before, const Column *columns, const char *behind) {
  fputs(before, w->out);
  for (const Column *c = columns; c->name; c++) fprintf(w->out, ",%s", c->name);
  fprintf(w->out, "%s\r\n", behind);
}

static void put_node(CsvWriter *w, const Node *n) {
  strbuf_clear(&w->cell);
  add_cell(w, CELL_ENTITY, &(Term){.kind = TERM_IRI, .value = n->iri});
  put_cell(w, strbuf_as_str(&w->cell));
}

static Status end_row(CsvWriter *w) {
  fputs("\r\n", w->out);
  return ferror(w->out) ? STATUS_IO : STATUS_OK;
}

void csv_begin_agreements(CsvWriter *w) { put_head(w, "agreement,label", of_agreement, ",documents,confidence"); }

static Status put_support(CsvWriter *w, Str iri) {
  Support s;
  Status status = store_support(w->store, w->snapshot, iri, &s, w->report);
  fprintf(w->out, ",%lld,", (long long)s.documents);
  if (s.confidence >= 0) fprintf(w->out, "%d.%03d", s.confidence / 1000, s.confidence % 1000);
  return status;
}

/* Each agreement's name is wanted once. */
static void put_label(CsvWriter *w, Str iri) {
  Arena scratch = {0};
  put_cell(w, store_name(w->store, w->snapshot, w->snapshot, iri, w->lang, &scratch));
  arena_release(&scratch);
}

Status csv_agreement(void *user, const Node *n) {
  CsvWriter *w = user;
  if (!node_is_a(n, NS_ENT "Agreement")) return STATUS_OK;
  put_node(w, n);
  fputc(',', w->out);
  put_label(w, n->iri);
  for (const Column *c = of_agreement; c->name; c++) put_column(w, c, n);
  Status status = put_support(w, n->iri);
  return status == STATUS_OK ? end_row(w) : status;
}

void csv_begin_claims(CsvWriter *w) { put_head(w, "claim", of_claim, ""); }

Status csv_claim(void *user, const Node *n) {
  CsvWriter *w = user;
  if (!node_is_a(n, NS_ENT "Claim")) return STATUS_OK;
  put_node(w, n);
  for (const Column *c = of_claim; c->name; c++) put_column(w, c, n);
  return end_row(w);
}

void csv_release(CsvWriter *w) {
  map_release(&w->index);
  array_release(&w->names);
  arena_release(&w->arena);
  strbuf_release(&w->cell);
}
