#include "extract/words.h"

#include "base/utf8.h"
#include "text/fold.h"

#include <string.h>

static bool is_separator(uint32_t c) {
  return c == ' ' || c == '-' || c == 0xA0 || c == 0x202F || c == '\n' || c == '\t' || c == '\'' || c == 0x2019 ||
         (c >= 0x2010 && c <= 0x2015) || c == 0xAD || c == '.';
}

/* The next letter of s, or 0; *starts tells whether a word begins with it. */
static uint32_t next_letter(Str s, size_t *at, bool *starts) {
  *starts = *at == 0;
  while (*at < s.n) {
    uint32_t c;
    *at += utf8_next(s, *at, &c);
    if (!is_separator(c)) return c;
    *starts = true;
  }
  return 0;
}

/* Whether text, whose folded form is that of `form`, is also written as the data wants it: see "Forms" in ontology/README.md. */
static bool written_so(Str form, Str text, int flags) {
  size_t i = 0, k = 0;
  if (form.n == text.n && form.n) { /* the usual case: the same bytes, but perhaps for a capital at the head */
    bool head = form.p[0] == text.p[0];
    bool lifted = !(flags & (READING_EXACT | READING_CAPITAL)) && form.p[0] >= 'a' && form.p[0] <= 'z' &&
                  text.p[0] == form.p[0] - 'a' + 'A';
    if ((head || lifted) && !memcmp(form.p + 1, text.p + 1, form.n - 1)) return true;
  }
  for (bool starts, ends;;) {
    uint32_t f = next_letter(form, &i, &starts), t = next_letter(text, &k, &ends);
    if (!f || !t) return f == t;
    if (flags & READING_EXACT && f != t) return false;
    if (starts && flags & READING_CAPITAL && fold_is_upper(f) && !fold_is_upper(t))
      return false; /* « La réunion » is no island */
    if (f == 0x153 || f == 0xE6 || t == 0x153 || t == 0xE6 || f == 0x152 || t == 0x152) return true; /* œ against oe */
    uint32_t lf = fold_lower(f), lt = fold_lower(t);
    if (lf == lt) continue;
    if (fold_base(f) != fold_base(t)) return true; /* an expansion; the hashes were equal */
    bool bare = lt == fold_base(t);
    if (!(bare && (fold_is_upper(t) || flags & READING_CAPITAL))) return false;
  }
}

/* In another language than the document's only names stand. */
static bool may_stand(const Analysis *a, const Reading *g, uint16_t flags, size_t tokens) {
  if (!g->lang || g->lang == a->lang) return true;
  bool name = g->class == W_NAME || g->class == W_PLACE || (g->class == W_BODY_HEAD && flags & TOKEN_CAPITAL);
  return name && !(tokens == 1 && g->flags & READING_AMBIGUOUS);
}

/* Whether written_so says the same of both, for any text. */
static bool is_like(const Reading *g, const Reading *other) {
  return g->form.at == other->form.at && g->form.n == other->form.n &&
         !((g->flags ^ other->flags) & (READING_EXACT | READING_CAPITAL));
}

static void add_reading(WordUnit *u, const Reading *g) {
  for (int i = 0; i < u->reading_count; i++)
    if (u->readings[i]->class == g->class && u->readings[i]->entry == g->entry && u->readings[i]->feature == g->feature)
      return;
  if (u->reading_count < 6) u->readings[u->reading_count++] = g;
  u->mask |= W_BIT(g->class);
}

void readings_add_of(const Analysis *a, const FormNode *node, uint32_t at, size_t used, uint64_t classes, WordUnit *u) {
  const Token *first = &a->text->tokens.at[at];
  Str text = text_str(a->text, (Span){first->start, first[used - 1].end});
  const Reading *last = NULL; /* readings of one form mostly follow each other */
  bool so = false;
  for (const Reading *g = a->lex->readings + node->begin, *end = a->lex->readings + node->end; g < end; g++) {
    if (!(classes & W_BIT(g->class)) || !may_stand(a, g, first->flags, used)) continue;
    if (!last || !is_like(g, last)) so = written_so(lex_str(a->lex, g->form), text, g->flags);
    last = g;
    if (so) add_reading(u, g);
  }
}

/* Which classes of readings `used` tokens from `at` on may have. */
static uint64_t classes_at(const Analysis *a, uint32_t at, size_t used) {
  const uint64_t of_text = W_BIT(W_FURNITURE) | W_BIT(W_ABBREVIATION); /* for text/ only */
  const Token *first = &a->text->tokens.at[at];
  /* « à La Havane »: an article written large behind a small word belongs to the name after it */
  bool takes_article = used > 1 && !(first->flags & TOKEN_CAPITAL) && first[used - 1].flags & TOKEN_CAPITAL;
  return ~(takes_article ? of_text | W_BIT(W_OPENER) | W_BIT(W_DETERMINER) : of_text);
}

void readings_add(const Analysis *a, const FormNode *node, uint32_t at, size_t used, WordUnit *u) {
  readings_add_of(a, node, at, used, classes_at(a, at, used), u);
}

/* ---- Words that came before ---- */

enum { WORDS_KEPT = 4096 };

KnownWord *words_new(void) { return memory_new(WORDS_KEPT * sizeof(KnownWord)); }

/* Words of the same folded form are mostly written in two ways: with a capital and without. */
static KnownWord *place_of(const Analysis *a, const Token *t) {
  return &a->words[(t->hash + (t->flags & TOKEN_CAPITAL)) & (WORDS_KEPT - 1)];
}

/* No branch depends on a word before it is known to begin a form: it would be guessed wrong. */
void words_begin(Analysis *a, const Sentence *s) {
  const Token *tokens = a->text->tokens.at;
  array_reserve(&a->begins, s->token_end - s->token_begin);
  size_t n = 0;
  for (uint32_t i = s->token_begin; i < s->token_end; i++) {
    a->begins.at[n] = i;
    n += !(tokens[i].flags & TOKEN_PUNCT) & lexicon_may_begin(a->lex, &tokens[i]);
  }
  a->begins.n = n;
  for (size_t k = 0; k < n; k++) {
    const KnownWord *w = place_of(a, &tokens[a->begins.at[k]]);
    __builtin_prefetch(w);
    __builtin_prefetch(w->readings);
  }
}

static bool is_written(const KnownWord *w, Str written, uint16_t lang) {
  return w->length == written.n && w->lang == lang && !memcmp(w->written, written.p, written.n);
}

static void read_word(const Analysis *a, uint32_t token, KnownWord *w) {
  const FormNode *root = lexicon_look_up(a->lex, &a->text->tokens.at[token]);
  WordUnit u = {.flags = a->text->tokens.at[token].flags};
  if (root) readings_add(a, root, token, 1, &u);
  *w = (KnownWord){.root = root ? *root : (FormNode){0}, .mask = u.mask, .reading_count = u.reading_count};
  memcpy(w->readings, u.readings, sizeof w->readings);
}

const KnownWord *word_at(const Analysis *a, uint32_t token) {
  const Token *t = &a->text->tokens.at[token];
  Str written = token_str(a->text, t);
  KnownWord *w = place_of(a, t);
  if (is_written(w, written, a->lang)) return w;
  read_word(a, token, w);
  if (written.n > WORD_LONGEST) return w;
  w->lang = a->lang, w->length = (uint8_t)written.n;
  memcpy(w->written, written.p, written.n);
  return w;
}
