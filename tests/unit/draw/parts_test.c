/* The small parts of pictures: text for each format and its width, curves, packing. */
#include "draw/curve.h"
#include "draw/pack.h"
#include "draw/text.h"
#include "unit/check.h"

#include <math.h>

static void test_labels(void) {
  StrBuf b = {0};
  label_clean(&b,
              STR("  a\t\n b\x1b[1m \xE2\x80\xAE"
                  "c\xff \xE2\x80\x8F"),
              50);
  CHECK_STR(strbuf_as_str(&b), "a b[1m c\xEF\xBF\xBD");
  strbuf_clear(&b), label_clean(&b, STR("éééé"), 3);
  CHECK_STR(strbuf_as_str(&b), "ééé…");
  strbuf_clear(&b), label_wrap(&b, STR("Organisation du traité de l'Atlantique nord"), 15, 2);
  CHECK_STR(strbuf_as_str(&b), "Organisation du\ntraité de…");
  strbuf_clear(&b), label_wrap(&b, STR("abcdefghij"), 4, 3);
  CHECK_STR(strbuf_as_str(&b), "abcd-\nefgh-\nij");
  strbuf_clear(&b), dot_add_label(&b, STR("a\"b\\N\nR&D &lt; \\"));
  CHECK_STR(strbuf_as_str(&b), "\"a\\\"b\\\\N\\nR&D &\xE2\x80\x8Clt; \\\\\"");
  strbuf_clear(&b), dot_add_id(&b, STR("http://e/\"\\<é\n"));
  CHECK_STR(strbuf_as_str(&b), "\"http://e/%22%5C%3Cé%0A\"");
  strbuf_clear(&b), add_number(&b, 0.0344827), add_number(&b, -12.5), add_number(&b, 3);
  CHECK_STR(strbuf_as_str(&b), "0.034-12.53");
  strbuf_release(&b);
}

static Str cell(StrBuf *b, const char *text) {
  strbuf_clear(b), csv_add_cell(b, str_of(text));
  return strbuf_as_str(b);
}

static void test_cells(void) {
  StrBuf b = {0};
  CHECK_STR(cell(&b, "plain text"), "plain text");
  CHECK_STR(cell(&b, "a,b"), "\"a,b\"");
  CHECK_STR(cell(&b, "say \"no\""), "\"say \"\"no\"\"\"");
  CHECK_STR(cell(&b, "two\r\nlines"), "\"two\r\nlines\"");
  CHECK_STR(cell(&b, "=1+1"), "'=1+1");
  CHECK_STR(cell(&b, "@SUM(A1,B1)"), "\"'@SUM(A1,B1)\"");
  CHECK_STR(cell(&b, "-2"), "'-2");
  CHECK_STR(cell(&b, ""), "");
  strbuf_release(&b);
}

/* Widths of DejaVu Sans: « France » is 3.2 em wide in the font's own table. */
static void test_widths(void) {
  double france = text_width(STR("France"), 10, false);
  CHECK(france > 30 && france < 36);
  CHECK(text_width(STR("France"), 10, true) > france && text_width(STR("France"), 20, false) == 2 * france);
  CHECK(text_width(STR("ie\xCC\x81"), 10, false) == text_width(STR("ie"), 10, false)); /* a mark above takes no room */
  CHECK(text_width(STR("日本"), 10, false) > 20);
}

static void test_curves(void) {
  Point a = {0, 0}, b = {100, 0};
  Curve straight = curve_bent(a, b, 0), bent = curve_bent(a, b, 0.2), level = curve_level(a, (Point){100, 80});
  CHECK(fabs(curve_point(&straight, 0.5).x - 50) < 1e-9 && fabs(curve_point(&straight, 0.5).y) < 1e-9);
  CHECK(fabs(curve_point(&bent, 0.5).y - 20) < 1e-9); /* aside by a fifth of the length */
  CHECK(level.p[1].y == 0 && level.p[2].y == 80);     /* starts and ends level */
  Curve part = curve_part(&bent, 0.25, 0.75);
  Point from = curve_point(&bent, 0.25), to = curve_point(&bent, 0.75);
  CHECK(fabs(part.p[0].x - from.x) < 1e-9 && fabs(part.p[3].x - to.x) < 1e-9 && fabs(part.p[3].y - to.y) < 1e-9);
  double t = curve_reach(&straight, 10);
  Point near = curve_point(&straight, t);
  CHECK(near.x >= 10 && near.x < 12);
}

/* Three slots of page: a shape as wide as it, with a notch in its middle from below, then a narrow one, which goes into the notch. */
static void test_packing(void) {
  double wide_top[] = {0, 0, 0}, wide_bottom[] = {50, 10, 50}, narrow_top[] = {0}, narrow_bottom[] = {30};
  double hole_top[] = {0, 1, 0}, hole_bottom[] = {5, 0, 5}; /* nothing in its middle */
  PackShape s[] = {
      {3, wide_top, wide_bottom, 0, 0}, {1, narrow_top, narrow_bottom, 0, 0}, {3, hole_top, hole_bottom, 0, 0}};
  pack_shapes(s, 3, 3, 4);
  CHECK(s[0].slot == 0 && s[0].y == 0);
  CHECK(s[1].slot == 1 && s[1].y == 14);
  CHECK(s[2].slot == 0 && s[2].y == 54);
}

int main(void) {
  test_labels();
  test_cells();
  test_widths();
  test_curves();
  test_packing();
  return check_end();
}
