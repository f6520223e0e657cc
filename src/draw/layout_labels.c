#include "draw/layout.h"

#include <math.h>
#include <stdio.h>

static bool is_free(Agraph_t *g, double x, double y, double width, double height) {
  for (Agnode_t *n = agfstnode(g); n; n = agnxtnode(g, n)) {
    double nx = 0, ny = 0;
    graph_place(n, &nx, &ny);
    double dx = fabs(nx - x) - width / 2 - graph_number(n, "width", 0) * 36,
           dy = fabs(ny - y) - height / 2 - graph_number(n, "height", 0) * 36;
    if (dx < 1 && dy < 1) return false;
  }
  return true;
}

static void measure(const char *label, double size, double *width, double *height) {
  size_t longest = 0, here = 0, lines = 1;
  for (; *label; label++) {
    if (label[0] == '\\' && label[1] == 'n') here = 0, lines++, label++;
    else here += (*label & 0xC0) != 0x80;
    if (here > longest) longest = here;
  }
  *width = (double)longest * size * 0.6 + 4, *height = (double)lines * size * 1.2 + 3;
}

static void add_label_node(Agraph_t *g, Agedge_t *e, const char *name, Point at, double width, double height) {
  Agnode_t *n = agnode(g, (char *)name, 1);
  static const char *const fixed[][2] = {{"shape", "box"},      {"style", "filled"}, {"fillcolor", "white"},
                                         {"color", "none"},     {"class", "label"},  {"margin", "0"},
                                         {"fixedsize", "true"}, {NULL, NULL}};
  for (int i = 0; fixed[i][0]; i++) graph_set(n, fixed[i][0], fixed[i][1]);
  graph_set_place(n, at.x, at.y);
  graph_set(n, "label", graph_get(e, "label"));
  graph_set(n, "fontcolor", graph_get(e, "fontcolor"));
  graph_set(n, "fontsize", graph_get(e, "fontsize"));
  const char *link = graph_get(e, "URL"), *tip = graph_get(e, "tooltip");
  if (link && *link) graph_set(n, "URL", link);
  if (tip && *tip) graph_set(n, "tooltip", tip);
  graph_set_number(n, "width", width / 72);
  graph_set_number(n, "height", height / 72);
}

void layout_edge_label(Agraph_t *g, Agedge_t *e, const Curve *c, size_t number) {
  static const double along[] = {0.5, 0.42, 0.58, 0.34, 0.66};
  char name[40];
  double width, height;
  if (!*graph_get(e, "label")) return;
  measure(graph_get(e, "label"), graph_number(e, "fontsize", 9), &width, &height);
  for (size_t i = 0; i < sizeof along / sizeof *along; i++) {
    Point at = curve_point(c, along[i]);
    if (!is_free(g, at.x, at.y, width, height)) continue;
    snprintf(name, sizeof name, "label:%zu", number);
    add_label_node(g, e, name, at, width, height);
    break;
  }
  graph_set(e, "label", "");
}
