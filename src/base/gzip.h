/* A stream that compresses what is written to it (RFC 1952, DEFLATE of RFC 1951). The header has neither a name nor a time, so that the same
 * text gives the same bytes.
 *
 *   FILE *out = gzip_open(file);
 *   fputs(text, out);
 *   bool bad = fclose(out);          // writes the end; `file` stays open and is the caller's
 */
#ifndef ENTENTE_BASE_GZIP_H
#define ENTENTE_BASE_GZIP_H

#include <stdio.h>

FILE *gzip_open(FILE *under); ///< NULL, with errno, when there is no memory for it

#endif
