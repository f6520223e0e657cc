#include "report/facts.h"

#include "report/json.h"

uint32_t report_node(ReportNodes *n, Str iri) { return map_add(&n->index, iri, (uint32_t)n->index.entries.n); }

void report_add_object(StrBuf *b, ReportNodes *n, const Term *t) {
  if (t->kind == TERM_IRI) {
    json_add_number(b, report_node(n, t->value));
    return;
  }
  json_add_comma(b);
  if (t->lang.n) strbuf_addc(b, '[');
  json_add_text(b, t->value);
  if (t->lang.n) json_add_comma(b), json_add_text(b, t->lang), strbuf_addc(b, ']');
}

typedef struct Graph {
  StrBuf *out;
  ReportNodes *nodes;
  uint32_t subject; ///< of the open row; MAP_NONE before the first
} Graph;

/* Statements come by subject. */
static Status take_statement(void *user, const Triple *t, Place place) {
  (void)place;
  Graph *g = user;
  uint32_t subject = report_node(g->nodes, t->subject.value);
  if (subject != g->subject) {
    strbuf_adds(g->out, g->subject == MAP_NONE ? "[" : "],\n[");
    json_add_number(g->out, subject);
    g->subject = subject;
  }
  json_add_number(g->out, report_node(g->nodes, t->predicate.value));
  report_add_object(g->out, g->nodes, &t->object);
  return STATUS_OK;
}

Status report_add_graph(StrBuf *b, ReportNodes *n, Store *s, int64_t snapshot, Report *r) {
  Graph g = {b, n, MAP_NONE};
  strbuf_addc(b, '[');
  Status status = store_each_triple(s, snapshot, ORDER_TURTLE, take_statement, &g, r);
  strbuf_adds(b, g.subject == MAP_NONE ? "]" : "]]");
  return status;
}
