/* Cells, rows and what is told of bad ones: RFC 4180 and what is found in its place. */
#include "facts/csv.h"

#include "unit/check.h"
#include "unit/heard.h"

#include <unistd.h>

static char path[] = "/tmp/entente-csv-XXXXXX";

static void write_table(Str text) {
  FILE *f = fopen(path, "w");
  fwrite(text.p, 1, text.n, f);
  fclose(f);
}

static Status open_table(Csv *t, Str text, CsvForm form, Report *r) {
  write_table(text);
  return csv_open(t, path, form, r);
}

/* All cells, "|" between them and "/" behind each row; "!" for a row that is refused. */
static Str cells_of(Str text, CsvForm form, StrBuf *b) {
  Csv t;
  Report r = heard_report;
  Status status = open_table(&t, text, form, &r);
  strbuf_clear(b);
  if (status != STATUS_OK) return STR("closed");
  while ((status = csv_next(&t, &r)) != STATUS_END) {
    if (status == STATUS_OK)
      for (size_t i = 0; i < t.cells.n; i++) strbuf_printf(b, "%s%.*s", i ? "|" : "", STR_ARG(t.cells.at[i]));
    strbuf_adds(b, status == STATUS_OK ? "/" : "!/");
  }
  csv_close(&t);
  return strbuf_as_str(b);
}

static void check_cells(void) {
  StrBuf b = {0};
  const CsvForm any = {0};
  CHECK_STR(cells_of(STR("a,b\n1,2\n"), any, &b), "1|2/");
  CHECK_STR(cells_of(STR("a,b\r\n1,2"), any, &b), "1|2/");
  CHECK_STR(cells_of(STR("a,b\n\"1,\"\"x\"\"\",\n"), any, &b), "1,\"x\"|/");
  CHECK_STR(cells_of(STR("a,b\n\"1\n\n2\",3\n4,5\n"), any, &b), "1\n\n2|3/4|5/");
  CHECK_STR(cells_of(STR("a,b\n1\"2,\"3\"4\n"), any, &b), "1\"2|34/");
  CHECK_STR(cells_of(STR("a;b,c\n1,;2\n"), any, &b), "1|;2/"); /* as many of both: the comma */
  CHECK_STR(cells_of(STR("a;b;c,d\n1,;2;3\n"), any, &b), "1,|2|3/");
  CHECK_STR(cells_of(STR("\"a;b\",c\n1,2\n"), any, &b), "1|2/");
  CHECK_STR(cells_of(STR("a,b\n1\n\n1,2,3\n4,5\n"), any, &b), "!/!/4|5/");
  CHECK_STR(cells_of(STR("a\tb\n,\t;\n"), any, &b), ",|;/");
  CHECK_STR(cells_of(STR("a,b\n\"1,2\n3,4\n"), any, &b), "!/");
  CHECK_STR(cells_of(STR("a|b\n\x80|\xE9\n"), (CsvForm){.encoding = CSV_WINDOWS_1252}, &b), "€|é/");
  CHECK_STR(cells_of(STR("a,b\n1,\xE9\n1,2\n"), any, &b), "!/1|2/");
  strbuf_release(&b);
}

static void check_faults(void) {
  Csv t;
  Report r = heard_report;
  CHECK_INT(open_table(&t, STR("a,a\n"), (CsvForm){0}, &r), STATUS_BAD_INPUT);
  CHECK_INT(open_table(&t, STR(""), (CsvForm){0}, &r), STATUS_BAD_INPUT);
  CHECK_INT(open_table(&t, STR("a;b\n"), (CsvForm){.delimiter = ','}, &r), STATUS_BAD_INPUT);
  CHECK_INT(r.errors, 3);
  CHECK_INT(open_table(&t, STR("a,b\n\n1,2\n3,\xFF\n"), (CsvForm){0}, &r), STATUS_OK);
  CHECK_INT(csv_next(&t, &r), STATUS_OK);
  CHECK_INT(t.line, 3);
  CHECK_INT(csv_next(&t, &r), STATUS_BAD_INPUT);
  CHECK_INT(heard_place.line, 4);
  CHECK_INT(heard_place.column, 3);
  CHECK_INT((long)csv_column(&t, STR("b")), 1);
  CHECK(csv_column(&t, STR("c")) == SIZE_MAX);
  csv_close(&t);
}

int main(void) {
  int fd = mkstemp(path);
  CHECK(fd >= 0);
  close(fd);
  check_cells();
  check_faults();
  unlink(path);
  return check_end();
}
