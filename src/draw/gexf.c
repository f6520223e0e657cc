/* GEXF 1.3 (https://gexf.net/1.3/): Gephi's own format, with its intervals of time: a node or edge is there from its first date on, and
 * no longer than to the end of what ended.
 */
#include "draw/files.h"

#include "base/date.h"
#include "draw/picture.h"
#include "draw/text.h"

static const char *const types[] = {[FIELD_TEXT] = "string", [FIELD_WHOLE] = "integer", [FIELD_NUMBER] = "double"};

static void add_attribute(StrBuf *b, const char *name, Str value) {
  if (!value.n) return;
  strbuf_printf(b, " %s=\"", name);
  xml_add_text(b, value);
  strbuf_addc(b, '"');
}

static void add_clean(StrBuf *b, const char *name, Str text) {
  StrBuf clean = {0};
  label_clean(&clean, text, SIZE_MAX);
  add_attribute(b, name, strbuf_as_str(&clean));
  strbuf_release(&clean);
}

/* Gephi refuses a file with a date that is none. */
static void add_day(StrBuf *b, const char *name, Str day) {
  if (date_is_full(date_parse(day))) add_attribute(b, name, day);
}

static void add_value(StrBuf *b, const char *name, Str value) {
  if (!value.n) return;
  strbuf_printf(b, "          <attvalue for=\"%s\"", name);
  add_attribute(b, "value", value);
  strbuf_adds(b, "/>\n");
}

/* <viz:color> of "#BCDFF5" */
static void add_color(StrBuf *b, const char *hex) {
  unsigned long rgb = strtoul(hex + 1, NULL, 16);
  strbuf_printf(b, "        <viz:color r=\"%lu\" g=\"%lu\" b=\"%lu\"/>\n", rgb >> 16, rgb >> 8 & 255, rgb & 255);
}

static void add_node(StrBuf *b, const DrawModel *m, const DrawNode *n, StrBuf *value) {
  strbuf_adds(b, "      <node");
  add_clean(b, "id", n->id), add_attribute(b, "label", n->name);
  add_day(b, "start", n->first), add_day(b, "end", n->ended);
  strbuf_adds(b, ">\n        <attvalues>\n");
  for (const NodeField *f = node_fields + 1; f->name; f++) { /* the label is an attribute of its own */
    strbuf_clear(value), f->add(value, m, n);
    add_value(b, f->name, strbuf_as_str(value));
  }
  strbuf_adds(b, "        </attvalues>\n");
  add_color(b, n->class == NODE_AGREEMENT ? edge_styles[n->status].color : node_styles[n->class].fill);
  strbuf_adds(b, "      </node>\n");
}

static void add_edge(StrBuf *b, const DrawModel *m, const DrawEdge *e, size_t number, StrBuf *value) {
  Interval when = edge_interval(m, e);
  strbuf_printf(b, "      <edge id=\"%zu\"", number);
  add_clean(b, "source", m->nodes.at[e->a].id), add_clean(b, "target", m->nodes.at[e->b].id);
  strbuf_adds(b, " weight=\""), add_number(b, e->weight), strbuf_addc(b, '"');
  add_day(b, "start", when.start), add_day(b, "end", when.end);
  strbuf_adds(b, ">\n        <attvalues>\n");
  for (const EdgeField *f = edge_fields + 1; f->name; f++) { /* so is the weight */
    strbuf_clear(value), f->add(value, m, e);
    add_value(b, f->name, strbuf_as_str(value));
  }
  strbuf_adds(b, "        </attvalues>\n");
  add_color(b, edge_styles[e->status].color);
  strbuf_adds(b, "      </edge>\n");
}

static void add_head(StrBuf *b, const DrawModel *m, const DrawOptions *o) {
  StrBuf text = {0};
  strbuf_adds(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                 "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n"
                 "  <meta>\n    <creator>entente</creator>\n    <description>");
  picture_add_title(&text, m, o), strbuf_addc(&text, '\n'), picture_add_facts(&text, m, o);
  xml_add_text(b, strbuf_as_str(&text));
  strbuf_printf(b, "\n%s</description>\n  </meta>\n", view_styles[o->view].definition);
  strbuf_adds(b, "  <graph defaultedgetype=\"undirected\" mode=\"dynamic\" timeformat=\"date\" "
                 "timerepresentation=\"interval\">\n");
  strbuf_release(&text);
}

static void add_declaration(StrBuf *b, const char *name, FieldType type) {
  strbuf_printf(b, "      <attribute id=\"%s\" title=\"%s\" type=\"%s\"/>\n", name, name, types[type]);
}

void gexf_add(StrBuf *b, const DrawModel *m, const DrawOptions *o) {
  StrBuf value = {0};
  add_head(b, m, o);
  strbuf_adds(b, "    <attributes class=\"node\" mode=\"static\">\n");
  for (const NodeField *f = node_fields + 1; f->name; f++) add_declaration(b, f->name, f->type);
  strbuf_adds(b, "    </attributes>\n    <attributes class=\"edge\" mode=\"static\">\n");
  for (const EdgeField *f = edge_fields + 1; f->name; f++) add_declaration(b, f->name, f->type);
  strbuf_adds(b, "    </attributes>\n    <nodes>\n");
  for (size_t i = 0; i < m->nodes.n; i++) add_node(b, m, &m->nodes.at[i], &value);
  strbuf_adds(b, "    </nodes>\n    <edges>\n");
  for (size_t i = 0; i < m->edges.n; i++) add_edge(b, m, &m->edges.at[i], i, &value);
  strbuf_adds(b, "    </edges>\n  </graph>\n</gexf>\n");
  strbuf_release(&value);
}
