/* Names of nodes, as people read them. */
#include "store/changes.h"
#include "store/inside.h"

#include "rdf/turtle.h"

#include <ctype.h>
#include <strings.h>

sqlite3_stmt *values_at(Store *s, int64_t snapshot, int64_t subject, Predicate p) {
  sqlite3_stmt *q =
      store_sql(s, "SELECT o.text, o.id FROM triple t JOIN term o ON o.id = t.object WHERE t.subject = ?1"
                   " AND t.predicate = ?2 AND t.born <= ?3 AND (t.died IS NULL OR t.died > ?3) ORDER BY o.text");
  bind_id(q, 1, subject);
  bind_id(q, 2, s->predicates[p]);
  bind_id(q, 3, snapshot);
  return q;
}

Str name_at(Store *s, Arena *a, int64_t snapshot, int64_t subject, Str iri, Str lang) {
  static const Predicate names[] = {P_LABEL, P_PREF_LABEL, P_ALT_LABEL};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    Term best = {0};
    int rank = 0;
    sqlite3_stmt *q = values_at(s, snapshot, subject, names[i]);
    while (store_row(s, q)) {
      Term t;
      if (!term_of_ntriples(&t, arena_copy(a, column_str(q, 0)), a)) continue;
      int now = str_eq(t.lang, lang) ? 3 : t.lang.n ? 1 : 2;
      if (now > rank) best = t, rank = now;
    }
    if (rank) return best.value;
  }
  return iri_local_name(iri);
}

/* Capitals and digits with at least one capital, two to eight: OTAN, G7, BRICS. */
static bool is_acronym(Str s) {
  bool capital = false;
  for (size_t i = 0; i < s.n; i++) {
    if (s.p[i] >= 'A' && s.p[i] <= 'Z') capital = true;
    else if (s.p[i] < '0' || s.p[i] > '9') return false;
  }
  return capital && s.n >= 2 && s.n <= 8;
}

Str acronym_at(Store *s, Arena *a, int64_t snapshot, int64_t subject, Str name, Str lang) {
  Term best = {.value = STR("")};
  sqlite3_stmt *q = values_at(s, snapshot, subject, P_ALT_LABEL);
  while (store_row(s, q)) {
    Term t;
    if (!term_of_ntriples(&t, arena_copy(a, column_str(q, 0)), a) || !is_acronym(t.value)) continue;
    if (t.lang.n && !str_eq(t.lang, lang)) continue;
    bool nearer = t.lang.n && !best.lang.n, as_near = !t.lang.n == !best.lang.n;
    if (!best.value.n || nearer || (as_near && t.value.n < best.value.n)) best = t;
  }
  bool is_name = best.value.n == name.n && !strncasecmp(best.value.p, name.p, name.n);
  return is_name ? STR("") : best.value;
}

bool is_stated_at(Store *s, int64_t snapshot, int64_t subject, int64_t predicate, int64_t object) {
  sqlite3_stmt *q = store_sql(s, "SELECT 1 FROM triple WHERE subject = ?1 AND predicate = ?2 AND object = ?3"
                                 " AND born <= ?4 AND (died IS NULL OR died > ?4)");
  bind_id(q, 1, subject);
  bind_id(q, 2, predicate);
  bind_id(q, 3, object);
  bind_id(q, 4, snapshot);
  bool there = store_row(s, q);
  store_reset(q);
  return there;
}

/* ---- For store_diff ---- */

static int64_t iri_in(Store *s, int64_t snapshot, Str iri) {
  int64_t id = store_iri(s, iri);
  sqlite3_stmt *q =
      store_sql(s, "SELECT 1 FROM triple WHERE subject = ?1 AND born <= ?2 AND (died IS NULL OR died > ?2)"
                   " LIMIT 1");
  bind_id(q, 1, id);
  bind_id(q, 2, snapshot);
  bool there = store_row(s, q);
  store_reset(q);
  return there ? id : 0;
}

/* "memorandum: Inde, Malaisie". What has neither kind nor sides keeps its IRI's end. */
static Str name_by_sides(Store *s, Arena *a, int64_t snapshot, int64_t node, Str otherwise, Str lang) {
  StrBuf b = {0};
  ARRAY(int64_t) sides = {0};
  sqlite3_stmt *q = values_at(s, snapshot, node, P_KIND);
  if (store_row(s, q)) {
    Str kind = column_str(q, 0);
    strbuf_add(&b, iri_local_name(str_sub(kind, 1, kind.n - 1)));
  }
  store_reset(q);
  for (int i = 0; i < 2; i++) {
    q = values_at(s, snapshot, node, i ? P_PARTICIPANT : P_PARTY);
    while (store_row(s, q)) array_push(&sides, sqlite3_column_int64(q, 1));
  }
  enum { SHOWN = 4 };
  for (size_t i = 0; i < sides.n && i < SHOWN; i++) {
    Str iri = store_text(s, sides.at[i], a);
    strbuf_adds(&b, i ? ", " : b.n ? ": " : "");
    strbuf_add(&b, name_at(s, a, snapshot, sides.at[i], str_sub(iri, 1, iri.n - 1), lang));
  }
  if (sides.n > SHOWN) strbuf_adds(&b, ", …");
  Str name = b.n ? arena_copy(a, strbuf_as_str(&b)) : otherwise;
  strbuf_release(&b);
  array_release(&sides);
  return name;
}

Str store_name(Store *s, int64_t snapshot, int64_t otherwise, Str iri, Str lang, Arena *a) {
  Str end = iri_local_name(iri);
  int64_t at = snapshot, node = iri_in(s, snapshot, iri);
  if (!node) at = otherwise, node = iri_in(s, otherwise, iri);
  if (!node) return end;
  Str name = name_at(s, a, at, node, iri, lang);
  return str_eq(name, end) ? name_by_sides(s, a, at, node, end, lang) : name;
}

bool store_names_any(Store *s, int64_t snapshot, int64_t otherwise, Str subject, const Map *objects) {
  bool named = false;
  sqlite3_stmt *q = store_sql(
      s, "SELECT o.text FROM triple t CROSS JOIN term o ON o.id = t.object WHERE t.subject = ?1 AND ((t.born <= ?2 AND"
         " (t.died IS NULL OR t.died > ?2)) OR (t.born <= ?3 AND (t.died IS NULL OR t.died > ?3)))");
  bind_id(q, 1, store_iri(s, subject));
  bind_id(q, 2, snapshot);
  bind_id(q, 3, otherwise);
  while (!named && store_row(s, q)) {
    Str text = column_str(q, 0);
    named = text.n > 2 && text.p[0] == '<' && map_get(objects, str_sub(text, 1, text.n - 1)) != MAP_NONE;
  }
  store_reset(q);
  return named;
}

/* ---- The node that people mean ---- */

typedef struct Search {
  Store *store;
  int64_t snapshot;
  bool (*will_do)(void *user, int64_t term);
  void *user;
} Search;

static bool try_iri(Search *x, Str space, Str local) {
  StrBuf iri = {0};
  strbuf_add(&iri, space);
  strbuf_add(&iri, local);
  int64_t node = store_iri(x->store, strbuf_as_str(&iri));
  strbuf_release(&iri);
  return node && x->will_do(x->user, node);
}

static bool try_prefixed(Search *x, Str name) {
  size_t colon = str_find(name, STR(":")), n;
  if (colon == SIZE_MAX) return false;
  const Prefix *prefixes = turtle_own_prefixes(&n);
  for (size_t i = 0; i < n; i++)
    if (str_eq(prefixes[i].name, str_sub(name, 0, colon)))
      return try_iri(x, prefixes[i].iri, str_sub(name, colon + 1, name.n));
  return false;
}

static bool try_iso_code(Search *x, Str code) {
  if (code.n != 2) return false;
  char upper[2] = {(char)toupper((unsigned char)code.p[0]), (char)toupper((unsigned char)code.p[1])};
  int64_t literal = store_term_of(x->store, (Term){.kind = TERM_LITERAL, .value = {upper, 2}}), node = 0;
  if (!literal) return false;
  sqlite3_stmt *q = store_sql(x->store, SUBJECTS_WITH_OBJECT);
  bind_id(q, 1, literal);
  bind_id(q, 2, x->snapshot);
  while (!node && store_row(x->store, q)) {
    int64_t subject = sqlite3_column_int64(q, 0);
    if (is_stated_at(x->store, x->snapshot, subject, x->store->predicates[P_ISO_CODE], literal)) node = subject;
  }
  store_reset(q);
  return node && x->will_do(x->user, node);
}

/* Names are literals in any language or none: "Inde"@fr, whose text begins with "Inde"@. */
static bool try_bearers(Search *x, int64_t literal) {
  static const Predicate names[] = {P_LABEL, P_PREF_LABEL, P_ALT_LABEL};
  bool done = false;
  ARRAY(int64_t) bearers = {0};
  sqlite3_stmt *q = store_sql(x->store, SUBJECTS_WITH_OBJECT);
  bind_id(q, 1, literal);
  bind_id(q, 2, x->snapshot);
  while (store_row(x->store, q)) array_push(&bearers, sqlite3_column_int64(q, 0));
  for (size_t i = 0; i < bearers.n; i++)
    for (size_t k = 0; k < sizeof names / sizeof *names; k++)
      if (is_stated_at(x->store, x->snapshot, bearers.at[i], x->store->predicates[names[k]], literal))
        done = x->will_do(x->user, bearers.at[i]) || done;
  array_release(&bearers);
  return done;
}

static bool try_name(Search *x, Str name) {
  bool done = false;
  StrBuf text = {0};
  ARRAY(int64_t) literals = {0};
  term_add_ntriples(&text, (Term){.kind = TERM_LITERAL, .value = name});
  sqlite3_stmt *q = store_sql(
      x->store, "SELECT id FROM term WHERE text = ?1 OR (text >= ?1 || '@' AND text < ?1 || 'A') ORDER BY text");
  bind_str(q, 1, strbuf_as_str(&text));
  while (store_row(x->store, q)) array_push(&literals, sqlite3_column_int64(q, 0));
  for (size_t i = 0; i < literals.n; i++) done = try_bearers(x, literals.at[i]) || done;
  array_release(&literals);
  strbuf_release(&text);
  return done;
}

static bool try_folders(Search *x, Str base, Str name) {
  static const char *const folders[] = {"", "state/", "organization/", "body/", "person/"};
  bool done = false;
  StrBuf space = {0};
  for (size_t i = 0; i < sizeof folders / sizeof *folders && !done; i++) {
    strbuf_clear(&space);
    strbuf_add(&space, base);
    strbuf_adds(&space, folders[i]);
    done = try_iri(x, strbuf_as_str(&space), name);
  }
  strbuf_release(&space);
  return done;
}

bool node_find(Store *s, int64_t snapshot, Str base, Str node, bool (*will_do)(void *user, int64_t term), void *user) {
  Search x = {s, snapshot, will_do, user};
  if (node.n > 2 && node.p[0] == '<' && node.p[node.n - 1] == '>') node = str_sub(node, 1, node.n - 1);
  return try_iri(&x, STR(""), node) || try_folders(&x, base, node) || try_prefixed(&x, node) ||
         try_iri(&x, STR("https://w3id.org/entente/"), node) || try_iri(&x, STR(NS_DOMAIN), node) ||
         try_iso_code(&x, node) || try_name(&x, node);
}
