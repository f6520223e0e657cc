#include "query/construct.h"

#include "rdf/turtle.h"

#include <stdlib.h>
#include <string.h>

void graph_add(Graph *g, Str subject, Str predicate, Str object) {
  strbuf_clear(&g->line);
  strbuf_add(&g->line, subject);
  strbuf_addc(&g->line, ' ');
  strbuf_add(&g->line, predicate);
  strbuf_addc(&g->line, ' ');
  strbuf_add(&g->line, object);
  map_add(&g->lines, strbuf_as_str(&g->line), 0);
}

static Str node_text(Graph *g, Node n, const Str *terms, const bool *bound, size_t solution) {
  if (n.variable == NO_VARIABLE) {
    StrBuf b = {0};
    term_add_ntriples(&b, n.term);
    Str text = arena_copy(&g->arena, strbuf_as_str(&b));
    strbuf_release(&b);
    return text;
  }
  if (bound[n.variable]) return terms[n.variable];
  return arena_printf(&g->arena, "_:row%zun%d", solution + 1, n.variable);
}

void graph_add_solution(Graph *g, const Query *q, const Str *terms, const bool *bound, size_t solution) {
  for (size_t i = 0; i < q->template.n; i++) {
    const TriplePattern *t = &q->template.at[i];
    arena_clear(&g->arena);
    bool named[3] = {false};
    const Node nodes[] = {t->subject, t->predicate, t->object};
    Str text[3];
    for (int k = 0; k < 3; k++) {
      bool unbound =
          nodes[k].variable != NO_VARIABLE && !bound[nodes[k].variable] && q->variables->names.at[nodes[k].variable].n;
      text[k] = unbound ? STR("") : node_text(g, nodes[k], terms, bound, solution);
      named[k] = text[k].n > 0;
    }
    if (!named[0] || !named[1] || !named[2] || text[0].p[0] == '"' || text[1].p[0] != '<') continue;
    graph_add(g, text[0], text[1], text[2]);
  }
}

static int by_line(const void *a, const void *b) {
  return str_cmp(((const MapEntry *)a)->key, ((const MapEntry *)b)->key);
}

/* A canonical line without its end: subject and predicate hold no space. */
static void split(Str line, Str out[3]) {
  size_t first = str_find(line, STR(" "));
  out[0] = str_sub(line, 0, first);
  Str rest = str_sub(line, first + 1, line.n);
  size_t second = str_find(rest, STR(" "));
  out[1] = str_sub(rest, 0, second);
  out[2] = str_sub(rest, second + 1, rest.n);
}

/* turtle.h wants rdf:type first. */
static int in_turtle_order(const void *x, const void *y) {
  Str a[3], b[3];
  split(((const MapEntry *)x)->key, a);
  split(((const MapEntry *)y)->key, b);
  int c = str_cmp(a[0], b[0]);
  if (c) return c;
  bool type_a = str_is(a[1], "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"),
       type_b = str_is(b[1], "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>");
  if (type_a != type_b) return type_b - type_a;
  c = str_cmp(a[1], b[1]);
  return c ? c : str_cmp(a[2], b[2]);
}

Status graph_write(Graph *g, ResultFormat format, FILE *out) {
  size_t n = g->lines.entries.n, prefix_count;
  const Prefix *prefixes = turtle_own_prefixes(&prefix_count);
  bool turtle = format != RESULT_NTRIPLES;
  if (n) qsort(g->lines.entries.at, n, sizeof *g->lines.entries.at, turtle ? in_turtle_order : by_line);
  TurtleWriter w;
  if (turtle) turtle_begin(&w, out, prefixes, prefix_count);
  for (size_t i = 0; i < n; i++) {
    Str line = g->lines.entries.at[i].key, part[3];
    if (!turtle) {
      fprintf(out, "%.*s .\n", STR_ARG(line));
      continue;
    }
    split(line, part);
    arena_clear(&g->arena);
    Triple t = {0};
    if (term_of_ntriples(&t.subject, part[0], &g->arena) && term_of_ntriples(&t.predicate, part[1], &g->arena) &&
        term_of_ntriples(&t.object, part[2], &g->arena))
      turtle_triple(&w, &t);
  }
  return turtle ? turtle_end(&w) : STATUS_OK;
}

void graph_release(Graph *g) {
  map_release(&g->lines);
  arena_release(&g->arena);
  strbuf_release(&g->line);
}
