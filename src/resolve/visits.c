/* Visits of which only a verb tells: « en visite d'État au Brésil », "visited Morocco on 1 June". */
#include "resolve/nodes.h"

#include "extract/names.h"

/* The first token of the span whose readings are among these classes, or NONE. */
static uint32_t token_among(const Analysis *a, Span s, uint64_t classes) {
  for (uint32_t t = token_at(a, s.start); t < a->text->tokens.n && a->text->tokens.at[t].end <= s.end; t++) {
    WordUnit u = {.index = NONE};
    if (unit_of_token(a, t, &u) && u.mask & classes) return t;
  }
  return NONE;
}

bool arg_is_people(const Analysis *a, const Args *args, int i) {
  const uint64_t people = W_BIT(W_ACTOR_HEAD) | W_BIT(W_OFFICE) | W_BIT(W_GROUP);
  return args->people || args->at[i].person != NONE || token_among(a, args->at[i].span, people) != NONE ||
         token_among(a, args->at[0].span, people) != NONE; /* "the leaders of France and Poland" */
}

/* « en visite d'État »: from its event noun on. */
static Span visit_name(const Analysis *a, Span s) {
  uint32_t t = token_among(a, s, W_BIT(W_EVENT_NOUN));
  return t == NONE ? s : (Span){a->text->tokens.at[t].start, s.end};
}

static bool is_adverbial(const ActRecord *r) { return r->feature == F_NONE; }

/* "The minister will visit Japan from 3 to 5 July": people of a state, in another one, on a day that is told. */
static bool tells_visit(const Analysis *a, const ActRecord *r) {
  if (r->act != ACT_VISIT || r->negated || r->hypothetical || r->event_object != NONE || !r->subject.n) return false;
  if (is_adverbial(r)) return true;
  bool told = r->shift == SHIFT_NONE || r->shift == SHIFT_FUTURE || r->shift == SHIFT_PAST;
  bool ahead = r->shift == SHIFT_FUTURE || r->tense == TENSE_FUTURE;
  if (!told || r->feature == F_NOUN || r->feature == F_GERUND || (r->tense == TENSE_INFINITIVE && !ahead)) return false;
  if (r->place_actor == NONE || r->date == NONE) return false;
  for (int i = 0; i < r->subject.n; i++) {
    uint32_t side = arg_side(a, r->subject.at[i]);
    if (!arg_is_people(a, &r->subject, i) || side == r->place_actor || !actor_is_state(a, side)) return false;
  }
  return true;
}

/* The visit of which the text tells anyway, or NULL: by its sides, or because "the visit" right behind names none. */
static EventNode *visit_told(Nodes *n, const EventNode *e) {
  IndexList mine = args_sides(n->a, &e->participants);
  for (size_t k = n->events.n; k-- > 0 && n->events.n - k <= MENTIONS_BACK;) {
    EventNode *x = &n->events.at[k];
    if (!str_is(x->kind, "visit") || dates_conflict(e->date, x->date)) continue;
    IndexList theirs = args_sides(n->a, &x->participants);
    bool follows = x->definite && !theirs.n && x->sentence >= e->sentence && x->sentence - e->sentence <= 3;
    if (follows || (mine.n && lists_shared(&mine, &theirs))) return x;
  }
  return NULL;
}

/* « Emmanuel Macron, en visite d'État au Brésil »: it goes on at the time of what the sentence tells, hence no more than the month. */
static void date_adverbial(const Analysis *a, EventNode *e, Span span) {
  if (!e->date.year) e->date = a->published, e->date_span = span;
  e->date.day = 0, e->last = e->date;
}

static void visit_by_verb(Nodes *n, const ActRecord *r) {
  Analysis *a = n->a;
  if (!tells_visit(a, r)) return;
  EventNode e = {.entry = NO_ENTRY,
                 .rule = R_MEETING,
                 .kind = STR("visit"),
                 .span = r->span,
                 .sentence = r->sentence,
                 .last_sentence = r->sentence,
                 .distinct = is_adverbial(r)};
  event_add_participants(a, &e, &r->subject);
  if (r->place.n) e.place = r->place, e.place_span = r->place_span;
  if (r->place_actor != NONE) args_add(&e.participants, (Arg){r->place_actor, NONE, r->place_span, R_PARTICIPANT});
  event_set_date(a, &e, r->date, r->shift == SHIFT_FUTURE ? TENSE_FUTURE : r->tense);
  if (is_adverbial(r)) date_adverbial(a, &e, r->span);
  EventNode *told = visit_told(n, &e);
  if (!told) {
    if (is_adverbial(r)) array_push(&e.names, node_name(a, visit_name(a, r->span)));
    array_push(&n->events, e);
  } else if (!is_adverbial(r)) {
    event_add_participants(a, told, &e.participants);
    event_set_date(a, told, r->date, r->shift == SHIFT_FUTURE ? TENSE_FUTURE : r->tense);
    if (!told->place.n) told->place = e.place, told->place_span = e.place_span;
  }
}

void nodes_hear_of_visits(Nodes *n) {
  for (size_t i = 0; i < n->a->acts.n; i++) visit_by_verb(n, &n->a->acts.at[i]);
}
