/* Cubic Bézier curves, as edges are drawn. */
#ifndef ENTENTE_DRAW_CURVE_H
#define ENTENTE_DRAW_CURVE_H

typedef struct Point {
  double x, y;
} Point;

typedef struct Curve {
  Point p[4];
} Curve;

Point point_between(Point a, Point b, double t); ///< a at t = 0, b at 1
Point curve_point(const Curve *c, double t);
Curve curve_part(const Curve *c, double from, double to); ///< 0 <= from <= to <= 1
Curve curve_bent(Point a, Point b,
                 double bend);       ///< from a to b; its middle lies aside of theirs by that part of their distance
Curve curve_level(Point a, Point b); ///< starts and ends level: an S between two columns
double curve_reach(const Curve *c, double length); ///< the t of a point so far from its start, in a straight line

#endif
