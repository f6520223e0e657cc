/* The network in DOT. */
#include "draw/picture.h"

#include "draw/dot.h"

#include <math.h>

enum {
  NEATO_MOST = 300,  ///< nodes; sfdp above: neato needs 4 s for 1000
  LABELS_MOST = 12,  ///< edges of a network whose edges are labelled
  TOOLTIP_MOST = 12, ///< agreements named in the tooltip of an edge
  TITLE_MOST = 90,
};

const char *picture_engine(const DrawModel *m) { return m->nodes.n <= NEATO_MOST ? "neato" : "sfdp"; }

static void add_count(StrBuf *b, size_t n, Word one, Word many, const DrawWords *words) {
  bool single = n == 1 || (n == 0 && words->none_is_one);
  strbuf_printf(b, "%zu %s", n, words->words[single ? one : many]);
}

void picture_add_title(StrBuf *b, const DrawOptions *o) {
  Str given = str_of(o->title);
  bool alliances = o->view == DRAW_ALLIANCES;
  Word own = o->changes  ? alliances ? WORD_CHANGES_ALLIANCES : WORD_CHANGES_SECTORS
             : alliances ? WORD_ALLIANCES
                         : WORD_SECTORS;
  label_clean(b, given.n ? given : str_of(o->words->words[own]), TITLE_MOST);
}

/* « + nouveau: 3 · − disparu: 1 · ~ changé: 2 · inchangé: 40 » */
static void add_changes(StrBuf *b, const DrawModel *m, const DrawWords *words) {
  static const EdgeChange order[] = {CHANGE_ADDED, CHANGE_REMOVED, CHANGE_CHANGED, CHANGE_NONE};
  for (size_t i = 0; i < 4; i++)
    strbuf_printf(b, "%s%s%s%s: %zu", i ? " · " : "", change_signs[order[i]], *change_signs[order[i]] ? " " : "",
                  words->changes[order[i]], m->changes[order[i]]);
}

void picture_add_facts(StrBuf *b, const DrawModel *m, const DrawOptions *o) {
  if (o->changes) {
    add_changes(b, m, o->words);
    return;
  }
  size_t domains = 0;
  for (size_t i = 0; i < m->nodes.n; i++) domains += m->nodes.at[i].class == NODE_DOMAIN;
  add_count(b, m->nodes.n - domains, WORD_ACTOR, WORD_ACTORS, o->words);
  strbuf_adds(b, " · ");
  if (o->view == DRAW_SECTORS) add_count(b, domains, WORD_DOMAIN, WORD_DOMAINS, o->words), strbuf_adds(b, " · ");
  add_count(b, m->agreements, WORD_AGREEMENT, WORD_AGREEMENTS, o->words);
  const Network *n = m->network;
  if (n->first.n || n->last.n) {
    strbuf_adds(b, " · ");
    label_clean(b, n->first, 10);
    if (!str_eq(n->first, n->last)) strbuf_adds(b, " – "), label_clean(b, n->last, 10);
  }
  strbuf_adds(b, " · ");
  add_count(b, n->documents > 0 ? (size_t)n->documents : 0, WORD_DOCUMENT, WORD_DOCUMENTS, o->words);
}

/* A line of its own with n in it, when there is something to count. */
static void add_note(StrBuf *b, Word w, size_t n, const DrawWords *words) {
  Str format = str_of(words->words[w]);
  size_t at = str_find(format, STR("%zu"));
  if (!n) return;
  if (at == SIZE_MAX) at = format.n; /* a word of the ontology without its place for the number */
  strbuf_addc(b, '\n');
  strbuf_add(b, str_sub(format, 0, at));
  strbuf_printf(b, "%zu", n);
  strbuf_add(b, str_sub(format, at + 3, format.n));
}

void picture_add_notes(StrBuf *b, const DrawModel *m, const DrawOptions *o) {
  bool alliances = o->view == DRAW_ALLIANCES;
  strbuf_adds(b, o->words->words[alliances ? WORD_WEIGHT_ALLIANCES : WORD_WEIGHT_SECTORS]);
  strbuf_addc(b, '\n');
  strbuf_adds(b, o->words->words[alliances ? WORD_SIZE_ALLIANCES : WORD_SIZE_SECTORS]);
  if (o->changes) strbuf_addc(b, '\n'), strbuf_adds(b, o->words->words[WORD_CHANGED_MEANS]);
  add_note(b, WORD_ALONE, m->alone, o->words);
  add_note(b, WORD_LEFT_ACTORS, m->actors_left, o->words);
  add_note(b, WORD_LEFT_EDGES, m->edges_left, o->words);
  add_note(b, WORD_LEFT_LARGE, m->large_left, o->words);
}

static void add_number_of(StrBuf *b, const char *name, double x) {
  strbuf_printf(b, ", %s=", name);
  dot_add_number(b, x);
}

/* What stands in the node, and how large it is; the area grows with the number of links. */
static void add_node_face(StrBuf *b, const DrawNode *n) {
  StrBuf face = {0};
  double root = sqrt((double)n->degree);
  strbuf_adds(b, "label=");
  if (n->code.n && n->class != NODE_DOMAIN) {
    dot_add_label(b, n->code);
    double inches = fmin(0.36 + 0.085 * root, 1.25);
    add_number_of(b, "fontsize", fmin(fmax(inches * 27, 10), 24));
    add_number_of(b, "width", inches), add_number_of(b, "height", inches);
    if (n->code.n <= 3) strbuf_adds(b, ", fixedsize=true"); /* a longer acronym may widen its node */
    else strbuf_adds(b, ", margin=\"0.04,0.02\"");
    strbuf_adds(b, ", fontname=\"DejaVu Sans Bold\"");
  } else {
    label_wrap(&face, n->name, 20, 3);
    dot_add_label(b, strbuf_as_str(&face));
    add_number_of(b, "fontsize", fmin(9.5 + 0.75 * root, 18));
  }
  strbuf_release(&face);
}

static void add_node(StrBuf *b, const DrawNode *n) {
  const NodeStyle *s = &node_styles[n->class];
  StrBuf tip = {0};
  strbuf_add(&tip, n->name);
  if (n->code.n) strbuf_printf(&tip, " (%.*s)", STR_ARG(n->code));
  strbuf_adds(b, "  ");
  dot_add_id(b, n->id);
  strbuf_adds(b, " [");
  add_node_face(b, n);
  const char *shape = n->class == NODE_STATE && !n->code.n ? "ellipse" : s->shape;
  if ((n->class == NODE_COMPANY || n->class == NODE_RESEARCH) && n->code.n <= 3)
    strbuf_adds(b, ", margin=\"0.01,0.01\""); /* slanted sides need no more room */
  strbuf_printf(b, ", shape=%s, style=\"%s\", fillcolor=\"%s\", fontcolor=\"%s\", class=\"%s\"", shape, s->style,
                s->fill, s->text, s->name);
  strbuf_adds(b, ", name="), dot_add_label(b, n->name);
  strbuf_printf(b, ", degree=%u", (unsigned)n->degree);
  add_number_of(b, "strength", n->weight);
  strbuf_adds(b, ", tooltip="), dot_add_label(b, strbuf_as_str(&tip));
  strbuf_adds(b, "];\n");
  strbuf_release(&tip);
}

static Str agreement_name(const NetworkAgreement *a) { return a->label.n ? a->label : a->kind.n ? a->kind : a->iri; }

/* « – accord de prospérité technologique (signé, 2025-10-29) » */
static void add_agreement(StrBuf *b, const NetworkAgreement *a, const DrawWords *words) {
  strbuf_adds(b, "– ");
  label_clean(b, agreement_name(a), 300);
  const char *status = words->statuses[edge_status(a->status)];
  strbuf_printf(b, " (%s", status);
  if (a->earliest.n) strbuf_adds(b, ", "), label_clean(b, a->earliest, 10);
  strbuf_addc(b, ')');
}

static void add_edge_tip(StrBuf *b, const DrawModel *m, const DrawEdge *e, const DrawWords *words) {
  StrBuf tip = {0};
  strbuf_printf(&tip, "%.*s – %.*s : ", STR_ARG(m->nodes.at[e->a].name), STR_ARG(m->nodes.at[e->b].name));
  add_count(&tip, e->count, WORD_AGREEMENT, WORD_AGREEMENTS, words);
  uint32_t shown = e->count > TOOLTIP_MOST ? TOOLTIP_MOST : e->count;
  for (uint32_t i = 0; i < shown; i++) {
    strbuf_addc(&tip, '\n');
    add_agreement(&tip, &m->network->agreements.at[m->members.at[e->from + i]], words);
  }
  add_note(&tip, WORD_MORE, e->count - shown, words);
  dot_add_label(b, strbuf_as_str(&tip));
  strbuf_release(&tip);
}

static void add_edge_label(StrBuf *b, const DrawModel *m, const DrawEdge *e, const DrawWords *words) {
  StrBuf text = {0}, face = {0};
  if (e->count == 1) label_clean(&text, agreement_name(&m->network->agreements.at[m->members.at[e->from]]), 200);
  else add_count(&text, e->count, WORD_AGREEMENT, WORD_AGREEMENTS, words);
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

static void add_edge(StrBuf *b, const DrawModel *m, const DrawEdge *e, const DrawOptions *o) {
  bool alliances = o->view == DRAW_ALLIANCES || o->changes; /* with colours, dashes and ends of their own */
  const EdgeStyle *s = o->changes ? &change_styles[e->change] : &edge_styles[e->status];
  const char *faint = !o->changes && m->edges.n > 120 ? (m->edges.n > 600 ? "80" : "B0") : "";
  double root = sqrt(e->weight);
  strbuf_adds(b, "  "), dot_add_id(b, m->nodes.at[e->a].id);
  strbuf_adds(b, " -- "), dot_add_id(b, m->nodes.at[e->b].id);
  strbuf_adds(b, " [weight="), dot_add_number(b, e->weight);
  strbuf_printf(b, ", agreements=%u", (unsigned)e->count);
  if (o->changes) strbuf_printf(b, ", change=\"%s\", class=\"%s\"", s->name, s->name);
  else if (alliances) strbuf_printf(b, ", status=\"%s\", class=\"%s\"", s->name, s->name);
  strbuf_printf(b, ", color=\"%s%s\"", alliances ? s->color : EDGE_PLAIN, faint);
  add_number_of(b, "penwidth", fmin(0.7 + (alliances ? 1.1 : 0.8) * root, 6));
  if (alliances && str_is(str_of(s->style), "solid") == false) strbuf_printf(b, ", style=%s", s->style);
  if (alliances && !str_is(str_of(s->ends), "none"))
    strbuf_printf(b, ", dir=both, arrowhead=%s, arrowtail=%s", s->ends, s->ends);
  if (o->changes) add_change_sign(b, e);
  else if (alliances && m->edges.n <= LABELS_MOST) add_edge_label(b, m, e, o->words);
  strbuf_adds(b, ", tooltip="), add_edge_tip(b, m, e, o->words);
  strbuf_adds(b, "];\n");
}

static void add_comment(StrBuf *b, Str text) {
  strbuf_adds(b, "// ");
  for (size_t i = 0; i < text.n; i++) {
    strbuf_addc(b, text.p[i]);
    if (text.p[i] == '\n') strbuf_adds(b, "// ");
  }
  strbuf_addc(b, '\n');
}

void picture_add_network(StrBuf *b, const DrawModel *m, const DrawOptions *o) {
  StrBuf text = {0};
  picture_add_title(&text, o), strbuf_adds(&text, "\n");
  picture_add_facts(&text, m, o);
  if (!m->nodes.n) strbuf_addc(&text, '\n'), strbuf_adds(&text, o->words->words[WORD_EMPTY]);
  size_t shown = text.n;
  strbuf_addc(&text, '\n');
  picture_add_notes(&text, m, o);
  add_comment(b, strbuf_as_str(&text));
  strbuf_printf(b, "strict graph \"%s\" {\n", o->view == DRAW_ALLIANCES ? "alliances" : "sectors");
  strbuf_printf(b,
                "  graph [layout=%s, start=7, overlap=prism, overlap_scaling=0, overlap_shrink=%s, sep=\"+7\", "
                "splines=line, outputorder=edgesfirst,\n",
                picture_engine(m), m->edges.n <= LABELS_MOST ? "false" : "true");
  strbuf_printf(b, "    definition=\"%s\",\n",
                o->view == DRAW_ALLIANCES ? "weight: sum of 1/(n-1) over the agreements of n parties that join the pair"
                                          : "weight: number of agreements of the actor that cover the domain");
  strbuf_adds(b, "    fontname=\"DejaVu Sans\", fontsize=12, labelloc=t, labeljust=l, label=");
  dot_add_lines(b, str_sub(strbuf_as_str(&text), 0, shown));
  strbuf_adds(b, "];\n  node [fontname=\"DejaVu Sans\", fontsize=10, color=\"#4A4A4A\", penwidth=0.8, "
                 "margin=\"0.07,0.04\", height=0.3, width=0.3];\n"
                 "  edge [fontname=\"DejaVu Sans\", fontsize=9, fontcolor=\"#333333\", arrowsize=0.5];\n");
  for (size_t i = 0; i < m->nodes.n; i++) add_node(b, &m->nodes.at[i]);
  for (size_t i = 0; i < m->edges.n; i++) add_edge(b, m, &m->edges.at[i], o);
  strbuf_adds(b, "}\n");
  strbuf_release(&text);
}
