/* entente explain FILE...: how documents are read, sentence by sentence. */
#ifndef ENTENTE_COMMANDS_EXPLAIN_DOCUMENT_H
#define ENTENTE_COMMANDS_EXPLAIN_DOCUMENT_H

#include "commands/command.h"

int explain_documents(const Call *c); ///< gives the exit status

#endif
