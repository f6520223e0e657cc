#include "commands/study.h"

Status study_open(Study *s, Report *r) {
  *s = (Study){0};
  Status status = knowledge_open(&s->knowledge, r);
  if (status == STATUS_OK) analysis_init(&s->analysis, &s->knowledge.lexicon);
  return status;
}

void study_close(Study *s) {
  trace_release(&s->trace);
  document_facts_release(&s->facts);
  text_release(&s->text);
  analysis_release(&s->analysis);
  knowledge_close(&s->knowledge);
}

void study_document(Study *s, const Document *d) {
  trace_clear(&s->trace);
  text_read(&s->text, d, &s->knowledge.tables);
  extract(&s->analysis, &s->text);
  resolve(&s->analysis, &s->facts);
  s->documents++;
}

Status study_input(Study *s, const char *path, void (*look)(void *user, Study *s), void *user, Report *r) {
  Reader *in;
  Document d;
  Status status = reader_open(&in, path, r);
  if (status != STATUS_OK) {
    s->bad++;
    return STATUS_OK; /* reported; the other inputs are read all the same */
  }
  while ((status = reader_next(in, &d, r)) != STATUS_END) {
    if (status != STATUS_OK) {
      s->bad++;
      continue;
    }
    study_document(s, &d);
    look(user, s);
  }
  reader_close(in);
  return STATUS_OK;
}
