/* The two or more that « les deux pays », « les trois pays » or an agreement without sides means, by what stands around it. */
#include "resolve/surroundings.h"

#include "extract/allegiance.h"
#include "extract/names.h"

#include <stdlib.h>

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

/* The last agreement told before this place that has two or three sides, states where only they are meant. */
static bool sides_told_before(const Nodes *n, uint32_t sentence, uint32_t start, bool states, Args *sides) {
  size_t low = 0, high = n->agreements.n;
  while (low < high) {
    size_t mid = (low + high) / 2;
    if (n->around.told[mid]->sentence <= sentence) low = mid + 1;
    else high = mid;
  }
  for (size_t i = low; i-- > 0 && low - i <= MENTIONS_BACK;) {
    const AgreementNode *x = n->around.told[i];
    if (x->parties.n < 2 || x->parties.n > 3 || x->span.start >= start) continue;
    *sides = x->parties;
    if (!states || states_of(n->a, sides)) return true;
  }
  return false;
}

/* The two who act together, or no two. */
static bool two_of_act(const Analysis *a, const ActRecord *r, bool states, Args *both) {
  if (!act_has_sides(r->act) && r->act != ACT_MEET && r->act != ACT_RECEIVE && r->act != ACT_VISIT) return false;
  *both = (Args){0};
  for (int k = 0; k < r->subject.n; k++)
    if (r->subject.at[k].actor != NONE) args_add(both, r->subject.at[k]);
  for (int k = 0; k < r->with.n; k++)
    if (r->with.at[k].actor != NONE) args_add(both, r->with.at[k]);
  return both->n == 2 && (!states || states_of(a, both));
}

/* The participants of the first event that has two, and is not told of only far below. */
static bool two_of_event(const Nodes *n, uint32_t sentence, bool states, Args *sides) {
  for (size_t i = 0; i < n->events.n && i < MENTIONS_BACK; i++) {
    const EventNode *e = &n->events.at[i];
    if (e->participants.n != 2 || e->sentence > sentence + (e->rule == R_MEETING ? 5 : 2)) continue;
    *sides = e->participants;
    if (!states || states_of(n->a, sides)) return true;
  }
  return false;
}

/* « engagée par un accord russo-américain »: named first in the phrase of an instrument that has its two sides, as one of these. */
static bool is_side_told(const Analysis *a, Span name) {
  uint32_t sentence = sentence_at(a, name.start);
  for (size_t i = instruments_from(a, sentence); i < a->instruments.n && a->instruments.at[i].sentence == sentence;
       i++) {
    const Instrument *x = &a->instruments.at[i];
    if (x->complete && x->span.start <= name.start && name.end <= x->span.end) return true;
  }
  return false;
}

/* The states and organizations named up to the end of this sentence, three at the most. */
static void named_so_far(const Nodes *n, uint32_t sentence, Args *sides) {
  const Analysis *a = n->a;
  uint32_t end = a->text->sentences.at[sentence].span.end;
  *sides = (Args){0};
  for (size_t i = 0; i < a->actors.n && sides->n < 3 && i < MENTIONS_BACK; i++)
    if (a->actors.at[i].class <= CLASS_INTERGOVERNMENTAL && !is_only_home(a, (uint32_t)i) &&
        a->actors.at[i].span.start < end && !n->around.side_told[i])
      args_add(sides, (Arg){(uint32_t)i, NONE, a->actors.at[i].span, R_CONTEXT});
}

Pair pair_at(const Nodes *n, uint32_t sentence, uint32_t start, bool states) {
  const Analysis *a = n->a;
  Pair p = {.known = true};
  if (sides_told_before(n, sentence, start, states, &p.sides)) {
    p.whence = "the last agreement before it that names its sides";
    return p;
  }
  const ActRecord *act = n->around.two_act[states] != NONE ? &a->acts.at[n->around.two_act[states]] : NULL;
  if (act && act->sentence <= sentence && two_of_act(a, act, states, &p.sides)) {
    p.whence = "the two who act together before it";
    return p;
  }
  if (two_of_event(n, sentence, states, &p.sides)) {
    p.whence = "the two participants of an event";
    return p;
  }
  named_so_far(n, sentence, &p.sides);
  p.known = p.sides.n == 2;
  p.whence = "the only two states or organizations named so far";
  return p;
}

/* The two states of which the sentence speaks, else the one before it. */
Pair states_near(const Analysis *a, uint32_t sentence) {
  Pair p = {0};
  for (uint32_t s = sentence; !p.known && s + 1 >= sentence && s < a->states.n; s--) {
    const IndexList *l = &a->states.at[s];
    p.sides.n = 0;
    for (int i = 0; i < l->n && l->n == 2; i++) {
      uint32_t actor = actor_of_entry(a, l->at[i]);
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
    uint32_t actor = actor_of_entry(a, l.at[i]);
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

enum { SENTENCES_BACK = 1000 }; ///< nobody means by « les trois pays » whom a sentence further back names

/* « les trois pays »: the last so many that made an agreement before x, or of which one sentence speaks. */
Pair states_counted(const Nodes *n, const AgreementNode *x) {
  int count = x->parties.group_count;
  Pair p = {.whence = "the last so many named together"};
  for (size_t i = n->agreements.n; i-- > 0 && n->agreements.n - i <= MENTIONS_BACK && !p.known;) {
    const AgreementNode *y = &n->agreements.at[i];
    p.known = y != x && y->parties.n == count && y->sentence <= x->sentence && states_among(n->a, &y->parties) == count;
    if (p.known) p.sides = y->parties;
  }
  for (uint32_t s = x->sentence + 1; s-- > 0 && x->sentence - s < SENTENCES_BACK && !p.known;) {
    const IndexList *l = &n->a->states.at[s];
    p.known = l->n == count;
    for (int i = 0; i < l->n && p.known; i++) {
      uint32_t actor = actor_of_entry(n->a, l->at[i]);
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
  for (size_t i = 0; i < a->actors.n && firms < 3; i++) {
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

static int by_sentence(const void *x, const void *y) {
  const AgreementNode *p = *(AgreementNode *const *)x, *q = *(AgreementNode *const *)y;
  if (p->sentence != q->sentence) return p->sentence < q->sentence ? -1 : 1;
  return p < q ? -1 : p > q; /* both of one array */
}

static uint32_t first_two_act(const Analysis *a, bool states) {
  Args both;
  for (size_t i = 0; i < a->acts_read; i++)
    if (two_of_act(a, &a->acts.at[i], states, &both)) return (uint32_t)i;
  return NONE;
}

static uint32_t first_sentence_of_two_states(const Analysis *a) {
  for (uint32_t s = 0; s < a->states.n; s++)
    if (a->states.at[s].n == 2 && states_near(a, s).known) return s;
  return NONE;
}

void nodes_look_around(Nodes *n) {
  Around *x = &n->around;
  x->told = ARENA_ARRAY(&n->a->arena, AgreementNode *, n->agreements.n + 1);
  for (size_t i = 0; i < n->agreements.n; i++) x->told[i] = &n->agreements.at[i];
  qsort(x->told, n->agreements.n, sizeof *x->told, by_sentence);
  for (int states = 0; states < 2; states++) x->two_act[states] = first_two_act(n->a, states);
  x->states_told_of = first_sentence_of_two_states(n->a);
  x->side_told = ARENA_ARRAY(&n->a->arena, bool, MENTIONS_BACK);
  for (size_t i = 0; i < n->a->actors.n && i < MENTIONS_BACK; i++)
    x->side_told[i] = is_side_told(n->a, n->a->actors.at[i].span);
  for (size_t i = 0; i < n->a->acts.n; i++) {
    const ActRecord *r = &n->a->acts.at[i];
    if (r->object != NONE && n->agreement_of[r->object] != NONE)
      n->agreements.at[n->agreement_of[r->object]].acted |= act_has_sides(r->act);
  }
}
