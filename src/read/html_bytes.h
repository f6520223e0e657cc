/* The bytes of a web page, made ready for libxml2. */
#ifndef ENTENTE_READ_HTML_BYTES_H
#define ENTENTE_READ_HTML_BYTES_H

#include "base/arena.h"

/* UTF-8 without byte order mark, from the charset that html.h tells; what is wrong in it is U+FFFD. The result is a part of raw
   where that was UTF-8. */
Str html_to_utf8(Arena *arena, Str raw);

/* Ends tags that have more parts than any page has, on which libxml2 would spend minutes. Where a script only looks like a tag,
   this changes nothing that is kept. The result is utf8 itself where there is none. */
Str html_limit_attributes(Arena *arena, Str utf8);

#endif
