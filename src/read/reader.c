#include "read/document.h"

#include "base/arena.h"
#include "base/io.h"
#include "read/html.h"
#include "read/json_lines.h"
#include "read/lines.h"
#include "read/plain.h"

#include <errno.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

typedef enum FileKind { FILE_OTHER, FILE_TEXT, FILE_HTML, FILE_JSON_LINES, FILE_JSON } FileKind;

struct Reader {
  Arena names, document; ///< paths for the whole reading; the document handed out last
  StrList files;
  size_t next;
  size_t root; ///< bytes of a path before the part that makes ids
  bool folder;
  Status pending; ///< of listing the folder, told once what could be listed is read
  Lines lines;
  bool in_lines; ///< lines is open on file
  Str file;      ///< being read
  StrBuf raw;
  size_t passed_over;
};

static FileKind kind_of(Str path) {
  static const struct {
    const char *ending;
    FileKind kind;
  } kinds[] = {{".txt", FILE_TEXT},  {".html", FILE_HTML},        {".htm", FILE_HTML},
               {".json", FILE_JSON}, {".jsonl", FILE_JSON_LINES}, {".ndjson", FILE_JSON_LINES}};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    size_t n = strlen(kinds[i].ending);
    if (path.n > n && !strncasecmp(path.p + path.n - n, kinds[i].ending, n)) return kinds[i].kind;
  }
  return FILE_OTHER;
}

/* The path as it is listed, and how much of it names the input and not the document. */
static Status list_folder(Reader *in, const char *path, Report *r) {
  size_t n = strlen(path);
  Str root = arena_printf(&in->names, "%s%s", path, n && path[n - 1] == '/' ? "" : "/"); /* the slash follows a link */
  in->folder = true;
  in->root = root.n;
  in->pending = io_list_files(root.p, &in->names, &in->files, r);
  return in->files.n ? STATUS_OK : in->pending;
}

static Status list_file(Reader *in, const char *path, mode_t mode, Report *r) {
  Str name = arena_copy(&in->names, str_of(path));
  const char *slash = strrchr(name.p, '/');
  in->root = slash ? (size_t)(slash + 1 - name.p) : 0;
  if (S_ISREG(mode) && kind_of(name) == FILE_OTHER)
    return report_error(r, STATUS_BAD_INPUT, (Place){path, 0, 0},
                        "expected a file that ends in .txt .html .htm .json .jsonl or .ndjson");
  array_push(&in->files, name);
  return STATUS_OK;
}

static Status start_lines(Reader *in, Report *r) {
  Status status = lines_open(&in->lines, in->file.p, r);
  in->in_lines = status == STATUS_OK;
  return status;
}

Status reader_open(Reader **result, const char *path, Report *r) {
  struct stat st = {0};
  Reader *in = memory_new(sizeof *in);
  Status status;
  *result = NULL;
  if (!strcmp(path, "-")) {
    in->file = STR("-");
    status = start_lines(in, r);
  } else if (stat(path, &st))
    status = report_error(r, STATUS_IO, (Place){path, 0, 0}, "cannot open: %s", strerror(errno));
  else if (S_ISDIR(st.st_mode)) status = list_folder(in, path, r);
  else if (S_ISREG(st.st_mode) || S_ISFIFO(st.st_mode)) status = list_file(in, path, st.st_mode, r);
  else status = report_error(r, STATUS_IO, (Place){path, 0, 0}, "neither a file nor a folder");
  if (status == STATUS_OK && S_ISFIFO(st.st_mode) && !in->in_lines) {
    in->file = in->files.at[in->next++];
    status = start_lines(in, r);
  }
  if (status == STATUS_OK) *result = in;
  else reader_close(in);
  return status;
}

void reader_close(Reader *in) {
  if (!in) return;
  if (in->in_lines) lines_close(&in->lines);
  array_release(&in->files);
  strbuf_release(&in->raw);
  arena_release(&in->document);
  arena_release(&in->names);
  free(in);
}

static bool is_blank(Str s) { return !str_trim(s).n; }

static Document new_document(const Reader *in, long line) {
  Str none = {"", 0};
  return (Document){none, none, none, none, none, none, in->file.p, line};
}

/* What every document must have before it is handed out. */
static Status finish(Reader *in, Document *d, Report *r) {
  Place place = {d->file, d->line, 0};
  if (is_blank(d->text)) return report_error(r, STATUS_BAD_INPUT, place, "the document holds no text");
  if (d->text.n > DOCUMENT_MAX_BYTES)
    return report_error(r, STATUS_BAD_INPUT, place, "the document is longer than %d MiB", DOCUMENT_MAX_BYTES >> 20);
  if (!d->id.n) d->id = d->url;
  if (d->id.n) return STATUS_OK;
  d->id = str_sub(in->file, in->root, in->file.n);
  if (d->line) d->id = arena_printf(&in->document, "%.*s#%ld", STR_ARG(d->id), d->line);
  return STATUS_OK;
}

static Status next_line(Reader *in, Document *d, Report *r) {
  Str line;
  Status status;
  do status = lines_next(&in->lines, &line, r);
  while (status == STATUS_OK && is_blank(line));
  if (status == STATUS_END || status == STATUS_IO) {
    lines_close(&in->lines);
    in->in_lines = false;
  }
  if (status != STATUS_OK) return status;
  arena_clear(&in->document);
  *d = new_document(in, in->lines.line);
  status = json_document(d, line, &in->document, r);
  if (status == STATUS_END)
    return report_error(r, STATUS_BAD_INPUT, (Place){d->file, d->line, 0},
                        "the object has neither \"text\" nor \"html\"");
  return status == STATUS_OK ? finish(in, d, r) : status;
}

/* The whole file into in->raw, unless it is too long. */
static Status read_whole(Reader *in, Report *r) {
  struct stat st;
  strbuf_clear(&in->raw);
  if (!stat(in->file.p, &st) && st.st_size > DOCUMENT_MAX_BYTES)
    return report_error(r, STATUS_BAD_INPUT, (Place){in->file.p, 0, 0}, "the file is longer than %d MiB",
                        DOCUMENT_MAX_BYTES >> 20);
  return io_read_file(in->file.p, &in->raw, r);
}

/* A .json file holds JSON Lines when its first line is an object by itself and another follows. */
static bool holds_lines(Str raw) {
  const char *newline = raw.n ? memchr(raw.p, '\n', raw.n) : NULL;
  if (!newline) return false;
  size_t n = (size_t)(newline - raw.p);
  Str first = str_trim(str_sub(raw, 0, n)), rest = str_trim(str_sub(raw, n, raw.n));
  return str_ends(first, STR("}")) && str_starts(rest, STR("{"));
}

static Status next_json_file(Reader *in, Document *d, Report *r) {
  struct stat st;
  if (!stat(in->file.p, &st) && st.st_size > DOCUMENT_MAX_BYTES)
    return start_lines(in, r) == STATUS_OK ? STATUS_END : STATUS_IO;
  Status status = read_whole(in, r);
  if (status != STATUS_OK) return status;
  if (holds_lines(strbuf_as_str(&in->raw))) return start_lines(in, r) == STATUS_OK ? STATUS_END : STATUS_IO;
  status = json_document(d, strbuf_as_str(&in->raw), &in->document, r);
  if (status == STATUS_OK) return finish(in, d, r);
  if (status != STATUS_END) return status;
  if (!in->folder)
    return report_error(r, STATUS_BAD_INPUT, (Place){d->file, 0, 0}, "the object has neither \"text\" nor \"html\"");
  in->passed_over++;
  return STATUS_END;
}

static Status next_whole_file(Reader *in, Document *d, FileKind kind, Report *r) {
  Status status = read_whole(in, r);
  if (status != STATUS_OK) return status;
  Str raw = strbuf_as_str(&in->raw);
  if (plain_is_binary(raw))
    return report_error(r, STATUS_BAD_INPUT, (Place){d->file, 0, 0}, "expected text, found a binary file");
  if (kind == FILE_HTML) status = html_read(d, raw, &in->document, r);
  else d->text = plain_text(&in->document, raw, d->file, r);
  return status == STATUS_OK ? finish(in, d, r) : status;
}

/* STATUS_END when the file gave no document by itself: go on with its lines or with the next file. */
static Status next_file(Reader *in, Document *d, Report *r) {
  in->file = in->files.at[in->next++];
  arena_clear(&in->document);
  *d = new_document(in, 0);
  FileKind kind = kind_of(in->file);
  switch (kind) {
  case FILE_TEXT:
  case FILE_HTML: return next_whole_file(in, d, kind, r);
  case FILE_JSON: return next_json_file(in, d, r);
  case FILE_JSON_LINES: return start_lines(in, r) == STATUS_OK ? STATUS_END : STATUS_IO;
  default: in->passed_over++; return STATUS_END;
  }
}

static Status end_of_input(Reader *in, Report *r) {
  Status pending = in->pending;
  if (in->passed_over)
    report_note(r, "%zu files passed over: neither .txt .html .htm .jsonl .ndjson nor .json with \"text\"",
                in->passed_over);
  in->passed_over = 0;
  in->pending = STATUS_OK;
  return pending == STATUS_OK ? STATUS_END : STATUS_IO;
}

Status reader_next(Reader *in, Document *d, Report *r) {
  for (;;) {
    Status status = STATUS_END;
    if (in->in_lines) status = next_line(in, d, r);
    else if (in->next < in->files.n) status = next_file(in, d, r);
    else return end_of_input(in, r);
    if (status != STATUS_END) return status;
  }
}
