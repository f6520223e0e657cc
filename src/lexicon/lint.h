/* Checks of the data under ontology/: duplicates, undecided ambiguities, rules without examples. Every fault is a message with file
 * and line. Whether the examples hold is for the caller to try: they are handed out one by one.
 */
#ifndef ENTENTE_LEXICON_LINT_H
#define ENTENTE_LEXICON_LINT_H

#include "lexicon/lexicon.h"

typedef struct LintExample {
  Str rule, text, lang;
  bool of_rule; ///< else of an entry of the lexicon
  bool counter; ///< must not match
  Place place;
} LintExample;

typedef struct LintCounts {
  long files, entries, forms, rules, examples;
} LintCounts;

/* Reads folder; calls on_example for each lex:example and lex:counterExample of a lex:Rule. STATUS_BAD_INPUT when a fault was found. */
Status lexicon_lint(const char *folder, void (*on_example)(void *user, const LintExample *e), void *user,
                    LintCounts *counts, Report *r);

#endif
