/* The terms of what changed between two snapshots: each is read once, and numbered by its text, so that rows are sorted by numbers. */
#include "store/difference.h"

#include <string.h>

typedef struct ChangedTerm {
  int64_t id;
  Str text;        ///< canonical form
  uint32_t number; ///< as they came
  bool wanted;
} ChangedTerm;

static uint32_t number_of(Map *ids, const int64_t *id) { return map_add(ids, key_of(id), (uint32_t)ids->entries.n); }

/* Rows with terms numbered as they come. */
static NumberedRow *number_as_they_come(const Difference *d, Map *ids) {
  NumberedRow *rows = memory_new((d->rows.n + 1) * sizeof *rows);
  for (uint32_t i = 0; i < d->rows.n; i++) {
    const RowChange *row = &d->rows.at[i];
    bool same = i && row[-1].subject == row->subject;
    rows[i] = (NumberedRow){.subject = same ? rows[i - 1].subject : number_of(ids, &row->subject),
                            .predicate = number_of(ids, &row->predicate),
                            .object = number_of(ids, &row->object),
                            .row = i};
  }
  return rows;
}

static ChangedTerm *terms_of(const Map *ids, const NumberedRow *rows, size_t n, bool all) {
  ChangedTerm *terms = memory_new((ids->entries.n + 1) * sizeof *terms);
  for (uint32_t i = 0; i < ids->entries.n; i++) {
    memcpy(&terms[i].id, ids->entries.at[i].key.p, sizeof terms[i].id);
    terms[i].number = i, terms[i].wanted = all;
  }
  for (size_t i = 0; i < n; i++) terms[rows[i].predicate].wanted = true;
  return terms;
}

static int by_id(const void *x, const void *y) {
  const ChangedTerm *a = x, *b = y;
  return (a->id > b->id) - (a->id < b->id);
}

static int by_text(const void *x, const void *y) {
  const ChangedTerm *a = x, *b = y;
  int c = str_cmp(a->text, b->text);
  return c ? c : (a->number > b->number) - (a->number < b->number);
}

/* In the order of their rows in the store, so that each of its pages is read once. */
static void read_texts(Difference *d, ChangedTerm *terms, size_t n, Arena *a) {
  qsort(terms, n, sizeof *terms, by_id);
  sqlite3_stmt *q = store_sql(d->store, "SELECT text FROM term WHERE id = ?");
  for (size_t i = 0; i < n; i++) {
    if (!terms[i].wanted) continue;
    bind_id(q, 1, terms[i].id);
    if (store_row(d->store, q)) terms[i].text = arena_copy(a, column_str(q, 0));
    store_reset(q);
  }
}

static int by_numbers(const void *x, const void *y) {
  const NumberedRow *a = x, *b = y;
  if (a->subject != b->subject) return a->subject < b->subject ? -1 : 1;
  if (a->predicate != b->predicate) return a->predicate < b->predicate ? -1 : 1;
  return (a->object > b->object) - (a->object < b->object);
}

/* In the order of their texts; place: by the number that they came with. */
static void give_terms(Difference *d, ChangedTerm *terms, size_t n, SnapshotDiff *out, uint32_t *place) {
  qsort(terms, n, sizeof *terms, by_text);
  out->terms = ARENA_ARRAY(&out->arena, Term, n + 1);
  for (uint32_t i = 0; i < n; i++) {
    place[terms[i].number] = i;
    if (terms[i].wanted && !term_of_ntriples(&out->terms[i], terms[i].text, &out->arena)) store_bad_term(d->store);
  }
}

NumberedRow *number_rows(Difference *d, bool all, SnapshotDiff *out) {
  Map ids = {0};
  NumberedRow *rows = number_as_they_come(d, &ids);
  size_t n = ids.entries.n;
  ChangedTerm *terms = terms_of(&ids, rows, d->rows.n, all);
  map_release(&ids);
  read_texts(d, terms, n, &out->arena);
  uint32_t *place = memory_new((n + 1) * sizeof *place);
  give_terms(d, terms, n, out, place);
  for (size_t i = 0; i < d->rows.n; i++) {
    NumberedRow *row = &rows[i];
    row->subject = place[row->subject], row->predicate = place[row->predicate], row->object = place[row->object];
  }
  qsort(rows, d->rows.n, sizeof *rows, by_numbers);
  free(place);
  free(terms);
  return rows;
}
