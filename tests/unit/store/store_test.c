/* The store: identity across documents, snapshots, and that neither order nor portions of the work can be seen in them. */
#include "base/sha256.h"
#include "unit/heard.h"
#include "unit/store/made.h"

#include <sys/stat.h>

/* Puts the documents of `order` in two builds, the first `cut` of them in the first one. */
static Store *in_portions(const char *order, size_t cut) {
  char head[5] = "", tail[5] = "";
  memcpy(head, order, cut), memcpy(tail, order + cut, 4 - cut);
  return store_of("order", (const char *[]){head, tail}, cut < 4 ? 2 : 1);
}

static void check_made_graph(const StrBuf *text) {
  CHECK(has(text, "skos:altLabel \"l'Hexagone\"@fr"));
  CHECK(has(text, "rdfs:label \"accord Horizon\"@fr"));
  CHECK(has(text, "skos:altLabel \"accord de Kyoto\"@fr"));
  CHECK(has(text, "ent:status status:in-force"));
  CHECK(has(text, "ent:earliest \"2025-10-01\"^^xsd:date"));
  CHECK(has(text, "ent:latest \"2025-10-31\"^^xsd:date"));
  CHECK(has(text, "ent:earliest \"2026-01-01\"^^xsd:date")); // --05-01 has no bounds: those of plannedFor
  CHECK(has(text, "domain:energy a skos:Concept ,\n        ent:Domain"));
  CHECK(has(text, "skos:prefLabel \"énergie\"@fr"));
  CHECK(has(text, "ent:inForceOn \"--05-01\"^^xsd:gMonthDay"));
  CHECK(has(text, "modality:denied"));
  CHECK(has(text, "<http://e.example/c> a ent:Document"));
  CHECK(has(text, "document/a.txt"));
  CHECK(!has(text, "ent:relatedTo <"));
}

static void test_order(void) {
  StrBuf first = {0};
  int count = 0;
  for (int number = 0; number < 256; number++) {
    char order[5] = {(char)('0' + (number >> 6)), (char)('0' + (number >> 4 & 3)), (char)('0' + (number >> 2 & 3)),
                     (char)('0' + (number & 3)), 0};
    bool all = true; /* each of the four documents, once */
    for (char c = '0'; c < '4'; c++) all &= strchr(order, c) != NULL;
    for (size_t cut = 1; all && cut <= 4; cut++) {
      Store *s = in_portions(order, cut);
      if (!count++) text_of(s, 0, &first);
      else expect_same(s, &first, order);
      store_close(s);
    }
  }
  CHECK_INT(count, 24 * 4);
  check_made_graph(&first);
  strbuf_release(&first);
}

static void test_network(void) {
  Store *s = store_of("keep", (const char *[]){"0123"}, 1);
  Network n;
  CHECK_INT(store_read_network(s, 0, STR("fr"), &n, &report), STATUS_OK);
  CHECK_INT(n.agreements.n, 2);
  CHECK_INT(n.actors.n, 2);
  CHECK_INT(n.parties.n, 3);
  CHECK_INT(n.domains.n, 1);
  CHECK_STR(n.actors.at[0].label, "France");
  CHECK_STR(n.actors.at[0].code, "FR");
  CHECK_STR(n.domains.at[0].label, "énergie");
  CHECK_STR(n.first, "2025-10-01");
  network_release(&n);
  store_close(s);
}

static void test_forget(void) {
  StrBuf expected = {0};
  static const char *const want[] = {"02", "023", "13", "0"};
  static const char *const ways[][3] = {{"0123", "-1-3"}, {"0123", "-1"}, {"0", "123", "-0-2"}, {"0", "123", "-3-2-1"}};
  for (size_t i = 0; i < 4; i++) {
    Store *s = store_of("never", &want[i], 1);
    text_of(s, 0, &expected);
    store_close(s);
    s = store_of("forgot", ways[i], ways[i][2] ? 3 : 2);
    expect_same(s, &expected, want[i]);
    store_close(s);
  }
  /* put, forgotten and put again in one build; replaced by itself */
  Store *s = store_of("never", (const char *[]){"0123"}, 1);
  text_of(s, 0, &expected);
  store_close(s);
  s = store_of("forgot", (const char *[]){"0-0213", "-21", "-1021", "3"}, 4);
  expect_same(s, &expected, "again");
  store_close(s);
  strbuf_release(&expected);
}

static void test_snapshots(void) {
  static const char *const builds[] = {"0", "2", "3", "1", "-1", "1-0"};
  StrBuf expected = {0}, got = {0};
  Store *s = store_of("history", builds, 6);
  static const char *const alone[] = {"0", "02", "023", "0123", "023", "123"};
  for (int i = 0; i < 6; i++) {
    Store *fresh = store_of("fresh", &alone[i], 1);
    text_of(fresh, 0, &expected);
    text_of(s, i + 1, &got);
    if (!CHECK(str_eq(strbuf_as_str(&got), strbuf_as_str(&expected)))) printf("  snapshot %d\n", i + 1);
    store_close(fresh);
  }
  CHECK_INT(store_begin(s, &made_by, &report), STATUS_OK);
  CHECK(!store_has_document(s, STR("b.txt"), "00"));
  CHECK(store_has_document(s, STR("a.txt"), "00"));
  CHECK(!store_has_document(s, STR("a.txt"), "01"));
  CHECK_INT(snapshot(s).number, 6); // nothing changed
  CHECK_INT(store_begin(s, &made_by, &report), STATUS_OK);
  put(s, 0);
  store_close(s); // not committed: as if it had not been
  CHECK_INT(store_open(&s, in_folder("history"), STORE_READ, &report), STATUS_OK);
  Snapshot n;
  CHECK_INT(store_read_snapshot(s, 0, &n, &report), STATUS_OK);
  CHECK_INT(n.number, 6);
  CHECK_INT(n.parent, 5);
  CHECK_INT(n.documents, 3);
  char hex[65];
  strbuf_clear(&got);
  write_out(s, 0, EMIT_GRAPH, EMIT_NTRIPLES, "out");
  io_read_file(in_folder("out"), &got, &report);
  sha256_hex(strbuf_as_str(&got), hex);
  CHECK_STR(str_of(hex), n.sha256);
  CHECK_INT(check_store(s), STATUS_OK);
  store_close(s);
  strbuf_release(&expected);
  strbuf_release(&got);
}

/* Rows go to SQLite by the dozen; who asks sees those, too, that have not gone yet. */
static void test_many(void) {
  enum { MANY = 100 };
  StrBuf once = {0}, again = {0};
  for (int round = 0; round < 2; round++) {
    Store *s = store_of("many", NULL, 0);
    CHECK_INT(store_begin(s, &made_by, &report), STATUS_OK);
    for (int i = 0; i < MANY * (1 + round); i++) { /* in the second round each is replaced by its like */
      Draft x;
      make(i % 4, &x);
      Document found;
      char name[16], sha256[65];
      snprintf(name, sizeof name, "doc %d", i % MANY);
      x.d.id = str_of(name);
      CHECK_INT(store_has_document(s, x.d.id, "00"), i >= MANY);
      CHECK_INT(store_put_document(s, &x.d, "00", &x.f, &report), STATUS_OK);
      CHECK(store_has_document(s, x.d.id, "00"));
      CHECK(!store_has_document(s, x.d.id, "01"));
      if (i % 7 == 0) CHECK(store_find_document(s, x.d.id, &found, sha256) && str_eq(found.id, x.d.id));
      release(&x);
    }
    CHECK_INT(snapshot(s).documents, MANY);
    CHECK_INT(check_store(s), STATUS_OK);
    text_of(s, 0, round ? &again : &once);
    store_close(s);
  }
  CHECK(str_eq(strbuf_as_str(&once), strbuf_as_str(&again)));
  strbuf_release(&once);
  strbuf_release(&again);
}

static void test_refusals(void) {
  Store *s;
  static const struct {
    const char *content, *expected;
    size_t n;
  } bad[] = {{"", "empty", 0}, {"hello", "not a store", 5}};
  for (size_t i = 0; i < 2; i++) {
    for (int mode = 0; mode < 2; mode++) {
      FILE *f = fopen(in_folder("bad"), "w");
      fwrite(bad[i].content, 1, bad[i].n, f);
      fclose(f);
      CHECK_INT(store_open(&s, in_folder("bad"), (StoreMode)mode, &heard_report), STATUS_STORE);
      CHECK(strstr(heard_message, bad[i].expected));
      struct stat st;
      stat(in_folder("bad"), &st);
      CHECK_INT(st.st_size, bad[i].n);
    }
  }
  CHECK_INT(store_open(&s, in_folder("nothing"), STORE_READ, &heard_report), STATUS_STORE);
  CHECK(strstr(heard_message, "entente build"));
  CHECK_INT(store_open(&s, folder, STORE_WRITE, &heard_report), STATUS_STORE);
  CHECK_INT(store_open(&s, "/nowhere/x.db", STORE_WRITE, &heard_report), STATUS_STORE);

  CHECK_INT(store_open(&s, in_folder("keep"), STORE_WRITE, &report), STATUS_OK);
  CHECK_INT(store_begin(s, &made_by, &report), STATUS_OK);
  Draft x;
  draft(&x, "faulty", "", "texte");
  uint32_t e = entity(&x, CLASS_EVENT, "", "k", NULL);
  claim(&x, e, P_STARTS_ON, OBJECT_DATE, "mardi", 0);
  CHECK_INT(store_put_document(s, &x.d, "0", &x.f, &heard_report), STATUS_BAD_INPUT);
  CHECK(strstr(heard_message, "no ISO date"));
  release(&x);
  CHECK_INT(snapshot(s).number, 1);
  store_close(s);
}

int main(void) {
  made_begin();
  test_order();
  test_network();
  test_forget();
  test_snapshots();
  test_many();
  test_refusals();
  return made_end();
}
