/* Sixteen bytes of a text looked at together: how far a run of like bytes goes is a branch that would be guessed wrong.
 *
 *   Bytes b = bytes_at(p);                                   // 16 bytes must be there
 *   uint32_t stop = bytes_bits((Bytes)(b == '"'));           // bit i: of byte i
 *   size_t run = stop ? (size_t)__builtin_ctz(stop) : BYTES;
 */
#ifndef ENTENTE_BASE_BYTES_H
#define ENTENTE_BASE_BYTES_H

#include <stdint.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { BYTES = 16 };
typedef uint8_t Bytes __attribute__((vector_size(BYTES)));

static inline Bytes bytes_at(const char *p) {
  Bytes b;
  memcpy(&b, p, BYTES);
  return b;
}

/* Bit i tells of byte i, whose bits are all alike. */
static inline uint32_t bytes_bits(Bytes b) {
#ifdef __SSE2__
  return (uint32_t)_mm_movemask_epi8((__m128i)b);
#else
  uint32_t bits = 0;
  for (int i = 0; i < BYTES; i++) bits |= (uint32_t)(b[i] & 1) << i;
  return bits;
#endif
}

#endif
