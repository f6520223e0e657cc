/* Dates and times of XSD, of every precision: xsd:dateTime, date, time, gYearMonth, gYear, gMonthDay, gDay, gMonth. */
#ifndef ENTENTE_RDF_MOMENT_H
#define ENTENTE_RDF_MOMENT_H

#include "base/str.h"

typedef enum MomentKind {
  MOMENT_DATE_TIME,
  MOMENT_DATE,
  MOMENT_TIME,
  MOMENT_YEAR_MONTH,
  MOMENT_YEAR,
  MOMENT_MONTH_DAY,
  MOMENT_DAY,
  MOMENT_MONTH
} MomentKind;

typedef struct Moment {
  MomentKind kind;
  int64_t year;
  int month, day, hour, minute, second;
  int nanosecond;
  Str fraction; ///< the digits of the second behind its point, as written
  bool has_zone;
  int zone; ///< minutes east of UTC
} Moment;

bool moment_parse(Moment *m, MomentKind kind, Str lexical); ///< false when it is no value of the type
/* -1, 0, 1; 2 when a zone is missing on one side and the order hangs on it (XSD 1.1 part 2, §3.3.7.4). Of one kind. */
int moment_compare(const Moment *a, const Moment *b);
int64_t moment_seconds(
    const Moment *m); ///< on the time line, where what is not given is the first, in UTC where there is no zone

#endif
