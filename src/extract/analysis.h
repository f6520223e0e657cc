/* What the extractor finds in one document, before it is decided which mentions mean the same.
 *
 * Text goes in; out come the actors and persons that the document names, its mentions of instruments and events with what
 * hangs on them, and the acts: who did what with which instrument. Everything carries its span; offsets are bytes.
 *
 *   Analysis a;
 *   analysis_init(&a, &lexicon);
 *   extract(&a, &text);                     // for each document; results live until the next call
 *   use(a.instruments.at[0].parties);
 *   analysis_release(&a);
 */
#ifndef ENTENTE_EXTRACT_ANALYSIS_H
#define ENTENTE_EXTRACT_ANALYSIS_H

#include "base/map.h"
#include "extract/mention.h"
#include "extract/rules.h"

/* How often a state, an entry of the lexicon, is named, by name or nationality. */
typedef struct StateCount {
  uint32_t entry, n;
  uint32_t first; ///< sentence
} StateCount;

/* What stands under a heading, up to the next. */
typedef struct Section {
  uint32_t sentence; ///< the heading
  IndexList states;  ///< the one or two actors whose names it is, and nothing else; or none
} Section;

typedef enum UnitType {
  UNIT_WORD,
  UNIT_DATE,
  UNIT_ACTOR,
  UNIT_PERSON,
  UNIT_PLACE,
  UNIT_INSTRUMENT,
  UNIT_EVENT,
  UNIT_GROUP
} UnitType;

/* A piece of a sentence: a lexicon form, a single token, or a mention that covers several of them. */
typedef struct WordUnit {
  uint32_t begin, end; ///< tokens
  Span span;
  uint64_t mask;  ///< W_BIT of its readings; 0 for an unknown word
  uint16_t flags; ///< of its first token
  UnitType type;
  uint32_t index;  ///< actor, person, date, instrument or event, after type
  uint32_t index2; ///< second actor of a compound, or NONE
  const Reading *readings[6];
  uint8_t reading_count;
} WordUnit;

typedef struct Trace Trace;         ///< trace.h
typedef struct KnownWord KnownWord; ///< words.h

typedef struct Analysis {
  const Lexicon *lex;
  const Text *text;
  Arena arena;
  uint16_t lang;
  Date published;
  ARRAY(WordUnit) units; ///< of the sentence at hand
  ARRAY(uint8_t) begins; ///< of each token of the sentence, whether forms may begin with it: words.h
  KnownWord *words;      ///< that came before, in any document: words.h
  ARRAY(Actor) actors;
  ARRAY(Person) persons;
  ARRAY(DateMention) dates;
  ARRAY(Instrument) instruments;
  ARRAY(EventMention) events;
  ARRAY(ActRecord) acts;
  size_t
      acts_read; ///< of these, the ones that a sentence tells itself; behind them stand those that went over to the items of a list
  Map acronyms;    ///< of the instruments: the first to which each was given
  Map actor_index; ///< "#" and the bytes of its entry, or folded name, to actor
  uint32_t sentence;
  uint64_t sentence_mask;
  Arg topic; ///< the actor that the sentence before was about: what « il » and « elle » mean
  uint32_t lead_date, lead_sentence; ///< the date that dates what this sentence tells: « 1961. X et Y signent … »; NONE
  uint32_t firms_told;               ///< the sentence that spoke last of « les deux sociétés », or NONE
  uint32_t topic_event, ///< the event that the sentence before began with, or NONE: "It was chaired by …"
      topic_instrument; ///< the instrument that the sentence before began with, or NONE: « Il engage … », "It was signed …"
  ARRAY(Saying) said;       ///< in the order of the sentences
  ARRAY(Span) named;        ///< actors and persons: the words in their names tell no sector
  ARRAY(IndexList) states;  ///< of each sentence: the states that it names, as entries of the lexicon
  ARRAY(IndexList) leading; ///< of these, the ones that nothing governs
  ARRAY(uint32_t)
  told; ///< of each sentence: the one union, body or firm that nothing governs, an actor; NONE when none or several
  ARRAY(StateCount) state_counts;
  ARRAY(Section) sections; ///< in the order of the sentences
  uint32_t home;           ///< actor: the state that « le Premier ministre » serves, or NONE
  uint32_t author;         ///< actor: the institution whose letterhead the document bears, or NONE
  Span origin_place;       ///< of the dateline, or empty
  uint32_t origin;         ///< the state whence the document comes, by its dateline or letterhead, or NO_ENTRY
  uint16_t confidence[GRADE_COUNT][RULE_COUNT][PREDICATE_COUNT]; ///< thousandths, see confidence.h
  Trace *trace; ///< NULL unless somebody wants to know why: see trace.h
} Analysis;

void analysis_init(Analysis *a, const Lexicon *lex); ///< lex must outlive it
void analysis_release(Analysis *a);
void extract(Analysis *a, const Text *text);

#endif
