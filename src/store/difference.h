/* What the files behind store_diff share. Nothing outside store/ includes this. */
#ifndef ENTENTE_STORE_DIFFERENCE_H
#define ENTENTE_STORE_DIFFERENCE_H

#include "store/changes.h"
#include "store/inside.h"

/* A document that is not the same in both snapshots: one that came has no old row, one that was withdrawn no new one. */
typedef struct DocumentChange {
  int64_t old, new; ///< rows of document, 0 for none
  Str name, iri, title;
  bool same_text; ///< both are there and only the rules differ
} DocumentChange;

typedef struct RowChange {
  int64_t subject, predicate, object; ///< terms
  int64_t claim;                      ///< on which it stood last
  bool added;
  Reason reason;
  uint32_t document; ///< index of the DocumentChange that is the reason, or NO_DOCUMENT
  bool own;          ///< the claim is of that document
} RowChange;

#define NO_DOCUMENT UINT32_MAX

typedef struct Move {
  int64_t from, to; ///< terms
  int kind;         ///< of SnapshotIdentity
  uint32_t document;
} Move;

typedef struct Difference {
  Store *store;
  int64_t from, to; ///< snapshots, from < to
  Arena *arena;     ///< of what is given out
  Str base;
  ARRAY(RowChange) rows; ///< by subject, predicate, object
  ARRAY(DocumentChange) documents;
  Map by_row;  ///< id of a row of document to its index
  Map speaker; ///< term of a thing to the index of a changed document that speaks of it
  ARRAY(Move) moves;
  bool lexicon_only; ///< of the rules of both snapshots only the lexicons differ
} Difference;

/* causes.c */
void find_reasons(Difference *d);
Reason reason_of_document(const Difference *d, const DocumentChange *doc);

/* moves.c: fills the moves; documents and speakers are there. */
void find_moves(Difference *d);

/* changed_terms.c */
typedef struct NumberedRow {
  uint32_t subject, predicate, object; ///< places in SnapshotDiff.terms
  uint32_t row;                        ///< place in Difference.rows
} NumberedRow;
/* Fills out->terms; gives the rows in the order of their terms, to be freed. Unless `all` is set only the texts of predicates are read. */
NumberedRow *number_rows(Difference *d, bool all, SnapshotDiff *out);

static inline Str key_of(const int64_t *id) { return (Str){(const char *)id, sizeof *id}; }

#endif
