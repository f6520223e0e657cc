#include "extract/words.h"

#include "base/bytes.h"
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

enum { WORDS_KEPT = 16384 };

_Static_assert(sizeof(KnownWord) == MEMORY_LINE, "each in a line of its own");

KnownWord *words_new(void) { return memory_new_lines(WORDS_KEPT); }

/* Words of the same folded form are mostly written in two ways: with a capital and without. */
static size_t place_of(const Token *t) { return (t->hash + (t->flags & TOKEN_CAPITAL)) & (WORDS_KEPT - 1); }

/* No branch depends on a word: it would be guessed wrong. Where no form begins, the first word that is kept is fetched. */
void words_begin(Analysis *a, const Sentence *s) {
  const Token *t = a->text->tokens.at + s->token_begin;
  size_t n = s->token_end - s->token_begin;
  array_reserve(&a->begins, n);
  for (size_t i = 0; i < n; i++) {
    bool begins = !(t[i].flags & TOKEN_PUNCT) & lexicon_may_begin(a->lex, &t[i]);
    a->begins.at[i] = begins * WORD_BEGINS;
    __builtin_prefetch(&a->words[place_of(&t[i]) & -(size_t)begins]);
  }
  for (size_t i = 0; i + 1 < n; i++)
    a->begins.at[i] |= (uint8_t)(lexicon_may_go_on(a->lex, &t[i], a->begins.at[i]) * WORD_GOES_ON);
  a->begins.n = n;
}

/* Words are of any length, which a comparison byte by byte would have to guess; `left` bytes stand at written.p. */
static bool is_written(const KnownWord *w, Str written, size_t left, uint16_t lang) {
  if (w->length != written.n || w->lang != lang) return false;
  if (written.n > BYTES || left < BYTES) return !memcmp(w->written, written.p, written.n);
  uint32_t differ = bytes_bits((Bytes)(bytes_at(w->written) != bytes_at(written.p)));
  return !(differ & ((1u << written.n) - 1));
}

static void read_word(const Analysis *a, uint32_t token, KnownWord *w) {
  const FormNode *root = lexicon_look_up(a->lex, &a->text->tokens.at[token]);
  WordUnit u = {.flags = a->text->tokens.at[token].flags};
  if (root) readings_add(a, root, token, 1, &u);
  *w = (KnownWord){.mask = u.mask, .reading_count = u.reading_count};
  for (int i = 0; i < u.reading_count; i++) w->readings[i] = (uint32_t)(u.readings[i] - a->lex->readings);
}

const KnownWord *word_at(const Analysis *a, uint32_t token) {
  const Token *t = &a->text->tokens.at[token];
  Str written = token_str(a->text, t);
  KnownWord *w = &a->words[place_of(t)];
  if (is_written(w, written, a->text->document->text.n - t->start, a->lang)) return w;
  read_word(a, token, w);
  if (written.n > WORD_LONGEST) return w;
  w->lang = a->lang, w->length = (uint8_t)written.n;
  memcpy(w->written, written.p, written.n);
  return w;
}
