#include "query/function_list.h"
#include "rdf/vocabulary.h"

static const Moment *moment(const Call *c) {
  return c->arguments[0].kind == VALUE_MOMENT ? &c->arguments[0].moment : NULL;
}

static bool has_year(const Moment *m) {
  return m && (m->kind <= MOMENT_DATE || m->kind == MOMENT_YEAR_MONTH || m->kind == MOMENT_YEAR);
}
static bool has_month(const Moment *m) {
  return m && (m->kind <= MOMENT_DATE || m->kind == MOMENT_YEAR_MONTH || m->kind == MOMENT_MONTH_DAY ||
               m->kind == MOMENT_MONTH);
}
static bool has_day(const Moment *m) {
  return m && (m->kind <= MOMENT_DATE || m->kind == MOMENT_MONTH_DAY || m->kind == MOMENT_DAY);
}
static bool has_time(const Moment *m) { return m && (m->kind == MOMENT_DATE_TIME || m->kind == MOMENT_TIME); }

void function_now(Call *c) { give_typed(c, c->evaluation->now, NS_XSD "dateTime"); }

/* §17.4.5 has xsd:dateTime only; the parts that a shorter date has are given too. */
void function_year(Call *c) {
  const Moment *m = moment(c);
  if (has_year(m)) give_integer(c, m->year);
}

void function_month(Call *c) {
  const Moment *m = moment(c);
  if (has_month(m)) give_integer(c, m->month);
}

void function_day(Call *c) {
  const Moment *m = moment(c);
  if (has_day(m)) give_integer(c, m->day);
}

void function_hours(Call *c) {
  const Moment *m = moment(c);
  if (has_time(m)) give_integer(c, m->hour);
}

void function_minutes(Call *c) {
  const Moment *m = moment(c);
  if (has_time(m)) give_integer(c, m->minute);
}

void function_seconds(Call *c) {
  const Moment *m = moment(c);
  if (!has_time(m)) return;
  Number n;
  Str text = arena_printf(c->arena, "%d%s%.*s", m->second, m->fraction.n ? "." : "", STR_ARG(m->fraction));
  if (number_parse(&n, NUMBER_DECIMAL, text)) give_number(c, n);
}

void function_timezone(Call *c) {
  const Moment *m = moment(c);
  if (!m || !m->has_zone) return;
  int zone = m->zone < 0 ? -m->zone : m->zone;
  StrBuf b = {0};
  strbuf_adds(&b, m->zone < 0 ? "-PT" : "PT");
  if (zone / 60) strbuf_printf(&b, "%dH", zone / 60);
  if (zone % 60) strbuf_printf(&b, "%dM", zone % 60);
  if (!zone) strbuf_adds(&b, "0S");
  give_typed(c, strbuf_as_str(&b), NS_XSD "dayTimeDuration");
  strbuf_release(&b);
}

void function_tz(Call *c) {
  const Moment *m = moment(c);
  if (!m) return;
  int zone = m->zone < 0 ? -m->zone : m->zone;
  if (!m->has_zone) give_string(c, STR(""));
  else if (!zone)
    give_string(c, c->arguments[0].text.p[c->arguments[0].text.n - 1] == 'Z'
                       ? STR("Z")
                       : str_sub(c->arguments[0].text, c->arguments[0].text.n - 6, c->arguments[0].text.n));
  else give_string(c, arena_printf(c->arena, "%c%02d:%02d", m->zone < 0 ? '-' : '+', zone / 60, zone % 60));
}
