/* The functions behind the table in functions.c, by file. Each is described by its section of SPARQL 1.1. */
#ifndef ENTENTE_QUERY_FUNCTION_LIST_H
#define ENTENTE_QUERY_FUNCTION_LIST_H

#include "query/call.h"

/* function_compare.c: §17.3 */
void function_equal(Call *c);
void function_less(Call *c);
void function_less_equal(Call *c);
void function_truth(Call *c);
void function_boxed(Call *c); ///< 1 and 0 as xsd:boolean
void function_sort_key(Call *c);
void function_known(Call *c); ///< the number of a term that is written out, if it has one
void function_lang_is(Call *c);
void function_count(Call *c); ///< a number of SQL as xsd:integer

/* function_number.c: §17.3, §17.4.4 */
void function_add(Call *c);
void function_subtract(Call *c);
void function_multiply(Call *c);
void function_divide(Call *c);
void function_minus(Call *c);
void function_plus(Call *c);
void function_abs(Call *c);
void function_ceil(Call *c);
void function_floor(Call *c);
void function_round(Call *c);
void function_rand(Call *c);

/* function_term.c: §17.4.2 */
void function_is_iri(Call *c);
void function_is_blank(Call *c);
void function_is_literal(Call *c);
void function_is_numeric(Call *c);
void function_str(Call *c);
void function_lang(Call *c);
void function_datatype(Call *c);
void function_iri(Call *c);
void function_bnode(Call *c);
void function_bnode_of(Call *c); ///< BNODE with an argument, and what tells the solution
void function_strdt(Call *c);
void function_strlang(Call *c);
void function_uuid(Call *c);
void function_struuid(Call *c);

/* function_string.c: §17.4.3 */
void function_strlen(Call *c);
void function_substr(Call *c);
void function_ucase(Call *c);
void function_lcase(Call *c);
void function_strstarts(Call *c);
void function_strends(Call *c);
void function_contains(Call *c);
void function_strbefore(Call *c);
void function_strafter(Call *c);
void function_encode_for_uri(Call *c);
void function_concat(Call *c);
void function_lang_matches(Call *c);

/* function_regex.c */
void function_regex(Call *c);
void function_replace(Call *c);
void patterns_release(struct Patterns *p);

/* function_date.c: §17.4.5 */
void function_now(Call *c);
void function_year(Call *c);
void function_month(Call *c);
void function_day(Call *c);
void function_hours(Call *c);
void function_minutes(Call *c);
void function_seconds(Call *c);
void function_timezone(Call *c);
void function_tz(Call *c);

/* function_hash.c: §17.4.6 */
void function_md5(Call *c);
void function_sha1(Call *c);
void function_sha256(Call *c);
void function_sha384(Call *c);
void function_sha512(Call *c);

/* function_cast.c: §17.5 */
void function_to_boolean(Call *c);
void function_to_double(Call *c);
void function_to_float(Call *c);
void function_to_decimal(Call *c);
void function_to_integer(Call *c);
void function_to_date_time(Call *c);
void function_to_date(Call *c);
void function_to_string(Call *c);

/* aggregates.c: §18.5.1 */
void aggregate_sum(Call *c);
void aggregate_sum_end(Call *c);
void aggregate_avg(Call *c);
void aggregate_avg_end(Call *c);
void aggregate_min(Call *c);
void aggregate_max(Call *c);
void aggregate_sample(Call *c);
void aggregate_best_end(Call *c);
void aggregate_concat(Call *c);
void aggregate_concat_end(Call *c);

#endif
