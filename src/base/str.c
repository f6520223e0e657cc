#include "base/str.h"

#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Str str_of(const char *c) { return c ? (Str){c, strlen(c)} : (Str){"", 0}; }

Str str_sub(Str s, size_t from, size_t to) {
  if (to > s.n) to = s.n;
  if (from > to) from = to;
  return (Str){s.p + from, to - from};
}

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

Str str_trim(Str s) {
  for (;;) {
    if (s.n && is_space(s.p[0])) s.p++, s.n--;
    else if (s.n >= 2 && !memcmp(s.p, "\xc2\xa0", 2)) s.p += 2, s.n -= 2;
    else break;
  }
  for (;;) {
    if (s.n && is_space(s.p[s.n - 1])) s.n--;
    else if (s.n >= 2 && !memcmp(s.p + s.n - 2, "\xc2\xa0", 2)) s.n -= 2;
    else break;
  }
  return s;
}

bool str_eq(Str a, Str b) { return a.n == b.n && (a.n == 0 || !memcmp(a.p, b.p, a.n)); }
bool str_is(Str a, const char *c) { return str_eq(a, str_of(c)); }
bool str_starts(Str s, Str prefix) { return s.n >= prefix.n && (prefix.n == 0 || !memcmp(s.p, prefix.p, prefix.n)); }
bool str_ends(Str s, Str suffix) {
  return s.n >= suffix.n && (suffix.n == 0 || !memcmp(s.p + s.n - suffix.n, suffix.p, suffix.n));
}

int str_cmp(Str a, Str b) {
  size_t n = a.n < b.n ? a.n : b.n;
  int c = n ? memcmp(a.p, b.p, n) : 0;
  return c ? c : (a.n > b.n) - (a.n < b.n);
}

size_t str_find(Str s, Str needle) {
  if (!needle.n) return 0;
  const char *hit = s.n ? memmem(s.p, s.n, needle.p, needle.n) : NULL;
  return hit ? (size_t)(hit - s.p) : SIZE_MAX;
}

void strbuf_release(StrBuf *b) {
  free(b->data);
  *b = (StrBuf){0};
}

void strbuf_clear(StrBuf *b) {
  b->n = 0;
  if (b->data) b->data[0] = 0;
}

void strbuf_reserve(StrBuf *b, size_t more) {
  if (b->n + more + 1 <= b->cap) return;
  size_t cap = b->cap ? b->cap : 64;
  while (cap < b->n + more + 1) cap *= 2;
  b->data = memory_resize(b->data, cap);
  b->cap = cap;
  b->data[b->n] = 0;
}

void strbuf_add(StrBuf *b, Str s) {
  strbuf_reserve(b, s.n);
  if (s.n) memcpy(b->data + b->n, s.p, s.n);
  b->n += s.n;
  b->data[b->n] = 0;
}

void strbuf_addc(StrBuf *b, char c) { strbuf_add(b, (Str){&c, 1}); }
void strbuf_adds(StrBuf *b, const char *c) { strbuf_add(b, str_of(c)); }

void strbuf_printf(StrBuf *b, const char *format, ...) {
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  int need = vsnprintf(NULL, 0, format, args);
  va_end(args);
  if (need > 0) {
    strbuf_reserve(b, (size_t)need);
    vsnprintf(b->data + b->n, (size_t)need + 1, format, again);
    b->n += (size_t)need;
  }
  va_end(again);
}
