/* One thing of the changes in plain lines: for text.c, which says which things and in what order. */
#ifndef ENTENTE_DIFF_TEXT_THING_H
#define ENTENTE_DIFF_TEXT_THING_H

#include "base/map.h"
#include "diff/changes.h"

typedef struct Line {
  const Change *row, *other; ///< other: the value that row came in the place of, or NULL
  uint32_t cause;            ///< the same number for the same kind of cause and document; 0 for none
} Line;

typedef struct Page {
  FILE *out;
  const Changes *c;
  const char *added, *removed, *changed, *bold, *dim, *plain; ///< escape sequences, or empty
  Arena arena;
  ARRAY(Line) lines; ///< of one thing
  Map causes;
  size_t things[3]; ///< written so far, by state
} Page;

/* The thing of rows [from, to): its head, identities and rows, with a blank line after it. */
void text_write_thing(Page *p, const Term *thing, size_t from, size_t to, const Identity *identities, size_t n);

#endif
