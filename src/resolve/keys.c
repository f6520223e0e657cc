#include "resolve/builder.h"

#include "text/fold.h"

#include <stdlib.h>

Str key_fold(Builder *b, const char *prefix, Str name) {
  StrBuf s = {0};
  strbuf_adds(&s, prefix);
  fold(&s, name);
  Str key = arena_copy(&b->f->arena, strbuf_as_str(&s));
  strbuf_release(&s);
  return key;
}

static Str actor_id(Builder *b, uint32_t i) {
  const Actor *x = &b->a->actors.at[i];
  return x->entry != NO_ENTRY ? relative_iri(b, lex_str(b->a->lex, b->a->lex->entries[x->entry].iri))
                              : key_fold(b, "~", x->name);
}

static int by_str(const void *x, const void *y) { return str_cmp(*(const Str *)x, *(const Str *)y); }

void key_add_actors(Builder *b, StrBuf *key, const Args *args) {
  Str ids[LIST_MAX];
  int n = 0;
  for (int i = 0; i < args->n; i++)
    if (args->at[i].actor != NONE) ids[n++] = actor_id(b, args->at[i].actor);
  qsort(ids, (size_t)n, sizeof *ids, by_str);
  for (int i = 0; i < n; i++)
    if (!i || !str_eq(ids[i], ids[i - 1])) strbuf_add(key, ids[i]), strbuf_addc(key, ',');
}

static void add_sorted_domains(Builder *b, StrBuf *key, const DomainHits *d) {
  Str ids[LIST_MAX];
  for (int i = 0; i < d->n; i++)
    ids[i] = lexicon_local_name(lex_str(b->a->lex, b->a->lex->entries[d->at[i].entry].iri));
  qsort(ids, d->n, sizeof *ids, by_str);
  for (int i = 0; i < d->n; i++) strbuf_add(key, ids[i]), strbuf_addc(key, ',');
}

Str longest_name(const AgreementNode *x) {
  Str best = {0};
  for (size_t i = 0; i < x->names.n; i++)
    if (x->names.at[i].text.n > best.n) best = x->names.at[i].text;
  return best;
}

void keys_of_agreement(Builder *b, const AgreementNode *x, Str keys[2], int *count) {
  const NodeStep *step = node_main_step(x);
  StrBuf k = {0};
  *count = 0;
  Str name = longest_name(x);
  if (name.n && name_words(b->a, name).n >= 2) {
    key_add_actors(b, &k, &x->parties);
    strbuf_adds(&k, "|n|");
    name_key(b->a, name, &k);
    keys[(*count)++] = arena_copy(&b->f->arena, strbuf_as_str(&k));
    strbuf_clear(&k);
  }
  key_add_actors(b, &k, &x->parties);
  strbuf_printf(&k, "|k|%.*s|", STR_ARG(x->kind));
  Date d = step ? step->date : (Date){0};
  if (d.year && d.month) strbuf_add(&k, date_iso(&b->f->arena, d));
  else {
    strbuf_add(&k, date_iso(&b->f->arena, d));
    strbuf_adds(&k, "|d|");
    add_sorted_domains(b, &k, &x->domains);
    if (step) strbuf_adds(&k, agreement_status_names[step->status].p);
  }
  keys[(*count)++] = arena_copy(&b->f->arena, strbuf_as_str(&k));
  strbuf_release(&k);
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
