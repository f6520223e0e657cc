#include "facts/names.h"

#include "text/fold.h"

static bool is_word(const Token *token, const MapWords *words) {

  for (size_t i = 0; i < words->n; i++)
    if (fold_hash(words->at[i]) == token->hash) return true;
  return false;
}

/* The tokens from the first after one of `after` to before the next of `until`. */
static void find_range(const Text *t, const MapField *f, size_t *from, size_t *to) {
  *from = 0;
  while (f->after.n && *from < t->tokens.n && !is_word(&t->tokens.at[*from], &f->after)) ++*from;
  if (f->after.n && *from < t->tokens.n) ++*from;
  for (*to = *from; *to < t->tokens.n && !is_word(&t->tokens.at[*to], &f->until);) ++*to;
}

static bool fits(const Lexicon *lex, const Reading *g, const Text *t, const Token *first, const Token *last) {
  EntityClass class = (EntityClass)lex->entries[g->entry].entity_class;
  if (g->class != W_NAME || g->flags & READING_AMBIGUOUS || !(first->flags & TOKEN_CAPITAL)) return false;
  if (class != CLASS_STATE && class != CLASS_INTERGOVERNMENTAL) return false;
  return !(g->flags & READING_EXACT) ||
         str_eq(lex_str(lex, g->form), str_sub(t->document->text, first->start, last->end));
}

/* The one actor whose name begins at this token, and how many tokens it has; NO_ENTRY when there is none or several. */
static uint32_t actor_at(const Lexicon *lex, const Text *t, size_t at, size_t n, size_t *used) {
  const Token *tokens = t->tokens.at + at;
  const FormNode *node = lexicon_match(lex, tokens, n, used);
  uint32_t entry = NO_ENTRY;
  for (uint32_t i = node ? node->begin : 0; node && i < node->end; i++) {
    const Reading *g = &lex->readings[i];
    if (!fits(lex, g, t, tokens, tokens + *used - 1) || g->entry == entry) continue;
    if (entry != NO_ENTRY) return NO_ENTRY;
    entry = g->entry;
  }
  return entry;
}

static void add_once(NamedActors *found, uint32_t entry) {
  for (size_t i = 0; i < found->n; i++)
    if (found->at[i] == entry) return;
  array_push(found, entry);
}

void names_find(const Lexicon *lex, const MapField *f, Str text, NamedActors *found) {
  Document d = {.text = text};
  TextTables none = {0};
  Text t = {0};
  size_t from, to, used = 1;
  bool clean = true;
  array_clear(found);
  text_read(&t, &d, &none);
  find_range(&t, f, &from, &to);
  for (size_t i = from; i < to && clean; i += used) {
    uint32_t entry = actor_at(lex, &t, i, to - i, &used);
    if (entry != NO_ENTRY) add_once(found, entry);
    else clean = is_word(&t.tokens.at[i], &f->among), used = 1;
  }
  if (!clean || (f->exactly && found->n != (size_t)f->exactly)) array_clear(found);
  text_release(&t);
}
