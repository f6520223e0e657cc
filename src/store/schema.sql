-- The store of Entente, one SQLite file. application_id 0x454E5445 ("ENTE"), user_version 4.
--
-- The first part is what was read. Its rows are written once and never changed, but for `died` and the cluster of an entity.
-- The second part follows from the first and can be derived from it again at any time. The third are names for snapshots.
-- Rows live from the snapshot in which they were born to before the one in which they died: a row belongs to snapshot N when
-- born <= N and (died is null or died > N). So every snapshot can be read again, and what changed between two of them costs time
-- by the change.

-- ---------- What was read ----------

-- An RDF term, in its canonical N-Triples form: <https://w3id.org/entente/id/state/FR>, "France"@fr. Sorted by bytes of this
-- text, the terms are in the order of canonical N-Triples lines.
CREATE TABLE term (
  id   INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
) STRICT;

-- A document as it was when it was read. One that comes again changed is a new row; the old one dies.
CREATE TABLE document (
  id        INTEGER PRIMARY KEY,
  name      TEXT NOT NULL,     -- as the input names it: an id, a URL or a path
  url       TEXT NOT NULL,     -- http(s), or empty
  title     TEXT NOT NULL,
  published TEXT NOT NULL,     -- ISO date of any precision, or empty
  lang      TEXT NOT NULL,     -- "fr", or empty
  sha256    TEXT NOT NULL,     -- of url, title, published, lang and text, in hexadecimal
  rules     INTEGER NOT NULL REFERENCES rules, -- that it was read with
  born      INTEGER NOT NULL,  -- snapshot
  died      INTEGER,           -- snapshot
  sum       INTEGER NOT NULL   -- check sum of its rows here and in entity, entity_key, quote and claim
) STRICT;
CREATE UNIQUE INDEX document_alive ON document (name) WHERE died IS NULL;
CREATE INDEX document_born ON document (born) WHERE born > 1; -- what came with the first snapshot is never asked for so
CREATE INDEX document_died ON document (died) WHERE died IS NOT NULL;

-- What reads documents: a document is read again when one of these has changed.
CREATE TABLE rules (
  id       INTEGER PRIMARY KEY,
  program  TEXT NOT NULL,      -- version
  ontology TEXT NOT NULL,      -- SHA-256 of the ontology's files but for the lexicons
  lexicon  TEXT NOT NULL,      -- SHA-256 of the files of the lexicons
  UNIQUE (program, ontology, lexicon)
) STRICT;

-- The text of documents, where it was asked to be kept (build --keep-texts). It is five times the rest of the store.
CREATE TABLE text (
  id     INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE, -- as in document
  body   TEXT NOT NULL,
  sum    INTEGER NOT NULL      -- check sum of the body
) STRICT;

-- A thing that one document speaks of. Things of several documents that are the same share a cluster.
CREATE TABLE entity (
  id       INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document,
  class    INTEGER NOT NULL REFERENCES term,     -- <https://w3id.org/entente#State> …
  cluster  INTEGER REFERENCES cluster,           -- null when the document is dead
  first_claim INTEGER NOT NULL,                  -- what is said of it are the claims from here
  last_claim  INTEGER NOT NULL                   -- to here; before the first when nothing is
) STRICT;
CREATE INDEX entity_of_document ON entity (document);
CREATE INDEX entity_of_cluster ON entity (cluster) WHERE cluster IS NOT NULL;

-- What names an entity: entities of one class that share a key are the same.
CREATE TABLE entity_key (
  entity INTEGER NOT NULL REFERENCES entity,
  key    INTEGER NOT NULL REFERENCES key,
  PRIMARY KEY (entity, key)
) STRICT, WITHOUT ROWID;

-- A stretch of a document that claims quote.
CREATE TABLE quote (
  id         INTEGER PRIMARY KEY,
  document   INTEGER NOT NULL REFERENCES document,
  char_start INTEGER NOT NULL,  -- code points from the start of the text, half-open
  char_end   INTEGER NOT NULL,
  exact      TEXT NOT NULL      -- the characters themselves
) STRICT;

-- What a document says about an entity. The object is another entity of the document or a term, never both.
CREATE TABLE claim (
  id         INTEGER PRIMARY KEY,
  entity     INTEGER NOT NULL REFERENCES entity, -- the subject
  predicate  INTEGER NOT NULL REFERENCES term,
  object     INTEGER REFERENCES entity,
  value      INTEGER REFERENCES term,
  quote      INTEGER NOT NULL REFERENCES quote,
  rule       INTEGER REFERENCES term,            -- of ontology/, that made it
  modality   INTEGER NOT NULL,                   -- 0 asserted, 1 planned, 2 reported, 3 hypothetical, 4 denied; 3 and 4 assert nothing
  confidence INTEGER NOT NULL,                   -- thousandths
  speaker    INTEGER REFERENCES entity,          -- who said it; null when the document itself does
  CHECK ((object IS NULL) <> (value IS NULL)),
  CHECK (modality BETWEEN 0 AND 4 AND confidence BETWEEN 0 AND 1000)
) STRICT;

-- ---------- What follows from it ----------

-- A thing of the graph: the entities that are connected by shared keys, or all that are one known entity.
CREATE TABLE cluster (
  id       INTEGER PRIMARY KEY,
  class    INTEGER NOT NULL REFERENCES term,
  known    TEXT,                     -- the IRI of a known entity, relative to the base; null for any other
  resource INTEGER REFERENCES term   -- its IRI in the last snapshot; null while it was in none
) STRICT;
CREATE UNIQUE INDEX cluster_known ON cluster (known) WHERE known IS NOT NULL;
CREATE UNIQUE INDEX cluster_resource ON cluster (resource) WHERE resource IS NOT NULL;

-- The text of a key and the cluster that has it now.
CREATE TABLE key (
  id      INTEGER PRIMARY KEY,       -- a hash of class and text, or the next number that is free
  class   INTEGER NOT NULL REFERENCES term,
  text    TEXT NOT NULL,
  cluster INTEGER REFERENCES cluster
) STRICT;
CREATE INDEX key_of_cluster ON key (cluster) WHERE cluster IS NOT NULL;

-- The IRI that an entity had before snapshot `until`; without a row, that of its cluster.
CREATE TABLE former_resource (
  entity   INTEGER NOT NULL REFERENCES entity,
  until    INTEGER NOT NULL,
  resource INTEGER NOT NULL REFERENCES term,
  PRIMARY KEY (entity, until)
) STRICT, WITHOUT ROWID;
CREATE INDEX former_resource_until ON former_resource (until);

-- A statement of the graph. `derived` tells that no claim says it in these words (a class, a name from the ontology, the bounds of
-- a date): it then follows from `claim`.
CREATE TABLE triple (
  subject   INTEGER NOT NULL REFERENCES term,
  predicate INTEGER NOT NULL REFERENCES term,
  object    INTEGER NOT NULL REFERENCES term,
  born      INTEGER NOT NULL,                   -- snapshot
  died      INTEGER,                            -- snapshot
  claim     INTEGER NOT NULL REFERENCES claim,  -- the first, by name of the document, of those that carry it
  derived   INTEGER NOT NULL,
  PRIMARY KEY (subject, predicate, object, born)
) STRICT, WITHOUT ROWID;
CREATE INDEX triple_of_object ON triple (object, predicate) WHERE died IS NULL;
CREATE INDEX triple_born ON triple (born, died) WHERE born > 1;
CREATE INDEX triple_died ON triple (died) WHERE died IS NOT NULL;

-- The claim that a statement stood on before snapshot `until`, where that changed while the statement lived on.
CREATE TABLE former_basis (
  subject   INTEGER NOT NULL,
  predicate INTEGER NOT NULL,
  object    INTEGER NOT NULL,
  until     INTEGER NOT NULL,
  claim     INTEGER NOT NULL REFERENCES claim,
  derived   INTEGER NOT NULL,
  PRIMARY KEY (subject, predicate, object, until)
) STRICT, WITHOUT ROWID;

-- The graph at the end of a build.
CREATE TABLE snapshot (
  number    INTEGER PRIMARY KEY,
  parent    INTEGER REFERENCES snapshot,
  documents INTEGER NOT NULL,  -- counts of what lives in it
  entities  INTEGER NOT NULL,  -- subjects of the graph
  triples   INTEGER NOT NULL,
  claims    INTEGER NOT NULL,
  sha256    TEXT NOT NULL,     -- of its canonical N-Triples: sorted lines, each ended by \n
  rules     INTEGER NOT NULL REFERENCES rules, -- of the program that made it
  date      TEXT NOT NULL,     -- as given, else of the latest document so far: an ISO day, or empty
  base      TEXT NOT NULL,     -- IRI of entities
  bases     INTEGER NOT NULL   -- check sum of triple and former_basis, as they were when it was made
) STRICT;

-- ---------- What people call it ----------

CREATE TABLE tag (
  name     TEXT PRIMARY KEY,
  snapshot INTEGER NOT NULL REFERENCES snapshot
) STRICT, WITHOUT ROWID;
