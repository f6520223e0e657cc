/* Instruments told by a pronoun that repeats the noun: « celui qui lie X à Y », « remplace celui de 2020 », "the one signed with X". */
#include "extract/instrument_phrase.h"
#include "extract/names.h"
#include "extract/strangers.h"
#include "extract/verbs.h"

/* "the new accord replaces one dating from 2020", « remplace celui de 2020 »: an older one, told by its date. */
static bool replaced_at(Analysis *a, size_t i) {
  size_t v = determiners_before(a, i);
  const WordUnit *u = unit_at(a, i), *verb = unit_at(a, v ? v - 1 : 0);
  if (v == 0 || !unit_has(u, W_PRONOUN) || !unit_has(verb, W_TRIGGER) || unit_act(a, verb, W_TRIGGER) != ACT_RENEW)
    return false;
  size_t d = i + 1;
  while (d < i + 4 &&
         (unit_has(unit_at(a, d), W_OPENER) || unit_has(unit_at(a, d), W_DETERMINER) || verb_participle(unit_at(a, d))))
    d++;
  const Instrument *heir = a->instruments.n ? &a->instruments.at[a->instruments.n - 1] : NULL;
  if (unit_at(a, d)->type != UNIT_DATE || !heir || heir->sentence != a->sentence || heir->plural) return false;
  instrument_of_entry(a, i, heir->entry, F_SINGULAR, false);
  Instrument *x = &a->instruments.at[a->instruments.n - 1];
  x->other = true, x->manner = MANNER_INDEFINITE;
  size_t date = i + 1;
  while (unit_at(a, date)->type != UNIT_DATE && date < i + 4) date++;
  if (unit_at(a, date)->type != UNIT_DATE) return true; /* it is in the phrase already */
  if (!x->steps.n) x->date = unit_at(a, date)->index;
  x->span = span_join(x->span, unit_at(a, date)->span);
  units_merge(a, i, date + 1, UNIT_INSTRUMENT, (uint32_t)a->instruments.n - 1);
  return true;
}

/* Whether a verb of these stands in the clause behind unit k, few words on. */
static bool is_told_by(const Analysis *a, size_t k, bool holds) {
  for (size_t i = k + 1; i < k + (holds ? 4 : 12) && !unit_ends_clause(a, unit_at(a, i)); i++) {
    const WordUnit *u = unit_at(a, i);
    int act = unit_has(u, W_TRIGGER) ? unit_act(a, u, W_TRIGGER) : ACT_NONE;
    if (holds && (act == ACT_BIND || act == ACT_APPLY || act == ACT_ENTER_FORCE)) return true;
    if (!holds && act >= ACT_SIGN && act <= ACT_ADOPT) return true;
    if (holds && act != ACT_NONE) return false;
  }
  return false;
}

/* « … qui lie X à Y », « … que X et Y ont signé », « … conclu avec X », « … de 2009 », « … avec X »: what only an instrument can be told by. */
static bool is_instrument_behind(const Analysis *a, size_t k) {
  const WordUnit *u = unit_at(a, k);
  if (unit_has(u, W_RELATIVE))
    return is_told_by(a, k, true) || (!unit_means(a, u, W_RELATIVE, "Subject") && is_told_by(a, k, false));
  if (unit_opens(a, u, ROLE_WITH) || unit_opens(a, u, ROLE_BETWEEN))
    return arg_is_actor(a, unit_at(a, arg_past_lead(a, k + 1)));
  if (unit_opens(a, u, ROLE_OF)) return unit_at(a, after_determiner(a, k + 1))->type == UNIT_DATE;
  const Reading *done = verb_participle(u) ? verb_participle(u) : unit_reading(u, W_TRIGGER);
  int act = done && done->feature == F_PARTICIPLE ? a->lex->entries[done->entry].act : ACT_NONE;
  return act >= ACT_SIGN && act <= ACT_RATIFY;
}

/* The instrument that the sentence, or the one before, spoke of last, with its noun: what the pronoun at unit i repeats. */
static const Instrument *noun_repeated(const Analysis *a, size_t i) {
  const Instrument *last = a->instruments.n ? &a->instruments.at[a->instruments.n - 1] : NULL;
  if (!last || last->plural || last->sentence + 1 < a->sentence) return NULL;
  for (size_t k = i; k-- > 0 && unit_at(a, k)->type != UNIT_INSTRUMENT;) { /* « un gazoduc semblable à celui … » */
    const WordUnit *u = unit_at(a, k);
    bool indefinite =
        unit_has(u, W_DETERMINER) && unit_act(a, u, W_DETERMINER) == MANNER_INDEFINITE && !unit_has(u, W_OPENER);
    if (indefinite && unit_is_plain(unit_at(a, k + 1))) return NULL;
  }
  for (size_t k = a->instruments.n; k-- > 0 && k + 6 > a->instruments.n;)
    if (!a->instruments.at[k].anaphor && !a->instruments.at[k].plural) return &a->instruments.at[k];
  return NULL;
}

/* « s'inspire de celui qui lie X à Y », "is modelled on the one signed with X": another instrument of the kind just spoken of. */
static bool compared_at(Analysis *a, size_t i) {
  if (i == 0 || !unit_means(a, unit_at(a, i), W_PRONOUN, "One")) return false;
  const WordUnit *left = unit_at(a, i - 1);
  bool renews = unit_has(left, W_TRIGGER) && unit_act(a, left, W_TRIGGER) == ACT_RENEW;
  if ((!unit_has(left, W_OPENER) && !renews) || !is_instrument_behind(a, i + 1)) return false;
  const Instrument *like = noun_repeated(a, i);
  if (!like) return false;
  DomainHits sectors = like->domains;
  instrument_of_entry(a, i, like->entry, F_SINGULAR, false);
  Instrument *x = &a->instruments.at[a->instruments.n - 1];
  x->other = true, x->manner = MANNER_INDEFINITE, x->distinct = false;
  if (!x->domains.n) x->domains = sectors;
  return true;
}

bool instrument_one_at(Analysis *a, size_t i) { return replaced_at(a, i) || compared_at(a, i); }
