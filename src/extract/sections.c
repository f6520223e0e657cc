/* The parts of a document under headings, and the states that head them: « 2 - Burkina Faso », « ROYAUME-UNI », « Venezuela/Guyana ». */
#include "extract/allegiance.h"
#include "extract/names.h"

/* « Q - Où en est le traité ? »: a heading by its looks that goes on like a text opens no part. */
static bool is_said(const Analysis *a) {
  const WordUnit *last = unit_at(a, a->units.n - 1);
  return last->flags & TOKEN_PUNCT && !unit_is(a, last, ')');
}

/* The state of which the unit is the name, not a nationality or a capital, or NO_ENTRY. */
static uint32_t state_named(const Analysis *a, const WordUnit *u) {
  for (int i = 0; i < u->reading_count; i++)
    if (u->readings[i]->class == W_NAME && !(u->readings[i]->flags & READING_AMBIGUOUS))
      return state_of_entry(a, u->readings[i]->entry);
  return NO_ENTRY;
}

void section_note(Analysis *a) {
  if (a->text->blocks.at[a->text->sentences.at[a->sentence].block].kind != BLOCK_HEADING) return;
  if (!a->units.n || is_said(a)) return;
  Section s = {.sentence = a->sentence};
  bool more = false;
  for (size_t k = 0; k < a->units.n; k++) {
    const WordUnit *u = unit_at(a, k);
    uint32_t state = state_named(a, u);
    if (state != NO_ENTRY) list_add(&s.states, actor_known(a, state, u->span));
    else more |= !(u->flags & (TOKEN_PUNCT | TOKEN_NUMBER)) && !unit_has(u, W_CONJUNCTION);
  }
  if (more || s.states.n > 2) s.states.n = 0;
  array_push(&a->sections, s);
  if (s.states.n) a->topic.actor = a->topic.person = NONE, a->topic_instrument = a->topic_event = NONE;
}
