#include "draw/files.h"

#include "draw/text.h"

enum { IRI_MOST = 2000, NAME_MOST = 300, NAMES_MOST = 50, DATE_MOST = 10 }; /* code points; names listed on an edge */

static void add_name(StrBuf *b, const DrawModel *m, const DrawNode *n) { (void)m, strbuf_add(b, n->name); }
static void add_class(StrBuf *b, const DrawModel *m, const DrawNode *n) {
  (void)m, strbuf_adds(b, node_styles[n->class].name);
}
static void add_code(StrBuf *b, const DrawModel *m, const DrawNode *n) { (void)m, strbuf_add(b, n->code); }
static void add_node_status(StrBuf *b, const DrawModel *m, const DrawNode *n) {
  (void)m;
  if (n->class == NODE_AGREEMENT) strbuf_adds(b, edge_styles[n->status].name);
}
static void add_kind(StrBuf *b, const DrawModel *m, const DrawNode *n) { (void)m, strbuf_add(b, n->kind); }
static void add_first(StrBuf *b, const DrawModel *m, const DrawNode *n) { (void)m, strbuf_add(b, n->first); }
static void add_last(StrBuf *b, const DrawModel *m, const DrawNode *n) { (void)m, strbuf_add(b, n->last); }
static void add_ended(StrBuf *b, const DrawModel *m, const DrawNode *n) { (void)m, strbuf_add(b, n->ended); }
static void add_degree(StrBuf *b, const DrawModel *m, const DrawNode *n) { (void)m, strbuf_printf(b, "%u", n->degree); }
static void add_strength(StrBuf *b, const DrawModel *m, const DrawNode *n) { (void)m, add_number(b, n->weight); }

const NodeField node_fields[] = {{"label", FIELD_TEXT, add_name},
                                 {"class", FIELD_TEXT, add_class},
                                 {"code", FIELD_TEXT, add_code},
                                 {"kind", FIELD_TEXT, add_kind},
                                 {"status", FIELD_TEXT, add_node_status},
                                 {"first", FIELD_TEXT, add_first},
                                 {"last", FIELD_TEXT, add_last},
                                 {"ended", FIELD_TEXT, add_ended},
                                 {"degree", FIELD_WHOLE, add_degree},
                                 {"strength", FIELD_NUMBER, add_strength},
                                 {0}};

static void add_weight(StrBuf *b, const DrawModel *m, const DrawEdge *e) { (void)m, add_number(b, e->weight); }
static void add_count(StrBuf *b, const DrawModel *m, const DrawEdge *e) { (void)m, strbuf_printf(b, "%u", e->count); }
static void add_edge_status(StrBuf *b, const DrawModel *m, const DrawEdge *e) {
  (void)m, strbuf_adds(b, edge_styles[e->status].name);
}
static void add_edge_first(StrBuf *b, const DrawModel *m, const DrawEdge *e) {
  label_clean(b, edge_interval(m, e).start, DATE_MOST);
}
static void add_edge_ended(StrBuf *b, const DrawModel *m, const DrawEdge *e) {
  label_clean(b, edge_interval(m, e).end, DATE_MOST);
}

static void add_names(StrBuf *b, const DrawModel *m, const DrawEdge *e) {
  for (uint32_t i = 0; i < e->count && i < NAMES_MOST; i++) {
    if (i) strbuf_adds(b, "; ");
    label_clean(b, agreement_name(model_agreement(m, e, i)), NAME_MOST);
  }
  if (e->count > NAMES_MOST) strbuf_adds(b, "; …");
}

static void add_iris(StrBuf *b, const DrawModel *m, const DrawEdge *e) {
  for (uint32_t i = 0; i < e->count; i++) {
    if (i) strbuf_addc(b, ' ');
    label_clean(b, model_agreement(m, e, i)->iri, IRI_MOST);
  }
}

const EdgeField edge_fields[] = {{"weight", FIELD_NUMBER, add_weight},    {"agreements", FIELD_WHOLE, add_count},
                                 {"status", FIELD_TEXT, add_edge_status}, {"first", FIELD_TEXT, add_edge_first},
                                 {"ended", FIELD_TEXT, add_edge_ended},   {"names", FIELD_TEXT, add_names},
                                 {"iris", FIELD_TEXT, add_iris},          {0}};

Interval edge_interval(const DrawModel *m, const DrawEdge *e) {
  Interval found = {{"", 0}, {"", 0}};
  bool lives = false;
  for (uint32_t i = 0; i < e->count; i++) {
    const NetworkAgreement *a = model_agreement(m, e, i);
    if (a->earliest.n && (!found.start.n || str_cmp(a->earliest, found.start) < 0)) found.start = a->earliest;
    if (str_cmp(a->ended, found.end) > 0) found.end = a->ended;
    lives |= !a->ended.n;
  }
  if (lives) found.end = STR("");
  return found;
}
