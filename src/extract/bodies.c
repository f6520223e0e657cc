#include "extract/bodies.h"

#include "text/fold.h"

static EntityClass class_of_value(const Analysis *a, const Entry *e) {
  Str value = lex_str(a->lex, e->value);
  for (int i = 0; i < ENTITY_CLASS_COUNT; i++)
    if (str_eq(class_local_name((EntityClass)i), value)) return (EntityClass)i;
  return CLASS_ORGANIZATION;
}

size_t acronym_after(const Analysis *a, size_t k, Str *acronym) {
  const WordUnit *u = unit_at(a, k + 1);
  if (!unit_is(a, unit_at(a, k), '(') || !unit_is(a, unit_at(a, k + 2), ')')) return k;
  Str s = unit_str(a, u);
  if (!(u->flags & TOKEN_CAPITAL) || s.n > 24 || u->type == UNIT_DATE || u->type == UNIT_PERSON) return k;
  bool tight = u->flags & TOKEN_ALLCAPS || str_find(s, STR(" ")) == SIZE_MAX;
  if (!tight && u->type != UNIT_ACTOR && !(u->mask & W_BIT(W_NAME))) return k;
  *acronym = s;
  return k + 3;
}

/* A capitalised word that may stand before the head: "Executive Affairs Authority", "AI Security Institute". */
static bool is_run_word(const WordUnit *u) {
  const uint64_t never = W_BIT(W_DETERMINER) | W_BIT(W_PRONOUN) | W_BIT(W_OPENER) | W_BIT(W_NAME) | W_BIT(W_DEMONYM) |
                         W_BIT(W_SEAT) | W_BIT(W_TITLE) | W_BIT(W_CONJUNCTION) | W_BIT(W_RELATIVE) |
                         W_BIT(W_AUXILIARY) | W_BIT(W_MONTH) | W_BIT(W_WEEKDAY) | W_BIT(W_TRIGGER) |
                         W_BIT(W_EVENT_NOUN) | W_BIT(W_INSTRUMENT);
  return u->type == UNIT_WORD && unit_is_capital(u) && !(u->mask & never) && !(u->flags & TOKEN_FIRST && u->mask);
}

/* Known as a head in other languages only. */
static bool head_is_foreign(const Analysis *a, const WordUnit *u) {
  bool own = false;
  for (int i = 0; i < u->reading_count; i++) {
    const Reading *g = u->readings[i];
    own |= g->class == W_BODY_HEAD && (!g->lang || g->lang == a->lang);
  }
  return !own;
}

/* The head noun's entry: that of the document's language before others, « Office fédéral » before "office". */
static const Entry *head_entry(const Analysis *a, const WordUnit *u) {
  for (int i = 0; i < u->reading_count; i++) {
    const Reading *g = u->readings[i];
    if (g->class == W_BODY_HEAD && g->lang == a->lang) return &a->lex->entries[g->entry];
  }
  return unit_entry(a, u, W_BODY_HEAD);
}

bool head_is_of(const Analysis *a, const WordUnit *u, EntityClass class) {
  return class_of_value(a, head_entry(a, u)) == class;
}

static bool names_state(const WordUnit *u) {
  return u->type == UNIT_WORD && u->mask & (W_BIT(W_NAME) | W_BIT(W_DEMONYM)) && unit_is_capital(u);
}

/* What a body's name phrase is: its units, and who it is part of. */
typedef struct BodyPhrase {
  size_t from, end; ///< the name
  size_t after;     ///< the unit after it and what else was said of it: « (NSF) américaine »
  Str acronym;
  uint32_t parent;
  Span parent_span;
} BodyPhrase;

static void set_parent(Analysis *a, BodyPhrase *b, size_t i) {
  if (b->parent != NONE) return;
  b->parent = actor_of_unit(a, unit_at(a, i));
  b->parent_span = unit_at(a, i)->span;
}

/* Who owns what begins at unit from: "Australia's Department of …", "Japanese Ministry of …". */
static void owner_before(Analysis *a, BodyPhrase *b) {
  if (b->from >= 2 && unit_is_genitive(a, unit_at(a, b->from - 1))) set_parent(a, b, b->from - 2);
  else if (b->from >= 1 && names_state(unit_at(a, b->from - 1))) set_parent(a, b, b->from - 1);
}

/* Acronym, nationality and owner behind the name: « (NSF) américaine », « (ANCy) du Togo », « de l'OMS ». */
static void owner_after(Analysis *a, BodyPhrase *b, const Chain *c) {
  if (c->demonym != SIZE_MAX) set_parent(a, b, c->demonym);
  else if (b->after > b->end && unit_has(unit_at(a, b->after), W_DEMONYM)) set_parent(a, b, b->after++);
  else if (c->actor_unit != SIZE_MAX) {
    set_parent(a, b, c->actor_unit);
    if (b->after == b->end) b->after = acronym_after(a, c->actor_unit + 1, &b->acronym);
  } else if (b->after > b->end && unit_opens(a, unit_at(a, b->after), ROLE_OF)) {
    size_t k = b->after + 1;
    while (unit_has(unit_at(a, k), W_DETERMINER)) k++;
    if (unit_at(a, k)->type == UNIT_WORD && unit_at(a, k)->mask & W_BIT(W_NAME)) set_parent(a, b, k), b->after = k + 1;
  }
}

size_t after_description(const Analysis *a, size_t head) {
  if (unit_is_capital(unit_at(a, head)) || !head_is_of(a, unit_at(a, head), CLASS_COMPANY)) return head;
  size_t k = head + 1;
  while (k < head + 4 && unit_at(a, k)->type == UNIT_WORD && !unit_is_capital(unit_at(a, k)) &&
         (unit_has(unit_at(a, k), W_DEMONYM) || (unit_at(a, k)->flags & TOKEN_WORD && unit_is_plain(unit_at(a, k)))))
    k++;
  const WordUnit *u = unit_at(a, k);
  bool name = u->type == UNIT_ACTOR ? u->index2 == NONE && a->actors.at[u->index].class > CLASS_GOVERNMENT_BODY
                                    : u->type == UNIT_WORD && unit_is_capital(u) && !unit_has(u, W_BODY_HEAD);
  return name ? k : head;
}

static void make_body(Analysis *a, size_t from, size_t head, const Chain *c) {
  BodyPhrase b = {.from = from, .end = c->end, .parent = NONE};
  size_t name = after_description(a, head);
  b.after = acronym_after(a, b.end, &b.acronym);
  if (from < head && from > 0 && names_state(unit_at(a, from - 1))) /* "India Semiconductor Mission" */
    set_parent(a, &b, --b.from);
  else owner_before(a, &b);
  if (b.end == head + 1 && from < head && b.after == b.end && names_state(unit_at(a, b.end)) &&
      unit_has(unit_at(a, b.end), W_NAME) && !unit_is_genitive(a, unit_at(a, b.end + 1))) {
    set_parent(a, &b, b.end); /* "National Cyber Security Centre Finland" */
    b.after = ++b.end;
  }
  owner_after(a, &b, c);
  bool described = name > head && name < b.end && b.from == head;
  Span span = span_join(unit_at(a, described ? name : b.from)->span, unit_at(a, b.end - 1)->span);
  EntityClass class = class_of_value(a, head_entry(a, unit_at(a, head)));
  uint32_t i = actor_named(a, class, text_str(a->text, span), span);
  uint32_t owner = a->actors.at[i].parent;
  if (b.parent != NONE && owner != NONE && owner != b.parent) i = actor_named_of(a, i, b.parent, span);
  if (b.parent != NONE && b.parent != i && a->actors.at[i].parent == NONE) actor_belongs(a, i, b.parent, b.parent_span);
  Actor *actor = &a->actors.at[i];
  actor->minor = head_entry(a, unit_at(a, head))->flags & ENTRY_WEAK;
  if (b.acronym.n && !actor->acronym.n) {
    actor->acronym = b.acronym;
    StrBuf key = {0};
    fold(&key, b.acronym);
    map_add(&a->actor_index, strbuf_as_str(&key), i);
    strbuf_release(&key);
  }
  units_merge(a, b.from, b.after, UNIT_ACTOR, i);
}

/* "the Kenyan and Ugandan space agencies": what begins at unit k is of two nations, and no body of one. */
static bool is_of_several(const Analysis *a, size_t k) {
  return k > 2 && unit_has(unit_at(a, k - 1), W_DEMONYM) && unit_has(unit_at(a, k - 2), W_CONJUNCTION) &&
         unit_has(unit_at(a, k - 3), W_DEMONYM);
}

/* "Seoul's industry ministry", "the Japanese Foreign Ministry": *from is the unit at which the name begins. */
static bool is_owned(const Analysis *a, size_t i, size_t *from) {
  size_t k = i;
  while (k > 0 && i - k < 3 && unit_is_plain(unit_at(a, k - 1)) && !unit_is_capital(unit_at(a, k - 1)) &&
         !unit_is_genitive(a, unit_at(a, k - 1)))
    k--;
  *from = k;
  bool one_word = k == i && unit_at(a, i)->end - unit_at(a, i)->begin == 1;
  if (one_word || k == 0) return false;
  if (is_of_several(a, k)) return false;
  return names_state(unit_at(a, k - 1)) ||
         (k > 1 && unit_is_genitive(a, unit_at(a, k - 1)) && unit_is_capital(unit_at(a, k - 2)));
}

/* « autorité tchèque de la concurrence »: a lower-case name whose nationality stands at k; returns the unit after it, or k + 1. */
static size_t lower_name_end(const Analysis *a, size_t k) {
  size_t end = k + 1;
  if (!unit_opens(a, unit_at(a, end), ROLE_OF)) return end;
  size_t word = end + 1;
  while (unit_has(unit_at(a, word), W_DETERMINER)) word++;
  size_t last = word;
  while (last < word + 3 && unit_is_plain(unit_at(a, last)) && !unit_is_capital(unit_at(a, last))) last++;
  return last > word ? last : end;
}

/* « la société nationale des hydrocarbures du Cameroun (SNH) »: an acronym behind it tells that a lower-case phrase is a name. */
static bool is_spelled_out(Analysis *a, size_t head, Chain *c) {
  if (unit_is_capital(unit_at(a, head))) return false;
  Chain lower = chain_read(a, head + 1, true, false);
  Str acronym = {0};
  size_t tail = lower.actor_unit != SIZE_MAX ? lower.actor_unit + 1 : lower.end;
  if (lower.end == head + 1 || acronym_after(a, tail, &acronym) == tail || acronym.n < 3) return false;
  if (!(unit_at(a, tail + 1)->flags & TOKEN_ALLCAPS) || unit_at(a, tail + 1)->mask & W_BIT(W_NAME)) return false;
  *c = lower;
  return true;
}

/* "the Data Embassy Treaty", "the Space Agency Agreement": the head at i is part of an instrument's name. */
static bool names_instrument(const Analysis *a, size_t i) {
  const WordUnit *u = unit_at(a, i), *n = unit_at(a, i + 1);
  return unit_is_capital(u) && unit_is_capital(n) && unit_has(n, W_INSTRUMENT) && !(n->flags & TOKEN_ALLCAPS);
}

/* A head noun of this language with its chain, or a capitalised run that ends in a head (« AI Security Institute »). */
void bodies_find(Analysis *a) {
  for (size_t i = 0; i < a->units.n; i++) {
    const WordUnit *u = unit_at(a, i);
    if (!unit_has(u, W_BODY_HEAD)) continue;
    if (u->mask & (W_BIT(W_NAME) | W_BIT(W_SEAT))) continue;
    if (names_instrument(a, i)) continue;
    size_t from = i;
    while (from > 0 && unit_is_capital(u) && i - from < 6) {
      bool joined = from > 1 && unit_is(a, unit_at(a, from - 1), '&') && is_run_word(unit_at(a, from - 2));
      if (!joined && !is_run_word(unit_at(a, from - 1))) break;
      from -= joined ? 2 : 1; /* "Korea Internet & Security Agency" */
    }
    Chain c = chain_read(a, i + 1, unit_is_capital(u) && !(u->flags & TOKEN_FIRST), false);
    if (!head_is_of(a, u, CLASS_GOVERNMENT_BODY)) chain_take_state(a, i, &c);
    bool capital_head =
        unit_is_capital(u) && !(u->flags & TOKEN_FIRST && unit_at(a, i)->begin == unit_at(a, 0)->begin && !c.capital);
    bool government = head_is_of(a, u, CLASS_GOVERNMENT_BODY);
    bool premodified = from < i;
    if (government && !unit_is_capital(u) && c.demonym == i + 1 && c.end == i + 2) c.end = lower_name_end(a, i + 1);
    bool specific = c.capital || premodified ||
                    (capital_head && c.end > i + 1 && (c.demonym == SIZE_MAX || c.end > i + 2)) ||
                    (government && c.demonym != SIZE_MAX && c.end > i + 2);
    if (from > 0 && unit_has(unit_at(a, from - 1), W_DETERMINER) && !unit_has(unit_at(a, from - 1), W_OPENER) &&
        unit_act(a, unit_at(a, from - 1), W_DETERMINER) == MANNER_INDEFINITE)
      continue; /* « l'installation d'un Centre africain de … » */
    if (head_is_foreign(a, u) && !premodified && !c.capital) continue;
    if (government && !specific && c.end == i + 1) specific = is_owned(a, i, &from);
    specific |= is_spelled_out(a, i, &c);
    if (unit_has(u, W_OFFICE) || (!specific && !(capital_head && c.demonym != SIZE_MAX))) continue;
    if (unit_has(u, W_INSTRUMENT) || (unit_has(u, W_EVENT_NOUN) && !c.capital)) continue;
    if (head_is_of(a, u, CLASS_COMPANY) && unit_has(unit_at(a, i + 1), W_EVENT_NOUN)) continue; /* "Business Forum" */
    make_body(a, from, i, &c);
    i = from;
  }
}
