#include "diff/sparql.h"

#include "diff/groups.h"

#include <stdlib.h>
#include <string.h>

enum { PORTION = 1000 };

typedef struct Writer {
  FILE *out;
  StrBuf b;
  bool variables; ///< blank nodes are ?label, else _:label
  bool begun;     ///< an operation stands before
} Writer;

static void add_term(Writer *w, const Term *t) {
  if (t->kind == TERM_BLANK && w->variables) {
    strbuf_addc(&w->b, '?');
    strbuf_add(&w->b, t->value);
  } else term_add_ntriples(&w->b, *t);
}

static void add_row(Writer *w, const TermQuad *t, const char *indent) {
  bool graph = t->graph != NULL;
  strbuf_adds(&w->b, indent);
  if (graph) strbuf_adds(&w->b, "GRAPH "), add_term(w, t->graph), strbuf_adds(&w->b, " { ");
  add_term(w, t->subject);
  strbuf_addc(&w->b, ' ');
  add_term(w, t->predicate);
  strbuf_addc(&w->b, ' ');
  add_term(w, t->object);
  strbuf_adds(&w->b, graph ? " }\n" : " .\n");
}

/* Operations are parted by semicolons. */
static void begin(Writer *w, const char *head) {
  if (w->begun) strbuf_adds(&w->b, ";\n");
  w->begun = true;
  strbuf_adds(&w->b, head);
}

static void flush(Writer *w) {
  if (w->b.n) fwrite(w->b.data, 1, w->b.n, w->out);
  strbuf_clear(&w->b);
}

static void write_ground(Writer *w, const Changes *c, bool added) {
  size_t in = 0;
  w->variables = false;
  for (size_t i = 0; i < c->rows.n; i++) {
    const Change *row = &c->rows.at[i];
    if (row->added != added || quad_has_blanks(&row->quad)) continue;
    if (in == 0) begin(w, added ? "INSERT DATA {\n" : "DELETE DATA {\n");
    add_row(w, &row->quad, "  ");
    if (++in == PORTION) in = 0, strbuf_adds(&w->b, "}\n"), flush(w);
  }
  if (in) strbuf_adds(&w->b, "}\n");
  flush(w);
}

/* ---- Finding the blank nodes of a component ---- */

static void add_same(Writer *w, const char *variable, const Term *t, int *n) {
  strbuf_printf(&w->b, "%ssameTerm(%s, ", (*n)++ ? " && " : "", variable);
  add_term(w, t);
  strbuf_addc(&w->b, ')');
}

typedef enum Position { AS_SUBJECT, AS_OBJECT, AS_GRAPH } Position;

static const Term *part(const TermQuad *t, Position at) {
  return at == AS_SUBJECT ? t->subject : at == AS_OBJECT ? t->object : t->graph;
}

/* One statement as a condition on ?s ?p ?o ?g, where the node stands at a position. */
static void add_condition(Writer *w, const TermQuad *t, Position at, bool graph) {
  int n = 0;
  strbuf_addc(&w->b, '(');
  if (at != AS_SUBJECT) add_same(w, "?s", t->subject, &n);
  add_same(w, "?p", t->predicate, &n);
  if (at != AS_OBJECT) add_same(w, "?o", t->object, &n);
  if (graph && at != AS_GRAPH) add_same(w, "?g", t->graph, &n);
  strbuf_addc(&w->b, ')');
}

/* Nothing but the statements of the group is said with the node at this position. */
static void add_closed(Writer *w, const Groups *g, const Group *group, Str node, Position at, bool graph) {
  static const char *const patterns[][2] = {
      [AS_SUBJECT] = {"?%.*s ?p ?o", "GRAPH ?g { ?%.*s ?p ?o }"},
      [AS_OBJECT] = {"?s ?p ?%.*s", "GRAPH ?g { ?s ?p ?%.*s }"},
      [AS_GRAPH] = {"", "GRAPH ?%.*s { ?s ?p ?o }"},
  };
  const char *pattern = patterns[at][graph], *gap = strstr(pattern, "%.*s");
  size_t n = 0;
  strbuf_adds(&w->b, "    FILTER NOT EXISTS { ");
  strbuf_add(&w->b, (Str){pattern, (size_t)(gap - pattern)});
  strbuf_add(&w->b, node);
  strbuf_adds(&w->b, gap + 4);
  for (size_t i = 0; i < group->n; i++) {
    const TermQuad *t = g->rows.at[group->from + i];
    const Term *here = part(t, at);
    if (!here || here->kind != TERM_BLANK || !str_eq(here->value, node) || (t->graph != NULL) != graph) continue;
    strbuf_adds(&w->b, n++ ? " || " : " FILTER(!(");
    add_condition(w, t, at, graph);
  }
  strbuf_adds(&w->b, n ? ")) }\n" : " }\n");
}

/* What is said of a node when every blank node is the same to us, as a hash: two variables with the same one could mean one node. */
static uint64_t look_of(const Groups *g, const Group *group, Str node) {
  ARRAY(uint64_t) hashes = {0};
  StrBuf b = {0};
  uint64_t look = 0;
  for (size_t i = 0; i < group->n; i++) {
    const TermQuad *t = g->rows.at[group->from + i];
    const Term *terms[] = {t->subject, t->predicate, t->object, t->graph};
    bool here = false;
    strbuf_clear(&b);
    for (int k = 0; k < 4 && terms[k]; k++) {
      bool blank = terms[k]->kind == TERM_BLANK;
      here |= blank && str_eq(terms[k]->value, node);
      if (blank) strbuf_addc(&b, '_');
      else term_add_ntriples(&b, *terms[k]);
      strbuf_addc(&b, ' ');
    }
    uint64_t hash = hash_bytes(strbuf_as_str(&b), 0);
    bool known = !here;
    for (size_t k = 0; k < hashes.n && !known; k++) known = hashes.at[k] == hash;
    if (known) continue;
    array_push(&hashes, hash);
    look += hash;
  }
  array_release(&hashes);
  strbuf_release(&b);
  return look;
}

static void add_different(Writer *w, const Groups *g, const Group *group, const Labels *nodes) {
  uint64_t *looks = memory_new(nodes->n * sizeof *looks);
  for (size_t i = 0; i < nodes->n; i++) {
    looks[i] = look_of(g, group, nodes->at[i]);
    for (size_t k = 0; k < i; k++)
      if (looks[k] == looks[i])
        strbuf_printf(&w->b, "    FILTER(!sameTerm(?%.*s, ?%.*s))\n", STR_ARG(nodes->at[k]), STR_ARG(nodes->at[i]));
  }
  free(looks);
}

static void delete_group(Writer *w, const Groups *g, const Group *group, Labels *nodes) {
  group_labels(g, group, nodes);
  w->variables = true;
  begin(w, "DELETE {\n");
  for (size_t i = 0; i < group->n; i++) add_row(w, g->rows.at[group->from + i], "  ");
  strbuf_adds(&w->b, "} WHERE {\n  SELECT * WHERE {\n");
  for (size_t i = 0; i < group->n; i++) add_row(w, g->rows.at[group->from + i], "    ");
  for (size_t i = 0; i < nodes->n; i++) {
    Str node = nodes->at[i];
    strbuf_printf(&w->b, "    FILTER(isBlank(?%.*s))\n", STR_ARG(node));
    for (Position at = AS_SUBJECT; at <= AS_OBJECT; at++)
      for (int graph = 0; graph < 2; graph++) add_closed(w, g, group, node, at, graph);
    add_closed(w, g, group, node, AS_GRAPH, true);
  }
  add_different(w, g, group, nodes);
  strbuf_adds(&w->b, "  } LIMIT 1\n}\n");
  flush(w);
}

/* ---- Inserting ---- */

/* INSERT DATA cannot name a graph by a blank node, and WHERE can make one. */
static bool names_graph(const Groups *g, const Group *group) {
  for (size_t i = 0; i < group->n; i++) {
    const Term *graph = g->rows.at[group->from + i]->graph;
    if (graph && graph->kind == TERM_BLANK) return true;
  }
  return false;
}

static void insert_with_variables(Writer *w, const Groups *g, const Group *group, Labels *nodes) {
  group_labels(g, group, nodes);
  w->variables = true;
  begin(w, "INSERT {\n");
  for (size_t i = 0; i < group->n; i++) add_row(w, g->rows.at[group->from + i], "  ");
  strbuf_adds(&w->b, "} WHERE {\n");
  for (size_t i = 0; i < nodes->n; i++) strbuf_printf(&w->b, "  BIND(BNODE() AS ?%.*s)\n", STR_ARG(nodes->at[i]));
  strbuf_adds(&w->b, "}\n");
  flush(w);
}

static void insert_groups(Writer *w, const Groups *g, Labels *nodes) {
  size_t in = 0;
  for (size_t i = 0; i < g->list.n; i++) {
    const Group *group = &g->list.at[i];
    if (names_graph(g, group)) continue;
    w->variables = false;
    if (!in) begin(w, "INSERT DATA {\n");
    for (size_t k = 0; k < group->n; k++, in++) add_row(w, g->rows.at[group->from + k], "  ");
    if (in >= PORTION) in = 0, strbuf_adds(&w->b, "}\n"), flush(w);
  }
  if (in) strbuf_adds(&w->b, "}\n");
  for (size_t i = 0; i < g->list.n; i++)
    if (names_graph(g, &g->list.at[i])) insert_with_variables(w, g, &g->list.at[i], nodes);
  flush(w);
}

void sparql_write(FILE *out, const Changes *c) {
  Writer w = {.out = out};
  Groups old, fresh;
  Labels nodes = {0};
  groups_of(&old, c, false);
  groups_of(&fresh, c, true);
  write_ground(&w, c, false);
  for (size_t i = 0; i < old.list.n; i++) delete_group(&w, &old, &old.list.at[i], &nodes);
  write_ground(&w, c, true);
  insert_groups(&w, &fresh, &nodes);
  array_release(&nodes);
  groups_release(&old);
  groups_release(&fresh);
  strbuf_release(&w.b);
}
