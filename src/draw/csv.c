/* CSV (RFC 4180) for R and spreadsheets: an edge a line, both ends first, as igraph's graph_from_data_frame wants them; of a timeline an
 * agreement or event a line. What weight means stands in the last column, as CSV has no place for remarks.
 */
#include "draw/files.h"

#include "draw/text.h"

static void add_cell(StrBuf *b, Str text, bool first) {
  if (!first) strbuf_addc(b, ',');
  csv_add_cell(b, text);
}

static void end_row(StrBuf *b) { strbuf_adds(b, "\r\n"); }

static void add_clean_cell(StrBuf *b, Str iri, bool first) {
  StrBuf clean = {0};
  label_clean(&clean, iri, SIZE_MAX);
  add_cell(b, strbuf_as_str(&clean), first);
  strbuf_release(&clean);
}

static void add_edge(StrBuf *b, const DrawModel *m, const DrawEdge *e, const char *definition, StrBuf *cell) {
  const DrawNode *ends[] = {&m->nodes.at[e->a], &m->nodes.at[e->b]};
  for (int i = 0; i < 2; i++) add_clean_cell(b, ends[i]->id, !i);
  for (const EdgeField *f = edge_fields; f->name; f++) {
    strbuf_clear(cell), f->add(cell, m, e);
    add_cell(b, strbuf_as_str(cell), false);
  }
  for (int i = 0; i < 2; i++) {
    add_cell(b, ends[i]->name, false);
    add_cell(b, str_of(node_styles[ends[i]->class].name), false);
  }
  add_cell(b, str_of(definition), false);
  end_row(b);
}

static void add_edges(StrBuf *b, const DrawModel *m, const char *definition) {
  StrBuf cell = {0};
  strbuf_adds(b, "source,target");
  for (const EdgeField *f = edge_fields; f->name; f++) strbuf_printf(b, ",%s", f->name);
  strbuf_adds(b, ",source_name,source_class,target_name,target_class,definition");
  end_row(b);
  for (size_t i = 0; i < m->edges.n; i++) add_edge(b, m, &m->edges.at[i], definition, &cell);
  strbuf_release(&cell);
}

static void add_nodes(StrBuf *b, const DrawModel *m) {
  StrBuf cell = {0};
  strbuf_adds(b, "id");
  for (const NodeField *f = node_fields; f->name; f++) strbuf_printf(b, ",%s", f->name);
  end_row(b);
  for (size_t i = 0; i < m->nodes.n; i++) {
    add_clean_cell(b, m->nodes.at[i].id, true);
    for (const NodeField *f = node_fields; f->name; f++) {
      strbuf_clear(&cell), f->add(&cell, m, &m->nodes.at[i]);
      add_cell(b, strbuf_as_str(&cell), false);
    }
    end_row(b);
  }
  strbuf_release(&cell);
}

void csv_add(StrBuf *b, const DrawModel *m, const DrawOptions *o) {
  if (o->view == DRAW_TIMELINE) add_nodes(b, m);
  else add_edges(b, m, view_styles[o->view].definition);
}
