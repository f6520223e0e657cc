#include "query/function_list.h"

#include <string.h>

void function_equal(Call *c) {
  int equal = value_equal(&c->arguments[0], &c->arguments[1]);
  if (equal >= 0) give_test(c, equal);
}

void function_less(Call *c) {
  const Value *a = &c->arguments[0], *b = &c->arguments[1];
  int order = value_compare(a, b);
  if (order != 2) give_test(c, order < 0);
  else if (a->kind == VALUE_NUMBER && b->kind == VALUE_NUMBER) give_test(c, false);
}

void function_less_equal(Call *c) {
  const Value *a = &c->arguments[0], *b = &c->arguments[1];
  int order = value_compare(a, b);
  if (order != 2) give_test(c, order <= 0);
  else if (a->kind == VALUE_NUMBER && b->kind == VALUE_NUMBER) give_test(c, false);
}

void function_truth(Call *c) {
  int truth = value_truth(&c->arguments[0]);
  if (truth >= 0) give_test(c, truth);
}

void function_boxed(Call *c) {
  if (c->raw[0].kind == LENT_NUMBER) give_boolean(c, c->raw[0].number != 0);
}

void function_count(Call *c) {
  if (c->raw[0].kind == LENT_NUMBER) give_integer(c, c->raw[0].number);
}

void function_sort_key(Call *c) {
  StrBuf *out = &c->evaluation->out;
  strbuf_clear(out);
  value_add_sort_key(out, &c->arguments[0]);
  lent_give_bytes(c->lent, strbuf_as_str(out));
}

void function_known(Call *c) {
  if (c->raw[0].kind != LENT_TEXT) {
    give_argument(c, 0);
    return;
  }
  int64_t term = lent_find(c->evaluation->lent, c->raw[0].text);
  if (term) lent_give_number(c->lent, term);
  else give_argument(c, 0);
}

/* LANG(x) = "fr", without making a term of the language. */
void function_lang_is(Call *c) {
  const Value *v = &c->arguments[0], *lang = &c->arguments[1];
  if (value_is_literal(v)) give_test(c, v->kind == VALUE_LANG ? str_eq(v->lang, lang->text) : !lang->text.n);
}
