#include "base/io.h"

#include "base/gzip.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static Status failed(Report *r, const char *path, const char *what) {
  return report_error(r, STATUS_IO, (Place){path, 0, 0}, "cannot %s: %s", what, strerror(errno));
}

Status io_read_file(const char *path, StrBuf *b, Report *r) {
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return failed(r, path, "open");
  struct stat st;
  if (fstat(fd, &st) || !S_ISREG(st.st_mode)) {
    close(fd);
    return report_error(r, STATUS_IO, (Place){path, 0, 0}, "not a regular file");
  }
  strbuf_reserve(b, (size_t)st.st_size + 1);
  Status status = STATUS_OK;
  for (;;) {
    strbuf_reserve(b, 1 << 16);
    ssize_t got = read(fd, b->data + b->n, b->cap - b->n - 1);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) status = failed(r, path, "read");
    if (got <= 0) break;
    b->n += (size_t)got;
  }
  b->data[b->n] = 0;
  close(fd);
  return status;
}

static int by_bytes(const void *a, const void *b) { return str_cmp(*(const Str *)a, *(const Str *)b); }

static Status walk(const char *path, int depth, Arena *arena, StrList *files, Report *r) {
  struct stat st;
  if (lstat(path, &st)) return failed(r, path, "read");
  if (S_ISREG(st.st_mode)) {
    array_push(files, arena_copy(arena, str_of(path)));
    return STATUS_OK;
  }
  if (!S_ISDIR(st.st_mode)) {
    if (depth) return STATUS_OK; /* a link, pipe or device inside a folder is passed over */
    if (S_ISLNK(st.st_mode) && !stat(path, &st) && (S_ISREG(st.st_mode) || S_ISDIR(st.st_mode))) {
      char *real = realpath(path, NULL);
      if (!real) return failed(r, path, "read");
      Status status = walk(real, depth, arena, files, r);
      free(real);
      return status;
    }
    return report_error(r, STATUS_IO, (Place){path, 0, 0}, "neither a file nor a folder");
  }
  if (depth > 64) return report_error(r, STATUS_LIMIT, (Place){path, 0, 0}, "folders nested more than 64 deep");
  DIR *d = opendir(path);
  if (!d) return failed(r, path, "open the folder");
  Status status = STATUS_OK;
  for (struct dirent *e; (e = readdir(d));) {
    if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, "..")) continue;
    size_t n = strlen(path);
    const char *slash = n && path[n - 1] == '/' ? "" : "/";
    Str child = arena_printf(arena, "%s%s%s", path, slash, e->d_name);
    Status s = walk(child.p, depth + 1, arena, files, r);
    if (s != STATUS_OK) status = s;
  }
  closedir(d);
  return status;
}

Status io_list_files(const char *path, Arena *arena, StrList *files, Report *r) {
  size_t from = files->n;
  Status status = walk(path, 0, arena, files, r);
  if (files->n > from) qsort(files->at + from, files->n - from, sizeof *files->at, by_bytes);
  return status;
}

Status io_make_folder(const char *path, Report *r) {
  char *copy = strdup(path);
  Status status = STATUS_OK;
  if (!copy) return report_error(r, STATUS_IO, (Place){path, 0, 0}, "out of memory");
  for (char *p = copy + 1; status == STATUS_OK; p++) {
    if (*p && *p != '/') continue;
    char keep = *p;
    *p = 0;
    if (mkdir(copy, 0777) && errno != EEXIST) status = failed(r, copy, "make the folder");
    *p = keep;
    if (!keep) break;
  }
  free(copy);
  return status;
}

Status out_open(OutFile *o, const char *path, Report *r) {
  *o = (OutFile){0};
  o->path = strdup(path);
  if (o->path && !strcmp(path, "-")) {
    o->stream = stdout;
    return STATUS_OK;
  }
  size_t n = strlen(path) + 16;
  o->temporary = malloc(n);
  int fd = -1;
  if (o->path && o->temporary) {
    snprintf(o->temporary, n, "%s.XXXXXX", path);
    fd = mkstemp(o->temporary);
  }
  if (fd >= 0) {
    mode_t mask = umask(0);
    umask(mask);
    fchmod(fd, 0666 & ~mask);
    o->stream = fdopen(fd, "w");
    if (!o->stream) close(fd), unlink(o->temporary);
  }
  if (o->stream) setvbuf(o->stream, NULL, _IOFBF, 1 << 18);
  if (o->stream && str_ends(str_of(path), STR(".gz"))) {
    o->under = o->stream;
    o->stream = gzip_open(o->under);
  }
  if (!o->stream) {
    int why = errno;
    free(o->temporary), o->temporary = NULL;
    errno = why;
    Status status = failed(r, path, "write here");
    out_abandon(o);
    return status;
  }
  return STATUS_OK;
}

static void sync_folder(const char *path) {
  char *copy = strdup(path);
  if (!copy) return;
  char *slash = strrchr(copy, '/');
  if (slash) slash[slash == copy] = 0;
  int fd = open(slash ? copy : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd >= 0) fsync(fd), close(fd);
  free(copy);
}

/* Writes the end of what is compressed; the file itself is then the stream. */
static bool end_compressed(OutFile *o) {
  if (!o->under) return true;
  bool good = !ferror(o->stream);
  good = !fclose(o->stream) && good;
  o->stream = o->under;
  o->under = NULL;
  return good;
}

Status out_commit(OutFile *o, Report *r) {
  Status status = STATUS_OK;
  bool bad = !end_compressed(o) || ferror(o->stream) || fflush(o->stream);
  if (o->temporary) {
    bad = bad || fsync(fileno(o->stream));
    int why = errno;
    bad = fclose(o->stream) || bad;
    if (bad) errno = why;
    o->stream = NULL;
    bad = bad || rename(o->temporary, o->path);
  }
  if (bad) status = failed(r, o->path, "write");
  else if (o->temporary) {
    sync_folder(o->path);
    free(o->temporary), o->temporary = NULL;
  }
  out_abandon(o);
  return status;
}

void out_abandon(OutFile *o) {
  if (o->stream) end_compressed(o);
  else if (o->under) fclose(o->under);
  if (o->stream && o->stream != stdout) fclose(o->stream);
  if (o->temporary) unlink(o->temporary);
  free(o->temporary);
  free(o->path);
  *o = (OutFile){0};
}
