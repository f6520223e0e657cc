/* What extraction and resolution considered on their way, for `entente explain FILE`.
 *
 * Analysis.trace points to a Trace, or is NULL as in a build: a hook then costs one comparison. Every rule that gives up at a point
 * where a reader would ask why says so there, in one line; so does every reference that is resolved. What holds (mentions, acts,
 * claims) stands in the Analysis and the DocumentFacts and is not told twice.
 *
 *   Trace trace = {0};
 *   analysis.trace = &trace;
 *   extract(&analysis, &text);  resolve(&analysis, &facts);      // both clear nothing: call trace_clear before each document
 *   use(trace.notes.at[0].why);                                  // texts live in trace.arena
 *   trace_release(&trace);
 */
#ifndef ENTENTE_EXTRACT_TRACE_H
#define ENTENTE_EXTRACT_TRACE_H

#include "extract/analysis.h"

typedef enum TraceKind {
  TRACE_MEANS,  ///< a reference and what it was taken for
  TRACE_NEARLY, ///< a rule that did not fire, and what failed
  TRACE_HELD    ///< what was read and is kept out of the graph
} TraceKind;

typedef struct TraceNote {
  TraceKind kind;
  Rule rule; ///< or R_NONE
  Span at;   ///< what it is about; bytes
  Str why;
} TraceNote;

/* A sentence as it was read: the lexicon's readings of its words, and the mentions that were made of them. */
typedef struct TraceSentence {
  bool read; ///< false: nothing in it could make a fact, its mentions were not looked for
  ARRAY(WordUnit) words, units;
} TraceSentence;

struct Trace {
  Arena arena;
  ARRAY(TraceNote) notes;
  ARRAY(TraceSentence) sentences; ///< by index in Text.sentences; those of furniture are not read
};

void trace_clear(Trace *t);
void trace_release(Trace *t);
void trace_words(const Analysis *a); ///< of the sentence at hand, before and after its mentions are found
void trace_units(const Analysis *a);
void trace_note(Trace *t, TraceKind kind, Rule rule, Span at, const char *format, ...)
    __attribute__((format(printf, 5, 6), cold));
/* A note where there is a trace; nothing is evaluated where there is none. */
#define TRACE(a, kind, rule, at, ...) ((a)->trace ? trace_note((a)->trace, kind, rule, at, __VA_ARGS__) : (void)0)

const char *trace_actor(const Analysis *a,
                        uint32_t actor); ///< "state/FR", or the name; lives in the arena of the trace
const char *trace_sides(const Analysis *a, const Args *args);

#endif
