#include "extract/names.h"
#include "extract/units.h"
#include "extract/dates.h"
#include "resolve/nodes.h"

#include <stdlib.h>
#include <string.h>

Tense tense_near(const Analysis *a, uint32_t sentence) {
  Tense t = TENSE_PAST;
  for (size_t i = 0; i < a->acts.n; i++) {
    const ActRecord *r = &a->acts.at[i];
    if (r->sentence != sentence || r->act == ACT_SAY) continue;
    if (r->tense == TENSE_FUTURE || r->shift == SHIFT_FUTURE || r->act == ACT_PLAN) t = TENSE_FUTURE;
  }
  return t;
}

static void add_step(const Analysis *a, AgreementNode *x, Step s, Rule rule) {
  Act act = s.entry == NO_ENTRY ? ACT_NONE : (Act)a->lex->entries[s.entry].act;
  NodeStep step = {.weak = act == ACT_BIND || act == ACT_APPLY, .status = s.status, .modality = s.modality, .span = s.span, .entry = s.entry, .rule = rule};
  if (s.date != NONE) {
    step.date = date_resolve(a, s.date, s.tense);
    step.span = span_join(step.span, a->dates.at[s.date].span);
    if (step.span.end - step.span.start > 400) step.span = s.span;
  }
  array_push(&x->steps, step);
}

/* Whether an act is told that says more than that the agreement binds or applies. */
static bool told_more(const AgreementNode *x) {
  for (size_t i = 0; i < x->steps.n; i++)
    if (!x->steps.at[i].weak && x->steps.at[i].status != AG_NONE && modality_asserts(x->steps.at[i].modality)) return true;
  return false;
}

const NodeStep *node_main_step(const AgreementNode *x) {
  const NodeStep *best = NULL;
  for (size_t i = 0; i < x->steps.n; i++) {
    const NodeStep *s = &x->steps.at[i];
    if (s->status == AG_NONE || !modality_asserts(s->modality) || (s->weak && told_more(x))) continue;
    bool better = !best || s->status > best->status || (s->status == best->status && !date_is_set(best->date) && date_is_set(s->date));
    if (best && best->status == AG_REFUSED && s->status == AG_NEGOTIATING) better = false;
    if (better) best = s;
  }
  return best;
}

static Str kind_local(const Analysis *a, uint32_t entry) {
  return entry == NO_ENTRY ? STR("understanding") : lex_str(a->lex, a->lex->entries[entry].value);
}

static bool is_weak(const Analysis *a, uint32_t entry) { return entry != NO_ENTRY && a->lex->entries[entry].flags & ENTRY_WEAK; }

/* ---- what acts say of their object ---- */

static bool sides_by_subject(Act act) {
  switch (act) {
  case ACT_SIGN:
  case ACT_INITIAL:
  case ACT_AGREE:
  case ACT_NEGOTIATE:
  case ACT_CONCLUDE:
  case ACT_ADOPT:
  case ACT_RATIFY:
  case ACT_REFUSE:
  case ACT_RENEW:
  case ACT_COMMIT:
  case ACT_BIND:
  case ACT_END:
  case ACT_APPLY:
  case ACT_DISCUSS: return true;
  default: return false;
  }
}

/* Who ratifies, rejects or suspends for a state is no side of its own: parliaments, courts, governments. */
static void add_side(const Analysis *a, const ActRecord *r, Args *to, Arg arg) {
  bool organ = arg.actor != NONE && (a->actors.at[arg.actor].class == CLASS_GOVERNMENT_BODY || a->actors.at[arg.actor].class == CLASS_ORGANIZATION);
  bool later = r->act == ACT_RATIFY || r->act == ACT_ADOPT || r->act == ACT_REFUSE || r->act == ACT_END;
  if (organ && later) arg.actor = state_above(a, arg.actor);
  if (organ && later && arg.actor == NONE) return;
  args_add(to, arg);
}

static void apply_act(const Analysis *a, const ActRecord *r, Instrument *x) {
  bool signs = r->act == ACT_SIGN || r->act == ACT_INITIAL;
  AgreementStatus status = status_of_act(r->act, r->tense, r->shift);
  bool announced = r->act == ACT_ANNOUNCE && (r->subject.n >= 2 || r->subject.group || r->with.n);
  if (announced) status = AG_AGREED;
  if ((r->act == ACT_BIND || r->act == ACT_APPLY) && r->feature == F_NOUN) status = AG_NONE; /* « la mise en œuvre de … » */
  bool provides = (r->act == ACT_PLAN || r->act == ACT_PREPARE) && r->active_instrument; /* « le traité prévoit des échanges » */
  if (provides) status = AG_NONE;
  if (r->tense == TENSE_INFINITIVE && r->shift == SHIFT_NONE && r->feature == F_INFINITIVE) status = AG_NONE;
  if (status != AG_NONE && x->steps.n < 8) {
    Step s = {.status = status, .date = r->date, .tense = r->tense, .span = r->span, .entry = r->entry};
    if (r->shift == SHIFT_FUTURE) s.tense = TENSE_FUTURE;
    if (r->negated && r->act != ACT_REFUSE) s.modality = MODALITY_DENIED;
    else if (r->hypothetical) s.modality = MODALITY_HYPOTHETICAL;
    else if (r->reported) s.modality = MODALITY_REPORTED;
    else if (status == AG_PLANNED) s.modality = MODALITY_PLANNED;
    x->steps.at[x->steps.n++] = s;
  }
  if (r->shift == SHIFT_WISH || r->act == ACT_WISH || r->act == ACT_CALL) x->hypothetical = x->steps.n == 0;
  bool sides = sides_by_subject(r->act) || announced;
  if (sides && !x->complete) {
    for (int i = 0; i < r->subject.n; i++) add_side(a, r, &x->parties, r->subject.at[i]);
    for (int i = 0; i < r->with.n; i++) args_add(&x->parties, r->with.at[i]);
    for (int i = 0; i < r->by.n; i++) add_side(a, r, &x->parties, r->by.at[i]);
    if (r->act == ACT_BIND || r->act == ACT_COMMIT || r->act == ACT_REFUSE)
      for (int i = 0; i < r->to.n; i++) args_add(&x->parties, r->to.at[i]);
    if (r->subject.group) x->parties.group = true, x->parties.group_states = r->subject.group_states, x->parties.group_span = r->subject.group_span;
  }
  if (signs && !r->negated)
    for (const Args *who = &r->subject; who; who = who == &r->subject ? &r->by : who == &r->by ? &r->with : NULL)
      for (int i = 0; i < who->n; i++)
        if (who->at[i].person != NONE) list_add(&x->signatories, who->at[i].person);
  if (r->place.n && !x->place.n && status != AG_NONE) x->place = r->place, x->place_span = r->place_span;
  if (r->event != NONE && x->event == NONE && status != AG_NONE && r->act != ACT_ENTER_FORCE) x->event = r->event, x->event_span = r->event_span;
  x->governed = true;
}

/* ---- coreference ---- */

static bool definite(const Instrument *x) {
  return x->manner == MANNER_DEFINITE || x->manner == MANNER_DEMONSTRATIVE || x->anaphor;
}

static bool generic_kind(Str kind) { return str_is(kind, "agreement") || str_is(kind, "understanding"); }

static int shared_parties(const Args *x, const Args *y) {
  int n = 0;
  for (int i = 0; i < x->n; i++)
    for (int k = 0; k < y->n; k++)
      if (x->at[i].actor != NONE && x->at[i].actor == y->at[k].actor) {
        n++;
        break;
      }
  return n;
}

static bool parties_conflict(const Args *x, const Args *y) {
  if (!x->n || !y->n) return false;
  int shared = shared_parties(x, y), least = x->n < y->n ? x->n : y->n;
  return shared < least;
}

static Date date_of_mention(const Analysis *a, const Instrument *x) {
  for (int i = 0; i < x->steps.n; i++)
    if (x->steps.at[i].date != NONE) {
      Date d = date_resolve(a, x->steps.at[i].date, x->steps.at[i].tense);
      if (d.year) return d;
    }
  return x->date != NONE ? date_resolve(a, x->date, TENSE_PAST) : (Date){0};
}

static bool same_step_date_conflict(const Analysis *a, const AgreementNode *node, const Instrument *x) {
  for (int i = 0; i < x->steps.n; i++) {
    if (x->steps.at[i].date == NONE) continue;
    Date d = date_resolve(a, x->steps.at[i].date, x->steps.at[i].tense);
    for (size_t k = 0; k < node->steps.n; k++) {
      const NodeStep *s = &node->steps.at[k];
      if (s->status != x->steps.at[i].status || !s->date.year || !d.year) continue;
      if (s->date.year != d.year || (s->date.month && d.month && s->date.month != d.month) || (s->date.day && d.day && s->date.day != d.day)) return true;
    }
  }
  return false;
}

static int domains_shared(const DomainHits *x, const DomainHits *y) {
  int n = 0;
  for (int i = 0; i < x->n; i++)
    for (int k = 0; k < y->n; k++) n += x->at[i].entry == y->at[k].entry;
  return n;
}

/* How well mention x fits node; 0 when it cannot be the same. */
static int fit(Nodes *n, const AgreementNode *node, const Instrument *x) {
  Analysis *a = n->a;
  Str kind = kind_local(a, x->entry);
  bool same_head = x->entry == node->entry, same_kind = str_eq(kind, node->kind);
  bool kinds_agree = same_kind || (x->anaphor) || (generic_kind(kind) && !is_weak(a, x->entry)) || generic_kind(node->kind);
  if (x->acronym.n && node->acronym.n) return str_eq(x->acronym, node->acronym) ? 100 : 0;
  if (x->acronym.n == 0 && node->acronym.n && str_eq(span_text(a, x->name), node->acronym)) return 100;
  if (parties_conflict(&x->parties, &node->parties) || same_step_date_conflict(a, node, x)) return 0;
  if (x->other) return 0;
  double best = 0;
  for (size_t i = 0; i < node->names.n; i++) {
    double o = name_overlap(a, node->names.at[i].text, span_text(a, x->name));
    int words = name_words(a, node->names.at[i].text), own = name_words(a, span_text(a, x->name));
    if (words >= 2 && own >= 2 && o > best) best = o;
  }
  bool near = x->sentence - node->sentence <= 12;
  if (x->anaphor) return definite(x) ? 10 : 0;
  if (x->distinct && best >= 0.99 && same_kind) return 60;
  if (x->distinct && best >= 0.6 && kinds_agree && (definite(x) || node->title)) return 50;
  if (definite(x) && !x->distinct && kinds_agree && near && x->count == 1) return same_head ? 40 : 20;
  if (definite(x) && x->distinct && same_kind && !node->distinct && !parties_conflict(&x->parties, &node->parties) && shared_parties(&x->parties, &node->parties) >= 1)
    return 25;
  if (x->manner == MANNER_POSSESSIVE && !x->distinct && same_kind) return 15;
  /* the headline or the lead tells the same once more */
  bool early = node->title || node->sentence < 3;
  int shared = shared_parties(&x->parties, &node->parties);
  bool sectors = domains_shared(&x->domains, &node->domains) > 0 || !x->domains.n || !node->domains.n;
  if (early && x->count == 1 && node->count == 1 && kinds_agree && shared >= 2 && sectors && !node->understanding && x->sentence - node->sentence <= 4) return 30;
  if (node->title && same_head && !x->parties.n && x->count == 1 && node->count == 1 && x->sentence - node->sentence <= 10) return 28;
  if (node->title && x->count == 1 && node->count == 1 && kinds_agree && shared >= 1 && sectors && definite(x)) return 22;
  return 0;
}

static void add_name(const Analysis *a, AgreementNode *node, const Instrument *x) {
  if (!x->distinct || x->anaphor) return;
  Str name = span_text(a, x->name);
  for (size_t i = 0; i < node->names.n; i++)
    if (str_eq(node->names.at[i].text, name)) return;
  array_push(&node->names, (NodeName){name, x->name});
}

static void merge(Nodes *n, AgreementNode *node, const Instrument *x, bool fresh) {
  Analysis *a = n->a;
  add_name(a, node, x);
  if (x->acronym.n && !node->acronym.n) node->acronym = x->acronym;
  Str kind = kind_local(a, x->entry);
  if (!x->anaphor && !fresh && generic_kind(node->kind) && !generic_kind(kind) && !is_weak(a, x->entry)) node->kind = kind, node->entry = x->entry;
  if (!node->complete)
    for (int i = 0; i < x->parties.n; i++) args_add(&node->parties, x->parties.at[i]);
  if (x->parties.group) node->parties.group = true, node->parties.group_states = x->parties.group_states, node->parties.group_span = x->parties.group_span;
  if (x->complete) node->complete = true;
  for (int i = 0; i < x->signatories.n; i++)
    if (!list_has(&node->signatories, x->signatories.at[i])) {
      node->signatory_span[node->signatories.n] = x->span;
      list_add(&node->signatories, x->signatories.at[i]);
    }
  for (int i = 0; i < x->domains.n && node->domains.n < LIST_MAX; i++) {
    bool known = false;
    for (int k = 0; k < node->domains.n; k++) known |= node->domains.at[k].entry == x->domains.at[i].entry;
    if (!known) node->domains.at[node->domains.n++] = x->domains.at[i];
  }
  for (int i = 0; i < x->steps.n; i++) add_step(a, node, x->steps.at[i], R_STEP);
  if (x->date != NONE && !date_is_set(node->date)) node->date = date_resolve(a, x->date, TENSE_PAST);
  if (x->place.n && !node->place.n) node->place = x->place, node->place_span = x->place_span;
  if (x->event != NONE && node->event == NONE) node->event = n->event_of[x->event], node->event_span = x->event_span;
  if (x->distinct) node->distinct = true;
  if (x->manner == MANNER_POSSESSIVE) node->possessive = true;
  node->last_sentence = x->sentence;
  node->mentions++;
}

static AgreementNode *new_node(Nodes *n, const Instrument *x) {
  Analysis *a = n->a;
  const Block *b = &a->text->blocks.at[a->text->sentences.at[x->sentence].block];
  AgreementNode node = {.entry = x->entry, .kind = kind_local(a, x->entry), .span = x->span, .sentence = x->sentence, .event = NONE, .count = x->count};
  node.topic = x->topic;
  node.nearby = x->nearby;
  node.under = x->opener == ROLE_UNDER;
  node.capital = x->named_capital;
  node.indefinite = !definite(x);
  node.title = b->kind == BLOCK_TITLE || b->kind == BLOCK_HEADING;
  node.hypothetical = x->hypothetical;
  node.negated = x->negated;
  node.bare_plural = x->plural && x->count == 0;
  array_push(&n->agreements, node);
  return &n->agreements.at[n->agreements.n - 1];
}

static int by_place(const void *x, const void *y) {
  const Instrument *p = *(const Instrument *const *)x, *q = *(const Instrument *const *)y;
  return p->span.start < q->span.start ? -1 : p->span.start > q->span.start;
}

static void place_mentions(Nodes *n) {
  Analysis *a = n->a;
  Instrument **order = ARENA_ARRAY(&a->arena, Instrument *, a->instruments.n + 1);
  for (size_t i = 0; i < a->instruments.n; i++) order[i] = &a->instruments.at[i];
  qsort(order, a->instruments.n, sizeof *order, by_place);
  n->agreement_of = ARENA_ARRAY(&a->arena, uint32_t, a->instruments.n + 1);
  for (size_t i = 0; i < a->instruments.n; i++) {
    Instrument *x = order[i];
    uint32_t *slot = &n->agreement_of[x - a->instruments.at];
    *slot = NONE;
    int best = 0;
    for (size_t k = n->agreements.n; k-- > 0;) {
      int f = fit(n, &n->agreements.at[k], x);
      if (f > best) best = f, *slot = (uint32_t)k;
    }
    if (*slot == NONE && x->anaphor) continue;
    bool fresh = *slot == NONE;
    AgreementNode *node = fresh ? new_node(n, x) : &n->agreements.at[*slot];
    *slot = (uint32_t)(node - n->agreements.at);
    merge(n, node, x, fresh);
  }
}

/* « Trois accords ont été signés. Le premier, … »: each of the list was signed then and there. */
static void inherit_from_lists(Analysis *a) {
  for (size_t i = 0; i < a->instruments.n; i++) {
    Instrument *x = &a->instruments.at[i];
    if (x->list_intro == NONE) continue;
    const Instrument *list = &a->instruments.at[x->list_intro];
    for (int k = 0; k < list->steps.n && x->steps.n < 8; k++) x->steps.at[x->steps.n++] = list->steps.at[k];
    if (!x->place.n) x->place = list->place, x->place_span = list->place_span;
    if (x->event == NONE) x->event = list->event, x->event_span = list->event_span;
    if (!x->parties.n) x->parties = list->parties;
    if (!x->domains.n) x->domains = list->domains;
  }
}

/* « … ont assisté à la signature de onze documents. Figurent dans le lot un mémorandum sur X, un autre sur Y »: what the plural before it
   went through. */
static void inherit_from_plural(Analysis *a) {
  for (size_t i = 0; i < a->instruments.n; i++) {
    Instrument *x = &a->instruments.at[i];
    if (x->steps.n || x->anaphor || x->hypothetical || x->manner != MANNER_INDEFINITE || x->negated) continue;
    for (size_t k = i; k-- > 0;) {
      const Instrument *p = &a->instruments.at[k];
      if (x->sentence - p->sentence > 2 || !p->plural || !p->steps.n || x->sentence == p->sentence) continue;
      for (int s = 0; s < p->steps.n && x->steps.n < 8; s++) x->steps.at[x->steps.n++] = p->steps.at[s];
      if (!x->place.n) x->place = p->place, x->place_span = p->place_span;
      if (x->event == NONE) x->event = p->event, x->event_span = p->event_span;
      if (!x->parties.n && !x->parties.group) x->parties = p->parties;
      break;
    }
  }
}

static void drop_announcers(Nodes *n) {
  Analysis *a = n->a;
  for (size_t i = 0; i < a->instruments.n; i++) {
    uint32_t list = a->instruments.at[i].list_intro;
    if (list != NONE && n->agreement_of[list] != NONE && n->agreement_of[list] != n->agreement_of[i]) n->agreements.at[n->agreement_of[list]].dropped = true;
  }
}

static void once_each_domain(DomainHits *d) {
  int n = 0;
  for (int i = 0; i < d->n; i++) {
    bool known = false;
    for (int k = 0; k < n; k++) known |= d->at[k].entry == d->at[i].entry;
    if (!known) d->at[n++] = d->at[i];
  }
  d->n = (uint8_t)n;
}

/* The same sides agree once more in the same document: what they agreed before, or the bare « accord » that they reached. */
static AgreementNode *understood_before(Nodes *n, const ActRecord *r) {
  Args sides = r->subject;
  for (int k = 0; k < r->with.n; k++) args_add(&sides, r->with.at[k]);
  for (size_t i = n->agreements.n; i-- > 0;) {
    AgreementNode *x = &n->agreements.at[i];
    bool bare = !x->distinct && generic_kind(x->kind) && x->count == 1 && node_main_step(x) && node_main_step(x)->status == AG_AGREED;
    if (!x->understanding && !bare) continue;
    if (sides.group || !sides.n || x->parties.group || shared_parties(&sides, &x->parties) >= 2) return x;
  }
  return NULL;
}

/* « les deux pays ont convenu de coopérer dans … »: agreed, and no instrument is named */
static void find_understandings(Nodes *n) {
  Analysis *a = n->a;
  for (size_t i = 0; i < a->acts.n; i++) {
    const ActRecord *r = &a->acts.at[i];
    if (r->act != ACT_AGREE || r->object != NONE || r->negated || r->hypothetical || r->feature == F_NOUN || r->shift != SHIFT_NONE) continue;
    if (r->subject.n + r->with.n < 2 && !r->subject.group) continue;
    if (r->tense != TENSE_PAST && r->tense != TENSE_PRESENT) continue;
    AgreementNode *same = understood_before(n, r);
    if (same) {
      for (int k = 0; k < r->domains.n && same->domains.n < LIST_MAX; k++) same->domains.at[same->domains.n++] = r->domains.at[k];
      once_each_domain(&same->domains);
      if (r->event != NONE && same->event == NONE) same->event = n->event_of[r->event], same->event_span = r->event_span;
      add_step(a, same, (Step){.status = AG_AGREED, .date = r->date, .tense = r->tense, .span = r->span, .entry = r->entry}, R_UNDERSTANDING);
      continue;
    }
    AgreementNode node = {.entry = NO_ENTRY, .kind = STR("understanding"), .span = r->span, .sentence = r->sentence, .event = NONE, .count = 1, .understanding = true};
    node.parties = r->subject;
    for (int k = 0; k < r->with.n; k++) args_add(&node.parties, r->with.at[k]);
    node.domains = r->domains;
    node.place = r->place, node.place_span = r->place_span;
    if (r->event != NONE) node.event = n->event_of[r->event], node.event_span = r->event_span;
    node.last_sentence = r->sentence;
    add_step(a, &node, (Step){.status = AG_AGREED, .date = r->date, .tense = r->tense, .span = r->span, .entry = r->entry}, R_UNDERSTANDING);
    /* sectors listed below it */
    const Sentence *s = &a->text->sentences.at[r->sentence];
    for (uint32_t b = s->block + 1; b < a->text->blocks.n && b < s->block + 30; b++) {
      const Block *item = &a->text->blocks.at[b];
      if (item->kind != BLOCK_ITEM || item->intro != s->block) continue;
      units_read(a, item->sentence_begin);
      int before = node.domains.n;
      for (size_t k = 0; k < a->units.n && k < 14; k++) cues_add(a, &a->units.at[k], &node.domains, k < 5);
      for (int k = before; k < node.domains.n; k++) node.domains.at[k].rule = R_LIST_CUE;
    }
    array_push(&n->agreements, node);
  }
}

/* ---- sides from the surroundings ---- */

typedef struct Pair {
  Args sides;
  bool known;
} Pair;

/* The sides that « les deux pays » means at this place: of the last agreement or event before it that names two, else of the opening. */
static Pair pair_at(Nodes *n, uint32_t sentence) {
  Analysis *a = n->a;
  Pair p = {0};
  uint32_t best = 0;
  for (size_t i = 0; i < n->agreements.n; i++) {
    const AgreementNode *x = &n->agreements.at[i];
    if (x->parties.n >= 2 && x->parties.n <= 3 && x->sentence <= sentence && (!p.known || x->sentence >= best)) p.sides = x->parties, p.known = true, best = x->sentence;
  }
  for (size_t i = 0; i < a->acts.n; i++) {
    const ActRecord *r = &a->acts.at[i];
    bool together = sides_by_subject(r->act) || r->act == ACT_MEET || r->act == ACT_RECEIVE || r->act == ACT_VISIT;
    if (!together || r->sentence > sentence || (p.known && r->sentence < best)) continue;
    Args both = {0};
    for (int k = 0; k < r->subject.n; k++)
      if (r->subject.at[k].actor != NONE) args_add(&both, r->subject.at[k]);
    for (int k = 0; k < r->with.n; k++)
      if (r->with.at[k].actor != NONE) args_add(&both, r->with.at[k]);
    if (both.n == 2 && !p.known) p.sides = both, p.known = true, best = r->sentence;
  }
  for (size_t i = 0; i < n->events.n && !p.known; i++) {
    const EventNode *e = &n->events.at[i];
    if (e->participants.n == 2) p.sides = e->participants, p.known = true;
  }
  if (p.known) return p;
  for (size_t i = 0; i < a->actors.n && p.sides.n < 3; i++)
    if (a->actors.at[i].class <= CLASS_INTERGOVERNMENTAL && a->actors.at[i].span.start < sentence_span(a, a->text->sentences.at[sentence].span.start).end)
      args_add(&p.sides, (Arg){(uint32_t)i, NONE, a->actors.at[i].span, R_CONTEXT});
  p.known = p.sides.n == 2;
  return p;
}

static void drop_actorless(Args *args) {
  int n = 0;
  for (int i = 0; i < args->n; i++)
    if (args->at[i].actor != NONE) args->at[n++] = args->at[i];
  args->n = (uint8_t)n;
}

/* One actor, one side: a person and the state they act for are the same side. */
static void once_each(Args *args) {
  Args once = {.group = args->group, .group_span = args->group_span};
  for (int i = 0; i < args->n; i++) {
    bool known = false;
    for (int k = 0; k < once.n; k++) known |= once.at[k].actor == args->at[i].actor;
    if (!known) args_add(&once, args->at[i]);
  }
  *args = once;
}

static void complete_sides(Nodes *n, AgreementNode *x) {
  drop_actorless(&x->parties);
  once_each(&x->parties);
  if (x->parties.n >= 2) return;
  if (x->parties.n == 1 && x->parties.at[0].rule == R_WITH && x->nearby.n == 1 && x->nearby.at[0] != x->parties.at[0].actor) {
    args_add(&x->parties, (Arg){x->nearby.at[0], NONE, x->span, R_CONTEXT}); /* « l'avion d'Embraer sera assemblé …, en vertu d'un accord avec X » */
    return;
  }
  if (x->parties.n == 1 && x->parties.at[0].rule == R_WITH && x->topic.actor != NONE && x->topic.actor != x->parties.at[0].actor) {
    args_add(&x->parties, (Arg){x->topic.actor, NONE, x->topic.span, R_CONTEXT}); /* « En 2022, un mémorandum signé avec X … » */
    return;
  }
  if (str_is(x->kind, "contract") && !x->parties.group) return; /* every firm and footballer signs contracts: only sides that are said count */
  Pair p = pair_at(n, x->sentence);
  bool has_step = node_main_step(x) != NULL;
  if (!p.known || p.sides.n > 3) return;
  Rule rule = x->parties.group ? R_GROUP : x->possessive ? R_POSSESSIVE : R_CONTEXT;
  if (x->parties.n == 1) {
    bool member = false;
    for (int i = 0; i < p.sides.n; i++) member |= p.sides.at[i].actor == x->parties.at[0].actor;
    if (!member || !(has_step || rule != R_CONTEXT)) return;
  } else if (rule == R_CONTEXT && !has_step) return;
  for (int i = 0; i < p.sides.n; i++) {
    Arg side = p.sides.at[i];
    if (x->parties.group_states && state_above(n->a, side.actor) != NONE) side.actor = state_above(n->a, side.actor);
    side.rule = (uint8_t)rule;
    side.person = NONE;
    args_add(&x->parties, side);
  }
  once_each(&x->parties);
}

/* « X a signé des accords avec Y et Z »: as many as there are other sides. */
static void split_bilaterals(Nodes *n) {
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

/* « On sait qu'y ont apposé leur signature A et B »: of the agreement spoken of just before. */
static void find_signatories(Nodes *n) {
  Analysis *a = n->a;
  for (size_t i = 0; i < a->acts.n; i++) {
    const ActRecord *r = &a->acts.at[i];
    if ((r->act != ACT_SIGN && r->act != ACT_INITIAL) || r->object != NONE || r->spread || r->negated || r->hypothetical || r->feature == F_NOUN) continue;
    AgreementNode *best = NULL;
    for (size_t k = 0; k < n->agreements.n; k++) {
      AgreementNode *x = &n->agreements.at[k];
      const NodeStep *s = node_main_step(x);
      if (x->last_sentence <= r->sentence && r->sentence - x->last_sentence <= 3 && s && s->status >= AG_PLANNED && s->status <= AG_SIGNED && !x->understanding &&
          s->status != AG_NEGOTIATING && s->status != AG_REFUSED && (!best || x->last_sentence >= best->last_sentence))
        best = x;
    }
    if (!best) continue;
    for (int k = 0; k < r->subject.n; k++) {
      const Arg *who = &r->subject.at[k];
      if (who->person == NONE || list_has(&best->signatories, who->person)) continue;
      best->signatory_span[best->signatories.n] = r->span;
      list_add(&best->signatories, who->person);
      if (!best->complete && who->actor != NONE) args_add(&best->parties, *who);
    }
  }
}

/* Sectors of an agreement whose name tells none: those of its sentence, else of the headline. */
static void sectors_from_context(Nodes *n, AgreementNode *x) {
  Analysis *a = n->a;
  if (x->domains.n) return;
  DomainHits hits = {0};
  units_read(a, x->sentence);
  for (size_t i = 0; i < a->units.n; i++) cues_add(a, &a->units.at[i], &hits, false);
  for (size_t b = 0; b < a->text->blocks.n && !hits.n; b++) {
    const Block *block = &a->text->blocks.at[b];
    if (block->kind != BLOCK_TITLE && block->kind != BLOCK_HEADING) continue;
    if (b > 4 || block->sentence_begin >= block->sentence_end) continue;
    for (uint32_t s = block->sentence_begin; s < block->sentence_end; s++) {
      units_read(a, s);
      for (size_t i = 0; i < a->units.n; i++) cues_add(a, &a->units.at[i], &hits, true);
    }
  }
  for (int i = 0; i < hits.n; i++) hits.at[i].rule = R_CONTEXT_CUE;
  if (hits.n <= 3) x->domains = hits;
}

/* A date and a place that only the event gives; a signatory's side when only one is left. */
static void complete_from_context(Nodes *n, AgreementNode *x) {
  Analysis *a = n->a;
  sectors_from_context(n, x);
  if (x->event != NONE) {
    const EventNode *e = &n->events.at[x->event];
    for (size_t i = 0; i < x->steps.n; i++) {
      NodeStep *s = &x->steps.at[i];
      if (!date_is_set(s->date) && (s->status == AG_PLANNED || s->status == AG_AGREED || s->status == AG_SIGNED) && modality_asserts(s->modality)) s->date = e->date;
    }
    if (!x->place.n && e->place.n) x->place = e->place, x->place_span = e->place_span;
  }
  if (x->parties.n != 2 || x->signatories.n < 2) return;
  for (int i = 0; i < x->signatories.n; i++) {
    Person *p = &a->persons.at[x->signatories.at[i]];
    if (p->actor != NONE || !p->office.n) continue;
    for (int side = 0; side < 2; side++) {
      uint32_t here = x->parties.at[side].actor, there = x->parties.at[!side].actor;
      bool there_signs = false, here_signs = false;
      for (int k = 0; k < x->signatories.n; k++) {
        uint32_t actor = a->persons.at[x->signatories.at[k]].actor;
        there_signs |= actor == there, here_signs |= actor == here;
      }
      if (there_signs && !here_signs) {
        p->actor = here, p->actor_span = x->span, p->actor_rule = R_OFFICE_SIDE;
        break;
      }
    }
  }
}

static void judge(Nodes *n, AgreementNode *x) {
  Analysis *a = n->a;
  const NodeStep *step = node_main_step(x);
  bool weak = is_weak(a, x->entry);
  bool strong_evidence = step != NULL;
  if (x->negated && !step) x->dropped = true;
  bool known_by_name = x->distinct && step && x->names.n && name_words(a, x->names.at[0].text) >= 2 && !weak && (x->capital || str_is(x->kind, "treaty"));
  if (x->parties.n < 2 && !known_by_name) x->dropped = true;
  bool public_side = false;
  for (int i = 0; i < x->parties.n; i++) public_side |= a->actors.at[x->parties.at[i].actor].class <= CLASS_GOVERNMENT_BODY || a->actors.at[x->parties.at[i].actor].entry != NO_ENTRY;
  if (str_is(x->kind, "contract") && !public_side) x->dropped = true;
  if (!strong_evidence && !(x->complete && (x->distinct || (!x->indefinite && !weak))) && !(x->under && x->parties.n >= 2)) x->dropped = true;
  if (weak && !strong_evidence && !x->complete) x->dropped = true;
  if (x->bare_plural && x->count == 0 && !x->complete && !x->split) x->dropped = true;
  if (x->hypothetical && !strong_evidence) x->dropped = true;
  if (x->understanding && x->parties.n < 2) x->dropped = true;
  if (x->dropped) return;
  if (!step && x->under && !x->complete) { /* « en vertu d'un accord avec X »: agreed at least */
    array_push(&x->steps, (NodeStep){.status = AG_AGREED, .span = x->span, .entry = NO_ENTRY, .rule = R_STANDING});
    return;
  }
  if (!step) { /* a named instrument between named sides that the text takes for granted */
    NodeStep s = {.status = AG_IN_FORCE, .span = x->span, .entry = NO_ENTRY, .rule = R_STANDING};
    array_push(&x->steps, s);
  }
}

void nodes_find_agreements(Nodes *n) {
  Analysis *a = n->a;
  for (size_t i = 0; i < a->acts.n; i++)
    if (a->acts.at[i].object != NONE) apply_act(a, &a->acts.at[i], &a->instruments.at[a->acts.at[i].object]);
  inherit_from_lists(a);
  inherit_from_plural(a);
  place_mentions(n);
  drop_announcers(n);
  find_understandings(n);
  split_bilaterals(n);
  find_signatories(n);
  for (size_t i = 0; i < n->agreements.n; i++) complete_sides(n, &n->agreements.at[i]);
  for (size_t i = 0; i < n->agreements.n; i++) judge(n, &n->agreements.at[i]);
  nodes_find_sectors(n);
  for (size_t i = 0; i < n->agreements.n; i++)
    if (!n->agreements.at[i].dropped) complete_from_context(n, &n->agreements.at[i]);
  (void)date_of_mention;
}

void nodes_release(Nodes *n) {
  for (size_t i = 0; i < n->agreements.n; i++) array_release(&n->agreements.at[i].names), array_release(&n->agreements.at[i].steps);
  for (size_t i = 0; i < n->events.n; i++) array_release(&n->events.at[i].names);
  array_release(&n->agreements), array_release(&n->events);
}
