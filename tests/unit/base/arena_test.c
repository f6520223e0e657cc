#include "base/arena.h"
#include "base/array.h"
#include "unit/check.h"

int main(void) {
  Arena a = {0};
  bool zeroed = true, aligned = true;
  for (int round = 0; round < 3; round++) {
    for (size_t n = 1; n < 3000; n += 7) {
      unsigned char *p = arena_alloc(&a, n);
      aligned = aligned && (uintptr_t)p % 16 == 0;
      for (size_t i = 0; i < n; i++) zeroed = zeroed && !p[i];
      memset(p, 0xa5, n);
    }
    arena_clear(&a);
  }
  CHECK(zeroed);
  CHECK(aligned);
  unsigned char *large = arena_alloc(&a, 50 << 20);
  large[(50 << 20) - 1] = 1;
  CHECK_STR(arena_copy(&a, STR("traité")), "traité");
  CHECK_STR(arena_join(&a, STR("trai"), STR("té")), "traité");
  CHECK_STR(arena_join(&a, STR(""), (Str){0}), "");
  CHECK_STR(arena_printf(&a, "%s %05d", "n", 42), "n 00042");
  arena_release(&a);

  ARRAY(int) v = {0};
  for (int i = 0; i < 1000; i++) array_push(&v, i * 2);
  CHECK_INT(v.n, 1000);
  CHECK_INT(v.at[999], 1998);
  array_release(&v);
  CHECK_INT(v.n, 0);
  return check_end();
}
