#include "diff/meant.h"

#include "rdf/ntriples.h"
#include "rdf/vocabulary.h"

#include <ctype.h>

static Str iri_of(const Terms *t, Node n) {
  Str form = n && !node_is_blank(n) ? node_form(t, n) : STR("");
  return form.n > 2 && form.p[0] == '<' ? str_sub(form, 1, form.n - 1) : STR("");
}

static Node node_of_iri(const Terms *t, Str iri) {
  StrBuf b = {0};
  strbuf_printf(&b, "<%.*s>", STR_ARG(iri));
  Node n = terms_find(t, strbuf_as_str(&b));
  strbuf_release(&b);
  return n;
}

static void take(const Terms *t, Node n, Map *iris) {
  Str iri = iri_of(t, n);
  if (iri.n) map_add(iris, iri, 0);
}

/* ---- By what IRIs and literals look like ---- */

static void by_end(const Terms *t, Str name, Map *iris) {
  for (size_t i = 0; i < t->forms.entries.n; i++) {
    Str iri = iri_of(t, (Node)i + 1);
    if (iri.n <= name.n || !str_ends(iri, name)) continue;
    char before = iri.p[iri.n - name.n - 1];
    if (before == '/' || before == '#') map_add(iris, iri, 0);
  }
}

/* The subjects of statements with this property and an object of this text, in any language. */
static void by_value(const DatasetPair *d, Predicate p, Str value, Map *iris) {
  const Terms *t = d->a->terms;
  Node predicate = node_of_iri(t, predicate_iri(p));
  StrBuf plain = {0};
  term_add_ntriples(&plain, (Term){.kind = TERM_LITERAL, .value = value});
  Str start = strbuf_as_str(&plain);
  const Quads *const sides[] = {&d->a->quads, &d->b->quads};
  for (int side = 0; side < 2 && predicate; side++) {
    for (size_t i = 0; i < sides[side]->n; i++) {
      const Quad *q = &sides[side]->at[i];
      if (q->p != predicate || node_is_blank(q->o)) continue;
      Str form = node_form(t, q->o);
      if (str_starts(form, start) && (form.n == start.n || form.p[start.n] == '@')) take(t, q->s, iris);
    }
  }
  strbuf_release(&plain);
}

static void by_code(const DatasetPair *d, Str name, Map *iris) {
  if (name.n != 2) return;
  char upper[] = {(char)toupper((unsigned char)name.p[0]), (char)toupper((unsigned char)name.p[1])};
  by_value(d, P_ISO_CODE, (Str){upper, 2}, iris);
}

static void by_name(const DatasetPair *d, Str name, Map *iris) {
  static const Predicate names[] = {P_LABEL, P_PREF_LABEL, P_ALT_LABEL};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) by_value(d, names[i], name, iris);
}

/* ---- What is part of them, and what is part of that ---- */

static void add_parts(const DatasetPair *d, Map *iris) {
  const Terms *t = d->a->terms;
  Node part_of = node_of_iri(t, predicate_iri(P_PART_OF));
  const Quads *const sides[] = {&d->a->quads, &d->b->quads};
  for (size_t known = 0; part_of && known < iris->entries.n;) {
    known = iris->entries.n;
    for (int side = 0; side < 2; side++) {
      for (size_t i = 0; i < sides[side]->n; i++) {
        const Quad *q = &sides[side]->at[i];
        if (q->p == part_of && map_get(iris, iri_of(t, q->o)) != MAP_NONE) take(t, q->s, iris);
      }
    }
  }
}

Status datasets_find(const DatasetPair *d, Str name, Map *iris, Report *r) {
  const Terms *t = d->a->terms;
  if (name.n > 2 && name.p[0] == '<' && name.p[name.n - 1] == '>') name = str_sub(name, 1, name.n - 1);
  take(t, node_of_iri(t, name), iris);
  if (!iris->entries.n) by_end(t, name, iris);
  if (!iris->entries.n) by_code(d, name, iris);
  if (!iris->entries.n) by_name(d, name, iris);
  if (!iris->entries.n)
    return report_error(
        r, STATUS_BAD_INPUT, (Place){0},
        "neither side has anything called '%.*s'; give an ISO code, an IRI, its end such as state/FR, or a "
        "name as the files have it",
        STR_ARG(name));
  add_parts(d, iris);
  return STATUS_OK;
}

/* ---- Links ---- */

/* Statements are sorted by subject. */
static size_t first_of(const Quads *quads, Node subject) {
  size_t low = 0, high = quads->n;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (quads->at[middle].s < subject) low = middle + 1;
    else high = middle;
  }
  return low;
}

static bool names_any(const void *user, Str subject, const Map *objects) {
  const DatasetPair *d = user;
  const Terms *t = d->a->terms;
  Node node = node_of_iri(t, subject);
  const Quads *const sides[] = {&d->a->quads, &d->b->quads};
  for (int side = 0; side < 2 && node; side++)
    for (size_t i = first_of(sides[side], node); i < sides[side]->n && sides[side]->at[i].s == node; i++)
      if (map_get(objects, iri_of(t, sides[side]->at[i].o)) != MAP_NONE) return true;
  return false;
}

Links datasets_links(const DatasetPair *d) { return (Links){names_any, d}; }
