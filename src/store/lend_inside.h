/* What the files of the lending desk share. Nothing outside store/ includes this. */
#ifndef ENTENTE_STORE_LEND_INSIDE_H
#define ENTENTE_STORE_LEND_INSIDE_H

#include "store/inside.h"
#include "store/lend.h"

struct Lent {
  Arena arena;
  Store *store; ///< NULL for files
  sqlite3 *db;  ///< the store's, or our own
  Report *report;
  Status status;
  int64_t snapshot;
  bool last; ///< the snapshot is the last one: the store's own table is the default graph
  Str base;  ///< of entities

  int64_t first; ///< terms above this number are ours: index in `terms` + 1 + first
  Map terms;
  bool copied, named; ///< there is a table of our own for the default graph; there are named graphs
  sqlite3_stmt *add_default, *add_named, *add_graph, *text_of, *find;
  sqlite3_stmt *counts[8];
  StrBuf text;

  sqlite3_stmt *statement;
  double seconds, deadline;
  bool late;
};

Status lent_fail(Lent *l, int code, const char *doing);

#endif
