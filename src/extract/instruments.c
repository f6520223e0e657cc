#include "extract/instrument_phrase.h"
#include "extract/names.h"
#include "extract/verbs.h"

/* "the text of a peace treaty": it is the treaty. */
static bool is_text_of(const Analysis *a, size_t i) {
  if (!unit_opens(a, unit_at(a, i + 1), ROLE_OF)) return false;
  size_t k = i + 2;
  while (unit_has(unit_at(a, k), W_DETERMINER) || (is_plain_word(unit_at(a, k)) && k < i + 5)) k++;
  return unit_has(unit_at(a, k), W_INSTRUMENT);
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
  if (!unit_means(a, u, W_ANAPHOR, "Instrument") || is_text_of(a, i)) return false;
  const WordUnit *b = unit_at(a, i ? i - 1 : 0);
  int manner = i && unit_has(b, W_DETERMINER) ? unit_act(a, b, W_DETERMINER) : 0;
  *anaphor = true;
  bool several = unit_reading(u, W_ANAPHOR)->feature == F_PLURAL &&
                 (manner == MANNER_CARDINAL || manner == MANNER_INDEFINITE || (i && unit_has(b, W_NUMBER)));
  return manner == MANNER_DEFINITE || manner == MANNER_DEMONSTRATIVE || several || (i && unit_opens(a, b, ROLE_OF));
}

/* « aux termes d'un accord », « selon un accord »: the role that the word before the phrase gives it. */
static uint8_t opener_before(const Analysis *a, size_t from) {
  const WordUnit *u = unit_at(a, from ? from - 1 : 0);
  if (from == 0) return ROLE_NONE;
  if (unit_has(u, W_OPENER)) return (uint8_t)unit_act(a, u, W_OPENER);
  return unit_names_source(a, u) ? ROLE_UNDER : ROLE_NONE;
}

/* "would like to see the protocol signed", "wants the treaty ratified": what is wished for is not told of the instrument that begins at `from`. */
static bool is_wished(const Analysis *a, size_t from) {
  if (from == 0) return false;
  const WordUnit *u = unit_at(a, from - 1);
  if (unit_has(u, W_TRIGGER)) return unit_act(a, u, W_TRIGGER) == ACT_WISH;
  if (from < 2 || u->type != UNIT_WORD || u->flags & TOKEN_PUNCT || unit_has(u, W_OPENER)) return false;
  const Reading *m = unit_reading(unit_at(a, from - 2), W_MODAL);
  return m && a->lex->entries[m->entry].act == SHIFT_WISH;
}

static void add(Analysis *a, const Instrument *x) {
  if (x->acronym.n) map_add(&a->acronyms, x->acronym, (uint32_t)a->instruments.n);
  array_push(&a->instruments, *x);
}

/* "Portugal's Galp": the state is only whose the firm is. */
static bool is_owner(const Analysis *a, size_t k) {
  const WordUnit *n = unit_at(a, k + 2);
  return unit_is_genitive(a, unit_at(a, k + 1)) && (n->type == UNIT_ACTOR || n->type == UNIT_PERSON);
}

/* The first actors beside the phrase of x, units [from, end). */
static void note_nearby(const Analysis *a, Instrument *x, size_t from, size_t end) {
  for (size_t k = 0; k < a->units.n && x->nearby.n < 4; k++) {
    const WordUnit *u = unit_at(a, k);
    bool beside = (k < from || k >= end) && u->type == UNIT_ACTOR && u->index2 == NONE && !is_owner(a, k);
    if (!beside || list_has(&x->nearby, u->index)) continue;
    x->governed_nearby |= (uint8_t)(unit_follows_opener(a, k) << x->nearby.n);
    list_add(&x->nearby, u->index);
  }
}

void instrument_of_entry(Analysis *a, size_t i, uint32_t entry, int number, bool anaphor) {
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
  size_t from = phrase_before_head(a, i, &x, &name);
  if (name < i) x.distinct = true;
  Walk w = {.end = i + 1, .name_end = i + 1, .named = true};
  w.led = from > 0 && unit_has(unit_at(a, from - 1), W_OPENER);
  w.of = u->end - u->begin > 1; /* « traité d'amitié » is a form of its own, and goes on with « , de paix et de … » */
  w.named = !anaphor;           /* « le texte » has no name to go on with */
  phrase_after_head(a, &w, &x);
  if (is_wished(a, from)) x.steps.n = 0;
  if (w.quote && w.name_end > w.quote) w.name_end = w.quote; /* no name ends inside a quotation */
  x.name = span_join(unit_at(a, name)->span, unit_at(a, w.name_end - 1)->span);
  x.span = span_join(unit_at(a, from)->span, unit_at(a, w.end - 1)->span);
  x.opener = opener_before(a, from);
  note_nearby(a, &x, from, w.end);
  x.parties.group_firms |= !x.parties.n && !x.parties.group && firms_are_topic(a);
  if (x.plural && x.count == 1) x.count = 0;
  if (w.base) phrase_add_base(a, &w, &x);
  add(a, &x);
  units_merge(a, from, w.end, UNIT_INSTRUMENT, (uint32_t)a->instruments.n - 1);
}

/* « accords d'Abraham », « accord de Paris sur le climat »: a form of several words, of which one behind the noun is a name. */
static bool is_proper(const Analysis *a, const WordUnit *u, const Reading *g) {
  if (u->end - u->begin < 2) return false;
  const Token *tokens = a->text->tokens.at;
  bool title = tokens[u->begin].flags & TOKEN_CAPITAL && !(tokens[u->begin].flags & TOKEN_FIRST), name = false;
  for (uint32_t t = u->begin + 1; t < u->end && !title; t++) name |= (tokens[t].flags & TOKEN_CAPITAL) != 0;
  return name || g->flags & READING_CAPITAL;
}

static void instrument_at(Analysis *a, size_t i, bool anaphor) {
  const Reading *g = unit_reading(unit_at(a, i), anaphor ? W_ANAPHOR : W_INSTRUMENT);
  bool proper = is_proper(a, unit_at(a, i), g);
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
  for (size_t k = a->instruments.n; !another && k-- > 0 && !list && a->sentence - a->instruments.at[k].sentence <= 5;)
    if (a->instruments.at[k].plural && !a->instruments.at[k].anaphor && a->sentence > a->instruments.at[k].sentence)
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
  phrase_after_head(a, &w, &x);
  if (unit_is(a, unit_at(a, w.end), ',') && unit_has(unit_at(a, w.end + 1), W_RELATIVE) &&
      phrase_binds(a, unit_at(a, w.end + 2))) {
    w.end += 2;
    phrase_sides(a, &w, &x, w.end);
  }
  x.name = u->span;
  x.span = span_join(u->span, unit_at(a, w.end - 1)->span);
  add(a, &x);
  units_merge(a, i, w.end, UNIT_INSTRUMENT, (uint32_t)a->instruments.n - 1);
  return true;
}

/* « cinq documents, dont un accord », « cinq textes ont été signés à Oslo, dont un accord »: before the instrument at unit k stands a word that
   opens what a list holds, behind the list or a comma. */
static bool is_included(const Analysis *a, size_t k) {
  size_t open = k;
  while (open > 0 && unit_is_plain(unit_at(a, open - 1)) && !unit_is_capital(unit_at(a, open - 1))) open--;
  const WordUnit *o = unit_at(a, open ? open - 1 : 0);
  if (open == 0 || !(unit_has(o, W_RELATIVE) || unit_opens(a, o, ROLE_BESIDES))) return false;
  bool holds = unit_opens(a, o, ROLE_BESIDES) || unit_means(a, o, W_RELATIVE, "Partitive");
  open--;
  bool comma = open > 0 && unit_is(a, unit_at(a, open - 1), ',');
  open -= comma;
  return open > 0 && ((holds && comma) || unit_at(a, open - 1)->type == UNIT_INSTRUMENT);
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
    colon |= list != NONE && is_included(a, k);
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
  uint32_t named = map_get(&a->acronyms, s);
  if (named == MAP_NONE) return false;
  instrument_of_entry(a, i, a->instruments.at[named].entry, F_SINGULAR, false);
  a->instruments.at[a->instruments.n - 1].acronym = s;
  return true;
}

void instruments_find(Analysis *a) {
  bool ordinals = a->sentence_mask & (W_BIT(W_ORDINAL) | W_BIT(W_OTHER));
  bool pronouns = a->sentence_mask & W_BIT(W_PRONOUN);
  size_t before = a->instruments.n;
  if (!before && !(a->sentence_mask & (W_BIT(W_INSTRUMENT) | W_BIT(W_ANAPHOR)))) return;
  for (size_t i = 0; i < a->units.n; i++) {
    if ((ordinals && ordinal_at(a, i)) || (pronouns && instrument_one_at(a, i)) || acronym_at(a, i)) continue;
    bool anaphor;
    if (unit_at(a, i)->type == UNIT_WORD && is_head(a, i, &anaphor)) {
      instrument_at(a, i, anaphor);
      while (i > 0 && unit_at(a, i)->type != UNIT_INSTRUMENT) i--; /* the phrase may begin before its head */
    }
  }
  if (a->instruments.n > before) take_announced(a), phrases_join_bases(a);
}
