/* Faults of Turtle that raptor 2.0.15 takes silently, found before it sees the text: escapes that name no character (\u0000, \uD800),
 * escapes that are none, characters that an IRI may not hold, strings and IRIs that do not end; and undeclared prefixes, of which raptor
 * often says only "unexpected $end". Knows the tokens of RDF 1.1 Turtle
 * §6.5 only so far. STATUS_BAD_INPUT with line and column of the first.
 */
#ifndef ENTENTE_RDF_TURTLE_CHECK_H
#define ENTENTE_RDF_TURTLE_CHECK_H

#include "base/report.h"

Status turtle_check(Str text, const char *name, Report *r);

/* raptor counts lines only now and then. So a statement that tells the line of what follows is put after each statement that ends a line:
   <entente-line:47> <entente-line:> <entente-line:> . Text that passed turtle_check; no line is added. */
#define TURTLE_LINE_IRI "entente-line:"
void turtle_mark_lines(StrBuf *marked, Str text);

#endif
