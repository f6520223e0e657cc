#include "commands/same_rules.h"

#include "base/map.h"
#include "commands/pipeline.h"
#include "facts/build.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct Again {
  Store *old, *new;
  Pipeline pipeline;
  int64_t snapshot; ///< of old, that is being read
  DocumentFacts facts;
  StrBuf text;
  Map names; ///< of the documents of the snapshot that is being read
  long missing;
  Report *report;
} Again;

/* An imported fact was read by no rule: it is taken over as it was. STATUS_END when it is none. */
static Status take_fact(Again *x, Document d, const char *sha256) {
  Status status = store_read_facts(x->old, x->snapshot, d.id, STR(FACT_RULE), &d.text, &x->facts, x->report);
  return status == STATUS_OK ? store_put_document(x->new, &d, sha256, &x->facts, x->report) : status;
}

static Status take(void *user, const Document *found, const char *sha256) {
  enum { NAMED = 10 };
  Again *x = user;
  Document d = *found;
  map_add(&x->names, d.id, 0);
  if (store_has_document(x->new, d.id, sha256)) return STATUS_OK;
  Status status = take_fact(x, d, sha256);
  if (status != STATUS_END) return status;
  if (!d.text.p && store_find_text(x->new, sha256, &x->text)) d.text = strbuf_as_str(&x->text);
  if (d.text.p) return pipeline_put(&x->pipeline, x->new, &d, sha256, x->report);
  if (x->missing++ < NAMED)
    report_error(x->report, STATUS_BAD_INPUT, (Place){0}, "the text of %.*s is not in the store", STR_ARG(d.id));
  return STATUS_OK;
}

/* Documents of the snapshot before that are not in this one. */
static Status withdraw(Again *x, const Map *before) {
  Status status = STATUS_OK;
  for (size_t i = 0; i < before->entries.n && status == STATUS_OK; i++)
    if (map_get(&x->names, before->entries.at[i].key) == MAP_NONE)
      status = store_forget_document(x->new, before->entries.at[i].key, x->report);
  return status;
}

static Status keep_texts(Again *x, const char *path) {
  Reader *in;
  Document d;
  Status status = path ? reader_open(&in, path, x->report) : STATUS_END;
  if (status != STATUS_OK) return path ? status : STATUS_OK;
  while ((status = reader_next(in, &d, x->report)) != STATUS_END) {
    char sha256[65];
    if (status != STATUS_OK) continue;
    document_sha256(&d, sha256);
    if (store_keep_text(x->new, sha256, d.text, x->report) != STATUS_OK) break;
  }
  reader_close(in);
  return status == STATUS_END ? STATUS_OK : status;
}

static Status read_snapshot(Again *x, int64_t number, const Map *before, const char *texts, int64_t *made) {
  Snapshot old, done;
  Arena arena = {0};
  Status status = store_read_snapshot(x->old, number, &old, x->report);
  x->snapshot = number;
  if (status == STATUS_OK) {
    MadeBy by = knowledge_made_by(&x->pipeline.knowledge, arena_copy(&arena, old.base), arena_copy(&arena, old.date));
    KnownEntities known = knowledge_describe(&x->pipeline.knowledge);
    status = store_begin(x->new, &by, x->report);
    if (status == STATUS_OK) status = keep_texts(x, texts);
    if (status == STATUS_OK) status = store_each_document(x->old, number, take, x, x->report);
    if (status == STATUS_OK && !x->missing) status = withdraw(x, before);
    if (status == STATUS_OK && !x->missing) status = store_snapshot(x->new, &known, &done, x->report);
    if (status == STATUS_OK) *made = done.number;
  }
  arena_release(&arena);
  return status;
}

static Status read_both(Again *x, SameRules *out, int64_t before, int64_t after, const char *texts) {
  Map first = {0};
  Status status = read_snapshot(x, before, &first, texts, &out->before);
  if (status == STATUS_OK && !x->missing) {
    first = x->names;
    x->names = (Map){0};
    status = read_snapshot(x, after, &first, NULL, &out->after);
  }
  map_release(&first);
  if (status == STATUS_OK && x->missing)
    status =
        report_error(x->report, STATUS_BAD_INPUT, (Place){0},
                     "--same-rules needs the texts of %ld document%s that the store does not have; give the folder "
                     "they were read from with --texts, and build with --keep-texts from now on",
                     x->missing, x->missing == 1 ? "" : "s");
  return status;
}

Status same_rules_open(SameRules *x, Store *s, int64_t before, int64_t after, const char *texts, Report *r) {
  char path[sizeof x->folder + 16];
  const char *where = getenv("TMPDIR");
  *x = (SameRules){0};
  snprintf(x->folder, sizeof x->folder, "%s/entente-XXXXXX", where && *where ? where : "/tmp");
  if (!mkdtemp(x->folder)) {
    Status status = report_error(r, STATUS_IO, (Place){x->folder, 0, 0}, "cannot make a folder: %s", strerror(errno));
    x->folder[0] = 0;
    return status;
  }
  snprintf(path, sizeof path, "%s/again.db", x->folder);
  Again again = {.old = s, .report = r};
  Status status = store_open(&x->store, path, STORE_WRITE, r);
  again.new = x->store;
  if (status == STATUS_OK) {
    status = pipeline_open(&again.pipeline, r);
    if (status == STATUS_OK) status = read_both(&again, x, before, after, texts);
    pipeline_close(&again.pipeline);
  }
  map_release(&again.names);
  strbuf_release(&again.text);
  document_facts_release(&again.facts);
  return status;
}

void same_rules_close(SameRules *x) {
  static const char *const names[] = {"again.db", "again.db-wal", "again.db-shm"};
  if (!x->folder[0]) return;
  store_close(x->store);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    char path[sizeof x->folder + 16];
    snprintf(path, sizeof path, "%s/%s", x->folder, names[i]);
    unlink(path);
  }
  rmdir(x->folder);
  *x = (SameRules){0};
}
