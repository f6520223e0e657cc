/* The rules that make facts, and how well a thing stands of which they tell: by both a claim has its confidence (confidence.h). */
#ifndef ENTENTE_EXTRACT_RULES_H
#define ENTENTE_EXTRACT_RULES_H

#include "base/str.h"

/* The constructions that make facts; each stands in ontology/rules.ttl with examples that must and must not match. */
#define EXTRACTION_RULES(X)                                                                                            \
  X(NONE, "none")                                                                                                      \
  X(KNOWN_NAME, "known-name")                                                                                          \
  X(BODY_NAME, "body-name")                                                                                            \
  X(BODY_PARENT, "body-parent")                                                                                        \
  X(BODY_CONTEXT, "body-context")                                                                                      \
  X(OFFICE_BEFORE, "office-before-name")                                                                               \
  X(OFFICE_AFTER, "office-after-name")                                                                                 \
  X(COUNTERPART, "counterpart")                                                                                        \
  X(OFFICE_NATION, "office-nation")                                                                                    \
  X(OFFICE_SIDE, "office-side")                                                                                        \
  X(OFFICE_CONTEXT, "office-context")                                                                                  \
  X(KNOWN_PERSON, "known-person")                                                                                      \
  X(BETWEEN, "parties-between")                                                                                        \
  X(WITH, "party-with")                                                                                                \
  X(COMPOUND, "parties-compound")                                                                                      \
  X(SUBJECT, "parties-subject")                                                                                        \
  X(AGENT, "parties-agent")                                                                                            \
  X(BINDING, "parties-binding")                                                                                        \
  X(POSSESSIVE, "parties-possessive")                                                                                  \
  X(GROUP, "parties-group")                                                                                            \
  X(CONTEXT, "parties-context")                                                                                        \
  X(OF_ACTOR, "parties-of")                                                                                            \
  X(INSTRUMENT, "instrument")                                                                                          \
  X(UNDERSTANDING, "understanding")                                                                                    \
  X(STEP, "status-step")                                                                                               \
  X(STANDING, "status-standing")                                                                                       \
  X(STATEMENT, "status-statement")                                                                                     \
  X(NAME_CUE, "domain-name")                                                                                           \
  X(LIST_CUE, "domain-list")                                                                                           \
  X(CONTEXT_CUE, "domain-context")                                                                                     \
  X(DATE, "date-adjunct")                                                                                              \
  X(PLACE, "place-adjunct")                                                                                            \
  X(EVENT, "event")                                                                                                    \
  X(EVENT_LINK, "concluded-at")                                                                                        \
  X(PARTICIPANT, "participant")                                                                                        \
  X(CHAIR, "chair")                                                                                                    \
  X(HOST, "host")                                                                                                      \
  X(SIGNATORY, "signatory")                                                                                            \
  X(MEETING, "meeting-verb")                                                                                           \
  X(OCCASION, "concluded-at-context")                                                                                  \
  X(SCENE, "then-and-there")
typedef enum Rule {
#define X(name, local) R_##name,
  EXTRACTION_RULES(X)
#undef X
      RULE_COUNT
} Rule;
extern const Str rule_names[RULE_COUNT];

/* How well the thing stands that a claim is about: an agreement by what is told of its sides, its name and its progress. */
typedef enum Grade {
  GRADE_FIRM,  ///< sides, name and an act are said; also persons and bodies
  GRADE_FAIR,  ///< no name, or the text takes it for granted
  GRADE_LOOSE, ///< the surroundings tell the sides
  GRADE_COUNT
} Grade;

#endif
