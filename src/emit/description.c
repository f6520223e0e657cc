#include "emit/description.h"

#include "rdf/vocabulary.h"

typedef struct Describing {
  Snapshot of;
  StoreCounts counts;
  Str dataset; ///< IRI
  Arena arena;
  ARRAY(Triple) triples;
} Describing;

static Term iri(Str value) { return (Term){.kind = TERM_IRI, .value = value}; }
static Term text(Str value) { return (Term){.kind = TERM_LITERAL, .value = value}; }

static void say(Describing *d, Str subject, const char *predicate, Term object) {
  array_push(&d->triples, (Triple){.subject = iri(subject), .predicate = iri(str_of(predicate)), .object = object});
}

static void say_number(Describing *d, Str subject, const char *predicate, int64_t n) {
  say(d, subject, predicate,
      (Term){.kind = TERM_LITERAL,
             .value = arena_printf(&d->arena, "%lld", (long long)n),
             .datatype = STR(NS_XSD "integer")});
}

static Str space_of(Str term) { return str_sub(term, 0, term.n - iri_local_name(term).n); }

/* A namespace may be said more than once; doubles go when all is sorted. */
static void describe_partitions(Describing *d) {
  Str data = d->dataset;
  for (int i = 0; i < PREDICATE_COUNT; i++) {
    Str property = predicate_iri((Predicate)i);
    if (!d->counts.of_predicate[i]) continue;
    Str part = arena_printf(&d->arena, "%.*s/property/%.*s", STR_ARG(data), STR_ARG(iri_local_name(property)));
    say(d, data, NS_VOID "propertyPartition", iri(part));
    say(d, data, NS_VOID "vocabulary", iri(space_of(property)));
    say(d, part, NS_RDF "type", iri(STR(NS_VOID "Dataset")));
    say(d, part, NS_VOID "property", iri(property));
    say_number(d, part, NS_VOID "triples", d->counts.of_predicate[i]);
  }
  for (size_t i = 0; i < d->counts.class_count; i++) {
    Str class = d->counts.classes[i].iri;
    Str part = arena_printf(&d->arena, "%.*s/class/%.*s", STR_ARG(data), STR_ARG(iri_local_name(class)));
    say(d, data, NS_VOID "classPartition", iri(part));
    say(d, data, NS_VOID "vocabulary", iri(space_of(class)));
    say(d, part, NS_RDF "type", iri(STR(NS_VOID "Dataset")));
    say(d, part, NS_VOID "class", iri(class));
    say_number(d, part, NS_VOID "entities", d->counts.classes[i].entities);
  }
}

static void describe_counts(Describing *d) {
  int64_t properties = 0;
  for (int i = 0; i < PREDICATE_COUNT; i++) properties += d->counts.of_predicate[i] > 0;
  say_number(d, d->dataset, NS_VOID "triples", d->counts.triples);
  say_number(d, d->dataset, NS_VOID "entities", d->counts.subjects);
  say_number(d, d->dataset, NS_VOID "distinctSubjects", d->counts.subjects);
  say_number(d, d->dataset, NS_VOID "distinctObjects", d->counts.objects);
  say_number(d, d->dataset, NS_VOID "properties", properties);
  say_number(d, d->dataset, NS_VOID "classes", (int64_t)d->counts.class_count);
}

static void describe_version(Describing *d) {
  const Snapshot *of = &d->of;
  Arena *a = &d->arena;
  say(d, d->dataset, NS_DCAT "version", text(arena_printf(a, "%lld", (long long)of->number)));
  say(d, d->dataset, NS_DCTERMS "identifier", text(arena_printf(a, "sha256:%s", of->sha256)));
  if (of->parent)
    say(d, d->dataset, NS_DCAT "previousVersion",
        iri(arena_printf(a, "%.*ssnapshot/%lld", STR_ARG(of->base), (long long)of->parent)));
  if (of->date.n)
    say(d, d->dataset, NS_DCTERMS "issued",
        (Term){.kind = TERM_LITERAL, .value = of->date, .datatype = date_datatype(of->date)});
}

static void describe(Describing *d, const DatasetWords *words) {
  Str data = d->dataset;
  say(d, data, NS_RDF "type", iri(STR(NS_DCAT "Dataset")));
  say(d, data, NS_RDF "type", iri(STR(NS_VOID "Dataset")));
  for (size_t i = 0; i < words->titles.n; i++) say(d, data, NS_DCTERMS "title", words->titles.at[i]);
  for (size_t i = 0; i < words->descriptions.n; i++) say(d, data, NS_DCTERMS "description", words->descriptions.at[i]);
  if (words->licence.n) say(d, data, NS_DCTERMS "license", iri(words->licence));
  say(d, data, NS_DCTERMS "conformsTo", iri(STR("https://w3id.org/entente")));
  say(d, data, NS_VOID "uriSpace", text(d->of.base));
  say(d, data, NS_VOID "feature", iri(STR("http://www.w3.org/ns/formats/Turtle")));
  describe_version(d);
  describe_counts(d);
  describe_partitions(d);
}

/* As turtle.h wants it: rdf:type before the other properties. */
static int in_order(const void *a, const void *b) {
  const Triple *x = a, *y = b;
  int c = term_cmp(x->subject, y->subject);
  if (!c) c = str_is(y->predicate.value, NS_RDF "type") - str_is(x->predicate.value, NS_RDF "type");
  if (!c) c = term_cmp(x->predicate, y->predicate);
  return c ? c : term_cmp(x->object, y->object);
}

static Status give(Describing *d, TripleSink sink, void *user) {
  Status status = STATUS_OK;
  qsort(d->triples.at, d->triples.n, sizeof *d->triples.at, in_order);
  for (size_t i = 0; i < d->triples.n && status == STATUS_OK; i++)
    if (!i || in_order(&d->triples.at[i - 1], &d->triples.at[i])) status = sink(user, &d->triples.at[i], (Place){0});
  return status;
}

Status describe_snapshot(Store *s, int64_t snapshot, const DatasetWords *words, TripleSink sink, void *user,
                         Report *r) {
  Describing d = {0};
  Status status = store_count(s, snapshot, &d.counts, &d.arena, r);
  if (status == STATUS_OK) status = store_read_snapshot(s, snapshot, &d.of, r);
  if (status == STATUS_OK) {
    d.dataset = arena_printf(&d.arena, "%.*ssnapshot/%lld", STR_ARG(d.of.base), (long long)d.of.number);
    describe(&d, words);
    status = give(&d, sink, user);
  }
  array_release(&d.triples);
  arena_release(&d.arena);
  return status;
}
