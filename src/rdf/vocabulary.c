#include "rdf/vocabulary.h"

Str predicate_iri(Predicate p) {
  static const Str iri[] = {
#define X(name, iri, single) {iri, sizeof(iri) - 1},
      VOCABULARY_PREDICATES(X)
#undef X
  };
  return iri[p];
}

bool predicate_is_single(Predicate p) {
  static const bool one[] = {
#define X(name, iri, single) single,
      VOCABULARY_PREDICATES(X)
#undef X
  };
  return one[p];
}

Str class_local_name(EntityClass c) {
  static const Str name[] = {
#define X(name, local) {local, sizeof(local) - 1},
      VOCABULARY_CLASSES(X)
#undef X
  };
  return name[c];
}
