#include "diff/apply.h"

#include "rdf/canon.h"

#include <stdlib.h>
#include <string.h>

typedef struct Row {
  bool adds; ///< in the direction in which it is applied
  Quad quad;
  long line;
} Row;

typedef struct Work {
  Dataset *d;
  const char *name, *patch;
  bool reverse;
  Report *report;
  uint32_t *by_label; ///< canonical label to blank node; made when a row asks for one
  uint32_t blanks;    ///< of the dataset before
  ARRAY(Row) rows;
  /* The statements as a hash set: slots hold an index into `quads` plus 1; what is removed stays as a grave. */
  Quads quads;
  bool *gone;
  uint32_t *slots;
  size_t slot_count;
} Work;

/* ---- Blank nodes ---- */

/* Reads "a3", "b5" or "a3b5"; -1 for a number that is not there. False when the label is of another form. */
static bool read_label(Str label, long *old, long *fresh) {
  size_t at = 0;
  *old = *fresh = -1;
  for (int side = 0; side < 2; side++) {
    if (at >= label.n || label.p[at] != "ab"[side]) continue;
    size_t from = ++at;
    long n = 0;
    while (at < label.n && at - from < 9 && label.p[at] >= '0' && label.p[at] <= '9')
      n = n * 10 + (label.p[at++] - '0');
    if (at == from || (label.p[from] == '0' && at > from + 1)) return false;
    *(side ? fresh : old) = n;
  }
  return at && at == label.n;
}

static Status label_nodes(Work *w) {
  CanonJob job = {
      .terms = w->d->terms, .quads = w->d->quads.at, .n = w->d->quads.n, .blanks = w->blanks, .name = w->name};
  uint32_t *labels = memory_new((w->blanks + (size_t)1) * sizeof *labels);
  w->by_label = memory_new((w->blanks + (size_t)1) * sizeof *w->by_label);
  Status status = canon_label(&job, labels, w->report);
  for (uint32_t i = 0; i < w->blanks && status == STATUS_OK; i++) w->by_label[labels[i]] = i;
  free(labels);
  return status;
}

static Status misfit(const Work *w, long line, const char *what) {
  return report_error(w->report, STATUS_BAD_INPUT, (Place){w->patch, line, 0},
                      "this row does not fit %s: %s; nothing was applied", w->name, what);
}

static Status node_of(Work *w, Term t, long line, Node *n) {
  long old, fresh;
  *n = 0;
  if (t.kind != TERM_BLANK || !read_label(t.value, &old, &fresh)) return *n = dataset_node(w->d, t), STATUS_OK;
  long label = w->reverse ? fresh : old;
  if (label < 0) { /* a new one; no label that was read has a space in it */
    StrBuf name = {0};
    strbuf_printf(&name, "new %.*s", STR_ARG(t.value));
    *n = dataset_node(w->d, (Term){.kind = TERM_BLANK, .value = strbuf_as_str(&name)});
    strbuf_release(&name);
    return STATUS_OK;
  }
  Status status = w->by_label ? STATUS_OK : label_nodes(w);
  if (status != STATUS_OK) return status;
  if (label >= (long)w->blanks) return misfit(w, line, "it has fewer blank nodes");
  *n = NODE_BLANK | w->by_label[label];
  return STATUS_OK;
}

static Status take_row(Work *w, const PatchRow *from) {
  Row row = {.adds = from->added != w->reverse, .line = from->line};
  Status status = node_of(w, from->t.subject, row.line, &row.quad.s);
  if (status == STATUS_OK) status = node_of(w, from->t.predicate, row.line, &row.quad.p);
  if (status == STATUS_OK) status = node_of(w, from->t.object, row.line, &row.quad.o);
  if (status == STATUS_OK) status = node_of(w, from->t.graph, row.line, &row.quad.g);
  if (status == STATUS_OK) array_push(&w->rows, row);
  return status;
}

/* ---- The set ---- */

static uint32_t *slot_of(const Work *w, const Quad *q) {
  size_t mask = w->slot_count - 1, at = hash_bytes((Str){(const char *)q, sizeof *q}, 0) & mask;
  while (w->slots[at] && quad_cmp(&w->quads.at[w->slots[at] - 1], q)) at = (at + 1) & mask;
  return &w->slots[at];
}

/* False when it is there already, or not there to be removed. */
static bool change(Work *w, const Row *row) {
  uint32_t *slot = slot_of(w, &row->quad);
  bool there = *slot && !w->gone[*slot - 1];
  if (there == row->adds) return false;
  if (!*slot) {
    array_push(&w->quads, row->quad);
    *slot = (uint32_t)w->quads.n;
  }
  w->gone[*slot - 1] = !row->adds;
  return true;
}

static void fill(Work *w) {
  size_t most = w->d->quads.n + w->rows.n;
  for (w->slot_count = 64; w->slot_count < 2 * most;) w->slot_count *= 2;
  w->slots = memory_new(w->slot_count * sizeof *w->slots);
  w->gone = memory_new(most + 1);
  array_reserve(&w->quads, most + 1);
  for (size_t i = 0; i < w->d->quads.n; i++) change(w, &(Row){.adds = true, .quad = w->d->quads.at[i]});
}

/* Backwards the last row is the first to be undone. Of the rows that do not fit the one with the least line is told. */
static Status change_all(Work *w) {
  const Row *bad = NULL;
  for (size_t i = 0; i < w->rows.n; i++) {
    const Row *row = &w->rows.at[w->reverse ? w->rows.n - 1 - i : i];
    if (!change(w, row) && (!bad || row->line < bad->line)) bad = row;
  }
  if (!bad) return STATUS_OK;
  return misfit(w, bad->line,
                bad->adds ? "what would be added is there already" : "what would be removed is not there");
}

static void take_over(Work *w) {
  array_clear(&w->d->quads);
  for (size_t i = 0; i < w->quads.n; i++)
    if (!w->gone[i]) array_push(&w->d->quads, w->quads.at[i]);
  dataset_finish(w->d);
}

Status apply_patch(Dataset *d, const char *name, const Patch *patch, const char *patch_name, bool reverse, Report *r) {
  Work w = {.d = d, .name = name, .patch = patch_name, .reverse = reverse, .report = r, .blanks = dataset_blanks(d)};
  Status status = STATUS_OK;
  for (size_t i = 0; i < patch->rows.n && status == STATUS_OK; i++) status = take_row(&w, &patch->rows.at[i]);
  if (status == STATUS_OK) {
    fill(&w);
    status = change_all(&w);
    if (status == STATUS_OK) take_over(&w);
  }
  free(w.by_label);
  array_release(&w.rows);
  array_release(&w.quads);
  free(w.gone);
  free(w.slots);
  return status;
}
