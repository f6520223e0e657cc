/* The day, month or year that a date in the text means: by the tense told, against the date of publication. */
#include "extract/dates.h"

static long distance(Date d, Date from) { return date_days(d) - date_days(from); }

/* The year that a day and month without one most likely has: the nearest, the past one unless the clause looks ahead. */
static Date with_year(Date d, Date published, Tense tense, const DateMention *m) {
  if (!published.year || !published.month) return (Date){0};
  Date day = published.day ? published : date_first(published);
  Date best = {0};
  long least = 100000;
  for (int year = day.year - 1; year <= day.year + 1; year++) {
    Date c = {year, d.month, d.day};
    if (!date_is_valid(c)) continue;
    Date whole = date_first(c);
    long away = distance(whole, day);
    bool same_month = !d.day && c.year == day.year && c.month == day.month;
    if (m->shifted && m->shift < 0 && away >= 0) continue;
    if (m->shifted && m->shift > 0 && away <= 0) continue;
    long cost = away < 0 ? -away : away;
    if (tense == TENSE_FUTURE && away < 0 && !same_month) cost += 200;
    if (tense == TENSE_PAST && away > 0) cost += 400;
    if (cost < least) least = cost, best = c;
  }
  return best;
}

Date date_resolve(const Analysis *a, uint32_t index, Tense tense) {
  const DateMention *m = &a->dates.at[index];
  Date d = m->date;
  if (m->weekday) {
    if (!date_is_full(a->published)) return (Date){0};
    int today = date_weekday(a->published), by = m->weekday - today;
    if (tense == TENSE_PRESENT && !m->shifted) { /* « accueille lundi », « signent mercredi »: the nearest */
      by = (by % 7 + 7) % 7;
      if (by > 3) by -= 7;
      return date_shift(a->published, 0, 0, by);
    }
    bool ahead = m->shifted ? m->shift > 0 : tense == TENSE_FUTURE || tense == TENSE_CONDITIONAL;
    if (ahead && (by < 0 || (by == 0 && m->shifted))) by += 7;
    if (!ahead && (by > 0 || (by == 0 && m->shifted))) by -= 7;
    return date_shift(a->published, 0, 0, by);
  }
  if (d.year || !d.month) return d;
  Date with = with_year(d, a->published, tense, m);
  if (with.year) return with;
  return d.day ? d : (Date){0};
}
