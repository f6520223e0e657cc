/* entente build: the pipeline on one page. Documents are read one by one; each goes through text, extraction and resolution into the
   store; at the end the store takes a snapshot, and what people look at is written from it. */
#include "commands/command.h"

#include "base/io.h"
#include "commands/pipeline.h"
#include "draw/draw.h"
#include "emit/emit.h"
#include "rdf/iri.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static const Option options[] = {
    {"output", 'o', "DIR", "folder for graph.ttl, evidence.ttl, dataset.ttl and the pictures (default output)"},
    {"store", 0, "FILE", "the store (default entente.db in DIR)"},
    {"base", 0, "IRI", "IRI under which entities are named (default " NS_ID ")"},
    {"lang", 0, "LANG", "language of the pictures, one of the ontology's (default " DEFAULT_LANG ")"},
    OPTION_MIN_CONFIDENCE,
    {"no-pictures", 0, NULL, "write no pictures"},
    {"date", 0, "DAY", "date of the snapshot, such as 2025-10-31 (default: of the latest document so far)"},
    {"keep-texts", 0, NULL, "keep the texts in the store, so that diff --same-rules can read them again"},
    {"store-only", 0, NULL, "write nothing but the store; export and draw write the rest later"},
    {0},
};

typedef struct Build {
  const Call *call;
  Pipeline pipeline;
  Store *store;
  long read, unchanged, bad;
} Build;

static Status take_document(Build *b, const Document *d, Report *r) {
  char sha256[65];
  document_sha256(d, sha256);
  if (call_has(b->call, "keep-texts") && store_keep_text(b->store, sha256, d->text, r) != STATUS_OK)
    return STATUS_STORE;
  if (store_has_document(b->store, d->id, sha256)) {
    b->unchanged++;
    return STATUS_OK;
  }
  b->read++;
  return pipeline_put(&b->pipeline, b->store, d, sha256, r);
}

static Status take_input(Build *b, const char *path, Report *r) {
  Reader *in;
  Document d;
  Status status = reader_open(&in, path, r);
  if (status != STATUS_OK) {
    b->bad++;
    return STATUS_OK; /* reported; the other inputs are read all the same */
  }
  for (;;) {
    status = reader_next(in, &d, r);
    if (status == STATUS_END) break;
    if (status == STATUS_OK) {
      if ((status = take_document(b, &d, r)) != STATUS_OK) break;
    } else b->bad++;
  }
  reader_close(in);
  return status == STATUS_END ? STATUS_OK : status;
}

static Status write_graph(Build *b, const char *folder, const char *name, const EmitAsked *asked, Report *r) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  return emit_file(b->store, asked, path, r);
}

/* The description is of the whole snapshot, whatever the files leave out. */
static Status write_graphs(Build *b, const char *folder, int confidence, Report *r) {
  DatasetWords words;
  knowledge_dataset_words(&b->pipeline.knowledge, &words);
  Status status = write_graph(b, folder, "dataset.ttl", &(EmitAsked){.what = EMIT_DESCRIPTION, .words = &words}, r);
  dataset_words_release(&words);
  if (status == STATUS_OK) status = store_choose(b->store, 0, &(Choice){.confidence = confidence}, r);
  if (status == STATUS_OK) status = write_graph(b, folder, "graph.ttl", &(EmitAsked){.what = EMIT_GRAPH}, r);
  if (status == STATUS_OK) status = write_graph(b, folder, "evidence.ttl", &(EmitAsked){.what = EMIT_EVIDENCE}, r);
  return status;
}

static Status write_results(Build *b, const char *folder, const DrawWords *words, int confidence, Report *r) {
  Status status = write_graphs(b, folder, confidence, r);
  if (status != STATUS_OK || call_has(b->call, "no-pictures")) return status;
  Network n = {0};
  status = store_read_network(b->store, 0, str_of(call_value(b->call, "lang", DEFAULT_LANG)), &n, r);
  if (status == STATUS_OK) status = draw_network_files(&n, words, folder, r);
  network_release(&n);
  return status;
}

/* One bad IRI, and some loaders refuse the whole graph. */
static Status read_base(const Call *c, Str *base) {
  *base = str_of(call_value(c, "base", NS_ID));
  bool ends = str_ends(*base, STR("/")) || str_ends(*base, STR("#"));
  if (ends && iri_is_strict(*base)) return STATUS_OK;
  return report_error(c->report, STATUS_USAGE, (Place){0},
                      "--base expects an absolute IRI that ends in / or #, such as " NS_ID ", found '%.*s'",
                      STR_ARG(*base));
}

static Status build(Build *b, const char *folder, const char *store, Report *r) {
  const Call *c = b->call;
  int confidence;
  Str date, base;
  DrawWords words;
  Status status = call_confidence(c, &confidence);
  if (status == STATUS_OK) status = call_day(c, "date", &date);
  if (status == STATUS_OK) status = read_base(c, &base);
  if (status == STATUS_OK) status = pipeline_open(&b->pipeline, r);
  if (status == STATUS_OK)
    status = knowledge_draw_words(&b->pipeline.knowledge, call_value(c, "lang", DEFAULT_LANG), &words, r);
  if (status != STATUS_OK) return status;
  if ((status = io_make_folder(folder, r)) != STATUS_OK) return status;
  if (access(folder, W_OK))
    return report_error(r, STATUS_IO, (Place){folder, 0, 0},
                        "cannot write here: %s; choose another folder with --output", strerror(errno));
  if ((status = store_open(&b->store, store, STORE_WRITE, r)) != STATUS_OK) return status;
  MadeBy made_by = knowledge_made_by(&b->pipeline.knowledge, base, date);
  status = store_begin(b->store, &made_by, r);
  for (size_t i = 0; i < c->count && status == STATUS_OK; i++) status = take_input(b, c->arguments[i], r);
  if (status == STATUS_OK) {
    KnownEntities known = knowledge_describe(&b->pipeline.knowledge);
    Snapshot done;
    status = store_snapshot(b->store, &known, &done, r);
    if (status == STATUS_OK) {
      report_note(r, "%ld documents read, %ld unchanged, %ld bad; snapshot %lld: %lld triples about %lld entities",
                  b->read, b->unchanged, b->bad, (long long)done.number, (long long)done.triples,
                  (long long)done.entities);
      if (!call_has(c, "store-only")) status = write_results(b, folder, &words, confidence, r);
    }
  }
  return status;
}

static int run(const Call *c) {
  Build b = {.call = c};
  char beside[4096];
  const char *folder = call_value(c, "output", "output");
  snprintf(beside, sizeof beside, "%s/entente.db", folder);
  Status status = build(&b, folder, call_value(c, "store", beside), c->report);
  if (b.store) store_close(b.store);
  pipeline_close(&b.pipeline);
  return status == STATUS_OK && !b.bad ? EXIT_DONE : EXIT_TROUBLE;
}

const Command command_build = {
    .name = "build",
    .arguments = "INPUT...",
    .summary = "read documents, build the graph, take a snapshot",
    .about =
        "INPUT is a text (.txt), a web page (.html), JSON Lines (.jsonl), a folder of these, or - for JSON Lines on "
        "standard input.\n"
        "A document that the store already holds unchanged is not read again; one that changed replaces what it said.\n"
        "--min-confidence leaves less sure facts out of the files (as export does), not out of the store.\n"
        "Bad documents are named and passed over; the exit status is then 2.",
    .least = 1,
    .most = SIZE_MAX,
    .options = options,
    .run = run,
};
