#include "diff/filter.h"

#include "rdf/vocabulary.h"

static bool may_pair(Str predicate) {
  for (int p = 0; p < PREDICATE_COUNT; p++)
    if (str_eq(predicate, predicate_iri((Predicate)p)))
      return predicate_is_single((Predicate)p) || p == P_LABEL || p == P_PREF_LABEL || p == P_TYPE;
  return true;
}

static bool same_graph(const Term *a, const Term *b) { return a && b ? term_same(a, b) : a == b; }

static bool same_place(const Change *a, const Change *b) {
  return term_same(a->quad.subject, b->quad.subject) && term_same(a->quad.predicate, b->quad.predicate) &&
         same_graph(a->quad.graph, b->quad.graph) && str_eq(a->quad.object->lang, b->quad.object->lang);
}

/* Rows of one subject and predicate stand together. */
size_t change_counterpart(const Changes *c, size_t at) {
  const Change *row = &c->rows.at[at];
  Str predicate = row->quad.predicate->value;
  size_t from = at, to = at + 1, other = SIZE_MAX, mine = 0, others = 0;
  enum { MOST = 64 }; /* values of one property: more are no pair anyway */
  if (!may_pair(predicate)) return SIZE_MAX;
  while (from && at - from < MOST && str_eq(c->rows.at[from - 1].quad.predicate->value, predicate)) from--;
  while (to < c->rows.n && to - at < MOST && str_eq(c->rows.at[to].quad.predicate->value, predicate)) to++;
  for (size_t i = from; i < to; i++) {
    if (!same_place(row, &c->rows.at[i])) continue;
    if (c->rows.at[i].added == row->added) mine++;
    else others++, other = i;
  }
  return mine == 1 && others == 1 ? other : SIZE_MAX;
}

/* Has the thing of rows [from, to) to do with one of these? */
static bool concerns(const Changes *c, size_t from, size_t to, const Map *wanted) {
  const Term *subject = c->rows.at[from].quad.subject;
  if (!wanted->entries.n || map_get(wanted, subject->value) != MAP_NONE) return true;
  for (size_t i = from; i < to; i++)
    if (map_get(wanted, c->rows.at[i].quad.object->value) != MAP_NONE) return true;
  return subject->kind == TERM_IRI && c->links.names_any(c->links.user, subject->value, wanted);
}

static bool is_asked(const Changes *c, size_t at, Only only) {
  if (only == ONLY_ALL) return true;
  bool pair = change_counterpart(c, at) != SIZE_MAX;
  return only == ONLY_CHANGED ? pair : !pair && c->rows.at[at].added == (only == ONLY_ADDED);
}

/* Those of the things that are left; none where only some of the rows were asked for. */
static void filter_identities(Changes *c, bool none, bool some) {
  Map left = {0};
  size_t kept = 0;
  for (size_t i = 0; i < c->rows.n && some; i++) map_add(&left, c->rows.at[i].quad.subject->value, 0);
  for (size_t i = 0; i < c->identities.n && !none; i++) {
    const Identity *n = &c->identities.at[i];
    if (!some || map_get(&left, n->to) != MAP_NONE || map_get(&left, n->from) != MAP_NONE)
      c->identities.at[kept++] = *n;
  }
  c->identities.n = kept;
  map_release(&left);
}

void changes_filter(Changes *c, const Filter *f) {
  bool things = f->actors.entries.n || f->domains.entries.n;
  if (!things && f->only == ONLY_ALL) return;
  bool *keep = memory_new(c->rows.n + 1);
  for (size_t i = 0, end; i < c->rows.n; i = end) {
    end = changes_thing_end(c, i);
    if (!concerns(c, i, end, &f->actors) || !concerns(c, i, end, &f->domains)) continue;
    for (size_t k = i; k < end; k++) keep[k] = is_asked(c, k, f->only);
  }
  size_t kept = 0;
  for (size_t i = 0; i < c->rows.n; i++)
    if (keep[i]) c->rows.at[kept++] = c->rows.at[i];
  c->rows.n = kept;
  free(keep);
  filter_identities(c, f->only != ONLY_ALL, things);
}

void filter_release(Filter *f) {
  map_release(&f->actors);
  map_release(&f->domains);
}
