#include "query/query.h"
#include "base/io.h"
#include "commands/command.h"
#include "rdf/parse.h"

#include <string.h>
#include <unistd.h>

static const Option options[] = {
    {"text", 't', "QUERY", "the query itself instead of a file"},
    {"format", 'f', "FORMAT", "table, csv, tsv, json, xml; of CONSTRUCT and DESCRIBE turtle or ntriples"},
    {"param", 'p', "NAME=TERM",
     "$NAME in the query stands for TERM: <iri>, \"text\"@fr, \"2024\"^^xsd:gYear, 12; may be repeated"},
    {"evidence", 'e', NULL, "the documents and claims count as part of the graph"},
    {"at", 0, "REF", SNAPSHOT_HELP " (default HEAD)"},
    {"store", 0, "FILE", "the store (default " DEFAULT_STORE ")"},
    {"data", 'd', "FILE", "an RDF file instead of the store: .ttl .nt .nq .trig; may be repeated"},
    {"graph", 'g', "IRI=FILE", "an RDF file as the named graph IRI; may be repeated"},
    {"timeout", 0, "SECONDS", "give up after so long (default: 60; 0 for never)"},
    {"max-rows", 0, "N", "write no more than N rows"},
    {"explain", 0, NULL, "print the algebra and the SQL instead of an answer"},
    {0},
};

enum { DEFAULT_SECONDS = 60 };

static Status take_parameters(const Call *c, Arena *arena, QueryAsked *asked) {
  size_t n = 0;
  while (call_each(c, "param", n)) n++;
  QueryParameter *all = ARENA_ARRAY(arena, QueryParameter, n + 1);
  for (size_t i = 0; i < n; i++) {
    Str given = str_of(call_each(c, "param", i));
    size_t equals = str_find(given, STR("="));
    if (equals == SIZE_MAX || !equals)
      return report_error(c->report, STATUS_USAGE, (Place){0}, "--param expects NAME=TERM, found '%.*s'",
                          STR_ARG(given));
    all[i].name = str_sub(given, 0, equals);
    Status status = query_parse_term(&all[i].term, str_sub(given, equals + 1, given.n), arena, c->report);
    if (status != STATUS_OK) return status;
  }
  asked->text.parameters = all;
  asked->text.parameter_count = n;
  return STATUS_OK;
}

static Status read_standard_input(StrBuf *b) {
  char some[8192];
  for (size_t n; (n = fread(some, 1, sizeof some, stdin)) > 0;) strbuf_add(b, (Str){some, n});
  return STATUS_OK;
}

static Status take_query(const Call *c, StrBuf *text, StrBuf *base, QueryAsked *asked) {
  const char *inlined = call_value(c, "text", NULL);
  if ((inlined != NULL) == (c->count > 0))
    return report_error(c->report, STATUS_USAGE, (Place){0},
                        "query expects a FILE.rq, - for standard input, or --text; one of them");
  Status status = STATUS_OK;
  asked->text.name = inlined ? "--text" : c->arguments[0];
  if (inlined) strbuf_adds(text, inlined);
  else if (!strcmp(c->arguments[0], "-")) status = read_standard_input(text);
  else {
    status = io_read_file(c->arguments[0], text, c->report);
    rdf_add_file_iri(base, c->arguments[0]);
  }
  asked->text.text = strbuf_as_str(text);
  asked->text.base = strbuf_as_str(base);
  return status;
}

static Status load_files(const Call *c, Lent *l) {
  Status status = STATUS_OK;
  const char *given;
  for (size_t i = 0; status == STATUS_OK && (given = call_each(c, "data", i)); i++)
    status = query_load_file(l, given, NULL, c->report);
  for (size_t i = 0; status == STATUS_OK && (given = call_each(c, "graph", i)); i++) {
    const char *equals = strrchr(given, '=');
    if (!equals || equals == given)
      return report_error(c->report, STATUS_USAGE, (Place){0}, "--graph expects IRI=FILE, found '%s'", given);
    StrBuf iri = {0};
    strbuf_add(&iri, (Str){given, (size_t)(equals - given)});
    status = query_load_file(l, equals + 1, iri.data, c->report);
    strbuf_release(&iri);
  }
  return status;
}

static Status open_data(const Call *c, Lent **l) {
  if (call_has(c, "data") || call_has(c, "graph")) {
    Status status = lent_open_files(l, c->report);
    return status == STATUS_OK ? load_files(c, *l) : status;
  }
  return lent_open_store(l, call_value(c, "store", DEFAULT_STORE), str_of(call_value(c, "at", "HEAD")), c->report);
}

static Status take_options(const Call *c, QueryAsked *asked) {
  static const char *const formats[] = {"table", "csv", "tsv", "json", "xml", "turtle", "ntriples", NULL};
  int format;
  const char *given = call_value(c, "format", NULL);
  Status status = call_choose(c, "--format", given ? given : isatty(STDOUT_FILENO) ? "table" : "tsv", formats, &format);
  asked->format = (ResultFormat)format;
  asked->format_given = given;
  asked->explain = call_has(c, "explain");
  asked->evidence = call_has(c, "evidence");
  if (status == STATUS_OK) status = call_number(c, "max-rows", 0, &asked->most_rows);
  int64_t seconds = 0;
  if (status == STATUS_OK && strcmp(call_value(c, "timeout", ""), "0"))
    status = call_number(c, "timeout", DEFAULT_SECONDS, &seconds);
  asked->seconds = (double)seconds;
  return status;
}

static int run(const Call *c) {
  QueryAsked asked = {0};
  Arena arena = {0};
  StrBuf text = {0}, base = {0};
  Lent *l = NULL;
  Status status = take_options(c, &asked);
  if (status == STATUS_OK) status = take_parameters(c, &arena, &asked);
  if (status == STATUS_OK) status = take_query(c, &text, &base, &asked);
  if (status == STATUS_OK) status = open_data(c, &l);
  if (status == STATUS_OK) status = query_run(l, &asked, stdout, c->report);
  lent_close(l);
  strbuf_release(&text);
  strbuf_release(&base);
  arena_release(&arena);
  return status == STATUS_OK ? EXIT_DONE : EXIT_TROUBLE;
}

const Command command_query = {
    .name = "query",
    .arguments = "[FILE.rq]",
    .most = 1,
    .summary = "ask in SPARQL, of the store or of RDF files",
    .about = "SPARQL 1.1 queries: SELECT, ASK, CONSTRUCT, DESCRIBE. Not supported: SERVICE, and updates; a query never "
             "writes and\n"
             "never leaves this machine. GRAPH <https://w3id.org/entente/id/evidence> { ... } asks the documents and "
             "claims alone.\n\n"
             "  entente query queries/agreements.rq\n"
             "  entente query --text 'SELECT ?s WHERE { ?s ?p $o }' --param 'o=<https://w3id.org/entente/id/state/FR>' "
             "--format csv\n"
             "  entente query q.rq --data graph.ttl --data evidence.ttl",
    .options = options,
    .run = run,
};
