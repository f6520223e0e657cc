/* The networks of two snapshots, each of any store, as one picture, for `entente diff --format svg`. */
#ifndef ENTENTE_COMMANDS_BOTH_NETWORKS_H
#define ENTENTE_COMMANDS_BOTH_NETWORKS_H

#include "draw/draw.h"
#include "store/store.h"

typedef struct NetworkSide {
  Store *store;
  int64_t snapshot;
} NetworkSide;

typedef struct BothNetworks {
  NetworkSide before, after;
  const Choice *choice; ///< of each side
  Str lang;
} BothNetworks;

/* To standard output. */
Status both_networks_write(const BothNetworks *b, const DrawOptions *how, Report *r);

#endif
