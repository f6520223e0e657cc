/* What a unit program needs: checks that count and say file, line, expected and got.
 *
 *   int main(void) {
 *     CHECK(str_is(s, "accord"));
 *     CHECK_INT(array.n, 3);
 *     CHECK_STR(strbuf_as_str(&b), "<http://e/>");
 *     return check_end();                            // prints "N passed, N failed"
 *   }
 */
#ifndef ENTENTE_TESTS_UNIT_CHECK_H
#define ENTENTE_TESTS_UNIT_CHECK_H

#include "base/str.h"

#include <stdio.h>
#include <string.h>

static int check_passed, check_failed;

#define CHECK(condition) check_that((condition), __FILE__, __LINE__, #condition)
#define CHECK_INT(got, expected) check_int((long long)(got), (long long)(expected), __FILE__, __LINE__, #got)
#define CHECK_STR(got, expected) check_str((got), str_of(expected), __FILE__, __LINE__, #got)

static inline bool check_that(bool ok, const char *file, int line, const char *what) {
  if (ok) check_passed++;
  else check_failed++, printf("%s:%d: failed: %s\n", file, line, what);
  return ok;
}

static inline bool check_int(long long got, long long expected, const char *file, int line, const char *what) {
  if (check_that(got == expected, file, line, what)) return true;
  printf("  expected: %lld\n  got:      %lld\n", expected, got);
  return false;
}

static inline bool check_str(Str got, Str expected, const char *file, int line, const char *what) {
  if (check_that(str_eq(got, expected), file, line, what)) return true;
  printf("  expected: %.*s\n  got:      %.*s\n", STR_ARG(expected), STR_ARG(got));
  return false;
}

static inline int check_end(void) {
  printf("%d passed, %d failed\n", check_passed, check_failed);
  return check_failed > 0;
}

#endif
