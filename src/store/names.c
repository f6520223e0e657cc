/* Names of nodes, as people read them. */
#include "store/inside.h"

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

Str last_segment(Str iri) {
  size_t at = iri.n;
  while (at && iri.p[at - 1] != '/' && iri.p[at - 1] != '#') at--;
  return str_sub(iri, at, iri.n);
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
  return last_segment(iri);
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
