/* Counterparts: « son homologue finlandaise, Elina Valtonen » holds the office of the person named before. */
#include "extract/people.h"
#include "extract/strangers.h"
#include "extract/trace.h"

/* « l'ESA et son homologue japonaise, la JAXA »: from unit `from` to before k stands the counterpart, which the body behind it is. */
static bool counterpart_body(Analysis *a, size_t from, size_t k) {
  if (unit_is(a, unit_at(a, k), ',')) k++;
  bool named = unit_has(unit_at(a, k), W_DETERMINER); /* « le Cocobod »: no person is named so */
  while (unit_has(unit_at(a, k), W_DETERMINER)) k++;
  if (named && unit_at(a, k)->type == UNIT_WORD && unit_is_capital(unit_at(a, k))) stranger_listed(a, k);
  const WordUnit *body = unit_at(a, k);
  if (body->type != UNIT_ACTOR || body->index2 != NONE || a->actors.at[body->index].class <= CLASS_INTERGOVERNMENTAL)
    return false;
  units_merge(a, from, k + 1, UNIT_ACTOR, body->index);
  return true;
}

/* « son homologue qatarien | du Travail »: what the counterpart is in charge of, where a nation stands before; *k moves behind it. */
static Str counterpart_portfolio(Analysis *a, uint32_t nation, size_t *k) {
  const WordUnit *of = unit_at(a, *k);
  if (nation == NONE || !(unit_opens(a, of, ROLE_OF) || unit_opens(a, of, ROLE_FOR))) return (Str){0};
  Chain c = chain_read(a, *k, true, true);
  if (c.end == *k || c.actor_unit != SIZE_MAX) return (Str){0};
  Span said = span_join(of->span, unit_at(a, c.end - 1)->span);
  *k = c.end;
  return text_str(a->text, said);
}

/* « ministre de l'Emploi » with « du Travail »: « ministre du Travail ». */
static Str office_with_portfolio(Analysis *a, Str office, Str portfolio) {
  size_t head = str_find(office, STR(" "));
  if (head == SIZE_MAX) head = office.n;
  return arena_printf(&a->arena, "%.*s %.*s", STR_ARG(str_sub(office, 0, head)), STR_ARG(portfolio));
}

/* « Nadir Ouahab, son collègue algérien »: the person named before the counterpart at unit k and its comma, or NONE; *from is the unit at
   which the name begins. */
static uint32_t named_before(Analysis *a, size_t k, size_t *from) {
  k = determiners_before(a, k);
  if (k == 0 || !unit_is(a, unit_at(a, k - 1), ',')) return NONE;
  size_t end = --k;
  int words;
  while (k > 0 && end - k < 5 && unit_is_capital(unit_at(a, k - 1)) && unit_at(a, k - 1)->type == UNIT_WORD) k--;
  if (k == end || person_name_end(a, k, &words) != end || words < 2) return NONE;
  *from = k;
  return person_at(a, k, end, words);
}

/* The nation beside the counterpart at unit i: « son homologue algérien », "his American counterpart". */
typedef struct CounterpartNation {
  uint32_t actor; ///< or NONE
  Span span;
  size_t from, end; ///< units of counterpart and nation
} CounterpartNation;

static CounterpartNation nation_beside(Analysis *a, size_t i) {
  const WordUnit *after = unit_at(a, i + 1), *before = i > 0 ? unit_at(a, i - 1) : &unit_none;
  if (unit_has(after, W_DEMONYM)) return (CounterpartNation){actor_of_unit(a, after), after->span, i, i + 2};
  if (before->mask & W_BIT(W_DEMONYM)) return (CounterpartNation){actor_of_unit(a, before), before->span, i - 1, i + 1};
  return (CounterpartNation){NONE, unit_at(a, i)->span, i, i + 1};
}

/* Who was named last in the sentence before unit i, or NONE. */
static uint32_t person_before(const Analysis *a, size_t i) {
  for (size_t k = i; k-- > 0;)
    if (unit_at(a, k)->type == UNIT_PERSON) return unit_at(a, k)->index;
  return NONE;
}

/* « Reçu par son homologue X »: of the office holder spoken of in the sentences before, where this one names no actor before unit i. served: of
   those of whom it is known for whom they act, else of the others. */
static uint32_t spoken_of(const Analysis *a, size_t i, uint32_t person, bool served) {
  for (size_t b = 0; b < i; b++)
    if (unit_at(a, b)->type == UNIT_ACTOR) return NONE;
  for (size_t b = a->persons.n; b-- > 0 && a->persons.n - b <= NAMES_BACK;) {
    const Person *p = &a->persons.at[b];
    if (b != person && p->office.n && (p->actor != NONE) == served && a->sentence - p->office_sentence < 3)
      return (uint32_t)b;
  }
  return NONE;
}

/* "X said. His American opposite number, …": whose counterpart is of that nation is not of it. */
static void set_across(Analysis *a, const CounterpartNation *n) {
  uint32_t person = person_before(a, n->from);
  bool his = n->from > 0 && unit_has(unit_at(a, n->from - 1), W_DETERMINER) &&
             unit_act(a, unit_at(a, n->from - 1), W_DETERMINER) == MANNER_POSSESSIVE;
  if (person == NONE && his) person = spoken_of(a, n->from, NONE, false);
  if (person != NONE && a->persons.at[person].actor == NONE) a->persons.at[person].across = n->actor;
}

static void act_for_nation(Person *p, const CounterpartNation *n) {
  if (p->actor == NONE && n->actor != NONE)
    p->actor = n->actor, p->actor_span = n->span, p->actor_rule = R_OFFICE_NATION;
}

/* Nobody is named behind it: the nation stands for them, or who is named before. False where there is no nation. */
static bool counterpart_alone(Analysis *a, const CounterpartNation *n) {
  if (n->actor == NONE) return false;
  size_t from = n->from;
  uint32_t named = named_before(a, from, &from);
  units_merge(a, from, n->end, named == NONE ? UNIT_ACTOR : UNIT_PERSON, named == NONE ? n->actor : named);
  if (named != NONE) act_for_nation(&a->persons.at[named], n);
  return true;
}

/* The person holds the office of the one before, or the last one named, and is their opposite. */
static void take_office(Analysis *a, uint32_t person, uint32_t before, Str office, bool nation, Span said) {
  Person *p = &a->persons.at[person];
  if (p->office.n || !office.n) return;
  TRACE(a, TRACE_MEANS, R_COUNTERPART, said, "%.*s holds the same office as %.*s, the person named before",
        STR_ARG(p->name), STR_ARG(before == NONE ? STR("?") : a->persons.at[before].name));
  p->office = office, p->rule = R_COUNTERPART, p->office_sentence = a->sentence, p->office_span = said;
  p->of_state = p->met = before != NONE && a->persons.at[before].actor != NONE && !nation;
  p->opposite = before;
}

bool counterpart_at(Analysis *a, size_t i, Str office) {
  if (!unit_has(unit_at(a, i), W_COUNTERPART)) return false;
  CounterpartNation nation = nation_beside(a, i);
  if (nation.actor == NONE && unit_entry(a, unit_at(a, i), W_COUNTERPART)->flags & ENTRY_WEAK)
    return false; /* « son collègue, X »: as likely of their own government */
  if (nation.actor != NONE) set_across(a, &nation);
  size_t k = nation.end;
  Str portfolio = counterpart_portfolio(a, nation.actor, &k);
  if (counterpart_body(a, nation.from, k)) return true;
  if (unit_is(a, unit_at(a, k), ',')) k++;
  k = title_skip(a, k);
  int words;
  size_t end = person_name_end(a, k, &words);
  if (end == k) return counterpart_alone(a, &nation);
  uint32_t person = person_at(a, k, end, words), before = person_before(a, i);
  if (before == NONE) before = spoken_of(a, i, person, true);
  if (before != NONE && before != person && a->persons.at[before].office.n) office = a->persons.at[before].office;
  if (portfolio.n && office.n) office = office_with_portfolio(a, office, portfolio);
  Span said = span_join(unit_at(a, i)->span, unit_at(a, end - 1)->span);
  take_office(a, person, before, office, nation.actor != NONE, said);
  act_for_nation(&a->persons.at[person], &nation);
  units_merge(a, nation.from, end, UNIT_PERSON, person);
  return true;
}
