#include "facts/naming.h"

#include "base/sha256.h"

Str fact_id_key(Str source, Str id, Arena *a) { return arena_printf(a, "=%.*s|%.*s", STR_ARG(source), STR_ARG(id)); }

Str fact_document_name(const FactLine *line, Str source, const KeyBook *book, Arena *a) {
  char hex[65];
  Str id = line->fact.id;
  bool once = id.n && !keybook_repeats(book, line->fact.class, fact_id_key(source, id, a));
  StrBuf b = {0};
  sha256_hex(line->text, hex);
  if (line->document.n) strbuf_add(&b, line->document), strbuf_addc(&b, '#');
  strbuf_add(&b, source);
  if (id.n) strbuf_addc(&b, '#'), strbuf_add(&b, id);
  if (!once) strbuf_printf(&b, "#%.16s", hex);
  Str name = arena_copy(a, strbuf_as_str(&b));
  strbuf_release(&b);
  return name;
}

bool fact_document_is_of(Str document, Str source) {
  for (size_t at = 0; at < document.n;) {
    Str rest = str_sub(document, at, document.n);
    if (str_starts(rest, source) && rest.n > source.n && rest.p[source.n] == '#') return true;
    size_t next = str_find(rest, STR("#"));
    at = next == SIZE_MAX ? document.n : at + next + 1;
  }
  return false;
}
