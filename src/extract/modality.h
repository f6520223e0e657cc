/* In what sense a text says something. */
#ifndef ENTENTE_EXTRACT_MODALITY_H
#define ENTENTE_EXTRACT_MODALITY_H

#include <stdbool.h>

typedef enum Modality {
  MODALITY_ASSERTED,
  MODALITY_PLANNED,      ///< the text says that it will be so
  MODALITY_REPORTED,     ///< conditional of hearsay, « selon X »
  MODALITY_HYPOTHETICAL, ///< never asserted
  MODALITY_DENIED        ///< never asserted
} Modality;

static inline bool modality_asserts(Modality m) { return m < MODALITY_HYPOTHETICAL; }

#endif
