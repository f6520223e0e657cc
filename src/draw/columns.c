/* Two kinds of nodes in columns: what actors meet in (domains, agreements) in the middle, states and intergovernmental organizations at
 * its left, all others at its right. Every name has a line of its own, and the order is that in which the fewest lines cross, nearly:
 * each node goes where the mean of its neighbours is (Sugiyama's barycentre rule), a dozen times over.
 */
#include "draw/picture.h"

#include "draw/face.h"

#include <math.h>

enum { LEFT, MIDDLE, RIGHT, COLUMNS };
enum { PASSES = 12, GAP = 120, LINE_GAP = 3, RIM_GAP = 4 }; /* points */

typedef struct Seat {
  uint32_t node;
  int column;
  double at;   ///< 0 to 1, from the top
  double mean; ///< of its neighbours
  double width, height;
} Seat;

typedef struct Columns {
  Seat *seats; ///< one for each node, by its number
  uint32_t *order[COLUMNS];
  size_t n[COLUMNS];
} Columns;

static void take_column(Columns *c, uint32_t node, int column) {
  c->seats[node].column = column;
  c->order[column][c->n[column]++] = node;
}

/* Where one side would be far longer than the other, the kinds are not told apart by their sides: every second one goes over. */
static void take_columns(Columns *c, const DrawModel *m) {
  size_t wanted[COLUMNS] = {0}, next = 0;
  for (size_t i = 0; i < m->nodes.n; i++)
    wanted[m->nodes.at[i].class <= NODE_INTERGOVERNMENTAL ? LEFT : RIGHT] += m->nodes.at[i].class < NODE_DOMAIN;
  bool uneven = wanted[LEFT] > 3 * wanted[RIGHT] + 8 || wanted[RIGHT] > 3 * wanted[LEFT] + 8;
  for (uint32_t i = 0; i < m->nodes.n; i++) {
    NodeClass class = m->nodes.at[i].class;
    Face f;
    face_make(&f, m, &m->nodes.at[i]);
    double rims = RIM_GAP * 2 * (node_styles[class].rims - 1);
    c->seats[i] = (Seat){.node = i, .width = f.width + rims, .height = f.height + rims};
    face_release(&f);
    if (class >= NODE_DOMAIN) take_column(c, i, MIDDLE);
    else if (uneven) take_column(c, i, next++ % 2 ? RIGHT : LEFT);
    else take_column(c, i, class <= NODE_INTERGOVERNMENTAL ? LEFT : RIGHT);
  }
}

static const Seat *sorting; /* for by_mean: qsort hands on no context */

static int by_mean(const void *x, const void *y) {
  const Seat *a = &sorting[*(const uint32_t *)x], *b = &sorting[*(const uint32_t *)y];
  if (fabs(a->mean - b->mean) > 1e-9) return a->mean < b->mean ? -1 : 1;
  return (a->node > b->node) - (a->node < b->node);
}

static void spread(Columns *c, int column) {
  for (size_t i = 0; i < c->n[column]; i++) c->seats[c->order[column][i]].at = ((double)i + 0.5) / (double)c->n[column];
}

static void arrange(Columns *c, const DrawModel *m, int column) {
  for (size_t i = 0; i < c->n[column]; i++) c->seats[c->order[column][i]].mean = 0;
  for (size_t i = 0; i < m->edges.n; i++) {
    Seat *a = &c->seats[m->edges.at[i].a], *b = &c->seats[m->edges.at[i].b];
    if (a->column == column) a->mean += b->at / m->nodes.at[a->node].degree;
    if (b->column == column) b->mean += a->at / m->nodes.at[b->node].degree;
  }
  sorting = c->seats;
  if (c->n[column]) qsort(c->order[column], c->n[column], sizeof *c->order[column], by_mean);
  spread(c, column);
}

static double column_width(const Columns *c, int column) {
  double width = 0;
  for (size_t i = 0; i < c->n[column]; i++) width = fmax(width, c->seats[c->order[column][i]].width);
  return width;
}

static double column_height(const Columns *c, int column) {
  double height = 0;
  for (size_t i = 0; i < c->n[column]; i++) height += c->seats[c->order[column][i]].height + LINE_GAP;
  return height;
}

/* From top to bottom, with the same gap between any two; `edge` is where its sides meet the gap, or its middle. */
static void place_column(const Columns *c, int column, double edge, double height, NodePlace *places) {
  double gap = (height - column_height(c, column)) / (double)(c->n[column] ? c->n[column] : 1) + LINE_GAP, y = gap / 2;
  for (size_t i = 0; i < c->n[column]; i++) {
    const Seat *s = &c->seats[c->order[column][i]];
    double x = column == LEFT ? edge - s->width / 2 : column == RIGHT ? edge + s->width / 2 : edge;
    places[s->node] = (NodePlace){x, y + s->height / 2};
    y += s->height + gap;
  }
}

void columns_place(const DrawModel *m, NodePlace *places) {
  Columns c = {.seats = memory_new((m->nodes.n + 1) * sizeof *c.seats)};
  for (int i = 0; i < COLUMNS; i++) c.order[i] = memory_new((m->nodes.n + 1) * sizeof *c.order[i]);
  take_columns(&c, m);
  for (int i = 0; i < COLUMNS; i++) spread(&c, i);
  for (int pass = 0; pass < PASSES; pass++) arrange(&c, m, MIDDLE), arrange(&c, m, LEFT), arrange(&c, m, RIGHT);
  double height = 0, left = column_width(&c, LEFT), middle = column_width(&c, MIDDLE);
  for (int i = 0; i < COLUMNS; i++) height = fmax(height, column_height(&c, i));
  place_column(&c, LEFT, left, height, places);
  place_column(&c, MIDDLE, left + GAP + middle / 2, height, places);
  place_column(&c, RIGHT, left + middle + 2 * GAP, height, places);
  for (int i = 0; i < COLUMNS; i++) free(c.order[i]);
  free(c.seats);
}
