#include "validate/backing.h"

#include "rdf/vocabulary.h"

void backing_open(Backing *s, const IndexedGraph *data) {
#define NODE(iri) terms_add(data->names.terms, STR("<" iri ">"))
  *s = (Backing){.data = data,
                 .subject = NODE(NS_RDF "subject"),
                 .predicate = NODE(NS_RDF "predicate"),
                 .object = NODE(NS_RDF "object"),
                 .source = NODE(NS_PROV "wasQuotedFrom"),
                 .identifier = NODE(NS_DCTERMS "identifier"),
                 .quote = NODE(NS_OA "exact"),
                 .rule = NODE(NS_ENT "rule"),
                 .start = NODE(NS_OA "start"),
                 .end = NODE(NS_OA "end"),
                 .type = NODE(NS_RDF "type")};
#undef NODE
  indexed_by_object(data, s->subject, &s->claims);
}

void backing_close(Backing *s) { array_release(&s->claims); }

/* The text of a claim's property, without the marks of its kind. */
static Str text_of(const Backing *s, Node subject, Node predicate, Arena *a) {
  Node n = indexed_value(s->data, subject, predicate);
  return n ? value_of_term(indexed_form(s->data, n, a), a).text : STR("");
}

static void add_claim(const Backing *s, Node claim, BackingClaims *claims, Arena *a) {
  Node source = indexed_value(s->data, claim, s->source);
  BackingClaim c = {.claim = value_of_term(indexed_form(s->data, claim, a), a).text,
                    .document = source ? text_of(s, source, s->identifier, a) : STR(""),
                    .quote = text_of(s, claim, s->quote, a),
                    .rule = text_of(s, claim, s->rule, a),
                    .start = text_of(s, claim, s->start, a),
                    .end = text_of(s, claim, s->end, a)};
  if (!c.document.n) c.document = text_of(s, claim, s->source, a);
  array_push(claims, c);
}

/* Claims about the subject; predicate and object 0 stand for any. */
static void add_claims(const Backing *s, Node subject, Node predicate, Node object, BackingClaims *claims, Arena *a) {
  Statements of = by_object_values(&s->claims, subject);
  for (size_t i = 0; i < of.n; i++) {
    Node claim = of.at[i].s;
    if (predicate && !indexed_has(s->data, claim, s->predicate, predicate)) continue;
    if (object && !indexed_has(s->data, claim, s->object, object)) continue;
    add_claim(s, claim, claims, a);
  }
}

static int by_iri(const void *a, const void *b) {
  const BackingClaim *x = a, *y = b;
  return str_cmp(x->claim, y->claim);
}

void backing_find(const Backing *s, const Violation *v, BackingClaims *claims, Arena *a) {
  size_t before = claims->n;
  if (v->path) add_claims(s, v->focus, v->path, v->value, claims, a);
  if (claims->n == before && v->path) add_claims(s, v->focus, v->path, 0, claims, a);
  if (claims->n == before) add_claims(s, v->focus, s->type, 0, claims, a);
  if (claims->n == before) add_claims(s, v->focus, 0, 0, claims, a);
  if (claims->n > before) qsort(claims->at + before, claims->n - before, sizeof *claims->at, by_iri);
}
