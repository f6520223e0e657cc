/* What the two files that read a fact share. Nothing else includes this. */
#ifndef ENTENTE_FACTS_FACT_INSIDE_H
#define ENTENTE_FACTS_FACT_INSIDE_H

#include "facts/fact.h"
#include "read/json.h"

typedef struct FactReading {
  FactLine *line;
  Arena *arena;
  Report *report;
} FactReading;

/* A fault at a byte of the line, with its message. */
#define FACT_FAULT(x, at, ...)                                                                                         \
  report_error((x)->report, STATUS_BAD_INPUT, fact_place((x)->line, (uint32_t)(at)), __VA_ARGS__)

/* Byte of the line at which the value read last begins. */
static inline size_t fact_value_at(const FactReading *x, const Json *j) {
  return (size_t)(j->in.p - x->line->text.p) + j->value_at;
}

/* Reads an object or array that is part of the line: json_begin, then these in place of json_member and json_element, which
   report what is no JSON. STATUS_END after the last. */
Status fact_member(FactReading *x, Json *j);
Status fact_element(FactReading *x, Json *j);

/* A string, or a number where it will do, without control characters and with its white space made single; empty for null. */
Status fact_string(FactReading *x, const Json *j, Str *value);

/* fact_ground.c: what is told of the fact as a whole. STATUS_END when the member is none of these. */
Status fact_read_ground(FactReading *x, const Json *j);
/* A value, or a list of them, of a property, into the slots of f. */
Status fact_read_values(FactReading *x, Fact *f, const Property *p, const Json *j, Span member, int depth);

#endif
