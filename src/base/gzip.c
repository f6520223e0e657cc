#define ZLIB_CONST /* input is const */
#include "base/gzip.h"

#include "base/arena.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/types.h>
#include <zlib.h>

typedef struct Gzip {
  z_stream z;
  FILE *under;
  unsigned char out[1 << 16];
} Gzip;

/* Takes all input; with Z_FINISH writes the end too. */
static bool deflate_all(Gzip *g, int flush) {
  for (;;) {
    g->z.next_out = g->out;
    g->z.avail_out = sizeof g->out;
    deflate(&g->z, flush); /* with room for output it has no way to fail */
    size_t n = sizeof g->out - g->z.avail_out;
    if (fwrite(g->out, 1, n, g->under) != n) return false;
    if (g->z.avail_out) return true;
  }
}

static ssize_t take(void *cookie, const char *text, size_t n) {
  Gzip *g = cookie;
  g->z.next_in = (const unsigned char *)text;
  g->z.avail_in = (uInt)n; /* stdio's buffer: never near 4 GB */
  return deflate_all(g, Z_NO_FLUSH) ? (ssize_t)n : 0;
}

static int end(void *cookie) {
  Gzip *g = cookie;
  bool good = deflate_all(g, Z_FINISH);
  deflateEnd(&g->z);
  free(g);
  return good ? 0 : -1;
}

FILE *gzip_open(FILE *under) {
  enum { WITH_GZIP_HEADER = 15 + 16, MEMORY = 8 };
  Gzip *g = memory_new(sizeof *g);
  g->under = under;
  FILE *out = NULL;
  if (deflateInit2(&g->z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, WITH_GZIP_HEADER, MEMORY, Z_DEFAULT_STRATEGY) == Z_OK) {
    out = fopencookie(g, "w", (cookie_io_functions_t){.write = take, .close = end});
    if (!out) deflateEnd(&g->z);
  } else errno = ENOMEM;
  if (!out) free(g);
  else setvbuf(out, NULL, _IOFBF, 1 << 16);
  return out;
}
