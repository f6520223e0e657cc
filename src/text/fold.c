#include "text/fold.h"

#include "base/map.h"
#include "base/utf8.h"
#include "text/fold_char.h"
#include "text/fold_table.h"

#include <string.h>

enum { NOT_IN_TABLE = -1 };

static int row_of(uint32_t c) {
  if (c >= 0x80 && c < 0x530) return (int)c - 0x80;
  if (c >= 0x1E00 && c < 0x2000) return (int)c - 0x1E00 + (0x530 - 0x80);
  return NOT_IN_TABLE;
}

static bool in_ranges(uint32_t c) {
  size_t from = 0, to = sizeof RANGES / sizeof *RANGES;
  while (from < to) {
    size_t middle = (from + to) / 2;
    if (c < RANGES[middle][0]) to = middle;
    else if (c > RANGES[middle][1]) from = middle + 1;
    else return true;
  }
  return false;
}

static FoldKind ascii_kind(uint32_t c) {
  if (c >= 'a' && c <= 'z') return FOLD_LETTER;
  if (c >= 'A' && c <= 'Z') return FOLD_UPPER;
  if (c >= '0' && c <= '9') return FOLD_DIGIT;
  if (c == ' ' || (c >= '\t' && c <= '\r')) return FOLD_SPACE;
  return c == '-' ? FOLD_HYPHEN : c == '\'' ? FOLD_APOSTROPHE : FOLD_OTHER;
}

/* General punctuation, U+2000 to U+206F, and its like elsewhere. */
static FoldKind sign_kind(uint32_t c) {
  if (c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
      c == 0x3000)
    return FOLD_SPACE;
  if ((c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF)
    return FOLD_ZERO_WIDTH;
  if (c == 0x2010 || c == 0x2011 || c == 0x2013) return FOLD_HYPHEN;
  if (c == 0x2018 || c == 0x2019 || c == 0xFF07) return FOLD_APOSTROPHE;
  return FOLD_OTHER;
}

FoldKind fold_kind(uint32_t c) {
  if (c < 0x80) return ascii_kind(c);
  int row = row_of(c);
  if (row != NOT_IN_TABLE) return (FoldKind)KIND[row];
  FoldKind sign = sign_kind(c);
  if (sign != FOLD_OTHER) return sign;
  if (c >= 0xFF21 && c <= 0xFF3A) return FOLD_UPPER;
  return in_ranges(c) ? FOLD_LETTER : FOLD_OTHER;
}

bool fold_is_letter(uint32_t c) {
  FoldKind kind = fold_kind(c);
  return kind == FOLD_LETTER || kind == FOLD_UPPER;
}

bool fold_is_upper(uint32_t c) { return fold_kind(c) == FOLD_UPPER; }
bool fold_is_lower(uint32_t c) { return (c < 0x80 || row_of(c) != NOT_IN_TABLE) && fold_kind(c) == FOLD_LETTER; }

uint32_t fold_lower(uint32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  int row = row_of(c);
  if (row != NOT_IN_TABLE) return LOWER[row];
  return c >= 0xFF21 && c <= 0xFF3A ? c + 32 : c;
}

/* Letters that fold to two or three; the ligatures of U+FB00 stand in text copied from PDF. Lower case only. */
static const char *expansion(uint32_t lower) {
  switch (lower) {
  case 0xDF:
  case 0x1E9E: return "ss";
  case 0xE6:
  case 0x1E3:
  case 0x1FD: return "ae";
  case 0xFE: return "th";
  case 0x133: return "ij";
  case 0x149: return "'n";
  case 0x153: return "oe";
  case 0x1C6:
  case 0x1F3: return "dz";
  case 0x1C9: return "lj";
  case 0x1CC: return "nj";
  case 0xFB00: return "ff";
  case 0xFB01: return "fi";
  case 0xFB02: return "fl";
  case 0xFB03: return "ffi";
  case 0xFB04: return "ffl";
  case 0xFB05:
  case 0xFB06: return "st";
  default: return NULL;
  }
}

uint32_t fold_base(uint32_t c) {
  uint32_t lower = fold_lower(c);
  const char *letters = expansion(lower);
  if (letters) return (unsigned char)letters[0];
  if (lower >= 0xFF41 && lower <= 0xFF5A) return lower - 0xFF41 + 'a';
  int row = row_of(lower);
  return row == NOT_IN_TABLE || !BASE[row] ? lower : BASE[row];
}

static size_t encode(uint32_t c, char out[FOLD_CHAR_MAX]) {
  if (c < 0x80) return out[0] = (char)c, 1;
  size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  for (size_t i = n - 1; i > 0; i--, c >>= 6) out[i] = (char)(0x80 | (c & 0x3F));
  out[0] = (char)((0xF00u >> n & 0xFF) | c);
  return n;
}

size_t fold_char(uint32_t c, char out[FOLD_CHAR_MAX]) {
  switch (fold_kind(c)) {
  case FOLD_SPACE:
  case FOLD_HYPHEN: return out[0] = ' ', 1;
  case FOLD_APOSTROPHE: return out[0] = '\'', 1;
  case FOLD_ZERO_WIDTH: return 0;
  case FOLD_MARK:
    if (c >= 0x300 && c <= 0x36F) return 0; /* « e » + U+0301 folds like « é » */
    return encode(c, out);
  default: break;
  }
  const char *letters = expansion(fold_lower(c));
  if (!letters) return encode(fold_base(c), out);
  size_t n = strlen(letters);
  memcpy(out, letters, n);
  return n;
}

static bool is_ascii_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

/* Folds text up to the byte where `room` bytes may not suffice, and returns how far it came; *n counts what was
 * written. space tells whether the byte written last was a space, so that runs of them become one.
 */
static size_t fold_some(Str text, size_t at, char *out, size_t room, size_t *n, bool *space) {
  while (at < text.n && *n + FOLD_CHAR_MAX <= room) {
    if (is_ascii_letter(text.p[at])) {
      out[(*n)++] = text.p[at++] | 0x20;
      *space = false;
      continue;
    }
    uint32_t c;
    char folded[FOLD_CHAR_MAX];
    at += utf8_next(text, at, &c);
    if (c == UTF8_BAD) c = 0xFFFD;
    size_t length = fold_char(c, folded);
    if (!length || (folded[0] == ' ' && *space)) continue;
    *space = folded[0] == ' ';
    memcpy(out + *n, folded, length);
    *n += length;
  }
  return at;
}

void fold(StrBuf *out, Str text) {
  bool space = false;
  for (size_t at = 0; at < text.n;) {
    char some[512];
    size_t n = 0;
    at = fold_some(text, at, some, sizeof some, &n, &space);
    strbuf_add(out, (Str){some, n});
  }
}

uint64_t fold_hash(Str token) {
  char some[512];
  size_t n = 0;
  bool space = false;
  if (fold_some(token, 0, some, sizeof some, &n, &space) == token.n) return hash_bytes((Str){some, n}, 0);
  StrBuf all = {0};
  fold(&all, token);
  uint64_t hash = hash_bytes(strbuf_as_str(&all), 0);
  strbuf_release(&all);
  return hash;
}
