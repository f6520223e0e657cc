#include "base/sha256.h"

#include <string.h>

#ifdef __x86_64__
#include <cpuid.h>
#include <immintrin.h>
#endif

static const uint32_t ROUND[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t turn(uint32_t x, int by) { return x >> by | x << (32 - by); }

/* One round; the eight words change places by the order of the arguments instead of being moved. */
static inline void sha256_round(uint32_t a, uint32_t b, uint32_t c, uint32_t *d, uint32_t e, uint32_t f, uint32_t g,
                                uint32_t *h, uint32_t kw) {
  uint32_t t = *h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + (g ^ (e & (f ^ g))) + kw;
  *d += t;
  *h = t + (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) | (c & (a | b)));
}

static void sha256_block(Sha256 *h, const unsigned char *p) {
  uint32_t w[64], v[8];
  for (int i = 0; i < 16; i++, p += 4) w[i] = (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
  for (int i = 16; i < 64; i++) {
    uint32_t a = w[i - 15], b = w[i - 2];
    w[i] = w[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ a >> 3) + w[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ b >> 10);
  }
  memcpy(v, h->state, sizeof v);
  for (int i = 0; i < 64; i += 8) {
    sha256_round(v[0], v[1], v[2], &v[3], v[4], v[5], v[6], &v[7], ROUND[i] + w[i]);
    sha256_round(v[7], v[0], v[1], &v[2], v[3], v[4], v[5], &v[6], ROUND[i + 1] + w[i + 1]);
    sha256_round(v[6], v[7], v[0], &v[1], v[2], v[3], v[4], &v[5], ROUND[i + 2] + w[i + 2]);
    sha256_round(v[5], v[6], v[7], &v[0], v[1], v[2], v[3], &v[4], ROUND[i + 3] + w[i + 3]);
    sha256_round(v[4], v[5], v[6], &v[7], v[0], v[1], v[2], &v[3], ROUND[i + 4] + w[i + 4]);
    sha256_round(v[3], v[4], v[5], &v[6], v[7], v[0], v[1], &v[2], ROUND[i + 5] + w[i + 5]);
    sha256_round(v[2], v[3], v[4], &v[5], v[6], v[7], v[0], &v[1], ROUND[i + 6] + w[i + 6]);
    sha256_round(v[1], v[2], v[3], &v[4], v[5], v[6], v[7], &v[0], ROUND[i + 7] + w[i + 7]);
  }
  for (int i = 0; i < 8; i++) h->state[i] += v[i];
}

#ifdef __x86_64__
static bool has_sha_instructions(void) {
  unsigned a, b, c, d;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b >> 29 & 1);
}

/* The same block with the processor's SHA instructions, four rounds a step; the state is held as ABEF and CDGH, as they want it. */
__attribute__((target("sha,sse4.1"))) static void sha256_block_fast(Sha256 *h, const unsigned char *p) {
  const __m128i swap = _mm_set_epi64x(0x0C0D0E0F08090A0B, 0x0405060700010203);
  uint32_t *s = h->state;
  __m128i abef = _mm_set_epi32((int)s[0], (int)s[1], (int)s[4], (int)s[5]),
          cdgh = _mm_set_epi32((int)s[2], (int)s[3], (int)s[6], (int)s[7]);
  const __m128i abef_before = abef, cdgh_before = cdgh;
  __m128i m[4];
  for (int i = 0; i < 4; i++)
    m[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(const void *)(p + 16 * i)), swap);
  for (int r = 0; r < 16; r++) {
    if (r >= 4) {
      __m128i w = _mm_sha256msg1_epu32(m[r & 3], m[(r + 1) & 3]);
      w = _mm_add_epi32(w, _mm_alignr_epi8(m[(r + 3) & 3], m[(r + 2) & 3], 4));
      m[r & 3] = _mm_sha256msg2_epu32(w, m[(r + 3) & 3]);
    }
    __m128i kw = _mm_add_epi32(m[r & 3], _mm_loadu_si128((const __m128i *)(const void *)(ROUND + 4 * r)));
    cdgh = _mm_sha256rnds2_epu32(cdgh, abef, kw);
    abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(kw, 0x0E));
  }
  abef = _mm_add_epi32(abef, abef_before), cdgh = _mm_add_epi32(cdgh, cdgh_before);
  s[0] = (uint32_t)_mm_extract_epi32(abef, 3), s[1] = (uint32_t)_mm_extract_epi32(abef, 2);
  s[4] = (uint32_t)_mm_extract_epi32(abef, 1), s[5] = (uint32_t)_mm_extract_epi32(abef, 0);
  s[2] = (uint32_t)_mm_extract_epi32(cdgh, 3), s[3] = (uint32_t)_mm_extract_epi32(cdgh, 2);
  s[6] = (uint32_t)_mm_extract_epi32(cdgh, 1), s[7] = (uint32_t)_mm_extract_epi32(cdgh, 0);
}
#endif

static void hash_block(Sha256 *h, const unsigned char *p) {
#ifdef __x86_64__
  static int fast = -1;
  if (fast < 0) fast = has_sha_instructions();
  if (fast) {
    sha256_block_fast(h, p);
    return;
  }
#endif
  sha256_block(h, p);
}

void sha256_init(Sha256 *h) {
  static const uint32_t start[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                    0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  *h = (Sha256){0};
  memcpy(h->state, start, sizeof start);
}

void sha256_add(Sha256 *h, Str s) {
  h->length += s.n;
  while (s.n) {
    if (!h->used && s.n >= 64) {
      hash_block(h, (const unsigned char *)s.p);
      s.p += 64, s.n -= 64;
      continue;
    }
    size_t take = 64 - h->used < s.n ? 64 - h->used : s.n;
    memcpy(h->block + h->used, s.p, take);
    h->used += take, s.p += take, s.n -= take;
    if (h->used == 64) hash_block(h, h->block), h->used = 0;
  }
}

void sha256_end(Sha256 *h, unsigned char digest[32]) {
  uint64_t bits = h->length * 8;
  h->block[h->used++] = 0x80;
  if (h->used > 56) {
    memset(h->block + h->used, 0, 64 - h->used);
    hash_block(h, h->block);
    h->used = 0;
  }
  memset(h->block + h->used, 0, 56 - h->used);
  for (int i = 0; i < 8; i++) h->block[56 + i] = (unsigned char)(bits >> (56 - 8 * i));
  hash_block(h, h->block);
  for (int i = 0; i < 32; i++) digest[i] = (unsigned char)(h->state[i / 4] >> (24 - 8 * (i % 4)));
}

void sha256_end_hex(Sha256 *h, char hex[65]) {
  unsigned char digest[32];
  sha256_end(h, digest);
  for (int i = 0; i < 32; i++) {
    hex[2 * i] = "0123456789abcdef"[digest[i] >> 4];
    hex[2 * i + 1] = "0123456789abcdef"[digest[i] & 15];
  }
  hex[64] = 0;
}

void sha256_hex(Str s, char hex[65]) {
  Sha256 h;
  sha256_init(&h);
  sha256_add(&h, s);
  sha256_end_hex(&h, hex);
}
