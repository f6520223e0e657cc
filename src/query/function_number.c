#include "query/function_list.h"

#include <math.h>
#include <sys/random.h>

static void calculate(Call *c, char operation) {
  const Value *a = &c->arguments[0], *b = &c->arguments[1];
  Number out;
  if (a->kind == VALUE_NUMBER && b->kind == VALUE_NUMBER && number_calculate(&out, operation, a->number, b->number))
    give_number(c, out);
}

void function_add(Call *c) { calculate(c, '+'); }
void function_subtract(Call *c) { calculate(c, '-'); }
void function_multiply(Call *c) { calculate(c, '*'); }
void function_divide(Call *c) { calculate(c, '/'); }

static bool number(const Call *c, Number *n) {
  *n = c->arguments[0].number;
  return c->arguments[0].kind == VALUE_NUMBER;
}

static void negate(Call *c, Number n) {
  n.exact = -n.exact;
  n.real = -n.real;
  give_number(c, n);
}

void function_minus(Call *c) {
  Number n;
  if (number(c, &n)) negate(c, n);
}

void function_plus(Call *c) {
  Number n;
  if (number(c, &n)) give_number(c, n);
}

void function_abs(Call *c) {
  Number n;
  if (!number(c, &n)) return;
  if (n.kind <= NUMBER_DECIMAL ? n.exact < 0 : signbit(n.real) != 0) negate(c, n);
  else give_number(c, n);
}

static void rounded(Call *c, Rounding how) {
  Number n;
  if (number(c, &n) && number_round(&n, how)) give_number(c, n);
}

void function_ceil(Call *c) { rounded(c, ROUND_UP); }
void function_floor(Call *c) { rounded(c, ROUND_DOWN); }
void function_round(Call *c) { rounded(c, ROUND_HALF_UP); }

void function_rand(Call *c) {
  uint64_t bits;
  if (getrandom(&bits, sizeof bits, 0) != sizeof bits) return;
  give_number(c, (Number){.kind = NUMBER_DOUBLE, .real = (double)(bits >> 11) / 9007199254740992.0});
}
