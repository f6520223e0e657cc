/* What verbs say of events: who met, received, visited, chaired, when and where; and the events of which only a verb tells. */
#include "resolve/nodes.h"

#include "extract/dates.h"
#include "extract/names.h"

static void add_hosts(const Analysis *a, EventNode *e, const Args *who) {
  for (int i = 0; i < who->n; i++) {
    Arg arg = who->at[i];
    arg.actor = arg_side(a, arg), arg.person = NONE;
    if (arg.actor != NONE) args_add(&e->hosts, arg);
  }
}

static void add_chairs(const Analysis *a, EventNode *e, const Args *who) {
  for (int i = 0; i < who->n; i++) {
    uint32_t person = who->at[i].person;
    if (person == NONE || list_has(&e->chairs, person) || e->chairs.n == LIST_MAX) continue;
    e->chair_span[e->chairs.n] = who->at[i].span;
    list_add(&e->chairs, person);
  }
  event_add_participants(a, e, who);
}

static void set_place(EventNode *e, const ActRecord *r) {
  if (r->place.n && !e->place.n) e->place = r->place, e->place_span = r->place_span;
}

/* ---- meetings without a noun ---- */

/* « M. X devait être reçu mardi à la Maison Blanche par son homologue »: a meeting of at least two states. */
static bool tells_meeting(const Analysis *a, const ActRecord *r, Args *who, int *people) {
  if (r->act != ACT_MEET && r->act != ACT_RECEIVE && r->act != ACT_HOST) return false;
  if (r->negated || r->hypothetical || r->feature == F_NOUN || r->event_object != NONE || r->object != NONE)
    return false;
  if (r->shift != SHIFT_NONE && r->shift != SHIFT_FUTURE && r->shift != SHIFT_PAST) return false;
  if (r->tense == TENSE_INFINITIVE) return false;
  const Args *parts[] = {&r->subject, &r->with, &r->to, &r->by};
  IndexList states = {.n = 0};
  *people = 0; /* « Le Canada rencontre l'Allemagne » may be a match */
  for (size_t p = 0; p < 4; p++)
    for (int i = 0; i < parts[p]->n; i++) {
      uint32_t side = arg_side(a, parts[p]->at[i]);
      if (side == NONE || a->actors.at[side].class > CLASS_INTERGOVERNMENTAL) continue;
      list_add(&states, side);
      *people += arg_is_people(a, parts[p], i);
      args_add(who, (Arg){side, NONE, parts[p]->at[i].span, R_MEETING});
    }
  if (r->bare_office && a->home != NONE && r->act != ACT_HOST) {
    list_add(&states, a->home);
    args_add(who, (Arg){a->home, NONE, r->span, R_MEETING});
  }
  if (r->act == ACT_RECEIVE && states.n == 1 && r->place_actor != NONE && r->subject.n &&
      !list_has(&states, r->place_actor)) {
    list_add(&states, r->place_actor); /* « a été reçu à l'Élysée » */
    args_add(who, (Arg){r->place_actor, NONE, r->place_span, R_MEETING});
  }
  bool bloc = states.n == 1 && a->actors.at[states.at[0]].class == CLASS_INTERGOVERNMENTAL; /* "G20 ministers met" */
  return *people && (states.n >= 2 || (bloc && r->place.n && r->date != NONE));
}

/* « X a reçu Y. À l'issue de l'entretien, … »: the noun without a name, shortly after the verb, is what the verb tells. */
static bool is_named_after(const EventNode *e, const IndexList *theirs, uint32_t sentence) {
  bool soon = e->sentence > sentence && e->sentence - sentence <= 2;
  return soon && e->definite && !e->distinct && !theirs->n && !str_is(e->kind, "summit");
}

/* The event of which the sentence or the one before told already, or the next names without a name. */
static EventNode *meeting_told(Nodes *n, const ActRecord *r, const IndexList *sides, Date d) {
  for (size_t k = n->events.n; k-- > 0 && n->events.n - k <= MENTIONS_BACK;) {
    EventNode *e = &n->events.at[k];
    if (r->event != NONE && n->event_of[r->event] == k) continue; /* on its margins */
    IndexList theirs = args_sides(n->a, &e->participants);
    bool near = r->sentence - e->sentence <= 3 || e->last_sentence == r->sentence;
    bool kind = str_is(e->kind, "meeting") || str_is(e->kind, "summit") || str_is(e->kind, "negotiation") ||
                (str_is(e->kind, "visit") && e->entry == NO_ENTRY);
    bool same = near ? lists_shared(sides, &theirs) >= 2 : is_named_after(e, &theirs, r->sentence);
    if (same && kind && !dates_conflict(d, e->date)) return e;
  }
  return NULL;
}

static void meeting_by_verb(Nodes *n, const ActRecord *r) {
  Analysis *a = n->a;
  Args who = {0};
  int people;
  if (!tells_meeting(a, r, &who, &people)) return;
  if (r->event != NONE && n->event_of[r->event] != NONE) { /* « lors du sommet, X a rencontré Y » */
    event_add_participants(a, &n->events.at[n->event_of[r->event]], &who);
    if (!str_is(n->events.at[n->event_of[r->event]].kind, "summit")) return;
  }
  EventNode fresh = {.entry = NO_ENTRY,
                     .rule = R_MEETING,
                     .kind = STR("meeting"),
                     .span = r->span,
                     .sentence = r->sentence,
                     .last_sentence = r->sentence};
  event_set_date(a, &fresh, r->date, r->shift == SHIFT_FUTURE ? TENSE_FUTURE : r->tense);
  set_place(&fresh, r);
  IndexList sides = args_sides(a, &who);
  EventNode *e = meeting_told(n, r, &sides, fresh.date);
  if (!e) {
    fresh.distinct = date_is_set(fresh.date) || fresh.place.n || people >= 2;
    array_push(&n->events, fresh);
    e = &n->events.at[n->events.n - 1];
  }
  event_add_participants(a, e, &who);
  event_set_date(a, e, r->date, r->shift == SHIFT_FUTURE ? TENSE_FUTURE : r->tense);
  set_place(e, r);
  if (r->act != ACT_MEET) add_hosts(a, e, r->by.n ? &r->by : &r->subject);
}

/* Two states at least take part: who signs something there besides is not for that a participant. */
static bool is_between_states(const Analysis *a, const EventNode *e) {
  int states = 0;
  for (int i = 0; i < e->participants.n; i++)
    states += e->participants.at[i].actor != NONE &&
              a->actors.at[e->participants.at[i].actor].class <= CLASS_INTERGOVERNMENTAL;
  return states >= 2;
}

/* Firms that sign on the occasion of a visit are not the visitors. */
static bool are_firms(const Analysis *a, const Args *who) {
  for (int i = 0; i < who->n; i++) {
    uint32_t side = arg_side(a, who->at[i]);
    if (side == NONE || a->actors.at[side].class < CLASS_COMPANY) return false;
  }
  return who->n > 0;
}

/* ---- acts that have an event as object, or in an adjunct ---- */

/* « lors du sommet, à Séoul, ils ont signé mercredi … »: it was then and there. */
static void hear_adjunct(Nodes *n, size_t at) {
  Analysis *a = n->a;
  const ActRecord *r = &a->acts.at[at];
  if (r->event == NONE || n->event_of[r->event] == NONE || r->negated || r->hypothetical || r->act == ACT_SAY ||
      r->act == ACT_ENTER_FORCE)
    return;
  EventNode *e = &n->events.at[n->event_of[r->event]];
  bool replaces = r->act == ACT_RENEW || r->act == ACT_END || r->act == ACT_BIND || r->act == ACT_APPLY;
  if (replaces) return; /* what it replaces is of another time */
  bool gathers = r->act == ACT_MEET || r->act == ACT_RECEIVE || r->act == ACT_HOST || r->act == ACT_VISIT;
  if (gathers || (act_has_sides(r->act) && r->feature != F_NOUN)) {
    const Args *parts[] = {&r->subject, &r->with, &r->to, &r->by}; /* "During a visit to Brazil A and B signed …" */
    for (int p = 0; p < 4; p++)
      if ((gathers || !is_between_states(a, e)) && (!str_is(e->kind, "visit") || !are_firms(a, parts[p])))
        event_add_participants(a, e, parts[p]);
  }
  if (gathers && r->place_actor != NONE) /* « Reçu à l'Élysée pour un dîner de travail » */
    args_add(&e->participants, (Arg){r->place_actor, NONE, r->place_span, R_PARTICIPANT});
  bool appears = r->act == ACT_PARTICIPATE; /* « s'exprimait mercredi en marge de la conférence »: one day of it */
  if (appears) event_add_participants(a, e, &r->subject);
  else event_set_date(a, e, r->date, r->tense);
  if (!gathers || !str_is(e->kind, "summit"))
    set_place(e, r); /* "hosted X at the White House, on the margins of the summit" */
  for (size_t k = at > 8 ? at - 8 : 0; k < a->acts.n && k < at + 8; k++) { /* those of the sentence stand together */
    const ActRecord *s = &a->acts.at[k];
    e->signing |= s->sentence == r->sentence && s->feature == F_NOUN && s->object == NONE &&
                  (s->act == ACT_SIGN || s->act == ACT_INITIAL);
  }
}

/* Nothing follows that could be its object: the clause ends with it, or goes on with "for", "in". */
static bool has_no_object(const Analysis *a, Span s) {
  uint32_t t = token_at(a, s.end);
  if (t == a->text->tokens.n || a->text->tokens.at[t].flags & TOKEN_PUNCT) return true;
  WordUnit u = {.index = NONE};
  return unit_of_token(a, t, &u) && u.mask & W_BIT(W_OPENER) && !(u.mask & W_BIT(W_DETERMINER));
}

/* "The two hold a dialogue in Leuven. X and Y will co-chair.": the one event of the sentence before, or NONE. */
static uint32_t event_just_told(const Analysis *a, uint32_t sentence) {
  if (sentence == 0 || text_in_headline(a->text, sentence - 1)) return NONE;
  size_t first = events_from(a, sentence - 1), end = events_from(a, sentence);
  bool none_here = end == a->events.n || a->events.at[end].sentence != sentence;
  return end == first + 1 && none_here ? (uint32_t)first : NONE;
}

/* « La session, coprésidée lundi à Oran par X et Y », « sa session, réunie sous la présidence de X »: who chairs takes part, then and there. */
static void hear_chair(Nodes *n, const ActRecord *r) {
  bool noun = r->feature == F_NOUN && r->event_object == NONE;
  uint32_t of = noun ? r->event : r->event_object;
  if (of == NONE && !noun && r->object == NONE && has_no_object(n->a, r->span)) of = event_just_told(n->a, r->sentence);
  if (r->act != ACT_CHAIR || of == NONE || n->event_of[of] == NONE || r->negated || r->hypothetical) return;
  EventNode *e = &n->events.at[n->event_of[of]];
  add_chairs(n->a, e, r->by.n ? &r->by : &r->subject);
  add_chairs(n->a, e, &r->with);
  set_place(e, r);
  bool days = str_is(e->kind, "summit") || str_is(e->kind, "conference") || str_is(e->kind, "forum"); /* one of them */
  if (!days) event_set_date(n->a, e, r->date, r->shift == SHIFT_FUTURE ? TENSE_FUTURE : r->tense);
}

static void hear_object(Nodes *n, const ActRecord *r) {
  Analysis *a = n->a;
  hear_chair(n, r);
  if (r->event_object == NONE || n->event_of[r->event_object] == NONE || r->negated || r->act == ACT_CHAIR) return;
  EventNode *e = &n->events.at[n->event_of[r->event_object]];
  bool hosts = r->act == ACT_HOST || (r->act == ACT_RECEIVE && r->subject.n); /* « La France accueille le sommet » */
  bool attends = r->act == ACT_PARTICIPATE || r->act == ACT_VISIT || r->act == ACT_HOST || r->act == ACT_MEET ||
                 r->act == ACT_RECEIVE || ((r->act == ACT_LAUNCH || r->act == ACT_CONCLUDE) && r->feature != F_NOUN);
  if (attends) event_add_participants(a, e, &r->subject);
  if (attends && r->act != ACT_HOST) event_add_participants(a, e, &r->with);
  if (r->act == ACT_MEET) event_add_participants(a, e, &r->to); /* « la réunion a rassemblé X et Y » */
  if (r->act == ACT_LEAD && str_is(e->kind, "visit")) event_add_participants(a, e, r->by.n ? &r->by : &r->subject);
  if (r->act == ACT_VISIT && r->place_actor != NONE && str_is(e->kind, "visit"))
    args_add(&e->participants, (Arg){r->place_actor, NONE, r->place_span, R_PARTICIPANT});
  if (hosts) add_hosts(a, e, &r->subject);
  bool ends = (r->act == ACT_END || r->act == ACT_REFUSE) && str_is(e->kind, "negotiation");
  bool visit_over = r->act == ACT_END && str_is(e->kind, "visit"); /* "A visit by X ended in Astana" */
  if (visit_over && r->place_actor != NONE)
    args_add(&e->participants, (Arg){r->place_actor, NONE, r->place_span, R_PARTICIPANT});
  bool tells_when = attends || hosts || r->act == ACT_PLAN || r->act == ACT_PREPARE || r->act == ACT_LAUNCH;
  if (tells_when && r->object == NONE) event_set_date(a, e, r->date, r->tense);
  if ((tells_when || ends || visit_over) && r->object == NONE) set_place(e, r);
  e->ahead |= r->tense == TENSE_FUTURE || r->shift == SHIFT_FUTURE || r->act == ACT_PLAN;
  e->held |= r->act == ACT_MEET && !r->hypothetical;
}

/* "The session of the Joint Commission, chaired by the ministers of X and Y": the states take part, not the body of nobody's that they hold. */
static void leave_joint_bodies(const Analysis *a, EventNode *e) {
  int kept = 0;
  for (int i = 0; i < e->participants.n; i++) {
    uint32_t actor = e->participants.at[i].actor;
    bool joint = actor != NONE && a->actors.at[actor].class == CLASS_GOVERNMENT_BODY && state_above(a, actor) == NONE;
    if (!joint) e->participants.at[kept++] = e->participants.at[i];
  }
  e->participants.n = (uint8_t)kept;
}

void nodes_hear_of_events(Nodes *n) {
  const Analysis *a = n->a;
  nodes_hear_of_visits(n);
  for (size_t i = 0; i < a->acts.n; i++) hear_object(n, &a->acts.at[i]);
  for (size_t i = 0; i < a->acts.n; i++) hear_adjunct(n, i);
  for (size_t i = 0; i < a->acts.n; i++) meeting_by_verb(n, &a->acts.at[i]);
  for (size_t i = 0; i < n->events.n; i++)
    if (is_between_states(a, &n->events.at[i])) leave_joint_bodies(a, &n->events.at[i]);
}
