/* A file of facts, one after the other: JSON Lines, or a table with its map. It can be read twice.
 *
 *   FactSource *in;
 *   status = fact_source_open(&in, "desta.csv", &form, &lexicon, report);
 *   while ((status = fact_source_next(in, &line, report)) != STATUS_END) if (status == STATUS_OK) use(&line);
 *   fact_source_rewind(in, report);
 *   fact_source_close(in);
 */
#ifndef ENTENTE_FACTS_SOURCE_H
#define ENTENTE_FACTS_SOURCE_H

#include "facts/fact.h"
#include "facts/map.h"
#include "lexicon/lexicon.h"

typedef struct FactForm {
  const char *map;  ///< path of a map, or NULL
  const char *name; ///< of the source; NULL: that of the map, else of the file
  bool table;       ///< standard input is a table
  CsvForm csv;      ///< what is given on the command line goes before what the map says
  bool encoded;     ///< csv.encoding is given
} FactForm;

typedef struct FactSource FactSource;

/* "-" is standard input, JSON Lines unless there is a map; it is kept in a file without name until the end. A name that ends in .csv or .tsv
   is a table, and so is any file that has a map. */
Status fact_source_open(FactSource **result, const char *path, const FactForm *form, const Lexicon *lex, Report *r);
Str fact_source_name(const FactSource *in);
/* *line lives until the next call. STATUS_BAD_INPUT: this one was bad and is reported; go on. */
Status fact_source_next(FactSource *in, FactLine *line, Report *r);
Status fact_source_rewind(FactSource *in, Report *r);
/* So far: rows or lines that hold something, and those of them that the map passed over. */
long fact_source_rows(const FactSource *in);
long fact_source_passed(const FactSource *in);
void fact_source_close(FactSource *in);

#endif
