#include "resolve/identity.h"
#include "resolve/nodes.h"

#include "text/fold.h"

#include <stdlib.h>
#include <string.h>

typedef struct Words {
  Str at[48];
  int n;
} Words;

/* Function words carry no name: those whose every reading is an opener, determiner, conjunction or the like. */
static bool is_function_word(const Lexicon *lex, Str word) {
  Token token = {.hash = hash_bytes(word, 0)}; /* the word is folded already */
  bool function = false;
  size_t used;
  const FormNode *node = lexicon_match(lex, &token, 1, &used);
  const uint64_t classes = W_BIT(W_OPENER) | W_BIT(W_DETERMINER) | W_BIT(W_CONJUNCTION) | W_BIT(W_RELATIVE) |
                           W_BIT(W_PRONOUN) | W_BIT(W_PARTICLE);
  for (uint32_t i = node ? node->begin : 0; node && i < node->end; i++)
    function |= (classes & W_BIT(lex->readings[i].class)) != 0;
  return function;
}

static void split(const Lexicon *lex, Str folded, Words *w) {
  w->n = 0;
  for (size_t i = 0; i < folded.n;) {
    while (i < folded.n && !((folded.p[i] >= 'a' && folded.p[i] <= 'z') || (folded.p[i] >= '0' && folded.p[i] <= '9') ||
                             folded.p[i] & 0x80))
      i++;
    size_t from = i;
    while (i < folded.n && ((folded.p[i] >= 'a' && folded.p[i] <= 'z') || (folded.p[i] >= '0' && folded.p[i] <= '9') ||
                            folded.p[i] & 0x80))
      i++;
    Str word = str_sub(folded, from, i);
    bool elided = i < folded.n && folded.p[i] == '\'';
    if (word.n > 1 + (size_t)elided && w->n < 48 && !is_function_word(lex, word)) w->at[w->n++] = word;
  }
}

double name_overlap(NameWords x, NameWords y) {
  int shared = 0;
  for (int i = 0; i < x.n; i++)
    for (int k = 0; k < y.n; k++)
      if (x.at[i] == y.at[k]) {
        shared++;
        break;
      }
  int least = x.n < y.n ? x.n : y.n;
  return least ? (double)shared / least : 0;
}

NameWords name_words(Analysis *a, Str name) {
  StrBuf p = {0};
  Words w;
  fold(&p, name);
  split(a->lex, strbuf_as_str(&p), &w);
  uint64_t *at = ARENA_ARRAY(&a->arena, uint64_t, (size_t)w.n);
  for (int i = 0; i < w.n; i++) at[i] = hash_bytes(w.at[i], 0);
  strbuf_release(&p);
  return (NameWords){at, w.n};
}

NodeName node_name(Analysis *a, Span s) {
  Str text = span_text(a, s);
  return (NodeName){text, s, name_words(a, text)};
}

static int by_bytes(const void *x, const void *y) { return str_cmp(*(const Str *)x, *(const Str *)y); }

int name_key(const Lexicon *lex, Str name, StrBuf *out) {
  StrBuf p = {0};
  Words w;
  fold(&p, name);
  split(lex, strbuf_as_str(&p), &w);
  qsort(w.at, (size_t)w.n, sizeof *w.at, by_bytes);
  for (int i = 0; i < w.n; i++) {
    if (i && str_eq(w.at[i], w.at[i - 1])) continue;
    if (out->n && out->data[out->n - 1] != '|') strbuf_addc(out, ' ');
    strbuf_add(out, w.at[i]);
  }
  strbuf_release(&p);
  return w.n;
}

Str span_text(const Analysis *a, Span s) { return text_str(a->text, s); }

uint32_t sentence_at(const Analysis *a, uint32_t byte) {
  uint32_t low = 0, high = (uint32_t)a->text->sentences.n;
  while (low + 1 < high) {
    uint32_t mid = (low + high) / 2;
    if (a->text->sentences.at[mid].span.start <= byte) low = mid;
    else high = mid;
  }
  return low;
}

Span sentence_span(const Analysis *a, uint32_t byte) {
  return a->text->sentences.n ? a->text->sentences.at[sentence_at(a, byte)].span : (Span){byte, byte + 1};
}
