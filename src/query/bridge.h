/* The functions of SPARQL made known to SQLite. */
#ifndef ENTENTE_QUERY_BRIDGE_H
#define ENTENTE_QUERY_BRIDGE_H

#include "query/call.h"

typedef struct Bridge Bridge;

/* Registers all functions, and sparql_group_concat_N for each separator. The bridge lives as long as statements are run. */
Status bridge_open(Bridge **out, Lent *lent, Str base, Report *r);
Status bridge_add_separator(Bridge *b, size_t number, Str separator);
Str bridge_text(Bridge *b, LentValue v); ///< a term's canonical form; lives until some later call
void bridge_close(Bridge *b);

#endif
