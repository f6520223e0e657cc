/* A graph from elsewhere, to be read as a snapshot is.
 *
 *   status = store_of_dataset(&s, &dataset, "others.ttl", r);    // then the dataset may go
 *   status = store_read_network(s, 1, lang, &network, r);
 *   store_close(s);
 *
 * The store is nobody else's and gone with store_close. Its one snapshot, number 1, has what the dataset says in our vocabulary, in all
 * its graphs together; no document and no claim stands behind it. Other classes and properties are passed over, and so are blank nodes:
 * a graph of ours has none. It may have what none of ours has, a literal in place of a thing, two values where one is asked for.
 */
#ifndef ENTENTE_STORE_GRAPH_H
#define ENTENTE_STORE_GRAPH_H

#include "rdf/dataset.h"
#include "store/store.h"

/* `name` is that of messages. Warns where blank nodes were passed over, and where nothing is an agreement. */
Status store_of_dataset(Store **out, const Dataset *d, const char *name, Report *r);

#endif
