#include "emit/json.h"

#include "base/escape.h"
#include "rdf/vocabulary.h"

typedef enum Shape {
  SHAPE_TERMS, ///< of what we do not know
  SHAPE_ONE,
  SHAPE_MANY,
  SHAPE_NAMES,
  SHAPE_LOCAL, ///< the local name of one
  SHAPE_NUMBER,
  SHAPE_TERM,
  SHAPE_CLASSES
} Shape;

typedef struct Property {
  Str iri;
  Shape shape;
} Property;

#define P(iri, shape)                                                                                                  \
  { {iri, sizeof iri - 1}, shape }
/* What evidence has besides VOCABULARY_PREDICATES. Documents of one URL are one node, with the titles of all. */
static const Property of_evidence[] = {
    P(NS_RDF "subject", SHAPE_ONE),
    P(NS_RDF "predicate", SHAPE_ONE),
    P(NS_RDF "object", SHAPE_TERM),
    P(NS_OA "start", SHAPE_NUMBER),
    P(NS_OA "end", SHAPE_NUMBER),
    P(NS_OA "exact", SHAPE_ONE),
    P(NS_PROV "wasAttributedTo", SHAPE_ONE),
    P(NS_PROV "wasQuotedFrom", SHAPE_ONE),
    P(NS_ENT "confidence", SHAPE_NUMBER),
    P(NS_ENT "modality", SHAPE_LOCAL),
    P(NS_ENT "rule", SHAPE_ONE),
    P(NS_ENT "sha256", SHAPE_MANY),
    P(NS_DCTERMS "identifier", SHAPE_MANY),
    P(NS_DCTERMS "issued", SHAPE_MANY),
    P(NS_DCTERMS "language", SHAPE_MANY),
    P(NS_DCTERMS "source", SHAPE_MANY),
    P(NS_DCTERMS "title", SHAPE_MANY),
};

static Shape shape_in_graph(Predicate p) {
  switch (p) {
  case P_TYPE: return SHAPE_CLASSES;
  case P_LABEL:
  case P_ALT_LABEL:
  case P_PREF_LABEL:
  case P_OFFICE: return SHAPE_NAMES;
  case P_KIND:
  case P_STATUS: return SHAPE_LOCAL;
  default: return predicate_is_single(p) ? SHAPE_ONE : SHAPE_MANY;
  }
}

static Shape shape_of(Str iri) {
  for (int p = 0; p < PREDICATE_COUNT; p++)
    if (str_eq(iri, predicate_iri((Predicate)p))) return shape_in_graph((Predicate)p);
  for (size_t i = 0; i < sizeof of_evidence / sizeof *of_evidence; i++)
    if (str_eq(iri, of_evidence[i].iri)) return of_evidence[i].shape;
  return SHAPE_TERMS;
}

static void put_term(FILE *out, const Term *t) {
  fputs(t->kind == TERM_IRI ? "{\"type\":\"iri\",\"value\":" : "{\"type\":\"literal\",\"value\":", out);
  json_text(out, t->value);
  if (t->lang.n) fputs(",\"lang\":", out), json_text(out, t->lang);
  if (t->datatype.n) fputs(",\"datatype\":", out), json_text(out, t->datatype);
  fputc('}', out);
}

static void put_class(FILE *out, const Term *t) {
  json_text(out, str_starts(t->value, STR(NS_ENT)) ? iri_local_name(t->value) : t->value);
}

static void put_text(FILE *out, const Term *t) { json_text(out, t->value); }

static void put_array(FILE *out, const NodeFact *facts, size_t n, void (*put)(FILE *out, const Term *t)) {
  fputc('[', out);
  for (size_t i = 0; i < n; i++) {
    if (i) fputc(',', out);
    put(out, &facts[i].object);
  }
  fputc(']', out);
}

/* The least of the languages that come after the last one; NULL when all were there. */
static const Str *next_lang(const NodeFact *facts, size_t n, const Str *last) {
  const Str *least = NULL;
  for (size_t i = 0; i < n; i++) {
    const Str *lang = &facts[i].object.lang;
    if ((!last || str_cmp(*lang, *last) > 0) && (!least || str_cmp(*lang, *least) < 0)) least = lang;
  }
  return least;
}

static void put_names(FILE *out, const NodeFact *facts, size_t n) {
  char before = '{';
  for (const Str *lang = NULL; (lang = next_lang(facts, n, lang)); before = ',') {
    fputc(before, out);
    json_text(out, lang->n ? *lang : STR("und"));
    bool first = true;
    for (size_t i = 0; i < n; i++) {
      if (!str_eq(facts[i].object.lang, *lang)) continue;
      fputs(first ? ":[" : ",", out);
      json_text(out, facts[i].object.value);
      first = false;
    }
    fputc(']', out);
  }
  fputc('}', out);
}

static void put_values(FILE *out, Shape shape, const NodeFact *facts, size_t n) {
  const Term *one = &facts->object;
  switch (shape) {
  case SHAPE_ONE: json_text(out, one->value); break;
  case SHAPE_LOCAL: json_text(out, iri_local_name(one->value)); break;
  case SHAPE_NUMBER: fwrite(one->value.p, 1, one->value.n, out); break;
  case SHAPE_TERM: put_term(out, one); break;
  case SHAPE_NAMES: put_names(out, facts, n); break;
  case SHAPE_CLASSES: put_array(out, facts, n, put_class); break;
  case SHAPE_MANY: put_array(out, facts, n, put_text); break;
  case SHAPE_TERMS: put_array(out, facts, n, put_term); break;
  }
}

Status json_node(void *user, const Node *n) {
  FILE *out = user;
  fputs("{\"iri\":", out);
  json_text(out, n->iri);
  for (size_t from = 0, to; from < n->facts.n; from = to) {
    Str predicate = n->facts.at[from].predicate;
    Shape shape = shape_of(predicate);
    to = node_run(n, from);
    fputc(',', out);
    json_text(out, shape == SHAPE_TERMS ? predicate : iri_local_name(predicate));
    fputc(':', out);
    put_values(out, shape, &n->facts.at[from], to - from);
  }
  fputs("}\n", out);
  return ferror(out) ? STATUS_IO : STATUS_OK;
}
