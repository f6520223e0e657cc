/* The sides of an agreement that its own phrase does not name. */
#include "resolve/surroundings.h"

#include "extract/names.h"
#include "extract/trace.h"

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
  bool of_states = topic.actor != NONE && states_among(a, &x->parties) == x->parties.n;
  if (of_states && state_above(a, topic.actor) != NONE) topic.actor = state_above(a, topic.actor);
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

/* "Mexico will release water under an understanding reached with X": the one state beside it that nothing governs. */
static bool take_beneficiary(const Analysis *a, AgreementNode *x) {
  uint32_t who = NONE;
  for (int i = 0; i < x->nearby.n; i++) {
    uint32_t actor = x->nearby.at[i];
    if (x->governed_nearby >> i & 1 || actor == x->parties.at[0].actor || !actor_is_state(a, actor)) continue;
    if (actor_is_region(a, actor)) continue;
    if (who != NONE) return false;
    who = actor;
  }
  if (who != NONE) args_add(&x->parties, (Arg){who, NONE, a->actors.at[who].span, R_CONTEXT});
  return who != NONE;
}

/* « la charte de l'Alliance des États du Sahel », signed by three states: the body of which it is is no side besides them; nor is a state,
   besides two who act: "the Ukraine accord that France and Italy signed". */
static void drop_owner_in_name(const Analysis *a, Args *sides) {
  int others = 0, acting = 0, n = 0;
  for (int i = 0; i < sides->n; i++) {
    uint8_t rule = sides->at[i].rule;
    others += rule != R_OF_ACTOR && rule != R_COMPOUND;
    acting += rule == R_SUBJECT || rule == R_AGENT || rule == R_BETWEEN;
  }
  for (int i = 0; others >= 2 && i < sides->n; i++) {
    bool owner = sides->at[i].rule == R_OF_ACTOR;
    if (!owner || (acting < 2 && a->actors.at[sides->at[i].actor].class == CLASS_STATE)) sides->at[n++] = sides->at[i];
  }
  if (others >= 2) sides->n = (uint8_t)n;
}

/* "A 2017 security treaty still stands": named, and spoken of as something that there is. Not « sans signer l'accord », "urged Japan to sign
   the treaty": that may not be yet. */
static bool is_named_in_passing(const Analysis *a, const AgreementNode *x) {
  bool named = x->distinct && x->names.n && x->names.at[0].words.n >= 2 && !x->capital && !entry_is_weak(a, x->entry);
  for (size_t i = 0; i < x->steps.n; i++) named &= x->steps.at[i].status == AG_NONE;
  bool told_apart = x->domains.n || date_is_set(x->date); /* « la fragile trêve » may be anybody's */
  return named && told_apart && !x->acted && x->count == 1 && !x->negated && !x->hypothetical && !x->title &&
         (!x->indefinite || date_is_set(x->date));
}

/* « 2 - Burkina Faso … L'accord de 1961 est suspendu. »: under such a heading the text is about that state and whose release it is. */
static bool take_headed(const Analysis *a, AgreementNode *x) {
  if (x->side_unknown || x->unnamed || x->parties.n > 1 || x->parties.group_count > 2 || x->parties.group_firms)
    return false;
  if (!node_main_step(x) && !is_named_in_passing(a, x)) return false;
  Pair p = pair_of_section(a, x->sentence);
  for (int i = 0; i < p.sides.n; i++) p.known &= !list_has(&x->mediators, p.sides.at[i].actor);
  if (!p.known || args_shared(&p.sides, &x->parties) < x->parties.n) return false;
  for (int i = 0; i < p.sides.n; i++) args_add(&x->parties, p.sides.at[i]);
  once_each(a, &x->parties);
  TRACE(a, TRACE_MEANS, R_CONTEXT, x->span, "%s: %s", trace_sides(a, &p.sides), p.whence);
  return true;
}

static bool holds_state(const Analysis *a, const Args *sides, uint32_t state) {
  for (int i = 0; i < sides->n; i++)
    if (sides->at[i].actor != NONE && state_above(a, sides->at[i].actor) == state) return true;
  return false;
}

enum { TOPIC_BACK = 3 }; ///< sentences over which somebody stays whom the text is about

/* "Wellington holds … . It refers to the treaty signed by the two countries": of the pair before and that of the whole document, the one
   to which whoever the text is about belongs. */
static void prefer_topic(const Analysis *a, const AgreementNode *x, Pair *p) {
  uint32_t from = x->sentence > TOPIC_BACK ? x->sentence - TOPIC_BACK : 0;
  if (x->topic.actor == NONE || x->topic.span.start < a->text->sentences.at[from].span.start) return;
  uint32_t state = state_above(a, x->topic.actor);
  if (state == NONE || states_among(a, &p->sides) < p->sides.n || holds_state(a, &p->sides, state)) return;
  Pair whole = document_pair(a);
  if (whole.known && holds_state(a, &whole.sides, state)) *p = whole;
}

/* « X et Y ont signé un avenant à la convention de 2019 »: whom the avenant binds are those whom the convention binds. */
static bool take_sides_of_heir(const Nodes *n, AgreementNode *x) {
  if (x->heir == NONE || x->parties.n || x->parties.group || x->mentions > 1) return false;
  const AgreementNode *heir = &n->agreements.at[x->heir];
  bool own_name =
      x->capital && x->distinct; /* "a protocol to the Barcelona Convention": others may be bound by it too */
  if (own_name || heir->parties.n < 2) return own_name;
  for (int i = 0; i < heir->parties.n; i++) {
    Arg side = heir->parties.at[i];
    side.rule = R_CONTEXT, side.person = NONE;
    args_add(&x->parties, side);
  }
  x->complete = true;
  TRACE(n->a, TRACE_MEANS, R_CONTEXT, x->span, "%s: those of what hangs on it", trace_sides(n->a, &x->parties));
  return true;
}

static void complete(Nodes *n, AgreementNode *x) {
  drop_actorless(&x->parties);
  once_each(n->a, &x->parties);
  if (take_sides_of_heir(n, x)) return;
  drop_owner_in_name(n->a, &x->parties);
  if (only_partners(x)) {
    Arg own = own_side(n->a, x);
    if (own.actor == NONE) x->parties.n = 0;
    else args_add(&x->parties, own);
    TRACE(n->a, own.actor == NONE ? TRACE_NEARLY : TRACE_MEANS, R_CONTEXT, x->span, "%s",
          own.actor == NONE ? "those with whom it was made are said, and nobody who made it"
                            : trace_actor(n->a, own.actor));
    return;
  }
  if (x->parties.n >= 2 || take_sides_beside(n->a, x) || take_headed(n->a, x)) return;
  if (str_is(x->kind, "contract") && !x->parties.group)
    return; /* every firm and footballer signs contracts: only sides that are said count */
  bool partner = x->parties.n == 1 && x->parties.at[0].rule == R_WITH && !x->unnamed;
  if (partner && x->under && take_beneficiary(n->a, x)) return;
  if (partner && own_side(n->a, x).actor != NONE) {
    args_add(&x->parties, own_side(n->a, x)); /* « En 2022, un mémorandum signé avec X … » */
    return;
  }
  Rule rule = x->parties.group ? R_GROUP : x->possessive ? R_POSSESSIVE : R_CONTEXT;
  Span at = x->parties.group ? x->parties.group_span : x->span;
  x->passing = rule == R_CONTEXT && !node_main_step(x) && is_named_in_passing(n->a, x);
  if (rule == R_CONTEXT && !node_main_step(x) && !x->passing) {
    TRACE(n->a, TRACE_NEARLY, R_CONTEXT, at, "the surroundings tell sides only where an act is told, and none is");
    return;
  }
  if (rule == R_CONTEXT && (x->side_unknown || x->unnamed || stands_apart(n->a, x->sentence))) {
    TRACE(n->a, TRACE_NEARLY, R_CONTEXT, at, "a side is told, and is nobody that is known");
    return;
  }
  Pair p = {0};
  bool many = rule == R_GROUP && x->parties.group_count > 2;
  if (many) p = states_counted(n, x);
  if (x->passing) p = pair_with_history(n, x);
  else if (rule == R_CONTEXT && !x->former) p = states_near(n->a, x->sentence);
  bool of_others = rule == R_CONTEXT && x->distinct && !x->indefinite && !x->parties.n && node_main_step(x) &&
                   node_main_step(x)->status == AG_IN_FORCE; /* « l'entrée en vigueur de l'accord nucléaire » */
  if (!p.known && !of_others && !many && !x->passing)
    p = pair_at(n, x->sentence, x->span.start, rule == R_CONTEXT || x->parties.group_states);
  if (!p.known && !of_others && !many && !x->passing && !x->parties.group_states)
    p = pair_at(n, x->sentence, x->span.start, false);
  uint32_t first = n->around.states_told_of; /* of which the text speaks first */
  if (rule == R_GROUP && x->parties.group_states && !p.known && !many && first < x->sentence)
    p = states_near(n->a, first);
  if (!p.known && !of_others && rule != R_GROUP && !many) p = document_pair(n->a);
  if (p.known && rule == R_GROUP && !many) prefer_topic(n->a, x, &p);
  for (int i = 0; i < p.sides.n; i++) p.known &= !list_has(&x->mediators, p.sides.at[i].actor);
  if (p.known && rule == R_POSSESSIVE) p.known = !x->ordinal; /* "its first new alliance" is no one's of before */
  if (p.known) p.known = !are_of_others(n->a, x, &p.sides, rule);
  if (p.known && rule == R_GROUP && !many) p.known = !others_named_just_before(n->a, x->sentence, &p.sides);
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
    x->split = x->complete = true, x->twins = (uint32_t)n->agreements.n;
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
