/* Why a mention of an instrument cannot mean an agreement named before: other sides, or another time. */
#include "resolve/nodes.h"

#include "extract/dates.h"
#include "extract/names.h"

/* A ministry and its state may be the same side, a firm and its state are not. */
static bool is_body_of(const Analysis *a, uint32_t body, uint32_t state) {
  return actor_is_state(a, state) && state_above(a, body) == state && a->actors.at[body].class != CLASS_COMPANY;
}

static bool same_side(const Analysis *a, uint32_t x, uint32_t y) {
  if (x == NONE || y == NONE || x == y) return x == y && x != NONE;
  if (actor_is_state(a, x) == actor_is_state(a, y)) return false;
  return is_body_of(a, y, x) || is_body_of(a, x, y);
}

bool parties_conflict(const Analysis *a, const Args *x, const Args *y) {
  if (!x->n || !y->n) return false;
  if (x->n > y->n) return parties_conflict(a, y, x);
  for (int i = 0; i < x->n; i++) {
    bool shared = false;
    for (int k = 0; k < y->n && !shared; k++) shared = same_side(a, x->at[i].actor, y->at[k].actor);
    if (!shared) return true;
  }
  return false;
}

bool is_signed_for(const Analysis *a, const Instrument *x, const AgreementNode *node) {
  bool shared = false;
  if (!mention_is_definite(x) || x->distinct) return false;
  for (int i = 0; i < x->parties.n; i++) {
    const Arg *p = &x->parties.at[i];
    bool side = false;
    for (int k = 0; k < node->parties.n; k++) side |= same_side(a, p->actor, node->parties.at[k].actor);
    if (!side && (p->person == NONE || p->rule != R_AGENT)) return false;
    shared |= side;
  }
  return shared;
}

static Date date_of_step(const Analysis *a, const Step *s) {
  return s->date == NONE ? (Date){0} : date_resolve(a, s->date, s->tense);
}

/* All of d lies before e. */
static bool is_before(Date d, Date e) { return date_days(date_last(d)) < date_days(date_first(e)); }

/* The same step at another time; or a further one before it: "the accord in force since 2006" is none that was signed last Wednesday. What
   was signed can still be approved (« a adopté … l'accord signé en janvier »): that it is agreed is no step before. */
static bool steps_conflict(AgreementStatus s, Date d, AgreementStatus t, Date e) {
  if (!d.year || !e.year) return false;
  if (s == t) return is_before(d, e) || is_before(e, d);
  if (s > AG_IN_FORCE || t > AG_IN_FORCE) return false;
  if (s < t) return steps_conflict(t, e, s, d);
  if (s == AG_AGREED && t == AG_PLANNED) return false; /* initialled in February, to be signed in April */
  return t != AG_AGREED && is_before(d, e);
}

static bool any_steps_conflict(const Analysis *a, const AgreementNode *node, const Instrument *x) {
  bool bare = mention_is_definite(x) && !x->distinct;
  for (int i = 0; i < x->steps.n; i++) {
    const Step *s = &x->steps.at[i];
    Date d = date_of_step(a, s);
    for (size_t k = 0; k < node->steps.n && d.year; k++) {
      bool approved = bare && s->status == AG_AGREED && node->steps.at[k].status == AG_AGREED;
      if (approved && is_before(node->steps.at[k].date, d)) continue; /* « l'assemblée a approuvé l'accord » */
      if (steps_conflict(s->status, d, node->steps.at[k].status, node->steps.at[k].date)) return true;
    }
  }
  return false;
}

/* "will replace the 2001 agreement": the year in its name is not that of what was signed or agreed. */
static bool year_conflicts(const Analysis *a, const AgreementNode *node, const Instrument *x) {
  Date d = x->date == NONE ? (Date){0} : date_resolve(a, x->date, TENSE_PAST);
  if (!d.year || d.month) return false;
  for (size_t k = 0; k < node->steps.n; k++) {
    const NodeStep *s = &node->steps.at[k];
    if ((s->status == AG_SIGNED || s->status == AG_AGREED) && s->date.year && s->date.year != d.year) return true;
  }
  return false;
}

bool is_of_earlier_year(const Analysis *a, const Instrument *x) {
  for (int i = 0; i < x->steps.n; i++) {
    Date d = date_of_step(a, &x->steps.at[i]);
    AgreementStatus status = x->steps.at[i].status;
    if (status >= AG_AGREED && status <= AG_IN_FORCE && d.year && d.year < a->published.year) return true;
  }
  return false;
}

/* What is still to be signed, or was refused, is not "the agreement in force since 2001". */
static bool is_older(const Analysis *a, const AgreementNode *node, const Instrument *x) {
  bool ahead = node->proposed;
  for (size_t k = 0; k < node->steps.n; k++) {
    const NodeStep *s = &node->steps.at[k];
    if (s->status > AG_NEGOTIATING && s->status != AG_REFUSED) return false;
    ahead |= s->status != AG_NONE && (!s->date.year || s->date.year >= a->published.year);
  }
  return ahead && is_of_earlier_year(a, x);
}

bool progress_conflicts(const Analysis *a, const AgreementNode *node, const Instrument *x) {
  return any_steps_conflict(a, node, x) || year_conflicts(a, node, x) || is_older(a, node, x);
}

bool is_of_other_partner(const Args *x, const Args *node) {
  bool here = false, there = false, same = false;
  for (int i = 0; i < x->n; i++)
    for (int k = 0; x->at[i].rule == R_WITH && k < node->n; k++) same |= x->at[i].actor == node->at[k].actor;
  for (int i = 0; i < x->n; i++) here |= x->at[i].rule == R_WITH;
  for (int k = 0; k < node->n; k++) there |= node->at[k].rule == R_WITH;
  return here && there && !same;
}
