/* What there is to tell of each sentence of a document: for entente explain FILE, however it is printed. */
#ifndef ENTENTE_COMMANDS_EXPLAIN_ROWS_H
#define ENTENTE_COMMANDS_EXPLAIN_ROWS_H

#include "commands/page.h"
#include "commands/study.h"

/* One thing to tell of a sentence. */
typedef enum List { LIST_MENTIONS, LIST_ACTS, LIST_MEANS, LIST_FIRED, LIST_NEARLY, LIST_HELD, LISTS } List;
typedef struct Row {
  List list;
  Str kind; ///< of a mention; else the slug of the rule
  Span at;
  Str what;
} Row;

typedef struct Telling {
  const Study *study;
  Page page;
  bool json;
  Arena arena; ///< of the document
  ARRAY(Row) rows;
} Telling;

/* Fills t->rows with what stands in sentence i: mentions, acts and notes in the order of their making, claims in that of the facts. */
void rows_collect(Telling *t, uint32_t i);
Str row_entry(Telling *t, uint32_t entry); ///< "fr:sign", "state:FR", "domain:energy"; in the arena of t

#endif
