#include "facts/source.h"

#include "facts/table.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

struct FactSource {
  const char *path; ///< as it was named
  char own[64];     ///< path of the copy of standard input, or empty
  FILE *copy;
  FactForm form;
  const Lexicon *lex;
  bool table, open;
  Lines lines;
  Csv csv;
  FactMap map;
  Arena names, arena; ///< for the whole reading; of the fact read last
  Str name;
  StrBuf object;
  long rows, passed;
};

static bool ends_in(const char *path, const char *ending) {
  size_t n = strlen(path), m = strlen(ending);
  return n > m && !strcasecmp(path + n - m, ending);
}

static const char *where(const FactSource *in) { return in->own[0] ? in->own : in->path; }

/* ---- Standard input, for it is read twice ---- */

static Status copy_input(FactSource *in, Report *r) {
  char buffer[1 << 16];
  ssize_t got;
  in->copy = tmpfile();
  if (!in->copy)
    return report_error(r, STATUS_IO, (Place){"-", 0, 0}, "cannot make a temporary file: %s", strerror(errno));
  while ((got = read(STDIN_FILENO, buffer, sizeof buffer)) > 0 || (got < 0 && errno == EINTR))
    if (got > 0 && fwrite(buffer, 1, (size_t)got, in->copy) != (size_t)got) break;
  if (got || fflush(in->copy))
    return report_error(r, STATUS_IO, (Place){"-", 0, 0}, "cannot keep standard input: %s", strerror(errno));
  snprintf(in->own, sizeof in->own, "/proc/self/fd/%d", fileno(in->copy));
  return STATUS_OK;
}

/* ---- Opening ---- */

static void take_name(FactSource *in) {
  Str name = str_of(in->form.name);
  if (!name.n && in->map.source.n) name = in->map.source;
  if (!name.n) {
    const char *slash = strrchr(in->path, '/');
    name = str_of(slash ? slash + 1 : in->path);
  }
  in->name = arena_copy(&in->names, name);
}

static Status open_table(FactSource *in, Report *r) {
  CsvForm form = in->form.csv;
  if (!form.delimiter) form.delimiter = in->map.form.delimiter;
  if (!in->form.encoded) form.encoding = in->map.form.encoding;
  Status status = csv_open(&in->csv, where(in), form, r);
  in->open = status == STATUS_OK;
  if (in->open) in->csv.lines.file = in->path;
  if (in->open && !in->map.fields.n) status = fact_map_of_columns(&in->map, &in->csv, r);
  return status == STATUS_OK ? fact_map_bind(&in->map, &in->csv, r) : status;
}

static void close_file(FactSource *in) {
  if (in->open && in->table) csv_close(&in->csv);
  else if (in->open) lines_close(&in->lines);
  in->open = false;
}

Status fact_source_rewind(FactSource *in, Report *r) {
  close_file(in);
  in->rows = in->passed = 0;
  if (in->table) return open_table(in, r);
  Status status = lines_open(&in->lines, where(in), r);
  in->open = status == STATUS_OK;
  in->lines.file = in->path;
  return status;
}

Status fact_source_open(FactSource **result, const char *path, const FactForm *form, const Lexicon *lex, Report *r) {
  FactSource *in = memory_new(sizeof *in);
  *in = (FactSource){.path = path, .form = *form, .lex = lex};
  *result = in;
  bool input = !strcmp(path, "-");
  in->table = form->map || form->table || ends_in(path, ".csv") || ends_in(path, ".tsv");
  Status status = STATUS_OK;
  if (!in->table && !input && !ends_in(path, ".jsonl") && !ends_in(path, ".ndjson") && !ends_in(path, ".json"))
    status = report_error(r, STATUS_BAD_INPUT, (Place){path, 0, 0},
                          "expected a file that ends in .jsonl, .ndjson, .json, .csv or .tsv, or a --map");
  if (status == STATUS_OK && form->map) status = fact_map_read(&in->map, form->map, r);
  if (status == STATUS_OK && input) status = copy_input(in, r);
  if (status == STATUS_OK) status = fact_source_rewind(in, r);
  if (status == STATUS_OK) take_name(in);
  if (status == STATUS_OK) return STATUS_OK;
  fact_source_close(in);
  *result = NULL;
  return status;
}

void fact_source_close(FactSource *in) {
  if (!in) return;
  close_file(in);
  if (in->copy) fclose(in->copy);
  fact_map_release(&in->map);
  strbuf_release(&in->object);
  arena_release(&in->names), arena_release(&in->arena);
  free(in);
}

/* ---- Facts ---- */

static Status next_row(FactSource *in, FactLine *line, Report *r) {
  Status status;
  for (;;) {
    if ((status = csv_next(&in->csv, r)) == STATUS_END) return status;
    in->rows++;
    if (status != STATUS_OK) return status;
    status = table_fact(&in->map, &in->csv, in->lex, &in->object, r);
    if (status != STATUS_END) break;
    in->passed++;
  }
  if (status != STATUS_OK) return status;
  return fact_read(line, arena_copy(&in->arena, strbuf_as_str(&in->object)), (Place){in->path, in->csv.line, 0},
                   &in->arena, r);
}

static Status next_object(FactSource *in, FactLine *line, Report *r) {
  Str text;
  Status status;
  do {
    status = lines_next(&in->lines, &text, r);
    if (status == STATUS_OK && in->lines.line == 1 && str_starts(text, STR("\xEF\xBB\xBF")))
      text = str_sub(text, 3, text.n);
  } while (status == STATUS_OK && !str_trim(text).n);
  if (status == STATUS_END) return status;
  in->rows++;
  if (status != STATUS_OK) return status;
  return fact_read(line, text, (Place){in->path, in->lines.line, 1}, &in->arena, r);
}

Status fact_source_next(FactSource *in, FactLine *line, Report *r) {
  arena_clear(&in->arena);
  return in->table ? next_row(in, line, r) : next_object(in, line, r);
}

Str fact_source_name(const FactSource *in) { return in->name; }
long fact_source_rows(const FactSource *in) { return in->rows; }
long fact_source_passed(const FactSource *in) { return in->passed; }
