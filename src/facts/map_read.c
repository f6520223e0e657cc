/* A mapping from its JSON file. */
#include "facts/map_inside.h"

#include "base/io.h"
#include "base/utf8.h"
#include "facts/codes.h"
#include "read/json.h"

#include <stdlib.h>
#include <string.h>

typedef struct MapReading {
  FactMap *map;
  const char *path;
  Str text;
  Map tables; ///< names of tables of values to their index in `objects`
  MapWords objects;
  Report *report;
} MapReading;

static Status fault(MapReading *x, const char *at, const char *what, Str found) {
  size_t byte = (size_t)(at - x->text.p), start = 0;
  Place place = {x->path, 1, 0};
  for (size_t i = 0; i < byte; i++)
    if (x->text.p[i] == '\n') place.line++, start = i + 1;
  place.column = (long)utf8_count(str_sub(x->text, start, byte)) + 1;
  if (!found.n) return report_error(x->report, STATUS_BAD_INPUT, place, "%s", what);
  return report_error(x->report, STATUS_BAD_INPUT, place, "'%.*s': %s", STR_ARG(found), what);
}

/* STATUS_END after the last member, or element of an array. */
static Status next(MapReading *x, Json *j, bool array) {
  bool there = array ? json_element(j) : json_member(j);
  if (j->fault) return fault(x, j->in.p + j->fault_at, j->fault, STR(""));
  return there ? STATUS_OK : STATUS_END;
}

static Status wrong_kind(MapReading *x, const Json *j, const char *expected) {
  return fault(x, j->in.p + j->value_at, expected, j->key);
}

static Status take_string(MapReading *x, const Json *j, Str *value) {
  if (j->kind != JSON_STRING) return wrong_kind(x, j, "expected a string");
  *value = j->value;
  return STATUS_OK;
}

/* One string, or a list of them, to those that are there. */
static Status take_strings(MapReading *x, const Json *j, MapWords *list) {
  if (j->kind == JSON_STRING) {
    array_push(list, j->value);
    return STATUS_OK;
  }
  if (j->kind != JSON_ARRAY) return wrong_kind(x, j, "expected a string or a list of strings");
  Json parts;
  Status status;
  json_begin(&parts, j->value, &x->map->arena);
  while ((status = next(x, &parts, true)) == STATUS_OK) {
    if (parts.kind != JSON_STRING) return wrong_kind(x, &parts, "expected a string");
    array_push(list, parts.value);
  }
  return status == STATUS_END ? STATUS_OK : status;
}

/* {"column": ["value", …]} */
static Status take_conditions(MapReading *x, const Json *j, MapConditions *list) {
  if (j->kind != JSON_OBJECT) return wrong_kind(x, j, "expected columns with the values that they must have");
  Json parts;
  Status status;
  json_begin(&parts, j->value, &x->map->arena);
  while ((status = next(x, &parts, false)) == STATUS_OK) {
    MapCondition c = {.column = parts.key};
    status = take_strings(x, &parts, &c.values);
    array_push(list, c);
    if (status != STATUS_OK) return status;
  }
  return status == STATUS_END ? STATUS_OK : status;
}

/* ---- Fields ---- */

/* "c1..c91" stands for the columns c1 to c91. */
static void add_columns(MapReading *x, MapField *f, Str name) {
  enum { COLUMNS_MAX = 1000 };
  size_t dots = str_find(name, STR("..")), digits = 0;
  Str head = dots == SIZE_MAX ? name : str_sub(name, 0, dots),
      tail = dots == SIZE_MAX ? name : str_sub(name, dots + 2, name.n);
  while (digits < head.n && head.p[head.n - 1 - digits] >= '0' && head.p[head.n - 1 - digits] <= '9') digits++;
  Str stem = str_sub(head, 0, head.n - digits);
  if (dots == SIZE_MAX || !digits || !str_starts(tail, stem)) {
    array_push(&f->from, name);
    return;
  }
  long from = strtol(arena_copy(&x->map->arena, str_sub(head, stem.n, head.n)).p, NULL, 10);
  long to = strtol(arena_copy(&x->map->arena, str_sub(tail, stem.n, tail.n)).p, NULL, 10);
  for (long i = from; i <= to && i - from < COLUMNS_MAX; i++)
    array_push(&f->from, arena_printf(&x->map->arena, "%.*s%ld", STR_ARG(stem), i));
}

static Status take_from(MapReading *x, const Json *j, MapField *f) {
  MapWords names = {0};
  Status status = take_strings(x, j, &names);
  for (size_t i = 0; i < names.n; i++) add_columns(x, f, names.at[i]);
  array_release(&names);
  return status;
}

static Status take_meanings(MapReading *x, Str object, MapField *f) {
  Json j;
  Status status;
  json_begin(&j, object, &x->map->arena);
  f->translated = true;
  while ((status = next(x, &j, false)) == STATUS_OK) {
    map_set(&f->values, j.key, (uint32_t)f->meanings.n);
    size_t end = j.at; /* of a string j.value has no quotes: the meaning is JSON as it is written */
    array_push(&f->meanings, str_sub(j.in, j.value_at, end));
  }
  return status == STATUS_END ? STATUS_OK : status;
}

/* A table in place, or the name of one of "tables". */
static Status take_values(MapReading *x, const Json *j, MapField *f) {
  if (j->kind == JSON_OBJECT) return take_meanings(x, j->value, f);
  uint32_t table = j->kind == JSON_STRING ? map_get(&x->tables, j->value) : MAP_NONE;
  if (table == MAP_NONE)
    return wrong_kind(x, j, "expected what the cells mean, or the name of one of the tables above");
  return take_meanings(x, x->objects.at[table], f);
}

static Status take_flag(MapReading *x, const Json *j, bool *flag) {
  if (j->kind != JSON_TRUE && j->kind != JSON_FALSE) return wrong_kind(x, j, "expected true or false");
  *flag = j->kind == JSON_TRUE;
  return STATUS_OK;
}

static Status take_field_member(MapReading *x, const Json *j, MapField *f) {
  if (str_is(j->key, "from")) return take_from(x, j, f);
  if (str_is(j->key, "values")) return take_values(x, j, f);
  if (str_is(j->key, "codes")) return take_string(x, j, &f->codes);
  if (str_is(j->key, "when")) return take_conditions(x, j, &f->when);
  if (str_is(j->key, "split")) return take_string(x, j, &f->split);
  if (str_is(j->key, "join")) return take_string(x, j, &f->join);
  if (str_is(j->key, "optional")) return take_flag(x, j, &f->optional);
  if (str_is(j->key, "names")) return take_flag(x, j, &f->names);
  if (str_is(j->key, "after")) return take_strings(x, j, &f->after);
  if (str_is(j->key, "until")) return take_strings(x, j, &f->until);
  if (str_is(j->key, "among")) return take_strings(x, j, &f->among);
  if (str_is(j->key, "comment")) return STATUS_OK;
  if (str_is(j->key, "otherwise")) return f->otherwise = str_sub(j->in, j->value_at, j->at), STATUS_OK;
  if (str_is(j->key, "exactly") && j->kind == JSON_NUMBER)
    return f->exactly = strtoll(arena_copy(&x->map->arena, j->value).p, NULL, 10), STATUS_OK;
  if (!str_is(j->key, "to")) return wrong_kind(x, j, "a field has no such member; ontology/maps/README.md lists them");
  Str name;
  Status status = take_string(x, j, &name);
  if (status == STATUS_OK && !map_set_member(f, name))
    return fault(x, j->in.p + j->value_at, "no member of a fact", name);
  return status;
}

static Status take_field(MapReading *x, const Json *list) {
  if (list->kind != JSON_OBJECT) return wrong_kind(x, list, "expected a field: {\"to\": …, \"from\": …}");
  array_push(&x->map->fields, (MapField){0});
  MapField *f = &x->map->fields.at[x->map->fields.n - 1];
  Json j;
  Status status;
  json_begin(&j, list->value, &x->map->arena);
  while ((status = next(x, &j, false)) == STATUS_OK)
    if ((status = take_field_member(x, &j, f)) != STATUS_OK) return status;
  if (status != STATUS_END) return status;
  if (f->to.n && f->from.n) return f->codes.n ? codes_fill(x->map, f, x->report) : STATUS_OK;
  return fault(x, list->in.p + list->value_at, "a field has a member \"to\" and columns \"from\"", STR(""));
}

static Status take_fields(MapReading *x, const Json *j) {
  if (j->kind != JSON_ARRAY) return wrong_kind(x, j, "expected a list of fields");
  Json list;
  Status status;
  json_begin(&list, j->value, &x->map->arena);
  while ((status = next(x, &list, true)) == STATUS_OK)
    if ((status = take_field(x, &list)) != STATUS_OK) return status;
  return status == STATUS_END ? STATUS_OK : status;
}

/* ---- The file ---- */

static Status take_tables(MapReading *x, const Json *j) {
  if (j->kind != JSON_OBJECT) return wrong_kind(x, j, "expected tables of values by name");
  Json parts;
  Status status;
  json_begin(&parts, j->value, &x->map->arena);
  while ((status = next(x, &parts, false)) == STATUS_OK) {
    if (parts.kind != JSON_OBJECT) return wrong_kind(x, &parts, "expected a table of values");
    map_set(&x->tables, parts.key, (uint32_t)x->objects.n);
    array_push(&x->objects, parts.value);
  }
  return status == STATUS_END ? STATUS_OK : status;
}

static Status take_delimiter(MapReading *x, const Json *j) {
  if (j->kind != JSON_STRING || j->value.n != 1) return wrong_kind(x, j, "expected one character");
  x->map->form.delimiter = j->value.p[0];
  return STATUS_OK;
}

static Status take_encoding(MapReading *x, const Json *j) {
  if (j->kind == JSON_STRING && csv_encoding_named(j->value, &x->map->form.encoding)) return STATUS_OK;
  return wrong_kind(x, j, "expected utf-8, latin1 or windows-1252");
}

static Status take_member(MapReading *x, const Json *j) {
  FactMap *map = x->map;
  if (str_is(j->key, "title")) return take_string(x, j, &map->title);
  if (str_is(j->key, "source")) return take_string(x, j, &map->source);
  if (str_is(j->key, "delimiter")) return take_delimiter(x, j);
  if (str_is(j->key, "encoding")) return take_encoding(x, j);
  if (str_is(j->key, "missing")) return take_strings(x, j, &map->missing);
  if (str_is(j->key, "only")) return take_conditions(x, j, &map->only);
  if (str_is(j->key, "tables")) return take_tables(x, j);
  if (str_is(j->key, "fields")) return take_fields(x, j);
  if (str_is(j->key, "comment")) return STATUS_OK;
  if (!str_is(j->key, "constants"))
    return wrong_kind(x, j, "a map has no such member; ontology/maps/README.md lists them");
  if (j->kind != JSON_OBJECT) return wrong_kind(x, j, "expected members of a fact");
  map->constants = j->value;
  return STATUS_OK;
}

static Status read_text(MapReading *x) {
  size_t good = utf8_valid_prefix(x->text);
  if (good < x->text.n) return fault(x, x->text.p + good, "a map is UTF-8", STR(""));
  Json j;
  Status status;
  json_begin(&j, x->text, &x->map->arena);
  while ((status = next(x, &j, false)) == STATUS_OK)
    if ((status = take_member(x, &j)) != STATUS_OK) return status;
  if (status != STATUS_END) return status;
  if (!x->map->fields.n) return fault(x, x->text.p, "the map has no fields", STR(""));
  return STATUS_OK;
}

Status fact_map_read(FactMap *map, const char *path, Report *r) {
  *map = (FactMap){0};
  MapReading x = {.map = map, .path = path, .report = r};
  StrBuf b = {0};
  Status status = io_read_file(path, &b, r);
  x.text = arena_copy(&map->arena, strbuf_as_str(&b));
  strbuf_release(&b);
  if (status == STATUS_OK) status = read_text(&x);
  map_release(&x.tables);
  array_release(&x.objects);
  return status;
}
