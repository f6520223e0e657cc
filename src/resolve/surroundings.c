/* The two or more that « les deux pays », « les trois pays » or an agreement without sides means, by what stands around it. */
#include "resolve/surroundings.h"

#include "extract/allegiance.h"
#include "extract/names.h"

/* The two or three states behind these sides, when they are as many: a ministry and a bank of two states, not two firms. */
static bool states_of(const Analysis *a, Args *sides) {
  Args states = {0};
  for (int i = 0; i < sides->n; i++) {
    Arg side = sides->at[i];
    side.actor = side.actor == NONE ? NONE : state_above(a, side.actor), side.person = NONE;
    if (side.actor == NONE) return false;
    args_add(&states, side);
  }
  if (states.n != sides->n) return false;
  for (int i = 0; i < states.n; i++) sides->at[i].actor = states.at[i].actor;
  return true;
}

/* "GENEVA, 20 May –": the state of the dateline, which nothing else names. */
static bool is_only_home(const Analysis *a, uint32_t actor) {
  Span s = a->actors.at[actor].span, first = a->text->sentences.at[0].span;
  bool dateline = a->origin_place.end && s.start > a->origin_place.start && s.start <= a->origin_place.end + 2;
  return actor == a->home && (dateline || (s.start == first.start && s.end == first.end));
}

/* The sides that « les deux pays » means at this place: of the last agreement or event before it that names two, else of the opening.
   states: only states are meant. */
Pair pair_at(Nodes *n, uint32_t sentence, uint32_t start, bool states) {
  Analysis *a = n->a;
  Pair p = {0};
  uint32_t best = 0;
  for (size_t i = 0; i < n->agreements.n; i++) {
    const AgreementNode *x = &n->agreements.at[i];
    Args sides = x->parties;
    if (sides.n >= 2 && sides.n <= 3 && x->sentence <= sentence && x->span.start < start &&
        (!p.known || x->sentence >= best) && (!states || states_of(a, &sides)))
      p.sides = sides, p.known = true, best = x->sentence,
      p.whence = "the last agreement before it that names its sides";
  }
  for (size_t i = 0; i < a->acts.n; i++) {
    const ActRecord *r = &a->acts.at[i];
    bool together = act_has_sides(r->act) || r->act == ACT_MEET || r->act == ACT_RECEIVE || r->act == ACT_VISIT;
    if (!together || r->sentence > sentence || (p.known && r->sentence < best)) continue;
    Args both = {0};
    for (int k = 0; k < r->subject.n; k++)
      if (r->subject.at[k].actor != NONE) args_add(&both, r->subject.at[k]);
    for (int k = 0; k < r->with.n; k++)
      if (r->with.at[k].actor != NONE) args_add(&both, r->with.at[k]);
    if (both.n == 2 && !p.known && (!states || states_of(a, &both)))
      p.sides = both, p.known = true, best = r->sentence, p.whence = "the two who act together before it";
  }
  for (size_t i = 0; i < n->events.n && !p.known; i++) {
    const EventNode *e = &n->events.at[i];
    Args sides = e->participants;
    bool later = e->sentence > sentence + (e->rule == R_MEETING ? 5 : 2); /* told far below */
    if (!later && sides.n == 2 && (!states || states_of(a, &sides)))
      p.sides = sides, p.known = true, p.whence = "the two participants of an event";
  }
  if (p.known) return p;
  for (size_t i = 0; i < a->actors.n && p.sides.n < 3; i++)
    if (a->actors.at[i].class <= CLASS_INTERGOVERNMENTAL && !is_only_home(a, (uint32_t)i) &&
        a->actors.at[i].span.start < sentence_span(a, a->text->sentences.at[sentence].span.start).end)
      args_add(&p.sides, (Arg){(uint32_t)i, NONE, a->actors.at[i].span, R_CONTEXT});
  p.known = p.sides.n == 2;
  p.whence = "the only two states or organizations named so far";
  return p;
}

static uint32_t actor_of_state(const Analysis *a, uint32_t entry) {
  for (size_t i = 0; i < a->actors.n; i++)
    if (a->actors.at[i].entry == entry) return (uint32_t)i;
  return NONE;
}

/* The two states of which the sentence speaks, else the one before it. */
Pair states_near(const Analysis *a, uint32_t sentence) {
  Pair p = {0};
  for (uint32_t s = sentence; !p.known && s + 1 >= sentence && s < a->states.n; s--) {
    const IndexList *l = &a->states.at[s];
    p.sides.n = 0;
    for (int i = 0; i < l->n && l->n == 2; i++) {
      uint32_t actor = actor_of_state(a, l->at[i]);
      if (actor != NONE) args_add(&p.sides, (Arg){actor, NONE, a->actors.at[actor].span, R_CONTEXT});
    }
    p.known = p.sides.n == 2;
    p.whence = "the only two states that the sentence, or the one before it, names";
  }
  return p;
}

bool others_named_just_before(const Analysis *a, uint32_t sentence, const Args *sides) {
  if (!sentence || sentence > a->states.n || a->states.at[sentence - 1].n != 2) return false;
  const IndexList *named = &a->states.at[sentence - 1];
  int meant = 0;
  for (int i = 0; i < sides->n; i++) {
    uint32_t state = sides->at[i].actor == NONE ? NONE : state_above(a, sides->at[i].actor);
    uint32_t entry = state == NONE ? NO_ENTRY : a->actors.at[state].entry;
    for (int k = 0; k < named->n; k++) meant += entry != NO_ENTRY && named->at[k] == entry;
  }
  return meant == 0;
}

enum { PROTAGONISTS_AMONG = 100 }; ///< two do not stand out among more

/* How often the document speaks of the actor, or of bodies of its own. */
static uint32_t times_named(const Analysis *a, uint32_t actor) {
  uint32_t n = 0;
  for (size_t i = 0; i < a->actors.n; i++)
    if (i == actor || (a->actors.at[i].class == CLASS_GOVERNMENT_BODY && state_above(a, (uint32_t)i) == actor))
      n += a->actors.at[i].named;
  return n;
}

/* The two actors of which the document speaks most, when no third comes near; a body is its state's. */
static Pair protagonists(const Analysis *a) {
  Pair p = {.whence = "the two of whom the document speaks"};
  uint32_t best[3] = {0}, who[2] = {NONE, NONE};
  if (a->actors.n > PROTAGONISTS_AMONG) return p;
  for (size_t i = 0; i < a->actors.n; i++) {
    if (a->actors.at[i].class == CLASS_GOVERNMENT_BODY && state_above(a, (uint32_t)i) != NONE) continue;
    uint32_t n = times_named(a, (uint32_t)i);
    if (n > best[0]) best[2] = best[1], best[1] = best[0], who[1] = who[0], best[0] = n, who[0] = (uint32_t)i;
    else if (n > best[1]) best[2] = best[1], best[1] = n, who[1] = (uint32_t)i;
    else if (n > best[2]) best[2] = n;
  }
  p.known = best[1] >= 3 && best[2] * 2 <= best[1];
  for (int i = 0; i < 2 && p.known; i++) args_add(&p.sides, (Arg){who[i], NONE, a->actors.at[who[i]].span, R_CONTEXT});
  return p;
}

/* The two states of which the document speaks, and of hardly any other. */
Pair document_pair(const Analysis *a) {
  Pair p = {.whence = "the two states of which the document speaks"};
  IndexList l = main_pair(a);
  for (int i = 0; i < l.n; i++) {
    uint32_t actor = actor_of_state(a, l.at[i]);
    if (actor != NONE) args_add(&p.sides, (Arg){actor, NONE, a->actors.at[actor].span, R_CONTEXT});
  }
  p.known = p.sides.n == 2;
  return p.known ? p : protagonists(a);
}

int states_among(const Analysis *a, const Args *sides) {
  int states = 0;
  for (int i = 0; i < sides->n; i++)
    states += sides->at[i].actor == NONE || a->actors.at[sides->at[i].actor].class <= CLASS_INTERGOVERNMENTAL;
  return states;
}

/* « les trois pays »: the last so many that made an agreement before x, or of which one sentence speaks. */
Pair states_counted(const Nodes *n, const AgreementNode *x) {
  int count = x->parties.group_count;
  Pair p = {.whence = "the last so many named together"};
  for (size_t i = n->agreements.n; i-- > 0 && !p.known;) {
    const AgreementNode *y = &n->agreements.at[i];
    p.known = y != x && y->parties.n == count && y->sentence <= x->sentence && states_among(n->a, &y->parties) == count;
    if (p.known) p.sides = y->parties;
  }
  for (uint32_t s = x->sentence + 1; s-- > 0 && !p.known;) {
    const IndexList *l = &n->a->states.at[s];
    p.known = l->n == count;
    for (int i = 0; i < l->n && p.known; i++) {
      uint32_t actor = actor_of_state(n->a, l->at[i]);
      p.known = actor != NONE;
      if (p.known) args_add(&p.sides, (Arg){actor, NONE, n->a->actors.at[actor].span, R_GROUP});
    }
    if (!p.known) p.sides.n = 0;
  }
  return p;
}

/* "The companies": the only two firms or other organizations named before it. */
Pair firms_before(const Analysis *a, const AgreementNode *x) {
  Pair p = {.whence = "the only two firms named before it"};
  int firms = 0;
  for (size_t i = 0; i < a->actors.n; i++) {
    const Actor *f = &a->actors.at[i];
    if (f->class < CLASS_COMPANY || f->class > CLASS_ORGANIZATION || f->span.start >= x->span.start) continue;
    if (++firms <= 2) args_add(&p.sides, (Arg){(uint32_t)i, NONE, f->span, R_GROUP});
  }
  p.known = firms == 2;
  return p;
}

static bool holds_both(const Args *sides, const Pair *p) {
  int held = 0;
  for (int i = 0; i < sides->n; i++)
    for (int k = 0; k < p->sides.n; k++) held += sides->at[i].actor == p->sides.at[k].actor;
  return held >= 2;
}

Pair pair_with_history(const Nodes *n, const AgreementNode *x) {
  Pair p = document_pair(n->a);
  bool told = false;
  for (size_t i = 0; p.known && i < n->agreements.n; i++)
    told |= &n->agreements.at[i] != x && node_main_step(&n->agreements.at[i]) &&
            holds_both(&n->agreements.at[i].parties, &p);
  p.known = told;
  return p;
}
