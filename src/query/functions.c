#include "query/functions.h"

#include "query/function_list.h"
#include "rdf/vocabulary.h"

#include <string.h>
#include <strings.h>

#define TERM(name, sql, least, most, run)                                                                              \
  { name, sql, least, most, SHAPE_TERM, false, run, NULL }
#define TEST(name, sql, least, most, run)                                                                              \
  { name, sql, least, most, SHAPE_TEST, false, run, NULL }
#define VARIES(name, sql, most, run)                                                                                   \
  { name, sql, 0, most, SHAPE_TERM, true, run, NULL }

static const Function table[] = {
    /* Operators. */
    {"=", "sparql_equal", 2, 2, SHAPE_EQUAL, false, function_equal, NULL},
    {"!=", NULL, 2, 2, SHAPE_UNEQUAL, false, NULL, NULL},
    TEST("<", "sparql_less", 2, 2, function_less),
    TEST("<=", "sparql_less_equal", 2, 2, function_less_equal),
    TEST(">", NULL, 2, 2, NULL),
    TEST(">=", NULL, 2, 2, NULL),
    TERM("+", "sparql_add", 2, 2, function_add),
    TERM("-", "sparql_subtract", 2, 2, function_subtract),
    TERM("*", "sparql_multiply", 2, 2, function_multiply),
    TERM("/", "sparql_divide", 2, 2, function_divide),
    TERM("unary-", "sparql_minus", 1, 1, function_minus),
    TERM("unary+", "sparql_plus", 1, 1, function_plus),
    /* Of the writer's own. */
    TEST("truth ", "sparql_truth", 1, 1, function_truth),
    TERM("boxed ", "sparql_boolean", 1, 1, function_boxed),
    TERM("count ", "sparql_count", 1, 1, function_count),
    TERM("bnode of ", "sparql_bnode_of", 2, 2, function_bnode_of),
    TERM("sort key ", "sparql_sort_key", 1, 1, function_sort_key),
    TERM("known ", "sparql_known", 1, 1, function_known),
    TEST("lang is ", "sparql_lang_is", 2, 2, function_lang_is),
    /* Forms. */
    {"BOUND", NULL, 1, 1, SHAPE_BOUND, false, NULL, NULL},
    {"IF", NULL, 3, 3, SHAPE_IF, false, NULL, NULL},
    {"COALESCE", NULL, 0, -1, SHAPE_COALESCE, false, NULL, NULL},
    {"SAMETERM", NULL, 2, 2, SHAPE_SAME, false, NULL, NULL},
    /* Terms. */
    TEST("ISIRI", "sparql_isiri", 1, 1, function_is_iri),
    TEST("ISBLANK", "sparql_isblank", 1, 1, function_is_blank),
    TEST("ISLITERAL", "sparql_isliteral", 1, 1, function_is_literal),
    TEST("ISNUMERIC", "sparql_isnumeric", 1, 1, function_is_numeric),
    TERM("STR", "sparql_str", 1, 1, function_str),
    TERM("LANG", "sparql_lang", 1, 1, function_lang),
    TERM("DATATYPE", "sparql_datatype", 1, 1, function_datatype),
    TERM("IRI", "sparql_iri", 1, 1, function_iri),
    VARIES("BNODE", "sparql_bnode", 1, function_bnode),
    TERM("STRDT", "sparql_strdt", 2, 2, function_strdt),
    TERM("STRLANG", "sparql_strlang", 2, 2, function_strlang),
    VARIES("UUID", "sparql_uuid", 0, function_uuid),
    VARIES("STRUUID", "sparql_struuid", 0, function_struuid),
    /* Strings. */
    TERM("STRLEN", "sparql_strlen", 1, 1, function_strlen),
    TERM("SUBSTR", "sparql_substr", 2, 3, function_substr),
    TERM("UCASE", "sparql_ucase", 1, 1, function_ucase),
    TERM("LCASE", "sparql_lcase", 1, 1, function_lcase),
    TEST("STRSTARTS", "sparql_strstarts", 2, 2, function_strstarts),
    TEST("STRENDS", "sparql_strends", 2, 2, function_strends),
    TEST("CONTAINS", "sparql_contains", 2, 2, function_contains),
    TERM("STRBEFORE", "sparql_strbefore", 2, 2, function_strbefore),
    TERM("STRAFTER", "sparql_strafter", 2, 2, function_strafter),
    TERM("ENCODE_FOR_URI", "sparql_encode_for_uri", 1, 1, function_encode_for_uri),
    TERM("CONCAT", "sparql_concat", 0, -1, function_concat),
    TEST("LANGMATCHES", "sparql_langmatches", 2, 2, function_lang_matches),
    TEST("REGEX", "sparql_regex", 2, 3, function_regex),
    TERM("REPLACE", "sparql_replace", 3, 4, function_replace),
    /* Numbers. */
    TERM("ABS", "sparql_abs", 1, 1, function_abs),
    TERM("CEIL", "sparql_ceil", 1, 1, function_ceil),
    TERM("FLOOR", "sparql_floor", 1, 1, function_floor),
    TERM("ROUND", "sparql_round", 1, 1, function_round),
    VARIES("RAND", "sparql_rand", 0, function_rand),
    /* Dates and times. */
    TERM("NOW", "sparql_now", 0, 0, function_now),
    TERM("YEAR", "sparql_year", 1, 1, function_year),
    TERM("MONTH", "sparql_month", 1, 1, function_month),
    TERM("DAY", "sparql_day", 1, 1, function_day),
    TERM("HOURS", "sparql_hours", 1, 1, function_hours),
    TERM("MINUTES", "sparql_minutes", 1, 1, function_minutes),
    TERM("SECONDS", "sparql_seconds", 1, 1, function_seconds),
    TERM("TIMEZONE", "sparql_timezone", 1, 1, function_timezone),
    TERM("TZ", "sparql_tz", 1, 1, function_tz),
    /* Hashes. */
    TERM("MD5", "sparql_md5", 1, 1, function_md5),
    TERM("SHA1", "sparql_sha1", 1, 1, function_sha1),
    TERM("SHA256", "sparql_sha256", 1, 1, function_sha256),
    TERM("SHA384", "sparql_sha384", 1, 1, function_sha384),
    TERM("SHA512", "sparql_sha512", 1, 1, function_sha512),
    /* Casts. */
    TERM(NS_XSD "boolean", "xsd_boolean", 1, 1, function_to_boolean),
    TERM(NS_XSD "double", "xsd_double", 1, 1, function_to_double),
    TERM(NS_XSD "float", "xsd_float", 1, 1, function_to_float),
    TERM(NS_XSD "decimal", "xsd_decimal", 1, 1, function_to_decimal),
    TERM(NS_XSD "integer", "xsd_integer", 1, 1, function_to_integer),
    TERM(NS_XSD "dateTime", "xsd_dateTime", 1, 1, function_to_date_time),
    TERM(NS_XSD "date", "xsd_date", 1, 1, function_to_date),
    TERM(NS_XSD "string", "xsd_string", 1, 1, function_to_string),
    /* Aggregates. */
    {"COUNT", NULL, 0, 1, SHAPE_COUNT, false, NULL, NULL},
    {"SUM", "sparql_sum", 1, 1, SHAPE_AGGREGATE, false, aggregate_sum, aggregate_sum_end},
    {"AVG", "sparql_avg", 1, 1, SHAPE_AGGREGATE, false, aggregate_avg, aggregate_avg_end},
    {"MIN", "sparql_min", 1, 1, SHAPE_AGGREGATE, false, aggregate_min, aggregate_best_end},
    {"MAX", "sparql_max", 1, 1, SHAPE_AGGREGATE, false, aggregate_max, aggregate_best_end},
    {"SAMPLE", "sparql_sample", 1, 1, SHAPE_AGGREGATE, false, aggregate_sample, aggregate_best_end},
    {"GROUP_CONCAT", "sparql_group_concat", 1, 1, SHAPE_AGGREGATE, false, aggregate_concat, aggregate_concat_end},
};

enum { COUNT = sizeof table / sizeof *table };

static const Function unknown = {"", NULL, 0, -1, SHAPE_TERM, false, NULL, NULL};

const Function *function_at(size_t i) { return i < COUNT ? &table[i] : NULL; }

const Function *function_of_name(Str name) {
  if (name.n == 3 && !strncasecmp(name.p, "URI", 3)) name = STR("IRI");
  if (name.n == 5 && !strncasecmp(name.p, "ISURI", 5)) name = STR("ISIRI");
  for (size_t i = 0; i < COUNT; i++)
    if (strlen(table[i].name) == name.n && !strncasecmp(table[i].name, name.p, name.n)) return &table[i];
  return NULL;
}

const Function *function_of_iri(Str iri) {
  bool may_be = str_starts(iri, STR(NS_XSD)); /* <COUNT>(1) is no COUNT(1), where no BASE makes an IRI of it */
  for (size_t i = 0; may_be && i < COUNT; i++)
    if (str_is(iri, table[i].name)) return &table[i];
  return &unknown;
}
