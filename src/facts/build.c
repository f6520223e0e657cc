#include "facts/build.h"

#include "facts/builder.h"

/* The text that the fact quotes, where it is at hand, else the fact itself. */
static Status take_text(Builder *b, Document *d) {
  const FactLine *line = b->line;
  *d = (Document){.id = STR("fact"),
                  .url = STR(""),
                  .title = STR(""),
                  .published = line->published,
                  .lang = line->fact.lang,
                  .text = line->text,
                  .file = line->place.file,
                  .line = line->place.line};
  if (!line->document.n) return STATUS_OK;
  Document found = {0};
  d->title = line->document;
  if (!b->c->texts.find || !b->c->texts.find(b->c->texts.user, line->document, &found)) {
    b->c->unchecked++;
    return STATUS_OK;
  }
  b->quotes = true;
  d->text = found.text;
  if (found.title.n) d->title = found.title;
  if (found.lang.n) d->lang = found.lang;
  if (found.published.n && !d->published.n) d->published = found.published;
  return build_find_quotes(b);
}

static Status build_speaker(Builder *b) {
  Slot *s = b->line->attributed_to;
  Status status = s ? build_thing(b, s, b->line->fact.lang) : STATUS_OK;
  if (s && status == STATUS_OK) b->speaker = s->entity;
  return status;
}

/* What has been built is good: the keys of what has an id are its own, or shared. */
static void learn(Builder *b) {
  for (size_t i = 0; i < b->described.n; i++) {
    const Entity *e = &b->f->entities.at[b->described.at[i]];
    keybook_learn_id(b->c->book, e->class, e->keys[0]);
    for (size_t k = 1; k < e->key_count; k++) keybook_learn(b->c->book, e->class, e->keys[k], e->keys[0]);
  }
}

Status fact_build(FactContext *c, FactLine *line, Document *d, DocumentFacts *facts, Report *r) {
  Builder b = {.c = c, .line = line, .d = d, .f = facts, .report = r, .speaker = NO_ENTITY};
  uint32_t entity;
  document_facts_clear(facts);
  Status status = take_text(&b, d);
  if (status == STATUS_OK) status = build_speaker(&b);
  if (status == STATUS_OK) status = build_described(&b, &line->fact, line->fact.class, STR(""), &entity);
  if (status == STATUS_OK && c->learning && c->book) learn(&b);
  map_release(&b.index);
  array_release(&b.described);
  array_release(&b.marks);
  return status;
}
