#include "query/query.h"

#include "rdf/parse.h"

typedef struct Loading {
  Lent *lent;
  Term graph;
  StrBuf labels[2];
  int file;
} Loading;

static int files;

/* Blank nodes belong to their file. */
static Term own_label(Loading *l, Term t, int which) {
  if (t.kind != TERM_BLANK) return t;
  StrBuf *b = &l->labels[which];
  strbuf_clear(b);
  if (l->file > 1) strbuf_printf(b, "f%d-", l->file);
  strbuf_add(b, t.value);
  t.value = strbuf_as_str(b);
  return t;
}

static Status take(void *user, const Triple *given, Place place) {
  (void)place;
  Loading *l = user;
  Triple t = *given;
  t.subject = own_label(l, t.subject, 0);
  t.object = own_label(l, t.object, 1);
  if (t.graph.kind == TERM_NONE) t.graph = l->graph;
  return lent_add(l->lent, &t);
}

Status query_load_file(Lent *lent, const char *path, const char *graph, Report *r) {
  Loading l = {.lent = lent, .file = ++files};
  if (graph) {
    l.graph = (Term){.kind = TERM_IRI, .value = str_of(graph)};
    StrBuf b = {0};
    term_add_ntriples(&b, l.graph);
    lent_add_graph(lent, lent_term(lent, strbuf_as_str(&b)));
    strbuf_release(&b);
  }
  Status status = rdf_parse_file(path, &(RdfParsing){.format = rdf_format_of(path)}, take, &l, r);
  strbuf_release(&l.labels[0]);
  strbuf_release(&l.labels[1]);
  return status;
}
