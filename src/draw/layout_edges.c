/* Edges as curves: straight where nothing is in the way, else gently bent around the nodes that they would go under. graphviz could route
 * them too, but takes seconds for a hundred and crashes on some.
 */
#include "draw/layout.h"

#include "base/arena.h"
#include "draw/curve.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  STEPS = 32,
  ROUTED_MOST = 80000,
  CLEAR = 3
}; /* points of a curve that are looked at; edges times nodes; points */

typedef struct Shape {
  Agnode_t *node;
  Point middle;
  double width, height;
  bool round;
} Shape;

typedef struct Shapes {
  Shape *at;
  size_t n;
} Shapes;

static Shape shape_of(Agnode_t *n) {
  const char *kind = graph_get(n, "shape");
  Shape s = {.node = n};
  graph_size(n, &s.width, &s.height);
  s.round = kind && (!strcmp(kind, "ellipse") || !strcmp(kind, "egg"));
  graph_place(n, &s.middle.x, &s.middle.y);
  return s;
}

static bool is_in(const Shape *s, Point p, double clear) {
  double x = (p.x - s->middle.x) / (s->width / 2 + clear), y = (p.y - s->middle.y) / (s->height / 2 + clear);
  return s->round ? x * x + y * y < 1 : fabs(x) < 1 && fabs(y) < 1;
}

/* How many nodes that are not its own the curve goes under. */
static size_t hidden_by(const Curve *c, const Shapes *shapes, const Shape *a, const Shape *b) {
  Point points[STEPS];
  size_t found = 0;
  for (int k = 1; k < STEPS; k++) points[k] = curve_point(c, (double)k / STEPS);
  for (size_t i = 0; i < shapes->n; i++) {
    const Shape *s = &shapes->at[i];
    bool under = false;
    if (s->node == a->node || s->node == b->node) continue;
    for (int k = 1; k < STEPS && !under; k++) under = is_in(s, points[k], CLEAR);
    found += under;
  }
  return found;
}

/* A straight line, or where that went under a node the gentlest bend that goes under the fewest. */
static Curve route(const Shapes *shapes, const Shape *a, const Shape *b, bool bends) {
  static const double tried[] = {0.06, -0.06, 0.12, -0.12, 0.2, -0.2, 0.3, -0.3, 0.42, -0.42};
  Curve best = curve_bent(a->middle, b->middle, 0);
  size_t least = bends ? hidden_by(&best, shapes, a, b) : 0;
  for (size_t i = 0; least && i < sizeof tried / sizeof *tried; i++) {
    Curve c = curve_bent(a->middle, b->middle, tried[i]);
    size_t hidden = hidden_by(&c, shapes, a, b);
    if (hidden < least) best = c, least = hidden;
  }
  return best;
}

/* From where it leaves the first shape to where it enters the second. */
static Curve clip(const Curve *c, const Shape *a, const Shape *b) {
  double from = 0, to = 1, step = 1.0 / 256;
  while (from < 0.49 && is_in(a, curve_point(c, from), 0)) from += step;
  while (to > 0.51 && is_in(b, curve_point(c, to), 0)) to -= step;
  return curve_part(c, from, to);
}

/* An edge with ports joins the sides of two nodes that face each other. */
static Curve join_sides(const Shape *a, const Shape *b) {
  double right = a->middle.x < b->middle.x ? 1 : -1;
  return curve_level((Point){a->middle.x + right * a->width / 2, a->middle.y},
                     (Point){b->middle.x - right * b->width / 2, b->middle.y});
}

/* What the mark at its end takes of an edge, as graphviz draws it: 10 points times these. */
static double mark_length(Agedge_t *e) {
  static const struct {
    const char *name;
    double length;
  } marks[] = {{"dot", 0.8}, {"odot", 0.8}, {"tee", 0.25}, {"odiamond", 1.2}};
  const char *dir = graph_get(e, "dir"), *head = graph_get(e, "arrowhead");
  if (!dir || strcmp(dir, "both") || !head) return 0;
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if (!strcmp(head, marks[i].name)) return 10 * marks[i].length * graph_number(e, "arrowsize", 1);
  return 0;
}

void layout_set_edge(Agedge_t *e, const Curve *c) {
  char pos[320], *end = pos;
  Curve line = *c;
  double mark = mark_length(e);
  if (mark > 0) {
    Curve back = {{c->p[3], c->p[2], c->p[1], c->p[0]}};
    line = curve_part(c, curve_reach(c, mark), 1 - curve_reach(&back, mark));
    end += sprintf(end, "s,%.2f,%.2f e,%.2f,%.2f ", c->p[0].x, c->p[0].y, c->p[3].x, c->p[3].y);
  }
  for (int i = 0; i < 4; i++) end += sprintf(end, "%s%.2f,%.2f", i ? " " : "", line.p[i].x, line.p[i].y);
  graph_set(e, "pos", pos);
}

static size_t find_shape(const Shapes *s, Agnode_t *n) {
  size_t low = 0, high = s->n;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (AGSEQ(s->at[middle].node) < AGSEQ(n)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/* The edges are collected first: a label becomes a node, and nodes must not be added while the graph's nodes are walked. */
static Agedge_t **collect_edges(Agraph_t *g, Shapes *shapes) {
  Agedge_t **edges = memory_new(((size_t)agnedges(g) + 1) * sizeof(Agedge_t *)), **next = edges;
  shapes->at = memory_new(((size_t)agnnodes(g) + 1) * sizeof *shapes->at);
  for (Agnode_t *n = agfstnode(g); n; n = agnxtnode(g, n)) {
    shapes->at[shapes->n++] = shape_of(n); /* in the order in which they were made: that of AGSEQ */
    for (Agedge_t *e = agfstout(g, n); e; e = agnxtout(g, e)) *next++ = e;
  }
  return edges;
}

void layout_edges(Agraph_t *g) {
  Shapes shapes = {0};
  size_t n = (size_t)agnedges(g);
  graph_declare(g, AGEDGE, "pos"), graph_declare(g, AGEDGE, "label");
  Agedge_t **edges = collect_edges(g, &shapes);
  for (size_t i = 0; i < n; i++) {
    const Shape *a = &shapes.at[find_shape(&shapes, agtail(edges[i]))],
                *b = &shapes.at[find_shape(&shapes, aghead(edges[i]))];
    const char *side = graph_get(edges[i], "tailport");
    bool sides = side && *side;
    Curve whole = sides ? join_sides(a, b) : route(&shapes, a, b, n * shapes.n <= ROUTED_MOST);
    Curve seen = sides ? whole : clip(&whole, a, b);
    layout_set_edge(edges[i], &seen);
    layout_edge_label(g, edges[i], &seen, i);
  }
  free(edges), free(shapes.at);
}
