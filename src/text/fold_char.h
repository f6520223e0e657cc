/* Folding one code point at a time: what fold.c and tokens.c share.
 *
 * The kinds also settle where words end: letters and marks run on, zero-width characters stay inside a word without
 * being part of its folded form, hyphens and apostrophes are told apart from other punctuation whatever their shape.
 */
#ifndef ENTENTE_TEXT_FOLD_CHAR_H
#define ENTENTE_TEXT_FOLD_CHAR_H

#include <stddef.h>
#include <stdint.h>

typedef enum FoldKind { // the numbers stand in fold_table.h too
  FOLD_OTHER,
  FOLD_LETTER, ///< and digits of scripts that are not ours
  FOLD_UPPER,
  FOLD_MARK,  ///< combining
  FOLD_DIGIT, ///< 0 to 9
  FOLD_SPACE,
  FOLD_HYPHEN,     ///< - ‐ ‑ and the en dash, which joins « UE–Japon »
  FOLD_APOSTROPHE, ///< ' ’ ‘ ʼ
  FOLD_ZERO_WIDTH  ///< soft hyphen, joiners, direction marks, byte order mark
} FoldKind;

FoldKind fold_kind(uint32_t c);

enum { FOLD_CHAR_MAX = 4 };
/* Writes the folded form of c, at most FOLD_CHAR_MAX bytes, and returns its length; 0 when c is dropped. */
size_t fold_char(uint32_t c, char out[FOLD_CHAR_MAX]);

#endif
