#include "diff/sides.h"

#include <string.h>
#include <sys/stat.h>

DiffSideKind side_kind(const char *argument) {
  static const char *const endings[] = {".ttl", ".nt", ".nq", ".trig", ".rdf", ".n3", ".jsonld"};
  struct stat st;
  if (strchr(argument, '/') || !strcmp(argument, "-")) return SIDE_FILE;
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (str_ends(str_of(argument), str_of(endings[i]))) return SIDE_FILE;
  return !stat(argument, &st) && S_ISREG(st.st_mode) ? SIDE_FILE : SIDE_SNAPSHOT;
}

Status side_load_file(Dataset *d, const char *path, const char *base, bool *base_used, Report *r) {
  return dataset_load(
      d, path, &(RdfParsing){.format = rdf_format_of(path), .base = base, .keep_tags = true, .base_used = base_used},
      r);
}

bool side_has_relative_iris(const char *path) {
  RdfFormat format = rdf_format_of(path);
  return format == RDF_TURTLE || format == RDF_TRIG;
}
