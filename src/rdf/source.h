/* The bytes of an RDF file, read as they are needed: what the readers of this folder look at.
 *
 *   Source s;
 *   status = source_open(&s, path, r);
 *   while (i < s.text.n || source_more(&s)) use(s.text.p[i++]);
 *   source_close(&s);
 *
 * What has been read is valid UTF-8; it ends before the first byte that is not, and `bad` says so. The text never
 * moves while it grows, so a Str into it stays good until source_forget gives its pages back: a file of any size needs little memory,
 * as long as its statements are short.
 */
#ifndef ENTENTE_RDF_SOURCE_H
#define ENTENTE_RDF_SOURCE_H

#include "base/report.h"

typedef struct Source {
  Str text;      ///< read and checked so far, from the first byte of the file
  size_t raw;    ///< bytes read; those after text.n are a character that is cut, or bad
  bool bad;      ///< text.p[text.n] is not UTF-8
  bool ended;    ///< nothing follows
  Status status; ///< STATUS_IO when the system refused to read
  int file;      ///< -1 when there is none
  size_t room;   ///< bytes of address space held for the text
  size_t forgotten;
  char *owned; ///< the text of a pipe
} Source;

/* A regular file, or "-" for standard input; the latter is read whole. */
Status source_open(Source *s, const char *path, Report *r);
Source source_of(Str text); ///< memory, which is lent; STATUS_OK always, faults show in `bad`
void source_close(Source *s);
bool source_more(Source *s);                  ///< reads on; false at the end, at bad bytes and when reading fails
void source_forget(Source *s, size_t before); ///< the text before this offset is not looked at again

#endif
