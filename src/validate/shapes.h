/* Shapes (SHACL, W3C Recommendation 2017), read from RDF and ready to be checked.
 *
 *   Shapes shapes;
 *   status = shapes_read(&shapes, &graph, "shapes.ttl", "en", &arena, r);
 *   shapes_release(&shapes);
 *
 * SHACL Core with these components: sh:and class datatype hasValue in lessThan lessThanOrEquals maxCount maxExclusive maxInclusive
 * maxLength minCount minExclusive minInclusive minLength node nodeKind not or pattern property qualifiedMaxCount qualifiedMinCount
 * uniqueLang; targets by sh:targetClass; paths of one property or sh:alternativePath of several. Any other word of SHACL in the
 * file is refused with its line: a constraint that is passed over would be a promise that nobody keeps. Shapes that refer to themselves
 * are refused too (§3.4.3 leaves them undefined).
 */
#ifndef ENTENTE_VALIDATE_SHAPES_H
#define ENTENTE_VALIDATE_SHAPES_H

#include "rdf/pattern.h"
#include "rdf/value.h"
#include "validate/indexed.h"

#define NS_SH "http://www.w3.org/ns/shacl#"

/* name, the property that makes it, the name of its component in reports */
#define COMPONENTS(X)                                                                                                  \
  X(AND, "and", "And")                                                                                                 \
  X(CLASS, "class", "Class")                                                                                           \
  X(DATATYPE, "datatype", "Datatype")                                                                                  \
  X(HAS_VALUE, "hasValue", "HasValue")                                                                                 \
  X(IN, "in", "In")                                                                                                    \
  X(LESS_THAN, "lessThan", "LessThan")                                                                                 \
  X(LESS_THAN_OR_EQUALS, "lessThanOrEquals", "LessThanOrEquals")                                                       \
  X(MAX_COUNT, "maxCount", "MaxCount")                                                                                 \
  X(MAX_EXCLUSIVE, "maxExclusive", "MaxExclusive")                                                                     \
  X(MAX_INCLUSIVE, "maxInclusive", "MaxInclusive")                                                                     \
  X(MAX_LENGTH, "maxLength", "MaxLength")                                                                              \
  X(MIN_COUNT, "minCount", "MinCount")                                                                                 \
  X(MIN_EXCLUSIVE, "minExclusive", "MinExclusive")                                                                     \
  X(MIN_INCLUSIVE, "minInclusive", "MinInclusive")                                                                     \
  X(MIN_LENGTH, "minLength", "MinLength")                                                                              \
  X(NODE, "node", "Node")                                                                                              \
  X(NODE_KIND, "nodeKind", "NodeKind")                                                                                 \
  X(NOT, "not", "Not")                                                                                                 \
  X(OR, "or", "Or")                                                                                                    \
  X(PATTERN, "pattern", "Pattern")                                                                                     \
  X(PROPERTY, "property", "Property")                                                                                  \
  X(QUALIFIED_MAX_COUNT, "qualifiedMaxCount", "QualifiedMaxCount")                                                     \
  X(QUALIFIED_MIN_COUNT, "qualifiedMinCount", "QualifiedMinCount")                                                     \
  X(UNIQUE_LANG, "uniqueLang", "UniqueLang")

typedef enum Component {
#define X(name, property, component) SHACL_##name,
  COMPONENTS(X)
#undef X
      COMPONENT_COUNT
} Component;
const char *component_property(Component c); ///< "minCount"
const char *component_name(Component c);     ///< "MinCountConstraintComponent"

enum { KIND_IRI = 1, KIND_BLANK = 2, KIND_LITERAL = 4 }; ///< of sh:nodeKind

typedef struct Shape Shape;

typedef struct Constraint {
  Component component;
  int64_t count;        ///< of counts and lengths; of nodeKind the kinds
  Node node;            ///< the class, datatype, value or other property
  const Node *nodes;    ///< of sh:in, sorted
  const Shape **shapes; ///< of and, node, not, or, property and qualified counts
  size_t n;             ///< of nodes or shapes
  Value bound;          ///< of ranges
  Pattern *pattern;
} Constraint;

struct Shape {
  Node name;
  Str message;       ///< sh:message in the language asked for, else in another; may be empty
  const Node *paths; ///< the properties whose values are checked
  size_t path_count; ///< 0: the node itself is checked
  ARRAY(Constraint) constraints;
  ARRAY(Node) target_classes;
  enum { SHAPE_NEW, SHAPE_OPEN, SHAPE_READ } state; ///< while it is read
};

typedef struct Shapes {
  ARRAY(Shape *) all;  ///< in the order of their names in the file
  Node type, subclass; ///< rdf:type, rdfs:subClassOf
} Shapes;

/* `shapes` and `graph` share the arena's life; messages and values lend from them. Up to ten faults are reported. */
Status shapes_read(Shapes *shapes, const IndexedGraph *graph, const char *name, const char *lang, Arena *a, Report *r);
void shapes_release(Shapes *s);

#endif
