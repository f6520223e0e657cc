/* A call of a function: its arguments as values, and ways to give a result. What gives none is an error, which SQL sees as NULL.
 *
 *   void function_strlen(Call *c) {
 *     if (value_is_string(&c->arguments[0])) give_integer(c, (int64_t)utf8_count(c->arguments[0].text));
 *   }
 */
#ifndef ENTENTE_QUERY_CALL_H
#define ENTENTE_QUERY_CALL_H

#include "rdf/term.h"
#include "rdf/value.h"
#include "store/lend.h"

/* What all calls of a query share. */
typedef struct Evaluation {
  Lent *lent;
  Arena arena;    ///< of one call
  StrBuf out;     ///< scratch of results
  Str now, base;  ///< xsd:dateTime of the start of the query; of IRI()
  uint64_t blank; ///< number of the last blank node that was made
  struct CachedText {
    int64_t term;
    StrBuf text;
  } * cache;                 ///< of texts, by the low bits of the term
  struct Patterns *patterns; ///< compiled, of function_regex.c
} Evaluation;

typedef struct Call {
  const Value *arguments;
  size_t count;
  const LentValue *raw; ///< the arguments as SQL has them
  Evaluation *evaluation;
  LentCall *lent;
  Str separator; ///< of GROUP_CONCAT
  Arena *arena;
} Call;

void give_test(Call *c, bool truth); ///< of a test
void give_term(Call *c, Term t);
void give_string(Call *c, Str text);
void give_like(Call *c, const Value *v, Str text); ///< a string with the language of v, or none like v
void give_iri(Call *c, Str iri);
void give_typed(Call *c, Str text, const char *datatype);
void give_integer(Call *c, int64_t n);
void give_number(Call *c, Number n);
void give_boolean(Call *c, bool truth);
void give_argument(Call *c, size_t i); ///< as it came

#endif
