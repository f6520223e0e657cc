/* From any bytes to statements: what rdf/parse.h promises, and that the canonical form of a canonical form is the same.
 *
 * The first byte tells the format: 'n' N-Triples, 'q' N-Quads, 'g' TriG, all others Turtle, of which it is a part.
 */
#include "fuzz/fuzz.h"

#include "base/utf8.h"
#include "rdf/canon.h"

#define BASE "http://example.org/base/file?query"

static void swallow(Report *r, Severity severity, Place place, const char *message) {
  (void)severity;
  PROMISE(message && *message && utf8_valid_prefix(str_of(message)) == strlen(message), "after %ld errors: %s",
          r->errors, message);
  PROMISE(place.line >= 0 && place.column >= 0, "%ld:%ld", place.line, place.column);
}

int LLVMFuzzerInitialize(int *argc, char ***argv) { return (void)argc, (void)argv, 0; }

static void check_iri(Str iri) {
  PROMISE(iri_is_absolute(iri), "<%.*s>", STR_ARG(iri));
  for (size_t i = 0; i < iri.n; i++) PROMISE(iri_may_hold((unsigned char)iri.p[i]), "<%.*s>", STR_ARG(iri));
}

static void check_term(Term t, bool literal) {
  PROMISE(utf8_valid_prefix(t.value) == t.value.n, "kind %d", (int)t.kind);
  PROMISE(t.kind != TERM_LITERAL || literal, "a literal \"%.*s\"", STR_ARG(t.value));
  if (t.kind == TERM_IRI) check_iri(t.value);
  if (t.datatype.n) check_iri(t.datatype);
  PROMISE(t.kind != TERM_BLANK || t.value.n, "no label");
}

typedef struct Kept {
  Dataset data;
  StrBuf lines;
  size_t n;
} Kept;

static Status keep(void *user, const Triple *t, Place place) {
  Kept *k = user;
  const Term terms[] = {t->subject, t->predicate, t->object, t->graph};
  PROMISE(place.line >= 1, "line %ld", place.line);
  PROMISE(t->predicate.kind == TERM_IRI && t->subject.kind != TERM_NONE && t->object.kind != TERM_NONE, "kinds");
  for (int i = 0; i < 4; i++) {
    check_term(terms[i], i == 2);
    if (terms[i].kind != TERM_NONE) term_add_ntriples(&k->lines, terms[i]), strbuf_addc(&k->lines, ' ');
  }
  strbuf_adds(&k->lines, ".\n");
  k->n++;
  return dataset_add(&k->data, t, place);
}

static Status count(void *user, const Triple *t, Place place) {
  (void)t, (void)place;
  ++*(size_t *)user;
  return STATUS_OK;
}

/* Canonical N-Quads; false when there is none within the bound. */
static bool canonical(const Dataset *d, StrBuf *out) {
  Report quiet = {.sink = swallow};
  uint64_t left = 5000;
  CanonJob job = {.terms = d->terms, .quads = d->quads.at, .n = d->quads.n, .blanks = dataset_blanks(d), .left = &left};
  uint32_t *labels = memory_new((job.blanks + (size_t)1) * sizeof *labels);
  bool found = canon_label(&job, labels, &quiet) == STATUS_OK;
  if (found) canon_add_nquads(out, &job, labels);
  free(labels);
  return found;
}

static void check_canonical(Dataset *d) {
  Report quiet = {.sink = swallow};
  StrBuf first = {0}, second = {0};
  dataset_finish(d);
  if (canonical(d, &first)) {
    Terms terms = {0};
    Dataset again = {.terms = &terms};
    RdfParsing how = {.format = RDF_NQUADS, .keep_tags = true};
    PROMISE(rdf_parse_text(strbuf_as_str(&first), "canonical", &how, dataset_add, &again, &quiet) == STATUS_OK, "%s",
            first.data);
    dataset_finish(&again);
    PROMISE(canonical(&again, &second) && str_eq(strbuf_as_str(&first), strbuf_as_str(&second)), "%s\nand\n%s",
            first.data ? first.data : "", second.data ? second.data : "");
    dataset_release(&again);
    terms_release(&terms);
  }
  strbuf_release(&first);
  strbuf_release(&second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  Report report = {.sink = swallow};
  Str bytes = {(const char *)data, n};
  char first = n ? bytes.p[0] : 0;
  RdfFormat format = first == 'n' ? RDF_NTRIPLES : first == 'q' ? RDF_NQUADS : first == 'g' ? RDF_TRIG : RDF_TURTLE;
  Terms terms = {0};
  Kept kept = {.data = {.terms = &terms}};
  RdfParsing how = {.format = format, .base = BASE, .keep_tags = true};
  Status status =
      rdf_parse_text(format == RDF_TURTLE ? bytes : str_sub(bytes, 1, n), "input", &how, keep, &kept, &report);
  PROMISE((status == STATUS_OK) == (report.errors == 0), "status %d, %ld errors", (int)status, report.errors);
  size_t read = 0;
  how.format = RDF_NQUADS;
  status = rdf_parse_text(strbuf_as_str(&kept.lines), "lines", &how, count, &read, &report);
  PROMISE(status == STATUS_OK && read == kept.n, "%zu of %zu in\n%s", read, kept.n,
          kept.lines.data ? kept.lines.data : "");
  check_canonical(&kept.data);
  dataset_release(&kept.data);
  strbuf_release(&kept.lines);
  terms_release(&terms);
  return 0;
}
