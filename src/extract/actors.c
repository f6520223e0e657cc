/* Actors and places by their names: what the lexicon knows, and what goes on with it. */
#include "extract/names.h"
#include "extract/strangers.h"

/* The best known reading of a unit: in the language of the document before others, sure before ambiguous. */
static const Reading *known_reading(const Analysis *a, const WordUnit *u, WordClass class) {
  const Reading *best = NULL;
  int least = 100;
  for (int i = 0; i < u->reading_count; i++) {
    const Reading *g = u->readings[i];
    if (g->class != class) continue;
    int cost = (g->flags & READING_AMBIGUOUS ? 4 : 0) + (g->lang && g->lang != a->lang ? 2 : 0) +
               (g->flags & READING_LABEL ? 0 : 1);
    if (cost < least) least = cost, best = g;
  }
  return best;
}

uint32_t actor_of_unit(Analysis *a, const WordUnit *u) {
  if (u->type == UNIT_ACTOR) return u->index;
  if (u->type == UNIT_PLACE) {
    if (u->index == NONE) return NONE;
    const Entry *e = &a->lex->entries[u->index];
    if (e->entity_class <= CLASS_INTERGOVERNMENTAL) return actor_known(a, u->index, u->span);
    return e->capital_of != NO_ENTRY ? actor_known(a, e->capital_of, u->span) : NONE;
  }
  if (u->type != UNIT_WORD) return NONE;
  static const WordClass order[] = {W_NAME, W_SEAT, W_DEMONYM, W_COMBINING};
  for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
    const Reading *g = u->mask & W_BIT(order[i]) ? known_reading(a, u, order[i]) : NULL;
    if (g) return actor_known(a, g->entry, u->span);
  }
  const Reading *p = u->mask & W_BIT(W_PLACE) ? known_reading(a, u, W_PLACE) : NULL;
  if (p && a->lex->entries[p->entry].capital_of != NO_ENTRY)
    return actor_known(a, a->lex->entries[p->entry].capital_of, u->span);
  return NONE;
}

static bool supported(const Analysis *a, size_t i) { /* an ambiguous name needs another actor in its sentence */
  for (size_t k = 0; k < a->units.n; k++) {
    const WordUnit *u = unit_at(a, k);
    if (k == i) continue;
    if (u->type == UNIT_ACTOR) return true;
    for (int g = 0; u->type == UNIT_WORD && g < u->reading_count; g++)
      if ((u->readings[g]->class == W_NAME || u->readings[g]->class == W_DEMONYM) &&
          !(u->readings[g]->flags & READING_AMBIGUOUS))
        return true;
  }
  return false;
}

static size_t before_determiner(const Analysis *a, size_t i) {
  while (i > 0 && unit_has(unit_at(a, i - 1), W_DETERMINER) && !unit_has(unit_at(a, i - 1), W_OPENER)) i--;
  return i;
}

static bool opened_as_place(const Analysis *a, size_t i) {
  size_t b = before_determiner(a, i);
  if (b == 0) return false;
  const WordUnit *o = unit_at(a, b - 1);
  return unit_opens(a, o, ROLE_AT) && !unit_opens(a, o, ROLE_WITH);
}

/* "the Geneva talks", "the Diego Garcia base": between an article and its noun. */
static bool is_before_noun(const Analysis *a, size_t i) {
  const uint64_t events = W_BIT(W_EVENT_NOUN) | W_BIT(W_INSTRUMENT);
  const WordUnit *n = unit_at(a, i + 1);
  bool word = n->type == UNIT_WORD && n->flags & TOKEN_WORD && !(n->flags & TOKEN_HYPHEN) && !unit_is_capital(n);
  return word && before_determiner(a, i) < i && (n->mask & events || (unit_is_plain(n) && !unit_has(n, W_BODY_HEAD)));
}

/* « le sommet de Doha », "the Kigali Protocol", « (Tokyo, 12 mai 2022) », « PARIS, 3 mars – … » */
static bool stands_as_place(const Analysis *a, size_t i) {
  if (opened_as_place(a, i) || is_before_noun(a, i)) return true;
  const WordUnit *next = unit_at(a, i + 1);
  if (next->type == UNIT_WORD && unit_is_capital(next) && next->mask & (W_BIT(W_EVENT_NOUN) | W_BIT(W_INSTRUMENT)) &&
      !text_in_headline(a->text, a->sentence))
    return true;
  size_t b = before_determiner(a, i);
  if (b >= 2 && unit_opens(a, unit_at(a, b - 1), ROLE_OF)) {
    const WordUnit *n = unit_at(a, b - 2);
    if (n->type == UNIT_WORD && n->mask & (W_BIT(W_EVENT_NOUN) | W_BIT(W_INSTRUMENT)) && !unit_has(n, W_TRIGGER))
      return true;
    if (unit_is_capital(n) && n->type == UNIT_WORD) return true;
  }
  const WordUnit *n = unit_at(a, i + 1);
  if (i > 0 && unit_is(a, unit_at(a, i - 1), '(')) return true;
  return (unit_is(a, n, ',') && (unit_at(a, i + 2)->type == UNIT_DATE || unit_opens(a, unit_at(a, i + 2), ROLE_OF))) ||
         (i == 0 && (unit_is(a, n, '(') || unit_has(n, W_DATELINE)));
}

/* « Adani Defence & Aerospace »: a known name that goes on with capitalised words is another company's. Returns the unit after it. */
static size_t name_goes_on(const Analysis *a, size_t i) {
  size_t k = i + 1;
  while (word_is_unknown_capital(unit_at(a, k)) ||
         (unit_is(a, unit_at(a, k), '&') && word_is_unknown_capital(unit_at(a, k + 1))))
    k++;
  return k;
}

/* "U.S. Department of Energy", « Fonds national suisse »: the name itself says whose body it is. */
static void owner_in_name(Analysis *a, const WordUnit *u, uint32_t actor) {
  const Actor *x = &a->actors.at[actor];
  if (x->parent == NONE || x->parent_said) return;
  uint32_t parent = a->actors.at[x->parent].entry;
  for (uint32_t t = u->begin; t < u->end; t++) {
    size_t used, rest = t == u->begin ? u->end - t - 1 : u->end - t; /* not the name itself */
    const FormNode *node = rest ? lexicon_match(a->lex, a->text->tokens.at + t, rest < 3 ? rest : 2, &used) : NULL;
    for (uint32_t r = node ? node->begin : 0; node && r < node->end; r++) {
      const Reading *g = &a->lex->readings[r];
      if (g->entry != parent || (g->class != W_NAME && g->class != W_DEMONYM)) continue;
      actor_belongs(a, actor, x->parent, (Span){a->text->tokens.at[t].start, a->text->tokens.at[t + used - 1].end});
      return;
    }
  }
}

static bool may_name_branch(const WordUnit *u) {
  return u->type == UNIT_WORD && !(u->mask & ~W_BIT(W_BODY_HEAD)) && unit_is_capital(u) && !(u->flags & TOKEN_ALLCAPS);
}

static bool is_firm(const Analysis *a, const WordUnit *u) {
  return u->type == UNIT_ACTOR && u->index2 == NONE && a->actors.at[u->index].class == CLASS_COMPANY;
}

/* « Endeavor Greece », « Air Algérie », "Vodafone Ghana": a firm's name, one that nobody knows, or a head noun, before a state's is that
   of an organization there. */
static bool branch_of(Analysis *a, size_t i) {
  size_t from = i;
  while (from > 0 && may_name_branch(unit_at(a, from - 1))) from--;
  if (from > 0 && is_firm(a, unit_at(a, from - 1))) from--;
  bool firm = is_firm(a, unit_at(a, from));
  if (from == i || i - from > 2 || (!firm && unit_at(a, from)->flags & TOKEN_FIRST && !unit_at(a, from)->mask) ||
      text_in_headline(a->text, a->sentence) || unit_at(a, i)->flags & TOKEN_HYPHEN)
    return false;
  Span span = span_join(unit_at(a, from)->span, unit_at(a, i)->span);
  EntityClass class = firm ? CLASS_COMPANY : CLASS_ORGANIZATION;
  units_merge(a, from, i + 1, UNIT_ACTOR, actor_named(a, class, text_str(a->text, span), span));
  return true;
}

/* « Congo Télécom », « Cameroon Telecommunications (Camtel) »: capitalised words straight after a state's name, none of them a person's or
   written in capitals, and a sector among them or an acronym behind them: a firm. */
static bool firm_named_after(Analysis *a, size_t i, size_t end) {
  if (text_in_headline(a->text, a->sentence) || end - i > 4 || unit_at(a, i)->flags & TOKEN_ALLCAPS ||
      a->units.at[i].end - a->units.at[i].begin > 1)
    return false;
  bool sector = false;
  for (size_t k = i + 1; k < end; k++) {
    if (unit_at(a, k)->flags & TOKEN_ALLCAPS) return false;
    sector |= (unit_at(a, k)->mask & (W_BIT(W_CUE) | W_BIT(W_WEAK_CUE) | W_BIT(W_BODY_HEAD))) != 0;
  }
  Str acronym = {0};
  size_t after = acronym_after(a, end, &acronym);
  if (!sector && !acronym.n) return false;
  Span span = span_join(unit_at(a, i)->span, unit_at(a, end - 1)->span);
  uint32_t actor = actor_named(a, CLASS_COMPANY, text_str(a->text, span), span);
  if (acronym.n && !a->actors.at[actor].acronym.n) a->actors.at[actor].acronym = acronym;
  units_merge(a, i, after, UNIT_ACTOR, actor);
  return true;
}

static void take_name(Analysis *a, size_t i) {
  const WordUnit *u = unit_at(a, i);
  const Reading *g = known_reading(a, u, W_NAME);
  if (!g) g = known_reading(a, u, W_SEAT);
  bool of_state = a->lex->entries[g->entry].entity_class <= CLASS_INTERGOVERNMENTAL;
  if (!of_state && i > 0 && unit_has(unit_at(a, i - 1), W_FIRST_NAME) && unit_is_capital(unit_at(a, i - 1)) &&
      !unit_has(unit_at(a, i - 1), W_DETERMINER))
    return; /* « Christopher Ford » */
  size_t whole = g->class == W_NAME ? name_goes_on(a, i) : i + 1;
  if (whole > i + 1) {
    if (of_state) {
      if (firm_named_after(a, i, whole)) return; /* « Congo Télécom » */
      if (g->lang && g->lang != a->lang) return; /* « Brazil Day » */
    } else if (a->lex->entries[g->entry].entity_class == CLASS_COMPANY) {
      Span span = span_join(u->span, unit_at(a, whole - 1)->span);
      units_merge(a, i, whole, UNIT_ACTOR, actor_named(a, CLASS_COMPANY, text_str(a->text, span), span));
      return;
    }
  }
  if (a->lex->entries[g->entry].entity_class == CLASS_STATE && g->class == W_NAME && branch_of(a, i)) return;
  if (unit_is(a, unit_at(a, i + 1), '$')) return; /* "US$25 million" */
  if (g->flags & READING_AMBIGUOUS && !supported(a, i)) return;
  uint32_t entry = g->entry;
  bool seat = g->class == W_SEAT, state = a->lex->entries[entry].entity_class <= CLASS_INTERGOVERNMENTAL;
  if (state && opened_as_place(a, i) && (seat || a->lex->entries[entry].entity_class == CLASS_STATE)) {
    a->units.at[i].type = UNIT_PLACE;
    a->units.at[i].index = entry;
    return;
  }
  uint32_t actor = actor_known(a, entry, u->span);
  if (!state) owner_in_name(a, u, actor);
  Str acronym = {0};
  size_t after = acronym_after(a, i + 1, &acronym);
  bool country = a->lex->entries[entry].entity_class == CLASS_STATE;
  if (country && acronym.n &&
      !unit_has(unit_at(a, i + 2), W_NAME)) /* « (RDC) », and not « entre l'UE et le Vietnam (EVFTA) » */
    acronym = (Str){0}, after = i + 1;
  if (acronym.n && !a->actors.at[actor].acronym.n) a->actors.at[actor].acronym = acronym;
  if (acronym.n && !state &&
      unit_has(unit_at(a, after), W_DEMONYM)) { /* « National Science Foundation (NSF) américaine » */
    uint32_t parent = actor_of_unit(a, unit_at(a, after));
    if (parent != NONE) actor_belongs(a, actor, parent, unit_at(a, after)->span), after++;
  }
  u = unit_at(a, i);
  Str name = unit_str(a, u);
  if (name.n > a->actors.at[actor].name.n && !seat) a->actors.at[actor].name = name;
  units_merge(a, i, after, UNIT_ACTOR, actor);
}

static void take_place(Analysis *a, size_t i) {
  if (i > 0 && unit_at(a, i - 1)->type == UNIT_WORD && unit_at(a, i - 1)->flags & TOKEN_ALLCAPS &&
      unit_at(a, i - 1)->flags & TOKEN_WORD && unit_at(a, i - 1)->mask == 0 && !(unit_at(a, i)->flags & TOKEN_ALLCAPS))
    return; /* « AS Rome » is a club, not Italy */
  if (i > 0 && unit_has(unit_at(a, i - 1), W_TITLE) && unit_is_capital(unit_at(a, i + 1)))
    return; /* « M. Ryad Mezzour » */
  const Reading *g = known_reading(a, unit_at(a, i), W_PLACE);
  const Entry *e = &a->lex->entries[g->entry];
  if (g->flags & READING_AMBIGUOUS && !opened_as_place(a, i)) return;
  bool dateline = i == 0 && unit_is_dash(a, unit_at(a, i + 1));
  if (e->capital_of != NO_ENTRY && i > 0 && name_goes_on(a, i) > i + 1 && !text_in_headline(a->text, a->sentence))
    return; /* « Berlin Process » */
  if (e->capital_of != NO_ENTRY && !stands_as_place(a, i) && !dateline) {
    uint32_t actor = actor_known(a, e->capital_of, unit_at(a, i)->span);
    a->units.at[i].type = UNIT_ACTOR;
    a->units.at[i].index = actor;
  } else {
    a->units.at[i].type = UNIT_PLACE;
    a->units.at[i].index = g->entry;
  }
}

/* « à Gyeongju »: a capitalised word that the lexicon does not know, after an opener of place */
static bool unknown_place(Analysis *a, size_t i) {
  const WordUnit *u = unit_at(a, i);
  if (u->type != UNIT_WORD || u->mask || !unit_is_capital(u) || u->flags & TOKEN_ALLCAPS || !opened_as_place(a, i) ||
      before_determiner(a, i) < i || is_written_as_firm(a, i))
    return false;
  if (unit_holds_article(unit_at(a, i - 1)) && unit_is_plain_lower(unit_at(a, i + 1)))
    return false; /* « au Palais royal »: a building */
  size_t end = i + 1;
  while (end < a->units.n && !unit_at(a, end)->mask && unit_at(a, end)->type == UNIT_WORD &&
         (unit_is_capital(unit_at(a, end)) || unit_at(a, end)->flags & TOKEN_HYPHEN) &&
         unit_at(a, end)->flags & TOKEN_WORD)
    end++;
  units_merge(a, i, end, UNIT_PLACE, NONE);
  return true;
}

static const uint64_t may_be_compound =
    W_BIT(W_NAME) | W_BIT(W_COMBINING) | W_BIT(W_DEMONYM) | W_BIT(W_PLACE) | W_BIT(W_SEAT);

/* « UE-Japon », « franco-allemand », "UK–Japan": two actors joined by a hyphen or dash without spaces */
static bool compound(Analysis *a, size_t i) {
  const WordUnit *u = unit_at(a, i), *n = unit_at(a, i + 1);
  if (!(u->type == UNIT_ACTOR || (u->type == UNIT_WORD && u->mask & may_be_compound))) return false;
  size_t second = i + 1;
  if (unit_is_dash(a, n) && n->flags & TOKEN_GLUED && unit_at(a, i + 2)->flags & TOKEN_GLUED) second = i + 2;
  else if (unit_is(a, n, '/') && unit_at(a, i + 2)->flags & TOKEN_GLUED) second = i + 2;
  else if (!(n->flags & TOKEN_HYPHEN)) return false;
  n = unit_at(a, second);
  if (!(n->type == UNIT_ACTOR || (n->type == UNIT_WORD && n->mask & (may_be_compound & ~W_BIT(W_COMBINING)))))
    return false;
  uint32_t x = actor_of_unit(a, u), y = actor_of_unit(a, n);
  if (x == NONE || y == NONE || x == y) return false;
  units_merge(a, i, second + 1, UNIT_ACTOR, x);
  a->units.at[i].index2 = y;
  return true;
}

void actors_find(Analysis *a) {
  const uint64_t described = W_BIT(W_ACTOR_HEAD) | W_BIT(W_BODY_HEAD) | W_BIT(W_GROUP) | W_BIT(W_DEMONYM);
  bool named = a->sentence_mask & (may_be_compound | W_BIT(W_BODY_HEAD));
  for (size_t i = 0; named && i < a->units.n; i++)
    if (unit_at(a, i)->flags & TOKEN_WORD) compound(a, i);
  for (size_t i = 0; i < a->units.n; i++) {
    const WordUnit *u = unit_at(a, i);
    if (u->type != UNIT_WORD) continue;
    if (u->mask & (W_BIT(W_NAME) | W_BIT(W_SEAT))) take_name(a, i);
    else if (u->mask & W_BIT(W_PLACE)) take_place(a, i);
    else if (!u->mask && unit_is_capital(u) && !unknown_place(a, i)) acronym_unknown(a, i);
  }
  if (a->sentence_mask & described) actors_find_described(a);
}
