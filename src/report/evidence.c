#include "report/facts.h"

#include "rdf/vocabulary.h"
#include "report/json.h"

#include <string.h>

/* A node of the evidence: a claim, or a document. Its statements come one after the other. */
typedef struct Quoted {
  Term subject, predicate, object;
  Str document, quote, modality, rule, speaker; ///< IRIs, but for the quote
  int64_t start, confidence;
  uint32_t document_number;
  size_t place; ///< in the order of claims' IRIs
} Quoted;

typedef struct Source {
  Str iri, id, title, url, published;
} Source;

typedef struct Evidence {
  Arena arena;
  ARRAY(Quoted) claims;
  ARRAY(Source) sources;
  Quoted claim; ///< of the open node; what is not there is empty
  Source source;
  Str node;
  bool is_source;
} Evidence;

/* ---- Reading ---- */

/* What the ontology knows and what follows from dates is not said by the document; a class is said by all else. */
static bool is_said(const Quoted *c) {
  static const Predicate told[] = {P_TYPE, P_PREF_LABEL, P_BROADER, P_SAME_AS, P_ISO_CODE, P_EARLIEST, P_LATEST};
  for (size_t i = 0; i < sizeof told / sizeof *told; i++)
    if (str_eq(c->predicate.value, predicate_iri(told[i]))) return false;
  return c->subject.value.n && c->quote.n;
}

static void finish_node(Evidence *e) {
  e->claim.place = e->claims.n;
  if (e->is_source) array_push(&e->sources, e->source);
  else if (e->node.n && is_said(&e->claim)) array_push(&e->claims, e->claim);
  e->claim = (Quoted){.quote = STR("")};
  e->source = (Source){.iri = STR(""), .id = STR(""), .title = STR(""), .url = STR(""), .published = STR("")};
  e->is_source = false;
}

static Term copy_term(Arena *a, const Term *t) {
  return (Term){t->kind, arena_copy(a, t->value), arena_copy(a, t->lang), {0}};
}

static int64_t number_of(Str digits) {
  int64_t n = 0;
  for (size_t i = 0; i < digits.n && digits.p[i] >= '0' && digits.p[i] <= '9' && n < INT32_MAX; i++)
    n = n * 10 + digits.p[i] - '0';
  return n;
}

/* "0.961" is 961 */
static int64_t thousandths(Str decimal) {
  int64_t n = number_of(decimal) * 1000, unit = 100;
  size_t point = str_find(decimal, STR("."));
  for (size_t i = point; point != SIZE_MAX && ++i < decimal.n && unit; unit /= 10) n += unit * (decimal.p[i] - '0');
  return n;
}

static void take_value(Evidence *e, Str predicate, const Term *object) {
  Str value = object->value;
  Quoted *c = &e->claim;
  Source *s = &e->source;
  struct {
    const char *predicate;
    Str *into;
  } texts[] = {{NS_OA "exact", &c->quote},
               {NS_PROV "wasQuotedFrom", &c->document},
               {NS_PROV "wasAttributedTo", &c->speaker},
               {NS_ENT "modality", &c->modality},
               {NS_ENT "rule", &c->rule},
               {NS_DCTERMS "identifier", &s->id},
               {NS_DCTERMS "title", &s->title},
               {NS_DCTERMS "source", &s->url},
               {NS_DCTERMS "issued", &s->published}};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
    if (str_is(predicate, texts[i].predicate) && !texts[i].into->n) *texts[i].into = arena_copy(&e->arena, value);
  if (str_is(predicate, NS_RDF "subject")) c->subject = copy_term(&e->arena, object);
  else if (str_is(predicate, NS_RDF "predicate")) c->predicate = copy_term(&e->arena, object);
  else if (str_is(predicate, NS_RDF "object")) c->object = copy_term(&e->arena, object);
  else if (str_is(predicate, NS_OA "start")) c->start = number_of(value);
  else if (str_is(predicate, NS_ENT "confidence")) c->confidence = thousandths(value);
  else if (str_is(predicate, NS_RDF "type") && str_is(value, NS_ENT "Document")) e->is_source = true;
}

static Status take_statement(void *user, const Triple *t, Place place) {
  (void)place;
  Evidence *e = user;
  if (!str_eq(t->subject.value, e->node)) {
    finish_node(e);
    e->node = e->source.iri = arena_copy(&e->arena, t->subject.value);
  }
  take_value(e, t->predicate.value, &t->object);
  return STATUS_OK;
}

/* ---- Order ---- */

static int by_date(const void *a, const void *b) {
  const Source *x = a, *y = b;
  int c = str_cmp(x->published, y->published);
  if (!c) c = str_cmp(x->id, y->id);
  return c ? c : str_cmp(x->iri, y->iri);
}

static int by_quote(const void *a, const void *b) {
  const Quoted *x = a, *y = b;
  if (x->document_number != y->document_number) return x->document_number < y->document_number ? -1 : 1;
  if (x->start != y->start) return x->start < y->start ? -1 : 1;
  int c = str_cmp(x->quote, y->quote);
  return c ? c : (x->place > y->place) - (x->place < y->place);
}

static void sort_evidence(Evidence *e) {
  Map numbers = {0};
  if (e->sources.n) qsort(e->sources.at, e->sources.n, sizeof *e->sources.at, by_date);
  for (size_t i = 0; i < e->sources.n; i++) map_add(&numbers, e->sources.at[i].iri, (uint32_t)i);
  for (size_t i = 0; i < e->claims.n; i++)
    e->claims.at[i].document_number = map_get(&numbers, e->claims.at[i].document);
  if (e->claims.n) qsort(e->claims.at, e->claims.n, sizeof *e->claims.at, by_quote);
  map_release(&numbers);
}

/* ---- Writing ---- */

static void add_source(StrBuf *b, ReportNodes *n, const Source *s) {
  const Str texts[] = {s->id, s->title, s->url, s->published};
  json_add_comma(b);
  strbuf_addc(b, '[');
  json_add_number(b, report_node(n, s->iri));
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) json_add_comma(b), json_add_text(b, texts[i]);
  strbuf_adds(b, "]");
}

static bool same_quote(const Quoted *a, const Quoted *b) {
  return a->document_number == b->document_number && a->start == b->start && str_eq(a->quote, b->quote);
}

static void add_quotes(StrBuf *b, const Evidence *e) {
  for (size_t i = 0; i < e->claims.n; i++) {
    const Quoted *c = &e->claims.at[i];
    if (i && same_quote(c, c - 1)) continue;
    strbuf_adds(b, i ? ",\n[" : "[");
    json_add_number(b, c->document_number);
    json_add_number(b, c->start);
    json_add_comma(b);
    json_add_text(b, c->quote);
    strbuf_addc(b, ']');
  }
}

static int64_t node_or_none(ReportNodes *n, Str iri) { return iri.n ? (int64_t)report_node(n, iri) : -1; }

static void add_claims(StrBuf *b, ReportNodes *n, const Evidence *e) {
  int64_t quote = -1;
  for (size_t i = 0; i < e->claims.n; i++) {
    const Quoted *c = &e->claims.at[i];
    quote += !i || !same_quote(c, c - 1);
    strbuf_adds(b, i ? ",\n[" : "[");
    json_add_number(b, report_node(n, c->subject.value));
    json_add_number(b, report_node(n, c->predicate.value));
    report_add_object(b, n, &c->object);
    json_add_number(b, quote);
    json_add_number(b, node_or_none(n, c->modality));
    json_add_number(b, c->confidence);
    json_add_number(b, node_or_none(n, c->rule));
    json_add_number(b, node_or_none(n, c->speaker));
    strbuf_addc(b, ']');
  }
}

Status report_add_evidence(StrBuf *b, ReportNodes *n, Store *s, int64_t snapshot, Report *r) {
  Evidence e = {.node = STR("")};
  finish_node(&e);
  Status status = store_each_evidence_triple(s, snapshot, ORDER_TURTLE, take_statement, &e, r);
  finish_node(&e);
  sort_evidence(&e);
  strbuf_adds(b, "{\"documents\":[");
  for (size_t i = 0; i < e.sources.n; i++) add_source(b, n, &e.sources.at[i]);
  strbuf_adds(b, "],\n\"quotes\":[");
  add_quotes(b, &e);
  strbuf_adds(b, "],\n\"claims\":[");
  add_claims(b, n, &e);
  strbuf_adds(b, "]}");
  array_release(&e.claims);
  array_release(&e.sources);
  arena_release(&e.arena);
  return status;
}
