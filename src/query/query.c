#include "query/query.h"

#include "query/algebra.h"
#include "query/bridge.h"
#include "query/construct.h"
#include "query/results.h"
#include "query/scope.h"
#include "query/writer.h"

typedef struct Running {
  Arena arena;
  Lent *lent;
  const QueryAsked *asked;
  FILE *out;
  Report *report;
  Query query;
  Bridge *bridge;
  Writer writer;
  Algebra *algebra;
  Str sql;
  const int *columns;
  size_t width;
} Running;

/* ---- The dataset, §13.2 ---- */

static int64_t term_of_iri(Lent *l, Str iri) {
  StrBuf b = {0};
  term_add_ntriples(&b, (Term){.kind = TERM_IRI, .value = iri});
  int64_t id = lent_term(l, strbuf_as_str(&b));
  strbuf_release(&b);
  return id;
}

static Status prepare_dataset(Running *run) {
  const Query *q = &run->query;
  Status status = STATUS_OK;
  bool store = lent_evidence_graph(run->lent) != 0;
  if (store && run->asked->evidence) status = lent_add_evidence(run->lent, true, run->report);
  if (status == STATUS_OK && store && q->variables->graphs) status = lent_add_evidence(run->lent, false, run->report);
  if (status != STATUS_OK) return status;
  int64_t *from = ARENA_ARRAY(&run->arena, int64_t, q->from.n + 1),
          *named = ARENA_ARRAY(&run->arena, int64_t, q->from_named.n + 1);
  for (size_t i = 0; i < q->from.n; i++) from[i] = term_of_iri(run->lent, q->from.at[i]);
  for (size_t i = 0; i < q->from_named.n; i++) named[i] = term_of_iri(run->lent, q->from_named.at[i]);
  LentDataset d = {q->from.n || q->from_named.n, from, named, q->from.n, q->from_named.n};
  return lent_ready(run->lent, &d, run->report);
}

/* ---- SQL ---- */

static Status write_sql(Running *run) {
  Query *q = &run->query;
  run->algebra = algebra_of_query(&run->arena, q);
  run->writer = (Writer){.arena = &run->arena, .lent = run->lent, .variables = q->variables, .report = run->report};
  run->sql = write_query(&run->writer, run->algebra, &run->columns, &run->width);
  if (q->form == QUERY_ASK) run->sql = arena_printf(&run->arena, "%.*s LIMIT 1", STR_ARG(run->sql));
  return run->writer.status;
}

static Status explain(Running *run) {
  StrBuf b = {0};
  algebra_print(&b, run->algebra, run->query.variables);
  fprintf(run->out, "%s\n\n", b.data);
  strbuf_release(&b);
  fprintf(run->out, "%.*s\n\n", STR_ARG(run->sql));
  for (size_t i = 0; i < run->writer.constants.n; i++)
    fprintf(run->out, "?%zu = %.*s\n", i + 1, STR_ARG(lent_text(run->lent, run->writer.constants.at[i])));
  return STATUS_OK;
}

/* ---- Answers ---- */

/* Next solution; its terms in canonical form. */
static Status next_row(Running *run, Arena *row, Str *terms) {
  Status status = lent_next(run->lent);
  if (status != STATUS_OK) return status;
  arena_clear(row);
  for (size_t i = 0; i < run->width; i++)
    terms[i] = arena_copy(row, bridge_text(run->bridge, lent_column(run->lent, (int)i)));
  return STATUS_OK;
}

static Status too_many(Running *run) {
  return report_error(run->report, STATUS_LIMIT, (Place){0},
                      "there are more than %lld rows; the first are written (--max-rows)",
                      (long long)run->asked->most_rows);
}

static Status answer_select(Running *run) {
  Str *names = ARENA_ARRAY(&run->arena, Str, run->width + 1), *terms = ARENA_ARRAY(&run->arena, Str, run->width + 1);
  for (size_t i = 0; i < run->width; i++) names[i] = run->query.variables->names.at[run->columns[i]];
  Results results;
  Arena row = {0};
  results_begin(&results, run->asked->format, run->out, names, run->width);
  Status status;
  while ((status = next_row(run, &row, terms)) == STATUS_OK) {
    if (run->asked->most_rows && (int64_t)results.rows == run->asked->most_rows) {
      status = too_many(run);
      break;
    }
    results_row(&results, terms);
  }
  results_end(&results);
  arena_release(&row);
  return status == STATUS_END ? STATUS_OK : status;
}

static Status answer_ask(Running *run) {
  Status status = lent_next(run->lent);
  if (status == STATUS_OK || status == STATUS_END) results_boolean(run->asked->format, run->out, status == STATUS_OK);
  return status == STATUS_END ? STATUS_OK : status;
}

static ResultFormat graph_format(const QueryAsked *asked) {
  return asked->format_given ? asked->format : RESULT_TURTLE;
}

static Status answer_construct(Running *run) {
  size_t count = run->query.variables->names.n;
  Str *row_terms = ARENA_ARRAY(&run->arena, Str, run->width + 1), *terms = ARENA_ARRAY(&run->arena, Str, count + 1);
  bool *bound = ARENA_ARRAY(&run->arena, bool, count + 1);
  for (size_t i = 0; i < run->width; i++) bound[run->columns[i]] = true;
  Graph graph = {0};
  Arena row = {0};
  Status status;
  for (size_t n = 0; (status = next_row(run, &row, row_terms)) == STATUS_OK; n++) {
    for (size_t i = 0; i < run->width; i++) terms[run->columns[i]] = row_terms[i];
    graph_add_solution(&graph, &run->query, terms, bound, n);
    if (run->asked->most_rows && (int64_t)graph.lines.entries.n >= run->asked->most_rows) {
      status = too_many(run);
      break;
    }
  }
  if (status == STATUS_END || status == STATUS_LIMIT) {
    Status written = graph_write(&graph, graph_format(run->asked), run->out);
    if (status == STATUS_END) status = written;
  }
  graph_release(&graph);
  arena_release(&row);
  return status;
}

/* The statement's rows are resources; a recursive one around it follows blank nodes. */
static Str describing_sql(Running *run) {
  StrBuf b = {0};
  Writer *w = &run->writer;
  strbuf_adds(&b, "WITH RECURSIVE r(x) AS (");
  bool first = true;
  for (size_t i = 0; i < run->query.described.n; i++) {
    Node n = run->query.described.at[i];
    if (n.variable != NO_VARIABLE) continue;
    strbuf_printf(&b, "%sSELECT %.*s", first ? "" : " UNION ", STR_ARG(sql_constant(w, n.term)));
    first = false;
  }
  for (size_t i = 0; i < run->width; i++) {
    strbuf_printf(&b, "%sSELECT v%d FROM (%.*s)", first ? "" : " UNION ", run->columns[i], STR_ARG(run->sql));
    first = false;
  }
  if (first) strbuf_adds(&b, "SELECT NULL");
  strbuf_adds(
      &b,
      " UNION SELECT t.object FROM r CROSS JOIN rdf_default AS t WHERE t.subject = r.x AND sparql_isblank(t.object))"
      " SELECT t.subject, t.predicate, t.object FROM r CROSS JOIN rdf_default AS t WHERE t.subject = r.x");
  return sql_of_buffer(w, &b);
}

static Status answer_describe(Running *run) {
  Graph graph = {0};
  Arena row = {0};
  Str terms[3];
  run->width = 3;
  Status status;
  while ((status = next_row(run, &row, terms)) == STATUS_OK) graph_add(&graph, terms[0], terms[1], terms[2]);
  if (status == STATUS_END) status = graph_write(&graph, graph_format(run->asked), run->out);
  graph_release(&graph);
  arena_release(&row);
  return status;
}

static Status answer(Running *run) {
  if (run->query.form == QUERY_DESCRIBE) run->sql = describing_sql(run);
  if (run->asked->explain) return explain(run);
  Status status = STATUS_OK;
  for (size_t i = 0; i < run->writer.separators.n && status == STATUS_OK; i++)
    status = bridge_add_separator(run->bridge, i, run->writer.separators.at[i]);
  if (status == STATUS_OK)
    status = lent_start(run->lent, run->sql, run->writer.constants.at, run->writer.constants.n, run->report);
  if (status != STATUS_OK) return status;
  switch (run->query.form) {
  case QUERY_SELECT: return answer_select(run);
  case QUERY_ASK: return answer_ask(run);
  case QUERY_CONSTRUCT: return answer_construct(run);
  case QUERY_DESCRIBE: return answer_describe(run);
  }
  return STATUS_OK;
}

static Status check_format(const Running *run) {
  const QueryAsked *a = run->asked;
  bool graph = run->query.form == QUERY_CONSTRUCT || run->query.form == QUERY_DESCRIBE;
  if (!a->format_given || graph == (a->format >= RESULT_TURTLE)) return STATUS_OK;
  return report_error(run->report, STATUS_USAGE, (Place){a->text.name, 0, 0},
                      graph ? "CONSTRUCT and DESCRIBE give a graph: --format turtle or ntriples"
                            : "SELECT and ASK give no graph: --format table, csv, tsv, json or xml");
}

Status query_run(Lent *lent, const QueryAsked *asked, FILE *out, Report *r) {
  Running run = {.lent = lent, .asked = asked, .out = out, .report = r};
  Status status = query_parse(&run.query, &asked->text, &run.arena, r);
  if (status == STATUS_OK) status = check_format(&run);
  if (status == STATUS_OK && asked->seconds > 0) lent_limit_time(lent, asked->seconds);
  if (status == STATUS_OK) status = bridge_open(&run.bridge, lent, run.query.base, r);
  if (status == STATUS_OK) status = prepare_dataset(&run);
  if (status == STATUS_OK) status = write_sql(&run);
  if (status == STATUS_OK) status = answer(&run);
  bridge_close(run.bridge);
  arena_release(&run.arena);
  return status;
}
