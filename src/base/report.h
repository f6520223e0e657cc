/* Where messages go.
 *
 * Whoever knows the reason writes the message once, with its place; callers pass the Status up. A Report hands each
 * message to a sink (the command line prints it, a test keeps it) and counts. Lines and columns count from 1; 0 = none.
 *
 *   return report_error(r, STATUS_BAD_INPUT, (Place){path, 3, 14}, "expected '}', found '%c'; close the object", c);
 */
#ifndef ENTENTE_BASE_REPORT_H
#define ENTENTE_BASE_REPORT_H

#include "base/status.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdio.h>

typedef struct Place {
  const char *file; ///< NULL when there is none
  long line, column;
} Place;

typedef enum Severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR } Severity;

typedef struct Report Report;
struct Report {
  void (*sink)(Report *r, Severity severity, Place place, const char *message); ///< NULL prints to standard error
  void *user;
  bool quiet; ///< notes are dropped
  long errors, warnings;
};

Status report_error(Report *r, Status status, Place place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void report_warning(Report *r, Place place, const char *format, ...) __attribute__((format(printf, 3, 4)));
void report_note(Report *r, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Writes text for a terminal: control characters, DEL, C1, bidirectional controls and bad UTF-8 come out as \u{..}. */
void print_safe(FILE *out, Str text);

#endif
