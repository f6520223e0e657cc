#include "diff/snapshots.h"

/* Reading a name costs a few look-ups in the store; most are asked for more than once. */
static Str label_of(const void *user, Str iri) {
  SnapshotNames *n = (SnapshotNames *)user;
  uint32_t next = (uint32_t)n->labels.n, at = map_add(&n->index, iri, next);
  if (at == next) array_push(&n->labels, store_name(n->store, n->after, n->before, iri, n->lang, &n->arena));
  return n->labels.at[at];
}

static bool names_any(const void *user, Str subject, const Map *objects) {
  const SnapshotNames *n = user;
  return store_names_any(n->store, n->before, n->after, subject, objects);
}

void snapshot_names_release(SnapshotNames *n) {
  map_release(&n->index);
  array_release(&n->labels);
  arena_release(&n->arena);
  *n = (SnapshotNames){0};
}

static CauseKind kind_of(Reason r) {
  switch (r) {
  case REASON_CAME: return CAUSE_DOCUMENT_CAME;
  case REASON_TEXT: return CAUSE_DOCUMENT_CHANGED;
  case REASON_WITHDRAWN: return CAUSE_DOCUMENT_WITHDRAWN;
  case REASON_LEXICON: return CAUSE_LEXICON_CHANGED;
  case REASON_MERGED: return CAUSE_IDENTITY_MERGED;
  case REASON_SPLIT: return CAUSE_IDENTITY_SPLIT;
  default: return CAUSE_RULE_CHANGED;
  }
}

static Cause cause_of(const SnapshotCause *why) {
  return (Cause){kind_of(why->reason), why->document_iri, why->document, why->title, why->quote, why->rule};
}

static void take_rows(Changes *c, const SnapshotDiff *d, Arena *a) {
  Cause *causes = ARENA_ARRAY(a, Cause, d->causes.n + 1);
  for (size_t i = 0; i < d->causes.n; i++) causes[i] = cause_of(&d->causes.at[i]);
  array_reserve(&c->rows, d->rows.n);
  for (size_t i = 0; i < d->rows.n; i++) {
    const SnapshotChange *row = &d->rows.at[i];
    array_push(&c->rows, (Change){.quad = {&d->terms[row->subject], &d->terms[row->predicate], &d->terms[row->object]},
                                  .cause = row->cause == NO_CAUSE ? NULL : &causes[row->cause],
                                  .added = row->added});
  }
}

static void take_identity(Changes *c, const SnapshotIdentity *n) {
  static const IdentityKind kinds[] = {[IDENTITY_RENAMED] = IDENTITY_IS_RENAMED,
                                       [IDENTITY_MERGED] = IDENTITY_IS_MERGED,
                                       [IDENTITY_SPLIT] = IDENTITY_IS_SPLIT};
  Identity new = {.kind = kinds[n->kind], .from = n->from, .to = n->to};
  new.cause = (Cause){.kind = kind_of(n->reason), .document = n->document_iri, .name = n->document, .title = n->title};
  array_push(&c->identities, new);
}

static void note_rules(Changes *c, const char *what, Str before, Str after) {
  enum { SHOWN = 12 }; /* of a SHA-256 */
  if (str_eq(before, after)) return;
  array_push(&c->notes, arena_printf(&c->arena, "other rules: %s %.*s before, %.*s after", what,
                                     STR_ARG(str_sub(before, 0, SHOWN)), STR_ARG(str_sub(after, 0, SHOWN))));
}

static void take_notes(Changes *c, const Snapshot *before, const Snapshot *after) {
  note_rules(c, "entente", before->program, after->program);
  note_rules(c, "ontology", before->ontology, after->ontology);
  note_rules(c, "lexicon", before->lexicon, after->lexicon);
}

Status diff_snapshots(Changes *c, Store *s, int64_t before, int64_t after, DiffDetail detail, Str lang,
                      SnapshotNames *names, Report *r) {
  SnapshotDiff d;
  *names = (SnapshotNames){.store = s, .lang = lang};
  store_freeze(s); /* names are asked for one by one, long after the rows */
  Status status = store_diff(s, before, after, detail, &d, r);
  if (status == STATUS_OK) {
    take_rows(c, &d, &d.arena);
    for (size_t i = 0; i < d.identities.n; i++) take_identity(c, &d.identities.at[i]);
    take_notes(c, &d.before, &d.after);
    names->before = d.before.number, names->after = d.after.number;
    c->statements_before = (uint64_t)d.before.triples, c->statements_after = (uint64_t)d.after.triples;
    c->names = (Names){label_of, names};
    c->links = (Links){names_any, names};
    names->arena = d.arena;
    d.arena = (Arena){0};
  }
  snapshot_diff_release(&d);
  return status;
}
