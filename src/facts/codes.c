#include "facts/codes.h"

#include "lexicon/lexicon.h"

Str codes_plain(Str code) {
  size_t zeros = 0;
  while (zeros + 1 < code.n && code.p[zeros] == '0') zeros++;
  return str_sub(code, zeros, code.n);
}

/* The meanings from `own` on are those of codes. */
static void add_code(FactMap *map, MapField *f, size_t own, Str code, Str iri) {
  Str base = STR(NS_ID), plain = codes_plain(str_trim(code));
  if (!plain.n || !str_starts(iri, STR(NS_ID "state/"))) return;
  uint32_t next = (uint32_t)f->meanings.n, at = map_add(&f->values, plain, next);
  Str meaning = arena_printf(&map->arena, "\"%.*s\"", STR_ARG(str_sub(iri, base.n, iri.n)));
  if (at == next) array_push(&f->meanings, meaning);
  else if (at >= own) f->meanings.at[at] = STR(""); /* of several */
}

static Status read_codes(FactMap *map, MapField *f, Csv *list, Report *r) {
  size_t iri = csv_column(list, STR("iri")), code = csv_column(list, f->codes), own = f->meanings.n;
  Status status;
  if (iri == SIZE_MAX || code == SIZE_MAX)
    return report_error(r, STATUS_BAD_INPUT, (Place){list->lines.file, 1, 0}, "no column '%.*s' in the list of codes",
                        STR_ARG(f->codes));
  while ((status = csv_next(list, r)) == STATUS_OK) add_code(map, f, own, list->cells.at[code], list->cells.at[iri]);
  return status == STATUS_END ? STATUS_OK : status;
}

Status codes_fill(FactMap *map, MapField *f, Report *r) {
  Str folder;
  Csv list;
  Status status = lexicon_folder(&map->arena, &folder, r);
  if (status != STATUS_OK) return status;
  Str path = arena_printf(&map->arena, "%.*s/codes.csv", STR_ARG(folder));
  status = csv_open(&list, path.p, (CsvForm){.delimiter = ','}, r);
  if (status != STATUS_OK) return status;
  status = read_codes(map, f, &list, r);
  f->translated = true;
  csv_close(&list);
  return status;
}
