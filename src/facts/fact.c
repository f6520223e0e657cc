#include "facts/fact.h"

#include "base/utf8.h"
#include "facts/fact_inside.h"
#include "rdf/term.h"
#include "read/fields.h"

#include <string.h>

Place fact_place(const FactLine *line, uint32_t byte) {
  Place place = line->place;
  if (place.column) place.column += (long)utf8_count(str_sub(line->text, 0, byte));
  return place;
}

/* ---- JSON with its place ---- */

static Status tell_fault(FactReading *x, const Json *j, const char *fault, size_t at) {
  size_t byte = (size_t)(j->in.p - x->line->text.p) + at;
  return FACT_FAULT(x, byte, "not JSON: %s", fault);
}

static Status read_part(FactReading *x, Json *j, bool there) {
  if (j->fault) return tell_fault(x, j, j->fault, j->fault_at);
  if (j->replaced) return tell_fault(x, j, "an escape names no character", j->value_at);
  return there ? STATUS_OK : STATUS_END;
}

Status fact_member(FactReading *x, Json *j) { return read_part(x, j, json_member(j)); }
Status fact_element(FactReading *x, Json *j) { return read_part(x, j, json_element(j)); }

/* Line ends and tabs are white space; any other control character, one that turns the direction of writing and one that is no
   character have no place in a name. */
static bool is_control(uint32_t c) {
  if (c == '\t' || c == '\n' || c == '\r') return false;
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || (c & 0xFFFE) == 0xFFFE;
}

Status fact_string(FactReading *x, const Json *j, Str *value) {
  *value = STR("");
  if (j->kind == JSON_NULL) return STATUS_OK;
  if (j->kind != JSON_STRING && j->kind != JSON_NUMBER)
    return FACT_FAULT(x, fact_value_at(x, j), "%.*s: expected a string, found %s", STR_ARG(j->key), json_kind(j->kind));
  for (size_t i = 0; i < j->value.n;) {
    uint32_t c;
    i += utf8_next(j->value, i, &c);
    if (is_control(c))
      return FACT_FAULT(x, fact_value_at(x, j), "%.*s: the control character U+%04X has no place in it",
                        STR_ARG(j->key), (unsigned)c);
  }
  *value = field_line(x->arena, j->value);
  return STATUS_OK;
}

/* ---- Values of properties ---- */

static Status read_object(FactReading *x, Fact *f, Str object, int depth);

static void add_slot(FactReading *x, Fact *f, Slot slot) {
  Slot *new = ARENA_NEW(x->arena, Slot);
  *new = slot;
  new->entity = UINT32_MAX;
  if (f->last) f->last->next = new;
  else f->first = new;
  f->last = new;
}

static Status add_value(FactReading *x, Fact *f, const Property *p, const Json *j, Str lang, Span quote) {
  Slot slot = {.property = p, .lang = lang, .quote = quote};
  Status status = fact_string(x, j, &slot.value);
  if (status != STATUS_OK || !slot.value.n) return status;
  if (p->range == RANGE_DATE && !date_datatype(slot.value).n)
    return FACT_FAULT(x, quote.start, "%.*s: '%.*s' is no date; write 2025-10-31, 2025-10, 2025 or --10-31",
                      STR_ARG(property_name(p->predicate)), STR_ARG(slot.value));
  for (const Slot *s = predicate_is_single(p->predicate) ? f->first : NULL; s; s = s->next)
    if (s->property == p)
      return FACT_FAULT(x, quote.start, "%.*s has two values; it takes one", STR_ARG(property_name(p->predicate)));
  add_slot(x, f, slot);
  return STATUS_OK;
}

/* {"fr": "…", "en": "…"} */
static Status add_names(FactReading *x, Fact *f, const Property *p, Str object) {
  Json j;
  Status status;
  json_begin(&j, object, x->arena);
  while ((status = fact_member(x, &j)) == STATUS_OK) {
    size_t at = fact_value_at(x, &j);
    Str lang = field_lang(x->arena, j.key);
    if (!lang.n) return FACT_FAULT(x, at, "'%.*s' is no language; write it as fr or en", STR_ARG(j.key));
    Span quote = {(uint32_t)at, (uint32_t)(at + j.at - j.value_at)};
    if ((status = add_value(x, f, p, &j, lang, quote)) != STATUS_OK) return status;
  }
  return status == STATUS_END ? STATUS_OK : status;
}

static Status add_described(FactReading *x, Fact *f, const Property *p, const Json *j, Span quote, int depth) {
  if (depth >= FACT_DEPTH)
    return FACT_FAULT(x, quote.start, "described more than %d deep; give the thing a fact of its own", FACT_DEPTH);
  Fact *described = ARENA_NEW(x->arena, Fact);
  described->class = ENTITY_CLASS_COUNT;
  described->quote = quote;
  Status status = read_object(x, described, j->value, depth + 1);
  if (status == STATUS_OK) add_slot(x, f, (Slot){.property = p, .fact = described, .quote = quote});
  return status;
}

static Status read_value(FactReading *x, Fact *f, const Property *p, const Json *j, Span quote, int depth) {
  if (j->kind != JSON_OBJECT) return add_value(x, f, p, j, STR(""), quote);
  if (p->range == RANGE_NAME) return add_names(x, f, p, j->value);
  if (range_is_entity(p->range)) return add_described(x, f, p, j, quote, depth);
  return FACT_FAULT(x, quote.start, "%.*s: expected a string, found an object", STR_ARG(property_name(p->predicate)));
}

Status fact_read_values(FactReading *x, Fact *f, const Property *p, const Json *j, Span member, int depth) {
  if (j->kind != JSON_ARRAY) return read_value(x, f, p, j, member, depth);
  Json list;
  Status status;
  json_begin(&list, j->value, x->arena);
  list.key = j->key;
  while ((status = fact_element(x, &list)) == STATUS_OK) {
    size_t at = fact_value_at(x, &list);
    Span quote = {(uint32_t)at, (uint32_t)(at + list.at - list.value_at)};
    if ((status = read_value(x, f, p, &list, quote, depth)) != STATUS_OK) return status;
  }
  return status == STATUS_END ? STATUS_OK : status;
}

/* ---- Objects ---- */

static Status read_class(FactReading *x, Fact *f, const Json *j) {
  Str name;
  Status status = fact_string(x, j, &name);
  if (status != STATUS_OK || !name.n) return status;
  f->class = class_named(name);
  if (f->class != ENTITY_CLASS_COUNT) return STATUS_OK;
  return FACT_FAULT(x, fact_value_at(x, j),
                    "class: '%.*s' is none; there are Agreement, Event, Person, Place, State, "
                    "IntergovernmentalOrganization, GovernmentBody, Company, ResearchOrganization and Organization",
                    STR_ARG(name));
}

static Status read_lang(FactReading *x, const Json *j, Str *lang) {
  Str given;
  Status status = fact_string(x, j, &given);
  if (status != STATUS_OK || !given.n) return status;
  *lang = field_lang(x->arena, given);
  if (lang->n) return STATUS_OK;
  return FACT_FAULT(x, fact_value_at(x, j), "lang: '%.*s' is no language; write it as fr or en", STR_ARG(given));
}

static Status read_id(FactReading *x, Fact *f, const Json *j) {
  enum { ID_MAX = 1000 };
  Status status = fact_string(x, j, &f->id);
  if (status == STATUS_OK && f->id.n > ID_MAX)
    return FACT_FAULT(x, fact_value_at(x, j), "id: longer than %d bytes", ID_MAX);
  return status;
}

static Status read_member(FactReading *x, Fact *f, const Json *j, Span member, int depth) {
  if (str_is(j->key, "class")) return read_class(x, f, j);
  if (str_is(j->key, "id")) return read_id(x, f, j);
  if (str_is(j->key, "lang")) return read_lang(x, j, &f->lang);
  const Property *p = property_named(j->key);
  if (p) return fact_read_values(x, f, p, j, member, depth);
  Status status = depth ? STATUS_END : fact_read_ground(x, j);
  if (status != STATUS_END) return status;
  return FACT_FAULT(x, member.start, "a fact has no member '%.*s' %s; entente import --help lists them",
                    STR_ARG(j->key), depth ? "here" : "");
}

/* From the end of the member before to the key of the next. */
static size_t key_at(Str object, size_t at) {
  while (at < object.n && strchr(" \t\r\n,{", object.p[at])) at++;
  return at;
}

static Status read_object(FactReading *x, Fact *f, Str object, int depth) {
  size_t base = (size_t)(object.p - x->line->text.p), before = 0;
  Json j;
  Status status;
  json_begin(&j, object, x->arena);
  while ((status = fact_member(x, &j)) == STATUS_OK) {
    Span member = {(uint32_t)(base + key_at(object, before)), (uint32_t)(base + j.at)};
    before = j.at;
    if ((status = read_member(x, f, &j, member, depth)) != STATUS_OK) return status;
  }
  if (status == STATUS_END && !depth && str_trim(str_sub(object, j.at, object.n)).n)
    return FACT_FAULT(x, base + j.at, "not JSON: expected nothing after the object");
  return status == STATUS_END ? STATUS_OK : status;
}

Status fact_read(FactLine *line, Str text, Place place, Arena *a, Report *r) {
  enum { LINE_MAX_BYTES = 16 << 20 };
  *line =
      (FactLine){.text = text, .place = place, .fact = {.class = ENTITY_CLASS_COUNT, .quote = {0, (uint32_t)text.n}}};
  for (int p = 0; p < PREDICATE_COUNT; p++) line->confidence[p] = 1000;
  FactReading x = {line, a, r};
  if (text.n > LINE_MAX_BYTES) return FACT_FAULT(&x, 0, "the fact is longer than %d MiB", LINE_MAX_BYTES >> 20);
  size_t good = utf8_valid_prefix(text);
  if (good < text.n)
    return FACT_FAULT(&x, good, "not UTF-8 (0x%02X); convert the file", (unsigned)(unsigned char)text.p[good]);
  Status status = read_object(&x, &line->fact, text, 0);
  if (status != STATUS_OK) return status;
  if (line->fact.class == ENTITY_CLASS_COUNT) line->fact.class = CLASS_AGREEMENT;
  if (line->evidence && !line->document.n)
    return FACT_FAULT(&x, 0, "evidence quotes a document, and none is named; give it as document");
  if (line->document.n && !line->evidence)
    return FACT_FAULT(&x, 0, "a document is named and not quoted; give the quote as evidence");
  return STATUS_OK;
}
