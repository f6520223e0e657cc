/* What the fuzz targets share. A target is what libFuzzer asks for:
 *
 *   int LLVMFuzzerInitialize(int *argc, char ***argv);          // once
 *   int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);  // for each input; a promise that is broken ends the program
 *
 * `make fuzz` links it with libFuzzer; `make test` links it with replay.c, which hands it the files of tests/fuzz/corpus.
 */
#ifndef ENTENTE_TESTS_FUZZ_FUZZ_H
#define ENTENTE_TESTS_FUZZ_FUZZ_H

#include "base/str.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

#define PROMISE(condition, ...) ((condition) ? (void)0 : fuzz_broken(__FILE__, __LINE__, #condition, __VA_ARGS__))

/* Says which promise was broken, and by what, and ends with a signal, so that the fuzzer keeps the input. */
__attribute__((format(printf, 4, 5), noreturn)) static inline void
fuzz_broken(const char *file, int line, const char *promise, const char *format, ...) {
  va_list args;
  fprintf(stderr, "%s:%d: not kept: %s: ", file, line, promise);
  va_start(args, format);
  vfprintf(stderr, format, args);
  va_end(args);
  fputc('\n', stderr);
  abort();
}

/* In memory of its exact size, without a NUL at its end: a read beyond it is seen. To be freed with free((char *)copy.p). */
static inline Str fuzz_copy(Str s) {
  char *p = malloc(s.n ? s.n : 1);
  if (!p) abort();
  if (s.n) memcpy(p, s.p, s.n);
  return (Str){p, s.n};
}

#endif
