#include "resolve/builder.h"

#include "text/fold.h"

Str key_fold(Builder *b, Str name) {
  StrBuf s = {0};
  fold(&s, name);
  Str key = arena_copy(&b->f->arena, strbuf_as_str(&s));
  strbuf_release(&s);
  return key;
}

static Str actor_id(Builder *b, uint32_t i) {
  const Actor *x = &b->a->actors.at[i];
  return x->entry != NO_ENTRY ? relative_iri(b, x->entry) : identity_of_name(x->name, &b->f->arena);
}

IdentityList key_actors(Builder *b, const Args *args) {
  IdentityList list = {ARENA_ARRAY(&b->a->arena, Str, (size_t)args->n + 1), 0};
  for (int i = 0; i < args->n; i++)
    if (args->at[i].actor != NONE) list.at[list.n++] = actor_id(b, args->at[i].actor);
  return list;
}

static IdentityList key_domains(Builder *b, const DomainHits *d) {
  IdentityList list = {ARENA_ARRAY(&b->a->arena, Str, (size_t)d->n + 1), d->n};
  for (int i = 0; i < d->n; i++)
    list.at[i] = lexicon_local_name(lex_str(b->a->lex, b->a->lex->entries[d->at[i].entry].iri));
  return list;
}

Str longest_name(const AgreementNode *x) {
  Str best = {0};
  for (size_t i = 0; i < x->names.n; i++)
    if (x->names.at[i].text.n > best.n) best = x->names.at[i].text;
  return best;
}

void keys_of_agreement(Builder *b, const AgreementNode *x, Str keys[2], int *count) {
  const NodeStep *step = node_main_step(x);
  AgreementIdentity identity = {.parties = key_actors(b, &x->parties),
                                .domains = key_domains(b, &x->domains),
                                .name = longest_name(x),
                                .kind = x->kind,
                                .status = step ? agreement_status_names[step->status] : STR(""),
                                .date = step ? step->date : (Date){0}};
  *count = identity_agreement_keys(b->a->lex, &identity, &b->f->arena, keys);
}

/* Takes a key for e unless one of its class has it. */
static bool take_key(Builder *b, Entity *e, Str *own, Str key) {
  Str of_class = arena_printf(&b->a->arena, "%d %.*s", (int)e->class, STR_ARG(key));
  if (map_get(&b->keys, of_class) != MAP_NONE) return false;
  map_add(&b->keys, of_class, 1);
  own[e->key_count++] = key;
  return true;
}

void keys_take(Builder *b, Entity *e, const Str *keys, int count) {
  Str *own = ARENA_ARRAY(&b->f->arena, Str, 2);
  for (int i = 0; i < count; i++) take_key(b, e, own, keys[i]);
  if (!e->key_count) { /* all are another's: the last with a number */
    Str last = keys[count - 1], of_class = arena_printf(&b->a->arena, "%d %.*s", (int)e->class, STR_ARG(last));
    uint32_t ordinal = map_get(&b->keys, of_class) + 1;
    while (!take_key(b, e, own, arena_printf(&b->f->arena, "%.*s#%u", STR_ARG(last), ordinal))) ordinal++;
    map_set(&b->keys, of_class, ordinal);
  }
  e->keys = own;
}
