#include "rdf/value.h"

#include "rdf/term.h"
#include "rdf/vocabulary.h"

#include <math.h>
#include <string.h>

typedef struct Datatype {
  const char *name;
  ValueKind kind;
  int which; ///< NumberKind or MomentKind
} Datatype;

/* Of http://www.w3.org/2001/XMLSchema#; the types that are derived from xsd:integer count as it (§17.1). */
static const Datatype datatypes[] = {
    {"integer", VALUE_NUMBER, NUMBER_INTEGER},
    {"decimal", VALUE_NUMBER, NUMBER_DECIMAL},
    {"double", VALUE_NUMBER, NUMBER_DOUBLE},
    {"float", VALUE_NUMBER, NUMBER_FLOAT},
    {"boolean", VALUE_BOOLEAN, 0},
    {"date", VALUE_MOMENT, MOMENT_DATE},
    {"dateTime", VALUE_MOMENT, MOMENT_DATE_TIME},
    {"gYear", VALUE_MOMENT, MOMENT_YEAR},
    {"gYearMonth", VALUE_MOMENT, MOMENT_YEAR_MONTH},
    {"gMonthDay", VALUE_MOMENT, MOMENT_MONTH_DAY},
    {"time", VALUE_MOMENT, MOMENT_TIME},
    {"gDay", VALUE_MOMENT, MOMENT_DAY},
    {"gMonth", VALUE_MOMENT, MOMENT_MONTH},
    {"string", VALUE_STRING, 0},
    {"int", VALUE_NUMBER, NUMBER_INTEGER},
    {"long", VALUE_NUMBER, NUMBER_INTEGER},
    {"short", VALUE_NUMBER, NUMBER_INTEGER},
    {"byte", VALUE_NUMBER, NUMBER_INTEGER},
    {"nonNegativeInteger", VALUE_NUMBER, NUMBER_INTEGER},
    {"positiveInteger", VALUE_NUMBER, NUMBER_INTEGER},
    {"nonPositiveInteger", VALUE_NUMBER, NUMBER_INTEGER},
    {"negativeInteger", VALUE_NUMBER, NUMBER_INTEGER},
    {"unsignedInt", VALUE_NUMBER, NUMBER_INTEGER},
    {"unsignedLong", VALUE_NUMBER, NUMBER_INTEGER},
    {"unsignedShort", VALUE_NUMBER, NUMBER_INTEGER},
    {"unsignedByte", VALUE_NUMBER, NUMBER_INTEGER},
};

static bool read_boolean(Str text, bool *truth) {
  *truth = str_is(text, "true") || str_is(text, "1");
  return *truth || str_is(text, "false") || str_is(text, "0");
}

static const Datatype *datatype_of(Str iri) {
  if (!str_starts(iri, STR(NS_XSD))) return NULL;
  Str name = str_sub(iri, sizeof NS_XSD - 1, iri.n);
  for (size_t i = 0; i < sizeof datatypes / sizeof *datatypes; i++)
    if (str_is(name, datatypes[i].name)) return &datatypes[i];
  return NULL;
}

bool value_knows_datatype(Str iri) { return datatype_of(iri); }

static void read_typed(Value *v) {
  v->kind = VALUE_OTHER;
  const Datatype *d = datatype_of(v->datatype);
  if (!d) return;
  bool good = true;
  if (d->kind == VALUE_NUMBER) good = number_parse(&v->number, (NumberKind)d->which, v->text);
  if (d->kind == VALUE_BOOLEAN) good = read_boolean(v->text, &v->truth);
  if (d->kind == VALUE_MOMENT) good = moment_parse(&v->moment, (MomentKind)d->which, v->text);
  if (good) v->kind = d->kind;
  v->ill = !good && (d->kind == VALUE_NUMBER || d->kind == VALUE_BOOLEAN);
}

Value value_of_term(Str s, Arena *a) {
  Value v = {0};
  if (s.n < 2) return v;
  if (s.p[0] == '<') return (Value){.kind = VALUE_IRI, .text = str_sub(s, 1, s.n - 1)};
  if (s.p[0] == '_') return (Value){.kind = VALUE_BLANK, .text = str_sub(s, 2, s.n)};
  size_t end = s.n; /* behind the closing quote: no datatype or language tag holds one */
  while (end > 1 && s.p[end - 1] != '"') end--;
  v.text = str_sub(s, 1, end - 1);
  if (memchr(v.text.p, '\\', v.text.n)) {
    Term t;
    if (!term_of_ntriples(&t, str_sub(s, 0, end), a)) return (Value){0};
    v.text = t.value;
  }
  if (end == s.n) {
    v.kind = VALUE_STRING;
    v.datatype = STR(NS_XSD "string");
  } else if (s.p[end] == '@') {
    v.kind = VALUE_LANG;
    v.lang = str_sub(s, end + 1, s.n);
    v.datatype = STR(NS_RDF "langString");
  } else {
    v.datatype = str_sub(s, end + 3, s.n - 1);
    read_typed(&v);
  }
  return v;
}

bool value_is_string(const Value *v) { return v->kind == VALUE_STRING || v->kind == VALUE_LANG; }

int value_truth(const Value *v) {
  switch (v->kind) {
  case VALUE_BOOLEAN: return v->truth;
  case VALUE_STRING: return v->text.n > 0;
  case VALUE_NUMBER: return number_compare(v->number, number_of(0)) != 0 && !number_is_nan(v->number);
  case VALUE_OTHER: return v->ill ? 0 : -1;
  default: return -1;
  }
}

static bool same_term(const Value *a, const Value *b) {
  return a->kind == b->kind && str_eq(a->text, b->text) && str_eq(a->lang, b->lang) && str_eq(a->datatype, b->datatype);
}

int value_equal(const Value *a, const Value *b) {
  if (a->kind == VALUE_NONE || b->kind == VALUE_NONE) return -1;
  if (a->kind == VALUE_NUMBER && b->kind == VALUE_NUMBER) return number_compare(a->number, b->number) == 0;
  if (same_term(a, b)) return 1;
  if (!value_is_literal(a) || !value_is_literal(b)) return 0;
  if (a->kind == VALUE_LANG || b->kind == VALUE_LANG) return 0;    /* no other value has a language */
  if (a->kind == VALUE_OTHER || b->kind == VALUE_OTHER) return -1; /* they may be two names of one value */
  if (a->kind == VALUE_BOOLEAN && b->kind == VALUE_BOOLEAN) return a->truth == b->truth;
  if (a->kind != VALUE_MOMENT || b->kind != VALUE_MOMENT || a->moment.kind != b->moment.kind) return 0;
  int c = moment_compare(&a->moment, &b->moment);
  return c == 2 ? -1 : c == 0;
}

int value_compare(const Value *a, const Value *b) {
  if (a->kind != b->kind) return 2;
  switch (a->kind) {
  case VALUE_NUMBER: return number_compare(a->number, b->number);
  case VALUE_STRING: return str_cmp(a->text, b->text) < 0 ? -1 : str_cmp(a->text, b->text) > 0;
  case VALUE_BOOLEAN: return a->truth - b->truth;
  case VALUE_MOMENT: return a->moment.kind == b->moment.kind ? moment_compare(&a->moment, &b->moment) : 2;
  default: return 2;
  }
}

/* ---- ORDER BY ---- */

static void add_big_endian(StrBuf *b, uint64_t bits) {
  for (int shift = 56; shift >= 0; shift -= 8) strbuf_addc(b, (char)(bits >> shift & 0xFF));
}

static void add_integer(StrBuf *b, int64_t n) { add_big_endian(b, (uint64_t)n ^ (uint64_t)1 << 63); }

/* The nearest double, then what an integer differs from it. */
static void add_number(StrBuf *b, Number n) {
  double x = number_real(n);
  uint64_t bits;
  if (isnan(x)) x = -INFINITY;
  if (x == 0) x = 0; /* -0 is 0 */
  memcpy(&bits, &x, sizeof bits);
  add_big_endian(b, bits >> 63 ? ~bits : bits | (uint64_t)1 << 63);
  if (n.kind == NUMBER_INTEGER && x > -1e30 && x < 1e30) add_integer(b, (int64_t)(n.exact - (Exact)x));
  else add_integer(b, 0);
}

void value_add_sort_key(StrBuf *b, const Value *v) {
  strbuf_addc(b, (char)('0' + (int)v->kind));
  switch (v->kind) {
  case VALUE_NUMBER: add_number(b, v->number); break;
  case VALUE_BOOLEAN: strbuf_addc(b, v->truth ? '1' : '0'); break;
  case VALUE_MOMENT:
    strbuf_addc(b, (char)('0' + (int)v->moment.kind));
    add_integer(b, moment_seconds(&v->moment));
    add_integer(b, v->moment.nanosecond);
    break;
  case VALUE_LANG:
    strbuf_add(b, v->text);
    strbuf_addc(b, 0);
    strbuf_add(b, v->lang);
    break;
  case VALUE_OTHER:
    strbuf_add(b, v->datatype);
    strbuf_addc(b, 0);
    strbuf_add(b, v->text);
    break;
  default: strbuf_add(b, v->text);
  }
}
