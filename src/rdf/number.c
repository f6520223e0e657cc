#include "rdf/number.h"

#include "base/arena.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const Exact UNIT = (Exact)1000000000000000000;

Number number_of(int64_t integer) { return (Number){.kind = NUMBER_INTEGER, .exact = integer}; }

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* Digits with at most one point; `decimals` of them behind it count, more than 18 are cut off. */
static bool parse_exact(Exact *out, Str s, bool decimal) {
  bool minus = s.n && s.p[0] == '-', point = false, digits = false;
  int behind = 0;
  Exact n = 0;
  for (size_t i = s.n && (s.p[0] == '-' || s.p[0] == '+') ? 1 : 0; i < s.n; i++) {
    if (s.p[i] == '.' && decimal && !point) {
      point = true;
      continue;
    }
    if (!is_digit(s.p[i])) return false;
    digits = true;
    if (point && behind == 18) continue;
    behind += point;
    if (__builtin_mul_overflow(n, (Exact)10, &n) || __builtin_add_overflow(n, (Exact)(s.p[i] - '0'), &n)) return false;
  }
  for (; decimal && behind < 18; behind++)
    if (__builtin_mul_overflow(n, (Exact)10, &n)) return false;
  *out = minus ? -n : n;
  return digits;
}

/* XSD 1.1 §3.3.5: digits with an optional exponent, INF, -INF, NaN. */
static bool parse_real(double *out, Str s, bool is_float) {
  if (str_is(s, "NaN")) return *out = NAN, true;
  if (str_is(s, "INF") || str_is(s, "+INF")) return *out = INFINITY, true;
  if (str_is(s, "-INF")) return *out = -INFINITY, true;
  bool digits = false;
  size_t i = s.n && (s.p[0] == '-' || s.p[0] == '+') ? 1 : 0;
  for (; i < s.n && is_digit(s.p[i]); i++) digits = true;
  if (i < s.n && s.p[i] == '.')
    for (i++; i < s.n && is_digit(s.p[i]); i++) digits = true;
  if (!digits) return false;
  if (i < s.n && (s.p[i] == 'e' || s.p[i] == 'E')) {
    i++;
    if (i < s.n && (s.p[i] == '-' || s.p[i] == '+')) i++;
    if (i >= s.n) return false;
    for (; i < s.n; i++)
      if (!is_digit(s.p[i])) return false;
  }
  if (i != s.n) return false;
  char small[64], *text = s.n < sizeof small ? small : memory_new(s.n + 1);
  memcpy(text, s.p, s.n);
  text[s.n] = 0;
  *out = is_float ? (double)strtof(text, NULL) : strtod(text, NULL);
  if (text != small) free(text);
  return true;
}

bool number_parse(Number *n, NumberKind kind, Str s) {
  *n = (Number){.kind = kind};
  while (s.n && strchr(" \t\r\n", s.p[0])) s = str_sub(s, 1, s.n); /* whiteSpace is collapsed (XSD §4.3.6) */
  while (s.n && strchr(" \t\r\n", s.p[s.n - 1])) s.n--;
  if (kind == NUMBER_INTEGER || kind == NUMBER_DECIMAL) return parse_exact(&n->exact, s, kind == NUMBER_DECIMAL);
  return parse_real(&n->real, s, kind == NUMBER_FLOAT);
}

static void add_exact(StrBuf *b, Exact n) {
  char digits[48];
  size_t at = sizeof digits;
  bool minus = n < 0;
  do {
    int d = (int)(n % 10);
    digits[--at] = (char)('0' + (d < 0 ? -d : d));
    n /= 10;
  } while (n);
  if (minus) digits[--at] = '-';
  strbuf_add(b, (Str){digits + at, sizeof digits - at});
}

static void add_decimal(StrBuf *b, Exact n) {
  if (n < 0 && n > -UNIT) strbuf_addc(b, '-');
  add_exact(b, n / UNIT);
  Exact rest = n % UNIT;
  if (!rest) return;
  char digits[19];
  for (int i = 17; i >= 0; i--, rest /= 10) {
    int d = (int)(rest % 10);
    digits[i] = (char)('0' + (d < 0 ? -d : d));
  }
  size_t length = 18;
  while (length && digits[length - 1] == '0') length--;
  strbuf_addc(b, '.');
  strbuf_add(b, (Str){digits, length});
}

/* XSD 1.1 canonical mapping: one digit before the point, at least one behind it, the fewest that give the number back. */
static void add_real(StrBuf *b, double x, bool is_float) {
  if (isnan(x) || isinf(x)) {
    strbuf_adds(b, isnan(x) ? "NaN" : x > 0 ? "INF" : "-INF");
    return;
  }
  char text[48];
  for (int precision = 0; precision <= 17; precision++) {
    snprintf(text, sizeof text, "%.*e", precision, x);
    if (is_float ? strtof(text, NULL) == (float)x : strtod(text, NULL) == x) break;
  }
  char *e = strchr(text, 'e');
  size_t mantissa = (size_t)(e - text);
  strbuf_add(b, (Str){text, mantissa});
  if (!memchr(text, '.', mantissa)) strbuf_adds(b, ".0");
  strbuf_printf(b, "E%d", atoi(e + 1));
}

void number_add(StrBuf *b, Number n) {
  if (n.kind == NUMBER_INTEGER) add_exact(b, n.exact);
  else if (n.kind == NUMBER_DECIMAL) add_decimal(b, n.exact);
  else add_real(b, n.real, n.kind == NUMBER_FLOAT);
}

double number_real(Number n) {
  if (n.kind == NUMBER_INTEGER) return (double)n.exact;
  if (n.kind != NUMBER_DECIMAL) return n.real;
  StrBuf b = {0}; /* through its digits: correctly rounded */
  add_decimal(&b, n.exact);
  double x = strtod(b.data, NULL);
  strbuf_release(&b);
  return x;
}

bool number_promote(Number *n, NumberKind kind) {
  if (n->kind >= kind) return true;
  if (kind == NUMBER_DECIMAL) {
    if (__builtin_mul_overflow(n->exact, UNIT, &n->exact)) return false;
  } else {
    double x = number_real(*n);
    n->real = kind == NUMBER_FLOAT ? (double)(float)x : x;
  }
  n->kind = kind;
  return true;
}

/* Its shortest digits that give it back, not its binary expansion: 0.1 is 0.1. */
static bool decimal_of_real(Exact *out, double x) {
  char text[400];
  int precision = 0;
  do snprintf(text, sizeof text, "%.*e", precision, x);
  while (strtod(text, NULL) != x && ++precision <= 17);
  int places = precision - atoi(strchr(text, 'e') + 1);
  snprintf(text, sizeof text, "%.*f", places < 0 ? 0 : places > 60 ? 60 : places, x);
  return parse_exact(out, str_of(text), true);
}

bool number_cast(Number *n, NumberKind kind) {
  if (n->kind <= kind) return number_promote(n, kind);
  if (n->kind == NUMBER_DOUBLE && kind == NUMBER_FLOAT) n->real = (double)(float)n->real;
  else if (n->kind == NUMBER_DECIMAL) n->exact /= UNIT;
  else if (!isfinite(n->real) || fabs(n->real) >= 1e19) return false;
  else if (kind == NUMBER_INTEGER) n->exact = (Exact)n->real;
  else if (!decimal_of_real(&n->exact, n->real)) return false;
  n->kind = kind;
  return true;
}

/* a * b / UNIT without losing the digits above 128 bits of the product, as long as the result fits. */
static bool multiply_decimals(Exact *out, Exact a, Exact b) {
  Exact high = a / UNIT, low = a % UNIT, part, product;
  if (__builtin_mul_overflow(high, b, &product)) return false;
  Exact b_high = b / UNIT, b_low = b % UNIT;
  if (__builtin_mul_overflow(low, b_high, &part) || __builtin_add_overflow(product, part, &product)) return false;
  return !__builtin_add_overflow(product, low * b_low / UNIT, out);
}

/* Long division, a digit at a time behind the point. */
static bool divide_decimals(Exact *out, Exact a, Exact b) {
  if (!b) return false;
  Exact quotient = a / b, rest = a % b;
  for (int i = 0; i < 18; i++) {
    if (__builtin_mul_overflow(rest, (Exact)10, &rest) || __builtin_mul_overflow(quotient, (Exact)10, &quotient))
      return false;
    if (__builtin_add_overflow(quotient, rest / b, &quotient)) return false;
    rest %= b;
  }
  *out = quotient;
  return true;
}

bool number_calculate(Number *out, char operation, Number a, Number b) {
  NumberKind kind = a.kind > b.kind ? a.kind : b.kind;
  if (operation == '/' && kind == NUMBER_INTEGER) kind = NUMBER_DECIMAL;
  if (!number_promote(&a, kind) || !number_promote(&b, kind)) return false;
  *out = (Number){.kind = kind};
  if (kind >= NUMBER_FLOAT) {
    double x = a.real, y = b.real;
    double z = operation == '+' ? x + y : operation == '-' ? x - y : operation == '*' ? x * y : x / y;
    out->real = kind == NUMBER_FLOAT ? (double)(float)z : z;
    return true;
  }
  switch (operation) {
  case '+': return !__builtin_add_overflow(a.exact, b.exact, &out->exact);
  case '-': return !__builtin_sub_overflow(a.exact, b.exact, &out->exact);
  case '*':
    if (kind == NUMBER_DECIMAL) return multiply_decimals(&out->exact, a.exact, b.exact);
    return !__builtin_mul_overflow(a.exact, b.exact, &out->exact);
  default: return divide_decimals(&out->exact, a.exact, b.exact);
  }
}

bool number_is_nan(Number n) { return n.kind >= NUMBER_FLOAT && isnan(n.real); }

int number_compare(Number a, Number b) {
  NumberKind kind = a.kind > b.kind ? a.kind : b.kind;
  if (kind <= NUMBER_DECIMAL && number_promote(&a, kind) && number_promote(&b, kind))
    return (a.exact > b.exact) - (a.exact < b.exact);
  number_promote(&a, kind), number_promote(&b, kind);
  double x = number_real(a), y = number_real(b);
  if (isnan(x) || isnan(y)) return 2;
  return (x > y) - (x < y);
}

static double round_real(double x, Rounding how) {
  return how == ROUND_UP ? ceil(x) : how == ROUND_DOWN ? floor(x) : floor(x + 0.5);
}

bool number_round(Number *n, Rounding how) {
  if (n->kind == NUMBER_INTEGER) return true;
  if (n->kind >= NUMBER_FLOAT) {
    if (isfinite(n->real) && fabs(n->real) < 4503599627370496.0) n->real = copysign(round_real(n->real, how), n->real);
    return true;
  }
  Exact rest = n->exact % UNIT, whole = n->exact - rest;
  if (rest < 0) rest += UNIT, whole -= UNIT;
  bool up = how == ROUND_UP ? rest > 0 : how == ROUND_DOWN ? false : rest >= UNIT / 2;
  return !__builtin_add_overflow(whole, up ? UNIT : 0, &n->exact);
}
