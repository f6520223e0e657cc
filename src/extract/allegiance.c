#include "extract/allegiance.h"

#include "extract/names.h"
#include "extract/trace.h"
#include "text/fold.h"

static bool same_office(const Person *p, const Person *q) {
  return p->office.n && q->office.n && p->office_folded == q->office_folded;
}

/* Whether state may be the one for which p acts: not when someone else has that office there, or acts for it beside p. */
static bool may_serve(const Analysis *a, const Person *p, uint32_t state, bool home) {
  if (a->lex->entries[state].entity_class != CLASS_STATE) return false; /* a union has no ministers */
  if (p->across != NONE && state_of_entry(a, a->actors.at[p->across].entry) == state) return false;
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

/* "PORT OF SPAIN — Energy Minister X flew to Caracas": what is only visited, met or owned is not who acts. */
static bool any_leads(const Analysis *a, uint32_t sentence) {
  return sentence < a->leading.n && a->leading.at[sentence].n > 0;
}

static bool one_leads(const Analysis *a, const IndexList *l, uint32_t sentence) {
  return l->n == 1 && list_has(&a->leading.at[sentence], l->at[0]);
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

/* « Brazzaville en a usé trois : un mémorandum que la ministre X a signé avec les Douanes chinoises »: the one state that leads the sentence. */
static uint32_t leading_before(const Analysis *a, const Person *p) {
  const IndexList *l = &a->leading.at[p->office_sentence];
  return l->n == 1 && may_serve(a, p, l->at[0], false) ? l->at[0] : NO_ENTRY;
}

/* "PORT OF SPAIN, June 24 (Reuters) — Energy Minister X flew to Caracas": the office stands right behind the dash of the dateline. */
static bool follows_dateline(const Analysis *a, const Person *p) {
  uint32_t start = a->text->sentences.at[p->office_sentence].span.start;
  bool dateline = a->origin_place.end && a->origin_place.start == start && p->office_span.start > a->origin_place.end;
  for (uint32_t t = token_at(a, p->office_span.start), back = 0; dateline && t-- > 0 && back < 2; back++) {
    const Token *k = &a->text->tokens.at[t];
    WordUnit u = {.type = UNIT_WORD, .flags = k->flags, .span = {k->start, k->end}};
    if (k->start >= a->origin_place.end && unit_is_dash(a, &u)) return true;
  }
  return false;
}

/* The state that the sentence of p's office, or the one before it, can mean; NO_ENTRY when several can, or the wrong one. */
static uint32_t state_beside(const Analysis *a, const Person *p, Home home) {
  uint32_t s = p->office_sentence;
  bool home_fits = home.state != NO_ENTRY && may_serve(a, p, home.state, true);
  if (home_fits && is_first_of_two(a, p)) return home.state;
  if (home_fits && home.state == a->origin && follows_dateline(a, p)) return home.state;
  IndexList same = candidates(a, p, s);
  if (one_leads(a, &same, s)) return same.at[0];
  if (state_just_told(a, p) != NO_ENTRY) return state_just_told(a, p);
  if ((same.n == 1 && same.at[0] == home.state)) return same.at[0];
  if (same.n == 1 && !home_fits) return home.state == NO_ENTRY ? NO_ENTRY : same.at[0];
  if (home_fits && home.state == a->origin && same.n && !any_leads(a, s)) return home.state;
  if (same.n && home.state == NO_ENTRY && home.strong) return leading_before(a, p);
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
  if (p->side != NONE) return false;
  if (p->actor == NONE) return p->of_state && !p->shared;
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
  int left = SERVED_MOST;
  for (size_t i = 0; i < a->persons.n && left; i++) {
    Person *p = &a->persons.at[i];
    bool known = home.state != NO_ENTRY || p->opposite != NONE;
    if (!is_bare(a, p)) continue;
    left--;
    if ((p->met || is_contested(a, p)) && !known) continue;
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

/* « le porte-parole du ministère »: one small word, which means a body named before. */
static bool is_bare_noun(const Analysis *a, Span s) {
  const Token *t = &a->text->tokens.at[token_at(a, s.start)];
  return t->start == s.start && t->end == s.end && !(t->flags & TOKEN_CAPITAL);
}

/* Of the state of that body, which may have been found since. */
static void serve_state_of_body(Analysis *a) {
  for (size_t i = 0; i < a->persons.n; i++) {
    Person *p = &a->persons.at[i];
    if (p->actor == NONE || a->actors.at[p->actor].class != CLASS_GOVERNMENT_BODY) continue;
    uint32_t state = is_bare_noun(a, p->actor_span) ? state_above(a, p->actor) : NONE;
    if (state != NONE) p->actor = state;
  }
}

void allegiances_find(Analysis *a) {
  for (size_t i = 0; i < a->persons.n; i++) a->persons.at[i].office_folded = fold_hash(a->persons.at[i].office);
  serve_union(a);
  opposites_find(a);
  opposites_serve(a);
  serve_all(a, (Home){NO_ENTRY, false});
  Home home = home_of(a);
  if (home.state != NO_ENTRY) {
    a->home = actor_known(a, home.state, a->text->sentences.at[0].span);
    bodies_find_home(a, home.state);
  }
  serve_all(a, home);
  officers_serve(a);
  serve_state_of_body(a);
}
