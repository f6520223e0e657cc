/* Plain text: what every kind of document goes through before it becomes Document.text. */
#ifndef ENTENTE_READ_PLAIN_H
#define ENTENTE_READ_PLAIN_H

#include "base/arena.h"
#include "base/report.h"

/* Whether the first bytes look like no text at all: many NULs or other control characters. */
bool plain_is_binary(Str raw);

/* The bytes of a text file as valid UTF-8 without byte order mark, CR and NUL. UTF-16 is told by its byte order
   mark; other bytes that are no UTF-8 are replaced by U+FFFD with one warning that names the first. The result is
   raw itself where nothing had to change. */
Str plain_text(Arena *arena, Str raw, const char *file, Report *r);

/* CRLF and lone CR become LF; the result is text itself when it holds none. */
Str plain_line_ends(Arena *arena, Str text);

/* Bytes in the named charset ("windows-1252") as UTF-8, unknown bytes as U+FFFD; false when the system does not
   know it. */
bool plain_from_charset(StrBuf *out, Str raw, const char *charset);

#endif
