/* The sides of an agreement that others in its sentence must be: who deals with whom, who acts under it, « entre elles ». */
#include "resolve/surroundings.h"

#include "extract/names.h"
#include "extract/trace.h"

/* « X fournira à Y …, selon un contrat », « X a prêté … à Y. La convention … »: who deals with whom, in the same sentence or the one before it. */
static bool take_dealers(const Analysis *a, AgreementNode *x) {
  if (x->parties.n || x->parties.group || x->count != 1 || (x->indefinite && !x->under)) return false;
  for (size_t i = acts_from(a, x->sentence + 1); i-- > 0 && a->acts.at[i].sentence + 1 >= x->sentence;) {
    const ActRecord *r = &a->acts.at[i];
    if (r->act != ACT_TRANSFER) continue;
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

/* « X et Y ont détaillé la convention passée entre elles »: the only two of the sentence that nothing governs. */
static bool take_mutual(const Analysis *a, AgreementNode *x) {
  if (x->parties.n || !x->parties.group || x->parties.group_count || x->parties.group_states ||
      x->parties.group_people || x->parties.group_firms)
    return false;
  Args sides = {0};
  for (int i = 0; i < x->nearby.n; i++)
    if (!(x->governed_nearby >> i & 1))
      args_add(&sides, (Arg){x->nearby.at[i], NONE, a->actors.at[x->nearby.at[i]].span, R_GROUP});
  if (sides.n != 2) return false;
  for (int i = 0; i < sides.n; i++) args_add(&x->parties, sides.at[i]);
  TRACE(a, TRACE_MEANS, R_GROUP, x->parties.group_span, "%s: the two of the sentence", trace_sides(a, &sides));
  return true;
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

/* « l'avion d'Embraer sera assemblé …, en vertu d'un accord avec X »: the only other one of the sentence. */
static bool take_only_other(AgreementNode *x) {
  bool partner = x->parties.n == 1 && x->parties.at[0].rule == R_WITH;
  if (!partner || x->nearby.n != 1 || x->nearby.at[0] == x->parties.at[0].actor) return false;
  args_add(&x->parties, (Arg){x->nearby.at[0], NONE, x->span, R_CONTEXT});
  return true;
}

bool take_sides_beside(const Analysis *a, AgreementNode *x) {
  return take_dealers(a, x) || take_only_other(x) || take_mutual(a, x) || take_actors_beside(a, x);
}
