/* entente explain: why the graph says what it says of one node, and what it was told and does not say. */
#include "commands/command.h"

#include "commands/explain_document.h"
#include "commands/page.h"

#include <unistd.h>

static const Option options[] = {
    {"lang", 0, "LANG", "language of names (default " DEFAULT_LANG ")"},
    {"at", 0, "REF", SNAPSHOT_HELP " (default HEAD)"},
    {"store", 0, "FILE", "the store (default " DEFAULT_STORE ")"},
    {0},
};

static const char *const modality_names[] = {
    [MODALITY_ASSERTED] = "asserted",         [MODALITY_PLANNED] = "planned", [MODALITY_REPORTED] = "reported",
    [MODALITY_HYPOTHETICAL] = "hypothetical", [MODALITY_DENIED] = "denied",
};

/* name for programs, words for people; those of a value that lost go on with the one that won */
static const struct {
  const char *name, *words;
} standings[] = {
    [STANDING_HOLDS] = {"in-graph", "in the graph"},
    [STANDING_DENIED] = {"denied", "not in the graph: the document denies it"},
    [STANDING_HYPOTHETICAL] = {"hypothetical", "not in the graph: the document only supposes it"},
    [STANDING_LOST_STATUS] = {"lost-status", "not in the graph: a status that is further on won"},
    [STANDING_LOST_DOCUMENTS] = {"lost-documents", "not in the graph: more documents say otherwise"},
    [STANDING_LOST_PRECISION] = {"lost-precision", "not in the graph: a more exact date won"},
    [STANDING_LOST_CONFIDENCE] = {"lost-confidence", "not in the graph: another was said with more confidence"},
    [STANDING_LOST_KIND] = {"lost-kind", "not in the graph: a kind that says more won"},
    [STANDING_LOST_ORDER] = {"lost-order", "not in the graph: as good, but later in the alphabet"},
    [STANDING_LOST] = {"lost", "not in the graph: another value won"},
    [STANDING_OTHER_NAME] = {"other-name", "in the graph as another of its names"},
    [STANDING_ONTOLOGY] = {"ontology", "not in the graph: the ontology says otherwise"},
    [STANDING_ITSELF] = {"itself", "not in the graph: both turned out to be the same"},
    [STANDING_ABSENT] = {"absent", "not in the graph: one end of it is not there"},
};

/* ---- For people. All text passes print_safe: it comes from documents. ---- */

static void print_value(const Page *p, Str label, Term value) {
  fputs("  ", stdout);
  print_indented(label, 2);
  bool iri = value.kind == TERM_IRI;
  printf("%s%s", p->dim, iri ? "  <" : value.lang.n ? " @" : "");
  print_safe(stdout, iri ? value.value : value.lang);
  printf("%s%s\n", iri ? ">" : "", p->plain);
}

static void print_standing(const Ground *g) {
  printf("    %s", g->derived ? "in the graph: it follows from" : standings[g->standing].words);
  if (g->instead.n) fputs(": ", stdout), print_safe(stdout, g->instead);
  if (!g->derived)
    printf(" · %s · confidence %d.%03d", modality_names[g->modality], g->confidence / 1000, g->confidence % 1000);
  if (g->rule.n && !g->derived) fputs(" · rule ", stdout), print_safe(stdout, iri_local_name(g->rule));
  if (g->speaker.n) fputs(" · said by ", stdout), print_safe(stdout, g->speaker_label);
  putchar('\n');
}

static void print_source(const Ground *g) {
  const Str parts[] = {g->title, g->published, str_eq(g->url, g->document) ? STR("") : g->url};
  fputs("    ", stdout);
  print_safe(stdout, g->document);
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
    if (parts[i].n) fputs(" · ", stdout), print_indented(parts[i], 4);
  int indent = printf("\n    %lld-%lld  \"", (long long)g->start, (long long)g->end) - 1;
  print_indented(g->quote, indent);
  fputs("\"\n", stdout);
}

/* A value is written once, its claims below it. */
static void print_ground(const Page *p, const Ground *g, const Ground *before) {
  bool same_property = before && before->predicate == g->predicate && before->incoming == g->incoming;
  Str property = iri_local_name(predicate_iri(g->predicate));
  if (!same_property) {
    printf("\n%s%s", p->bold, g->incoming ? "is " : "");
    printf("%.*s%s%s\n", STR_ARG(property), g->incoming ? " of" : "", p->plain);
  }
  bool same_value =
      same_property && (g->incoming ? str_eq(before->subject, g->subject) : !term_cmp(before->object, g->object));
  if (!same_value && g->incoming) print_value(p, g->subject_label, (Term){.kind = TERM_IRI, .value = g->subject});
  else if (!same_value) print_value(p, g->object_label, g->object);
  print_standing(g);
  print_source(g);
}

static void print_explanation(const Explanation *e) {
  Page p = page_of_terminal();
  fputs(p.bold, stdout);
  print_safe(stdout, e->label);
  fputs(p.plain, stdout);
  if (e->class.n) fputs(" · ", stdout), print_safe(stdout, e->class);
  printf("\n%s", p.dim);
  print_safe(stdout, e->iri);
  printf("%s\n", p.plain);
  if (!e->in_graph) printf("not in the graph of snapshot %lld: nothing is asserted of it\n", (long long)e->snapshot);
  for (size_t i = 0; i < e->grounds.n; i++) print_ground(&p, &e->grounds.at[i], i ? &e->grounds.at[i - 1] : NULL);
}

/* ---- For programs ---- */

static void json_pair(const char *name, Str value) {
  printf(",\"%s\":", name);
  if (value.n) json_text(stdout, value);
  else fputs("null", stdout);
}

static void print_json(const Ground *g) {
  fputs("{\"subject\":", stdout);
  json_text(stdout, g->subject);
  json_pair("subjectLabel", g->subject_label);
  json_pair("predicate", predicate_iri(g->predicate));
  json_pair("object", g->object.value);
  json_pair("objectLabel", g->object_label);
  json_pair("objectLang", g->object.lang);
  json_pair("objectDatatype", g->object.datatype);
  printf(",\"objectIsIri\":%s,\"derived\":%s", g->object.kind == TERM_IRI ? "true" : "false",
         g->derived ? "true" : "false");
  json_pair("standing", str_of(standings[g->standing].name));
  json_pair("instead", g->instead);
  json_pair("modality", str_of(modality_names[g->modality]));
  printf(",\"confidence\":%d.%03d", g->confidence / 1000, g->confidence % 1000);
  json_pair("rule", g->rule);
  json_pair("speaker", g->speaker);
  json_pair("document", g->document);
  json_pair("url", g->url);
  json_pair("title", g->title);
  json_pair("published", g->published);
  printf(",\"start\":%lld,\"end\":%lld", (long long)g->start, (long long)g->end);
  json_pair("quote", g->quote);
  fputs("}\n", stdout);
}

static int explain_node(const Call *c) {
  int64_t at;
  Store *s;
  Status status = store_open(&s, call_value(c, "store", DEFAULT_STORE), STORE_READ, c->report);
  if (status != STATUS_OK) return EXIT_TROUBLE;
  Explanation e = {0};
  status = call_snapshot(c, "at", s, &at);
  if (status == STATUS_OK)
    status = store_explain(s, at, str_of(c->arguments[0]), str_of(call_value(c, "lang", DEFAULT_LANG)), &e, c->report);
  if (status == STATUS_OK && !c->json) print_explanation(&e);
  for (size_t i = 0; i < e.grounds.n && status == STATUS_OK && c->json; i++) print_json(&e.grounds.at[i]);
  explanation_release(&e);
  store_close(s);
  return status == STATUS_OK ? EXIT_DONE : EXIT_TROUBLE;
}

static bool is_file(const char *argument) { return str_is(str_of(argument), "-") || !access(argument, F_OK); }

static int run(const Call *c) {
  if (is_file(c->arguments[0])) return explain_documents(c);
  if (c->count == 1) return explain_node(c);
  report_error(c->report, STATUS_IO, (Place){c->arguments[0], 0, 0},
               "no such file; give files, or one node of the graph alone");
  return EXIT_TROUBLE;
}

const Command command_explain = {
    .name = "explain",
    .arguments = "IRI | FILE...",
    .summary = "every claim behind a node, or how a document is read",
    .about =
        "FILE (anything that exists, as for build, or -): sentence by sentence the words as the lexicon knows them, "
        "the\n"
        "mentions and acts made of them, what each reference was taken for (means), the facts with the rule that made\n"
        "them (fired), rules that did not fire and what failed (nearly), and what is kept out of the graph (held).\n"
        "Rules are those of ontology/rules.ttl. No store is read. --json gives one object a sentence: document,\n"
        "sentence, block, start, end, text, tokens, words, mentions, acts, means, fired, nearly, held; offsets in\n"
        "characters.\n"
        "\n"
        "IRI may be whole, or what follows the base (agreement/3f2a90c41b7d5e68, state/FR), a prefixed name of\n"
        "graph.ttl (domain:energy), an ISO code (FR) or a name (Inde). First comes what is said about the node, by "
        "property, then "
        "where\n"
        "it is named. Of each claim: whether the graph says so, and if not why; modality, confidence, rule; the\n"
        "document; the quote after its place in the text, in characters from 0, the end not included.\n"
        "\n"
        "--json gives one object a claim: subject, subjectLabel, predicate, object, objectLabel, objectLang,\n"
        "objectDatatype, objectIsIri, derived (true: no document says it in these words, it follows from this claim),\n"
        "standing (in-graph, other-name, denied, hypothetical, lost-status, lost-documents, lost-precision,\n"
        "lost-confidence, lost-kind, lost-order, lost, ontology, itself, absent), instead (the value that won),\n"
        "modality, confidence (0 to 1), rule, speaker, document, url, title, published, start, end, quote.\n"
        "What is not known is null.",
    .least = 1,
    .most = SIZE_MAX,
    .json = true,
    .options = options,
    .run = run,
};
