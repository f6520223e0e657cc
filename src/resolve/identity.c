#include "resolve/identity.h"

#include "text/fold.h"

#include <stdlib.h>

Str identity_of_name(Str name, Arena *a) {
  StrBuf s = {0};
  strbuf_addc(&s, '~');
  fold(&s, name);
  Str key = arena_copy(a, strbuf_as_str(&s));
  strbuf_release(&s);
  return key;
}

static int by_str(const void *x, const void *y) { return str_cmp(*(const Str *)x, *(const Str *)y); }

static void add_sorted(StrBuf *key, IdentityList list, bool repeated) {
  if (list.n) qsort(list.at, list.n, sizeof *list.at, by_str);
  for (size_t i = 0; i < list.n; i++)
    if (repeated || !i || !str_eq(list.at[i], list.at[i - 1])) strbuf_add(key, list.at[i]), strbuf_addc(key, ',');
}

static Str name_key_of(const Lexicon *lex, AgreementIdentity *x, Arena *a) {
  StrBuf k = {0};
  add_sorted(&k, x->parties, false);
  strbuf_adds(&k, "|n|");
  Str key = name_key(lex, x->name, &k) >= 2 ? arena_copy(a, strbuf_as_str(&k)) : STR("");
  strbuf_release(&k);
  return key;
}

static Str date_key_of(AgreementIdentity *x, Arena *a) {
  StrBuf k = {0};
  add_sorted(&k, x->parties, false);
  strbuf_printf(&k, "|k|%.*s|", STR_ARG(x->kind));
  strbuf_add(&k, date_iso(a, x->date));
  if (!x->date.year || !x->date.month) {
    strbuf_adds(&k, "|d|");
    add_sorted(&k, x->domains, true);
    strbuf_add(&k, x->status);
  }
  Str key = arena_copy(a, strbuf_as_str(&k));
  strbuf_release(&k);
  return key;
}

int identity_agreement_keys(const Lexicon *lex, AgreementIdentity *x, Arena *a, Str keys[2]) {
  int n = 0;
  Str by_name = x->name.n ? name_key_of(lex, x, a) : STR("");
  if (by_name.n) keys[n++] = by_name;
  keys[n++] = date_key_of(x, a);
  return n;
}

Str identity_event_key(const Lexicon *lex, Str kind, IdentityList participants, Date day, Str name, Arena *a) {
  StrBuf k = {0};
  strbuf_printf(&k, "%.*s|", STR_ARG(kind));
  add_sorted(&k, participants, false);
  strbuf_addc(&k, '|');
  strbuf_add(&k, date_iso(a, day));
  strbuf_addc(&k, '|');
  if (!day.month && name.n) name_key(lex, name, &k);
  Str key = arena_copy(a, strbuf_as_str(&k));
  strbuf_release(&k);
  return key;
}
