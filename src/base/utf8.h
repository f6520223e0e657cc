/* UTF-8 (RFC 3629): checking, reading and repairing. Offsets are bytes. */
#ifndef ENTENTE_BASE_UTF8_H
#define ENTENTE_BASE_UTF8_H

#include "base/str.h"

#include <stdint.h>

#define UTF8_BAD UINT32_MAX

/* Reads the code point at byte `at` (< s.n) into *c and returns its length in bytes, 1 to 4. Bad bytes (overlong, surrogate,
   cut short, above U+10FFFF) give *c = UTF8_BAD and length 1. */
size_t utf8_next(Str s, size_t at, uint32_t *c);
size_t utf8_valid_prefix(Str s);      ///< bytes before the first fault; s.n when there is none
bool utf8_has_noncharacter(Str s);    ///< U+FFFE or U+FFFF
size_t utf8_count(Str s);             ///< code points of valid UTF-8
void utf8_add(StrBuf *b, uint32_t c); ///< appends c encoded
/* NUL ends C strings, and U+FFFE and U+FFFF are no characters: rapper and every reader of XML refuse a file that has them. */
static inline bool utf8_is_text(uint32_t c) { return c != UTF8_BAD && c && c != 0xFFFE && c != 0xFFFF; }
/* Appends s to b with each bad byte and what is no text replaced by U+FFFD; returns how many were replaced. */
size_t utf8_repair(StrBuf *b, Str s);

#endif
