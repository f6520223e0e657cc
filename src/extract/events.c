#include "extract/names.h"
#include "extract/phrases.h"
#include "extract/verbs.h"

static size_t after_determiner(const Analysis *a, size_t k) {
  while (unit_has(unit_at(a, k), W_DETERMINER)) k++;
  return k;
}

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
    if (unit_opens(a, u, ROLE_OF)) { /* « du sommet »: the article is in the opener */
      e->manner = MANNER_DEFINITE;
      return from;
    }
    if (!soft && !compound) break;
    if (compound && u->index2 != NONE) {
      args_add(&e->participants, (Arg){u->index, NONE, u->span, R_COMPOUND});
      args_add(&e->participants, (Arg){u->index2, NONE, u->span, R_COMPOUND});
    }
    if (unit_has(u, W_ORDINAL) || u->flags & TOKEN_NUMBER) e->distinct = true;
    if (unit_is_capital(u) && !(u->flags & TOKEN_FIRST)) e->distinct = true;
    from--;
  }
  return from;
}

static bool take_place(Analysis *a, size_t k, EventMention *e) {
  const WordUnit *u = unit_at(a, k);
  if (u->type != UNIT_PLACE) return false;
  if (!e->place.n) {
    e->place = unit_str(a, u), e->place_span = u->span;
    uint32_t actor = actor_of_unit(a, u);
    bool state = u->index != NONE && a->lex->entries[u->index].entity_class <= CLASS_INTERGOVERNMENTAL;
    e->place_actor = state ? actor : NONE;
    e->place_country = actor;
  }
  return true;
}

static bool is_visit(const Analysis *a, const EventMention *e) {
  return str_is(lex_str(a->lex, a->lex->entries[e->entry].value), "visit");
}

/* « talks on a fisheries agreement »: the topic is an instrument, which is no part of the event's name. */
static bool is_about_instrument(const Analysis *a, size_t g) {
  size_t q = g;
  while (q < g + 5 && unit_is_plain(unit_at(a, q))) q++;
  return q > g && unit_has(unit_at(a, q), W_INSTRUMENT);
}

/* « En marge du sommet du G20, l'Inde et le Brésil ont signé »: the list read from unit k to `end` took the subject of the clause, which
   begins behind the comma. Gives the end of what is the event's. */
static size_t leave_subject(const Analysis *a, const EventMention *e, Args *list, size_t k, size_t end) {
  const WordUnit *n = unit_at(a, end);
  bool verb = unit_has(n, W_AUXILIARY) || unit_has(n, W_MODAL) || unit_is_finite(a, n);
  size_t comma = k;
  while (comma < end && !unit_is(a, unit_at(a, comma), ',')) comma++;
  if (!e->opener || !verb || comma == end) return end;
  uint8_t own = 0;
  while (own < list->n && list->at[own].span.start < unit_at(a, comma)->span.start) own++;
  if (own == 0) return end;
  list->n = own;
  return comma;
}

/* One modifier at k; returns the unit after it, or k. *name tells whether it belongs to the name. */
static size_t modifier(Analysis *a, size_t k, EventMention *e, bool *name) {
  const WordUnit *u = unit_at(a, k);
  *name = true;
  if (u->type == UNIT_ACTOR) { /* « sommet UE-Japon », « sommet APEC » */
    if (u->index2 != NONE) {
      args_add(&e->participants, (Arg){u->index, NONE, u->span, R_COMPOUND});
      args_add(&e->participants, (Arg){u->index2, NONE, u->span, R_COMPOUND});
    }
    e->distinct = true;
    return k + 1;
  }
  if (u->type == UNIT_PLACE && u->flags & TOKEN_HYPHEN) /* « sommet UE-Asie centrale » */
    return e->distinct = true, k + 1;
  if (u->type == UNIT_PLACE && unit_is_capital(unit_at(a, k - 1))) /* « Leti Innovation Days Tokyo » */
    return take_place(a, k, e), e->distinct = true, k + 1;
  if (u->type == UNIT_DATE) {
    if (e->date == NONE) e->date = u->index;
    *name = a->dates.at[u->index].date.year && !a->dates.at[u->index].date.month && !a->dates.at[u->index].role;
    return k + 1;
  }
  if (unit_is(a, u, ',') && e->date == NONE) { /* « la session de Bruxelles, en avril 2024 » */
    const WordUnit *opener = unit_at(a, k + 1), *n = unit_at(a, after_determiner(a, k + 2));
    bool closed = unit_is(a, unit_at(a, k + 3), ',') || unit_is(a, unit_at(a, k + 3), '.') || k + 3 >= a->units.n;
    if (!unit_opens(a, opener, ROLE_AT) || n->type != UNIT_DATE || !a->dates.at[n->index].date.year || !closed)
      return k;
    e->date = n->index;
    *name = false;
    return k + 3;
  }
  if (unit_is(a, u, '(')) { /* « (Tokyo, 12 mai 2022) » */
    size_t q = k + 1;
    while (q < k + 8 &&
           (unit_at(a, q)->type == UNIT_DATE || unit_at(a, q)->type == UNIT_PLACE || unit_is(a, unit_at(a, q), ',') ||
            unit_has(unit_at(a, q), W_DETERMINER) || unit_has(unit_at(a, q), W_OPENER)))
      q++;
    if (!unit_is(a, unit_at(a, q), ')') || q == k + 1) return k;
    for (size_t m = k + 1; m < q; m++) {
      if (unit_at(a, m)->type == UNIT_DATE && e->date == NONE) e->date = unit_at(a, m)->index;
      take_place(a, m, e);
    }
    *name = false;
    return q + 1;
  }
  bool opens;
  if (unit_is_quote(a, u, &opens) && opens) {
    for (size_t q = k + 1; q < k + 14 && q < a->units.n; q++)
      if (unit_is_quote(a, unit_at(a, q), &opens) && !opens) return e->distinct = true, q + 1;
    return k;
  }
  if (u->type == UNIT_WORD && !(u->flags & TOKEN_PUNCT) &&
      (unit_is_plain(u) || unit_has(u, W_ORDINAL) || u->flags & TOKEN_NUMBER || unit_has(u, W_DEMONYM))) {
    if (unit_is_capital(u) && !unit_is_capital(unit_at(a, k + 1)) && unit_has(u, W_FIRST_NAME)) return k;
    e->distinct = true;
    return k + 1;
  }
  if (unit_has(u, W_TRIGGER) &&
      unit_reading(u, W_TRIGGER)->feature == F_PARTICIPLE) { /* « un entretien prévu demain à Makati » */
    const WordUnit *n = unit_at(a, k + 1);
    *name = false;
    return n->type == UNIT_DATE || unit_has(n, W_OPENER) || unit_has(n, W_DETERMINER) ? k + 1 : k;
  }
  if (unit_has(u, W_DETERMINER) && !unit_has(u, W_OPENER) && unit_at(a, k + 1)->type == UNIT_DATE) {
    if (e->date == NONE) e->date = unit_at(a, k + 1)->index;
    *name = false;
    return k + 2;
  }
  if (!unit_has(u, W_OPENER)) return k;
  size_t g = after_determiner(a, k + 1);
  const WordUnit *n = unit_at(a, g);
  if (unit_opens(a, u, ROLE_BETWEEN) || unit_opens(a, u, ROLE_WITH)) {
    bool with = unit_opens(a, u, ROLE_WITH);
    size_t end = args_collect(a, k + 1, &e->participants, with ? R_WITH : R_BETWEEN);
    *name = false;
    return end == k + 1 ? k : with ? leave_subject(a, e, &e->participants, k, end) : end;
  }
  if (n->type == UNIT_DATE && (unit_opens(a, u, ROLE_OF) || unit_opens(a, u, ROLE_AT))) {
    if (e->date == NONE) e->date = n->index;
    *name = false;
    return g + 1;
  }
  if (n->type == UNIT_ACTOR && n->index2 == NONE && is_visit(a, e) &&
      (unit_opens(a, u, ROLE_TO) || unit_opens(a, u, ROLE_AT)) && actor_is_state(a, n->index)) {
    if (!e->place.n) /* "visit to the United States" */
      e->place = unit_str(a, n), e->place_span = n->span, e->place_actor = e->place_country = n->index;
    *name = false;
    return e->distinct = true, g + 1;
  }
  if (take_place(a, g, e)) return *name = unit_opens(a, u, ROLE_OF), e->distinct = true, g + 1;
  if (!unit_opens(a, u, ROLE_OF) && is_about_instrument(a, g)) return k;
  if (unit_opens(a, u, ROLE_OF) || unit_opens(a, u, ROLE_TOPIC) || unit_opens(a, u, ROLE_FOR)) {
    if (n->type == UNIT_ACTOR || n->type == UNIT_PERSON || n->type == UNIT_GROUP) {
      bool topic = !unit_opens(a, u, ROLE_OF);
      if (topic) return k;
      Args whose = {0};
      size_t end = leave_subject(a, e, &whose, k, args_collect(a, k + 1, &whose, R_PARTICIPANT));
      for (int i = 0; i < whose.n; i++) args_add(&e->participants, whose.at[i]);
      if (whose.group) e->participants.group = true, e->participants.group_span = whose.group_span;
      e->distinct = true;
      *name = n->type == UNIT_ACTOR;
      return end;
    }
    if (n->type == UNIT_WORD && !(n->flags & TOKEN_PUNCT) &&
        (unit_is_plain(n) || unit_has(n, W_GROUP) || (unit_has(n, W_INSTRUMENT) && unit_opens(a, u, ROLE_OF)) ||
         unit_has(n, W_OFFICE) || unit_has(n, W_EVENT_NOUN))) {
      e->distinct = true;
      return g + 1;
    }
  }
  return k;
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

static void event_at(Analysis *a, size_t i) {
  const WordUnit *u = unit_at(a, i);
  const Reading *g = unit_reading(u, W_EVENT_NOUN);
  EventMention e = {.sentence = a->sentence,
                    .date = NONE,
                    .end = NONE,
                    .place_actor = NONE,
                    .place_country = NONE,
                    .act = NO_ENTRY,
                    .head = u->span};
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
    size_t k = modifier(a, end, &e, &named);
    if (k == end) break;
    if (named && name == end) name = k;
    end = k;
  }
  if (!e.place.n && is_visit(a, &e) && from > 2 && unit_has(unit_at(a, from - 1), W_OPENER))
    e.distinct |= take_place(a, from - 2, &e); /* "was in China on his first official visit" */
  if (e.date == NONE && from > 0 && unit_at(a, from - 1)->type == UNIT_DATE)
    e.date = unit_at(a, from - 1)->index; /* « effectue du 20 au 22 octobre une visite » */
  if (u->flags & TOKEN_ALLCAPS && unit_is_capital(u)) e.distinct = true; /* « la COP30 » */
  if (e.manner == MANNER_POSSESSIVE && !take_owner_event(a, from, &e)) {
    Arg whose = possessor(a, from);
    if (whose.actor != NONE || whose.person != NONE) args_add(&e.participants, whose);
  }
  if (e.plural && e.manner == MANNER_INDEFINITE) e.count = 0;
  size_t first = from;
  while (first < i && unit_has(unit_at(a, first), W_DETERMINER)) first++;
  e.name = span_join(unit_at(a, first)->span, unit_at(a, name - 1)->span);
  e.span = span_join(unit_at(a, from)->span, unit_at(a, end - 1)->span);
  array_push(&a->events, e);
  units_merge(a, from, end, UNIT_EVENT, (uint32_t)a->events.n - 1);
}

void events_find(Analysis *a) {
  for (size_t i = 0; i < a->units.n; i++) {
    const WordUnit *u = unit_at(a, i);
    bool noun = unit_has(u, W_EVENT_NOUN) && !unit_has(u, W_NAME);
    if (noun &&
        unit_has(u, W_INSTRUMENT)) { /* « convention »: a gathering only where one says « lors de la convention » */
      size_t b = i;
      while (b > 0 && unit_has(unit_at(a, b - 1), W_DETERMINER) && !unit_has(unit_at(a, b - 1), W_OPENER)) b--;
      if (b == 0 || !unit_opens(a, unit_at(a, b - 1), ROLE_DURING)) continue;
    }
    bool anaphor = unit_has(u, W_ANAPHOR) && str_is(lex_str(a->lex, unit_entry(a, u, W_ANAPHOR)->value), "EventNoun");
    if (!noun && !anaphor) continue;
    if (unit_has(u, W_TRIGGER) && unit_reading(u, W_TRIGGER)->feature !=
                                      F_NOUN) { /* « visite » may be a verb: it is when no determiner stands before */
      bool nominal = i == 0 || unit_is(a, unit_at(a, i - 1), ';') ||
                     (unit_has(unit_at(a, i - 1), W_DETERMINER) || unit_has(unit_at(a, i - 1), W_OPENER) ||
                      unit_has(unit_at(a, i - 1), W_ORDINAL));
      if (!nominal) continue;
    }
    event_at(a, i);
  }
}
