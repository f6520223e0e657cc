#include "rdf/turtle.h"

#include "rdf/vocabulary.h"

#include <ctype.h>

const Prefix *turtle_own_prefixes(size_t *n) {
  static const Prefix own[] = {
      {{"agreement", 9}, {NS_ID "agreement/", sizeof NS_ID "agreement/" - 1}},
      {{"body", 4}, {NS_ID "body/", sizeof NS_ID "body/" - 1}},
      {{"claim", 5}, {NS_ID "claim/", sizeof NS_ID "claim/" - 1}},
      {{"dcterms", 7}, {NS_DCTERMS, sizeof NS_DCTERMS - 1}},
      {{"document", 8}, {NS_ID "document/", sizeof NS_ID "document/" - 1}},
      {{"domain", 6}, {NS_DOMAIN, sizeof NS_DOMAIN - 1}},
      {{"ent", 3}, {NS_ENT, sizeof NS_ENT - 1}},
      {{"event", 5}, {NS_ID "event/", sizeof NS_ID "event/" - 1}},
      {{"kind", 4}, {NS_KIND, sizeof NS_KIND - 1}},
      {{"lex", 3}, {NS_LEX, sizeof NS_LEX - 1}},
      {{"modality", 8}, {NS_MODALITY, sizeof NS_MODALITY - 1}},
      {{"oa", 2}, {NS_OA, sizeof NS_OA - 1}},
      {{"organization", 12}, {NS_ID "organization/", sizeof NS_ID "organization/" - 1}},
      {{"owl", 3}, {NS_OWL, sizeof NS_OWL - 1}},
      {{"person", 6}, {NS_ID "person/", sizeof NS_ID "person/" - 1}},
      {{"place", 5}, {NS_ID "place/", sizeof NS_ID "place/" - 1}},
      {{"prov", 4}, {NS_PROV, sizeof NS_PROV - 1}},
      {{"rdf", 3}, {NS_RDF, sizeof NS_RDF - 1}},
      {{"rdfs", 4}, {NS_RDFS, sizeof NS_RDFS - 1}},
      {{"rule", 4}, {NS_RULE, sizeof NS_RULE - 1}},
      {{"skos", 4}, {NS_SKOS, sizeof NS_SKOS - 1}},
      {{"state", 5}, {NS_ID "state/", sizeof NS_ID "state/" - 1}},
      {{"status", 6}, {NS_STATUS, sizeof NS_STATUS - 1}},
      {{"wd", 2}, {NS_WD, sizeof NS_WD - 1}},
      {{"xsd", 3}, {NS_XSD, sizeof NS_XSD - 1}},
  };
  *n = sizeof own / sizeof *own;
  return own;
}

/* [A-Za-z0-9_]([A-Za-z0-9_-]*): what every Turtle reader takes as a local name. */
static bool is_local_name(Str s) {
  for (size_t i = 0; i < s.n; i++) {
    unsigned char c = (unsigned char)s.p[i];
    if (c >= 0x80 || !(isalnum(c) || c == '_' || (c == '-' && i))) return false;
  }
  return s.n;
}

static void add_iri(StrBuf *b, Str iri, const Prefix *prefixes, size_t n) {
  Str local = iri_local_name(iri), space = str_sub(iri, 0, iri.n - local.n);
  const Prefix *p = prefixes, *end = p + n;
  while (p < end && !str_eq(p->iri, space)) p++;
  if (p == end || !is_local_name(local)) {
    term_add_ntriples(b, (Term){.kind = TERM_IRI, .value = iri});
    return;
  }
  strbuf_add(b, p->name);
  strbuf_addc(b, ':');
  strbuf_add(b, local);
}

void turtle_add_term(StrBuf *b, Term t, const Prefix *prefixes, size_t n) {
  if (t.kind == TERM_IRI) add_iri(b, t.value, prefixes, n);
  else if (t.kind == TERM_LITERAL && !t.lang.n && t.datatype.n && !str_is(t.datatype, NS_XSD "string")) {
    term_add_ntriples(b, (Term){.kind = TERM_LITERAL, .value = t.value});
    strbuf_adds(b, "^^");
    add_iri(b, t.datatype, prefixes, n);
  } else term_add_ntriples(b, t);
}

static void add_term(TurtleWriter *w, StrBuf *b, Term t) { turtle_add_term(b, t, w->prefixes, w->prefix_count); }

static void flush(TurtleWriter *w, size_t limit) {
  if (w->scratch.n <= limit) return;
  fwrite(w->scratch.data, 1, w->scratch.n, w->out);
  strbuf_clear(&w->scratch);
}

void turtle_begin(TurtleWriter *w, FILE *out, const Prefix *prefixes, size_t n) {
  *w = (TurtleWriter){.out = out, .prefixes = prefixes, .prefix_count = n};
  for (size_t i = 0; i < n; i++) {
    strbuf_printf(&w->scratch, "@prefix %.*s: <", STR_ARG(prefixes[i].name));
    iri_add(&w->scratch, prefixes[i].iri);
    strbuf_adds(&w->scratch, "> .\n");
  }
}

/* Terms are compared as they are written, so that two ways to hold one term do not open a second statement. */
static bool same_as_open(StrBuf *open, Str written) {
  if (open->n && str_eq(strbuf_as_str(open), written)) return true;
  strbuf_clear(open);
  strbuf_add(open, written);
  return false;
}

/* Most triples have the subject of the one before, and it need not be written to be known. */
static bool is_open_subject(TurtleWriter *w, Term subject) {
  bool iri = subject.kind == TERM_IRI;
  if (iri && w->subject_iri.n && str_eq(subject.value, strbuf_as_str(&w->subject_iri))) return true;
  strbuf_clear(&w->subject_iri);
  if (iri) strbuf_add(&w->subject_iri, subject.value);
  return false;
}

void turtle_triple(TurtleWriter *w, const Triple *t) {
  StrBuf *b = &w->scratch;
  bool first = !w->subject.n;
  size_t at = b->n;
  bool same_subject = is_open_subject(w, t->subject);
  if (!same_subject) {
    add_term(w, b, t->subject);
    same_subject = same_as_open(&w->subject, str_sub(strbuf_as_str(b), at, b->n));
    b->n = at;
  }
  if (!same_subject) strbuf_clear(&w->predicate);

  if (t->predicate.kind == TERM_IRI && str_is(t->predicate.value, NS_RDF "type")) strbuf_addc(b, 'a');
  else add_term(w, b, t->predicate);
  bool same_predicate = same_as_open(&w->predicate, str_sub(strbuf_as_str(b), at, b->n));
  b->n = at;

  if (same_subject && same_predicate) strbuf_adds(b, " ,\n        ");
  else {
    if (same_subject) strbuf_adds(b, " ;\n    ");
    else {
      strbuf_adds(b, first ? "\n" : " .\n\n");
      strbuf_add(b, strbuf_as_str(&w->subject));
      strbuf_addc(b, ' ');
    }
    strbuf_add(b, strbuf_as_str(&w->predicate));
    strbuf_addc(b, ' ');
  }
  add_term(w, b, t->object);
  flush(w, 1 << 15);
}

Status turtle_end(TurtleWriter *w) {
  if (w->subject.n) strbuf_adds(&w->scratch, " .\n");
  flush(w, 0);
  bool bad = ferror(w->out) != 0;
  strbuf_release(&w->subject);
  strbuf_release(&w->subject_iri);
  strbuf_release(&w->predicate);
  strbuf_release(&w->scratch);
  return bad ? STATUS_IO : STATUS_OK;
}
