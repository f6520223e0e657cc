/* The two things that `entente diff` compares: what an argument names, and how it becomes a dataset. */
#ifndef ENTENTE_DIFF_SIDES_H
#define ENTENTE_DIFF_SIDES_H

#include "rdf/dataset.h"

typedef enum DiffSideKind { SIDE_FILE, SIDE_SNAPSHOT } DiffSideKind;

/* A file when there is one of this name, or when the name ends as RDF files do or has a '/'; a snapshot otherwise. */
DiffSideKind side_kind(const char *argument);

/* Reads a file. Its relative IRIs are resolved against base, or against the file's own IRI when that is NULL; *base_used becomes
   true when there was one (it may be NULL). */
Status side_load_file(Dataset *d, const char *path, const char *base, bool *base_used, Report *r);
bool side_has_relative_iris(const char *path); ///< by its format: Turtle and TriG may have some

#endif
