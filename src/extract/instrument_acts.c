/* Acts told inside the noun phrase of an instrument: « un accord signé le 3 mai à Paris par X et Y lors du sommet ». */
#include "extract/dates.h"
#include "extract/instrument_phrase.h"
#include "extract/names.h"
#include "extract/verbs.h"

void phrase_add_step(Instrument *x, Step s) {
  if (s.status == AG_PLANNED && s.modality == MODALITY_ASSERTED) s.modality = MODALITY_PLANNED;
  if (x->steps.n < 8) x->steps.at[x->steps.n++] = s;
}

/* What follows the act: « le 3 mai à Paris par X et Y lors du sommet ». */
static size_t adjuncts(Analysis *a, size_t k, Instrument *x, Step *s) {
  for (int taken = 0; taken < 10; taken++) {
    const WordUnit *u = unit_at(a, k);
    size_t g = after_determiner(a, unit_has(u, W_OPENER) ? k + 1 : k);
    const WordUnit *n = unit_at(a, g);
    if (n->type == UNIT_DATE) {
      if (s->date == NONE && date_tells(&a->dates.at[n->index])) s->date = n->index;
      k = g + 1;
    } else if (n->type == UNIT_PLACE && (u == n || unit_opens(a, u, ROLE_AT) || unit_opens(a, u, ROLE_OF))) {
      if (!x->place.n) x->place = place_name(a, n), x->place_span = n->span;
      k = g + 1;
    } else if (n->type == UNIT_EVENT && unit_has(u, W_OPENER) && !unit_opens(a, u, ROLE_OF)) {
      if (x->event == NONE) x->event = n->index, x->event_span = n->span;
      k = g + 1;
    } else if (unit_opens(a, u, ROLE_BY) || unit_opens(a, u, ROLE_WITH) || unit_opens(a, u, ROLE_BETWEEN)) {
      Rule rule = unit_opens(a, u, ROLE_BY) ? R_AGENT : unit_opens(a, u, ROLE_WITH) ? R_WITH : R_BETWEEN;
      Args who = {0};
      size_t end = args_collect(a, k + 1, &who, rule);
      if (end == k + 1) break;
      for (int i = 0; i < who.n; i++) {
        args_add_side(a, (Act)a->lex->entries[s->entry].act, &x->parties, who.at[i]);
        if (rule == R_AGENT && who.at[i].person != NONE) list_add(&x->signatories, who.at[i].person);
      }
      args_take_group(&x->parties, &who);
      if (rule == R_BETWEEN && who.n >= 2) x->complete = true;
      k = end;
    } else if (unit_means(a, u, W_PRONOUN, "Mutual")) {
      x->parties.group = true, x->parties.group_span = u->span; /* « signé entre eux » */
      k++;
    } else if (unit_is(a, u, ',') &&
               (unit_at(a, after_determiner(a, k + 1))->type == UNIT_DATE || unit_at(a, k + 1)->type == UNIT_PLACE)) {
      k++;
    } else if (is_plain_word(u) && !unit_is_capital(u) && !(u->mask & ~W_BIT(W_COMMON)) && taken < 2) {
      k++; /* « signé récemment » */
    } else {
      break;
    }
  }
  return k;
}

/* « Talks on an agreement collapsed »: a past that is a participle as well, and the only verb of the sentence. */
bool phrase_is_main_verb(const Analysis *a, size_t k) {
  if (!unit_is_finite(a, unit_at(a, k))) return false;
  for (size_t i = 0; i < a->units.n; i++)
    if (i != k && (unit_is_finite(a, unit_at(a, i)) || unit_has(unit_at(a, i), W_MODAL))) return false;
  return true;
}

/* "a joint statement issued by X and Y on Monday": two who announce what they share have agreed on it. */
static bool announced_together(Analysis *a, Walk *w, Instrument *x, size_t k, const Reading *g) {
  Instrument told = *x;
  Step s = {.status = AG_AGREED, .date = NONE, .tense = TENSE_PAST, .entry = g->entry};
  size_t end = adjuncts(a, k + 1, &told, &s);
  int agents = 0;
  for (int i = 0; i < told.parties.n; i++) agents += told.parties.at[i].rule == R_AGENT;
  if (agents < 2) return false;
  *x = told;
  x->signatories.n = 0;
  s.span = span_join(unit_at(a, k)->span, unit_at(a, end - 1)->span);
  phrase_add_step(x, s);
  w->end = end;
  w->named = w->topic = false;
  return true;
}

bool phrase_act(Analysis *a, Walk *w, Instrument *x, size_t k) {
  const WordUnit *u = unit_at(a, k);
  if (!unit_has(u, W_TRIGGER)) return false;
  const Reading *g = verb_participle(u) ? verb_participle(u) : unit_reading(u, W_TRIGGER);
  Act act = (Act)a->lex->entries[g->entry].act;
  if (g->feature != F_PARTICIPLE && g->feature != F_NONE && g->feature != F_SINGULAR && g->feature != F_PLURAL)
    return false;
  if (act == ACT_APPLY && w->topic) return false; /* "an agreement on activities carried out by Frontex" */
  bool agent =
      unit_opens(a, unit_at(a, k + 1), ROLE_BY) && unit_at(a, k + 2)->type != UNIT_DATE; /* "agreed by X and Y" */
  if (act == ACT_BIND || (w->led && !agent && phrase_is_main_verb(a, k))) return false;
  AgreementStatus status = status_of_act(act, TENSE_PAST, SHIFT_NONE);
  if (act == ACT_PLAN || act == ACT_PREPARE) status = AG_PLANNED;
  if (act == ACT_ANNOUNCE && announced_together(a, w, x, k, g)) return true;
  if (act == ACT_ANNOUNCE || act == ACT_CALL || act == ACT_NAME_AS) {
    w->end = k + 1;
    w->named = false;
    return true;
  }
  if (status == AG_NONE) return false;
  Step s = {
      .status = status, .date = NONE, .tense = status == AG_PLANNED ? TENSE_FUTURE : TENSE_PAST, .entry = g->entry};
  w->end = adjuncts(a, k + 1, x, &s);
  s.span = span_join(u->span, unit_at(a, w->end - 1)->span);
  phrase_add_step(x, s);
  w->named = w->topic = false;
  return true;
}
