/* Connected parts: each laid out alone, free of overlaps, then packed. A part of two nodes needs no engine: one stands above the
 * other. Of a part that would print too small, lying and standing, the narrower way is taken.
 */
#include "draw/layout_parts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum {
  PAIR_GAP = 26,       ///< points between two nodes, so that the line tells its style
  ROOM = 16,           ///< between nodes of a part
  TIGHT = 11,          ///< the same, where a part must become narrower
  SQUEEZED_MOST = 150, ///< nodes of a part; of a larger one only a few bear names
  NEAR = 2,            ///< what lies nearer is taken to overlap
};

#define LOOSE 1 /* times the room that its nodes take: how dense a part may begin */

static Spot spot_of(Agnode_t *n) {
  Spot s = {0};
  graph_size(n, &s.width, &s.height);
  graph_place(n, &s.x, &s.y);
  return s;
}

static LayoutBox box_of(const Spot *s, size_t n) {
  LayoutBox b = {INFINITY, -INFINITY, INFINITY, -INFINITY};
  for (size_t i = 0; i < n; i++) {
    b.left = fmin(b.left, s[i].x - s[i].width / 2), b.right = fmax(b.right, s[i].x + s[i].width / 2);
    b.low = fmin(b.low, s[i].y - s[i].height / 2), b.high = fmax(b.high, s[i].y + s[i].height / 2);
  }
  return b;
}

static bool any_overlap(const Spot *s, size_t n) {
  for (size_t i = 0; i < n; i++)
    for (size_t k = i + 1; k < n; k++)
      if (fabs(s[i].x - s[k].x) < (s[i].width + s[k].width) / 2 + NEAR &&
          fabs(s[i].y - s[k].y) < (s[i].height + s[k].height) / 2 + NEAR)
        return true;
  return false;
}

/* prism leaves a few overlaps now and then: then everything moves apart until there is none. */
static void spread(Part *p) {
  for (int i = 0; i < 60 && any_overlap(p->spots, p->n); i++)
    for (size_t k = 0; k < p->n; k++) p->spots[k].x *= 1.06, p->spots[k].y *= 1.06;
}

/* The part as a graph of its own, with what an engine looks at. */
static Agraph_t *copy_part(Agraph_t *g, const Part *p) {
  Agraph_t *copy = agopen((char *)"part", Agstrictundirected, NULL);
  Agnode_t **nodes = memory_new(p->n * sizeof(Agnode_t *));
  char name[24];
  graph_copy_attributes(g, g, AGRAPH, copy);
  graph_set(copy, "label", ""), graph_set(copy, "pack", ""), graph_set(copy, "splines", "line");
  for (size_t i = 0; i < p->n; i++) {
    snprintf(name, sizeof name, "%zu", i);
    nodes[i] = agnode(copy, name, 1);
    graph_set(nodes[i], "label", ""), graph_set(nodes[i], "shape", "box"), graph_set(nodes[i], "fixedsize", "true");
    graph_set_number(nodes[i], "width", p->spots[i].width / 72);
    graph_set_number(nodes[i], "height", p->spots[i].height / 72);
  }
  for (size_t i = 0; i < p->n; i++)
    for (Agedge_t *e = agfstout(g, p->nodes[i]); e; e = agnxtout(g, e)) {
      Agedge_t *link = agedge(copy, nodes[i], nodes[seat_of(aghead(e))->index], NULL, 1);
      graph_set_number(link, "weight", graph_number(e, "weight", 1));
      graph_set_number(link, "len", graph_number(e, "len", 1));
    }
  free(nodes);
  return copy;
}

static bool run_engine(GVC_t *gvc, Agraph_t *copy, const char *engine, Part *p) {
  graph_set(copy, "layout", engine);
  if (gvLayout(gvc, copy, engine)) return false;
  size_t i = 0;
  for (Agnode_t *n = agfstnode(copy); n; n = agnxtnode(copy, n), i++)
    p->spots[i].x = ND_coord(n).x, p->spots[i].y = ND_coord(n).y;
  return !gvFreeLayout(gvc, copy);
}

static bool is_free(const Part *p, size_t i, double x, double y) {
  for (size_t k = 0; k < p->n; k++)
    if (k != i && fabs(x - p->spots[k].x) < (p->spots[i].width + p->spots[k].width) / 2 + TIGHT &&
        fabs(y - p->spots[k].y) < (p->spots[i].height + p->spots[k].height) / 2 + TIGHT)
      return false;
  return true;
}

/* Draws the nodes of a part that would print too small nearer to its middle, a little at a time, each past its neighbours where need be.
 */
static void squeeze(Part *p) {
  enum { PASSES = 80 };
  for (int pass = 0; pass < PASSES && width_of(p) > WIDE_MOST; pass++) {
    double middle = (p->box.left + p->box.right) / 2;
    for (size_t i = 0; i < p->n; i++) {
      Spot *s = &p->spots[i];
      double x = s->x + (middle - s->x) * 0.04, aside = s->height / 2;
      if (is_free(p, i, x, s->y)) s->x = x;
      else if (is_free(p, i, x, s->y + aside)) s->x = x, s->y += aside;
      else if (is_free(p, i, x, s->y - aside)) s->x = x, s->y -= aside;
    }
    p->box = box_of(p->spots, p->n);
  }
}

static bool is_roomy(Agraph_t *g) { /* labels of edges want room */
  const char *shrink = graph_get(g, "overlap_shrink");
  return shrink && !strcmp(shrink, "false");
}

/* How much smaller than the engine made it a part may begin, which then grows only where its nodes need room. */
static double density(const Part *p) {
  double area = 0;
  LayoutBox b = box_of(p->spots, p->n);
  for (size_t i = 0; i < p->n; i++) area += (p->spots[i].width + ROOM) * (p->spots[i].height + ROOM);
  return fmin(1, sqrt(area * LOOSE / ((b.right - b.left) * (b.high - b.low))));
}

/* Takes the overlaps out of a part whose spots are taken, lying or turned by a right angle. */
static bool make_room(GVC_t *gvc, Agraph_t *copy, const char *overlap, bool turned, Part *p) {
  size_t i = 0;
  double scale = is_roomy(copy) ? 1 : density(p);
  for (Agnode_t *n = agfstnode(copy); n; n = agnxtnode(copy, n), i++) {
    double x = p->spots[i].x * scale, y = p->spots[i].y * scale;
    graph_set_place(n, turned ? -y : x, turned ? x : y);
  }
  graph_set(copy, "overlap", overlap);
  if (!run_engine(gvc, copy, "nop1", p)) return false;
  spread(p);
  p->box = box_of(p->spots, p->n);
  return true;
}

static void place_pair(Agraph_t *g, Part *p) {
  double gap = is_roomy(g) ? 2 * PAIR_GAP : PAIR_GAP;
  double apart = (p->spots[0].height + p->spots[1].height) / 2 + gap;
  for (size_t i = 0; i < p->n; i++) p->spots[i].x = 0, p->spots[i].y = i ? -apart : 0;
  p->box = box_of(p->spots, p->n);
}

static bool lay_out_part(GVC_t *gvc, Agraph_t *g, const char *engine, Part *p) {
  const char *wanted = graph_get(g, "overlap");
  if (p->n <= 2) return place_pair(g, p), true;
  Agraph_t *copy = copy_part(g, p);
  Spot *free_spots = memory_new(p->n * sizeof *free_spots);
  graph_set(copy, "overlap", "true");
  bool done = run_engine(gvc, copy, engine, p);
  p->box = box_of(p->spots, p->n);
  bool turned = height_of(p) > width_of(p);
  memcpy(free_spots, p->spots, p->n * sizeof *free_spots);
  done = done && make_room(gvc, copy, wanted ? wanted : "prism", turned, p);
  if (done && width_of(p) > WIDE_MOST && height_of(p) < width_of(p)) {
    memcpy(p->spots, free_spots, p->n * sizeof *free_spots);
    done = make_room(gvc, copy, wanted ? wanted : "prism", !turned, p);
  }
  if (p->n <= SQUEEZED_MOST) squeeze(p);
  free(free_spots);
  agclose(copy);
  return done;
}

/* The nodes that are joined to n, n among them, in the order in which they are reached. */
static void find_part(Agraph_t *g, Agnode_t *n, Part *p) {
  ARRAY(Agnode_t *) nodes = {0};
  seat_of(n)->taken = true;
  array_push(&nodes, n);
  for (size_t i = 0; i < nodes.n; i++)
    for (Agedge_t *e = agfstedge(g, nodes.at[i]); e; e = agnxtedge(g, e, nodes.at[i])) {
      Agnode_t *other = e->node;
      if (seat_of(other)->taken) continue;
      seat_of(other)->taken = true;
      array_push(&nodes, other);
    }
  *p = (Part){.nodes = nodes.at, .n = nodes.n, .spots = memory_new(nodes.n * sizeof *p->spots)};
  for (size_t i = 0; i < nodes.n; i++) seat_of(nodes.at[i])->index = i, p->spots[i] = spot_of(nodes.at[i]);
}

static void find_parts(Agraph_t *g, Parts *parts) {
  for (Agnode_t *n = agfstnode(g); n; n = agnxtnode(g, n)) agbindrec(n, (char *)"seat", sizeof(Seat), false);
  for (Agnode_t *n = agfstnode(g); n; n = agnxtnode(g, n)) {
    Part p;
    if (seat_of(n)->taken) continue;
    find_part(g, n, &p);
    p.first = parts->n;
    array_push(parts, p);
  }
}

/* The frame around nodes that have their places already. */
static void keep_places(Agraph_t *g, LayoutBox *frame) {
  *frame = (LayoutBox){0, 0, 0, 0};
  for (Agnode_t *n = agfstnode(g); n; n = agnxtnode(g, n)) {
    Spot s = spot_of(n);
    LayoutBox b = box_of(&s, 1);
    frame->left = fmin(frame->left, b.left), frame->right = fmax(frame->right, b.right);
    frame->low = fmin(frame->low, b.low), frame->high = fmax(frame->high, b.high);
  }
}

bool layout_network(GVC_t *gvc, Agraph_t *g, const char *engine, LayoutBox *frame) {
  Parts parts = {0};
  bool done = true;
  graph_declare(g, AGNODE, "pos");
  graph_set(g, "label", "");
  if (!strcmp(engine, "nop1") || !agnnodes(g)) return keep_places(g, frame), true;
  find_parts(g, &parts);
  for (size_t i = 0; done && i < parts.n; i++) done = lay_out_part(gvc, g, engine, &parts.at[i]);
  if (done) parts_pack(g, &parts, frame);
  for (size_t i = 0; i < parts.n; i++) free(parts.at[i].nodes), free(parts.at[i].spots);
  array_release(&parts);
  return done;
}
