#include "draw/face.h"

#include "draw/text.h"

#include <math.h>

enum { LINE_WIDTH = 20, COLUMN_WIDTH = 38, LINES = 3 }; /* code points; lines */
#define LINE_HEIGHT 1.17                                /* of the font's size */

/* In a large network the names are few and large: a printed page shrinks them. */
static double font_of(const DrawModel *m, const DrawNode *n) {
  double root = sqrt((double)n->degree);
  if (m->columns) return fmin(8 + 0.6 * root, 12);
  if (m->named < m->nodes.n) return fmin(10.5 * sqrt((double)m->nodes.n / DRAW_MOST_NAMES) + 0.2 * root, 40);
  if (n->class == NODE_AGREEMENT) return 8.5;
  return fmin(8.5 + 0.9 * root, 15);
}

static double longest_line(Str label, double font, bool bold, size_t *lines) {
  double longest = 0;
  *lines = 0;
  for (size_t from = 0, i = 0; i <= label.n; i++) {
    if (i < label.n && label.p[i] != '\n') continue;
    longest = fmax(longest, text_width(str_sub(label, from, i), font, bold));
    from = i + 1, ++*lines;
  }
  return longest;
}

/* Room for the text, which in a rounded shape must not touch the rim. */
static void size_of_text(Face *f, const DrawModel *m, const DrawNode *n) {
  size_t lines;
  double width = longest_line(strbuf_as_str(&f->label), f->font, f->bold, &lines);
  double height = (double)lines * f->font * LINE_HEIGHT;
  if (n->class == NODE_STATE || n->class == NODE_OTHER || n->class == NODE_PERSON) {
    f->height = height * (m->columns ? 1.36 : 1.5) + 2;
    double across = 0.72 * height / f->height; /* of the half height, where the outer lines end */
    f->width = width / sqrt(1 - across * across) + 0.4 * f->font;
  } else {
    bool cut = n->class == NODE_RESEARCH || n->class == NODE_ORGANIZATION;
    f->width = width + f->font * (cut ? 1.6 : 0.9), f->height = height + f->font * 0.55;
  }
}

void face_make(Face *f, const DrawModel *m, const DrawNode *n) {
  *f = (Face){.font = font_of(m, n), .bold = n->class == NODE_STATE || n->class == NODE_INTERGOVERNMENTAL};
  if (!n->named) {
    f->width = f->height = 4 + 1.8 * sqrt((double)n->degree);
    return;
  }
  if (n->coded) strbuf_add(&f->label, n->code);
  else label_wrap(&f->label, n->name, m->columns ? COLUMN_WIDTH : LINE_WIDTH, m->columns ? 1 : LINES);
  size_of_text(f, m, n);
}

void face_release(Face *f) { strbuf_release(&f->label); }
