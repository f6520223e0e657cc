/* Documents read as `build` reads them, and looked at instead of stored: for explain, stats and lint.
 *
 *   Study s;
 *   Status status = study_open(&s, report);
 *   s.analysis.trace = &s.trace;                             // when it shall tell why
 *   if (status == STATUS_OK) status = study_input(&s, "news/", look, &user, report);
 *   study_close(&s);                                         // also after study_open has failed
 */
#ifndef ENTENTE_COMMANDS_STUDY_H
#define ENTENTE_COMMANDS_STUDY_H

#include "commands/knowledge.h"
#include "extract/trace.h"
#include "resolve/resolve.h"

typedef struct Study {
  Knowledge knowledge;
  Text text;
  Analysis analysis;
  DocumentFacts facts;
  Trace trace;
  long documents, bad; ///< read; refused with a message
} Study;

Status study_open(Study *s, Report *r);
void study_close(Study *s);
void study_document(Study *s, const Document *d); ///< text, analysis, facts and trace are d's until the next call
/* Calls look for each document of path (as `build` takes it). Bad documents are reported and passed over. */
Status study_input(Study *s, const char *path, void (*look)(void *user, Study *s), void *user, Report *r);

#endif
