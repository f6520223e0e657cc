/* SHA-512 and SHA-384 (FIPS 180-4): what RDFC-1.0 and SPARQL offer beside SHA-256, which base/map.h has. They differ in where they
 * start and in how much of the end is taken:
 *
 *   Sha512 h;
 *   sha384_init(&h);              // or sha512_init
 *   sha512_add(&h, text);         // as often as need be
 *   sha512_end(&h, digest, 48);   // 48 or 64 bytes
 */
#ifndef ENTENTE_BASE_SHA512_H
#define ENTENTE_BASE_SHA512_H

#include "base/str.h"

typedef struct Sha512 {
  uint64_t state[8];
  uint64_t length; ///< bytes
  unsigned char block[128];
  size_t used;
} Sha512;
void sha384_init(Sha512 *h);
void sha512_init(Sha512 *h);
void sha512_add(Sha512 *h, Str s);
void sha512_end(Sha512 *h, unsigned char *digest, size_t bytes);

#endif
