#include "resolve/known.h"

/* The readings of the whole name, or NULL. */
static const FormNode *whole_name(const Lexicon *lex, Str name) {
  Document d = {.text = name};
  TextTables none = {0};
  Text t = {0};
  size_t used = 0;
  text_read(&t, &d, &none);
  const FormNode *node = t.tokens.n ? lexicon_match(lex, t.tokens.at, t.tokens.n, &used) : NULL;
  if (used != t.tokens.n) node = NULL;
  text_release(&t);
  return node;
}

static bool is_among(const uint32_t *entries, int n, uint32_t entry) {
  for (int i = 0; i < n; i++)
    if (entries[i] == entry) return true;
  return false;
}

int known_entries(const Lexicon *lex, WordClass class, Str name, uint32_t entries[KNOWN_MAX], int *sure) {
  const FormNode *node = whole_name(lex, name);
  int n = 0;
  for (int ambiguous = 0; ambiguous < 2; ambiguous++) {
    for (uint32_t i = node ? node->begin : 0; node && i < node->end && n < KNOWN_MAX; i++) {
      const Reading *g = &lex->readings[i];
      if (g->class != class || !(g->flags & READING_AMBIGUOUS) != !ambiguous || is_among(entries, n, g->entry))
        continue;
      if (g->flags & READING_EXACT && !str_eq(lex_str(lex, g->form), name)) continue;
      entries[n++] = g->entry;
    }
    if (!ambiguous) *sure = n;
  }
  return n;
}

uint32_t known_domain(const Lexicon *lex, Str name) {
  const FormNode *node = whole_name(lex, name);
  uint32_t found = NO_ENTRY;
  for (uint32_t i = node ? node->begin : 0; node && i < node->end; i++) {
    const Reading *g = &lex->readings[i];
    if (g->class != W_CUE || g->entry == found) continue;
    if (found != NO_ENTRY) return NO_ENTRY;
    found = g->entry;
  }
  return found;
}

Str known_iri(const Lexicon *lex, uint32_t entry) {
  Str iri = lex_str(lex, lex->entries[entry].iri), base = STR(NS_ID);
  return str_starts(iri, base) ? str_sub(iri, base.n, iri.n) : iri;
}

Str known_place(const Lexicon *lex, Str name, Arena *a) {
  const FormNode *node = whole_name(lex, name);
  for (uint32_t i = node ? node->begin : 0; node && i < node->end; i++)
    if (lex->readings[i].class == W_PLACE) return arena_copy(a, known_iri(lex, lex->readings[i].entry));
  for (uint32_t i = node ? node->begin : 0; node && i < node->end; i++) {
    const Entry *e = &lex->entries[lex->readings[i].entry];
    if (lex->readings[i].class == W_NAME && e->entity_class == CLASS_STATE)
      return arena_printf(a, "place/%.*s", STR_ARG(lexicon_local_name(lex_str(lex, e->iri))));
  }
  return STR("");
}
