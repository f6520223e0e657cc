/* entente validate: a snapshot, or an RDF file, against shapes. */
#include "validate/validate.h"
#include "base/escape.h"
#include "commands/command.h"
#include "lexicon/lexicon.h"
#include "rdf/turtle.h"
#include "validate/backing.h"

static const Option options[] = {
    {"shapes", 0, "FILE", "SHACL shapes in RDF (default: shapes.ttl of the ontology)"},
    {"format", 'f', "FORMAT", "of FILE: turtle, ntriples, nquads or trig (default: by its ending)"},
    {"at", 0, "REF", SNAPSHOT_HELP " (default HEAD)"},
    {"store", 0, "FILE", "the store (default " DEFAULT_STORE ")"},
    {"lang", 0, "LANG", "language of the messages, where the shapes have it (default en)"},
    {0},
};

typedef struct Validation {
  const Call *call;
  Arena arena;
  Terms terms;
  IndexedGraph shape_graph, data;
  Shapes shapes;
  Backing backing; ///< of a snapshot
  bool snapshot;
  const char *name; ///< of what is checked
  Violations found;
  BackingClaims claims; ///< of the violation at hand
  StrBuf line;
} Validation;

enum { CLAIMS_SHOWN = 3 };

/* ---------------------------------------------------------------- reading */

static Status read_file(const Call *c, const char *path, const char *format, IndexedGraph *g) {
  static const char *const formats[] = {
      [RDF_TURTLE] = "turtle", [RDF_NTRIPLES] = "ntriples", [RDF_NQUADS] = "nquads", [RDF_TRIG] = "trig", NULL};
  int given = rdf_format_of(path);
  Status status = format ? call_choose(c, "--format", format, formats, &given) : STATUS_OK;
  if (status == STATUS_OK)
    status = rdf_parse_file(path, &(RdfParsing){.format = (RdfFormat)given}, indexed_add, g, c->report);
  if (status == STATUS_OK) indexed_finish(g);
  return status;
}

static Status read_snapshot(Validation *v) {
  const Call *c = v->call;
  Store *s;
  Status status = store_open(&s, call_value(c, "store", DEFAULT_STORE), STORE_READ, c->report);
  if (status != STATUS_OK) return status;
  int64_t at;
  Snapshot found = {0};
  status = call_snapshot(c, "at", s, &at);
  if (status == STATUS_OK) status = store_read_snapshot(s, at, &found, c->report);
  if (status == STATUS_OK) status = store_each_triple(s, at, ORDER_CANONICAL, indexed_add, &v->data, c->report);
  if (status == STATUS_OK)
    status = store_each_evidence_triple(s, at, ORDER_CANONICAL, indexed_add, &v->data, c->report);
  store_close(s);
  if (status != STATUS_OK) return status;
  v->name = arena_printf(&v->arena, "snapshot %lld", (long long)found.number).p;
  indexed_finish(&v->data);
  backing_open(&v->backing, &v->data);
  return STATUS_OK;
}

static Status read_shapes(Validation *v) {
  const Call *c = v->call;
  const char *path = call_value(c, "shapes", NULL);
  Str folder;
  Status status = path ? STATUS_OK : lexicon_folder(&v->arena, &folder, c->report);
  if (status != STATUS_OK) return status;
  if (!path) path = arena_printf(&v->arena, "%.*s/shapes.ttl", STR_ARG(folder)).p;
  status = read_file(c, path, NULL, &v->shape_graph);
  if (status != STATUS_OK) return status;
  return shapes_read(&v->shapes, &v->shape_graph, path, call_value(c, "lang", "en"), &v->arena, c->report);
}

/* ---------------------------------------------------------------- telling */

static Str form_of(Validation *v, Node n) { return indexed_form(&v->data, n, &v->arena); }

static void add_node(Validation *v, Node n) {
  size_t count;
  const Prefix *prefixes = turtle_own_prefixes(&count);
  Term t;
  Str form = form_of(v, n);
  if (term_of_ntriples(&t, form, &v->arena)) turtle_add_term(&v->line, t, prefixes, count);
  else strbuf_add(&v->line, form);
}

static void print_claim(Validation *v, const BackingClaim *claim) {
  strbuf_clear(&v->line);
  strbuf_printf(&v->line, "    %.*s, %.*s-%.*s: \"%.*s\" %.*s", STR_ARG(claim->document), STR_ARG(claim->start),
                STR_ARG(claim->end), STR_ARG(claim->quote), STR_ARG(claim->rule));
  print_safe(stdout, strbuf_as_str(&v->line));
  putchar('\n');
}

/* data.ttl:12: agreement:a ent:status "signed": An agreement has one status ... [sh:in] */
static void print_violation(Validation *v, const Violation *one) {
  strbuf_clear(&v->line);
  strbuf_adds(&v->line, v->name);
  if (one->line) strbuf_printf(&v->line, ":%lu", (unsigned long)one->line);
  strbuf_adds(&v->line, ": ");
  add_node(v, one->focus);
  if (one->path) strbuf_addc(&v->line, ' '), add_node(v, one->path);
  if (one->value && one->value != one->focus) strbuf_addc(&v->line, ' '), add_node(v, one->value);
  const char *property = component_property(one->constraint->component);
  if (one->shape->message.n) strbuf_printf(&v->line, ": %.*s", STR_ARG(one->shape->message));
  strbuf_printf(&v->line, " [sh:%s]", property);
  print_safe(stdout, strbuf_as_str(&v->line));
  putchar('\n');
  for (size_t i = 0; i < v->claims.n && i < CLAIMS_SHOWN; i++) print_claim(v, &v->claims.at[i]);
}

static void json_member(const char *name, Str text) {
  printf(",\"%s\":", name);
  json_text(stdout, text);
}

/* An IRI without its brackets; other terms as N-Triples write them. */
static Str json_form(Str form) { return form.p[0] == '<' ? str_sub(form, 1, form.n - 1) : form; }

static void json_claim(const BackingClaim *claim) {
  fputs("{\"claim\":", stdout);
  json_text(stdout, claim->claim);
  json_member("document", claim->document);
  json_member("quote", claim->quote);
  printf(",\"start\":%.*s,\"end\":%.*s", STR_ARG(claim->start.n ? claim->start : STR("null")),
         STR_ARG(claim->end.n ? claim->end : STR("null")));
  if (claim->rule.n) json_member("rule", claim->rule);
  putchar('}');
}

static void json_violation(Validation *v, const Violation *one) {
  fputs("{\"focus\":", stdout);
  json_text(stdout, json_form(form_of(v, one->focus)));
  if (one->shape->path_count == 1) json_member("path", json_form(form_of(v, one->path)));
  if (one->value) json_member("value", form_of(v, one->value));
  json_member("component", str_of(component_name(one->constraint->component)));
  json_member("shape", json_form(indexed_form(&v->shape_graph, one->shape->name, &v->arena)));
  json_member("message", one->shape->message);
  if (one->line) printf(",\"line\":%lu", (unsigned long)one->line);
  if (v->snapshot) {
    fputs(",\"claims\":[", stdout);
    for (size_t i = 0; i < v->claims.n; i++) {
      if (i) putchar(',');
      json_claim(&v->claims.at[i]);
    }
    putchar(']');
  }
  puts("}");
}

static void tell(Validation *v) {
  const Call *c = v->call;
  for (size_t i = 0; i < v->found.n; i++) {
    array_clear(&v->claims);
    if (v->snapshot) backing_find(&v->backing, &v->found.at[i], &v->claims, &v->arena);
    if (c->json) json_violation(v, &v->found.at[i]);
    else print_violation(v, &v->found.at[i]);
  }
  if (v->found.n) report_note(c->report, "%s: %zu violation%s", v->name, v->found.n, v->found.n == 1 ? "" : "s");
  else if (!c->json && !c->quiet) printf("%s: conforms\n", v->name);
}

static void release(Validation *v) {
  if (v->snapshot) backing_close(&v->backing);
  array_release(&v->found);
  array_release(&v->claims);
  shapes_release(&v->shapes);
  indexed_release(&v->data);
  indexed_release(&v->shape_graph);
  terms_release(&v->terms);
  strbuf_release(&v->line);
  arena_release(&v->arena);
}

static int run(const Call *c) {
  Validation v = {.call = c, .snapshot = !c->count, .name = c->count ? c->arguments[0] : NULL};
  v.shape_graph.names.terms = v.data.names.terms = &v.terms;
  Status status = STATUS_OK;
  if (c->count && (call_has(c, "at") || call_has(c, "store")))
    status =
        report_error(c->report, STATUS_USAGE, (Place){0}, "--at and --store are of snapshots; leave out %s", v.name);
  if (status == STATUS_OK) status = read_shapes(&v);
  if (status == STATUS_OK)
    status = c->count ? read_file(c, v.name, call_value(c, "format", NULL), &v.data) : read_snapshot(&v);
  if (status == STATUS_OK) status = validate(&v.data, &v.shapes, v.name, &v.found, c->report);
  if (status == STATUS_OK) tell(&v);
  size_t violations = v.found.n;
  release(&v);
  return status != STATUS_OK ? EXIT_TROUBLE : violations ? EXIT_FOUND : EXIT_DONE;
}

const Command command_validate = {
    .name = "validate",
    .arguments = "[FILE]",
    .most = 1,
    .summary = "check a snapshot, or an RDF file, against its shapes",
    .about =
        "The verdicts of SHACL Core. Each violation is a line: where, which node, property and value, what is asked, "
        "and the\n"
        "constraint. Of a snapshot, graph and evidence are checked, and the claims behind what is wrong stand under "
        "it.\n"
        "Shapes with words of SHACL that are not supported are refused. Exit status: 0 conforms, 1 violations, 2 "
        "trouble.\n\n"
        "--json: one object a line with focus, path (where it is one property), value (as N-Triples), component, "
        "shape, message, line; of a "
        "snapshot\n"
        "claims with claim, document, quote, start, end, rule.",
    .json = true,
    .options = options,
    .run = run,
};
