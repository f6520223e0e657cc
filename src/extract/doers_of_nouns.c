/* Who does what a noun tells, by the verb that carries it: « X a procédé avec Y à la signature de … ». */
#include "extract/acts.h"

#include "extract/phrases.h"

/* "notified the UN of their withdrawal": what one does alone, and says so; the noun is the unit i, behind a possessive. */
static bool is_own_step(const Analysis *a, size_t i) {
  const WordUnit *b = unit_at(a, i ? i - 1 : 0);
  int act = a->lex->entries[verb_reading_at(a, i)->entry].act;
  return i && unit_has(b, W_DETERMINER) && unit_act(a, b, W_DETERMINER) == MANNER_POSSESSIVE &&
         (act == ACT_END || act == ACT_SUSPEND);
}

/* « X a procédé avec Y à la signature de … », « X et Y ont scellé leur entente par la signature de … »: the verb that carries the noun at
   i, or SIZE_MAX. */
static size_t support_verb(const Analysis *a, size_t i) {
  size_t b = i;
  while (b > 0 && unit_has(unit_at(a, b - 1), W_DETERMINER) && !unit_has(unit_at(a, b - 1), W_OPENER)) b--;
  bool performs = b > 0 && unit_opens(a, unit_at(a, b - 1), ROLE_BY), own = is_own_step(a, i);
  for (size_t k = i; k-- > 0 && k + 20 > i;) {
    const WordUnit *u = unit_at(a, k);
    if (unit_ends_clause(a, u) || unit_has(u, W_RELATIVE)) return SIZE_MAX;
    if (!unit_has(u, W_TRIGGER)) continue;
    int act = a->lex->entries[verb_reading_at(a, k)->entry].act;
    bool says = act == ACT_SAY || act == ACT_ANNOUNCE;
    return performs || act == ACT_PERFORM || (own && says) ? k : SIZE_MAX;
  }
  return SIZE_MAX;
}

/* The verb at k tells of the noun whether, when and by whom. */
static void take_support(Analysis *a, ActRecord *r, size_t k) {
  VerbGroup v = verb_group_read(a, k, verb_reading_at(a, k));
  r->tense = v.tense == TENSE_NONE ? TENSE_PAST : v.tense;
  r->shift = v.shift, r->negated = v.negated, r->reported = v.reported;
  r->hypothetical = v.subjunctive || hypothetical_before(a, v.start);
  bool performs = a->lex->entries[verb_reading_at(a, k)->entry].act == ACT_PERFORM;
  if (performs && unit_at(a, k + 1)->type == UNIT_DATE)
    r->date = unit_at(a, k + 1)->index; /* « a procédé jeudi à … » */
  bool relative;
  size_t s = subject_find(a, v.start, &relative);
  if (v.pronoun != SIZE_MAX) pronoun_take_actor(a, r, v.pronoun);
  else if (s != SIZE_MAX && unit_at(a, s)->type != UNIT_INSTRUMENT && unit_at(a, s)->type != UNIT_EVENT)
    args_collect(a, args_first(a, s), &r->subject, R_SUBJECT);
}

void doer_of_noun(Analysis *a, ActDraft *d) {
  size_t support = d->g->feature == F_NOUN ? support_verb(a, d->i) : SIZE_MAX;
  if (support != SIZE_MAX) take_support(a, &d->r, support);
  if (d->g->feature == F_NOUN && d->r.act == ACT_CHAIR && unit_opens(a, unit_at(a, d->i + 1), ROLE_OF))
    args_collect(a, d->i + 2, &d->r.by, R_AGENT); /* « sous la coprésidence de X et de Y » */
}
