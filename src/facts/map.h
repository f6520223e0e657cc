/* A mapping: what the columns of somebody's table mean. It is a JSON file; words, codes and names of columns stand in it and nowhere in
 * the program. ontology/maps/README.md describes the members, and maps for published data sets stand beside it.
 *
 *   FactMap map;
 *   status = fact_map_read(&map, "desta.json", report);     // or fact_map_of_columns for a table whose columns are called as the members
 *   status = fact_map_bind(&map, &csv, report);             // looks the columns up
 *   fact_map_release(&map);
 */
#ifndef ENTENTE_FACTS_MAP_H
#define ENTENTE_FACTS_MAP_H

#include "base/map.h"
#include "facts/csv.h"

typedef ARRAY(Str) MapWords;

/* Another column must hold one of these for a row or a field to count. */
typedef struct MapCondition {
  Str column;
  size_t at; ///< once it is bound
  MapWords values;
} MapCondition;
typedef ARRAY(MapCondition) MapConditions;

typedef struct MapField {
  Str to, lang;          ///< the member of the fact, with the language of a name
  MapWords from;         ///< columns
  ARRAY(size_t) at;      ///< the same, once they are bound
  Str split;             ///< what separates several values in a cell; empty: a cell is one value
  Str join;              ///< what several columns are joined by to one value; p is NULL when each is a value of its own
  Map values;            ///< what a cell says to its index in `meanings`
  MapWords meanings;     ///< JSON; null is nothing
  Str otherwise;         ///< what any other cell means, JSON; empty: nothing, and that is a fault unless `optional`
  Str codes;             ///< a column of codes.csv whose codes are among `values` (codes.h), or empty
  bool translated;       ///< only what stands in `values` means something
  bool optional;         ///< what means nothing is left out with a warning; else the row is refused
  bool names;            ///< actors are looked for in the text of the cell
  MapWords among;        ///< words that may stand between the names; any other makes that nothing is found
  MapWords after, until; ///< only what stands between the first of these words and the next of those is looked at
  int64_t exactly;       ///< how many different ones there must be, or 0
  MapConditions when;
} MapField;

typedef struct FactMap {
  Arena arena;
  Str title, source; ///< source: what its ids belong to, or empty
  CsvForm form;
  MapWords missing; ///< cells that say that nothing is known
  Str constants;    ///< members of every fact: a JSON object, or empty
  MapConditions only;
  ARRAY(MapField) fields;
} FactMap;

Status fact_map_read(FactMap *map, const char *path, Report *r);
/* Columns called as members of a fact, names perhaps with a language ("label@en"); lists are separated by ';'. */
Status fact_map_of_columns(FactMap *map, const Csv *table, Report *r);
Status fact_map_bind(FactMap *map, const Csv *table, Report *r);
void fact_map_release(FactMap *map);

/* "utf-8", "latin1" or "windows-1252" in any case. */
bool csv_encoding_named(Str name, CsvEncoding *encoding);

#endif
