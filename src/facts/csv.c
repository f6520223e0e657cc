#include "facts/csv.h"

#include "base/utf8.h"

#include <string.h>

static const char delimiters[] = ",;\t|";

/* Code points of the bytes 0x80 to 0x9F in windows-1252 (WHATWG Encoding, index-windows-1252); the others are those of Latin-1. */
static const uint16_t windows_1252[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                          0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                          0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                          0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

static Place place_in(const Csv *t, Str line, size_t byte) {
  return (Place){t->lines.file, t->lines.line, (long)utf8_count(str_sub(line, 0, byte)) + 1};
}

/* ---- Lines in UTF-8 ---- */

static void decode_windows_1252(StrBuf *out, Str line) {
  strbuf_clear(out);
  for (size_t i = 0; i < line.n; i++) {
    unsigned char c = (unsigned char)line.p[i];
    utf8_add(out, c >= 0x80 && c < 0xA0 ? windows_1252[c - 0x80] : c);
  }
}

static Status tell_encoding(const Csv *t, Str line, size_t at, Report *r) {
  bool utf16 = t->lines.line == 1 && line.n >= 2 && (!memcmp(line.p, "\xFF\xFE", 2) || !memcmp(line.p, "\xFE\xFF", 2));
  if (utf16) return report_error(r, STATUS_BAD_INPUT, place_in(t, line, 0), "this is UTF-16; save the table as UTF-8");
  return report_error(r, STATUS_BAD_INPUT, place_in(t, line, at),
                      "not UTF-8 (0x%02X); when the table is Latin-1 or windows-1252, say so with --encoding",
                      (unsigned)(unsigned char)line.p[at]);
}

static Status next_line(Csv *t, Str *line, Report *r) {
  Status status = lines_next(&t->lines, line, r);
  if (status != STATUS_OK) return status;
  if (t->lines.line == 1 && str_starts(*line, STR("\xEF\xBB\xBF"))) *line = str_sub(*line, 3, line->n);
  if (t->form.encoding == CSV_WINDOWS_1252) {
    decode_windows_1252(&t->decoded, *line);
    *line = strbuf_as_str(&t->decoded);
  }
  size_t good = utf8_valid_prefix(*line);
  if (good < line->n) return tell_encoding(t, *line, good, r);
  const char *nul = line->n ? memchr(line->p, 0, line->n) : NULL;
  if (nul)
    return report_error(r, STATUS_BAD_INPUT, place_in(t, *line, (size_t)(nul - line->p)),
                        "a NUL has no place in a table");
  return STATUS_OK;
}

/* ---- Rows ---- */

/* Is a quoted cell still open at the end of these bytes? A quote opens a cell only where the cell begins. */
static bool is_open(Str s, char delimiter, bool open, bool begins) {
  for (size_t i = 0; i < s.n; i++) {
    char c = s.p[i];
    if (open) {
      if (c != '"') continue;
      if (i + 1 < s.n && s.p[i + 1] == '"') i++;
      else open = false;
    } else if (c == '"' && begins) open = true, begins = false;
    else begins = c == delimiter;
  }
  return open;
}

/* The whole row into t->row: more than one line where a quoted cell holds line ends. */
static Status join_lines(Csv *t, Report *r) {
  Str line;
  Status status = next_line(t, &line, r);
  strbuf_clear(&t->row);
  t->line = t->lines.line;
  if (status != STATUS_OK) return status;
  strbuf_add(&t->row, line);
  bool open = is_open(line, t->form.delimiter, false, true), fits = true;
  while (open) {
    if ((status = next_line(t, &line, r)) == STATUS_IO) return status;
    if (status == STATUS_END)
      return report_error(r, STATUS_BAD_INPUT, (Place){t->lines.file, t->line, 0},
                          "a quoted cell of the row that begins here is not closed before the end");
    if (status != STATUS_OK) return status;
    open = is_open(line, t->form.delimiter, true, false);
    fits = fits && t->row.n + line.n < CSV_ROW_MAX;
    if (fits) strbuf_addc(&t->row, '\n'), strbuf_add(&t->row, line);
  }
  if (fits && t->row.n <= CSV_ROW_MAX) return STATUS_OK;
  return report_error(r, STATUS_BAD_INPUT, (Place){t->lines.file, t->line, 0}, "the row is longer than %d KiB",
                      CSV_ROW_MAX >> 10);
}

/* One cell from byte `at`, into t->text; gives the byte of the delimiter after it, or the end. */
static size_t read_cell(Csv *t, Str row, size_t at) {
  bool quoted = at < row.n && row.p[at] == '"';
  for (at += quoted; at < row.n; at++) {
    char c = row.p[at];
    if (quoted && c == '"') {
      if (at + 1 < row.n && row.p[at + 1] == '"') at++;
      else {
        quoted = false;
        continue;
      }
    } else if (!quoted && c == t->form.delimiter) break;
    strbuf_addc(&t->text, c);
  }
  return at;
}

static void split_row(Csv *t) {
  Str row = strbuf_as_str(&t->row);
  size_t at = 0;
  strbuf_clear(&t->text);
  array_clear(&t->cells);
  strbuf_reserve(&t->text, row.n + 1); /* cells point into it: it must not move */
  for (;;) {
    size_t from = t->text.n;
    at = read_cell(t, row, at);
    array_push(&t->cells, (Str){t->text.data + from, t->text.n - from});
    if (at >= row.n) return;
    at++;
  }
}

static Status next_row(Csv *t, Report *r) {
  Status status;
  do status = join_lines(t, r);
  while (status == STATUS_OK && !str_trim(strbuf_as_str(&t->row)).n);
  if (status == STATUS_OK) split_row(t);
  return status;
}

Status csv_next(Csv *t, Report *r) {
  Status status = next_row(t, r);
  if (status != STATUS_OK || t->cells.n == t->columns.n) return status;
  return report_error(r, STATUS_BAD_INPUT, (Place){t->lines.file, t->line, 0}, "expected %zu cells, found %zu",
                      t->columns.n, t->cells.n);
}

/* ---- The header ---- */

static size_t count_in(Str line, char delimiter) {
  size_t n = 0;
  for (size_t i = 0, open = 0; i < line.n; i++) {
    if (line.p[i] == '"') open = !open;
    n += !open && line.p[i] == delimiter;
  }
  return n;
}

static char commonest_delimiter(Str line) {
  const char *best = delimiters;
  for (const char *d = delimiters; *d; d++)
    if (count_in(line, *d) > count_in(line, *best)) best = d;
  return *best;
}

static const char *name_of_delimiter(char c) {
  static const char *const names[] = {"','", "';'", "a tab", "'|'"};
  const char *at = strchr(delimiters, c);
  return at ? names[at - delimiters] : "the one that is given";
}

static Status take_header(Csv *t, Report *r) {
  Place place = {t->lines.file, t->line, 0};
  char better = commonest_delimiter(strbuf_as_str(&t->row));
  if (t->cells.n == 1 && count_in(strbuf_as_str(&t->row), better))
    return report_error(r, STATUS_BAD_INPUT, place,
                        "one column only with %s as delimiter; is it %s? Say so with --delimiter",
                        name_of_delimiter(t->form.delimiter), name_of_delimiter(better));
  for (size_t i = 0; i < t->cells.n; i++) {
    Str name = str_trim(t->cells.at[i]);
    if (name.n && csv_column(t, name) != SIZE_MAX)
      return report_error(r, STATUS_BAD_INPUT, place, "two columns are called '%.*s'", STR_ARG(name));
    array_push(&t->columns, arena_copy(&t->header, name));
  }
  return STATUS_OK;
}

/* The delimiter must be known before the row can be split. The header is one line as far as that goes. */
static Status read_header(Csv *t, Report *r) {
  bool told = t->form.delimiter;
  if (!told) t->form.delimiter = ',';
  Status status = next_row(t, r);
  if (status == STATUS_END)
    return report_error(r, STATUS_BAD_INPUT, (Place){t->lines.file, 0, 0}, "the table is empty");
  if (status != STATUS_OK) return STATUS_BAD_INPUT;
  if (!told) {
    t->form.delimiter = commonest_delimiter(strbuf_as_str(&t->row));
    split_row(t);
  }
  return take_header(t, r);
}

Status csv_open(Csv *t, const char *path, CsvForm form, Report *r) {
  *t = (Csv){.form = form};
  Status status = lines_open(&t->lines, path, r);
  if (status != STATUS_OK) return status;
  status = read_header(t, r);
  if (status != STATUS_OK) csv_close(t);
  return status;
}

size_t csv_column(const Csv *t, Str name) {
  for (size_t i = 0; i < t->columns.n; i++)
    if (str_eq(t->columns.at[i], name)) return i;
  return SIZE_MAX;
}

void csv_close(Csv *t) {
  lines_close(&t->lines);
  arena_release(&t->header);
  array_release(&t->columns), array_release(&t->cells);
  strbuf_release(&t->row), strbuf_release(&t->decoded), strbuf_release(&t->text);
}
