/* What is told of a fact as a whole: who vouches, how sure it is, in what sense it is meant, and the text that it was read from. */
#include "facts/fact_inside.h"

#include "read/fields.h"

#include <stdlib.h>
#include <string.h>

static const Property attribution = {.range = RANGE_ACTOR};

static Status read_attribution(FactReading *x, const Json *j) {
  Fact holder = {0};
  size_t at = fact_value_at(x, j);
  Span quote = {(uint32_t)at, (uint32_t)(at + j->at - j->value_at)};
  Status status = fact_read_values(x, &holder, &attribution, j, quote, 0);
  if (status != STATUS_OK || !holder.first) return status;
  if (holder.first->next) return FACT_FAULT(x, at, "attributedTo: one vouches for a fact; write a fact for each");
  x->line->attributed_to = holder.first;
  return STATUS_OK;
}

/* ---- confidence ---- */

static Status read_share(FactReading *x, const Json *j, uint16_t *thousandths) {
  char text[32] = {0}, *end = text;
  double value = -1;
  if (j->kind == JSON_NUMBER || j->kind == JSON_STRING) {
    memcpy(text, j->value.p, j->value.n < sizeof text - 1 ? j->value.n : sizeof text - 1);
    value = strtod(text, &end);
  }
  if (end == text || *end || !(value >= 0 && value <= 1))
    return FACT_FAULT(x, fact_value_at(x, j), "%.*s: expected a number from 0 to 1, found %s", STR_ARG(j->key),
                      *text ? text : json_kind(j->kind));
  *thousandths = (uint16_t)(value * 1000 + 0.5);
  return STATUS_OK;
}

/* One number for all, or {"party": 0.8}: of what is not named, 1. */
static Status read_confidence(FactReading *x, const Json *j) {
  if (j->kind != JSON_OBJECT) {
    uint16_t all;
    Status status = read_share(x, j, &all);
    for (int p = 0; p < PREDICATE_COUNT && status == STATUS_OK; p++) x->line->confidence[p] = all;
    return status;
  }
  Json parts;
  Status status;
  json_begin(&parts, j->value, x->arena);
  while ((status = fact_member(x, &parts)) == STATUS_OK) {
    const Property *p = property_named(parts.key);
    if (!p)
      return FACT_FAULT(x, fact_value_at(x, &parts), "confidence: a fact has no member '%.*s'", STR_ARG(parts.key));
    if ((status = read_share(x, &parts, &x->line->confidence[p->predicate])) != STATUS_OK) return status;
  }
  return status == STATUS_END ? STATUS_OK : status;
}

/* ---- evidence ---- */

static Status read_offset(FactReading *x, const Json *j, int64_t *offset) {
  char text[16] = {0};
  if (j->kind == JSON_NULL) return STATUS_OK;
  bool digits = (j->kind == JSON_NUMBER || j->kind == JSON_STRING) && j->value.n && j->value.n < sizeof text;
  for (size_t i = 0; i < j->value.n && digits; i++) digits = j->value.p[i] >= '0' && j->value.p[i] <= '9';
  if (!digits)
    return FACT_FAULT(x, fact_value_at(x, j), "%.*s: expected a whole number of characters", STR_ARG(j->key));
  memcpy(text, j->value.p, j->value.n);
  *offset = strtoll(text, NULL, 10);
  return STATUS_OK;
}

static Status read_of(FactReading *x, const Json *j, Evidence *e) {
  Json list;
  Status status;
  Str name;
  if (j->kind != JSON_ARRAY) {
    if ((status = fact_string(x, j, &name)) != STATUS_OK || !name.n) return status;
    const Property *p = property_named(name);
    if (!p) return FACT_FAULT(x, fact_value_at(x, j), "of: a fact has no member '%.*s'", STR_ARG(name));
    e->of |= 1ul << p->predicate;
    return STATUS_OK;
  }
  json_begin(&list, j->value, x->arena);
  while ((status = fact_element(x, &list)) == STATUS_OK) {
    if (list.kind == JSON_ARRAY) return FACT_FAULT(x, fact_value_at(x, &list), "of: expected a list of names");
    if ((status = read_of(x, &list, e)) != STATUS_OK) return status;
  }
  return status == STATUS_END ? STATUS_OK : status;
}

static Status read_evidence_member(FactReading *x, const Json *j, Evidence *e) {
  if (str_is(j->key, "start")) return read_offset(x, j, &e->start);
  if (str_is(j->key, "end")) return read_offset(x, j, &e->end);
  if (str_is(j->key, "of")) return read_of(x, j, e);
  if (!str_is(j->key, "quote"))
    return FACT_FAULT(x, fact_value_at(x, j), "evidence has no member '%.*s'; it has quote, start, end and of",
                      STR_ARG(j->key));
  if (j->kind != JSON_STRING || !j->value.n)
    return FACT_FAULT(x, fact_value_at(x, j), "quote: expected the words of the document");
  e->exact = j->value;
  return STATUS_OK;
}

static Status read_quote(FactReading *x, const Json *j) {
  Evidence *new = ARENA_NEW(x->arena, Evidence), **last = &x->line->evidence;
  size_t at = fact_value_at(x, j);
  *new = (Evidence){.start = -1, .end = -1, .quote = {(uint32_t)at, (uint32_t)(at + j->at - j->value_at)}};
  if (j->kind == JSON_STRING) {
    new->exact = j->value;
  } else {
    Json parts;
    Status status;
    json_begin(&parts, j->value, x->arena);
    while ((status = fact_member(x, &parts)) == STATUS_OK)
      if ((status = read_evidence_member(x, &parts, new)) != STATUS_OK) return status;
    if (status != STATUS_END) return status;
  }
  if (!new->exact.n) return FACT_FAULT(x, at, "evidence without a quote");
  while (*last) last = &(*last)->next;
  *last = new;
  return STATUS_OK;
}

static Status read_evidence(FactReading *x, const Json *j) {
  if (j->kind == JSON_NULL) return STATUS_OK;
  if (j->kind != JSON_ARRAY) return read_quote(x, j);
  Json list;
  Status status;
  json_begin(&list, j->value, x->arena);
  while ((status = fact_element(x, &list)) == STATUS_OK)
    if ((status = read_quote(x, &list)) != STATUS_OK) return status;
  return status == STATUS_END ? STATUS_OK : status;
}

/* ---- the rest ---- */

static Status read_modality(FactReading *x, const Json *j) {
  static const char *const names[] = {"asserted", "planned", "reported", "hypothetical", "denied"};
  Str name;
  Status status = fact_string(x, j, &name);
  if (status != STATUS_OK || !name.n) return status;
  for (int i = 0; i <= MODALITY_DENIED; i++)
    if (str_is(name, names[i])) return x->line->modality = (Modality)i, STATUS_OK;
  return FACT_FAULT(x, fact_value_at(x, j),
                    "modality: '%.*s' is none; there are asserted, planned, reported, hypothetical and denied",
                    STR_ARG(name));
}

static Status read_published(FactReading *x, const Json *j) {
  Str given;
  Status status = fact_string(x, j, &given);
  if (status != STATUS_OK || !given.n) return status;
  x->line->published = field_date(x->arena, given);
  if (x->line->published.n) return STATUS_OK;
  return FACT_FAULT(x, fact_value_at(x, j), "published: '%.*s' is no date; write 2025-10-31, 2025-10 or 2025",
                    STR_ARG(given));
}

Status fact_read_ground(FactReading *x, const Json *j) {
  if (str_is(j->key, "attributedTo")) return read_attribution(x, j);
  if (str_is(j->key, "confidence")) return j->kind == JSON_NULL ? STATUS_OK : read_confidence(x, j);
  if (str_is(j->key, "evidence")) return read_evidence(x, j);
  if (str_is(j->key, "modality")) return read_modality(x, j);
  if (str_is(j->key, "published")) return read_published(x, j);
  if (str_is(j->key, "document")) return fact_string(x, j, &x->line->document);
  return STATUS_END;
}
