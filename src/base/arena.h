/* Memory by lifetime.
 *
 * Three arenas serve a run: knowledge (the whole run), document (cleared after each), scratch (inside one function). An
 * `Arena *` among the arguments says where the result lives; nothing from an arena is freed alone. Memory is zeroed.
 * When the system has no more memory the program says so on standard error and ends with status 2: a store in a
 * transaction is then rolled back by SQLite when it is next opened, and no output file has its final name yet.
 *
 * Built with -DENTENTE_ARENA_DEBUG every allocation is its own, so that AddressSanitizer sees each byte.
 */
#ifndef ENTENTE_BASE_ARENA_H
#define ENTENTE_BASE_ARENA_H

#include "base/str.h"

#include <stddef.h>

typedef struct ArenaBlock ArenaBlock;
typedef struct Arena {
  ArenaBlock *blocks; ///< newest first
  char *next, *end;
} Arena;

void arena_release(Arena *a);
void arena_clear(Arena *a);                   ///< empty, keeps one block for reuse
void *arena_alloc(Arena *a, size_t bytes);    ///< zeroed, aligned to 16
Str arena_copy(Arena *a, Str s);              ///< followed by a NUL
Str arena_join(Arena *a, Str head, Str tail); ///< followed by a NUL
Str arena_printf(Arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
#define ARENA_NEW(arena, Type) ((Type *)arena_alloc((arena), sizeof(Type)))
#define ARENA_ARRAY(arena, Type, n) ((Type *)arena_alloc((arena), sizeof(Type) * (n)))

/* The heap, for what must grow or end alone. Never NULL. */
void *memory_resize(void *old, size_t bytes);
void *memory_new(size_t bytes);       ///< zeroed
enum { MEMORY_LINE = 64 };            ///< bytes that the processor's cache takes in together
void *memory_new_lines(size_t lines); ///< zeroed, as many of these

#endif
