#include "commands/quoted_texts.h"

static void unheard(Report *r, Severity severity, Place place, const char *message) {
  (void)r, (void)severity, (void)place, (void)message;
}

/* What is wrong with a fact is told when it is read again. */
static Status collect_names(QuotedTexts *x, FactSource *in, Report *r) {
  Report silent = {.sink = unheard};
  FactLine line;
  Status status;
  while ((status = fact_source_next(in, &line, &silent)) != STATUS_END) {
    if (status != STATUS_OK || !line.document.n) continue;
    uint32_t next = (uint32_t)x->found.n;
    if (map_add(&x->wanted, line.document, next) == next) array_push(&x->found, (Document){0});
  }
  return fact_source_rewind(in, r);
}

static void keep(QuotedTexts *x, Str name, const Document *d) {
  uint32_t at = name.n ? map_get(&x->wanted, name) : MAP_NONE;
  if (at == MAP_NONE || x->found.at[at].text.p) return;
  Document *kept = &x->found.at[at];
  kept->id = arena_copy(&x->arena, d->id);
  kept->title = arena_copy(&x->arena, d->title);
  kept->lang = arena_copy(&x->arena, d->lang);
  kept->published = arena_copy(&x->arena, d->published);
  kept->text = arena_copy(&x->arena, d->text);
}

static Status read_folder(QuotedTexts *x, const char *folder, Report *r) {
  Reader *in;
  Document d;
  Status status = reader_open(&in, folder, r);
  if (status != STATUS_OK) return status;
  while ((status = reader_next(in, &d, r)) != STATUS_END)
    if (status == STATUS_OK) keep(x, d.id, &d), keep(x, d.url, &d);
  reader_close(in);
  return STATUS_OK;
}

Status quoted_texts_read(QuotedTexts *x, const char *folder, FactSource *const *sources, size_t n, Report *r) {
  Status status = STATUS_OK;
  for (size_t i = 0; i < n && folder && status == STATUS_OK; i++) status = collect_names(x, sources[i], r);
  return folder && status == STATUS_OK ? read_folder(x, folder, r) : status;
}

bool quoted_texts_find(void *user, Str document, Document *d) {
  QuotedTexts *x = user;
  char sha256[65];
  uint32_t at = map_get(&x->wanted, document);
  if (at != MAP_NONE && x->found.at[at].text.p) {
    *d = x->found.at[at];
    return true;
  }
  if (!x->store || !store_find_document(x->store, document, d, sha256)) return false;
  bool kept = store_find_text(x->store, sha256, &x->text);
  d->text = strbuf_as_str(&x->text);
  return kept;
}

void quoted_texts_release(QuotedTexts *x) {
  map_release(&x->wanted);
  arena_release(&x->arena);
  array_release(&x->found);
  strbuf_release(&x->text);
}
