#include "read/json_lines.h"

#include "base/utf8.h"
#include "read/fields.h"
#include "read/html.h"
#include "read/json.h"
#include "read/plain.h"

#include <stdio.h>
#include <string.h>

static Place place_of(const Document *d, Str object, size_t at) {
  long line = d->line ? d->line : 1;
  size_t start = 0;
  for (size_t i = 0; i < at && i < object.n; i++)
    if (object.p[i] == '\n') line++, start = i + 1;
  return (Place){d->file, line, (long)utf8_count(str_sub(object, start, at)) + 1};
}

static void describe(Str object, size_t at, char *out, size_t size) {
  uint32_t c;
  if (at >= object.n) {
    snprintf(out, size, "the end");
    return;
  }
  utf8_next(object, at, &c);
  if (c > 0x20 && c < 0x7F) snprintf(out, size, "'%c'", (char)c);
  else snprintf(out, size, "U+%04X", (unsigned)c);
}

static Status tell_fault(const Document *d, const Json *j, Report *r) {
  char found[16];
  describe(j->in, j->fault_at, found, sizeof found);
  return report_error(r, STATUS_BAD_INPUT, place_of(d, j->in, j->fault_at), "%s, found %s", j->fault, found);
}

/* Valid UTF-8 is what RFC 8259 §8.1 asks for; a broken byte or what is no character does not lose the document. */
static Str repaired(const Document *d, Str object, Arena *arena, Report *r) {
  size_t good = utf8_valid_prefix(object);
  if (good == object.n && !utf8_has_noncharacter(object)) return object;
  StrBuf b = {0};
  size_t count = utf8_repair(&b, object);
  if (good < object.n)
    report_warning(r, place_of(d, object, good), "not UTF-8 (0x%02X); %zu bad bytes replaced by U+FFFD",
                   (unsigned char)object.p[good], count);
  else report_warning(r, place_of(d, object, 0), "%zu U+FFFE or U+FFFF replaced by U+FFFD", count);
  Str whole = arena_copy(arena, strbuf_as_str(&b));
  strbuf_release(&b);
  return whole;
}

typedef struct Members {
  Str id, url, title, published, lang, text, html;
} Members;

static Str *member_named(Members *m, Str key) {
  static const char *const names[] = {"id", "url", "title", "published", "lang", "text", "html"};
  Str *const fields[] = {&m->id, &m->url, &m->title, &m->published, &m->lang, &m->text, &m->html};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (str_is(key, names[i])) return fields[i];
  return NULL;
}

/* Keeps a member that we know; `text` and `html` must be strings, a number will do for `id`, others of a wrong
   kind are left out. */
static Status keep_member(const Document *d, Members *m, const Json *j, Report *r) {
  Str *field = member_named(m, j->key);
  if (!field || j->kind == JSON_NULL) return STATUS_OK;
  bool number_id = field == &m->id && j->kind == JSON_NUMBER;
  if (j->kind == JSON_STRING || number_id) {
    *field = j->value;
    return STATUS_OK;
  }
  Place place = place_of(d, j->in, j->value_at);
  if (field == &m->text || field == &m->html)
    return report_error(r, STATUS_BAD_INPUT, place, "expected a string as \"%.*s\", found %s", STR_ARG(j->key),
                        json_kind(j->kind));
  report_warning(r, place, "expected a string as \"%.*s\", found %s; left out", STR_ARG(j->key), json_kind(j->kind));
  return STATUS_OK;
}

static Status read_members(const Document *d, Members *m, Json *j, Report *r) {
  while (json_member(j)) {
    Status status = keep_member(d, m, j, r);
    if (status != STATUS_OK) return status;
  }
  if (j->fault) return tell_fault(d, j, r);
  size_t end = j->at;
  while (end < j->in.n && strchr(" \t\r\n", j->in.p[end]) && j->in.p[end]) end++;
  if (end < j->in.n) {
    j->fault = "expected nothing after the object", j->fault_at = end;
    return tell_fault(d, j, r);
  }
  if (j->replaced)
    report_warning(r, (Place){d->file, d->line ? d->line : 1, 0},
                   "%zu escapes that name no character replaced by U+FFFD", j->replaced);
  return STATUS_OK;
}

static void set_fields(Document *d, const Members *m, Arena *arena, Report *r) {
  d->id = str_trim(m->id);
  d->url = field_url(arena, m->url);
  d->title = field_line(arena, m->title);
  d->lang = field_lang(arena, m->lang);
  d->published = field_date(arena, m->published);
  if (m->published.n && !d->published.n)
    report_warning(r, (Place){d->file, d->line ? d->line : 1, 0}, "\"published\" is no ISO date: \"%.*s\"; left out",
                   m->published.n > 40 ? 40 : (int)m->published.n, m->published.p);
}

Status json_document(Document *d, Str object, Arena *arena, Report *r) {
  Members m = {0};
  Json j;
  if (str_starts(object, STR("\xEF\xBB\xBF"))) object = str_sub(object, 3, object.n);
  json_begin(&j, repaired(d, object, arena, r), arena);
  Status status = read_members(d, &m, &j, r);
  if (status != STATUS_OK) return status;
  if (!m.text.p && !m.html.p) return STATUS_END;
  set_fields(d, &m, arena, r);
  if (!m.text.n && m.html.n) return html_read(d, m.html, arena, r);
  if (str_starts(m.text, STR("\xEF\xBB\xBF"))) m.text = str_sub(m.text, 3, m.text.n);
  d->text = plain_line_ends(arena, m.text);
  return STATUS_OK;
}
