/* The IRIs of the graph: one list, from which the enum, the names and the tables follow.
 *
 * Terms stand in ontology/entente.ttl; the contract's table of properties gives their meaning.
 */
#ifndef ENTENTE_RDF_VOCABULARY_H
#define ENTENTE_RDF_VOCABULARY_H

#include "base/str.h"

#define NS_ENT "https://w3id.org/entente#"
#define NS_ID "https://w3id.org/entente/id/" ///< entities; another base with --base
#define NS_DOMAIN "https://w3id.org/entente/domain/"
#define NS_KIND "https://w3id.org/entente/kind/"
#define NS_STATUS "https://w3id.org/entente/status/"
#define NS_MODALITY "https://w3id.org/entente/modality/"
#define NS_RULE "https://w3id.org/entente/rule/"
#define NS_LEX "https://w3id.org/entente/lexicon#"
#define NS_RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define NS_RDFS "http://www.w3.org/2000/01/rdf-schema#"
#define NS_OWL "http://www.w3.org/2002/07/owl#"
#define NS_SKOS "http://www.w3.org/2004/02/skos/core#"
#define NS_XSD "http://www.w3.org/2001/XMLSchema#"
#define NS_PROV "http://www.w3.org/ns/prov#"
#define NS_OA "http://www.w3.org/ns/oa#"
#define NS_DCTERMS "http://purl.org/dc/terms/"
#define NS_DCAT "http://www.w3.org/ns/dcat#"
#define NS_VOID "http://rdfs.org/ns/void#"
#define NS_DATASET "https://w3id.org/entente/dataset/"
#define NS_SCHEMA "https://schema.org/"
#define NS_PICTURE "https://w3id.org/entente/picture/"
#define NS_REPORT "https://w3id.org/entente/report/"
#define NS_WD "http://www.wikidata.org/entity/"

/* name, IRI, whether a subject has one value of it only */
#define VOCABULARY_PREDICATES(X)                                                                                       \
  X(TYPE, NS_RDF "type", 0)                                                                                            \
  X(LABEL, NS_RDFS "label", 0) /* one per language */                                                                  \
  X(ALT_LABEL, NS_SKOS "altLabel", 0)                                                                                  \
  X(PREF_LABEL, NS_SKOS "prefLabel", 0)                                                                                \
  X(BROADER, NS_SKOS "broader", 0)                                                                                     \
  X(SAME_AS, NS_OWL "sameAs", 0)                                                                                       \
  X(ISO_CODE, NS_ENT "isoCode", 1)                                                                                     \
  X(PARTY, NS_ENT "party", 0)                                                                                          \
  X(SIGNATORY, NS_ENT "signatory", 0)                                                                                  \
  X(COVERS, NS_ENT "covers", 0)                                                                                        \
  X(KIND, NS_ENT "kind", 1)                                                                                            \
  X(STATUS, NS_ENT "status", 1)                                                                                        \
  X(SIGNED_ON, NS_ENT "signedOn", 1)                                                                                   \
  X(AGREED_ON, NS_ENT "agreedOn", 1)                                                                                   \
  X(ANNOUNCED_ON, NS_ENT "announcedOn", 1)                                                                             \
  X(PLANNED_FOR, NS_ENT "plannedFor", 1)                                                                               \
  X(IN_FORCE_ON, NS_ENT "inForceOn", 1)                                                                                \
  X(ENDED_ON, NS_ENT "endedOn", 1)                                                                                     \
  X(REFUSED_ON, NS_ENT "refusedOn", 1)                                                                                 \
  X(DATE, NS_ENT "date", 1)                                                                                            \
  X(EARLIEST, NS_ENT "earliest", 1)                                                                                    \
  X(LATEST, NS_ENT "latest", 1)                                                                                        \
  X(CONCLUDED_AT, NS_ENT "concludedAt", 1)                                                                             \
  X(RELATED_TO, NS_ENT "relatedTo", 0)                                                                                 \
  X(PLACE, NS_ENT "place", 1)                                                                                          \
  X(STARTS_ON, NS_ENT "startsOn", 1)                                                                                   \
  X(ENDS_ON, NS_ENT "endsOn", 1)                                                                                       \
  X(PARTICIPANT, NS_ENT "participant", 0)                                                                              \
  X(HOST, NS_ENT "host", 0)                                                                                            \
  X(CHAIR, NS_ENT "chair", 0)                                                                                          \
  X(OFFICE, NS_ENT "office", 0)                                                                                        \
  X(ACTS_FOR, NS_ENT "actsFor", 0)                                                                                     \
  X(PART_OF, NS_ENT "partOf", 0)                                                                                       \
  X(LEADS_IN, NS_ENT "leadsIn", 0)

typedef enum Predicate {
#define X(name, iri, single) P_##name,
  VOCABULARY_PREDICATES(X)
#undef X
      PREDICATE_COUNT
} Predicate;

/* Classes of entities, as they stand in the graph: ent:<name>. */
#define VOCABULARY_CLASSES(X)                                                                                          \
  X(STATE, "State")                                                                                                    \
  X(INTERGOVERNMENTAL, "IntergovernmentalOrganization")                                                                \
  X(GOVERNMENT_BODY, "GovernmentBody")                                                                                 \
  X(COMPANY, "Company")                                                                                                \
  X(RESEARCH, "ResearchOrganization")                                                                                  \
  X(ORGANIZATION, "Organization")                                                                                      \
  X(PERSON, "Person")                                                                                                  \
  X(AGREEMENT, "Agreement")                                                                                            \
  X(EVENT, "Event")                                                                                                    \
  X(PLACE, "Place")                                                                                                    \
  X(DOMAIN, "Domain")

typedef enum EntityClass {
#define X(name, local) CLASS_##name,
  VOCABULARY_CLASSES(X)
#undef X
      ENTITY_CLASS_COUNT
} EntityClass;

Str predicate_iri(Predicate p);
bool predicate_is_single(Predicate p);
Str class_local_name(EntityClass c); ///< "State"
static inline bool class_is_actor(EntityClass c) { return c <= CLASS_PERSON; }

#endif
