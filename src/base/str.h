/* Text as a pointer and a length.
 *
 * A Str lends: it points into memory that somebody else keeps (a document, an arena, a literal) and need not end in NUL.
 * A StrBuf owns: it grows, and `.data` always ends in NUL.
 *
 *   Str s = STR("accord");            // from a literal
 *   StrBuf b = {0};
 *   strbuf_add(&b, s); strbuf_printf(&b, " of %d", 2025);
 *   strbuf_release(&b);
 */
#ifndef ENTENTE_BASE_STR_H
#define ENTENTE_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Str {
  const char *p;
  size_t n; ///< bytes
} Str;

#define STR(literal) ((Str){(literal), sizeof(literal) - 1})
#define STR_ARG(s) (int)(s).n, (s).p ///< for "%.*s"

Str str_of(const char *c);                  ///< of a NUL-terminated string; NULL gives the empty Str
Str str_sub(Str s, size_t from, size_t to); ///< bytes [from, to), clamped
Str str_trim(Str s);                        ///< without white space (ASCII and NBSP) at both ends
bool str_eq(Str a, Str b);
bool str_is(Str a, const char *c);
bool str_starts(Str s, Str prefix);
bool str_ends(Str s, Str suffix);
int str_cmp(Str a, Str b);          ///< as memcmp, the shorter first
size_t str_find(Str s, Str needle); ///< byte offset, or SIZE_MAX

typedef struct StrBuf {
  char *data; ///< NUL-terminated, NULL while empty and never written
  size_t n, cap;
} StrBuf;

void strbuf_release(StrBuf *b);
void strbuf_clear(StrBuf *b); ///< empty, keeps its memory
void strbuf_reserve(StrBuf *b, size_t more);
void strbuf_add(StrBuf *b, Str s);
void strbuf_addc(StrBuf *b, char c);
void strbuf_adds(StrBuf *b, const char *c);
void strbuf_printf(StrBuf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
static inline Str strbuf_as_str(const StrBuf *b) { return (Str){b->data ? b->data : "", b->n}; }

#endif
