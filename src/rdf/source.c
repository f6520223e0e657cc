#include "rdf/source.h"

#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 1 << 18, KEPT = 1 << 22 };

/* Takes what was read into the text, up to the first byte that is not UTF-8. */
static void check(Source *s) {
  Str fresh = {s->text.p + s->text.n, s->raw - s->text.n};
  size_t good = utf8_valid_prefix(fresh);
  s->text.n += good;
  size_t left = fresh.n - good;
  if (!left) return;
  /* A character may be cut by the end of what was read; at the end of the file it is bad. */
  bool cut = left < 4 && !s->ended && ((unsigned char)fresh.p[good] & 0xC0) == 0xC0;
  for (size_t i = 1; i < left && cut; i++) cut = ((unsigned char)fresh.p[good + i] & 0xC0) == 0x80;
  s->bad = !cut;
}

Source source_of(Str text) {
  Source s = {.text = {text.p, 0}, .raw = text.n, .ended = true, .file = -1};
  if (text.n) check(&s);
  return s;
}

static Status read_pipe(Source *s, const char *name, Report *r) {
  StrBuf b = {0};
  ssize_t got;
  do {
    strbuf_reserve(&b, CHUNK);
    got = read(s->file, b.data + b.n, CHUNK);
    if (got > 0) b.n += (size_t)got;
  } while (got > 0 || (got < 0 && errno == EINTR));
  Status status = STATUS_OK;
  if (got < 0) status = report_error(r, STATUS_IO, (Place){name, 0, 0}, "cannot read: %s", strerror(errno));
  char *owned = b.data;
  *s = source_of((Str){owned, b.n});
  s->owned = owned;
  return status;
}

Status source_open(Source *s, const char *path, Report *r) {
  bool standard = !strcmp(path, "-");
  *s = (Source){.file = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
  struct stat st;
  if (s->file < 0 || fstat(s->file, &st))
    return report_error(r, STATUS_IO, (Place){path, 0, 0}, "cannot open: %s", strerror(errno));
  if (standard) return read_pipe(s, "standard input", r);
  if (!S_ISREG(st.st_mode)) {
    source_close(s);
    return report_error(r, STATUS_IO, (Place){path, 0, 0}, "not a regular file");
  }
  s->room = (size_t)st.st_size + 1;
  void *held = mmap(NULL, s->room, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (held == MAP_FAILED) {
    s->room = 0;
    source_close(s);
    return report_error(r, STATUS_LIMIT, (Place){path, 0, 0}, "no address space for %zu bytes", (size_t)st.st_size);
  }
  madvise(
      held, s->room,
      MADV_HUGEPAGE); /* a tenth of the time of reading goes into small pages; where there are no others, so be it */
  s->text.p = held;
  return STATUS_OK;
}

void source_close(Source *s) {
  if (s->room) munmap((char *)s->text.p, s->room);
  if (s->file > STDIN_FILENO) close(s->file);
  free(s->owned);
  *s = (Source){.file = -1};
}

bool source_more(Source *s) {
  size_t before = s->text.n;
  while (s->text.n == before && !s->ended && !s->bad) {
    size_t left = s->room - s->raw;
    ssize_t got = left ? read(s->file, (char *)s->text.p + s->raw, left < CHUNK ? left : CHUNK) : 0;
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) s->status = STATUS_IO;
    if (got > 0) s->raw += (size_t)got;
    else s->ended = true;
    check(s);
  }
  return s->text.n > before;
}

void source_forget(Source *s, size_t before) {
  if (!s->room || before < s->forgotten + KEPT) return;
  size_t page = (size_t)sysconf(_SC_PAGESIZE), end = before / page * page;
  madvise((char *)s->text.p + s->forgotten, end - s->forgotten, MADV_DONTNEED);
  s->forgotten = end;
}
