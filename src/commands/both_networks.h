/* The networks of two snapshots as one picture, for `entente diff --format svg`. */
#ifndef ENTENTE_COMMANDS_BOTH_NETWORKS_H
#define ENTENTE_COMMANDS_BOTH_NETWORKS_H

#include "draw/draw.h"
#include "store/store.h"

typedef struct BothNetworks {
  Store *store;
  int64_t before, after; ///< snapshots
  const Choice *choice;  ///< of each snapshot; an actor that one of them does not have has no network there
  Str lang;
} BothNetworks;

/* To standard output. */
Status both_networks_write(const BothNetworks *b, const DrawOptions *how, Report *r);

#endif
