#include "extract/acts.h"

#include "extract/phrases.h"

/* « En signant …, X et Y ont donné … », « Réuni à Tokyo, le Conseil … »: the subject is what follows the next comma. */
static void take_fronted(Analysis *a, ActRecord *r, Objects *o, size_t i) {
  for (size_t k = i + 1; k < a->units.n; k++) {
    if (!unit_is_mention(unit_at(a, k)) || unit_follows_opener(a, k)) continue;
    size_t b = determiners_before(a, k);
    if (b == 0 || !unit_is(a, unit_at(a, b - 1), ',')) continue;
    const WordUnit *u = unit_at(a, k);
    if (u->type == UNIT_EVENT) {
      if (o->event == NONE) o->event = u->index;
    } else if (u->type == UNIT_INSTRUMENT) list_add(&o->instruments, u->index);
    else args_collect(a, k, &r->subject, R_SUBJECT);
    return;
  }
}

/* « ont décidé de … et adopté une déclaration »: subject and tense of the verb before; "met in Oslo on 5 June and signed a treaty": there and
   then. */
static void take_coordinated(const Analysis *a, ActRecord *r) {
  for (size_t k = a->acts.n; k-- > 0 && a->acts.at[k].sentence == a->sentence;)
    if (act_has_doer(&a->acts.at[k])) {
      const ActRecord *before = &a->acts.at[k];
      r->subject = before->subject;
      if (r->feature == F_PARTICIPLE) r->tense = before->tense;
      if (before->act != ACT_MEET || before->tense != r->tense) return;
      r->date = before->date;
      if (!r->place.n) r->place = before->place, r->place_span = before->place_span;
      return;
    }
}

/* « porte la signature de A et de B » */
static void take_signers_of_noun(Analysis *a, ActDraft *d) {
  size_t end = clause_end(a, d->i + 1);
  for (size_t k = d->i + 1; k < end && unit_at(a, k)->type != UNIT_INSTRUMENT; k++)
    if (unit_at(a, k)->type == UNIT_PERSON) {
      args_collect(a, k, &d->r.by, R_AGENT);
      return;
    }
}

void doer_find_elsewhere(Analysis *a, ActDraft *d) {
  ActRecord *r = &d->r;
  size_t i = d->i, start = d->v.start;
  bool gerund = d->g->feature == F_GERUND, noun = d->g->feature == F_NOUN;
  bool bare_participle = d->g->feature == F_PARTICIPLE && !d->v.auxiliary;
  if (!act_has_doer(r) && gerund && unit_follows_opener(a, start)) {
    size_t s = subject_of_clause_before(a, start);
    if (s != SIZE_MAX) doer_take(a, d, s);
  }
  if (!act_has_doer(r) && (gerund || d->fronted)) take_fronted(a, r, &d->o, i);
  if (!noun && !act_has_doer(r) && unit_is(a, unit_at(a, i + 1), ':'))
    args_collect(a, i + 2, &r->subject, R_SUBJECT); /* « deux ministres y ont apposé leur nom : A et B » */
  bool to_it = unit_has(unit_at(a, i + 1), W_PRONOUN) && unit_is(a, unit_at(a, i + 2), ':');
  if (to_it && r->act == ACT_SIGN)
    args_collect(a, i + 3, &r->subject, R_SUBJECT); /* "Three people will put their names to it: A, B and C" */
  bool joined = start > 0 && unit_has(unit_at(a, start - 1), W_CONJUNCTION);
  if ((bare_participle || feature_is_finite((Feature)d->g->feature)) && !act_has_doer(r) && !d->by_instrument && joined)
    take_coordinated(a, r);
  bool implied = d->o.instruments.n && a->instruments.at[d->o.instruments.at[0]].sentence != a->sentence;
  if (noun && !implied && (r->act == ACT_SIGN || r->act == ACT_INITIAL)) take_signers_of_noun(a, d);
}

void doer_after_verb(Analysis *a, ActRecord *r, size_t i) {
  bool binds = r->act <= ACT_RATIFY && r->act != ACT_AGREE;
  for (size_t k = i + 1; binds && k < a->units.n; k++) {
    const WordUnit *n = unit_at(a, k);
    if (n->type == UNIT_ACTOR || n->type == UNIT_PERSON) {
      if (!unit_follows_opener(a, k)) args_collect(a, k, &r->subject, R_SUBJECT);
      return;
    }
    bool adjunct = n->type == UNIT_DATE || n->type == UNIT_PLACE || unit_has(n, W_OPENER) ||
                   unit_has(n, W_DETERMINER) || unit_is(a, n, ',');
    if (!adjunct) return;
  }
}

void doer_without_verb(Analysis *a, ActRecord *r, size_t from) {
  bool person = false;
  for (int k = 0; k < r->by.n; k++) person |= r->by.at[k].person != NONE;
  for (int k = 0; k < r->subject.n; k++) person |= r->subject.at[k].person != NONE;
  size_t k = from;
  while (k < a->units.n && !unit_is(a, unit_at(a, k), ';')) k++;
  while (person && k < a->units.n) {
    size_t end = k + 1;
    while (end < a->units.n && !unit_is(a, unit_at(a, end), ';') && !unit_is_finite(a, unit_at(a, end))) end++;
    if (end < a->units.n && !unit_is(a, unit_at(a, end), ';')) return;
    for (size_t m = k + 1; m < end; m++)
      if (unit_at(a, m)->type == UNIT_PERSON) args_collect(a, m, &r->by, R_AGENT);
    k = end;
  }
}
