/* The difference of two snapshots of one store, with its reasons.
 *
 *   SnapshotNames names;
 *   status = diff_snapshots(&changes, store, 11, 12, true, STR("en"), &names, r);   // names and store must outlive the changes
 *   ...
 *   changes_release(&changes);
 *   snapshot_names_release(&names);
 */
#ifndef ENTENTE_DIFF_SNAPSHOTS_H
#define ENTENTE_DIFF_SNAPSHOTS_H

#include "base/map.h"
#include "diff/changes.h"
#include "store/changes.h"

typedef struct SnapshotNames {
  Arena arena; ///< the terms of the rows live here, too
  Store *store;
  int64_t before, after;
  Str lang;
  Map index; ///< IRI to position in `labels`
  ARRAY(Str) labels;
} SnapshotNames;

/* The store shows one state from here on (store_freeze). Labels are in lang where there are. With DETAIL_COUNTS the rows are good for text_write_stat and for nothing else. */
Status diff_snapshots(Changes *c, Store *s, int64_t before, int64_t after, DiffDetail detail, Str lang,
                      SnapshotNames *names, Report *r);
void snapshot_names_release(SnapshotNames *n);

#endif
