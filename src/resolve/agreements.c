/* The agreements of a document: the steps that find them, one after the other, and which of them it really tells of. */
#include "extract/trace.h"
#include "resolve/surroundings.h"

/* When something was done at an event: on its day, of several no more than the month is known. */
static Date day_at(const EventNode *e) {
  Date d = e->date;
  if (!date_is_full(e->last) || date_days(e->last) == date_days(d)) return d;
  d.day = 0;
  if (e->last.month != d.month) d.month = 0;
  return d;
}

/* A date and a place that only the event gives; a signatory's side when only one is left. */
static void complete_from_context(Nodes *n, AgreementNode *x, bool first) {
  Analysis *a = n->a;
  node_find_sectors_around(n, x, first);
  if (x->event != NONE) {
    const EventNode *e = &n->events.at[x->event];
    for (size_t i = 0; i < x->steps.n; i++) {
      NodeStep *s = &x->steps.at[i];
      if (!date_is_set(s->date) && (s->status == AG_PLANNED || s->status == AG_AGREED || s->status == AG_SIGNED) &&
          modality_asserts(s->modality))
        s->date = day_at(e);
    }
    if (!x->place.n && e->place.n) x->place = e->place, x->place_span = e->place_span;
  }
  if (x->parties.n != 2 || x->signatories.n < 2) return;
  for (int i = 0; i < x->signatories.n; i++) {
    Person *p = &a->persons.at[x->signatories.at[i]];
    if (p->actor != NONE || !p->office.n) continue;
    for (int side = 0; side < 2; side++) {
      uint32_t here = x->parties.at[side].actor, there = x->parties.at[!side].actor;
      bool there_signs = false, here_signs = false;
      for (int k = 0; k < x->signatories.n; k++) {
        uint32_t actor = a->persons.at[x->signatories.at[k]].actor;
        there_signs |= actor == there, here_signs |= actor == here;
      }
      if (there_signs && !here_signs) {
        p->actor = here, p->actor_span = x->span, p->actor_rule = R_OFFICE_SIDE;
        break;
      }
    }
  }
}

/* « le PNV et le PSE », « the CFDT and Medef »: letters that nobody knows and the text never writes out are at home in one state. */
static bool only_bare_acronyms(const Analysis *a, const Args *sides) {
  bool capitals = false; /* of one at least: « Engie et Orange » are names */
  for (int i = 0; i < sides->n; i++) {
    const Actor *actor = &a->actors.at[sides->at[i].actor];
    if (actor->entry != NO_ENTRY || actor->parent != NONE || actor->acronym.n || actor->class != CLASS_ORGANIZATION ||
        str_find(actor->name, STR(" ")) != SIZE_MAX || actor->name.n > 6)
      return false;
    bool all = true;
    for (size_t k = 0; k < actor->name.n; k++) all &= actor->name.p[k] >= 'A' && actor->name.p[k] <= 'Z';
    capitals |= all;
  }
  return capitals;
}

/* Whether the text denies or supposes something of x. */
static bool has_unasserted_step(const AgreementNode *x) {
  for (size_t i = 0; i < x->steps.n; i++)
    if (x->steps.at[i].status != AG_NONE && !modality_asserts(x->steps.at[i].modality)) return true;
  return false;
}

/* « accords Artemis », « convention de Budapest »: a capital letter behind the first word. */
static bool holds_proper_noun(Str name) {
  for (size_t i = 1; i < name.n; i++)
    if (name.p[i] >= 'A' && name.p[i] <= 'Z' && (name.p[i - 1] == ' ' || name.p[i - 1] == '\'')) return true;
  return false;
}

/* Why x is no agreement that this document tells of, or NULL when it is one. */
static const char *why_dropped(const Nodes *n, const AgreementNode *x) {
  const Analysis *a = n->a;
  const NodeStep *step = node_main_step(x);
  bool weak = entry_is_weak(a, x->entry);
  bool known_by_name = x->distinct && step && x->names.n && x->names.at[0].words.n >= 2 && !weak &&
                       (x->capital || str_is(x->kind, "treaty"));
  /* « a adhéré en 2023 aux accords Artemis »: who joins is the side that the text tells */
  int act = step && step->entry != NO_ENTRY ? a->lex->entries[step->entry].act : ACT_NONE;
  bool joined = (act == ACT_RATIFY || act == ACT_END) && x->parties.n && x->names.n && x->names.at[0].words.n >= 2 &&
                ((x->names.at[0].words.n > 2 && !x->indefinite) || holds_proper_noun(x->names.at[0].text));
  bool passing = !step && x->parties.n && x->distinct && x->capital && !x->indefinite && !weak && x->names.n &&
                 x->names.at[0].words.n >= 2 && (str_is(x->kind, "treaty") || kind_is_generic(x->kind)) &&
                 x->count == 1; /* "the Budapest Convention" */
  bool public_side = false, firm = false;
  for (int i = 0; i < x->parties.n; i++)
    firm |= a->actors.at[x->parties.at[i].actor].class == CLASS_COMPANY,
        public_side |= a->actors.at[x->parties.at[i].actor].class <= CLASS_GOVERNMENT_BODY ||
                       a->actors.at[x->parties.at[i].actor].entry != NO_ENTRY ||
                       a->actors.at[x->parties.at[i].actor].parent != NONE;
  bool taken_for_granted = x->complete && (x->distinct || (!x->indefinite && (!weak || firm)));
  taken_for_granted |=
      x->possessive && x->capital && x->distinct && !weak; /* "a protocol to their Fisheries Agreement" */
  taken_for_granted |= x->passing && x->parties.n >= 2;
  if (x->negated && !step) return "the text says that there is none";
  if (x->parties.n < 2 && x->understanding) return "an understanding needs two sides";
  if (x->parties.n < 2 && !known_by_name && !passing && !joined) return "fewer than two sides are known";
  if (only_bare_acronyms(a, &x->parties))
    return "its sides are letters that nobody knows and the text never writes out";
  if (str_is(x->kind, "contract") && !public_side) return "a contract without a state or a known body";
  if (!step && has_unasserted_step(x)) return "what is told of it is denied or supposed";
  if (!step && x->hypothetical) return "it is only wished for or supposed";
  if (!step && !taken_for_granted && !passing && !(x->under && x->parties.n >= 2)) return "no act is told of it";
  if (!step && weak && !x->complete) return "its noun needs an act or both sides";
  bool broken_off =
      step && (step->status == AG_ENDED || step->status == AG_SUSPENDED); /* « a dénoncé les accords avec X » */
  if (x->bare_plural && x->count == 0 && !x->complete && !x->split && !broken_off && !joined)
    return "a plural without number";
  return NULL;
}

/* « X et Y n'ont pas signé le traité sur Z », « X dément avoir signé … »: kept beside what others say of the same agreement. */
static bool is_held(const AgreementNode *x) {
  return !node_main_step(x) && has_unasserted_step(x) && !x->negated && x->parties.n >= 2 && x->names.n &&
         x->names.at[0].words.n >= 2;
}

/* « une convention entre deux opérateurs »: only states and their bodies make treaties. */
static void adjust_kind(const Analysis *a, AgreementNode *x) {
  if (!str_is(x->kind, "treaty")) return;
  bool state = false, firm = false;
  for (int i = 0; i < x->parties.n; i++) {
    state |= a->actors.at[x->parties.at[i].actor].class <= CLASS_GOVERNMENT_BODY;
    firm |= a->actors.at[x->parties.at[i].actor].class == CLASS_COMPANY;
  }
  if (x->parties.n >= 2 && (firm || !state)) x->kind = STR("agreement");
}

/* « la convention des Nations unies sur … »: whose it is by its name is no side of it, when none other is told. */
static void drop_patron(const Analysis *a, AgreementNode *x) {
  if (x->parties.n != 1 || x->parties.at[0].rule != R_OF_ACTOR || !str_is(x->kind, "treaty")) return;
  if (a->actors.at[x->parties.at[0].actor].class == CLASS_INTERGOVERNMENTAL) x->parties.n = 0;
}

static void judge(Nodes *n, AgreementNode *x) {
  if (x->dropped) return;
  adjust_kind(n->a, x);
  drop_patron(n->a, x);
  const char *why = why_dropped(n, x);
  if (why) {
    x->dropped = true;
    x->held = is_held(x);
    TRACE(n->a, x->held ? TRACE_HELD : TRACE_NEARLY, x->understanding ? R_UNDERSTANDING : R_INSTRUMENT, x->span, "%s%s",
          why, x->held ? ": kept as evidence, nothing of it asserted" : "");
    return;
  }
  if (node_main_step(x)) return;
  /* « en vertu d'un accord avec X »: agreed at least; a named instrument between named sides: the text takes it for granted */
  AgreementStatus status = x->proposed                                ? AG_PLANNED
                           : x->pending || (x->under && !x->complete) ? AG_AGREED
                                                                      : AG_IN_FORCE;
  Modality modality = x->proposed ? MODALITY_PLANNED : MODALITY_ASSERTED;
  array_push(
      &x->steps,
      (NodeStep){.status = status, .modality = modality, .span = x->span, .entry = NO_ENTRY, .rule = R_STANDING});
}

void nodes_find_agreements(Nodes *n) {
  Analysis *a = n->a;
  for (size_t i = 0; i < a->acts.n; i++)
    if (a->acts.at[i].object != NONE) act_apply(a, &a->acts.at[i], &a->instruments.at[a->acts.at[i].object]);
  inherit_from_lists(a);
  inherit_from_plural(a);
  nodes_place_mentions(n);
  nodes_drop_announcers(n);
  nodes_find_understandings(n);
  nodes_split_bilaterals(n);
  nodes_find_own_statement(n);
  nodes_find_signatories(n);
  nodes_look_around(n);
  for (size_t i = 0; i < n->agreements.n; i++) node_complete_sides(n, &n->agreements.at[i]);
  for (size_t i = 0; i < n->agreements.n; i++) judge(n, &n->agreements.at[i]);
  nodes_find_sectors(n);
  bool first = true;
  for (size_t i = 0; i < n->agreements.n; i++)
    if (!n->agreements.at[i].dropped) complete_from_context(n, &n->agreements.at[i], first), first = false;
}

void nodes_release(Nodes *n) {
  for (size_t i = 0; i < n->agreements.n; i++)
    array_release(&n->agreements.at[i].names), array_release(&n->agreements.at[i].steps);
  for (size_t i = 0; i < n->events.n; i++) array_release(&n->events.at[i].names);
  array_release(&n->agreements), array_release(&n->events);
}
