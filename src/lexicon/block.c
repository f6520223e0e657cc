#include "lexicon/block.h"

#include "base/io.h"
#include "base/sha256.h"

#include <string.h>

static bool is_power(uint32_t n) { return n && !(n & (n - 1)); }

void block_list_readings(const Reading *readings, uint32_t n, Entry *entries, uint32_t entry_count,
                         uint32_t *of_entries) {
  for (uint32_t i = 0; i < n; i++) entries[readings[i].entry].reading_end++;
  for (uint32_t i = 0, before = 0; i < entry_count; i++) {
    uint32_t count = entries[i].reading_end;
    entries[i].reading_begin = entries[i].reading_end = before;
    before += count;
  }
  for (uint32_t i = 0; i < n; i++) of_entries[entries[readings[i].entry].reading_end++] = i;
}

bool block_attach(Lexicon *lex) {
  const char *p = lex->block;
  BlockHead h;
  if (lex->size < sizeof h) return false;
  memcpy(&h, p, sizeof h);
  if (memcmp(h.magic, "ENTLEX\0", 8) || h.format != BLOCK_FORMAT) return false;
  size_t at = block_aligned(sizeof h);
#define SECTION(field, count, Type)                                                                                    \
  lex->field = (const Type *)(const void *)(p + at);                                                                   \
  at += block_aligned(sizeof(Type) * (size_t)(count))
  SECTION(entries, h.entries, Entry);
  SECTION(readings, h.readings, Reading);
  SECTION(of_entries, h.readings, uint32_t);
  SECTION(nodes, h.nodes, FormNode);
  SECTION(facts, h.facts, KnownFact);
  SECTION(langs, h.langs, Ref);
  SECTION(first, h.filter, uint64_t);
  SECTION(later, h.filter, uint64_t);
  SECTION(pool, h.pool, char);
#undef SECTION
  if (at > lex->size || !is_power(h.nodes) || !is_power(h.filter)) return false;
  lex->entry_count = h.entries;
  lex->reading_count = h.readings;
  lex->node_mask = h.nodes - 1;
  lex->filter_mask = h.filter - 1;
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
