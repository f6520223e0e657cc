/* RDF datasets in memory, small: a term is kept once, and a statement is four numbers.
 *
 *   Terms terms = {0};
 *   Dataset a = {.terms = &terms}, b = {.terms = &terms};      // two that share their terms can be compared by numbers
 *   status = dataset_load(&a, "a.ttl", &how, r);
 *   node_form(&terms, a.quads.at[0].s);                         // "<http://example.org/>"
 *
 * About 60 bytes a statement and term of the usual kind. Blank nodes are numbered by dataset, from 0, in the order in which they come.
 */
#ifndef ENTENTE_RDF_DATASET_H
#define ENTENTE_RDF_DATASET_H

#include "base/map.h"
#include "rdf/parse.h"

/* A term: 0 is none (the default graph), NODE_BLANK | n is blank node n of the dataset, others are numbers of Terms. */
typedef uint32_t Node;
#define NODE_BLANK 0x80000000u
static inline bool node_is_blank(Node n) { return n & NODE_BLANK; }
static inline uint32_t node_blank(Node n) { return n & ~NODE_BLANK; }

typedef struct Quad {
  Node s, p, o, g;
} Quad;
typedef ARRAY(Quad) Quads;
int quad_cmp(const void *a, const void *b); ///< by numbers: for qsort, and to find what is the same
static inline bool quad_has_blank(const Quad *q) { return (q->s | q->o | q->g) & NODE_BLANK; }

typedef struct Terms {
  Map forms; ///< IRIs and literals as canonical N-Triples write them; node n is entry n - 1
} Terms;
static inline Str node_form(const Terms *t, Node n) { return t->forms.entries.at[n - 1].key; }
Node terms_add(Terms *t, Str form);
Node terms_find(const Terms *t, Str form); ///< 0 when it is not there
void terms_release(Terms *t);

typedef struct Dataset {
  Terms *terms;
  Quads quads;
  Map labels; ///< of blank nodes: entry n is blank node n
  struct {    ///< the subject and predicate that came last: most statements have them again
    Node node[2];
    StrBuf kept[2];
  } last;
  Node
      next; ///< the term after the last one that came in order: a second file often has its terms in the order of the first
  StrBuf word;
} Dataset;

/* Reads a file; statements are sorted by quad_cmp and none is there twice. */
Status dataset_load(Dataset *d, const char *path, const RdfParsing *how, Report *r);
Status dataset_add(void *dataset, const Triple *t, Place place); ///< a TripleSink; dataset_finish when all are in
Node dataset_node(Dataset *d, Term t);                           ///< adds the term when it is new
void dataset_finish(Dataset *d);
void dataset_release(Dataset *d);
static inline uint32_t dataset_blanks(const Dataset *d) { return (uint32_t)d->labels.entries.n; }

#endif
