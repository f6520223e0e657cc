#include "text/text.h"

#include "text/parts.h"

#include <string.h>

enum { MARK_BYTES = 512 };

void text_tables_index(TextTables *t) {
  index_free(t->index);
  t->index = index_new(t);
}

void text_tables_release(TextTables *t) {
  index_free(t->index);
  t->index = NULL;
  array_release(&t->abbreviations);
  array_release(&t->furniture);
}

/* All bytes but continuations 10xxxxxx. */
uint32_t count_code_points(Str s) {
  size_t continuations = 0, i = 0;
  for (; s.n - i >= 8; i += 8) {
    uint64_t word;
    memcpy(&word, s.p + i, 8);
    word = word >> 7 & ~word >> 6 & 0x0101010101010101u;
    continuations += (word * 0x0101010101010101u) >> 56;
  }
  for (; i < s.n; i++) continuations += ((unsigned char)s.p[i] & 0xC0) == 0x80;
  return (uint32_t)(s.n - continuations);
}

static void set_marks(Text *t) {
  Str text = t->document->text;
  array_reserve(&t->marks, text.n / MARK_BYTES + 1);
  uint32_t count = 0;
  for (size_t at = 0; at <= text.n; at += MARK_BYTES) {
    array_push(&t->marks, count);
    count += count_code_points(str_sub(text, at, at + MARK_BYTES));
  }
}

uint32_t text_characters(const Text *t, uint32_t byte) {
  Str text = t->document->text;
  if (byte > text.n) byte = (uint32_t)text.n;
  uint32_t mark = byte / MARK_BYTES;
  return t->marks.at[mark] + count_code_points(str_sub(text, mark * MARK_BYTES, byte));
}

void text_read(Text *t, const Document *d, const TextTables *tables) {
  t->document = d;
  array_clear(&t->blocks);
  array_clear(&t->sentences);
  array_clear(&t->tokens);
  array_clear(&t->marks);
  set_marks(t);
  tokens_read(t);
  TextIndex *index = tables ? tables->index : NULL, *own = NULL;
  if (tables && !index && (tables->abbreviations.n || tables->furniture.n)) index = own = index_new(tables);
  blocks_read(t, index);
  sentences_read(t, index);
  index_free(own);
}

void text_release(Text *t) {
  array_release(&t->blocks);
  array_release(&t->sentences);
  array_release(&t->tokens);
  array_release(&t->marks);
  t->document = NULL;
}
