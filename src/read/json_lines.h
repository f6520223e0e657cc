/* One JSON object as a document: `text` or `html`, and `id`, `url`, `title`, `published`, `lang` where known. */
#ifndef ENTENTE_READ_JSON_LINES_H
#define ENTENTE_READ_JSON_LINES_H

#include "base/arena.h"
#include "read/document.h"

/* Reads the object in `object`, which begins at line d->line of d->file (line 1 when d->line is 0).
   STATUS_BAD_INPUT with a message at the line and column of the fault; STATUS_END, without message, when the
   object has neither `text` nor `html`: the caller knows whether that is wrong. */
Status json_document(Document *d, Str object, Arena *arena, Report *r);

#endif
