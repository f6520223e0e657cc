#include "commands/preview.h"

#include "commands/command.h"

#include <stdio.h>
#include <string.h>

static bool is_act(EntityClass class) { return class == CLASS_AGREEMENT || class == CLASS_EVENT; }

/* Known to the ontology; in the store by one of its keys; or new. */
static const char *match_of(Preview *p, const Entity *e, Str *iri) {
  *iri = arena_copy(&p->arena, e->iri);
  if (e->iri.n) return "known";
  StrBuf found = {0};
  bool stored = false;
  for (size_t i = 0; p->store && i < e->key_count && !stored; i++)
    stored = store_find_key(p->store, e->class, e->keys[i], &found);
  if (stored) *iri = arena_copy(&p->arena, strbuf_as_str(&found));
  strbuf_release(&found);
  return stored ? "stored" : "new";
}

/* An agreement or event that is only referred to has no name and no kind here: the fact that describes it tells of it. */
static bool is_described(const DocumentFacts *f, uint32_t entity) {
  for (size_t i = 0; i < f->claims.n; i++)
    if (f->claims.at[i].subject == entity && f->claims.at[i].predicate == P_KIND) return true;
  return false;
}

static void take_entity(Preview *p, const Entity *e, Place place) {
  StrBuf key = {0};
  strbuf_printf(&key, "%d ", (int)e->class);
  strbuf_add(&key, e->iri.n ? e->iri : e->keys[0]);
  uint32_t next = (uint32_t)p->rows.n, at = map_add(&p->index, strbuf_as_str(&key), next);
  strbuf_release(&key);
  if (at == next) {
    PreviewRow row = {.class = e->class, .label = arena_copy(&p->arena, e->label), .first = place};
    row.match = match_of(p, e, &row.iri);
    array_push(&p->rows, row);
  }
  p->rows.at[at].facts++;
}

void preview_take(Preview *p, const DocumentFacts *facts, Place place) {
  for (uint32_t i = 0; i < facts->entities.n; i++) {
    const Entity *e = &facts->entities.at[i];
    if (!is_act(e->class) || is_described(facts, i)) take_entity(p, e, place);
  }
}

static void print_json(const PreviewRow *row) {
  printf("{\"match\":\"%s\",\"class\":", row->match);
  json_text(stdout, class_local_name(row->class));
  fputs(",\"iri\":", stdout);
  if (row->iri.n) json_text(stdout, row->iri);
  else fputs("null", stdout);
  fputs(",\"label\":", stdout);
  if (row->label.n) json_text(stdout, row->label);
  else fputs("null", stdout);
  printf(",\"facts\":%ld,\"file\":", row->facts);
  json_text(stdout, str_of(row->first.file));
  printf(",\"line\":%ld}\n", row->first.line);
}

static void print_text(const PreviewRow *row) {
  printf("%-7s ", row->match);
  if (row->iri.n) print_safe(stdout, row->iri), fputs("  ", stdout);
  Str class = class_local_name(row->class);
  if (!row->iri.n) printf("%.*s  ", STR_ARG(class));
  if (row->label.n) fputs("\"", stdout), print_safe(stdout, row->label), fputs("\"  ", stdout);
  printf("%ld fact%s, first %s:%ld\n", row->facts, row->facts == 1 ? "" : "s", row->first.file, row->first.line);
}

void preview_print(const Preview *p, bool json) {
  long new[2] = {0};
  for (int acts = 0; acts < 2; acts++) {
    for (size_t i = 0; i < p->rows.n; i++) {
      const PreviewRow *row = &p->rows.at[i];
      if (is_act(row->class) != acts) continue;
      if (json) print_json(row);
      else if (acts && !strcmp(row->match, "new")) new[row->class == CLASS_EVENT]++;
      else print_text(row);
    }
  }
  if (new[0]) printf("new     %ld agreement%s\n", new[0], new[0] == 1 ? "" : "s");
  if (new[1]) printf("new     %ld event%s\n", new[1], new[1] == 1 ? "" : "s");
}

void preview_release(Preview *p) {
  map_release(&p->index);
  arena_release(&p->arena);
  array_release(&p->rows);
}
