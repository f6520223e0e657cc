#include "text/parts.h"

typedef struct Phrase {
  uint32_t begin, n; ///< its hashes
  uint32_t next;     ///< further phrase with the same key, index + 1
  FurnitureKind kind;
} Phrase;

typedef struct Phrases {
  ARRAY(Phrase) list;
  ARRAY(uint64_t) hashes;
  uint32_t *slots; ///< phrase index + 1, by key; 0 where free
  size_t slot_count;
} Phrases;

struct TextIndex {
  Phrases cues, abbreviations;
};

static uint32_t *slot_of(const Phrases *p, uint64_t key, bool by_last) {
  for (size_t i = key & (p->slot_count - 1);; i = (i + 1) & (p->slot_count - 1)) {
    if (!p->slots[i]) return &p->slots[i];
    const Phrase *q = &p->list.at[p->slots[i] - 1];
    if (p->hashes.at[by_last ? q->begin + q->n - 1 : q->begin] == key) return &p->slots[i];
  }
}

static void add_phrase(Phrases *p, Text *scratch, Str folded, FurnitureKind kind) {
  Document d = {.text = folded};
  scratch->document = &d;
  array_clear(&scratch->tokens);
  tokens_read(scratch);
  scratch->document = NULL;
  if (!scratch->tokens.n) return;
  array_push(&p->list, (Phrase){(uint32_t)p->hashes.n, (uint32_t)scratch->tokens.n, 0, kind});
  for (size_t i = 0; i < scratch->tokens.n; i++) array_push(&p->hashes, scratch->tokens.at[i].hash);
}

static void link_phrases(Phrases *p, bool by_last) {
  p->slot_count = 8;
  while (p->slot_count < p->list.n * 2) p->slot_count *= 2;
  p->slots = memory_new(p->slot_count * sizeof *p->slots);
  for (size_t i = 0; i < p->list.n; i++) {
    Phrase *q = &p->list.at[i];
    uint32_t *slot = slot_of(p, p->hashes.at[by_last ? q->begin + q->n - 1 : q->begin], by_last);
    q->next = *slot;
    *slot = (uint32_t)i + 1;
  }
}

TextIndex *index_new(const TextTables *tables) {
  TextIndex *index = memory_new(sizeof *index);
  Text scratch = {0};
  for (size_t i = 0; i < tables->furniture.n; i++)
    add_phrase(&index->cues, &scratch, tables->furniture.at[i].folded, tables->furniture.at[i].kind);
  for (size_t i = 0; i < tables->abbreviations.n; i++)
    add_phrase(&index->abbreviations, &scratch, tables->abbreviations.at[i], FURNITURE_LINE);
  text_release(&scratch);
  link_phrases(&index->cues, false);
  link_phrases(&index->abbreviations, true);
  return index;
}

static void release_phrases(Phrases *p) {
  array_release(&p->list);
  array_release(&p->hashes);
  free(p->slots);
}

void index_free(TextIndex *index) {
  if (!index) return;
  release_phrases(&index->cues);
  release_phrases(&index->abbreviations);
  free(index);
}

static bool stands_at(const Phrases *p, const Phrase *q, const Text *t, uint32_t at) {
  for (uint32_t i = 0; i < q->n; i++)
    if (t->tokens.at[at + i].hash != p->hashes.at[q->begin + i]) return false;
  return true;
}

bool index_is_abbreviation(const TextIndex *index, const Text *t, uint32_t first, uint32_t last) {
  if (!index) return false;
  const Phrases *p = &index->abbreviations;
  for (uint32_t i = *slot_of(p, t->tokens.at[last].hash, true); i; i = p->list.at[i - 1].next) {
    const Phrase *q = &p->list.at[i - 1];
    if (q->n <= last - first + 1 && stands_at(p, q, t, last + 1 - q->n)) return true;
  }
  return false;
}

bool index_has_cue(const TextIndex *index, const Text *t, uint32_t at, uint32_t end, FurnitureKind kind) {
  if (!index) return false;
  const Phrases *p = &index->cues;
  for (uint32_t i = *slot_of(p, t->tokens.at[at].hash, false); i; i = p->list.at[i - 1].next) {
    const Phrase *q = &p->list.at[i - 1];
    if (q->kind == kind && q->n <= end - at && stands_at(p, q, t, at)) return true;
  }
  return false;
}
