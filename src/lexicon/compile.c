/* From the drafts to the block. */
#include "base/io.h"
#include "base/utf8.h"
#include "lexicon/block.h"
#include "lexicon/draft.h"
#include "lexicon/trie.h"
#include "text/fold.h"

#include <stdlib.h>
#include <string.h>

typedef ARRAY(char) Bytes;

typedef struct Compiler {
  Arena arena;
  Drafts drafts;
  Trie trie;
  uint32_t *place; ///< of each draft: its index among the entries, which are sorted by IRI
  StrBuf pool;
  Map pool_index;
  ARRAY(Str) langs;
  ARRAY(Reading) readings;
} Compiler;

static Ref pool_add(Compiler *c, Str s) {
  uint32_t at = map_add(&c->pool_index, s, (uint32_t)c->pool.n);
  if (at == c->pool.n) strbuf_add(&c->pool, s);
  return (Ref){at, (uint32_t)s.n};
}

static uint16_t lang_index(Compiler *c, Str tag) {
  if (!tag.n) return 0;
  for (size_t i = 0; i < c->langs.n; i++)
    if (str_eq(c->langs.at[i], tag)) return (uint16_t)(i + 1);
  array_push(&c->langs, tag);
  return (uint16_t)c->langs.n;
}

/* ---- readings ---- */

static uint8_t class_of_form(const Compiler *c, const DraftForm *f) {
  const Entry *e = &c->drafts.all.at[f->draft].entry;
  if (e->class == W_FORMER_NAME) return W_NAME;
  if (f->class == W_NONE) return e->class;
  if (f->class == W_NAME)
    return e->entity_class == CLASS_PLACE ? W_PLACE : e->entity_class < CLASS_AGREEMENT ? W_NAME : W_NONE;
  return f->class;
}

static bool has_upper(Str s) {
  for (size_t i = 0; i < s.n;) {
    uint32_t ch;
    i += utf8_next(s, i, &ch);
    if (fold_is_upper(ch)) return true;
  }
  return false;
}

static bool wins_over(const Drafts *d, uint32_t winner, uint32_t loser) {
  for (size_t i = 0; i < d->over.n; i++)
    if (d->over.at[i].of == winner && d->over.at[i].to == loser) return true;
  return false;
}

/* A reading loses its form when another entry at the same form says lex:over it. */
static bool is_overruled(const Drafts *d, const TrieEnd *group, size_t n, const DraftForm *f) {
  for (size_t i = 0; i < n; i++) {
    const DraftForm *other = &d->forms.at[group[i].form];
    if (other->draft != f->draft && str_eq(other->lang, f->lang) && wins_over(d, other->draft, f->draft)) return true;
  }
  return false;
}

static bool is_ambiguous(const Drafts *d, const DraftForm *f) {
  for (size_t i = 0; i < d->ambiguous.n; i++) {
    const DraftForm *a = &d->ambiguous.at[i];
    if (a->draft == f->draft && str_eq(a->text, f->text) && (!a->lang.n || str_eq(a->lang, f->lang))) return true;
  }
  return false;
}

/* Adds the reading unless it is among those from `begin` on; being a label is kept of both. */
static void add_reading(Compiler *c, uint32_t begin, const Reading *g) {
  for (size_t i = begin; i < c->readings.n; i++) {
    Reading *old = &c->readings.at[i];
    if (old->entry == g->entry && old->class == g->class && old->feature == g->feature && old->lang == g->lang &&
        old->form.at == g->form.at && old->form.n == g->form.n) {
      old->flags |= g->flags & READING_LABEL;
      return;
    }
  }
  array_push(&c->readings, *g);
}

/* The readings of the forms that end at one node. */
static void read_node(Compiler *c, const TrieEnd *group, size_t n, FormNode *node) {
  const Drafts *d = &c->drafts;
  node->begin = (uint32_t)c->readings.n;
  for (size_t i = 0; i < n; i++) {
    const DraftForm *f = &d->forms.at[group[i].form];
    uint8_t class = class_of_form(c, f);
    if (!class || is_overruled(d, group, n, f)) continue;
    int flags = f->flags | (has_upper(f->text) ? READING_CAPITAL : 0) | (is_ambiguous(d, f) ? READING_AMBIGUOUS : 0);
    Reading g;
    memset(&g, 0, sizeof g); /* its padding is written, too */
    g.entry = c->place[f->draft];
    g.form = pool_add(c, f->text);
    g.lang = lang_index(c, f->lang);
    g.class = class, g.feature = f->feature, g.flags = (uint8_t)flags;
    add_reading(c, node->begin, &g);
  }
  node->end = (uint32_t)c->readings.n;
}

static void make_readings(Compiler *c, FormNode *nodes) {
  const TrieEnd *ends = c->trie.ends.at;
  for (size_t i = 0, end; i < c->trie.ends.n; i = end) {
    for (end = i; end < c->trie.ends.n && ends[end].node == ends[i].node;) end++;
    read_node(c, ends + i, end - i, &nodes[ends[i].node]);
  }
}

/* ---- entries ---- */

static const Drafts *sorting; ///< qsort has no argument for it; set before the call
static int by_iri(const void *a, const void *b) {
  return str_cmp(sorting->all.at[*(const uint32_t *)a].iri, sorting->all.at[*(const uint32_t *)b].iri);
}

static void find_places(Compiler *c) {
  uint32_t n = (uint32_t)c->drafts.all.n, *order = ARENA_ARRAY(&c->arena, uint32_t, n + 1);
  c->place = ARENA_ARRAY(&c->arena, uint32_t, n + 1);
  for (uint32_t i = 0; i < n; i++) order[i] = i;
  sorting = &c->drafts;
  qsort(order, n, sizeof *order, by_iri);
  for (uint32_t i = 0; i < n; i++) c->place[order[i]] = i;
}

static int by_draft(const void *a, const void *b) {
  const DraftFact *x = a, *y = b;
  if (x->draft != y->draft) return x->draft < y->draft ? -1 : 1;
  if (x->predicate != y->predicate) return x->predicate < y->predicate ? -1 : 1;
  int order = str_cmp(x->value, y->value);
  return order ? order : str_cmp(x->lang, y->lang);
}

/* Also tells each draft's entry where its facts stand. */
static KnownFact *make_facts(Compiler *c) {
  Drafts *d = &c->drafts;
  KnownFact *facts = ARENA_ARRAY(&c->arena, KnownFact, d->facts.n + 1);
  if (d->facts.n) qsort(d->facts.at, d->facts.n, sizeof *d->facts.at, by_draft);
  for (size_t i = 0; i < d->facts.n; i++) {
    const DraftFact *f = &d->facts.at[i];
    Entry *e = &d->all.at[f->draft].entry;
    if (e->fact_end == e->fact_begin) e->fact_begin = (uint32_t)i;
    e->fact_end = (uint32_t)i + 1;
    Ref value = pool_add(c, f->value);
    facts[i] = (KnownFact){f->predicate, value, pool_add(c, f->lang)};
  }
  return facts;
}

/* lex:value by the class of the entry: openers carry their Roles (the first, and the set of all), modals a Shift,
   determiners a Manner; others keep the local name. */
static Entry entry_of(Compiler *c, const Draft *d) {
  Entry e = d->entry;
  e.iri = pool_add(c, d->iri);
  e.value = pool_add(c, d->value);
  if (e.class == W_OPENER) e.act = (uint8_t)kind_of(role_names, ROLE_COUNT, d->value), e.number = (int32_t)d->roles;
  if (e.class == W_MODAL) e.act = (uint8_t)kind_of(shift_names, SHIFT_COUNT, d->value);
  if (e.class == W_DETERMINER) e.act = (uint8_t)kind_of(manner_names, MANNER_COUNT, d->value);
  if (e.link != NO_ENTRY) e.link = c->place[e.link];
  if (e.capital_of != NO_ENTRY) e.capital_of = c->place[e.capital_of];
  if (e.capital != NO_ENTRY) e.capital = c->place[e.capital];
  return e;
}

static Entry *make_entries(Compiler *c) {
  Entry *entries = ARENA_ARRAY(&c->arena, Entry, c->drafts.all.n + 1);
  for (size_t i = 0; i < c->drafts.all.n; i++) entries[c->place[i]] = entry_of(c, &c->drafts.all.at[i]);
  return entries;
}

/* ---- the block ---- */

static void append(Bytes *b, const void *p, size_t n) {
  size_t padded = block_aligned(n);
  array_reserve(b, b->n + padded);
  if (n) memcpy(b->at + b->n, p, n);
  memset(b->at + b->n + n, 0, padded - n);
  b->n += padded;
}

static void build_block(Compiler *c, Bytes *out, const char version[65]) {
  FormNode *nodes = ARENA_ARRAY(&c->arena, FormNode, c->trie.node_count + 1);
  find_places(c);
  make_readings(c, nodes);
  trie_lay_out(&c->trie, nodes);
  const KnownFact *facts = make_facts(c);
  Entry *entries = make_entries(c);
  uint32_t n = (uint32_t)c->drafts.all.n, reading_count = (uint32_t)c->readings.n;
  uint32_t *of_entries = ARENA_ARRAY(&c->arena, uint32_t, reading_count + 1);
  block_list_readings(c->readings.at, reading_count, entries, n, of_entries);
  Ref *langs = ARENA_ARRAY(&c->arena, Ref, c->langs.n + 1);
  for (size_t i = 0; i < c->langs.n; i++) langs[i] = pool_add(c, c->langs.at[i]);

  BlockHead h = {.magic = "ENTLEX",
                 .entries = n,
                 .readings = reading_count,
                 .nodes = c->trie.slot_count,
                 .facts = (uint32_t)c->drafts.facts.n,
                 .langs = (uint32_t)c->langs.n,
                 .pool = (uint32_t)c->pool.n,
                 .format = BLOCK_FORMAT,
                 .filter = c->trie.filter_count};
  memcpy(h.version, version, 64);
  append(out, &h, sizeof h);
  append(out, entries, n * sizeof *entries);
  append(out, c->readings.at, reading_count * sizeof *c->readings.at);
  append(out, of_entries, reading_count * sizeof *of_entries);
  append(out, c->trie.slots, h.nodes * sizeof *c->trie.slots);
  append(out, facts, h.facts * sizeof *facts);
  append(out, langs, h.langs * sizeof *langs);
  append(out, c->trie.first, h.filter * sizeof *c->trie.first);
  append(out, c->trie.later, h.filter * sizeof *c->trie.later);
  append(out, c->pool.data, c->pool.n);
}

static void release(Compiler *c) {
  drafts_release(&c->drafts);
  trie_release(&c->trie);
  array_release(&c->langs), array_release(&c->readings);
  map_release(&c->pool_index);
  strbuf_release(&c->pool);
  arena_release(&c->arena);
}

static Status write_block(const Lexicon *lex, const char *path, Report *r) {
  OutFile out;
  Status status = out_open(&out, path, r);
  if (status != STATUS_OK) return status;
  fwrite(lex->block, 1, lex->size, out.stream);
  return out_commit(&out, r);
}

Status lexicon_compile(Lexicon *lex, const char *folder, const char *path, Report *r) {
  Compiler c = {0};
  Versions version;
  *lex = (Lexicon){0};
  Status status = block_version(folder, &version, r);
  if (status == STATUS_OK) status = drafts_read(&c.drafts, folder, r);
  if (status == STATUS_OK) {
    Bytes bytes = {0};
    trie_plant(&c.trie, &c.drafts);
    build_block(&c, &bytes, version.all);
    lex->block = bytes.at;
    lex->size = bytes.n;
    if (!block_attach(lex))
      status = report_error(r, STATUS_BAD_INPUT, (Place){folder, 0, 0}, "the lexicon could not be compiled");
    lexicon_set_versions(lex, &version);
  }
  if (status == STATUS_OK && path) status = write_block(lex, path, r);
  release(&c);
  return status;
}
