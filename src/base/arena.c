#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK = 1 << 16 };

struct ArenaBlock {
  ArenaBlock *older;
  size_t size; ///< bytes after this head
  size_t pad;  ///< keeps what follows aligned to 16
  size_t pad2;
};

static void out_of_memory(void) {
  static const char message[] = "entente: out of memory\n";
  (void)!write(STDERR_FILENO, message, sizeof message - 1);
  _exit(2);
}

void *memory_resize(void *old, size_t bytes) {
  void *p = realloc(old, bytes ? bytes : 1);
  if (!p) out_of_memory();
  return p;
}

void *memory_new(size_t bytes) {
  void *p = calloc(1, bytes ? bytes : 1);
  if (!p) out_of_memory();
  return p;
}

void *memory_new_lines(size_t lines) {
  void *p = aligned_alloc(MEMORY_LINE, lines * MEMORY_LINE);
  if (!p) out_of_memory();
  return memset(p, 0, lines * MEMORY_LINE);
}

void arena_release(Arena *a) {
  for (ArenaBlock *b = a->blocks; b;) {
    ArenaBlock *older = b->older;
    free(b);
    b = older;
  }
  *a = (Arena){0};
}

static void add_block(Arena *a, size_t least) {
  size_t size = least > BLOCK ? least : BLOCK;
#ifdef ENTENTE_ARENA_DEBUG
  size = least;
#endif
  if (size > SIZE_MAX - sizeof(ArenaBlock)) out_of_memory();
  ArenaBlock *b = malloc(sizeof *b + size);
  if (!b) out_of_memory();
  b->older = a->blocks;
  b->size = size;
  a->blocks = b;
  a->next = (char *)(b + 1);
  a->end = a->next + size;
}

void arena_clear(Arena *a) {
#ifdef ENTENTE_ARENA_DEBUG
  arena_release(a);
#else
  ArenaBlock *keep = NULL;
  for (ArenaBlock *b = a->blocks; b;) {
    ArenaBlock *older = b->older;
    if (!keep && b->size == BLOCK) keep = b;
    else free(b);
    b = older;
  }
  *a = (Arena){0};
  if (keep) {
    keep->older = NULL;
    a->blocks = keep;
    a->next = (char *)(keep + 1);
    a->end = a->next + keep->size;
  }
#endif
}

void *arena_alloc(Arena *a, size_t bytes) {
  if (bytes > SIZE_MAX / 2) out_of_memory();
  bytes = (bytes + 15) & ~(size_t)15;
#ifdef ENTENTE_ARENA_DEBUG
  add_block(a, bytes);
#else
  if ((size_t)(a->end - a->next) < bytes || !a->next) add_block(a, bytes);
#endif
  void *p = a->next;
  a->next += bytes;
  return memset(p, 0, bytes);
}

Str arena_copy(Arena *a, Str s) {
  char *p = arena_alloc(a, s.n + 1);
  if (s.n) memcpy(p, s.p, s.n);
  return (Str){p, s.n};
}

Str arena_join(Arena *a, Str head, Str tail) {
  char *p = arena_alloc(a, head.n + tail.n + 1);
  if (head.n) memcpy(p, head.p, head.n);
  if (tail.n) memcpy(p + head.n, tail.p, tail.n);
  return (Str){p, head.n + tail.n};
}

Str arena_printf(Arena *a, const char *format, ...) {
  char some[256]; /* most are short: those need not be written twice */
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  int need = vsnprintf(some, sizeof some, format, args);
  va_end(args);
  if (need < 0) need = 0;
  char *p = arena_alloc(a, (size_t)need + 1);
  if ((size_t)need < sizeof some) memcpy(p, some, (size_t)need);
  else vsnprintf(p, (size_t)need + 1, format, again);
  va_end(again);
  return (Str){p, (size_t)need};
}
