/* What changed since an earlier snapshot, as JSON for the page.
 *
 *   {"before": [number, "date"], "after": [...], "notes": ["other rules: ..."],
 *    "identities": [[kind, from, to], ...],                         kind as in IdentityKind; nodes
 *    "things": [[node, state, [[sign, predicate, object, cause], ...]], ...],
 *    "causes": [[kind, document, "name", "quote"], ...],            kind as in CauseKind; document a node, or -1
 *    "names":  [[node, ["text", "lang"], ...], ...]}                of what the graph of the page no longer has
 *
 * state: 0 new, 1 gone, 2 changed. Of a new thing only its class is told: the rest stands in the graph. Bounds of dates, which follow from
 * the dates, are left out. sign: 1 came, -1 went; cause: a position among causes, -1 for none.
 */
#ifndef ENTENTE_REPORT_CHANGES_H
#define ENTENTE_REPORT_CHANGES_H

#include "report/facts.h"

typedef struct ReportSince {
  int64_t before, after; ///< snapshots
  const Str *langs;      ///< in which names are wanted
  size_t lang_count;     ///< at least one
} ReportSince;

Status report_add_changes(StrBuf *b, ReportNodes *n, Store *s, const ReportSince *since, Report *r);

#endif
