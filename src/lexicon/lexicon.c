#include "lexicon/lexicon.h"

#include "base/io.h"
#include "base/map.h"
#include "lexicon/block.h"
#include "text/fold.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

Str lexicon_local_name(Str iri) {
  size_t at = iri.n;
  while (at && iri.p[at - 1] != '/' && iri.p[at - 1] != '#') at--;
  return str_sub(iri, at, iri.n);
}

uint16_t lexicon_lang(const Lexicon *lex, Str tag) {
  for (uint32_t i = 0; i < lex->lang_count; i++)
    if (str_eq(lex_str(lex, lex->langs[i]), tag)) return (uint16_t)(i + 1);
  return 0;
}

/* Most words begin no form: two bits of a small table say so without a look at the large one. */
static bool may_be(const Lexicon *lex, const uint64_t *filter, uint64_t hash) {
  return !(block_bits(hash) & ~filter[block_word(hash, lex->filter_mask)]);
}

static const FormNode *slot_of(const Lexicon *lex, uint64_t hash) { return &lex->nodes[hash & lex->node_mask]; }

/* The node with this hash, from its slot on; NULL when there is none. */
static const FormNode *find_node(const Lexicon *lex, const FormNode *slot, uint64_t hash) {
  uint32_t tag = block_tag(hash);
  while (slot->tag && slot->tag != tag) slot = slot == &lex->nodes[lex->node_mask] ? lex->nodes : slot + 1;
  return slot->tag ? slot : NULL;
}

bool lexicon_may_begin(const Lexicon *lex, const Token *token) { return may_be(lex, lex->first, token->hash); }

/* Without a branch, which would be guessed wrong: of a token that begins no form the first word of the filter is looked at, and the first
   node. */
bool lexicon_may_go_on(const Lexicon *lex, const Token *tokens, bool begins) {
  uint64_t hash = block_pair(tokens[0].hash, tokens[1].hash) & -(uint64_t)begins;
  uint64_t goes_on = begins & (uint64_t)may_be(lex, lex->later, hash);
  __builtin_prefetch(slot_of(lex, hash & -goes_on));
  return goes_on;
}

const FormNode *lexicon_look_up(const Lexicon *lex, const Token *token) {
  if (!lexicon_may_begin(lex, token)) return NULL;
  uint64_t hash = block_hash(0, token->hash);
  return find_node(lex, slot_of(lex, hash), hash);
}

const FormNode *lexicon_match_longer(const Lexicon *lex, const Token *tokens, size_t n, size_t *used) {
  const FormNode *best = NULL, *at = NULL;
  for (size_t i = 1; i < n && (i == 1 || at->goes_on); i++) {
    uint64_t pair = block_pair(tokens[i - 1].hash, tokens[i].hash);
    uint64_t hash = i == 1 ? pair : block_hash(at->number, tokens[i].hash);
    at = may_be(lex, lex->later, pair) ? find_node(lex, slot_of(lex, hash), hash) : NULL;
    if (!at) break;
    if (at->end > at->begin) best = at, *used = i + 1;
  }
  return best;
}

const FormNode *lexicon_match(const Lexicon *lex, const Token *tokens, size_t n, size_t *used) {
  const FormNode *root = n ? lexicon_look_up(lex, tokens) : NULL;
  const FormNode *longer = root && root->goes_on ? lexicon_match_longer(lex, tokens, n, used) : NULL;
  if (longer || !root || root->end == root->begin) return longer;
  *used = 1;
  return root;
}

uint32_t lexicon_find(const Lexicon *lex, Str iri) {
  uint32_t low = 0, high = lex->entry_count; /* entries stand sorted by IRI */
  while (low < high) {
    uint32_t mid = (low + high) / 2;
    int c = str_cmp(lex_str(lex, lex->entries[mid].iri), iri);
    if (c == 0) return mid;
    if (c < 0) low = mid + 1;
    else high = mid;
  }
  return NO_ENTRY;
}

void lexicon_fill_text_tables(const Lexicon *lex, TextTables *tables, Arena *arena) {
  for (uint32_t i = 0; i < lex->reading_count; i++) {
    const Reading *g = &lex->readings[i];
    Str form = lex_str(lex, g->form);
    bool dotted = form.n && form.p[form.n - 1] == '.';
    bool title = g->class == W_TITLE && (dotted || form.n <= 4); /* « MM. », "Mr." */
    if (g->class != W_ABBREVIATION && g->class != W_FURNITURE && !title) continue;
    StrBuf b = {0};
    if (g->class != W_FURNITURE && dotted) form.n--;
    fold(&b, form);
    Str folded = arena_copy(arena, strbuf_as_str(&b));
    strbuf_release(&b);
    if (g->class != W_FURNITURE) array_push(&tables->abbreviations, folded);
    else {
      Str value = lex_str(lex, lex->entries[g->entry].value);
      if (str_is(value, "Only")) continue; /* menu words: text/ tells menus by their shape */
      FurnitureKind kind = str_is(value, "Start")   ? FURNITURE_START
                           : str_is(value, "Block") ? FURNITURE_BLOCK
                                                    : FURNITURE_LINE;
      array_push(&tables->furniture, (FurnitureCue){folded, kind});
    }
  }
  text_tables_index(tables);
}

void lexicon_close(Lexicon *lex) {
  free(lex->block);
  *lex = (Lexicon){0};
}

/* ---- finding the data ---- */

static bool readable(const char *path) { return access(path, R_OK) == 0; }

/* The folder of the running program, without the final slash. */
static Str program_folder(Arena *arena) {
  char path[4096];
  ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
  if (n <= 0) return STR(".");
  while (n > 1 && path[n - 1] != '/') n--;
  return arena_copy(arena, (Str){path, (size_t)n - 1});
}

/* Every word is looked up in it: in large pages, where the system has them, that costs less. */
static void *read_whole(int fd, size_t size) {
  enum { LARGE_PAGE = 2 << 20 };
  char *p = aligned_alloc(LARGE_PAGE, (size / LARGE_PAGE + 1) * LARGE_PAGE);
  if (p) madvise(p, size, MADV_HUGEPAGE);
  size_t have = 0;
  for (ssize_t got = 1; p && got > 0 && have < size; have += (size_t)got)
    if ((got = read(fd, p + have, size - have)) < 0) break;
  if (have == size) return p;
  free(p);
  return NULL;
}

static Status read_block(Lexicon *lex, const char *path, const char version[65]) {
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  struct stat st;
  if (fd < 0) return STATUS_END;
  Lexicon found = {.block = NULL};
  if (!fstat(fd, &st) && st.st_size > 0) found.size = (size_t)st.st_size, found.block = read_whole(fd, found.size);
  close(fd);
  if (!found.block || !block_attach(&found) || memcmp(found.version, version, 64)) {
    lexicon_close(&found);
    return STATUS_END;
  }
  *lex = found;
  return STATUS_OK;
}

void lexicon_set_versions(Lexicon *lex, const Versions *v) {
  memcpy(lex->ontology_version, v->ontology, sizeof lex->ontology_version);
  memcpy(lex->lexicon_version, v->lexicon, sizeof lex->lexicon_version);
}

Status lexicon_folder(Arena *arena, Str *folder, Report *r) {
  Str here = program_folder(arena);
  const char *asked = getenv("ENTENTE_ONTOLOGY");
  Str folders[3] = {str_of(asked ? asked : ""), arena_printf(arena, "%.*s/../ontology", STR_ARG(here)),
                    arena_printf(arena, "%.*s/../share/entente/ontology", STR_ARG(here))};
  for (int i = asked ? 0 : 1; i < 3; i++)
    if (readable(folders[i].p)) return *folder = arena_copy(arena, folders[i]), STATUS_OK;
  return report_error(r, STATUS_IO, (Place){asked ? asked : folders[1].p, 0, 0},
                      "no ontology here; set ENTENTE_ONTOLOGY to the folder that holds states.ttl");
}

Status lexicon_open(Lexicon *lex, Report *r) {
  Arena arena = {0};
  *lex = (Lexicon){0};
  Str here = program_folder(&arena), folder;
  Str blocks[2] = {arena_printf(&arena, "%.*s/lexicon.bin", STR_ARG(here)),
                   arena_printf(&arena, "%.*s/../share/entente/lexicon.bin", STR_ARG(here))};
  Versions version;
  Status status = lexicon_folder(&arena, &folder, r);
  if (status == STATUS_OK && (status = block_version(folder.p, &version, r)) == STATUS_OK) {
    status = STATUS_END;
    for (int i = 0; i < 2 && status == STATUS_END; i++) status = read_block(lex, blocks[i].p, version.all);
    if (status == STATUS_END) status = lexicon_compile(lex, folder.p, NULL, r);
    else lexicon_set_versions(lex, &version);
  }
  arena_release(&arena);
  return status;
}
