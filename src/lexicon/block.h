/* The compiled form of the lexicon: one block of bytes, offsets instead of pointers, the same on every run. */
#ifndef ENTENTE_LEXICON_BLOCK_H
#define ENTENTE_LEXICON_BLOCK_H

#include "lexicon/lexicon.h"

enum { BLOCK_FORMAT = 9 }; ///< raised when a struct of lexicon.h changes

typedef struct BlockHead {
  char magic[8]; ///< "ENTLEX" and the format
  char version[64];
  uint32_t entries, readings, nodes, facts, langs, pool; ///< counts; nodes is that of the slots, a power of two
  uint32_t format;
  uint32_t filter; ///< words of each filter, a power of two
} BlockHead;

static inline size_t block_aligned(size_t n) { return (n + 15) & ~(size_t)15; } ///< bytes that a section takes

static inline uint64_t block_hash(uint32_t before, uint64_t token) {
  uint64_t h = (token ^ ((uint64_t)before + 1) * UINT64_C(0x9E3779B97F4A7C15)) * UINT64_C(0xD6E8FEB86659FD93);
  h ^= h >> 32;
  return h ? h : 1;
}

/* Of two tokens that follow each other in a form; a node behind two tokens has it for its hash, which so needs no look at the node before. */
static inline uint64_t block_pair(uint64_t before, uint64_t token) {
  uint64_t h = (token ^ before * UINT64_C(0x9E3779B97F4A7C15)) * UINT64_C(0xD6E8FEB86659FD93);
  h ^= h >> 32;
  return h ? h : 1;
}

static inline uint32_t block_tag(uint64_t hash) { return (uint32_t)(hash >> 32) ? (uint32_t)(hash >> 32) : 1; }

/* A filter holds hashes as two bits of one word: what is not in it is not in the table, and the other way round nearly so. */
static inline uint64_t block_bits(uint64_t hash) {
  return UINT64_C(1) << (hash >> 58) | UINT64_C(1) << (hash >> 52 & 63);
}
static inline uint32_t block_word(uint64_t hash, uint32_t mask) { return (uint32_t)(hash >> 32) & mask; }

/* Fills of_entries, as many as readings, and where those of each entry stand in it. */
void block_list_readings(const Reading *readings, uint32_t n, Entry *entries, uint32_t entry_count,
                         uint32_t *of_entries);

/* Sets the pointers of lex from lex->block; false when the block is not one of ours or is cut short. */
bool block_attach(Lexicon *lex);

/* SHA-256 over names and bytes of the Turtle files below folder: of those in lexicon/, of the others, and over both, as the block
   carries it. */
typedef struct Versions {
  char all[65], ontology[65], lexicon[65];
} Versions;
Status block_version(const char *folder, Versions *v, Report *r);
void lexicon_set_versions(Lexicon *lex, const Versions *v);

#endif
