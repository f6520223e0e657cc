/* What one document says, ready for the store: entities with the keys of their identity, and claims about them.
 *
 * « Séoul et Washington ont signé mercredi l'accord de prospérité technologique » gives three entities (state/KR, state/US, one
 * agreement) and claims such as (agreement party state/KR), each with the quote that says it.
 *
 * Identity. A known entity (from ontology/) has its IRI. Any other has keys: two entities of one class that share a key are the
 * same, in one document or in two, whatever the order in which documents come. Keys are built from what the texts say (names
 * without case and accents, sorted parties, dates), never from offsets or document ids.
 */
#ifndef ENTENTE_RESOLVE_ENTITY_H
#define ENTENTE_RESOLVE_ENTITY_H

#include "base/array.h"
#include "extract/modality.h"
#include "rdf/vocabulary.h"
#include "text/text.h"

typedef struct Entity {
  EntityClass class;
  Str iri;         ///< of a known entity, relative to the base of entities: "state/FR"; empty for any other
  Str label, lang; ///< the fullest name in this document; empty when it has none
  const Str *keys; ///< at least one unless `iri` is set
  size_t key_count;
} Entity;

typedef enum ObjectKind {
  OBJECT_ENTITY,  ///< another entity of the document
  OBJECT_CONCEPT, ///< a kind, status, domain or class: an absolute IRI
  OBJECT_TEXT,    ///< a literal, with language where known
  OBJECT_DATE     ///< ISO date of any precision: "2025-10-29", "2025-10", "2025", "--10-29"
} ObjectKind;

#define NO_ENTITY UINT32_MAX

typedef struct Claim {
  uint32_t subject; ///< entity index
  Predicate predicate;
  ObjectKind object_kind;
  uint32_t object;               ///< entity index when OBJECT_ENTITY
  Str value, lang;               ///< otherwise
  Span quote;                    ///< bytes of the document's text; not empty
  uint32_t char_start, char_end; ///< the same in code points
  Str rule;                      ///< IRI of the rule or entry that made it, from ontology/
  Modality modality;
  uint16_t confidence; ///< thousandths, 0 to 1000
  uint32_t speaker;    ///< entity index of who said it, or NO_ENTITY when the document itself says it
} Claim;

typedef struct DocumentFacts {
  Arena arena; ///< strings live here
  ARRAY(Entity) entities;
  ARRAY(Claim) claims;
} DocumentFacts;

void document_facts_clear(DocumentFacts *f);
void document_facts_release(DocumentFacts *f);

#endif
