/* From any text to facts: text_read, extract and resolve, and what their headers promise of the result.
 *
 * The input is the text of a French document of 2025-06-15; a first byte '!' makes it an English one, '?' one of unknown language,
 * '#' a French one without date. Bad UTF-8 is repaired first, as the reader does. The lexicon is opened as `entente` opens it: the
 * compiled one beside the program, or the Turtle in $ENTENTE_ONTOLOGY.
 */
#include "fuzz/fuzz.h"

#include "base/date.h"
#include "base/utf8.h"
#include "read/plain.h"
#include "resolve/resolve.h"

static Lexicon lexicon;
static TextTables tables;
static Arena knowledge;

static void swallow(Report *r, Severity severity, Place place, const char *message) {
  (void)r, (void)severity, (void)place, (void)message;
}

int LLVMFuzzerInitialize(int *argc, char ***argv) {
  Report report = {0};
  (void)argc, (void)argv;
  if (lexicon_open(&lexicon, &report) != STATUS_OK) exit(2);
  lexicon_fill_text_tables(&lexicon, &tables, &knowledge);
  return 0;
}

/* ---- what is promised ---- */

static bool is_text(Str s) { return utf8_valid_prefix(s) == s.n && !(s.n && memchr(s.p, 0, s.n)); }

static void check_span(const Document *d, Span s, const char *what) {
  PROMISE(s.start <= s.end && s.end <= d->text.n, "%s %u to %u of %zu", what, s.start, s.end, d->text.n);
}

static void check_text(const Text *t) {
  const Document *d = t->document;
  uint32_t last = 0;
  for (size_t i = 0; i < t->tokens.n; i++) {
    const Token *k = &t->tokens.at[i];
    check_span(d, (Span){k->start, k->end}, "token");
    PROMISE(k->start >= last && k->start < k->end, "token %zu", i);
    PROMISE(is_text(token_str(t, k)), "token %zu cuts a character", i);
    last = k->end;
  }
  for (size_t i = 0; i < t->sentences.n; i++) {
    const Sentence *s = &t->sentences.at[i];
    check_span(d, s->span, "sentence");
    PROMISE(s->block < t->blocks.n && s->token_begin <= s->token_end && s->token_end <= t->tokens.n, "sentence %zu", i);
    PROMISE(s->token_end - s->token_begin <= TEXT_SENTENCE_TOKENS, "sentence %zu has %u tokens", i,
            s->token_end - s->token_begin);
  }
  for (size_t i = 0; i < t->blocks.n; i++) {
    const Block *b = &t->blocks.at[i];
    check_span(d, b->span, "block");
    PROMISE(b->sentence_begin <= b->sentence_end && b->sentence_end <= t->sentences.n, "block %zu", i);
    PROMISE(b->intro == UINT32_MAX || b->intro < t->blocks.n, "block %zu", i);
  }
}

static void check_entity(const DocumentFacts *f, size_t i) {
  const Entity *e = &f->entities.at[i];
  PROMISE((unsigned)e->class < ENTITY_CLASS_COUNT, "entity %zu", i);
  PROMISE(is_text(e->iri) && is_text(e->label), "entity %zu", i);
  PROMISE((e->iri.n > 0) != (e->key_count > 0), "entity %zu has %zu keys and the IRI \"%.*s\"", i, e->key_count,
          STR_ARG(e->iri));
  for (size_t k = 0; k < e->key_count; k++) {
    Str key = e->keys[k];
    PROMISE(key.n && is_text(key), "key %zu of entity %zu, \"%.*s\"", k, i, STR_ARG(e->label));
    for (size_t j = 0; j < i; j++)
      for (size_t o = 0; f->entities.at[j].class == e->class && o < f->entities.at[j].key_count; o++)
        PROMISE(!str_eq(f->entities.at[j].keys[o], key), "entities %zu and %zu share \"%.*s\"", j, i, STR_ARG(key));
  }
}

static void check_claim(const DocumentFacts *f, size_t i, const Text *t) {
  const Claim *c = &f->claims.at[i];
  Str text = t->document->text;
  PROMISE(c->subject < f->entities.n, "claim %zu by %.*s: %u", i, STR_ARG(c->rule), c->subject);
  PROMISE((unsigned)c->predicate < PREDICATE_COUNT, "claim %zu by %.*s", i, STR_ARG(c->rule));
  PROMISE(c->speaker == NO_ENTITY || c->speaker < f->entities.n, "claim %zu by %.*s", i, STR_ARG(c->rule));
  PROMISE(c->modality <= MODALITY_DENIED && c->confidence <= 1000, "claim %zu by %.*s", i, STR_ARG(c->rule));
  PROMISE(str_starts(c->rule, STR("https://w3id.org/entente/")) && is_text(c->rule), "claim %zu by \"%.*s\"", i,
          STR_ARG(c->rule));
  PROMISE(c->quote.start < c->quote.end && c->quote.end <= text.n, "claim %zu by %.*s: %u to %u of %zu", i,
          STR_ARG(c->rule), c->quote.start, c->quote.end, text.n);
  PROMISE(is_text(text_str(t, c->quote)), "claim %zu by %.*s cuts a character", i, STR_ARG(c->rule));
  PROMISE(c->char_start == utf8_count(str_sub(text, 0, c->quote.start)), "claim %zu: %u", i, c->char_start);
  PROMISE(c->char_end == utf8_count(str_sub(text, 0, c->quote.end)), "claim %zu: %u", i, c->char_end);
  switch (c->object_kind) {
  case OBJECT_ENTITY:
    PROMISE(c->object < f->entities.n, "claim %zu by %.*s: %u", i, STR_ARG(c->rule), c->object);
    return;
  case OBJECT_CONCEPT:
    PROMISE(iri_is_absolute(c->value), "claim %zu by %.*s: \"%.*s\"", i, STR_ARG(c->rule), STR_ARG(c->value));
    break;
  case OBJECT_DATE:
    PROMISE(date_datatype(c->value).n, "claim %zu by %.*s: \"%.*s\"", i, STR_ARG(c->rule), STR_ARG(c->value));
    break;
  case OBJECT_TEXT: break;
  }
  PROMISE(c->value.n && is_text(c->value), "claim %zu by %.*s, predicate %d: \"%.*s\"", i, STR_ARG(c->rule),
          (int)c->predicate, STR_ARG(c->value));
}

static void check_same(const DocumentFacts *x, const DocumentFacts *y) {
  PROMISE(x->entities.n == y->entities.n && x->claims.n == y->claims.n, "%zu entities and %zu claims, then %zu and %zu",
          x->entities.n, x->claims.n, y->entities.n, y->claims.n);
  for (size_t i = 0; i < x->entities.n; i++) {
    const Entity *p = &x->entities.at[i], *q = &y->entities.at[i];
    PROMISE(p->class == q->class && str_eq(p->iri, q->iri) && str_eq(p->label, q->label) &&
                p->key_count == q->key_count,
            "entity %zu", i);
    for (size_t k = 0; k < p->key_count; k++) PROMISE(str_eq(p->keys[k], q->keys[k]), "key %zu of entity %zu", k, i);
  }
  for (size_t i = 0; i < x->claims.n; i++) {
    const Claim *p = &x->claims.at[i], *q = &y->claims.at[i];
    PROMISE(p->subject == q->subject && p->predicate == q->predicate && p->object_kind == q->object_kind &&
                p->object == q->object && str_eq(p->value, q->value) && p->quote.start == q->quote.start &&
                p->quote.end == q->quote.end && str_eq(p->rule, q->rule) && p->modality == q->modality,
            "claim %zu by %.*s", i, STR_ARG(p->rule));
  }
}

/* ---- one input ---- */

typedef struct Work { ///< as in commands/build.c: kept from document to document
  Analysis analysis;
  Text text;
  DocumentFacts facts;
} Work;

static void read_into(Work *w, const Document *d) {
  text_read(&w->text, d, &tables);
  extract(&w->analysis, &w->text);
  resolve(&w->analysis, &w->facts);
}

static void work_release(Work *w) {
  document_facts_release(&w->facts);
  text_release(&w->text);
  analysis_release(&w->analysis);
}

/* What was read before must not show: the same from steps that are new. */
static void check_new(const Document *d, const DocumentFacts *facts) {
  Work fresh = {0};
  analysis_init(&fresh.analysis, &lexicon);
  read_into(&fresh, d);
  check_same(facts, &fresh.facts);
  work_release(&fresh);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  static Work work;
  if (!work.analysis.lex) analysis_init(&work.analysis, &lexicon);
  Report report = {.sink = swallow};
  Arena arena = {0};
  Str raw = {(const char *)data, n}, none = STR("");
  Document d = {
      .id = STR("fuzz"), .url = none, .title = none, .published = STR("2025-06-15"), .lang = STR("fr"), .file = "fuzz"};
  if (n && strchr("!?#", raw.p[0]) && raw.p[0]) {
    if (raw.p[0] == '#') d.published = none;
    else d.lang = raw.p[0] == '!' ? STR("en") : none;
    raw = str_sub(raw, 1, n);
  }
  d.text = fuzz_copy(plain_text(&arena, raw, d.file, &report));
  arena_release(&arena);
  read_into(&work, &d);
  check_text(&work.text);
  for (size_t i = 0; i < work.facts.entities.n; i++) check_entity(&work.facts, i);
  for (size_t i = 0; i < work.facts.claims.n; i++) check_claim(&work.facts, i, &work.text);
  if (n % 8 == 0) check_new(&d, &work.facts);
  free((char *)d.text.p);
  return 0;
}
