/* The sides of an agreement that its own phrase does not name. */
#include "resolve/nodes.h"

#include "extract/allegiance.h"
#include "extract/names.h"
#include "extract/trace.h"

/* ---- sides from the surroundings ---- */

typedef struct Pair {
  Args sides;
  bool known;
  const char *whence; ///< for people: where they are named
} Pair;

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
  return actor == a->home && s.start == first.start && s.end == first.end;
}

/* The sides that « les deux pays » means at this place: of the last agreement or event before it that names two, else of the opening.
   states: only states are meant. */
static Pair pair_at(Nodes *n, uint32_t sentence, uint32_t start, bool states) {
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
    bool later = e->rule == R_MEETING && e->sentence > sentence + 5; /* only a verb tells of it, far below */
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
static Pair states_near(const Analysis *a, uint32_t sentence) {
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
  for (size_t i = 0; i < a->actors.n; i++) {
    if (a->actors.at[i].class == CLASS_GOVERNMENT_BODY && state_above(a, (uint32_t)i) != NONE) continue;
    uint32_t n = times_named(a, (uint32_t)i);
    if (n > best[0]) best[2] = best[1], best[1] = best[0], who[1] = who[0], best[0] = n, who[0] = (uint32_t)i;
    else if (n > best[1]) best[2] = best[1], best[1] = n, who[1] = (uint32_t)i;
    else if (n > best[2]) best[2] = n;
  }
  p.known = best[1] >= 2 && best[2] * 2 <= best[1];
  for (int i = 0; i < 2 && p.known; i++) args_add(&p.sides, (Arg){who[i], NONE, a->actors.at[who[i]].span, R_CONTEXT});
  return p;
}

/* The two states of which the document speaks, and of hardly any other. */
static Pair document_pair(const Analysis *a) {
  Pair p = {.whence = "the two states of which the document speaks"};
  IndexList l = main_pair(a);
  for (int i = 0; i < l.n; i++) {
    uint32_t actor = actor_of_state(a, l.at[i]);
    if (actor != NONE) args_add(&p.sides, (Arg){actor, NONE, a->actors.at[actor].span, R_CONTEXT});
  }
  p.known = p.sides.n == 2;
  return p.known ? p : protagonists(a);
}

static int states_among(const Analysis *a, const Args *sides) {
  int states = 0;
  for (int i = 0; i < sides->n; i++)
    states += sides->at[i].actor == NONE || a->actors.at[sides->at[i].actor].class <= CLASS_INTERGOVERNMENTAL;
  return states;
}

/* « les trois pays »: the last so many that made an agreement before x, or of which one sentence speaks. */
static Pair states_counted(const Nodes *n, const AgreementNode *x) {
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
static Pair firms_before(const Analysis *a, const AgreementNode *x) {
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

static void drop_actorless(Args *args) {
  int n = 0;
  for (int i = 0; i < args->n; i++)
    if (args->at[i].actor != NONE) args->at[n++] = args->at[i];
  args->n = (uint8_t)n;
}

/* Whether the state acts through a body that is itself named: « l'ISRO … ; signé par S. Somanath ». */
static bool body_is_side(const Analysis *a, const Args *args, uint32_t state) {
  for (int i = 0; i < args->n; i++)
    if (args->at[i].actor != NONE && args->at[i].actor != state && actor_is_state(a, state) &&
        state_above(a, args->at[i].actor) == state)
      return true;
  return false;
}

/* One actor, one side: a person and the state they act for are the same side. */
static void once_each(const Analysis *a, Args *args) {
  Args once = *args;
  once.n = 0;
  for (int i = 0; i < args->n; i++) {
    bool known = args->at[i].person != NONE && body_is_side(a, args, args->at[i].actor);
    for (int k = 0; k < once.n; k++) known |= once.at[k].actor == args->at[i].actor;
    if (!known) args_add(&once, args->at[i]);
  }
  *args = once;
}

/* « un accord a été signé avec X et Y »: who it is that agreed with them is not said in the phrase. */
static bool only_partners(const AgreementNode *x) {
  for (int i = 0; i < x->parties.n; i++)
    if (x->parties.at[i].rule != R_WITH) return false;
  return x->parties.n >= 2 && !x->complete;
}

/* Whose release it is, else of whom the text spoke; NONE when it is one of those with whom the agreement was made. */
static Arg own_side(const Analysis *a, const AgreementNode *x) {
  Arg topic = x->topic, author = {a->author, NONE, x->span, R_CONTEXT};
  for (int i = 0; i < x->parties.n; i++) {
    if (x->parties.at[i].actor == topic.actor) topic.actor = NONE;
    if (x->parties.at[i].actor == author.actor) author.actor = NONE;
  }
  topic.rule = R_CONTEXT, topic.person = NONE;
  return author.actor != NONE ? author : topic;
}

/* Whether the sentence names a firm and no two states. */
static bool firm_near(const Analysis *a, const AgreementNode *x) {
  bool firm = false;
  for (int i = 0; i < x->nearby.n; i++) firm |= a->actors.at[x->nearby.at[i]].class == CLASS_COMPANY;
  return firm && x->sentence < a->states.n && a->states.at[x->sentence].n < 2;
}

/* Whether these sides, found around x, cannot be its: « les deux entreprises » are no states, nor are the sides of a firm's agreement. */
static bool are_of_others(const Analysis *a, const AgreementNode *x, const Args *sides, Rule rule) {
  int states = states_among(a, sides);
  return (x->parties.group_firms && states) || (rule == R_CONTEXT && states == sides->n && firm_near(a, x));
}

/* « X fournira à Y …, selon un contrat », « X a prêté … à Y. La convention … »: who deals with whom, in the same sentence or the one before it. */
static bool take_dealers(const Analysis *a, AgreementNode *x) {
  if (x->parties.n || x->parties.group || x->count != 1 || (x->indefinite && !x->under)) return false;
  for (size_t i = a->acts.n; i-- > 0;) {
    const ActRecord *r = &a->acts.at[i];
    if (r->act != ACT_TRANSFER || r->sentence > x->sentence || r->sentence + 1 < x->sentence) continue;
    if (x->indefinite && r->sentence != x->sentence) continue;
    if (r->negated || r->hypothetical || r->subject.n != 1 || r->to.n != 1) continue;
    Arg from = r->subject.at[0], to = r->to.at[0];
    if (from.actor == NONE || to.actor == NONE || from.actor == to.actor) continue;
    from.person = to.person = NONE, from.rule = to.rule = R_CONTEXT;
    args_add(&x->parties, from), args_add(&x->parties, to);
    TRACE(a, TRACE_MEANS, R_CONTEXT, x->span, "%s: who deals with whom beside it", trace_sides(a, &x->parties));
    return true;
  }
  return false;
}

/* « X et Y mènent une opération conjointe, en vertu d'un accord militaire »: two actors that nothing governs, or three states. */
static bool take_actors_beside(const Analysis *a, AgreementNode *x) {
  if (x->parties.n || x->parties.group || !x->under) return false;
  Args sides = {0};
  bool states = true;
  for (int i = 0; i < x->nearby.n; i++) {
    const Actor *actor = &a->actors.at[x->nearby.at[i]];
    if (x->nearby.n > 2 && x->governed_nearby >> i & 1) continue;
    states &= actor->class <= CLASS_INTERGOVERNMENTAL;
    args_add(&sides, (Arg){x->nearby.at[i], NONE, actor->span, R_CONTEXT});
  }
  if (sides.n != 2 && !(sides.n == 3 && states)) return false;
  x->parties = sides;
  return true;
}

/* « la charte de l'Alliance des États du Sahel », signed by three states: the body of which it is is no side besides them. */
static void drop_body_of_name(const Analysis *a, Args *sides) {
  int others = 0, n = 0;
  for (int i = 0; i < sides->n; i++) others += sides->at[i].rule != R_OF_ACTOR && sides->at[i].rule != R_COMPOUND;
  for (int i = 0; others >= 2 && i < sides->n; i++) {
    bool body = sides->at[i].rule == R_OF_ACTOR && a->actors.at[sides->at[i].actor].class != CLASS_STATE;
    if (!body) sides->at[n++] = sides->at[i];
  }
  if (others >= 2) sides->n = (uint8_t)n;
}

/* « sans signer l'accord », "urged Japan to sign the treaty": something that may not be yet. */
static bool is_yet_to_come(const Nodes *n, const AgreementNode *x) {
  for (size_t i = 0; i < n->a->acts.n; i++) {
    const ActRecord *r = &n->a->acts.at[i];
    if (r->object != NONE && n->agreement_of[r->object] == x - n->agreements.at && act_has_sides(r->act)) return true;
  }
  return false;
}

/* "A 2017 security treaty still stands": named, and spoken of as something that there is. */
static bool is_named_in_passing(const Nodes *n, const AgreementNode *x) {
  const Analysis *a = n->a;
  bool named = x->distinct && x->names.n && x->names.at[0].words.n >= 2 && !x->capital && !entry_is_weak(a, x->entry);
  for (size_t i = 0; i < x->steps.n; i++) named &= x->steps.at[i].status == AG_NONE;
  return named && !is_yet_to_come(n, x) && x->count == 1 && !x->negated && !x->hypothetical && !x->title &&
         (!x->indefinite || date_is_set(x->date));
}

static void complete(Nodes *n, AgreementNode *x) {
  drop_actorless(&x->parties);
  once_each(n->a, &x->parties);
  drop_body_of_name(n->a, &x->parties);
  if (only_partners(x)) {
    Arg own = own_side(n->a, x);
    if (own.actor == NONE) x->parties.n = 0;
    else args_add(&x->parties, own);
    TRACE(n->a, own.actor == NONE ? TRACE_NEARLY : TRACE_MEANS, R_CONTEXT, x->span, "%s",
          own.actor == NONE ? "those with whom it was made are said, and nobody who made it"
                            : trace_actor(n->a, own.actor));
    return;
  }
  if (x->parties.n >= 2 || take_dealers(n->a, x)) return;
  if (x->parties.n == 1 && x->parties.at[0].rule == R_WITH && x->nearby.n == 1 &&
      x->nearby.at[0] != x->parties.at[0].actor) {
    args_add(&x->parties, (Arg){x->nearby.at[0], NONE, x->span,
                                R_CONTEXT}); /* « l'avion d'Embraer sera assemblé …, en vertu d'un accord avec X » */
    return;
  }
  if (take_actors_beside(n->a, x)) return;
  if (str_is(x->kind, "contract") && !x->parties.group)
    return; /* every firm and footballer signs contracts: only sides that are said count */
  if (x->parties.n == 1 && x->parties.at[0].rule == R_WITH && own_side(n->a, x).actor != NONE) {
    args_add(&x->parties, own_side(n->a, x)); /* « En 2022, un mémorandum signé avec X … » */
    return;
  }
  Rule rule = x->parties.group ? R_GROUP : x->possessive ? R_POSSESSIVE : R_CONTEXT;
  Span at = x->parties.group ? x->parties.group_span : x->span;
  x->passing = rule == R_CONTEXT && !node_main_step(x) && is_named_in_passing(n, x);
  if (rule == R_CONTEXT && !node_main_step(x) && !x->passing) {
    TRACE(n->a, TRACE_NEARLY, R_CONTEXT, at, "the surroundings tell sides only where an act is told, and none is");
    return;
  }
  if (rule == R_CONTEXT && x->side_unknown) {
    TRACE(n->a, TRACE_NEARLY, R_CONTEXT, at, "a side is told, and is nobody that is known");
    return;
  }
  Pair p = {0};
  bool many = rule == R_GROUP && x->parties.group_count > 2;
  if (many) p = states_counted(n, x);
  if (x->passing) p = document_pair(n->a);
  else if (rule == R_CONTEXT) p = states_near(n->a, x->sentence);
  bool of_others = rule == R_CONTEXT && x->distinct && !x->parties.n && node_main_step(x) &&
                   node_main_step(x)->status == AG_IN_FORCE; /* « l'entrée en vigueur de l'accord nucléaire » */
  if (!p.known && !of_others && !many && !x->passing)
    p = pair_at(n, x->sentence, x->span.start, rule == R_CONTEXT || x->parties.group_states);
  if (!p.known && !of_others && !many && !x->passing && !x->parties.group_states)
    p = pair_at(n, x->sentence, x->span.start, false);
  for (uint32_t s = 0; rule == R_GROUP && x->parties.group_states && !p.known && !many && s < x->sentence; s++)
    p = states_near(n->a, s); /* of which the text speaks first */
  if (!p.known && rule != R_GROUP && !many) p = document_pair(n->a);
  if (p.known) p.known = !are_of_others(n->a, x, &p.sides, rule);
  if (!p.known && x->parties.group_firms) p = firms_before(n->a, x);
  if (!p.known || (p.sides.n > 3 && !many)) {
    TRACE(n->a, TRACE_NEARLY, rule, at, "no two sides are known that it could mean");
    return;
  }
  if (x->parties.n == 1) {
    bool member = false;
    for (int i = 0; i < p.sides.n; i++) member |= p.sides.at[i].actor == x->parties.at[0].actor;
    if (!member) {
      TRACE(n->a, TRACE_NEARLY, rule, at, "%s stands here, and is none of %s, %s",
            trace_actor(n->a, x->parties.at[0].actor), trace_sides(n->a, &p.sides), p.whence);
      return;
    }
  }
  TRACE(n->a, TRACE_MEANS, rule, at, "%s: %s", trace_sides(n->a, &p.sides), p.whence);
  for (int i = 0; i < p.sides.n; i++) {
    Arg side = p.sides.at[i];
    if (x->parties.group_states && state_above(n->a, side.actor) != NONE) side.actor = state_above(n->a, side.actor);
    side.rule = (uint8_t)rule;
    side.person = NONE;
    args_add(&x->parties, side);
  }
  once_each(n->a, &x->parties);
}

void node_complete_sides(Nodes *n, AgreementNode *x) {
  complete(n, x);
  drop_actorless(&x->parties); /* what the surroundings add may be a person of whom nobody knows for whom they act */
}

/* « X a signé des accords avec Y et Z »: as many as there are other sides. */
void nodes_split_bilaterals(Nodes *n) {
  for (size_t i = 0, count = n->agreements.n; i < count; i++) {
    AgreementNode *x = &n->agreements.at[i];
    if (x->dropped || x->count == 1) continue;
    Args one = {0}, others = {0};
    for (int k = 0; k < x->parties.n; k++) args_add(x->parties.at[k].rule == R_WITH ? &others : &one, x->parties.at[k]);
    if (one.n != 1 || others.n < 2 || (x->count && x->count != others.n) || one.at[0].actor == NONE) continue;
    x->split = x->complete = true;
    x->parties = one;
    args_add(&x->parties, others.at[0]);
    for (int k = 1; k < others.n; k++) {
      AgreementNode copy = n->agreements.at[i];
      copy.names.at = NULL, copy.names.n = copy.names.cap = 0;
      copy.steps.at = NULL, copy.steps.n = copy.steps.cap = 0;
      for (size_t m = 0; m < n->agreements.at[i].names.n; m++) array_push(&copy.names, n->agreements.at[i].names.at[m]);
      for (size_t m = 0; m < n->agreements.at[i].steps.n; m++) array_push(&copy.steps, n->agreements.at[i].steps.at[m]);
      copy.parties = one;
      args_add(&copy.parties, others.at[k]);
      array_push(&n->agreements, copy);
    }
  }
}
