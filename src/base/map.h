/* A hash map from text to a 32-bit number, and the hash that it uses.
 *
 * Keys are copied into the map's arena. Iteration is by insertion order over `entries`, never by hash.
 */
#ifndef ENTENTE_BASE_MAP_H
#define ENTENTE_BASE_MAP_H

#include "base/arena.h"
#include "base/array.h"

#include <stdint.h>

typedef struct MapEntry {
  Str key;
  uint64_t hash;
  uint32_t value;
} MapEntry;

typedef struct Map {
  Arena keys;
  ARRAY(MapEntry) entries; ///< in insertion order
  uint32_t *slots;         ///< entry index + 1, 0 where free
  size_t slot_count;       ///< a power of two
} Map;

#define MAP_NONE UINT32_MAX

void map_release(Map *m);
void map_clear(Map *m);
uint32_t map_get(const Map *m, Str key); ///< MAP_NONE when absent
/* Adds key with value unless it is there; returns the value that stands for key afterwards. */
uint32_t map_add(Map *m, Str key, uint32_t value);
void map_set(Map *m, Str key, uint32_t value); ///< adds or replaces

uint64_t hash_bytes(Str s, uint64_t seed); ///< fast and stable across machines; not cryptographic

#endif
