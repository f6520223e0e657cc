/* What the files of RDFC-1.0 share: canon.c (§4.4), canon_first.c (§4.6), canon_degree.c (§4.7, §4.8). */
#ifndef ENTENTE_RDF_CANON_INSIDE_H
#define ENTENTE_RDF_CANON_INSIDE_H

#include "rdf/canon.h"

#include <string.h>

enum { DIGEST_MOST = 48 };

typedef struct Digest {
  unsigned char byte[DIGEST_MOST]; ///< zeros behind SHA-256
} Digest;

/* The canonicalization state: which statements a blank node is in, its first degree hash, its label once it is issued. */
typedef struct Canon {
  const CanonJob *job;
  size_t *from;     ///< statements of node i: about[from[i]] to about[from[i + 1]]
  uint32_t *about;  ///< numbers of statements
  Digest *first;    ///< first degree hash of each node
  uint32_t *labels; ///< UINT32_MAX while none is issued
  uint32_t issued;
  uint64_t work, bound;
} Canon;

/* The temporary issuer with prefix "b": node order.at[i] is called b<i>. */
typedef struct Issuer {
  ARRAY(uint32_t) order;
} Issuer;

void canon_digest(const Canon *c, Str text, Digest *d);
void canon_add_hex(const Canon *c, StrBuf *b, const Digest *d);
static inline int digest_cmp(const Digest *a, const Digest *b) { return memcmp(a->byte, b->byte, DIGEST_MOST); }

void canon_hash_first_degree(const Canon *c, uint32_t node, Digest *d);
/* Hash N-Degree Quads; the issuer is replaced by the chosen one. STATUS_LIMIT when the bound is reached, without a message. */
Status canon_hash_n_degree(Canon *c, uint32_t node, Issuer *issuer, int depth, Digest *d);

#endif
