#include "diff/labels.h"

#include "rdf/ntriples.h"
#include "rdf/vocabulary.h"

#include <stdlib.h>

typedef struct Label {
  Node node;
  int rank; ///< the least is taken
  Str form; ///< of the literal
  Str iri, text;
} Label;

typedef struct Labels {
  Label *at; ///< sorted by IRI
  size_t n;
} Labels;

static int by_node(const void *a, const void *b) {
  const Label *x = a, *y = b;
  if (x->node != y->node) return x->node < y->node ? -1 : 1;
  return x->rank != y->rank ? x->rank - y->rank : str_cmp(x->form, y->form);
}

static int by_iri(const void *a, const void *b) { return str_cmp(((const Label *)a)->iri, ((const Label *)b)->iri); }

static Str look_up(const void *user, Str iri) {
  const Labels *labels = user;
  Label key = {.iri = iri}, *found = labels->n ? bsearch(&key, labels->at, labels->n, sizeof key, by_iri) : NULL;
  return found ? found->text : STR("");
}

typedef ARRAY(Label) LabelList;

static void collect(LabelList *list, const Dataset *d, const Term *const *wanted, int side) {
  Node label = terms_find(d->terms, STR("<" NS_RDFS "label>")),
       other = terms_find(d->terms, STR("<" NS_SKOS "prefLabel>"));
  for (size_t i = 0; i < d->quads.n; i++) {
    const Quad *q = &d->quads.at[i];
    if ((q->p != label && q->p != other) || node_is_blank(q->s) || node_is_blank(q->o) || !wanted[q->s]) continue;
    Str form = node_form(d->terms, q->o);
    bool plain = form.p[form.n - 1] == '"';
    if (form.p[0] == '"')
      array_push(list, (Label){.node = q->s, .rank = side * 4 + (q->p != label) * 2 + !plain, .form = form});
  }
}

Names labels_of(Arena *arena, const Dataset *a, const Dataset *b, const Term *const *wanted) {
  LabelList list = {0};
  collect(&list, b, wanted, 0);
  collect(&list, a, wanted, 1);
  if (list.n) qsort(list.at, list.n, sizeof *list.at, by_node);
  Labels *labels = ARENA_NEW(arena, Labels);
  labels->at = ARENA_ARRAY(arena, Label, list.n + 1);
  for (size_t i = 0; i < list.n; i++) {
    if (i && list.at[i].node == list.at[i - 1].node) continue;
    Label *l = &labels->at[labels->n++];
    Str iri = node_form(a->terms, list.at[i].node);
    Term text;
    *l = (Label){.iri = arena_copy(arena, str_sub(iri, 1, iri.n - 1))};
    term_of_form(&text, arena_copy(arena, list.at[i].form), arena);
    l->text = text.value;
  }
  if (labels->n) qsort(labels->at, labels->n, sizeof *labels->at, by_iri);
  array_release(&list);
  return (Names){look_up, labels};
}
