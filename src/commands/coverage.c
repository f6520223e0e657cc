/* entente coverage: which agreements of a data set the rest of the corpus never mentions, and the other way round. */
#include "commands/coverage.h"

static const Option options[] = {
    OPTIONS_FACT_FORM,
    {"store", 0, "FILE", "the store (default " DEFAULT_STORE ")"},
    {0},
};

/* ---- The comparison ---- */

static bool has_year(const CoverageRow *row, int year) {
  for (size_t i = 0; i < row->year_count; i++)
    if (row->years[i] == year) return true;
  return false;
}

static void compare(Coverage *x) {
  for (size_t i = 0; i < x->rows.n; i++) {
    CoverageRow *row = &x->rows.at[i];
    bool mentioned = row->same != MAP_NONE && x->other[row->same];
    if (mentioned) x->told[row->same] = true;
    uint32_t at = mentioned || !row->sides.n ? MAP_NONE : map_get(&x->by_sides, row->sides);
    for (; at != MAP_NONE; at = x->next[at]) {
      if (!has_year(row, coverage_year(x->network.agreements.at[at].earliest))) continue;
      if (row->perhaps == MAP_NONE) row->perhaps = at;
      x->told[at] = true;
    }
    if (!mentioned) row->same = MAP_NONE;
  }
}

static void print_json(const char *in, const char *match, const CoverageRow *row, const NetworkAgreement *a) {
  printf("{\"in\":\"%s\",\"match\":\"%s\"", in, match);
  if (row && row->id.n) fputs(",\"id\":", stdout), json_text(stdout, row->id);
  if (row && row->place.file)
    fputs(",\"file\":", stdout), json_text(stdout, str_of(row->place.file)), printf(",\"line\":%ld", row->place.line);
  Str label = row ? row->label : a->label;
  if (label.n) fputs(",\"label\":", stdout), json_text(stdout, label);
  if (a) fputs(",\"iri\":", stdout), json_text(stdout, a->iri);
  fputs("}\n", stdout);
}

static void print_text(const char *match, const CoverageRow *row, const NetworkAgreement *a) {
  printf("%-8s ", match);
  if (row && row->place.file) print_safe(stdout, str_of(row->place.file)), printf(":%ld  ", row->place.line);
  if (row) print_safe(stdout, row->label.n ? row->label : row->id);
  if (a) printf("%s", row ? "  " : ""), print_safe(stdout, a->iri);
  if (!row && a->label.n) fputs("  ", stdout), print_safe(stdout, a->label);
  putchar('\n');
}

static void print_one(const Coverage *x, const char *in, const char *match, const CoverageRow *row,
                      uint32_t agreement) {
  const NetworkAgreement *a = agreement == MAP_NONE ? NULL : &x->network.agreements.at[agreement];
  if (x->call->json) print_json(in, match, row, a);
  else print_text(match, row, a);
}

static void print_all(const Coverage *x) {
  long same = 0, perhaps = 0, never = 0, corpus = 0, untold = 0;
  for (size_t i = 0; i < x->rows.n; i++) {
    const CoverageRow *row = &x->rows.at[i];
    bool is_same = row->same != MAP_NONE, maybe = !is_same && row->perhaps != MAP_NONE;
    same += is_same, perhaps += maybe, never += !is_same && !maybe;
    print_one(x, "data", is_same ? "same" : maybe ? "perhaps" : "never", row, is_same ? row->same : row->perhaps);
  }
  for (uint32_t i = 0; i < x->network.agreements.n; i++) {
    if (!x->other[i]) continue;
    corpus++;
    if (x->told[i]) continue;
    untold++;
    print_one(x, "corpus", x->call->json ? "never" : "missing", NULL, i);
  }
  report_note(
      x->call->report,
      "%zu agreements of %.*s: %ld are mentioned elsewhere, %ld perhaps (the same sides, the same year), %ld never",
      x->rows.n, STR_ARG(x->source), same, perhaps, never);
  report_note(x->call->report, "%ld agreements of the rest: %ld are missing in %.*s", corpus, untold,
              STR_ARG(x->source));
}

static Status coverage(Coverage *x) {
  const Call *c = x->call;
  FactSource *in = NULL;
  Status status = knowledge_open(&x->knowledge, c->report);
  if (status == STATUS_OK) status = call_fact_form(c, &x->arena, &x->form);
  if (status == STATUS_OK && !c->count && !x->form.name)
    status = report_error(c->report, STATUS_USAGE, (Place){0},
                          "coverage expects a table, or with --source one that was imported");
  if (status == STATUS_OK && c->count)
    status = fact_source_open(&in, c->arguments[0], &x->form, &x->knowledge.lexicon, c->report);
  if (status == STATUS_OK) status = store_open(&x->store, call_value(c, "store", DEFAULT_STORE), STORE_READ, c->report);
  if (status == STATUS_OK) {
    x->source = in ? fact_source_name(in) : str_of(x->form.name);
    status = coverage_read_store(x);
  }
  if (status == STATUS_OK && in) status = coverage_read_table(x, in);
  else if (status == STATUS_OK) coverage_take_own(x);
  if (status == STATUS_OK) compare(x), print_all(x);
  fact_source_close(in);
  return status;
}

static int run(const Call *c) {
  Coverage x = {.call = c};
  long errors = c->report->errors;
  Status status = coverage(&x);
  store_close(x.store);
  network_release(&x.network);
  map_release(&x.iris), map_release(&x.by_sides);
  keybook_release(&x.book);
  matcher_release(&x.matcher);
  array_release(&x.rows);
  knowledge_close(&x.knowledge);
  arena_release(&x.arena);
  return status == STATUS_OK && c->report->errors == errors ? EXIT_DONE : EXIT_TROUBLE;
}

const Command command_coverage = {
    .name = "coverage",
    .arguments = "[TABLE]",
    .summary = "which agreements of a data set the corpus never mentions, and the other way round",
    .about =
        "TABLE is a file of facts, as for import; without it, --source names one that was imported. Each of its "
        "agreements is one that "
        "other documents\nof the store speak of (same), one with whose sides and year they have an agreement "
        "(perhaps), or never mentioned; "
        "then come the agreements\nof the store that the data set does not have (missing). Nothing is written.\n\n"
        "--json gives in (data or corpus), match (same, perhaps or never), and where known id, file, line, label, iri.",
    .least = 0,
    .most = 1,
    .json = true,
    .options = options,
    .run = run,
};
