#include "facts/keybook.h"

enum { SHARED = 0 };

void keybook_release(KeyBook *b) { map_release(&b->owners); }

static Str slot_of(const uint64_t *hash) { return (Str){(const char *)hash, sizeof *hash}; }

void keybook_learn(KeyBook *b, EntityClass class, Str key, Str id) {
  uint64_t hash = hash_bytes(key, class);
  uint32_t owner = (uint32_t)hash_bytes(id, 1) | 1;
  if (map_add(&b->owners, slot_of(&hash), owner) != owner) map_set(&b->owners, slot_of(&hash), SHARED);
}

bool keybook_has(const KeyBook *b, EntityClass class, Str key) {
  uint64_t hash = hash_bytes(key, class);
  return map_get(&b->owners, slot_of(&hash)) != MAP_NONE;
}

bool keybook_is_shared(const KeyBook *b, EntityClass class, Str key) {
  uint64_t hash = hash_bytes(key, class);
  return map_get(&b->owners, slot_of(&hash)) == SHARED;
}
