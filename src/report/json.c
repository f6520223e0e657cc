#include "report/json.h"

#include "base/utf8.h"

static bool shown_as_number(uint32_t code) {
  if (code < 0x20 || (code >= 0x7F && code < 0xA0) || code == '<' || code == '>' || code == '&') return true;
  return code == 0x200E || code == 0x200F || (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

void json_add_text(StrBuf *b, Str text) {
  strbuf_addc(b, '"');
  for (size_t i = 0; i < text.n;) {
    uint32_t code;
    size_t n = utf8_next(text, i, &code);
    if (code == '"' || code == '\\') strbuf_addc(b, '\\'), strbuf_addc(b, (char)code);
    else if (code == UTF8_BAD) strbuf_adds(b, "\\ufffd");
    else if (shown_as_number(code)) strbuf_printf(b, "\\u%04x", (unsigned)code);
    else strbuf_add(b, str_sub(text, i, i + n));
    i += n;
  }
  strbuf_addc(b, '"');
}

void json_add_comma(StrBuf *b) {
  char last = b->n ? b->data[b->n - 1] : '[';
  if (last != '[' && last != '{' && last != ':' && last != ',') strbuf_addc(b, ',');
}

void json_add_number(StrBuf *b, int64_t n) {
  json_add_comma(b);
  strbuf_printf(b, "%lld", (long long)n);
}

void json_add_pair(StrBuf *b, const char *name, Str text) {
  json_add_comma(b);
  strbuf_printf(b, "\"%s\":", name);
  json_add_text(b, text);
}
