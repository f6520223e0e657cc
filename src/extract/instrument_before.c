#include "extract/instrument_phrase.h"
#include "extract/names.h"
#include "extract/verbs.h"

bool is_plain_word(const WordUnit *u) { return u->type == UNIT_WORD && u->flags & TOKEN_WORD && unit_is_plain(u); }

bool is_act_noun(const WordUnit *u) {
  bool noun = u->type == UNIT_WORD && u->flags & TOKEN_WORD && unit_has(u, W_TRIGGER);
  for (int i = 0; noun && i < u->reading_count; i++)
    noun = u->readings[i]->class != W_TRIGGER || u->readings[i]->feature == F_NOUN;
  return noun;
}

/* Another noun of an instrument or an act before the head: « Economic Partnership Agreement », « a revised MoU ». */
static bool is_noun_before(const Analysis *a, size_t k) {
  const WordUnit *u = unit_at(a, k);
  if (u->flags & TOKEN_PUNCT || unit_at(a, k + 1)->flags & TOKEN_PUNCT) return false;
  if (is_act_noun(u) || unit_has(u, W_INSTRUMENT)) return true;
  if (!unit_has(u, W_TRIGGER) || k == 0) return false;
  Feature f = (Feature)unit_reading(u, W_TRIGGER)->feature;
  bool noun = f == F_PARTICIPLE || f == F_INFINITIVE || f == F_NONE; /* "a launch agreement": a bare form after « a » */
  return noun && unit_has(unit_at(a, k - 1), W_DETERMINER) && !unit_has(unit_at(a, k - 1), W_PRONOUN);
}

/* "the proposed treaty", "a draft agreement": what tells that it is none yet. */
static bool tells_of_plan(const Analysis *a, const WordUnit *u) {
  int act = unit_has(u, W_TRIGGER) ? unit_act(a, u, W_TRIGGER) : ACT_NONE;
  return act == ACT_PLAN || act == ACT_PREPARE || act == ACT_WISH;
}

size_t after_determiner(const Analysis *a, size_t k) {
  while (unit_has(unit_at(a, k), W_DETERMINER)) k++;
  return k;
}

typedef struct Before {
  size_t head, from, name; ///< units; the phrase and its name begin at `from` and at `name` so far
  bool counted;
} Before;

/* « les trois accords », « leurs accords ». False when the phrase begins here. */
static bool take_determiner(const Analysis *a, const WordUnit *u, Instrument *x, Before *b) {
  int manner = unit_act(a, u, W_DETERMINER), number = unit_number(a, u);
  if (manner == MANNER_CARDINAL && number) x->count = (uint16_t)number, b->counted = true;
  else if (!x->manner || manner == MANNER_POSSESSIVE) x->manner = (uint8_t)manner;
  b->from--;
  return manner != MANNER_DEFINITE && manner != MANNER_POSSESSIVE && manner != MANNER_DEMONSTRATIVE &&
         manner != MANNER_INDEFINITE;
}

/* « the EU-Vietnam agreement », "the French-led pact": an actor or its adjective straight before the name. */
static bool take_side(Analysis *a, const WordUnit *u, Instrument *x, Before *b) {
  bool adjacent = u->end == unit_at(a, b->from)->begin;
  bool owner = unit_is_genitive(a, unit_at(a, b->from)) && u->type == UNIT_ACTOR && u->index2 == NONE;
  size_t other = b->from - 3; /* "Russia and Iran's treaty" */
  if (owner && b->from >= 3 && unit_at(a, other)->type == UNIT_ACTOR &&
      unit_has(unit_at(a, b->from - 2), W_CONJUNCTION) &&
      (other == 0 || unit_follows_opener(a, other) || unit_has(unit_at(a, other - 1), W_DETERMINER))) {
    args_add(&x->parties, (Arg){unit_at(a, other)->index, NONE, unit_at(a, other)->span, R_OF_ACTOR});
    args_add(&x->parties, (Arg){u->index, NONE, u->span, R_OF_ACTOR});
    b->from = other;
    return x->complete = true;
  }
  bool led = u->type == UNIT_PLACE && b->from > 1 && unit_has(unit_at(a, b->from - 2), W_DETERMINER);
  bool town = adjacent && (led || unit_is_capital(unit_at(a, b->from))) && b->from <= b->head &&
              (u->type == UNIT_PLACE ||
               (u->type == UNIT_ACTOR && u->index2 == NONE && u->mask & W_BIT(W_PLACE) && !(u->mask & W_BIT(W_NAME))));
  if (town && unit_is_capital(u))
    x->distinct = true; /* "the Budapest Convention" has its name of where it was concluded */
  else if (u->type == UNIT_ACTOR && adjacent && !x->quoted && !(unit_at(a, b->from)->flags & TOKEN_PUNCT)) {
    args_add(&x->parties, (Arg){u->index, NONE, u->span, u->index2 != NONE ? R_COMPOUND : R_OF_ACTOR});
    if (u->index2 != NONE) args_add(&x->parties, (Arg){u->index2, NONE, u->span, R_COMPOUND}), x->complete = true;
  } else if (u->type == UNIT_WORD && str_is(unit_str(a, u), "'s")) {
    b->from--;
    return true;
  } else if (unit_has(u, W_DEMONYM) && adjacent && b->from < b->head) {
    args_add(&x->parties, (Arg){actor_of_unit(a, u), NONE, u->span, R_OF_ACTOR});
  } else return false;
  b->name = --b->from;
  return true;
}

/* "the two countries' trade agreement": a group that owns it stands before the apostrophe at b->from - 1, and the phrase begins there. */
static bool take_group(Analysis *a, Instrument *x, Before *b) {
  size_t k = b->from - 1;
  bool apostrophe =
      unit_at(a, k)->flags & TOKEN_GLUED && unit_at(a, k)->flags & TOKEN_PUNCT && !unit_is(a, unit_at(a, k), ',');
  if (!apostrophe || k == 0 || unit_at(a, k - 1)->type != UNIT_GROUP || unit_at(a, b->from)->flags & TOKEN_GLUED)
    return false;
  args_collect(a, k - 1, &x->parties, R_POSSESSIVE);
  x->manner = MANNER_POSSESSIVE;
  b->from = k - 1;
  return true;
}

/* "the Trade and Investment Framework Agreement", "a science and technology agreement": two that stand before the head together, behind an
   article or each with a capital. */
static bool take_joined(Analysis *a, Instrument *x, Before *b) {
  if (b->from < 3 || !unit_has(unit_at(a, b->from - 1), W_CONJUNCTION)) return false;
  const WordUnit *second = unit_at(a, b->from), *first = unit_at(a, b->from - 2), *before = unit_at(a, b->from - 3);
  bool names = unit_is_capital(second) && unit_is_capital(first);
  bool article = unit_has(before, W_DETERMINER) && !unit_has(before, W_RELATIVE);
  bool word =
      is_plain_word(first) && !(first->flags & TOKEN_PUNCT) && unit_is_capital(first) == unit_is_capital(second);
  bool sector = first->mask & (W_BIT(W_CUE) | W_BIT(W_WEAK_CUE)) || names;
  if (!word || !sector || !(article || (names && unit_has(before, W_OPENER)))) return false;
  cues_add(a, first, &x->domains, true);
  b->name = b->from -= 2;
  return true;
}

/* "a four-year accord", "a two-page memorandum": how long or large it is, at the two units before the name; no number of them. */
static bool take_measure(const Analysis *a, Before *b) {
  const WordUnit *u = unit_at(a, b->from - 1), *noun = unit_at(a, b->from);
  bool number = u->flags & TOKEN_NUMBER || unit_has(u, W_NUMBER);
  if (!number || !(noun->flags & TOKEN_HYPHEN) || b->from >= b->head) return false;
  if (b->name == b->from) b->name++;
  b->from--;
  return true;
}

/* "the $2.7 billion deal", "a US$46m loan agreement": a sum that ends before the name begins; no number of them, and no state. */
static bool take_sum(const Analysis *a, Before *b) {
  size_t k = b->from - 1;
  bool scale = k > 0 && unit_has(unit_at(a, k), W_NUMBER) && !(unit_at(a, k)->flags & TOKEN_NUMBER);
  const WordUnit *n = unit_at(a, k -= scale), *sign = n - 1;
  if (k == 0 || !(n->flags & TOKEN_NUMBER) || n->type != UNIT_WORD || !(sign->flags & TOKEN_PUNCT)) return false;
  bool currency = n->flags & TOKEN_GLUED && !unit_is(a, sign, ',') && !unit_is(a, sign, '(') && !unit_is_dash(a, sign);
  for (k--; currency && k > 0 && unit_at(a, k)->flags & TOKEN_GLUED && unit_is_capital(unit_at(a, k - 1));) k--;
  if (currency) b->from = k;
  return currency;
}

/* "the five-year, $20m deal", "a broad, binding treaty": words between an article and the comma before b->from; no part of the name. */
static bool take_described(Analysis *a, Instrument *x, Before *b) {
  size_t k = b->from - 1;
  if (!unit_is(a, unit_at(a, k), ',')) return false;
  while (k > 0 && k + 4 > b->from && !unit_is_capital(unit_at(a, k - 1)) &&
         (is_plain_word(unit_at(a, k - 1)) || unit_has(unit_at(a, k - 1), W_NUMBER)))
    k--;
  const WordUnit *article = unit_at(a, k ? k - 1 : 0);
  if (k == b->from - 1 || !unit_has(article, W_DETERMINER) || unit_has(article, W_PRONOUN)) return false;
  for (size_t i = k; i + 1 < b->from; i++) cues_add(a, unit_at(a, i), &x->domains, true);
  b->from = k;
  return true;
}

/* "an alleged deal", "a reported deal", « un accord présumé » */
bool tells_of_doubt(const Analysis *a, const WordUnit *u) {
  const Reading *g = unit_reading(u, W_TRIGGER);
  bool said = g && g->feature == F_PARTICIPLE && unit_act(a, u, W_TRIGGER) == ACT_SAY;
  return u->type == UNIT_WORD && (said || unit_means(a, u, W_HYPOTHETICAL, "Rumour"));
}

/* "the new accord", « ce vaste accord » */
bool is_judgement(const Analysis *a, const WordUnit *u) {
  return unit_means(a, u, W_COMMON, "Judgement") && !(u->mask & ~W_BIT(W_COMMON)) && !unit_is_capital(u);
}

/* The unit before b->from, when it is part of the phrase. False when the phrase begins at b->from. */
static bool take_before(Analysis *a, Instrument *x, Before *b) {
  const WordUnit *u = unit_at(a, b->from - 1);
  int number = unit_number(a, u);
  bool opens;
  if (unit_is_quote(a, u, &opens) && opens) {
    x->quoted = true;
    b->from--;
    return true;
  }
  if (take_group(a, x, b)) return false;
  if (take_measure(a, b) || take_sum(a, b) || take_described(a, x, b)) return true;
  if (tells_of_doubt(a, u) && b->from > 1 && unit_has(unit_at(a, b->from - 2), W_DETERMINER)) {
    x->doubted = true;
    b->from--;
    return true;
  }
  if (b->name == b->head && is_judgement(a, u)) {
    b->from--;
    return true;
  }
  if (b->counted && !unit_has(u, W_DETERMINER) && !unit_has(u, W_OTHER) && !unit_has(u, W_ORDINAL)) return false;
  if (unit_holds_article(u)) { /* « la ratification de l'accord », « la mise en œuvre du pacte » */
    if (!x->manner) x->manner = MANNER_DEFINITE;
    return false;
  }
  if (unit_has(u, W_DETERMINER)) return take_determiner(a, u, x, b);
  if (number > 1 && number < 100 && x->plural) {
    x->count = (uint16_t)number, b->counted = true;
    b->from--;
    return true;
  }
  if (unit_has(u, W_OTHER)) {
    x->other = true;
    b->from--;
    return true;
  }
  if (u->type == UNIT_DATE && !(unit_at(a, b->from)->flags & TOKEN_PUNCT)) { /* "a 2019 agreement" */
    if (b->from < 2 || !unit_has(unit_at(a, b->from - 2), W_DETERMINER)) return false;
    if (x->date == NONE) x->date = u->index;
    b->from--;
    return true;
  }
  if (b->from < b->head && take_joined(a, x, b)) return true;
  if (!unit_has(u, W_ORDINAL)) {
    if (take_side(a, u, x, b)) return true;
    if ((!is_plain_word(u) || u->flags & TOKEN_PUNCT) && !is_noun_before(a, b->from - 1)) return false;
    if (u->flags & TOKEN_FIRST && unit_has(u, W_COMMON) && !(u->mask & (W_BIT(W_CUE) | W_BIT(W_WEAK_CUE))))
      return false;
    cues_add(a, u, &x->domains, true);
    x->proposed |= tells_of_plan(a, u);
  } else x->ordinal = true;
  b->name = --b->from;
  return true;
}

size_t phrase_before_head(Analysis *a, size_t i, Instrument *x, size_t *name) {
  Before b = {.head = i, .from = i, .name = i};
  x->count = 1;
  while (b.from > 0 && i - b.from < 9 && take_before(a, x, &b)) {}
  if (b.from > 0 && !x->manner && unit_opens(a, unit_at(a, b.from - 1), ROLE_OF)) x->manner = MANNER_NONE;
  if (b.from > 0 && unit_has(unit_at(a, b.from - 1), W_NEGATION)) x->negated = true;
  *name = b.name;
  return b.from;
}
