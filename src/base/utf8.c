#include "base/utf8.h"

#include "base/bytes.h"

#include <string.h>

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

/* The next 16 bytes of s, behind its end zeros. */
static Bytes next_bytes(Str s, size_t at) {
  char rest[BYTES] = {0};
  if (s.n - at >= BYTES) return bytes_at(s.p + at);
  memcpy(rest, s.p + at, s.n - at);
  return bytes_at(rest);
}

/* How many of the bytes, where a character begins, are whole characters of one or two bytes; 0 where others stand among them. */
static size_t short_characters(Bytes b, uint32_t beyond_ascii) {
  uint32_t lead = bytes_bits((Bytes)(b >= 0xC2) & (Bytes)(b <= 0xDF)), tail = bytes_bits((Bytes)((b & 0xC0) == 0x80));
  bool all = (lead | tail) == beyond_ascii && tail == (lead << 1 & 0xFFFF);
  return all ? BYTES - (lead >> (BYTES - 1)) : 0;
}

size_t utf8_valid_prefix(Str s) {
  for (size_t i = 0; i < s.n;) {
    Bytes b = next_bytes(s, i);
    uint32_t c, beyond_ascii = bytes_bits((Bytes)(b >= 0x80));
    size_t run = short_characters(b, beyond_ascii);
    i += run;
    if (run) continue;
    i += (size_t)__builtin_ctz(beyond_ascii);
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
