/* What the Turtle of ontology/ says, by subject: what is gathered before the block can be built. What each property means stands in
 * ontology/README.md.
 *
 *   Drafts d = {0};
 *   status = drafts_read(&d, "ontology", report);
 *   for (size_t i = 0; i < d.forms.n; i++) use(d.all.at[d.forms.at[i].draft].iri, d.forms.at[i].text);
 *   drafts_release(&d);
 *
 * Subjects are numbered in the order in which they are first named, by themselves or as the object of a link. Where an Entry would
 * name another one it names that one's draft here. Texts live as long as the drafts.
 */
#ifndef ENTENTE_LEXICON_DRAFT_H
#define ENTENTE_LEXICON_DRAFT_H

#include "base/array.h"
#include "base/map.h"
#include "lexicon/lexicon.h"

typedef struct Draft {
  Entry entry;    ///< without what stands in the block: iri, value, facts, readings
  Str iri;        ///< absolute
  Str value;      ///< local name of the first lex:value; what it means depends on the class
  uint32_t roles; ///< bit set of Role, of all its lex:value
} Draft;

typedef struct DraftForm {
  uint32_t draft;
  Str text, lang;
  uint8_t class, feature, flags; ///< class W_NONE: the class of its entry
} DraftForm;

typedef struct DraftFact {
  uint32_t draft, predicate;
  Str value, lang;
} DraftFact;

typedef struct DraftLink {
  uint32_t of, to;
} DraftLink;
typedef ARRAY(DraftLink) DraftLinks;

typedef struct Drafts {
  Arena arena;
  Map subjects; ///< IRI to index in `all`
  ARRAY(Draft) all;
  ARRAY(DraftForm) forms;
  ARRAY(DraftForm) ambiguous; ///< lex:ambiguous: text and lang (or none) that the draft loses or must be supported in
  ARRAY(DraftFact) facts;
  DraftLinks over;             ///< lex:over: the winner, the loser
  DraftLinks former, capitals; ///< followed when all files are read
} Drafts;

/* Reads every Turtle file below folder that holds entries. */
Status drafts_read(Drafts *d, const char *folder, Report *r);
void drafts_release(Drafts *d);

#endif
