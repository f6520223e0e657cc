/* A document that is itself a joint statement: « Déclaration conjointe de la France et du Brésil », "Joint Statement" above a text of both.
   That it is published says that it was agreed: on its own day, at the meeting of which it tells. */
#include "extract/dates.h"
#include "extract/names.h"
#include "extract/trace.h"
#include "extract/units.h"
#include "extract/verbs.h"
#include "resolve/nodes.h"

enum {
  HEAD_SENTENCES = 6, ///< so far down stand the lines of a head: title, sides, place and day
  LINE_BYTES = 80     ///< of a line of it at the most
};

/* A line of the head that tells nothing of its own and is the name of what follows, with "by", "between", a dash or nothing behind it. */
static bool is_heading_of(Analysis *a, const AgreementNode *x) {
  Span s = a->text->sentences.at[x->sentence].span;
  if (x->sentence >= HEAD_SENTENCES || !x->title || x->span.start > s.start + 4) return false;
  units_read(a, x->sentence);
  size_t behind = 0;
  for (size_t i = 0; i < a->units.n; i++) {
    const WordUnit *u = unit_at(a, i);
    if (unit_is_finite(a, u) || unit_is(a, u, ':')) return false; /* a headline */
    if (u->span.start < x->span.end) behind = i + 1;
  }
  const WordUnit *u = unit_at(a, behind);
  return behind == a->units.n || unit_has(u, W_OPENER) || unit_has(u, W_CONJUNCTION) || u->flags & TOKEN_PUNCT;
}

static bool is_statement(const Analysis *a, const AgreementNode *x) {
  return !x->dropped && x->entry != NO_ENTRY && str_is(x->kind, "joint-declaration") && !entry_is_weak(a, x->entry) &&
         x->count == 1 && !x->negated;
}

/* The meeting of two or more of which the text tells first, or NONE. */
static uint32_t first_meeting(const Nodes *n) {
  uint32_t best = NONE;
  for (size_t i = 0; i < n->events.n; i++) {
    const EventNode *e = &n->events.at[i];
    bool earlier = best == NONE || e->sentence < n->events.at[best].sentence;
    if (e->participants.n >= 2 && e->sentence < HEAD_SENTENCES + 2 && earlier) best = (uint32_t)i;
  }
  return best;
}

static bool is_line(Span s) { return s.end - s.start <= LINE_BYTES; }

/* Lines of a bare date tell nothing, so that nobody has read them yet. */
static void read_dates_of_head(Analysis *a, const AgreementNode *x) {
  for (uint32_t s = x->sentence + 1; s < HEAD_SENTENCES && s < a->text->sentences.n; s++) {
    Span line = a->text->sentences.at[s].span;
    bool read = !is_line(line);
    for (size_t i = 0; i < a->dates.n; i++)
      read |= a->dates.at[i].span.start >= line.start && a->dates.at[i].span.end <= line.end;
    if (read) continue;
    units_read(a, s);
    dates_find(a);
  }
}

/* « Paris, le 12 mars 2025 »: the one full date of the lines of the head. NONE where there is none, or several. */
static uint32_t day_of_head(Analysis *a, const AgreementNode *x) {
  uint32_t day = NONE;
  Span title = a->text->sentences.at[x->sentence].span;
  read_dates_of_head(a, x);
  for (uint32_t i = 0; i < a->dates.n; i++) {
    Span s = sentence_span(a, a->dates.at[i].span.start);
    Date d = date_resolve(a, i, TENSE_PAST);
    bool head = is_line(s) && s.start >= title.start && s.start <= title.end + 2 * LINE_BYTES;
    if (!head || !date_is_full(d)) continue;
    if (day != NONE && date_days(date_resolve(a, day, TENSE_PAST)) != date_days(d)) return NONE;
    if (day == NONE) day = i;
  }
  return day;
}

/* « de la France et du Brésil », or who met. */
static void take_sides(const Nodes *n, AgreementNode *x, uint32_t meeting) {
  if (x->parties.n >= 2 || x->parties.group) return;
  const Analysis *a = n->a;
  Args sides = x->parties;
  const IndexList *named = &a->states.at[x->sentence];
  for (int i = 0; i < named->n; i++) {
    uint32_t actor = actor_of_entry(a, named->at[i]);
    if (actor != NONE) args_add(&sides, (Arg){actor, NONE, a->actors.at[actor].span, R_CONTEXT});
  }
  if (sides.n < 2 && meeting != NONE) sides = n->events.at[meeting].participants;
  if (args_shared(&x->parties, &sides) < x->parties.n) return;
  x->parties = sides;
  for (int i = 0; i < x->parties.n; i++) x->parties.at[i].rule = R_CONTEXT;
}

void nodes_find_own_statement(Nodes *n) {
  Analysis *a = n->a;
  for (size_t i = 0; i < n->agreements.n; i++) {
    AgreementNode *x = &n->agreements.at[i];
    if (!is_statement(a, x) || !is_heading_of(a, x)) continue;
    uint32_t meeting = first_meeting(n), day = day_of_head(a, x);
    take_sides(n, x, meeting);
    if (x->parties.n < 2 && !x->parties.group) return;
    NodeStep step = {.status = AG_AGREED, .modality = MODALITY_ASSERTED, .span = x->span, .entry = NO_ENTRY};
    step.rule = R_STATEMENT;
    if (day != NONE) step.date = date_resolve(a, day, TENSE_PAST), step.scene = a->dates.at[day].span;
    array_push(&x->steps, step);
    if (x->event == NONE && meeting != NONE) x->event = meeting, x->event_span = n->events.at[meeting].span;
    return;
  }
}
