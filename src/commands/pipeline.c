#include "commands/pipeline.h"

#include "base/sha256.h"

Status pipeline_open(Pipeline *x, Report *r) {
  *x = (Pipeline){0};
  Status status = knowledge_open(&x->knowledge, r);
  if (status == STATUS_OK) analysis_init(&x->analysis, &x->knowledge.lexicon);
  return status;
}

void pipeline_close(Pipeline *x) {
  document_facts_release(&x->facts);
  text_release(&x->text);
  analysis_release(&x->analysis);
  knowledge_close(&x->knowledge);
}

Status pipeline_put(Pipeline *x, Store *s, const Document *d, const char *sha256, Report *r) {
  text_read(&x->text, d, &x->knowledge.tables);
  extract(&x->analysis, &x->text);
  resolve(&x->analysis, &x->facts);
  return store_put_document(s, d, sha256, &x->facts, r);
}

void document_sha256(const Document *d, char hex[65]) {
  Sha256 h;
  const Str parts[] = {d->url, d->title, d->published, d->lang, d->text};
  sha256_init(&h);
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) sha256_add(&h, parts[i]), sha256_add(&h, (Str){"", 1});
  sha256_end_hex(&h, hex);
}
