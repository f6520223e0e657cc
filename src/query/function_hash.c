/* MD5 (RFC 1321) and SHA-1 (FIPS 180-4); the longer ones stand in base. */
#include "base/sha256.h"
#include "base/sha512.h"
#include "query/function_list.h"

static uint32_t rotate_left(uint32_t x, int n) { return x << n | x >> (32 - n); }

/* The message with 0x80, zeros and its length in bits, in whole blocks. */
static StrBuf padded(Str s, size_t block, bool big_endian) {
  StrBuf b = {0};
  size_t length_bytes = block / 8;
  strbuf_add(&b, s);
  strbuf_addc(&b, (char)0x80);
  while (b.n % block != block - length_bytes) strbuf_addc(&b, 0);
  uint64_t bits = (uint64_t)s.n * 8;
  for (size_t i = 0; i < length_bytes; i++) {
    size_t byte = big_endian ? length_bytes - 1 - i : i;
    strbuf_addc(&b, byte < 8 ? (char)(bits >> (8 * byte) & 0xFF) : 0);
  }
  return b;
}

static void give_hex(Call *c, const unsigned char *bytes, size_t n) {
  char hex[129];
  for (size_t i = 0; i < n; i++) snprintf(hex + 2 * i, 3, "%02x", bytes[i]);
  give_string(c, str_of(hex));
}

static uint32_t read32(const unsigned char *p, bool big) {
  return big ? (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3]
             : (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16 | (uint32_t)p[1] << 8 | p[0];
}

static void md5_block(uint32_t h[4], const unsigned char *p) {
  static const uint32_t k[64] = {
      0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
      0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
      0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
      0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
      0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
      0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
      0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
      0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391};
  static const int shift[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
  uint32_t a = h[0], b = h[1], c = h[2], d = h[3];
  for (int i = 0; i < 64; i++) {
    uint32_t f = i < 16 ? (b & c) | (~b & d) : i < 32 ? (d & b) | (~d & c) : i < 48 ? b ^ c ^ d : c ^ (b | ~d);
    int g = i < 16 ? i : i < 32 ? (5 * i + 1) % 16 : i < 48 ? (3 * i + 5) % 16 : 7 * i % 16;
    f += a + k[i] + read32(p + 4 * g, false);
    a = d, d = c, c = b;
    b += rotate_left(f, shift[i / 16][i % 4]);
  }
  h[0] += a, h[1] += b, h[2] += c, h[3] += d;
}

static void sha1_block(uint32_t h[5], const unsigned char *p) {
  uint32_t w[80], a = h[0], b = h[1], c = h[2], d = h[3], e = h[4];
  for (int i = 0; i < 16; i++) w[i] = read32(p + 4 * i, true);
  for (int i = 16; i < 80; i++) w[i] = rotate_left(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
  for (int i = 0; i < 80; i++) {
    uint32_t f = i < 20 ? (b & c) | (~b & d) : i < 40 || i >= 60 ? b ^ c ^ d : (b & c) | (b & d) | (c & d);
    uint32_t k = i < 20 ? 0x5A827999 : i < 40 ? 0x6ED9EBA1 : i < 60 ? 0x8F1BBCDC : 0xCA62C1D6;
    uint32_t t = rotate_left(a, 5) + f + e + k + w[i];
    e = d, d = c, c = rotate_left(b, 30), b = a, a = t;
  }
  h[0] += a, h[1] += b, h[2] += c, h[3] += d, h[4] += e;
}

/* The arguments of hashes are strings without a language (§17.4.6). */
static bool text_of(const Call *c, Str *s) {
  *s = c->arguments[0].text;
  return c->arguments[0].kind == VALUE_STRING;
}

void function_md5(Call *c) {
  Str s;
  if (!text_of(c, &s)) return;
  uint32_t h[4] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
  StrBuf b = padded(s, 64, false);
  for (size_t i = 0; i < b.n; i += 64) md5_block(h, (const unsigned char *)b.data + i);
  strbuf_release(&b);
  unsigned char bytes[16];
  for (int i = 0; i < 16; i++) bytes[i] = (unsigned char)(h[i / 4] >> (8 * (i % 4)) & 0xFF);
  give_hex(c, bytes, sizeof bytes);
}

void function_sha1(Call *c) {
  Str s;
  if (!text_of(c, &s)) return;
  uint32_t h[5] = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
  StrBuf b = padded(s, 64, true);
  for (size_t i = 0; i < b.n; i += 64) sha1_block(h, (const unsigned char *)b.data + i);
  strbuf_release(&b);
  unsigned char bytes[20];
  for (int i = 0; i < 20; i++) bytes[i] = (unsigned char)(h[i / 4] >> (24 - 8 * (i % 4)) & 0xFF);
  give_hex(c, bytes, sizeof bytes);
}

void function_sha256(Call *c) {
  Str s;
  char hex[65];
  if (!text_of(c, &s)) return;
  sha256_hex(s, hex);
  give_string(c, str_of(hex));
}

/* SHA-384 and SHA-512 differ in how they begin and in how much of the end is given. */
static void give_long_hash(Call *c, void (*init)(Sha512 *h), size_t n) {
  Str s;
  Sha512 h;
  unsigned char bytes[64];
  if (!text_of(c, &s)) return;
  init(&h), sha512_add(&h, s), sha512_end(&h, bytes, n);
  give_hex(c, bytes, n);
}

void function_sha384(Call *c) { give_long_hash(c, sha384_init, 48); }
void function_sha512(Call *c) { give_long_hash(c, sha512_init, 64); }
