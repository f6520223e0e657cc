/* CSV (RFC 4180, with a header line, in UTF-8) for spreadsheets and statistics: a row for each agreement of the graph, or for each claim
 * of the evidence.
 *
 *   agreement,label,kind,status,earliest,latest,signedOn,…,party,partyName,…,documents,confidence
 *   agreement/3f2a90c41b7d5e68,accord-cadre,framework,signed,2026-02-08,2026-02-08,…,state/IN;state/MY,Inde;Malaisie,…,2,0.96
 *
 * Entities are what follows the base of the snapshot (paste0(base, x) is the IRI, and `entente explain` takes it as it is), domains, kinds
 * and statuses their local names. Several values of a cell are joined by ';', in the order of the IRIs, with their names in the same
 * order in the column of names; a ';' within a value is written as %3B in an IRI and as a comma in a name. A cell that a spreadsheet
 * would take for a formula (it begins with = + - @, their full-width forms, a tab or a carriage return) has a ' before it.
 */
#ifndef ENTENTE_EMIT_CSV_H
#define ENTENTE_EMIT_CSV_H

#include "base/map.h"
#include "emit/node.h"
#include "store/store.h"

#include <stdio.h>

typedef struct CsvWriter {
  FILE *out;
  Store *store;
  int64_t snapshot;
  Str base, lang; ///< of entities; of names
  Report *report;
  Map index; ///< names that were looked up, emptied when they are many
  ARRAY(Str) names;
  Arena arena;
  StrBuf cell;
} CsvWriter;

void csv_begin_agreements(CsvWriter *w);
Status csv_agreement(void *w, const Node *n); ///< a NodeSink: nodes that are none are passed over
void csv_begin_claims(CsvWriter *w);
Status csv_claim(void *w, const Node *n);
void csv_release(CsvWriter *w);

#endif
