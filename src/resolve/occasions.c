/* Which agreements were concluded at which events, where the clause of the act does not say it. */
#include "resolve/nodes.h"

#include "extract/names.h"

static Date agreement_date(const AgreementNode *x) {
  const NodeStep *s = node_main_step(x);
  return s && date_is_set(s->date) ? s->date : x->date;
}

static bool is_concluded(const AgreementNode *x) {
  const NodeStep *s = node_main_step(x);
  return s && (s->status == AG_PLANNED || s->status == AG_AGREED || s->status == AG_SIGNED) && s->rule != R_STANDING;
}

/* How many days after its first day, when no last day is told, something may still happen at an event of this kind. */
static int days_of_kind(Str kind) {
  if (str_is(kind, "visit")) return 4;
  if (str_is(kind, "summit") || str_is(kind, "conference") || str_is(kind, "forum")) return 3;
  return 0;
}

/* Whether d lies in the days of e. */
static bool is_during(const EventNode *e, Date d) {
  if (!date_is_full(d) || !date_is_full(e->date)) return !dates_conflict(d, e->date) && d.year && e->date.year;
  long from = date_days(e->date), to = date_is_full(e->last) ? date_days(e->last) : from;
  if (to == from) to += days_of_kind(e->kind);
  return date_days(d) >= from && date_days(d) <= to;
}

enum { LINKS_MAX = 1000000 }; ///< in a text of more pairs of mentions nobody looks for the occasion of each agreement

/* The sentences in which each agreement is spoken of, in order: those of agreement k stand at [begin[k], begin[k + 1]). */
typedef struct Spoken {
  uint32_t *begin, *sentence;
} Spoken;

static Spoken find_spoken(Nodes *n) {
  Analysis *a = n->a;
  Spoken s = {ARENA_ARRAY(&a->arena, uint32_t, n->agreements.n + 2),
              ARENA_ARRAY(&a->arena, uint32_t, n->agreements.n + a->instruments.n + 1)};
  s.begin[0] = 0;
  for (size_t k = 0; k < n->agreements.n; k++) s.begin[k + 1] = 1;
  for (size_t i = 0; i < a->instruments.n; i++)
    if (n->agreement_of[i] != NONE) s.begin[n->agreement_of[i] + 1]++;
  for (size_t k = 0; k < n->agreements.n; k++) s.begin[k + 1] += s.begin[k];
  uint32_t *next = ARENA_ARRAY(&a->arena, uint32_t, n->agreements.n + 1);
  for (size_t k = 0; k < n->agreements.n; k++)
    next[k] = s.begin[k], s.sentence[next[k]++] = n->agreements.at[k].sentence;
  for (size_t i = 0; i < a->instruments.n; i++)
    if (n->agreement_of[i] != NONE) s.sentence[next[n->agreement_of[i]]++] = a->instruments.at[i].sentence;
  return s;
}

static void shorten(uint32_t *distance, const Spoken *s, uint32_t agreement, uint32_t sentence) {
  for (uint32_t i = s->begin[agreement]; i < s->begin[agreement + 1]; i++) {
    uint32_t d = s->sentence[i] > sentence ? s->sentence[i] - sentence : sentence - s->sentence[i];
    if (d < *distance) *distance = d;
  }
}

/* How many sentences lie between the mentions of each event and those of the agreement. */
static void find_distances(const Nodes *n, const Spoken *s, uint32_t agreement, uint32_t *distance) {
  for (size_t k = 0; k < n->events.n; k++) {
    distance[k] = NONE;
    shorten(&distance[k], s, agreement, n->events.at[k].sentence);
  }
  for (size_t i = 0; i < n->a->events.n; i++)
    if (n->event_of[i] != NONE) shorten(&distance[n->event_of[i]], s, agreement, n->a->events.at[i].sentence);
}

static bool is_near_publication(const Analysis *a, Date d) {
  if (!date_is_full(a->published) || !date_is_full(d)) return !dates_conflict(d, a->published) && d.year && d.month;
  long away = date_days(d) - date_days(a->published);
  return away >= -10 && away <= 10;
}

static bool is_large(const EventNode *e) {
  return str_is(e->kind, "summit") || str_is(e->kind, "conference") || str_is(e->kind, "forum");
}

/* A visit, a meeting or talks are of those who agree; at a summit others may be. */
static bool sides_fit(const Analysis *a, const EventNode *e, const AgreementNode *x, uint32_t distance) {
  IndexList those = args_sides(a, &e->participants), these = args_sides(a, &x->parties);
  int shared = lists_shared(&those, &these);
  if (e->signing && distance <= 2) return true;
  bool ceremony = str_is(e->kind, "ceremony"), same_day = is_during(e, agreement_date(x));
  bool cabinet = str_is(e->kind, "council") && e->entry != NO_ENTRY && entry_is_weak(a, e->entry);
  if (!those.n && cabinet) return false; /* « le Conseil des ministres a autorisé … » */
  bool its_talks = e->held && e->definite && !e->distinct && str_is(e->kind, "negotiation") && distance <= 2;
  if (!those.n && its_talks) return true; /* "told reporters at the hotel where the talks were held" */
  if (!those.n) return distance == 0 || (ceremony && (same_day || (distance <= 5 && !date_is_set(e->date))));
  bool close = str_is(e->kind, "visit") || str_is(e->kind, "meeting") || str_is(e->kind, "negotiation") ||
               str_is(e->kind, "dialogue") || str_is(e->kind, "council");
  if (close) return shared >= 2 || (shared == 1 && those.n == 1 && these.n > 1);
  return shared >= 1 || distance == 0;
}

/* The sides of the agreement are those of the event, and two at least. */
static bool covers(const Analysis *a, const EventNode *e, const AgreementNode *x) {
  IndexList those = args_sides(a, &e->participants), these = args_sides(a, &x->parties);
  return these.n >= 2 && those.n >= 2 && lists_shared(&those, &these) == these.n;
}

/* How well e may be where x was concluded: 0 when it cannot be. */
static int fit(const Nodes *n, uint32_t event, uint32_t agreement, uint32_t distance) {
  const Analysis *a = n->a;
  const EventNode *e = &n->events.at[event];
  const AgreementNode *x = &n->agreements.at[agreement];
  Date d = agreement_date(x);
  if (e->ahead && node_main_step(x)->status != AG_PLANNED) return 0;
  if (e->before && distance > 0) return 0;
  if (x->place.n && e->place.n && !str_eq(x->place, e->place) && !str_is(e->kind, "visit") &&
      !str_is(e->kind, "ceremony"))
    return 0;
  if (!sides_fit(a, e, x, distance)) return 0;
  bool dated = date_is_set(e->date) && d.year;
  if (dated && !is_during(e, d)) return 0;
  bool year_only = d.year && !d.month && d.year == a->published.year && distance <= 1;
  if (!dated && d.year && !year_only && !is_near_publication(a, d)) return 0;
  bool all = covers(a, e, x);
  uint32_t far = all ? 6 : str_is(e->kind, "ceremony") ? 5 : 3;
  if (!dated && (distance > far || (is_large(e) && !e->signing && (distance > 1 || (distance && !d.year))))) return 0;
  bool day = dated && date_is_full(d) && date_is_full(e->date);
  bool later = e->span.start > x->span.start && distance > 0 &&
               (is_large(e) || str_is(e->kind, "meeting")); /* told of only afterwards */
  return 1 + (e->signing && distance <= 2 ? 5 : 0) - (later && !e->signing ? 4 : 0) +
         (distance == 0   ? 4
          : distance == 1 ? 2
          : distance <= 3 ? 1
                          : 0) +
         (day ? 2 : 0) + (e->distinct || str_is(e->kind, "ceremony") ? 1 : 0) + (all ? 2 : 0);
}

static void find_occasion(Nodes *n, const Spoken *spoken, uint32_t agreement, uint32_t *distance) {
  AgreementNode *x = &n->agreements.at[agreement];
  int best = 1;
  find_distances(n, spoken, agreement, distance);
  for (uint32_t k = 0; k < n->events.n; k++) {
    if (n->events.at[k].dropped) continue;
    int f = fit(n, k, agreement, distance[k]);
    if (f > best) best = f, x->event = k, x->event_span = n->events.at[k].span, x->event_rule = R_OCCASION;
  }
}

/* « RABAT, le 12 septembre 2025 – … »: what happened that day, and is said to have happened nowhere else, was there. */
static void take_dateline(const Analysis *a, EventNode *e) {
  bool that_day = date_is_full(e->date) && date_is_full(a->published) && date_days(e->date) == date_days(a->published);
  if (e->place.n || !that_day || str_is(e->kind, "visit") || a->origin_place.end == 0) return;
  e->place = span_text(a, a->origin_place), e->place_span = a->origin_place;
}

/* What was concluded at an event of one day, and is dated nowhere else, was concluded that day. */
static void date_by_event(AgreementNode *x, const EventNode *e) {
  if (!is_concluded(x) || date_is_set(agreement_date(x)) || !date_is_full(e->date) || str_is(e->kind, "visit")) return;
  if (date_is_full(e->last) && date_days(e->last) != date_days(e->date)) return;
  for (size_t i = 0; i < x->steps.n; i++)
    if (&x->steps.at[i] == node_main_step(x)) x->steps.at[i].date = e->date;
}

/* An event at which an agreement was concluded has its sides, its date and its place, where it has none of its own. */
static void take_from_agreement(Nodes *n, AgreementNode *x) {
  EventNode *e = &n->events.at[x->event];
  e->linked = true;
  Date d = agreement_date(x);
  if (d.month && (!e->date.month || (!e->date.day && !dates_conflict(d, e->date)))) {
    const NodeStep *s = node_main_step(x);
    e->date = e->last = d, e->date_span = s ? s->span : x->span;
  }
  if (x->place.n && !e->place.n) e->place = x->place, e->place_span = x->place_span;
  else if (e->place.n && !x->place.n && !str_is(e->kind, "visit")) x->place = e->place, x->place_span = e->place_span;
  date_by_event(x, e);
  take_dateline(n->a, e);
  bool states = false; /* « sommet de l'APEC » names only the organization */
  for (int k = 0; k < e->participants.n; k++) states |= actor_is_state(n->a, e->participants.at[k].actor);
  if (states && is_large(e)) return;
  for (int k = 0; k < x->parties.n; k++) {
    uint32_t side = arg_side(n->a, x->parties.at[k]);
    bool state = side != NONE && n->a->actors.at[side].class <= CLASS_INTERGOVERNMENTAL;
    if (side != NONE && (state || !str_is(e->kind, "visit")))
      args_add(&e->participants, (Arg){side, NONE, e->span, R_PARTICIPANT});
  }
}

void nodes_link_events(Nodes *n) {
  Spoken spoken = find_spoken(n);
  uint32_t *distance = ARENA_ARRAY(&n->a->arena, uint32_t, n->events.n + 1);
  bool few = (n->a->events.n + n->events.n) * (n->a->instruments.n + n->agreements.n) < LINKS_MAX;
  for (uint32_t i = 0; few && i < n->agreements.n; i++) {
    AgreementNode *x = &n->agreements.at[i];
    if (!x->dropped && x->event == NONE && is_concluded(x)) find_occasion(n, &spoken, i, distance);
  }
  for (uint32_t i = 0; i < n->agreements.n; i++) {
    AgreementNode *x = &n->agreements.at[i];
    if (x->dropped || x->event == NONE) continue;
    if (dates_conflict((Date){agreement_date(x).year, 0, 0}, n->events.at[x->event].date))
      x->event = NONE; /* of another year */
    else take_from_agreement(n, x);
  }
}
