#include "emit/emit.h"

#include "emit/csv.h"
#include "emit/json.h"
#include "rdf/turtle.h"
#include "rdf/vocabulary.h"

#include <errno.h>
#include <string.h>

typedef struct Emitting {
  Store *store;
  const EmitAsked *asked;
  int64_t snapshot;
  FILE *out;
  Report *report;
} Emitting;

static Status each(const Emitting *e, TripleOrder order, TripleSink sink, void *user) {
  switch (e->asked->what) {
  case EMIT_EVIDENCE: return store_each_evidence_triple(e->store, e->snapshot, order, sink, user, e->report);
  case EMIT_DESCRIPTION: return describe_snapshot(e->store, e->snapshot, e->asked->words, sink, user, e->report);
  default: return store_each_triple(e->store, e->snapshot, order, sink, user, e->report);
  }
}

/* ---- Turtle ---- */

static Status write_turtle(void *user, const Triple *t, Place place) {
  (void)place;
  TurtleWriter *w = user;
  turtle_triple(w, t);
  return ferror(w->out) ? STATUS_IO : STATUS_OK;
}

static const Prefix *prefixes_of(EmitWhat what, size_t *n) {
  static const Prefix of_description[] = {
      {{"dcat", 4}, {NS_DCAT, sizeof NS_DCAT - 1}}, {{"dcterms", 7}, {NS_DCTERMS, sizeof NS_DCTERMS - 1}},
      {{"ent", 3}, {NS_ENT, sizeof NS_ENT - 1}},    {{"owl", 3}, {NS_OWL, sizeof NS_OWL - 1}},
      {{"rdf", 3}, {NS_RDF, sizeof NS_RDF - 1}},    {{"rdfs", 4}, {NS_RDFS, sizeof NS_RDFS - 1}},
      {{"skos", 4}, {NS_SKOS, sizeof NS_SKOS - 1}}, {{"void", 4}, {NS_VOID, sizeof NS_VOID - 1}},
      {{"xsd", 3}, {NS_XSD, sizeof NS_XSD - 1}},
  };
  if (what != EMIT_DESCRIPTION) return turtle_own_prefixes(n);
  *n = sizeof of_description / sizeof *of_description;
  return of_description;
}

static Status emit_turtle(const Emitting *e) {
  size_t n;
  const Prefix *prefixes = prefixes_of(e->asked->what, &n);
  TurtleWriter w;
  turtle_begin(&w, e->out, prefixes, n);
  Status status = each(e, ORDER_TURTLE, write_turtle, &w);
  Status written = turtle_end(&w);
  return status != STATUS_OK ? status : written;
}

/* ---- N-Triples, N-Quads ---- */

typedef struct Lines {
  FILE *out;
  StrBuf line, end; ///< end: the graph, where there is one, dot and line feed
} Lines;

static Status write_line(void *user, const Triple *t, Place place) {
  (void)place;
  Lines *l = user;
  strbuf_clear(&l->line);
  term_add_ntriples(&l->line, t->subject);
  strbuf_addc(&l->line, ' ');
  term_add_ntriples(&l->line, t->predicate);
  strbuf_addc(&l->line, ' ');
  term_add_ntriples(&l->line, t->object);
  strbuf_add(&l->line, strbuf_as_str(&l->end));
  return fwrite(l->line.data, 1, l->line.n, l->out) == l->line.n ? STATUS_OK : STATUS_IO;
}

void emit_add_graph_iri(StrBuf *b, const Snapshot *of, EmitWhat what) {
  strbuf_printf(b, "%.*ssnapshot/%lld%s", STR_ARG(of->base), (long long)of->number,
                what == EMIT_EVIDENCE ? "/evidence" : "");
}

static Status emit_lines(const Emitting *e, const Snapshot *of) {
  Lines l = {.out = e->out};
  if (e->asked->format == EMIT_NQUADS) {
    StrBuf graph = {0};
    emit_add_graph_iri(&graph, of, e->asked->what);
    strbuf_addc(&l.end, ' ');
    term_add_ntriples(&l.end, (Term){.kind = TERM_IRI, .value = strbuf_as_str(&graph)});
    strbuf_release(&graph);
  }
  strbuf_adds(&l.end, " .\n");
  Status status = each(e, ORDER_CANONICAL, write_line, &l);
  strbuf_release(&l.line);
  strbuf_release(&l.end);
  return status;
}

/* ---- JSON, CSV ---- */

static Status emit_nodes(const Emitting *e, NodeSink sink, void *user) {
  NodeReader reader = {.sink = sink, .user = user};
  Status status = each(e, ORDER_TURTLE, node_take, &reader);
  if (status == STATUS_OK) status = node_end(&reader);
  node_reader_release(&reader);
  return status;
}

static Status emit_csv(const Emitting *e, const Snapshot *of) {
  CsvWriter w = {.out = e->out, .store = e->store, .snapshot = of->number, .lang = e->asked->lang, .report = e->report};
  StrBuf base = {0};
  strbuf_add(&base, of->base);
  w.base = strbuf_as_str(&base);
  bool claims = e->asked->what == EMIT_EVIDENCE;
  if (claims) csv_begin_claims(&w);
  else csv_begin_agreements(&w);
  Status status = emit_nodes(e, claims ? csv_claim : csv_agreement, &w);
  csv_release(&w);
  strbuf_release(&base);
  return status;
}

/* ---- The whole ---- */

static Status emit_snapshot(const Emitting *e) {
  Snapshot of;
  Status status = STATUS_OK;
  if (e->asked->choice) status = store_choose(e->store, e->snapshot, e->asked->choice, e->report);
  if (status == STATUS_OK) status = store_read_snapshot(e->store, e->snapshot, &of, e->report);
  if (status != STATUS_OK) return status;
  switch (e->asked->format) {
  case EMIT_TURTLE: return emit_turtle(e);
  case EMIT_CSV: return emit_csv(e, &of);
  case EMIT_JSON: return emit_nodes(e, json_node, e->out);
  default: return emit_lines(e, &of);
  }
}

Status emit_file(Store *s, const EmitAsked *asked, const char *path, Report *r) {
  static const int64_t last = 0;
  const int64_t *snapshots = asked->snapshots ? asked->snapshots : &last;
  size_t n = asked->snapshots ? asked->snapshot_count : 1;
  OutFile out;
  long before = r->errors;
  Status status = out_open(&out, path, r);
  if (status != STATUS_OK) return status;
  for (size_t i = 0; i < n && status == STATUS_OK; i++) {
    Emitting e = {s, asked, snapshots[i], out.stream, r};
    status = emit_snapshot(&e);
  }
  if (status == STATUS_OK) return out_commit(&out, r);
  if (status == STATUS_IO && r->errors == before)
    report_error(r, STATUS_IO, (Place){path, 0, 0}, "cannot write: %s", strerror(errno));
  out_abandon(&out);
  return status;
}
