#include "base/date.h"
#include "unit/check.h"

static Str round_trip(Arena *a, const char *iso) { return date_iso(a, date_parse(str_of(iso))); }

int main(void) {
  Arena a = {0};
  const char *good[] = {"2025-10-29", "2025-10", "2025", "--10-29", "2024-02-29", "0999-01-01"};
  for (size_t i = 0; i < sizeof good / sizeof *good; i++) CHECK_STR(round_trip(&a, good[i]), good[i]);
  const char *bad[] = {"", "2025-13", "2025-02-29", "2025-10-32", "hier", "2025-1-1", "--02-30"};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) CHECK_STR(round_trip(&a, bad[i]), "");
  CHECK_STR(round_trip(&a, "2025-10-29T10:00"), "2025-10-29"); // the time is dropped
  CHECK_INT(date_days(date_parse(STR("1970-01-01"))), 0);
  CHECK_INT(date_days(date_parse(STR("2000-03-01"))), 11017);
  CHECK_INT(date_weekday(date_parse(STR("2025-10-29"))), 3);
  CHECK_INT(date_weekday(date_parse(STR("1970-01-01"))), 4);
  bool same = true;
  for (long d = -800000; d < 800000; d += 13) same = same && date_days(date_of_days(d)) == d;
  CHECK(same);
  CHECK_STR(date_iso(&a, date_shift(date_parse(STR("2025-03-01")), 0, 0, -1)), "2025-02-28");
  CHECK_STR(date_iso(&a, date_shift(date_parse(STR("2025-12")), 0, 1, 0)), "2026-01");
  CHECK_STR(date_iso(&a, date_last(date_parse(STR("2024-02")))), "2024-02-29");
  CHECK_STR(date_iso(&a, date_first(date_parse(STR("2025")))), "2025-01-01");
  CHECK_STR(date_iso(&a, date_last(date_parse(STR("2025")))), "2025-12-31");
  arena_release(&a);
  return check_end();
}
