/* The actors of a document: found by their entry or their name, or added. */
#include "extract/names.h"

#include "text/fold.h"

#include <string.h>

bool actor_is_state(const Analysis *a, uint32_t actor) {
  return actor != NONE && a->actors.at[actor].class == CLASS_STATE;
}

bool actor_is_region(const Analysis *a, uint32_t actor) {
  const Actor *x = &a->actors.at[actor];
  return x->entry != NO_ENTRY && a->lex->entries[x->entry].flags & ENTRY_REGION;
}

static uint32_t add_actor(Analysis *a, Str key, Actor actor) {
  uint32_t next = (uint32_t)a->actors.n;
  uint32_t i = map_add(&a->actor_index, key, next);
  if (i == next) array_push(&a->actors, actor);
  return i;
}

enum { ENTRY_KEY = 1 + sizeof(uint32_t) };

static Str key_of_entry(uint32_t entry, char key[ENTRY_KEY]) {
  key[0] = '#';
  memcpy(key + 1, &entry, sizeof entry);
  return (Str){key, ENTRY_KEY};
}

uint32_t actor_of_entry(const Analysis *a, uint32_t entry) {
  char key[ENTRY_KEY];
  uint32_t i = map_get(&a->actor_index, key_of_entry(entry, key));
  return i == MAP_NONE ? NONE : i;
}

uint32_t actor_known(Analysis *a, uint32_t entry, Span span) {
  const Entry *e = &a->lex->entries[entry];
  char key[ENTRY_KEY];
  uint32_t i = add_actor(
      a, key_of_entry(entry, key),
      (Actor){.entry = entry,
              .class = e->entity_class < ENTITY_CLASS_COUNT ? (EntityClass)e->entity_class : CLASS_ORGANIZATION,
              .name = text_str(a->text, span),
              .parent = NONE,
              .sentence = a->sentence,
              .span = span});
  if (a->actors.at[i].class > CLASS_ORGANIZATION) a->actors.at[i].class = CLASS_ORGANIZATION;
  if (e->link != NO_ENTRY && a->actors.at[i].parent == NONE &&
      a->lex->entries[e->link].entity_class <= CLASS_ORGANIZATION && e->entity_class != CLASS_COMPANY) {
    uint32_t parent = actor_known(a, e->link, span);
    a->actors.at[i].parent = parent;
    a->actors.at[i].parent_span = span;
  }
  return i;
}

void actor_belongs(Analysis *a, uint32_t actor, uint32_t parent, Span said) {
  Actor *x = &a->actors.at[actor];
  x->parent = parent, x->parent_span = said, x->parent_said = true, x->parent_rule = R_BODY_PARENT;
}

uint32_t actor_named(Analysis *a, EntityClass class, Str name, Span span) {
  StrBuf b = {0};
  fold(&b, name);
  uint32_t i = add_actor(
      a, strbuf_as_str(&b),
      (Actor){.entry = NO_ENTRY, .class = class, .name = name, .parent = NONE, .sentence = a->sentence, .span = span});
  strbuf_release(&b);
  return i;
}

uint32_t actor_named_of(Analysis *a, uint32_t like, uint32_t parent, Span span) {
  Actor actor = a->actors.at[like];
  StrBuf b = {0};
  strbuf_printf(&b, "%u@%u", like, parent);
  uint32_t i =
      add_actor(a, strbuf_as_str(&b),
                (Actor){.entry = NO_ENTRY, .class = actor.class, .name = actor.name, .parent = NONE, .span = span});
  strbuf_release(&b);
  return i;
}
