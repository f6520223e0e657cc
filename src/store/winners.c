/* From what documents assert about one thing to what the graph says of it. */
#include "store/inside.h"

#include "base/date.h"
#include "base/utf8.h"

#include <string.h>

typedef struct Election {
  Store *store;
  Arena *arena;
  Subject *about;
  Candidates described; ///< by the ontology
  Statements *out;
} Election;

static const Candidate *said(const Election *c, Predicate p, int64_t object) {
  for (size_t i = 0; i < c->about->said.n; i++) {
    const Candidate *k = &c->about->said.at[i];
    if (k->predicate == p && k->object == object) return k;
  }
  return NULL;
}

static bool is_stated(const Election *c, Predicate p, int64_t object) {
  for (size_t i = 0; i < c->out->n; i++)
    if (c->out->at[i].predicate == c->store->predicates[p] && c->out->at[i].object == object) return true;
  return false;
}

/* A statement stands on the claim that makes it, else it is derived from `basis`. */
static void state(Election *c, Predicate p, int64_t object, int64_t basis) {
  const Candidate *k = said(c, p, object);
  Statement new = {c->store->predicates[p], object, k ? k->claim : basis, !k};
  array_push(c->out, new);
}

static Term term_in(Arena *a, Str text) {
  Term t = {0};
  term_of_ntriples(&t, text, a);
  return t;
}

static Term term_of(const Election *c, Str text) { return term_in(c->arena, text); }

/* The last path segment: "signed" of <https://w3id.org/entente/status/signed>. */
static Str local_name(Str text) {
  size_t end = text.n ? text.n - 1 : 0, at = end;
  while (at && text.p[at - 1] != '/' && text.p[at - 1] != '#') at--;
  return str_sub(text, at, end);
}

/* ---- What the ontology knows ---- */

static void add_described(void *to, Predicate p, Term object) {
  Election *c = to;
  int64_t id = store_term_of(c->store, object);
  Candidate new = {.predicate = p, .object = id, .text = arena_copy(c->arena, strbuf_as_str(&c->store->text))};
  array_push(&c->described, new);
}

static void state_class(Election *c) {
  bool known = false;
  for (size_t i = 0; i < c->described.n; i++) {
    const Candidate *d = &c->described.at[i];
    if (d->predicate != P_TYPE) continue;
    state(c, P_TYPE, d->object, c->about->claim);
    known = true;
  }
  if (!known) state(c, P_TYPE, c->about->class, c->about->claim);
}

static void state_described(Election *c) {
  for (size_t i = 0; i < c->described.n; i++) {
    const Candidate *d = &c->described.at[i];
    if (d->predicate == P_TYPE || d->predicate == P_LABEL || d->predicate == P_ALT_LABEL) continue;
    if (!is_stated(c, d->predicate, d->object)) state(c, d->predicate, d->object, c->about->claim);
  }
}

/* ---- Names ---- */

/* Of two names in one language: what more documents use, then the longer, then the smaller bytes. */
static bool is_better_label(const Candidate *a, const Candidate *b) {
  if (a->documents != b->documents) return a->documents > b->documents;
  size_t x = utf8_count(a->text), y = utf8_count(b->text);
  return x != y ? x > y : str_cmp(a->text, b->text) < 0;
}

static void state_labels(Election *c) {
  ARRAY(Str) langs = {0};
  for (size_t i = 0; i < c->described.n; i++) {
    const Candidate *d = &c->described.at[i];
    if (d->predicate != P_LABEL) continue;
    if (!is_stated(c, P_LABEL, d->object)) state(c, P_LABEL, d->object, c->about->claim);
    array_push(&langs, term_of(c, d->text).lang);
  }
  const Candidates *all = &c->about->said;
  for (size_t i = 0; i < all->n; i++) {
    if (all->at[i].predicate != P_LABEL) continue;
    Str lang = term_of(c, all->at[i].text).lang;
    bool done = false;
    for (size_t k = 0; k < langs.n && !done; k++) done = str_eq(langs.at[k], lang);
    if (done) continue;
    const Candidate *best = &all->at[i];
    for (size_t k = i + 1; k < all->n; k++) {
      const Candidate *other = &all->at[k];
      if (other->predicate == P_LABEL && str_eq(term_of(c, other->text).lang, lang) && is_better_label(other, best))
        best = other;
    }
    state(c, P_LABEL, best->object, best->claim);
    array_push(&langs, lang);
  }
  array_release(&langs);
}

static void state_other_names(Election *c) {
  for (int from = 0; from < 2; from++) {
    const Candidates *all = from ? &c->described : &c->about->said;
    for (size_t i = 0; i < all->n; i++) {
      const Candidate *k = &all->at[i];
      if (k->predicate != P_LABEL && k->predicate != P_ALT_LABEL) continue;
      if (is_stated(c, P_LABEL, k->object) || is_stated(c, P_ALT_LABEL, k->object)) continue;
      state(c, P_ALT_LABEL, k->object, k->claim ? k->claim : c->about->claim);
    }
  }
}

/* ---- Properties with one value ---- */

int rank_of_status(Str text) {
  static const char *const order[] = {"planned",  "negotiating", "agreed", "signed",
                                      "in-force", "suspended",   "ended",  "refused"};
  Str name = local_name(text);
  for (int i = 0; i < (int)(sizeof order / sizeof *order); i++)
    if (str_is(name, order[i])) return i + 1;
  return 0;
}

/* Anything says more than "agreement", and that more than "understanding". */
static int rank_of_kind(Str text) {
  Str name = local_name(text);
  return str_is(name, "understanding") ? 0 : str_is(name, "agreement") ? 1 : 2;
}

static int rank_of_date(Arena *a, Str text) {
  Date d = date_parse(term_in(a, text).value);
  return d.year ? 1 + 2 * (d.month != 0) + (d.day != 0) : 2;
}

static bool is_date(Predicate p) { return (p >= P_SIGNED_ON && p <= P_LATEST) || p == P_STARTS_ON || p == P_ENDS_ON; }

static int compare_numbers(long a, long b) { return (a > b) - (a < b); }

int compare_candidates(Arena *arena, const Candidate *a, const Candidate *b, Standing *because) {
  int order = 0;
  *because = STANDING_LOST_STATUS;
  if (a->predicate == P_STATUS) order = compare_numbers(rank_of_status(a->text), rank_of_status(b->text));
  if (!order) *because = STANDING_LOST_DOCUMENTS, order = compare_numbers(a->documents, b->documents);
  if (!order && is_date(a->predicate)) {
    *because = STANDING_LOST_PRECISION;
    order = compare_numbers(rank_of_date(arena, a->text), rank_of_date(arena, b->text));
  } else if (!order) *because = STANDING_LOST_CONFIDENCE, order = compare_numbers(a->confidence, b->confidence);
  if (!order && a->predicate == P_KIND)
    *because = STANDING_LOST_KIND, order = compare_numbers(rank_of_kind(a->text), rank_of_kind(b->text));
  if (!order) *because = STANDING_LOST_ORDER, order = -str_cmp(a->text, b->text);
  return order;
}

static const Candidate *best_of(const Election *c, Predicate p) {
  const Candidate *best = NULL;
  Standing because;
  for (size_t i = 0; i < c->about->said.n; i++) {
    const Candidate *k = &c->about->said.at[i];
    if (k->predicate == p && (!best || compare_candidates(c->arena, k, best, &because) > 0)) best = k;
  }
  return best;
}

static bool is_for_itself(Predicate p) {
  return p == P_TYPE || p == P_LABEL || p == P_ALT_LABEL || p == P_EARLIEST || p == P_LATEST;
}

static void state_said(Election *c) {
  bool present[PREDICATE_COUNT] = {0};
  for (size_t i = 0; i < c->about->said.n; i++) {
    const Candidate *k = &c->about->said.at[i];
    present[k->predicate] = true;
    if (is_for_itself(k->predicate) || predicate_is_single(k->predicate)) continue;
    if (k->object == c->about->resource)
      continue; /* two agreements that turned out to be one are not related to each other */
    array_push(c->out, (Statement){c->store->predicates[k->predicate], k->object, k->claim, false});
  }
  for (int p = 0; p < PREDICATE_COUNT; p++) {
    if (!present[p] || is_for_itself((Predicate)p) || !predicate_is_single((Predicate)p)) continue;
    const Candidate *best = best_of(c, (Predicate)p);
    if (best->object != c->about->resource) state(c, best->predicate, best->object, best->claim);
  }
}

/* ---- The bounds of the date ---- */

static void state_bound(Election *c, Predicate p, Date day, int64_t basis) {
  Term t = {.kind = TERM_LITERAL, .value = date_iso(c->arena, day), .datatype = STR(NS_XSD "date")};
  state(c, p, store_term_of(c->store, t), basis);
}

static bool date_with_year(const Election *c, Predicate p, Date *d, int64_t *claim) {
  const Candidate *k = best_of(c, p);
  if (!k) return false;
  *d = date_parse(term_of(c, k->text).value);
  *claim = k->claim;
  return d->year != 0;
}

/* The date of the status an agreement has, else the first there is of the others. */
static void bounds_of_agreement(Election *c) {
  static const struct {
    const char *status;
    Predicate date;
  } main_date[] = {{"planned", P_PLANNED_FOR}, {"negotiating", P_ANNOUNCED_ON}, {"agreed", P_AGREED_ON},
                   {"signed", P_SIGNED_ON},    {"in-force", P_IN_FORCE_ON},     {"suspended", P_DATE},
                   {"ended", P_ENDED_ON},      {"refused", P_REFUSED_ON}};
  static const Predicate others[] = {P_SIGNED_ON,   P_AGREED_ON, P_ANNOUNCED_ON, P_PLANNED_FOR,
                                     P_IN_FORCE_ON, P_ENDED_ON,  P_REFUSED_ON,   P_DATE};
  Date d = {0};
  int64_t claim = 0;
  bool found = false;
  const Candidate *status = best_of(c, P_STATUS);
  for (size_t i = 0; status && !found && i < sizeof main_date / sizeof *main_date; i++)
    if (str_is(local_name(status->text), main_date[i].status)) found = date_with_year(c, main_date[i].date, &d, &claim);
  for (size_t i = 0; !found && i < sizeof others / sizeof *others; i++)
    found = date_with_year(c, others[i], &d, &claim);
  if (!found) return;
  state_bound(c, P_EARLIEST, date_first(d), claim);
  state_bound(c, P_LATEST, date_last(d), claim);
}

static void bounds_of_event(Election *c) {
  Date from, to;
  int64_t from_claim, to_claim;
  bool starts = date_with_year(c, P_STARTS_ON, &from, &from_claim), ends = date_with_year(c, P_ENDS_ON, &to, &to_claim);
  if (!starts && !ends) return;
  if (!starts) from = to, from_claim = to_claim;
  if (!ends || date_days(date_last(to)) < date_days(date_first(from))) to = from, to_claim = from_claim;
  state_bound(c, P_EARLIEST, date_first(from), from_claim);
  state_bound(c, P_LATEST, date_last(to), to_claim);
}

void winners(Store *s, Arena *arena, Subject *about, const KnownEntities *known, Statements *out) {
  array_clear(out);
  if (!about->claim) return; /* nothing is asserted of it: it is not in the graph */
  Election c = {.store = s, .arena = arena, .about = about, .out = out};
  if (about->known.n && known && known->describe) known->describe(known->user, about->known, add_described, &c);
  state_class(&c);
  state_labels(&c);
  state_other_names(&c);
  state_said(&c);
  state_described(&c);
  if (about->class == s->classes[CLASS_AGREEMENT]) bounds_of_agreement(&c);
  if (about->class == s->classes[CLASS_EVENT]) bounds_of_event(&c);
  array_release(&c.described);
}
