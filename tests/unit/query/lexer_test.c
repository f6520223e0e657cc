/* The terminals of SPARQL 1.1 §19.8: the longest is taken, and what is none is told. */
#include "query/lexer.h"
#include "unit/check.h"

static Arena arena;

/* Each as KIND:value, a name with a prefix as pname:prefix|local; what is wrong as bad:at-end, and nothing behind it. */
static void add_lexeme(StrBuf *b, const Lexeme *t) {
  static const char *const kinds[] = {"end",  "bad",     "iri",     "pname",   "blank",  "var", "word",
                                      "text", "langtag", "integer", "decimal", "double", "mark"};
  strbuf_printf(b, "%s%s:", b->n ? " " : "", kinds[t->kind]);
  if (t->kind == LEXEME_BAD) strbuf_printf(b, "%zu-%zu", t->at, t->end);
  else if (t->kind == LEXEME_PNAME) strbuf_printf(b, "%.*s|%.*s", STR_ARG(t->prefix), STR_ARG(t->value));
  else if (t->kind == LEXEME_MARK || t->kind == LEXEME_WORD || t->kind >= LEXEME_INTEGER) strbuf_add(b, t->text);
  else strbuf_add(b, t->value);
}

static void expect(Str text, const char *expected) {
  Lexer l = {.text = text, .arena = &arena};
  StrBuf b = {0};
  for (Lexeme t = lexer_next(&l); t.kind != LEXEME_END; t = lexer_next(&l)) {
    add_lexeme(&b, &t);
    if (t.kind == LEXEME_BAD) break;
  }
  if (!CHECK_STR(strbuf_as_str(&b), expected)) printf("  of %.*s\n", STR_ARG(text));
  strbuf_release(&b);
  arena_clear(&arena);
}

/* The example of §19.8, note 2: no comparison, but an IRI between two variables. */
static void test_longest(void) {
  expect(STR("?a<?b&&?c>?d"), "var:a iri:?b&&?c var:d");
  expect(STR("?a < ?b&&?c>?d"), "var:a mark:< var:b mark:&& var:c mark:> var:d");
  expect(STR("?a<=?b!=?c"), "var:a mark:<= var:b mark:!= var:c");
  expect(STR("?a<\"x\">?b"), "var:a mark:< text:x mark:> var:b");
  expect(STR("!^<p>|<q>*"), "mark:! mark:^ iri:p mark:| iri:q mark:*");
  expect(STR("\"1\"^^<t>"), "text:1 mark:^^ iri:t");
  expect(STR("  # nothing but a comment"), "");
  expect(STR("a#b\rc#d\ne"), "word:a word:c word:e");
  expect(STR(""), "");
}

static void test_numbers(void) {
  expect(STR("1 1.5 .5 1e5 1.5E-3 .5e+1 1.e5"),
         "integer:1 decimal:1.5 decimal:.5 double:1e5 double:1.5E-3 double:.5e+1 "
         "double:1.e5");
  expect(STR("1. 1.x"), "integer:1 mark:. integer:1 mark:. word:x");
  expect(STR("1e 1e+ -1"), "integer:1 word:e integer:1 word:e mark:+ mark:- integer:1");
}

static void test_names(void) {
  expect(STR("a:b.c. : a: :b a.b:c"), "pname:a|b.c mark:. pname:| pname:a| pname:|b pname:a.b|c");
  expect(STR("a:1 a:b:c a:%4a\\,y a:\\-"), "pname:a|1 pname:a|b:c pname:a|%4a,y pname:a|-");
  expect(STR("a.:b"), "word:a mark:. pname:|b");
  expect(STR("\xC3\xA9:\xC3\xA9"), "pname:\xC3\xA9|\xC3\xA9");
  expect(STR("_:a.b. _:1"), "blank:a.b mark:. blank:1");
  expect(STR("?x $y ?1 ?\xC3\xA9 ?a-b"), "var:x var:y var:1 var:\xC3\xA9 var:a mark:- word:b");
  expect(STR("? ?-"), "mark:? mark:? mark:-");
  expect(STR("\"a\"@fr-CA-1 @EN"), "text:a langtag:fr-CA-1 langtag:EN");
}

static void test_strings(void) {
  expect(STR("'a\"b' \"a'b\" ''"), "text:a\"b text:a'b text:");
  expect(STR("'''a''b\n'c''' \"\"\"\"a\"\"\""), "text:a''b\n'c text:\"a");
  expect(STR("\"\\t\\\\\\\"\\u00E9\\U0001F600\""), "text:\t\\\"\xC3\xA9\xF0\x9F\x98\x80");
  expect(STR("<a\\u00E9>"), "iri:a\xC3\xA9");
}

/* From the first byte of the piece to behind the last one that was looked at. */
static void test_bad(void) {
  expect(STR("?x 'abc"), "var:x bad:3-7");
  expect(STR("'ab\n'"), "bad:0-4");
  expect(STR("'''ab''"), "bad:0-7");
  expect(STR("'\\x'"), "bad:0-3");
  expect(STR("'\\uD800'"), "bad:0-8");
  expect(STR("'\\u12'"), "bad:0-6");
  expect(STR("a:%4"), "bad:0-3");
  expect(STR("a:\\x"), "bad:0-3");
  expect(STR("_: "), "bad:0-3");
  expect(STR("_:.a"), "bad:0-3");
  expect(STR("@1"), "bad:0-2");
  expect(STR("$ x"), "bad:0-1");
  expect(STR("<a\\u003E>"), "bad:0-9");
  expect(STR("a & b"), "word:a bad:2-3");
  expect((Str){"a \0 b", 5}, "word:a bad:2-3");
  expect(STR("\xE2\x80\xAE"), "bad:0-3");
  expect(STR("'a\xFF"), "bad:0-3");
}

int main(void) {
  test_longest();
  test_numbers();
  test_names();
  test_strings();
  test_bad();
  arena_release(&arena);
  return check_end();
}
