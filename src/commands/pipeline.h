/* From a document to the store: text, extraction and resolution, with all that they need. */
#ifndef ENTENTE_COMMANDS_PIPELINE_H
#define ENTENTE_COMMANDS_PIPELINE_H

#include "commands/knowledge.h"
#include "resolve/resolve.h"

typedef struct Pipeline {
  Knowledge knowledge;
  Analysis analysis;
  Text text;
  DocumentFacts facts;
} Pipeline;

Status pipeline_open(Pipeline *x, Report *r);
void pipeline_close(Pipeline *x);
Status pipeline_put(Pipeline *x, Store *s, const Document *d, const char *sha256, Report *r);

/* SHA-256 of url, title, published, lang and text: what decides, with the rules it was read with, whether it must be read again. */
void document_sha256(const Document *d, char hex[65]);

#endif
