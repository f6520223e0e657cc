#include "base/escape.h"

#include "base/utf8.h"

#include <string.h>

static void put(FILE *out, Str s) { fwrite(s.p ? s.p : "", 1, s.n, out); }

static bool must_be_escaped(uint32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029 ||
         (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

void json_text(FILE *out, Str text) {
  size_t plain = 0; /* from here on nothing is escaped */
  fputc('"', out);
  for (size_t i = 0; i < text.n;) {
    uint32_t code;
    size_t n = utf8_next(text, i, &code);
    if (code == '"' || code == '\\' || code == UTF8_BAD || must_be_escaped(code)) {
      put(out, str_sub(text, plain, i));
      plain = i + n;
      if (code == '"' || code == '\\') fprintf(out, "\\%c", (int)code);
      else if (code == '\n') fputs("\\n", out);
      else fprintf(out, "\\u%04x", code == UTF8_BAD ? 0xFFFDu : (unsigned)code);
    }
    i += n;
  }
  put(out, str_sub(text, plain, text.n));
  fputc('"', out);
}

bool csv_is_formula(Str cell) {
  static const char *const signs[] = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", NULL};
  for (const char *const *sign = signs; *sign; sign++)
    if (str_starts(cell, str_of(*sign))) return true;
  return false;
}

void csv_text(FILE *out, Str text) {
  bool quoted = false;
  for (size_t i = 0; i < text.n && !quoted; i++) quoted = memchr(",\"\r\n", text.p[i], 4) != NULL;
  if (quoted) fputc('"', out);
  for (size_t i = 0, from = 0; quoted && i < text.n; i++) {
    if (text.p[i] == '"') put(out, str_sub(text, from, i + 1)), from = i;
    if (i + 1 == text.n) put(out, str_sub(text, from, text.n));
  }
  if (quoted) fputc('"', out);
  else put(out, text);
}
