/* Check sums of rows: what `check` compares with what was written. They do not depend on the order of the rows. */
#include "store/inside.h"

uint64_t sum_of_numbers(int kind, const int64_t *numbers, size_t n) {
  return hash_bytes((Str){(const char *)numbers, n * sizeof *numbers}, (uint64_t)kind);
}

uint64_t sum_of_texts(int kind, const Str *texts, size_t n) {
  uint64_t sum = (uint64_t)kind;
  for (size_t i = 0; i < n; i++) sum = hash_bytes(texts[i], sum);
  return sum;
}

uint64_t sum_of_rows(Store *s, const char *sql, int kind, int64_t id) {
  uint64_t sum = 0;
  sqlite3_stmt *q = store_sql(s, sql);
  if (id) bind_id(q, 1, id);
  while (store_row(s, q)) {
    int64_t row[16];
    int n = 0;
    for (; n < sqlite3_column_count(q) && sqlite3_column_type(q, n) != SQLITE_TEXT; n++)
      row[n] = sqlite3_column_int64(q, n);
    sum += sum_of_numbers(kind, row, (size_t)n);
    if (n == sqlite3_column_count(q)) continue;
    Str text = column_str(q, n);
    sum += sum_of_texts(kind, &text, 1);
  }
  return sum;
}

uint64_t sum_of_bases(Store *s) {
  return sum_of_rows(s, "SELECT subject, predicate, object, born, died, claim, derived FROM triple", ROW_TRIPLE, 0) +
         sum_of_rows(s, "SELECT subject, predicate, object, until, claim, derived FROM former_basis", ROW_BASIS, 0);
}
