/* The network in DOT. */
#include "draw/picture.h"

#include "draw/face.h"
#include "draw/text.h"

#include <math.h>

enum {
  NEATO_MOST = 300,  ///< nodes; sfdp above: neato needs 4 s for 1000
  LABELS_MOST = 12,  ///< edges of a network whose edges are labelled
  MARKED_MOST = 300, ///< edges of a network whose marks at the ends have their full size
  ROUTED_MOST = 160, ///< edges of a network whose edges go around nodes; that costs time with their square
};

const char *picture_engine(const DrawModel *m, const DrawOptions *o) {
  if (o->view == DRAW_TIMELINE || m->columns) return "nop1"; /* every node has its place */
  if (o->engine) return o->engine;
  return m->nodes.n <= NEATO_MOST ? "neato" : "sfdp";
}

static void add_number_of(StrBuf *b, const char *name, double x) {
  strbuf_printf(b, ", %s=", name);
  add_number(b, x);
}

static void add_link(StrBuf *b, Str iri) {
  if (!link_is_safe(iri)) return;
  strbuf_adds(b, ", URL=");
  dot_add_id(b, iri);
}

static void add_text_of(StrBuf *b, const char *name, Str text) {
  if (!text.n) return;
  strbuf_printf(b, ", %s=", name);
  dot_add_label(b, text);
}

/* What programs want to know of a node, and its tooltip and link. */
static void add_node_data(StrBuf *b, const DrawModel *m, const DrawNode *n, const DrawWords *words) {
  StrBuf tip = {0};
  const char *class = node_styles[n->class].name;
  strbuf_printf(b, ", class=\"%s\"", class);
  add_text_of(b, "full_name", n->name), add_text_of(b, "code", n->code);
  if (n->class == NODE_AGREEMENT) strbuf_printf(b, ", status=\"%s\"", edge_styles[n->status].name);
  add_text_of(b, "kind", n->kind), add_text_of(b, "first", n->first), add_text_of(b, "last", n->last);
  add_text_of(b, "ended", n->ended);
  strbuf_printf(b, ", degree=%u", (unsigned)n->degree);
  add_number_of(b, "strength", n->weight);
  picture_add_node_tip(&tip, m, n, words);
  strbuf_adds(b, ", tooltip="), dot_add_tip(b, strbuf_as_str(&tip));
  add_link(b, n->id);
  strbuf_release(&tip);
}

static void add_node_face(StrBuf *b, const DrawModel *m, const DrawNode *n) {
  const NodeStyle *s = &node_styles[n->class];
  Face f;
  face_make(&f, m, n);
  strbuf_adds(b, "label=");
  dot_add_label(b, strbuf_as_str(&f.label));
  add_number_of(b, "fontsize", f.font);
  add_number_of(b, "width", f.width / 72), add_number_of(b, "height", f.height / 72);
  if (f.bold) strbuf_adds(b, ", fontname=\"DejaVu Sans Bold\"");
  strbuf_printf(b, ", shape=%s, fillcolor=\"%s\", fontcolor=\"%s\"", s->shape, s->fill, s->text);
  if (n->class == NODE_AGREEMENT) { /* its rim tells the status, as the line of an edge does */
    const EdgeStyle *e = &edge_styles[n->status];
    strbuf_printf(b, ", style=\"filled,%s\", color=\"%s\", penwidth=1.6", e->style, e->color);
  } else {
    strbuf_printf(b, ", style=\"%s\"", s->style);
  }
  if (n->thing == m->ego) strbuf_adds(b, ", color=\"#000000\", penwidth=2.5");
  if (s->rims > 1 && n->named) strbuf_printf(b, ", peripheries=%d", s->rims);
  face_release(&f);
}

static void add_place(StrBuf *b, double x, double y) {
  strbuf_adds(b, ", pos=\""), add_number(b, x), strbuf_addc(b, ','), add_number(b, -y), strbuf_adds(b, "!\"");
}

/* A row of a timeline: text alone; the marks before it are the legend's. */
static void add_row_face(StrBuf *b, const DrawModel *m, const DrawNode *n, const TimelineRow *row) {
  StrBuf text = {0};
  double width = row->width - TIMELINE_TEXT;
  timeline_add_text(&text, m, n, width);
  strbuf_adds(b, "label="), dot_add_lines(b, strbuf_as_str(&text));
  strbuf_adds(b, ", shape=none, fixedsize=shape, style=\"\", fontsize=8.5");
  add_place(b, row->x + TIMELINE_TEXT + width / 2, row->y);
  add_number_of(b, "width", width / 72), add_number_of(b, "height", (TIMELINE_LINE - 2) / 72.0);
  strbuf_release(&text);
}

/* The places of nodes that need no layout. */
typedef struct Places {
  TimelineRow *rows;  ///< or NULL
  NodePlace *columns; ///< or NULL
} Places;

static void add_node(StrBuf *b, const DrawModel *m, size_t i, const Places *p, const DrawOptions *o) {
  const DrawNode *n = &m->nodes.at[i];
  strbuf_adds(b, "  ");
  dot_add_id(b, n->id);
  strbuf_adds(b, " [");
  if (p->rows) add_row_face(b, m, n, &p->rows[i]);
  else add_node_face(b, m, n);
  if (p->columns) add_place(b, p->columns[i].x, p->columns[i].y);
  add_node_data(b, m, n, o->words);
  strbuf_adds(b, "]\n");
}

static void add_edge_label(StrBuf *b, const DrawModel *m, const DrawEdge *e, const DrawWords *words) {
  StrBuf text = {0}, face = {0};
  const NetworkAgreement *a = model_agreement(m, e, 0);
  if (e->count == 1) label_clean(&text, agreement_name(a), 200);
  else picture_add_count(&text, e->count, WORD_AGREEMENT, WORD_AGREEMENTS, words);
  label_wrap(&face, strbuf_as_str(&text), 22, 2);
  strbuf_adds(b, ", len=1.8, label=");
  dot_add_label(b, strbuf_as_str(&face));
  strbuf_release(&text), strbuf_release(&face);
}

static void add_change_sign(StrBuf *b, const DrawEdge *e) {
  if (e->change == CHANGE_NONE) return;
  strbuf_printf(b, ", label=\"%s\", fontsize=13, fontcolor=\"%s\"", change_signs[e->change],
                change_styles[e->change].color);
}

/* The agreements behind an edge: their IRIs in one attribute, a space between. For programs: a layout has no use for a million of them. */
static void add_iris(StrBuf *b, const DrawModel *m, const DrawEdge *e) {
  StrBuf iris = {0};
  for (uint32_t i = 0; i < e->count; i++) {
    if (i) strbuf_addc(&iris, ' ');
    label_clean(&iris, model_agreement(m, e, i)->iri, 2000);
  }
  add_text_of(b, "iris", strbuf_as_str(&iris));
  strbuf_release(&iris);
}

/* The link leads to the agreement that the edge's colour tells of. */
static void add_edge_data(StrBuf *b, const DrawModel *m, const DrawEdge *e, const DrawOptions *o) {
  StrBuf tip = {0};
  const NetworkAgreement *furthest = model_agreement(m, e, 0);
  for (uint32_t i = 1; i < e->count; i++) {
    const NetworkAgreement *a = model_agreement(m, e, i);
    if (edge_status(a->status) < edge_status(furthest->status)) furthest = a;
  }
  strbuf_printf(b, ", agreements=%u", (unsigned)e->count);
  if (!format_is_picture(o->format)) add_iris(b, m, e);
  picture_add_edge_tip(&tip, m, e, o->words);
  strbuf_adds(b, ", tooltip="), dot_add_tip(b, strbuf_as_str(&tip));
  add_link(b, furthest->iri);
  strbuf_release(&tip);
}

static bool labels_edges(const DrawModel *m, const DrawOptions *o) {
  return (o->view == DRAW_ALLIANCES || o->view == DRAW_EGO) && !o->changes && m->edges.n <= LABELS_MOST;
}

static void add_edge_face(StrBuf *b, const DrawModel *m, const DrawEdge *e, const DrawOptions *o) {
  bool styled = view_styles[o->view].statuses || o->changes; /* with colours, dashes and ends of their own */
  const EdgeStyle *s = o->changes ? &change_styles[e->change] : &edge_styles[e->status];
  const char *faint = !o->changes && m->edges.n > 120 ? (m->edges.n > 600 ? "80" : "B0") : "";
  strbuf_printf(b, ", color=\"%s%s\"", styled ? s->color : EDGE_PLAIN, faint);
  add_number_of(b, "penwidth", fmin(0.35 + (styled ? 1.4 : 1.1) * sqrt(e->weight), 6));
  if (styled && !str_is(str_of(s->style), "solid")) strbuf_printf(b, ", style=%s", s->style);
  if (styled && !str_is(str_of(s->ends), "none"))
    strbuf_printf(b, ", dir=both, arrowhead=%s, arrowtail=%s", s->ends, s->ends);
  if (o->changes) add_change_sign(b, e);
  else if (labels_edges(m, o)) add_edge_label(b, m, e, o->words);
}

static void add_edge(StrBuf *b, const DrawModel *m, const DrawEdge *e, const Places *p, const DrawOptions *o) {
  strbuf_adds(b, "  "), dot_add_id(b, m->nodes.at[e->a].id);
  strbuf_adds(b, " -- "), dot_add_id(b, m->nodes.at[e->b].id);
  strbuf_adds(b, " [weight="), add_number(b, e->weight);
  if (o->changes)
    strbuf_printf(b, ", change=\"%s\", class=\"%s\"", change_styles[e->change].name, change_styles[e->change].name);
  else if (view_styles[o->view].statuses)
    strbuf_printf(b, ", status=\"%s\", class=\"%s\"", edge_styles[e->status].name, edge_styles[e->status].name);
  if (p->columns) {
    bool right = p->columns[e->a].x < p->columns[e->b].x;
    strbuf_printf(b, ", tailport=%c, headport=%c", right ? 'e' : 'w', right ? 'w' : 'e');
  }
  if (p->rows) strbuf_adds(b, ", style=invis");
  else add_edge_face(b, m, e, o);
  add_edge_data(b, m, e, o);
  strbuf_adds(b, "]\n");
}

static void add_comment(StrBuf *b, Str text) {
  strbuf_adds(b, "// ");
  for (size_t i = 0; i < text.n; i++) {
    strbuf_addc(b, text.p[i]);
    if (text.p[i] == '\n') strbuf_adds(b, "// ");
  }
  strbuf_addc(b, '\n');
}

static void add_head(StrBuf *b, const DrawModel *m, const DrawOptions *o) {
  StrBuf text = {0};
  picture_add_title(&text, m, o), strbuf_adds(&text, "\n");
  picture_add_facts(&text, m, o);
  if (!m->nodes.n) strbuf_addc(&text, '\n'), strbuf_adds(&text, o->words->words[WORD_EMPTY]);
  size_t shown = text.n;
  strbuf_addc(&text, '\n');
  picture_add_notes(&text, m, o);
  add_comment(b, strbuf_as_str(&text));
  bool labelled = labels_edges(m, o) || o->changes;
  strbuf_printf(b, "strict graph \"%s\" {\n", draw_view_names[o->view]);
  strbuf_printf(b,
                "  graph [layout=%s, start=7, overlap=prism, overlap_scaling=0, overlap_shrink=%s, sep=\"+%d\", "
                "splines=%s, esep=\"+1.4\", pack=12, outputorder=edgesfirst,\n",
                picture_engine(m, o), labelled ? "false" : "true", m->named < m->nodes.n ? 3 : 8,
                !labelled && m->edges.n <= ROUTED_MOST && o->view != DRAW_SECTORS ? "true" : "line");
  strbuf_printf(b, "    definition=\"%s\",\n", view_styles[o->view].definition);
  strbuf_adds(b, "    fontname=\"DejaVu Sans\", fontsize=12, labelloc=t, labeljust=l, label=");
  dot_add_lines(b, str_sub(strbuf_as_str(&text), 0, shown));
  strbuf_adds(b, "]\n  node [fontname=\"DejaVu Sans\", fixedsize=true, color=\"#4A4A4A\", penwidth=0.8, margin=0]\n"
                 "  edge [fontname=\"DejaVu Sans\", fontsize=9, fontcolor=\"#333333\", arrowsize=");
  strbuf_adds(b, m->edges.n > MARKED_MOST ? "0.3]\n" : "0.5]\n");
  strbuf_release(&text);
}

void picture_add_network(StrBuf *b, const DrawModel *m, const DrawOptions *o) {
  Places p = {0};
  if (o->view == DRAW_TIMELINE) timeline_place(m, p.rows = memory_new((m->nodes.n + 1) * sizeof *p.rows));
  if (m->columns) columns_place(m, p.columns = memory_new((m->nodes.n + 1) * sizeof *p.columns));
  add_head(b, m, o);
  for (size_t i = 0; i < m->nodes.n; i++) add_node(b, m, i, &p, o);
  bool unseen = p.rows && format_is_picture(o->format);
  for (size_t i = 0; i < m->edges.n && !unseen; i++) add_edge(b, m, &m->edges.at[i], &p, o);
  strbuf_adds(b, "}\n");
  free(p.rows), free(p.columns);
}
