#include "text/fold.h"

#include "base/map.h"
#include "unit/check.h"

static StrBuf folded;

static Str fold_of(const char *text) {
  strbuf_clear(&folded);
  fold(&folded, str_of(text));
  return strbuf_as_str(&folded);
}

static void check_forms(void) {
  CHECK_STR(fold_of("États-Unis"), "etats unis");
  CHECK_STR(fold_of("ETATS UNIS"), "etats unis");
  CHECK_STR(fold_of("œuvre ŒUVRE æ Æ ß ẞ"), "oeuvre oeuvre ae ae ss ss");
  CHECK_STR(fold_of("l’Élysée"), "l'elysee");
  CHECK_STR(fold_of("lʼUnion ‘x’"), "l'union 'x'");
  CHECK_STR(fold_of("a\u2010b\u2011c\u2013d-e"), "a b c d e");
  CHECK_STR(fold_of("a \u00A0\u202F\u2003b"), "a b");
  CHECK_STR(fold_of("co\u00ADopé\u200Bra\u200Dtion\uFEFF"), "cooperation");
  CHECK_STR(fold_of("e\u0301 o\u0302\u0301"), "e o"); /* decomposed é and ố */
  CHECK_STR(fold_of("Nguyễn Phú Trọng, Đà Nẵng"), "nguyen phu trong, da nang");
  CHECK_STR(fold_of("Łódź İstanbul Çavuşoğlu Ørsted Þór ð"), "lodz istanbul cavusoglu orsted thor d");
  CHECK_STR(fold_of("Ελλάδα ΣΟΦΟΣ σοφός"), "ελλαδα σοφοσ σοφοσ");
  CHECK_STR(fold_of("РОССИЯ Йёж"), "россия иеж");
  CHECK_STR(fold_of("대한민국 日本 العربية"), "대한민국 日本 العربية");
  CHECK_STR(fold_of("o\uFB03ce ﬁn ＵＮ"), "office fin un");
  CHECK_STR(fold_of(""), "");
  CHECK_STR(fold_of("a\xff\xfe"), "a\uFFFD\uFFFD");
}

static void check_hash(const char *token, const char *expected) {
  CHECK(fold_hash(str_of(token)) == hash_bytes(str_of(expected), 0));
}

static void check_hashes(void) {
  check_hash("Accord", "accord");
  check_hash("ÉLYSÉE", "elysee");
  check_hash("l’", "l'");
  check_hash("", "");
  check_hash("ế", "e");
  check_hash("cœur", "coeur");
  char token[3000], expected[3000]; /* longer than any buffer inside */
  memset(token, 'A', sizeof token - 1);
  memset(expected, 'a', sizeof expected - 1);
  token[sizeof token - 1] = expected[sizeof expected - 1] = 0;
  check_hash(token, expected);
}

static void check_code_points(void) {
  CHECK_INT(fold_lower(0xC9), 0xE9); /* É é */
  CHECK_INT(fold_base(0xC9), 'e');
  CHECK_INT(fold_base(0x153), 'o');  /* œ */
  CHECK_INT(fold_base(0x1EC4), 'e'); /* Ễ */
  CHECK_INT(fold_base(0xAC00), 0xAC00);
  CHECK(fold_is_letter('a') && fold_is_letter(0xE9) && fold_is_letter(0xAC00) && fold_is_letter(0x627));
  CHECK(!fold_is_letter('1') && !fold_is_letter(' ') && !fold_is_letter(0xAB) && !fold_is_letter(0x2019) &&
        !fold_is_letter(0x20AC));
  CHECK(!fold_is_letter(UINT32_MAX) && !fold_is_letter(0x10FFFF));
  CHECK(fold_is_upper('A') && fold_is_upper(0xC9) && fold_is_upper(0x110) && fold_is_upper(0x416));
  CHECK(!fold_is_upper('a') && !fold_is_upper(0xAC00) && !fold_is_upper(0xE9));
  CHECK(fold_is_lower('a') && fold_is_lower(0x111) && !fold_is_lower(0xAC00) && !fold_is_lower(0x627) &&
        !fold_is_lower('A'));
}

int main(void) {
  check_forms();
  check_hashes();
  check_code_points();
  strbuf_release(&folded);
  return check_end();
}
