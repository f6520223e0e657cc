/* What the two files of `entente coverage` share: the agreements of a data set and those of the store. */
#ifndef ENTENTE_COMMANDS_COVERAGE_H
#define ENTENTE_COMMANDS_COVERAGE_H

#include "base/date.h"
#include "base/map.h"
#include "commands/fact_form.h"
#include "commands/knowledge.h"
#include "facts/build.h"

enum { YEARS = 8 };

/* An agreement of the data set, in its table or in the store. */
typedef struct CoverageRow {
  Str id, label;
  Place place;
  Str sides; ///< the IRIs of the parties, sorted; empty when there are fewer than two
  int years[YEARS];
  size_t year_count;
  uint32_t same;    ///< agreement of the network that it is, or MAP_NONE
  uint32_t perhaps; ///< one of the corpus with its sides and its year, or MAP_NONE
} CoverageRow;

typedef struct Coverage {
  const Call *call;
  Arena arena;
  Knowledge knowledge;
  Matcher matcher;
  KeyBook book;
  FactForm form;
  Store *store;
  Network network;
  Str base, source;
  Map iris;          ///< of the agreements of the network to their index
  bool *own, *other; ///< of each: is it mentioned by the data set, by anything else?
  bool *told;        ///< does a row of the data set tell of it?
  Str *sides;
  Map by_sides; ///< to the first agreement of the corpus with these sides, then `next`
  uint32_t *next;
  ARRAY(CoverageRow) rows;
} Coverage;

static inline int coverage_year(Str date) { return date_parse(date).year; } ///< 0 when it is not known

Status coverage_read_store(Coverage *x); ///< the source must be set
Status coverage_read_table(Coverage *x, FactSource *in);
void coverage_take_own(Coverage *x); ///< the data set as it was imported

#endif
