/* Files: whole reads, writes that are all or nothing, folders in byte order.
 *
 * An OutFile writes to a temporary file beside its goal; out_commit flushes, fsyncs, renames and fsyncs the folder, so that
 * under the final name there is never half a file. out_abandon removes the temporary one. A name that ends in .gz is compressed.
 */
#ifndef ENTENTE_BASE_IO_H
#define ENTENTE_BASE_IO_H

#include "base/array.h"
#include "base/report.h"

#include <stdio.h>

/* The whole file into b (appended). A folder, a device or a missing file is STATUS_IO with a message. */
Status io_read_file(const char *path, StrBuf *b, Report *r);

typedef ARRAY(Str) StrList;
/* Every regular file below path (path itself when it is a file), sorted by bytes of the path; links are not followed. */
Status io_list_files(const char *path, Arena *arena, StrList *files, Report *r);
Status io_make_folder(const char *path, Report *r); ///< and its parents

typedef struct OutFile {
  FILE *stream;
  FILE *under; ///< what the compressed stream goes to; NULL when it is not compressed
  char *path, *temporary;
} OutFile;
Status out_open(OutFile *o, const char *path, Report *r); ///< "-" is standard output, without rename
Status out_commit(OutFile *o, Report *r);
void out_abandon(OutFile *o);

#endif
