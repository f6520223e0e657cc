#include "validate/shapes.h"

#include "rdf/vocabulary.h"

#include <string.h>

enum { FAULTS_MOST = 10, DEEPEST = 200 };

typedef struct Reading {
  Shapes *shapes;
  const IndexedGraph *graph;
  const char *name, *lang;
  Arena *arena;
  Report *report;
  Node first, rest, nil, class, message, path, alternative, flags, qualified;
  Shape **of[2]; ///< by named and by blank node
  int depth, faults;
} Reading;

static const struct {
  const char *property, *name;
} components[COMPONENT_COUNT] = {
#define X(name, property, component) {property, component "ConstraintComponent"},
    COMPONENTS(X)
#undef X
};

const char *component_property(Component c) { return components[c].property; }

const char *component_name(Component c) { return components[c].name; }

static void fault(Reading *rd, const Statement *at, const char *what) {
  if (rd->faults++ >= FAULTS_MOST) return;
  Str word = indexed_form(rd->graph, at->p, rd->arena), of = indexed_form(rd->graph, at->s, rd->arena);
  report_error(rd->report, STATUS_BAD_INPUT, (Place){rd->name, (long)at->line, 0}, "%.*s of %.*s: %s", STR_ARG(word),
               STR_ARG(of), what);
}

static Value value_of(const Reading *rd, Node n) {
  return value_of_term(indexed_form(rd->graph, n, rd->arena), rd->arena);
}

static int64_t number_of_value(Reading *rd, const Statement *s) {
  Value v = value_of(rd, s->o);
  bool good =
      v.kind == VALUE_NUMBER && v.number.kind == NUMBER_INTEGER && v.number.exact >= 0 && v.number.exact < INT32_MAX;
  if (!good) fault(rd, s, "expected a whole number from 0");
  return good ? (int64_t)v.number.exact : 0;
}

static int64_t kinds_of(Reading *rd, const Statement *s) {
  static const struct {
    const char *name;
    int kinds;
  } known[] = {{NS_SH "IRI", KIND_IRI},
               {NS_SH "BlankNode", KIND_BLANK},
               {NS_SH "Literal", KIND_LITERAL},
               {NS_SH "BlankNodeOrIRI", KIND_BLANK | KIND_IRI},
               {NS_SH "BlankNodeOrLiteral", KIND_BLANK | KIND_LITERAL},
               {NS_SH "IRIOrLiteral", KIND_IRI | KIND_LITERAL}};
  Value v = value_of(rd, s->o);
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (v.kind == VALUE_IRI && str_is(v.text, known[i].name)) return known[i].kinds;
  fault(rd, s, "expected sh:IRI, sh:BlankNode, sh:Literal, or two of them such as sh:IRIOrLiteral");
  return 0;
}

static bool is_iri(const Reading *rd, Node n) { return value_of(rd, n).kind == VALUE_IRI; }

static bool is_true(const Reading *rd, Node n) {
  Value v = value_of(rd, n);
  return v.kind == VALUE_BOOLEAN && v.truth;
}

/* No node of the data is a blank node of the shapes. */
static void refuse_blank(Reading *rd, const Statement *s, Node value) {
  if (node_is_blank(value)) fault(rd, s, "expected IRIs and literals, found a blank node, which no data can have");
}

static void read_list(Reading *rd, const Statement *s, Node **items, size_t *n) {
  if (!indexed_list(rd->graph, s->o, rd->first, rd->rest, rd->nil, rd->arena, items, n)) {
    fault(rd, s, "expected a list such as ( ex:a ex:b )");
    *n = 0;
  }
}

/* ---------------------------------------------------------------- shapes that a shape names */

static const Shape *read_shape(Reading *rd, const Statement *from, Node name);

static void take_shapes(Reading *rd, Constraint *c, const Statement *s, const Node *names, size_t n) {
  c->shapes = ARENA_ARRAY(rd->arena, const Shape *, n + 1);
  for (size_t i = 0; i < n; i++) c->shapes[i] = read_shape(rd, s, names[i]);
  c->n = n;
}

static void take_qualified(Reading *rd, Constraint *c, const Statement *s) {
  Statements of = indexed_values(rd->graph, s->s, rd->qualified);
  if (of.n == 1) take_shapes(rd, c, s, &of.at[0].o, 1);
  else fault(rd, s, "expected one sh:qualifiedValueShape beside it");
}

static void take_pattern(Reading *rd, Constraint *c, const Statement *s) {
  Node flags = indexed_value(rd->graph, s->s, rd->flags);
  Value text = value_of(rd, s->o);
  if (text.kind == VALUE_STRING) c->pattern = pattern_new(text.text, flags ? value_of(rd, flags).text : STR(""));
  if (!c->pattern) fault(rd, s, "expected a regular expression of XPath");
}

static void take_bound(Reading *rd, Constraint *c, const Statement *s) {
  c->bound = value_of(rd, s->o);
  if (c->bound.kind < VALUE_NUMBER || c->bound.kind == VALUE_OTHER)
    fault(rd, s, "expected a number, a date or another literal with an order");
}

static void read_constraint(Reading *rd, Shape *shape, Component component, const Statement *s) {
  Constraint c = {.component = component, .node = s->o};
  Node *items;
  size_t n;
  switch (component) {
  case SHACL_MIN_COUNT:
  case SHACL_MAX_COUNT:
  case SHACL_MIN_LENGTH:
  case SHACL_MAX_LENGTH: c.count = number_of_value(rd, s); break;
  case SHACL_QUALIFIED_MIN_COUNT:
  case SHACL_QUALIFIED_MAX_COUNT:
    c.count = number_of_value(rd, s);
    take_qualified(rd, &c, s);
    break;
  case SHACL_NODE_KIND: c.count = kinds_of(rd, s); break;
  case SHACL_CLASS:
  case SHACL_DATATYPE:
  case SHACL_LESS_THAN:
  case SHACL_LESS_THAN_OR_EQUALS:
    if (!is_iri(rd, s->o)) fault(rd, s, "expected an IRI");
    break;
  case SHACL_IN:
    read_list(rd, s, &items, &n);
    for (size_t i = 0; i < n; i++) refuse_blank(rd, s, items[i]);
    if (n) qsort(items, n, sizeof *items, node_cmp);
    c.nodes = items, c.n = n;
    break;
  case SHACL_AND:
  case SHACL_OR:
    read_list(rd, s, &items, &n);
    take_shapes(rd, &c, s, items, n);
    break;
  case SHACL_NODE:
  case SHACL_NOT:
  case SHACL_PROPERTY: take_shapes(rd, &c, s, &s->o, 1); break;
  case SHACL_PATTERN: take_pattern(rd, &c, s); break;
  case SHACL_MIN_INCLUSIVE:
  case SHACL_MIN_EXCLUSIVE:
  case SHACL_MAX_INCLUSIVE:
  case SHACL_MAX_EXCLUSIVE: take_bound(rd, &c, s); break;
  case SHACL_UNIQUE_LANG:
    if (!is_true(rd, s->o)) return;
    break;
  case SHACL_HAS_VALUE: refuse_blank(rd, s, s->o); break;
  case COMPONENT_COUNT: break;
  }
  array_push(&shape->constraints, c);
}

/* ---------------------------------------------------------------- the rest of a shape */

static void read_path(Reading *rd, Shape *shape) {
  Statements of = indexed_values(rd->graph, shape->name, rd->path);
  if (!of.n) return;
  Node *paths = ARENA_ARRAY(rd->arena, Node, 1), only = of.at[0].o;
  paths[0] = only;
  shape->path_count = 1;
  if (of.n > 1) fault(rd, &of.at[1], "expected one path");
  if (node_is_blank(only)) {
    Statements alternatives = indexed_values(rd->graph, only, rd->alternative);
    if (indexed_about(rd->graph, only).n == 1 && alternatives.n == 1)
      read_list(rd, &alternatives.at[0], &paths, &shape->path_count);
    else fault(rd, &of.at[0], "this kind of path is not supported: expected a property, or sh:alternativePath of some");
  }
  for (size_t i = 0; i < shape->path_count; i++)
    if (!node_is_blank(paths[i]) ? !is_iri(rd, paths[i]) : paths[i] != only)
      fault(rd, &of.at[0], "expected properties only");
  shape->paths = paths;
}

static void read_message(Reading *rd, Shape *shape) {
  Statements of = indexed_values(rd->graph, shape->name, rd->message);
  for (size_t i = 0; i < of.n; i++) {
    Value v = value_of(rd, of.at[i].o);
    if (!shape->message.n || str_is(v.lang, rd->lang)) shape->message = v.text;
  }
}

static bool is_one_of(Str word, const char *const *words) {
  while (*words && !str_is(word, *words)) words++;
  return *words;
}

/* A word of SHACL on a shape: what makes a constraint, what has been read with another, what says nothing of data; else it is refused. */
static void read_word(Reading *rd, Shape *shape, const Statement *s, Str word) {
  static const char *const read[] = {"path", "message", "flags", "qualifiedValueShape", NULL};
  static const char *const talk[] = {"name", "description", "order", "group", "defaultValue", NULL};
  for (int c = 0; c < COMPONENT_COUNT; c++) {
    if (!str_is(word, components[c].property)) continue;
    read_constraint(rd, shape, (Component)c, s);
    return;
  }
  if (str_is(word, "targetClass")) {
    if (!is_iri(rd, s->o)) fault(rd, s, "expected an IRI");
    array_push(&shape->target_classes, s->o);
  } else if (!is_one_of(word, read) && !is_one_of(word, talk))
    fault(rd, s, "not supported, so what these shapes ask cannot be checked");
}

static Shape *shape_named(Reading *rd, Node name) {
  Shape **place = &rd->of[node_is_blank(name)][node_blank(name)];
  if (!*place) {
    *place = ARENA_NEW(rd->arena, Shape);
    (*place)->name = name;
    array_push(&rd->shapes->all, *place);
  }
  return *place;
}

static const Shape *read_shape(Reading *rd, const Statement *from, Node name) {
  Shape *shape = shape_named(rd, name);
  if (shape->state == SHAPE_OPEN) fault(rd, from, "the shape leads back to itself");
  if (shape->state != SHAPE_NEW) return shape;
  if (rd->depth == DEEPEST) fault(rd, from, "shapes stand too deep within each other");
  if (rd->depth == DEEPEST) return shape;
  rd->depth++;
  shape->state = SHAPE_OPEN;
  Statements about = indexed_about(rd->graph, name);
  if (!about.n) fault(rd, from, "nothing is said of the shape that it names");
  read_path(rd, shape);
  read_message(rd, shape);
  for (size_t i = 0; i < about.n; i++) {
    Value word = value_of(rd, about.at[i].p);
    if (about.at[i].p == rd->shapes->type && about.at[i].o == rd->class)
      fault(rd, &about.at[i], "a class that is a shape too is not supported; name its class by sh:targetClass");
    if (str_starts(word.text, STR(NS_SH)))
      read_word(rd, shape, &about.at[i], str_sub(word.text, sizeof NS_SH - 1, word.text.n));
  }
  shape->state = SHAPE_READ;
  rd->depth--;
  return shape;
}

static Node node_of(const IndexedGraph *g, const char *form) { return terms_add(g->names.terms, str_of(form)); }

Status shapes_read(Shapes *shapes, const IndexedGraph *graph, const char *name, const char *lang, Arena *a, Report *r) {
#define SH(local) node_of(graph, "<" NS_SH local ">")
  Reading rd = {.shapes = shapes,
                .graph = graph,
                .name = name,
                .lang = lang,
                .arena = a,
                .report = r,
                .first = node_of(graph, "<" NS_RDF "first>"),
                .rest = node_of(graph, "<" NS_RDF "rest>"),
                .nil = node_of(graph, "<" NS_RDF "nil>"),
                .class = node_of(graph, "<" NS_RDFS "Class>"),
                .message = SH("message"),
                .path = SH("path"),
                .alternative = SH("alternativePath"),
                .flags = SH("flags"),
                .qualified = SH("qualifiedValueShape")};
  Node node_shape = SH("NodeShape"), property_shape = SH("PropertyShape"), target = SH("targetClass");
#undef SH
  *shapes = (Shapes){.type = node_of(graph, "<" NS_RDF "type>"), .subclass = node_of(graph, "<" NS_RDFS "subClassOf>")};
  for (int i = 0; i < 2; i++) rd.of[i] = ARENA_ARRAY(a, Shape *, graph->count[i] + 2);
  for (size_t i = 0; i < graph->all.n; i++) {
    const Statement *s = &graph->all.at[i];
    if (s->p == target || (s->p == shapes->type && (s->o == node_shape || s->o == property_shape)))
      read_shape(&rd, s, s->s);
  }
  if (!shapes->all.n) return report_error(r, STATUS_BAD_INPUT, (Place){name, 0, 0}, "no shape of SHACL is in it");
  return rd.faults ? STATUS_BAD_INPUT : STATUS_OK;
}

void shapes_release(Shapes *s) {
  for (size_t i = 0; i < s->all.n; i++) {
    Shape *shape = s->all.at[i];
    for (size_t k = 0; k < shape->constraints.n; k++) pattern_free(shape->constraints.at[k].pattern);
    array_release(&shape->constraints);
    array_release(&shape->target_classes);
  }
  array_release(&s->all);
}
