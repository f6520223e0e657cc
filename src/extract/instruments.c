#include "extract/names.h"
#include "extract/phrases.h"
#include "extract/verbs.h"

static bool is_plain_word(const WordUnit *u) {
  return u->type == UNIT_WORD && u->flags & TOKEN_WORD && unit_is_plain(u);
}

/* A noun of an act, and nothing else: « implementation agreement », « MoU on exploration ». */
static bool is_act_noun(const WordUnit *u) {
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
  return unit_has(u, W_TRIGGER) && unit_reading(u, W_TRIGGER)->feature == F_PARTICIPLE && k > 0 &&
         unit_has(unit_at(a, k - 1), W_DETERMINER) && !unit_has(unit_at(a, k - 1), W_PRONOUN);
}

static size_t after_determiner(const Analysis *a, size_t k) {
  while (unit_has(unit_at(a, k), W_DETERMINER)) k++;
  return k;
}

static void add_step(Instrument *x, Step s) {
  if (s.status == AG_PLANNED && s.modality == MODALITY_ASSERTED) s.modality = MODALITY_PLANNED;
  if (x->steps.n < 8) x->steps.at[x->steps.n++] = s;
}

/* ---- before the head ---- */

static int number_said(const Analysis *a, const WordUnit *u) {
  const Entry *e = unit_entry(a, u, W_NUMBER);
  if (e) return e->number;
  Str s = unit_str(a, u);
  return u->flags & TOKEN_NUMBER && s.n <= 2 && s.p[0] >= '0' && s.p[0] <= '9'
             ? (int)(s.p[0] - '0') * (s.n == 2 ? 10 : 1) + (s.n == 2 ? s.p[1] - '0' : 0)
             : 0;
}

/* Determiner, numbers, adjectives, and what English puts before the noun. Returns the first unit; *name is where the name begins. */
static size_t before_head(Analysis *a, size_t i, Instrument *x, size_t *name) {
  size_t from = i;
  *name = i;
  x->count = 1;
  bool counted = false;
  while (from > 0 && i - from < 9) {
    const WordUnit *u = unit_at(a, from - 1);
    bool opens;
    if (unit_is_quote(a, u, &opens) && opens) {
      x->quoted = true;
      from--;
      continue;
    }
    int number = number_said(a, u);
    if (counted && !unit_has(u, W_DETERMINER) && !unit_has(u, W_OTHER) && !unit_has(u, W_ORDINAL)) break;
    if (unit_has(u, W_DETERMINER)) {
      int manner = unit_act(a, u, W_DETERMINER);
      if (manner == MANNER_CARDINAL && number) x->count = (uint16_t)number, counted = true;
      else if (!x->manner || manner == MANNER_POSSESSIVE) x->manner = (uint8_t)manner;
      from--;
      if (manner == MANNER_DEFINITE || manner == MANNER_POSSESSIVE || manner == MANNER_DEMONSTRATIVE ||
          manner == MANNER_INDEFINITE)
        break;
      continue;
    }
    if (number > 1 && number < 100 && x->plural) {
      x->count = (uint16_t)number, counted = true;
      from--;
      continue;
    }
    if (unit_has(u, W_OTHER)) {
      x->other = true;
      from--;
      continue;
    }
    if (unit_has(u, W_ORDINAL)) {
      from--, *name = from;
      continue;
    }
    bool glued_s = u->type == UNIT_WORD && str_is(unit_str(a, u), "'s");
    bool adjacent = u->end == unit_at(a, from)->begin;
    if (u->type == UNIT_ACTOR && adjacent && !x->quoted && !(unit_at(a, from)->flags & TOKEN_PUNCT)) {
      args_add(&x->parties, (Arg){u->index, NONE, u->span, u->index2 != NONE ? R_COMPOUND : R_OF_ACTOR});
      if (u->index2 != NONE) args_add(&x->parties, (Arg){u->index2, NONE, u->span, R_COMPOUND}), x->complete = true;
      from--, *name = from;
      continue;
    }
    if (glued_s) {
      from--;
      continue;
    }
    if (unit_has(u, W_DEMONYM) && adjacent && from < i) {
      uint32_t actor = actor_of_unit(a, u);
      args_add(&x->parties, (Arg){actor, NONE, u->span, R_OF_ACTOR});
      from--, *name = from;
      continue;
    }
    if ((!is_plain_word(u) || u->flags & TOKEN_PUNCT) && !is_noun_before(a, from - 1)) break;
    if (u->flags & TOKEN_FIRST && unit_has(u, W_COMMON) && !(u->mask & (W_BIT(W_CUE) | W_BIT(W_WEAK_CUE)))) break;
    cues_add(a, u, &x->domains, true);
    from--, *name = from;
  }
  if (from > 0 && !x->manner && unit_opens(a, unit_at(a, from - 1), ROLE_OF)) x->manner = MANNER_NONE;
  if (from > 0 && unit_has(unit_at(a, from - 1), W_NEGATION)) x->negated = true;
  return from;
}

/* ---- what follows an act: « signé le 3 mai à Paris par X et Y lors du sommet » ---- */

static size_t adjuncts(Analysis *a, size_t k, Instrument *x, Step *s) {
  for (int taken = 0; taken < 10; taken++) {
    const WordUnit *u = unit_at(a, k);
    size_t g = after_determiner(a, unit_has(u, W_OPENER) ? k + 1 : k);
    const WordUnit *n = unit_at(a, g);
    if (n->type == UNIT_DATE) {
      if (s->date == NONE) s->date = n->index;
      k = g + 1;
    } else if (n->type == UNIT_PLACE && (u == n || unit_opens(a, u, ROLE_AT) || unit_opens(a, u, ROLE_OF))) {
      if (!x->place.n) x->place = unit_str(a, n), x->place_span = n->span;
      k = g + 1;
    } else if (n->type == UNIT_EVENT && unit_has(u, W_OPENER) && !unit_opens(a, u, ROLE_OF)) {
      if (x->event == NONE) x->event = n->index, x->event_span = n->span;
      k = g + 1;
    } else if (unit_opens(a, u, ROLE_BY) || unit_opens(a, u, ROLE_WITH) || unit_opens(a, u, ROLE_BETWEEN)) {
      Rule rule = unit_opens(a, u, ROLE_BY) ? R_AGENT : unit_opens(a, u, ROLE_WITH) ? R_WITH : R_BETWEEN;
      Args who = {0};
      size_t end = args_collect(a, k + 1, &who, rule);
      if (end == k + 1) break;
      for (int i = 0; i < who.n; i++) {
        args_add(&x->parties, who.at[i]);
        if (rule == R_AGENT && who.at[i].person != NONE) list_add(&x->signatories, who.at[i].person);
      }
      if (who.group)
        x->parties.group = true, x->parties.group_states = who.group_states, x->parties.group_span = who.group_span;
      if (rule == R_BETWEEN && who.n >= 2) x->complete = true;
      k = end;
    } else if (unit_has(u, W_PRONOUN) && str_is(lex_str(a->lex, unit_entry(a, u, W_PRONOUN)->value), "Mutual")) {
      x->parties.group = true, x->parties.group_span = u->span; /* « signé entre eux » */
      k++;
    } else if (unit_is(a, u, ',') &&
               (unit_at(a, after_determiner(a, k + 1))->type == UNIT_DATE || unit_at(a, k + 1)->type == UNIT_PLACE)) {
      k++;
    } else if (is_plain_word(u) && !unit_is_capital(u) && !(u->mask & ~W_BIT(W_COMMON)) && taken < 2) {
      k++; /* « signé récemment » */
    } else {
      break;
    }
  }
  return k;
}

/* ---- after the head ---- */

static bool is_sector(const WordUnit *u) {
  return u->type == UNIT_WORD && u->mask & (W_BIT(W_CUE) | W_BIT(W_WEAK_CUE));
}

typedef struct Walk {
  size_t end;      ///< unit after what is taken so far
  size_t name_end; ///< unit after the name
  bool named;      ///< the name goes on
  bool topic;      ///< inside a topic: lists of sectors go on over commas
  size_t quote;    ///< where a quotation opened inside the name, while it is open
  bool of;         ///< inside « de … »: goes on with « , de … et de … »
  bool led;        ///< the phrase stands after an opener: « talks on an agreement … »
} Walk;

static bool binding(const Analysis *a, const WordUnit *u) {
  return unit_has(u, W_TRIGGER) && unit_act(a, u, W_TRIGGER) == ACT_BIND;
}

/* « entre l'UE et le Vietnam (EVFTA) »: a state has no acronym, so it is the instrument's. */
static void take_acronym_of_sides(const Analysis *a, Instrument *x, const Args *who, size_t end) {
  if (!who->n || x->acronym.n || end < 4 || !unit_is(a, unit_at(a, end - 1), ')') ||
      !unit_is(a, unit_at(a, end - 3), '('))
    return;
  uint32_t last = who->at[who->n - 1].actor;
  const WordUnit *u = unit_at(a, end - 2);
  if (last == NONE || a->actors.at[last].class != CLASS_STATE || !unit_is_capital(u) || u->end - u->begin > 1) return;
  x->acronym = unit_str(a, u), x->distinct = true;
}

/* « liant X à Y », « entre X et Y », « avec X » */
static bool sides(Analysis *a, Walk *w, Instrument *x, size_t k) {
  const WordUnit *u = unit_at(a, k);
  Rule rule = R_NONE;
  if (binding(a, u)) rule = R_BINDING;
  else if (unit_opens(a, u, ROLE_BETWEEN)) rule = R_BETWEEN;
  else if (unit_opens(a, u, ROLE_WITH)) rule = R_WITH;
  if (rule == R_NONE) return false;
  Args who = {0};
  size_t start = k + 1;
  while (rule == R_BINDING && start < k + 6 && (unit_is(a, unit_at(a, start), ',') || is_plain_word(unit_at(a, start))))
    start++;
  size_t end = args_collect(a, start, &who, rule);
  if (end == start) return false;
  if (rule == R_BINDING && (unit_opens(a, unit_at(a, end), ROLE_TO) || unit_opens(a, unit_at(a, end), ROLE_AT) ||
                            unit_opens(a, unit_at(a, end), ROLE_WITH))) {
    size_t more = args_collect(a, end + 1, &who, R_BINDING);
    if (more > end + 1) end = more;
  }
  take_acronym_of_sides(a, x, &who, end);
  for (int i = 0; i < who.n; i++) args_add(&x->parties, who.at[i]);
  if (who.group)
    x->parties.group = true, x->parties.group_states = who.group_states, x->parties.group_span = who.group_span;
  if (rule != R_WITH && who.n >= 2) x->complete = true;
  for (int i = 0; rule == R_WITH && i < x->parties.n; i++)
    x->complete |= x->parties.at[i].rule == R_OF_ACTOR; /* « partenariat de X avec Y » */
  w->end = end;
  w->named = w->topic = false;
  return true;
}

/* « Talks on an agreement collapsed »: a past that is a participle as well, and the only verb of the sentence. */
static bool is_main_verb(const Analysis *a, size_t k) {
  if (!unit_is_finite(a, unit_at(a, k))) return false;
  for (size_t i = 0; i < a->units.n; i++)
    if (i != k && (unit_is_finite(a, unit_at(a, i)) || unit_has(unit_at(a, i), W_MODAL))) return false;
  return true;
}

static bool act_after(Analysis *a, Walk *w, Instrument *x, size_t k) {
  const WordUnit *u = unit_at(a, k);
  if (!unit_has(u, W_TRIGGER)) return false;
  const Reading *g = unit_reading(u, W_TRIGGER);
  Act act = (Act)a->lex->entries[g->entry].act;
  if (g->feature != F_PARTICIPLE && g->feature != F_NONE && g->feature != F_SINGULAR && g->feature != F_PLURAL)
    return false;
  if (act == ACT_BIND || (w->led && is_main_verb(a, k))) return false;
  AgreementStatus status = status_of_act(act, TENSE_PAST, SHIFT_NONE);
  if (act == ACT_PLAN || act == ACT_PREPARE) status = AG_PLANNED;
  if (act == ACT_ANNOUNCE || act == ACT_CALL || act == ACT_NAME_AS) {
    w->end = k + 1;
    w->named = false;
    return true;
  }
  if (status == AG_NONE) return false;
  Step s = {
      .status = status, .date = NONE, .tense = status == AG_PLANNED ? TENSE_FUTURE : TENSE_PAST, .entry = g->entry};
  w->end = adjuncts(a, k + 1, x, &s);
  s.span = span_join(u->span, unit_at(a, w->end - 1)->span);
  add_step(x, s);
  w->named = w->topic = false;
  return true;
}

/* The unit after the closing quotation mark, when one opens at k and closes soon; else k. */
static size_t quote_end(const Analysis *a, size_t k) {
  bool opens;
  if (!unit_is_quote(a, unit_at(a, k), &opens) || !opens) return k;
  for (size_t q = k + 1; q < k + 14 && q < a->units.n; q++)
    if (unit_is_quote(a, unit_at(a, q), &opens) && !opens) return q + 1;
  return k;
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
  while (unit_has(unit_at(a, g), W_DETERMINER) || unit_opens(a, unit_at(a, g), ROLE_OF) ||
         unit_opens(a, unit_at(a, g), ROLE_TOPIC))
    g++;
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

static bool modifier(Analysis *a, Walk *w, Instrument *x) {
  size_t k = w->end;
  const WordUnit *u = unit_at(a, k);
  bool opens;
  if (unit_is_quote(a, u, &opens)) {
    if (opens && w->named) x->quoted = x->distinct = true, w->quote = k;
    else if (!opens && x->quoted)
      w->name_end = w->named ? k + (w->quote > 0) : w->name_end, w->named = false, w->quote = 0;
    else return false;
    w->end = k + 1;
    return true;
  }
  if (sides(a, w, x, k) || act_after(a, w, x, k) || acronym(a, w, x, k)) return true;
  if (u->type == UNIT_ACTOR && u->index2 != NONE) { /* « accord UE-Vietnam » */
    args_add(&x->parties, (Arg){u->index, NONE, u->span, R_COMPOUND});
    args_add(&x->parties, (Arg){u->index2, NONE, u->span, R_COMPOUND});
    x->complete = true;
    w->end = k + 1;
    return true;
  }
  if (u->type == UNIT_DATE) {
    if (x->date == NONE) x->date = u->index;
    bool year = a->dates.at[u->index].date.year && !a->dates.at[u->index].date.month;
    if (!year && !a->dates.at[u->index].role) return false;
    w->end = k + 1;
    return true;
  }
  if (unit_has(u, W_DEMONYM) && !(u->flags & TOKEN_HYPHEN)) {
    w->end = w->name_end = k + 1;
    if (!w->named) w->name_end = w->name_end > k ? k : w->name_end;
    return true;
  }
  if (unit_has(u, W_OPENER)) return take_topic(a, w, x, k);
  if (u->type == UNIT_WORD && !(u->flags & TOKEN_PUNCT) && (w->named || w->topic || is_sector(u)) &&
      (unit_is_plain(u) || (w->named && unit_has(u, W_ORDINAL)) ||
       (u->flags & TOKEN_HYPHEN && !unit_has(u, W_TRIGGER)) ||
       (x->head.end < unit_at(a, k - 1)->span.end && is_act_noun(u)))) {
    cues_add(a, u, &x->domains, true);
    w->end = k + 1;
    if (w->named) w->name_end = k + 1;
    x->distinct = true;
    return true;
  }
  if (unit_has(u, W_INSTRUMENT) && w->named && x->head.end < unit_at(a, k - 1)->span.end &&
      unit_is_plain(unit_at(a, k - 1))) { /* « Amendment to the Line of Credit Agreement » */
    w->end = w->name_end = k + 1;
    return true;
  }
  if (u->type == UNIT_WORD && u->mask & W_BIT(W_NUMBER) && w->named) {
    w->end = w->name_end = k + 1;
    return true;
  }
  if (listed_topic(a, w, x, k)) return true;
  /* over a comma: « , signé hier », « , entre X et Y », « , relatif à » */
  if (unit_is(a, u, ',') || unit_has(u, W_CONJUNCTION)) {
    w->end = k + 1;
    bool opener = unit_opens(a, unit_at(a, k + 1), ROLE_TOPIC) && unit_is(a, u, ',');
    bool another = unit_is(a, u, ',') || x->steps.n; /* « signé et ratifié » */
    if (sides(a, w, x, k + 1) || (another && act_after(a, w, x, k + 1)) || (opener && take_topic(a, w, x, k + 1)))
      return true;
    w->end = k;
  }
  return false;
}

static bool is_head(const Analysis *a, size_t i, bool *anaphor) {
  const WordUnit *u = unit_at(a, i);
  *anaphor = false;
  if (unit_has(u, W_INSTRUMENT)) {
    size_t b = i;
    while (b > 0 && (unit_at(a, b - 1)->type == UNIT_DATE ||
                     (unit_at(a, b - 1)->type == UNIT_WORD && unit_at(a, b - 1)->mask == W_BIT(W_COMMON))))
      b--;
    const WordUnit *n = unit_at(a, i + 1);
    if (unit_has(n, W_INSTRUMENT) && !(n->flags & TOKEN_ALLCAPS && !(u->flags & TOKEN_ALLCAPS)))
      return false; /* « Comprehensive Economic Partnership Agreement »: the last noun is the head */
    if (b > 0 && unit_has(unit_at(a, b - 1), W_AUXILIARY))
      return false;               /* « sont aujourd'hui traités contre le VIH » */
    if (unit_has(u, W_TRIGGER)) { /* a verb of the same form: a noun only after a determiner or an adjective */
      const WordUnit *left = unit_at(a, i - 1);
      return i > 0 && (unit_has(left, W_DETERMINER) || unit_has(left, W_OPENER) || unit_has(left, W_ORDINAL) ||
                       unit_has(left, W_NUMBER));
    }
    return true;
  }
  if (!unit_has(u, W_ANAPHOR) || !str_is(lex_str(a->lex, unit_entry(a, u, W_ANAPHOR)->value), "Instrument"))
    return false;
  const WordUnit *b = unit_at(a, i ? i - 1 : 0);
  int manner = i && unit_has(b, W_DETERMINER) ? unit_act(a, b, W_DETERMINER) : 0;
  *anaphor = true;
  bool several = unit_reading(u, W_ANAPHOR)->feature == F_PLURAL &&
                 (manner == MANNER_CARDINAL || manner == MANNER_INDEFINITE || (i && unit_has(b, W_NUMBER)));
  return manner == MANNER_DEFINITE || manner == MANNER_DEMONSTRATIVE || several || (i && unit_opens(a, b, ROLE_OF));
}

static void instrument_of_entry(Analysis *a, size_t i, uint32_t entry, int number, bool anaphor) {
  const WordUnit *u = unit_at(a, i);
  Instrument x = {.sentence = a->sentence,
                  .entry = entry,
                  .anaphor = anaphor,
                  .head = u->span,
                  .date = NONE,
                  .event = NONE,
                  .within = NONE,
                  .list_intro = NONE,
                  .topic = a->topic,
                  .plural = number == F_PLURAL};
  cues_add(a, u, &x.domains, true);
  x.named_capital = unit_is_capital(u) && !(u->flags & TOKEN_FIRST);
  size_t name;
  size_t from = before_head(a, i, &x, &name);
  if (name < i) x.distinct = true;
  Walk w = {.end = i + 1, .name_end = i + 1, .named = true};
  w.led = from > 0 && unit_has(unit_at(a, from - 1), W_OPENER);
  w.of = u->end - u->begin > 1; /* « traité d'amitié » is a form of its own, and goes on with « , de paix et de … » */
  w.named = !anaphor;           /* « le texte » has no name to go on with */
  for (int taken = 0; taken < 40 && modifier(a, &w, &x); taken++) {}
  if (w.quote && w.name_end > w.quote) w.name_end = w.quote; /* no name ends inside a quotation */
  x.name = span_join(unit_at(a, name)->span, unit_at(a, w.name_end - 1)->span);
  x.span = span_join(unit_at(a, from)->span, unit_at(a, w.end - 1)->span);
  x.opener = from > 0 && unit_has(unit_at(a, from - 1), W_OPENER) ? (uint8_t)unit_act(a, unit_at(a, from - 1), W_OPENER)
                                                                  : ROLE_NONE;
  for (size_t k = 0; k < a->units.n && x.nearby.n < 4; k++)
    if ((k < from || k >= w.end) && unit_at(a, k)->type == UNIT_ACTOR && unit_at(a, k)->index2 == NONE)
      list_add(&x.nearby, unit_at(a, k)->index);
  if (x.plural && x.count == 1) x.count = 0;
  array_push(&a->instruments, x);
  units_merge(a, from, w.end, UNIT_INSTRUMENT, (uint32_t)a->instruments.n - 1);
}

static void instrument_at(Analysis *a, size_t i, bool anaphor) {
  const Reading *g = unit_reading(unit_at(a, i), anaphor ? W_ANAPHOR : W_INSTRUMENT);
  bool proper = g->flags & READING_CAPITAL && unit_at(a, i)->end - unit_at(a, i)->begin > 1; /* « accords d'Abraham » */
  instrument_of_entry(a, i, g->entry, g->feature, anaphor);
  if (proper) a->instruments.at[a->instruments.n - 1].distinct = true;
}

/* « Le premier, entre X et Y, … » after « Trois accords ont été signés »: each is an instrument of its own. */
static bool ordinal_at(Analysis *a, size_t i) {
  const WordUnit *u = unit_at(a, i), *n = unit_at(a, i + 1);
  if (!(unit_has(u, W_ORDINAL) || unit_has(u, W_OTHER)) || i == 0) return false;
  bool led = unit_has(unit_at(a, i - 1), W_DETERMINER) || unit_has(unit_at(a, i - 1), W_OPENER);
  if (unit_has(u, W_OTHER)) { /* « un autre, passé entre X et Y », « un autre avec X » */
    bool of_its_own = unit_opens(a, n, ROLE_WITH) || unit_opens(a, n, ROLE_BETWEEN) || unit_opens(a, n, ROLE_TOPIC) ||
                      (unit_is(a, n, ',') && unit_has(unit_at(a, i + 2), W_TRIGGER) &&
                       unit_reading(unit_at(a, i + 2), W_TRIGGER)->feature == F_PARTICIPLE);
    if (!of_its_own) return false;
  }
  bool alone = unit_is(a, n, ',') || unit_has(n, W_OPENER) || unit_has(n, W_RELATIVE) || unit_has(n, W_VERB) ||
               unit_has(n, W_TRIGGER) || unit_has(n, W_AUXILIARY);
  if (!led || !alone || unit_opens(a, n, ROLE_OF)) return false;
  const Instrument *list = NULL;
  bool indefinite = unit_has(unit_at(a, i - 1), W_DETERMINER) &&
                    unit_act(a, unit_at(a, i - 1), W_DETERMINER) != MANNER_DEFINITE &&
                    !unit_has(unit_at(a, i - 1), W_PRONOUN);
  bool another =
      (unit_has(u, W_OTHER) || indefinite) && a->instruments.n; /* « un autre sur … et un troisième relatif à … » */
  if (another) {
    const Instrument *last = &a->instruments.at[a->instruments.n - 1];
    if (a->sentence - last->sentence <= 1 && !last->anaphor) list = last;
  }
  for (size_t k = a->instruments.n; !another && k-- > 0 && !list;)
    if (a->instruments.at[k].plural && !a->instruments.at[k].anaphor &&
        a->sentence - a->instruments.at[k].sentence <= 5 && a->sentence > a->instruments.at[k].sentence)
      list = &a->instruments.at[k];
  if (!list) return false;
  Instrument x = {.sentence = a->sentence,
                  .entry = list->entry,
                  .head = u->span,
                  .date = NONE,
                  .event = another ? NONE : list->event,
                  .event_span = list->event_span,
                  .within = NONE,
                  .list_intro = another ? NONE : (uint32_t)(list - a->instruments.at),
                  .count = 1,
                  .manner = MANNER_INDEFINITE,
                  .other = true};
  Walk w = {.end = i + 1, .name_end = i + 1};
  for (int taken = 0; taken < 40 && modifier(a, &w, &x); taken++) {}
  if (unit_is(a, unit_at(a, w.end), ',') && unit_has(unit_at(a, w.end + 1), W_RELATIVE) &&
      binding(a, unit_at(a, w.end + 2))) {
    w.end += 2;
    sides(a, &w, &x, w.end);
  }
  x.name = u->span;
  x.span = span_join(u->span, unit_at(a, w.end - 1)->span);
  array_push(&a->instruments, x);
  units_merge(a, i, w.end, UNIT_INSTRUMENT, (uint32_t)a->instruments.n - 1);
  return true;
}

/* « trois instruments que X et Y ont signés : une convention A, une convention B »: those after the colon are the ones announced. */
static void take_announced(Analysis *a) {
  uint32_t list = NONE;
  bool colon = false;
  for (size_t k = 0; k < a->units.n; k++) {
    const WordUnit *u = unit_at(a, k);
    if (unit_is(a, u, ':')) colon = list != NONE;
    if (u->type != UNIT_INSTRUMENT) continue;
    Instrument *x = &a->instruments.at[u->index];
    if (!colon) list = x->plural && x->count != 1 ? u->index : NONE;
    else if (!x->plural && x->manner == MANNER_INDEFINITE && x->list_intro == NONE) x->list_intro = list;
  }
}

/* « l'APCET », "the PASFTA": the acronym that an instrument before was given. */
static bool acronym_at(Analysis *a, size_t i) {
  const WordUnit *u = unit_at(a, i);
  bool bare = (u->type == UNIT_WORD && !u->mask) || (u->type == UNIT_ACTOR && a->actors.at[u->index].entry == NO_ENTRY);
  if (!(u->flags & TOKEN_ALLCAPS) || !bare || u->end - u->begin > 1) return false;
  Str s = unit_str(a, u);
  for (size_t k = 0; k < a->instruments.n; k++) {
    const Instrument *named = &a->instruments.at[k];
    if (!str_eq(named->acronym, s)) continue;
    instrument_of_entry(a, i, named->entry, F_SINGULAR, false);
    a->instruments.at[a->instruments.n - 1].acronym = s;
    return true;
  }
  return false;
}

void instruments_find(Analysis *a) {
  for (size_t i = 0; i < a->units.n; i++) {
    if (ordinal_at(a, i) || acronym_at(a, i)) continue;
    bool anaphor;
    if (unit_at(a, i)->type == UNIT_WORD && is_head(a, i, &anaphor)) {
      instrument_at(a, i, anaphor);
      while (i > 0 && unit_at(a, i)->type != UNIT_INSTRUMENT) i--; /* the phrase may begin before its head */
    }
  }
  take_announced(a);
}
