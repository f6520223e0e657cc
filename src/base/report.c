#include "base/report.h"

#include "base/utf8.h"

#include <stdarg.h>

static void print_message(Severity severity, Place place, const char *message) {
  static const char *const word[] = {"", "warning: ", "error: "};
  fputs("entente: ", stderr);
  if (place.file) {
    print_safe(stderr, str_of(place.file));
    if (place.line) fprintf(stderr, ":%ld", place.line);
    if (place.line && place.column) fprintf(stderr, ":%ld", place.column);
    fputs(": ", stderr);
  }
  fputs(word[severity], stderr);
  print_safe(stderr, str_of(message));
  fputc('\n', stderr);
}

static void say(Report *r, Severity severity, Place place, const char *format, va_list args) {
  char message[2048];
  vsnprintf(message, sizeof message, format, args);
  if (severity == SEVERITY_ERROR) r->errors++;
  if (severity == SEVERITY_WARNING) r->warnings++;
  if (severity == SEVERITY_NOTE && r->quiet) return;
  if (r->sink) r->sink(r, severity, place, message);
  else print_message(severity, place, message);
}

Status report_error(Report *r, Status status, Place place, const char *format, ...) {
  va_list args;
  va_start(args, format);
  say(r, SEVERITY_ERROR, place, format, args);
  va_end(args);
  return status;
}

void report_warning(Report *r, Place place, const char *format, ...) {
  va_list args;
  va_start(args, format);
  say(r, SEVERITY_WARNING, place, format, args);
  va_end(args);
}

void report_note(Report *r, const char *format, ...) {
  va_list args;
  va_start(args, format);
  say(r, SEVERITY_NOTE, (Place){0}, format, args);
  va_end(args);
}

void print_safe(FILE *out, Str text) {
  for (size_t i = 0; i < text.n;) {
    uint32_t c;
    size_t len = utf8_next(text, i, &c);
    bool bad = c == UTF8_BAD;
    if (bad) c = (unsigned char)text.p[i];
    bool hidden = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
                  (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
    if (bad || hidden) fprintf(out, "\\u{%x}", (unsigned)c);
    else fwrite(text.p + i, 1, len, out);
    i += len;
  }
}
