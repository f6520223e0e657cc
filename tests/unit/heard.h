/* What a report said last, for tests of faults: pass &heard_report. */
#ifndef ENTENTE_UNIT_HEARD_H
#define ENTENTE_UNIT_HEARD_H

#include "base/report.h"

#include <stdio.h>

static char heard_message[512];
static Place heard_place;

static void heard_keep(Report *r, Severity severity, Place place, const char *text) {
  (void)r, (void)severity;
  snprintf(heard_message, sizeof heard_message, "%s", text);
  heard_place = place;
}

static Report heard_report = {.sink = heard_keep};

#endif
