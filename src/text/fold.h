/* Folding: the form under which words are compared.
 *
 * Lower case, accents off, œ to oe, æ to ae, ß to ss, typographic apostrophes to ', all hyphens and spaces to one
 * space, soft hyphens and zero-width characters dropped. « États-Unis » and « ETATS UNIS » fold to "etats unis".
 * Latin, Greek and Cyrillic letters are lower-cased; letters of other scripts stay.
 */
#ifndef ENTENTE_TEXT_FOLD_H
#define ENTENTE_TEXT_FOLD_H

#include "base/str.h"

#include <stdint.h>

void fold(StrBuf *out, Str text); ///< appends the folded form of text
uint64_t fold_hash(Str token);   ///< hash of the folded form of one token, without building it; equal to hash of fold()
uint32_t fold_lower(uint32_t c); ///< one code point in lower case (accents kept)
uint32_t fold_base(uint32_t c);  ///< lower case without accent; expansions give their first letter
bool fold_is_letter(uint32_t c); ///< of any script; also combining marks and digits of scripts other than ours
bool fold_is_upper(uint32_t c);
bool fold_is_lower(uint32_t c); ///< a small letter of a script that has capitals: not of Arabic or Korean

#endif
