/* What stands behind the head of an event's noun phrase: its sides, dates, places, names. */
#include "extract/event_phrase.h"

#include "extract/instrument_phrase.h"
#include "extract/names.h"
#include "extract/verbs.h"

bool event_take_place(Analysis *a, size_t k, EventMention *e) {
  const WordUnit *u = unit_at(a, k);
  if (u->type != UNIT_PLACE) return false;
  if (!e->place.n) {
    e->place = place_name(a, u), e->place_span = u->span;
    uint32_t actor = actor_of_unit(a, u);
    bool state = u->index != NONE && a->lex->entries[u->index].entity_class <= CLASS_INTERGOVERNMENTAL;
    e->place_actor = state ? actor : NONE;
    e->place_country = actor;
  }
  return true;
}

static bool is_kind(const Analysis *a, const EventMention *e, const char *kind) {
  return e->entry != NO_ENTRY && str_is(lex_str(a->lex, a->lex->entries[e->entry].value), kind);
}

bool event_is_talks(const Analysis *a, const EventMention *e) { return is_kind(a, e, "negotiation"); }

bool event_is_visit(const Analysis *a, const EventMention *e) { return is_kind(a, e, "visit"); }

bool event_is_ceremony(const Analysis *a, const EventMention *e) { return is_kind(a, e, "ceremony"); }

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

size_t event_modifier(Analysis *a, size_t k, EventMention *e, bool *name) {
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
    return event_take_place(a, k, e), e->distinct = true, k + 1;
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
      event_take_place(a, m, e);
    }
    *name = false;
    return q + 1;
  }
  if (event_is_visit(a, e) && unit_opens(a, u, ROLE_BY)) { /* "a two-day visit by Finland's president" */
    size_t end = args_collect(a, k + 1, &e->participants, R_PARTICIPANT);
    if (end == k + 1) return k;
    *name = false;
    return e->distinct = true, end;
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
  if (unit_has(u, W_TRIGGER) && unit_reading(u, W_TRIGGER)->feature == F_PARTICIPLE &&
      !phrase_is_main_verb(a, k)) { /* « un entretien prévu demain à Makati » */
    const WordUnit *n = unit_at(a, k + 1);
    *name = false;
    if (unit_opens(a, n, ROLE_BY)) return k; /* « du dialogue coprésidé par X et Y » tells an act */
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
  if (n->type == UNIT_ACTOR && n->index2 == NONE && event_is_visit(a, e) &&
      (unit_opens(a, u, ROLE_TO) || unit_opens(a, u, ROLE_AT)) && actor_is_state(a, n->index)) {
    if (!e->place.n) /* "visit to the United States" */
      e->place = place_name(a, n), e->place_span = n->span, e->place_actor = e->place_country = n->index;
    *name = false;
    return e->distinct = true, g + 1;
  }
  if (event_take_place(a, g, e)) return *name = unit_opens(a, u, ROLE_OF), e->distinct = true, g + 1;
  bool apart = !unit_opens(a, u, ROLE_OF) || event_is_ceremony(a, e); /* « cérémonie de signature de deux accords » */
  if (apart && (is_about_instrument(a, g) || unit_has(n, W_INSTRUMENT))) return k;
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
        (unit_is_plain(n) || unit_has(n, W_GROUP) ||
         /* « les négociations de leur accord »: the agreement is no part of the name of the talks */
         (unit_has(n, W_INSTRUMENT) && unit_opens(a, u, ROLE_OF) && !event_is_talks(a, e)) || unit_has(n, W_OFFICE) ||
         unit_has(n, W_EVENT_NOUN))) {
      e->distinct = true;
      return g + 1;
    }
  }
  return k;
}
