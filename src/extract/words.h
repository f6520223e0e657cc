/* What words mean as they are written: the readings of the lexicon that their letters and the document's language allow.
 *
 * Most words of any text are the same few hundred. What such a word means alone is kept from document to document and costs one look when
 * the same letters come again; for the others the lexicon is asked, where each word lies somewhere else in memory.
 */
#ifndef ENTENTE_EXTRACT_WORDS_H
#define ENTENTE_EXTRACT_WORDS_H

#include "extract/analysis.h"

enum { WORD_LONGEST = 28 }; ///< bytes of a word that is kept

struct KnownWord { ///< a line of the processor's cache
  uint64_t mask;
  uint32_t readings[6]; ///< as in WordUnit, of the word alone, by their numbers in the lexicon
  uint16_t lang;
  uint8_t length; ///< of written; 0 where none is kept
  uint8_t reading_count;
  char written[WORD_LONGEST];
};

KnownWord *words_new(void); ///< none kept yet; to be given to free

enum {
  WORD_BEGINS = 1, ///< forms may begin with the token
  WORD_GOES_ON = 2 ///< and may go on with the one behind it
};
/* Fills a->begins for a sentence. Looking for all at once waits once for memory. */
void words_begin(Analysis *a, const Sentence *s);
/* The word at this token. It holds until the next call. */
const KnownWord *word_at(const Analysis *a, uint32_t token);

/* Adds the readings that `used` tokens from `at` on, which lead to node, may have. */
void readings_add(const Analysis *a, const FormNode *node, uint32_t at, size_t used, WordUnit *u);
/* The same for some classes of them only. */
void readings_add_of(const Analysis *a, const FormNode *node, uint32_t at, size_t used, uint64_t classes, WordUnit *u);

#endif
