#include "read/html_bytes.h"

#include "base/utf8.h"
#include "read/plain.h"

#include <string.h>
#include <strings.h>

enum { HEAD_BYTES = 4096 };

/* The name after `key` and an equals sign in the first bytes: charset=…, encoding=…; empty when absent. */
static Str named_charset(Str head, const char *key) {
  size_t n = strlen(key);
  for (size_t i = 0; i + n < head.n; i++) {
    if (strncasecmp(head.p + i, key, n) != 0) continue;
    size_t at = i + n;
    while (at < head.n && strchr(" \t\r\n=\"'", head.p[at])) at++;
    size_t end = at;
    while (end < head.n && (head.p[end] == '-' || head.p[end] == '_' || (head.p[end] >= '0' && head.p[end] <= '9') ||
                            ((head.p[end] | 0x20) >= 'a' && (head.p[end] | 0x20) <= 'z')))
      end++;
    if (end > at && end - at < 32) return str_sub(head, at, end);
  }
  return (Str){"", 0};
}

/* WHATWG Encoding: these labels mean windows-1252. UTF-8 here is a false claim, the bytes were not valid. */
static bool means_windows_1252(Str name) {
  static const char *const labels[] = {"", "iso-8859-1", "iso8859-1", "latin1", "us-ascii", "ascii", "utf-8", "utf8"};
  for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
    if (name.n == strlen(labels[i]) && !strncasecmp(name.p, labels[i], name.n)) return true;
  return false;
}

Str html_to_utf8(Arena *arena, Str raw) {
  if (str_starts(raw, STR("\xEF\xBB\xBF"))) raw = str_sub(raw, 3, raw.n);
  bool little = str_starts(raw, STR("\xFF\xFE")), big = str_starts(raw, STR("\xFE\xFF"));
  if (!little && !big && utf8_valid_prefix(raw) == raw.n && !memchr(raw.p, 0, raw.n)) return raw;
  StrBuf converted = {0}, clean = {0};
  Str head = str_sub(raw, 0, HEAD_BYTES), name = named_charset(head, "charset");
  if (!name.n) name = named_charset(head, "encoding=");
  bool claims_utf = name.n >= 4 && !strncasecmp(name.p, "utf", 3);
  /* A page that claims UTF-8 and is nearly so has a broken byte or two; one without any valid sequence is
     Windows-1252. */
  bool nearly_utf8 = claims_utf && utf8_valid_prefix(head) > 0 && memchr(raw.p, 0xC3, raw.n);
  bool done = false;
  if (little || big) done = plain_from_charset(&converted, str_sub(raw, 2, raw.n), little ? "UTF-16LE" : "UTF-16BE");
  else if (!means_windows_1252(name)) done = plain_from_charset(&converted, raw, arena_copy(arena, name).p);
  if (!done && !nearly_utf8) done = plain_from_charset(&converted, raw, "WINDOWS-1252");
  utf8_repair(&clean, done ? strbuf_as_str(&converted) : raw);
  Str text = arena_copy(arena, strbuf_as_str(&clean));
  strbuf_release(&converted);
  strbuf_release(&clean);
  return text;
}

enum { ATTRIBUTES_MAX = 1000 }; ///< libxml2 compares each with all before it: 80 000 in one tag took 10 s

/* The byte after the tag that begins at `at`, or, where it has too many parts, the byte at which it is to be cut.
   Values in quotes are passed over as a whole. */
static size_t end_of_tag(Str s, size_t at, bool *cut) {
  size_t parts = 0;
  char before = 0; /* the last character that is no white space */
  *cut = false;
  for (; at < s.n; at++) {
    char c = s.p[at];
    if (c == '>') return at + 1;
    if ((c == '"' || c == '\'') && before == '=') {
      const char *close = memchr(s.p + at + 1, c, s.n - at - 1);
      at = close ? (size_t)(close - s.p) : s.n - 1;
    }
    bool space = c == ' ' || (c >= '\t' && c <= '\r') || c == '/' || c == '"' || c == '\'';
    if (space && ++parts > ATTRIBUTES_MAX) return *cut = true, at;
    if (!space || c == '"' || c == '\'') before = c;
  }
  return s.n;
}

Str html_limit_attributes(Arena *arena, Str s) {
  StrBuf b = {0};
  size_t from = 0;
  for (size_t at = 0; at < s.n;) {
    const char *open = memchr(s.p + at, '<', s.n - at);
    if (!open) break;
    bool cut;
    at = end_of_tag(s, (size_t)(open - s.p) + 1, &cut);
    if (!cut) continue;
    strbuf_add(&b, str_sub(s, from, at));
    strbuf_addc(&b, '>');
    from = at;
  }
  if (!from) return s;
  strbuf_add(&b, str_sub(s, from, s.n));
  Str limited = arena_copy(arena, strbuf_as_str(&b));
  strbuf_release(&b);
  return limited;
}
