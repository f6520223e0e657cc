/* The properties that a fact may give, each under its name in the ontology: what it may be said of, and what it leads to.
 *
 * ontology/entente.ttl and its shapes say the same; a fact that keeps to this table gives a valid graph.
 */
#ifndef ENTENTE_FACTS_PROPERTY_H
#define ENTENTE_FACTS_PROPERTY_H

#include "rdf/vocabulary.h"

typedef enum Range {
  RANGE_NAME,    ///< text, in one language or several
  RANGE_DATE,    ///< ISO, as precise as it is known
  RANGE_KIND,    ///< local name of a kind of agreement or event
  RANGE_STATUS,  ///< local name
  RANGE_DOMAIN,  ///< local name of a sector, or its name
  RANGE_SAME_AS, ///< Wikidata
  RANGE_CODE,    ///< ISO 3166-1 alpha-2, of a state
  RANGE_ACTOR,   ///< a state or an organization
  RANGE_PERSON,
  RANGE_PLACE,
  RANGE_EVENT,
  RANGE_AGREEMENT
} Range;

typedef struct Property {
  Predicate predicate;
  unsigned of; ///< bits 1 << EntityClass
  Range range;
} Property;

const Property *property_named(Str name); ///< "signedOn"; NULL when a fact has no such property
Str property_name(Predicate p);
bool property_fits(const Property *p, EntityClass class);
static inline bool range_is_entity(Range r) { return r >= RANGE_ACTOR; }
EntityClass range_class(Range r);             ///< of what it leads to when nothing else says so
EntityClass class_named(Str name);            ///< "State"; ENTITY_CLASS_COUNT for none that a fact may have
bool range_holds(Range r, EntityClass class); ///< may it lead to that?

#endif
