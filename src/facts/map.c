#include "facts/map.h"

#include "facts/map_inside.h"
#include "facts/property.h"

#include <string.h>
#include <strings.h>

bool csv_encoding_named(Str name, CsvEncoding *encoding) {
  static const struct {
    const char *name;
    CsvEncoding encoding;
  } names[] = {{"utf-8", CSV_UTF8}, {"latin1", CSV_WINDOWS_1252}, {"windows-1252", CSV_WINDOWS_1252}};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strlen(names[i].name) == name.n && !strncasecmp(names[i].name, name.p, name.n))
      return *encoding = names[i].encoding, true;
  return false;
}

static bool is_member_of_fact(Str name) {
  static const char *const others[] = {"id",        "class", "attributedTo", "confidence", "modality", "document",
                                       "published", "lang",  "quote",        "start",      "end"};
  for (size_t i = 0; i < sizeof others / sizeof *others; i++)
    if (str_is(name, others[i])) return true;
  return property_named(name) != NULL;
}

bool map_set_member(MapField *f, Str name) {
  size_t at = str_find(name, STR("@"));
  f->to = str_sub(name, 0, at);
  f->lang = at == SIZE_MAX ? STR("") : str_sub(name, at + 1, name.n);
  const Property *p = property_named(f->to);
  return is_member_of_fact(f->to) && (at == SIZE_MAX || (p && p->range == RANGE_NAME && f->lang.n));
}

/* ---- Tables whose columns are called as the members ---- */

static bool takes_list(Str member) {
  const Property *p = property_named(member);
  return p && !predicate_is_single(p->predicate) && p->range != RANGE_CODE && p->predicate != P_LABEL;
}

Status fact_map_of_columns(FactMap *map, const Csv *table, Report *r) {
  *map = (FactMap){0};
  for (size_t i = 0; i < table->columns.n; i++) {
    MapField f = {.split = STR("")};
    Str name = arena_copy(&map->arena, table->columns.at[i]);
    if (!map_set_member(&f, name))
      return report_error(r, STATUS_BAD_INPUT, (Place){table->lines.file, 1, 0},
                          "the column '%.*s' is no member of a fact; entente import --help lists them, and --map tells "
                          "what other columns mean",
                          STR_ARG(name));
    if (takes_list(f.to)) f.split = STR(";");
    array_push(&f.from, name);
    array_push(&map->fields, f);
  }
  return STATUS_OK;
}

/* ---- Binding ---- */

static Status bind_column(const Csv *table, Str name, size_t *at, Report *r) {
  *at = csv_column(table, name);
  if (*at != SIZE_MAX) return STATUS_OK;
  return report_error(
      r, STATUS_BAD_INPUT, (Place){table->lines.file, 1, 0},
      "the map asks for the column '%.*s', and there is none; is it the right map, delimiter and encoding?",
      STR_ARG(name));
}

static Status bind_conditions(MapConditions *list, const Csv *table, Report *r) {
  Status status = STATUS_OK;
  for (size_t i = 0; i < list->n && status == STATUS_OK; i++)
    status = bind_column(table, list->at[i].column, &list->at[i].at, r);
  return status;
}

Status fact_map_bind(FactMap *map, const Csv *table, Report *r) {
  Status status = bind_conditions(&map->only, table, r);
  for (size_t i = 0; i < map->fields.n && status == STATUS_OK; i++) {
    MapField *f = &map->fields.at[i];
    array_clear(&f->at);
    status = bind_conditions(&f->when, table, r);
    for (size_t k = 0; k < f->from.n && status == STATUS_OK; k++) {
      size_t at;
      status = bind_column(table, f->from.at[k], &at, r);
      array_push(&f->at, at);
    }
  }
  return status;
}

static void release_conditions(MapConditions *list) {
  for (size_t i = 0; i < list->n; i++) array_release(&list->at[i].values);
  array_release(list);
}

void fact_map_release(FactMap *map) {
  for (size_t i = 0; i < map->fields.n; i++) {
    MapField *f = &map->fields.at[i];
    array_release(&f->from), array_release(&f->at), array_release(&f->meanings);
    array_release(&f->after), array_release(&f->until), array_release(&f->among);
    release_conditions(&f->when);
    map_release(&f->values);
  }
  array_release(&map->fields);
  array_release(&map->missing);
  release_conditions(&map->only);
  arena_release(&map->arena);
}
