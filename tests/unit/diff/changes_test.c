/* The order of changes: by the N-Triples form of their terms, removed first, none twice, none that undo each other. */
#include "diff/changes.h"
#include "unit/check.h"

static Term iri(const char *p) { return (Term){.kind = TERM_IRI, .value = str_of(p)}; }

static void add(Changes *c, bool added, const char *s, const char *p, Term o, const char *g) {
  Term *terms = ARENA_ARRAY(&c->arena, Term, 4);
  terms[0] = iri(s), terms[1] = iri(p), terms[2] = o, terms[3] = g ? iri(g) : (Term){0};
  array_push(&c->rows, (Change){.added = added, .quad = {&terms[0], &terms[1], &terms[2], g ? &terms[3] : NULL}});
}

static void expect(const Changes *c, const char *expected) {
  StrBuf b = {0};
  for (size_t i = 0; i < c->rows.n; i++) {
    const TermQuad *q = &c->rows.at[i].quad;
    strbuf_printf(&b, "%c%.*s %.*s %.*s %.*s|", c->rows.at[i].added ? '+' : '-', STR_ARG(q->subject->value),
                  STR_ARG(q->predicate->value), STR_ARG(q->object->value),
                  STR_ARG(q->graph ? q->graph->value : STR("")));
  }
  CHECK_STR(strbuf_as_str(&b), expected);
  strbuf_release(&b);
}

int main(void) {
  Changes c = {0};
  Term x = {.kind = TERM_LITERAL, .value = STR("x")}, node = {.kind = TERM_BLANK, .value = STR("a1b1")};
  changes_sort(&c);
  CHECK_INT(c.rows.n, 0);
  add(&c, true, "e:b", "e:p", x, NULL);
  add(&c, false, "e:b/c", "e:p", x, NULL); /* '/' comes before the '>' that ends the shorter one */
  add(&c, false, "e:b", "e:p", x, "e:g");
  add(&c, false, "e:b", "e:p", x, NULL);
  add(&c, true, "e:a", "e:p", iri("e:o"), NULL);
  add(&c, true, "e:a", "e:p", node, NULL);
  add(&c, false, "e:a", "e:p", x, NULL);
  add(&c, true, "e:a", "e:p", node, NULL);
  add(&c, true, "e:a", "e:b", x, NULL);
  changes_sort(&c);
  /* '"' before '<' before '_'; no graph before one; what is removed and added again did not change. */
  expect(&c, "+e:a e:b x |-e:a e:p x |+e:a e:p e:o |+e:a e:p a1b1 |-e:b/c e:p x |-e:b e:p x e:g|");
  changes_release(&c);
  add(&c, true, "e:a", "e:p", x, NULL);
  add(&c, false, "e:a", "e:o", x, NULL);
  changes_sort(&c);
  expect(&c, "-e:a e:o x |+e:a e:p x |");
  changes_release(&c);
  return check_end();
}
