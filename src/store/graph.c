#include "store/graph.h"

#include "store/inside.h"

typedef struct Taking {
  Store *store;
  const Dataset *data;
  int64_t *ids;        ///< by node: its term, 0 while it has none
  uint64_t agreements; ///< and what was left out:
  uint64_t blank;
} Taking;

static int64_t term_of(Taking *t, Node n) {
  if (!t->ids[n]) t->ids[n] = store_term(t->store, node_form(t->data->terms, n));
  return t->ids[n];
}

/* What the store has of the vocabulary already. */
static void learn(Taking *t, const int64_t *terms, int count) {
  Arena scratch = {0};
  for (int i = 0; i < count; i++) {
    Node n = terms_find(t->data->terms, store_text(t->store, terms[i], &scratch));
    if (n) t->ids[n] = terms[i];
  }
  arena_release(&scratch);
}

static bool is_class(const Store *s, int64_t term) {
  for (int c = 0; c < ENTITY_CLASS_COUNT; c++)
    if (s->classes[c] == term) return true;
  return false;
}

static void take(Taking *t, const Quad *q) {
  Store *s = t->store;
  Predicate p = t->ids[q->p] ? store_predicate(s, t->ids[q->p]) : PREDICATE_COUNT;
  if (p == PREDICATE_COUNT || (p == P_TYPE && (node_is_blank(q->o) || !is_class(s, t->ids[q->o])))) return;
  if (node_is_blank(q->s) || node_is_blank(q->o)) {
    t->blank++;
    return;
  }
  int64_t row[] = {term_of(t, q->s), t->ids[q->p], term_of(t, q->o)};
  t->agreements += p == P_TYPE && row[2] == s->classes[CLASS_AGREEMENT];
  store_step(s, "INSERT OR IGNORE INTO triple (subject, predicate, object, born, claim, derived) VALUES (?,?,?,1,0,0)",
             row, 3);
}

static void take_all(Taking *t) {
  Store *s = t->store;
  store_exec(s, "BEGIN; INSERT INTO rules VALUES (1, '', '', '');"
                "INSERT INTO snapshot VALUES (1, NULL, 0, 0, 0, 0, '', 1, '', '', 0)");
  learn(t, s->predicates, PREDICATE_COUNT);
  learn(t, s->classes, ENTITY_CLASS_COUNT);
  for (size_t i = 0; i < t->data->quads.n && s->status == STATUS_OK; i++) take(t, &t->data->quads.at[i]);
  store_exec(s, "COMMIT");
}

static void warn(const Taking *t) {
  Place place = {t->store->path, 0, 0};
  if (t->blank)
    report_warning(t->store->report, place,
                   "%llu statement%s of or about blank nodes left out: only what has an IRI has a place in a network",
                   (unsigned long long)t->blank, t->blank == 1 ? "" : "s");
  if (!t->agreements)
    report_warning(t->store->report, place, "nothing in it is an <" NS_ENT "Agreement>: its network is empty");
}

Status store_of_dataset(Store **out, const Dataset *d, const char *name, Report *r) {
  Store *s = *out = store_open_private(name, r);
  Taking t = {.store = s, .data = d, .ids = memory_new((d->terms->forms.entries.n + 1) * sizeof *t.ids)};
  take_all(&t);
  free(t.ids);
  Status status = s->status;
  if (status == STATUS_OK) warn(&t);
  else store_close(s), *out = NULL;
  return status;
}
