/* entente import: facts from elsewhere. Each goes where a document goes, with what it says of itself in place of what a text says: into the
   store, and at the end the store takes a snapshot.

   The files are read twice. What they call things is learnt first (facts/keybook.h); then each fact is built and put. */
#include "commands/command.h"

#include "base/sha256.h"
#include "commands/fact_form.h"
#include "commands/pipeline.h"
#include "commands/preview.h"
#include "commands/quoted_texts.h"
#include "commands/withdraw.h"
#include "facts/naming.h"

#include <string.h>
#include <unistd.h>

static const Option options[] = {
    OPTIONS_FACT_FORM,
    {"dry-run", 0, NULL, "say what would be matched to what and what is new, and write nothing"},
    {"strict", 0, NULL, "one bad fact refuses all"},
    {"replace", 0, NULL, "withdraw what the source said before and does not say now"},
    {"texts", 0, "DIR", "where the documents are that facts quote, when the store has not kept their texts"},
    {"keep-texts", 0, NULL, "keep the facts as they are written in the store, as build does with texts"},
    {"base", 0, "IRI", "IRI under which entities are named (default: the store's, else " NS_ID ")"},
    {"date", 0, "DAY", "date of the snapshot, such as 2025-10-31 (default: of the latest document so far)"},
    {"store", 0, "FILE", "the store (default " DEFAULT_STORE ")"},
    {0},
};

typedef struct Import {
  const Call *call;
  Arena arena; ///< for the whole run
  Knowledge knowledge;
  Matcher matcher;
  KeyBook book;
  QuotedTexts texts;
  FactForm form;
  ARRAY(FactSource *) sources;
  Store *store;
  Preview preview;
  FactContext context;
  DocumentFacts facts;
  Map names; ///< of the documents that were put, for --replace
  Str base;
  long taken, unchanged, refused, withdrawn;
} Import;

/* ---- Reading ---- */

static bool is_stored(void *user, Str key) {
  Import *x = user;
  StrBuf iri = {0};
  bool there = x->store && store_find_key(x->store, CLASS_AGREEMENT, key, &iri);
  strbuf_release(&iri);
  return there;
}

/* A pass over all facts. What is wrong with a fact is told to r; `take` gets the good ones. */
static Status each_fact(Import *x, Status (*take)(Import *x, FactLine *line, Document *d, Report *r), Report *r) {
  Status status = STATUS_OK;
  x->refused = 0;
  for (size_t i = 0; i < x->sources.n && status == STATUS_OK; i++) {
    FactLine line;
    x->context.source = fact_source_name(x->sources.at[i]);
    while ((status = fact_source_next(x->sources.at[i], &line, r)) != STATUS_END) {
      Document d;
      if (status == STATUS_IO) return status;
      if (status == STATUS_OK) status = fact_build(&x->context, &line, &d, &x->facts, r);
      if (status == STATUS_OK && take) {
        if ((status = take(x, &line, &d, r)) != STATUS_OK) return status;
      } else if (status != STATUS_OK) x->refused++;
    }
    status = STATUS_OK;
  }
  return status;
}

static void hear_errors(Report *r, Severity severity, Place place, const char *message) {
  Report *to = r->user;
  if (severity == SEVERITY_ERROR && to) report_error(to, STATUS_BAD_INPUT, place, "%s", message);
}

/* The first reading. With --strict it tells what is bad, else the second one does. */
static Status learn(Import *x) {
  Report r = {.sink = hear_errors, .user = call_has(x->call, "strict") ? x->call->report : NULL};
  x->context.learning = true;
  Status status = each_fact(x, NULL, &r);
  x->context.learning = false;
  x->context.moved = x->context.unchecked = 0;
  if (status == STATUS_OK && x->refused && call_has(x->call, "strict"))
    status =
        report_error(x->call->report, STATUS_BAD_INPUT, (Place){0},
                     "%ld bad fact%s; with --strict nothing is taken over", x->refused, x->refused == 1 ? "" : "s");
  for (size_t i = 0; i < x->sources.n && status == STATUS_OK; i++)
    status = fact_source_rewind(x->sources.at[i], x->call->report);
  return status;
}

/* ---- The second reading ---- */

/* Of the document that is quoted and of the fact. */
static void fact_sha256(const FactLine *line, const Document *d, char hex[65]) {
  document_sha256(d, hex);
  if (line->text.p == d->text.p) return;
  StrBuf both = {0};
  strbuf_adds(&both, hex);
  strbuf_add(&both, line->text);
  sha256_hex(strbuf_as_str(&both), hex);
  strbuf_release(&both);
}

static Status put(Import *x, FactLine *line, Document *d, Report *r) {
  char sha256[65];
  Status status = STATUS_OK;
  d->id = fact_document_name(line, x->context.source, &x->book, &x->facts.arena);
  fact_sha256(line, d, sha256);
  if (call_has(x->call, "replace")) map_add(&x->names, d->id, 1);
  if (call_has(x->call, "keep-texts") && d->text.p == line->text.p)
    status = store_keep_text(x->store, sha256, d->text, r);
  if (status != STATUS_OK) return status;
  if (store_has_document(x->store, d->id, sha256)) {
    x->unchanged++;
    return STATUS_OK;
  }
  x->taken++;
  return store_put_document(x->store, d, sha256, &x->facts, r);
}

static Status show(Import *x, FactLine *line, Document *d, Report *r) {
  (void)d, (void)r;
  x->taken++;
  preview_take(&x->preview, &x->facts, line->place);
  return STATUS_OK;
}

/* ---- The whole ---- */

/* What the sources do not say any more. A fact that was refused may be one that they said before: then nothing is withdrawn. */
static Status withdraw(Import *x, Report *r) {
  if (x->refused) report_warning(r, (Place){0}, "--replace withdraws nothing while facts are refused");
  Status status = STATUS_OK;
  for (size_t i = 0; i < x->sources.n && status == STATUS_OK && !x->refused; i++)
    status = withdraw_source(x->store, fact_source_name(x->sources.at[i]), &x->names, &x->withdrawn, r);
  return status;
}

static void tell(const Import *x, const Snapshot *done) {
  Report *r = x->call->report;
  long rows = 0, passed = 0;
  for (size_t i = 0; i < x->sources.n; i++)
    rows += fact_source_rows(x->sources.at[i]), passed += fact_source_passed(x->sources.at[i]);
  if (x->call->json && done)
    printf("{\"rows\":%ld,\"passedOver\":%ld,\"taken\":%ld,\"unchanged\":%ld,\"refused\":%ld,\"withdrawn\":%ld,"
           "\"unchecked\":%ld,\"moved\":%ld,\"snapshot\":%lld}\n",
           rows, passed, x->taken, x->unchanged, x->refused, x->withdrawn, x->context.unchecked, x->context.moved,
           (long long)done->number);
  if (x->context.unchecked)
    report_note(r,
                "%ld facts quote a document whose text is not at hand, and were not checked; give it with "
                "--texts, or build with --keep-texts",
                x->context.unchecked);
  if (x->context.moved)
    report_note(r, "%ld quotes stand elsewhere in their document than the fact says", x->context.moved);
  report_note(r, "%ld rows read, %ld passed over, %ld facts taken, %ld unchanged, %ld refused%s", rows, passed,
              x->taken, x->unchanged, x->refused, done ? "" : "; nothing was written");
  if (done)
    report_note(r, "snapshot %lld: %lld triples about %lld entities", (long long)done->number, (long long)done->triples,
                (long long)done->entities);
}

static Status last_base(void *user, const Snapshot *s) {
  Import *x = user;
  x->base = arena_copy(&x->arena, s->base);
  return STATUS_OK;
}

static Status write_facts(Import *x, const char *path, Str date) {
  Report *r = x->call->report;
  Snapshot done;
  Status status = store_open(&x->store, path, STORE_WRITE, r);
  if (status == STATUS_OK) status = store_list_snapshots(x->store, last_base, x, r);
  const char *base = call_value(x->call, "base", NULL);
  if (base) x->base = str_of(base);
  MadeBy made_by = knowledge_made_by(&x->knowledge, x->base.n ? x->base : STR(NS_ID), date);
  KnownEntities known = knowledge_describe(&x->knowledge);
  x->texts.store = x->store;
  if (status == STATUS_OK) status = store_begin(x->store, &made_by, r);
  if (status == STATUS_OK) status = each_fact(x, put, r);
  if (status == STATUS_OK && call_has(x->call, "replace")) status = withdraw(x, r);
  if (status == STATUS_OK) status = store_snapshot(x->store, &known, &done, r);
  if (status == STATUS_OK) tell(x, &done);
  return status;
}

static Status show_facts(Import *x) {
  x->preview.store = x->store;
  Status status = each_fact(x, show, x->call->report);
  if (status != STATUS_OK) return status;
  preview_print(&x->preview, x->call->json);
  tell(x, NULL);
  return STATUS_OK;
}

static Status open_sources(Import *x) {
  const Call *c = x->call;
  Status status = STATUS_OK;
  for (size_t i = 0; i < c->count && status == STATUS_OK; i++) {
    FactSource *in;
    status = fact_source_open(&in, c->arguments[i], &x->form, &x->knowledge.lexicon, c->report);
    if (status == STATUS_OK) array_push(&x->sources, in);
  }
  return status;
}

static Status import(Import *x) {
  const Call *c = x->call;
  const char *path = call_value(c, "store", DEFAULT_STORE);
  Str date;
  Status status = call_day(c, "date", &date);
  if (status == STATUS_OK) status = knowledge_open(&x->knowledge, c->report);
  if (status == STATUS_OK) status = call_fact_form(c, &x->arena, &x->form);
  if (status != STATUS_OK) return status;
  matcher_init(&x->matcher, &x->knowledge.lexicon);
  if ((status = open_sources(x)) != STATUS_OK) return status;
  /* A store that is there is read at first: nothing is made or locked before the facts are known to be good. */
  if (!access(path, F_OK) && (status = store_open(&x->store, path, STORE_READ, c->report)) != STATUS_OK) return status;
  x->context = (FactContext){.matcher = &x->matcher,
                             .texts = {&x->texts, quoted_texts_find},
                             .book = &x->book,
                             .has_id = is_stored,
                             .user = x};
  x->texts.store = x->store;
  status = quoted_texts_read(&x->texts, call_value(c, "texts", NULL), x->sources.at, x->sources.n, c->report);
  if (status == STATUS_OK) status = learn(x);
  if (status != STATUS_OK || call_has(c, "dry-run")) return status == STATUS_OK ? show_facts(x) : status;
  store_close(x->store);
  x->store = NULL;
  return write_facts(x, path, date);
}

static int run(const Call *c) {
  Import x = {.call = c};
  Status status = import(&x);
  store_close(x.store);
  for (size_t i = 0; i < x.sources.n; i++) fact_source_close(x.sources.at[i]);
  array_release(&x.sources);
  document_facts_release(&x.facts);
  preview_release(&x.preview);
  quoted_texts_release(&x.texts);
  keybook_release(&x.book);
  matcher_release(&x.matcher);
  map_release(&x.names);
  knowledge_close(&x.knowledge);
  arena_release(&x.arena);
  return status == STATUS_OK && !x.refused ? EXIT_DONE : EXIT_TROUBLE;
}

const Command command_import = {
    .name = "import",
    .arguments = "FACTS...",
    .summary = "take in facts from elsewhere, take a snapshot",
    .about =
        "FACTS are JSON Lines (.jsonl: one object a line, an agreement unless its class says otherwise), tables (.csv, "
        ".tsv: one a row), "
        "or - for\nstandard input. A member of the object, or a column of the table, is one of\n"
        "  id class label altLabel kind status lang                        of anything\n"
        "  signedOn agreedOn announcedOn plannedFor inForceOn endedOn refusedOn\n"
        "  party signatory covers place concludedAt relatedTo              of an Agreement\n"
        "  startsOn endsOn participant host chair place                    of an Event\n"
        "  isoCode sameAs partOf leadsIn                                   of a State or organization\n"
        "  office actsFor                                                  of a Person\n"
        "  attributedTo confidence modality published document evidence    of the fact: who vouches, how surely, from "
        "which text\n"
        "and named as in the ontology. A thing is told by a code (FR), an item of Wikidata (Q142), an IRI (state/FR), "
        "a name in a language of "
        "the\nlexicon, or by an object that describes it. Kinds of agreements: treaty agreement memorandum "
        "joint-declaration partnership deal "
        "letter-of-intent\nframework roadmap contract understanding; of events: summit meeting dialogue council forum "
        "visit conference ceremony "
        "negotiation.\nIn a table, lists are separated by ; and a name has its language behind its column: label@en. "
        "src/facts/facts.schema.json says it to\nprograms, README.md to people.\n\n"
        "A fact goes the way of a document named SOURCE#ID; its evidence is the fact itself, or the quote where it "
        "names a document. A quote "
        "that is\nnot in that document is refused. Unchanged facts are not taken again, changed ones replace what they "
        "said. Bad facts are "
        "named by file and\nline, and passed over; the exit status is then 2.",
    .least = 1,
    .most = SIZE_MAX,
    .json = true,
    .options = options,
    .run = run,
};
