/* Calendar dates as precise as the source, never more (proleptic Gregorian; ISO 8601).
 *
 * year 0 = unknown (then only month and day are known, xsd:gMonthDay); month 0 or day 0 = not given.
 */
#ifndef ENTENTE_BASE_DATE_H
#define ENTENTE_BASE_DATE_H

#include "base/arena.h"

typedef struct Date {
  int year, month, day;
} Date;

static inline bool date_is_set(Date d) { return d.year || d.month; }
static inline bool date_is_full(Date d) { return d.year && d.month && d.day; }
bool date_is_valid(Date d);     ///< each given part in its range
Date date_parse(Str iso);       ///< "2025-10-29", "2025-10", "2025", "--10-29"; all 0 when it is none of these
Str date_iso(Arena *a, Date d); ///< empty when not set
long date_days(Date d);         ///< days since 1970-01-01 of a full date
Date date_of_days(long days);
Date date_shift(Date d, int years, int months, int days); ///< parts not given stay not given
int date_weekday(Date d);                                 ///< 1 Monday to 7 Sunday, of a full date
Date date_first(Date d);                                  ///< first day that d can mean
Date date_last(Date d);                                   ///< last day that d can mean

#endif
