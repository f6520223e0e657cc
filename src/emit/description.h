/* The description of a snapshot as a dataset, in DCAT 3 and VoID: title, licence, version and the version before, date, counts after which a
 * store may check what it loaded, the vocabularies. It has no date but the snapshot's own, so that the same snapshot gives the same bytes.
 *
 *   <https://w3id.org/entente/id/snapshot/3> a void:Dataset , dcat:Dataset ;
 *       dcat:version "3" ; dcat:previousVersion <https://w3id.org/entente/id/snapshot/2> ;
 *       dcterms:identifier "sha256:6b8f…" ; void:triples 3171 ; …
 *
 * Each class and property that occurs is a partition with an IRI of its own: .../snapshot/3/class/State, .../snapshot/3/property/party.
 */
#ifndef ENTENTE_EMIT_DESCRIPTION_H
#define ENTENTE_EMIT_DESCRIPTION_H

#include "base/io.h"
#include "store/store.h"

/* What the ontology says of every dataset (ontology/dataset.ttl); the command fills it. */
typedef struct DatasetWords {
  ARRAY(Term) titles, descriptions; ///< texts with their languages
  Str licence;                      ///< IRI; empty: none is said
} DatasetWords;

/* Triples in the order that turtle.h wants. */
Status describe_snapshot(Store *s, int64_t snapshot, const DatasetWords *words, TripleSink sink, void *user, Report *r);

#endif
