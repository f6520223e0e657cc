/* entente-read-turtle BASE: Turtle on standard input to N-Triples on standard output, for rdf/reading.c, which starts it under limits.
 *
 * "#line N" stands before the statements of a subject that begins in line N, as the text's marks tell (turtle_mark_lines). Faults come last, as "#fault N message", the first ten; raptor gives back
 * success after many of them, so its log is what counts. The only user of raptor2.
 */
#include "rdf/term.h"
#include "rdf/turtle_check.h"

#include <raptor2.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FAULTS = 10 };

typedef struct Reading {
  raptor_parser *parser;
  long line; ///< of the last mark
  bool told; ///< on standard output
  int faults;
  StrBuf out, messages;
} Reading;

static Str str_of_raptor(const unsigned char *p, size_t n) { return (Str){p ? (const char *)p : "", p ? n : 0}; }

static Str str_of_uri(raptor_uri *uri) {
  size_t n = 0;
  unsigned char *p = uri ? raptor_uri_as_counted_string(uri, &n) : NULL;
  return str_of_raptor(p, n);
}

static Term term_of(const raptor_term *t) {
  switch (t->type) {
  case RAPTOR_TERM_TYPE_URI: return (Term){.kind = TERM_IRI, .value = str_of_uri(t->value.uri)};
  case RAPTOR_TERM_TYPE_BLANK:
    return (Term){.kind = TERM_BLANK, .value = str_of_raptor(t->value.blank.string, t->value.blank.string_len)};
  case RAPTOR_TERM_TYPE_LITERAL:
    return (Term){.kind = TERM_LITERAL,
                  .value = str_of_raptor(t->value.literal.string, t->value.literal.string_len),
                  .lang = str_of_raptor(t->value.literal.language, t->value.literal.language_len),
                  .datatype = str_of_uri(t->value.literal.datatype)};
  default: return (Term){0};
  }
}

static void write_statement(void *user, raptor_statement *statement) {
  Reading *r = user;
  StrBuf *b = &r->out;
  if (r->faults) return;
  Term subject = term_of(statement->subject);
  if (subject.kind == TERM_IRI && str_starts(subject.value, STR(TURTLE_LINE_IRI))) {
    r->line = strtol(subject.value.p + strlen(TURTLE_LINE_IRI), NULL, 10);
    r->told = false;
    return;
  }
  if (!r->told) strbuf_printf(b, "#line %ld\n", r->line);
  r->told = true;
  const raptor_term *terms[] = {statement->subject, statement->predicate, statement->object};
  for (int i = 0; i < 3; i++) {
    term_add_ntriples(b, term_of(terms[i]));
    strbuf_adds(b, i < 2 ? " " : " .\n");
  }
  if (b->n > 1 << 16) {
    fwrite(b->data, 1, b->n, stdout);
    strbuf_clear(b);
  }
}

static void keep_fault(void *user, raptor_log_message *message) {
  Reading *r = user;
  if (message->level < RAPTOR_LOG_LEVEL_ERROR || r->faults++ >= FAULTS) return;
  long line = message->locator ? raptor_locator_line(message->locator) : -1;
  if (line < 0 && r->parser) line = raptor_locator_line(raptor_parser_get_locator(r->parser));
  /* raptor's line lags behind, and so does the mark's. */
  strbuf_printf(&r->messages, "#fault %ld ", line > r->line ? line : r->line);
  for (const char *p = message->text; *p; p++) strbuf_addc(&r->messages, *p == '\n' || *p == '\r' ? ' ' : *p);
  strbuf_addc(&r->messages, '\n');
}

static unsigned char *read_input(size_t *n) {
  StrBuf b = {0};
  for (;;) {
    strbuf_reserve(&b, 1 << 16);
    size_t got = fread(b.data + b.n, 1, 1 << 16, stdin);
    b.n += got;
    b.data[b.n] = 0;
    if (!got) break;
  }
  *n = b.n;
  return (unsigned char *)b.data;
}

int main(int argc, char **argv) {
  if (argc != 2) return fputs("usage: entente-read-turtle BASE < FILE.ttl\n", stderr), 2;
  Reading r = {.line = 0};
  raptor_world *world = raptor_new_world();
  if (!world || raptor_world_open(world)) return fputs("raptor does not start\n", stderr), 2;
  raptor_world_set_log_handler(world, &r, keep_fault);
  raptor_world_set_generate_bnodeid_parameters(world, (char *)"genid-entente", 1);
  r.parser = raptor_new_parser(world, "turtle");
  raptor_uri *base = raptor_new_uri(world, (const unsigned char *)argv[1]);
  if (!r.parser || !base) return fputs("raptor has no Turtle parser or takes no such base\n", stderr), 2;
  raptor_parser_set_option(r.parser, RAPTOR_OPTION_NO_NET, NULL, 1);
  raptor_parser_set_option(r.parser, RAPTOR_OPTION_NO_FILE, NULL, 1);
  raptor_parser_set_statement_handler(r.parser, &r, write_statement);

  size_t n;
  unsigned char *text = read_input(&n);
  int code = raptor_parser_parse_start(r.parser, base);
  if (!code) code = raptor_parser_parse_chunk(r.parser, text, n, 1);
  if (code && !r.faults) r.faults = 1, strbuf_adds(&r.messages, "#fault 0 raptor gives no reason\n");
  fwrite(r.out.data ? r.out.data : "", 1, r.out.n, stdout);
  fwrite(r.messages.data ? r.messages.data : "", 1, r.messages.n, stdout);
  bool bad = fflush(stdout) || ferror(stdout);

  free(text);
  strbuf_release(&r.out);
  strbuf_release(&r.messages);
  raptor_free_uri(base);
  raptor_free_parser(r.parser);
  raptor_free_world(world);
  return bad ? 2 : 0;
}
