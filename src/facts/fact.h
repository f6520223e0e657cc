/* A fact as somebody hands it in: one JSON object, an agreement unless it says otherwise, with what is said of it and on what ground.
 *
 *   {"id": "22", "label": {"en": "Framework on hydrogen"}, "kind": "framework", "signedOn": "2026-02-08", "party": ["IN", "MY"]}
 *
 * Members are named as the properties of the ontology (property.h); a value that is a thing is told by a code, an identifier or a name,
 * or described in place by an object of the same form. facts.schema.json says it all to programs, README to people. A fact is read
 * into a tree that keeps the bytes each part was read from, for they are its quote. A member of another name is a mistake of whoever
 * wrote it and is refused.
 */
#ifndef ENTENTE_FACTS_FACT_H
#define ENTENTE_FACTS_FACT_H

#include "base/report.h"
#include "extract/modality.h"
#include "facts/property.h"
#include "text/text.h"

enum { FACT_DEPTH = 4 }; ///< of descriptions in descriptions

typedef struct Fact Fact;

typedef struct Slot {
  const Property *property;
  Str value, lang;  ///< white space made single; the language of a name where it is told with it
  const Fact *fact; ///< a thing that is described in place, or NULL
  Span quote;       ///< bytes of the line: a value, or the member where it has one value
  uint32_t entity;  ///< what it turned out to be (build.h)
  struct Slot *next;
} Slot;

struct Fact {
  EntityClass class; ///< ENTITY_CLASS_COUNT when it does not say
  Str id;            ///< what the source calls it, or empty
  Str lang;          ///< of its names and of those in it that have none of their own, or empty
  Slot *first, *last;
  Span quote;
};

typedef struct Evidence {
  Str exact;
  int64_t start, end; ///< in code points as given, -1 when not given
  unsigned long of;   ///< bits 1 << Predicate; 0: of everything
  Span quote;         ///< bytes of the line
  Span found;         ///< bytes of the document's text, once it has been looked for (build.h)
  struct Evidence *next;
} Evidence;

typedef struct FactLine {
  Str text; ///< the object
  Place place;
  Fact fact;
  Slot *attributed_to; ///< who vouches, or NULL
  Modality modality;
  uint16_t confidence[PREDICATE_COUNT]; ///< thousandths
  Str document;                         ///< id or URL of the text that is quoted, or empty
  Str published;
  Evidence *evidence; ///< in the order in which it is given
} FactLine;

/* Reads the object in `text`, which begins at `place`. Everything lives in the arena or in text. STATUS_BAD_INPUT with one message at
   the place of the fault; where place.column is 0, of a row that was made into an object, the message names the member and no column. */
Status fact_read(FactLine *line, Str text, Place place, Arena *a, Report *r);
Place fact_place(const FactLine *line, uint32_t byte); ///< of a byte of it

#endif
