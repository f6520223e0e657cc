/* Each mention of an instrument to its agreement: the one that it fits best, or one of its own. */
#include "resolve/nodes.h"

#include "extract/dates.h"
#include "extract/names.h"
#include "extract/trace.h"

#include <stdlib.h>

/* For people: what a result of fit means. */
static const char *why_same(int fit) {
  switch (fit) {
  case 100: return "the same acronym";
  case 60: return "the same name and kind";
  case 50: return "a name that shares most of its words";
  case 40: return "the same noun, definite and without a name, not far behind";
  case 30: return "the headline or the lead tells the same once more";
  case 28: return "the same noun without sides, shortly after the headline";
  case 25: return "the same kind and a side in common";
  case 22: return "the headline names an agreement of a kind and sides that agree with it";
  case 20: return "a noun of the same kind, definite and without a name, not far behind";
  case 15: return "a possessive before a noun of the same kind";
  case 10: return "a noun that stands for any agreement, definite";
  default: return "it fits best";
  }
}

static void add_name(Analysis *a, AgreementNode *node, const Instrument *x) {
  if (!x->distinct || x->anaphor) return;
  Str name = span_text(a, x->name);
  if (node->names.n == NAMES_MOST) return;
  for (size_t i = 0; i < node->names.n; i++)
    if (str_eq(node->names.at[i].text, name)) return;
  array_push(&node->names, node_name(a, x->name));
}

static void merge(Nodes *n, AgreementNode *node, const Instrument *x, bool fresh) {
  Analysis *a = n->a;
  add_name(a, node, x);
  if (x->acronym.n && !node->acronym.n) node->acronym = x->acronym;
  Str kind = kind_of_entry(a, x->entry);
  bool press_word = str_is(kind, "deal") && mention_is_definite(x) && !x->distinct; /* "the deal" tells no kind */
  if (!x->anaphor && !fresh && !press_word && kind_is_generic(node->kind) && !kind_is_generic(kind) &&
      !entry_is_weak(a, x->entry))
    node->kind = kind, node->entry = x->entry;
  if (!node->complete)
    for (int i = 0; i < x->parties.n; i++) args_add(&node->parties, x->parties.at[i]);
  args_take_group(&node->parties, &x->parties);
  if (x->complete) node->complete = true;
  for (int i = 0; i < x->signatories.n; i++)
    if (!list_has(&node->signatories, x->signatories.at[i]) && node->signatories.n < LIST_MAX) {
      node->signatory_span[node->signatories.n] = x->span;
      list_add(&node->signatories, x->signatories.at[i]);
    }
  for (int i = 0; i < x->domains.n && node->domains.n < LIST_MAX; i++) {
    bool known = false;
    for (int k = 0; k < node->domains.n; k++) known |= node->domains.at[k].entry == x->domains.at[i].entry;
    if (!known) node->domains.at[node->domains.n++] = x->domains.at[i];
  }
  for (int i = 0; i < x->steps.n; i++) node_add_step(a, node, x->steps.at[i], R_STEP);
  if (x->date != NONE && !date_is_set(node->date)) node->date = date_resolve(a, x->date, TENSE_PAST);
  if (x->place.n && !node->place.n) node->place = x->place, node->place_span = x->place_span;
  if (x->event != NONE && node->event == NONE) node->event = n->event_of[x->event], node->event_span = x->event_span;
  node->pending |= x->pending;
  for (int i = 0; i < x->mediators.n; i++) list_add(&node->mediators, x->mediators.at[i]);
  if (x->distinct) node->distinct = true;
  if (x->manner == MANNER_POSSESSIVE) node->possessive = true;
  node->last_sentence = x->sentence;
  node->mentions++;
}

static AgreementNode *new_node(Nodes *n, const Instrument *x) {
  Analysis *a = n->a;
  AgreementNode node = {.entry = x->entry,
                        .kind = kind_of_entry(a, x->entry),
                        .span = x->span,
                        .sentence = x->sentence,
                        .event = NONE,
                        .heir = mention_heir(n, x),
                        .count = x->count};
  node.topic = x->topic;
  node.nearby = x->nearby, node.governed_nearby = x->governed_nearby;
  bool since = x->opener == ROLE_FROM || x->opener == ROLE_SINCE; /* « depuis leur accord de 2021 » */
  node.under = x->opener == ROLE_UNDER || (since && x->manner == MANNER_POSSESSIVE);
  node.side_unknown = x->side_unknown;
  node.unnamed = x->unnamed;
  node.capital = x->named_capital;
  node.indefinite = !mention_is_definite(x);
  node.title = text_in_headline(a->text, x->sentence);
  node.hypothetical = x->hypothetical || x->doubted;
  node.negated = x->negated;
  node.ordinal = x->ordinal;
  node.former = x->other && mention_is_definite(x);
  node.proposed = x->proposed;
  node.bare_plural = x->plural && x->count == 0;
  array_push(&n->agreements, node);
  return &n->agreements.at[n->agreements.n - 1];
}

/* The first sentence that is no page furniture. */
static uint32_t first_sentence(const Analysis *a) {
  for (size_t b = 0; b < a->text->blocks.n; b++)
    if (a->text->blocks.at[b].kind != BLOCK_FURNITURE) return a->text->blocks.at[b].sentence_begin;
  return 0;
}

static int by_place(const void *x, const void *y) {
  const Instrument *p = *(const Instrument *const *)x, *q = *(const Instrument *const *)y;
  return p->span.start < q->span.start ? -1 : p->span.start > q->span.start;
}

void nodes_place_mentions(Nodes *n) {
  Analysis *a = n->a;
  Instrument **order = ARENA_ARRAY(&a->arena, Instrument *, a->instruments.n + 1);
  for (size_t i = 0; i < a->instruments.n; i++) order[i] = &a->instruments.at[i];
  qsort(order, a->instruments.n, sizeof *order, by_place);
  n->agreement_of = ARENA_ARRAY(&a->arena, uint32_t, a->instruments.n + 1);
  n->opening = first_sentence(a);
  for (size_t i = 0; i < a->instruments.n; i++) {
    Instrument *x = order[i];
    uint32_t *slot = &n->agreement_of[x - a->instruments.at];
    *slot = NONE;
    if (x->opener == ROLE_AS && x->manner == MANNER_INDEFINITE && !x->steps.n) {
      TRACE(a, TRACE_NEARLY, R_INSTRUMENT, x->span, "it tells what something else counts as");
      continue;
    }
    NameWords own = x->distinct ? name_words(a, span_text(a, x->name)) : (NameWords){0};
    int best = 0;
    for (size_t k = n->agreements.n; k-- > 0;) {
      bool far = n->agreements.n - k > MENTIONS_BACK;
      if (far && k > MENTIONS_BACK) k = MENTIONS_BACK; /* of all that stands further back only the first headlines */
      if (far && !n->agreements.at[k].title) continue;
      int f = mention_fit(n, &n->agreements.at[k], x, own);
      if (f > best) best = f, *slot = (uint32_t)k;
    }
    if (*slot == NONE && x->anaphor) {
      TRACE(a, TRACE_NEARLY, R_INSTRUMENT, x->span, "no agreement named before that it could mean");
      continue;
    }
    if (*slot != NONE)
      TRACE(a, TRACE_MEANS, R_INSTRUMENT, x->span, "\"%.*s\": %s", STR_ARG(span_text(a, n->agreements.at[*slot].span)),
            why_same(best));
    bool fresh = *slot == NONE;
    AgreementNode *node = fresh ? new_node(n, x) : &n->agreements.at[*slot];
    *slot = (uint32_t)(node - n->agreements.at);
    merge(n, node, x, fresh);
  }
}
