#include "query/parse.h"

#include "base/utf8.h"
#include "query/parser.h"
#include "rdf/turtle.h"

#include <stdarg.h>
#include <string.h>
#include <strings.h>

/* The line of the query with the piece underlined: at most WIDTH characters of it, on two lines. */
static void add_excerpt(StrBuf *b, Str text, size_t line_start, size_t at, size_t end) {
  enum { WIDTH = 100, BEFORE = 60 };
  size_t line_end = line_start;
  while (line_end < text.n && text.p[line_end] != '\n' && text.p[line_end] != '\r') line_end++;
  size_t from = at - line_start > BEFORE ? at - BEFORE : line_start;
  while (from > line_start && ((unsigned char)text.p[from] & 0xC0) == 0x80) from--;
  size_t to = line_end - from > WIDTH ? from + WIDTH : line_end;
  while (to < line_end && ((unsigned char)text.p[to] & 0xC0) == 0x80) to++;
  if (end > to) end = to;
  strbuf_adds(b, "\n  ");
  strbuf_add(b, str_sub(text, from, to));
  strbuf_adds(b, "\n  ");
  for (size_t i = from; i < at; i++) {
    unsigned char c = (unsigned char)text.p[i];
    if ((c & 0xC0) != 0x80) strbuf_addc(b, c == '\t' ? '\t' : ' ');
  }
  strbuf_addc(b, '^');
  for (size_t i = at + 1; i < end; i++)
    if (((unsigned char)text.p[i] & 0xC0) != 0x80) strbuf_addc(b, '^');
}

void parser_fail(Parser *p, size_t at, size_t end, const char *format, ...) {
  if (p->status != STATUS_OK) return;
  Str text = p->lexer.text;
  Place place = {p->source->name, 1, 1};
  size_t line_start = 0;
  for (size_t i = 0; i < at && i < text.n; i++)
    if (text.p[i] == '\n') place.line++, line_start = i + 1;
  place.column = (long)utf8_count(str_sub(text, line_start, at)) + 1;
  char message[600];
  va_list args;
  va_start(args, format);
  vsnprintf(message, sizeof message, format, args);
  va_end(args);
  StrBuf excerpt = {0};
  add_excerpt(&excerpt, text, line_start, at, end);
  p->status = report_error(p->report, STATUS_BAD_INPUT, place, "%s%s", message, excerpt.data);
  strbuf_release(&excerpt);
  p->token = (Lexeme){.kind = LEXEME_END, .at = at, .end = at};
}

bool parser_failed(const Parser *p) { return p->status != STATUS_OK; }

void parser_expected(Parser *p, const char *what) {
  if (p->token.kind == LEXEME_END) parser_fail(p, p->token.at, p->token.end, "expected %s, found the end", what);
  else {
    Str found = str_sub(p->token.text, 0, 60);
    while (found.n && utf8_valid_prefix(found) < found.n) found.n--;
    parser_fail(p, p->token.at, p->token.end, "expected %s, found %.*s", what, STR_ARG(found));
  }
}

void parser_advance(Parser *p) {
  if (parser_failed(p)) return;
  p->last_end = p->token.end;
  p->token = lexer_next(&p->lexer);
  if (p->token.kind == LEXEME_BAD) parser_fail(p, p->token.at, p->token.end, "%s", p->token.problem);
}

bool at_mark(const Parser *p, const char *mark) { return p->token.kind == LEXEME_MARK && str_is(p->token.text, mark); }

bool at_keyword(const Parser *p, const char *word) {
  return p->token.kind == LEXEME_WORD && p->token.text.n == strlen(word) &&
         !strncasecmp(p->token.text.p, word, p->token.text.n);
}

bool take_mark(Parser *p, const char *mark) {
  if (!at_mark(p, mark)) return false;
  parser_advance(p);
  return true;
}

bool take_keyword(Parser *p, const char *word) {
  if (!at_keyword(p, word)) return false;
  parser_advance(p);
  return true;
}

void need_mark(Parser *p, const char *mark) {
  char what[8];
  snprintf(what, sizeof what, "'%s'", mark);
  if (!take_mark(p, mark)) parser_expected(p, what);
}

void need_keyword(Parser *p, const char *word) {
  if (!take_keyword(p, word)) parser_expected(p, word);
}

bool parser_enter(Parser *p) {
  if (++p->depth <= QUERY_DEEPEST) return true;
  if (p->status == STATUS_OK) {
    parser_fail(p, p->token.at, p->token.end, "the query is nested deeper than %d levels", QUERY_DEEPEST);
    p->status = STATUS_LIMIT;
  }
  return false;
}

void parser_leave(Parser *p) { p->depth--; }

static void check_parameters(Parser *p) {
  for (size_t i = 0; i < p->source->parameter_count && p->status == STATUS_OK; i++) {
    if (p->used[i]) continue;
    p->status =
        report_error(p->report, STATUS_USAGE, (Place){p->source->name, 0, 0},
                     "the query has no $%.*s, which --param gives a value", STR_ARG(p->source->parameters[i].name));
  }
}

Status query_parse(Query *query, const QueryText *text, Arena *arena, Report *r) {
  *query = (Query){.limit = -1, .variables = ARENA_NEW(arena, Variables)};
  size_t good = utf8_valid_prefix(text->text);
  Parser p = {.lexer = {.text = str_sub(text->text, 0, good), .arena = arena},
              .source = text,
              .used = ARENA_ARRAY(arena, bool, text->parameter_count + 1),
              .arena = arena,
              .report = r,
              .base = text->base,
              .variables = query->variables};
  if (str_starts(p.lexer.text, STR("\xEF\xBB\xBF"))) p.lexer.at = 3;
  parser_advance(&p);
  if (good < text->text.n)
    parser_fail(&p, good, good, "expected UTF-8 text, found the byte 0x%02X", (unsigned char)text->text.p[good]);
  parse_query(&p, query);
  if (p.status == STATUS_OK && p.token.kind != LEXEME_END) parser_expected(&p, "the end of the query");
  query->base = p.base;
  check_parameters(&p);
  map_release(&p.prefixes);
  array_release(&p.prefix_iris);
  array_release(&p.labels);
  return p.status;
}

Status query_parse_term(Term *term, Str text, Arena *arena, Report *r) {
  QueryText source = {.text = text, .name = "--param"};
  Variables variables = {0};
  Parser p = {
      .lexer = {.text = text, .arena = arena}, .source = &source, .arena = arena, .report = r, .variables = &variables};
  if (utf8_valid_prefix(text) < text.n)
    return report_error(r, STATUS_USAGE, (Place){"--param", 0, 0}, "the value is not UTF-8");
  parser_advance(&p);
  size_t count;
  const Prefix *prefixes = turtle_own_prefixes(&count);
  for (size_t i = 0; i < count; i++) {
    map_add(&p.prefixes, prefixes[i].name, (uint32_t)i);
    array_push(&p.prefix_iris, prefixes[i].iri);
  }
  if (at_iri(&p)) *term = (Term){.kind = TERM_IRI, .value = parse_iri(&p)};
  else if (at_literal(&p) || at_number(&p, true)) *term = parse_literal(&p);
  else parser_expected(&p, "<IRI>, a string in quotes, a number, true or false");
  if (p.status == STATUS_OK && p.token.kind != LEXEME_END) parser_expected(&p, "one term and nothing behind it");
  map_release(&p.prefixes);
  array_release(&p.prefix_iris);
  return p.status == STATUS_BAD_INPUT ? STATUS_USAGE : p.status;
}
