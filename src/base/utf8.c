#include "base/utf8.h"

#include <string.h>

enum { LITTLE_ENDIAN_WORDS = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ };

size_t utf8_next(Str s, size_t at, uint32_t *c) {
  const unsigned char *p = (const unsigned char *)s.p + at;
  size_t left = s.n - at;
  if (p[0] < 0x80) {
    *c = p[0];
    return 1;
  }
  *c = UTF8_BAD;
  size_t len = p[0] >= 0xF0 ? 4 : p[0] >= 0xE0 ? 3 : 2;
  if (p[0] < 0xC2 || p[0] > 0xF4 || left < len) return 1;
  uint32_t v = p[0] & (0x7Fu >> len);
  for (size_t i = 1; i < len; i++) {
    if ((p[i] & 0xC0) != 0x80) return 1;
    v = v << 6 | (p[i] & 0x3Fu);
  }
  static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
  if (v < least[len] || v > 0x10FFFF || (v >= 0xD800 && v <= 0xDFFF)) return 1;
  *c = v;
  return len;
}

size_t utf8_valid_prefix(Str s) {
  size_t i = 0;
  while (i < s.n) {
    uint64_t word;
    if (s.n - i >= 8) {
      memcpy(&word, s.p + i, 8);
      word &= 0x8080808080808080u;
      i += !word ? 8
                 : (size_t)(LITTLE_ENDIAN_WORDS ? __builtin_ctzll(word) : __builtin_clzll(word)) >>
                       3; /* to the first byte that is not ASCII */
      if (!word) continue;
    }
    uint32_t c;
    size_t len = utf8_next(s, i, &c);
    if (c == UTF8_BAD) return i;
    i += len;
  }
  return s.n;
}

size_t utf8_count(Str s) {
  size_t n = 0;
  for (size_t i = 0; i < s.n; i++) n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
  return n;
}

void utf8_add(StrBuf *b, uint32_t c) {
  char o[4];
  size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  if (n == 1) o[0] = (char)c;
  else {
    for (size_t i = n - 1; i > 0; i--, c >>= 6) o[i] = (char)(0x80 | (c & 0x3F));
    o[0] = (char)((0xF00u >> n & 0xFF) | c);
  }
  strbuf_add(b, (Str){o, n});
}

bool utf8_has_noncharacter(Str s) { /* EF BF BE, EF BF BF; the first byte is rare */
  const char *end = s.p + s.n;
  for (const char *p = s.p; end - p >= 3 && (p = memchr(p, 0xEF, (size_t)(end - p) - 2)); p++)
    if ((unsigned char)p[1] == 0xBF && (unsigned char)p[2] >= 0xBE) return true;
  return false;
}

size_t utf8_repair(StrBuf *b, Str s) {
  size_t repaired = 0, from = 0;
  for (size_t i = 0; i < s.n;) {
    uint32_t c;
    size_t len = utf8_next(s, i, &c);
    if (!utf8_is_text(c)) {
      strbuf_add(b, str_sub(s, from, i));
      strbuf_adds(b, "\xEF\xBF\xBD");
      repaired++;
      from = i + len;
    }
    i += len;
  }
  strbuf_add(b, str_sub(s, from, s.n));
  return repaired;
}
