#include "diff/filter.h"

#include "base/map.h"
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

typedef struct Wanted {
  Str iris[8]; ///< all that people may mean by a short name
  size_t n;
} Wanted;

static void mean(Wanted *w, Arena *a, Str base, Str name, bool domain) {
  static const char *const folders[] = {"", "state/", "organization/", "body/", "person/"};
  if (!name.n) return;
  w->iris[w->n++] = name;
  if (domain) w->iris[w->n++] = arena_printf(a, NS_DOMAIN "%.*s", STR_ARG(name));
  for (size_t i = 0; !domain && i < sizeof folders / sizeof *folders; i++)
    w->iris[w->n++] = arena_printf(a, "%.*s%s%.*s", STR_ARG(base), folders[i], STR_ARG(name));
}

static bool is_wanted(const Wanted *w, Str iri) {
  for (size_t i = 0; i < w->n; i++)
    if (str_eq(iri, w->iris[i])) return true;
  return false;
}

/* Does the thing of rows [from, to) have to do with it? */
static bool concerns(const Changes *c, size_t from, size_t to, const Wanted *w) {
  Str subject = c->rows.at[from].quad.subject->value;
  if (!w->n || is_wanted(w, subject)) return true;
  for (size_t i = from; i < to; i++)
    if (is_wanted(w, c->rows.at[i].quad.object->value)) return true;
  for (size_t i = 0; c->links.connects && i < w->n; i++)
    if (c->links.connects(c->links.user, subject, w->iris[i])) return true;
  return false;
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
  Wanted actor = {.n = 0}, domain = {.n = 0};
  mean(&actor, &c->arena, f->base, f->actor, false);
  mean(&domain, &c->arena, f->base, f->domain, true);
  if (!actor.n && !domain.n && f->only == ONLY_ALL) return;
  bool *keep = memory_new(c->rows.n + 1);
  for (size_t i = 0, end; i < c->rows.n; i = end) {
    end = changes_thing_end(c, i);
    if (!concerns(c, i, end, &actor) || !concerns(c, i, end, &domain)) continue;
    for (size_t k = i; k < end; k++) keep[k] = is_asked(c, k, f->only);
  }
  size_t kept = 0;
  for (size_t i = 0; i < c->rows.n; i++)
    if (keep[i]) c->rows.at[kept++] = c->rows.at[i];
  c->rows.n = kept;
  free(keep);
  filter_identities(c, f->only != ONLY_ALL, actor.n || domain.n);
}
