/* Lines on their way to become blocks: what blocks.c measures and furniture.c judges. For src/text/ only.
 *
 * After joining, one Line is one paragraph: the lines of a hard-wrapped paragraph are merged into the first.
 */
#ifndef ENTENTE_TEXT_LINE_H
#define ENTENTE_TEXT_LINE_H

#include "text/parts.h"

typedef struct Line {
  Span span; ///< without white space at both ends
  uint32_t token_begin, token_end;
  uint32_t content;   ///< first token after a list marker
  uint32_t marker;    ///< the marker's sign; '1' for "1." and "1)", 'a' for "a)", '(' for "(1)"; 0 = none
  uint32_t width;     ///< code points
  uint32_t words;     ///< words and numbers
  uint32_t gaps;      ///< runs of three or more spaces inside
  uint32_t lines;     ///< how many were merged
  uint32_t last;      ///< last sign of the line; 0 when it ends in a word
  bool after_blank;   ///< a blank line stands before, or nothing
  bool starts_lower;  ///< the first letter is a small one
  bool ends_sentence; ///< . ! ? … , closing quotes and brackets aside
  bool ends_quote;    ///< » ”
} Line;

typedef ARRAY(Line) Lines;

enum { MARKER_NONE_WRITTEN = 'x' }; ///< an item without marker: a small-letter line after « … suivants : »

/* A full sentence, which is body unless a cue says otherwise. */
static inline bool line_is_sentence(const Line *l) { return l->words >= 8 && (l->ends_sentence || l->ends_quote); }
static inline uint32_t line_bytes(const Line *l) { return l->span.end - l->span.start; }

/* Sets kinds[i] = BLOCK_FURNITURE where a cue or the look of the line itself says so. */
void furniture_by_cue(const Text *t, const TextIndex *index, const Lines *lines, Block *blocks);
void furniture_by_look(const Text *t, const Lines *lines, Block *blocks);
/* The same for lines that only their neighbours give away: menus, and lines that repeat. */
void furniture_by_company(const Text *t, const Lines *lines, Block *blocks);

#endif
