#include "text/parts.h"

#include "base/utf8.h"
#include "text/fold.h"

#include <string.h>

static bool is_end_sign(uint32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x203D || c == 0x061F || c == 0x06D4 || c == 0x0964;
}

/* Chinese and Japanese write no space after these. */
static bool is_wide_end_sign(uint32_t c) { return c == 0x3002 || c == 0xFF01 || c == 0xFF1F; }

static bool is_closer(uint32_t c) {
  return c == 0xBB || c == 0x201D || c == 0x2019 || c == ')' || c == ']' || c == 0x203A || c == 0x300D || c == 0xFF09;
}

static bool is_opener(uint32_t c) {
  return c == 0xAB || c == 0x201C || c == 0x201E || c == 0x2018 || c == '"' || c == '\'' || c == '(' || c == '[' ||
         c == 0xBF || c == 0xA1 || c == 0x300C || c == 0xFF08;
}

static bool is_dash(uint32_t c) { return c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2022 || c == 0x2192; }

static uint32_t first_code_point(const Text *t, const Token *k) {
  uint32_t c;
  utf8_next(t->document->text, k->start, &c);
  return c;
}

static bool can_begin(const Text *t, const Token *k) {
  uint32_t c = first_code_point(t, k);
  if (k->flags & TOKEN_PUNCT) return is_opener(c) || is_dash(c);
  if (k->flags & TOKEN_NUMBER) return true;
  return !fold_is_lower(c);
}

/* « 1. Les deux parties », « II. Commerce » : figures or Roman numerals right at the start. */
static bool is_numbering(const Text *t, uint32_t first, uint32_t word) {
  if (word != first) return false;
  const Token *k = &t->tokens.at[word];
  if (k->flags & TOKEN_NUMBER) return k->end - k->start <= 3;
  Str s = token_str(t, k);
  for (size_t i = 0; i < s.n; i++)
    if (!memchr("IVXLC", s.p[i], 5)) return false;
  return true;
}

/* Whether the full stop at `dot` belongs to the word before it. */
static bool is_dot_of_word(const Text *t, const TextIndex *index, uint32_t first, uint32_t dot) {
  if (dot == first || !(t->tokens.at[dot].flags & TOKEN_GLUED)) return false;
  const Token *word = &t->tokens.at[dot - 1];
  if (is_numbering(t, first, dot - 1)) return true;
  if (!(word->flags & TOKEN_WORD)) return false;
  if (index_is_abbreviation(index, t, first, dot - 1)) return true;
  Str s = token_str(t, word);
  uint32_t c;
  return utf8_next(s, 0, &c) == s.n && fold_is_upper(c); /* « Monica P. Medina » */
}

/* « [...] » and « (…) » stand for words left out. */
static bool is_omission(const Text *t, uint32_t first, uint32_t sign) {
  while (sign > first && is_end_sign(token_sign(t, &t->tokens.at[sign - 1]))) sign--;
  if (sign == first || !(t->tokens.at[sign].flags & TOKEN_GLUED)) return false;
  uint32_t c = token_sign(t, &t->tokens.at[sign - 1]);
  return c == '[' || c == '(';
}

/* The token after the sentence whose end sign stands at `sign`, or 0 when it goes on. `open` says that a straight
   quote is open. */
static uint32_t end_after(const Text *t, const TextIndex *index, uint32_t first, uint32_t sign, uint32_t end,
                          bool open) {
  const Token *k = t->tokens.at;
  uint32_t next = sign + 1;
  bool wide = is_wide_end_sign(token_sign(t, &k[sign]));
  if (next < end && is_end_sign(token_sign(t, &k[next])) && (k[next].flags & TOKEN_GLUED))
    return 0; /* the last of « ... » decides */
  bool dot_of_word = token_sign(t, &k[sign]) == '.' && is_dot_of_word(t, index, first, sign);
  bool omission = is_omission(t, first, sign);
  for (; next < end; next++) {
    uint32_t c = token_sign(t, &k[next]);
    bool closes = is_closer(c) || ((c == '"' || c == '\'') && (open || (k[next].flags & TOKEN_GLUED)));
    if (!closes) break;
    if (c == '"') open = false;
  }
  if (next == end) return end;
  if (dot_of_word && next == sign + 1) return 0;
  if (omission) return 0;
  if (!wide && (k[next].flags & TOKEN_GLUED)) return 0;
  return can_begin(t, &k[next]) ? next : 0;
}

/* The first word, after quotes, dashes and numbering, carries TOKEN_FIRST. */
static void mark_first_word(Text *t, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end; i++) {
    Token *k = &t->tokens.at[i];
    if (k->flags & TOKEN_PUNCT) continue;
    uint32_t sign = i + 1 < end && (k[1].flags & TOKEN_GLUED) ? token_sign(t, &k[1]) : 0;
    bool lettered = sign == ')' && k->end - k->start == 1;
    bool numbered = (sign == '.' || sign == ')') && i + 2 < end && is_numbering(t, begin, i);
    if (lettered || numbered) continue;
    k->flags |= TOKEN_FIRST;
    return;
  }
}

static void add_sentence(Text *t, uint32_t block, uint32_t begin, uint32_t end) {
  Span span = {t->tokens.at[begin].start, t->tokens.at[end - 1].end};
  array_push(&t->sentences, (Sentence){span, block, begin, end});
  mark_first_word(t, begin, end);
}

static void split_block(Text *t, const TextIndex *index, uint32_t block, uint32_t begin, uint32_t end) {
  bool open = false; /* a straight double quote waits for its partner */
  uint32_t first = begin;
  for (uint32_t i = begin; i < end; i++) {
    uint32_t c = token_sign(t, &t->tokens.at[i]);
    if (!c && i + 1 - first < TEXT_SENTENCE_TOKENS) continue;
    if (c == '"') open = !open;
    uint32_t next = is_end_sign(c) || is_wide_end_sign(c) ? end_after(t, index, first, i, end, open) : 0;
    if (!next && i + 1 - first >= TEXT_SENTENCE_TOKENS) next = i + 1;
    if (!next) continue;
    add_sentence(t, block, first, next);
    for (uint32_t j = i + 1; j < next; j++)
      if (token_sign(t, &t->tokens.at[j]) == '"') open = !open;
    first = next;
    i = next - 1;
  }
  if (first < end) add_sentence(t, block, first, end);
}

void sentences_read(Text *t, const TextIndex *index) {
  for (uint32_t i = 0; i < t->blocks.n; i++) {
    Block *b = &t->blocks.at[i];
    uint32_t begin = b->sentence_begin, end = b->sentence_end;
    b->sentence_begin = (uint32_t)t->sentences.n;
    split_block(t, index, i, begin, end);
    b->sentence_end = (uint32_t)t->sentences.n;
  }
}
