/* SHA-256 (FIPS 180-4), with the processor's instructions for it where there are any.
 *
 *   sha256_init(&h);
 *   sha256_add(&h, text);   // as often as need be
 *   sha256_end(&h, digest);
 */
#ifndef ENTENTE_BASE_SHA256_H
#define ENTENTE_BASE_SHA256_H

#include "base/str.h"

#include <stdint.h>

typedef struct Sha256 {
  uint32_t state[8];
  uint64_t length;
  unsigned char block[64];
  size_t used;
} Sha256;
void sha256_init(Sha256 *h);
void sha256_add(Sha256 *h, Str s);
void sha256_end(Sha256 *h, unsigned char digest[32]);
void sha256_end_hex(Sha256 *h, char hex[65]); ///< lower case, NUL-terminated
void sha256_hex(Str s, char hex[65]);         ///< the same of one text

#endif
