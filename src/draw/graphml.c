/* GraphML 1.0 (http://graphml.graphdrawing.org): read by Gephi, networkx, igraph, Cytoscape and yEd. */
#include "draw/files.h"

#include "draw/picture.h"
#include "draw/text.h"

static const char *const types[] = {[FIELD_TEXT] = "string", [FIELD_WHOLE] = "int", [FIELD_NUMBER] = "double"};

static void add_key(StrBuf *b, char kind, const char *name, FieldType type) {
  strbuf_printf(b, "  <key id=\"%c-%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n", kind, name,
                kind == 'n' ? "node" : "edge", name, types[type]);
}

static void add_data(StrBuf *b, char kind, const char *name, Str value) {
  if (!value.n) return;
  strbuf_printf(b, "      <data key=\"%c-%s\">", kind, name);
  xml_add_text(b, value);
  strbuf_adds(b, "</data>\n");
}

static void add_reference(StrBuf *b, const char *name, const DrawNode *n) {
  StrBuf id = {0};
  label_clean(&id, n->id, SIZE_MAX);
  strbuf_printf(b, " %s=\"", name);
  xml_add_text(b, strbuf_as_str(&id));
  strbuf_addc(b, '"');
  strbuf_release(&id);
}

static void add_node(StrBuf *b, const DrawModel *m, const DrawNode *n, StrBuf *value) {
  strbuf_adds(b, "    <node"), add_reference(b, "id", n), strbuf_adds(b, ">\n");
  for (const NodeField *f = node_fields; f->name; f++) {
    strbuf_clear(value), f->add(value, m, n);
    add_data(b, 'n', f->name, strbuf_as_str(value));
  }
  strbuf_adds(b, "    </node>\n");
}

static void add_edge(StrBuf *b, const DrawModel *m, const DrawEdge *e, StrBuf *value) {
  strbuf_adds(b, "    <edge");
  add_reference(b, "source", &m->nodes.at[e->a]), add_reference(b, "target", &m->nodes.at[e->b]);
  strbuf_adds(b, ">\n");
  for (const EdgeField *f = edge_fields; f->name; f++) {
    strbuf_clear(value), f->add(value, m, e);
    add_data(b, 'e', f->name, strbuf_as_str(value));
  }
  strbuf_adds(b, "    </edge>\n");
}

void graphml_add(StrBuf *b, const DrawModel *m, const DrawOptions *o) {
  StrBuf text = {0};
  strbuf_adds(b,
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
              "  <desc>");
  picture_add_title(&text, m, o), strbuf_addc(&text, '\n'), picture_add_facts(&text, m, o);
  xml_add_text(b, strbuf_as_str(&text));
  strbuf_printf(b, "\n%s</desc>\n", view_styles[o->view].definition);
  for (const NodeField *f = node_fields; f->name; f++) add_key(b, 'n', f->name, f->type);
  for (const EdgeField *f = edge_fields; f->name; f++) add_key(b, 'e', f->name, f->type);
  strbuf_printf(b, "  <graph id=\"%s\" edgedefault=\"undirected\">\n", draw_view_names[o->view]);
  for (size_t i = 0; i < m->nodes.n; i++) add_node(b, m, &m->nodes.at[i], &text);
  for (size_t i = 0; i < m->edges.n; i++) add_edge(b, m, &m->edges.at[i], &text);
  strbuf_adds(b, "  </graph>\n</graphml>\n");
  strbuf_release(&text);
}
