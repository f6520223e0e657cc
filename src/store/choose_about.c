/* Of the facts of a snapshot those about an actor, a domain, a time or a status. They are taken out of the view `said`: of the statements of the
 * snapshot, or of those that are sure enough (choose.c). */
#include "store/inside.h"

#include <string.h>

static bool is_about_actors(const Choice *c) { return c->actor.n || c->actors; }

bool choice_is_about(const Choice *c) {
  return is_about_actors(c) || c->domain_count || c->from.n || c->to.n || c->status.n;
}

/* SQL in lines of its own. Of every statement ?2 is the snapshot. */
/* clang-format off */

static const char tables[] =
  "DROP TABLE IF EXISTS temp.actor; DROP TABLE IF EXISTS temp.domain; DROP TABLE IF EXISTS temp.picked; DROP TABLE IF EXISTS temp.near;"
  "CREATE TEMP TABLE actor (node INTEGER PRIMARY KEY);"
  "CREATE TEMP TABLE domain (node INTEGER PRIMARY KEY);"
  "CREATE TEMP TABLE picked (node INTEGER PRIMARY KEY);"
  "CREATE TEMP TABLE near (node INTEGER PRIMARY KEY)";

/* A minister's ministry is part of the state, and what is part of it again. ?1 ent:partOf. */
static const char add_parts[] =
  "INSERT OR IGNORE INTO temp.actor WITH RECURSIVE part(node) AS ("
  "  SELECT node FROM temp.actor"
  "  UNION SELECT t.subject FROM part CROSS JOIN said t ON t.object = part.node AND t.predicate = ?1"
  ") SELECT node FROM part";

/* ?1 rdf:type, ?3 ent:Agreement, ?4 ent:Event, ?5 ent:covers, ?6 ent:status and ?7 its value, ?8 and ?9 the bounds' properties, ?10
   whether there is an actor, ?11 a domain, ?12 and ?13 the days. The text of a bound is "2025-10-31"^^… . */
#define BOUND(PROPERTY, TEST)                                                                                          \
  " EXISTS (SELECT 1 FROM main.triple t CROSS JOIN term o ON o.id = t.object WHERE t.subject = g.subject"              \
  "   AND t.predicate = " PROPERTY " AND t.born <= ?2 AND (t.died IS NULL OR t.died > ?2) AND substr(o.text, 2, 10) " TEST ")"
static const char pick[] =
  "INSERT INTO temp.picked SELECT g.subject FROM main.triple g WHERE g.born <= ?2 AND (g.died IS NULL OR g.died > ?2)"
  " AND g.predicate = ?1 AND g.object IN (?3, ?4) AND EXISTS (SELECT 1 FROM said t WHERE t.subject = g.subject)"
  " AND (NOT ?10 OR EXISTS (SELECT 1 FROM said t WHERE t.subject = g.subject"
  "   AND t.predicate IN (SELECT predicate FROM temp.role WHERE acts) AND t.object IN (SELECT node FROM temp.actor)))"
  " AND (NOT ?11 OR EXISTS (SELECT 1 FROM said t WHERE t.subject = g.subject AND t.predicate = ?5"
  "   AND t.object IN (SELECT node FROM temp.domain)))"
  " AND (?7 = 0 OR EXISTS (SELECT 1 FROM said t WHERE t.subject = g.subject AND t.predicate = ?6 AND t.object = ?7))"
  " AND ((?12 = '' AND ?13 = '') OR EXISTS (SELECT 1 FROM said t WHERE t.subject = g.subject"
  "   AND t.predicate IN (SELECT predicate FROM temp.role WHERE dates)))"
  " AND (?12 = '' OR" BOUND("?9", ">= ?12") ") AND (?13 = '' OR" BOUND("?8", "<= ?13") ")";

/* The events of what was picked. ?1 ent:concludedAt. */
static const char add_events[] =
  "INSERT OR IGNORE INTO temp.picked SELECT t.object FROM temp.picked k CROSS JOIN said t"
  " ON t.subject = k.node AND t.predicate = ?1";

/* ?1 ent:relatedTo. */
static const char take_picked[] =
  "INSERT INTO temp.triple SELECT t.* FROM temp.picked k CROSS JOIN said t ON t.subject = k.node"
  " WHERE t.predicate IN (SELECT predicate FROM temp.role WHERE NOT follows)"
  " AND (t.predicate <> ?1 OR t.object IN (SELECT node FROM temp.picked))";

/* ?1 ent:leadsIn, ?2 and ?3 whether an actor and a domain are asked for. */
static const char take_leads[] =
  "INSERT OR IGNORE INTO temp.triple SELECT t.* FROM said t WHERE t.predicate = ?1"
  " AND (NOT ?2 OR t.subject IN (SELECT node FROM temp.actor)) AND (NOT ?3 OR t.object IN (SELECT node FROM temp.domain))";

static const char find_near[] =
  "INSERT OR IGNORE INTO temp.near WITH RECURSIVE near(node) AS ("
  "  SELECT object FROM temp.triple UNION SELECT subject FROM temp.triple WHERE predicate = ?1"
  "  UNION SELECT t.object FROM near CROSS JOIN said t ON t.subject = near.node"
  "    AND t.predicate IN (SELECT predicate FROM temp.role WHERE describes)"
  ") SELECT node FROM near";

static const char take_near[] =
  "INSERT OR IGNORE INTO temp.triple SELECT t.* FROM temp.near n CROSS JOIN said t ON t.subject = n.node"
  " WHERE t.predicate IN (SELECT predicate FROM temp.role WHERE describes)";

/* clang-format on */

static void take_actors(Store *s, const Map *iris) {
  for (size_t i = 0; i < iris->entries.n; i++) {
    int64_t term = store_iri(s, iris->entries.at[i].key);
    if (term) store_step(s, "INSERT OR IGNORE INTO temp.actor VALUES (?)", &term, 1);
  }
}

static Status find_actor(Store *s, const Snapshot *of, Str name) {
  Nodes nodes = {0};
  if (!name.n) return s->status;
  bool found = actors_called(s, of, name, &nodes);
  for (size_t i = 0; i < nodes.n; i++) store_step(s, "INSERT OR IGNORE INTO temp.actor VALUES (?)", &nodes.at[i], 1);
  array_release(&nodes);
  return found ? s->status : actors_missing(s, of, name);
}

static void find_domains(Store *s, const Choice *c) {
  for (size_t i = 0; i < c->domain_count; i++) {
    int64_t term = store_iri(s, c->domains[i]);
    if (term) store_step(s, "INSERT OR IGNORE INTO temp.domain VALUES (?)", &term, 1);
  }
}

static int64_t status_term(Store *s, Str local) {
  StrBuf iri = {0};
  strbuf_adds(&iri, NS_STATUS);
  strbuf_add(&iri, local);
  int64_t term = store_iri(s, strbuf_as_str(&iri));
  strbuf_release(&iri);
  return term;
}

/* The statuses that agreements of the store have or had. */
static Status no_such_status(Store *s, Str local) {
  StrBuf list = {0};
  sqlite3_stmt *q =
      store_sql(s, "SELECT text FROM term WHERE text >= '<" NS_STATUS "' AND text < '<" NS_STATUS "~' ORDER BY text");
  while (store_row(s, q)) {
    Str text = column_str(q, 0);
    strbuf_printf(&list, "%s%.*s", list.n ? ", " : "", STR_ARG(iri_local_name(str_sub(text, 1, text.n - 1))));
  }
  Status status = s->status;
  if (status == STATUS_OK)
    status =
        report_error(s->report, STATUS_BAD_INPUT, (Place){s->path, 0, 0},
                     "no agreement has the status '%.*s'; there are %s", STR_ARG(local), list.n ? list.data : "none");
  strbuf_release(&list);
  return status;
}

Status choose_find(Store *s, const Snapshot *of, const Choice *c) {
  store_exec(s, tables);
  find_domains(s, c);
  if (c->actors) take_actors(s, c->actors);
  Status status = find_actor(s, of, c->actor);
  if (status == STATUS_OK && c->status.n && !status_term(s, c->status)) status = no_such_status(s, c->status);
  return status;
}

static void pick_things(Store *s, int64_t snapshot, const Choice *c) {
  const int64_t *p = s->predicates, *class = s->classes;
  const int64_t numbers[] = {p[P_TYPE],
                             snapshot,
                             class[CLASS_AGREEMENT],
                             class[CLASS_EVENT],
                             p[P_COVERS],
                             p[P_STATUS],
                             c -> status.n ? status_term(s, c->status) : 0,
                             p[P_EARLIEST],
                             p[P_LATEST],
                             is_about_actors(c),
                             c->domain_count > 0};
  sqlite3_stmt *q = store_sql(s, pick);
  bind_str(q, 12, c->from);
  bind_str(q, 13, c->to);
  store_step(s, pick, numbers, 11);
}

/* A view knows no parameters. In the last snapshot, what lives is what has not died: of that there is an index by object. */
static void make_said(Store *s, int64_t snapshot, bool sure) {
  char lives[96], view[320];
  bool last = snapshot == store_number(s, "SELECT max(number) FROM snapshot");
  snprintf(lives, sizeof lives, "born <= %lld AND (died IS NULL OR died > %lld)", (long long)snapshot,
           (long long)snapshot);
  snprintf(view, sizeof view,
           "CREATE TEMP VIEW said AS SELECT subject, predicate, object, born, died, claim, derived FROM %s",
           sure ? "temp.sure" : "main.triple WHERE ");
  if (sure) store_exec(s, "ALTER TABLE temp.triple RENAME TO sure; DROP INDEX temp.chosen_object");
  else strncat(view, last ? "died IS NULL" : lives, sizeof view - strlen(view) - 1);
  store_exec(s, view);
}

void choose_about(Store *s, int64_t snapshot, const Choice *c) {
  const int64_t *p = s->predicates;
  bool leads = !c->from.n && !c->to.n && !c->status.n;
  make_said(s, snapshot, c->confidence > 0);
  store_exec(s, choose_table);
  store_step(s, add_parts, &p[P_PART_OF], 1);
  pick_things(s, snapshot, c);
  store_step(s, add_events, &p[P_CONCLUDED_AT], 1);
  store_step(s, take_picked, &p[P_RELATED_TO], 1);
  if (leads) store_step(s, take_leads, (int64_t[]){p[P_LEADS_IN], is_about_actors(c), c->domain_count > 0}, 3);
  store_step(s, find_near, &p[P_LEADS_IN], 1);
  store_step(s, take_near, NULL, 0);
}
