/* A snapshot read as if it held only the facts that are asked for: here those that are sure enough, in choose_about.c those about something.
 *
 * The statements that stay go to a temporary table of the name of the real one, which SQLite then finds first: whatever reads
 * statements reads the chosen ones, and asks for main.triple where it means all. */
#include "store/inside.h"

/* Names, classes and bounds stand or fall with what they belong to. */
static bool follows(Predicate p) {
  switch (p) {
  case P_TYPE:
  case P_LABEL:
  case P_ALT_LABEL:
  case P_PREF_LABEL:
  case P_BROADER:
  case P_SAME_AS:
  case P_ISO_CODE:
  case P_EARLIEST:
  case P_LATEST: return true;
  default: return false;
  }
}

/* What people and bodies are, whoever mentions them. */
static bool describes(Predicate p) { return p == P_OFFICE || p == P_ACTS_FOR || p == P_PART_OF; }

/* The actor has to do with the agreement or event. */
static bool takes_part(Predicate p) {
  return p == P_PARTY || p == P_SIGNATORY || p == P_PARTICIPANT || p == P_HOST || p == P_CHAIR;
}

static bool is_date(Predicate p) { return (p >= P_SIGNED_ON && p <= P_DATE) || p == P_STARTS_ON || p == P_ENDS_ON; }

/* SQL in lines of its own. Of every statement ?2 is the snapshot. */
/* clang-format off */

#define LIVES " t.born <= ?2 AND (t.died IS NULL OR t.died > ?2)"

static const char forget[] =
  "PRAGMA query_only = OFF;"
  "DROP TABLE IF EXISTS temp.triple; DROP TABLE IF EXISTS temp.best; DROP TABLE IF EXISTS temp.role;"
  "DROP TABLE IF EXISTS temp.gone; DROP TABLE IF EXISTS temp.present;"
  "DROP VIEW IF EXISTS temp.said; DROP TABLE IF EXISTS temp.sure;";

static const char tables[] =
  "CREATE TEMP TABLE best (subject INTEGER, predicate INTEGER, object INTEGER, confidence INTEGER,"
  "  PRIMARY KEY (subject, predicate, object)) WITHOUT ROWID;"
  "CREATE TEMP TABLE role (predicate INTEGER PRIMARY KEY, follows INTEGER, dates INTEGER, describes INTEGER, acts INTEGER);"
  "CREATE TEMP TABLE gone (node INTEGER PRIMARY KEY);"
  "CREATE TEMP TABLE present (node INTEGER PRIMARY KEY);";

const char choose_table[] =
  "CREATE TEMP TABLE triple (subject INTEGER, predicate INTEGER, object INTEGER, born INTEGER, died INTEGER,"
  "  claim INTEGER, derived INTEGER, PRIMARY KEY (subject, predicate, object, born)) WITHOUT ROWID;"
  "CREATE INDEX temp.chosen_object ON triple (object, predicate)";

static const char fill_best[] =
  "INSERT INTO temp.best SELECT subject, predicate, object, max(confidence) FROM"
  " (SELECT " RESOURCE("c.entity") " AS subject, c.predicate,"
  "    CASE WHEN c.object IS NULL THEN c.value ELSE " RESOURCE("c.object") " END AS object, c.confidence"
  "  FROM document d CROSS JOIN entity e ON e.document = d.id CROSS JOIN claim c ON " CLAIMS_OF("e", "c")
  "  WHERE d.born <= ?2 AND (d.died IS NULL OR d.died > ?2) AND c.modality < 3)"
  " WHERE subject IS NOT NULL AND object IS NOT NULL GROUP BY 1, 2, 3";

static const char take_sure[] =
  "INSERT INTO temp.triple SELECT t.* FROM temp.best b CROSS JOIN main.triple t"
  " ON t.subject = b.subject AND t.predicate = b.predicate AND t.object = b.object"
  " WHERE" LIVES " AND b.confidence >= ?1 AND t.predicate IN (SELECT predicate FROM temp.role WHERE NOT follows)";

/* An agreement or event that is not sure itself, or not what it is and how far it has come. ?3 rdf:type, ?4 and ?5 the classes. */
static const char find_gone[] =
  "INSERT OR IGNORE INTO temp.gone SELECT t.subject FROM main.triple t WHERE" LIVES
  " AND t.predicate = ?3 AND t.object IN (?4, ?5) AND (NOT EXISTS (SELECT 1 FROM temp.best b WHERE"
  "   b.subject = t.subject AND b.predicate = t.predicate AND b.object = t.object AND b.confidence >= ?1)"
  " OR NOT EXISTS (SELECT 1 FROM temp.triple k WHERE k.subject = t.subject AND k.predicate = ?6)"
  " OR (t.object = ?4 AND NOT EXISTS (SELECT 1 FROM temp.triple k WHERE k.subject = t.subject AND k.predicate = ?7)))";

static const char leave_gone[] =
  "DELETE FROM temp.triple WHERE subject IN (SELECT node FROM temp.gone) OR object IN (SELECT node FROM temp.gone)";

static const char find_present[] =
  "INSERT OR IGNORE INTO temp.present WITH RECURSIVE node(id) AS ("
  "  SELECT subject FROM temp.triple UNION SELECT object FROM temp.triple"
  "  UNION SELECT t.object FROM node CROSS JOIN main.triple t ON t.subject = node.id AND t.predicate = ?3 WHERE" LIVES
  ") SELECT id FROM node";

static const char take_followers[] =
  "INSERT INTO temp.triple SELECT t.* FROM temp.present p CROSS JOIN main.triple t ON t.subject = p.node"
  " WHERE" LIVES " AND t.predicate IN (SELECT predicate FROM temp.role WHERE follows)"
  " AND (t.predicate NOT IN (?3, ?4) OR EXISTS (SELECT 1 FROM temp.triple d WHERE d.subject = t.subject"
  "   AND d.predicate IN (SELECT predicate FROM temp.role WHERE dates)))";

/* clang-format on */

static void fill_roles(Store *s) {
  for (int i = 0; i < PREDICATE_COUNT; i++) {
    Predicate p = (Predicate)i;
    if (s->predicates[p])
      store_step(s, "INSERT INTO temp.role VALUES (?, ?, ?, ?, ?)",
                 (int64_t[]){s->predicates[p], follows(p), is_date(p), describes(p), takes_part(p)}, 5);
  }
}

static void take_the_sure(Store *s, int64_t snapshot, int confidence) {
  store_exec(s, choose_table);
  const int64_t *p = s->predicates, *c = s->classes;
  const int64_t numbers[] = {confidence,     snapshot,  p[P_TYPE],  c[CLASS_AGREEMENT],
                             c[CLASS_EVENT], p[P_KIND], p[P_STATUS]};
  store_step(s, fill_best, numbers, 2);
  store_step(s, take_sure, numbers, 2);
  store_step(s, find_gone, numbers, 7);
  store_exec(s, leave_gone);
}

bool choice_is_all(const Choice *c) { return !c->confidence && !choice_is_about(c); }

Status store_choose(Store *s, int64_t snapshot, const Choice *choice, Report *r) {
  s->report = r;
  Snapshot found;
  const int64_t *p = s->predicates;
  bool all = choice_is_all(choice);
  if (all && !s->chosen) return STATUS_OK;
  store_exec(s, forget);
  s->chosen = false;
  if (all) return s->status;
  if (!snapshot_find(s, snapshot, &found)) return STATUS_STORE;
  Status status = choose_find(s, &found, choice);
  if (status != STATUS_OK) return status;
  store_exec(s, tables);
  fill_roles(s);
  if (choice->confidence) take_the_sure(s, found.number, choice->confidence);
  if (choice_is_about(choice)) choose_about(s, found.number, choice);
  store_step(s, find_present, (int64_t[]){0, found.number, p[P_BROADER]}, 3);
  store_step(s, take_followers, (int64_t[]){0, found.number, p[P_EARLIEST], p[P_LATEST]}, 4);
  s->chosen = s->status == STATUS_OK;
  return s->status;
}

/* Of the claims that are listed in temp.node those that speak of what was left out go, and the documents that are then not quoted. */
void choose_evidence(Store *s, int64_t snapshot) {
  if (!s->chosen) return;
  sqlite3_stmt *q =
      store_sql(s, "DELETE FROM temp.node WHERE claim IS NOT NULL AND NOT EXISTS (SELECT 1 FROM temp.triple t WHERE"
                   " t.subject = node.subject AND t.predicate = node.predicate AND t.object = node.object)"
                   " AND (subject IS NULL OR subject NOT IN (SELECT subject FROM temp.triple)"
                   " OR EXISTS (SELECT 1 FROM main.triple t WHERE t.subject = node.subject"
                   "   AND t.predicate = node.predicate AND t.object = node.object AND t.born <= ?2"
                   "   AND (t.died IS NULL OR t.died > ?2)))");
  bind_id(q, 2, snapshot);
  store_run(s, q);
  store_exec(s, "DELETE FROM temp.node WHERE claim IS NULL AND document NOT IN (SELECT g.document FROM temp.node n"
                " CROSS JOIN claim c ON c.id = n.claim CROSS JOIN quote g ON g.id = c.quote)");
}
