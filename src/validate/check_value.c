#include "base/utf8.h"
#include "rdf/vocabulary.h"
#include "validate/check.h"

#include <string.h>

static int kind_of(const Check *k, Node n) {
  if (node_is_blank(n)) return KIND_BLANK;
  return node_form(k->data->names.terms, n).p[0] == '<' ? KIND_IRI : KIND_LITERAL;
}

static bool is_instance(Check *k, Node n, Node class) {
  const Nodes *family = check_family(k, class);
  Statements types = indexed_values(k->data, n, k->shapes->type);
  for (size_t i = 0; i < types.n; i++)
    if (nodes_have(family, types.at[i].o)) return true;
  return false;
}

static Value value_of(Check *k, Node n) {
  arena_clear(&k->scratch);
  return value_of_term(indexed_form(k->data, n, &k->scratch), &k->scratch);
}

/* Digits of a number that is right and too large for a Number. */
static bool is_large_number(const Value *v) {
  if (!str_is(v->datatype, NS_XSD "integer") && !str_is(v->datatype, NS_XSD "decimal")) return false;
  bool decimal = str_is(v->datatype, NS_XSD "decimal"), digit = false, point = false;
  for (size_t i = v->text.n && (v->text.p[0] == '-' || v->text.p[0] == '+'); i < v->text.n; i++) {
    if (v->text.p[i] >= '0' && v->text.p[i] <= '9') digit = true;
    else if (v->text.p[i] == '.' && decimal && !point) point = true;
    else return false;
  }
  return digit;
}

/* §4.1.2: of that datatype, and a value of it as far as the datatype is known. */
static bool has_datatype(Check *k, Node n, Node datatype) {
  if (kind_of(k, n) != KIND_LITERAL) return false;
  Value v = value_of(k, n);
  Str asked = node_form(k->data->names.terms, datatype);
  if (!str_eq(v.datatype, str_sub(asked, 1, asked.n - 1))) return false;
  return v.kind != VALUE_OTHER || !value_knows_datatype(v.datatype) || is_large_number(&v);
}

static bool has_length(Check *k, Node n, int64_t length, Component component) {
  if (node_is_blank(n)) return false;
  Value v = value_of(k, n);
  int64_t count = (int64_t)utf8_count(v.text);
  return component == SHACL_MIN_LENGTH ? count >= length : count <= length;
}

static bool has_pattern(Check *k, Node n, Pattern *pattern) {
  return !node_is_blank(n) && pattern_find(pattern, value_of(k, n).text, 0, false) == PATTERN_FOUND;
}

int check_compare(Check *k, Node a, const Value *b) {
  if (kind_of(k, a) != KIND_LITERAL) return 2;
  Value v = value_of(k, a);
  return value_compare(&v, b);
}

static bool is_listed(const Constraint *c, Node n) { return c->n && bsearch(&n, c->nodes, c->n, sizeof n, node_cmp); }

static size_t shapes_held(Check *k, const Constraint *c, Node n, size_t enough) {
  size_t held = 0;
  for (size_t i = 0; i < c->n && held < enough; i++) held += check_shape(k, c->shapes[i], n, false);
  return held;
}

bool check_value(Check *k, const Constraint *c, Node n) {
  int order;
  switch (c->component) {
  case SHACL_AND: return shapes_held(k, c, n, c->n) == c->n;
  case SHACL_OR: return shapes_held(k, c, n, 1) == 1;
  case SHACL_NOT: return !check_shape(k, c->shapes[0], n, false);
  case SHACL_NODE: return check_shape(k, c->shapes[0], n, false);
  case SHACL_CLASS: return is_instance(k, n, c->node);
  case SHACL_DATATYPE: return has_datatype(k, n, c->node);
  case SHACL_IN: return is_listed(c, n);
  case SHACL_NODE_KIND: return c->count & kind_of(k, n);
  case SHACL_PATTERN: return has_pattern(k, n, c->pattern);
  case SHACL_MIN_LENGTH:
  case SHACL_MAX_LENGTH: return has_length(k, n, c->count, c->component);
  case SHACL_MIN_INCLUSIVE: order = check_compare(k, n, &c->bound); return order == 0 || order == 1;
  case SHACL_MIN_EXCLUSIVE: return check_compare(k, n, &c->bound) == 1;
  case SHACL_MAX_INCLUSIVE: return check_compare(k, n, &c->bound) <= 0;
  case SHACL_MAX_EXCLUSIVE: return check_compare(k, n, &c->bound) < 0;
  default: return true; /* of all values together: check.c */
  }
}
