/* The evidence of a snapshot as triples: its documents, and a node for each claim and for each derived statement.
 *
 * First the IRIs of all nodes are computed and sorted (in a temporary table, which SQLite keeps on disk when it is large:
 * evidence_nodes.c), then the nodes are written one by one. */
#include "store/inside.h"

#include "base/date.h"

typedef struct Node {
  Arena arena;
  Str iri; ///< canonical form
  ARRAY(TripleText) triples;
  StrBuf text;
} Node;

#define IRI(iri) STR("<" iri ">")

/* Predicate and object in canonical form; the object is copied. */
static void add(Node *n, Str predicate, Str object) {
  TripleText t = {n->iri, predicate, arena_copy(&n->arena, object)};
  array_push(&n->triples, t);
}

static void add_term(Node *n, Str predicate, Term object) {
  strbuf_clear(&n->text);
  term_add_ntriples(&n->text, object);
  add(n, predicate, strbuf_as_str(&n->text));
}

static void add_literal(Node *n, Str predicate, Str value) {
  if (value.n) add_term(n, predicate, (Term){.kind = TERM_LITERAL, .value = value});
}

static void add_number(Node *n, Str predicate, int64_t value) {
  char text[96];
  int length = snprintf(text, sizeof text, "\"%lld\"^^<" NS_XSD "integer>", (long long)value);
  add(n, predicate, (Str){text, (size_t)length});
}

/* Canonical xsd:decimal of thousandths: 900 gives 0.9, 1000 gives 1.0. */
static void add_confidence(Node *n, int thousandths) {
  char digits[16];
  int length = snprintf(digits, sizeof digits, "%d.%03d", thousandths / 1000, thousandths % 1000);
  while (length > 2 && digits[length - 1] == '0' && digits[length - 2] != '.') digits[--length] = 0;
  add_term(n, IRI(NS_ENT "confidence"),
           (Term){.kind = TERM_LITERAL, .value = str_of(digits), .datatype = STR(NS_XSD "decimal")});
}

static void add_document(Store *s, Node *n, int64_t document) {
  sqlite3_stmt *q = store_sql(s, "SELECT name, url, title, published, lang, sha256 FROM document WHERE id = ?");
  bind_id(q, 1, document);
  if (store_row(s, q)) {
    Str url = column_str(q, 1), published = column_str(q, 3), type = date_datatype(published);
    add(n, IRI(NS_RDF "type"), IRI(NS_ENT "Document"));
    add_literal(n, IRI(NS_DCTERMS "identifier"), column_str(q, 0));
    if (type.n)
      add_term(n, IRI(NS_DCTERMS "issued"),
               (Term){.kind = TERM_LITERAL, .value = date_iso(&n->arena, date_parse(published)), .datatype = type});
    add_literal(n, IRI(NS_DCTERMS "language"), column_str(q, 4));
    if (evidence_is_clean_url(url)) add_term(n, IRI(NS_DCTERMS "source"), (Term){.kind = TERM_IRI, .value = url});
    add_literal(n, IRI(NS_DCTERMS "title"), column_str(q, 2));
    add_literal(n, IRI(NS_ENT "sha256"), column_str(q, 5));
  }
  store_reset(q);
}

static void add_quoted_from(Node *n, Str base, Str id, Str url) {
  strbuf_clear(&n->text);
  evidence_add_document_iri(&n->text, base, id, url);
  add(n, IRI(NS_PROV "wasQuotedFrom"), strbuf_as_str(&n->text));
}

/* In the order in which they will stand, so that there is little to sort. */
static void add_claim(Store *s, Node *n, Str base, int64_t claim, const int64_t terms[4]) {
  static const Str modality[] = {{"<" NS_MODALITY "asserted>", sizeof NS_MODALITY + 9},
                                 {"<" NS_MODALITY "planned>", sizeof NS_MODALITY + 8},
                                 {"<" NS_MODALITY "reported>", sizeof NS_MODALITY + 9},
                                 {"<" NS_MODALITY "hypothetical>", sizeof NS_MODALITY + 13},
                                 {"<" NS_MODALITY "denied>", sizeof NS_MODALITY + 7}};
  sqlite3_stmt *q =
      store_sql(s, "SELECT g.char_start, g.char_end, g.exact, c.modality, c.confidence, r.text, d.name, d.url,"
                   " (SELECT text FROM term WHERE id = ?2), (SELECT text FROM term WHERE id = ?3), (SELECT text FROM "
                   "term WHERE id = ?4),"
                   " (SELECT text FROM term WHERE id = ?5)"
                   " FROM claim c CROSS JOIN quote g ON g.id = c.quote CROSS JOIN document d ON d.id = g.document"
                   " LEFT JOIN term r ON r.id = c.rule WHERE c.id = ?1");
  bind_id(q, 1, claim);
  for (int i = 0; i < 4; i++) bind_id(q, 2 + i, terms[i]);
  if (store_row(s, q)) {
    Str rule = column_str(q, 5), speaker = column_str(q, 11);
    add(n, IRI(NS_RDF "type"), IRI(NS_OA "TextPositionSelector"));
    add(n, IRI(NS_RDF "type"), IRI(NS_OA "TextQuoteSelector"));
    add(n, IRI(NS_RDF "type"), IRI(NS_ENT "Claim"));
    add(n, IRI(NS_RDF "object"), column_str(q, 10));
    add(n, IRI(NS_RDF "predicate"), column_str(q, 9));
    add(n, IRI(NS_RDF "subject"), column_str(q, 8));
    add_number(n, IRI(NS_OA "end"), sqlite3_column_int64(q, 1));
    add_term(n, IRI(NS_OA "exact"), (Term){.kind = TERM_LITERAL, .value = column_str(q, 2)});
    add_number(n, IRI(NS_OA "start"), sqlite3_column_int64(q, 0));
    if (speaker.n) add(n, IRI(NS_PROV "wasAttributedTo"), speaker);
    add_quoted_from(n, base, column_str(q, 6), column_str(q, 7));
    add_confidence(n, sqlite3_column_int(q, 4));
    add(n, IRI(NS_ENT "modality"), modality[(unsigned)sqlite3_column_int(q, 3) % 5]);
    if (rule.n) add(n, IRI(NS_ENT "rule"), rule);
  }
  store_reset(q);
}

/* By insertion: a node has some fifteen triples, nearly in order. */
static void sort_node(Node *n, TripleOrder order) {
  for (size_t i = 1; i < n->triples.n; i++) {
    TripleText t = n->triples.at[i];
    size_t k = i;
    for (; k && compare_in_order(order, &n->triples.at[k - 1], &t) > 0; k--) n->triples.at[k] = n->triples.at[k - 1];
    n->triples.at[k] = t;
  }
}

/* Two documents may have one URL and so one node: what both say of it stands there once. */
static Status give_node(Node *n, TripleOrder order, TripleSink sink, void *user) {
  Status status = STATUS_OK;
  sort_node(n, order);
  for (size_t i = 0; i < n->triples.n && status == STATUS_OK; i++) {
    const TripleText *text = &n->triples.at[i];
    if (i && !compare_in_order(ORDER_CANONICAL, text - 1, text)) continue;
    Triple t = {0};
    bool good = term_of_ntriples(&t.subject, text->subject, &n->arena) &&
                term_of_ntriples(&t.predicate, text->predicate, &n->arena) &&
                term_of_ntriples(&t.object, text->object, &n->arena);
    status = good ? sink(user, &t, (Place){0}) : STATUS_STORE;
  }
  array_clear(&n->triples);
  arena_clear(&n->arena);
  n->iri = STR("");
  return status;
}

static Status give_nodes(Store *s, Str base, TripleOrder order, TripleSink sink, void *user) {
  Node n = {.iri = STR("")};
  Status status = STATUS_OK;
  bool claimed = false; ///< the open node is a claim: another one with its IRI says the same with less confidence
  sqlite3_stmt *q =
      store_sql(s, "SELECT n.iri, n.document, n.claim, n.subject, n.predicate, n.object, n.speaker FROM temp.node n"
                   " LEFT JOIN claim c ON c.id = n.claim ORDER BY n.iri, c.confidence DESC, n.document, n.claim");
  while (status == STATUS_OK && store_row(s, q)) {
    Str iri = column_str(q, 0);
    bool same = str_eq(iri, n.iri);
    if (same && claimed) continue;
    if (!same) {
      status = give_node(&n, order, sink, user);
      n.iri = arena_copy(&n.arena, iri);
    }
    int64_t claim = sqlite3_column_int64(q, 2), terms[4];
    for (int i = 0; i < 4; i++) terms[i] = sqlite3_column_int64(q, 3 + i);
    claimed = claim != 0;
    if (claim) add_claim(s, &n, base, claim, terms);
    else add_document(s, &n, sqlite3_column_int64(q, 1));
  }
  store_reset(q);
  if (status == STATUS_OK && s->status == STATUS_OK) status = give_node(&n, order, sink, user);
  array_release(&n.triples);
  arena_release(&n.arena);
  strbuf_release(&n.text);
  return status;
}

Status store_each_evidence_triple(Store *s, int64_t snapshot, TripleOrder order, TripleSink sink, void *user,
                                  Report *r) {
  s->report = r;
  Snapshot found;
  if (!snapshot_find(s, snapshot, &found)) return STATUS_STORE;
  Arena arena = {0};
  Str base = arena_copy(&arena, found.base);
  store_exec(s, "PRAGMA query_only = OFF; DROP TABLE IF EXISTS temp.node;"
                "CREATE TEMP TABLE node (iri TEXT, document INTEGER, claim INTEGER, subject INTEGER, predicate "
                "INTEGER, object INTEGER, speaker INTEGER)");
  bool held = store_hold(s);
  evidence_list_nodes(s, found.number, base);
  choose_evidence(s, found.number);
  Status status = s->status == STATUS_OK ? give_nodes(s, base, order, sink, user) : s->status;
  store_let_go(s, held);
  arena_release(&arena);
  return s->status != STATUS_OK ? s->status : status;
}
