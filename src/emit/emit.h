/* A snapshot as a file that other programs read. One pass, constant memory, the same bytes each time.
 *
 *   EmitAsked asked = {.what = EMIT_GRAPH, .format = EMIT_TURTLE};   // of the last snapshot
 *   status = emit_file(store, &asked, "graph.ttl", report);          // "graph.ttl.gz" comes out compressed
 *
 * N-Triples are canonical: sorted lines, so that their SHA-256 is the snapshot's own. N-Quads are these lines with the snapshot as the
 * graph, one snapshot after the other. JSON (emit/json.h) has a line for each subject, CSV (emit/csv.h) for each agreement or claim. The
 * description (emit/description.h) tells what there is, without it.
 */
#ifndef ENTENTE_EMIT_EMIT_H
#define ENTENTE_EMIT_EMIT_H

#include "emit/description.h"

typedef enum EmitWhat { EMIT_GRAPH, EMIT_EVIDENCE, EMIT_DESCRIPTION } EmitWhat;
typedef enum EmitFormat { EMIT_TURTLE, EMIT_NTRIPLES, EMIT_NQUADS, EMIT_CSV, EMIT_JSON } EmitFormat;

typedef struct EmitAsked {
  EmitWhat what; ///< EMIT_DESCRIPTION in Turtle and N-Triples only
  EmitFormat format;
  const int64_t *snapshots; ///< more than one in N-Quads only; NULL: the last
  size_t snapshot_count;
  const Choice *choice;      ///< store_choose is called for each snapshot; NULL leaves that to the caller
  Str lang;                  ///< of names in CSV
  const DatasetWords *words; ///< of a description
} EmitAsked;

/* From opening the file to its final name. Path "-" is standard output. */
Status emit_file(Store *s, const EmitAsked *asked, const char *path, Report *r);

/* The IRI of a snapshot as a dataset and as a graph of N-Quads: base, "snapshot/" and its number; of its evidence "/evidence" behind that. */
void emit_add_graph_iri(StrBuf *b, const Snapshot *of, EmitWhat what);

#endif
