#include "base/utf8.h"
#include "unit/check.h"

/* RFC 3629: each of these holds a byte that no UTF-8 text has at that place. */
static const Str bad[] = {
    STR("\xff"),
    STR("\x80"),
    STR("\xc3"),
    STR("\xc0\xaf"),
    STR("\xe0\x80\xaf"),
    STR("\xed\xa0\x80"),
    STR("\xed\xbf\xbf"),
    STR("\xe2\x82"),
    STR("\xf0\x80\x80\xaf"),
    STR("\xf4\x90\x80\x80"),
    STR("\xf5\x80\x80\x80"),
};

/* Bytes are read sixteen at a time: whatever the place in these, what is bad is found there, behind characters of one to four bytes. */
static bool is_found_behind(Str filling, Str bytes, Str behind) {
  bool found = true;
  StrBuf b = {0};
  for (int plain = 0; plain < 20; plain++)
    for (int filled = 0; filled < 20; filled++) {
      strbuf_clear(&b);
      for (int i = 0; i < plain; i++) strbuf_addc(&b, 'x');
      for (int i = 0; i < filled; i++) strbuf_add(&b, filling);
      size_t good = b.n;
      found &= utf8_valid_prefix(strbuf_as_str(&b)) == good;
      strbuf_add(&b, bytes);
      strbuf_add(&b, behind);
      found &= utf8_valid_prefix(strbuf_as_str(&b)) == good;
    }
  strbuf_release(&b);
  return found;
}

static void check_everywhere(Str bytes) {
  static const Str fillings[] = {STR("a"), STR("é"), STR("€"), STR("😀")};
  for (size_t i = 0; i < sizeof fillings / sizeof *fillings; i++) {
    CHECK(is_found_behind(fillings[i], bytes, STR("")));
    CHECK(is_found_behind(fillings[i], bytes, STR("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")));
    CHECK(is_found_behind(fillings[i], bytes, STR("zéééééééééééééééé")));
  }
}

int main(void) {
  Str text = STR("aé€😀");
  const uint32_t points[] = {'a', 0xe9, 0x20ac, 0x1f600};
  size_t at = 0;
  for (int i = 0; i < 4; i++) {
    uint32_t c;
    at += utf8_next(text, at, &c);
    CHECK_INT(c, points[i]);
  }
  CHECK_INT(at, text.n);
  CHECK_INT(utf8_count(text), 4);
  CHECK_INT(utf8_valid_prefix(text), text.n);

  StrBuf b = {0};
  for (int i = 0; i < 4; i++) utf8_add(&b, points[i]);
  CHECK(str_eq(strbuf_as_str(&b), text));
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    uint32_t c;
    CHECK_INT(utf8_next(bad[i], 0, &c), 1);
    CHECK_INT(c, UTF8_BAD);
    CHECK_INT(utf8_valid_prefix(bad[i]), 0);
    check_everywhere(bad[i]);
    strbuf_clear(&b);
    CHECK(utf8_repair(&b, bad[i]) > 0);
    CHECK_INT(utf8_valid_prefix(strbuf_as_str(&b)), b.n);
  }
  strbuf_clear(&b);
  CHECK_INT(utf8_repair(&b, (Str){"a\0b", 3}), 1);
  CHECK_STR(strbuf_as_str(&b), "a\xef\xbf\xbd"
                               "b");
  strbuf_clear(&b);
  CHECK_INT(utf8_repair(&b, STR("a\uFFFEb\uFFFFc\uFFFD")), 2);
  CHECK_STR(strbuf_as_str(&b), "a\uFFFDb\uFFFDc\uFFFD");
  CHECK(utf8_has_noncharacter(STR("a\uFFFE")) && utf8_has_noncharacter(STR("\uFFFFb")));
  CHECK(!utf8_has_noncharacter(STR("a\uFFFD \uFFEE \U0001FFFE")));
  strbuf_release(&b);
  return check_end();
}
