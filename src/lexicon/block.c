#include "lexicon/block.h"

#include "base/io.h"
#include "base/map.h"

#include <string.h>

static size_t aligned(size_t n) { return (n + 15) & ~(size_t)15; }

bool block_attach(Lexicon *lex) {
  const char *p = lex->block;
  BlockHead h;
  if (lex->size < sizeof h) return false;
  memcpy(&h, p, sizeof h);
  if (memcmp(h.magic, "ENTLEX\0", 8) || h.format != BLOCK_FORMAT) return false;
  size_t at = aligned(sizeof h);
#define SECTION(field, count, Type)                                                                                    \
  lex->field = (const Type *)(const void *)(p + at);                                                                   \
  at += aligned(sizeof(Type) * (size_t)(count))
  SECTION(entries, h.entries, Entry);
  SECTION(readings, h.readings, Reading);
  SECTION(nodes, h.nodes, FormNode);
  SECTION(edges, h.edges, FormEdge);
  SECTION(facts, h.facts, KnownFact);
  SECTION(langs, h.langs, Ref);
  SECTION(first, FIRST_BITS / 64, uint64_t);
  SECTION(later, FIRST_BITS / 64, uint64_t);
  SECTION(pool, h.pool, char);
#undef SECTION
  if (at > lex->size || !h.edges || (h.edges & (h.edges - 1))) return false;
  lex->entry_count = h.entries;
  lex->reading_count = h.readings;
  lex->node_count = h.nodes;
  lex->edge_mask = h.edges - 1;
  lex->fact_count = h.facts;
  lex->lang_count = h.langs;
  memcpy(lex->version, h.version, 64);
  lex->version[64] = 0;
  return true;
}

Status block_version(const char *folder, char version[65], Report *r) {
  Arena arena = {0};
  StrList files = {0};
  StrBuf bytes = {0};
  Sha256 h;
  sha256_init(&h);
  Status status = io_list_files(folder, &arena, &files, r);
  for (size_t i = 0; i < files.n && status == STATUS_OK; i++) {
    if (!str_ends(files.at[i], STR(".ttl"))) continue;
    strbuf_clear(&bytes);
    status = io_read_file(files.at[i].p, &bytes, r);
    sha256_add(&h, str_sub(files.at[i], strlen(folder), SIZE_MAX));
    sha256_add(&h, strbuf_as_str(&bytes));
  }
  unsigned char digest[32];
  sha256_end(&h, digest);
  for (int i = 0; i < 32; i++) {
    version[2 * i] = "0123456789abcdef"[digest[i] >> 4];
    version[2 * i + 1] = "0123456789abcdef"[digest[i] & 15];
  }
  version[64] = 0;
  strbuf_release(&bytes);
  array_release(&files);
  arena_release(&arena);
  return status;
}
