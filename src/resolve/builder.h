/* Entities and claims of one document while they are told, and what names them. Between nodes and facts. */
#ifndef ENTENTE_RESOLVE_BUILDER_H
#define ENTENTE_RESOLVE_BUILDER_H

#include "resolve/identity.h"
#include "resolve/nodes.h"

typedef struct Builder {
  Analysis *a;
  Nodes *n;
  DocumentFacts *f;
  uint32_t *actor, *person, *agreement, *event; ///< to entities, NO_ENTITY while unused
  Map places;
  Map keys; ///< of agreements and events, "CLASS KEY" to the last number that was given to it
  Str lang;
  Modality modality;                  ///< of the claims that are being made
  Grade agreement_grade, event_grade; ///< of the agreement and the event that are being told
} Builder;

/* claims.c: each gives the claim that it added, until the next is added. */
uint32_t entity_add(Builder *b, Entity e);
Claim *claim_link(Builder *b, uint32_t subject, Predicate p, uint32_t object, Span quote, Rule rule);
Claim *claim_concept(Builder *b, uint32_t subject, Predicate p, const char *ns, Str local, Span quote, Rule rule);
Claim *claim_text(Builder *b, uint32_t subject, Predicate p, Str value, Str lang, Span quote, Rule rule);
Claim *claim_date(Builder *b, uint32_t subject, Predicate p, Date d, Span quote, Rule rule);
void claim_type(Builder *b, uint32_t entity, Span quote, Rule rule);
Span quote_around(Builder *b, Span s);        ///< the sentence that holds s
Str relative_iri(Builder *b, uint32_t entry); ///< without the base of known entities
Str name_clean(Builder *b, Str name);         ///< on one line, white space single

/* tell.c: the entity, told when it was not yet. */
uint32_t actor_tell(Builder *b, uint32_t i);
uint32_t person_tell(Builder *b, uint32_t i);
uint32_t place_tell(Builder *b, Str name, Span span);

/* keys.c */
Str key_fold(Builder *b, Str name);
IdentityList key_actors(Builder *b, const Args *args);
/* See identity.h. Two agreements of one document never share a key: what would tie them is left out. */
void keys_of_agreement(Builder *b, const AgreementNode *x, Str keys[2], int *count);
void keys_take(Builder *b, Entity *e, const Str *keys, int count); ///< those of them that nothing of its class has
Str longest_name(const AgreementNode *x);

#endif
