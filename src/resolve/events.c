#include "extract/dates.h"
#include "extract/names.h"
#include "extract/units.h"
#include "resolve/nodes.h"

#include <stdlib.h>

static void merge_mention(Nodes *n, EventNode *e, const EventMention *m) {
  Analysis *a = n->a;
  if (m->distinct && !m->anaphor) {
    bool known = false;
    for (size_t i = 0; i < e->names.n && !known; i++) known = str_eq(e->names.at[i].text, span_text(a, m->name));
    if (!known) array_push(&e->names, node_name(a, m->name));
  }
  for (int i = 0; i < m->participants.n; i++) args_add(&e->participants, m->participants.at[i]);
  if (m->participants.group) e->participants.group = true, e->participants.group_span = m->participants.group_span;
  if (m->place_actor != NONE && str_is(e->kind, "visit"))
    args_add(&e->participants, (Arg){m->place_actor, NONE, m->place_span, R_PARTICIPANT});
  if (m->date != NONE && !date_is_set(e->date)) {
    Date d = date_resolve(a, m->date, tense_near(a, m->sentence));
    if (date_is_set(d)) e->date = d, e->date_span = a->dates.at[m->date].span;
  }
  if (m->place.n && !e->place.n) e->place = m->place, e->place_span = m->place_span;
  if (m->distinct) e->distinct = true;
  e->mentions++;
}

static Str kind_of_event(const Analysis *a, uint32_t entry) {
  return entry == NO_ENTRY ? STR("meeting") : lex_str(a->lex, a->lex->entries[entry].value);
}

static bool dates_conflict(Date x, Date y) {
  if (!x.year || !y.year) return false;
  return x.year != y.year || (x.month && y.month && x.month != y.month) || (x.day && y.day && x.day != y.day);
}

/* Whether m, whose name has these words and which has this date, may mean e. */
static bool matches(const Analysis *a, const EventNode *e, const EventMention *m, NameWords own, Date d) {
  bool definite = m->manner == MANNER_DEFINITE || m->manner == MANNER_DEMONSTRATIVE || m->anaphor;
  Str kind = kind_of_event(a, m->entry);
  bool same_kind = str_eq(kind, e->kind) || m->anaphor;
  if (dates_conflict(d, e->date)) return false;
  if (m->place.n && e->place.n && !str_eq(m->place, e->place)) return false;
  bool general = str_is(kind, "meeting") || str_is(kind, "council");
  if (!m->distinct || m->anaphor) return definite && (same_kind || (general && m->sentence - e->sentence <= 4));
  if (!same_kind) return false;
  for (size_t i = 0; i < e->names.n; i++)
    if (name_overlap(e->names.at[i].words, own) >= 0.6) return true;
  return false;
}

/* « Emmanuel Macron, en visite d'État au Brésil »: only the verb phrase tells of the visit */
static void visit_by_verb(Nodes *n, const ActRecord *r) {
  Analysis *a = n->a;
  if (r->act != ACT_VISIT || r->negated || r->hypothetical || r->event_object != NONE || !r->subject.n || !r->place.n ||
      r->feature != F_NONE)
    return;
  EventNode e = {.entry = NO_ENTRY,
                 .kind = STR("visit"),
                 .span = r->span,
                 .sentence = r->sentence,
                 .place = r->place,
                 .place_span = r->place_span,
                 .distinct = true};
  e.participants = r->subject;
  if (r->date != NONE) e.date = date_resolve(a, r->date, r->tense), e.date_span = a->dates.at[r->date].span;
  Span name = span_join(r->span, r->place_span);
  if (name.end - name.start < 120) array_push(&e.names, node_name(a, r->span));
  array_push(&n->events, e);
}

void nodes_find_events(Nodes *n) {
  Analysis *a = n->a;
  n->event_of = ARENA_ARRAY(&a->arena, uint32_t, a->events.n + 1);
  for (size_t i = 0; i < a->events.n; i++) {
    const EventMention *m = &a->events.at[i];
    NameWords own = m->distinct && !m->anaphor ? name_words(a, span_text(a, m->name)) : (NameWords){0};
    Date d = m->date != NONE ? date_resolve(a, m->date, tense_near(a, m->sentence)) : (Date){0};
    n->event_of[i] = NONE;
    for (int oblique = 0; oblique < 2; oblique++)
      for (size_t k = n->events.n; k-- > 0 && n->event_of[i] == NONE;)
        if (n->events.at[k].oblique == (oblique == 1) && matches(a, &n->events.at[k], m, own, d))
          n->event_of[i] = (uint32_t)k;
    if (n->event_of[i] == NONE) {
      if (m->anaphor || m->negated || (m->plural && m->manner == MANNER_INDEFINITE && !m->distinct)) continue;
      EventNode e = {.entry = m->entry, .kind = kind_of_event(a, m->entry), .span = m->span, .sentence = m->sentence};
      e.definite = m->manner == MANNER_DEFINITE;
      e.oblique = m->opener == ROLE_SINCE || m->opener == ROLE_FROM || m->opener == ROLE_BEFORE || m->opener == ROLE_OF;
      n->event_of[i] = (uint32_t)n->events.n;
      array_push(&n->events, e);
    }
    merge_mention(n, &n->events.at[n->event_of[i]], m);
  }
  for (size_t i = 0; i < a->acts.n; i++) visit_by_verb(n, &a->acts.at[i]);
  for (size_t i = 0; i < a->acts.n;
       i++) { /* « lors du sommet, à Séoul, ils ont signé mercredi … »: it was then and there */
    const ActRecord *r = &a->acts.at[i];
    if (r->event == NONE || n->event_of[r->event] == NONE || r->negated || r->hypothetical || r->act == ACT_SAY ||
        r->act == ACT_ENTER_FORCE)
      continue;
    EventNode *e = &n->events.at[n->event_of[r->event]];
    if (r->date != NONE && !date_is_set(e->date)) {
      Date d = date_resolve(a, r->date, r->tense);
      if (date_is_set(d)) e->date = d, e->date_span = a->dates.at[r->date].span;
    }
    if (r->place.n && !e->place.n) e->place = r->place, e->place_span = r->place_span;
  }
  for (size_t i = 0; i < a->acts.n; i++) {
    const ActRecord *r = &a->acts.at[i];
    if (r->event_object == NONE || n->event_of[r->event_object] == NONE || r->negated) continue;
    EventNode *e = &n->events.at[n->event_of[r->event_object]];
    if (r->act == ACT_CHAIR) {
      const Args *who = r->by.n ? &r->by : &r->subject;
      for (int k = 0; k < who->n; k++) {
        if (who->at[k].person == NONE) continue;
        if (!list_has(&e->chairs, who->at[k].person) && e->chairs.n < LIST_MAX)
          e->chair_span[e->chairs.n] = who->at[k].span, list_add(&e->chairs, who->at[k].person);
        if (who->at[k].actor != NONE) args_add(&e->participants, who->at[k]);
      }
      continue;
    }
    bool hosts = r->act == ACT_HOST || (r->act == ACT_RECEIVE && r->subject.n); /* « La France accueille le sommet » */
    bool attends = r->act == ACT_PARTICIPATE || r->act == ACT_VISIT || r->act == ACT_HOST || r->act == ACT_MEET ||
                   r->act == ACT_RECEIVE;
    if (attends) {
      for (int k = 0; k < r->subject.n; k++) args_add(&e->participants, r->subject.at[k]);
      if (r->subject.group) e->participants.group = true, e->participants.group_span = r->subject.group_span;
      if (r->act != ACT_HOST)
        for (int k = 0; k < r->with.n; k++) args_add(&e->participants, r->with.at[k]);
    }
    if (hosts)
      for (int k = 0; k < r->subject.n; k++) args_add(&e->hosts, r->subject.at[k]);
    bool tells_when = attends || hosts || r->act == ACT_PLAN || r->act == ACT_PREPARE || r->act == ACT_LAUNCH;
    if (r->date != NONE && !date_is_set(e->date) && tells_when && r->object == NONE) {
      Date d = date_resolve(a, r->date, r->tense);
      if (date_is_set(d)) e->date = d, e->date_span = a->dates.at[r->date].span;
    }
    if (r->place.n && !e->place.n && r->object == NONE && tells_when)
      e->place = r->place, e->place_span = r->place_span;
  }
}

void nodes_link_events(Nodes *n) {
  for (size_t i = 0; i < n->agreements.n; i++) {
    const AgreementNode *x = &n->agreements.at[i];
    if (x->dropped || x->event == NONE) continue;
    EventNode *e = &n->events.at[x->event];
    e->linked = true;
    bool states = false; /* « sommet de l'APEC » names only the organization */
    for (int k = 0; k < e->participants.n; k++) states |= actor_is_state(n->a, e->participants.at[k].actor);
    if (states) continue;
    for (int k = 0; k < x->parties.n; k++)
      args_add(&e->participants, (Arg){x->parties.at[k].actor, NONE, e->span, R_PARTICIPANT});
  }
}
