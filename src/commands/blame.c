/* entente blame: since when the graph says what it says of a node, and which document brought it. */
#include "commands/command.h"

#include <string.h>

static const Option options[] = {
    {"lang", 0, "LANG", "language of names (default " DEFAULT_LANG ")"},
    {"at", 0, "REF", SNAPSHOT_HELP " (default HEAD)"},
    {"store", 0, "FILE", "the store (default " DEFAULT_STORE ")"},
    {0},
};

static Str local_name(Str iri) {
  size_t at = iri.n;
  while (at && iri.p[at - 1] != '/' && iri.p[at - 1] != '#') at--;
  return str_sub(iri, at, iri.n);
}

/* On one line: line breaks of a quote become spaces. */
static void print_quote(Str quote) {
  for (;;) {
    size_t end = str_find(quote, STR("\n"));
    print_safe(stdout, str_sub(quote, 0, end));
    if (end == SIZE_MAX) return;
    putchar(' ');
    quote = str_sub(quote, end + 1, quote.n);
  }
}

static void print_statement(const Blamed *b) {
  print_safe(stdout, local_name(b->predicate));
  fputs("  ", stdout);
  print_safe(stdout, b->object_label);
  if (b->object.lang.n) printf(" @%.*s", STR_ARG(b->object.lang));
  printf("\n    snapshot %lld  ", (long long)b->born);
  print_safe(stdout, b->document);
  if (b->published.n) fputs("  ", stdout), print_safe(stdout, b->published);
  if (b->rule.n && !b->derived) fputs("  rule ", stdout), print_safe(stdout, local_name(b->rule));
  if (b->derived) fputs("  follows from", stdout);
  printf("\n    %lld-%lld  \"", (long long)b->start, (long long)b->end);
  print_quote(b->quote);
  fputs("\"\n", stdout);
}

static void json_pair(const char *name, Str value) {
  printf(",\"%s\":", name);
  if (value.n) json_text(stdout, value);
  else fputs("null", stdout);
}

static void print_json(Str subject, const Blamed *b) {
  fputs("{\"subject\":", stdout);
  json_text(stdout, subject);
  json_pair("predicate", b->predicate);
  json_pair("object", b->object.value);
  json_pair("objectLabel", b->object_label);
  json_pair("objectLang", b->object.lang);
  json_pair("objectDatatype", b->object.datatype);
  printf(",\"objectIsIri\":%s,\"snapshot\":%lld,\"derived\":%s", b->object.kind == TERM_IRI ? "true" : "false",
         (long long)b->born, b->derived ? "true" : "false");
  json_pair("rule", b->rule);
  json_pair("document", b->document);
  json_pair("url", b->url);
  json_pair("title", b->title);
  json_pair("published", b->published);
  printf(",\"start\":%lld,\"end\":%lld", (long long)b->start, (long long)b->end);
  json_pair("quote", b->quote);
  fputs("}\n", stdout);
}

static void print_blame(const Blame *b) {
  print_safe(stdout, b->label);
  fputs("\n", stdout);
  print_safe(stdout, b->iri);
  fputs("\n\n", stdout);
  for (size_t i = 0; i < b->statements.n; i++) print_statement(&b->statements.at[i]);
}

static int run(const Call *c) {
  int64_t at;
  Store *s;
  Blame b = {0};
  Status status = store_open(&s, call_value(c, "store", DEFAULT_STORE), STORE_READ, c->report);
  if (status != STATUS_OK) return EXIT_TROUBLE;
  status = call_snapshot(c, "at", s, &at);
  if (status == STATUS_OK)
    status = store_blame(s, at, str_of(c->arguments[0]), str_of(call_value(c, "lang", DEFAULT_LANG)), &b, c->report);
  if (status == STATUS_OK && !c->json) print_blame(&b);
  for (size_t i = 0; i < b.statements.n && status == STATUS_OK && c->json; i++) print_json(b.iri, &b.statements.at[i]);
  blame_release(&b);
  store_close(s);
  return status == STATUS_OK ? EXIT_DONE : EXIT_TROUBLE;
}

const Command command_blame = {
    .name = "blame",
    .arguments = "IRI",
    .summary = "which snapshot and document brought each statement about a node",
    .about = "IRI is what entente explain takes: whole, its end (state/FR), a prefixed name (domain:energy) or an ISO "
             "code (FR). "
             "Of each\nstatement about the node: the snapshot since which the graph says so without a break, the "
             "document, the "
             "rule that read\nit, and the quote after its place in the text. \"follows from\": no document says it in "
             "these words "
             "(a class, a name of\nthe ontology, the bounds of a date); the quote is what it follows from. Where "
             "several documents "
             "brought it at once, it is\nthe first by name; entente explain shows them all.\n\n"
             "--json gives subject, predicate, object, objectLabel, objectLang, objectDatatype, objectIsIri, snapshot, "
             "derived, "
             "rule,\ndocument, url, title, published, start, end, quote. What is not known is null.",
    .least = 1,
    .most = 1,
    .json = true,
    .options = options,
    .run = run,
};
