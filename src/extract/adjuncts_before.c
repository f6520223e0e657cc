/* What stands before the verb: dates, places and openings at the head of the sentence, and inside the group of the verb. */
#include "extract/acts.h"
#include "extract/names.h"
#include "extract/phrases.h"

/* « la visite, entamée mardi, s'est soldée jeudi par … »: a date right after a bare participle is that one's. */
static bool date_of_participle(const Analysis *a, size_t k) {
  if (k < 2 || !unit_has(unit_at(a, k - 1), W_TRIGGER)) return false;
  return unit_reading(unit_at(a, k - 1), W_TRIGGER)->feature == F_PARTICIPLE &&
         !unit_has(unit_at(a, k - 2), W_AUXILIARY);
}

/* « a dénoncé mardi l'accord qui … »: what stands before it tells of the main clause. */
static bool begins_relative(const Analysis *a, size_t k) {
  const Entry *e = unit_entry(a, unit_at(a, k), W_RELATIVE);
  return e && k > 0 && unit_at(a, k - 1)->type == UNIT_INSTRUMENT && str_is(lex_str(a->lex, e->value), "Subject");
}

/* "decided on Tuesday not to sign": when they refused stands inside the group of the verb, units [start, i). */
void look_inside(const Analysis *a, ActRecord *r, size_t start, size_t i) {
  if (r->shift != SHIFT_REFUSAL && r->shift != SHIFT_NONE) return;
  for (size_t k = start; k < i && r->date == NONE; k++)
    if (unit_at(a, k)->type == UNIT_DATE) r->date = unit_at(a, k)->index;
}

/* "KISUMU, March 6 — By nightfall yesterday X and Y had signed": the dash that ends the dateline, when a date stands between it and unit `end`;
   else 0. */
static size_t past_dateline(const Analysis *a, size_t end) {
  size_t dash = 0;
  while (dash < end && dash < 12 && !unit_is_dash(a, unit_at(a, dash))) dash++;
  for (size_t k = dash + 1; k < end && unit_is_dash(a, unit_at(a, dash)); k++)
    if (unit_at(a, k)->type == UNIT_DATE) return dash;
  return 0;
}

/* Dates, places and openings between the units `from` and `end`. */
static void look_between(Analysis *a, ActRecord *r, size_t from, size_t end) {
  bool allowed = r->feature == F_NOUN && r->shift == SHIFT_AGREED; /* « a approuvé lundi la signature »: not that day */
  bool decided =
      allowed || (r->feature == F_GERUND && r->shift != SHIFT_NONE); /* "adopted on Monday a decision authorising" */
  for (size_t k = from; k < end; k++) {
    const WordUnit *u = unit_at(a, k);
    if (u->type == UNIT_DATE && r->date == NONE && !decided) {
      bool owned = k > 0 && unit_opens(a, unit_at(a, k - 1), ROLE_OF) && !unit_is_capital(unit_at(a, k - 1));
      if (!owned && !date_of_participle(a, k)) r->date = u->index;
    } else if (u->type == UNIT_PLACE && !r->place.n && k > 0 && unit_opens(a, unit_at(a, k - 1), ROLE_AT))
      r->place = place_name(a, u), r->place_span = u->span;
    else if (u->type == UNIT_EVENT && r->event == NONE && unit_follows_opener(a, k)) {
      size_t b = determiners_before(a, k);
      const WordUnit *op = unit_at(a, b ? b - 1 : 0);
      if (unit_opens(a, op, ROLE_DURING) || unit_opens(a, op, ROLE_AT) || unit_opens(a, op, ROLE_WITHIN))
        r->event = u->index, r->event_span = u->span;
    } else if (unit_opens(a, u, ROLE_WITH) && r->with.n == 0) args_collect(a, k + 1, &r->with, R_WITH);
    else if (k == from && unit_opens(a, u, ROLE_BETWEEN)) args_collect(a, k + 1, &r->with, R_BETWEEN);
  }
}

/* « IBM, avec qui Rapidus a noué un partenariat », "Peru, with which it signed …": the one before the relative is the other side. */
static void take_antecedent(const Analysis *a, ActRecord *r, size_t start) {
  for (size_t k = start; k-- > 1 && k + 8 > start;) {
    const WordUnit *u = unit_at(a, k);
    if (unit_ends_clause(a, u) && !unit_has(u, W_RELATIVE)) return;
    if (!unit_has(u, W_RELATIVE)) continue;
    const WordUnit *before = unit_at(a, k - 1 - (k > 1 && unit_is(a, unit_at(a, k - 1), ',')));
    bool partner = unit_means(a, u, W_RELATIVE, "With") && before->type == UNIT_ACTOR && before->index2 == NONE;
    if (partner) args_add(&r->with, (Arg){before->index, NONE, before->span, R_WITH});
    return;
  }
}

/* « Mercredi, à Séoul, … »: at the head of the sentence, of two the one behind its dateline. */
void look_left(Analysis *a, ActRecord *r, size_t start) {
  take_antecedent(a, r, start);
  size_t from = start;
  while (from > 0 && !unit_ends_clause(a, unit_at(a, from - 1)) && !begins_relative(a, from - 1)) from--;
  bool closed = start > 0 && unit_is(a, unit_at(a, start - 1), ',');
  size_t relative = closed ? relative_closed_by(a, start - 1) : SIZE_MAX; /* which tells of something else */
  if (relative < start) start = relative;
  size_t told = from ? from : past_dateline(a, start);
  look_between(a, r, told, start);
  look_between(a, r, from, told);
}
