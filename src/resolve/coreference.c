/* Which mentions of instruments mean the same agreement. */
#include "resolve/surroundings.h"

#include "extract/dates.h"
#include "extract/names.h"

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

uint32_t mention_heir(const Nodes *n, const Instrument *x) {
  return x->within == NONE ? NONE : n->agreement_of[x->within];
}

/* « X et Y ont signé un protocole à leur accord »: whether x, which binds two others, is not theirs. */
static bool is_of_other_owners(const Nodes *n, const AgreementNode *node, const Instrument *x) {
  if (!node->possessive || node->parties.n || node == n->agreements.at || x->parties.n < 2) return false;
  const AgreementNode *owner = node - 1;
  return owner->sentence == node->sentence && owner->parties.n >= 2 &&
         parties_conflict(n->a, &x->parties, &owner->parties);
}

/* "an amendment to the arrangement, agreed on Monday. The arrangement, introduced in 2018, …": x is of an earlier year, and the heir is not. */
static bool is_told_of_base(const Nodes *n, const AgreementNode *node, const Instrument *x) {
  const AgreementNode *heir = &n->agreements.at[node->heir];
  if (x->anaphor || x->entry == heir->entry) return false;
  for (size_t i = 0; i < heir->steps.n; i++)
    if (heir->steps.at[i].date.year && heir->steps.at[i].date.year < n->a->published.year) return false;
  return is_of_earlier_year(n->a, x);
}

int mention_fit(Nodes *n, const AgreementNode *node, const Instrument *x, NameWords own) {
  Analysis *a = n->a;
  Str kind = kind_of_entry(a, x->entry);
  bool same_head = x->entry == node->entry, same_kind = str_eq(kind, node->kind);
  bool kinds_agree = x->anaphor || kinds_fit(kind, node->kind, entry_is_weak(a, x->entry));
  if (is_of_other_partner(&x->parties, &node->parties)) return 0;
  if (is_of_other_owners(n, node, x) || sections_differ(a, node->last_sentence, x->sentence)) return 0;
  if (x->within != NONE && mention_heir(n, x) == (uint32_t)(node - n->agreements.at)) return 0;
  if (x->sentence == node->sentence && x->manner == MANNER_INDEFINITE && node->indefinite && x->steps.n && !node->title)
    return 0; /* "signed an agreement and a memorandum" */
  bool own_sides = x->complete || pair_of_section(a, x->sentence).known;
  if (node->bare_plural && !node->parties.n && own_sides && x->count == 1) return 0;
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
  bool older = node->heir != NONE && !is_told_of_base(n, node, x);            /* the text goes on about the heir */
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
