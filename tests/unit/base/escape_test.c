/* Text as a cell of CSV (RFC 4180) and as a string of JSON (RFC 8259). */
#include "base/escape.h"
#include "unit/check.h"

#include <stdlib.h>

static void expect(void (*write)(FILE *out, Str text), Str text, const char *expected) {
  char *got = NULL;
  size_t n = 0;
  FILE *out = open_memstream(&got, &n);
  write(out, text);
  fclose(out);
  CHECK_STR(((Str){got, n}), expected);
  free(got);
}

int main(void) {
  expect(csv_text, STR("accord"), "accord");
  expect(csv_text, STR(""), "");
  expect(csv_text, STR("a, b"), "\"a, b\"");
  expect(csv_text, STR("\""), "\"\"\"\"");
  expect(csv_text, STR("\"a\"b"), "\"\"\"a\"\"b\"");
  expect(csv_text, STR("a\r\nb"), "\"a\r\nb\"");
  expect(csv_text, STR("\n"), "\"\n\"");
  expect(json_text, STR("accord"), "\"accord\"");
  expect(json_text, STR(""), "\"\"");
  expect(json_text, STR("\"a\\"), "\"\\\"a\\\\\"");
  expect(json_text, STR("a\nb\tc\0d"), "\"a\\nb\\u0009c\\u0000d\"");
  expect(json_text, STR("d\xC3\xA9j\xC3\xA0"), "\"d\xC3\xA9j\xC3\xA0\"");
  expect(json_text,
         STR("a\xE2\x80\xAE"
             "b"),
         "\"a\\u202eb\"");
  expect(json_text,
         STR("a\xFF"
             "b\xC3"),
         "\"a\\ufffdb\\ufffd\"");
  return check_end();
}
