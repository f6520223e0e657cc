#include "extract/allegiance.h"
#include "extract/people.h"
#include "extract/strangers.h"
#include "extract/trace.h"

static bool side_at(Analysis *a, size_t i, Side *s) {
  const WordUnit *u = unit_at(a, i);
  if (u->type == UNIT_ACTOR && u->mask & W_BIT(W_ACTOR_HEAD) && u->mask & W_BIT(W_OPENER)) { /* « côté japonais » */
    *s = (Side){u->index, u->span};
    return true;
  }
  if (!unit_has(u, W_OPENER)) return false;
  bool opening = i == 0 || unit_has(unit_at(a, i - 1), W_CONJUNCTION) || unit_is(a, unit_at(a, i - 1), ',') ||
                 unit_is(a, unit_at(a, i - 1), ';') || unit_is(a, unit_at(a, i - 1), ':');
  if (!(unit_opens(a, u, ROLE_ON_BEHALF) || (unit_opens(a, u, ROLE_FOR) && opening))) return false;
  size_t k = i + 1;
  while (unit_has(unit_at(a, k), W_DETERMINER)) k++;
  const WordUnit *n = unit_at(a, k);
  if (!(n->type == UNIT_ACTOR && n->index2 == NONE) && !unit_has(n, W_DEMONYM)) return false;
  uint32_t actor = actor_of_unit(a, n);
  if (actor == NONE) return false;
  *s = (Side){actor, n->span};
  return true;
}

void person_give_office(Analysis *a, uint32_t person, const OfficePhrase *o, const Side *side, Rule rule) {
  Person *p = &a->persons.at[person];
  Span span = span_join(unit_at(a, o->from)->span, unit_at(a, o->end - 1)->span);
  if (!p->office.n)
    p->office = o->text, p->office_span = span, p->rule = (uint8_t)rule, p->weak = o->weak, p->of_state = o->of_state,
    p->of_union = o->of_union, p->shared = o->shared, p->office_sentence = a->sentence, p->met = o->met;
  const Actor *body = o->actor != NONE ? &a->actors.at[o->actor] : NULL;
  if (body && body->class > CLASS_INTERGOVERNMENTAL && body->class != CLASS_COMPANY && body->parent == NONE &&
      actor_is_state(a, side->actor)) /* « du côté émirati, le président de l'Executive Affairs Authority » */
    actor_belongs(a, o->actor, side->actor, side->span);
  if (p->actor == NONE && o->actor != NONE)
    p->actor = o->actor, p->actor_span = o->actor_span, p->actor_rule = R_OFFICE_NATION;
  if (p->actor == NONE && side->actor != NONE)
    p->actor = side->actor, p->actor_span = side->span, p->actor_rule = R_OFFICE_SIDE;
}

/* « Martina Hirayama, secrétaire d'État à la formation, » */
static bool office_after(Analysis *a, size_t i, size_t end, int words, Side *side) {
  size_t k = end;
  if (unit_is(a, unit_at(a, k), '(')) k++;
  else if (unit_is(a, unit_at(a, k), ',')) k++;
  else return false;
  size_t open = k;
  for (int skipped = 0; skipped < 4; skipped++, k++) {
    const WordUnit *u = unit_at(a, k);
    if (unit_has(u, W_OFFICE)) break;
    bool soft = unit_has(u, W_DETERMINER) || unit_has(u, W_ORDINAL) || unit_has(u, W_DEMONYM) || unit_has(u, W_TITLE) ||
                (u->type == UNIT_ACTOR && u->index2 == NONE) || (u->type == UNIT_WORD && unit_is_plain(u)) ||
                unit_is_genitive(a, u);
    if (!soft) return false;
  }
  OfficePhrase o;
  if (!office_at(a, k, &o)) return false;
  const WordUnit *before = o.from > open ? unit_at(a, o.from - 1) : NULL;
  if (o.actor == NONE && before && unit_has(before, W_DEMONYM))
    o.actor = actor_of_unit(a, before), o.actor_span = before->span;
  int name_words;
  size_t next = person_name_end(a, title_skip(a, o.end), &name_words);
  if (next > o.end && name_words >= 2 && !unit_is(a, unit_at(a, o.end), ','))
    return false; /* the office is of the next name */
  uint32_t person = unit_at(a, i)->type == UNIT_PERSON ? unit_at(a, i)->index : person_at(a, i, end, words);
  person_give_office(a, person, &o, side, R_OFFICE_AFTER);
  units_merge(a, i, o.end, UNIT_PERSON, person);
  return true;
}

/* « le Premier ministre pakistanais, Shehbaz Sharif » */
static bool office_before(Analysis *a, size_t i, Side *side, Str *office) {
  OfficePhrase o;
  if (!office_at(a, i, &o)) return false;
  *office = o.text;
  if (o.plural && o.actor != NONE && office_respective(a, &o, i)) return true;
  size_t k = o.end;
  if (unit_is(a, unit_at(a, k), '(') && unit_is(a, unit_at(a, k + 2), ')')) k += 3; /* « ministre … (MSIT), M. Lee » */
  size_t after_office = k;
  bool comma = unit_is(a, unit_at(a, k), ',');
  if (comma) k++;
  k = title_skip(a, k);
  int words;
  size_t end = person_name_end(a, k, &words);
  bool titled = k > after_office + comma;
  bool acronym = words == 1 && !titled && unit_at(a, k)->flags & TOKEN_ALLCAPS && !unit_is_capital(unit_at(a, i));
  if (end == k || acronym || (comma && words < 2 && !titled)) {
    /* nobody is named: « le président américain » stands for the state */
    if (o.actor != NONE && a->actors.at[o.actor].class <= CLASS_INTERGOVERNMENTAL && !comma) {
      units_merge(a, o.begin, o.end, UNIT_ACTOR, o.actor);
      return true;
    }
    if (o.actor != NONE && a->actors.at[o.actor].class <= CLASS_INTERGOVERNMENTAL && comma && words == 0) {
      /* « le ministre japonais, » but the name may stand before: left to office_after */
      if (i == 0 || !unit_is(a, unit_at(a, i - 1), ',')) units_merge(a, o.begin, o.end, UNIT_ACTOR, o.actor);
    }
    return false;
  }
  if (comma && unit_is(a, unit_at(a, end), ',') && unit_has(unit_at(a, end + 1), W_OFFICE) && o.actor == NONE)
    return false; /* a list */
  if (o.plural) office_make_singular(a, i, &o);
  uint32_t person = person_at(a, k, end, words);
  person_give_office(a, person, &o, side, R_OFFICE_BEFORE);
  if (a->persons.at[person].actor == NONE && unit_opens(a, unit_at(a, end), ROLE_OF) &&
      unit_at(a, end + 1)->type == UNIT_ACTOR && actor_is_state(a, unit_at(a, end + 1)->index)) {
    Person *p = &a->persons.at[person]; /* "President Shavkat Mirziyoyev of Uzbekistan" */
    p->actor = unit_at(a, end + 1)->index, p->actor_span = unit_at(a, end + 1)->span, p->actor_rule = R_OFFICE_NATION;
    end += 2;
  }
  end = person_state_in_parentheses(a, person, end);
  if (o.plural && office_share(a, end, &o, side) && o.actor == NONE) a->persons.at[person].shared = true;
  units_merge(a, o.begin, end, UNIT_PERSON, person);
  if (a->persons.at[person].actor == NONE && !o.plural) office_after(a, o.begin, o.begin + 1, 2, side);
  return true;
}

/* « le Français Philippe Adam » */
static void take_inhabitant(Analysis *a, size_t i, Person *p) {
  if (i == 0 || p->actor != NONE) return;
  const WordUnit *u = unit_at(a, i - 1);
  if (!(u->mask & W_BIT(W_DEMONYM)) || !unit_is_capital(u) || u->type == UNIT_PERSON) return;
  WordUnit word = *u;
  word.type = UNIT_WORD;
  p->actor = actor_of_unit(a, &word), p->actor_span = u->span, p->actor_rule = R_OFFICE_NATION;
}

/* « , qui dirige Camtel »: the unit of what the person named before unit k is said to lead; SIZE_MAX where nothing is said. */
static size_t led_at(const Analysis *a, size_t k) {
  size_t v = unit_is(a, unit_at(a, k), ',') ? k + 1 : k;
  const WordUnit *verb = unit_at(a, v + 1);
  if (!unit_has(unit_at(a, v), W_RELATIVE) || !unit_has(verb, W_TRIGGER) || unit_act(a, verb, W_TRIGGER) != ACT_LEAD)
    return SIZE_MAX;
  size_t n = v + 2;
  while (unit_has(unit_at(a, n), W_DETERMINER)) n++;
  return n;
}

/* "Tebogo Molosiwa, who heads the Institute": a name that nobody knows, of someone who leads a body. */
static bool is_said_to_lead(const Analysis *a, size_t end) {
  size_t n = led_at(a, end);
  const WordUnit *u = unit_at(a, n);
  return n != SIZE_MAX && u->type == UNIT_ACTOR && u->index2 == NONE &&
         a->actors.at[u->index].class > CLASS_INTERGOVERNMENTAL && a->actors.at[u->index].class != CLASS_COMPANY;
}

static bool plain_name(Analysis *a, size_t i, Side *side) {
  size_t k = title_skip(a, i);
  bool titled = k > i;
  int words;
  size_t end = person_name_end(a, k, &words);
  if (end == k) return false;
  Str name = text_str(a->text, span_join(unit_at(a, k)->span, unit_at(a, end - 1)->span));
  bool first_name = unit_has(unit_at(a, k), W_FIRST_NAME);
  uint32_t known = person_find(a, name, words);
  if (titled || words >= 2 || known != NONE)
    if (office_after(a, k, end, words, side)) {
      take_inhabitant(a, i, &a->persons.at[unit_at(a, k)->index]);
      if (k > i) units_merge(a, i, k + 1, UNIT_PERSON, unit_at(a, k)->index);
      return true;
    }
  if (!titled && known == NONE && !(words >= 2 && (first_name || is_said_to_lead(a, end)))) return false;
  uint32_t person = known != NONE ? known : person_at(a, k, end, words);
  Person *p = &a->persons.at[person];
  take_inhabitant(a, i, p);
  if (p->actor == NONE && side->actor != NONE)
    p->actor = side->actor, p->actor_span = side->span, p->actor_rule = R_OFFICE_SIDE;
  units_merge(a, i, end, UNIT_PERSON, person);
  return true;
}

/* « signée par la ministre X pour le Sénégal et par Y pour la France », "co-chaired by Mr X of Chile": for whom the person before unit k acts. */
static void take_side_after(Analysis *a, size_t k) {
  const WordUnit *opener = unit_at(a, k);
  bool of = unit_opens(a, opener, ROLE_OF);
  if (!of && !unit_opens(a, opener, ROLE_FOR) && !unit_opens(a, opener, ROLE_ON_BEHALF)) return;
  size_t n = k + 1;
  while (unit_has(unit_at(a, n), W_DETERMINER)) n++;
  const WordUnit *u = unit_at(a, n), *after = unit_at(a, n + 1);
  bool closed = unit_has(after, W_CONJUNCTION) || (after->flags & TOKEN_PUNCT && !unit_is(a, after, '(')) ||
                (of && !unit_is_capital(after) && !(after->flags & TOKEN_HYPHEN));
  Person *p = &a->persons.at[unit_at(a, k - 1)->index];
  if (u->type != UNIT_ACTOR || u->index2 != NONE || !closed || (of && !actor_is_state(a, u->index))) return;
  if (p->actor == NONE) p->actor = u->index, p->actor_span = u->span, p->actor_rule = R_OFFICE_SIDE;
  units_merge(a, k - 1, n + 1, UNIT_PERSON, unit_at(a, k - 1)->index);
}

/* « X, qui dirige Camtel, »: of whom it is said whom they lead. */
static void take_led(Analysis *a, size_t k) {
  size_t n = led_at(a, k);
  Person *p = &a->persons.at[unit_at(a, k - 1)->index];
  if (n == SIZE_MAX || p->actor != NONE) return;
  if (unit_at(a, n)->type == UNIT_WORD && unit_is_capital(unit_at(a, n))) stranger_listed(a, n);
  const WordUnit *u = unit_at(a, n);
  if (u->type != UNIT_ACTOR || u->index2 != NONE || a->actors.at[u->index].class <= CLASS_INTERGOVERNMENTAL) return;
  p->actor = u->index, p->actor_span = u->span, p->actor_rule = R_OFFICE_AFTER;
}

/* "Xi Jinping": whose state the lexicon knows, unless the text says for whom they act or that they do something else now. */
static void take_known(Analysis *a, uint32_t person) {
  Person *p = &a->persons.at[person];
  if (p->known == NO_ENTRY || p->actor != NONE) return;
  uint32_t served = a->lex->entries[p->known].link;
  if (p->office.n && !p->of_state && !p->of_union && a->lex->entries[served].entity_class == CLASS_STATE) return;
  bool region = a->lex->entries[served].flags & ENTRY_REGION;
  if (p->of_state && !region && state_of_entry(a, served) == NO_ENTRY) return;
  uint32_t actor = actor_known(a, served, p->span);
  p = &a->persons.at[person];
  p->actor = actor, p->actor_span = p->span, p->actor_rule = R_KNOWN_PERSON;
}

void persons_find(Analysis *a) {
  const uint64_t people =
      W_BIT(W_FIRST_NAME) | W_BIT(W_TITLE) | W_BIT(W_OFFICE) | W_BIT(W_COUNTERPART) | W_BIT(W_DEMONYM);
  if (!a->persons.n && !(a->sentence_mask & people)) return;
  Side side = {NONE, {0, 0}};
  Str office = {0}; ///< the last one named, which a counterpart shares
  for (size_t i = 0; i < a->units.n; i++) {
    if (unit_is(a, unit_at(a, i), ';')) side.actor = NONE; /* « pour X, A ; pour l'autre partie, B » */
    if (side_at(a, i, &side)) continue;
    if (unit_at(a, i)->type != UNIT_WORD) continue;
    uint32_t token = unit_at(a, i)->begin;
    bool head = unit_at(a, i)->mask & (W_BIT(W_COUNTERPART) | W_BIT(W_OFFICE));
    if (head && (counterpart_at(a, i, office) || office_before(a, i, &side, &office))) {
      while (i > 0 && (i >= a->units.n || unit_at(a, i)->begin > token)) i--; /* it may begin before its head */
      continue;
    }
    if (unit_is_capital(unit_at(a, i)) || unit_has(unit_at(a, i), W_TITLE)) plain_name(a, i, &side);
  }
  for (size_t i = 0; i + 1 < a->units.n; i++)
    if (unit_at(a, i)->type == UNIT_PERSON)
      take_side_after(a, i + 1), take_led(a, i + 1), take_known(a, unit_at(a, i)->index);
}
