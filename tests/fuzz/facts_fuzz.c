/* From any bytes to claims: facts as JSON Lines or as a table, and what facts/build.h promises of the result.
 *
 * A first byte '|' makes the input a table of the columns in HEADER, with the rest as its rows; any other input is read line by line. The lexicon
 * is opened as `entente` opens it.
 */
#include "fuzz/fuzz.h"

#include "base/utf8.h"
#include "facts/build.h"
#include "facts/source.h"

#include <unistd.h>

#define HEADER                                                                                                         \
  "id;class;label@fr;altLabel;kind;status;signedOn;party;covers;relatedTo;place;confidence;document;quote;start\n"

static Lexicon lexicon;
static Matcher matcher;

static void swallow(Report *r, Severity severity, Place place, const char *message) {
  long *faults = r->user;
  (void)message;
  if (severity != SEVERITY_ERROR) return;
  ++*faults;
  PROMISE(place.file, "a fault without its file");
}

int LLVMFuzzerInitialize(int *argc, char ***argv) {
  Report report = {0};
  (void)argc, (void)argv;
  if (lexicon_open(&lexicon, &report) != STATUS_OK) exit(2);
  matcher_init(&matcher, &lexicon);
  return 0;
}

static const char quoted[] = "La France et le Japon ont sign\xC3\xA9 un accord.";

static bool find_text(void *user, Str document, Document *d) {
  (void)user;
  *d = (Document){.id = document, .title = STR(""), .lang = STR("fr"), .published = STR(""), .text = STR(quoted)};
  return str_is(document, "d");
}

static bool is_text(Str s) { return utf8_valid_prefix(s) == s.n && !(s.n && memchr(s.p, 0, s.n)); }

static void check_entity(const DocumentFacts *f, size_t i) {
  const Entity *e = &f->entities.at[i];
  PROMISE((unsigned)e->class < ENTITY_CLASS_COUNT && is_text(e->iri) && is_text(e->label), "entity %zu", i);
  PROMISE((e->iri.n > 0) != (e->key_count > 0), "entity %zu has %zu keys and the IRI \"%.*s\"", i, e->key_count,
          STR_ARG(e->iri));
  for (size_t k = 0; k < e->key_count; k++) PROMISE(e->keys[k].n && is_text(e->keys[k]), "key %zu of entity %zu", k, i);
}

static void check_claim(const DocumentFacts *f, size_t i, Str text) {
  const Claim *c = &f->claims.at[i];
  PROMISE(c->subject < f->entities.n && (unsigned)c->predicate < PREDICATE_COUNT, "claim %zu", i);
  PROMISE(c->speaker == NO_ENTITY || c->speaker < f->entities.n, "claim %zu", i);
  PROMISE(c->modality <= MODALITY_DENIED && c->confidence <= 1000, "claim %zu", i);
  PROMISE(c->quote.start < c->quote.end && c->quote.end <= text.n, "claim %zu: %u to %u of %zu", i, c->quote.start,
          c->quote.end, text.n);
  PROMISE(c->char_start == utf8_count(str_sub(text, 0, c->quote.start)), "claim %zu: %u", i, c->char_start);
  PROMISE(c->char_end == utf8_count(str_sub(text, 0, c->quote.end)), "claim %zu: %u", i, c->char_end);
  if (c->object_kind == OBJECT_ENTITY) PROMISE(c->object < f->entities.n && c->object != c->subject, "claim %zu", i);
  else PROMISE(c->value.n && is_text(c->value), "claim %zu: \"%.*s\"", i, STR_ARG(c->value));
  if (c->object_kind == OBJECT_DATE) PROMISE(date_datatype(c->value).n, "claim %zu: \"%.*s\"", i, STR_ARG(c->value));
  if (c->object_kind == OBJECT_CONCEPT) PROMISE(iri_is_absolute(c->value), "claim %zu", i);
}

static void read_all(FactSource *in, FactContext *c, Report *r, long *faults) {
  DocumentFacts facts = {0};
  FactLine line;
  Document d;
  Status status;
  c->source = fact_source_name(in);
  while ((status = fact_source_next(in, &line, r)) != STATUS_END) {
    if (status == STATUS_OK) status = fact_build(c, &line, &d, &facts, r);
    PROMISE(status == STATUS_OK || *faults, "refused without a word");
    if (status != STATUS_OK) continue;
    PROMISE(facts.claims.n, "a fact that says nothing");
    for (size_t i = 0; i < facts.entities.n; i++) check_entity(&facts, i);
    for (size_t i = 0; i < facts.claims.n; i++) check_claim(&facts, i, d.text);
  }
  document_facts_release(&facts);
}

/* The input as a file of its kind, for its name tells the kind. */
static void write_input(Str input, bool table, char *path, int ending) {
  int fd = mkstemps(path, ending);
  FILE *f = fd < 0 ? NULL : fdopen(fd, "w");
  if (!f) abort();
  if (table) fputs(HEADER, f);
  if (input.n > table) fwrite(input.p + table, 1, input.n - table, f);
  fclose(f);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
  char csv[] = "/tmp/entente-XXXXXX.csv", lines[] = "/tmp/entente-XXXXXX.jsonl";
  long faults = 0;
  bool table = n && data[0] == '|';
  char *path = table ? csv : lines;
  write_input((Str){(const char *)data, n}, table, path, table ? 4 : 6);
  Report r = {.sink = swallow, .user = &faults};
  KeyBook book = {0};
  FactContext c = {.matcher = &matcher, .texts = {NULL, find_text}, .book = &book, .learning = true};
  FactForm form = {.name = "fuzz", .csv = {.delimiter = ';'}};
  FactSource *in;
  if (fact_source_open(&in, path, &form, &lexicon, &r) == STATUS_OK) {
    read_all(in, &c, &r, &faults);
    c.learning = false;
    if (fact_source_rewind(in, &r) == STATUS_OK) read_all(in, &c, &r, &faults);
    fact_source_close(in);
  }
  keybook_release(&book);
  unlink(path);
  return 0;
}
