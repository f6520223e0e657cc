/* What changed between two snapshots: straight from the rows that were born or died between them. */
#include "store/difference.h"

#include <string.h>

/* ---- Rows ---- */

static void take_rows(Difference *d, const char *sql, bool added) {
  sqlite3_stmt *q = store_sql(d->store, sql);
  bind_id(q, 1, d->from);
  bind_id(q, 2, d->to);
  if (q && !d->from) sqlite3_bind_int64(q, 1, 0);
  while (store_row(d->store, q)) {
    RowChange row = {.subject = sqlite3_column_int64(q, 0),
                     .predicate = sqlite3_column_int64(q, 1),
                     .object = sqlite3_column_int64(q, 2),
                     .claim = sqlite3_column_count(q) > 3 ? sqlite3_column_int64(q, 3) : 0,
                     .added = added,
                     .document = NO_DOCUMENT};
    array_push(&d->rows, row);
  }
}

static int by_statement(const void *x, const void *y) {
  const RowChange *a = x, *b = y;
  if (a->subject != b->subject) return a->subject < b->subject ? -1 : 1;
  if (a->predicate != b->predicate) return a->predicate < b->predicate ? -1 : 1;
  if (a->object != b->object) return a->object < b->object ? -1 : 1;
  return (int)a->added - (int)b->added;
}

/* What died and was born again between the two did not change. */
static void cancel(Difference *d) {
  size_t kept = 0;
  if (d->rows.n) qsort(d->rows.at, d->rows.n, sizeof *d->rows.at, by_statement);
  for (size_t i = 0; i < d->rows.n; i++) {
    const RowChange *a = &d->rows.at[i];
    if (i + 1 < d->rows.n && a[1].added != a->added && a[1].subject == a->subject && a[1].predicate == a->predicate &&
        a[1].object == a->object)
      i++;
    else d->rows.at[kept++] = *a;
  }
  d->rows.n = kept;
}

/* The indices over born and died hold all of a row but its claim. */
static void read_rows(Difference *d, bool claims) {
#define DIED " FROM triple WHERE died > ?1 AND died <= ?2 AND born <= ?1"
#define BORN " FROM triple WHERE born > ?1 AND born <= ?2 AND (died IS NULL OR died > ?2)"
#define STATEMENT "SELECT subject, predicate, object"
  take_rows(d, claims ? STATEMENT ", claim" DIED : STATEMENT DIED, false);
  take_rows(d, claims ? STATEMENT ", claim" BORN : STATEMENT BORN, true);
#undef STATEMENT
#undef BORN
#undef DIED
  cancel(d);
}

/* ---- Terms, each read once, in the order of their rows ---- */

typedef struct TermRow {
  int64_t id;
  Str text; ///< canonical form
  Term term;
} TermRow;

typedef struct TermRows {
  TermRow *at;
  size_t n;
} TermRows;

static int by_id(const void *x, const void *y) {
  const TermRow *a = x, *b = y;
  return (a->id > b->id) - (a->id < b->id);
}

static void read_terms(Difference *d, TermRows *terms, Arena *a) {
  terms->at = memory_new((d->rows.n * 3 + 1) * sizeof *terms->at);
  size_t n = 0;
  for (size_t i = 0; i < d->rows.n; i++) {
    const RowChange *row = &d->rows.at[i];
    if (!i || row[-1].subject != row->subject) terms->at[n++].id = row->subject;
    if (!i || row[-1].predicate != row->predicate) terms->at[n++].id = row->predicate;
    terms->at[n++].id = row->object;
  }
  qsort(terms->at, n, sizeof *terms->at, by_id);
  sqlite3_stmt *q = store_sql(d->store, "SELECT text FROM term WHERE id = ?");
  for (size_t i = 0; i < n; i++) {
    TermRow *t = &terms->at[terms->n];
    if (terms->n && t[-1].id == terms->at[i].id) continue;
    t->id = terms->at[i].id;
    bind_id(q, 1, t->id);
    t->text = store_row(d->store, q) ? arena_copy(a, column_str(q, 0)) : STR("");
    store_reset(q);
    term_of_ntriples(&t->term, t->text, a);
    terms->n++;
  }
}

static const TermRow *term_row(const TermRows *terms, int64_t id) {
  const TermRow wanted = {.id = id};
  return bsearch(&wanted, terms->at, terms->n, sizeof wanted, by_id);
}

/* ---- What is given out ---- */

typedef struct Sorted {
  const TermRow *subject, *predicate, *object;
  const RowChange *row;
} Sorted;

static int by_text(const void *x, const void *y) {
  const Sorted *a = x, *b = y;
  int c = a->subject == b->subject ? 0 : str_cmp(a->subject->text, b->subject->text);
  if (!c && a->predicate != b->predicate) c = str_cmp(a->predicate->text, b->predicate->text);
  if (!c && a->object != b->object) c = str_cmp(a->object->text, b->object->text);
  return c ? c : (int)a->row->added - (int)b->row->added;
}

static void quote_of(Difference *d, int64_t claim, SnapshotChange *out, Arena *a) {
  sqlite3_stmt *q = store_sql(d->store, "SELECT g.exact, r.text FROM claim c CROSS JOIN quote g ON g.id = c.quote"
                                        " LEFT JOIN term r ON r.id = c.rule WHERE c.id = ?");
  bind_id(q, 1, claim);
  if (store_row(d->store, q)) {
    out->quote = arena_copy(a, column_str(q, 0));
    Str rule = column_str(q, 1);
    if (rule.n > 2) out->rule = arena_copy(a, str_sub(rule, 1, rule.n - 1));
  }
  store_reset(q);
}

static SnapshotChange change_of(Difference *d, const Sorted *s, Arena *a) {
  const RowChange *row = s->row;
  SnapshotChange c = {.added = row->added,
                      .subject = s->subject->term,
                      .predicate = s->predicate->term,
                      .object = s->object->term,
                      .reason = row->reason};
  if (row->document == NO_DOCUMENT) return c;
  const DocumentChange *doc = &d->documents.at[row->document];
  c.document = doc->name, c.document_iri = doc->iri, c.title = doc->title;
  if (row->own) quote_of(d, row->claim, &c, a);
  return c;
}

static void give_rows(Difference *d, SnapshotDiff *out) {
  TermRows terms = {0};
  read_terms(d, &terms, &out->arena);
  Sorted *sorted = memory_new((d->rows.n + 1) * sizeof *sorted);
  for (size_t i = 0; i < d->rows.n; i++) {
    const RowChange *row = &d->rows.at[i];
    bool same = i && row[-1].subject == row->subject;
    sorted[i] = (Sorted){same ? sorted[i - 1].subject : term_row(&terms, row->subject),
                         term_row(&terms, row->predicate), term_row(&terms, row->object), row};
  }
  qsort(sorted, d->rows.n, sizeof *sorted, by_text);
  array_reserve(&out->rows, d->rows.n);
  for (size_t i = 0; i < d->rows.n; i++) array_push(&out->rows, change_of(d, &sorted[i], &out->arena));
  free(sorted);
  free(terms.at);
}

static Str iri_at(Difference *d, int64_t id, Arena *a) {
  sqlite3_stmt *q = store_sql(d->store, "SELECT text FROM term WHERE id = ?");
  bind_id(q, 1, id);
  Str text = store_row(d->store, q) ? column_str(q, 0) : STR("");
  Str iri = text.n > 2 ? arena_copy(a, str_sub(text, 1, text.n - 1)) : STR("");
  store_reset(q);
  return iri;
}

static int by_from(const void *x, const void *y) {
  const SnapshotIdentity *a = x, *b = y;
  int c = str_cmp(a->from, b->from);
  return c ? c : str_cmp(a->to, b->to);
}

static void give_identities(Difference *d, SnapshotDiff *out) {
  for (size_t i = 0; i < d->moves.n; i++) {
    const Move *m = &d->moves.at[i];
    SnapshotIdentity n = {.from = iri_at(d, m->from, &out->arena), .to = iri_at(d, m->to, &out->arena)};
    n.kind = m->kind;
    if (m->document != NO_DOCUMENT) {
      const DocumentChange *doc = &d->documents.at[m->document];
      n.document = doc->name, n.document_iri = doc->iri, n.title = doc->title;
    }
    array_push(&out->identities, n);
  }
  if (out->identities.n) qsort(out->identities.at, out->identities.n, sizeof *out->identities.at, by_from);
}

/* ---- From the later to the earlier one: everything the other way round ---- */

static Reason turned(Reason r) {
  static const Reason other[] = {
      [REASON_CAME] = REASON_WITHDRAWN, [REASON_TEXT] = REASON_TEXT,       [REASON_WITHDRAWN] = REASON_CAME,
      [REASON_RULES] = REASON_RULES,    [REASON_LEXICON] = REASON_LEXICON, [REASON_MERGED] = REASON_SPLIT,
      [REASON_SPLIT] = REASON_MERGED};
  return other[r];
}

static void turn(SnapshotDiff *out) {
  for (size_t i = 0; i < out->rows.n; i++) {
    SnapshotChange *c = &out->rows.at[i];
    c->added = !c->added;
    c->reason = turned(c->reason);
  }
  for (size_t i = 0; i < out->identities.n; i++) {
    SnapshotIdentity *n = &out->identities.at[i];
    Str from = n->from;
    n->from = n->to, n->to = from;
    if (n->kind != IDENTITY_RENAMED) n->kind = n->kind == IDENTITY_MERGED ? IDENTITY_SPLIT : IDENTITY_MERGED;
  }
  if (out->identities.n) qsort(out->identities.at, out->identities.n, sizeof *out->identities.at, by_from);
}

static bool find_snapshot(Store *s, int64_t number, Snapshot *found, Arena *a) {
  if (!snapshot_find(s, number, found)) return false;
  Str *const texts[] = {&found->program, &found->ontology, &found->lexicon, &found->date, &found->base};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) *texts[i] = arena_copy(a, *texts[i]);
  return true;
}

Status store_diff(Store *s, int64_t before, int64_t after, bool reasons, SnapshotDiff *out, Report *r) {
  s->report = r;
  *out = (SnapshotDiff){0};
  if (!find_snapshot(s, before, &out->before, &out->arena) || !find_snapshot(s, after, &out->after, &out->arena))
    return STATUS_STORE;
  bool backwards = out->before.number > out->after.number;
  const Snapshot *old = backwards ? &out->after : &out->before, *new = backwards ? &out->before : &out->after;
  Difference d = {.store = s, .arena = &out->arena, .from = old->number, .to = new->number, .base = new->base};
  d.lexicon_only = str_eq(old->program, new->program) && str_eq(old->ontology, new->ontology);
  store_exec(s, "BEGIN"); /* all of it from one state of the store, whoever writes meanwhile */
  read_rows(&d, reasons);
  if (reasons && d.rows.n) find_reasons(&d);
  give_rows(&d, out);
  give_identities(&d, out);
  store_exec(s, "COMMIT");
  if (backwards) turn(out);
  array_release(&d.rows);
  array_release(&d.documents);
  array_release(&d.moves);
  map_release(&d.by_row);
  map_release(&d.speaker);
  return s->status;
}

void snapshot_diff_release(SnapshotDiff *d) {
  array_release(&d->rows);
  array_release(&d->identities);
  arena_release(&d->arena);
  *d = (SnapshotDiff){0};
}
