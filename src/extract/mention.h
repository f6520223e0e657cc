/* What a document names and tells, each where it is said: actors, persons, dates, instruments, events, and the acts that tie them.
 *
 * Plain data, filled by the steps of extraction and read by resolve. Lists hold indices into the arrays of the Analysis; spans are bytes of the
 * text, half-open; a Str is borrowed from the text or the arena of the Analysis, and lives as long.
 */
#ifndef ENTENTE_EXTRACT_MENTION_H
#define ENTENTE_EXTRACT_MENTION_H

#include "base/date.h"
#include "extract/modality.h"
#include "lexicon/lexicon.h"

#define NONE UINT32_MAX
enum { LIST_MAX = 40 }; ///< parties and other lists are cut here

typedef struct IndexList {
  uint32_t at[LIST_MAX];
  uint8_t n;
} IndexList;
bool list_has(const IndexList *l, uint32_t v);
void list_add(IndexList *l, uint32_t v); ///< once
void list_add_all(IndexList *l, const IndexList *from);

/* An actor that the document names: known from the ontology, or new. */
typedef struct Actor {
  uint32_t entry; ///< in the lexicon, or NO_ENTRY
  EntityClass class;
  Str name;        ///< fullest form in the document
  Str acronym;     ///< « (FNS) », or empty
  uint32_t parent; ///< actor, or NONE: partOf
  Span span;       ///< first mention
  uint32_t sentence;
  uint32_t named;      ///< how often the document names it, title and lead twice
  Span parent_span;    ///< where the parent is said
  bool parent_said;    ///< by the text, not only by the ontology
  uint8_t parent_rule; ///< Rule
  bool minor;          ///< a bureau, a service: as likely of a university as of a state
} Actor;

typedef struct Person {
  Str name;
  uint64_t folded; ///< hash of the name, see fold.h
  uint64_t last;   ///< hash of its last word
  Span span;       ///< first full mention of the name
  Str office;      ///< without article and nationality, or empty
  Span office_span;
  uint64_t office_folded; ///< hash of the office
  uint8_t rule;           ///< Rule that gave the office
  bool weak;              ///< a researcher, an analyst: worth telling only with the body they belong to
  bool of_state;          ///< the office is one of a state: minister, president
  bool of_union;          ///< of a union of states
  bool shared;            ///< one of several who hold the office, each perhaps for another state
  uint32_t known;         ///< entry of the lexicon that knows this person, or NO_ENTRY
  bool met;               ///< « avec le ministre X »: someone else meets or signs with them
  uint32_t opposite;      ///< the person whose counterpart this is, or NONE
  uint32_t across;        ///< the actor for whom their counterpart acts, hence not they, or NONE
  uint32_t side; ///< one of the two for whom these two act together, where it is not known who acts for which; or NONE
  uint32_t office_sentence;
  uint32_t actor; ///< for whom the person acts, or NONE
  uint8_t actor_rule;
  Span actor_span; ///< where that is said
  uint32_t sentence;
} Person;

typedef enum Tense { TENSE_NONE, TENSE_PAST, TENSE_PRESENT, TENSE_FUTURE, TENSE_CONDITIONAL, TENSE_INFINITIVE } Tense;

typedef struct DateMention {
  Span span;
  Date date;        ///< as far as the words say
  uint8_t last_day; ///< of « 20 au 22 octobre », in the same month; 0 when it is one day
  uint8_t weekday;  ///< 1 to 7 when a weekday is named without a date
  int8_t shift;     ///< -1 last, +1 next, 0 this, when `shifted`
  bool shifted;
  bool relative; ///< « hier », resolved against the date of publication already
  bool aside;    ///< « , aujourd'hui contesté »: of what the word behind it tells
  uint8_t role;  ///< Role of the opener before it (Since, Until, Of …)
} DateMention;

typedef enum Status_ { /* of an agreement, in the order in which it goes */
                       AG_NONE,
                       AG_PLANNED,
                       AG_NEGOTIATING,
                       AG_AGREED,
                       AG_SIGNED,
                       AG_IN_FORCE,
                       AG_SUSPENDED,
                       AG_ENDED,
                       AG_REFUSED,
                       AG_COUNT
} AgreementStatus;
extern const Str agreement_status_names[AG_COUNT]; ///< local names of the status concepts

/* One thing said of an instrument's progress: « signé le 29 octobre ». */
typedef struct Step {
  AgreementStatus status;
  Modality modality;
  uint32_t date; ///< date mention, or NONE
  Tense tense;   ///< for the resolution of weekdays
  Span span;
  uint32_t entry; ///< the trigger
} Step;

typedef struct Steps {
  Step at[8];
  uint8_t n;
} Steps;

typedef struct DomainHit {
  uint32_t entry; ///< the domain
  Span span;
  uint8_t rule; ///< Rule
} DomainHit;
typedef struct DomainHits {
  DomainHit at[LIST_MAX];
  uint8_t n;
} DomainHits;

/* An argument: an actor, said where. */
typedef struct Arg {
  uint32_t actor;  ///< actor, or NONE
  uint32_t person; ///< person through whom the actor takes part, or NONE
  Span span;
  uint8_t rule; ///< Rule
} Arg;
typedef struct Args {
  Arg at[LIST_MAX];
  uint8_t n;
  bool group;          ///< « les deux pays »: to be resolved; also set when a pronoun stands for the sides
  bool group_states;   ///< the group is one of states: « les deux pays »
  bool group_people;   ///< of office holders: « les deux ministres »
  bool people;         ///< they act through people: « les ministres de X et de Y »
  uint8_t group_count; ///< « les trois pays »: how many there are, where the text says it, else 0
  bool group_firms;    ///< of firms: « les deux entreprises »
  Span group_span;
} Args;

typedef struct Instrument {
  uint32_t sentence;
  uint32_t entry; ///< of the head noun
  bool anaphor;   ///< « le texte », « ce document »: means one already named
  Span span;      ///< the whole noun phrase with what hangs on it
  Span name;      ///< head with its modifiers, without parties, dates and acts
  Span head;
  bool quoted;         ///< the name stands in quotation marks
  bool distinct;       ///< the name says more than the bare noun
  bool named_capital;  ///< the head is capitalised inside a sentence
  uint8_t manner;      ///< Manner of its determiner
  bool ordinal;        ///< « son premier accord »
  IndexList mediators; ///< « parrainé par X »: no sides of it
  bool doubted;        ///< « un accord présumé », "an alleged deal": nothing of it is told as a fact
  bool other;          ///< « un autre », « le précédent »: not the one before
  uint16_t count;      ///< 1, or the number said: « trois accords »; 0 for a bare plural
  bool plural;
  Str acronym;
  Args parties;  ///< sides that the noun phrase itself names
  bool complete; ///< both sides named by the noun phrase
  IndexList signatories;
  DomainHits domains;
  Steps steps;
  uint32_t date; ///< « le pacte du 17 septembre »
  Str place;
  Span place_span;
  uint32_t event; ///< event mention at which, or NONE
  Span event_span;
  uint32_t within;     ///< the instrument mention, next to it, in whose phrase alone it is named, or NONE
  uint32_t list_intro; ///< « le premier »: the instrument mention that announced the list, or NONE
  bool negated;        ///< « sans traité », « pas d'accord »
  bool hypothetical;
  bool proposed;           ///< "the proposed treaty": none yet
  bool pending;            ///< « entrera en vigueur »: not in force yet
  Arg topic;               ///< what the text was about just before: the other side of « un accord avec X »
  IndexList nearby;        ///< further actors of the sentence
  uint8_t governed_nearby; ///< a bit for each of them that follows a preposition
  bool unnamed;            ///< officers of nobody that is named made it
  bool side_unknown;       ///< « avec un consortium »: a side is told, and is nobody that is known
  uint8_t opener;          ///< Role of the opener before it
} Instrument;

typedef struct EventMention {
  uint32_t sentence;
  uint32_t entry;
  Span span, name, head;
  bool anaphor, distinct;
  uint8_t manner;
  uint16_t count;
  bool plural, negated;
  bool ordinal; ///< « le troisième cycle »: one of several
  Args participants;
  IndexList chairs; ///< persons
  Span chair_span;
  Args hosts;
  uint32_t date, end;
  Tense tense;
  Str place;
  Span place_span;
  uint32_t place_actor;   ///< the state that the place is, or NONE: « visite au Japon »
  uint32_t place_country; ///< the state that the place is or whose capital it is, or NONE
  uint8_t opener;         ///< Role of the opener before it
  uint32_t act;           ///< entry of the signing that a ceremony is for: « cérémonie de signature »; or NO_ENTRY
} EventMention;

/* « Séoul et Washington ont signé mercredi … » */
typedef struct ActRecord {
  uint32_t sentence;
  uint32_t entry; ///< of the trigger
  Act act;
  Feature feature;
  Span span;
  Tense tense;
  Shift shift;
  bool negated, hypothetical, passive, reported;
  bool active_instrument; ///< the instrument itself does it: « le traité prévoit »
  Args subject, with, by, to;
  uint32_t object; ///< instrument mention, or NONE
  uint32_t event;  ///< event mention in an adjunct (« lors du sommet »), or NONE
  Span event_span;
  uint32_t event_object; ///< event mention as object or subject
  uint32_t date;
  Str place;
  Span place_span;
  uint32_t place_actor; ///< the state that the place is or whose capital it is, or NONE
  DomainHits domains;   ///< « convenir de coopérer dans … »
  bool bare_office;     ///< its subject is « le Premier ministre » and no more
  bool spread;          ///< went over to the items of a list
  bool unknown;         ///< a pronoun of the subject stands for nobody that is known
  bool unnamed;         ///< "ministers signed": officers of nobody that is named do it
} ActRecord;

/* « a annoncé le ministère »: who said what the sentence says. */
typedef struct Saying {
  uint32_t sentence;
  Arg who;
} Saying;

#endif
