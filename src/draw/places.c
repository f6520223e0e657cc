#include "draw/places.h"

#include "base/child.h"
#include "draw/model.h"
#include "draw/picture.h"

#include <math.h>
#include <string.h>

/* The network without its words: only how large the nodes are and what binds them. */
static void add_graph(StrBuf *b, const DrawModel *m, const char *engine) {
  strbuf_printf(b,
                "strict graph { graph [layout=%s, start=7, overlap=prism, overlap_scaling=0, overlap_shrink=true, "
                "sep=\"+9\", splines=line];\n"
                "  node [shape=circle, fixedsize=true, label=\"\"];\n",
                engine);
  for (size_t i = 0; i < m->nodes.n; i++) {
    int points = (int)fmin(26 + 6 * sqrt((double)m->nodes.at[i].degree), 90);
    strbuf_printf(b, "  n%zu [width=%d.%02d];\n", i, points / 72, points % 72 * 100 / 72);
  }
  for (size_t i = 0; i < m->edges.n; i++) {
    const DrawEdge *e = &m->edges.at[i];
    strbuf_printf(b, "  n%u -- n%u;\n", (unsigned)e->a, (unsigned)e->b);
  }
  strbuf_adds(b, "}\n");
}

/* A decimal number with a point, whatever the locale; *text goes on behind it. */
static double read_number(const char **text) {
  const char *t = *text;
  double value = 0, unit = 1;
  bool minus = *t == '-', fraction = false;
  for (t += minus; (*t >= '0' && *t <= '9') || (*t == '.' && !fraction); t++) {
    if (*t == '.') {
      fraction = true;
      continue;
    }
    value = value * 10 + (*t - '0');
    if (fraction) unit *= 10;
  }
  *text = t;
  return (minus ? -value : value) / unit;
}

/* graphviz' "plain": "node n12 3.25 1.5 ..." for each node, in inches, y up. */
static void read_places(Places *p, const DrawModel *m, const char *plain) {
  for (const char *line = plain; line && *line; line = strchr(line, '\n'), line += line != NULL) {
    if (strncmp(line, "node n", 6)) continue;
    const char *at = line + 6;
    size_t index = (size_t)read_number(&at);
    at += *at == ' ';
    double x = read_number(&at);
    at += *at == ' ';
    double y = read_number(&at);
    if (index < m->nodes.n)
      array_push(&p->list, (NetworkPlace){m->nodes.at[index].id, lround(x * 72), -lround(y * 72)});
  }
}

static int by_iri(const void *a, const void *b) {
  return str_cmp(((const NetworkPlace *)a)->iri, ((const NetworkPlace *)b)->iri);
}

Status places_find(Places *p, const Network *n, DrawView view, Report *r) {
  DrawModel m;
  StrBuf helper = {0}, graph = {0}, plain = {0};
  *p = (Places){0};
  DrawOptions o = {.view = view, .format = DRAW_SVG};
  Status status = model_make(&m, n, &o, r);
  m.columns = false; /* they are for paper */
  if (status == STATUS_OK && m.nodes.n) status = child_find_helper("entente-layout", &helper, r);
  if (status == STATUS_OK && m.nodes.n) {
    const char *engine = picture_engine(&m, &o);
    add_graph(&graph, &m, engine);
    const char *arguments[] = {engine, "plain", NULL};
    ChildJob job = {.program = helper.data,
                    .arguments = arguments,
                    .input = strbuf_as_str(&graph),
                    .memory = DRAW_MEMORY,
                    .seconds = DRAW_SECONDS};
    status = child_run(&job, &plain, r);
  }
  if (status == STATUS_OK) read_places(p, &m, plain.data);
  if (p->list.n) qsort(p->list.at, p->list.n, sizeof *p->list.at, by_iri);
  strbuf_release(&helper), strbuf_release(&graph), strbuf_release(&plain);
  model_release(&m);
  return status;
}

void places_release(Places *p) { array_release(&p->list); }
