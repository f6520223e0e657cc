/* How the tables of `import` and `coverage` are to be read, from the command line. */
#ifndef ENTENTE_COMMANDS_FACT_FORM_H
#define ENTENTE_COMMANDS_FACT_FORM_H

#include "commands/command.h"
#include "facts/source.h"

#define OPTIONS_FACT_FORM                                                                                              \
  {"map", 0, "FILE", "what the columns of a table mean: a map, or the name of one that comes along (desta, huggo)"},   \
      {"source", 0, "NAME", "what the ids of the facts belong to (default: the map's, else the name of the file)"},    \
      {"delimiter", 0, "C", "between the cells of a table: , ; | or tab (default: what its first row has most of)"}, { \
    "encoding", 0, "NAME", "of a table: utf-8 (the default), latin1 or windows-1252"                                   \
  }

/* What it lends lives in the arena. */
Status call_fact_form(const Call *c, Arena *arena, FactForm *form);

#endif
