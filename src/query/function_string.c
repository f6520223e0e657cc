#include "base/utf8.h"
#include "query/function_list.h"

#include <ctype.h>
#include <locale.h>
#include <math.h>
#include <string.h>
#include <wctype.h>

/* Argument compatibility, §17.4.3.1.2. */
static bool compatible(const Call *c) {
  const Value *a = &c->arguments[0], *b = &c->arguments[1];
  return value_is_string(a) && value_is_string(b) &&
         (b->kind == VALUE_STRING || (a->kind == VALUE_LANG && str_eq(a->lang, b->lang)));
}

void function_strlen(Call *c) {
  if (value_is_string(&c->arguments[0])) give_integer(c, (int64_t)utf8_count(c->arguments[0].text));
}

/* fn:substring: the characters whose position p holds round(start) <= p < round(start) + round(length), counted from 1. */
void function_substr(Call *c) {
  const Value *v = &c->arguments[0];
  if (!value_is_string(v) || c->arguments[1].kind != VALUE_NUMBER) return;
  double start = floor(number_real(c->arguments[1].number) + 0.5), end = INFINITY;
  if (c->count > 2) {
    if (c->arguments[2].kind != VALUE_NUMBER) return;
    end = start + floor(number_real(c->arguments[2].number) + 0.5);
  }
  size_t from = 0, to = 0;
  bool begun = false;
  double position = 1;
  for (size_t at = 0; at < v->text.n; position++) {
    uint32_t code;
    size_t n = utf8_next(v->text, at, &code);
    if (position >= start && position < end) {
      if (!begun) from = at;
      begun = true;
      to = at + n;
    }
    at += n;
  }
  give_like(c, v, begun ? str_sub(v->text, from, to) : STR(""));
}

static locale_t unicode(void) {
  static locale_t locale;
  if (!locale) locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
  return locale;
}

/* Letters whose upper case is more than one (Unicode SpecialCasing). */
static const char *special_upper(uint32_t code) {
  switch (code) {
  case 0xDF: return "SS";
  case 0x149: return "\xCA\xBCN";
  case 0xFB00: return "FF";
  case 0xFB01: return "FI";
  case 0xFB02: return "FL";
  case 0xFB03: return "FFI";
  case 0xFB04: return "FFL";
  case 0xFB05:
  case 0xFB06: return "ST";
  default: return NULL;
  }
}

static void change_case(Call *c, bool upper) {
  const Value *v = &c->arguments[0];
  if (!value_is_string(v)) return;
  StrBuf b = {0};
  for (size_t at = 0; at < v->text.n;) {
    uint32_t code;
    at += utf8_next(v->text, at, &code);
    const char *special = upper ? special_upper(code) : NULL;
    if (special) strbuf_adds(&b, special);
    else if (code < 0x80) strbuf_addc(&b, (char)(upper ? toupper((int)code) : tolower((int)code)));
    else if (!unicode()) utf8_add(&b, code);
    else utf8_add(&b, (uint32_t)(upper ? towupper_l((wint_t)code, unicode()) : towlower_l((wint_t)code, unicode())));
  }
  give_like(c, v, strbuf_as_str(&b));
  strbuf_release(&b);
}

void function_ucase(Call *c) { change_case(c, true); }
void function_lcase(Call *c) { change_case(c, false); }

void function_strstarts(Call *c) {
  if (compatible(c)) give_test(c, str_starts(c->arguments[0].text, c->arguments[1].text));
}

void function_strends(Call *c) {
  if (compatible(c)) give_test(c, str_ends(c->arguments[0].text, c->arguments[1].text));
}

static size_t find(const Call *c) {
  return c->arguments[1].text.n ? str_find(c->arguments[0].text, c->arguments[1].text) : 0;
}

void function_contains(Call *c) {
  if (compatible(c)) give_test(c, find(c) != SIZE_MAX);
}

/* §17.4.3.9 and §17.4.3.10: what is not found gives an empty string without a language. */
void function_strbefore(Call *c) {
  if (!compatible(c)) return;
  size_t at = find(c);
  if (at == SIZE_MAX) give_string(c, STR(""));
  else give_like(c, &c->arguments[0], str_sub(c->arguments[0].text, 0, at));
}

void function_strafter(Call *c) {
  if (!compatible(c)) return;
  size_t at = find(c);
  Str text = c->arguments[0].text;
  if (at == SIZE_MAX) give_string(c, STR(""));
  else give_like(c, &c->arguments[0], str_sub(text, at + c->arguments[1].text.n, text.n));
}

/* fn:encode-for-uri: all but the unreserved characters of RFC 3986 §2.3. */
void function_encode_for_uri(Call *c) {
  Str s = c->arguments[0].text;
  if (!value_is_string(&c->arguments[0])) return;
  StrBuf b = {0};
  for (size_t i = 0; i < s.n; i++) {
    unsigned char byte = (unsigned char)s.p[i];
    if (byte < 0x80 && (isalnum(byte) || (byte && strchr("-_.~", byte)))) strbuf_addc(&b, (char)byte);
    else strbuf_printf(&b, "%%%02X", byte);
  }
  give_string(c, strbuf_as_str(&b));
  strbuf_release(&b);
}

/* §17.4.3.12: the language stays when all have the same one. */
void function_concat(Call *c) {
  StrBuf b = {0};
  bool good = true, same = c->count > 0;
  for (size_t i = 0; i < c->count && good; i++) {
    const Value *v = &c->arguments[i];
    good = value_is_string(v);
    same &= v->kind == VALUE_LANG && str_eq(v->lang, c->arguments[0].lang);
    strbuf_add(&b, v->text);
  }
  if (good && same) give_like(c, &c->arguments[0], strbuf_as_str(&b));
  else if (good) give_string(c, strbuf_as_str(&b));
  strbuf_release(&b);
}

/* RFC 4647 §3.3.1, basic filtering. */
void function_lang_matches(Call *c) {
  const Value *tag = &c->arguments[0], *range = &c->arguments[1];
  if (tag->kind != VALUE_STRING || range->kind != VALUE_STRING) return;
  if (str_is(range->text, "*")) {
    give_test(c, tag->text.n > 0);
    return;
  }
  bool match = tag->text.n >= range->text.n && range->text.n &&
               !strncasecmp(tag->text.p, range->text.p, range->text.n) &&
               (tag->text.n == range->text.n || tag->text.p[range->text.n] == '-');
  give_test(c, match || (!tag->text.n && !range->text.n));
}
