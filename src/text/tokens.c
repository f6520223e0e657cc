#include "text/parts.h"

#include "base/map.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/fold_char.h"

#include <string.h>

/* A token's folded form grows here while its bytes are read; a longer one is folded again from the document. */
enum { FOLDED_MAX = 256 };

typedef struct Cursor {
  Str text;
  uint32_t at;
  uint32_t start; ///< of the token being read
  uint16_t flags;
  uint32_t letters, uppers, digits;
  uint32_t folded_n; ///< FOLDED_MAX when folded is full
  char folded[FOLDED_MAX];
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

static void end_token(Cursor *in, Text *t) {
  Str bytes = {in->text.p + in->start, in->at - in->start};
  uint64_t hash = in->folded_n < FOLDED_MAX ? hash_bytes((Str){in->folded, in->folded_n}, 0) : fold_hash(bytes);
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
    uint32_t read = plain_token_read(t, in.at, flags);
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
