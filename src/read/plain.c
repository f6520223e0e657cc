#include "read/plain.h"

#include "base/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

enum { SAMPLE_BYTES = 8192, SAMPLE_MAX_NULS = 8 };

static bool is_utf16(Str raw) { return str_starts(raw, STR("\xFF\xFE")) || str_starts(raw, STR("\xFE\xFF")); }

bool plain_is_binary(Str raw) {
  if (is_utf16(raw)) return false;
  Str sample = str_sub(raw, 0, SAMPLE_BYTES);
  size_t nuls = 0, controls = 0;
  for (size_t i = 0; i < sample.n; i++) {
    unsigned char c = (unsigned char)sample.p[i];
    nuls += c == 0;
    controls += c < 0x20 && !(c >= '\t' && c <= '\r') && c != 0x1B;
  }
  return nuls > SAMPLE_MAX_NULS || controls * 10 > sample.n;
}

bool plain_from_charset(StrBuf *out, Str raw, const char *charset) {
  iconv_t converter = iconv_open("UTF-8", charset);
  if (converter == (iconv_t)-1) return false;
  char *in = (char *)raw.p, some[8192];
  size_t left = raw.n;
  while (left) {
    char *to = some;
    size_t room = sizeof some;
    size_t done = iconv(converter, &in, &left, &to, &room);
    int why = errno;
    strbuf_add(out, (Str){some, sizeof some - room});
    if (done != (size_t)-1 || why == E2BIG) continue;
    strbuf_adds(out, "\xEF\xBF\xBD");
    in++, left--;
  }
  iconv_close(converter);
  return true;
}

Str plain_line_ends(Arena *arena, Str text) {
  const char *cr = text.n ? memchr(text.p, '\r', text.n) : NULL;
  if (!cr) return text;
  char *out = arena_alloc(arena, text.n + 1);
  size_t n = (size_t)(cr - text.p);
  memcpy(out, text.p, n);
  for (size_t i = n; i < text.n; i++) {
    if (text.p[i] != '\r') out[n++] = text.p[i];
    else if (i + 1 == text.n || text.p[i + 1] != '\n') out[n++] = '\n';
  }
  return (Str){out, n};
}

static Str repaired(Arena *arena, Str raw, const char *file, Report *r) {
  size_t good = utf8_valid_prefix(raw);
  bool nul = memchr(raw.p, 0, raw.n) != NULL;
  if (good == raw.n && !nul && !utf8_has_noncharacter(raw)) return raw;
  StrBuf b = {0};
  size_t count = utf8_repair(&b, raw);
  Str text = arena_copy(arena, strbuf_as_str(&b));
  strbuf_release(&b);
  if (good < raw.n)
    report_warning(r, (Place){file, 0, 0}, "not UTF-8 at byte %zu (0x%02X); %zu bad bytes replaced by U+FFFD", good,
                   (unsigned char)raw.p[good], count);
  else report_warning(r, (Place){file, 0, 0}, "%zu NUL, U+FFFE or U+FFFF replaced by U+FFFD", count);
  return text;
}

Str plain_text(Arena *arena, Str raw, const char *file, Report *r) {
  if (!raw.n) return raw;
  if (is_utf16(raw)) {
    StrBuf b = {0};
    bool little = raw.p[0] == '\xFF';
    if (plain_from_charset(&b, str_sub(raw, 2, raw.n), little ? "UTF-16LE" : "UTF-16BE"))
      raw = arena_copy(arena, strbuf_as_str(&b));
    strbuf_release(&b);
  }
  if (str_starts(raw, STR("\xEF\xBB\xBF"))) raw = str_sub(raw, 3, raw.n);
  return raw.n ? plain_line_ends(arena, repaired(arena, raw, file, r)) : raw;
}
