/* From a fact to what the store takes: entities with the keys of their identity, and claims with their quotes, as a text gives them.
 *
 *   FactContext c = {.matcher = &matcher, .source = STR("desta"), .book = &book, .learning = true};
 *   fact_build(&c, &line, &document, &facts, report);         // once for every fact, then again with learning = false
 *
 * Where a fact names the document that it was read from and the document's text is at hand, claims quote that text; otherwise they
 * quote the fact itself, whose bytes are then the document.
 */
#ifndef ENTENTE_FACTS_BUILD_H
#define ENTENTE_FACTS_BUILD_H

#include "facts/fact.h"
#include "facts/keybook.h"
#include "facts/match.h"
#include "resolve/entity.h"

#define FACT_RULE NS_RULE "imported" ///< of every claim that a fact makes

/* A text that facts quote, by the id or URL of its document. What *d lends lives until the next call. */
typedef struct FactTexts {
  void *user;
  bool (*find)(void *user, Str document, Document *d);
} FactTexts;

typedef struct FactContext {
  Matcher *matcher;
  Str source; ///< what the ids of the facts belong to
  FactTexts texts;
  KeyBook *book;
  bool learning;                       ///< the book is written, not used
  bool (*has_id)(void *user, Str key); ///< is an agreement with this key known from elsewhere? May be NULL
  void *user;
  long moved,
      unchecked; ///< quotes that were found elsewhere than at their offsets; facts whose document's text is not at hand
} FactContext;

/* Fills *d (but for the id, which is the caller's) and *facts, cleared first; d borrows from the line and from what c->texts lends.
   STATUS_BAD_INPUT with a message at the place of the fault. Warnings tell of values that are left out. */
Status fact_build(FactContext *c, FactLine *line, Document *d, DocumentFacts *facts, Report *r);

#endif
