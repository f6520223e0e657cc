/* A snapshot as JSON for the page: the statements of the graph, and behind them the claims with their quotes.
 *
 * IRIs are numbered as they come, and stand in one list that all parts of the page share (`nodes`).
 *
 *   graph:     [[subject, predicate, object, predicate, object ...], ...]
 *              an object is a node's number, "text", or ["text", "fr"] with its language
 *   evidence:  {"documents": [[node, "id", "title", "url", "published"], ...],
 *               "quotes":    [[document, start, "exact"], ...],                        start in code points
 *               "claims":    [[subject, predicate, object, quote, modality, confidence, rule, speaker], ...]}
 *              modality, rule and speaker are nodes, rule and speaker -1 where there is none; confidence is in thousandths; classes, and what follows from dates
 *              or the ontology, are left out
 *
 * Documents are sorted by date and id, quotes by document and place, claims by quote: the order in which one would read.
 */
#ifndef ENTENTE_REPORT_FACTS_H
#define ENTENTE_REPORT_FACTS_H

#include "base/map.h"
#include "store/store.h"

typedef struct ReportNodes {
  Map index; ///< IRI to its number: the position among the map's entries
} ReportNodes;

uint32_t report_node(ReportNodes *n, Str iri);
void report_add_object(StrBuf *b, ReportNodes *n, const Term *t); ///< as above, after a comma where one is due

Status report_add_graph(StrBuf *b, ReportNodes *n, Store *s, int64_t snapshot, Report *r);
Status report_add_evidence(StrBuf *b, ReportNodes *n, Store *s, int64_t snapshot, Report *r);

#endif
