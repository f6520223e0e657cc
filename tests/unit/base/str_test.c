#include "base/str.h"
#include "unit/check.h"

int main(void) {
  CHECK_STR(str_trim(STR(" \t\xc2\xa0 accord \xc2\xa0\n")), "accord");
  CHECK_STR(str_trim(STR(" \n")), "");
  CHECK_STR(str_sub(STR("mémorandum"), 0, 3), "mé");
  CHECK_STR(str_sub(STR("pacte"), 3, 99), "te");
  CHECK_STR(str_sub(STR("pacte"), 9, 99), "");
  CHECK(str_eq(STR(""), str_of(NULL)));
  CHECK(str_starts(STR("accord-cadre"), STR("accord")) && !str_starts(STR("acc"), STR("accord")));
  CHECK(str_ends(STR("accord-cadre"), STR("cadre")) && !str_ends(STR("re"), STR("cadre")));
  CHECK(str_cmp(STR("a"), STR("ab")) < 0 && str_cmp(STR("b"), STR("ab")) > 0 && str_cmp(STR("é"), STR("z")) > 0);
  CHECK_INT(str_find(STR("la France et"), STR("France")), 3);
  CHECK_INT(str_find(STR("la France et"), STR("Japon")), SIZE_MAX);
  CHECK_INT(str_find(STR("abc"), STR("abcd")), SIZE_MAX);

  StrBuf b = {0};
  CHECK_STR(strbuf_as_str(&b), "");
  strbuf_add(&b, STR("accord"));
  strbuf_addc(&b, ' ');
  strbuf_printf(&b, "of %d", 2025);
  CHECK_STR(strbuf_as_str(&b), "accord of 2025");
  CHECK_INT(strlen(b.data), b.n);
  for (int i = 0; i < 10000; i++) strbuf_adds(&b, "0123456789");
  CHECK_INT(b.n, 100014);
  strbuf_clear(&b);
  CHECK_INT(b.n, 0);
  strbuf_release(&b);
  return check_end();
}
