/* entente-layout: graphs in, picture out. The only program that links graphviz, which crashes when memory runs short and costs
 * start-up time; its parent sets the limits (base/child.h).
 *
 *   entente-layout neato svg < network.dot NUL legend.dot > picture.svg
 *
 * The network is laid out alone; then the legend's nodes, which carry their places (draw/picture.h), join it above and below,
 * and all of it is drawn as it stands. Exit status: 0 done, 1 the input is not a graph or graphviz refused.
 */
#include "draw/layout.h"

#include <malloc.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MARGIN = 14, PAGE = 690, PIXELS_MOST = 6000 }; /* points, points, pixels */

#if defined(__SANITIZE_ADDRESS__)
const char *__asan_default_options(void);
const char *__asan_default_options(void) { return "detect_leaks=0"; } /* graphviz and pango leak a little by design */
#endif

static char *read_all(size_t *n) {
  char *data = NULL;
  size_t cap = 0, got;
  *n = 0;
  do {
    cap = cap ? cap * 2 : 1 << 16;
    data = realloc(data, cap + 2);
    if (!data) fprintf(stderr, "no memory for the graph\n"), exit(1);
    got = fread(data + *n, 1, cap - *n, stdin);
    *n += got;
  } while (got);
  data[*n] = data[*n + 1] = 0;
  return data;
}

/* A wider network is printed smaller: its legend is drawn larger by the same factor. */
static double legend_scale(const LayoutBox *b) { return fmin(fmax((b->right - b->left) / PAGE, 1), 5); }

static double legend_width(Agraph_t *legend) {
  double right = 0;
  for (Agnode_t *n = agfstnode(legend); n; n = agnxtnode(legend, n)) {
    if (!strcmp(graph_get(n, "place"), "here")) continue;
    double edge =
        graph_number(n, "pos", 0) + graph_number(n, "width", 0) * 36; /* "x,y": the number ends at the comma */
    if (edge > right) right = edge;
  }
  return right;
}

static void place_legend_node(Agraph_t *g, Agraph_t *legend, Agnode_t *n, const LayoutBox *b, double left,
                              double scale) {
  double x = 0, y = 0;
  graph_place(n, &x, &y);
  Agnode_t *copy = agnode(g, agnameof(n), 1);
  graph_copy_attributes(legend, n, AGNODE, copy);
  const char *place = graph_get(n, "place");
  if (!strcmp(place, "here")) {
    graph_set_place(copy, x, y);
    return;
  }
  graph_set_place(copy, left + x * scale, (strcmp(place, "top") ? b->low : b->high) + y * scale);
  graph_set_number(copy, "width", graph_number(n, "width", 0) * scale);
  graph_set_number(copy, "height", graph_number(n, "height", 0) * scale);
  graph_set_number(copy, "fontsize", graph_number(n, "fontsize", 9) * scale);
}

static Point place_of(Agnode_t *n) {
  Point p = {0, 0};
  graph_place(n, &p.x, &p.y);
  return p;
}

static void join_legend(Agraph_t *g, Agraph_t *legend, const LayoutBox *b) {
  double scale = legend_scale(b), width = legend_width(legend) * scale;
  double left = fmin(b->left, (b->left + b->right - width) / 2);
  for (Agnode_t *n = agfstnode(legend); n; n = agnxtnode(legend, n)) place_legend_node(g, legend, n, b, left, scale);
  for (Agnode_t *n = agfstnode(legend); n; n = agnxtnode(legend, n))
    for (Agedge_t *e = agfstout(legend, n); e; e = agnxtout(legend, e)) {
      Agedge_t *copy = agedge(g, agnode(g, agnameof(agtail(e)), 0), agnode(g, agnameof(aghead(e)), 0), NULL, 1);
      graph_copy_attributes(legend, e, AGEDGE, copy);
      graph_set_number(copy, "penwidth", graph_number(e, "penwidth", 1) * scale);
      graph_set_number(copy, "arrowsize", graph_number(e, "arrowsize", 1) * scale);
      Curve line = curve_bent(place_of(agtail(copy)), place_of(aghead(copy)), 0);
      layout_set_edge(copy, &line);
    }
}

static bool crippled;

/* graphviz goes on with guessed widths when a plugin does not load, as happens when memory is short; we would rather fail. */
static int hear(char *message) {
  if (strstr(message, "Could not load") || strstr(message, "no hard-coded metrics")) crippled = true;
  return fputs(message, stderr);
}

static int draw(GVC_t *gvc, Agraph_t *g, const char *format, const LayoutBox *b) {
  double longer = fmax(b->right - b->left, b->high - b->low) + 400;
  graph_set(g, "layout", "nop2"); /* nodes and edges have their places */
  graph_set(g, "bgcolor", "white");
  graph_set_number(g, "pad", MARGIN / 72.0);
  if (gvLayout(gvc, g, "nop2")) return 1;
  if (!strcmp(format, "png")) graph_set_number(g, "dpi", fmin(150, PIXELS_MOST * 72 / longer));
  char *data = NULL;
  unsigned length = 0;
  if (gvRenderData(gvc, g, format, &data, &length) || !data) return 1;
  bool written = !crippled && fwrite(data, 1, length, stdout) == length && !fflush(stdout);
  gvFreeRenderData(data);
  return !written;
}

int main(int argc, char **argv) {
  if (argc != 3) return fprintf(stderr, "usage: entente-layout ENGINE FORMAT < GRAPHS\n"), 1;
  setenv("TZ", "UTC", 1);  /* cairo dates PDF files with the offset of the zone */
  mallopt(M_ARENA_MAX, 1); /* pango's threads would each take 64 MB of address space */
  agseterrf(hear);
  size_t n;
  char *text = read_all(&n), *second = memchr(text, 0, n);
  GVC_t *gvc = gvContext();
  Agraph_t *g = agmemread(text), *legend = second ? agmemread(second + 1) : NULL;
  free(text);
  LayoutBox frame;
  if (!g || (second && !legend)) return fprintf(stderr, "the input is not a graph\n"), 1;
  if (!layout_network(gvc, g, argv[1], &frame))
    return fprintf(stderr, "%s could not lay the network out\n", argv[1]), 1;
  layout_edges(g);
  if (legend) join_legend(g, legend, &frame);
  if (draw(gvc, g, argv[2], &frame)) return fprintf(stderr, "the picture could not be written as %s\n", argv[2]), 1;
  return 0; /* the process ends: freeing what graphviz holds would only take time */
}
