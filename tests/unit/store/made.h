/* Stores made of four small documents by hand, for the unit programs of the store.
 *
 *   int main(void) {
 *     made_begin();
 *     Store *s = store_of("some", (const char *[]){"01", "2-0"}, 2);   // two builds: documents 0 and 1 put; 2 put, 0 forgotten
 *     ...
 *     store_close(s);
 *     return made_end();
 *   }
 */
#ifndef ENTENTE_UNIT_STORE_MADE_H
#define ENTENTE_UNIT_STORE_MADE_H

#include "emit/emit.h"
#include "store/store.h"
#include "unit/check.h"

#include <stdlib.h>
#include <unistd.h>

static char folder[] = "/tmp/entente-store-XXXXXX";
static Report report;

static inline char *in_folder(const char *name) {
  static char path[4][256];
  static int turn;
  turn = (turn + 1) % 4;
  snprintf(path[turn], sizeof path[turn], "%s/%s", folder, name);
  return path[turn];
}

typedef struct Draft {
  Document d;
  DocumentFacts f;
} Draft;

static inline void draft(Draft *x, const char *id, const char *published, const char *text) {
  *x = (Draft){.d = {.id = str_of(id),
                     .url = STR(""),
                     .title = STR(""),
                     .published = str_of(published),
                     .lang = STR("fr"),
                     .text = str_of(text)}};
}

static inline uint32_t entity(Draft *x, EntityClass class, const char *iri, const char *key1, const char *key2) {
  Str *keys = ARENA_ARRAY(&x->f.arena, Str, 2);
  Entity e = {.class = class, .iri = str_of(iri), .keys = keys};
  if (key1) keys[e.key_count++] = arena_copy(&x->f.arena, str_of(key1));
  if (key2) keys[e.key_count++] = arena_copy(&x->f.arena, str_of(key2));
  array_push(&x->f.entities, e);
  return (uint32_t)x->f.entities.n - 1;
}

static inline Claim *claim(Draft *x, uint32_t subject, Predicate p, ObjectKind kind, const char *value,
                           uint32_t object) {
  Claim c = {.subject = subject,
             .predicate = p,
             .object_kind = kind,
             .object = object,
             .value = arena_copy(&x->f.arena, str_of(value)),
             .quote = {0, (uint32_t)x->d.text.n},
             .char_end = 1,
             .rule = STR(NS_LEX "rule/test"),
             .confidence = 900,
             .speaker = NO_ENTITY};
  c.lang = kind == OBJECT_TEXT ? STR("fr") : STR("");
  c.char_end = 0;
  for (size_t i = 0; i < x->d.text.n; i++) c.char_end += ((unsigned char)x->d.text.p[i] & 0xC0) != 0x80;
  array_push(&x->f.claims, c);
  return &x->f.claims.at[x->f.claims.n - 1];
}

static inline void release(Draft *x) {
  array_release(&x->f.entities);
  array_release(&x->f.claims);
  arena_release(&x->f.arena);
}

/* Four documents on two agreements; b holds the two names of the second together, so that c and d are of one agreement only with it. */
static inline void make(int which, Draft *x) {
  static const char *const text[] = {"La France et le Japon ont signé l'accord.",
                                     "L'accord Horizon, dit accord de Kyoto.", "L'accord Horizon est prévu.",
                                     "L'accord de Kyoto est entré en vigueur."};
  static const char *const id[] = {"b.txt", "a.txt", "http://e.example/c", "dépêche n° 4"};
  draft(x, id[which], "2025-10-28", text[which]);
  uint32_t fr = entity(x, CLASS_STATE, "state/FR", NULL, NULL);
  claim(x, fr, P_TYPE, OBJECT_CONCEPT, NS_ENT "State", 0);
  if (which == 0) {
    uint32_t jp = entity(x, CLASS_STATE, "state/JP", NULL, NULL),
             one = entity(x, CLASS_AGREEMENT, "", "fr|jp|2025", "tech deal");
    claim(x, jp, P_TYPE, OBJECT_CONCEPT, NS_ENT "State", 0);
    claim(x, one, P_TYPE, OBJECT_CONCEPT, NS_ENT "Agreement", 0);
    claim(x, one, P_PARTY, OBJECT_ENTITY, "", fr);
    claim(x, one, P_PARTY, OBJECT_ENTITY, "", jp);
    claim(x, one, P_STATUS, OBJECT_CONCEPT, NS_STATUS "signed", 0);
    claim(x, one, P_SIGNED_ON, OBJECT_DATE, "2025-10", 0);
    claim(x, one, P_COVERS, OBJECT_CONCEPT, NS_DOMAIN "energy", 0);
    claim(x, fr, P_ALT_LABEL, OBJECT_TEXT, "l'Hexagone", 0);
    return;
  }
  uint32_t two = which == 1
                     ? entity(x, CLASS_AGREEMENT, "", "horizon", "kyoto")
                     : entity(x, CLASS_AGREEMENT, "", which == 2 ? "horizon" : "kyoto", which == 2 ? "zz2" : "aa3");
  claim(x, two, P_TYPE, OBJECT_CONCEPT, NS_ENT "Agreement", 0);
  claim(x, two, P_LABEL, OBJECT_TEXT, which == 3 ? "accord de Kyoto" : "accord Horizon", 0);
  claim(x, two, P_PARTY, OBJECT_ENTITY, "", fr);
  if (which == 2) claim(x, two, P_STATUS, OBJECT_CONCEPT, NS_STATUS "planned", 0)->modality = MODALITY_PLANNED;
  if (which == 2) claim(x, two, P_PLANNED_FOR, OBJECT_DATE, "2026", 0);
  if (which == 3) claim(x, two, P_STATUS, OBJECT_CONCEPT, NS_STATUS "in-force", 0);
  if (which == 3) claim(x, two, P_IN_FORCE_ON, OBJECT_DATE, "--05-01", 0);
  if (which == 3) claim(x, two, P_STATUS, OBJECT_CONCEPT, NS_STATUS "ended", 0)->modality = MODALITY_DENIED;
  if (which == 3) {
    uint32_t who = entity(x, CLASS_PERSON, "", "person:emmanuel macron", NULL);
    claim(x, who, P_TYPE, OBJECT_CONCEPT, NS_ENT "Person", 0);
    claim(x, who, P_ACTS_FOR, OBJECT_ENTITY, "", fr)->speaker = who;
    uint32_t meeting = entity(x, CLASS_EVENT, "", "summit", NULL);
    claim(x, two, P_CONCLUDED_AT, OBJECT_ENTITY, "", meeting);
    claim(x, two, P_RELATED_TO, OBJECT_ENTITY, "", two);
  }
}

static inline void describe(void *user, Str iri, void (*add)(void *to, Predicate p, Term object), void *to) {
  (void)user;
  if (str_is(iri, "state/FR")) {
    add(to, P_TYPE, (Term){.kind = TERM_IRI, .value = STR(NS_ENT "State")});
    add(to, P_LABEL, (Term){.kind = TERM_LITERAL, .value = STR("France"), .lang = STR("fr")});
    add(to, P_ISO_CODE, (Term){.kind = TERM_LITERAL, .value = STR("FR")});
    add(to, P_SAME_AS, (Term){.kind = TERM_IRI, .value = STR(NS_WD "Q142")});
  }
  if (str_is(iri, NS_DOMAIN "energy"))
    add(to, P_PREF_LABEL, (Term){.kind = TERM_LITERAL, .value = STR("énergie"), .lang = STR("fr")});
}

static const KnownEntities known = {.describe = describe};
static MadeBy made_by = {
    .program = {"0.1", 3}, .ontology = {"abc", 3}, .lexicon = {"def", 3}, .base = {NS_ID, sizeof NS_ID - 1}};

static inline void put(Store *s, int which) {
  Draft x;
  make(which, &x);
  CHECK_INT(store_put_document(s, &x.d, "00", &x.f, &report), STATUS_OK);
  release(&x);
}

static inline void forget(Store *s, int which) {
  Draft x;
  make(which, &x);
  CHECK_INT(store_forget_document(s, x.d.id, &report), STATUS_OK);
  release(&x);
}

static inline Snapshot snapshot(Store *s) {
  Snapshot n = {0};
  CHECK_INT(store_snapshot(s, &known, &n, &report), STATUS_OK);
  return n;
}

/* A new store with one build for each string of digits: document to put, or with '-' before it to forget. */
static inline Store *store_of(const char *name, const char *const *builds, size_t n) {
  Store *s = NULL;
  unlink(in_folder(name));
  CHECK_INT(store_open(&s, in_folder(name), STORE_WRITE, &report), STATUS_OK);
  for (size_t i = 0; i < n; i++) {
    CHECK_INT(store_begin(s, &made_by, &report), STATUS_OK);
    for (const char *p = builds[i]; *p; p++) {
      if (*p == '-') forget(s, *++p - '0');
      else put(s, *p - '0');
    }
    snapshot(s);
  }
  return s;
}

static inline Status write_out(Store *s, int64_t snapshot, EmitWhat what, EmitFormat format, const char *name) {
  EmitAsked asked = {.what = what, .format = format, .snapshots = &snapshot, .snapshot_count = 1};
  return emit_file(s, &asked, in_folder(name), &report);
}

static inline void text_of(Store *s, int64_t number, StrBuf *b) {
  strbuf_clear(b);
  for (int what = 0; what < 2; what++) {
    for (int format = 0; format <= EMIT_JSON; format++) {
      if (format == EMIT_NQUADS) continue; /* they tell the number of the snapshot */
      CHECK_INT(write_out(s, number, (EmitWhat)what, (EmitFormat)format, "out"), STATUS_OK);
      io_read_file(in_folder("out"), b, &report);
    }
  }
}

static inline Status check_store(Store *s) {
  StoreHealth health;
  Status status = store_check(s, &health, &report);
  CHECK_INT(health.whole.n, health.snapshots);
  store_health_release(&health);
  return status;
}

static inline void expect_same(Store *s, const StrBuf *expected, const char *what) {
  StrBuf got = {0};
  text_of(s, 0, &got);
  if (!CHECK(str_eq(strbuf_as_str(&got), strbuf_as_str(expected)))) printf("  %s\n", what);
  CHECK_INT(check_store(s), STATUS_OK);
  strbuf_release(&got);
}

static inline bool has(const StrBuf *b, const char *part) {
  return str_find(strbuf_as_str(b), str_of(part)) != SIZE_MAX;
}

static inline void made_begin(void) {
  if (!mkdtemp(folder)) exit(2);
}

/* KEEP in the environment leaves the stores where they are, and tells where. */
static inline int made_end(void) {
  char command[64];
  snprintf(command, sizeof command, "rm -rf %s", folder);
  if (getenv("KEEP")) puts(folder);
  else if (system(command)) return 2;
  return check_end();
}

#endif
