#include "facts/table.h"

#include "facts/codes.h"
#include "facts/names.h"
#include "facts/property.h"
#include "resolve/known.h"

#include <string.h>

/* One value of the fact that is being made. */
typedef struct Made {
  const MapField *field;
  Str json;
} Made;

typedef struct Row {
  const FactMap *map;
  const Csv *csv;
  const Lexicon *lex;
  Arena arena;
  ARRAY(Made) made;
  Report *report;
} Row;

/* ---- JSON ---- */

static void add_json_string(StrBuf *b, Str s) {
  strbuf_addc(b, '"');
  for (size_t i = 0; i < s.n; i++) {
    unsigned char c = (unsigned char)s.p[i];
    if (c == '"' || c == '\\') strbuf_printf(b, "\\%c", c);
    else if (c < 0x20) strbuf_printf(b, "\\u%04x", c);
    else strbuf_addc(b, (char)c);
  }
  strbuf_addc(b, '"');
}

static Str json_string(Row *x, Str s) {
  StrBuf b = {0};
  add_json_string(&b, s);
  Str json = arena_copy(&x->arena, strbuf_as_str(&b));
  strbuf_release(&b);
  return json;
}

static void make(Row *x, const MapField *f, Str json) { array_push(&x->made, (Made){f, json}); }

/* ---- Cells ---- */

static bool is_among(Str s, const MapWords *words) {
  for (size_t i = 0; i < words->n; i++)
    if (str_eq(words->at[i], s)) return true;
  return false;
}

/* What the cell says, empty when it says that nothing is known. */
static Str cell(const Row *x, size_t column) {
  Str s = str_trim(x->csv->cells.at[column]);
  return is_among(s, &x->map->missing) ? STR("") : s;
}

static bool holds(const Row *x, const MapConditions *all) {
  for (size_t i = 0; i < all->n; i++)
    if (!is_among(str_trim(x->csv->cells.at[all->at[i].at]), &all->at[i].values)) return false;
  return true;
}

static Status no_meaning(Row *x, const MapField *f, Str column, Str value, const char *why) {
  Place place = {x->csv->lines.file, x->csv->line, 0};
  if (!f->optional)
    return report_error(x->report, STATUS_BAD_INPUT, place, "%.*s: '%.*s' %s", STR_ARG(column), STR_ARG(value), why);
  report_warning(x->report, place, "%.*s: '%.*s' %s; left out", STR_ARG(column), STR_ARG(value), why);
  return STATUS_OK;
}

static void find_names(Row *x, const MapField *f, Str value) {
  NamedActors found = {0};
  names_find(x->lex, f, value, &found);
  for (size_t i = 0; i < found.n; i++) make(x, f, json_string(x, known_iri(x->lex, found.at[i])));
  array_release(&found);
}

static Status take_value(Row *x, const MapField *f, Str column, Str value) {
  if (f->names) return find_names(x, f, value), STATUS_OK;
  if (f->translated) {
    uint32_t at = map_get(&f->values, f->codes.n ? codes_plain(value) : value);
    Str meaning = at != MAP_NONE ? f->meanings.at[at] : f->otherwise;
    if (!meaning.n) return no_meaning(x, f, column, value, "stands for nothing in the map");
    if (!str_is(meaning, "null")) make(x, f, meaning);
    return STATUS_OK;
  }
  const Property *p = property_named(f->to);
  if (f->optional && p && p->range == RANGE_DATE && !date_datatype(value).n)
    return no_meaning(x, f, column, value, "is no date");
  make(x, f, json_string(x, value));
  return STATUS_OK;
}

static Status take_cell(Row *x, const MapField *f, size_t i) {
  Str rest = cell(x, f->at.at[i]);
  Status status = STATUS_OK;
  while (rest.n && status == STATUS_OK) {
    size_t end = f->split.n ? str_find(rest, f->split) : SIZE_MAX;
    Str value = str_trim(str_sub(rest, 0, end));
    rest = end == SIZE_MAX ? STR("") : str_sub(rest, end + f->split.n, rest.n);
    if (value.n) status = take_value(x, f, f->from.at[i], value);
  }
  return status;
}

static Status take_joined(Row *x, const MapField *f) {
  StrBuf b = {0};
  for (size_t i = 0; i < f->at.n; i++) {
    Str s = cell(x, f->at.at[i]);
    if (s.n && b.n) strbuf_add(&b, f->join);
    strbuf_add(&b, s);
  }
  Status status = b.n ? take_value(x, f, f->from.at[0], strbuf_as_str(&b)) : STATUS_OK;
  strbuf_release(&b);
  return status;
}

static Status take_field(Row *x, const MapField *f) {
  if (!holds(x, &f->when)) return STATUS_OK;
  if (f->join.p) return take_joined(x, f);
  Status status = STATUS_OK;
  for (size_t i = 0; i < f->at.n && status == STATUS_OK; i++) status = take_cell(x, f, i);
  return status;
}

/* ---- The object ---- */

static bool is_evidence(Str member) {
  return str_is(member, "quote") || str_is(member, "start") || str_is(member, "end");
}

static void add_key(StrBuf *b, Str name) {
  if (b->data[b->n - 1] != '{') strbuf_adds(b, ", ");
  add_json_string(b, name);
  strbuf_adds(b, ": ");
}

static void add_value(StrBuf *b, const Made *m) {
  if (!m->field->lang.n) {
    strbuf_add(b, m->json);
    return;
  }
  strbuf_addc(b, '{');
  add_key(b, m->field->lang);
  strbuf_add(b, m->json);
  strbuf_addc(b, '}');
}

/* A member with all its values, when this is the first of them. */
static void add_member(const Row *x, size_t first, StrBuf *b) {
  Str name = x->made.at[first].field->to;
  size_t n = 0;
  for (size_t i = 0; i < x->made.n; i++) {
    if (!str_eq(x->made.at[i].field->to, name)) continue;
    if (i < first) return;
    n++;
  }
  add_key(b, name);
  if (n > 1) strbuf_addc(b, '[');
  for (size_t i = first, done = 0; i < x->made.n; i++) {
    if (!str_eq(x->made.at[i].field->to, name)) continue;
    if (done++) strbuf_adds(b, ", ");
    add_value(b, &x->made.at[i]);
  }
  if (n > 1) strbuf_addc(b, ']');
}

static void add_evidence(const Row *x, StrBuf *b) {
  bool any = false;
  for (size_t i = 0; i < x->made.n; i++) {
    if (!is_evidence(x->made.at[i].field->to)) continue;
    if (!any) add_key(b, STR("evidence")), strbuf_addc(b, '{');
    any = true;
    add_key(b, x->made.at[i].field->to);
    strbuf_add(b, x->made.at[i].json);
  }
  if (any) strbuf_addc(b, '}');
}

static void write_object(const Row *x, StrBuf *b) {
  strbuf_clear(b);
  strbuf_addc(b, '{');
  for (size_t i = 0; i < x->made.n; i++)
    if (!is_evidence(x->made.at[i].field->to)) add_member(x, i, b);
  add_evidence(x, b);
  Str constants = str_trim(x->map->constants);
  if (constants.n > 2) {
    if (b->n > 1) strbuf_adds(b, ", ");
    strbuf_add(b, str_trim(str_sub(constants, 1, constants.n - 1)));
  }
  strbuf_addc(b, '}');
}

Status table_fact(const FactMap *map, const Csv *row, const Lexicon *lex, StrBuf *object, Report *r) {
  Row x = {.map = map, .csv = row, .lex = lex, .report = r};
  if (!holds(&x, &map->only)) return STATUS_END;
  Status status = STATUS_OK;
  for (size_t i = 0; i < map->fields.n && status == STATUS_OK; i++) status = take_field(&x, &map->fields.at[i]);
  if (status == STATUS_OK) write_object(&x, object);
  array_release(&x.made);
  arena_release(&x.arena);
  return status;
}
