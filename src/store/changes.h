/* What changed between two snapshots of a store, and why.
 *
 *   SnapshotDiff d;
 *   status = store_diff(store, 11, 12, DETAIL_REASONS, &d, report);
 *   for (size_t i = 0; i < d.rows.n; i++) show(d.rows.at[i].added, &d.terms[d.rows.at[i].subject], ...);
 *   snapshot_diff_release(&d);
 */
#ifndef ENTENTE_STORE_CHANGES_H
#define ENTENTE_STORE_CHANGES_H

#include "base/map.h"
#include "store/store.h"

/* What changed between two snapshots, and why. Time grows with what changed, not with the graph. */
typedef enum Reason {
  REASON_NONE,      ///< not looked for
  REASON_CAME,      ///< a document came that says so (of a removed statement: that made another value win)
  REASON_TEXT,      ///< a document says otherwise than before
  REASON_WITHDRAWN, ///< a document that said so is gone
  REASON_RULES,     ///< a document is as it was, and other rules read it (or the ontology knows more)
  REASON_LEXICON,   ///< the same where nothing but the lexicon differs
  REASON_MERGED,    ///< things that were told apart are one now
  REASON_SPLIT      ///< what was one thing is told apart now
} Reason;
typedef struct SnapshotCause {
  Reason reason;
  Str document, document_iri, title; ///< document: as the input names it; empty where none is the reason
  Str quote, rule; ///< of the claim that the statement stands or stood on, where that is of the document
} SnapshotCause;
#define NO_CAUSE UINT32_MAX
typedef struct SnapshotChange {
  uint32_t subject, predicate, object; ///< places in SnapshotDiff.terms
  uint32_t cause;                      ///< place in SnapshotDiff.causes, or NO_CAUSE
  bool added;                          ///< else removed
} SnapshotChange;
typedef struct SnapshotIdentity {
  enum { IDENTITY_RENAMED, IDENTITY_MERGED, IDENTITY_SPLIT } kind;
  Str from, to;                      ///< IRIs in the older and the newer of the two
  Reason reason;                     ///< of what was merged or split: MERGED or SPLIT, or RULES or LEXICON
  Str document, document_iri, title; ///< that connected or parted them, or was read otherwise; empty when none did
} SnapshotIdentity;
typedef struct SnapshotDiff {
  Arena arena;
  Snapshot before, after;     ///< as they were asked for: before may be the later one
  Term *terms;                ///< of the rows, each once, sorted by canonical form; in the arena, as all text
  ARRAY(SnapshotChange) rows; ///< by subject, predicate and object; none is there twice
  ARRAY(SnapshotCause) causes;
  ARRAY(SnapshotIdentity) identities; ///< by from and to
} SnapshotDiff;
typedef enum DiffDetail {
  DETAIL_COUNTS, ///< of the terms only those that are a predicate have a text; the rows of a subject stand together, in whatever order
  DETAIL_ROWS,
  DETAIL_REASONS ///< causes and identities, too: ten times the work
} DiffDetail;
/* Number 0 means the last snapshot. */
Status store_diff(Store *s, int64_t before, int64_t after, DiffDetail detail, SnapshotDiff *d, Report *r);
void snapshot_diff_release(SnapshotDiff *d);

/* Adds the IRIs of the actors that a name means (Choice.actor) in either snapshot, and of what is part of them. STATUS_BAD_INPUT, with a
   message, when there are none. */
Status store_find_actors(Store *s, int64_t snapshot, int64_t otherwise, Str name, Map *iris, Report *r);
/* Does either snapshot say anything of the subject with one of these IRIs as object? */
bool store_names_any(Store *s, int64_t snapshot, int64_t otherwise, Str subject, const Map *objects);

#endif
