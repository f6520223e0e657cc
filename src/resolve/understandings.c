/* What two sides agreed where no instrument is named: « les deux pays ont convenu de coopérer dans … ». */
#include "extract/trace.h"
#include "resolve/nodes.h"

static void once_each_domain(DomainHits *d) {
  int n = 0;
  for (int i = 0; i < d->n; i++) {
    bool known = false;
    for (int k = 0; k < n; k++) known |= d->at[k].entry == d->at[i].entry;
    if (!known) d->at[n++] = d->at[i];
  }
  d->n = (uint8_t)n;
}

/* « ont convenu de … », « ont décidé d'unir leurs efforts », « s'est allié à X » */
static bool tells_understanding(const ActRecord *r) {
  return r->object == NONE && (r->act == ACT_AGREE || (r->act == ACT_COOPERATE && r->shift == SHIFT_AGREED));
}

/* Those who act, and those with whom or, where one acts alone, to whom. */
static Args sides_of_act(const ActRecord *r) {
  Args sides = r->subject;
  for (int k = 0; k < r->with.n; k++) args_add(&sides, r->with.at[k]);
  for (int k = 0; sides.n == 1 && !r->with.n && k < r->to.n; k++) args_add(&sides, r->to.at[k]);
  return sides;
}

/* The same sides agree once more in the same document: what they agreed before, or the bare « accord » that they reached. */
static AgreementNode *understood_before(Nodes *n, const ActRecord *r) {
  Args sides = sides_of_act(r);
  for (size_t i = n->agreements.n; i-- > 0 && n->agreements.n - i <= MENTIONS_BACK;) {
    AgreementNode *x = &n->agreements.at[i];
    bool bare = !x->distinct && kind_is_generic(x->kind) && x->count == 1 && node_main_step(x) &&
                node_main_step(x)->status == AG_AGREED;
    bool statement =
        str_is(x->kind, "joint-declaration") && node_main_step(x); /* what it says is no agreement beside it */
    if (statement && !x->parties.n) return x;
    if (!x->understanding && !bare && !statement) continue;
    if (sides.group || !sides.n || x->parties.group || args_shared(&sides, &x->parties) >= 2) return x;
  }
  return NULL;
}

/* Why this act of agreeing makes no understanding, or NULL when it does. */
static const char *why_no_understanding(const ActRecord *r) {
  if (r->negated) return "it is denied";
  if (r->hypothetical) return "it is supposed only";
  if (r->feature == F_NOUN) return "a noun, not a verb";
  if (r->shift != SHIFT_NONE && r->act == ACT_AGREE) return "a verb before it shifts its sense";
  if (sides_of_act(r).n < 2 && !r->subject.group) return "fewer than two sides";
  if (r->tense != TENSE_PAST && r->tense != TENSE_PRESENT) return "neither past nor present";
  return NULL;
}

/* « ont convenu d'ouvrir des négociations sur un accord »: they agreed on talks, and the agreement is the one talked about. */
static bool leads_to_talks(const Analysis *a, const ActRecord *r) {
  size_t from[] = {acts_from(a, r->sentence), acts_spread_from(a, r->sentence)}, end[] = {a->acts_read, a->acts.n};
  for (int run = 0; run < 2; run++)
    for (size_t i = from[run]; i < end[run] && a->acts.at[i].sentence == r->sentence; i++) {
      const ActRecord *t = &a->acts.at[i];
      if (t->act == ACT_NEGOTIATE && t->object != NONE && t->span.start > r->span.start) return true;
    }
  return false;
}

static Step step_of(const ActRecord *r) {
  return (Step){.status = AG_AGREED, .date = r->date, .tense = r->tense, .span = r->span, .entry = r->entry};
}

static void agreed_once_more(const Nodes *n, AgreementNode *same, const ActRecord *r) {
  for (int k = 0; k < r->domains.n && same->domains.n < LIST_MAX; k++)
    same->domains.at[same->domains.n++] = r->domains.at[k];
  once_each_domain(&same->domains);
  if (r->event != NONE && same->event == NONE) same->event = n->event_of[r->event], same->event_span = r->event_span;
  node_add_step(n->a, same, step_of(r), R_UNDERSTANDING);
}

/* « … dans les domaines suivants : », and the list below that sentence. */
static void add_sectors_listed(Analysis *a, uint32_t sentence, DomainHits *domains) {
  uint32_t intro = a->text->sentences.at[sentence].block;
  for (uint32_t b = intro + 1; b < a->text->blocks.n && b < intro + 30; b++) {
    const Block *item = &a->text->blocks.at[b];
    if (item->kind != BLOCK_ITEM || item->intro != intro) continue;
    units_read(a, item->sentence_begin);
    int before = domains->n;
    for (size_t k = 0; k < a->units.n && k < 14; k++) cues_add(a, &a->units.at[k], domains, k < 5);
    for (int k = before; k < domains->n; k++) domains->at[k].rule = R_LIST_CUE;
  }
}

static void add_understanding(Nodes *n, const ActRecord *r) {
  AgreementNode x = {.entry = NO_ENTRY,
                     .kind = STR("understanding"),
                     .span = r->span,
                     .sentence = r->sentence,
                     .last_sentence = r->sentence,
                     .parties = sides_of_act(r),
                     .domains = r->domains,
                     .place = r->place,
                     .place_span = r->place_span,
                     .event = NONE,
                     .heir = NONE,
                     .count = 1,
                     .understanding = true};
  if (r->event != NONE) x.event = n->event_of[r->event], x.event_span = r->event_span;
  node_add_step(n->a, &x, step_of(r), R_UNDERSTANDING);
  add_sectors_listed(n->a, r->sentence, &x.domains);
  array_push(&n->agreements, x);
}

void nodes_find_understandings(Nodes *n) {
  const Analysis *a = n->a;
  for (size_t i = 0; i < a->acts.n; i++) {
    const ActRecord *r = &a->acts.at[i];
    if (!tells_understanding(r)) continue;
    const char *why = why_no_understanding(r);
    if (why) {
      TRACE(a, TRACE_NEARLY, R_UNDERSTANDING, r->span, "%s", why);
      continue;
    }
    if (leads_to_talks(a, r)) continue;
    if (text_in_headline(a->text, r->sentence) && n->agreements.n) continue; /* the text tells what they agreed */
    AgreementNode *same = understood_before(n, r);
    if (same) agreed_once_more(n, same, r);
    else add_understanding(n, r);
  }
}
