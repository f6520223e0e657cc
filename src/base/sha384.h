/* SHA-384 (FIPS 180-4): what RDFC-1.0 offers beside SHA-256, which base/map.h has. */
#ifndef ENTENTE_BASE_SHA384_H
#define ENTENTE_BASE_SHA384_H

#include "base/str.h"

typedef struct Sha384 {
  uint64_t state[8];
  uint64_t length; ///< bytes
  unsigned char block[128];
  size_t used;
} Sha384;
void sha384_init(Sha384 *h);
void sha384_add(Sha384 *h, Str s);
void sha384_end(Sha384 *h, unsigned char digest[48]);

#endif
