/* How a node looks: what is written in it and how large it is, in points. All nodes have their size from here, so that the layout is the
 * same whatever fonts a machine has.
 */
#ifndef ENTENTE_DRAW_FACE_H
#define ENTENTE_DRAW_FACE_H

#include "draw/model.h"

typedef struct Face {
  StrBuf label; ///< its lines, '\n' between; empty where the node bears no name
  double font, width, height;
  bool bold;
} Face;

void face_make(Face *f, const DrawModel *m, const DrawNode *n);
void face_release(Face *f);

#endif
