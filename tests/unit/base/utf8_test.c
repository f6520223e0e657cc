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
    // after eight plain bytes too, where words of eight are read at once
    strbuf_clear(&b);
    strbuf_adds(&b, "12345678 ");
    strbuf_add(&b, bad[i]);
    CHECK_INT(utf8_valid_prefix(strbuf_as_str(&b)), 9);
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
