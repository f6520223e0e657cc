/* The store, lent for reading by SQL: what src/query needs of SQLite, and no more.
 *
 * A Lent answers SELECT statements over a dataset (RDF 1.1 Concepts §4) of terms that are numbers:
 *
 *   rdf_default (subject, predicate, object)        the default graph
 *   rdf_named   (graph, subject, predicate, object) the named graphs
 *   rdf_graph   (graph)                             their names
 *
 *   lent_open_store(&l, "entente.db", STR("HEAD"), report);   // or lent_open_files, then lent_add for each statement
 *   lent_function(l, ...);
 *   lent_ready(l, &dataset, report);                // from here on nothing can be written, whatever the SQL says
 *   lent_start(l, sql, report);
 *   while ((status = lent_next(l)) == STATUS_OK) use(lent_column(l, 0));
 *   lent_close(l);
 *
 * A store is opened read-only. Files live in a private database that spills to disk; their terms are held in memory.
 */
#ifndef ENTENTE_STORE_LEND_H
#define ENTENTE_STORE_LEND_H

#include "store/store.h"

typedef struct Lent Lent;

typedef enum LentKind { LENT_NULL, LENT_NUMBER, LENT_TEXT } LentKind;
typedef struct LentValue {
  LentKind kind;
  int64_t number;
  Str text; ///< of a result: lives until lent_next
} LentValue;

/* ---- Opening and filling ---- */

Status lent_open_store(Lent **out, const char *path, Str reference, Report *r); ///< of a snapshot: see store_find
Status lent_open_files(Lent **out, Report *r);
void lent_close(Lent *l);

Status lent_add(Lent *l, const Triple *t);   ///< before lent_ready; the graph of t decides where
void lent_add_graph(Lent *l, int64_t graph); ///< a named graph that may stay empty
/* The documents and claims behind the snapshot: into the default graph, or into the named graph <BASE "evidence">. */
Status lent_add_evidence(Lent *l, bool into_default, Report *r);
int64_t lent_evidence_graph(Lent *l); ///< the name of that graph; 0 where there is no store

/* The names of the named graphs, at most `most` of them; gives how many there are. After lent_ready. */
size_t lent_graphs(Lent *l, int64_t *graphs, size_t most);

/* FROM and FROM NAMED of a query (SPARQL 1.1 §13.2). Without any of them the dataset is as it was loaded. */
typedef struct LentDataset {
  bool given;
  const int64_t *from, *named;
  size_t from_count, named_count;
} LentDataset;
Status lent_ready(Lent *l, const LentDataset *d, Report *r);

/* ---- Terms, by their canonical N-Triples form ---- */

int64_t lent_find(Lent *l, Str text); ///< 0 when there is none
int64_t lent_term(Lent *l, Str text); ///< made when there is none; never written into a store
Str lent_text(Lent *l, int64_t term); ///< lives until the next call, or as long as l for terms that are not the store's
size_t lent_count(Lent *l, int64_t subject, int64_t predicate, int64_t object,
                  size_t most); ///< statements that match, 0 is any

/* ---- Functions in SQL ---- */

typedef struct LentCall LentCall;
typedef struct LentFunction {
  const char *name;
  int arguments; ///< -1: any number
  bool varies;   ///< two calls may differ
  void (*run)(LentCall *call, void *user, const LentValue *arguments, size_t n);
  void (*end)(LentCall *call, void *user); ///< of an aggregate: run takes a row, end gives the result
  void *user;
} LentFunction;
Status lent_function(Lent *l, const LentFunction *f);
void *lent_state(LentCall *call,
                 size_t bytes); ///< of this group of an aggregate, zeroed at first; NULL from end when there was no row
void lent_give_number(LentCall *call, int64_t n); ///< what is not given is NULL
void lent_give_text(LentCall *call, Str text);
void lent_give_bytes(LentCall *call, Str bytes);

/* ---- One statement ---- */

void lent_limit_time(Lent *l, double seconds); ///< of the statement; STATUS_LIMIT when it takes longer
/* ?1, ?2 ... of the SQL are bound to `values`. */
Status lent_start(Lent *l, Str sql, const int64_t *values, size_t count, Report *r);
Status lent_next(Lent *l); ///< STATUS_END behind the last row
LentValue lent_column(Lent *l, int column);
double lent_clock(void); ///< seconds since some moment

#endif
