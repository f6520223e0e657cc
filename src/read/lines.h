/* The lines of a file, one at a time, in bounded memory.
 *
 * Only the line being read is kept, at most DOCUMENT_MAX_BYTES of it; a longer one is skipped without being kept.
 * Lines end in \n or \r\n, the last one needs no ending. A NUL is a byte like others.
 */
#ifndef ENTENTE_READ_LINES_H
#define ENTENTE_READ_LINES_H

#include "base/report.h"

typedef struct Lines {
  int fd;
  const char *file; ///< for messages
  char *buffer;
  size_t from, to, size; ///< what is read and not yet handed out: [from, to) of the buffer
  long line;             ///< number of the line handed out last
  bool at_end;
} Lines;

Status lines_open(Lines *l, const char *path, Report *r); ///< "-" is standard input
/* *line lives until the next call. STATUS_END at the end; STATUS_BAD_INPUT for a line that was too long and is
   skipped; STATUS_IO when the system refuses, after which there is nothing more. */
Status lines_next(Lines *l, Str *line, Report *r);
void lines_close(Lines *l);

#endif
