#include "draw/layout.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *graph_get(void *object, const char *name) { return agget(object, (char *)name); }

void graph_set(void *object, const char *name, const char *value) {
  agsafeset(object, (char *)name, (char *)value, (char *)"");
}

void graph_declare(Agraph_t *g, int kind, const char *name) { agattr(g, kind, (char *)name, (char *)""); }

double graph_number(void *object, const char *name, double otherwise) {
  const char *value = graph_get(object, name);
  return value && *value ? strtod(value, NULL) : otherwise;
}

void graph_set_number(void *object, const char *name, double x) {
  char text[40];
  snprintf(text, sizeof text, "%.3f", x);
  graph_set(object, name, text);
}

void graph_copy_attributes(Agraph_t *from, void *source, int kind, void *goal) {
  for (Agsym_t *a = agnxtattr(from, kind, NULL); a; a = agnxtattr(from, kind, a))
    graph_set(goal, a->name, agxget(source, a));
}

bool graph_place(void *node, double *x, double *y) {
  const char *pos = graph_get(node, "pos");
  char *end;
  if (!pos) return false;
  double across = strtod(pos, &end);
  if (end == pos || *end != ',') return false;
  *x = across, *y = strtod(end + 1, NULL);
  return true;
}

void graph_set_place(void *node, double x, double y) {
  char pos[80];
  snprintf(pos, sizeof pos, "%.3f,%.3f!", x, y);
  graph_set(node, "pos", pos);
}

void graph_size(void *node, double *width, double *height) {
  const double apart = 8; /* points that each further rim adds, as graphviz draws them */
  const char *shape = graph_get(node, "shape");
  double rims = graph_number(node, "peripheries", 1);
  *width = graph_number(node, "width", 0.5) * 72 + (rims > 1 ? apart * (rims - 1) : 0);
  *height = graph_number(node, "height", 0.5) * 72 + (rims > 1 ? apart * (rims - 1) : 0);
  if (shape && !strcmp(shape, "circle")) *width = *height = fmax(*width, *height);
}
