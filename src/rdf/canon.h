/* RDF Dataset Canonicalization: RDFC-1.0 (W3C Recommendation, 21 May 2024), with SHA-256 or SHA-384.
 *
 *   uint32_t *labels = memory_new(dataset_blanks(&d) * sizeof *labels);
 *   status = canon_label(&(CanonJob){.terms = d.terms, .quads = d.quads.at, .n = d.quads.n, .blanks = dataset_blanks(&d)}, labels, r);
 *   if (status == STATUS_OK) canon_write(stdout, &job, labels);   // blank node i is _:c14n<labels[i]>
 *
 * Two datasets are isomorphic when, and only when, their canonical N-Quads are the same bytes. What a blank node is called does not
 * depend on its label, on the order of statements or on the machine.
 *
 * Graphs can be made on which the algorithm takes longer than anybody waits (RDFC-1.0 §7.1). Its steps are counted, and one that needs
 * more than it may take is refused with STATUS_LIMIT; the usual bound is reached within a second and is thirty times what the W3C's
 * hardest test needs.
 */
#ifndef ENTENTE_RDF_CANON_H
#define ENTENTE_RDF_CANON_H

#include "rdf/dataset.h"

typedef enum CanonHash { CANON_SHA256, CANON_SHA384 } CanonHash;

typedef struct CanonJob {
  const Terms *terms;
  const Quad *quads; ///< none twice
  size_t n;
  uint32_t blanks; ///< blank nodes are numbered 0 to blanks - 1
  CanonHash hash;
  uint64_t *left;   ///< steps that may be taken, counted down; NULL = the usual bound
  const char *name; ///< of the file, for the message
} CanonJob;

uint64_t canon_usual_bound(uint32_t blanks);

/* labels[i] becomes the number of blank node i; those in no statement come last. */
Status canon_label(const CanonJob *job, uint32_t *labels, Report *r);

/* Canonical N-Quads: lines in code point order. `labels` may be NULL when there is no blank node. */
void canon_write(FILE *out, const CanonJob *job, const uint32_t *labels);
void canon_add_nquads(StrBuf *b, const CanonJob *job, const uint32_t *labels); ///< the same into memory

#endif
