/* What differs between two graphs, as rows: what diff's readers of files and of snapshots hand to its renderers.
 *
 *   Changes c = {0};
 *   status = ...fill it...;
 *   for (size_t i = 0; i < c.rows.n; i++)
 *     printf("%c %.*s\n", c.rows.at[i].added ? '+' : '-', STR_ARG(c.rows.at[i].quad.subject->value));
 *   changes_release(&c);
 *
 * Rows are sorted by subject, predicate, object and graph in the order of their N-Triples form (term_cmp; no graph first), what is
 * removed before what is added, and no row is there twice. Terms, causes and their text live in the Changes' arena
 * (of snapshots: in that of their names), and rows share them: as the readers hand them on, equal terms are the same pointer.
 *
 * Blank nodes: a row's labels are the same for the same node of both sides. "a3" is the node that RDFC-1.0 calls c14n3 in the old
 * dataset and that is gone in the new one, "b5" the node c14n5 of the new one, "a3b5" a node that stayed. `context` are all other
 * statements of these nodes and of the blank nodes that hang together with them, so that a query can find them by what they say.
 */
#ifndef ENTENTE_DIFF_CHANGES_H
#define ENTENTE_DIFF_CHANGES_H

#include "base/map.h"
#include "rdf/term.h"

typedef enum CauseKind {
  CAUSE_DOCUMENT_CAME,
  CAUSE_DOCUMENT_CHANGED,
  CAUSE_DOCUMENT_WITHDRAWN,
  CAUSE_RULE_CHANGED,
  CAUSE_LEXICON_CHANGED,
  CAUSE_IDENTITY_MERGED,
  CAUSE_IDENTITY_SPLIT
} CauseKind;

/* Why a row changed; only snapshots know. Text that a kind does not have is empty. */
typedef struct Cause {
  CauseKind kind;
  Str document; ///< IRI
  Str name;     ///< of the document, as the input names it
  Str title;    ///< of the document
  Str quote;    ///< exact words that brought the fact
  Str rule;     ///< IRI of the rule or lexicon entry
} Cause;

/* A statement of terms that others may have, too: hundreds of thousands of them cost little beyond their terms. */
typedef struct TermQuad {
  const Term *subject, *predicate, *object;
  const Term *graph; ///< NULL in the default graph
} TermQuad;

typedef struct Change {
  TermQuad quad;
  const Cause *cause; ///< or NULL
  bool added;         ///< else removed
} Change;

/* Labels of things, changed or not: the text to show for an IRI, empty when none is known. What it returns lives as long as user. */
typedef struct Names {
  Str (*label)(const void *user, Str iri);
  const void *user;
} Names;

/* Does one of the two sides say anything of this subject with one of these IRIs as object? For filters: who is party to what. */
typedef struct Links {
  bool (*names_any)(const void *user, Str subject, const Map *objects);
  const void *user;
} Links;

typedef enum IdentityKind { IDENTITY_IS_RENAMED, IDENTITY_IS_MERGED, IDENTITY_IS_SPLIT } IdentityKind;

/* One and the same by its evidence, under another IRI. The rows tell of it as removed and added. */
typedef struct Identity {
  IdentityKind kind;
  Str from, to; ///< IRIs in A and B
  Cause cause;  ///< of a thing that was merged or split: the document that did it, when `document` is not empty
} Identity;

typedef struct Changes {
  Arena arena;
  ARRAY(Change) rows;
  ARRAY(TermQuad) context;    ///< what did not change around the blank nodes in rows: see below
  ARRAY(Identity) identities; ///< by from and to; only snapshots know
  ARRAY(Str) notes;           ///< lines to say before all else: the two sides come from different rules
  Names names;                ///< .label may be NULL
  Links links;                ///< of files, good while the datasets are there
  Str before, after;          ///< what the user calls the two sides: a path, a tag, "#12"
  Str base;                   ///< what relative IRIs of the two files were resolved against; empty when there was none
  uint64_t statements_before; ///< how many each side holds
  uint64_t statements_after;
} Changes;

static inline bool term_same(const Term *a, const Term *b) {
  return a == b || (a->kind == b->kind && str_eq(a->value, b->value) && str_eq(a->lang, b->lang) &&
                    str_eq(a->datatype, b->datatype));
}

/* The rows of one thing stand together: where those of rows.at[from] end. */
size_t changes_thing_end(const Changes *c, size_t from);
typedef enum ThingState { THING_NEW, THING_GONE, THING_CHANGED } ThingState;
/* The thing of rows [from, to) is new when its class came with all the rest, gone when it went with it. Only predicates are looked at. */
ThingState changes_thing_state(const Changes *c, size_t from, size_t to);
bool change_is_type(const Change *row); ///< tells a class

/* Appends the canonical N-Quads form without the dot: its terms, parted by spaces. */
void quad_add_nquads(StrBuf *b, const TermQuad *q);

void changes_release(Changes *c);
/* Brings the rows into their order, and takes away what is there twice and what is both removed and added. */
void changes_sort(Changes *c);

#endif
