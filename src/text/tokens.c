#include "text/parts.h"

#include "base/map.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/fold_char.h"

#include <string.h>

/* A token's folded form grows here while its bytes are read; a longer one is folded again from the document. */
enum { FOLDED_MAX = 256, PLAIN_MAX = 40 /* of words that are read without the cursor */ };

typedef struct Cursor {
  Str text;
  uint32_t at;
  uint32_t start; ///< of the token being read
  uint16_t flags;
  uint32_t letters, uppers, digits;
  uint32_t folded_n; ///< FOLDED_MAX when folded is full
  char folded[FOLDED_MAX + 8];
} Cursor;

/* The FoldKind of each ASCII character, as a digit. */
static const char ASCII_KIND[129] = "0000000005555500"
                                    "0000000000000000"
                                    "5000000700000600"
                                    "4444444444000000"
                                    "0222222222222222"
                                    "2222222222200000"
                                    "0111111111111111"
                                    "1111111111100000";

static inline FoldKind ascii_kind(unsigned char byte) { return (FoldKind)(ASCII_KIND[byte] - '0'); }

/* Kind and length of the character at byte `at`; FOLD_SPACE with length 0 at the end of the text. */
static FoldKind look(Str text, uint32_t at, size_t *length, uint32_t *c) {
  *length = 0;
  *c = 0;
  if (at >= text.n) return FOLD_SPACE;
  unsigned char byte = (unsigned char)text.p[at];
  *length = 1;
  *c = byte;
  if (byte < 0x80) return ascii_kind(byte);
  *length = utf8_next(text, at, c);
  return *c == UTF8_BAD ? FOLD_OTHER : fold_kind(*c);
}

static bool is_word_kind(FoldKind kind) { return kind == FOLD_LETTER || kind == FOLD_UPPER || kind == FOLD_DIGIT; }

static bool is_word_at(const Cursor *in, uint32_t at) {
  size_t length;
  uint32_t c;
  return is_word_kind(look(in->text, at, &length, &c));
}

static bool is_digit_at(const Cursor *in, uint32_t at) {
  return at < in->text.n && in->text.p[at] >= '0' && in->text.p[at] <= '9';
}

static void add_folded(Cursor *in, uint32_t c) {
  if (in->folded_n < FOLDED_MAX - FOLD_CHAR_MAX) in->folded_n += (uint32_t)fold_char(c, in->folded + in->folded_n);
  else in->folded_n = FOLDED_MAX;
}

/* "'s" that ends a word: « Korea's ». */
static bool is_possessive(const Cursor *in, uint32_t apostrophe_end) {
  if (apostrophe_end >= in->text.n || (in->text.p[apostrophe_end] | 0x20) != 's') return false;
  return !is_word_at(in, apostrophe_end + 1);
}

/* An apostrophe after letters belongs to them before a letter or digit, and, as in tokenised corpora (« l' accord
   »), before a space when at most two letters stand before it. */
static bool elides(const Cursor *in, uint32_t apostrophe_end) {
  if (!in->letters) return false;
  if (is_word_at(in, apostrophe_end)) return !is_possessive(in, apostrophe_end);
  return in->letters <= 2 && !in->digits && apostrophe_end + 1 < in->text.n && in->text.p[apostrophe_end] == ' ' &&
         is_word_at(in, apostrophe_end + 1);
}

static void count_letter(Cursor *in, bool upper) {
  if (!in->letters && upper) in->flags |= TOKEN_CAPITAL;
  in->letters++;
  in->uppers += upper;
}

/* A sign inside a number: « 1,6 », « 20.10.2022 », « 18:42 », « 10'000 » as the Swiss write. */
static bool joins_digits(const Cursor *in, size_t length) {
  return in->digits && !in->letters && is_digit_at(in, in->at - 1) && is_digit_at(in, in->at + (uint32_t)length);
}

/* Reads ASCII letters and digits. */
static void read_ascii(Cursor *in) {
  for (; in->at < in->text.n && (unsigned char)in->text.p[in->at] < 0x80; in->at++) {
    unsigned char byte = (unsigned char)in->text.p[in->at];
    FoldKind kind = ascii_kind(byte);
    if (!is_word_kind(kind)) return;
    if (kind == FOLD_DIGIT) in->digits++;
    else count_letter(in, kind == FOLD_UPPER);
    add_folded(in, byte);
  }
}

/* Reads one character that is no ASCII letter or digit, if it belongs to the word; false where the word ends. */
static bool read_inner(Cursor *in) {
  size_t length;
  uint32_t c;
  FoldKind kind = look(in->text, in->at, &length, &c);
  bool inner = c == ',' || c == '.' || c == ':' || c == '/' || kind == FOLD_APOSTROPHE;
  if (kind == FOLD_APOSTROPHE && elides(in, in->at + (uint32_t)length)) {
    in->at += (uint32_t)length;
    add_folded(in, '\'');
    in->flags |= TOKEN_ELIDED;
    return false;
  }
  if (inner && length && joins_digits(in, length)) add_folded(in, c);
  else if (kind == FOLD_LETTER || kind == FOLD_UPPER) count_letter(in, kind == FOLD_UPPER), add_folded(in, c);
  else if (kind == FOLD_MARK) add_folded(in, c);
  else if (kind != FOLD_ZERO_WIDTH) return false;
  in->at += (uint32_t)length;
  return true;
}

/* Reads letters and digits from in->at on, with what may stand inside a word or number. */
static void read_word(Cursor *in) {
  do read_ascii(in);
  while (read_inner(in));
}

static uint64_t mix(uint64_t a, uint64_t b) {
  __uint128_t r = (__uint128_t)(a ^ 0x9E3779B97F4A7C15u) * (b ^ 0xD6E8FEB86659FD93u);
  return (uint64_t)r ^ (uint64_t)(r >> 64);
}

/* hash_bytes of base/map.c with seed 0 for n < 8 bytes that already stand in a register, the others 0.
   tests/unit/text_test.c compares the two; going through memory costs half of the tokeniser's speed. */
static uint64_t hash_short(uint64_t bytes, uint32_t n) {
  uint64_t h = mix(0, n);
  if (n) h = mix(h, bytes);
  return mix(h, 0xA0761D6478BD642Fu);
}

static uint64_t hash_folded(const char *folded, uint32_t n) {
  if (n >= 8) return hash_bytes((Str){folded, n}, 0);
  uint64_t bytes;
  memcpy(&bytes, folded, 8);
  return hash_short(bytes & ((1ull << 8 * n) - 1), n);
}

static void end_token(Cursor *in, Text *t) {
  Str bytes = {in->text.p + in->start, in->at - in->start};
  uint64_t hash = in->folded_n < FOLDED_MAX ? hash_folded(in->folded, in->folded_n) : fold_hash(bytes);
  array_push(&t->tokens, (Token){in->start, in->at, in->flags, hash});
}

/* « 28e », « 1er », « 2nd »: up to three small letters end the number. */
static bool is_number(const Cursor *in) {
  if (!is_digit_at(in, in->start) || in->letters > 3 || in->uppers) return false;
  return !in->letters || !is_digit_at(in, in->at - 1);
}

static void end_word(Cursor *in, Text *t) {
  if (in->letters || !in->digits) in->flags |= TOKEN_WORD;
  if (in->digits && is_number(in)) in->flags |= TOKEN_NUMBER;
  if (in->letters >= 2 && in->uppers == in->letters) in->flags |= TOKEN_ALLCAPS;
  end_token(in, t);
}

static const Token *token_before(const Text *t, uint32_t at) {
  const Token *last = t->tokens.n ? &t->tokens.at[t->tokens.n - 1] : NULL;
  return last && last->end == at ? last : NULL;
}

/* A hyphen between two words is no token; the word after it carries TOKEN_HYPHEN. */
static bool is_joint(const Cursor *in, const Text *t, size_t length) {
  const Token *before = token_before(t, in->at);
  return before && (before->flags & (TOKEN_WORD | TOKEN_NUMBER)) && !(before->flags & TOKEN_ELIDED) &&
         is_word_at(in, in->at + (uint32_t)length);
}

static void begin_token(Cursor *in, uint16_t flags) {
  in->start = in->at;
  in->letters = in->uppers = in->digits = in->folded_n = 0;
  in->flags = flags;
}

/* Any other character is a token of its own, and "'s" is a word. */
static void read_sign(Cursor *in, Text *t, FoldKind kind, size_t length, uint32_t c) {
  const Token *before = token_before(t, in->start);
  in->at += (uint32_t)length;
  add_folded(in, c == UTF8_BAD ? 0xFFFD : c);
  if (kind == FOLD_APOSTROPHE && before && (before->flags & (TOKEN_WORD | TOKEN_NUMBER)) && is_possessive(in, in->at)) {
    in->at++;
    add_folded(in, 's');
    in->flags |= TOKEN_WORD;
  } else in->flags |= TOKEN_PUNCT;
  end_token(in, t);
}

static const uint64_t ONES = 0x0101010101010101u, HIGHS = 0x8080808080808080u;

/* In the high bit of each byte of w: whether it lies in [low, high]; all bytes below 0x80. */
static uint64_t bytes_between(uint64_t w, unsigned low, unsigned high) {
  return (w + ONES * (0x80 - low)) & ~(w + ONES * (0x7F - high)) & HIGHS;
}

static uint32_t count_highs(uint64_t highs) { return (uint32_t)(((highs >> 7) * ONES) >> 56); }

/* The ASCII letters and digits among eight bytes of text (little-endian), up to the first other byte. */
typedef struct Eight {
  uint32_t length;               ///< 0 to 8
  uint64_t letter, upper, digit; ///< high bits of those bytes
  uint64_t folded;               ///< what stands behind length is 0
  unsigned char stop;            ///< the byte behind, when length < 8
} Eight;

static inline Eight look_at_eight(const char *p) {
  Eight e;
  uint64_t w;
  memcpy(&w, p, 8);
  uint64_t ascii = ~w & HIGHS, seven = w & ~HIGHS;
  uint64_t letter = bytes_between(seven | ONES * 0x20, 'a', 'z') & ascii;
  uint64_t digit = bytes_between(seven, '0', '9') & ascii;
  uint64_t stop = ~(letter | digit) & HIGHS;
  uint64_t mine =
      ((stop & -stop) >> 7) - 1; /* the bytes before the first stop; without a branch, for it is never guessed right */
  e.length = count_highs(mine & HIGHS);
  e.letter = letter & mine;
  e.upper = e.letter & ~(w << 2);
  e.digit = digit & mine;
  e.folded = (w | letter >> 2) & mine;
  e.stop = (unsigned char)(w >> (8 * e.length & 63));
  return e;
}

/* Latin-1 letters, U+00C0 to U+00FF, by their second byte, that fold to one ASCII letter; 0 for all others. */
static char latin1_base(unsigned char second) {
  static const char base[65] = "aaaaaa\0ceeeeiiiidnooooo\0ouuuuy\0\0"
                               "aaaaaa\0ceeeeiiiidnooooo\0ouuuuy\0y";
  return second >= 0x80 && second <= 0xBF ? base[second - 0x80] : 0;
}

/* A word of ASCII and Latin-1 letters at p, whose first eight bytes are e; behind it comes no digit, apostrophe or other letter. Each
   letter folds to one. */
static uint32_t read_plain_word(Text *t, const char *p, size_t left, Token token, Eight e) {
  char folded[PLAIN_MAX + 16];
  uint32_t n = 0, length = 0, uppers = 0;
  bool capital = e.upper & 0x80;
  for (;; e = look_at_eight(p + length)) {
    memcpy(folded + n, &e.folded, 8);
    n += e.length, length += e.length, uppers += count_highs(e.upper);
    if (e.digit) return 0;
    if (e.length < 8) {
      if (e.stop != 0xC3) break;
      unsigned char second = left - length < 2 ? 0 : (unsigned char)p[length + 1];
      if (!(folded[n] = latin1_base(second))) return 0;
      capital |= !n && second < 0xA0;
      uppers += second < 0xA0;
      n++, length += 2;
    }
    if (n > PLAIN_MAX || left - length < 8) return 0;
  }
  if (e.stop >= 0x80 || e.stop == '\'') return 0;
  token.end += length;
  token.flags |= TOKEN_WORD | (capital ? TOKEN_CAPITAL : 0) | (n > 1 && uppers == n ? TOKEN_ALLCAPS : 0);
  token.hash = hash_folded(folded, n);
  array_push(&t->tokens, token);
  return length;
}

/* Most tokens are plain: a word as above, a number of up to seven digits, an ASCII sign that is no hyphen or apostrophe. They are read
   here without the cursor, eight bytes a step. Returns the length; 0 when this is none of them, or nearer than that to the end. */
static uint32_t read_plain_token(Text *t, Str text, uint32_t at, uint16_t flags) {
  if (text.n - at < 8) return 0;
  Token token = {at, at, flags, 0};
  Eight e = look_at_eight(text.p + at);
  if (e.letter || e.stop == 0xC3) return read_plain_word(t, text.p + at, text.n - at, token, e);
  if (e.length) {
    bool inner = e.stop == '\'' || e.stop == ',' || e.stop == '.' || e.stop == ':' || e.stop == '/';
    if (e.length == 8 || e.stop >= 0x80 || inner) return 0;
    token.flags |= TOKEN_NUMBER, token.hash = hash_short(e.folded, e.length);
  } else {
    if (e.stop <= ' ' || e.stop >= 0x7F || e.stop == '-' || e.stop == '\'') return 0;
    token.flags |= TOKEN_PUNCT, token.hash = hash_short(e.stop, 1);
  }
  token.end += e.length ? e.length : 1;
  array_push(&t->tokens, token);
  return token.end - at;
}

void tokens_read(Text *t) {
  Cursor in = {.text = t->document->text};
  array_reserve(&t->tokens, in.text.n / 5);
  bool joined = false;
  while (in.at < in.text.n) {
    if (in.text.p[in.at] == ' ') {
      in.at++;
      continue;
    }
    uint16_t flags = joined ? TOKEN_HYPHEN | TOKEN_GLUED : token_before(t, in.at) ? TOKEN_GLUED : 0;
    uint32_t read = read_plain_token(t, in.text, in.at, flags);
    if (read) {
      in.at += read;
      joined = false;
      continue;
    }
    size_t length;
    uint32_t c;
    FoldKind kind = look(in.text, in.at, &length, &c);
    if (kind == FOLD_SPACE || kind == FOLD_ZERO_WIDTH) {
      in.at += (uint32_t)length;
      continue;
    }
    if (kind == FOLD_HYPHEN && is_joint(&in, t, length)) {
      in.at += (uint32_t)length;
      joined = true;
      continue;
    }
    begin_token(&in, flags);
    joined = false;
    if (is_word_kind(kind) || kind == FOLD_MARK) {
      read_word(&in);
      end_word(&in, t);
    } else read_sign(&in, t, kind, length, c);
  }
}
