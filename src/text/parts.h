/* The steps of text_read, in their order: tokens, then blocks, then sentences. For the files of src/text/ only.
 *
 * tokens_read fills t->tokens over the whole document. blocks_read cuts the document into blocks and leaves in each
 * one's sentence_begin and sentence_end the range of its *tokens*; sentences_read replaces that by the range of its
 * sentences.
 */
#ifndef ENTENTE_TEXT_PARTS_H
#define ENTENTE_TEXT_PARTS_H

#include "base/utf8.h"
#include "text/text.h"

void tokens_read(Text *t);
void blocks_read(Text *t, const TextIndex *index);
void sentences_read(Text *t, const TextIndex *index);

/* The token at byte `at`, where no white space is, if it is plain: see plain.c. Adds it with these flags and its own and returns its length; 0
   when it is another one, or too near to the end of the text. */
uint32_t plain_token_read(Text *t, uint32_t at, uint16_t flags);

/* The forms of TextTables as sequences of token hashes. Cues are found by their first token, abbreviations by
   their last. */
TextIndex *index_new(const TextTables *tables);
void index_free(TextIndex *index);
bool index_is_abbreviation(const TextIndex *index, const Text *t, uint32_t first,
                           uint32_t last); ///< ends at token last, starts at first or later
/* Whether a cue of this kind stands at token `at` and ends before `end`. */
bool index_has_cue(const TextIndex *index, const Text *t, uint32_t at, uint32_t end, FurnitureKind kind);

uint32_t count_code_points(Str s); ///< of valid UTF-8, eight bytes a step

/* The code point of a punctuation token; 0 for words and numbers. */
static inline uint32_t token_sign(const Text *t, const Token *k) {
  uint32_t c = 0;
  if (!(k->flags & TOKEN_PUNCT)) return 0;
  if (k->end - k->start == 1) return (unsigned char)t->document->text.p[k->start];
  utf8_next(t->document->text, k->start, &c);
  return c;
}

#endif
