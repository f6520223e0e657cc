/* Growable arrays of any type, on the heap.
 *
 *   typedef ARRAY(int) Ints;
 *   Ints v = {0};
 *   array_push(&v, 7);          // v.at[v.n - 1] == 7
 *   array_release(&v);
 */
#ifndef ENTENTE_BASE_ARRAY_H
#define ENTENTE_BASE_ARRAY_H

#include "base/arena.h"

#include <stdlib.h>

#define ARRAY(Type)                                                                                                    \
  struct {                                                                                                             \
    Type *at;                                                                                                          \
    size_t n, cap;                                                                                                     \
  }

#define array_reserve(v, need)                                                                                         \
  do {                                                                                                                 \
    size_t array_need = (need);                                                                                        \
    if (array_need > (v)->cap) {                                                                                       \
      size_t array_cap = (v)->cap ? (v)->cap * 2 : 8;                                                                  \
      if (array_cap < array_need) array_cap = array_need;                                                              \
      (v)->at = memory_resize((v)->at, array_cap * sizeof *(v)->at);                                                   \
      (v)->cap = array_cap;                                                                                            \
    }                                                                                                                  \
  } while (0)
#define array_push(v, ...)                                                                                             \
  do {                                                                                                                 \
    array_reserve((v), (v)->n + 1);                                                                                    \
    (v)->at[(v)->n++] = (__VA_ARGS__);                                                                                 \
  } while (0)
#define array_clear(v) ((v)->n = 0)
#define array_release(v) (free((v)->at), (v)->at = NULL, (v)->n = (v)->cap = 0)

#endif
