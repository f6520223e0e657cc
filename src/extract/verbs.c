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

bool feature_is_finite(Feature f) {
  return f == F_PRESENT || f == F_PAST || f == F_FUTURE || f == F_CONDITIONAL || f == F_SUBJUNCTIVE;
}

/* A trigger form that may be noun, participle or verb: what it is here. */
const Reading *verb_reading(const WordUnit *u) {
  const Reading *best = NULL;
  for (int i = 0; i < u->reading_count; i++)
    if (u->readings[i]->class == W_TRIGGER && (!best || feature_is_finite((Feature)u->readings[i]->feature)))
      best = u->readings[i];
  return best;
}

/* "without signing the treaty": a form that may be noun or gerund has an object as a gerund only. */
static bool has_object(const Analysis *a, size_t i) {
  const WordUnit *n = unit_at(a, i + 1);
  return n->type == UNIT_INSTRUMENT || unit_has(n, W_DETERMINER);
}

/* « to sign », "can be signed": after an auxiliary, a modal or "to" a form that may be finite is none. */
const Reading *verb_reading_at(const Analysis *a, size_t i) {
  const WordUnit *u = unit_at(a, i), *left = i ? u - 1 : &unit_none;
  bool nominal = unit_has(left, W_DETERMINER) && !unit_has(left, W_PRONOUN) && !unit_has(left, W_RELATIVE);
  const Reading *infinitive = NULL, *participle = NULL, *gerund = NULL;
  for (int k = 0; k < u->reading_count; k++) {
    const Reading *g = u->readings[k];
    if (g->class == W_TRIGGER && g->feature == F_NOUN && nominal) return g; /* « the end », « a plan » */
    if (g->class == W_TRIGGER && g->feature == F_INFINITIVE) infinitive = g;
    if (g->class == W_TRIGGER && g->feature == F_PARTICIPLE) participle = g;
    if (g->class == W_TRIGGER && g->feature == F_GERUND) gerund = g;
  }
  if (gerund && !participle && has_object(a, i)) return gerund;
  if (participle && i == 0) return participle; /* "Signed on Tuesday, the treaty …" */
  for (size_t k = i; (infinitive || participle) && k-- > 0 && k + 4 > i;) {
    const WordUnit *b = unit_at(a, k);
    if (unit_has(b, W_AUXILIARY)) return infinitive ? infinitive : participle;
    if (infinitive && (unit_has(b, W_MODAL) || unit_opens(a, b, ROLE_TO))) return infinitive;
    bool adverb = b->type == UNIT_WORD && !(b->flags & (TOKEN_PUNCT | TOKEN_CAPITAL)) &&
                  !(b->mask & ~(W_BIT(W_COMMON) | W_BIT(W_NEGATION)));
    if (!adverb) break;
  }
  return verb_reading(u);
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

bool unit_is_subject_pronoun(const Analysis *a, const WordUnit *u) {
  return unit_has(u, W_PRONOUN) && str_is(lex_str(a->lex, unit_entry(a, u, W_PRONOUN)->value), "Subject");
}

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
  if (v->tense != TENSE_INFINITIVE || !str_is(lex_str(a->lex, unit_entry(a, u, W_AUXILIARY)->value), "Support"))
    return false;
  v->tense = tense_of(f);
  return true;
}

static void take_auxiliary(const Analysis *a, const WordUnit *u, VerbGroup *v) {
  Feature f = F_NONE;
  for (int i = 0; i < u->reading_count; i++)
    if (u->readings[i]->class == W_AUXILIARY && (f == F_NONE || feature_is_finite((Feature)u->readings[i]->feature)))
      f = (Feature)u->readings[i]->feature;
  v->auxiliary = true;
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

VerbGroup verb_group_read(const Analysis *a, size_t i, const Reading *g) {
  VerbGroup v = {.start = i, .tense = tense_of((Feature)g->feature), .pronoun = SIZE_MAX};
  bool participle = g->feature == F_PARTICIPLE || g->feature == F_NONE;
  if (g->feature == F_SUBJUNCTIVE) v.subjunctive = true;
  bool infinitive = g->feature == F_INFINITIVE;
  int adverbs = 0;
  for (size_t k = i; k-- > 0;) {
    const WordUnit *u = unit_at(a, k);
    if (unit_has(u, W_NEGATION)) v.negated = true;
    else if (unit_has(u, W_AUXILIARY)) take_auxiliary(a, u, &v), infinitive = infinitive || v.tense == TENSE_INFINITIVE;
    else if (unit_denies(a, u) && (infinitive || g->feature == F_GERUND || g->feature == F_PARTICIPLE)) {
      v.negated = true, v.tense = TENSE_PAST; /* « a démenti avoir signé » */
      infinitive = false;
    } else if (g->feature == F_GERUND && k + 1 == i && takes_gerund(a, u)) {
      v.shift = (Shift)unit_act(a, u, W_MODAL);
    } else if (g->feature == F_PARTICIPLE && !infinitive && take_modal_of_perfect(a, k, &v)) {
    } else if (unit_has(u, W_MODAL) && infinitive) {
      const Reading *m = unit_reading(u, W_MODAL);
      v.shift = (Shift)a->lex->entries[m->entry].act;
      Tense t = tense_of((Feature)m->feature);
      v.tense = t == TENSE_NONE ? TENSE_PRESENT : t;
      if (v.shift == SHIFT_PAST) v.tense = TENSE_PAST, v.shift = SHIFT_NONE;
      if (t == TENSE_CONDITIONAL && v.shift == SHIFT_FUTURE) v.tense = TENSE_FUTURE; /* « devrait signer » */
      infinitive = t == TENSE_INFINITIVE;
      participle = m->feature == F_PARTICIPLE;
    } else if (infinitive && k + 1 == v.start &&
               (unit_opens(a, u, ROLE_TO) || unit_opens(a, u, ROLE_OF) || unit_opens(a, u, ROLE_AT))) {
      const WordUnit *m = unit_at(a, k ? k - 1 : 0);
      Shift shift = SHIFT_NONE;
      if (k && unit_has(m, W_TRIGGER)) shift = shift_of_act((Act)a->lex->entries[verb_reading(m)->entry].act);
      bool modal = k && (unit_has(m, W_MODAL) || shift != SHIFT_NONE);
      if (!modal) break;
      if (shift != SHIFT_NONE && !unit_has(m, W_MODAL)) {
        v.shift = shift, v.tense = TENSE_PRESENT, infinitive = false, participle = true;
        v.start = k - 1;
        k--;
        continue;
      }
    } else if (infinitive && unit_has(u, W_TRIGGER) &&
               shift_of_act((Act)a->lex->entries[verb_reading(u)->entry].act) != SHIFT_NONE) {
      v.shift = shift_of_act((Act)a->lex->entries[verb_reading(u)->entry].act);
      v.tense = TENSE_PRESENT, infinitive = false, participle = true;
    } else if (unit_is_subject_pronoun(a, u)) {
      v.pronoun = v.start = k;
      break;
    } else if (unit_has(u, W_PRONOUN) && !unit_is_capital(u)) {
      v.clitic = true;
    } else if (u->type == UNIT_WORD && !(u->flags & (TOKEN_PUNCT | TOKEN_CAPITAL)) && !(u->mask & ~W_BIT(W_COMMON)) &&
               adverbs < 2 && k > 0 &&
               (unit_has(unit_at(a, k - 1), W_AUXILIARY) || unit_has(unit_at(a, k - 1), W_NEGATION) ||
                unit_has(unit_at(a, k - 1), W_MODAL)))
      adverbs++;
    else break;
    v.start = k;
  }
  (void)participle;
  if (v.auxiliary && v.tense == TENSE_CONDITIONAL && g->feature == F_PARTICIPLE) v.reported = v.shift == SHIFT_NONE;
  return v;
}
