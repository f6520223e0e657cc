/* What is known about a document, from the forms found in the wild to those that document.h promises. */
#ifndef ENTENTE_READ_FIELDS_H
#define ENTENTE_READ_FIELDS_H

#include "base/arena.h"

Str field_date(Arena *arena,
               Str s); ///< "2025-10-28T09:00:00+01:00" and "20251028" give "2025-10-28"; empty when no ISO date
Str field_lang(Arena *arena, Str s); ///< "fr-CH" and "FR_fr" give "fr"; empty when no BCP 47 tag
Str field_url(Arena *arena, Str s);  ///< an absolute http(s) address without spaces, else empty
Str field_line(Arena *arena, Str s); ///< white space runs, line ends among them, become one space: titles

#endif
