#include "extract/verbs.h"

bool unit_is_mention(const WordUnit *u) {
  return u->type == UNIT_ACTOR || u->type == UNIT_PERSON || u->type == UNIT_GROUP || u->type == UNIT_INSTRUMENT ||
         u->type == UNIT_EVENT;
}

static Tense tense_of(Feature f) {
  switch (f) {
  case F_PAST: return TENSE_PAST;
  case F_PRESENT: return TENSE_PRESENT;
  case F_FUTURE: return TENSE_FUTURE;
  case F_CONDITIONAL: return TENSE_CONDITIONAL;
  case F_INFINITIVE: return TENSE_INFINITIVE;
  default: return TENSE_NONE;
  }
}

/* ---- the verb group: auxiliaries, modals, negation before the trigger ---- */

static Shift shift_of_act(Act act) {
  switch (act) {
  case ACT_WISH:
  case ACT_CALL:
  case ACT_DISCUSS: return SHIFT_WISH;
  case ACT_REFUSE: return SHIFT_REFUSAL;
  case ACT_PLAN:
  case ACT_PREPARE:
  case ACT_ANNOUNCE:
  case ACT_AGREE:
  case ACT_COMMIT: return SHIFT_FUTURE;
  default: return SHIFT_NONE;
  }
}

bool unit_is_subject_pronoun(const Analysis *a, const WordUnit *u) { return unit_means(a, u, W_PRONOUN, "Subject"); }

/* « auraient signé » tells what others say, "would have signed" what was not done. */
static bool take_perfect_conditional(const Analysis *a, const WordUnit *u, VerbGroup *v) {
  Str value = lex_str(a->lex, unit_entry(a, u, W_AUXILIARY)->value);
  if (str_is(value, "Reported")) v->reported = true, v->tense = TENSE_PAST;
  else if (str_is(value, "Unreal")) v->subjunctive = true, v->tense = TENSE_PAST;
  else return false;
  return true;
}

/* "did sign", "did not sign": the tense is that of the auxiliary. */
static bool take_support(const Analysis *a, const WordUnit *u, Feature f, VerbGroup *v) {
  if (v->tense != TENSE_INFINITIVE || !unit_means(a, u, W_AUXILIARY, "Support")) return false;
  v->tense = tense_of(f);
  return true;
}

static void take_auxiliary(const Analysis *a, const WordUnit *u, VerbGroup *v) {
  Feature f = F_NONE;
  for (int i = 0; i < u->reading_count; i++)
    if (u->readings[i]->class == W_AUXILIARY && (f == F_NONE || feature_is_finite((Feature)u->readings[i]->feature)))
      f = (Feature)u->readings[i]->feature;
  v->auxiliary = true;
  v->being |= unit_means(a, u, W_AUXILIARY, "Being");
  v->present |= f == F_PRESENT;
  if (f == F_CONDITIONAL && take_perfect_conditional(a, u, v)) return;
  if (take_support(a, u, f, v)) return;
  if (f == F_SUBJUNCTIVE) v->subjunctive = true;
  if (!feature_is_finite(f) && f != F_INFINITIVE && f != F_GERUND) return;
  if (f == F_FUTURE) v->tense = TENSE_FUTURE;
  else if (f == F_CONDITIONAL) v->tense = TENSE_CONDITIONAL;
  else if (f == F_INFINITIVE && v->tense == TENSE_NONE) v->tense = TENSE_INFINITIVE;
  else if (f != F_INFINITIVE && v->tense != TENSE_INFINITIVE)
    v->tense = TENSE_PAST; /* « a signé », « avait signé », « est signé » */
}

bool unit_denies(const Analysis *a, const WordUnit *u) {
  return unit_has(u, W_MODAL) && unit_act(a, u, W_MODAL) == SHIFT_DENIAL;
}

/* "may have signed", "were to have signed": the modal before the perfect tells; what was to have been done is not told as done. */
static bool take_modal_of_perfect(const Analysis *a, size_t k, VerbGroup *v) {
  const Reading *m = unit_reading(unit_at(a, k), W_MODAL);
  bool perfect = false;
  for (int i = 0; m && k + 1 == v->start && i < unit_at(a, k + 1)->reading_count; i++) {
    const Reading *h = unit_at(a, k + 1)->readings[i];
    perfect |= h->class == W_AUXILIARY && h->feature == F_INFINITIVE;
  }
  if (!perfect) return false;
  v->shift = (Shift)a->lex->entries[m->entry].act;
  v->tense = TENSE_PAST;
  if (v->shift == SHIFT_FUTURE && m->feature == F_PAST) v->subjunctive = true;
  return true;
}

/* "came close to signing", « sans parvenir à »: modals that a gerund can follow, and that leave open or deny that it was done. */
static bool takes_gerund(const Analysis *a, const WordUnit *u) {
  if (!unit_has(u, W_MODAL)) return false;
  int shift = unit_act(a, u, W_MODAL);
  return shift == SHIFT_REFUSAL || shift == SHIFT_FAILURE || shift == SHIFT_ATTEMPT || shift == SHIFT_WISH;
}

typedef struct GroupWalk {
  const Reading *g;
  size_t i; ///< the verb
  VerbGroup v;
  bool infinitive; ///< what was taken last needs a verb that governs it
  int adverbs;
} GroupWalk;

/* "failed to sign": of two forms written alike that which needs no auxiliary. */
static const Reading *finite_modal(const WordUnit *u) {
  for (int i = 0; i < u->reading_count; i++)
    if (u->readings[i]->class == W_MODAL && u->readings[i]->feature == F_PAST) return u->readings[i];
  return unit_reading(u, W_MODAL);
}

static void take_modal(const Analysis *a, const WordUnit *u, GroupWalk *w) {
  const Reading *m = finite_modal(u);
  Tense t = tense_of((Feature)m->feature);
  w->v.shift = (Shift)a->lex->entries[m->entry].act;
  w->v.tense = t == TENSE_NONE ? TENSE_PRESENT : t;
  if (w->v.shift == SHIFT_PAST) w->v.tense = TENSE_PAST, w->v.shift = SHIFT_NONE;
  if (w->v.shift == SHIFT_AGREED && w->v.negated) /* "decided not to sign", « a choisi de ne pas signer » */
    w->v.shift = SHIFT_REFUSAL, w->v.negated = false;
  if (t == TENSE_CONDITIONAL && w->v.shift == SHIFT_FUTURE) w->v.tense = TENSE_FUTURE; /* « devrait signer » */
  w->infinitive = t == TENSE_INFINITIVE;
}

/* « prévoient de signer »: a verb of planning, wishing … that governs the infinitive. */
static void take_governing(GroupWalk *w, Shift shift) {
  w->v.shift = shift, w->v.tense = TENSE_PRESENT, w->infinitive = false;
}

static Shift shift_of_unit(const Analysis *a, const WordUnit *u) {
  return unit_has(u, W_TRIGGER) ? shift_of_act((Act)a->lex->entries[verb_reading(u)->entry].act) : SHIFT_NONE;
}

/* "decided on Tuesday not to sign", "decided, by common accord, to sign", « a choisi lundi de signer »: the unit behind the modal that governs the infinitive whose opener is unit
   k, over a denial and a time; or k. */
static size_t behind_modal(const Analysis *a, size_t k, bool *denied) {
  size_t m = k;
  bool no = m > 1 && unit_has(unit_at(a, m - 1), W_NEGATION);
  m = verb_before_aside(a, m - no);
  if (m > 1 && unit_at(a, m - 1)->type == UNIT_DATE) m--;
  if (m > 1 && m + no < k && unit_opens(a, unit_at(a, m - 1), ROLE_TOPIC)) m--;
  if (!unit_has(unit_at(a, m ? m - 1 : 0), W_MODAL)) return k;
  *denied |= no;
  return m;
}

/* The opener before the infinitive at w->v.start, with the verb before it. Gives the unit that the group begins with now, or SIZE_MAX. */
static size_t take_opener(const Analysis *a, size_t k, GroupWalk *w) {
  if (k == 0) return SIZE_MAX;
  k = behind_modal(a, k, &w->v.negated);
  const WordUnit *m = unit_at(a, k - 1);
  if (unit_has(m, W_MODAL)) return k;
  Shift shift = shift_of_unit(a, m);
  if (shift == SHIFT_NONE) return SIZE_MAX;
  take_governing(w, shift);
  return k - 1;
}

/* « a annoncé jeudi rompre l'accord »: the verb of announcing that governs the infinitive behind unit k, over a day; SIZE_MAX when none does.
   Who announces that they end or suspend something does so; to sign it takes two. */
static size_t announcing(const Analysis *a, size_t k, const Reading *g) {
  int act = a->lex->entries[g->entry].act;
  if (act != ACT_END && act != ACT_SUSPEND) return SIZE_MAX;
  if (unit_at(a, k)->type == UNIT_DATE && k > 0) k--;
  const WordUnit *u = unit_at(a, k);
  if (!unit_has(u, W_TRIGGER) || unit_act(a, u, W_TRIGGER) != ACT_ANNOUNCE) return SIZE_MAX;
  Feature f = (Feature)verb_reading(u)->feature;
  return f == F_PRESENT || f == F_PAST || f == F_PARTICIPLE ? k : SIZE_MAX;
}

/* « n'ont pas encore signé »: a word without meaning of its own between auxiliary and verb. */
static bool is_adverb(const Analysis *a, size_t k) {
  const WordUnit *u = unit_at(a, k), *before = unit_at(a, k ? k - 1 : 0);
  return k > 0 && u->type == UNIT_WORD && !(u->flags & (TOKEN_PUNCT | TOKEN_CAPITAL)) &&
         !(u->mask & ~W_BIT(W_COMMON)) &&
         (unit_has(before, W_AUXILIARY) || unit_has(before, W_NEGATION) || unit_has(before, W_MODAL));
}

/* Takes the unit k before the group into it. Gives the unit that the group begins with now, or SIZE_MAX when k is none of its. */
static size_t group_take(const Analysis *a, size_t k, GroupWalk *w) {
  const WordUnit *u = unit_at(a, k);
  VerbGroup *v = &w->v;
  Feature f = (Feature)w->g->feature;
  if (unit_has(u, W_NEGATION)) v->negated = true;
  else if (unit_has(u, W_AUXILIARY)) {
    take_auxiliary(a, u, v);
    w->infinitive |= v->tense == TENSE_INFINITIVE;
  } else if (unit_denies(a, u) && (w->infinitive || f == F_GERUND || f == F_PARTICIPLE)) {
    v->negated = true, v->tense = TENSE_PAST; /* « a démenti avoir signé » */
    w->infinitive = false;
  } else if (f == F_GERUND && k + 1 == w->i && takes_gerund(a, u)) v->shift = (Shift)unit_act(a, u, W_MODAL);
  else if (f == F_GERUND && k + 1 == w->i && shift_of_unit(a, u) != SHIFT_NONE)
    v->shift = shift_of_unit(a, u); /* "is close to signing", "refused signing" */
  else if (f == F_PARTICIPLE && !w->infinitive && take_modal_of_perfect(a, k, v)) return k;
  else if (unit_has(u, W_MODAL) && w->infinitive) take_modal(a, u, w);
  else if (w->infinitive && k + 1 == v->start &&
           (unit_opens(a, u, ROLE_TO) || unit_opens(a, u, ROLE_OF) || unit_opens(a, u, ROLE_AT)))
    return take_opener(a, k, w);
  else if (w->infinitive && k + 1 == v->start && announcing(a, k, w->g) != SIZE_MAX) {
    v->tense = TENSE_PAST, w->infinitive = false;
    return announcing(a, k, w->g);
  } else if (w->infinitive && shift_of_unit(a, u) != SHIFT_NONE) take_governing(w, shift_of_unit(a, u));
  else if (unit_is_subject_pronoun(a, u)) v->pronoun = k;
  else if (unit_has(u, W_PRONOUN) && !unit_is_capital(u))
    v->clitic = true, v->object |= unit_means(a, u, W_PRONOUN, "Object");
  else if (w->adverbs < 2 && is_adverb(a, k)) w->adverbs++;
  else return SIZE_MAX;
  return k;
}

VerbGroup verb_group_read(const Analysis *a, size_t i, const Reading *g) {
  GroupWalk w = {.g = g, .i = i, .infinitive = g->feature == F_INFINITIVE};
  w.v = (VerbGroup){.start = i,
                    .tense = tense_of((Feature)g->feature),
                    .pronoun = SIZE_MAX,
                    .subjunctive = g->feature == F_SUBJUNCTIVE};
  while (w.v.start > 0 && w.v.pronoun == SIZE_MAX) {
    w.v.start = verb_before_aside(a, w.v.start);
    size_t begins = group_take(a, w.v.start - 1, &w);
    if (begins == SIZE_MAX) break;
    w.v.start = begins;
  }
  if (w.v.auxiliary && w.v.tense == TENSE_CONDITIONAL && g->feature == F_PARTICIPLE)
    w.v.reported = w.v.shift == SHIFT_NONE;
  return w.v;
}
