#include "report/page.h"

#include "base/io.h"
#include "base/sha256.h"
#include "draw/places.h"
#include "draw/text.h"
#include "report/changes.h"
#include "report/json.h"
#include "report/page/page.css.h"
#include "report/page/page.html.h"
#include "report/page/page.js.h"
#include "report/words.h"

typedef struct Parts {
  StrBuf graph, evidence, changes, places, data;
  ReportNodes nodes;
  ReportLangs langs;
  Snapshot snapshot;
} Parts;

/* ---- The blocks of JSON ---- */

static Status read_changes(Parts *p, Store *s, const ReportOptions *o, Report *r) {
  ReportSince since = {o->since ? o->since : p->snapshot.parent, p->snapshot.number, p->langs.at, p->langs.n};
  if (since.before && since.before != since.after && since.lang_count)
    return report_add_changes(&p->changes, &p->nodes, s, &since, r);
  strbuf_adds(&p->changes, "null");
  return STATUS_OK;
}

/* A network that cannot be laid out leaves its nodes without places: the page then finds some, and the reason is a warning. */
static void add_places(Parts *p, const Network *n, DrawView view, const char *name, Report *r) {
  Places places;
  Status status = places_find(&places, n, view, r);
  if (status != STATUS_OK) report_warning(r, (Place){0}, "the page arranges the network of %s by itself", name);
  json_add_comma(&p->places);
  strbuf_printf(&p->places, "\"%s\":[", name);
  for (size_t i = 0; i < places.list.n; i++) {
    const NetworkPlace *at = &places.list.at[i];
    json_add_comma(&p->places);
    strbuf_addc(&p->places, '[');
    json_add_number(&p->places, report_node(&p->nodes, at->iri));
    json_add_number(&p->places, at->x);
    json_add_number(&p->places, at->y);
    strbuf_addc(&p->places, ']');
  }
  strbuf_addc(&p->places, ']');
  places_release(&places);
}

static Status read_places(Parts *p, Store *s, Report *r) {
  Network n;
  Status status = store_read_network(s, p->snapshot.number, STR(""), &n, r);
  strbuf_addc(&p->places, '{');
  if (status == STATUS_OK) {
    add_places(p, &n, DRAW_ALLIANCES, "alliances", r);
    add_places(p, &n, DRAW_SECTORS, "sectors", r);
  }
  strbuf_addc(&p->places, '}');
  network_release(&n);
  return status;
}

static void add_block(StrBuf *b, const char *name, const StrBuf *json) {
  json_add_comma(b);
  strbuf_printf(b, "\n\"%s\":", name);
  strbuf_add(b, strbuf_as_str(json));
}

/* The graph has the domains that agreements cover; which are narrower than which stands in the ontology. */
static void add_broader(Parts *p, const ReportWords *w) {
  strbuf_adds(&p->data, ",\n\"broader\":[");
  for (size_t i = 0; i < w->broaders.n; i++) {
    json_add_comma(&p->data), strbuf_addc(&p->data, '[');
    json_add_number(&p->data, report_node(&p->nodes, w->broaders.at[i].domain));
    json_add_number(&p->data, report_node(&p->nodes, w->broaders.at[i].broader));
    strbuf_addc(&p->data, ']');
  }
  strbuf_addc(&p->data, ']');
}

static void make_data(Parts *p, const ReportOptions *o) {
  StrBuf *b = &p->data;
  const Snapshot *s = &p->snapshot;
  strbuf_addc(b, '{');
  json_add_pair(b, "title", o->title);
  strbuf_printf(b, ",\n\"snapshot\":{\"number\":%lld,\"documents\":%lld,\"triples\":%lld,\"claims\":%lld",
                (long long)s->number, (long long)s->documents, (long long)s->triples, (long long)s->claims);
  json_add_pair(b, "date", s->date);
  json_add_pair(b, "sha256", str_of(s->sha256));
  strbuf_adds(b, "},\n\"words\":");
  report_add_words(b, o->words, &p->langs);
  add_block(b, "graph", &p->graph);
  add_broader(p, o->words);
  add_block(b, "places", &p->places);
  strbuf_adds(b, ",\n\"nodes\":[");
  for (size_t i = 0; i < p->nodes.index.entries.n; i++) {
    if (i) strbuf_adds(b, ",\n");
    json_add_text(b, p->nodes.index.entries.at[i].key);
  }
  strbuf_adds(b, "]}");
}

/* Changes come first: from store_choose on the store shows only what was chosen. */
static Status make_parts(Parts *p, Store *s, const ReportOptions *o, Report *r) {
  Status status = store_read_snapshot(s, o->snapshot, &p->snapshot, r);
  report_langs(o->words, &p->langs);
  if (status == STATUS_OK) status = read_changes(p, s, o, r);
  if (status == STATUS_OK) status = store_choose(s, p->snapshot.number, &o->choice, r);
  if (status == STATUS_OK) status = report_add_graph(&p->graph, &p->nodes, s, p->snapshot.number, r);
  if (status == STATUS_OK) status = report_add_evidence(&p->evidence, &p->nodes, s, p->snapshot.number, r);
  if (status == STATUS_OK) status = read_places(p, s, r);
  if (status == STATUS_OK) status = store_read_snapshot(s, o->snapshot, &p->snapshot, r); /* its texts, again */
  if (status == STATUS_OK) make_data(p, o);
  return status;
}

static void release_parts(Parts *p) {
  strbuf_release(&p->graph), strbuf_release(&p->evidence), strbuf_release(&p->changes);
  strbuf_release(&p->places), strbuf_release(&p->data);
  map_release(&p->nodes.index);
  array_release(&p->langs);
}

/* ---- The page ---- */

/* RFC 4648 §4. */
static void add_base64(StrBuf *b, const unsigned char *bytes, size_t n) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (size_t i = 0; i < n; i += 3) {
    uint32_t three = (uint32_t)bytes[i] << 16;
    if (i + 1 < n) three |= (uint32_t)bytes[i + 1] << 8;
    if (i + 2 < n) three |= bytes[i + 2];
    for (size_t k = 0; k < 4; k++) strbuf_addc(b, i + k <= n ? digits[three >> (18 - 6 * k) & 63] : '=');
  }
}

static void add_hash(StrBuf *b, Str text) {
  unsigned char digest[32];
  Sha256 h;
  sha256_init(&h);
  sha256_add(&h, text);
  sha256_end(&h, digest);
  strbuf_adds(b, "'sha256-");
  add_base64(b, digest, sizeof digest);
  strbuf_addc(b, '\'');
}

static void add_policy(StrBuf *b) {
  strbuf_adds(b, "default-src 'none'; script-src ");
  add_hash(b, str_of(page_js));
  strbuf_adds(b, "; style-src ");
  add_hash(b, str_of(page_css));
  strbuf_adds(
      b,
      "; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'");
}

/* What is said where scripts do not run, in each language. */
static void add_without_script(StrBuf *b, const ReportOptions *o, const ReportLangs *langs) {
  for (size_t i = 0; i < langs->n; i++) {
    strbuf_printf(b, "<p lang=\"%.*s\">", STR_ARG(langs->at[i]));
    xml_add_text(b, report_word(o->words, "without-script", langs->at[i]));
    strbuf_adds(b, "</p>");
  }
}

static void add_title(StrBuf *b, const ReportOptions *o, const ReportLangs *langs) {
  xml_add_text(b, o->title.n ? o->title : langs->n ? report_word(o->words, "title", langs->at[0]) : STR(""));
}

static void add_part(StrBuf *b, Str name, const Parts *p, const ReportOptions *o) {
  if (str_is(name, "policy")) add_policy(b);
  else if (str_is(name, "title")) add_title(b, o, &p->langs);
  else if (str_is(name, "style")) strbuf_adds(b, page_css);
  else if (str_is(name, "script")) strbuf_adds(b, page_js);
  else if (str_is(name, "without-script")) add_without_script(b, o, &p->langs);
  else if (str_is(name, "data")) strbuf_add(b, strbuf_as_str(&p->data));
  else if (str_is(name, "evidence")) strbuf_add(b, strbuf_as_str(&p->evidence));
  else if (str_is(name, "changes")) strbuf_add(b, strbuf_as_str(&p->changes));
}

Status report_add_page(StrBuf *b, Store *s, const ReportOptions *o, Report *r) {
  Parts p = {0};
  Status status = make_parts(&p, s, o, r);
  for (Str rest = str_of(page_html); status == STATUS_OK && rest.n;) {
    size_t open = str_find(rest, STR("{{")), close = str_find(rest, STR("}}"));
    strbuf_add(b, str_sub(rest, 0, open));
    if (open == SIZE_MAX) break;
    add_part(b, str_sub(rest, open + 2, close), &p, o);
    rest = str_sub(rest, close + 2, rest.n);
  }
  release_parts(&p);
  return status;
}

Status report_write(Store *s, const ReportOptions *o, const char *path, Report *r) {
  StrBuf page = {0};
  OutFile file;
  Status status = report_add_page(&page, s, o, r);
  if (status == STATUS_OK) status = out_open(&file, path, r);
  if (status == STATUS_OK) {
    fwrite(page.data, 1, page.n, file.stream);
    status = out_commit(&file, r);
  }
  strbuf_release(&page);
  return status;
}
