/* Numbers of XPath: xsd:integer and xsd:decimal exactly, xsd:float and xsd:double as IEEE has them (SPARQL 1.1 §17.1, §17.3).
 *
 * An integer has 128 bits here, a decimal 128 bits of 10^-18. What does not fit is an error, never a wrong number.
 */
#ifndef ENTENTE_RDF_NUMBER_H
#define ENTENTE_RDF_NUMBER_H

#include "base/str.h"

__extension__ typedef __int128 Exact;

typedef enum NumberKind {
  NUMBER_INTEGER,
  NUMBER_DECIMAL,
  NUMBER_FLOAT,
  NUMBER_DOUBLE
} NumberKind; ///< in order of promotion

typedef struct Number {
  NumberKind kind;
  Exact exact; ///< an integer, or a decimal in units of 10^-18
  double real; ///< a float or double
} Number;

bool number_parse(Number *n, NumberKind kind, Str lexical); ///< of XSD; false when it is none, or too large
void number_add(StrBuf *b, Number n);                       ///< appends the canonical lexical form
double number_real(Number n);
bool number_promote(Number *n, NumberKind kind); ///< to a later kind
bool number_cast(Number *n, NumberKind kind);    ///< to any, as XPath casts; false for what has no value there
Number number_of(int64_t integer);

/* + - * / ; false for overflow and division by zero of exact numbers. Integers divided are a decimal. */
bool number_calculate(Number *out, char operation, Number a, Number b);
int number_compare(Number a, Number b); ///< -1, 0, 1; 2 when one is NaN
typedef enum Rounding { ROUND_HALF_UP, ROUND_UP, ROUND_DOWN } Rounding;
bool number_round(Number *n, Rounding how);
bool number_is_nan(Number n);

#endif
