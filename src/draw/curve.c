#include "draw/curve.h"

#include <math.h>

Point point_between(Point a, Point b, double t) { return (Point){a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)}; }

/* De Casteljau's scheme: what the curve is up to t, and from there on; both end or start at the point at t. */
static void split(const Curve *c, double t, Curve *before, Curve *after) {
  Point a = point_between(c->p[0], c->p[1], t), b = point_between(c->p[1], c->p[2], t);
  Point d = point_between(c->p[2], c->p[3], t), e = point_between(a, b, t), f = point_between(b, d, t);
  Point middle = point_between(e, f, t);
  *before = (Curve){{c->p[0], a, e, middle}};
  *after = (Curve){{middle, f, d, c->p[3]}};
}

Point curve_point(const Curve *c, double t) {
  Curve before, after;
  split(c, t, &before, &after);
  return after.p[0];
}

Curve curve_part(const Curve *c, double from, double to) {
  Curve head, rest, part;
  split(c, to, &head, &rest);
  split(&head, to > 0 ? from / to : 0, &rest, &part);
  return part;
}

Curve curve_bent(Point a, Point b, double bend) {
  Point side = {(a.y - b.y) * bend * 4 / 3, (b.x - a.x) * bend * 4 / 3};
  Point c = point_between(a, b, 0.3), d = point_between(a, b, 0.7);
  return (Curve){{a, {c.x + side.x, c.y + side.y}, {d.x + side.x, d.y + side.y}, b}};
}

Curve curve_level(Point a, Point b) {
  double half = (b.x - a.x) / 2;
  return (Curve){{a, {a.x + half, a.y}, {b.x - half, b.y}, b}};
}

double curve_reach(const Curve *c, double length) {
  double t = 0;
  while (t < 0.5) {
    Point p = curve_point(c, t);
    if (hypot(p.x - c->p[0].x, p.y - c->p[0].y) >= length) break;
    t += 1.0 / 128;
  }
  return t;
}
