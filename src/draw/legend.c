/* The legend as a graph: title and figures above the network, keys, definitions and the names behind the codes below. */
#include "draw/picture.h"

#include "draw/face.h"
#include "draw/text.h"

enum {
  FONT = 9, ///< points, like all lengths here
  LINE = 14,
  GAP = 26,    ///< between columns
  SAMPLE = 36, ///< room for a symbol before its text
  WIDE = 720,  ///< of the list of codes
  CODE_NAME_MOST = 110,
  NOTE_WIDTH = 46 ///< code points
};

typedef struct Legend {
  StrBuf *dot;
  int nodes;
  double x, y;   ///< of the next line: left end, middle
  double lowest; ///< of all columns so far
  double right;  ///< of the column at hand
} Legend;

static void begin_node(Legend *l, const char *place, double x, double y, double width, double height) {
  strbuf_printf(l->dot, "  \"legend:%d\" [place=%s, pos=\"", l->nodes++, place);
  add_number(l->dot, x), strbuf_addc(l->dot, ','), add_number(l->dot, y);
  strbuf_adds(l->dot, "\", class=legend, fixedsize=true, width="), add_number(l->dot, width / 72);
  strbuf_adds(l->dot, ", height="), add_number(l->dot, height / 72);
}

/* One line of text whose left end is at x. */
static void add_text(Legend *l, const char *place, double x, double y, Str text, double size, bool bold) {
  double width = text_width(text, size, bold) + 4;
  begin_node(l, place, x + width / 2, y, width, size * 0.7);
  strbuf_adds(l->dot, ", shape=none, style=\"\", margin=0, fontcolor=\"#222222\", fontsize="), add_number(l->dot, size);
  strbuf_printf(l->dot, ", fontname=\"DejaVu Sans%s\", label=", bold ? " Bold" : "");
  dot_add_lines(l->dot, text);
  strbuf_adds(l->dot, "];\n");
  if (x + width > l->right) l->right = x + width;
}

static void end_line(Legend *l) {
  l->y -= LINE;
  if (l->y < l->lowest) l->lowest = l->y;
}

static void begin_column(Legend *l, double top, const char *head) {
  l->x = l->right ? l->right + GAP : 0;
  l->y = top;
  add_text(l, "bottom", l->x, l->y, str_of(head), FONT, true);
  end_line(l);
}

/* The symbol of a class of nodes; its middle left end is at x. */
static void add_symbol(Legend *l, const char *place, double x, double y, NodeClass c) {
  const NodeStyle *s = &node_styles[c];
  bool rims = s->rims > 1;
  begin_node(l, place, x + 11, y, rims || c == NODE_EVENT ? 13 : 20, rims ? 3 : 11);
  strbuf_printf(l->dot,
                ", shape=%s, style=\"%s\", fillcolor=\"%s\", color=\"#4A4A4A\", penwidth=0.8, peripheries=%d, "
                "label=\"\"];\n",
                s->shape, s->style, s->fill, s->rims);
}

static void add_class(Legend *l, NodeClass c, const DrawWords *words) {
  add_symbol(l, "bottom", l->x, l->y, c);
  add_text(l, "bottom", l->x + SAMPLE - 8, l->y, str_of(words->classes[c]), FONT, false);
  end_line(l);
}

/* A piece of line as edges of that style are drawn. */
static void add_sample(Legend *l, const char *place, double x, double y, const EdgeStyle *s) {
  for (int end = 0; end < 2; end++) {
    begin_node(l, place, x + 1 + 27 * end, y, 0.4, 0.4);
    strbuf_adds(l->dot, ", shape=point, style=invis, label=\"\"];\n");
  }
  strbuf_printf(l->dot, "  \"legend:%d\" -- \"legend:%d\" [color=\"%s\", style=%s, penwidth=2, arrowsize=0.5",
                l->nodes - 2, l->nodes - 1, s->color, s->style);
  strbuf_printf(l->dot, ", dir=%s, arrowhead=%s, arrowtail=%s];\n", str_is(str_of(s->ends), "none") ? "none" : "both",
                s->ends, s->ends);
}

static void add_edge_style(Legend *l, const EdgeStyle *s, const char *name) {
  add_sample(l, "bottom", l->x, l->y, s);
  add_text(l, "bottom", l->x + SAMPLE, l->y, str_of(name), FONT, false);
  end_line(l);
}

static void add_classes(Legend *l, double top, const DrawModel *m, const DrawOptions *o) {
  size_t count[NODE_CLASSES] = {0};
  for (size_t i = 0; i < m->nodes.n; i++) count[m->nodes.at[i].class]++;
  if (o->view == DRAW_TIMELINE) count[NODE_AGREEMENT] = 0; /* a line, which the statuses explain */
  if (o->view == DRAW_TIMELINE && !count[NODE_EVENT]) return;
  begin_column(l, top, o->words->words[WORD_OBJECTS]);
  for (int c = 0; c < NODE_CLASSES; c++)
    if (count[c]) add_class(l, (NodeClass)c, o->words);
}

static void add_statuses(Legend *l, const DrawModel *m, const DrawWords *words) {
  bool seen[EDGE_STATUSES] = {0};
  for (size_t i = 0; i < m->edges.n; i++) seen[m->edges.at[i].status] = true;
  for (size_t i = 0; i < m->nodes.n; i++)
    if (m->nodes.at[i].class == NODE_AGREEMENT) seen[m->nodes.at[i].status] = true;
  for (int s = 0; s < EDGE_STATUSES; s++)
    if (seen[s]) add_edge_style(l, &edge_styles[s], words->statuses[s]);
}

static void add_changes(Legend *l, const DrawModel *m, const DrawWords *words) {
  for (int i = 0; i < EDGE_CHANGES; i++)
    if (m->changes[i]) add_edge_style(l, &change_styles[i], words->changes[i]);
}

static void add_notes(Legend *l, const DrawModel *m, const DrawOptions *o) {
  StrBuf notes = {0}, wrapped = {0};
  picture_add_notes(&notes, m, o);
  Str all = strbuf_as_str(&notes);
  for (size_t from = 0, i = 0; i <= all.n; i++) {
    if (i < all.n && all.p[i] != '\n') continue;
    label_wrap(&wrapped, str_sub(all, from, i), NOTE_WIDTH, 3);
    strbuf_addc(&wrapped, '\n');
    from = i + 1;
  }
  all = strbuf_as_str(&wrapped);
  for (size_t from = 0, i = 0; i < all.n; i++) {
    if (all.p[i] != '\n') continue;
    add_text(l, "bottom", l->x, l->y, str_sub(all, from, i), FONT, false);
    end_line(l);
    from = i + 1;
  }
  strbuf_release(&notes), strbuf_release(&wrapped);
}

static int by_code(const void *a, const void *b) {
  const DrawNode *x = *(const DrawNode *const *)a, *y = *(const DrawNode *const *)b;
  int c = str_cmp(x->code, y->code);
  return c ? c : str_cmp(x->id, y->id);
}

static double widest(const DrawNode *const *nodes, size_t n, bool codes) {
  double most = 0;
  for (size_t i = 0; i < n; i++) {
    double width = text_width(codes ? nodes[i]->code : nodes[i]->name, FONT, codes);
    if (width > most) most = width;
  }
  return most;
}

/* The width of one column: code, name, gap. */
static double column_width(const DrawNode *const *nodes, size_t n, double *indent) {
  *indent = widest(nodes, n, true) + 10;
  return *indent + widest(nodes, n, false) + GAP;
}

static size_t fewest_rows(const DrawNode *const *nodes, size_t n) {
  for (size_t rows = 1; rows < n; rows++) {
    double width = 0, indent;
    for (size_t i = 0; i < n; i += rows) width += column_width(nodes + i, n - i < rows ? n - i : rows, &indent);
    if (width <= WIDE) return rows;
  }
  return n;
}

/* « CNRS Centre national de la recherche scientifique », in columns, read downwards: the codes that stand for names in the picture. */
static void add_codes(Legend *l, const DrawModel *m) {
  const DrawNode **coded = memory_new((m->nodes.n + 1) * sizeof(const DrawNode *));
  size_t n = 0;
  for (size_t i = 0; i < m->nodes.n; i++)
    if (m->nodes.at[i].named && face_shows_code(&m->nodes.at[i])) coded[n++] = &m->nodes.at[i];
  if (n) qsort(coded, n, sizeof *coded, by_code);
  size_t rows = n ? fewest_rows(coded, n) : 1;
  double top = l->lowest - 8, indent = 0, width = 0, x = 0;
  for (size_t i = 0; i < n; i++) {
    StrBuf name = {0};
    if (i % rows == 0) x += width, width = column_width(coded + i, n - i < rows ? n - i : rows, &indent);
    double y = top - (double)(i % rows) * (LINE - 1);
    add_text(l, "bottom", x, y, coded[i]->code, FONT, true);
    label_clean(&name, coded[i]->name, CODE_NAME_MOST);
    add_text(l, "bottom", x + indent, y, strbuf_as_str(&name), FONT, false);
    strbuf_release(&name);
  }
  free(coded);
}

/* Beside a row of a timeline: its status as a line or its class as a symbol, its date, and the year above the first of it. */
static void add_row(Legend *l, const DrawNode *n, const TimelineRow *row) {
  StrBuf date = {0};
  double y = -row->y;
  if (row->starts_year) add_text(l, "here", row->x, y + TIMELINE_LINE, str_sub(n->first, 0, 4), 10, true);
  if (n->class == NODE_AGREEMENT) add_sample(l, "here", row->x, y, &edge_styles[n->status]);
  else add_symbol(l, "here", row->x + 3, y, n->class);
  timeline_add_date(&date, n);
  add_text(l, "here", row->x + TIMELINE_DATE, y, strbuf_as_str(&date), FONT, false);
  strbuf_release(&date);
}

static void add_rows(Legend *l, const DrawModel *m) {
  TimelineRow *rows = memory_new((m->nodes.n + 1) * sizeof *rows);
  timeline_place(m, rows);
  for (size_t i = 0; i < m->nodes.n; i++) add_row(l, &m->nodes.at[i], &rows[i]);
  free(rows);
  l->right = 0;
}

static void add_head(Legend *l, const DrawModel *m, const DrawOptions *o) {
  StrBuf text = {0};
  double up = m->nodes.n ? 16 : 40;
  picture_add_title(&text, m, o);
  add_text(l, "top", 0, up + 19, strbuf_as_str(&text), 14, true);
  strbuf_clear(&text);
  picture_add_facts(&text, m, o);
  add_text(l, "top", 0, up, strbuf_as_str(&text), FONT, false);
  strbuf_release(&text);
  l->right = 0;
}

void picture_add_legend(StrBuf *b, const DrawModel *m, const DrawOptions *o) {
  Legend l = {.dot = b};
  const double top = -24;
  strbuf_adds(b, "strict graph \"legend\" {\n");
  add_head(&l, m, o);
  if (o->view == DRAW_TIMELINE) add_rows(&l, m);
  if (!m->nodes.n) {
    add_text(&l, "bottom", 0, 0, str_of(o->words->words[WORD_EMPTY]), 18, false);
  } else {
    add_classes(&l, top, m, o);
    if (o->changes) {
      begin_column(&l, top, o->words->words[WORD_CHANGE]);
      add_changes(&l, m, o->words);
    } else if (view_styles[o->view].statuses) {
      bool pairs = o->view == DRAW_ALLIANCES || o->view == DRAW_EGO;
      begin_column(&l, top, o->words->words[pairs ? WORD_STATUS : WORD_STATUS_ONE]);
      add_statuses(&l, m, o->words);
    }
    begin_column(&l, top, o->words->words[WORD_READING]);
    add_notes(&l, m, o);
    add_codes(&l, m);
  }
  strbuf_adds(b, "}\n");
}
