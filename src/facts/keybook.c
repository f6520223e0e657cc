#include "facts/keybook.h"

enum { SHARED = 0, ONCE = 1, REPEATED = 2 }; ///< of a key; of an id, whose owner is nobody's hash

void keybook_release(KeyBook *b) { map_release(&b->owners); }

static Str slot_of(const uint64_t *hash) { return (Str){(const char *)hash, sizeof *hash}; }

static uint32_t value_of(const KeyBook *b, EntityClass class, Str key) {
  uint64_t hash = hash_bytes(key, class);
  return map_get(&b->owners, slot_of(&hash));
}

/* What stands for the key afterwards: `first` when it is new, `again` when another value stands there. */
static void learn(KeyBook *b, EntityClass class, Str key, uint32_t first, uint32_t again) {
  uint64_t hash = hash_bytes(key, class);
  size_t before = b->owners.entries.n;
  uint32_t found = map_add(&b->owners, slot_of(&hash), first);
  if (b->owners.entries.n == before && (found != first || first == ONCE)) map_set(&b->owners, slot_of(&hash), again);
}

void keybook_learn(KeyBook *b, EntityClass class, Str key, Str id) {
  learn(b, class, key, (uint32_t)hash_bytes(id, 1) | 4, SHARED);
}

void keybook_learn_id(KeyBook *b, EntityClass class, Str key) { learn(b, class, key, ONCE, REPEATED); }

bool keybook_has(const KeyBook *b, EntityClass class, Str key) { return value_of(b, class, key) != MAP_NONE; }
bool keybook_repeats(const KeyBook *b, EntityClass class, Str key) { return value_of(b, class, key) == REPEATED; }
bool keybook_is_shared(const KeyBook *b, EntityClass class, Str key) { return value_of(b, class, key) == SHARED; }
