/* What goes on behind the head of an instrument: its name, what it is about, its acronym. */
#include "extract/instrument_phrase.h"

static bool is_sector(const WordUnit *u) {
  return u->type == UNIT_WORD && u->mask & (W_BIT(W_CUE) | W_BIT(W_WEAK_CUE));
}

/* The unit after the closing quotation mark, when one opens at k and closes soon; else k. */
static size_t quote_end(const Analysis *a, size_t k) {
  bool opens;
  if (!unit_is_quote(a, unit_at(a, k), &opens) || !opens) return k;
  for (size_t q = k + 1; q < k + 14 && q < a->units.n; q++)
    if (unit_is_quote(a, unit_at(a, q), &opens) && !opens) return q + 1;
  return k;
}

/* « à la convention », « de l'accord »: the opener at k governs something definite, which begins at unit from. */
static bool is_definite(const Analysis *a, size_t k, size_t from) {
  if (from == k + 1) return unit_holds_article(unit_at(a, k));
  return unit_act(a, unit_at(a, from - 1), W_DETERMINER) == MANNER_DEFINITE;
}

static bool take_topic(Analysis *a, Walk *w, Instrument *x, size_t k) {
  const WordUnit *u = unit_at(a, k);
  bool topic = unit_opens(a, u, ROLE_TOPIC), of = unit_opens(a, u, ROLE_OF),
       other = unit_opens(a, u, ROLE_FOR) || unit_opens(a, u, ROLE_AGAINST) || unit_opens(a, u, ROLE_TO) ||
               unit_opens(a, u, ROLE_AT);
  if (!topic && !of && !other) return false;
  size_t g = after_determiner(a, k + 1);
  while (topic && (unit_opens(a, unit_at(a, g), ROLE_OF) || unit_has(unit_at(a, g), W_DETERMINER))) g++;
  const WordUnit *n = unit_at(a, g);
  bool possessive = g > k + 1 && unit_act(a, unit_at(a, g - 1), W_DETERMINER) == MANNER_POSSESSIVE;
  if (n->type == UNIT_ACTOR && of && w->named && n->index2 == NONE) {
    /* « Charte des Nations unies », « accord de la France avec »: the actor may be a side; kept for resolution */
    args_add(&x->parties, (Arg){n->index, NONE, n->span, R_OF_ACTOR});
    w->end = w->name_end = g + 1;
    return true;
  }
  if (n->type == UNIT_PLACE && of && w->named) { /* « accord de Paris » */
    x->distinct = true;
    w->end = w->name_end = g + 1;
    return true;
  }
  if (n->type == UNIT_DATE && of) {
    if (x->date == NONE) x->date = n->index;
    w->end = g + 1;
    return true;
  }
  size_t quoted = quote_end(a, g);
  if (quoted > g) { /* « memorandum on the "Green Hydrogen Bridge" » */
    for (size_t q = g; q < quoted; q++) cues_add(a, unit_at(a, q), &x->domains, true);
    w->end = quoted;
    if (w->named) w->name_end = w->end;
    x->distinct = true;
    return true;
  }
  if (n->type != UNIT_WORD || n->flags & TOKEN_PUNCT) return false;
  if (possessive && unit_has(n, W_INSTRUMENT)) return false;
  const uint64_t nouns = W_BIT(W_CUE) | W_BIT(W_WEAK_CUE) | W_BIT(W_INSTRUMENT) | W_BIT(W_EVENT_NOUN) | W_BIT(W_GROUP) |
                         W_BIT(W_BODY_HEAD) | W_BIT(W_OFFICE) | W_BIT(W_NAME) | W_BIT(W_ANAPHOR);
  bool act_noun = unit_has(n, W_TRIGGER) && unit_reading(n, W_TRIGGER)->feature == F_NOUN;
  bool noun = unit_is_plain(n) || n->mask & nouns || act_noun || unit_has(n, W_NUMBER) || n->flags & TOKEN_NUMBER;
  bool infinitive = unit_has(n, W_TRIGGER) && unit_reading(n, W_TRIGGER)->feature == F_INFINITIVE;
  if ((!noun && !infinitive) || (other && !topic && !of && !(w->named || w->topic))) return false;
  if (other && !topic && !of && unit_is_capital(n) && !x->named_capital &&
      !(n->mask & (W_BIT(W_CUE) | W_BIT(W_WEAK_CUE))))
    return false;
  cues_add(a, n, &x->domains, true);
  if ((of || unit_opens(a, u, ROLE_TO)) && w->named && !w->base && is_definite(a, k, g)) w->base_from = g;
  if (w->base_from == g && unit_has(n, W_INSTRUMENT)) w->base = g;
  w->end = g + 1;
  if (w->named) w->name_end = w->end;
  x->distinct = true;
  w->of |= of;
  if (topic) w->topic = true;
  return true;
}

/* « , de la biodiversité et du changement climatique »: another sector of the same topic */
static bool listed_topic(Analysis *a, Walk *w, Instrument *x, size_t k) {
  bool comma = unit_is(a, unit_at(a, k), ','), conj = unit_has(unit_at(a, k), W_CONJUNCTION);
  if (!comma && !conj) return false;
  size_t g = k + 1;
  if (comma && unit_has(unit_at(a, g), W_CONJUNCTION)) g++;
  for (;; g++) {
    const WordUnit *u = unit_at(a, g);
    if (conj && unit_has(u, W_DETERMINER) && !unit_has(u, W_OPENER) &&
        unit_act(a, u, W_DETERMINER) == MANNER_INDEFINITE)
      return false; /* "a gas contract and a mining memorandum" */
    if (!unit_has(u, W_DETERMINER) && !unit_opens(a, u, ROLE_OF) && !unit_opens(a, u, ROLE_TOPIC)) break;
  }
  const WordUnit *n = unit_at(a, g);
  bool led = g > k + 1 && unit_has(unit_at(a, g - 1), W_OPENER);
  bool act_noun = unit_has(n, W_TRIGGER) && unit_reading(n, W_TRIGGER)->feature == F_NOUN;
  bool again = led && w->of && w->named && !unit_is_capital(n) && unit_opens(a, unit_at(a, g - 1), ROLE_OF) &&
               (act_noun || is_plain_word(n)); /* « traité d'amitié, de compréhension mutuelle et de coopération » */
  bool title = conj && unit_is_capital(n) && unit_is_capital(unit_at(a, k - 1)) && w->named &&
               (act_noun || is_plain_word(n)) &&
               unit_opens(a, unit_at(a, g + 1), ROLE_OF); /* « Exploration of Uranium » */
  if (!again && !title && !is_sector(n) && !(led && conj && is_plain_word(n)) &&
      !(conj && is_plain_word(n) && !unit_is_capital(n) && w->named && !unit_has(unit_at(a, g + 1), W_AUXILIARY)))
    return false;
  if (comma && !w->topic && !led) return false;
  if (comma && led && unit_opens(a, unit_at(a, g - 1), ROLE_TOPIC) && !unit_opens(a, unit_at(a, g - 1), ROLE_OF))
    w->named = false; /* "the Action Plan, spanning trade and transport": what it is about, and no part of its name */
  cues_add(a, n, &x->domains, true);
  w->end = g + 1;
  if (w->named) w->name_end = w->end;
  return true;
}

static bool acronym(Analysis *a, Walk *w, Instrument *x, size_t k) {
  if (!unit_is(a, unit_at(a, k), '(') || !unit_is(a, unit_at(a, k + 2), ')')) return false;
  const WordUnit *u = unit_at(a, k + 1);
  if (u->type == UNIT_DATE) {
    if (x->date == NONE) x->date = u->index;
  } else if (unit_is_capital(u) && u->end - u->begin == 1) x->acronym = unit_str(a, u), x->distinct = true;
  else return false;
  w->end = k + 3;
  return true;
}

static bool take_quote(const Analysis *a, Walk *w, Instrument *x, size_t k) {
  bool opens;
  if (!unit_is_quote(a, unit_at(a, k), &opens)) return false;
  if (opens && w->named) x->quoted = x->distinct = true, w->quote = k;
  else if (!opens && x->quoted)
    w->name_end = w->named ? k + (w->quote > 0) : w->name_end, w->named = false, w->quote = 0;
  else return false;
  w->end = k + 1;
  return true;
}

/* « accord UE-Vietnam » */
static bool take_pair(Analysis *a, Walk *w, Instrument *x, size_t k) {
  const WordUnit *u = unit_at(a, k);
  if (u->type != UNIT_ACTOR || u->index2 == NONE) return false;
  args_add(&x->parties, (Arg){u->index, NONE, u->span, R_COMPOUND});
  args_add(&x->parties, (Arg){u->index2, NONE, u->span, R_COMPOUND});
  x->complete = true;
  w->end = k + 1;
  return true;
}

/* « traité FNI », « accord GCAP »: letters that nobody knows, straight behind the noun, name the agreement. */
static bool take_letters(const Analysis *a, Walk *w, Instrument *x, size_t k) {
  const WordUnit *u = unit_at(a, k);
  if (!w->named || u->type != UNIT_ACTOR || u->index2 != NONE || !(u->flags & TOKEN_ALLCAPS) || u->end - u->begin > 1)
    return false;
  if (a->actors.at[u->index].entry != NO_ENTRY || a->actors.at[u->index].span.start != u->span.start) return false;
  w->end = w->name_end = k + 1;
  return x->distinct = true;
}

static bool take_date(const Analysis *a, Walk *w, Instrument *x, size_t k) {
  const WordUnit *u = unit_at(a, k);
  if (x->date == NONE) x->date = u->index;
  bool year = a->dates.at[u->index].date.year && !a->dates.at[u->index].date.month;
  if (!year && !a->dates.at[u->index].role) return false;
  w->end = k + 1;
  return true;
}

/* « la convention comble un vide », « la lettre fait des vagues »: a word that means nothing to us and has an object is a verb, and no part of the name. */
static bool is_unknown_verb(const Analysis *a, size_t k) {
  const WordUnit *u = unit_at(a, k), *n = unit_at(a, k + 1);
  bool article = unit_has(n, W_DETERMINER) && !unit_has(n, W_OPENER);
  return is_plain_word(u) && !(u->mask & ~W_BIT(W_COMMON)) && !unit_is_capital(u) && article &&
         unit_at(a, k + 2)->type != UNIT_DATE;
}

/* Adjectives, numbers and what else goes on with the name or a sector: « accord commercial », « Line of Credit Agreement ». */
static bool take_word(Analysis *a, Walk *w, Instrument *x, size_t k) {
  const WordUnit *u = unit_at(a, k), *before = unit_at(a, k - 1);
  bool behind_head = x->head.end < before->span.end;
  bool last =
      !behind_head && a->lex->entries[x->entry].flags & ENTRY_LAST; /* "The deal follows …", "a contract stamped" */
  if (last && !unit_is_capital(u) && !unit_has(u, W_NUMBER) && !(u->flags & (TOKEN_NUMBER | TOKEN_HYPHEN)))
    return false;
  if (is_unknown_verb(a, k)) return false;
  if ((!behind_head && tells_of_doubt(a, u)) ||
      (w->named && is_judgement(a, u))) { /* « un accord présumé », « l'accord historique » */
    x->doubted |= tells_of_doubt(a, u);
    w->end = k + 1;
    return true;
  }
  if (u->type == UNIT_WORD && !(u->flags & TOKEN_PUNCT) && (w->named || w->topic || is_sector(u)) &&
      (unit_is_plain(u) || (w->named && unit_has(u, W_ORDINAL)) ||
       (u->flags & TOKEN_HYPHEN && !unit_has(u, W_TRIGGER)) || (behind_head && is_act_noun(u)))) {
    cues_add(a, u, &x->domains, true);
    w->end = k + 1;
    if (w->named) w->name_end = k + 1;
    return x->distinct = true;
  }
  bool further = unit_has(u, W_INSTRUMENT) && behind_head &&
                 unit_is_plain(before); /* « Amendment to the Line of Credit Agreement » */
  bool number = u->type == UNIT_WORD &&
                (u->mask & W_BIT(W_NUMBER) || (u->flags & TOKEN_NUMBER && unit_means(a, before, W_COMMON, "Numero")));
  if (!w->named || (!further && !number)) return false;
  if (further && w->base_from && !w->base) w->base = k;
  w->end = w->name_end = k + 1;
  return true;
}

/* Over a comma or a conjunction: « , signé hier », « , entre X et Y », « , relatif à », « signé et ratifié » */
static bool take_joined(Analysis *a, Walk *w, Instrument *x, size_t k) {
  bool comma = unit_is(a, unit_at(a, k), ',');
  if (!comma && !unit_has(unit_at(a, k), W_CONJUNCTION)) return false;
  w->end = k + 1;
  bool topic = comma && unit_opens(a, unit_at(a, k + 1), ROLE_TOPIC), another = comma || x->steps.n;
  if (phrase_sides(a, w, x, k + 1) || (another && phrase_act(a, w, x, k + 1))) return true;
  if (topic && take_topic(a, w, x, k + 1)) return true;
  w->end = k;
  return false;
}

static bool modifier(Analysis *a, Walk *w, Instrument *x) {
  size_t k = w->end;
  const WordUnit *u = unit_at(a, k);
  bool opens;
  if (unit_is_quote(a, u, &opens)) return take_quote(a, w, x, k);
  if (phrase_sides(a, w, x, k) || phrase_act(a, w, x, k) || acronym(a, w, x, k) ||
      phrase_sides_in_parentheses(a, w, x) || take_pair(a, w, x, k) || take_letters(a, w, x, k))
    return true;
  if (u->type == UNIT_DATE) return take_date(a, w, x, k);
  if (unit_has(u, W_DEMONYM) && !(u->flags & TOKEN_HYPHEN)) {
    w->end = k + 1;
    w->name_end = w->named ? k + 1 : k;
    return true;
  }
  if (unit_has(u, W_OPENER)) return take_topic(a, w, x, k);
  return take_word(a, w, x, k) || listed_topic(a, w, x, k) || take_joined(a, w, x, k);
}

void phrase_after_head(Analysis *a, Walk *w, Instrument *x) {
  for (int taken = 0; taken < 40 && modifier(a, w, x); taken++) {}
}
