/* Documents: from files, folders and standard input to text with what is known about it.
 *
 *   Reader *in;
 *   reader_open(&in, "news/", report);
 *   Document d;
 *   while ((status = reader_next(in, &d, report)) != STATUS_END)
 *     if (status == STATUS_OK) use(&d);           // STATUS_BAD_INPUT: this one was bad and is reported; go on
 *   reader_close(in);
 *
 * .txt is text, .html/.htm a web page, .jsonl/.ndjson/.json one object a line with `text` and, where known, `id`,
 * `url`, `title`, `published`, `lang` (and `html` instead of `text`). A folder is read recursively in byte order of
 * the paths; files of other kinds in it are passed over and counted, and so are .json files that are one object
 * without `text` or `html`. "-" is standard input, JSON Lines; so is a named pipe.
 */
#ifndef ENTENTE_READ_DOCUMENT_H
#define ENTENTE_READ_DOCUMENT_H

#include "base/report.h"

#include <stdint.h>

typedef struct Document {
  Str id;  ///< as given, else the url, else the path below the folder that was named (of a named file its name), with
           ///< "#3" for line 3 of JSON Lines; never empty
  Str url; ///< http(s) only, else empty
  Str title;
  Str published;    ///< ISO date of any precision ("2025-10-28", "2025-10"), else empty
  Str lang;         ///< BCP 47 primary tag in lower case ("fr"), else empty: to be detected
  Str text;         ///< valid UTF-8 without NUL, U+FFFE and U+FFFF, lines end in \n; offsets of quotes count from here
  const char *file; ///< for messages
  long line;        ///< in that file, from 1; 0 when the file is one document
} Document;

enum { DOCUMENT_MAX_BYTES = 64 << 20 }; ///< a longer one is refused with a message

typedef struct Reader Reader;
Status reader_open(Reader **result, const char *path, Report *r);
/* Strings of *d live until the next call. STATUS_END at the end; STATUS_BAD_INPUT for a bad document, after which
   reading goes on; STATUS_IO for a file that cannot be read, after which reading goes on with the next file. */
Status reader_next(Reader *in, Document *d, Report *r);
void reader_close(Reader *in);

#endif
