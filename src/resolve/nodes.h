/* The document's agreements and events, each one node however often it is mentioned. Between extraction and claims. */
#ifndef ENTENTE_RESOLVE_NODES_H
#define ENTENTE_RESOLVE_NODES_H

#include "extract/analysis.h"
#include "extract/phrases.h"
#include "extract/units.h"
#include "resolve/entity.h"

/* The content words of a name, folded, as hashes: names are compared often, and folded once. */
typedef struct NameWords {
  const uint64_t *at;
  int n;
} NameWords;

typedef struct NodeName {
  Str text;
  Span span;
  NameWords words;
} NodeName;

/* Something said of an agreement's progress, with its date made out. */
typedef struct NodeStep {
  AgreementStatus status;
  Modality modality;
  Date date;
  Span scene; ///< where the day stands when another sentence tells it, else empty
  Span span;
  uint32_t entry; ///< trigger in the lexicon, or NO_ENTRY when the surroundings say it
  Rule rule;
  bool renews; ///< says that it goes on
  bool weak;   ///< only says that it binds or applies
} NodeStep;

typedef struct AgreementNode {
  uint32_t entry;                   ///< head noun, or NO_ENTRY for an understanding
  Str kind;                         ///< local name
  Span span;                        ///< first mention
  uint32_t sentence, last_sentence; ///< of the first and the last mention
  ARRAY(NodeName) names;
  Str acronym;
  Args parties;
  Arg topic;               ///< what the text was about at the first mention
  IndexList nearby;        ///< further actors of its sentence
  uint8_t governed_nearby; ///< a bit for each of them that follows a preposition
  bool under, split, capital;
  uint32_t twins;    ///< where the others stand into which it was split, one behind the other
  bool unnamed;      ///< officers of nobody that is named made it
  bool side_unknown; ///< a side is told, and is nobody that is known
  bool complete;     ///< a mention named all sides
  bool possessive;   ///< « leur accord »
  IndexList signatories;
  Span signatory_span[LIST_MAX];
  DomainHits domains;
  ARRAY(NodeStep) steps;
  Date date; ///< « le pacte du 17 septembre »
  Str place;
  Span place_span;
  bool place_of_scene; ///< told by the dateline
  uint32_t event;      ///< event node, or NONE
  Span event_span;
  Rule event_rule; ///< of the link, R_NONE when the clause of the act says it
  bool distinct, indefinite, title, hypothetical, negated, understanding, bare_plural;
  uint16_t count, mentions;
  bool passing; ///< named in passing, as something that there is
  IndexList mediators;
  bool ordinal;  ///< « son premier accord »
  bool former;   ///< « le précédent protocole »
  uint32_t heir; ///< the agreement in whose phrase alone it was named: « un avenant à la convention … »; NONE
  bool proposed; ///< "the proposed treaty"
  bool pending;  ///< « entrera en vigueur »
  bool acted;    ///< the object of an act whose subject binds itself, told or not
  bool dropped;
  bool
      held; ///< dropped, but its sides and its name are told: what is denied or supposed of it is kept, and nothing asserted
} AgreementNode;

enum { NAMES_MOST = 100, STEPS_MOST = 200 }; ///< of one agreement or event: what comes after is not kept

typedef struct EventNode {
  uint32_t entry;
  Rule rule; ///< R_MEETING when only a verb tells of it, else R_NONE
  Str kind;
  Span span;
  uint32_t sentence;
  ARRAY(NodeName) names;
  Args participants, hosts;
  IndexList chairs;
  Span chair_span[LIST_MAX];
  Date date, last; ///< first and last day
  Span date_span;
  Str place;
  Span place_span;
  bool distinct, definite, dropped, linked;
  bool before;  ///< named as what came before: « depuis la session de Bruxelles »
  bool ahead;   ///< told of as still to come
  bool held;    ///< a verb says that it took place: "the talks were held"
  bool signing; ///< « La signature a eu lieu lors de … »
  uint32_t last_sentence;
  bool oblique; ///< first named after an opener: « depuis la session de Bruxelles »
  uint16_t mentions;
} EventNode;

/* What the whole document tells of those whom a phrase may mean, found once, when the agreements stand: surroundings.c. */
typedef struct Around {
  AgreementNode **told;    ///< the agreements, in the order of the sentences that first name them
  uint32_t two_act[2];     ///< the first act of two together, [1] of two states; NONE
  uint32_t states_told_of; ///< the first sentence that names just two states; NONE
  bool *side_told;         ///< of the first MENTIONS_BACK actors: named first as a side of an instrument that has both
} Around;

typedef struct Nodes {
  Analysis *a;
  ARRAY(AgreementNode) agreements;
  ARRAY(EventNode) events;
  uint32_t *event_of;     ///< event mention to event node, or NONE
  uint32_t *agreement_of; ///< instrument mention to agreement node, or NONE
  uint32_t opening;       ///< the first sentence that is no page furniture
  uint32_t looked_at;     ///< the sentence in a->units, while sectors are looked for
  Around around;
} Nodes;

void nodes_release(Nodes *n);
void nodes_find_events(Nodes *n);
void nodes_hear_of_events(Nodes *n); ///< what acts say of events; part of nodes_find_events

void nodes_hear_of_visits(Nodes *n); ///< part of that: visits.c

/* visits.c */
bool arg_is_people(const Analysis *a, const Args *args,
                   int i); ///< a person, or « les ministres de X »: no side of a match

bool mention_is_definite(const Instrument *x); ///< « l'accord », « cet accord »

void nodes_find_own_statement(Nodes *n); ///< statements.c: a document that is itself a joint statement

/* conflicts.c */
bool parties_conflict(const Analysis *a, const Args *x,
                      const Args *y); ///< the smaller holds a side that the other has not
/* « Le mémorandum a été signé par la ministre de X, le président de Y »: who signs may be written otherwise than the side. */
bool is_signed_for(const Analysis *a, const Instrument *x, const AgreementNode *node);
bool progress_conflicts(const Analysis *a, const AgreementNode *node, const Instrument *x);
bool is_of_earlier_year(const Analysis *a,
                        const Instrument *x);              ///< agreed, signed or in force before that of publication
bool is_of_other_partner(const Args *x, const Args *node); ///< « l'APCR avec X », « l'APCR avec Y »

/* events.c */
uint32_t arg_side(const Analysis *a,
                  Arg arg); ///< the actor, through the person or above the ministry where it is one, or NONE
IndexList args_sides(const Analysis *a, const Args *args);
int lists_shared(const IndexList *x, const IndexList *y);
void event_add_participants(const Analysis *a, EventNode *e, const Args *args);
void event_set_date(const Analysis *a, EventNode *e, uint32_t mention, Tense tense); ///< the first one stays
bool dates_conflict(Date x, Date y); ///< parts that are given on both sides differ

void nodes_find_agreements(Nodes *n);
void nodes_find_understandings(Nodes *n); ///< understandings.c: what is agreed with no instrument named
/* steps.c */
void node_add_step(const Analysis *a, AgreementNode *x, Step s, Rule rule);
Str kind_of_entry(const Analysis *a,
                  uint32_t entry); ///< local name of the kind; "understanding" when there is no instrument
bool entry_is_weak(const Analysis *a, uint32_t entry);
bool act_has_sides(Act act); ///< its subject binds itself
void act_apply(const Analysis *a, const ActRecord *r, Instrument *x);

/* coreference.c */
/* How well mention x, whose name has these words, fits node; 0 when it cannot be the same. */
int mention_fit(Nodes *n, const AgreementNode *node, const Instrument *x, NameWords own);
uint32_t mention_heir(const Nodes *n, const Instrument *x); ///< the agreement in whose phrase x stands, or NONE
bool kind_is_generic(Str kind);
int args_shared(const Args *x, const Args *y);
/* lists.c */
bool mention_begins_item(const Analysis *a, const Instrument *x); ///< « (ii) MoU on Geology »
void inherit_from_lists(Analysis *a);
void inherit_from_plural(Analysis *a);
void nodes_drop_announcers(Nodes *n);
void nodes_place_mentions(Nodes *n); ///< placement.c: each mention to its agreement

/* sides.c */
void node_complete_sides(Nodes *n, AgreementNode *x);
void nodes_split_bilaterals(Nodes *n);
void nodes_find_signatories(Nodes *n);

void node_find_sectors_around(Nodes *n, AgreementNode *x, bool first); ///< first: of the document's
void nodes_find_sectors(Nodes *n);                                     ///< sectors told outside the noun phrase
void nodes_link_events(
    Nodes *n); ///< after both: an event at which an agreement was concluded has its sides as participants
void nodes_date_by_scene(Nodes *n);     ///< scenes.c: the day of what was concluded, from the sentences before
void nodes_place_by_dateline(Nodes *n); ///< and where, when it was as the document tells of it
Str span_text(const Analysis *a, Span s);
/* The last sentence that begins at this byte or before it, else the first; and its span. */
uint32_t sentence_at(const Analysis *a, uint32_t byte);
Span sentence_span(const Analysis *a, uint32_t byte);
/* « arrivé à échéance le 31 décembre, a été reconduit »: whether x went on after it came to this end. */
bool node_is_renewed(const AgreementNode *x, const NodeStep *end);
const NodeStep *node_main_step(const AgreementNode *x); ///< the furthest asserted one, or NULL
Tense tense_near(const Analysis *a, uint32_t sentence);

/* How many content words two names share, over the shorter one's number: 0 to 1. */
double name_overlap(NameWords x, NameWords y);
NameWords name_words(Analysis *a, Str name); ///< they live in the arena of the analysis
NodeName node_name(Analysis *a, Span s);

#endif
