#include "base/map.h"

#include <string.h>

static uint64_t load64(const char *p) {
  uint64_t v;
  memcpy(&v, p, 8);
  return v;
}

static uint64_t mix(uint64_t a, uint64_t b) {
  __uint128_t r = (__uint128_t)(a ^ 0x9E3779B97F4A7C15u) * (b ^ 0xD6E8FEB86659FD93u);
  return (uint64_t)r ^ (uint64_t)(r >> 64);
}

/* Eight bytes a step through a 128-bit product; the tail is read into a zeroed word. Little-endian by definition of the
   machines we build for; a big-endian one would only name minted IRIs differently. */
uint64_t hash_bytes(Str s, uint64_t seed) {
  uint64_t h = mix(seed, s.n);
  const char *p = s.p;
  size_t n = s.n;
  for (; n >= 8; p += 8, n -= 8) h = mix(h, load64(p));
  if (n) {
    char tail[8] = {0};
    memcpy(tail, p, n);
    h = mix(h, load64(tail));
  }
  return mix(h, 0xA0761D6478BD642Fu);
}

void map_release(Map *m) {
  arena_release(&m->keys);
  array_release(&m->entries);
  free(m->slots);
  *m = (Map){0};
}

void map_clear(Map *m) {
  arena_clear(&m->keys);
  array_clear(&m->entries);
  if (m->slots) memset(m->slots, 0, m->slot_count * sizeof *m->slots);
}

static uint32_t *slot_of(const Map *m, Str key, uint64_t hash) {
  size_t mask = m->slot_count - 1;
  for (size_t i = hash & mask;; i = (i + 1) & mask) {
    uint32_t s = m->slots[i];
    if (!s) return &m->slots[i];
    const MapEntry *e = &m->entries.at[s - 1];
    if (e->hash == hash && str_eq(e->key, key)) return &m->slots[i];
  }
}

static void grow(Map *m) {
  size_t count = m->slot_count ? m->slot_count * 2 : 64;
  free(m->slots);
  m->slots = memory_new(count * sizeof *m->slots);
  m->slot_count = count;
  for (size_t i = 0; i < m->entries.n; i++) {
    size_t at = m->entries.at[i].hash & (count - 1);
    while (m->slots[at]) at = (at + 1) & (count - 1);
    m->slots[at] = (uint32_t)i + 1;
  }
}

uint32_t map_get(const Map *m, Str key) {
  if (!m->slot_count) return MAP_NONE;
  uint32_t s = *slot_of(m, key, hash_bytes(key, 0));
  return s ? m->entries.at[s - 1].value : MAP_NONE;
}

static MapEntry *find_or_add(Map *m, Str key, uint32_t value) {
  if ((m->entries.n + 1) * 2 > m->slot_count) grow(m);
  uint64_t hash = hash_bytes(key, 0);
  uint32_t *slot = slot_of(m, key, hash);
  if (!*slot) {
    array_push(&m->entries, (MapEntry){arena_copy(&m->keys, key), hash, value});
    *slot = (uint32_t)m->entries.n;
  }
  return &m->entries.at[*slot - 1];
}

uint32_t map_add(Map *m, Str key, uint32_t value) { return find_or_add(m, key, value)->value; }
void map_set(Map *m, Str key, uint32_t value) { find_or_add(m, key, value)->value = value; }
