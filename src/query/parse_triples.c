/* Triples and paths: [52] TriplesTemplate, [55] TriplesBlock, [75] to [96]. */
#include "query/parser.h"
#include "rdf/vocabulary.h"

static Node iri_node(const char *iri) {
  return (Node){.variable = NO_VARIABLE, .term = {.kind = TERM_IRI, .value = str_of(iri)}};
}

static void add(Parser *p, Element *e, Node s, Node predicate, const Path *path, Node o) {
  TriplePattern t = {.subject = s, .predicate = predicate, .object = o, .path = path};
  list_push(p->arena, &e->triples, t);
}

/* ---- Paths ---- */

static Path *path_new(Parser *p, PathKind kind, Path *a, Path *b) {
  Path *path = ARENA_NEW(p->arena, Path);
  *path = (Path){.kind = kind, .a = a, .b = b};
  return path;
}

static Path *link_to(Parser *p) {
  Path *path = path_new(p, PATH_LINK, NULL, NULL);
  if (p->token.kind == LEXEME_WORD && str_is(p->token.text, "a")) {
    path->iri = STR(NS_RDF "type");
    parser_advance(p);
  } else path->iri = parse_iri(p);
  return path;
}

static Path *path_alternative(Parser *p);

/* [96] PathOneInPropertySet */
static Path *one_in_property_set(Parser *p) {
  return take_mark(p, "^") ? path_new(p, PATH_INVERSE, link_to(p), NULL) : link_to(p);
}

/* [95] PathNegatedPropertySet */
static Path *negated_property_set(Parser *p) {
  Path *set = NULL;
  if (take_mark(p, "(")) {
    while (!parser_failed(p) && !at_mark(p, ")")) {
      Path *one = one_in_property_set(p);
      set = set ? path_new(p, PATH_ALTERNATIVE, set, one) : one;
      if (!at_mark(p, ")")) need_mark(p, "|");
    }
    need_mark(p, ")");
  } else set = one_in_property_set(p);
  return path_new(p, PATH_NEGATED, set, NULL);
}

static Path *path_primary(Parser *p) {
  if (take_mark(p, "!")) return negated_property_set(p);
  if (!take_mark(p, "(")) return link_to(p);
  if (!parser_enter(p)) return link_to(p);
  Path *path = path_alternative(p);
  parser_leave(p);
  need_mark(p, ")");
  return path;
}

static Path *path_elt(Parser *p) {
  Path *path = path_primary(p);
  if (take_mark(p, "*")) return path_new(p, PATH_ZERO_OR_MORE, path, NULL);
  if (take_mark(p, "+")) return path_new(p, PATH_ONE_OR_MORE, path, NULL);
  if (take_mark(p, "?")) return path_new(p, PATH_ZERO_OR_ONE, path, NULL);
  return path;
}

static Path *path_elt_or_inverse(Parser *p) {
  return take_mark(p, "^") ? path_new(p, PATH_INVERSE, path_elt(p), NULL) : path_elt(p);
}

static Path *path_sequence(Parser *p) {
  Path *path = path_elt_or_inverse(p);
  while (take_mark(p, "/")) path = path_new(p, PATH_SEQUENCE, path, path_elt_or_inverse(p));
  return path;
}

static Path *path_alternative(Parser *p) {
  Path *path = path_sequence(p);
  while (take_mark(p, "|")) path = path_new(p, PATH_ALTERNATIVE, path, path_sequence(p));
  return path;
}

const Path *parse_path(Parser *p) { return path_alternative(p); }

/* ---- Nodes ---- */

static Node graph_node(Parser *p, Element *e);
static void property_list_not_empty(Parser *p, Element *e, Node subject);

/* [102] Collection */
static Node collection(Parser *p, Element *e) {
  Node head = iri_node(NS_RDF "nil"), last = head;
  bool first = true;
  parser_advance(p);
  while (!parser_failed(p) && !at_mark(p, ")")) {
    Node cell = {.variable = variable_hidden(p)};
    if (first) head = cell;
    else add(p, e, last, iri_node(NS_RDF "rest"), NULL, cell);
    add(p, e, cell, iri_node(NS_RDF "first"), NULL, graph_node(p, e));
    last = cell;
    first = false;
  }
  need_mark(p, ")");
  if (!first) add(p, e, last, iri_node(NS_RDF "rest"), NULL, iri_node(NS_RDF "nil"));
  return head;
}

/* [99] BlankNodePropertyList, or [163] ANON */
static Node blank_node_property_list(Parser *p, Element *e, bool *anonymous) {
  Node n = {.variable = variable_hidden(p)};
  parser_advance(p);
  *anonymous = at_mark(p, "]");
  if (!*anonymous) property_list_not_empty(p, e, n);
  need_mark(p, "]");
  return n;
}

/* `bare` tells that the node needs no properties behind it: [81] TriplesSameSubjectPath. */
static Node node(Parser *p, Element *e, bool *bare) {
  *bare = false;
  if (!at_mark(p, "(") && !at_mark(p, "[")) return parse_var_or_term(p);
  Node n = {.variable = NO_VARIABLE};
  if (!parser_enter(p)) return n;
  bool anonymous = false;
  size_t triples = e->triples.n;
  if (at_mark(p, "(")) {
    n = collection(p, e);
    *bare = e->triples.n > triples;
  } else {
    n = blank_node_property_list(p, e, &anonymous);
    *bare = !anonymous;
  }
  parser_leave(p);
  return n;
}

static Node graph_node(Parser *p, Element *e) {
  bool bare;
  return node(p, e, &bare);
}

static bool at_verb(const Parser *p) {
  return p->token.kind == LEXEME_VARIABLE || at_iri(p) ||
         (p->token.kind == LEXEME_WORD && str_is(p->token.text, "a")) ||
         (!p->in_template && (at_mark(p, "(") || at_mark(p, "^") || at_mark(p, "!")));
}

static void object_list(Parser *p, Element *e, Node subject) {
  Node predicate = {.variable = NO_VARIABLE};
  const Path *path = NULL;
  const Term *given = parser_parameter(p);
  if (given) {
    predicate.term = *given;
    if (given->kind != TERM_IRI)
      parser_fail(p, p->token.at, p->token.end, "a predicate is an IRI, and this parameter is none");
    parser_advance(p);
  } else if (p->token.kind == LEXEME_VARIABLE) predicate.variable = parse_variable(p);
  else {
    path = p->in_template ? link_to(p) : parse_path(p);
    if (path->kind == PATH_LINK) {
      predicate.term = (Term){.kind = TERM_IRI, .value = path->iri};
      path = NULL;
    }
  }
  do add(p, e, subject, predicate, path, graph_node(p, e));
  while (take_mark(p, ","));
}

/* [83] PropertyListPathNotEmpty */
static void property_list_not_empty(Parser *p, Element *e, Node subject) {
  if (!at_verb(p)) {
    parser_expected(p, "a predicate");
    return;
  }
  object_list(p, e, subject);
  while (take_mark(p, ";"))
    if (at_verb(p)) object_list(p, e, subject);
}

bool at_triples(const Parser *p) {
  return p->token.kind == LEXEME_VARIABLE || at_iri(p) || p->token.kind == LEXEME_BLANK_LABEL || at_mark(p, "(") ||
         at_mark(p, "[") || at_literal(p) || at_number(p, true);
}

void parse_triples_block(Parser *p, Element *e) {
  while (!parser_failed(p) && at_triples(p)) {
    bool bare;
    Node subject = node(p, e, &bare);
    if (!bare || at_verb(p)) property_list_not_empty(p, e, subject);
    if (!take_mark(p, ".")) break;
  }
}
