/* The nodes of the evidence of a snapshot and their IRIs: of its documents, claims and derived statements, into temp.node. */
#include "store/inside.h"

typedef struct Listing {
  Store *store;
  int64_t snapshot;
  Str base;
  StrBuf document, content, iri; ///< document: IRI and name
} Listing;

static void list_node(Listing *l, Str iri, int64_t document, int64_t claim, const int64_t terms[4]) {
  sqlite3_stmt *q = store_sql(l->store, "INSERT INTO temp.node VALUES (?,?,?,?,?,?,?)");
  bind_str(q, 1, iri);
  bind_id(q, 2, document);
  bind_id(q, 3, claim);
  for (int i = 0; i < 4; i++) bind_id(q, 4 + i, terms[i]);
  store_run(l->store, q);
}

static void add_part(StrBuf *b, Str part) {
  strbuf_add(b, part);
  strbuf_addc(b, ' ');
}

/* Two documents may have one URL; their claims are told apart by the name. */
static void add_name(Listing *l, Str name) {
  strbuf_addc(&l->document, ' ');
  strbuf_add(&l->document, name);
}

/* Columns of a claim's row: id, subject, predicate, object, speaker; texts of these four; start, end, rule, modality. */
static void list_claim(Listing *l, sqlite3_stmt *q) {
  int64_t terms[4];
  for (int i = 0; i < 4; i++) terms[i] = sqlite3_column_int64(q, 1 + i);
  strbuf_clear(&l->content);
  for (int i = 0; i < 3; i++) add_part(&l->content, column_str(q, 5 + i));
  add_part(&l->content, strbuf_as_str(&l->document));
  strbuf_printf(&l->content, "%lld %lld ", (long long)sqlite3_column_int64(q, 9),
                (long long)sqlite3_column_int64(q, 10));
  add_part(&l->content, column_str(q, 11));
  strbuf_printf(&l->content, "%d ", sqlite3_column_int(q, 12));
  strbuf_add(&l->content, column_str(q, 8));
  strbuf_clear(&l->iri);
  evidence_add_claim_iri(&l->iri, l->base, strbuf_as_str(&l->content));
  list_node(l, strbuf_as_str(&l->iri), 0, sqlite3_column_int64(q, 0), terms);
}

/* SQL in lines of its own. */
/* clang-format off */

/* The columns that list_claim reads, of rows x (resolved), g (quote) and c (claim). */
#define COLUMNS                                                                                                        \
  "SELECT c.id, x.subject, x.predicate, x.object, x.speaker, ts.text, tp.text, tn.text, tw.text,"                      \
  " g.char_start, g.char_end, tr.text, c.modality"
#define TEXTS                                                                                                          \
  " CROSS JOIN term ts ON ts.id = x.subject CROSS JOIN term tp ON tp.id = x.predicate"                                 \
  " CROSS JOIN term tn ON tn.id = x.object LEFT JOIN term tw ON tw.id = x.speaker LEFT JOIN term tr ON tr.id = c.rule"

static const char claims_of_document[] =
  COLUMNS
  " FROM (SELECT c.id AS claim, c.predicate, " RESOURCE("c.entity") " AS subject,"
  "   CASE WHEN c.object IS NULL THEN c.value ELSE " RESOURCE("c.object") " END AS object,"
  "   CASE WHEN c.speaker IS NULL THEN NULL ELSE " RESOURCE("c.speaker") " END AS speaker"
  "   FROM entity e CROSS JOIN claim c ON " CLAIMS_OF("e", "c")
  "   WHERE e.document = ?1 LIMIT -1) x"
  " CROSS JOIN claim c ON c.id = x.claim CROSS JOIN quote g ON g.id = c.quote"
  TEXTS;

/* The basis of a statement in snapshot ?2: the former one that lasted until the next change, else the present one. */
static const char derived_statements[] =
  COLUMNS ", d.name, d.url"
  " FROM (SELECT t.subject, t.predicate, t.object, coalesce(b.claim, t.claim) AS claim,"
  "   (SELECT " RESOURCE("speaker") " FROM claim"
  "    WHERE id = coalesce(b.claim, t.claim) AND speaker IS NOT NULL) AS speaker"
  "   FROM triple t LEFT JOIN former_basis b"
  "   ON b.subject = t.subject AND b.predicate = t.predicate AND b.object = t.object AND b.until ="
  "     (SELECT min(until) FROM former_basis m"
  "      WHERE m.subject = t.subject AND m.predicate = t.predicate AND m.object = t.object AND m.until > ?2)"
  "   WHERE t.born <= ?2 AND (t.died IS NULL OR t.died > ?2) AND coalesce(b.derived, t.derived) = 1 LIMIT -1) x"
  " CROSS JOIN claim c ON c.id = x.claim CROSS JOIN quote g ON g.id = c.quote"
  " CROSS JOIN document d ON d.id = g.document"
  TEXTS;

/* clang-format on */

static void list_claims_of_document(Listing *l, int64_t document) {
  sqlite3_stmt *q = store_sql(l->store, claims_of_document);
  bind_id(q, 1, document);
  bind_id(q, 2, l->snapshot);
  while (store_row(l->store, q)) list_claim(l, q);
}

static void list_documents(Listing *l) {
  sqlite3_stmt *q =
      store_sql(l->store, "SELECT id, name, url FROM document WHERE born <= ?1 AND (died IS NULL OR died > ?1)");
  bind_id(q, 1, l->snapshot);
  while (store_row(l->store, q)) {
    static const int64_t none[4];
    int64_t document = sqlite3_column_int64(q, 0);
    strbuf_clear(&l->document);
    evidence_add_document_iri(&l->document, l->base, column_str(q, 1), column_str(q, 2));
    list_node(l, strbuf_as_str(&l->document), document, 0, none);
    add_name(l, column_str(q, 1));
    list_claims_of_document(l, document);
  }
}

/* Statements that no claim says in their own words get a node of their own, with the quote of the claim they follow from. */
static void list_derived(Listing *l) {
  sqlite3_stmt *q = store_sql(l->store, derived_statements);
  bind_id(q, 2, l->snapshot);
  while (store_row(l->store, q)) {
    strbuf_clear(&l->document);
    evidence_add_document_iri(&l->document, l->base, column_str(q, 13), column_str(q, 14));
    add_name(l, column_str(q, 13));
    list_claim(l, q);
  }
}

void evidence_list_nodes(Store *s, int64_t snapshot, Str base) {
  Listing l = {.store = s, .snapshot = snapshot, .base = base};
  list_documents(&l);
  list_derived(&l);
  strbuf_release(&l.document);
  strbuf_release(&l.content);
  strbuf_release(&l.iri);
}
