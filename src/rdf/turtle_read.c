#include "rdf/turtle_reader.h"
#include "rdf/vocabulary.h"

#include <ctype.h>
#include <string.h>

static Status read_object(TurtleReader *t, Term subject, Term predicate);
static Status read_predicate_object_list(TurtleReader *t, Term subject, bool must);

static Status give(TurtleReader *t, Term subject, Term predicate, Term object) {
  Triple triple = {subject, predicate, object, t->graph};
  return t->sink(t->user, &triple, (Place){t->c.name, t->c.line, 0});
}

static Term rdf_term(const char *iri) { return (Term){.kind = TERM_IRI, .value = str_of(iri)}; }

static Status enter(TurtleReader *t) {
  if (t->depth++ < RDF_DEEPEST) return STATUS_OK;
  return report_error(t->c.report, STATUS_LIMIT, cursor_place(&t->c), "nested more than %d deep", RDF_DEEPEST);
}

static Status expect(Cursor *c, char ch, const char *what) {
  skip_space(c);
  if (peek(c) != ch) return cursor_expected(c, what);
  c->at++;
  return STATUS_OK;
}

/* ---- Objects ---- */

/* blankNodePropertyList ::= '[' predicateObjectList ']', or ANON; the node in *node. */
static Status read_blank_node_property_list(TurtleReader *t, Term *node, bool *anon) {
  Status status = enter(t);
  if (status != STATUS_OK) return status;
  Arena *arena = t->c.arena;
  t->c.arena = &t->statement;
  *node = new_blank_node(t);
  t->c.at++;
  skip_space(&t->c);
  *anon = peek(&t->c) == ']';
  if (!*anon) status = read_predicate_object_list(t, *node, true);
  if (status == STATUS_OK) status = expect(&t->c, ']', "',', ';' or ']'");
  t->c.arena = arena;
  t->depth--;
  return status;
}

/* collection ::= '(' object* ')'; its first node in *head. */
static Status read_collection(TurtleReader *t, Term *head) {
  Status status = enter(t);
  if (status != STATUS_OK) return status;
  Arena *arena = t->c.arena;
  t->c.arena = &t->statement;
  Term nil = rdf_term(NS_RDF "nil"), node = {0};
  *head = nil;
  t->c.at++;
  for (;;) {
    skip_space(&t->c);
    if (peek(&t->c) == ')') break;
    Term next = new_blank_node(t);
    if (node.kind == TERM_NONE) *head = next;
    else status = give(t, node, rdf_term(NS_RDF "rest"), next);
    if (status == STATUS_OK) status = read_object(t, node = next, rdf_term(NS_RDF "first"));
    if (status != STATUS_OK) break;
  }
  if (status == STATUS_OK) t->c.at++;
  if (status == STATUS_OK && node.kind != TERM_NONE) status = give(t, node, rdf_term(NS_RDF "rest"), nil);
  t->c.arena = arena;
  t->depth--;
  return status;
}

/* Terms that begin with a letter: true, false and prefixed names. */
static Status read_word(TurtleReader *t, Term *term) {
  bool yes = at_word(&t->c, "true", false);
  if (yes || at_word(&t->c, "false", false)) {
    *term = (Term){.kind = TERM_LITERAL, .value = yes ? STR("true") : STR("false"), .datatype = STR(NS_XSD "boolean")};
    t->c.at += term->value.n;
    return STATUS_OK;
  }
  *term = (Term){.kind = TERM_IRI};
  return read_iri(t, &term->value);
}

static bool begins_name(int ch) { return ch == '<' || ch == ':' || ch >= 0x80 || (ch > 0 && isalpha(ch)); }

/* object ::= iri | BlankNode | collection | blankNodePropertyList | literal */
static Status read_object(TurtleReader *t, Term subject, Term predicate) {
  Term object;
  Status status;
  bool anon;
  skip_space(&t->c);
  int ch = peek(&t->c);
  Arena *arena = t->c.arena;
  t->c.arena = &t->objects;
  if (ch == '[') status = read_blank_node_property_list(t, &object, &anon);
  else if (ch == '(') status = read_collection(t, &object);
  else if (ch == '_') status = read_blank_node(t, &object);
  else if (begins_name(ch)) status = read_word(t, &object);
  else if (ch == '.' ? isdigit(peek_at(&t->c, 1)) : ch > 0 && (isdigit(ch) || strchr("\"'+-", ch)))
    status = read_literal(t, &object);
  else status = cursor_expected(&t->c, "an object");
  if (status == STATUS_OK) status = give(t, subject, predicate, object);
  arena_clear(&t->objects);
  t->c.arena = arena;
  return status;
}

/* verb ::= predicate | 'a' */
static Status read_verb(TurtleReader *t, Term *verb) {
  *verb = rdf_term(NS_RDF "type");
  if (at_word(&t->c, "a", false)) return t->c.at++, STATUS_OK;
  if (!begins_name(peek(&t->c))) return cursor_expected(&t->c, "a predicate");
  return read_iri(t, &verb->value);
}

/* predicateObjectList ::= verb objectList (';' (verb objectList)?)*; objectList ::= object (',' object)* */
static Status read_predicate_object_list(TurtleReader *t, Term subject, bool must) {
  Cursor *c = &t->c;
  for (bool first = true;; first = false) {
    skip_space(c);
    int ch = peek(c);
    if ((!first || !must) && (ch == '.' || ch == ']' || ch == '}')) return STATUS_OK;
    Term verb;
    Status status = read_verb(t, &verb);
    do {
      if (status == STATUS_OK) status = read_object(t, subject, verb);
      if (status == STATUS_OK) skip_space(c);
    } while (status == STATUS_OK && peek(c) == ',' && ++c->at);
    if (status != STATUS_OK || peek(c) != ';') return status;
    while (peek(c) == ';') c->at++, skip_space(c);
  }
}

/* ---- Statements ---- */

/* Keeps what a prefix stands for; later declarations win. */
static Status declare(TurtleReader *t, Str prefix, Str space) {
  map_set(&t->prefixes, prefix, (uint32_t)t->spaces.n);
  array_push(&t->spaces, arena_copy(&t->names, space));
  return STATUS_OK;
}

/* prefixID, base, sparqlPrefix, sparqlBase: behind the keyword. The old ones end in a dot. */
static Status read_directive(TurtleReader *t, bool prefix, bool dot) {
  Str name = {0}, iri;
  skip_space(&t->c);
  Status status = prefix ? read_pname_ns(t, &name) : STATUS_OK;
  skip_space(&t->c);
  if (status == STATUS_OK) status = read_base_iriref(t, &iri);
  if (status != STATUS_OK) return status;
  if (prefix) status = declare(t, name, iri);
  else {
    iri = arena_copy(&t->statement, iri);
    strbuf_clear(&t->base);
    strbuf_add(&t->base, iri);
    t->base_used = NULL;
  }
  return status == STATUS_OK && dot ? expect(&t->c, '.', "'.' after the directive") : status;
}

/* triples ::= subject predicateObjectList | blankNodePropertyList predicateObjectList? */
static Status read_triples(TurtleReader *t, Term *subject) {
  bool anon = true, list = false;
  Status status;
  int ch = peek(&t->c);
  if (ch == '[') list = true, status = read_blank_node_property_list(t, subject, &anon);
  else if (ch == '(') status = read_collection(t, subject);
  else if (ch == '_') status = read_blank_node(t, subject);
  else if (begins_name(ch)) *subject = (Term){.kind = TERM_IRI}, status = read_iri(t, &subject->value);
  else status = cursor_expected(&t->c, t->trig ? "a subject, a graph or a directive" : "a subject or a directive");
  if (status != STATUS_OK) return status;
  skip_space(&t->c);
  if (t->trig && t->graph.kind == TERM_NONE && peek(&t->c) == '{' && anon && ch != '(') return STATUS_OK;
  return read_predicate_object_list(t, *subject, !(list && !anon));
}

/* wrappedGraph ::= '{' triplesBlock? '}', behind the brace; triplesBlock ::= triples ('.' triplesBlock?)? */
static Status read_wrapped_graph(TurtleReader *t, Term graph) {
  Status status = STATUS_OK;
  graph.value = arena_copy(&t->names, graph.value);
  t->graph = graph;
  while (status == STATUS_OK) {
    Term subject;
    arena_clear(&t->statement);
    skip_space(&t->c);
    if (peek(&t->c) == '}') break;
    source_forget(t->c.source, t->c.line_start);
    status = read_triples(t, &subject);
    skip_space(&t->c);
    if (status == STATUS_OK && peek(&t->c) == '.') t->c.at++;
    else if (status == STATUS_OK && peek(&t->c) != '}') status = cursor_expected(&t->c, "'.' or '}'");
  }
  t->graph = (Term){0};
  if (status == STATUS_OK) t->c.at++;
  return status;
}

/* 'GRAPH' labelOrSubject wrappedGraph, behind the keyword. */
static Status read_graph(TurtleReader *t) {
  Term label = {.kind = TERM_IRI};
  Status status;
  skip_space(&t->c);
  if (peek(&t->c) == '_') status = read_blank_node(t, &label);
  else if (peek(&t->c) == '[') {
    label = new_blank_node(t);
    t->c.at++;
    status = expect(&t->c, ']', "']'");
  } else status = read_iri(t, &label.value);
  if (status == STATUS_OK) status = expect(&t->c, '{', "'{' before the statements of the graph");
  return status == STATUS_OK ? read_wrapped_graph(t, label) : status;
}

static bool take_word(Cursor *c, const char *word, bool any_case) {
  if (!at_word(c, word, any_case)) return false;
  c->at += strlen(word);
  return true;
}

/* statement ::= directive | triples '.' ; in TriG also a block */
static Status read_statement(TurtleReader *t) {
  Cursor *c = &t->c;
  if (take_word(c, "@prefix", false)) return read_directive(t, true, true);
  if (take_word(c, "@base", false)) return read_directive(t, false, true);
  if (take_word(c, "PREFIX", true)) return read_directive(t, true, false);
  if (take_word(c, "BASE", true)) return read_directive(t, false, false);
  if (t->trig && take_word(c, "GRAPH", true)) return read_graph(t);
  if (t->trig && peek(c) == '{') return c->at++, read_wrapped_graph(t, (Term){0});
  Term subject;
  Status status = read_triples(t, &subject);
  if (status == STATUS_OK && t->trig && peek(c) == '{') return c->at++, read_wrapped_graph(t, subject);
  return status == STATUS_OK ? expect(c, '.', "'.' at the end of the statement") : status;
}

Status turtle_read(Source *source, const char *name, Str base, const RdfParsing *how, TripleSink sink, void *user,
                   Report *r) {
  TurtleReader t = {
      .c = {.source = source, .line = 1, .name = name, .keep_tags = how->keep_tags, .report = r},
      .trig = how->format == RDF_TRIG,
      .base_used = how->base_used,
      .sink = sink,
      .user = user,
  };
  t.c.arena = &t.statement;
  strbuf_add(&t.base, base);
  skip_byte_order_mark(&t.c);
  Status status = STATUS_OK;
  while (status == STATUS_OK) {
    skip_space(&t.c);
    if (peek(&t.c) < 0) {
      if (cursor_is_cut(&t.c)) status = cursor_expected(&t.c, "a statement");
      break;
    }
    source_forget(source, t.c.line_start);
    status = read_statement(&t);
    arena_clear(&t.statement);
  }
  map_release(&t.prefixes);
  array_release(&t.spaces);
  arena_release(&t.names);
  arena_release(&t.statement);
  arena_release(&t.objects);
  strbuf_release(&t.base);
  strbuf_release(&t.word);
  return status;
}
