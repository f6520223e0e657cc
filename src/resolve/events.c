/* The events of a document: which mentions mean the same one, and what their phrases say of it. */
#include "extract/dates.h"
#include "extract/names.h"
#include "resolve/nodes.h"

uint32_t arg_side(const Analysis *a, Arg arg) {
  uint32_t actor = arg.actor;
  if (actor == NONE && arg.person != NONE) actor = a->persons.at[arg.person].actor;
  if (actor == NONE || a->actors.at[actor].class != CLASS_GOVERNMENT_BODY) return actor;
  uint32_t state = state_above(a, actor);
  return state != NONE ? state : actor;
}

IndexList args_sides(const Analysis *a, const Args *args) {
  IndexList sides = {.n = 0};
  for (int i = 0; i < args->n; i++) list_add(&sides, arg_side(a, args->at[i]));
  return sides;
}

int lists_shared(const IndexList *x, const IndexList *y) {
  int n = 0;
  for (int i = 0; i < x->n; i++) n += list_has(y, x->at[i]);
  return n;
}

void event_add_participants(const Analysis *a, EventNode *e, const Args *args) {
  for (int i = 0; i < args->n; i++) {
    Arg arg = args->at[i];
    arg.actor = arg_side(a, arg), arg.person = NONE;
    if (arg.actor != NONE) args_add(&e->participants, arg);
  }
  if (args->group) e->participants.group = true, e->participants.group_span = args->group_span;
}

void event_set_date(const Analysis *a, EventNode *e, uint32_t mention, Tense tense) {
  if (mention == NONE || date_is_set(e->date)) return;
  const DateMention *m = &a->dates.at[mention];
  Date d = date_resolve(a, mention, tense);
  if (!date_is_set(d)) return;
  e->date = e->last = d, e->date_span = m->span;
  if (m->last_day > d.day && d.day) e->last.day = m->last_day;
}

bool dates_conflict(Date x, Date y) {
  if (!x.year || !y.year) return false;
  return x.year != y.year || (x.month && y.month && x.month != y.month) || (x.day && y.day && x.day != y.day);
}

static void merge_mention(Nodes *n, EventNode *e, const EventMention *m) {
  Analysis *a = n->a;
  if (m->distinct && !m->anaphor) {
    bool known = e->names.n == NAMES_MOST;
    for (size_t i = 0; i < e->names.n && !known; i++) known = str_eq(e->names.at[i].text, span_text(a, m->name));
    if (!known) array_push(&e->names, node_name(a, m->name));
  }
  event_add_participants(a, e, &m->participants);
  if (m->place_country != NONE && str_is(e->kind, "visit"))
    args_add(&e->participants, (Arg){m->place_country, NONE, m->place_span, R_PARTICIPANT});
  event_set_date(a, e, m->date, tense_near(a, m->sentence));
  if (m->place.n && !e->place.n) e->place = m->place, e->place_span = m->place_span;
  if (m->distinct) e->distinct = true;
  e->last_sentence = m->sentence;
  e->mentions++;
}

static Str kind_of_event(const Analysis *a, uint32_t entry) {
  return entry == NO_ENTRY ? STR("meeting") : lex_str(a->lex, a->lex->entries[entry].value);
}

/* Both name sides, and m some that e does not have. */
static bool sides_conflict(const Analysis *a, const EventNode *e, const EventMention *m) {
  IndexList own = args_sides(a, &m->participants), theirs = args_sides(a, &e->participants);
  if (!own.n || theirs.n < 2) return false;
  return lists_shared(&own, &theirs) < own.n;
}

/* « la première réunion du conseil de partenariat », « le premier Conseil de partenariat »: a council meets when it is held. */
static bool is_session(Str kind, Str other) {
  return (str_is(kind, "council") && str_is(other, "meeting")) || (str_is(kind, "meeting") && str_is(other, "council"));
}

/* Whether m, whose name has these words and which has this date, may mean e. */
static bool matches(const Analysis *a, const EventNode *e, const EventMention *m, NameWords own, Date d) {
  bool definite = m->manner == MANNER_DEFINITE || m->manner == MANNER_DEMONSTRATIVE || m->anaphor;
  Str kind = kind_of_event(a, m->entry);
  bool same_kind = str_eq(kind, e->kind) || m->anaphor;
  if (dates_conflict(d, e->date) || sides_conflict(a, e, m)) return false;
  if (m->place.n && e->place.n && !str_eq(m->place, e->place)) return false;
  bool general = str_is(kind, "meeting") || str_is(kind, "council");
  if (!m->distinct || m->anaphor) return definite && (same_kind || (general && m->sentence - e->sentence <= 4));
  if (!same_kind && !is_session(kind, e->kind)) return false;
  for (size_t i = 0; i < e->names.n; i++)
    if (name_overlap(e->names.at[i].words, own) >= 0.6) return true;
  IndexList mine = args_sides(a, &m->participants), theirs = args_sides(a, &e->participants);
  return same_kind && str_is(kind, "visit") && definite &&
         lists_shared(&mine, &theirs) > 0; /* a state visits another but once */
}

static uint32_t node_of_mention(Nodes *n, const EventMention *m) {
  Analysis *a = n->a;
  NameWords own = m->distinct && !m->anaphor ? name_words(a, span_text(a, m->name)) : (NameWords){0};
  Date d = m->date != NONE ? date_resolve(a, m->date, tense_near(a, m->sentence)) : (Date){0};
  for (int oblique = 0; oblique < 2; oblique++)
    for (size_t k = n->events.n; k-- > 0 && n->events.n - k <= MENTIONS_BACK;)
      if (n->events.at[k].oblique == (oblique == 1) && matches(a, &n->events.at[k], m, own, d)) return (uint32_t)k;
  if (m->anaphor || m->negated || (m->plural && m->manner == MANNER_INDEFINITE && !m->distinct)) return NONE;
  EventNode e = {.entry = m->entry, .kind = kind_of_event(a, m->entry), .span = m->span, .sentence = m->sentence};
  e.definite = m->manner == MANNER_DEFINITE;
  e.before = m->opener == ROLE_SINCE || m->opener == ROLE_FROM || m->opener == ROLE_BEFORE;
  e.oblique = e.before || m->opener == ROLE_OF;
  array_push(&n->events, e);
  return (uint32_t)n->events.n - 1;
}

void nodes_find_events(Nodes *n) {
  Analysis *a = n->a;
  n->event_of = ARENA_ARRAY(&a->arena, uint32_t, a->events.n + 1);
  for (size_t i = 0; i < a->events.n; i++) {
    const EventMention *m = &a->events.at[i];
    n->event_of[i] = node_of_mention(n, m);
    if (n->event_of[i] != NONE) merge_mention(n, &n->events.at[n->event_of[i]], m);
  }
  nodes_hear_of_events(n);
}
