/* Dates in the words of a sentence: each expression becomes one unit. */
#include "extract/dates.h"

#include "extract/units.h"

static int number_of(const Analysis *a, const WordUnit *u) {
  if (u->type != UNIT_WORD) return -1;
  if (u->flags & TOKEN_NUMBER) {
    Str s = unit_str(a, u);
    int v = 0;
    size_t i = 0;
    for (; i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; i++) {
      v = v * 10 + (s.p[i] - '0');
      if (v > 99999) return -1;
    }
    return i == s.n || (i && i + 3 >= s.n && v < 32 && s.p[i] != '.' && s.p[i] != ',' && s.p[i] != ':' && s.p[i] != '/')
               ? v
               : -1;
  }
  const Entry *e = unit_entry(a, u, W_NUMBER);
  if (!e) e = unit_entry(a, u, W_ORDINAL);
  return e ? e->number : -1;
}

static bool is_day(const Analysis *a, const WordUnit *u) {
  int n = number_of(a, u);
  return u->flags & TOKEN_NUMBER && n >= 1 && n <= 31;
}

static bool is_year(const Analysis *a, const WordUnit *u) {
  int n = number_of(a, u);
  return u->flags & TOKEN_NUMBER && u->span.end - u->span.start == 4 && n >= 1800 && n <= 2100;
}

static int month_of(const Analysis *a, const WordUnit *u) {
  const Entry *e = u->type == UNIT_WORD ? unit_entry(a, u, W_MONTH) : NULL;
  return e ? e->number : 0;
}

/* 20.10.2022, 20/10/2022, 2022-10-20 as one token or with hyphens */
static bool numeric_date(const Analysis *a, const WordUnit *u, Date *d) {
  if (!(u->flags & TOKEN_NUMBER)) return false;
  Str s = unit_str(a, u);
  int part[3] = {0}, n = 0, width[3] = {0};
  for (size_t i = 0; i < s.n; i++) {
    if (s.p[i] >= '0' && s.p[i] <= '9') {
      part[n] = part[n] * 10 + (s.p[i] - '0');
      if (++width[n] > 4) return false;
    } else if (s.p[i] == '.' || s.p[i] == '/') {
      if (++n > 2) return false;
    } else return false;
  }
  if (n != 2) return false;
  if (width[0] == 4) *d = (Date){part[0], part[1], part[2]};
  else if (width[2] == 4) *d = (Date){part[2], part[1], part[0]};
  else return false;
  return date_is_valid(*d) && date_is_full(*d);
}

static void place_date(Analysis *a, size_t from, size_t to, DateMention d) {
  d.span = span_join(a->units.at[from].span, a->units.at[to - 1].span);
  if (from > 0 && unit_has(&a->units.at[from - 1], W_OPENER))
    d.role = (uint8_t)unit_act(a, &a->units.at[from - 1], W_OPENER);
  array_push(&a->dates, d);
  units_merge(a, from, to, UNIT_DATE, (uint32_t)a->dates.n - 1);
}

/* DateShift beside a date word: « octobre dernier », "last October" */
static bool shift_at(const Analysis *a, size_t i, DateMention *d) {
  const Entry *e = unit_entry(a, unit_at(a, i), W_DATE_SHIFT);
  if (!unit_has(unit_at(a, i), W_DATE_SHIFT) || !e) return false;
  d->shift = (int8_t)e->number;
  return d->shifted = true;
}

/* Year and shift that may follow a month; returns the unit after them. */
static size_t after_month(const Analysis *a, size_t i, DateMention *d) {
  size_t k = i;
  if (unit_is(a, unit_at(a, k), ',') && is_year(a, unit_at(a, k + 1))) k++;
  if (unit_opens(a, unit_at(a, k), ROLE_OF) && is_year(a, unit_at(a, k + 1))) k++;
  if (is_year(a, unit_at(a, k))) {
    d->date.year = number_of(a, unit_at(a, k));
    return k + 1;
  }
  const Entry *year = unit_entry(a, unit_at(a, i), W_DATE_WORD); /* "in March last year" */
  if (unit_has(unit_at(a, i), W_DATE_WORD) && year && year->act == UNIT_YEAR && a->published.year) {
    d->date.year = a->published.year + year->number;
    return i + 1;
  }
  return shift_at(a, i, d) ? i + 1 : i;
}

/* [weekday] day [and|to day] month [year] */
static bool day_month(Analysis *a, size_t i) {
  size_t k = i;
  DateMention d = {0};
  if (unit_has(unit_at(a, k), W_WEEKDAY)) k++;
  if (k > i && unit_is(a, unit_at(a, k), ',')) k++;
  if (!is_day(a, unit_at(a, k)) && !(unit_has(unit_at(a, k), W_ORDINAL) && month_of(a, unit_at(a, k + 1))))
    return false;
  d.date.day = number_of(a, unit_at(a, k));
  size_t m = k + 1;
  /* a second day: « 25 et 26 octobre », « 20 au 22 octobre », "18-19 November" */
  if (!month_of(a, unit_at(a, m))) {
    if (is_day(a, unit_at(a, m)) && unit_at(a, m)->flags & TOKEN_HYPHEN)
      d.last_day = (uint8_t)number_of(a, unit_at(a, m)), m++;
    else if ((unit_has(unit_at(a, m), W_CONJUNCTION) || unit_has(unit_at(a, m), W_OPENER)) &&
             is_day(a, unit_at(a, m + 1)))
      d.last_day = (uint8_t)number_of(a, unit_at(a, m + 1)), m += 2;
    else if (unit_opens(a, unit_at(a, m), ROLE_OF) && month_of(a, unit_at(a, m + 1))) m++;
  }
  int month = month_of(a, unit_at(a, m));
  if (!month) return false;
  d.date.month = month;
  size_t end = after_month(a, m + 1, &d);
  /* « du 30 octobre au 1er novembre »: the first day is what counts; its year may stand at the end */
  if ((unit_has(unit_at(a, end), W_OPENER)) && is_day(a, unit_at(a, end + 1)) && month_of(a, unit_at(a, end + 2))) {
    DateMention last = {0};
    size_t after = after_month(a, end + 3, &last);
    if (!d.date.year) d.date.year = last.date.year;
    end = after;
  }
  if (!date_is_valid(d.date)) return false;
  place_date(a, i, end, d);
  return true;
}

/* month [year | day[,] year]: "October 29, 2025", « octobre 2025 », « décembre dernier » */
static bool month_first(Analysis *a, size_t i) {
  DateMention d = {0};
  size_t k = i;
  bool shifted = shift_at(a, k, &d) && month_of(a, unit_at(a, k + 1));
  if (shifted) k++;
  else d = (DateMention){0};
  if (unit_has(unit_at(a, k), W_WEEKDAY) && unit_is(a, unit_at(a, k + 1), ',')) k += 2;
  else if (unit_has(unit_at(a, k), W_WEEKDAY) && month_of(a, unit_at(a, k + 1))) k++;
  d.date.month = month_of(a, unit_at(a, k));
  if (!d.date.month) return false;
  size_t end = k + 1;
  if (unit_is_capital(unit_at(a, end)) && !unit_at(a, end)->mask) return false; /* "Jan Smit", "April Jones" */
  if (!shifted && is_day(a, unit_at(a, end)) && !is_year(a, unit_at(a, end))) {
    d.date.day = number_of(a, unit_at(a, end++));
    if (is_day(a, unit_at(a, end)) && unit_at(a, end)->flags & TOKEN_HYPHEN)
      d.last_day = (uint8_t)number_of(a, unit_at(a, end)), end++;
    else if ((unit_has(unit_at(a, end), W_CONJUNCTION) || unit_has(unit_at(a, end), W_OPENER)) &&
             is_day(a, unit_at(a, end + 1)) && !month_of(a, unit_at(a, end + 2)))
      d.last_day = (uint8_t)number_of(a, unit_at(a, end + 1)), end += 2;
  }
  end = after_month(a, end, &d);
  if (!(unit_at(a, k)->flags & TOKEN_CAPITAL) && !d.date.year && !d.shifted && !d.date.day && i == 0) return false;
  if (!date_is_valid(d.date) && d.date.day) return false;
  place_date(a, i, end, d);
  return true;
}

/* « fin 2024 », "in late March 2021", "at the end of last year": dated by the year or month of which it is a part. */
static bool part_of_period(Analysis *a, size_t i) {
  if (!unit_means(a, unit_at(a, i), W_DATE_WORD, "Part")) return false;
  size_t k = i + 1;
  while (k < i + 4 && (unit_opens(a, unit_at(a, k), ROLE_OF) || unit_has(unit_at(a, k), W_DETERMINER))) k++;
  DateMention d = {.date.month = month_of(a, unit_at(a, k))};
  size_t end = after_month(a, d.date.month ? k + 1 : k, &d);
  if (!d.date.month && !d.date.year) return false;
  place_date(a, i, end, d);
  return true;
}

static Date offset_date(Date published, Unit unit, int by) {
  switch (unit) {
  case UNIT_DAY: return date_is_full(published) ? date_shift(published, 0, 0, by) : (Date){0};
  case UNIT_MONTH:
    if (!published.month) return (Date){0};
    published.day = 0;
    return date_shift(published, 0, by, 0);
  case UNIT_YEAR: return published.year ? (Date){published.year + by, 0, 0} : (Date){0};
  default: return (Date){0}; /* « la semaine dernière » names no day; its month may be two */
  }
}

/* The last full date before this place in the text. */
static Date last_day_named(const Analysis *a) {
  for (size_t k = a->dates.n; k-- > 0 && a->dates.n - k < 20;) {
    Date d = date_resolve(a, (uint32_t)k, TENSE_PAST);
    if (date_is_full(d)) return d;
  }
  return (Date){0};
}

static bool relative(Analysis *a, size_t i) {
  const Entry *e = unit_has(unit_at(a, i), W_DATE_WORD) ? unit_entry(a, unit_at(a, i), W_DATE_WORD) : NULL;
  if (!e) return false;
  DateMention d = {.relative = true, .date = offset_date(a->published, (Unit)e->act, e->number)};
  if (e->flags & ENTRY_WEAK) d.date = offset_date(last_day_named(a), (Unit)e->act, e->number); /* « le lendemain » */
  if (!date_is_set(d.date)) d.shifted = false;
  size_t end = i + 1;
  /* « aujourd'hui, mercredi 29 octobre »: the date itself says more */
  place_date(a, i, end, d);
  return true;
}

static bool weekday_alone(Analysis *a, size_t i) {
  DateMention d = {0};
  size_t k = i;
  if (shift_at(a, k, &d) && unit_has(unit_at(a, k + 1), W_WEEKDAY)) k++;
  else d = (DateMention){0};
  const Entry *e = unit_has(unit_at(a, k), W_WEEKDAY) ? unit_entry(a, unit_at(a, k), W_WEEKDAY) : NULL;
  if (!e) return false;
  d.weekday = (uint8_t)e->number;
  size_t end = k + 1;
  if (k == i && shift_at(a, end, &d)) end++;
  place_date(a, i, end, d);
  return true;
}

/* "a 2019 agreement", "their 2022 supply agreement" */
static bool dates_instrument(const Analysis *a, size_t i) {
  if (!unit_has(unit_at(a, i - 1), W_DETERMINER)) return false;
  for (size_t k = i + 1; k < i + 5; k++) {
    const WordUnit *n = unit_at(a, k);
    if (unit_has(n, W_INSTRUMENT)) return true;
    if (n->type != UNIT_WORD || n->flags & TOKEN_PUNCT || unit_has(n, W_OPENER) || unit_has(n, W_CONJUNCTION))
      return false;
  }
  return false;
}

/* « plan d'action 2025-2030 », whose hyphen is no unit: how long something holds, and not when anything was done. */
static bool is_span_of_years(const Analysis *a, size_t i) {
  return is_year(a, unit_at(a, i + 1)) || is_year(a, unit_at(a, i - 1));
}

/* A bare year counts only where a word says that it is one: « en 2009 », « de 2005 », "(2012)". */
static bool year_alone(Analysis *a, size_t i) {
  if (!is_year(a, unit_at(a, i)) || i == 0 || is_span_of_years(a, i)) return false;
  const WordUnit *before = unit_at(a, i - 1);
  if (!unit_has(before, W_OPENER) && !unit_is(a, before, '(') && !dates_instrument(a, i) &&
      !unit_has(before, W_EVENT_NOUN) && !unit_is_capital(before))
    return false;
  place_date(a, i, i + 1, (DateMention){.date = {number_of(a, unit_at(a, i)), 0, 0}});
  return true;
}

void dates_find(Analysis *a) {
  const uint64_t hints = W_BIT(W_MONTH) | W_BIT(W_WEEKDAY) | W_BIT(W_DATE_WORD);
  for (size_t i = 0; i < a->units.n; i++) {
    const WordUnit *u = unit_at(a, i);
    Date d;
    if (u->type != UNIT_WORD ||
        !(u->mask & (hints | W_BIT(W_ORDINAL) | W_BIT(W_DATE_SHIFT)) || u->flags & TOKEN_NUMBER))
      continue;
    if (numeric_date(a, u, &d)) {
      place_date(a, i, i + 1, (DateMention){.date = d});
      continue;
    }
    if (day_month(a, i) || month_first(a, i) || part_of_period(a, i) || relative(a, i) || weekday_alone(a, i) ||
        year_alone(a, i))
      continue;
  }
}

/* « 1961. Dakar et Bamako signent … », "March 2012 – Morocco and Tunisia initial …": the entries of a chronology. A date of the
   year of publication that no other entry stands before is a dateline, which dates nothing. */
static bool leads_entry(const Analysis *a, const DateMention *m) {
  const WordUnit *n = unit_at(a, 1);
  bool closed = a->units.n == 1 || unit_is(a, n, ':') || (unit_is(a, n, '.') && a->units.n == 2) || unit_is_dash(a, n);
  return closed && m->date.year && (a->lead_date != NONE || !a->published.year || m->date.year != a->published.year);
}

void dates_note_lead(Analysis *a) {
  const Block *b = &a->text->blocks.at[a->text->sentences.at[a->sentence].block];
  const WordUnit *first = unit_at(a, 0);
  if (a->sentence != b->sentence_begin || !(first->flags & TOKEN_NUMBER || unit_has(first, W_MONTH))) return;
  dates_find(a);
  if (is_year(a, unit_at(a, 0))) place_date(a, 0, 1, (DateMention){.date = {number_of(a, unit_at(a, 0)), 0, 0}});
  if (unit_at(a, 0)->type != UNIT_DATE || !leads_entry(a, &a->dates.at[unit_at(a, 0)->index])) return;
  a->lead_date = unit_at(a, 0)->index;
  a->lead_sentence =
      a->units.n <= 2 ? a->sentence + 1 : a->sentence; /* the date stands alone, or what happened behind it */
}
