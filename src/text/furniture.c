#include "text/line.h"

#include <stdlib.h>

/* Careful by design: furniture taken for body may bring a wrong fact, body taken for furniture loses right ones,
   and no later step can bring them back. */

enum {
  LINE_CUE_MAX_BYTES = 300,  ///< a longer line is a paragraph: « … » with the word newsletter in it
  BLOCK_CUE_MAX_BYTES = 120, ///< what opens furniture to the end is a heading of its own
  MENU_LINES = 3,            ///< in one run
  MENU_LINES_APART = 4,      ///< with blank lines between them
  TAIL_LINES = 2,            ///< after the last paragraph
  REPEATS = 3
};

static bool has_line_cue(const Text *t, const TextIndex *index, const Line *l) {
  if (line_bytes(l) > LINE_CUE_MAX_BYTES) return false;
  for (uint32_t i = l->token_begin; i < l->token_end; i++)
    if (index_has_cue(index, t, i, l->token_end, FURNITURE_LINE)) return true;
  return false;
}

static bool begins_with_cue(const Text *t, const TextIndex *index, const Line *l, FurnitureKind kind) {
  if (index_has_cue(index, t, l->token_begin, l->token_end, kind)) return true;
  return l->content > l->token_begin && l->content < l->token_end &&
         index_has_cue(index, t, l->content, l->token_end, kind);
}

void furniture_by_cue(const Text *t, const TextIndex *index, const Lines *lines, Block *blocks) {
  bool body_seen = false, to_end = false;
  for (size_t i = 0; i < lines->n; i++) {
    const Line *l = &lines->at[i];
    bool may_open = body_seen && line_bytes(l) <= BLOCK_CUE_MAX_BYTES;
    to_end = to_end || (may_open && begins_with_cue(t, index, l, FURNITURE_BLOCK));
    if (to_end || begins_with_cue(t, index, l, FURNITURE_START) || has_line_cue(t, index, l))
      blocks[i].kind = BLOCK_FURNITURE;
    else body_seen = body_seen || line_is_sentence(l);
  }
}

static bool is_separator(uint32_t c) {
  return c == '|' || c == '>' || c == '/' || c == 0x2022 || c == 0xB7 || c == 0x203A || c == 0x25BA || c == 0x2192 ||
         c == 0x2794 || c == 0x27A4;
}

/* Counted over one line: separators between spaces, times of day, words with a letter. */
typedef struct Look {
  uint32_t separators, times, letters, copyright, addresses, pieces;
} Look;

static bool is_time(Str s) {
  size_t colon = str_find(s, STR(":"));
  return (colon == 1 || colon == 2) && s.n == colon + 3;
}

static Look look_at(const Text *t, const Line *l) {
  Look look = {0};
  for (uint32_t i = l->token_begin; i < l->token_end; i++) {
    const Token *k = &t->tokens.at[i];
    uint32_t sign = token_sign(t, k);
    bool apart = !(k->flags & TOKEN_GLUED) && i + 1 < l->token_end && !(k[1].flags & TOKEN_GLUED);
    look.separators += i > l->token_begin && apart && is_separator(sign);
    look.times += (k->flags & TOKEN_NUMBER) && is_time(token_str(t, k));
    look.letters += (k->flags & TOKEN_WORD) != 0;
    look.copyright += sign == 0xA9;
    look.pieces += !(k->flags & TOKEN_GLUED);
    if (sign == '@' || (sign == ':' && str_starts(str_sub(t->document->text, k->start, l->span.end), STR("://"))))
      look.addresses++;
  }
  return look;
}

static bool looks_like_furniture(const Text *t, const Line *l) {
  if (l->lines > 1 || line_is_sentence(l) || l->words > 60) return false;
  Look look = look_at(t, l);
  if (!look.letters && !l->marker) return true;
  if (look.copyright && l->words < 20) return true;
  if (look.addresses && look.pieces <= look.addresses + 2) return true; /* « Source : https://… », « @onu » */
  if (l->ends_sentence) return false;
  if (l->gaps >= 2 || (l->gaps == 1 && l->words < 12)) return true;
  return look.separators >= 3 || (look.separators == 2 && l->words < 16) || (look.times >= 2 && l->words < 30);
}

void furniture_by_look(const Text *t, const Lines *lines, Block *blocks) {
  for (size_t i = 0; i < lines->n; i++)
    if (looks_like_furniture(t, &lines->at[i])) blocks[i].kind = BLOCK_FURNITURE;
}

static bool is_short(const Text *t, const Line *l, const Block *b) {
  if (b->kind == BLOCK_ITEM && b->intro != UINT32_MAX) return false;
  if (l->lines > 1 || l->ends_sentence || l->ends_quote || l->last == ':') return false;
  if (str_eq(text_str(t, l->span), str_trim(t->document->title))) return false;
  return l->words < 4 || line_bytes(l) < 40;
}

/* Runs of short lines; not those that follow « Signataires : ». */
static void find_menus(const Text *t, const Lines *lines, Block *blocks) {
  for (size_t i = 0; i < lines->n;) {
    size_t end = i, shown = 0, apart = 0;
    for (; end < lines->n; end++) {
      bool furniture = blocks[end].kind == BLOCK_FURNITURE;
      if (!furniture && !is_short(t, &lines->at[end], &blocks[end])) break;
      shown++;
      apart += end > i && lines->at[end].after_blank;
    }
    bool introduced = i > 0 && lines->at[i - 1].last == ':';
    if (!introduced && shown >= (apart ? MENU_LINES_APART : MENU_LINES))
      for (size_t j = i; j < end; j++) blocks[j].kind = BLOCK_FURNITURE;
    i = end > i ? end : i + 1;
  }
}

static void find_tail(const Text *t, const Lines *lines, Block *blocks) {
  size_t tail = lines->n;
  while (tail && (blocks[tail - 1].kind == BLOCK_FURNITURE || is_short(t, &lines->at[tail - 1], &blocks[tail - 1])))
    tail--;
  if (!tail || lines->at[tail - 1].last == ':' || lines->n - tail < TAIL_LINES) return;
  for (size_t i = tail; i < lines->n; i++) blocks[i].kind = BLOCK_FURNITURE;
}

typedef struct Seen {
  uint64_t hash;
  uint32_t line;
} Seen;

static int by_hash(const void *a, const void *b) {
  const Seen *x = a, *y = b;
  return x->hash != y->hash ? (x->hash > y->hash) - (x->hash < y->hash) : (x->line > y->line) - (x->line < y->line);
}

static uint64_t hash_line(const Text *t, const Line *l) {
  uint64_t hash = 0;
  for (uint32_t i = l->token_begin; i < l->token_end; i++) hash = hash * 0x9E3779B97F4A7C15u + t->tokens.at[i].hash;
  return hash;
}

static void find_repeats(const Text *t, const Lines *lines, Block *blocks) {
  if (lines->n < REPEATS) return;
  ARRAY(Seen) seen = {0};
  for (size_t i = 0; i < lines->n; i++) {
    const Line *l = &lines->at[i];
    if (!line_is_sentence(l) && !l->ends_sentence && l->lines == 1 && line_bytes(l) < LINE_CUE_MAX_BYTES)
      array_push(&seen, (Seen){hash_line(t, l), (uint32_t)i});
  }
  if (seen.n) qsort(seen.at, seen.n, sizeof *seen.at, by_hash);
  for (size_t i = 0; i < seen.n;) {
    size_t end = i;
    while (end < seen.n && seen.at[end].hash == seen.at[i].hash) end++;
    for (size_t j = i; j < end && end - i >= REPEATS; j++) blocks[seen.at[j].line].kind = BLOCK_FURNITURE;
    i = end;
  }
  array_release(&seen);
}

void furniture_by_company(const Text *t, const Lines *lines, Block *blocks) {
  find_repeats(t, lines, blocks);
  find_menus(t, lines, blocks);
  find_tail(t, lines, blocks);
}
