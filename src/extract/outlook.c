/* Whether an act is told as a fact: asked, denied, supposed, or still to come. */
#include "extract/acts.h"

#include "extract/dates.h"
#include "extract/names.h"
#include "extract/verbs.h"

/* « Paris signera-t-il l'accord ? »: what is asked is not told; but « … l'accord que Paris a signé ? », « Paris a signé … : et puis ? » are. */
static bool is_asked(const Analysis *a, size_t start) {
  size_t end = a->units.n;
  bool opens;
  while (end > 0 && unit_is_quote(a, unit_at(a, end - 1), &opens)) end--;
  if (end == 0 || !unit_is(a, unit_at(a, end - 1), '?')) return false;
  for (size_t k = start; k < end; k++)
    if (unit_is(a, unit_at(a, k), ':') || unit_is(a, unit_at(a, k), ';')) return false;
  for (size_t k = start; k-- > 0 && !unit_ends_clause(a, unit_at(a, k));)
    if (unit_has(unit_at(a, k), W_RELATIVE)) return false;
  return true;
}

/* « signeront … à condition que », "would sign … if": what lies ahead depends on the condition that follows. */
static bool condition_after(const Analysis *a, size_t i, Tense tense) {
  if (tense != TENSE_FUTURE && tense != TENSE_CONDITIONAL) return false;
  for (size_t k = i + 1; k < a->units.n && !unit_is(a, unit_at(a, k), ';'); k++) {
    const Entry *e = unit_entry(a, unit_at(a, k), W_HYPOTHETICAL);
    if (e && str_is(lex_str(a->lex, e->value), "Condition")) return true;
  }
  return false;
}

static bool denies(const Analysis *a, const WordUnit *u) {
  return unit_denies(a, u) || (unit_has(u, W_TRIGGER) && unit_act(a, u, W_TRIGGER) == ACT_REFUSE) ||
         unit_means(a, u, W_COMMON, "Untrue");
}

void deny_reports(Analysis *a) {
  bool reports = false, denied = false;
  for (size_t k = 0; k < a->units.n; k++) {
    reports |= unit_means(a, unit_at(a, k), W_ANAPHOR, "Report");
    denied |= denies(a, unit_at(a, k));
  }
  if (!reports || !denied || !a->sentence) return;
  for (size_t i = a->acts.n; i-- > 0 && a->acts.at[i].sentence + 1 >= a->sentence;)
    a->acts.at[i].negated |= a->acts.at[i].sentence < a->sentence;
  for (size_t i = instruments_from(a, a->sentence - 1); i < a->instruments.n; i++) {
    Instrument *x = &a->instruments.at[i];
    for (int s = 0; x->sentence < a->sentence && s < x->steps.n; s++) x->steps.at[s].modality = MODALITY_DENIED;
  }
}

bool hypothetical_before(const Analysis *a, size_t start) {
  size_t end = a->units.n;
  bool inverted = start > 1 && unit_has(unit_at(a, 0), W_AUXILIARY) && unit_is_mention(unit_at(a, 1)) && start <= 3;
  if (inverted && !unit_is(a, unit_at(a, end - 1), '?')) return true; /* "Had Sweden signed it, …" */
  if (!(a->sentence_mask & (W_BIT(W_HYPOTHETICAL) | W_BIT(W_RELATIVE)))) return false;
  for (size_t k = start; k-- > 0;) {
    if (unit_ends_clause(a, unit_at(a, k))) return false;
    if (unit_has(unit_at(a, k), W_HYPOTHETICAL)) return true;
    if (k && unit_has(unit_at(a, k), W_RELATIVE) &&
        unit_has(unit_at(a, k - 1), W_TRIGGER)) { /* « exige que Rome signe » */
      int act = unit_act(a, unit_at(a, k - 1), W_TRIGGER);
      if (act == ACT_CALL || act == ACT_WISH) return true;
    }
  }
  return false;
}

/* "denied reports that", "dismissed as false a report that": who denies stands before the noun whose content begins at unit k. */
static bool is_denied_report(const Analysis *a, size_t k) {
  for (size_t i = k; i-- > 0 && i + 7 > k;) {
    const WordUnit *u = unit_at(a, i);
    if (u->type == UNIT_DATE || u->type == UNIT_PLACE) continue; /* "denied on Friday in Accra that" */
    if (u->type != UNIT_WORD || u->flags & TOKEN_PUNCT || unit_has(u, W_RELATIVE)) return false;
    if (unit_denies(a, u)) return true;
    if (unit_has(u, W_TRIGGER)) return i + 1 < k && a->lex->entries[verb_reading_at(a, i)->entry].act == ACT_REFUSE;
  }
  return false;
}

/* « dément que Rome ait signé », « a démenti mardi avoir signé » */
static bool denied_before(const Analysis *a, size_t start) {
  size_t dated = start;
  while (dated > 0 && (unit_at(a, dated - 1)->type == UNIT_DATE || unit_at(a, dated - 1)->type == UNIT_PLACE ||
                       unit_has(unit_at(a, dated - 1), W_OPENER)))
    dated--;
  if (dated > 0 && unit_denies(a, unit_at(a, dated - 1))) return true;
  if (!(a->sentence_mask & W_BIT(W_RELATIVE))) return false;
  for (size_t k = start; k-- > 1;) {
    if (unit_ends_clause(a, unit_at(a, k))) return false;
    if (unit_has(unit_at(a, k), W_RELATIVE)) return is_denied_report(a, k);
  }
  return false;
}

/* "agreed to set up a laboratory": a verb that counts only with an instrument has none before its clause ends. */
static bool lacks_object(const Analysis *a, size_t k) {
  if (!(a->lex->entries[verb_reading_at(a, k)->entry].flags & ENTRY_WEAK)) return false;
  for (size_t end = clause_end(a, k + 1); k < end; k++)
    if (unit_at(a, k)->type == UNIT_INSTRUMENT) return false;
  return true;
}

/* The unit of the infinitive that the verb at i governs, over a time, an opener and a denial: "decided on Tuesday not to sign". */
static size_t infinitive_governed(const Analysis *a, size_t i) {
  size_t k = i + 1;
  if (unit_opens(a, unit_at(a, k), ROLE_TOPIC) && unit_at(a, k + 1)->type == UNIT_DATE) k++;
  if (unit_at(a, k)->type == UNIT_DATE) k++;
  if (unit_has(unit_at(a, k), W_NEGATION)) k++;
  const WordUnit *u = unit_at(a, k);
  if (unit_opens(a, u, ROLE_OF) || unit_opens(a, u, ROLE_TO) || unit_opens(a, u, ROLE_AT)) k++;
  while (unit_has(unit_at(a, k), W_NEGATION)) k++;
  return k;
}

/* « ont décidé de signer un accord »: the instrument is the object of the second verb, and that one tells how far it has come. */
bool governs_act(const Analysis *a, size_t i) {
  size_t k = infinitive_governed(a, i);
  if (!unit_has(unit_at(a, k), W_TRIGGER) || lacks_object(a, k)) return false;
  const Reading *g = verb_reading_at(a, k);
  Act act = (Act)a->lex->entries[g->entry].act;
  return g->feature == F_INFINITIVE &&
         (act == ACT_SIGN || act == ACT_INITIAL || act == ACT_CONCLUDE || act == ACT_NEGOTIATE);
}

enum { VERB_WITHIN = 60 }; ///< units behind a noun in which people put its verb

/* « la signature … a été annulée », « la signature … est autorisée »: what the verb behind the noun at i says was done to it. */
static int done_to(const Analysis *a, size_t i) {
  for (size_t k = i + 1; k < a->units.n && k < i + VERB_WITHIN && !unit_ends_clause(a, unit_at(a, k)); k++) {
    const WordUnit *u = unit_at(a, k), *n = unit_at(a, k + 1);
    if (!unit_has(u, W_TRIGGER) || verb_reading_at(a, k)->feature == F_NOUN) continue;
    bool passive = unit_has(unit_at(a, k - 1), W_AUXILIARY) && !unit_has(n, W_DETERMINER) && !unit_is_mention(n);
    return passive ? unit_act(a, u, W_TRIGGER) : ACT_NONE;
  }
  return ACT_NONE;
}

/* « ont annulé la signature », « la signature … a été annulée »: the act of the noun at i was called off. */
static bool is_called_off(const Analysis *a, size_t i) {
  size_t b = determiners_before(a, i);
  const WordUnit *left = unit_at(a, b ? b - 1 : 0);
  return (b > 0 && unit_has(left, W_TRIGGER) && unit_act(a, left, W_TRIGGER) == ACT_END) || done_to(a, i) == ACT_END;
}

/* "a decision on the signing", « une décision relative à la signature »: what is decided is to be done; b is the unit that begins the noun. */
static bool is_decided_only(const Analysis *a, size_t b) {
  if (b < 2 || !unit_opens(a, unit_at(a, b - 1), ROLE_TOPIC) || !unit_has(unit_at(a, b - 2), W_TRIGGER)) return false;
  const Reading *g = verb_reading_at(a, b - 2);
  return g->feature == F_NOUN && a->lex->entries[g->entry].act == ACT_AGREE;
}

/* « a approuvé la signature de l'accord »: the act of the noun at i may be done now, and was not yet. */
static bool is_approved_only(const Analysis *a, size_t i) {
  size_t b = i;
  while (b > 0 && (unit_has(unit_at(a, b - 1), W_DETERMINER) || unit_at(a, b - 1)->type == UNIT_DATE)) b--;
  if (is_decided_only(a, b) || done_to(a, i) == ACT_ADOPT) return true;
  return b > 0 && unit_has(unit_at(a, b - 1), W_TRIGGER) && unit_act(a, unit_at(a, b - 1), W_TRIGGER) == ACT_ADOPT &&
         verb_reading_at(a, b - 1)->feature != F_NOUN;
}

/* Whether something in the sentence shows that a noun such as « la signature » still lies ahead. */
Tense tense_of_sentence(const Analysis *a) {
  Tense t = TENSE_PAST;
  for (size_t k = 0; k < a->units.n; k++) {
    const WordUnit *u = unit_at(a, k);
    if (u->type != UNIT_WORD) continue;
    for (int i = 0; i < u->reading_count; i++) {
      const Reading *g = u->readings[i];
      bool verb = g->class == W_TRIGGER || g->class == W_AUXILIARY || g->class == W_MODAL;
      if (verb && (g->feature == F_FUTURE || g->feature == F_CONDITIONAL)) return TENSE_FUTURE;
      int act = a->lex->entries[g->entry].act;
      if (g->class == W_TRIGGER && (act == ACT_PLAN || act == ACT_PREPARE)) return TENSE_FUTURE;
      if (g->class == W_TRIGGER && act == ACT_NEGOTIATE && g->feature == F_PRESENT)
        return TENSE_FUTURE; /* « négocient un accord dont la conclusion … » */
      if (g->class == W_TRIGGER && act == ACT_SUSPEND && g->feature != F_NOUN) return TENSE_FUTURE;
      if (g->class == W_TRIGGER && (act == ACT_CALL || act == ACT_WISH) && g->feature != F_NOUN) t = TENSE_CONDITIONAL;
      if (g->class == W_MODAL && act == SHIFT_FUTURE) return TENSE_FUTURE;
    }
  }
  return t;
}

/* « la signature de l'accord a été reportée »: what is put off is the act, and that lies ahead. */
bool is_put_off(const Analysis *a, size_t instrument) {
  size_t k = instrument;
  while (k > 0 && (unit_has(unit_at(a, k - 1), W_OPENER) || unit_has(unit_at(a, k - 1), W_DETERMINER))) k--;
  if (k == 0 || !unit_has(unit_at(a, k - 1), W_TRIGGER)) return false;
  int act = unit_act(a, unit_at(a, k - 1), W_TRIGGER);
  return unit_reading(unit_at(a, k - 1), W_TRIGGER)->feature == F_NOUN &&
         (act == ACT_SIGN || act == ACT_CONCLUDE || act == ACT_RATIFY);
}

/* "will establish a commission and sign an agreement": a bare form goes on in the tense of the verb with which it is joined. */
static bool goes_on_ahead(const Analysis *a, size_t start) {
  if (start == 0 || !unit_has(unit_at(a, start - 1), W_CONJUNCTION)) return false;
  for (size_t k = start - 1; k-- > 0;) {
    const WordUnit *u = unit_at(a, k);
    if (unit_ends_clause(a, u) || unit_has(u, W_RELATIVE)) return false;
    bool finite = false;
    for (int i = 0; u->type == UNIT_WORD && i < u->reading_count; i++) {
      const Reading *g = u->readings[i];
      bool verb = g->class == W_TRIGGER || g->class == W_AUXILIARY || g->class == W_MODAL;
      if (verb && g->feature == F_FUTURE) return true;
      finite |= g->class == W_VERB || (verb && feature_is_finite((Feature)g->feature));
    }
    if (finite) return false;
  }
  return false;
}

/* Before « que » at unit k: « il est prévu », "it is essential", « il faut »; what they say of the clause behind it. */
static Shift shift_of_impersonal(const Analysis *a, size_t k) {
  Shift shift = SHIFT_POSSIBLE;
  for (size_t p = k; p-- > 0 && p + 6 > k;) {
    const WordUnit *u = unit_at(a, p);
    int act = unit_has(u, W_TRIGGER) ? unit_act(a, u, W_TRIGGER) : ACT_NONE;
    if (u->type != UNIT_WORD || u->flags & TOKEN_PUNCT || act == ACT_SAY || act == ACT_ANNOUNCE) return SHIFT_NONE;
    if (act == ACT_PLAN || act == ACT_PREPARE || act == ACT_AGREE) shift = SHIFT_FUTURE;
    if (unit_is_subject_pronoun(a, u)) return shift;
  }
  return SHIFT_NONE;
}

/* « il est prévu que X et Y signent », "it is essential that X and Y sign": a present that is a subjunctive tells what is to come, or only
   what may. */
static void read_governed(const Analysis *a, size_t start, ActRecord *r) {
  if (r->tense != TENSE_PRESENT || r->shift != SHIFT_NONE || !(a->sentence_mask & W_BIT(W_RELATIVE))) return;
  for (size_t k = start; k-- > 0;) {
    const WordUnit *u = unit_at(a, k);
    if (unit_ends_clause(a, u) || unit_is_finite(a, u)) return;
    if (!unit_has(u, W_RELATIVE)) continue;
    Shift shift = shift_of_impersonal(a, k);
    if (shift == SHIFT_FUTURE) r->tense = TENSE_FUTURE;
    r->hypothetical |= shift == SHIFT_POSSIBLE;
    return;
  }
}

/* "whether the memorandum that X signed will be reopened": a relative clause tells what was done with the instrument that there is, whatever
   is supposed of that. */
static bool is_taken_for_granted(const Analysis *a, size_t start, Tense tense) {
  for (size_t k = start; tense == TENSE_PAST && k-- > 1 && k + 12 > start;) {
    const WordUnit *u = unit_at(a, k), *left = unit_at(a, k - 1);
    if (unit_ends_clause(a, u) || unit_is_finite(a, u)) return false;
    if (unit_has(u, W_RELATIVE))
      return left->type == UNIT_INSTRUMENT && a->instruments.at[left->index].manner == MANNER_DEFINITE;
  }
  return false;
}

/* « la signature d'un traité n'est pas à l'ordre du jour », "the signing was not announced": what is told of the noun at i is denied. */
static bool is_noun_denied(const Analysis *a, size_t i) {
  for (size_t k = i + 1; k < a->units.n && k < i + VERB_WITHIN && !unit_ends_clause(a, unit_at(a, k)); k++) {
    const WordUnit *u = unit_at(a, k);
    if (unit_has(u, W_RELATIVE) || unit_is(a, u, ',')) return false;
    if (unit_has(u, W_NEGATION)) return true;
    if (unit_is_finite(a, u)) return unit_has(unit_at(a, k + 1), W_NEGATION);
  }
  return false;
}

void act_read_outlook(const Analysis *a, ActDraft *d) {
  ActRecord *r = &d->r;
  const VerbGroup *v = &d->v;
  size_t i = d->i;
  r->shift = v->shift, r->tense = v->tense, r->reported = v->reported;
  if (r->tense == TENSE_PRESENT && r->shift == SHIFT_NONE && goes_on_ahead(a, v->start)) r->tense = TENSE_FUTURE;
  r->negated = v->negated || denied_before(a, v->start);
  bool supposed = hypothetical_before(a, v->start) && !is_taken_for_granted(a, v->start, v->tense);
  r->hypothetical = v->subjunctive || supposed || condition_after(a, i, v->tense) || is_asked(a, v->start);
  read_governed(a, v->start, r);
  if (d->g->feature == F_NOUN) {
    r->tense = tense_of_sentence(a);
    if (is_approved_only(a, i)) r->tense = TENSE_FUTURE, r->shift = SHIFT_AGREED;
    if (r->tense == TENSE_CONDITIONAL || is_called_off(a, i)) r->hypothetical = true;
    size_t b = determiners_before(a, i);
    r->negated |= (b > 0 && unit_has(unit_at(a, b - 1), W_NEGATION)) || is_noun_denied(a, i);
  } else if (d->g->feature == F_GERUND) r->tense = TENSE_PAST;
  else if (d->g->feature == F_PARTICIPLE && r->tense == TENSE_NONE)
    r->tense = r->act == ACT_PLAN ? TENSE_FUTURE : TENSE_PAST; /* « prévu en décembre » */
  else if (d->g->feature == F_PARTICIPLE && r->act == ACT_PLAN && v->present) r->tense = TENSE_FUTURE;
  bool progressive = d->g->feature == F_GERUND && v->auxiliary && (r->act == ACT_CONCLUDE || r->act == ACT_AGREE);
  if (progressive) r->act = ACT_NEGOTIATE; /* "are finalising an agreement" */
}

bool act_lies_ahead(const Analysis *a, const ActRecord *r) {
  bool dated = r->act == ACT_ENTER_FORCE || r->act == ACT_SIGN || r->act == ACT_INITIAL || r->act == ACT_END;
  if (!dated || r->tense != TENSE_PRESENT || r->date == NONE || !date_is_full(a->published)) return false;
  const Date *said = &a->dates.at[r->date].date;
  bool month = said->month && !said->day && !said->year; /* "expires in March": the next one */
  Date day = date_resolve(a, r->date, month ? TENSE_FUTURE : TENSE_PRESENT);
  return day.month && date_days(date_first(day)) > date_days(a->published);
}
