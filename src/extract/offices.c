#include "extract/offices.h"

#include "extract/names.h"

/* Words of units [from, end) but for one unit and all from `cut` on, one blank between them as in the text. */
static Str office_text(Analysis *a, size_t from, size_t end, size_t without, size_t cut) {
  StrBuf b = {0};
  uint32_t last = 0;
  for (size_t i = from; i < end && i < cut; i++) {
    if (i == without) continue;
    const WordUnit *u = unit_at(a, i);
    if (b.n && u->span.start > last) strbuf_addc(&b, ' ');
    strbuf_add(&b, unit_str(a, u));
    last = u->span.end;
  }
  Str s = arena_copy(&a->arena, strbuf_as_str(&b));
  strbuf_release(&b);
  return s;
}

uint32_t state_above(const Analysis *a, uint32_t actor) {
  for (int i = 0; i < 4 && actor != NONE; i++) {
    if (a->actors.at[actor].class <= CLASS_INTERGOVERNMENTAL || actor_is_region(a, actor)) return actor;
    actor = a->actors.at[actor].parent;
  }
  return NONE;
}

/* For a minister of a ministry, the state; for an officer of an organization, that organization. */
static uint32_t served(const Analysis *a, uint32_t actor, Str value) {
  if (actor == NONE || (a->actors.at[actor].minor && a->actors.at[actor].parent == NONE)) return NONE;
  EntityClass class = a->actors.at[actor].class;
  uint32_t parent = a->actors.at[actor].parent;
  bool minister = str_is(value, "StateOffice"), unknown = a->actors.at[actor].entry == NO_ENTRY;
  bool board = a->actors.at[actor].minor; /* "general manager of the Ghana Cocoa Board": of the board */
  bool of_state =
      class == CLASS_GOVERNMENT_BODY || (class == CLASS_ORGANIZATION && !board && actor_is_state(a, parent));
  if (of_state && (minister || unknown)) {
    uint32_t state = state_above(a, actor);
    if (state != NONE) return state;
  }
  return actor;
}

/* « avec le ministre », "a meeting with President …" */
static bool is_met(const Analysis *a, size_t i) {
  while (i > 0 && (unit_has(unit_at(a, i - 1), W_DETERMINER) || unit_has(unit_at(a, i - 1), W_TITLE)) &&
         !unit_opens(a, unit_at(a, i - 1), ROLE_WITH))
    i--;
  if (i == 0) return false;
  const WordUnit *u = unit_at(a, i - 1);
  const Reading *g = unit_has(u, W_TRIGGER) ? unit_reading(u, W_TRIGGER) : NULL;
  return unit_opens(a, u, ROLE_WITH) || (g && a->lex->entries[g->entry].act == ACT_MEET);
}

/* Capitalised words that nobody knows after « de »: "MD of HPE South Africa", « P-DG de SeaCorridor ». Returns the unit after them. */
static size_t unknown_company(const Analysis *a, size_t from) {
  size_t k = from;
  while (k < from + 5) {
    const WordUnit *u = unit_at(a, k);
    bool state = k > from && u->mask & W_BIT(W_NAME) && u->type != UNIT_PERSON;
    bool known = u->mask & ~(W_BIT(W_CUE) | W_BIT(W_WEAK_CUE) | W_BIT(W_BODY_HEAD));
    if (!unit_is_capital(u) || (!state && (u->type != UNIT_WORD || known)) || (k == from && u->mask)) break;
    k++;
  }
  return k;
}

/* The company whose officer it is, when the chain ends in its name. */
static void take_company(Analysis *a, OfficePhrase *o, size_t head) {
  size_t k = head + 1;
  while (k < o->end && !unit_opens(a, unit_at(a, k), ROLE_OF)) k++;
  if (k >= o->end) return;
  size_t last = k;
  for (; k < o->end; k++)
    if (unit_opens(a, unit_at(a, k), ROLE_OF)) last = k;
  size_t from = last + 1;
  while (unit_has(unit_at(a, from), W_DETERMINER)) from++;
  size_t end = unknown_company(a, from);
  if (end == from || end < o->end) return;
  Span span = span_join(unit_at(a, from)->span, unit_at(a, end - 1)->span);
  o->actor = actor_named(a, CLASS_COMPANY, text_str(a->text, span), span), o->actor_span = span;
  o->cut = last;
  o->end = end;
}

/* « le porte-parole du ministère », "the agency's spokesman": the last body named of the head noun at unit k, with which the chain ends. */
static void take_body_meant(const Analysis *a, size_t k, Str value, OfficePhrase *o) {
  const WordUnit *u = unit_at(a, k);
  if (!unit_has(u, W_BODY_HEAD) || unit_is_capital(u)) return;
  uint32_t body = body_of_head_noun(a, unit_str(a, u));
  if (body != NONE) o->actor = served(a, body, value), o->actor_span = u->span;
}

/* What follows the head: « ministre vietnamien du Travail », « président de l'Executive Affairs Authority ». Returns its nationality's unit. */
static size_t take_chain(Analysis *a, size_t i, Str value, OfficePhrase *o) {
  size_t from = i + 1;
  while (unit_at(a, from)->type == UNIT_WORD && unit_at(a, from)->flags & TOKEN_HYPHEN)
    from++; /* « responsable-pays » */
  Chain c = chain_read(a, from, true, true);
  o->end = c.end;
  if (c.demonym != SIZE_MAX)
    o->actor = actor_of_unit(a, unit_at(a, c.demonym)), o->actor_span = unit_at(a, c.demonym)->span;
  if (o->actor == NONE && unit_at(a, i)->end - unit_at(a, i)->begin > 1) { /* « commissaire européen » is one form */
    WordUnit last = {.index = NONE};
    if (unit_of_token(a, unit_at(a, i)->end - 1, &last) && last.mask & W_BIT(W_DEMONYM))
      o->actor = actor_of_unit(a, &last), o->actor_span = last.span;
  }
  if (c.actor_unit != SIZE_MAX) {
    const WordUnit *u = unit_at(a, c.actor_unit);
    uint32_t actor = actor_of_unit(a, u);
    o->end = c.actor_unit + 1;
    if (o->actor == NONE) o->actor = served(a, actor, value), o->actor_span = u->span;
    if (o->actor == actor) o->cut = c.actor_from;
    /* « (Africa CDC) » is in the actor's unit already */
  } else if (o->actor == NONE && str_is(value, "BodyOffice")) take_company(a, o, i);
  if (o->actor == NONE && c.end > from + 1) take_body_meant(a, c.end - 1, value, o);
  return c.demonym;
}

/* « l'ambassadeur du Japon en Inde », "the US ambassador to Zimbabwe": where an office is held is no part of its name. */
static void take_post(const Analysis *a, OfficePhrase *o) {
  const WordUnit *u = unit_at(a, o->end);
  if (!unit_opens(a, u, ROLE_AT) && !unit_opens(a, u, ROLE_TO)) return;
  size_t k = o->end + 1;
  while (unit_has(unit_at(a, k), W_DETERMINER)) k++;
  const WordUnit *n = unit_at(a, k), *after = unit_at(a, k + 1);
  if (n->type != UNIT_PLACE && n->type != UNIT_ACTOR) return;
  if (!unit_is(a, after, ',') && !unit_is_capital(after)) return;
  if (o->cut > o->end) o->cut = o->end;
  o->end = k + 1;
}

/* « directrice de l'exploration à l'ESA », "a researcher at Chatham House": the body at which an office without owner is held. */
static void take_employer(Analysis *a, OfficePhrase *o) {
  if (o->actor != NONE || !unit_opens(a, unit_at(a, o->end), ROLE_AT)) return;
  size_t k = o->end + 1;
  while (unit_has(unit_at(a, k), W_DETERMINER)) k++;
  const WordUnit *u = unit_at(a, k);
  if (u->type != UNIT_ACTOR || u->index2 != NONE || a->actors.at[u->index].class == CLASS_STATE) return;
  o->actor = u->index, o->actor_span = u->span;
  if (o->cut > o->end) o->cut = o->end;
  o->end = k + 1;
}

/* "joint", "power": a word in lower case that may stand between an office and whose it is. */
static bool is_modifier(const Analysis *a, const WordUnit *u) {
  return u->flags & TOKEN_WORD && unit_is_plain(u) && !unit_is_capital(u) && !unit_is_genitive(a, u);
}

/* The first of the few modifiers right before unit i, else i. */
static size_t modifiers_before(const Analysis *a, size_t i) {
  size_t k = i;
  while (k > 0 && i - k < 3 && is_modifier(a, unit_at(a, k - 1))) k--;
  return k;
}

/* « M. X … à son Premier ministre », "its power secretary": of the same state */
static void take_possessor(Analysis *a, size_t i, OfficePhrase *o) {
  i = modifiers_before(a, i);
  if (o->actor != NONE || i == 0 || !unit_has(unit_at(a, i - 1), W_DETERMINER) ||
      unit_act(a, unit_at(a, i - 1), W_DETERMINER) != MANNER_POSSESSIVE)
    return;
  for (size_t k = i - 1; k-- > 0 && o->actor == NONE;) {
    const WordUnit *u = unit_at(a, k);
    if (u->type == UNIT_PERSON) o->actor = state_above(a, a->persons.at[u->index].actor);
    else if (u->type == UNIT_ACTOR && u->index2 == NONE) o->actor = state_above(a, u->index);
    o->actor_span = unit_at(a, i)->span;
  }
  if (o->actor != NONE || a->topic.actor == NONE || a->actors.at[a->topic.actor].class <= CLASS_INTERGOVERNMENTAL)
    return;
  o->actor = a->topic.actor, o->actor_span = unit_at(a, i)->span; /* "The federation … Its president, X" */
  o->of_state = false;
}

/* "Etlaq's chief commercial officer": of a firm that nobody knows. */
static bool owner_unknown(Analysis *a, OfficePhrase *o) {
  size_t end = o->from - 1, from = end;
  while (from > 0 && end - from < 4 && unit_at(a, from - 1)->type == UNIT_WORD && !unit_at(a, from - 1)->mask &&
         unit_is_capital(unit_at(a, from - 1)))
    from--;
  if (from == end) return false;
  o->actor_span = span_join(unit_at(a, from)->span, unit_at(a, end - 1)->span);
  o->actor = actor_named(a, CLASS_COMPANY, text_str(a->text, o->actor_span), o->actor_span);
  return true;
}

/* "India's joint secretary", "the bank's new regional director": whose office it is, before its modifiers in lower case. */
static void take_owner_past(Analysis *a, Str value, OfficePhrase *o) {
  size_t k = modifiers_before(a, o->from);
  if (o->actor != NONE || k < 2 || k == o->from || !unit_is_genitive(a, unit_at(a, k - 1))) return;
  const WordUnit *owner = unit_at(a, k - 2);
  if (owner->type == UNIT_ACTOR && owner->index2 == NONE)
    o->actor = served(a, owner->index, value), o->actor_span = owner->span;
}

/* Words before the head: "Technology Secretary", "French President", "OpenAI's Chief Executive". */
static void take_words_before(Analysis *a, size_t i, Str value, OfficePhrase *o) {
  while (o->from > 0 && i - o->from < 6) {
    const WordUnit *b = unit_at(a, o->from - 1);
    bool glue = unit_is_genitive(a, b);
    if (unit_has(b, W_DEMONYM) && unit_is_capital(b)) {
      if (o->actor == NONE) o->actor = actor_of_unit(a, b), o->actor_span = b->span;
      o->begin = o->from - 1;
      return;
    }
    bool adjacent = b->end == unit_at(a, o->from)->begin;
    if (b->type == UNIT_ACTOR && b->index2 == NONE && (adjacent || (glue && unit_is_capital(unit_at(a, o->from))))) {
      if (o->actor == NONE) o->actor = served(a, b->index, value), o->actor_span = b->span;
      if (!glue) o->begin = o->from - 1;
      return;
    }
    if (glue && o->from > 1 && unit_at(a, o->from - 2)->type == UNIT_ACTOR) {
      if (o->actor == NONE)
        o->actor = served(a, unit_at(a, o->from - 2)->index, value), o->actor_span = unit_at(a, o->from - 2)->span;
      return;
    }
    if (glue && o->from > 1 && str_is(value, "BodyOffice") && o->actor == NONE && owner_unknown(a, o)) return;
    bool capital = b->type == UNIT_WORD && unit_is_capital(b) && unit_is_plain(b) && unit_is_capital(unit_at(a, i)) &&
                   !(b->flags & TOKEN_FIRST && b->mask & W_BIT(W_COMMON)) && !unit_has(b, W_FIRST_NAME);
    if (!capital) {
      take_owner_past(a, value, o);
      return;
    }
    o->from--;
  }
}

/* "Forum Secretary General X", "Board President Y": the body named before that the first word of the office, or the one before it, means. */
static void take_short_name(const Analysis *a, size_t i, Str value, OfficePhrase *o) {
  bool before = o->from == i && i > 0 && unit_has(unit_at(a, i - 1), W_EVENT_NOUN);
  const WordUnit *u = unit_at(a, before ? i - 1 : o->from);
  bool head = before || (o->from < i && unit_has(u, W_BODY_HEAD));
  if (o->actor != NONE || !head || !unit_is_capital(u) || !unit_is_capital(unit_at(a, i))) return;
  uint32_t body = body_of_head_noun(a, unit_str(a, u));
  if (body == NONE) return;
  o->actor = served(a, body, value), o->actor_span = u->span;
  if (before) o->begin = i - 1;
}

/* « cofondateur et directeur général de Mistral AI »: one person holds both. */
static void take_second(Analysis *a, OfficePhrase *o, size_t head) {
  if (o->actor != NONE || o->plural || !unit_has(unit_at(a, o->end), W_CONJUNCTION)) return;
  OfficePhrase second;
  size_t k = o->end + 1;
  if (!unit_has(unit_at(a, k), W_OFFICE) || o->end > head + 4 || !office_at(a, k, &second) || second.plural) return;
  if (second.from != k) return;
  o->text = office_text(a, o->from, second.end, SIZE_MAX, second.cut);
  o->end = second.end, o->actor = second.actor, o->actor_span = second.actor_span;
  o->of_state |= second.of_state;
}

bool office_at(Analysis *a, size_t i, OfficePhrase *o) {
  if (!unit_has(unit_at(a, i), W_OFFICE) || unit_has(unit_at(a, i), W_TITLE)) return false;
  const Entry *e = unit_entry(a, unit_at(a, i), W_OFFICE);
  Str value = lex_str(a->lex, e->value);
  *o = (OfficePhrase){.from = i, .actor = NONE, .weak = e->flags & ENTRY_WEAK, .cut = SIZE_MAX};
  o->plural = unit_reading(unit_at(a, i), W_OFFICE)->feature == F_PLURAL;
  size_t demonym = take_chain(a, i, value, o);
  bool alone = o->end == i + 1 || (o->end == i + 2 && o->actor != NONE);
  for (size_t k = i + 1; k < o->end; k++) alone |= unit_has(unit_at(a, k), W_ACTOR_HEAD); /* « du gouvernement » */
  o->of_state = str_is(value, "StateOffice") || (str_is(value, "AnyOffice") && alone);
  o->of_union = str_is(value, "UnionOffice");
  if (o->actor != NONE || o->of_state) take_post(a, o);
  else take_employer(a, o);
  take_possessor(a, i, o);
  o->met = is_met(a, i);
  o->begin = SIZE_MAX;
  take_words_before(a, i, value, o);
  take_short_name(a, i, value, o);
  if (o->begin > o->from) o->begin = o->from;
  o->text = office_text(a, o->from, o->end, demonym, o->cut);
  take_second(a, o, i);
  return true;
}
