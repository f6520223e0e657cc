/* `entente report`: a snapshot as one HTML page that needs nothing else, not even a server.
 *
 *   ReportOptions o = {.words = &words};
 *   status = report_write(store, &o, "report.html", report);
 *
 * The page is report/page/ (page.html with page.css and the scripts, embedded when the program is built) around three blocks of JSON:
 *
 *   data      {"title", "snapshot": {"number", "date", "sha256", "documents", "triples", "claims"}, "words": {"fr": {"name": "text"}},
 *              "graph", "broader": [[node, node], ...], "places": {"alliances": [[node, x, y], ...], "sectors": [...]}, "nodes": ["IRI", ...]}
 *   evidence  documents, quotes and claims (report/facts.h); read by the page when first asked for
 *   changes   since the snapshot before (report/changes.h); null when there is none
 *
 * A content security policy (CSP Level 3) lets only the page's own script and style run, by their SHA-256, and nothing be fetched; text
 * of documents is data in JSON and becomes text nodes, never markup. Same snapshot, same options, same bytes.
 */
#ifndef ENTENTE_REPORT_PAGE_H
#define ENTENTE_REPORT_PAGE_H

#include "base/array.h"
#include "store/store.h"

/* A word of the page, from the ontology: {"search", "en", "Search"}, {"kind:treaty", "fr", "traité"}, {"domain:energy", ...}. */
typedef struct ReportWord {
  Str name, lang, text;
} ReportWord;
typedef struct ReportBroader {
  Str domain, broader; ///< IRIs
} ReportBroader;
typedef struct ReportWords {
  ARRAY(ReportWord) list;        ///< in any order; the command fills it
  ARRAY(ReportBroader) broaders; ///< of all domains, those too that no agreement covers
} ReportWords;

typedef struct ReportOptions {
  int64_t snapshot; ///< 0: the last one
  int64_t since;    ///< what changed since this one; 0: the snapshot's parent
  Choice choice;    ///< as store_choose
  Str title;        ///< or empty
  const ReportWords *words;
} ReportOptions;

/* The whole page, appended to b. */
Status report_add_page(StrBuf *b, Store *s, const ReportOptions *o, Report *r);

/* Writes it to a file ("-": standard output), all or nothing. */
Status report_write(Store *s, const ReportOptions *o, const char *path, Report *r);

#endif
