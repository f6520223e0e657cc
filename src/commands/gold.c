#include "commands/gold.h"

#include "base/io.h"
#include "read/json.h"
#include "resolve/nodes.h"

typedef enum Slot {
  SLOT_NAMES,
  SLOT_KIND,
  SLOT_SIDES,  ///< parties, participants
  SLOT_PEOPLE, ///< signatories, chairs
  SLOT_COVERS,
  SLOT_STATUS,
  SLOT_DATE,
  SLOT_PLACE,
  SLOT_OFFICE,
  SLOT_ACTS_FOR,
  SLOT_PART_OF,
  SLOTS
} Slot;

typedef struct GoldNode {
  EntityClass class;
  bool optional;
  ARRAY(Str) of[SLOTS]; ///< "a|b": either; "(a)": may be missing
} GoldNode;

typedef struct Gold {
  Study *study;
  Arena *arena;
  ARRAY(GoldNode) nodes;
  uint32_t *node_of; ///< entity to node, or NONE
  Verdict *verdicts;
} Gold;

/* ---- Reading ---- */

static Slot slot_of_key(Str key) {
  static const struct {
    const char *key;
    Slot slot;
  } keys[] = {{"name", SLOT_NAMES},         {"names", SLOT_NAMES},        {"kind", SLOT_KIND},
              {"parties", SLOT_SIDES},      {"participants", SLOT_SIDES}, {"chairs", SLOT_PEOPLE},
              {"signatories", SLOT_PEOPLE}, {"covers", SLOT_COVERS},      {"status", SLOT_STATUS},
              {"date", SLOT_DATE},          {"place", SLOT_PLACE},        {"office", SLOT_OFFICE},
              {"actsFor", SLOT_ACTS_FOR},   {"partOf", SLOT_PART_OF}};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
    if (str_is(key, keys[i].key)) return keys[i].slot;
  return SLOTS;
}

static void read_values(Gold *g, GoldNode *n, Slot slot, const Json *member) {
  if (member->kind == JSON_STRING) array_push(&n->of[slot], member->value);
  if (member->kind != JSON_ARRAY) return;
  Json values;
  json_begin(&values, member->value, g->arena);
  while (json_element(&values))
    if (values.kind == JSON_STRING) array_push(&n->of[slot], values.value);
}

static void read_nodes(Gold *g, Str array, EntityClass class) {
  Json nodes, member;
  json_begin(&nodes, array, g->arena);
  while (json_element(&nodes)) {
    if (nodes.kind != JSON_OBJECT) continue;
    GoldNode n = {.class = class};
    json_begin(&member, nodes.value, g->arena);
    while (json_member(&member)) {
      Slot slot = slot_of_key(member.key);
      if (str_is(member.key, "optional")) n.optional = member.kind == JSON_TRUE;
      else if (slot != SLOTS) read_values(g, &n, slot, &member);
    }
    array_push(&g->nodes, n);
  }
}

static Status read_gold(Gold *g, const char *path, Report *r) {
  StrBuf b = {0};
  Status status = io_read_file(path, &b, r);
  Str text = arena_copy(g->arena, strbuf_as_str(&b));
  strbuf_release(&b);
  Json j;
  json_begin(&j, text, g->arena);
  while (status == STATUS_OK && json_member(&j)) {
    if (j.kind != JSON_ARRAY) continue;
    if (str_is(j.key, "agreements")) read_nodes(g, j.value, CLASS_AGREEMENT);
    if (str_is(j.key, "events")) read_nodes(g, j.value, CLASS_EVENT);
    if (str_is(j.key, "persons")) read_nodes(g, j.value, CLASS_PERSON);
    if (str_is(j.key, "bodies")) read_nodes(g, j.value, CLASS_ORGANIZATION);
  }
  if (status == STATUS_OK && j.fault)
    status = report_error(r, STATUS_BAD_INPUT, (Place){path, 0, 0}, "byte %zu: %s", j.fault_at, j.fault);
  return status;
}

/* ---- Comparing ---- */

static bool same_name(Gold *g, Str x, Str y, double least) {
  return name_overlap(name_words(&g->study->analysis, x), name_words(&g->study->analysis, y)) >= least;
}

static bool has_code(const Gold *g, const Entity *e, Str code) {
  const Lexicon *lex = &g->study->knowledge.lexicon;
  if (!e->iri.n) return false;
  uint32_t i = lexicon_find(lex, arena_printf(g->arena, NS_ID "%.*s", STR_ARG(e->iri)));
  if (i == NO_ENTRY) return false;
  for (uint32_t f = lex->entries[i].fact_begin; f < lex->entries[i].fact_end; f++)
    if (lex->facts[f].predicate == P_ISO_CODE && str_eq(lex_str(lex, lex->facts[f].value), code)) return true;
  return false;
}

static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

static bool is_one(Gold *g, Slot slot, const Claim *c, Str wanted) {
  const Entity *e = c->object_kind == OBJECT_ENTITY ? &g->study->facts.entities.at[c->object] : NULL;
  switch (slot) {
  case SLOT_SIDES:
  case SLOT_ACTS_FOR:
  case SLOT_PART_OF:
    if (e && wanted.n == 2 && is_capital(wanted.p[0]) && is_capital(wanted.p[1])) return has_code(g, e, wanted);
    return e && same_name(g, e->label, wanted, 0.6);
  case SLOT_PEOPLE:
  case SLOT_PLACE: return e && same_name(g, e->label, wanted, 0.5);
  case SLOT_NAMES:
  case SLOT_OFFICE: return same_name(g, c->value, wanted, 0.5);
  case SLOT_DATE:
    return str_eq(c->value, wanted) || (str_starts(c->value, STR("--")) && wanted.n == 10 &&
                                        str_eq(str_sub(c->value, 1, c->value.n), str_sub(wanted, 4, 10)));
  default: return str_eq(lexicon_local_name(c->value), wanted);
  }
}

/* Whether the claim's object is one of "a|b" or "(a|b)". */
static bool is_one_of(Gold *g, Slot slot, const Claim *c, Str wanted) {
  if (str_starts(wanted, STR("(")) && str_ends(wanted, STR(")"))) wanted = str_sub(wanted, 1, wanted.n - 1);
  while (wanted.n) {
    size_t end = str_find(wanted, STR("|"));
    if (is_one(g, slot, c, str_trim(str_sub(wanted, 0, end)))) return true;
    wanted = end == SIZE_MAX ? STR("") : str_sub(wanted, end + 1, wanted.n);
  }
  return false;
}

static Slot slot_of(Predicate p) {
  switch (p) {
  case P_LABEL:
  case P_ALT_LABEL: return SLOT_NAMES;
  case P_KIND: return SLOT_KIND;
  case P_PARTY:
  case P_PARTICIPANT: return SLOT_SIDES;
  case P_SIGNATORY:
  case P_CHAIR: return SLOT_PEOPLE;
  case P_COVERS: return SLOT_COVERS;
  case P_STATUS: return SLOT_STATUS;
  case P_PLACE: return SLOT_PLACE;
  case P_OFFICE: return SLOT_OFFICE;
  case P_ACTS_FOR: return SLOT_ACTS_FOR;
  case P_PART_OF: return SLOT_PART_OF;
  default: return (p >= P_SIGNED_ON && p <= P_DATE) || p == P_STARTS_ON ? SLOT_DATE : SLOTS;
  }
}

static bool fits(Gold *g, const GoldNode *n, Slot slot, const Claim *c) {
  for (size_t i = 0; i < n->of[slot].n; i++)
    if (is_one_of(g, slot, c, n->of[slot].at[i])) return true;
  return false;
}

/* ---- Pairing ---- */

static bool same_class(EntityClass gold, EntityClass class) {
  return gold == CLASS_ORGANIZATION ? class >= CLASS_INTERGOVERNMENTAL && class <= CLASS_ORGANIZATION : gold == class;
}

/* How much entity e is like node n; what it must have is a name or a side in common. */
static double likeness(Gold *g, const GoldNode *n, uint32_t e) {
  static const double weight[SLOTS] = {[SLOT_NAMES] = 2,  [SLOT_KIND] = 0.5,   [SLOT_SIDES] = 3, [SLOT_PEOPLE] = 1,
                                       [SLOT_COVERS] = 1, [SLOT_STATUS] = 0.3, [SLOT_DATE] = 1,  [SLOT_PLACE] = 0.5};
  double score = 0, sides = 0, shared = 0;
  bool met = false;
  for (size_t i = 0; i < g->study->facts.claims.n; i++) {
    const Claim *c = &g->study->facts.claims.at[i];
    Slot slot = slot_of(c->predicate);
    if (c->subject != e || slot == SLOTS || !modality_asserts(c->modality)) continue;
    bool fit = fits(g, n, slot, c);
    if (slot == SLOT_SIDES) sides++, shared += fit;
    else if (fit) score += weight[slot];
    met |= fit && (slot == SLOT_SIDES || slot == SLOT_NAMES);
  }
  size_t all = n->of[SLOT_SIDES].n + (size_t)(sides - shared);
  if (all) score += weight[SLOT_SIDES] * shared / (double)all;
  return met ? score : 0;
}

static void pair_nodes(Gold *g) {
  size_t entities = g->study->facts.entities.n;
  bool *taken = ARENA_ARRAY(g->arena, bool, g->nodes.n + 1);
  for (uint32_t e = 0; e < entities; e++) g->node_of[e] = NONE;
  for (;;) { /* the best pair that is left */
    double best = 0;
    uint32_t best_entity = NONE, best_node = NONE;
    for (uint32_t n = 0; n < g->nodes.n; n++)
      for (uint32_t e = 0; e < entities && !taken[n]; e++) {
        if (g->node_of[e] != NONE || !same_class(g->nodes.at[n].class, g->study->facts.entities.at[e].class)) continue;
        double like = likeness(g, &g->nodes.at[n], e);
        if (like > best) best = like, best_entity = e, best_node = n;
      }
    if (best_node == NONE) return;
    g->node_of[best_entity] = best_node;
    taken[best_node] = true;
  }
}

/* ---- Judging ---- */

static AgreementStatus status_named(Str local) {
  for (int i = AG_COUNT - 1; i > 0; i--)
    if (str_eq(agreement_status_names[i], local)) return (AgreementStatus)i;
  return AG_NONE;
}

/* Of the statuses that a document tells of one agreement the graph has the furthest; the others are neither right nor wrong. */
static bool is_furthest(const Gold *g, const Claim *c) {
  for (size_t i = 0; i < g->study->facts.claims.n; i++) {
    const Claim *o = &g->study->facts.claims.at[i];
    if (o->subject == c->subject && o->predicate == P_STATUS && modality_asserts(o->modality) &&
        status_named(lexicon_local_name(o->value)) > status_named(lexicon_local_name(c->value)))
      return false;
  }
  return true;
}

static Verdict judge(Gold *g, const Claim *c) {
  EntityClass class = g->study->facts.entities.at[c->subject].class;
  Slot slot = slot_of(c->predicate);
  bool node = class == CLASS_AGREEMENT || class == CLASS_EVENT || class == CLASS_PERSON;
  uint32_t paired = g->node_of[c->subject];
  if (!modality_asserts(c->modality) || (!node && c->predicate != P_PART_OF)) return VERDICT_OPEN;
  if (paired == NONE) return node ? VERDICT_WRONG : VERDICT_OPEN;
  const GoldNode *n = &g->nodes.at[paired];
  if (n->optional) return VERDICT_OPEN;
  if (c->predicate == P_TYPE) return VERDICT_RIGHT;
  if (slot == SLOTS) return VERDICT_OPEN;
  if (fits(g, n, slot, c)) return VERDICT_RIGHT;
  bool untold = !n->of[slot].n && (slot == SLOT_NAMES || slot == SLOT_PLACE || slot == SLOT_OFFICE ||
                                   slot == SLOT_ACTS_FOR || slot == SLOT_DATE);
  if (untold || (slot == SLOT_STATUS && !is_furthest(g, c)) || (slot == SLOT_DATE && c->predicate == P_PLANNED_FOR))
    return VERDICT_OPEN;
  return VERDICT_WRONG;
}

Status gold_judge(Study *s, const char *path, Arena *arena, Verdict **verdicts, Report *r) {
  Gold g = {.study = s, .arena = arena};
  Status status = read_gold(&g, path, r);
  if (status == STATUS_OK) {
    g.node_of = ARENA_ARRAY(arena, uint32_t, s->facts.entities.n + 1);
    *verdicts = ARENA_ARRAY(arena, Verdict, s->facts.claims.n + 1);
    pair_nodes(&g);
    for (size_t i = 0; i < s->facts.claims.n; i++) (*verdicts)[i] = judge(&g, &s->facts.claims.at[i]);
  }
  for (size_t i = 0; i < g.nodes.n; i++)
    for (int slot = 0; slot < SLOTS; slot++) array_release(&g.nodes.at[i].of[slot]);
  array_release(&g.nodes);
  return status;
}
