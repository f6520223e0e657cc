#include "base/date.h"

static int days_in_month(int year, int month) {
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && (leap || !year) ? 29 : days[month - 1];
}

bool date_is_valid(Date d) {
  if (d.year < 0 || d.year > 9999 || d.month < 0 || d.month > 12 || d.day < 0) return false;
  if (d.day && (!d.month || d.day > days_in_month(d.year, d.month))) return false;
  return d.year || (d.month && d.day);
}

static bool digits(Str s, size_t at, size_t n, int *value) {
  if (at + n > s.n) return false;
  *value = 0;
  for (size_t i = at; i < at + n; i++) {
    if (s.p[i] < '0' || s.p[i] > '9') return false;
    *value = *value * 10 + (s.p[i] - '0');
  }
  return true;
}

Date date_parse(Str iso) {
  Date d = {0, 0, 0}, none = {0, 0, 0};
  if (iso.n == 7 && iso.p[0] == '-' && iso.p[1] == '-') {
    if (!digits(iso, 2, 2, &d.month) || iso.p[4] != '-' || !digits(iso, 5, 2, &d.day)) return none;
  } else {
    if (!digits(iso, 0, 4, &d.year)) return none;
    if (iso.n >= 7 && (iso.p[4] != '-' || !digits(iso, 5, 2, &d.month) || !d.month)) return none;
    if (iso.n >= 10 && (iso.p[7] != '-' || !digits(iso, 8, 2, &d.day) || !d.day)) return none;
    if (iso.n != 4 && iso.n != 7 && iso.n != 10 && !(iso.n > 10 && iso.p[10] == 'T')) return none;
  }
  return date_is_valid(d) ? d : none;
}

Str date_iso(Arena *a, Date d) {
  if (!date_is_set(d)) return STR("");
  if (!d.year) return arena_printf(a, "--%02d-%02d", d.month, d.day);
  if (!d.month) return arena_printf(a, "%04d", d.year);
  if (!d.day) return arena_printf(a, "%04d-%02d", d.year, d.month);
  return arena_printf(a, "%04d-%02d-%02d", d.year, d.month, d.day);
}

/* Days from the civil calendar by 400-year eras that begin on 1 March. */
long date_days(Date d) {
  long y = d.month <= 2 ? d.year - 1 : d.year;
  long era = (y >= 0 ? y : y - 399) / 400;
  long yoe = y - era * 400;
  long doy = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
  return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

Date date_of_days(long days) {
  days += 719468;
  long era = (days >= 0 ? days : days - 146096) / 146097;
  long doe = days - era * 146097;
  long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  long mp = (5 * doy + 2) / 153;
  Date d = {(int)(yoe + era * 400), (int)(mp < 10 ? mp + 3 : mp - 9), (int)(doy - (153 * mp + 2) / 5 + 1)};
  if (d.month <= 2) d.year++;
  return d;
}

Date date_shift(Date d, int years, int months, int days) {
  d.year += years;
  if (d.month) {
    int m = d.year * 12 + d.month - 1 + months;
    d.year = m / 12;
    d.month = m % 12 + 1;
    if (d.day > days_in_month(d.year, d.month)) d.day = days_in_month(d.year, d.month);
  }
  return d.day && days ? date_of_days(date_days(d) + days) : d;
}

int date_weekday(Date d) { return (int)(((date_days(d) + 3) % 7 + 7) % 7) + 1; }

Date date_first(Date d) {
  if (!d.month) d.month = 1;
  if (!d.day) d.day = 1;
  return d;
}

Date date_last(Date d) {
  if (!d.month) d.month = 12;
  if (!d.day) d.day = days_in_month(d.year, d.month);
  return d;
}
