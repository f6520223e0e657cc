/* Tables of cells: RFC 4180, and what is found in its place.
 *
 * Cells are separated by the delimiter, rows by \n or \r\n. A cell in double quotes may hold delimiters, line ends and doubled quotes; a
 * quote within a cell that does not begin with one is a character like others. A byte order mark is skipped. The first row names the
 * columns; a later row with another number of cells is refused, and reading goes on with the next. Blank lines are passed over.
 *
 * Ours and not libcsv: that one repairs stray quotes silently and knows no lines, columns or encodings, which is what the messages
 * are about.
 *
 *   Csv t;
 *   csv_open(&t, "treaties.csv", (CsvForm){0}, report);        // delimiter 0: the one that the first row has most of
 *   while ((status = csv_next(&t, report)) != STATUS_END) if (status == STATUS_OK) use(t.cells.at, t.cells.n);
 *   csv_close(&t);
 */
#ifndef ENTENTE_FACTS_CSV_H
#define ENTENTE_FACTS_CSV_H

#include "base/array.h"
#include "read/lines.h"

typedef enum CsvEncoding { CSV_UTF8, CSV_WINDOWS_1252 /* of which Latin-1 is a part */ } CsvEncoding;

typedef struct CsvForm {
  char delimiter;
  CsvEncoding encoding;
} CsvForm;

enum { CSV_ROW_MAX = 1 << 20 }; ///< bytes; a longer row is refused

typedef ARRAY(Str) CsvCells;
typedef struct Csv {
  Lines lines;
  CsvForm form;
  Arena header;
  CsvCells columns; ///< the names in the first row, trimmed
  CsvCells cells;   ///< of the row read last, UTF-8; they live until the next call
  long line;        ///< where it begins
  StrBuf row, decoded, text;
} Csv;

/* Reads the first row. STATUS_BAD_INPUT with a message when it is no header: empty, twice the same name, another delimiter. */
Status csv_open(Csv *t, const char *path, CsvForm form, Report *r);
/* STATUS_BAD_INPUT for a bad row, after which reading goes on; STATUS_IO ends it. */
Status csv_next(Csv *t, Report *r);
size_t csv_column(const Csv *t, Str name); ///< index, or SIZE_MAX
void csv_close(Csv *t);

#endif
