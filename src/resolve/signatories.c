/* Who signed, where the act does not name the agreement, or names its signers only as « les deux ministres ». */
#include "extract/names.h"
#include "resolve/nodes.h"

enum { SENTENCES_BACK = 3 }; ///< how far before the act what it means may stand

/* Whether x is what a signature told without its object can mean, and not an agreement of long ago. */
static bool may_be_signed_here(const Analysis *a, const AgreementNode *x) {
  const NodeStep *s = node_main_step(x);
  if (!s || x->understanding) return false;
  if (s->status != AG_PLANNED && s->status != AG_AGREED && s->status != AG_SIGNED && !s->weak) return false;
  return !s->date.year || !a->published.year || s->date.year >= a->published.year - 1;
}

/* « On sait qu'y ont apposé leur signature A et B »: the agreement spoken of last before, of those signed or to be signed where there is
   one. The instruments before `end` are those of the sentences up to that one. */
static AgreementNode *spoken_of(Nodes *n, uint32_t sentence, size_t end) {
  const Analysis *a = n->a;
  AgreementNode *last = NULL;
  for (size_t k = end; k-- > 0 && sentence - a->instruments.at[k].sentence <= SENTENCES_BACK;) {
    AgreementNode *x = n->agreement_of[k] != NONE ? &n->agreements.at[n->agreement_of[k]] : NULL;
    if (!x || !may_be_signed_here(a, x)) continue;
    AgreementStatus status = node_main_step(x)->status;
    if (status == AG_SIGNED || status == AG_PLANNED) return x;
    if (!last) last = x;
  }
  return last;
}

static void add_signatory(AgreementNode *x, uint32_t person, uint32_t actor, Span span, Rule rule) {
  if (person == NONE || list_has(&x->signatories, person) || x->signatories.n == LIST_MAX) return;
  x->signatory_span[x->signatories.n] = span;
  list_add(&x->signatories, person);
  if (!x->complete && actor != NONE) args_add(&x->parties, (Arg){actor, person, span, (uint8_t)rule});
}

static bool add_signatories(AgreementNode *x, const Args *who, Span span) {
  bool any = false;
  for (int k = 0; k < who->n; k++) {
    any |= who->at[k].person != NONE;
    add_signatory(x, who->at[k].person, who->at[k].actor, span, (Rule)who->at[k].rule);
  }
  return any;
}

/* "Signed Monday in Warsaw by A and B.", "A and B put their names to it in Hanoi": when and where, unless it is known. */
static void take_circumstances(Nodes *n, AgreementNode *x, const ActRecord *r) {
  AgreementStatus status = status_of_act(r->act, r->tense, r->shift);
  if (status == AG_NONE) return;
  if (!x->place.n) x->place = r->place, x->place_span = r->place_span;
  if (x->event == NONE && r->event != NONE) x->event = n->event_of[r->event], x->event_span = r->event_span;
  const NodeStep *known = node_main_step(x);
  bool undated = status == known->status && !date_is_set(known->date);
  bool further = status > known->status && (r->feature == F_PARTICIPLE || r->subject.n + r->by.n >= 2);
  Step step = {.status = status, .date = r->date, .tense = r->tense, .span = r->span, .entry = r->entry};
  if (undated || further) node_add_step(n->a, x, step, R_STEP);
}

/* The two office holders of different sides of whom the sentences before speak together, as arguments of one act. */
static const Args *two_persons_before(const Analysis *a, size_t act) {
  const ActRecord *r = &a->acts.at[act];
  for (size_t k = act; k-- > 0 && r->sentence - a->acts.at[k].sentence <= SENTENCES_BACK;) {
    const Args *parts[] = {&a->acts.at[k].subject, &a->acts.at[k].by};
    for (int p = 0; p < 2; p++) {
      const Args *who = parts[p];
      if (who->n != 2 || who->at[0].person == NONE || who->at[1].person == NONE) continue;
      uint32_t one = a->persons.at[who->at[0].person].actor, other = a->persons.at[who->at[1].person].actor;
      if (one != NONE && other != NONE && one != other) return who;
    }
  }
  return NULL;
}

/* « A et B ont présidé la session. Les deux ministres ont signé … » */
static void sign_as_group(Nodes *n, size_t act) {
  const ActRecord *r = &n->a->acts.at[act];
  if (!r->subject.group_people || n->agreement_of[r->object] == NONE) return;
  const Args *who = two_persons_before(n->a, act);
  if (who) add_signatories(&n->agreements.at[n->agreement_of[r->object]], who, r->span);
}

void nodes_find_signatories(Nodes *n) {
  Analysis *a = n->a;
  size_t end = 0; /* of the instruments up to the sentence of the act */
  for (size_t i = 0; i < a->acts.n; i++) {
    const ActRecord *r = &a->acts.at[i];
    bool signs = r->act == ACT_SIGN || r->act == ACT_INITIAL;
    if (!signs || r->spread || r->negated || r->hypothetical) continue;
    if (r->object != NONE) {
      sign_as_group(n, i);
      continue;
    }
    if (entry_is_weak(a, r->entry)) continue; /* « ont échangé leurs vues »: nothing was signed */
    while (end < a->instruments.n && a->instruments.at[end].sentence <= r->sentence) end++;
    AgreementNode *x = spoken_of(n, r->sentence, end);
    if (!x) continue;
    bool named = r->feature != F_NOUN && add_signatories(x, &r->subject, r->span);
    if (r->feature != F_NOUN || r->by.n >= 2)
      named |= add_signatories(x, &r->by, r->span); /* « Le texte porte la signature de A et de B » */
    if (named) take_circumstances(n, x, r);
  }
}
