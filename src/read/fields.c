#include "read/fields.h"

#include "base/date.h"

#include <string.h>
#include <strings.h>

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static size_t digits_at(Str s, size_t at) {
  size_t n = 0;
  while (at + n < s.n && is_digit(s.p[at + n])) n++;
  return n;
}

/* How many bytes of s are an ISO 8601 date: 4, 7 or 10; 8 for the basic form; 0 when there is none. */
static size_t date_length(Str s) {
  size_t year = digits_at(s, 0);
  if (year == 8) return 8;
  if (year != 4) return 0;
  if (s.n == 4) return 4;
  if (s.p[4] != '-') return 0;
  if (digits_at(s, 5) != 2) return 0;
  if (s.n == 7) return 7;
  return s.p[7] == '-' && digits_at(s, 8) == 2 ? 10 : 0;
}

Str field_date(Arena *arena, Str s) {
  s = str_trim(s);
  size_t n = date_length(s);
  if (!n || (n < s.n && s.p[n] != 'T' && s.p[n] != 't' && s.p[n] != ' ')) return (Str){"", 0};
  Str iso = n == 8 ? arena_printf(arena, "%.4s-%.2s-%.2s", s.p, s.p + 4, s.p + 6) : arena_copy(arena, str_sub(s, 0, n));
  return date_is_set(date_parse(iso)) ? iso : (Str){"", 0};
}

Str field_lang(Arena *arena, Str s) {
  s = str_trim(s);
  size_t n = 0;
  while (n < s.n && ((s.p[n] | 0x20) >= 'a' && (s.p[n] | 0x20) <= 'z')) n++;
  if (n < 2 || n > 3 || (n < s.n && s.p[n] != '-' && s.p[n] != '_')) return (Str){"", 0};
  char *out = arena_alloc(arena, n + 1);
  for (size_t i = 0; i < n; i++) out[i] = (char)(s.p[i] | 0x20);
  return (Str){out, n};
}

Str field_url(Arena *arena, Str s) {
  s = str_trim(s);
  size_t scheme = s.n >= 7 && !strncasecmp(s.p, "http://", 7)    ? 7
                  : s.n >= 8 && !strncasecmp(s.p, "https://", 8) ? 8
                                                                 : 0;
  if (!scheme || s.n == scheme || s.n > 8192) return (Str){"", 0};
  for (size_t i = 0; i < s.n; i++)
    if ((unsigned char)s.p[i] <= 0x20 || s.p[i] == 0x7F || strchr("<>\"{}|\\^`", s.p[i])) return (Str){"", 0};
  return arena_copy(arena, s);
}

Str field_line(Arena *arena, Str s) {
  s = str_trim(s);
  char *out = arena_alloc(arena, s.n + 1);
  size_t n = 0;
  for (size_t i = 0; i < s.n; i++) {
    bool space = s.p[i] == ' ' || (s.p[i] >= '\t' && s.p[i] <= '\r');
    if (!space) out[n++] = s.p[i];
    else if (n && out[n - 1] != ' ') out[n++] = ' ';
  }
  return (Str){out, n};
}
