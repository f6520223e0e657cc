#include "extract/event_phrase.h"

#include "extract/names.h"
#include "extract/phrases.h"
#include "extract/verbs.h"

/* "Lee's state visit", "Monday's ceremony", "China's summit": who or when; returns the first unit of the phrase that begins at from. */
static size_t owner_before(Analysis *a, size_t from, EventMention *e) {
  const WordUnit *u = unit_at(a, from - 2);
  e->manner = MANNER_DEFINITE;
  if (u->type == UNIT_DATE && e->date == NONE) e->date = u->index;
  else if (u->type == UNIT_PERSON || (u->type == UNIT_ACTOR && u->index2 == NONE)) {
    Args owner = {0};
    args_collect(a, from - 2, &owner, R_PARTICIPANT);
    for (int i = 0; i < owner.n; i++) args_add(&e->participants, owner.at[i]);
    e->distinct = true;
  }
  return from;
}

/* Determiner, ordinal and adjectives before the head; returns the first unit of the phrase. */
static size_t before_head(Analysis *a, size_t i, EventMention *e) {
  size_t from = i;
  e->count = 1;
  while (from > 0 && i - from < 5) {
    const WordUnit *u = unit_at(a, from - 1);
    if (unit_has(u, W_DETERMINER)) {
      e->manner = (uint8_t)unit_act(a, u, W_DETERMINER);
      return from - 1;
    }
    bool soft = u->type == UNIT_WORD && !(u->flags & TOKEN_PUNCT) &&
                (unit_has(u, W_ORDINAL) || unit_has(u, W_NUMBER) || u->flags & TOKEN_NUMBER || unit_is_plain(u)) &&
                !unit_has(u, W_OPENER);
    bool compound = u->type == UNIT_ACTOR && unit_is_capital(u) && u->end == unit_at(a, from)->begin &&
                    (u->index2 != NONE || from < i || unit_is_capital(unit_at(a, i)));
    if (unit_is_genitive(a, u) && from > 1) return owner_before(a, from, e);
    if (from > 1 && unit_is(a, u, '+') && u->flags & TOKEN_GLUED && unit_is_capital(unit_at(a, from - 2))) {
      from -= 2; /* "C5+1 Summit" */
      continue;
    }
    if (unit_opens(a, u, ROLE_OF) ||
        unit_holds_article(u)) { /* « du sommet », « lors du sommet »: the article is in the opener */
      e->manner = MANNER_DEFINITE;
      return from;
    }
    if (!soft && !compound) break;
    if (compound && u->index2 != NONE) {
      args_add(&e->participants, (Arg){u->index, NONE, u->span, R_COMPOUND});
      args_add(&e->participants, (Arg){u->index2, NONE, u->span, R_COMPOUND});
    } else if (compound && a->actors.at[u->index].class == CLASS_INTERGOVERNMENTAL) /* "the ASEAN Summit" */
      args_add(&e->participants, (Arg){u->index, NONE, u->span, R_COMPOUND});
    if (unit_has(u, W_ORDINAL) || u->flags & TOKEN_NUMBER) e->distinct = true;
    e->ordinal |= unit_has(u, W_ORDINAL);
    if (unit_is_capital(u) && !(u->flags & TOKEN_FIRST)) e->distinct = true;
    from--;
  }
  return from;
}

/* « sa visite »: of whom the sentence, or the one before it, speaks. */
static Arg possessor(const Analysis *a, size_t from) {
  for (size_t k = from; k-- > 0;) {
    const WordUnit *u = unit_at(a, k);
    if (u->type == UNIT_PERSON) return (Arg){a->persons.at[u->index].actor, u->index, u->span, R_PARTICIPANT};
    if (u->type == UNIT_ACTOR && u->index2 == NONE) return (Arg){u->index, NONE, u->span, R_PARTICIPANT};
  }
  Arg topic = a->topic;
  topic.span = unit_at(a, from)->span;
  return topic;
}

/* « Le Conseil de coopération UE-Ouzbékistan a tenu sa 18e réunion »: the sides are those of what holds it. */
static bool take_owner_event(const Analysis *a, size_t from, EventMention *e) {
  for (size_t k = from; k-- > 0;) {
    const WordUnit *u = unit_at(a, k);
    if (u->type == UNIT_PERSON || u->type == UNIT_ACTOR || unit_ends_clause(a, u)) return false;
    if (u->type != UNIT_EVENT) continue;
    const Args *sides = &a->events.at[u->index].participants;
    for (int i = 0; i < sides->n; i++) args_add(&e->participants, sides->at[i]);
    e->distinct |= sides->n > 0;
    return sides->n > 0;
  }
  return false;
}

/* "X is on a visit to Y", "arrived in Y for a visit": whose visit it is the clause before tells, when it is of one. */
static void take_visitor(Analysis *a, size_t from, EventMention *e) {
  if (from == 0 || !unit_has(unit_at(a, from - 1), W_OPENER) || e->participants.n) return;
  size_t s = subject_of_clause_before(a, from);
  Args who = {0};
  if (s != SIZE_MAX) args_collect(a, args_first(a, s), &who, R_PARTICIPANT);
  if (who.n == 1 && who.at[0].actor != e->place_country) args_add(&e->participants, who.at[0]);
}

/* « la cérémonie de signature », "the signing ceremony": the entry of the signing among the units [from, end), or NO_ENTRY. */
static uint32_t signing_in(const Analysis *a, size_t from, size_t end) {
  for (uint32_t t = unit_at(a, from)->begin; t < unit_at(a, end - 1)->end; t++) {
    WordUnit u;
    int act = unit_of_token(a, t, &u) && unit_has(&u, W_TRIGGER) ? unit_act(a, &u, W_TRIGGER) : ACT_NONE;
    if (act == ACT_SIGN || act == ACT_INITIAL) return unit_reading(&u, W_TRIGGER)->entry;
  }
  return NO_ENTRY;
}

/* A mention of which nothing is known but its head. */
static EventMention mention_of(const Analysis *a, const WordUnit *head) {
  return (EventMention){.sentence = a->sentence,
                        .date = NONE,
                        .end = NONE,
                        .place_actor = NONE,
                        .place_country = NONE,
                        .act = NO_ENTRY,
                        .head = head->span,
                        .name = head->span,
                        .span = head->span};
}

static void event_at(Analysis *a, size_t i) {
  const WordUnit *u = unit_at(a, i);
  const Reading *g = unit_reading(u, W_EVENT_NOUN);
  EventMention e = mention_of(a, u);
  e.anaphor = g == NULL;
  e.entry = g ? g->entry : unit_reading(u, W_ANAPHOR)->entry;
  e.plural = g && g->feature == F_PLURAL;
  size_t from = before_head(a, i, &e);
  if (from > 0 && unit_has(unit_at(a, from - 1), W_OPENER))
    e.opener = (uint8_t)unit_act(a, unit_at(a, from - 1), W_OPENER);
  if (from > 0 && unit_has(unit_at(a, from - 1), W_NEGATION)) e.negated = true;
  size_t end = i + 1, name = i + 1;
  for (int taken = 0; taken < 12; taken++) {
    bool named;
    size_t k = event_modifier(a, end, &e, &named);
    if (k == end) break;
    if (named && name == end) name = k;
    end = k;
  }
  if (!e.place.n && event_is_visit(a, &e) && from > 2 && unit_has(unit_at(a, from - 1), W_OPENER))
    e.distinct |= event_take_place(a, from - 2, &e); /* "was in China on his first official visit" */
  if (e.date == NONE && from > 0 && unit_at(a, from - 1)->type == UNIT_DATE)
    e.date = unit_at(a, from - 1)->index; /* « effectue du 20 au 22 octobre une visite » */
  if (u->flags & TOKEN_ALLCAPS && unit_is_capital(u)) e.distinct = true; /* « la COP30 » */
  if (e.manner == MANNER_POSSESSIVE && !take_owner_event(a, from, &e)) {
    Arg whose = possessor(a, from);
    if (whose.actor != NONE || whose.person != NONE) args_add(&e.participants, whose);
  }
  if (e.manner == MANNER_INDEFINITE && event_is_visit(a, &e)) take_visitor(a, from, &e);
  if (e.plural && e.manner == MANNER_INDEFINITE) e.count = 0;
  size_t first = from;
  while (first < i && unit_has(unit_at(a, first), W_DETERMINER)) first++;
  e.name = span_join(unit_at(a, first)->span, unit_at(a, name - 1)->span);
  e.span = span_join(unit_at(a, from)->span, unit_at(a, end - 1)->span);
  if (event_is_ceremony(a, &e)) e.act = signing_in(a, from, end);
  array_push(&a->events, e);
  units_merge(a, from, end, UNIT_EVENT, (uint32_t)a->events.n - 1);
}

/* « Forum des îles du Pacifique », "UN General Assembly": the entry of the event noun in the name at unit i, or NO_ENTRY. */
static uint32_t gathering_in_name(const Analysis *a, size_t i) {
  uint32_t end = unit_at(a, i)->end;
  for (uint32_t t = unit_at(a, i)->begin; t < end; t++) {
    size_t used;
    const FormNode *node = lexicon_match(a->lex, a->text->tokens.at + t, end - t < 2 ? 1 : 2, &used);
    for (uint32_t r = node ? node->begin : 0; node && r < node->end; r++)
      if (a->lex->readings[r].class == W_EVENT_NOUN) return a->lex->readings[r].entry;
  }
  return NO_ENTRY;
}

/* « en marge du Forum des îles du Pacifique »: the actor at i is a body that is called as its gatherings are, and on the margins of which
   something is done. */
static bool gathering_at(Analysis *a, size_t i) {
  const WordUnit *u = unit_at(a, i);
  if (u->index2 != NONE || unit_is_capital(unit_at(a, i + 1))) return false;
  if (a->actors.at[u->index].class == CLASS_STATE || a->actors.at[u->index].entry == NO_ENTRY) return false;
  size_t from = determiners_before(a, i);
  const WordUnit *o = unit_at(a, from ? from - 1 : 0);
  if (from == 0 || !unit_opens(a, o, ROLE_DURING) || o->end - o->begin < 2) return false;
  uint32_t noun = gathering_in_name(a, i);
  if (noun == NO_ENTRY) return false;
  EventMention e = mention_of(a, u);
  e.entry = noun;
  e.manner = MANNER_DEFINITE, e.opener = ROLE_DURING, e.count = 1;
  e.distinct = true;
  array_push(&a->events, e);
  units_merge(a, i, i + 1, UNIT_EVENT, (uint32_t)a->events.n - 1);
  return true;
}

void events_find(Analysis *a) {
  for (size_t i = 0; i < a->units.n; i++) {
    const WordUnit *u = unit_at(a, i);
    if (u->type == UNIT_ACTOR && gathering_at(a, i)) continue;
    bool noun = unit_has(u, W_EVENT_NOUN) && !unit_has(u, W_NAME);
    if (noun &&
        unit_has(u, W_INSTRUMENT)) { /* « convention »: a gathering only where one says « lors de la convention » */
      size_t b = i;
      while (b > 0 && unit_has(unit_at(a, b - 1), W_DETERMINER) && !unit_has(unit_at(a, b - 1), W_OPENER)) b--;
      if (b == 0 || !unit_opens(a, unit_at(a, b - 1), ROLE_DURING)) continue;
    }
    bool anaphor = unit_means(a, u, W_ANAPHOR, "EventNoun");
    if (!noun && !anaphor) continue;
    if (unit_has(u, W_TRIGGER) && unit_reading(u, W_TRIGGER)->feature !=
                                      F_NOUN) { /* « visite » may be a verb: it is when no determiner stands before */
      bool nominal = i == 0 || unit_is(a, unit_at(a, i - 1), ';') ||
                     (unit_has(unit_at(a, i - 1), W_DETERMINER) || unit_has(unit_at(a, i - 1), W_OPENER) ||
                      unit_has(unit_at(a, i - 1), W_ORDINAL) || unit_is_genitive(a, unit_at(a, i - 1)));
      if (!nominal) continue;
    }
    event_at(a, i);
  }
}
