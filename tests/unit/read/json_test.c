#include "read/json.h"

#include "unit/check.h"

static Arena arena;
static StrBuf shown;

/* The members as key=kind:value, or the fault with its byte. */
static Str members_of(Str in) {
  Json j;
  strbuf_clear(&shown);
  json_begin(&j, in, &arena);
  while (json_member(&j)) strbuf_printf(&shown, "%.*s=%s:%.*s ", STR_ARG(j.key), json_kind(j.kind), STR_ARG(j.value));
  if (j.fault) strbuf_printf(&shown, "%zu %s", j.fault_at, j.fault);
  return strbuf_as_str(&shown);
}

#define CHECK_MEMBERS(in, expected) CHECK_STR(members_of(STR(in)), expected)

static void check_values(void) {
  CHECK_MEMBERS("{}", "");
  CHECK_MEMBERS(" { \"a\" : 1 , \"b\":\"x\" } ", "a=a number:1 b=a string:x ");
  CHECK_MEMBERS("{\"n\":null,\"t\":true,\"f\":false,\"e\":-1.5E+3,\"z\":0}",
                "n=null:null t=true:true f=false:false e=a number:-1.5E+3 z=a number:0 ");
  CHECK_MEMBERS("{\"a\":[1,{\"b\":\"\\n\"},[]],\"o\":{\"k\":{}}}",
                "a=an array:[1,{\"b\":\"\\n\"},[]] o=an object:{\"k\":{}} ");
  CHECK_MEMBERS("{\"a\":[\"\\n\"],\"b\":\"x\\ty\"}", "a=an array:[\"\\n\"] b=a string:x\ty ");
  CHECK_MEMBERS("{\"s\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\u0041\"}", "s=a string:\"\\/\b\f\n\r\t\u00e9A ");
  CHECK_MEMBERS("{\"s\":\"\\ud834\\udd1E\"}", "s=a string:\U0001D11E ");
  CHECK_MEMBERS("{\"t\\u0065xt\":\"é日\"}", "text=a string:é日 ");
  CHECK_MEMBERS("{\"\":\"\"}", "=a string: ");
}

/* The elements as kind:value, or the fault with its byte. */
static Str elements_of(Str in) {
  Json j;
  strbuf_clear(&shown);
  json_begin(&j, in, &arena);
  while (json_element(&j)) strbuf_printf(&shown, "%s:%.*s ", json_kind(j.kind), STR_ARG(j.value));
  if (j.fault) strbuf_printf(&shown, "%zu %s", j.fault_at, j.fault);
  return strbuf_as_str(&shown);
}

static void check_elements(void) {
  CHECK_STR(elements_of(STR("[]")), "");
  CHECK_STR(elements_of(STR(" [ \"a\" , {\"b\":[1]} ,null]")), "a string:a an object:{\"b\":[1]} null:null ");
  CHECK_STR(elements_of(STR("{}")), "0 expected an array");
  CHECK_STR(elements_of(STR("[1,]")), "a number:1 3 expected a value");
  CHECK_STR(elements_of(STR("[1 2]")), "a number:1 3 expected ',' or ']'");
}

static void check_replaced(void) {
  Json j;
  json_begin(&j, STR("{\"s\":\"a\\ud800b\\udc00c\\u0000d\\ud800\\ud800\"}"), &arena);
  CHECK(json_member(&j));
  CHECK_STR(j.value, "a\uFFFDb\uFFFDc\uFFFDd\uFFFD\uFFFD");
  CHECK_INT(j.replaced, 5);
}

static void check_faults(void) {
  CHECK_MEMBERS("", "0 expected an object");
  CHECK_MEMBERS("[1]", "0 expected an object");
  CHECK_MEMBERS("{", "1 expected a key in double quotes");
  CHECK_MEMBERS("{'a':1}", "1 expected a key in double quotes");
  CHECK_MEMBERS("{\"a\" 1}", "5 expected ':' after the key");
  CHECK_MEMBERS("{\"a\":}", "5 expected a value");
  CHECK_MEMBERS("{\"a\":1", "a=a number:1 6 expected ',' or '}'");
  CHECK_MEMBERS("{\"a\":1,}", "a=a number:1 7 expected a key in double quotes");
  CHECK_MEMBERS("{\"a\":1 \"b\":2}", "a=a number:1 7 expected ',' or '}'");
  CHECK_MEMBERS("{\"a\":\"x", "7 the string is not closed");
  CHECK_MEMBERS("{\"a\":\"x\n\"}", "7 a control character must be written as an escape inside a string");
  CHECK_MEMBERS("{\"a\":\"x\0\"}", "7 a control character must be written as an escape inside a string");
  CHECK_MEMBERS("{\"a\":\"\\x\"}", "7 expected one of \" \\ / b f n r t u after the backslash");
  CHECK_MEMBERS("{\"a\":\"\\u12g4\"}", "8 expected four hexadecimal digits after \\u");
  CHECK_MEMBERS("{\"a\":\"\\", "7 expected one of \" \\ / b f n r t u after the backslash");
  CHECK_MEMBERS("{\"a\":01}", "6 a number does not begin with 0");
  CHECK_MEMBERS("{\"a\":1.}", "7 expected a digit after the decimal point");
  CHECK_MEMBERS("{\"a\":-}", "6 expected a digit");
  CHECK_MEMBERS("{\"a\":1e}", "7 expected a digit in the exponent");
  CHECK_MEMBERS("{\"a\":tru}", "5 expected a value");
  CHECK_MEMBERS("{\"a\":NaN}", "5 expected a value");
  CHECK_MEMBERS("{\"a\":[1,]}", "8 expected a value");
  CHECK_MEMBERS("{\"a\":[1 2]}", "8 expected ',' or ']'");
  CHECK_MEMBERS("{\"a\":{\"b\"}}", "9 expected ':' after the key");
}

static void check_depth(void) {
  StrBuf b = {0};
  strbuf_adds(&b, "{\"a\":");
  for (int i = 0; i < 63; i++) strbuf_addc(&b, '[');
  for (int i = 0; i < 63; i++) strbuf_addc(&b, ']');
  strbuf_addc(&b, '}');
  Json j;
  json_begin(&j, strbuf_as_str(&b), &arena);
  CHECK(json_member(&j));
  strbuf_clear(&b);
  strbuf_adds(&b, "{\"a\":");
  for (int i = 0; i < 1000000; i++) strbuf_addc(&b, '[');
  json_begin(&j, strbuf_as_str(&b), &arena);
  CHECK(!json_member(&j));
  CHECK_STR(str_of(j.fault), "nested more than 64 deep");
  strbuf_release(&b);
}

/* Strings are read sixteen bytes at a time: wherever in these one stops, it stops there. */
static void check_long_strings(void) {
  StrBuf b = {0}, expected = {0};
  for (size_t before = 0; before < 40; before++)
    for (size_t behind = 0; behind < 20; behind += 8) {
      strbuf_clear(&b), strbuf_clear(&expected);
      strbuf_adds(&b, "{\"s\":\""), strbuf_adds(&expected, "s=a string:");
      for (size_t i = 0; i < before; i++) strbuf_adds(&b, "é"), strbuf_adds(&expected, "é");
      strbuf_adds(&b, "!\\\"\x7f"), strbuf_adds(&expected, "!\"\x7f");
      for (size_t i = 0; i < behind; i++) strbuf_addc(&b, ' '), strbuf_addc(&expected, ' ');
      strbuf_addc(&expected, ' ');
      strbuf_adds(&b, "\"}");
      CHECK_STR(members_of(strbuf_as_str(&b)), expected.data);
      b.n -= 2; /* and at a character that may not stand there */
      strbuf_printf(&b, "%c\"}", (int)(behind + 1));
      Json j;
      json_begin(&j, strbuf_as_str(&b), &arena);
      CHECK(!json_member(&j));
      CHECK_INT(j.fault_at, b.n - 3);
    }
  strbuf_release(&b), strbuf_release(&expected);
}

int main(void) {
  check_long_strings();
  check_values();
  check_elements();
  check_replaced();
  check_faults();
  check_depth();
  arena_release(&arena);
  strbuf_release(&shown);
  return check_end();
}
