#include "extract/confidence.h"

#define ROWS "https://w3id.org/entente/confidence/"
enum { UNMEASURED = 500 }; ///< where there is no row at all

static const Str grade_names[GRADE_COUNT] = {{"firm", 4}, {"fair", 4}, {"loose", 5}};

static Str next_part(Str *rest) {
  size_t end = str_find(*rest, STR("/"));
  Str part = str_sub(*rest, 0, end);
  *rest = end == SIZE_MAX ? STR("") : str_sub(*rest, end + 1, rest->n);
  return part;
}

static int index_of(const Str *names, int count, Str name) {
  for (int i = 0; i < count; i++)
    if (str_eq(names[i], name)) return i;
  return -1;
}

static int predicate_of(Str local) {
  for (int p = 0; p < PREDICATE_COUNT; p++) {
    Str iri = predicate_iri((Predicate)p);
    if (str_ends(iri, local) && str_eq(lexicon_local_name(iri), local)) return p;
  }
  return -1;
}

static void fill(Analysis *a, int grade, uint16_t value) {
  for (int r = 0; r < RULE_COUNT; r++)
    for (int p = 0; p < PREDICATE_COUNT; p++) a->confidence[grade][r][p] = value;
}

/* "firm/parties-between/party"; rows come sorted, "any" before every rule that a later row names in full */
static void take_row(Analysis *a, Str row, int32_t number) {
  int grade = index_of(grade_names, GRADE_COUNT, next_part(&row));
  Str rule = next_part(&row), property = next_part(&row);
  if (grade < 0 || number < 0 || number > 1000) return;
  int r = index_of(rule_names, RULE_COUNT, rule), p = predicate_of(property);
  if (str_is(rule, "any")) fill(a, grade, (uint16_t)number);
  else if (r >= 0 && p >= 0) a->confidence[grade][r][p] = (uint16_t)number;
}

void confidence_read(Analysis *a) {
  const Lexicon *lex = a->lex;
  Str rows = STR(ROWS);
  uint32_t low = 0, high = lex->entry_count; /* entries stand sorted by IRI */
  while (low < high) {
    uint32_t mid = (low + high) / 2;
    if (str_cmp(lex_str(lex, lex->entries[mid].iri), rows) < 0) low = mid + 1;
    else high = mid;
  }
  for (int g = 0; g < GRADE_COUNT; g++) fill(a, g, UNMEASURED);
  for (; low < lex->entry_count; low++) {
    Str iri = lex_str(lex, lex->entries[low].iri);
    if (!str_starts(iri, rows)) break;
    take_row(a, str_sub(iri, rows.n, iri.n), lex->entries[low].number);
  }
}
