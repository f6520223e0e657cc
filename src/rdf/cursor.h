/* Where a reader stands in a Source, and the terminals that N-Triples, N-Quads, Turtle and TriG share.
 *
 * Functions carry the names of the productions of RDF 1.1 N-Triples §7 and Turtle §6.5. Each begins with the cursor on the first
 * character of its terminal and ends behind the last; text without escapes is lent from the source, the rest lives in the arena.
 */
#ifndef ENTENTE_RDF_CURSOR_H
#define ENTENTE_RDF_CURSOR_H

#include "rdf/source.h"
#include "rdf/term.h"

typedef struct Cursor {
  Source *source;
  size_t at, line_start; ///< offsets into the source
  long line;             ///< from 1
  const char *name;      ///< of the file, for messages
  Arena *arena;
  Str last_subject; ///< of N-Triples, in the source
  bool keep_tags;   ///< language tags as they are written, else in lower case
  Report *report;
} Cursor;

/* The character ahead, by bytes; -1 at the end. */
static inline int peek(const Cursor *c) {
  if (c->at < c->source->text.n || source_more(c->source)) return (unsigned char)c->source->text.p[c->at];
  return -1;
}
int peek_at(const Cursor *c, size_t ahead);
uint32_t peek_code(const Cursor *c, size_t *bytes); ///< the code point ahead; UTF8_BAD at the end
Str cursor_from(const Cursor *c, size_t from);      ///< the text from an offset to the cursor
Str cursor_shown(Str text);                         ///< its beginning, for a message
Place cursor_place(const Cursor *c);
void cursor_end_line(Cursor *c);      ///< moves over \n, \r or \r\n
void skip_byte_order_mark(Cursor *c); ///< U+FEFF, which some programs put before UTF-8
void skip_space(Cursor *c);           ///< white space, line ends and comments

bool cursor_is_cut(const Cursor *c); ///< what ends here is not the end: bytes that are no text, or a failure to read

/* "expected WHAT, found ..." with what is there: a character, the end, or bytes that are no text. */
Status cursor_expected(Cursor *c, const char *what);
Status cursor_error(Cursor *c, const char *format, ...) __attribute__((format(printf, 2, 3)));

bool is_pn_chars_base(uint32_t c);
bool is_pn_chars_u(uint32_t c); ///< of N-Triples 1.1 and Turtle: without ':'
bool is_pn_chars(uint32_t c);

Status read_iriref(Cursor *c, Str *iri); ///< may be relative
Status read_blank_node_label(Cursor *c, Str *label);
Status read_uchar(Cursor *c, StrBuf *b, uint32_t *code); ///< on 'u' or 'U', behind the backslash
Status read_escape(Cursor *c, StrBuf *b);                ///< ECHAR or UCHAR, on the character behind the backslash
Status read_string_literal_quote(Cursor *c, Str *value); ///< or _SINGLE_QUOTE: the quote ahead tells
Status read_langtag(Cursor *c, Str *lang);

#endif
