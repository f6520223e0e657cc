/* The store: one SQLite file with what was read, what follows from it, and the snapshots of the graph.
 *
 * Kept apart (schema.sql): what documents said (document, entity, entity_key, claim) and what can be derived from it again
 * (cluster, triple). A snapshot is the set of triples at the end of a build; triples carry the snapshots in which they were born
 * and died, so that any snapshot comes back and a diff costs time by the change.
 *
 * One build is one transaction: all of it or nothing of it. WAL, synchronous=FULL, application_id and user_version are
 * checked when a store is opened; a file that is not ours is refused and left alone.
 *
 *   store_open(&s, "entente.db", STORE_WRITE, report);
 *   store_begin(s, &made_by, report);
 *   for each document: if (!store_has_document(s, id, sha256)) store_put_document(s, &document, sha256, &facts, report);
 *   store_snapshot(s, &known, &snapshot, report);               // resolves, assembles, commits
 *   store_close(s);
 */
#ifndef ENTENTE_STORE_STORE_H
#define ENTENTE_STORE_STORE_H

#include "base/map.h"
#include "rdf/term.h"
#include "read/document.h"
#include "resolve/entity.h"

typedef struct Store Store;
typedef enum StoreMode {
  STORE_READ,
  STORE_STREAM, ///< as STORE_READ, with a small cache: for what is read through once, in 32 MB whatever its size
  STORE_WRITE   ///< makes the file when it is missing
} StoreMode;

/* What the ontology knows of an entity; the command fills it from the lexicon. `add` is called once per value. */
typedef struct KnownEntities {
  void *user;
  void (*describe)(void *user, Str iri, void (*add)(void *to, Predicate p, Term object), void *to);
} KnownEntities;

typedef struct MadeBy {
  Str program, ontology, lexicon; ///< versions; the ontology's and the lexicon's are SHA-256 of their files
  Str base;                       ///< IRI of entities, ends in / or #
  Str date;                       ///< of the snapshot, an ISO day; empty: that of the latest document so far
} MadeBy;

typedef struct Snapshot {
  int64_t number, parent;
  int64_t documents, entities, triples, claims;
  char sha256[65];                ///< of the canonical N-Triples of the graph
  Str program, ontology, lexicon; ///< what made it
  Str date;                       ///< ISO day, or empty
  Str base;
} Snapshot;

Status store_open(Store **out, const char *path, StoreMode mode, Report *r);
void store_close(Store *s); ///< rolls back what was not committed
/* From here on all that is read is of one state of the store, whoever writes meanwhile, and small questions cost half. Not during a build. */
void store_freeze(Store *s);

/* The documents of a build are put between store_begin and store_snapshot; what made_by lends must live until then. Another build is
   waited for, up to 10 s. */
Status store_begin(Store *s, const MadeBy *made_by, Report *r);
/* Is it there as it is now, read with the rules of this build? sha256 is that of url, title, published, lang and text. */
bool store_has_document(Store *s, Str id, const char *sha256);
Status store_keep_text(Store *s, const char *sha256, Str text, Report *r); ///< for store_each_document
/* Facts with a fault of form (a date that is none, a quote outside the text) are refused with STATUS_BAD_INPUT and nothing of the
   document is kept. A document that is there already is replaced. Keys of known entities are not used. */
Status store_put_document(Store *s, const Document *d, const char *sha256, const DocumentFacts *f, Report *r);
Status store_forget_document(Store *s, Str id, Report *r); ///< STATUS_END when there is no such document
/* Resolves, assembles and commits. When nothing changed since the last snapshot, nothing is written and *done is that one. */
Status store_snapshot(Store *s, const KnownEntities *known, Snapshot *done, Report *r);

/* Names of snapshots. A reference is a number, a tag, HEAD (the last one) or @2025-10-31 (the last one whose date is not later), each
   followed by any number of ~2 (its parent's parent) or ~. STATUS_BAD_INPUT, with a message, when there is no such snapshot. */
Status store_find(Store *s, Str reference, int64_t *number, Report *r);
Status store_tag(Store *s, Str name, int64_t snapshot, Report *r); ///< moves a tag that is there
Status store_untag(Store *s, Str name, Report *r);                 ///< STATUS_BAD_INPUT when there is no such tag
Status store_list_tags(Store *s, Status (*sink)(void *user, Str name, int64_t snapshot), void *user,
                       Report *r); ///< by snapshot, then by name

/* Reading. Snapshot number 0 means the last one. */
typedef Status (*SnapshotSink)(void *user, const Snapshot *s);
Status store_list_snapshots(Store *s, SnapshotSink sink, void *user, Report *r);
typedef enum TripleOrder {
  ORDER_TURTLE,   ///< as turtle.h wants it: by subject, then rdf:type first
  ORDER_CANONICAL ///< of canonical N-Triples lines
} TripleOrder;
Status store_each_triple(Store *s, int64_t snapshot, TripleOrder order, TripleSink sink, void *user, Report *r);
/* How much there is of what; of the chosen facts when store_choose was called. */
typedef struct StoreCounts {
  int64_t triples, subjects, objects; ///< objects: different ones
  int64_t of_predicate[PREDICATE_COUNT];
  struct ClassCount {
    Str iri;
    int64_t entities;
  } * classes; ///< by IRI
  size_t class_count;
} StoreCounts;
Status store_count(Store *s, int64_t snapshot, StoreCounts *counts, Arena *arena, Report *r);
/* What an agreement or event of a snapshot stands on. */
typedef struct Support {
  int64_t documents; ///< that assert something of it
  int confidence; ///< thousandths, of the best claim that there is such a thing; -1 where none says so in these words
} Support;
Status store_support(Store *s, int64_t snapshot, Str iri, Support *support, Report *r);
/* Documents and claims as they were in that snapshot, whatever has changed since. */
Status store_each_evidence_triple(Store *s, int64_t snapshot, TripleOrder order, TripleSink sink, void *user,
                                  Report *r);
/* The documents of a snapshot by name. Of one whose text the store does not have, text.p is NULL. What *d lends lives until the sink
   returns. */
typedef Status (*DocumentSink)(void *user, const Document *d, const char *sha256);
Status store_each_document(Store *s, int64_t snapshot, DocumentSink sink, void *user, Report *r);
/* A document of the last snapshot by its name, or by its URL; its text is in store_find_text, when it was kept. What *d lends lives until
   the store is asked for a snapshot or a document again. */
bool store_find_document(Store *s, Str name, Document *d, char sha256[65]);
/* What a document of a snapshot said, to be put into another store, when all of it was made by this rule: STATUS_END when it was not. The
   spans of the quotes are those in *quotes, which stands for the document's text; their characters are counted in the document. */
Status store_read_facts(Store *s, int64_t snapshot, Str name, Str rule, Str *quotes, DocumentFacts *f, Report *r);
/* The names of the documents that speak of a thing of the last snapshot, by its IRI. */
Status store_each_mention(Store *s, Str iri, Status (*sink)(void *user, Str document), void *user, Report *r);
/* The IRI in the last snapshot of what has this key of identity, in place of what iri held. */
bool store_find_key(Store *s, EntityClass class, Str key, StrBuf *iri);
bool store_find_text(Store *s, const char *sha256,
                     StrBuf *text); ///< one that store_keep_text took; in place of what text held
/* Which facts of a snapshot are meant. What is empty or 0 asks for nothing. */
typedef struct Choice {
  int confidence;     ///< thousandths: facts of which the best claim has at least this confidence
  Str actor;          ///< `node` as for store_explain
  const Map *actors;  ///< or IRIs, which the snapshot may not have; NULL: not given
  const Str *domains; ///< IRIs; the graph does not know which are narrower
  size_t domain_count;
  Str from, to; ///< ISO days, both included
  Str status;   ///< local name
} Choice;
bool choice_is_all(const Choice *c);
/* From here on only the chosen facts of the snapshot are read, with the names and classes of what they speak of; what is in no fact any
   more goes. For the snapshot given alone, not during a build.

   Confidence: an agreement or event goes whole when it is not sure itself, or its kind or status is not.
   The rest chooses agreements and events, each with all that is said of it: one that has the actor, or what is part of it (its ministries),
   as party, signatory, participant, host or chair; that covers one of the domains; whose bounds [earliest, latest] meet
   [from, to], so that what has no date is not in any time; that has the status. A chosen agreement brings the event at which it was
   concluded; events themselves have neither domains nor status. What an actor leads in is chosen by actor and domain, not where a time or
   a status is asked for. Offices, allegiances and bodies stay with those who are named.
   STATUS_BAD_INPUT, with a message, when the snapshot has no such actor, or the store no such status. */
Status store_choose(Store *s, int64_t snapshot, const Choice *choice, Report *r);
Status store_read_snapshot(Store *s, int64_t number, Snapshot *found,
                           Report *r); ///< its texts live until the next call
/* Integrity, counts, digests: every fault is a message, and one does not hide the others. STATUS_STORE when there was any. */
typedef struct StoreHealth {
  int64_t snapshots;    ///< the last number
  ARRAY(int64_t) whole; ///< snapshots whose SHA-256 is still theirs: each can be exported
  long documents, hurt; ///< rows of document that could be read, and those of which something is not as it was
} StoreHealth;
Status store_check(Store *s, StoreHealth *health, Report *r);
void store_health_release(StoreHealth *h);

/* What stands behind a node, for `entente explain`: every claim about it, every claim that names it as a value, and what follows from
 * claims without being said (`derived`: a class, a name from the ontology, the bounds of a date). */
typedef enum Standing {
  STANDING_HOLDS,           ///< the graph says so
  STANDING_DENIED,          ///< the document denies it
  STANDING_HYPOTHETICAL,    ///< the document supposes it only
  STANDING_LOST_STATUS,     ///< the property has one value, and another one won: as a status that is further on,
  STANDING_LOST_DOCUMENTS,  ///< as said by more documents,
  STANDING_LOST_PRECISION,  ///< as a more exact date,
  STANDING_LOST_CONFIDENCE, ///< as said with more confidence,
  STANDING_LOST_KIND,       ///< as a kind that says more,
  STANDING_LOST_ORDER,      ///< by alphabet alone
  STANDING_LOST,            ///< another value won; `explain` of the subject tells why
  STANDING_OTHER_NAME,      ///< the graph has it as the other of label and altLabel
  STANDING_ONTOLOGY,        ///< the ontology says otherwise
  STANDING_ITSELF,          ///< both ends turned out to be the same thing
  STANDING_ABSENT           ///< one end of it is not in the graph
} Standing;
typedef struct Ground {
  Str subject, subject_label;
  Predicate predicate;
  Term object;
  Str object_label; ///< of an IRI its name, else as the object
  bool incoming;    ///< the node is the object
  bool derived;
  Standing standing;
  Str instead; ///< the name of the value that won
  Modality modality;
  int confidence;    ///< thousandths
  Str rule, speaker; ///< IRIs or empty
  Str speaker_label;
  Str document, url, title, published; ///< document: as the input names it
  Str quote;
  int64_t start, end; ///< of the quote, in code points
} Ground;
typedef struct Explanation {
  Arena arena;
  int64_t snapshot;
  Str iri, label, class; ///< class: local name
  bool in_graph;
  ARRAY(Ground) grounds; ///< first what is said about it, by property; then where it is named
} Explanation;
/* `node` is an IRI, what follows the base or the folder ("state/FR", "agreement/3f2a…", "embraer"), a prefixed name of graph.ttl
   ("state:FR", "domain:energy"), a domain ("energy"), an ISO code ("FR") or a name as the graph has it, in any language ("Inde").
   STATUS_BAD_INPUT when the snapshot knows nothing of that name. */
Status store_explain(Store *s, int64_t snapshot, Str node, Str lang, Explanation *e, Report *r);
void explanation_release(Explanation *e);

/* Which snapshot and which document brought each statement about a node, for `entente blame`. A document that did is one that said so in
 * that snapshot, the first by name; of a statement that no document says in these words (`derived`) it is the one it follows from. */
typedef struct Blamed {
  Str predicate; ///< IRI
  Term object;
  Str object_label; ///< of an IRI its name, else as the object
  int64_t born;     ///< the snapshot since which the graph says so without a break
  bool derived;
  Str rule; ///< IRI or empty
  Str document, url, title, published;
  Str quote;
  int64_t start, end; ///< of the quote, in code points
} Blamed;
typedef struct Blame {
  Arena arena;
  int64_t snapshot;
  Str iri, label;
  ARRAY(Blamed) statements; ///< by predicate and object
} Blame;
/* `node` as for store_explain; STATUS_BAD_INPUT when the snapshot says nothing of it. */
Status store_blame(Store *s, int64_t snapshot, Str node, Str lang, Blame *b, Report *r);
void blame_release(Blame *b);

/* What people call a node in either snapshot, the first one asked first; of a nameless agreement or event its kind and sides, else the
   end of the IRI. Lives in the arena or is a part of the IRI; never empty. */
Str store_name(Store *s, int64_t snapshot, int64_t otherwise, Str iri, Str lang, Arena *a);

/* Rows for pictures: actors, agreements and events of a snapshot with what the drawings need. */
typedef struct NetworkAgreement {
  Str iri, label, kind, status,
      earliest;      ///< label: empty when it has none; kind and status: local names; earliest: ISO date or empty
  Str latest, ended; ///< last day that its date, and that the date of its end can mean; ISO dates or empty
} NetworkAgreement;
typedef struct NetworkEvent {
  Str iri, label, kind, earliest, latest; ///< as of an agreement
} NetworkEvent;
typedef struct NetworkActor {
  Str iri, label, code, class; ///< code: ISO code, else an acronym in the language, or empty; class: local name
} NetworkActor;
typedef struct NetworkDomain {
  Str iri, label;
} NetworkDomain;
typedef struct NetworkLink {
  uint32_t agreement, other; ///< indexes; other: actor (parties), domain (covers) or event (concluded)
} NetworkLink;
typedef ARRAY(NetworkLink) NetworkLinks;
typedef struct Network {
  Arena arena;
  ARRAY(NetworkActor) actors;
  ARRAY(NetworkAgreement) agreements;
  ARRAY(NetworkDomain) domains;
  ARRAY(NetworkEvent) events;
  NetworkLinks parties, covers, concluded;
  int64_t documents;
  Str first, last; ///< earliest and latest date of the agreements, or empty
} Network;
Status store_read_network(Store *s, int64_t snapshot, Str lang, Network *n,
                          Report *r); ///< all sorted by IRI; labels in lang where there are
void network_release(Network *n);

#endif
