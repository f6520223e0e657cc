#include "lexicon/block.h"

#include "base/io.h"
#include "base/sha256.h"

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

Status block_version(const char *folder, Versions *v, Report *r) {
  Arena arena = {0};
  StrList files = {0};
  StrBuf bytes = {0};
  Sha256 ontology, lexicon;
  sha256_init(&ontology);
  sha256_init(&lexicon);
  Status status = io_list_files(folder, &arena, &files, r);
  for (size_t i = 0; i < files.n && status == STATUS_OK; i++) {
    if (!str_ends(files.at[i], STR(".ttl"))) continue;
    strbuf_clear(&bytes);
    status = io_read_file(files.at[i].p, &bytes, r);
    Str name = str_sub(files.at[i], strlen(folder), SIZE_MAX);
    Sha256 *h = str_starts(str_sub(name, name.p[0] == '/', SIZE_MAX), STR("lexicon/")) ? &lexicon : &ontology;
    sha256_add(h, name);
    sha256_add(h, strbuf_as_str(&bytes));
  }
  sha256_end_hex(&ontology, v->ontology);
  sha256_end_hex(&lexicon, v->lexicon);
  char both[129];
  snprintf(both, sizeof both, "%s%s", v->ontology, v->lexicon);
  sha256_hex(str_of(both), v->all);
  strbuf_release(&bytes);
  array_release(&files);
  arena_release(&arena);
  return status;
}
