/* Agreements that one actor made with several others, each with one of them. */
#include "resolve/nodes.h"

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
