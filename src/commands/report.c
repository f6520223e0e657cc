/* entente report: a snapshot as one page for people. */
#include "commands/command.h"
#include "lexicon/lexicon.h"
#include "rdf/parse.h"
#include "report/page.h"

static const Option options[] = {
    {"output", 'o', "FILE", "where to write (default report.html; - is standard output)"},
    {"title", 0, "TEXT", "title of the page"},
    {"since", 0, "REF", "what changed since this snapshot (default: the one before)"},
    OPTIONS_CHOICE,
    {"at", 0, "REF", SNAPSHOT_HELP " (default HEAD)"},
    {"store", 0, "FILE", "the store (default " DEFAULT_STORE ")"},
    {0},
};

/* ---- Words: those of the page, and the labels of the vocabulary and the domains ---- */

typedef struct Told {
  Arena arena;
  ReportWords words;
} Told;

/* "search", "ent:party", "kind:treaty"; empty for what is no word of ours. */
static Str word_name(Told *x, Str iri) {
  static const struct {
    const char *space, *prefix;
  } spaces[] = {{NS_REPORT, ""},        {NS_ENT, "ent:"},           {NS_KIND, "kind:"},
                {NS_STATUS, "status:"}, {NS_MODALITY, "modality:"}, {NS_DOMAIN, "domain:"}};
  for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
    Str space = str_of(spaces[i].space);
    if (!str_starts(iri, space) || iri.n == space.n) continue;
    return arena_printf(&x->arena, "%s%.*s", spaces[i].prefix, STR_ARG(str_sub(iri, space.n, iri.n)));
  }
  return STR("");
}

static Status take_word(void *user, const Triple *t, Place place) {
  (void)place;
  Told *x = user;
  bool label = str_is(t->predicate.value, NS_RDFS "label") || str_is(t->predicate.value, NS_SKOS "prefLabel");
  Str name = label && t->object.lang.n ? word_name(x, t->subject.value) : STR("");
  ReportWord word = {name, arena_copy(&x->arena, t->object.lang), arena_copy(&x->arena, t->object.value)};
  if (name.n) array_push(&x->words.list, word);
  if (str_eq(t->predicate.value, predicate_iri(P_BROADER))) {
    ReportBroader pair = {arena_copy(&x->arena, t->subject.value), arena_copy(&x->arena, t->object.value)};
    array_push(&x->words.broaders, pair);
  }
  return STATUS_OK;
}

static Status read_words(Told *x, Report *r) {
  static const char *const files[] = {"/report.ttl", "/entente.ttl", "/domains.ttl"};
  Str folder;
  Status status = lexicon_folder(&x->arena, &folder, r);
  for (size_t i = 0; i < sizeof files / sizeof *files && status == STATUS_OK; i++) {
    const char *path = arena_printf(&x->arena, "%.*s%s", STR_ARG(folder), files[i]).p;
    status = rdf_parse_file(path, &(RdfParsing){.format = RDF_TURTLE}, take_word, x, r);
  }
  return status;
}

static Status write(const Call *c, Told *x, Store **s) {
  const char *path = call_value(c, "output", "report.html");
  ReportOptions o = {.title = str_of(call_value(c, "title", "")), .words = &x->words};
  Status status = call_choice(c, &x->arena, &o.choice);
  if (status == STATUS_OK) status = store_open(s, call_value(c, "store", DEFAULT_STORE), STORE_READ, c->report);
  if (status == STATUS_OK) status = call_snapshot(c, "at", *s, &o.snapshot);
  if (status == STATUS_OK) status = call_snapshot(c, "since", *s, &o.since);
  if (status == STATUS_OK) status = read_words(x, c->report);
  return status == STATUS_OK ? report_write(*s, &o, path, c->report) : status;
}

static int run(const Call *c) {
  Told x = {0};
  Store *s = NULL;
  Status status = write(c, &x, &s);
  array_release(&x.words.list);
  array_release(&x.words.broaders);
  arena_release(&x.arena);
  store_close(s);
  return status == STATUS_OK ? EXIT_DONE : EXIT_TROUBLE;
}

const Command command_report = {
    .name = "report",
    .arguments = "",
    .summary = "write a snapshot as one HTML page",
    .about = "The page needs nothing else: it opens from a file, sends nothing and asks for nothing. It shows both "
             "networks, a timeline,\n"
             "the agreements with the quotes behind them, a page for each actor and sector, and what changed since the "
             "snapshot before.\n"
             "The same snapshot gives the same bytes.\n\n" CHOICE_ABOUT,
    .options = options,
    .run = run,
};
