/* MD5 (RFC 1321), SHA-1 and SHA-384, SHA-512 (FIPS 180-4); SHA-256 stands in base/map.h. */
#include "base/map.h"
#include "query/function_list.h"

#include <string.h>

static uint32_t rotate_left(uint32_t x, int n) { return x << n | x >> (32 - n); }
static uint64_t rotate_right(uint64_t x, int n) { return x >> n | x << (64 - n); }

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

static const uint64_t sha512_k[80] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc, 0x3956c25bf348b538,
    0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118, 0xd807aa98a3030242, 0x12835b0145706fbe,
    0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2, 0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235,
    0xc19bf174cf692694, 0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5, 0x983e5152ee66dfab,
    0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4, 0xc6e00bf33da88fc2, 0xd5a79147930aa725,
    0x06ca6351e003826f, 0x142929670a0e6e70, 0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed,
    0x53380d139d95b3df, 0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30, 0xd192e819d6ef5218,
    0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8, 0x19a4c116b8d2d0c8, 0x1e376c085141ab53,
    0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8, 0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373,
    0x682e6ff3d6b2b8a3, 0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b, 0xca273eceea26619c,
    0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178, 0x06f067aa72176fba, 0x0a637dc5a2c898a6,
    0x113f9804bef90dae, 0x1b710b35131c471b, 0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc,
    0x431d67c49c100d4c, 0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817};

static void sha512_block(uint64_t h[8], const unsigned char *p) {
  uint64_t w[80], s[8];
  for (int i = 0; i < 16; i++) w[i] = (uint64_t)read32(p + 8 * i, true) << 32 | read32(p + 8 * i + 4, true);
  for (int i = 16; i < 80; i++) {
    uint64_t s0 = rotate_right(w[i - 15], 1) ^ rotate_right(w[i - 15], 8) ^ w[i - 15] >> 7;
    uint64_t s1 = rotate_right(w[i - 2], 19) ^ rotate_right(w[i - 2], 61) ^ w[i - 2] >> 6;
    w[i] = w[i - 16] + s0 + w[i - 7] + s1;
  }
  memcpy(s, h, sizeof s);
  for (int i = 0; i < 80; i++) {
    uint64_t e = s[4], a = s[0];
    uint64_t t1 = s[7] + (rotate_right(e, 14) ^ rotate_right(e, 18) ^ rotate_right(e, 41)) +
                  ((e & s[5]) ^ (~e & s[6])) + sha512_k[i] + w[i];
    uint64_t t2 =
        (rotate_right(a, 28) ^ rotate_right(a, 34) ^ rotate_right(a, 39)) + ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
    memmove(s + 1, s, 7 * sizeof *s);
    s[4] += t1, s[0] = t1 + t2;
  }
  for (int i = 0; i < 8; i++) h[i] += s[i];
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

static void sha512(Call *c, uint64_t h[8], size_t n) {
  Str s;
  if (!text_of(c, &s)) return;
  StrBuf b = padded(s, 128, true);
  for (size_t i = 0; i < b.n; i += 128) sha512_block(h, (const unsigned char *)b.data + i);
  strbuf_release(&b);
  unsigned char bytes[64];
  for (int i = 0; i < 64; i++) bytes[i] = (unsigned char)(h[i / 8] >> (56 - 8 * (i % 8)) & 0xFF);
  give_hex(c, bytes, n);
}

void function_sha384(Call *c) {
  uint64_t h[8] = {0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939,
                   0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4};
  sha512(c, h, 48);
}

void function_sha512(Call *c) {
  uint64_t h[8] = {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
                   0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};
  sha512(c, h, 64);
}
