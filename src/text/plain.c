/* Tokens that need no cursor, which are most: a word of ASCII and Latin-1 letters, a number of a few digits, an ASCII sign. They are read
   sixteen bytes at a time. */
#include "text/parts.h"

#include "base/bytes.h"

#include <string.h>

enum { LONGEST = 40 }; /* letters of a word */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

static uint64_t mix(uint64_t a, uint64_t b) {
  __uint128_t r = (__uint128_t)(a ^ 0x9E3779B97F4A7C15u) * (b ^ 0xD6E8FEB86659FD93u);
  return (uint64_t)r ^ (uint64_t)(r >> 64);
}

/* hash_bytes of base/map.c with seed 0, where eight bytes more than n can be read. tests/unit/text/tokens_test.c compares the two; the call and
   the bytes of the tail, one by one, cost a quarter of the tokeniser's speed. */
static uint64_t hash_folded(const char *folded, uint32_t n) {
  uint64_t h = mix(0, n), bytes;
  for (;; folded += 8, n -= 8) {
    memcpy(&bytes, folded, 8);
    if (n < 8) break;
    h = mix(h, bytes);
  }
  if (n) h = mix(h, bytes & ((UINT64_C(1) << 8 * n) - 1));
  return mix(h, 0xA0761D6478BD642Fu);
}

/* The ASCII letters at p, up to the first other byte: how many (0 to BYTES), and in `uppers` which of them are upper case. Folded they stand
   at `folded`, with bytes without meaning behind. */
static inline uint32_t fold_letters(const char *p, char *folded, uint32_t *uppers) {
  Bytes b = bytes_at(p);
  Bytes letter = (Bytes)((b | 0x20) - 'a' < 26), upper = letter & (Bytes)((b & 0x20) == 0);
  b |= letter & 0x20;
  memcpy(folded, &b, BYTES);
  uint32_t n = (uint32_t)__builtin_ctz(~bytes_bits(letter));
  *uppers = bytes_bits(upper) & ((1u << n) - 1);
  return n;
}

/* Latin-1 letters, U+00C0 to U+00FF, by their second byte, that fold to one ASCII letter; 0 for all others. */
static char latin1_base(unsigned char second) {
  static const char base[65] = "aaaaaa\0ceeeeiiiidnooooo\0ouuuuy\0\0"
                               "aaaaaa\0ceeeeiiiidnooooo\0ouuuuy\0y";
  return second >= 0x80 && second <= 0xBF ? base[second - 0x80] : 0;
}

/* A word of ASCII and Latin-1 letters at p; behind it comes no digit, apostrophe or other letter. Each letter folds to one. */
static uint32_t read_word(Text *t, const char *p, size_t left, Token token) {
  char folded[LONGEST + 2 * BYTES];
  uint32_t n = 0, length = 0, uppers;
  bool capital = false, small = false;
  for (;;) {
    if (n > LONGEST || left - length <= BYTES) return 0;
    uint32_t run = fold_letters(p + length, folded + n, &uppers);
    capital |= !n && uppers & 1;
    small |= uppers + 1 != 1u << run;
    n += run, length += run;
    if (run == BYTES) continue;
    if (p[length] != '\xC3') break;
    unsigned char second = (unsigned char)p[length + 1];
    if (!(folded[n] = latin1_base(second))) return 0;
    capital |= !n && second < 0xA0;
    small |= second >= 0xA0;
    n++, length += 2;
  }
  char stop = p[length];
  if (stop & 0x80 || stop == '\'' || is_digit(stop)) return 0;
  token.end += length;
  token.flags |= TOKEN_WORD | (capital ? TOKEN_CAPITAL : 0) | (n > 1 && !small ? TOKEN_ALLCAPS : 0);
  token.hash = hash_folded(folded, n);
  array_push(&t->tokens, token);
  return length;
}

/* A number of up to seven digits at p; behind it comes no letter, and no sign that may stand inside one. */
static uint32_t read_number(Text *t, const char *p, Token token) {
  char digits[2 * 8] = {0};
  uint32_t n = 0;
  for (; n < 8 && is_digit(p[n]); n++) digits[n] = p[n];
  char stop = p[n];
  bool inner = stop == '\'' || stop == ',' || stop == '.' || stop == ':' || stop == '/';
  if (n == 8 || stop & 0x80 || is_letter(stop) || inner) return 0;
  token.end += n;
  token.flags |= TOKEN_NUMBER, token.hash = hash_folded(digits, n);
  array_push(&t->tokens, token);
  return n;
}

static uint32_t read_sign(Text *t, char sign, Token token) {
  const char folded[8] = {sign};
  token.end++;
  token.flags |= TOKEN_PUNCT, token.hash = hash_folded(folded, 1);
  array_push(&t->tokens, token);
  return 1;
}

uint32_t plain_token_read(Text *t, uint32_t at, uint16_t flags) {
  Str text = t->document->text;
  if (text.n - at < BYTES) return 0;
  const char *p = text.p + at;
  Token token = {at, at, flags, 0};
  if (is_letter(*p) || *p == '\xC3') return read_word(t, p, text.n - at, token);
  if (is_digit(*p)) return read_number(t, p, token);
  unsigned char sign = (unsigned char)*p;
  if (sign <= ' ' || sign >= 0x7F || sign == '-' || sign == '\'') return 0;
  return read_sign(t, *p, token);
}
