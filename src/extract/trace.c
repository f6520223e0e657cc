#include "extract/trace.h"

#include <stdarg.h>
#include <stdio.h>

static void clear_sentences(Trace *t) {
  for (size_t i = 0; i < t->sentences.n; i++)
    array_release(&t->sentences.at[i].words), array_release(&t->sentences.at[i].units);
  array_clear(&t->sentences);
}

void trace_clear(Trace *t) {
  clear_sentences(t);
  array_clear(&t->notes);
  arena_clear(&t->arena);
}

void trace_release(Trace *t) {
  clear_sentences(t);
  array_release(&t->sentences), array_release(&t->notes);
  arena_release(&t->arena);
}

static TraceSentence *sentence_at_hand(const Analysis *a) {
  while (a->trace->sentences.n <= a->sentence) array_push(&a->trace->sentences, (TraceSentence){0});
  return &a->trace->sentences.at[a->sentence];
}

void trace_words(const Analysis *a) {
  TraceSentence *s = sentence_at_hand(a);
  for (size_t i = 0; i < a->units.n; i++) array_push(&s->words, a->units.at[i]);
}

void trace_units(const Analysis *a) {
  TraceSentence *s = sentence_at_hand(a);
  s->read = true;
  for (size_t i = 0; i < a->units.n; i++) array_push(&s->units, a->units.at[i]);
}

void trace_note(Trace *t, TraceKind kind, Rule rule, Span at, const char *format, ...) {
  char why[600];
  va_list args;
  va_start(args, format);
  vsnprintf(why, sizeof why, format, args);
  va_end(args);
  for (size_t i = 0; i < t->notes.n; i++) { /* a rule tried twice at one place says it once */
    const TraceNote *n = &t->notes.at[i];
    if (n->kind == kind && n->rule == rule && n->at.start == at.start && n->at.end == at.end && str_is(n->why, why))
      return;
  }
  array_push(&t->notes, (TraceNote){kind, rule, at, arena_copy(&t->arena, str_of(why))});
}

const char *trace_actor(const Analysis *a, uint32_t actor) {
  if (actor == NONE) return "nobody";
  const Actor *x = &a->actors.at[actor];
  Str name = x->name;
  if (x->entry != NO_ENTRY) {
    Str iri = lex_str(a->lex, a->lex->entries[x->entry].iri), base = STR(NS_ID);
    name = str_starts(iri, base) ? str_sub(iri, base.n, iri.n) : iri;
  }
  return arena_copy(&a->trace->arena, name).p;
}

const char *trace_sides(const Analysis *a, const Args *args) {
  StrBuf b = {0};
  for (int i = 0; i < args->n; i++) strbuf_printf(&b, "%s%s", i ? ", " : "", trace_actor(a, args->at[i].actor));
  const char *sides = arena_copy(&a->trace->arena, strbuf_as_str(&b)).p;
  strbuf_release(&b);
  return sides;
}
