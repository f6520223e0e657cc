/* What the files of the parser share. Nothing outside query/parse*.c includes this.
 *
 * Errors stick: the first one is reported, and from then on the token ahead is LEXEME_END, so that loops end by themselves.
 */
#ifndef ENTENTE_QUERY_PARSER_H
#define ENTENTE_QUERY_PARSER_H

#include "base/map.h"
#include "query/lexer.h"
#include "query/parse.h"

typedef struct Label {
  Str name;
  int variable;
  size_t pattern; ///< the basic graph pattern in which it stands
} Label;

typedef struct Parser {
  Lexer lexer;
  Lexeme token;    ///< the one ahead
  size_t last_end; ///< of the token before
  const QueryText *source;
  bool *used; ///< which parameters
  Arena *arena;
  Report *report;
  Status status;
  Str base;
  Map prefixes;
  ARRAY(Str) prefix_iris;
  Variables *variables;
  ARRAY(Label) labels;
  size_t pattern; ///< number of the open basic graph pattern
  int depth;
  bool in_template; ///< of CONSTRUCT
  bool may_aggregate;
  bool aggregated; ///< an aggregate was read since the query's head
} Parser;

/* parse.c */
void parser_fail(Parser *p, size_t at, size_t end, const char *format, ...) __attribute__((format(printf, 4, 5)));
void parser_expected(Parser *p, const char *what);
void parser_advance(Parser *p);
bool at_mark(const Parser *p, const char *mark);
bool at_keyword(const Parser *p, const char *word); ///< keywords are told without regard to case
bool take_mark(Parser *p, const char *mark);
bool take_keyword(Parser *p, const char *word);
void need_mark(Parser *p, const char *mark);
void need_keyword(Parser *p, const char *word);
bool parser_enter(Parser *p); ///< one level deeper; false, with a message, when that is too deep
void parser_leave(Parser *p);
bool parser_failed(const Parser *p);

/* parse_terms.c */
int parse_variable(Parser *p); ///< Var
int variable_named(Parser *p, Str name);
int variable_hidden(Parser *p);
const Term *parser_parameter(Parser *p); ///< the term that a $name ahead stands for; or NULL
Str parse_iri(Parser *p);                ///< iri
bool at_iri(const Parser *p);
bool at_literal(const Parser *p); ///< RDFLiteral, NumericLiteral, BooleanLiteral
bool at_number(const Parser *p, bool sign);
Term parse_literal(Parser *p);
Node parse_var_or_term(Parser *p);
Node parse_blank(Parser *p); ///< BlankNode
Values parse_data_block(Parser *p);

/* parse_triples.c */
bool at_triples(const Parser *p);
void parse_triples_block(Parser *p, Element *e);
const Path *parse_path(Parser *p); ///< Path

/* parse_group.c */
Group *parse_group_graph_pattern(Parser *p);
Query *parse_sub_select(Parser *p);

/* parse_expr.c */
Expr *parse_expression(Parser *p);
Expr *parse_constraint(Parser *p);      ///< Constraint
Expr *parse_built_in_call(Parser *p);   ///< NULL when none is ahead
Expr *parse_function_or_iri(Parser *p); ///< iriOrFunction
Expr *expr_new(Parser *p, ExprKind kind, size_t at);

/* parse_query.c */
void parse_query(Parser *p, Query *q);
void parse_select_query(Parser *p, Query *q, bool sub); ///< on SELECT

/* check.c */
void check_group(Parser *p, const Group *g); ///< scope of BIND
void check_select(Parser *p, const Query *q);

#endif
