/* entente diff: what changed between two snapshots of a store, or two RDF files, and why. */
#include "commands/both_networks.h"
#include "commands/command.h"
#include "commands/pager.h"
#include "commands/same_rules.h"
#include "diff/datasets.h"
#include "diff/filter.h"
#include "diff/json.h"
#include "diff/list.h"
#include "diff/meant.h"
#include "diff/patch.h"
#include "diff/sides.h"
#include "diff/snapshots.h"
#include "diff/sparql.h"
#include "diff/text.h"
#include "rdf/parse.h"
#include "store/graph.h"

#include <string.h>

typedef enum DiffFormat {
  DIFF_TEXT,
  DIFF_LINES,
  DIFF_PATCH,
  DIFF_SPARQL,
  DIFF_JSON,
  DIFF_DOT,
  DIFF_SVG,
  DIFF_PNG
} DiffFormat;
static const char *const formats[] = {[DIFF_TEXT] = "text",     [DIFF_LINES] = "lines", [DIFF_PATCH] = "patch",
                                      [DIFF_SPARQL] = "sparql", [DIFF_JSON] = "json",   [DIFF_DOT] = "dot",
                                      [DIFF_SVG] = "svg",       [DIFF_PNG] = "png",     NULL};

static const Option options[] = {
    {"format", 'f', "FORMAT", "text (default), lines (+ and - before N-Triples), patch, sparql, json, dot, svg or png"},
    {"network", 0, "NETWORK", "of dot, svg and png: alliances (default) or sectors"},
    {"stat", 0, NULL, "only how much changed"},
    {"since", 0, "REF", "the same as A, with HEAD as B; a date such as 2025-10-31 will do"},
    {"actor", 0, "ACTOR", "only what has to do with this actor: an ISO code, a name, an IRI or its end"},
    {"domain", 0, "DOMAIN", "only what has to do with this domain, such as semiconductors, or a narrower one"},
    {"only", 0, "WHAT", "only what is added, removed or changed (a value that came in the place of another)"},
    {"same-rules", 0, NULL, "read the documents of both snapshots again with today's rules"},
    {"texts", 0, "PATH", "where --same-rules finds texts that the store did not keep"},
    {"lang", 0, "LANG", "language of names and pictures (default " DEFAULT_LANG ")"},
    {"store", 0, "FILE", "the store (default " DEFAULT_STORE ")"},
    {"base", 0, "IRI",
     "what relative IRIs of files are resolved against (default: the IRI of A, or of B when only B is Turtle)"},
    {0},
};

typedef struct Diff {
  const Call *call;
  const char *a, *b; ///< as they were given
  DiffFormat format;
  Choice choice; ///< actor and domains
  Filter filter;
  Str lang;
  Arena arena;
  Store *store;              ///< NULL between files
  NetworkSide before, after; ///< snapshots of it, or of the store in `again`; between files, of `graphs`
  Store *graphs[2];          ///< both sides, for a picture between files
  DrawOptions picture;
  SameRules again;
  SnapshotNames names;
  Changes changes;
} Diff;

/* ---- Sides ---- */

static bool is_filtered(const Diff *d) { return !choice_is_all(&d->choice) || d->filter.only != ONLY_ALL; }

static bool is_picture(const Diff *d) { return d->format >= DIFF_DOT && !call_has(d->call, "stat"); }

/* Filters look at what rows say. */
static DiffDetail detail_for(const Diff *d) {
  if (call_has(d->call, "stat")) return is_filtered(d) ? DETAIL_ROWS : DETAIL_COUNTS;
  return d->format == DIFF_TEXT || d->format == DIFF_JSON ? DETAIL_REASONS : DETAIL_ROWS;
}

static Status find_snapshot(Diff *d, const char *reference, int64_t *number) {
  const Call *c = d->call;
  Status status = STATUS_OK;
  bool once = detail_for(d) != DETAIL_REASONS && !is_picture(d); /* rows alone are read through once */
  if (!d->store)
    status = store_open(&d->store, call_value(c, "store", DEFAULT_STORE), once ? STORE_STREAM : STORE_READ, c->report);
  return status == STATUS_OK ? store_find(d->store, str_of(reference), number, c->report) : status;
}

static Status compare_snapshots(Diff *d) {
  const Call *c = d->call;
  int64_t before, after;
  Status status = find_snapshot(d, d->a, &before);
  if (status == STATUS_OK) status = find_snapshot(d, d->b, &after);
  if (status != STATUS_OK) return status;
  Store *s = d->store;
  if (call_has(c, "same-rules")) {
    status = same_rules_open(&d->again, s, before, after, call_value(c, "texts", NULL), c->report);
    s = d->again.store, before = d->again.before, after = d->again.after;
  }
  if (status == STATUS_OK)
    status = diff_snapshots(&d->changes, s, before, after, detail_for(d), d->lang, &d->names, c->report);
  if (status == STATUS_OK && d->choice.actor.n)
    status = store_find_actors(s, after, before, d->choice.actor, &d->filter.actors, c->report);
  if (status == STATUS_OK) changes_filter(&d->changes, &d->filter);
  d->before = (NetworkSide){s, before}, d->after = (NetworkSide){s, after};
  return status;
}

static Status load_side(Diff *d, Dataset *into, const char *argument, const char *base, bool *base_used) {
  if (side_kind(argument) == SIDE_FILE) return side_load_file(into, argument, base, base_used, d->call->report);
  int64_t number;
  Status status = find_snapshot(d, argument, &number);
  if (status == STATUS_OK)
    status = store_each_triple(d->store, number, ORDER_CANONICAL, dataset_add, into, d->call->report);
  if (status == STATUS_OK) dataset_finish(into);
  return status;
}

/* Both sides are read against one base, so that "this document" is the same in both. */
static void choose_base(const Diff *d, StrBuf *base) {
  const char *given = call_value(d->call, "base", NULL);
  bool of_a = side_kind(d->a) == SIDE_FILE && (side_kind(d->b) != SIDE_FILE || side_has_relative_iris(d->a));
  if (given) strbuf_adds(base, given);
  else rdf_add_file_iri(base, of_a ? d->a : d->b);
}

static Status filter_files(Diff *d, const Dataset *a, const Dataset *b) {
  const DatasetPair both = {a, b};
  Status status = STATUS_OK;
  if (d->choice.actor.n) status = datasets_find(&both, d->choice.actor, &d->filter.actors, d->call->report);
  d->changes.links = datasets_links(&both);
  if (status == STATUS_OK) changes_filter(&d->changes, &d->filter);
  d->changes.links = (Links){0};
  return status;
}

static Status make_graphs(Diff *d, const Dataset *a, const Dataset *b) {
  Status status = store_of_dataset(&d->graphs[0], a, d->a, d->call->report);
  if (status == STATUS_OK) status = store_of_dataset(&d->graphs[1], b, d->b, d->call->report);
  d->before = (NetworkSide){d->graphs[0], 1}, d->after = (NetworkSide){d->graphs[1], 1};
  return status;
}

static Status compare_files(Diff *d) {
  StrBuf base = {0};
  bool base_used = false;
  Terms terms = {0};
  Dataset a = {.terms = &terms}, b = {.terms = &terms};
  choose_base(d, &base);
  Status status = load_side(d, &a, d->a, base.data, &base_used);
  if (status == STATUS_OK) status = load_side(d, &b, d->b, base.data, &base_used);
  if (status == STATUS_OK) status = diff_datasets(&d->changes, &a, &b, d->call->report);
  if (status == STATUS_OK) status = filter_files(d, &a, &b);
  if (status == STATUS_OK && is_picture(d)) status = make_graphs(d, &a, &b);
  if (base_used) d->changes.base = arena_copy(&d->changes.arena, strbuf_as_str(&base));
  dataset_release(&a);
  dataset_release(&b);
  terms_release(&terms);
  strbuf_release(&base);
  return status;
}

static Status compare(Diff *d) {
  bool files = side_kind(d->a) == SIDE_FILE || side_kind(d->b) == SIDE_FILE;
  d->changes.before = str_of(d->a), d->changes.after = str_of(d->b);
  if (files && call_has(d->call, "same-rules"))
    return report_error(d->call->report, STATUS_USAGE, (Place){0}, "--same-rules compares two snapshots of a store");
  return files ? compare_files(d) : compare_snapshots(d);
}

/* ---- The command ---- */

static Status write_picture(Diff *d) {
  Choice chosen = d->choice; /* the actors that the changes were filtered by */
  if (chosen.actor.n) chosen.actor = STR(""), chosen.actors = &d->filter.actors;
  const BothNetworks both = {d->before, d->after, &chosen, d->lang};
  return both_networks_write(&both, &d->picture, d->call->report);
}

static Status write_changes(Diff *d) {
  const Changes *c = &d->changes;
  if (call_has(d->call, "stat")) {
    text_write_stat(stdout, c);
    return STATUS_OK;
  }
  if (is_picture(d)) return write_picture(d);
  bool colour = terminal_has_colour();
  Pager pager = pager_begin();
  switch (d->format) {
  case DIFF_TEXT: text_write(stdout, c, colour); break;
  case DIFF_LINES: changes_write_list(stdout, c); break;
  case DIFF_PATCH: patch_write(stdout, c); break;
  case DIFF_SPARQL: sparql_write(stdout, c); break;
  default: json_write(stdout, c); break;
  }
  pager_end(&pager);
  return STATUS_OK;
}

/* A and B, or --since for A and HEAD for B. */
static Status read_sides(Diff *d) {
  const Call *c = d->call;
  const char *since = call_value(c, "since", NULL);
  if (since ? c->count != 0 : c->count != 2)
    return report_error(c->report, STATUS_USAGE, (Place){0},
                        since ? "--since stands for both A and B"
                              : "diff expects A B, or --since REF; see entente diff --help");
  bool date = since && strlen(since) >= 7 && strspn(since, "0123456789") == 4 && since[4] == '-';
  d->a = since ? arena_printf(&d->arena, "%s%s", date ? "@" : "", since).p : c->arguments[0];
  d->b = since ? "HEAD" : c->arguments[1];
  return STATUS_OK;
}

static Status read_options(Diff *d) {
  static const char *const only[] = {"all", "added", "removed", "changed", NULL};
  const Call *c = d->call;
  static const char *const networks[] = {"alliances", "sectors", NULL};
  int format = 0, what = 0, network = 0;
  Status status = call_choose(c, "--format", call_value(c, "format", c->json ? "json" : "text"), formats, &format);
  if (status == STATUS_OK) status = call_choose(c, "--only", call_value(c, "only", "all"), only, &what);
  if (status == STATUS_OK)
    status = call_choose(c, "--network", call_value(c, "network", "alliances"), networks, &network);
  if (status == STATUS_OK) status = read_sides(d);
  if (status == STATUS_OK && what && format >= DIFF_DOT)
    status = report_error(c->report, STATUS_USAGE, (Place){0},
                          "--only chooses statements; dot, svg and png show whole networks");
  d->picture = (DrawOptions){.view = (DrawView)network, .format = (DrawFormat)(format - DIFF_DOT)};
  d->format = (DiffFormat)format;
  d->lang = str_of(call_value(c, "lang", DEFAULT_LANG));
  d->filter.only = (Only)what;
  if (status == STATUS_OK) status = call_actor_and_domain(c, &d->arena, &d->choice);
  for (size_t i = 0; i < d->choice.domain_count; i++) map_add(&d->filter.domains, d->choice.domains[i], 0);
  return status;
}

static int run(const Call *c) {
  Diff d = {.call = c};
  Status status = read_options(&d);
  if (status == STATUS_OK) status = compare(&d);
  if (status == STATUS_OK) status = write_changes(&d);
  int code = status != STATUS_OK ? EXIT_TROUBLE : d.changes.rows.n ? EXIT_FOUND : EXIT_DONE;
  changes_release(&d.changes);
  filter_release(&d.filter);
  snapshot_names_release(&d.names);
  same_rules_close(&d.again);
  for (int i = 0; i < 2; i++) store_close(d.graphs[i]);
  store_close(d.store);
  arena_release(&d.arena);
  return code;
}

const Command command_diff = {
    .name = "diff",
    .arguments = "A B",
    .summary = "tell what changed between two snapshots or two RDF files, and why",
    .about = "A and B are snapshots of the store (a number, a tag, HEAD, HEAD~3 or a date such as @2025-10-31) or "
             "files in Turtle,\n"
             "TriG, N-Triples or N-Quads, told by their endings; one may be a snapshot and the other a file. What is "
             "compared is\n"
             "what they say: order, prefixes and the names of blank nodes do not count.\n\n"
             "  entente diff HEAD~1 HEAD                    what the last build changed, and which document, rule or "
             "word did it\n"
             "  entente diff --since 2025-10-01 --actor KR  what has happened to Korea's agreements since\n"
             "  entente diff v1 HEAD --same-rules           without what only the rules changed\n"
             "  entente diff old.ttl new.nq -f patch > p    then: entente apply p old.ttl\n"
             "  entente diff old.ttl new.ttl -f sparql      to bring a SPARQL store that holds A to B\n"
             "  entente diff old.ttl HEAD -f svg > c.svg    who agrees with whom, then and now\n\n"
             "text groups the statements by thing: + new, - gone, ~ changed, = one thing under another IRI. Between "
             "snapshots each\n"
             "group ends with its cause and the quote behind it. In lines, patch and sparql a blank node is _:a3b5 "
             "when it is c14n3\n"
             "in A and c14n5 in B (see entente canon), _:a3 when it is in A only, _:b5 when it is in B only. json is "
             "one object a\n"
             "line: a diff (how much, and how the rules differ), then each identity that was renamed, merged or split, "
             "then each\n"
             "change with its causes; src/diff/changes.schema.json is its JSON Schema. dot, svg and png draw the "
             "networks of both sides\n"
             "as one: links that are new, gone or changed are told apart by colour, dashes, ends and a sign (+, "
             "\u2212, ~). Of a file\n"
             "they take what is said in Entente's vocabulary, in all its graphs together, of what has an IRI; of "
             "several statuses the\n"
             "furthest counts.\n\n"
             "Exit status: 0 A and B say the same (of what was asked for), 1 they differ, 2 trouble.",
    .least = 0,
    .most = 2,
    .json = true,
    .options = options,
    .run = run,
};
