#include "read/lines.h"

#include "base/arena.h"
#include "read/document.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LINES_FIRST_BYTES = 1 << 18, LINES_MOST_BYTES = DOCUMENT_MAX_BYTES + LINES_FIRST_BYTES };

Status lines_open(Lines *l, const char *path, Report *r) {
  *l = (Lines){.fd = STDIN_FILENO, .file = path};
  if (strcmp(path, "-") != 0) l->fd = open(path, O_RDONLY | O_CLOEXEC);
  if (l->fd < 0) return report_error(r, STATUS_IO, (Place){path, 0, 0}, "cannot open: %s", strerror(errno));
  l->size = LINES_FIRST_BYTES;
  l->buffer = memory_resize(NULL, l->size);
  return STATUS_OK;
}

void lines_close(Lines *l) {
  if (l->buffer && l->fd > STDIN_FILENO) close(l->fd);
  free(l->buffer);
  *l = (Lines){.fd = -1};
}

/* Reads more behind `to`, after moving what is left to the front or growing the buffer when that does not help. */
static Status fill(Lines *l, Report *r) {
  if (l->from) {
    memmove(l->buffer, l->buffer + l->from, l->to - l->from);
    l->to -= l->from;
    l->from = 0;
  }
  if (l->to == l->size) {
    l->size = l->size * 2 < LINES_MOST_BYTES ? l->size * 2 : LINES_MOST_BYTES;
    l->buffer = memory_resize(l->buffer, l->size);
  }
  ssize_t got;
  do got = read(l->fd, l->buffer + l->to, l->size - l->to);
  while (got < 0 && errno == EINTR);
  if (got < 0) {
    l->at_end = true;
    l->from = l->to = 0;
    return report_error(r, STATUS_IO, (Place){l->file, l->line + 1, 0}, "cannot read: %s", strerror(errno));
  }
  l->at_end = got == 0;
  l->to += (size_t)got;
  return STATUS_OK;
}

/* Throws away the rest of a line that is too long. */
static Status skip_line(Lines *l, Report *r) {
  l->line++;
  for (;;) {
    char *newline = memchr(l->buffer + l->from, '\n', l->to - l->from);
    l->from = newline ? (size_t)(newline - l->buffer) + 1 : l->to;
    if (newline || l->at_end) break;
    if (fill(l, r) == STATUS_IO) return STATUS_IO;
  }
  return report_error(r, STATUS_BAD_INPUT, (Place){l->file, l->line, 0},
                      "the line is longer than %d MiB and is skipped", DOCUMENT_MAX_BYTES >> 20);
}

Status lines_next(Lines *l, Str *line, Report *r) {
  size_t searched = 0;
  for (;;) {
    size_t have = l->to - l->from;
    char *newline = memchr(l->buffer + l->from + searched, '\n', have - searched);
    size_t length = newline ? (size_t)(newline - l->buffer) - l->from : have;
    if (length > DOCUMENT_MAX_BYTES) return skip_line(l, r);
    if (newline || (l->at_end && have)) {
      *line = (Str){l->buffer + l->from, length};
      if (line->n && line->p[line->n - 1] == '\r') line->n--;
      l->from += length + (newline != NULL);
      l->line++;
      return STATUS_OK;
    }
    if (l->at_end) return STATUS_END;
    searched = have;
    if (fill(l, r) == STATUS_IO) return STATUS_IO;
  }
}
