/* From the algebra to one SQL statement over rdf_default and rdf_named (store/lend.h). What the files sql*.c share.
 *
 * A pattern becomes a Rows: rows of a FROM clause with conditions, and for each variable the SQL that gives its term. Arms
 * of basic graph patterns, joins, filters and BIND stay flat, so that SQLite sees one join over the triples with its indexes; OPTIONAL
 * becomes LEFT JOINs in the same FROM. Only what has rows of its own (UNION, grouping, DISTINCT, LIMIT, closures of paths) becomes a
 * SELECT in FROM.
 *
 * A term in SQL is its number; one that was computed is its canonical N-Triples text; unbound and errors are NULL. Terms are compared
 * by number, so what is text goes through sparql_known first, which gives the number of a term that has one.
 *
 * A binding is `sure` when no solution leaves the variable unbound: then a join is an equality that an index answers. Otherwise it is
 * the compatibility of §18.3: equal, or one side unbound.
 */
#ifndef ENTENTE_QUERY_WRITER_H
#define ENTENTE_QUERY_WRITER_H

#include "query/algebra.h"
#include "store/lend.h"

typedef enum Form {
  FORM_NUMBER, ///< always the number, where the term has one
  FORM_TEXT,   ///< always the text
  FORM_MIXED
} Form;

typedef struct Sql {
  Str text;
  Form form;
} Sql;

typedef struct Binding {
  int variable;
  Str sql;
  Form form;
  bool sure;
  bool column; ///< of a row in FROM: NULL where a LEFT JOIN finds nothing
} Binding;

typedef struct Binds {
  int variable;
  Str sql;
} Binds;

typedef enum GraphKind { GRAPH_DEFAULT, GRAPH_TERM, GRAPH_VARIABLE } GraphKind;
typedef struct GraphContext {
  GraphKind kind;
  Str sql;      ///< of GRAPH_TERM
  int variable; ///< of GRAPH_VARIABLE
} GraphContext;

typedef struct PathPart {
  const Path *path;
  Node subject, object;
  GraphContext graph; ///< in which it stands
} PathPart;

/* A row source in FROM. */
typedef struct Item {
  int alias; ///< t<alias>
  Str table; ///< a name, or a SELECT in parentheses; empty for a closure that is still to be written
  Str mark;  ///< a column that is never NULL
  Str on;    ///< of a left join; empty for an inner one
  bool left;
  bool triple; ///< of rdf_default or rdf_named
  int64_t constants[3];
  ARRAY(Binds) binds; ///< variables that it binds for sure
  size_t rows;        ///< guessed, of a SELECT
  const PathPart *path;
} Item;

typedef struct Rows {
  ARRAY(Item) inner; ///< in any order
  ARRAY(Item) tail;  ///< behind them, in this order
  ARRAY(Str) where;
  ARRAY(Binding) bindings;
  bool distinct, sliced;
  Str order;
  int64_t limit, offset;
} Rows;

/* Where an expression finds its variables: in its own block, then in those that EXISTS stands in. */
typedef struct Scope {
  const Rows *block;
  const struct Scope *outer;
} Scope;

enum { MOST_ITEMS = 32, MOST_OPTIONAL = 12 }; ///< in one FROM: SQLite joins 64 tables, and is slow with many

typedef struct Writer {
  Arena *arena;
  Lent *lent;
  Variables *variables;
  Report *report;
  Status status;
  int aliases;
  ARRAY(int64_t) constants; ///< ?1, ?2 ...
  ARRAY(Str) separators;    ///< of GROUP_CONCAT: the function sparql_group_concat_N
  GraphContext graph;
  ARRAY(Str) named;   ///< q1, q2 ... of the WITH in front of the statement
  const Scope *outer; ///< of the EXISTS that is being written
  ARRAY(Binds) pins;  ///< variables that the surrounding joins fix
  int depth;
  size_t written; ///< bytes, of all pieces
} Writer;

/* sql_rows.c */
Str sql_printf(Writer *w, const char *format, ...) __attribute__((format(printf, 2, 3)));
Str sql_of_buffer(Writer *w, StrBuf *b); ///< copies it into the arena and releases it
Str sql_constant(Writer *w, Term t);
Str sql_known(Writer *w, Sql s); ///< as a number
Str sql_coalesce(Writer *w, Str a, Str b);
/* A SELECT as a row source: a name of the WITH in front, which keeps the statement flat, or in parentheses inside of an EXISTS, where
   it may look at the rows outside. */
Str sql_table(Writer *w, Str select, bool materialized);
const Binding *rows_find(const Rows *b, int variable);
void rows_bind(Writer *w, Rows *b, Binding binding);
void rows_where(Writer *w, Rows *b, Str condition);
Item *rows_add(Writer *w, Rows *b, Item item);
bool sql_mentions(Str text, int alias);
Rows rows_join(Writer *w, Rows a, Rows b);
Binding binding_merged(Writer *w, const Binding *a, const Binding *b); ///< what a variable is when both sides bind it
void rows_set(Writer *w, Rows *b, Binding binding);                    ///< in the place of the one that is there
/* sql_left_join.c */
Rows rows_left_join(Writer *w, Rows a, Rows b, const Expr *condition);
Str rows_compatible(Writer *w, const Binding *a, const Binding *b); ///< empty when they always are
Rows rows_plain(Writer *w, Rows b);                                 ///< without DISTINCT and LIMIT of its own
Rows rows_wrap(Writer *w, Rows b, bool materialized);               ///< as one SELECT in FROM

/* sql_order.c */
void rows_order(Writer *w, Rows *b, const Rows *given); ///< inner items in a good order, closures written

/* sql_select.c */
void sql_add_from(Writer *w, StrBuf *out, const Rows *b);         ///< FROM and WHERE of an ordered block
Str sql_select(Writer *w, Rows *b, const int *columns, size_t n); ///< named v<variable>, and m
Str sql_exists(Writer *w, Rows *b, const Rows *given);

/* sql_path.c */
void rows_add_path(Writer *w, Rows *b, Node subject, const Path *path, Node object);
void rows_add_triple(Writer *w, Rows *b, Node subject, Node predicate, Node object);
/* The SELECT that gives the columns s and o (and g in GRAPH ?g) of a closure. `seeds` is a SELECT of x, of one of its ends, or empty. */
Str path_closure(Writer *w, const PathPart *part, Str seeds, bool from_object);

/* sql_expr.c */
Sql expr_value(Writer *w, const Scope *scope, const Expr *e);
Str expr_test(Writer *w, const Scope *scope, const Expr *e); ///< 1, 0 or NULL
bool expr_varies(const Expr *e);

/* sql_group.c */
Rows write_group(Writer *w, const Algebra *a);

/* sql_union.c, sql_graph.c */
Rows write_values(Writer *w, const Values *v);
Rows write_union(Writer *w, const Algebra *a);
Rows write_graph(Writer *w, const Algebra *a);

/* sql.c */
Rows write_pattern(Writer *w, const Algebra *a);
/* The whole statement: columns in the order of the outermost projection. */
Str write_query(Writer *w, const Algebra *a, const int **columns, size_t *n);

#endif
