/* Casts, §17.5: from the types that the table there allows. */
#include "query/function_list.h"
#include "rdf/vocabulary.h"

#include <math.h>

static Str trimmed(Str s) {
  while (s.n && (s.p[0] == ' ' || s.p[0] == '\t' || s.p[0] == '\n' || s.p[0] == '\r')) s = str_sub(s, 1, s.n);
  while (s.n && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t' || s.p[s.n - 1] == '\n' || s.p[s.n - 1] == '\r')) s.n--;
  return s;
}

static void to_number(Call *c, NumberKind kind) {
  const Value *v = &c->arguments[0];
  Number n;
  bool good = false;
  if (v->kind == VALUE_NUMBER) n = v->number, good = number_cast(&n, kind);
  else if (v->kind == VALUE_BOOLEAN) n = number_of(v->truth), good = number_promote(&n, kind);
  else if (v->kind == VALUE_STRING) good = number_parse(&n, kind, v->text);
  if (good) give_number(c, n);
}

void function_to_double(Call *c) { to_number(c, NUMBER_DOUBLE); }
void function_to_float(Call *c) { to_number(c, NUMBER_FLOAT); }
void function_to_decimal(Call *c) { to_number(c, NUMBER_DECIMAL); }
void function_to_integer(Call *c) { to_number(c, NUMBER_INTEGER); }

void function_to_boolean(Call *c) {
  const Value *v = &c->arguments[0];
  if (v->kind == VALUE_BOOLEAN || v->kind == VALUE_NUMBER) give_boolean(c, value_truth(v) == 1);
  else if (v->kind == VALUE_STRING) {
    Str s = trimmed(v->text);
    if (str_is(s, "true") || str_is(s, "1")) give_boolean(c, true);
    else if (str_is(s, "false") || str_is(s, "0")) give_boolean(c, false);
  }
}

static void to_moment(Call *c, MomentKind kind, const char *datatype) {
  const Value *v = &c->arguments[0];
  Moment m;
  Str text = trimmed(v->text);
  if (v->kind == VALUE_MOMENT && v->moment.kind == kind) give_argument(c, 0);
  else if (v->kind == VALUE_STRING && moment_parse(&m, kind, text)) give_typed(c, text, datatype);
  else if (v->kind == VALUE_MOMENT && v->moment.kind == MOMENT_DATE && kind == MOMENT_DATE_TIME)
    give_typed(c,
               arena_printf(c->arena, "%.*sT00:00:00%.*s",
                            (int)(text.n - (v->moment.has_zone ? (text.p[text.n - 1] == 'Z' ? 1 : 6) : 0)), text.p,
                            (int)(v->moment.has_zone ? (text.p[text.n - 1] == 'Z' ? 1 : 6) : 0),
                            text.p + text.n - (v->moment.has_zone ? (text.p[text.n - 1] == 'Z' ? 1 : 6) : 0)),
               datatype);
  else if (v->kind == VALUE_MOMENT && v->moment.kind == MOMENT_DATE_TIME && kind == MOMENT_DATE) {
    size_t t = str_find(text, STR("T")), zone = t;
    while (zone < text.n && text.p[zone] != 'Z' && text.p[zone] != '+' && text.p[zone] != '-') zone++;
    give_typed(c, arena_printf(c->arena, "%.*s%.*s", (int)t, text.p, (int)(text.n - zone), text.p + zone), datatype);
  }
}

void function_to_date_time(Call *c) { to_moment(c, MOMENT_DATE_TIME, NS_XSD "dateTime"); }
void function_to_date(Call *c) { to_moment(c, MOMENT_DATE, NS_XSD "date"); }

/* XPath Functions §17.1.1: numbers and booleans in their canonical form, a double of usual size without an exponent. */
static void number_to_string(Call *c, Number n) {
  StrBuf b = {0};
  double size = n.kind >= NUMBER_FLOAT ? fabs(n.real) : 0;
  if (n.kind >= NUMBER_FLOAT && (size == 0 || (size >= 1e-6 && size < 1e6))) number_cast(&n, NUMBER_DECIMAL);
  number_add(&b, n);
  give_string(c, strbuf_as_str(&b));
  strbuf_release(&b);
}

void function_to_string(Call *c) {
  const Value *v = &c->arguments[0];
  if (v->kind == VALUE_NUMBER) {
    number_to_string(c, v->number);
    return;
  }
  if (v->kind == VALUE_BOOLEAN) {
    give_string(c, v->truth ? STR("true") : STR("false"));
    return;
  }
  if (v->kind == VALUE_IRI || value_is_literal(v)) give_string(c, v->text);
}
