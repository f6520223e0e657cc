#include "commands/fact_form.h"

#include <string.h>
#include <unistd.h>

/* "desta" is ontology/maps/desta.json, unless there is a file of that name. */
static Status find_map(const Call *c, Arena *arena, const char **map) {
  const char *given = call_value(c, "map", NULL);
  *map = given;
  if (!given || strpbrk(given, "/.") || !access(given, F_OK)) return STATUS_OK;
  Str folder;
  Status status = lexicon_folder(arena, &folder, c->report);
  if (status != STATUS_OK) return status;
  *map = arena_printf(arena, "%.*s/maps/%s.json", STR_ARG(folder), given).p;
  if (!access(*map, F_OK)) return STATUS_OK;
  return report_error(c->report, STATUS_USAGE, (Place){0}, "--map: neither a file nor a map that comes along: '%s'",
                      given);
}

static Status find_delimiter(const Call *c, char *delimiter) {
  const char *given = call_value(c, "delimiter", NULL);
  if (!given) return STATUS_OK;
  *delimiter = !strcmp(given, "tab") || !strcmp(given, "\\t") ? '\t' : given[0];
  if (*delimiter == '\t' || (given[0] && !given[1] && strchr(",;|", given[0]))) return STATUS_OK;
  return report_error(c->report, STATUS_USAGE, (Place){0}, "--delimiter expects , ; | or tab, found '%s'", given);
}

Status call_fact_form(const Call *c, Arena *arena, FactForm *form) {
  const char *encoding = call_value(c, "encoding", NULL);
  *form = (FactForm){.name = call_value(c, "source", NULL), .encoded = encoding != NULL};
  Status status = find_map(c, arena, &form->map);
  if (status == STATUS_OK) status = find_delimiter(c, &form->csv.delimiter);
  if (status == STATUS_OK && encoding && !csv_encoding_named(str_of(encoding), &form->csv.encoding))
    status = report_error(c->report, STATUS_USAGE, (Place){0},
                          "--encoding expects utf-8, latin1 or windows-1252, found '%s'", encoding);
  form->table = form->csv.delimiter || encoding;
  return status;
}
