/* A model as files for other programs. Side by side, one format a file: graphml.c, gexf.c, csv.c. */
#ifndef ENTENTE_DRAW_FILES_H
#define ENTENTE_DRAW_FILES_H

#include "draw/model.h"

void graphml_add(StrBuf *b, const DrawModel *m, const DrawOptions *o);
void gexf_add(StrBuf *b, const DrawModel *m, const DrawOptions *o);
void csv_add(StrBuf *b, const DrawModel *m, const DrawOptions *o);

/* What the formats tell of nodes and edges, under the same names. Texts are clean, and empty where nothing is known. */
typedef enum FieldType { FIELD_TEXT, FIELD_WHOLE, FIELD_NUMBER } FieldType;
typedef struct NodeField {
  const char *name;
  FieldType type;
  void (*add)(StrBuf *b, const DrawModel *m, const DrawNode *n);
} NodeField;
typedef struct EdgeField {
  const char *name;
  FieldType type;
  void (*add)(StrBuf *b, const DrawModel *m, const DrawEdge *e);
} EdgeField;
extern const NodeField node_fields[]; ///< a NULL name ends them
extern const EdgeField edge_fields[];

/* The first day of an edge's agreements and, when all of them have ended, the last one; ISO dates or empty. */
typedef struct Interval {
  Str start, end;
} Interval;
Interval edge_interval(const DrawModel *m, const DrawEdge *e);

#endif
