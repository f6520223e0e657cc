/* A snapshot as a file that other programs read. One pass, constant memory, the same bytes each time.
 *
 *   OutFile out;
 *   status = out_open(&out, "graph.ttl", report);
 *   status = emit(store, 0, EMIT_GRAPH, EMIT_TURTLE, &out, report);   // 0: the last snapshot
 *   if (status == STATUS_OK) status = out_commit(&out, report);
 *   else out_abandon(&out);
 *
 * N-Triples are canonical: sorted lines, so that their SHA-256 is the snapshot's own.
 */
#ifndef ENTENTE_EMIT_EMIT_H
#define ENTENTE_EMIT_EMIT_H

#include "base/io.h"
#include "store/store.h"

typedef enum EmitWhat { EMIT_GRAPH, EMIT_EVIDENCE } EmitWhat;
typedef enum EmitFormat { EMIT_TURTLE, EMIT_NTRIPLES } EmitFormat;

Status emit(Store *s, int64_t snapshot, EmitWhat what, EmitFormat format, OutFile *out, Report *r);
/* The same, from opening the file to its final name. Path "-" is standard output. */
Status emit_file(Store *s, int64_t snapshot, EmitWhat what, EmitFormat format, const char *path, Report *r);

#endif
