/* Which blank node of the old dataset is which of the new one, where both have changed.
 *
 * Any pairing gives a right diff; a good one gives a small diff. Nodes that share a statement few others have are paired, those that
 * share the most first; then what stands beside paired nodes can be told apart better, and so on until nothing new is found.
 */
#ifndef ENTENTE_DIFF_PAIRING_H
#define ENTENTE_DIFF_PAIRING_H

#include "diff/components.h"

#define NOT_PAIRED UINT32_MAX

typedef struct PairingSide {
  const Quad *quads; ///< of the components that changed
  size_t n;
  const uint32_t *labels; ///< canonical labels by blank node: they decide where nothing else does
  uint32_t *pair; ///< by blank node: the node of the other side, or NOT_PAIRED, which is what it must hold before
} PairingSide;

void pair_blank_nodes(PairingSide *a, PairingSide *b);

#endif
