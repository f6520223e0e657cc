/* The value of a term, as functions see it: taken from its canonical N-Triples form (SPARQL 1.1 §17.1). */
#ifndef ENTENTE_RDF_VALUE_H
#define ENTENTE_RDF_VALUE_H

#include "base/arena.h"
#include "rdf/moment.h"
#include "rdf/number.h"

typedef enum ValueKind {
  VALUE_NONE, ///< unbound, or an error
  VALUE_BLANK,
  VALUE_IRI,
  VALUE_NUMBER,
  VALUE_STRING,
  VALUE_LANG, ///< a string with a language
  VALUE_BOOLEAN,
  VALUE_MOMENT,
  VALUE_OTHER ///< of an unknown datatype, or not a value of its datatype
} ValueKind;

typedef struct Value {
  ValueKind kind;
  Str text; ///< IRI, label or lexical form
  Str lang;
  Str datatype; ///< IRI; of every literal
  bool truth;
  bool ill; ///< VALUE_OTHER of a number's or boolean's datatype
  Number number;
  Moment moment;
} Value;

/* The text must be what term_add_ntriples writes; what needs unescaping lives in the arena, the rest lends. */
Value value_of_term(Str ntriples, Arena *a);
bool value_is_string(const Value *v); ///< with a language or without
bool value_knows_datatype(Str iri);   ///< can it tell what is no value of this datatype?
static inline bool value_is_literal(const Value *v) { return v->kind >= VALUE_NUMBER; }

/* Effective boolean value (§17.2.2): 1, 0, or -1 for an error. */
int value_truth(const Value *v);
/* The operator = (§17.3): 1, 0, or -1 when two literals may or may not be equal. */
int value_equal(const Value *a, const Value *b);
/* The operators < and >: -1, 0, 1; 2 for an error or NaN. */
int value_compare(const Value *a, const Value *b);
/* Bytes whose order is that of ORDER BY (§15.1), made total: unbound, blank nodes, IRIs, then literals: numbers, strings,
   strings with a language, booleans, dates and times, others by datatype and lexical form. Appended. */
void value_add_sort_key(StrBuf *b, const Value *v);

#endif
