/* Regular expressions of XPath (Functions and Operators §5.6.1), as REGEX, REPLACE and sh:pattern have them, with PCRE2.
 *
 *   Pattern *p = pattern_new(STR("^[A-Z]+$"), STR("i"));        // NULL when it is none
 *   if (pattern_find(p, text, 0, false) == PATTERN_FOUND) use(pattern_start(p, 0), pattern_end(p, 0));
 *   pattern_free(p);
 *
 * Matching has limits: a pattern that goes astray on a text ends with PATTERN_FAILED, not never. Text is valid UTF-8.
 */
#ifndef ENTENTE_RDF_PATTERN_H
#define ENTENTE_RDF_PATTERN_H

#include "base/str.h"

typedef struct Pattern Pattern;
typedef enum PatternResult { PATTERN_NONE, PATTERN_FOUND, PATTERN_FAILED } PatternResult;

Pattern *pattern_new(Str text, Str flags); ///< flags: any of s m i x q
void pattern_free(Pattern *p);             ///< NULL is fine
/* The first match from byte `at` on; with `some` one that is not empty. */
PatternResult pattern_find(Pattern *p, Str text, size_t at, bool some);
/* Of the last match: group 0 is all of it. SIZE_MAX where the group took no part. */
size_t pattern_start(const Pattern *p, size_t group);
size_t pattern_end(const Pattern *p, size_t group);
size_t pattern_groups(const Pattern *p); ///< besides group 0

#endif
