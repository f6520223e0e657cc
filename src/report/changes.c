#include "report/changes.h"

#include "diff/snapshots.h"
#include "report/json.h"

typedef struct Telling {
  StrBuf *out;
  ReportNodes *nodes;
  const Changes *changes;
  Map causes; ///< as JSON, in the order in which they come
  Map gone;   ///< IRIs of which the graph may have no name any more
} Telling;

static bool follows(const Change *row) {
  Str p = row->quad.predicate->value;
  return str_eq(p, predicate_iri(P_EARLIEST)) || str_eq(p, predicate_iri(P_LATEST));
}

static int64_t number_of_cause(Telling *t, const Change *row) {
  const Cause *why = row->cause;
  if (!why) return -1;
  StrBuf b = {0};
  strbuf_addc(&b, '[');
  json_add_number(&b, why->kind);
  json_add_number(&b, why->document.n ? (int64_t)report_node(t->nodes, why->document) : -1);
  json_add_comma(&b), json_add_text(&b, why->title.n ? why->title : why->name);
  json_add_comma(&b), json_add_text(&b, why->quote);
  strbuf_addc(&b, ']');
  uint32_t number = map_add(&t->causes, strbuf_as_str(&b), (uint32_t)t->causes.entries.n);
  strbuf_release(&b);
  return number;
}

static void add_row(Telling *t, const Change *row) {
  json_add_comma(t->out);
  strbuf_addc(t->out, '[');
  json_add_number(t->out, row->added ? 1 : -1);
  json_add_number(t->out, report_node(t->nodes, row->quad.predicate->value));
  report_add_object(t->out, t->nodes, row->quad.object);
  json_add_number(t->out, number_of_cause(t, row));
  strbuf_addc(t->out, ']');
  if (!row->added && row->quad.object->kind == TERM_IRI) map_add(&t->gone, row->quad.object->value, 0);
}

static void add_thing(Telling *t, size_t from, size_t to) {
  const Changes *c = t->changes;
  ThingState state = changes_thing_state(c, from, to);
  Str iri = c->rows.at[from].quad.subject->value;
  size_t rows = 0;
  for (size_t i = from; i < to; i++) rows += !follows(&c->rows.at[i]);
  if (!rows) return;
  if (state == THING_GONE) map_add(&t->gone, iri, 0);
  strbuf_adds(t->out, t->out->data[t->out->n - 1] == ']' ? ",\n[" : "[");
  json_add_number(t->out, report_node(t->nodes, iri));
  json_add_number(t->out, state);
  strbuf_adds(t->out, ",[");
  for (size_t i = from; i < to; i++)
    if (state == THING_NEW ? change_is_type(&c->rows.at[i]) : !follows(&c->rows.at[i])) add_row(t, &c->rows.at[i]);
  strbuf_adds(t->out, "]]");
}

static void add_things(Telling *t) {
  const Changes *c = t->changes;
  strbuf_adds(t->out, ",\n\"things\":[");
  for (size_t i = 0, end; i < c->rows.n; i = end) {
    end = changes_thing_end(c, i);
    add_thing(t, i, end);
  }
  strbuf_adds(t->out, "],\n\"causes\":[");
  for (size_t i = 0; i < t->causes.entries.n; i++) {
    if (i) strbuf_adds(t->out, ",\n");
    strbuf_add(t->out, t->causes.entries.at[i].key);
  }
}

static void add_identities(Telling *t) {
  const Changes *c = t->changes;
  strbuf_adds(t->out, "],\n\"identities\":[");
  for (size_t i = 0; i < c->identities.n; i++) {
    const Identity *n = &c->identities.at[i];
    json_add_comma(t->out);
    strbuf_addc(t->out, '[');
    json_add_number(t->out, n->kind);
    json_add_number(t->out, report_node(t->nodes, n->from));
    json_add_number(t->out, report_node(t->nodes, n->to));
    strbuf_addc(t->out, ']');
    map_add(&t->gone, n->from, 0);
  }
}

static void add_names(Telling *t, Store *s, const ReportSince *since) {
  Arena arena = {0};
  strbuf_adds(t->out, "],\n\"names\":[");
  for (size_t i = 0; i < t->gone.entries.n; i++) {
    Str iri = t->gone.entries.at[i].key;
    strbuf_adds(t->out, i ? ",\n[" : "[");
    json_add_number(t->out, report_node(t->nodes, iri));
    for (size_t k = 0; k < since->lang_count; k++) {
      Term name = {.kind = TERM_LITERAL, .lang = since->langs[k]};
      name.value = store_name(s, since->after, since->before, iri, name.lang, &arena);
      report_add_object(t->out, t->nodes, &name);
    }
    strbuf_addc(t->out, ']');
    arena_clear(&arena);
  }
  arena_release(&arena);
}

static void add_snapshot(StrBuf *b, const char *name, const Snapshot *s) {
  json_add_comma(b);
  strbuf_printf(b, "\"%s\":[%lld", name, (long long)s->number);
  json_add_comma(b), json_add_text(b, s->date);
  strbuf_addc(b, ']');
}

static Status add_head(StrBuf *b, const Changes *c, Store *s, const ReportSince *since, Report *r) {
  Snapshot at;
  Status status = store_read_snapshot(s, since->before, &at, r);
  if (status == STATUS_OK) add_snapshot(b, "before", &at);
  if (status == STATUS_OK) status = store_read_snapshot(s, since->after, &at, r);
  if (status == STATUS_OK) add_snapshot(b, "after", &at);
  strbuf_adds(b, ",\"notes\":[");
  for (size_t i = 0; i < c->notes.n; i++) json_add_comma(b), json_add_text(b, c->notes.at[i]);
  strbuf_addc(b, ']');
  return status;
}

Status report_add_changes(StrBuf *b, ReportNodes *n, Store *s, const ReportSince *since, Report *r) {
  Changes c = {0};
  SnapshotNames names;
  Telling t = {.out = b, .nodes = n, .changes = &c};
  Status status = diff_snapshots(&c, s, since->before, since->after, DETAIL_REASONS, since->langs[0], &names, r);
  strbuf_addc(b, '{');
  if (status == STATUS_OK) status = add_head(b, &c, s, since, r);
  if (status == STATUS_OK) add_things(&t), add_identities(&t), add_names(&t, s, since), strbuf_addc(b, ']');
  strbuf_addc(b, '}');
  map_release(&t.causes);
  map_release(&t.gone);
  changes_release(&c);
  snapshot_names_release(&names);
  return status;
}
