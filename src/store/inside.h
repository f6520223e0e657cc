/* What the files of store/ share. Nothing outside store/ includes this.
 *
 * Errors stick: the first one is reported, put into s->status, and every later call on the store does nothing and gives no row. So the
 * code between reads as if SQLite never failed, and each public function ends in `return s->status`.
 *
 *   sqlite3_stmt *q = store_sql(s, "SELECT id FROM entity WHERE document = ?");   // prepared once per place in the source
 *   bind_id(q, 1, document);
 *   while (store_row(s, q)) use(sqlite3_column_int64(q, 0));                      // reset after the last row
 *
 * A loop that is left early calls store_reset. Text of a row lives until the next row.
 */
#ifndef ENTENTE_STORE_INSIDE_H
#define ENTENTE_STORE_INSIDE_H

#include "base/map.h"
#include "store/store.h"

#include <sqlite3.h>

/* Kinds of rows, for check sums and for waiting.c. */
enum { ROW_ENTITY = 1, ROW_KEY, ROW_QUOTE, ROW_CLAIM, ROW_DOCUMENT, ROW_TRIPLE, ROW_BASIS, ROW_KINDS };
enum { ROWS_AT_ONCE = 16, MOST_NUMBERS = 10, MOST_TEXTS = 6 };

enum { STORE_APPLICATION_ID = 0x454E5445, STORE_VERSION = 4 };

typedef struct RowCache {
  Map index; ///< text to index in rows
  ARRAY(int64_t) rows;
} RowCache;

struct Store {
  sqlite3 *db;
  char *path;
  StoreMode mode;
  Report *report;
  Status status;
  ARRAY(struct Prepared {
    const char *sql; ///< compared as a pointer
    sqlite3_stmt *statement;
  })
  statements; ///< open addressing, a power of two
  size_t statement_count;

  /* Numbers of rows by text: caches of bounded size. What is in them must be in the store. */
  RowCache terms, known; ///< of terms by canonical form, of clusters by the IRI of a known entity
  int64_t predicates[PREDICATE_COUNT], classes[ENTITY_CLASS_COUNT]; ///< term ids
  StrBuf text;                                                      ///< scratch of store_term_of
  Arena snapshots;                                                  ///< texts of the Snapshot last given out

  bool chosen; ///< temp.triple stands for the statements: see choose.c

  /* of the open build */
  bool building;
  MadeBy by;                                                  ///< borrowed until the build ends
  int64_t rules;                                              ///< row of what reads the documents
  int64_t number;                                             ///< of the snapshot that it will make
  int64_t first_entity, first_document;                       ///< rows from here on are new
  int64_t next_document, next_entity, next_quote, next_claim; ///< numbers of the rows to come
  int64_t documents, claims;                                  ///< how many more than in the parent
  bool changed;                                               ///< a document came or went
  uint64_t sum;                                               ///< of the document that is being put
  StrBuf absent;  ///< the name that no document had when it was asked for last; empty when one has come since
  StrBuf put_off; ///< SQL of the indexes that are still to be made
  struct Waiting {
    int rows;
    int64_t numbers[ROWS_AT_ONCE * MOST_NUMBERS];
    StrBuf texts; ///< one after the other
    size_t text_ends[ROWS_AT_ONCE * MOST_TEXTS];
  } waiting[ROW_KINDS]; ///< rows that no statement has brought to SQLite yet: waiting.c
};

/* store.c */
Store *store_open_private(const char *name, Report *r); ///< an empty one that is nobody else's; name: of messages
Status store_lock(Store *s);                            ///< begins to write; another build is waited for, up to 10 s

/* sql.c */
sqlite3_stmt *store_sql(Store *s, const char *sql);
bool store_row(Store *s, sqlite3_stmt *q);
void store_run(Store *s, sqlite3_stmt *q); ///< to its end
void store_reset(sqlite3_stmt *q);
void store_exec(Store *s, const char *sql); ///< one or more statements without values
/* Reads one state of the store, whoever writes meanwhile, under one lock, which takes a fifth of the time of a lock for each question.
   False when that is so already; store_let_go takes what store_hold gave. */
bool store_hold(Store *s);
void store_let_go(Store *s, bool held);
void store_step(Store *s, const char *sql, const int64_t *numbers,
                int n);                                 ///< one statement, to its end; numbers for ?1, ?2 …
int64_t store_number(Store *s, const char *sql);        ///< the one number that it gives, 0 when there is none
void store_fail(Store *s, int code, const char *doing); ///< reports what SQLite says, unless something failed before
int64_t cache_find(const RowCache *c, Str text);        ///< 0 when it is not there
void cache_add(RowCache *c, Str text, int64_t row);     ///< unless it is too long; a full cache begins anew
void cache_clear(RowCache *c);
void cache_release(RowCache *c);
void bind_id(sqlite3_stmt *q, int at, int64_t id); ///< 0 is NULL
void bind_str(sqlite3_stmt *q, int at, Str text);  ///< text must live until the statement has run
Str column_str(sqlite3_stmt *q, int at);
int64_t store_term(Store *s, Str text);           ///< id of a term by its canonical form, added when it is new
Str store_text(Store *s, int64_t term, Arena *a); ///< its canonical form; empty when there is no such term
void store_bad_term(Store *s);                    ///< reports a term whose text is none, unless something failed before
int64_t store_term_of(Store *s, Term t);
int64_t store_iri(Store *s, Str iri);
Predicate store_predicate(const Store *s, int64_t term); ///< PREDICATE_COUNT for none of ours

/* clusters.c */
typedef struct KeyOfEntity {
  Str text;
  int64_t id, cluster; ///< cluster 0: none has it now
  bool is_new;         ///< has no row yet
} KeyOfEntity;
int64_t cluster_of_known(Store *s, int64_t class, Str iri);
int64_t cluster_of_keys(Store *s, int64_t class, KeyOfEntity *keys, size_t n);
void cluster_leave(Store *s, int64_t document); ///< takes the entities of a document out of their clusters
typedef enum Redo { REDO_CHANGED, REDO_KNOWN, REDO_ALL } Redo;
void clusters_settle(Store *s, Str base, Redo redo); ///< fills temp.dirty and temp.stale, sets resources

/* What is said of entity E: the condition on claim C. */
#define CLAIMS_OF(E, C) C ".id BETWEEN " E ".first_claim AND " E ".last_claim"

/* The IRI (as a term id) of entity E in snapshot ?2. */
#define RESOURCE(E)                                                                                                    \
  "coalesce((SELECT f.resource FROM former_resource f WHERE f.entity = " E " AND f.until > ?2"                         \
  "   ORDER BY f.until LIMIT 1),"                                                                                      \
  " (SELECT k.resource FROM entity n JOIN cluster k ON k.id = n.cluster WHERE n.id = " E "))"

/* clang-format off */
/* The entities that are resource ?1 in snapshot ?2, of documents that live in it. */
#define MINE                                                                                                           \
  "WITH same(entity) AS ("                                                                                             \
  "  SELECT e.id FROM cluster k JOIN entity e ON e.cluster = k.id WHERE k.resource = ?1"                               \
  "    AND NOT EXISTS (SELECT 1 FROM former_resource f WHERE f.entity = e.id AND f.until > ?2)"                        \
  "  UNION ALL"                                                                                                        \
  "  SELECT f.entity FROM former_resource f WHERE f.until > ?2 AND f.resource = ?1"                                    \
  "    AND f.until = (SELECT min(until) FROM former_resource m WHERE m.entity = f.entity AND m.until > ?2)),"          \
  " mine AS ("                                                                                                         \
  "  SELECT e.id, e.document, e.first_claim, e.last_claim FROM same CROSS JOIN entity e ON e.id = same.entity"         \
  "    CROSS JOIN document d ON d.id = e.document WHERE d.born <= ?2 AND (d.died IS NULL OR d.died > ?2))"

/* Both halves have an index; what died after the snapshot is little, or the snapshot is old. */
#define SUBJECTS_WITH_OBJECT                                                                                           \
  "SELECT subject FROM triple WHERE object = ?1 AND died IS NULL AND born <= ?2"                                       \
  " UNION SELECT subject FROM triple WHERE object = ?1 AND died > ?2 AND born <= ?2"
/* clang-format on */

/* basis.c: the claim that a statement stood on in a snapshot, 0 when it was not in it. */
int64_t basis_at(Store *s, int64_t subject, int64_t predicate, int64_t object, int64_t snapshot, bool *derived);
/* The same for a statement whose last claim is known. */
int64_t basis_from(Store *s, int64_t claim, int64_t subject, int64_t predicate, int64_t object, int64_t snapshot);

/* sums.c. The sum of a document is that of its rows, without what may change (its death, clusters). */
uint64_t sum_of_numbers(int kind, const int64_t *numbers, size_t n);
uint64_t sum_of_texts(int kind, const Str *texts, size_t n);
/* Of the rows that sql gives, whose columns are numbers, the last one perhaps a text. id is bound to its parameter, where it has one. */
uint64_t sum_of_rows(Store *s, const char *sql, int kind, int64_t id);
uint64_t sum_of_bases(Store *s); ///< of triple and former_basis

/* waiting.c. A row is as wide as its kind, see there, and need not outlive the call; texts is NULL for kinds without. */
void waiting_add(Store *s, int kind, const int64_t *numbers, const Str *texts);
void waiting_find_document(Store *s, Str name); ///< a flush, if a document of this name waits
void waiting_flush(Store *s); ///< puts what waits into the tables, and makes their indexes: before anything reads them
void waiting_drop(Store *s);
void waiting_release(Store *s);

/* indexes.c */
void indexes_put_off(Store *s); ///< of a first build, those of entities and keys by what they belong to
void indexes_make(Store *s);    ///< those that were put off

/* put.c */
int64_t key_hash(int64_t class, Str text); ///< where its row is, if no other key has taken the place
/* A key as the store has it. Its row is at its hash, or after it where others have the same hash. `keys` are those found just before,
   whose rows are not written yet. */
KeyOfEntity key_in_store(Store *s, int64_t class, Str text, const KeyOfEntity *keys, size_t n);

/* winners.c */
typedef struct Statement {
  int64_t predicate, object, claim;
  bool derived;
} Statement;
typedef ARRAY(Statement) Statements;
typedef struct Candidate {
  Predicate predicate;
  int64_t object; ///< term
  Str text;       ///< of the object, canonical form; kept of names and of what has one value
  long documents; ///< that say so
  int confidence; ///< the best
  int64_t claim;  ///< the first by name of the document
  Str name;       ///< of that document
  int64_t last_document;
} Candidate;
typedef ARRAY(Candidate) Candidates;
typedef struct Subject {
  int64_t resource, class; ///< terms
  Str known;               ///< IRI of a known entity, else empty
  Candidates said;         ///< asserted
  int64_t claim;           ///< what derived statements follow from
  Str name;                ///< of its document
} Subject;
/* hear.c: fills in what the documents assert about a cluster; the class of a known one too. Texts live in the arena. */
void hear(Store *s, Arena *a, int64_t cluster, Subject *about);
void winners(Store *s, Arena *arena, Subject *about, const KnownEntities *known, Statements *out);
/* Of two values of a property that has one: above 0 when a goes before b. *because: how the other one lost. */
int compare_candidates(Arena *arena, const Candidate *a, const Candidate *b, Standing *because);

int rank_of_status(Str text); ///< how far an agreement has come, by the text of the term; 0: unknown

/* actors.c */
typedef ARRAY(int64_t) Nodes;
bool actors_called(Store *s, const Snapshot *of, Str name,
                   Nodes *nodes);                              ///< adds those that a name means (store_explain)
Status actors_missing(Store *s, const Snapshot *of, Str name); ///< the message that there are none

/* choose_about.c */
bool choice_is_about(const Choice *c); ///< asks for more than confidence
/* First the nodes that are asked for, while all statements can be read. STATUS_BAD_INPUT, with a message, when there are none. */
Status choose_find(Store *s, const Snapshot *of, const Choice *c);
/* Then fills temp.triple with what the choice is about, but for names, classes and bounds; temp.role tells which property is what. When the
   choice asks for confidence, temp.triple comes in with what is sure enough. */
void choose_about(Store *s, int64_t snapshot, const Choice *c);

/* choose.c */
extern const char choose_table[]; ///< makes temp.triple
void choose_evidence(Store *s, int64_t snapshot);

/* assemble.c */
void assemble(Store *s, const KnownEntities *known, Redo redo);

/* snapshot.c */
typedef struct SnapshotDigest {
  int64_t triples, entities;
  char sha256[65];
} SnapshotDigest;
void snapshot_digest(Store *s, int64_t number, SnapshotDigest *out);
bool snapshot_find(Store *s, int64_t number, Snapshot *found); ///< 0 = the last; reports when there is none

/* evidence_iri.c: appended in canonical form */
bool evidence_is_clean_url(Str url); ///< http(s), and an IRI as it stands
/* The document's URL where that is clean, else base, "document/" and its id as a slug or a hash. */
void evidence_add_document_iri(StrBuf *b, Str base, Str id, Str url);
void evidence_add_claim_iri(StrBuf *b, Str base,
                            Str content); ///< base, "claim/" and a hash of all that makes the claim

/* evidence_nodes.c: fills temp.node, while the store is held. */
void evidence_list_nodes(Store *s, int64_t snapshot, Str base);

/* names.c */
sqlite3_stmt *values_at(Store *s, int64_t snapshot, int64_t subject,
                        Predicate p); ///< rows: text and id of the object, by text
/* A name in the language asked for, else in none, else in any; of label, prefLabel and altLabel in turn; else the last segment of the
   IRI. It lives in the arena. */
Str name_at(Store *s, Arena *a, int64_t snapshot, int64_t subject, Str iri, Str lang);
/* The shortest acronym among its names in the language, else in none; empty where there is none or it is the name. */
Str acronym_at(Store *s, Arena *a, int64_t snapshot, int64_t subject, Str name, Str lang);
/* Tries the nodes that people may mean by a name (store_explain) until one will do; of several that bear the name all are tried. */
bool node_find(Store *s, int64_t snapshot, Str base, Str node, bool (*will_do)(void *user, int64_t term), void *user);
bool is_stated_at(Store *s, int64_t snapshot, int64_t subject, int64_t predicate, int64_t object);

/* read.c */
typedef struct TripleText {
  Str subject, predicate, object; ///< canonical forms
} TripleText;
typedef void (*TripleTextSink)(void *user, const TripleText *t);
/* All statements of a snapshot in canonical order. */
void each_triple_text(Store *s, int64_t number, TripleOrder order, TripleTextSink sink, void *user);
int compare_in_order(TripleOrder order, const TripleText *a, const TripleText *b);

#endif
