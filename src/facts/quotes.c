/* Are the words that a fact quotes in the document? Whoever reads a text and writes facts down (a person, a language model) may quote what
 * is not there; a quote that nobody can find again is no evidence. Offsets are a help only: they are code points, they are easily
 * miscounted, and the words are what counts; so the occurrence nearest to them is taken. */
#include "facts/builder.h"

#include "base/utf8.h"

#include <string.h>

/* The byte of a code point of the text, its end when there are fewer. */
static size_t byte_of(Str text, int64_t character) {
  size_t i = 0;
  uint32_t c;
  while (i < text.n && character-- > 0) i += utf8_next(text, i, &c);
  return i;
}

static size_t find_from(Str text, Str words, size_t from) {
  const char *p = memmem(text.p + from, text.n - from, words.p, words.n);
  return p ? (size_t)(p - text.p) : SIZE_MAX;
}

/* The occurrence nearest to byte `at` of those that begin up to BACK bytes before it or after it, else the first; SIZE_MAX when there
   is none. */
static size_t find_nearest(Str text, Str words, size_t at) {
  enum { BACK = 8192 };
  size_t after = find_from(text, words, at), before = SIZE_MAX;
  size_t from = at > BACK ? at - BACK : 0;
  for (size_t i = find_from(text, words, from); i < at; i = find_from(text, words, i + 1)) before = i;
  if (before == SIZE_MAX && after == SIZE_MAX) return find_from(text, words, 0);
  if (before == SIZE_MAX || after == SIZE_MAX) return before == SIZE_MAX ? after : before;
  return after - at < at - before ? after : before;
}

/* As much of the words as a message shows. */
static Str shown(Str words) {
  enum { SHOWN = 120 };
  Str s = str_sub(words, 0, SHOWN);
  return words.n > SHOWN ? str_sub(s, 0, utf8_valid_prefix(s)) : s;
}

static Status find_quote(Builder *b, Evidence *e) {
  Str text = b->d->text;
  size_t meant = e->start < 0 ? 0 : byte_of(text, e->start), at = find_nearest(text, e->exact, meant);
  if (at == SIZE_MAX)
    return BUILD_FAULT(b, e->quote, "the quote \"%.*s%s\" is not in %.*s", STR_ARG(shown(e->exact)),
                       shown(e->exact).n < e->exact.n ? "…" : "", STR_ARG(b->line->document));
  e->found = (Span){(uint32_t)at, (uint32_t)(at + e->exact.n)};
  if (e->start >= 0 && at != meant) b->c->moved++;
  return STATUS_OK;
}

Status build_find_quotes(Builder *b) {
  Status status = STATUS_OK;
  for (Evidence *e = b->line->evidence; e && status == STATUS_OK; e = e->next) status = find_quote(b, e);
  return status;
}
