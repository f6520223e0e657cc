#include "extract/allegiance.h"

#include "extract/names.h"
#include "extract/trace.h"
#include "extract/verbs.h"
#include "text/fold.h"

/* ---- what each sentence tells ---- */

/* A state, or a union that has the code of one. */
static bool is_sovereign(const Analysis *a, uint32_t entry) {
  const Entry *e = &a->lex->entries[entry];
  return e->entity_class == CLASS_STATE ||
         (e->entity_class == CLASS_INTERGOVERNMENTAL && str_find(lex_str(a->lex, e->iri), STR("/state/")) != SIZE_MAX);
}

uint32_t state_of_entry(const Analysis *a, uint32_t entry) {
  for (int i = 0; i < 3 && entry != NO_ENTRY; i++) {
    const Entry *e = &a->lex->entries[entry];
    if (is_sovereign(a, entry)) return entry;
    entry = e->entity_class == CLASS_PLACE ? e->link : NO_ENTRY;
  }
  return NO_ENTRY;
}

/* The state that the unit names, by name, capital, nationality or place. */
static uint32_t state_of_unit(const Analysis *a, const WordUnit *u) {
  if (u->type == UNIT_ACTOR) return state_of_entry(a, a->actors.at[u->index].entry);
  if (u->type == UNIT_PLACE) return u->index == NONE ? NO_ENTRY : state_of_entry(a, u->index);
  const Reading *g = u->type == UNIT_WORD ? unit_reading(u, W_DEMONYM) : NULL;
  return g ? state_of_entry(a, g->entry) : NO_ENTRY;
}

static void count_state(Analysis *a, uint32_t entry) {
  uint32_t lead = a->state_counts.n ? a->state_counts.at[0].first : a->sentence;
  uint32_t weight = a->sentence <= lead + 2 ? 2 : 1; /* title and lead tell whom it is about */
  for (size_t i = 0; i < a->state_counts.n; i++)
    if (a->state_counts.at[i].entry == entry) {
      a->state_counts.at[i].n += weight;
      return;
    }
  array_push(&a->state_counts, ((StateCount){entry, weight, a->sentence}));
}

static bool is_stop(const Analysis *a, const WordUnit *u) {
  return u->type == UNIT_WORD && u->flags & TOKEN_PUNCT && !unit_is(a, u, '.');
}

/* The actor that a sentence of its own names and nothing else: « Conseil de l'UE » above a press release; NONE when there is none. */
static uint32_t letterhead_of(const Analysis *a) {
  size_t n = a->units.n;
  bool alone = n == 1 || (n == 2 && unit_has(unit_at(a, 0), W_DETERMINER));
  const WordUnit *u = unit_at(a, n ? n - 1 : 0);
  return alone && u->type == UNIT_ACTOR && u->index2 == NONE ? u->index : NONE;
}

/* « RABAT, le 12 septembre 2025 – », "ABU DHABI, Nov. 18 (Yonhap) --", "Canberra: ", « Par X, Abidjan »; a letterhead of one actor */
static uint32_t origin_of(Analysis *a) {
  size_t n = a->units.n;
  if (a->sentence > 9 || !n) return NO_ENTRY;
  const WordUnit *first = unit_at(a, 0), *next = unit_at(a, 1);
  uint32_t entry = state_of_unit(a, first);
  uint32_t letterhead = letterhead_of(a);
  if (letterhead != NONE) {
    uint32_t above = state_above(a, letterhead);
    return above != NONE ? state_of_entry(a, a->actors.at[above].entry) : NO_ENTRY;
  }
  if (first->type == UNIT_WORD && !first->mask && unit_is_capital(first) && unit_is(a, next, ',') &&
      unit_is(a, unit_at(a, 3), ','))
    entry = state_of_unit(a, unit_at(a, 2)), next = unit_at(a, 3); /* "THESSALONIKI, Greece, September 5" */
  else if (unit_has(first, W_PLACE) && unit_is(a, next, ',') && unit_at(a, 2)->type == UNIT_DATE)
    entry = state_of_entry(a, unit_reading(first, W_PLACE)->entry); /* a place that is ambiguous elsewhere */
  else if (first->type == UNIT_WORD) entry = NO_ENTRY;
  if (entry != NO_ENTRY && is_stop(a, next)) {
    bool comma = unit_is(a, next, ','), dated = false;
    for (size_t k = 2; comma && k < 7; k++) dated |= unit_at(a, k)->type == UNIT_DATE;
    if (!comma || dated) {
      if (first->mask & W_BIT(W_PLACE) || first->type == UNIT_PLACE) a->origin_place = first->span;
      return entry;
    }
  }
  const WordUnit *last = unit_at(a, n - 1);
  bool byline = n > 2 && n <= 12 && last->type != UNIT_WORD && is_stop(a, unit_at(a, n - 2));
  return byline ? state_of_unit(a, last) : NO_ENTRY;
}

/* The state for which an actor or person of the unit stands. */
static uint32_t state_meant(const Analysis *a, const WordUnit *u) {
  uint32_t actor = u->type == UNIT_ACTOR ? u->index : u->type == UNIT_PERSON ? a->persons.at[u->index].actor : NONE;
  uint32_t state = actor != NONE ? state_above(a, actor) : NONE;
  return state != NONE ? state_of_entry(a, a->actors.at[state].entry) : NO_ENTRY;
}

/* The state itself, and not as someone else's partner, place or owner: « avec le Japon », « à Tokyo », "Japan's partner". */
static bool leads(const Analysis *a, size_t k, uint32_t state) {
  const WordUnit *u = unit_at(a, k);
  bool itself = u->type == UNIT_PERSON || state_of_entry(a, a->actors.at[u->index].entry) == state;
  bool joined = u->type == UNIT_PERSON && k > 0 && unit_has(unit_at(a, k - 1), W_CONJUNCTION);
  if (!itself || joined || unit_is_genitive(a, unit_at(a, k + 1))) return false;
  if (!unit_follows_opener(a, k)) return true;
  size_t o = k - 1;
  while (!unit_has(unit_at(a, o), W_OPENER)) o--;
  const WordUnit *opener = unit_at(a, o);
  return unit_opens(a, opener, ROLE_BY) || unit_opens(a, opener, ROLE_FOR);
}

/* The state that a word of a sentence that was not read names. */
static uint32_t state_of_word(const Analysis *a, const WordUnit *u) {
  for (int i = 0; i < u->reading_count; i++) {
    const Reading *g = u->readings[i];
    bool money = unit_is(a, u + 1, '$') && u + 1 < a->units.at + a->units.n; /* "US$25 million" */
    if ((g->class == W_NAME || g->class == W_SEAT) && !(g->flags & READING_AMBIGUOUS) && !money)
      return state_of_entry(a, g->entry);
  }
  return NO_ENTRY;
}

void author_note(Analysis *a) {
  uint32_t actor = letterhead_of(a);
  if (a->author != NONE || actor == NONE || a->actors.at[actor].class == CLASS_STATE) return;
  uint32_t above = a->actors.at[actor].class == CLASS_GOVERNMENT_BODY ? state_above(a, actor) : NONE;
  a->author = above != NONE ? above : actor;
}

void states_note(Analysis *a, bool read) {
  const uint64_t names = W_BIT(W_NAME) | W_BIT(W_SEAT) | W_BIT(W_PLACE) | W_BIT(W_DEMONYM) | W_BIT(W_OFFICE);
  IndexList none = {.n = 0};
  while (a->states.n <= a->sentence) array_push(&a->states, none);
  while (a->leading.n <= a->sentence) array_push(&a->leading, none);
  if (!(a->sentence_mask & names)) return;
  if (read && a->origin == NO_ENTRY) a->origin = origin_of(a);
  if (read && a->sentence < 5) author_note(a);
  IndexList *states = &a->states.at[a->sentence];
  for (size_t k = 0; k < a->units.n; k++) {
    const WordUnit *u = unit_at(a, k);
    if (u->type == UNIT_WORD && !(u->mask & names)) continue;
    uint32_t state = read ? state_meant(a, u) : state_of_word(a, u), named = state_of_unit(a, u);
    if (state != NO_ENTRY) list_add(states, state);
    if (read && u->type == UNIT_ACTOR) a->actors.at[u->index].named += a->sentence < 3 ? 2 : 1;
    if (u->type == UNIT_ACTOR && u->index2 != NONE) list_add(states, state_of_entry(a, a->actors.at[u->index2].entry));
    if (read && state != NO_ENTRY && leads(a, k, state)) list_add(&a->leading.at[a->sentence], state);
    if (u->type == UNIT_WORD && !read && named == NO_ENTRY) named = state;
    bool union_adjective =
        named != NO_ENTRY && u->type == UNIT_WORD && a->lex->entries[named].entity_class != CLASS_STATE;
    if (named != NO_ENTRY && u->type != UNIT_PLACE && !union_adjective) count_state(a, named);
  }
}

/* ---- whose state it is ---- */

/* The state for which a person acts, as an entry. */
static uint32_t state_served(const Analysis *a, const Person *p) {
  uint32_t state = p->actor == NONE ? NONE : state_above(a, p->actor);
  return state == NONE ? NO_ENTRY : state_of_entry(a, a->actors.at[state].entry);
}

/* "Britain and Norway on Thursday signed": what the first sentence names second beside another is not for that at home. */
static bool follows_in_lead(const Analysis *a, uint32_t entry) {
  const StateCount *c = a->state_counts.at;
  if (a->state_counts.n < 2 || c[0].entry == entry || c[1].entry != entry || c[0].first != c[1].first) return false;
  const IndexList *lead = c[0].first < a->leading.n ? &a->leading.at[c[0].first] : NULL;
  return lead && list_has(lead, c[0].entry) && list_has(lead, c[1].entry);
}

/* The state of which the document speaks clearly more than of any other. */
static uint32_t most_named(const Analysis *a) {
  uint32_t best = 0, next = 0, first = 0, entry = NO_ENTRY;
  for (size_t i = 0; i < a->state_counts.n; i++) {
    const StateCount *c = &a->state_counts.at[i];
    if (c->n > best) next = best, best = c->n, entry = c->entry, first = c->first;
    else if (c->n > next) next = c->n;
  }
  bool leads = a->state_counts.n && first <= a->state_counts.at[0].first + 3 && !follows_in_lead(a, entry);
  return leads && best >= 4 - (next == 0) && best * 2 >= next * 3 ? entry : NO_ENTRY;
}

static bool is_named_often(const Analysis *a, uint32_t entry) {
  for (size_t i = 0; i < a->state_counts.n; i++)
    if (a->state_counts.at[i].entry == entry) return a->state_counts.at[i].n >= 2;
  return false;
}

/* A home state, and whether the document speaks of it clearly more than of any other. */
typedef struct Home {
  uint32_t state; ///< entry, or NO_ENTRY
  bool strong;
} Home;

/* Whom the document means when it says « le ministre » and no more: those of the other bare offices, else of its dateline, else of which it
   speaks most. */
static Home home_of(const Analysis *a) {
  uint32_t best = NO_ENTRY, most = 0;
  for (size_t i = 0; i < a->persons.n; i++) {
    if (a->persons.at[i].actor_rule != R_OFFICE_CONTEXT) continue;
    uint32_t n = 0, state = state_served(a, &a->persons.at[i]);
    for (size_t k = 0; k < a->persons.n; k++)
      n += a->persons.at[k].actor_rule == R_OFFICE_CONTEXT && state_served(a, &a->persons.at[k]) == state;
    if (n > most) most = n, best = state;
  }
  if (most >= 2) return (Home){best, true};
  uint32_t named = most_named(a);
  if (a->origin != NO_ENTRY && (named == NO_ENTRY || is_named_often(a, a->origin)))
    return (Home){a->origin, named == a->origin};
  return (Home){named, true};
}

static bool same_office(const Person *p, const Person *q) {
  return p->office.n && q->office.n && p->office_folded == q->office_folded;
}

/* Whether state may be the one for which p acts: not when someone else has that office there, or acts for it beside p. */
static bool may_serve(const Analysis *a, const Person *p, uint32_t state, bool home) {
  for (size_t k = 0; k < a->persons.n; k++) {
    const Person *q = &a->persons.at[k];
    if (q == p || q->actor == NONE || state_served(a, q) != state) continue;
    if (same_office(p, q)) return false;
    bool colleague = home && p->office_sentence < a->states.n && a->states.at[p->office_sentence].n == 1;
    if (q->sentence == p->office_sentence && q->actor_rule != R_OFFICE_CONTEXT && !colleague) return false;
  }
  return true;
}

static IndexList candidates(const Analysis *a, const Person *p, uint32_t sentence) {
  IndexList out = {.n = 0};
  if (sentence >= a->states.n) return out;
  const IndexList *seen = &a->states.at[sentence];
  for (int i = 0; i < seen->n; i++)
    if (may_serve(a, p, seen->at[i], false)) list_add(&out, seen->at[i]);
  return out;
}

static bool one_leads(const Analysis *a, const IndexList *l, uint32_t sentence) {
  return l->n == 1 && list_has(&a->leading.at[sentence], l->at[0]);
}

IndexList main_pair(const Analysis *a) {
  IndexList pair = {.n = 0};
  uint32_t best = 0, second = 0, third = 0, first_entry = NO_ENTRY, second_entry = NO_ENTRY;
  for (size_t i = 0; i < a->state_counts.n; i++) {
    const StateCount *c = &a->state_counts.at[i];
    if (c->n > best) third = second, second = best, second_entry = first_entry, best = c->n, first_entry = c->entry;
    else if (c->n > second) third = second, second = c->n, second_entry = c->entry;
    else if (c->n > third) third = c->n;
  }
  if (second >= 2 && third * 2 <= second) list_add(&pair, first_entry), list_add(&pair, second_entry);
  return pair;
}

static uint32_t other_of(const IndexList *pair, uint32_t state) {
  if (!list_has(pair, state)) return NO_ENTRY;
  return pair->at[0] == state ? pair->at[1] : pair->at[0];
}

/* "The Defence Secretary, X, and Norway's Minister of Defence, Y": X is of the other state of the two that the document is about. */
static uint32_t across_from(const Analysis *a, const Person *p) {
  IndexList pair = main_pair(a);
  if (p->office_sentence < a->states.n && a->states.at[p->office_sentence].n > 1) return NO_ENTRY;
  for (size_t k = 0; pair.n && k < a->persons.n; k++) {
    const Person *q = &a->persons.at[k];
    if (q == p || q->sentence != p->office_sentence || q->actor == NONE || q->actor_rule == R_OFFICE_CONTEXT) continue;
    uint32_t other = other_of(&pair, state_served(a, q));
    if (other != NO_ENTRY && may_serve(a, p, other, false)) return other;
  }
  return NO_ENTRY;
}

/* "Uruguay has offered to mediate. Foreign minister X phoned …": whose office opens a sentence is of the state alone that leads the one
   before it, in the same paragraph. */
static uint32_t state_just_told(const Analysis *a, const Person *p) {
  uint32_t s = p->office_sentence;
  if (s == 0 || s >= a->states.n || a->states.at[s - 1].n != 1) return NO_ENTRY;
  const Sentence *here = &a->text->sentences.at[s], *there = here - 1;
  bool opens = p->office_span.start <= here->span.start + 4;
  if (!opens || here->block != there->block || !list_has(&a->leading.at[s - 1], a->states.at[s - 1].at[0]))
    return NO_ENTRY;
  uint32_t state = a->states.at[s - 1].at[0];
  return list_has(&a->states.at[s], state) || !may_serve(a, p, state, false) ? NO_ENTRY : state;
}

/* "signed by Minister X and Energy Minister Y": of two from two states the one at home is named first. */
static bool is_first_of_two(const Analysis *a, const Person *p) {
  for (size_t k = 0; k < a->persons.n; k++) {
    const Person *q = &a->persons.at[k];
    if (q->met && q->opposite != NONE && &a->persons.at[q->opposite] == p && q->actor == NONE && q->of_state &&
        q->office_sentence == p->office_sentence)
      return true;
  }
  return false;
}

/* The state that the sentence of p's office, or the one before it, can mean; NO_ENTRY when several can, or the wrong one. */
static uint32_t state_beside(const Analysis *a, const Person *p, Home home) {
  uint32_t s = p->office_sentence;
  bool home_fits = home.state != NO_ENTRY && may_serve(a, p, home.state, true);
  if (home_fits && is_first_of_two(a, p)) return home.state;
  IndexList same = candidates(a, p, s);
  if (one_leads(a, &same, s)) return same.at[0];
  if (state_just_told(a, p) != NO_ENTRY) return state_just_told(a, p);
  if ((same.n == 1 && same.at[0] == home.state)) return same.at[0];
  if (same.n == 1 && !home_fits) return home.state == NO_ENTRY ? NO_ENTRY : same.at[0];
  if (same.n) return home_fits && (home.strong || list_has(&same, home.state)) ? home.state : NO_ENTRY;
  if (home_fits && a->states.at[s].n >= 2 && !list_has(&a->states.at[s], home.state)) return NO_ENTRY;
  IndexList before = s > 0 ? candidates(a, p, s - 1) : same;
  if (home_fits) return !before.n || list_has(&before, home.state) ? home.state : NO_ENTRY;
  uint32_t across = across_from(a, p);
  if (across != NO_ENTRY) return across;
  if (home.state == NO_ENTRY && a->origin != NO_ENTRY) return NO_ENTRY; /* the dateline may tell better */
  return one_leads(a, &before, s - 1) ? before.at[0] : NO_ENTRY;
}

/* « a signé … avec le ministre X », « son homologue X »: not of the same state, but of the other one of which the text speaks. */
static uint32_t other_side(const Analysis *a, const Person *p, Home home) {
  uint32_t same = p->opposite != NONE ? state_served(a, &a->persons.at[p->opposite]) : home.state;
  if (same == NO_ENTRY) return NO_ENTRY;
  IndexList all = candidates(a, p, p->office_sentence), pair = main_pair(a), other = {.n = 0};
  for (int i = 0; i < all.n; i++)
    if (all.at[i] != same) list_add(&other, all.at[i]);
  if (!other.n && !pair.n && most_named(a) != same) return most_named(a);
  if (!other.n) return other_of(&pair, same);
  return other.n == 1 ? other.at[0] : NO_ENTRY;
}

static bool is_bare(const Analysis *a, const Person *p) {
  if (p->actor == NONE) return p->of_state;
  const Actor *x = &a->actors.at[p->actor];
  return p->of_state && x->class == CLASS_GOVERNMENT_BODY && state_above(a, p->actor) == NONE;
}

/* Two of whom the context alone would make holders of the same office: of neither is it known. */
static bool is_contested(const Analysis *a, const Person *p) {
  for (size_t k = 0; k < a->persons.n; k++) {
    const Person *q = &a->persons.at[k];
    if (q != p && is_bare(a, q) && same_office(p, q)) return true;
  }
  return false;
}

static void serve_all(Analysis *a, Home home) {
  for (size_t i = 0; i < a->persons.n; i++) {
    Person *p = &a->persons.at[i];
    bool known = home.state != NO_ENTRY || p->opposite != NONE;
    if (!is_bare(a, p) || ((p->met || is_contested(a, p)) && !known)) continue;
    uint32_t held = state_of_portfolio(a, p);
    uint32_t state = held != NONE ? state_of_entry(a, a->actors.at[held].entry)
                     : p->met     ? other_side(a, p, home)
                                  : state_beside(a, p, home);
    if (state == NO_ENTRY || (state == home.state && is_contested(a, p))) {
      TRACE(a, TRACE_NEARLY, R_OFFICE_CONTEXT, p->office_span, "%s",
            state == NO_ENTRY ? "no state is near that the office could be of"
                              : "somebody else holds this office there");
      continue;
    }
    uint32_t actor = actor_known(a, state, p->office_span);
    p = &a->persons.at[i];
    TRACE(a, TRACE_MEANS, R_OFFICE_CONTEXT, p->office_span, "an office of %s: %s", trace_actor(a, actor),
          p->met                ? "the other side of those who meet"
          : state == home.state ? "the state at home in the document"
                                : "the state that the words around it speak of");
    p->actor = actor, p->actor_span = p->office_span, p->actor_rule = R_OFFICE_CONTEXT;
  }
}

/* "Commission President Ursula von der Leyen": of the union of which the document speaks. */
static void serve_union(Analysis *a) {
  uint32_t entry = NO_ENTRY;
  for (size_t i = 0; i < a->state_counts.n; i++)
    if (a->lex->entries[a->state_counts.at[i].entry].entity_class != CLASS_STATE) entry = a->state_counts.at[i].entry;
  if (entry == NO_ENTRY) return;
  for (size_t i = 0; i < a->persons.n; i++) {
    if (!a->persons.at[i].of_union || a->persons.at[i].actor != NONE) continue;
    uint32_t actor = actor_known(a, entry, a->persons.at[i].office_span);
    Person *p = &a->persons.at[i];
    p->actor = actor, p->actor_span = p->office_span, p->actor_rule = R_OFFICE_CONTEXT;
  }
}

void allegiances_find(Analysis *a) {
  for (size_t i = 0; i < a->persons.n; i++) a->persons.at[i].office_folded = fold_hash(a->persons.at[i].office);
  serve_union(a);
  opposites_find(a);
  serve_all(a, (Home){NO_ENTRY, false});
  Home home = home_of(a);
  if (home.state == NO_ENTRY) return;
  a->home = actor_known(a, home.state, a->text->sentences.at[0].span);
  bodies_find_home(a, home.state);
  serve_all(a, home);
}
