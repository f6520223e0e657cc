#include "rdf/moment.h"

#include <string.h>

typedef struct Scan {
  Str s;
  size_t at;
} Scan;

static bool take(Scan *s, char c) {
  if (s->at >= s->s.n || s->s.p[s->at] != c) return false;
  s->at++;
  return true;
}

static bool digits(Scan *s, int least, int most, int64_t *n) {
  int count = 0;
  *n = 0;
  for (; s->at < s->s.n && s->s.p[s->at] >= '0' && s->s.p[s->at] <= '9' && count < most; s->at++, count++)
    *n = *n * 10 + (s->s.p[s->at] - '0');
  return count >= least;
}

static bool two(Scan *s, int low, int high, int *n) {
  int64_t value;
  if (!digits(s, 2, 2, &value) || value < low || value > high) return false;
  *n = (int)value;
  return true;
}

static bool year(Scan *s, int64_t *n) {
  bool minus = take(s, '-');
  size_t from = s->at;
  if (!digits(s, 4, 12, n)) return false;
  if (s->at - from > 4 && s->s.p[from] == '0') return false;
  if (minus) *n = -*n;
  return true;
}

static bool zone(Scan *s, Moment *m) {
  m->has_zone = true;
  if (take(s, 'Z')) return true;
  int hour, minute, sign = take(s, '-') ? -1 : take(s, '+') ? 1 : 0;
  if (!sign) {
    m->has_zone = false;
    return true;
  }
  if (!two(s, 0, 14, &hour) || !take(s, ':') || !two(s, 0, 59, &minute) || (hour == 14 && minute)) return false;
  m->zone = sign * (hour * 60 + minute);
  return true;
}

static bool is_leap(int64_t y) { return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0; }

static int days_in(int64_t y, int month) {
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return days[month - 1] + (month == 2 && is_leap(y));
}

static bool time_of_day(Scan *s, Moment *m) {
  if (!two(s, 0, 24, &m->hour) || !take(s, ':') || !two(s, 0, 59, &m->minute) || !take(s, ':') ||
      !two(s, 0, 59, &m->second))
    return false;
  if (take(s, '.')) {
    size_t from = s->at;
    int64_t ignored;
    while (s->at < s->s.n && s->s.p[s->at] >= '0' && s->s.p[s->at] <= '9') s->at++;
    m->fraction = str_sub(s->s, from, s->at);
    Scan nine = {m->fraction, 0};
    if (!digits(&nine, 1, 9, &ignored)) return false;
    for (size_t i = m->fraction.n; i < 9; i++) ignored *= 10;
    m->nanosecond = (int)ignored;
  }
  return m->hour < 24 || (!m->minute && !m->second && !m->nanosecond);
}

bool moment_parse(Moment *m, MomentKind kind, Str lexical) {
  *m = (Moment){.kind = kind, .year = 1972, .month = 1, .day = 1}; /* 1972 is a leap year: --02-29 is a date of it */
  Scan s = {lexical, 0};
  bool good = true;
  switch (kind) {
  case MOMENT_DATE_TIME:
  case MOMENT_DATE:
    good = year(&s, &m->year) && take(&s, '-') && two(&s, 1, 12, &m->month) && take(&s, '-') &&
           two(&s, 1, 31, &m->day) && m->day <= days_in(m->year, m->month);
    if (good && kind == MOMENT_DATE_TIME) good = take(&s, 'T') && time_of_day(&s, m);
    break;
  case MOMENT_TIME: good = time_of_day(&s, m); break;
  case MOMENT_YEAR_MONTH: good = year(&s, &m->year) && take(&s, '-') && two(&s, 1, 12, &m->month); break;
  case MOMENT_YEAR: good = year(&s, &m->year); break;
  case MOMENT_MONTH_DAY:
    good = take(&s, '-') && take(&s, '-') && two(&s, 1, 12, &m->month) && take(&s, '-') && two(&s, 1, 31, &m->day) &&
           m->day <= days_in(m->year, m->month);
    break;
  case MOMENT_DAY: good = take(&s, '-') && take(&s, '-') && take(&s, '-') && two(&s, 1, 31, &m->day); break;
  case MOMENT_MONTH: good = take(&s, '-') && take(&s, '-') && two(&s, 1, 12, &m->month);
  }
  return good && zone(&s, m) && s.at == lexical.n;
}

/* Days since 1970-01-01, proleptic Gregorian; years count as astronomers count them. */
static int64_t days_from_civil(int64_t y, int month, int day) {
  y -= month <= 2;
  int64_t era = (y >= 0 ? y : y - 399) / 400, of_era = y - era * 400;
  int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

int64_t moment_seconds(const Moment *m) {
  int64_t days = days_from_civil(m->year, m->month, m->day);
  return days * 86400 + m->hour * 3600 + m->minute * 60 + m->second - (int64_t)m->zone * 60;
}

static int order(int64_t a, int64_t b) { return (a > b) - (a < b); }

int moment_compare(const Moment *a, const Moment *b) {
  int64_t x = moment_seconds(a), y = moment_seconds(b);
  if (a->has_zone == b->has_zone) {
    int c = order(x, y);
    return c ? c : order(a->nanosecond, b->nanosecond);
  }
  enum { FARTHEST = 14 * 3600 };
  if (x + FARTHEST < y) return -1;
  if (x - FARTHEST > y) return 1;
  return 2;
}
