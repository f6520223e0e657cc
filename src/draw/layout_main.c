/* entente-layout: graphs in, picture out. The only program that links graphviz, which crashes when memory runs short and costs
 * start-up time; its parent sets the limits (base/child.h).
 *
 *   entente-layout neato svg < network.dot NUL legend.dot > picture.svg
 *
 * The network is laid out alone; then the legend's nodes, which carry their places (draw/picture.h), join it above and below,
 * and all of it is drawn as it stands. Exit status: 0 done, 1 the input is not a graph or graphviz refused.
 */
#include <gvc.h>
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

typedef struct Box {
  double left, right, low, high;
} Box;

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

static void widen(Box *b, double x, double y, double width, double height) {
  b->left = fmin(b->left, x - width / 2), b->right = fmax(b->right, x + width / 2);
  b->low = fmin(b->low, y - height / 2), b->high = fmax(b->high, y + height / 2);
}

/* cgraph takes names and values as char * and leaves them alone; these say so once. get: NULL when nothing declares the name. */
static const char *get(void *object, const char *name) { return agget(object, (char *)name); }
static void set(void *object, const char *name, const char *value) {
  agsafeset(object, (char *)name, (char *)value, (char *)"");
}
static void declare(Agraph_t *g, int kind, const char *name) { agattr(g, kind, (char *)name, (char *)""); }
static Agnode_t *add_node(Agraph_t *g, const char *name) { return agnode(g, (char *)name, 1); }

static double number(void *object, const char *name, double otherwise) {
  const char *value = get(object, name);
  return value && *value ? strtod(value, NULL) : otherwise;
}

/* "12.5,40" or "12.5,40!"; false, and x and y untouched, when the node has no place. */
static bool place_of(void *node, double *x, double *y) {
  const char *pos = get(node, "pos");
  char *end;
  if (!pos) return false;
  double across = strtod(pos, &end);
  if (end == pos || *end != ',') return false;
  *x = across, *y = strtod(end + 1, NULL);
  return true;
}

static void set_number(void *object, const char *name, double x) {
  char text[40];
  snprintf(text, sizeof text, "%.3f", x);
  set(object, name, text);
}

/* Runs one engine and keeps each node's place and size as attributes. */
static int run_engine(GVC_t *gvc, Agraph_t *g, const char *engine, Box *frame) {
  char pos[80];
  set(g, "layout", engine);
  if (gvLayout(gvc, g, engine)) return 1;
  *frame = (Box){INFINITY, -INFINITY, INFINITY, -INFINITY};
  for (Agnode_t *n = agfstnode(g); n; n = agnxtnode(g, n)) {
    pointf at = ND_coord(n);
    widen(frame, at.x, at.y, ND_width(n) * 72, ND_height(n) * 72);
    snprintf(pos, sizeof pos, "%.3f,%.3f!", at.x, at.y);
    set(n, "pos", pos);
    set_number(n, "width", ND_width(n));
    set_number(n, "height", ND_height(n));
  }
  return gvFreeLayout(gvc, g);
}

static void turn(Agraph_t *g) {
  char pos[80];
  for (Agnode_t *n = agfstnode(g); n; n = agnxtnode(g, n)) {
    double x = 0, y = 0;
    place_of(n, &x, &y);
    snprintf(pos, sizeof pos, "%.3f,%.3f!", -y, x);
    set(n, "pos", pos);
  }
}

/* Lays the network out: first freely, then turned so that it is wider than high (the legend comes below), then free of overlaps. */
static int lay_out(GVC_t *gvc, Agraph_t *g, const char *engine, Box *frame) {
  *frame = (Box){0, 0, 0, 0};
  set(g, "label", "");
  if (!agnnodes(g)) return 0;
  const char *overlap = get(g, "overlap");
  char *wanted = strdup(overlap ? overlap : "prism");
  declare(g, AGNODE, "pos");
  set(g, "overlap", "true");
  int failed = run_engine(gvc, g, engine, frame);
  if (!failed && frame->high - frame->low > frame->right - frame->left) turn(g);
  set(g, "overlap", wanted);
  free(wanted);
  return failed || run_engine(gvc, g, "nop1", frame);
}

static void copy_attributes(Agraph_t *from, void *source, int kind, void *goal) {
  for (Agsym_t *a = agnxtattr(from, kind, NULL); a; a = agnxtattr(from, kind, a)) set(goal, a->name, agxget(source, a));
}

/* A wider network is printed smaller: its legend is drawn larger by the same factor. */
static double legend_scale(const Box *b) { return fmin(fmax((b->right - b->left) / PAGE, 1), 5); }

static double legend_width(Agraph_t *legend) {
  double right = 0;
  for (Agnode_t *n = agfstnode(legend); n; n = agnxtnode(legend, n)) {
    double edge = number(n, "pos", 0) + number(n, "width", 0) * 36; /* "x,y": the number ends at the comma */
    if (edge > right) right = edge;
  }
  return right;
}

static void place_legend_node(Agraph_t *g, Agraph_t *legend, Agnode_t *n, const Box *b, double left, double scale) {
  double x = 0, y = 0;
  place_of(n, &x, &y);
  Agnode_t *copy = agnode(g, agnameof(n), 1);
  copy_attributes(legend, n, AGNODE, copy);
  char pos[80];
  bool top = !strcmp(get(n, "place"), "top");
  snprintf(pos, sizeof pos, "%.3f,%.3f!", left + x * scale, (top ? b->high : b->low) + y * scale);
  set(copy, "pos", pos);
  set_number(copy, "width", number(n, "width", 0) * scale);
  set_number(copy, "height", number(n, "height", 0) * scale);
  set_number(copy, "fontsize", number(n, "fontsize", 9) * scale);
}

static void join_legend(Agraph_t *g, Agraph_t *legend, const Box *b) {
  double scale = legend_scale(b), width = legend_width(legend) * scale;
  double left = fmin(b->left, (b->left + b->right - width) / 2);
  for (Agnode_t *n = agfstnode(legend); n; n = agnxtnode(legend, n)) place_legend_node(g, legend, n, b, left, scale);
  for (Agnode_t *n = agfstnode(legend); n; n = agnxtnode(legend, n))
    for (Agedge_t *e = agfstout(legend, n); e; e = agnxtout(legend, e)) {
      Agedge_t *copy = agedge(g, agnode(g, agnameof(agtail(e)), 0), agnode(g, agnameof(aghead(e)), 0), NULL, 1);
      copy_attributes(legend, e, AGEDGE, copy);
      set_number(copy, "penwidth", number(e, "penwidth", 1) * scale);
      set_number(copy, "arrowsize", number(e, "arrowsize", 1) * scale);
    }
}

/* Edge labels become nodes of their own, on a white ground on their edge, where they touch no node and no other label: graphviz
   would set them beside the edge, over whatever stands there. One that fits nowhere is left out; the tooltip says as much. */
static bool is_free(Agraph_t *g, double x, double y, double width, double height) {
  for (Agnode_t *n = agfstnode(g); n; n = agnxtnode(g, n)) {
    double nx = 0, ny = 0;
    place_of(n, &nx, &ny);
    double dx = fabs(nx - x) - width / 2 - number(n, "width", 0) * 36,
           dy = fabs(ny - y) - height / 2 - number(n, "height", 0) * 36;
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

static void add_label_node(Agraph_t *g, Agedge_t *e, const char *name, const char *pos, double width, double height) {
  Agnode_t *n = add_node(g, name);
  static const char *const fixed[][2] = {{"shape", "box"},      {"style", "filled"}, {"fillcolor", "white"},
                                         {"color", "none"},     {"class", "label"},  {"margin", "0"},
                                         {"fixedsize", "true"}, {NULL, NULL}};
  for (int i = 0; fixed[i][0]; i++) set(n, fixed[i][0], fixed[i][1]);
  set(n, "pos", pos);
  set(n, "label", get(e, "label"));
  set(n, "fontcolor", get(e, "fontcolor"));
  set(n, "fontsize", get(e, "fontsize"));
  set_number(n, "width", width / 72);
  set_number(n, "height", height / 72);
}

static void place_edge_label(Agraph_t *g, Agedge_t *e, int index) {
  static const double along[] = {0.5, 0.42, 0.58, 0.34, 0.66};
  char name[40], pos[80];
  double x[2] = {0, 0}, y[2] = {0, 0}, width, height;
  if (!*get(e, "label")) return;
  if (!place_of(agtail(e), &x[0], &y[0]) || !place_of(aghead(e), &x[1], &y[1])) return;
  measure(get(e, "label"), number(e, "fontsize", 9), &width, &height);
  for (size_t i = 0; i < sizeof along / sizeof *along; i++) {
    double at_x = x[0] + along[i] * (x[1] - x[0]), at_y = y[0] + along[i] * (y[1] - y[0]);
    if (!is_free(g, at_x, at_y, width, height)) continue;
    snprintf(name, sizeof name, "label:%d", index);
    snprintf(pos, sizeof pos, "%.3f,%.3f!", at_x, at_y);
    add_label_node(g, e, name, pos, width, height);
    break;
  }
  set(e, "label", "");
}

/* The edges are counted first: a label is a node, and nodes must not be added while the graph's nodes are walked. */
static void place_edge_labels(Agraph_t *g) {
  int n = agnedges(g), i = 0;
  Agedge_t **edges = malloc(((size_t)n + 1) * sizeof(Agedge_t *));
  if (!edges) return;
  declare(g, AGEDGE, "label");
  for (Agnode_t *v = agfstnode(g); v; v = agnxtnode(g, v))
    for (Agedge_t *e = agfstout(g, v); e; e = agnxtout(g, e)) edges[i++] = e;
  for (i = 0; i < n; i++) place_edge_label(g, edges[i], i);
  free(edges);
}

static bool crippled;

/* graphviz goes on with guessed widths when a plugin does not load, as happens when memory is short; we would rather fail. */
static int hear(char *message) {
  if (strstr(message, "Could not load") || strstr(message, "no hard-coded metrics")) crippled = true;
  return fputs(message, stderr);
}

static int draw(GVC_t *gvc, Agraph_t *g, const char *format, const Box *b) {
  double longer = fmax(b->right - b->left, b->high - b->low) + 400;
  set(g, "layout", "nop1");
  set(g, "overlap", "true");
  set(g, "bgcolor", "white");
  set_number(g, "pad", MARGIN / 72.0);
  if (gvLayout(gvc, g, "nop1")) return 1;
  if (!strcmp(format, "png")) set_number(g, "dpi", fmin(150, PIXELS_MOST * 72 / longer));
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
  Box frame;
  if (!g || (second && !legend)) return fprintf(stderr, "the input is not a graph\n"), 1;
  if (lay_out(gvc, g, argv[1], &frame)) return fprintf(stderr, "%s could not lay the network out\n", argv[1]), 1;
  place_edge_labels(g);
  if (legend) join_legend(g, legend, &frame);
  if (draw(gvc, g, argv[2], &frame)) return fprintf(stderr, "the picture could not be written as %s\n", argv[2]), 1;
  return 0; /* the process ends: freeing what graphviz holds would only take time */
}
