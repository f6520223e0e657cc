#include "extract/dates.h"
#include "extract/names.h"
#include "extract/trace.h"
#include "extract/units.h"
#include "resolve/surroundings.h"

#include <stdlib.h>
#include <string.h>

static void once_each_domain(DomainHits *d) {
  int n = 0;
  for (int i = 0; i < d->n; i++) {
    bool known = false;
    for (int k = 0; k < n; k++) known |= d->at[k].entry == d->at[i].entry;
    if (!known) d->at[n++] = d->at[i];
  }
  d->n = (uint8_t)n;
}

/* « ont convenu de … », « ont décidé d'unir leurs efforts », « s'est allié à X » */
static bool tells_understanding(const ActRecord *r) {
  return r->object == NONE && (r->act == ACT_AGREE || (r->act == ACT_COOPERATE && r->shift == SHIFT_AGREED));
}

/* Those who act, and those with whom or, where one acts alone, to whom. */
static Args sides_of_act(const ActRecord *r) {
  Args sides = r->subject;
  for (int k = 0; k < r->with.n; k++) args_add(&sides, r->with.at[k]);
  for (int k = 0; sides.n == 1 && !r->with.n && k < r->to.n; k++) args_add(&sides, r->to.at[k]);
  return sides;
}

/* The same sides agree once more in the same document: what they agreed before, or the bare « accord » that they reached. */
static AgreementNode *understood_before(Nodes *n, const ActRecord *r) {
  Args sides = sides_of_act(r);
  for (size_t i = n->agreements.n; i-- > 0 && n->agreements.n - i <= MENTIONS_BACK;) {
    AgreementNode *x = &n->agreements.at[i];
    bool bare = !x->distinct && kind_is_generic(x->kind) && x->count == 1 && node_main_step(x) &&
                node_main_step(x)->status == AG_AGREED;
    bool statement =
        str_is(x->kind, "joint-declaration") && node_main_step(x); /* what it says is no agreement beside it */
    if (statement && !x->parties.n) return x;
    if (!x->understanding && !bare && !statement) continue;
    if (sides.group || !sides.n || x->parties.group || args_shared(&sides, &x->parties) >= 2) return x;
  }
  return NULL;
}

/* Why this act of agreeing makes no understanding, or NULL when it does. */
static const char *why_no_understanding(const ActRecord *r) {
  if (r->negated) return "it is denied";
  if (r->hypothetical) return "it is supposed only";
  if (r->feature == F_NOUN) return "a noun, not a verb";
  if (r->shift != SHIFT_NONE && r->act == ACT_AGREE) return "a verb before it shifts its sense";
  if (sides_of_act(r).n < 2 && !r->subject.group) return "fewer than two sides";
  if (r->tense != TENSE_PAST && r->tense != TENSE_PRESENT) return "neither past nor present";
  return NULL;
}

/* « ont convenu d'ouvrir des négociations sur un accord »: they agreed on talks, and the agreement is the one talked about. */
static bool leads_to_talks(const Analysis *a, const ActRecord *r) {
  size_t from[] = {acts_from(a, r->sentence), acts_spread_from(a, r->sentence)}, end[] = {a->acts_read, a->acts.n};
  for (int run = 0; run < 2; run++)
    for (size_t i = from[run]; i < end[run] && a->acts.at[i].sentence == r->sentence; i++) {
      const ActRecord *t = &a->acts.at[i];
      if (t->act == ACT_NEGOTIATE && t->object != NONE && t->span.start > r->span.start) return true;
    }
  return false;
}

/* « les deux pays ont convenu de coopérer dans … »: agreed, and no instrument is named */
static void find_understandings(Nodes *n) {
  Analysis *a = n->a;
  for (size_t i = 0; i < a->acts.n; i++) {
    const ActRecord *r = &a->acts.at[i];
    if (!tells_understanding(r)) continue;
    const char *why = why_no_understanding(r);
    if (why) {
      TRACE(a, TRACE_NEARLY, R_UNDERSTANDING, r->span, "%s", why);
      continue;
    }
    if (leads_to_talks(a, r)) continue;
    if (text_in_headline(a->text, r->sentence) && n->agreements.n) continue; /* the text tells what they agreed */
    AgreementNode *same = understood_before(n, r);
    if (same) {
      for (int k = 0; k < r->domains.n && same->domains.n < LIST_MAX; k++)
        same->domains.at[same->domains.n++] = r->domains.at[k];
      once_each_domain(&same->domains);
      if (r->event != NONE && same->event == NONE)
        same->event = n->event_of[r->event], same->event_span = r->event_span;
      node_add_step(a, same,
                    (Step){.status = AG_AGREED, .date = r->date, .tense = r->tense, .span = r->span, .entry = r->entry},
                    R_UNDERSTANDING);
      continue;
    }
    AgreementNode node = {.entry = NO_ENTRY,
                          .kind = STR("understanding"),
                          .span = r->span,
                          .sentence = r->sentence,
                          .event = NONE,
                          .count = 1,
                          .understanding = true};
    node.parties = sides_of_act(r);
    node.domains = r->domains;
    node.place = r->place, node.place_span = r->place_span;
    if (r->event != NONE) node.event = n->event_of[r->event], node.event_span = r->event_span;
    node.last_sentence = r->sentence;
    node_add_step(a, &node,
                  (Step){.status = AG_AGREED, .date = r->date, .tense = r->tense, .span = r->span, .entry = r->entry},
                  R_UNDERSTANDING);
    /* sectors listed below it */
    const Sentence *s = &a->text->sentences.at[r->sentence];
    for (uint32_t b = s->block + 1; b < a->text->blocks.n && b < s->block + 30; b++) {
      const Block *item = &a->text->blocks.at[b];
      if (item->kind != BLOCK_ITEM || item->intro != s->block) continue;
      units_read(a, item->sentence_begin);
      int before = node.domains.n;
      for (size_t k = 0; k < a->units.n && k < 14; k++) cues_add(a, &a->units.at[k], &node.domains, k < 5);
      for (int k = before; k < node.domains.n; k++) node.domains.at[k].rule = R_LIST_CUE;
    }
    array_push(&n->agreements, node);
  }
}

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

static void judge(Nodes *n, AgreementNode *x) {
  if (x->dropped) return;
  adjust_kind(n->a, x);
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
  find_understandings(n);
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
