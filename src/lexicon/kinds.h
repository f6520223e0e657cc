/* The kinds of word that the rules know. Names are the local names of the lexicon vocabulary (ontology/README.md). */
#ifndef ENTENTE_LEXICON_KINDS_H
#define ENTENTE_LEXICON_KINDS_H

#include "base/str.h"

#define LEXICON_CLASSES(X)                                                                                             \
  X(NONE, "None")                                                                                                      \
  X(NAME, "Name") /* of an actor */                                                                                    \
  X(DEMONYM, "Demonym")                                                                                                \
  X(COMBINING, "Combining") /* franco- */                                                                              \
  X(SEAT, "Seat")           /* the White House */                                                                      \
  X(PLACE, "PlaceName")     /* capitals too: they may stand for the state */                                           \
  X(CUE, "Cue")             /* betrays a domain */                                                                     \
  X(WEAK_CUE, "WeakCue")                                                                                               \
  X(INSTRUMENT, "Instrument")                                                                                          \
  X(EVENT_NOUN, "EventNoun")                                                                                           \
  X(TRIGGER, "Trigger")                                                                                                \
  X(MODAL, "Modal")                                                                                                    \
  X(AUXILIARY, "Auxiliary")                                                                                            \
  X(NEGATION, "Negation")                                                                                              \
  X(HYPOTHETICAL, "Hypothetical")                                                                                      \
  X(OFFICE, "Office")                                                                                                  \
  X(BODY_HEAD, "BodyHead")                                                                                             \
  X(ACTOR_HEAD, "ActorHead")                                                                                           \
  X(GROUP, "GroupNoun")                                                                                                \
  X(COUNTERPART, "Counterpart")                                                                                        \
  X(TITLE, "Title")                                                                                                    \
  X(PARTICLE, "NameParticle")                                                                                          \
  X(FIRST_NAME, "FirstName")                                                                                           \
  X(OPENER, "Opener")                                                                                                  \
  X(CONJUNCTION, "Conjunction")                                                                                        \
  X(DETERMINER, "Determiner")                                                                                          \
  X(RELATIVE, "Relative")                                                                                              \
  X(PRONOUN, "Pronoun")                                                                                                \
  X(MONTH, "Month")                                                                                                    \
  X(WEEKDAY, "Weekday")                                                                                                \
  X(DATE_WORD, "DateWord")                                                                                             \
  X(DATE_SHIFT, "DateShift")                                                                                           \
  X(NUMBER, "Number")                                                                                                  \
  X(ORDINAL, "Ordinal")                                                                                                \
  X(FURNITURE, "Furniture")                                                                                            \
  X(ABBREVIATION, "Abbreviation")                                                                                      \
  X(DATELINE, "Dateline")                                                                                              \
  X(COMMON, "Common")                                                                                                  \
  X(ANAPHOR, "Anaphor")                                                                                                \
  X(FORMER_NAME, "FormerName")                                                                                         \
  X(CAPITAL, "CapitalNoun") /* « capitale », with a nationality */                                                   \
  X(OTHER, "Other")         /* « autre », « précédent »: not the one spoken of */                                \
  X(VERB, "Verb")           /* any other verb: no part of a name, ends a clause */

typedef enum WordClass {
#define X(name, local) W_##name,
  LEXICON_CLASSES(X)
#undef X
      WORD_CLASS_COUNT
} WordClass;
_Static_assert(WORD_CLASS_COUNT <= 64, "classes fit a 64-bit mask");
#define W_BIT(class) (UINT64_C(1) << (class))

/* What a trigger does; lex:act. */
#define LEXICON_ACTS(X)                                                                                                \
  X(NONE, "")                                                                                                          \
  X(SIGN, "Sign")                                                                                                      \
  X(INITIAL, "Initial")                                                                                                \
  X(AGREE, "Agree")                                                                                                    \
  X(NEGOTIATE, "Negotiate")                                                                                            \
  X(CONCLUDE, "Conclude")                                                                                              \
  X(ADOPT, "Adopt")                                                                                                    \
  X(ENTER_FORCE, "EnterForce")                                                                                         \
  X(APPLY, "Apply")                                                                                                    \
  X(RATIFY, "Ratify")                                                                                                  \
  X(SUSPEND, "Suspend")                                                                                                \
  X(END, "End")                                                                                                        \
  X(REFUSE, "Refuse")                                                                                                  \
  X(RENEW, "Renew")                                                                                                    \
  X(COMMIT, "Commit")                                                                                                  \
  X(BIND, "Bind")                                                                                                      \
  X(COOPERATE, "Cooperate")                                                                                            \
  X(ANNOUNCE, "Announce")                                                                                              \
  X(PLAN, "Plan")                                                                                                      \
  X(PREPARE, "Prepare")                                                                                                \
  X(CALL, "Call")                                                                                                      \
  X(WISH, "Wish")                                                                                                      \
  X(DISCUSS, "Discuss")                                                                                                \
  X(MEET, "Meet")                                                                                                      \
  X(RECEIVE, "Receive")                                                                                                \
  X(VISIT, "Visit")                                                                                                    \
  X(HOST, "Host")                                                                                                      \
  X(CHAIR, "Chair")                                                                                                    \
  X(PARTICIPATE, "Participate")                                                                                        \
  X(SAY, "Say")                                                                                                        \
  X(LAUNCH, "Launch")                                                                                                  \
  X(NAME_AS, "Name")                                                                                                   \
  X(LEAD, "Lead")                                                                                                      \
  X(PERFORM, "Perform")                                                                                                \
  X(TRANSFER, "Transfer")
typedef enum Act {
#define X(name, local) ACT_##name,
  LEXICON_ACTS(X)
#undef X
      ACT_COUNT
} Act;

/* How a modal shifts the verb that it governs; lex:value of lex:Modal. */
#define LEXICON_SHIFTS(X)                                                                                              \
  X(NONE, "")                                                                                                          \
  X(FUTURE, "Future")                                                                                                  \
  X(WISH, "Wish")                                                                                                      \
  X(POSSIBLE, "Possible")                                                                                              \
  X(REFUSAL, "Refusal")                                                                                                \
  X(FAILURE, "Failure")                                                                                                \
  X(ATTEMPT, "Attempt")                                                                                                \
  X(PAST, "Past")                                                                                                      \
  X(AGREED, "Agreed")                                                                                                  \
  X(DENIAL, "Denial")
typedef enum Shift {
#define X(name, local) SHIFT_##name,
  LEXICON_SHIFTS(X)
#undef X
      SHIFT_COUNT
} Shift;

/* The role that an opener opens; lex:value of lex:Opener. */
#define LEXICON_ROLES(X)                                                                                               \
  X(NONE, "")                                                                                                          \
  X(BETWEEN, "Between")                                                                                                \
  X(WITH, "With")                                                                                                      \
  X(BY, "By")                                                                                                          \
  X(OF, "Of")                                                                                                          \
  X(TOPIC, "Topic")                                                                                                    \
  X(AT, "At")                                                                                                          \
  X(DURING, "During")                                                                                                  \
  X(FOR, "For")                                                                                                        \
  X(TO, "To")                                                                                                          \
  X(FROM, "From")                                                                                                      \
  X(BEFORE, "Before")                                                                                                  \
  X(ON_BEHALF, "OnBehalf")                                                                                             \
  X(IN_PRESENCE, "InPresence")                                                                                         \
  X(UNDER, "Under")                                                                                                    \
  X(SINCE, "Since")                                                                                                    \
  X(UNTIL, "Until")                                                                                                    \
  X(WITHIN, "Within")                                                                                                  \
  X(BESIDES, "Besides")                                                                                                \
  X(AGAINST, "Against")                                                                                                \
  X(AS, "As")
typedef enum Role {
#define X(name, local) ROLE_##name,
  LEXICON_ROLES(X)
#undef X
      ROLE_COUNT
} Role;

#define LEXICON_MANNERS(X)                                                                                             \
  X(NONE, "")                                                                                                          \
  X(DEFINITE, "Definite")                                                                                              \
  X(INDEFINITE, "Indefinite")                                                                                          \
  X(DEMONSTRATIVE, "Demonstrative")                                                                                    \
  X(POSSESSIVE, "Possessive")                                                                                          \
  X(ORDINAL, "Ordinal")                                                                                                \
  X(CARDINAL, "Cardinal")                                                                                              \
  X(DISTRIBUTIVE, "Distributive")
typedef enum Manner {
#define X(name, local) MANNER_##name,
  LEXICON_MANNERS(X)
#undef X
      MANNER_COUNT
} Manner;

#define LEXICON_UNITS(X) X(NONE, "") X(DAY, "day") X(WEEK, "week") X(MONTH, "month") X(YEAR, "year")
typedef enum Unit {
#define X(name, local) UNIT_##name,
  LEXICON_UNITS(X)
#undef X
      UNIT_COUNT
} Unit;

/* Forms of a word, after the property that gives them: lex:participle and so on. */
#define LEXICON_FEATURES(X)                                                                                            \
  X(NONE, "form")                                                                                                      \
  X(SINGULAR, "singular")                                                                                              \
  X(PLURAL, "plural")                                                                                                  \
  X(INFINITIVE, "infinitive")                                                                                          \
  X(PRESENT, "present")                                                                                                \
  X(PAST, "past")                                                                                                      \
  X(FUTURE, "future")                                                                                                  \
  X(CONDITIONAL, "conditional")                                                                                        \
  X(SUBJUNCTIVE, "subjunctive")                                                                                        \
  X(PARTICIPLE, "participle")                                                                                          \
  X(GERUND, "gerund")                                                                                                  \
  X(NOUN, "noun")                                                                                                      \
  X(DEFINITE, "definite")
typedef enum Feature {
#define X(name, local) F_##name,
  LEXICON_FEATURES(X)
#undef X
      FEATURE_COUNT
} Feature;

/* Index of local in a list of names, or 0. */
int kind_of(const Str *names, int count, Str local);
extern const Str word_class_names[WORD_CLASS_COUNT], act_names[ACT_COUNT], shift_names[SHIFT_COUNT],
    role_names[ROLE_COUNT], manner_names[MANNER_COUNT], unit_names[UNIT_COUNT], feature_names[FEATURE_COUNT];

#endif
