/* Offices: « ministre canadien de la Défense », "Technology Secretary", « cofondateur et directeur général de Mistral AI ». */
#ifndef ENTENTE_EXTRACT_OFFICES_H
#define ENTENTE_EXTRACT_OFFICES_H

#include "extract/units.h"

typedef struct OfficePhrase {
  size_t from, end; ///< units, without determiner
  size_t begin;     ///< from, or the nationality before it: "French President"
  uint32_t actor;
  Span actor_span;
  Str text;
  bool plural, weak, of_state;
  bool shared;   ///< « les présidents X et Y »: each perhaps of another state
  bool of_union; ///< of a union of states: "Commission President"
  bool met;      ///< after « avec »
  size_t cut;    ///< unit at which what is no part of the office begins: « de l'UE », or SIZE_MAX
} OfficePhrase;

/* The office whose head noun stands at unit i, with what belongs to it on both sides; false when there is none. */
bool office_at(Analysis *a, size_t i, OfficePhrase *o);

/* « les Premiers ministres X et Y »: each is a « Premier ministre ». The head of the office stands at unit i. */
void office_make_singular(Analysis *a, size_t i, OfficePhrase *o);

#endif
