/* What the files that build claims of a fact share. Nothing else includes this. */
#ifndef ENTENTE_FACTS_BUILDER_H
#define ENTENTE_FACTS_BUILDER_H

#include "facts/build.h"
#include "resolve/identity.h"

typedef struct Builder {
  FactContext *c;
  FactLine *line;
  const Document *d;
  DocumentFacts *f;
  Report *report;
  Map index;                 ///< class and IRI or key to an entity of the fact
  ARRAY(uint32_t) described; ///< entities with an id of the source that the fact describes
  ARRAY(uint32_t) marks;     ///< code points before every 4096th byte of the text
  uint32_t speaker;          ///< NO_ENTITY while there is none
  bool quotes;               ///< the text is the document that the fact names
} Builder;

#define BUILD_FAULT(b, slot_span, ...)                                                                                 \
  report_error((b)->report, STATUS_BAD_INPUT, fact_place((b)->line, (slot_span).start), __VA_ARGS__)

/* claims.c: an entity of this class with this IRI (or, where it is empty, key) once; *is_new tells that it has just been added. */
uint32_t build_entity(Builder *b, Entity e, bool *is_new);
void build_link(Builder *b, uint32_t subject, Predicate p, uint32_t object, Span quote);
void build_concept(Builder *b, uint32_t subject, Predicate p, const char *ns, Str local, Span quote);
void build_text(Builder *b, uint32_t subject, Predicate p, Str value, Str lang, Span quote);
void build_date(Builder *b, uint32_t subject, Predicate p, Str iso, Span quote);
void build_type(Builder *b, uint32_t entity, Span quote);

/* things.c: the entity that a value is, by its range; its claims are made. */
Status build_thing(Builder *b, Slot *slot, Str lang);
Status build_described(Builder *b, const Fact *f, EntityClass class, Str lang, uint32_t *entity);
Status build_tell_circle(Builder *b, const Slot *s); ///< the fault that a value is the thing itself
/* The first value of a property, or NULL. */
const Slot *fact_slot(const Fact *f, Predicate p);

/* acts.c: an agreement or event that is described. Its values are things already. */
Status build_act(Builder *b, const Fact *f, EntityClass class, Str lang, uint32_t *entity);
Status build_reference(Builder *b,
                       Slot *slot); ///< an agreement by its id; slot->entity stays NO_ENTITY when it is left out

/* quotes.c: finds the evidence of the line in the text, or says which quote is not there. */
Status build_find_quotes(Builder *b);

#endif
