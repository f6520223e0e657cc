#include "emit/node.h"

#include "rdf/vocabulary.h"

Status node_end(NodeReader *r) {
  Status status = r->node.facts.n ? r->sink(r->user, &r->node) : STATUS_OK;
  array_clear(&r->node.facts);
  arena_clear(&r->arena);
  return status;
}

Status node_take(void *user, const Triple *t, Place place) {
  (void)place;
  NodeReader *r = user;
  Status status = STATUS_OK;
  if (!r->node.facts.n || !str_eq(r->node.iri, t->subject.value)) {
    status = node_end(r);
    r->node.iri = arena_copy(&r->arena, t->subject.value);
  }
  NodeFact f = {arena_copy(&r->arena, t->predicate.value), t->object};
  f.object.value = arena_copy(&r->arena, t->object.value);
  f.object.lang = arena_copy(&r->arena, t->object.lang);
  f.object.datatype = arena_copy(&r->arena, t->object.datatype);
  array_push(&r->node.facts, f);
  return status;
}

void node_reader_release(NodeReader *r) {
  array_release(&r->node.facts);
  arena_release(&r->arena);
}

bool node_is_a(const Node *n, const char *class) {
  for (size_t i = 0; i < n->facts.n; i++)
    if (str_is(n->facts.at[i].predicate, NS_RDF "type") && str_is(n->facts.at[i].object.value, class)) return true;
  return false;
}
