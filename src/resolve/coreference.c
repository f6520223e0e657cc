/* Which mentions of instruments mean the same agreement. */
#include "resolve/nodes.h"

#include "extract/dates.h"
#include "extract/names.h"
#include "extract/trace.h"

#include <stdlib.h>

/* ---- coreference ---- */

bool mention_is_definite(const Instrument *x) {
  return x->manner == MANNER_DEFINITE || x->manner == MANNER_DEMONSTRATIVE || x->anaphor;
}

bool kind_is_generic(Str kind) { return str_is(kind, "agreement") || str_is(kind, "understanding"); }

/* « l'accord », later « le mémorandum »: one; « la déclaration conjointe » tells of an accord, and is a paper of its own. */
static bool kinds_fit(Str kind, Str of_node, bool weak) {
  if (str_eq(kind, of_node) || str_is(of_node, "understanding")) return true;
  if (str_is(kind, "joint-declaration") || str_is(of_node, "joint-declaration")) return false;
  return kind_is_generic(of_node) || (kind_is_generic(kind) && !weak);
}

int args_shared(const Args *x, const Args *y) {
  int n = 0;
  for (int i = 0; i < x->n; i++)
    for (int k = 0; k < y->n; k++)
      if (x->at[i].actor != NONE && x->at[i].actor == y->at[k].actor) {
        n++;
        break;
      }
  return n;
}

static int domains_shared(const DomainHits *x, const DomainHits *y) {
  int n = 0;
  for (int i = 0; i < x->n; i++)
    for (int k = 0; k < y->n; k++) n += x->at[i].entry == y->at[k].entry;
  return n;
}

/* « X et Y ont signé un traité de défense. Le traité de Pukpuk … »: the name of what was just told without one. */
static bool is_name_of(const AgreementNode *node, const Instrument *x) {
  if (x->manner != MANNER_DEFINITE || !x->named_capital || !x->distinct || x->count != 1 || x->date != NONE)
    return false;
  if (node->count != 1 || node->capital || node->understanding || node->negated) return false;
  for (int i = 0; i < x->steps.n; i++)
    if (x->steps.at[i].status >= AG_IN_FORCE) return false;
  return x->sentence > node->last_sentence && x->sentence - node->last_sentence <= 2;
}

/* A step of the node's is of the same month. */
static bool is_dated_alike(const Analysis *a, const AgreementNode *node, const Step *step) {
  Date d = date_resolve(a, step->date, step->tense);
  for (size_t k = 0; k < node->steps.n; k++) {
    Date e = node->steps.at[k].date;
    if (d.month && d.year == e.year && d.month == e.month) return true;
  }
  return false;
}

/* Whether a bare « l'accord » says too much of its own to be the node: all its sides, or a dated act of another kind of instrument. */
static bool stands_alone(const Analysis *a, const AgreementNode *node, const Instrument *x, Str kind, bool same_head) {
  if (node->title) return x->complete && is_of_earlier_year(a, x); /* a headline tells what is new */
  bool other = !same_head && !kind_is_generic(kind) && x->domains.n && node->domains.n &&
               !domains_shared(&x->domains, &node->domains);
  if (other && is_of_earlier_year(a, x)) return true; /* "under the digital partnership that they concluded in 2022" */
  if (x->sentence - node->sentence <= 2) return false;
  if (x->complete && x->parties.n >= 2 && !node->parties.n) return true;
  bool dated = x->date != NONE;
  for (int i = 0; i < x->steps.n; i++)
    dated |= x->steps.at[i].date != NONE && !is_dated_alike(a, node, &x->steps.at[i]);
  return dated && !same_head && !kind_is_generic(kind);
}

/* "a new protocol implementing the Fisheries Agreement": the same sentence names one of the node's kind before x, and that is the heir. */
static bool has_heir_before(const Analysis *a, const AgreementNode *node, const Instrument *x) {
  if (x->entry == node->entry) return false;
  for (size_t i = instruments_from(a, x->sentence); i < a->instruments.n; i++) {
    const Instrument *y = &a->instruments.at[i];
    if (y->sentence != x->sentence) return false;
    if (y->span.start < x->span.start && y->entry == node->entry) return true;
  }
  return false;
}

/* No sentence between the headline that names node and that of x names an agreement. */
static bool is_told_first(const Nodes *n, const AgreementNode *node, const Instrument *x) {
  bool first = node == n->agreements.at;
  return first && (n->agreements.n == 1 || node[1].sentence == x->sentence);
}

/* The agreement in whose phrase mention x stands, or NONE. */
static uint32_t heir_of(const Nodes *n, const Instrument *x) {
  return x->within == NONE ? NONE : n->agreement_of[x->within];
}

/* How well mention x, whose name has these words, fits node; 0 when it cannot be the same. */
static int fit(Nodes *n, const AgreementNode *node, const Instrument *x, NameWords own) {
  Analysis *a = n->a;
  Str kind = kind_of_entry(a, x->entry);
  bool same_head = x->entry == node->entry, same_kind = str_eq(kind, node->kind);
  bool kinds_agree = x->anaphor || kinds_fit(kind, node->kind, entry_is_weak(a, x->entry));
  if (is_of_other_partner(&x->parties, &node->parties)) return 0;
  if (x->within != NONE && heir_of(n, x) == (uint32_t)(node - n->agreements.at)) return 0;
  if (x->sentence == node->sentence && x->manner == MANNER_INDEFINITE && node->indefinite && x->steps.n && !node->title)
    return 0; /* "signed an agreement and a memorandum" */
  if (node->bare_plural && !node->parties.n && x->complete && x->count == 1) return 0;
  if (x->acronym.n && node->acronym.n) return str_eq(x->acronym, node->acronym) ? 100 : 0;
  if (x->acronym.n == 0 && node->acronym.n && str_eq(span_text(a, x->name), node->acronym)) return 100;
  if ((parties_conflict(a, &x->parties, &node->parties) && !is_signed_for(a, x, node)) ||
      progress_conflicts(a, node, x))
    return 0;
  if (x->other || (node->title && !node->distinct && x->distinct && mention_begins_item(a, x)))
    return 0; /* « I. Accords » */
  double best = 0;
  for (size_t i = 0; i < node->names.n; i++) {
    NameWords words = node->names.at[i].words;
    double o = words.n >= 2 && own.n >= 2 ? name_overlap(words, own) : 0;
    if (o > best) best = o;
  }
  bool near = x->sentence - node->sentence <= 12;
  if (x->anaphor && x->plural && x->count != 1 && node->count == 1) return 0; /* "the instruments in force" */
  bool older = node->heir != NONE;                                            /* the text goes on about the heir */
  if (x->anaphor) return mention_is_definite(x) && !older ? 10 : 0;
  if (x->distinct && best >= 0.99 && same_kind) return 60;
  if (x->distinct && best >= 0.6 && kinds_agree && (mention_is_definite(x) || node->title)) return 50;
  if (mention_is_definite(x) && !x->distinct && kinds_agree && near && x->count == 1 &&
      !stands_alone(a, node, x, kind, same_head))
    return node->former ? 5 : same_head ? 40 : older ? 8 : 20;
  if (older) return 0;
  if (mention_is_definite(x) && x->distinct && same_head && !node->distinct &&
      !parties_conflict(a, &x->parties, &node->parties) && args_shared(&x->parties, &node->parties) >= 1)
    return 25;
  if (node->title && has_heir_before(n->a, node, x)) return 0;
  /* the headline or the lead tells the same once more */
  bool early = node->title || node->sentence < n->opening + 3;
  int shared = args_shared(&x->parties, &node->parties);
  if (x->manner == MANNER_POSSESSIVE && !x->distinct && same_kind && (shared || (!x->parties.n && node->count == 1)))
    return 15;
  bool near_lead = x->sentence - node->sentence <= (node->title ? 8 : 4); /* bullets stand behind a headline */
  bool sectors = domains_shared(&x->domains, &node->domains) > 0 || !x->domains.n || !node->domains.n;
  if (early && x->count == 1 && node->count == 1 && kinds_agree && shared >= 2 && sectors && !node->understanding &&
      near_lead)
    return 30;
  bool single = x->count == 1 && node->count == 1 && kinds_agree && !node->understanding;
  bool same_sides = shared >= 2 && shared == x->parties.n && shared == node->parties.n;
  if (single && same_sides && same_kind && x->manner != MANNER_INDEFINITE &&
      domains_shared(&x->domains, &node->domains))
    return 27;
  if (early && single && shared == 1 && domains_shared(&x->domains, &node->domains) && near_lead) return 29;
  if (node->title && single && node->mentions == 1 && is_told_first(n, node, x) && sectors &&
      x->sentence - node->sentence <= 6)
    return 26; /* what the first sentences tell of is what the headline says */
  if (node->title && same_head && !x->parties.n && x->count == 1 && node->count == 1 &&
      x->sentence - node->sentence <= 10)
    return 28;
  if (node->title && x->count == 1 && node->count == 1 && kinds_agree && shared >= 1 && sectors &&
      mention_is_definite(x))
    return 22;
  bool paper = node->understanding && mention_is_definite(x) && !x->named_capital && x->count == 1 && x->steps.n &&
               x->sentence > node->last_sentence && x->sentence - node->last_sentence <= 1;
  if (paper && (!x->parties.n || is_signed_for(a, x, node) || !parties_conflict(a, &x->parties, &node->parties)))
    return 23;
  if (is_name_of(node, x) && kinds_agree && sectors) return 24;
  return 0;
}

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
                        .heir = heir_of(n, x),
                        .count = x->count};
  node.topic = x->topic;
  node.nearby = x->nearby, node.governed_nearby = x->governed_nearby;
  node.under = x->opener == ROLE_UNDER, node.side_unknown = x->side_unknown;
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
      int f = fit(n, &n->agreements.at[k], x, own);
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
