#include "extract/people.h"

enum { NATIONS_MOST = 6 };

typedef struct Nations {
  uint32_t actors[NATIONS_MOST];
  Span spans[NATIONS_MOST];
  size_t n, end; ///< end: the unit after the last
} Nations;

/* « , », « et », « de la » between two nations, from unit k on. */
static size_t skip_joint(const Analysis *a, size_t k, bool *conj) {
  for (;; k++) {
    const WordUnit *u = unit_at(a, k);
    *conj |= unit_has(u, W_CONJUNCTION);
    if (!unit_is(a, u, ',') && !unit_has(u, W_CONJUNCTION) && !unit_opens(a, u, ROLE_OF) && !unit_has(u, W_DETERMINER))
      return k;
  }
}

/* « tunisien, algérien et libyen »: an adjective that no noun of its own follows. */
static bool is_nation_alone(const Analysis *a, size_t k) {
  const WordUnit *u = unit_at(a, k), *n = unit_at(a, k + 1);
  if (u->type != UNIT_WORD || !unit_has(u, W_DEMONYM) || u->flags & TOKEN_HYPHEN || n->flags & TOKEN_HYPHEN)
    return false;
  return n->type != UNIT_WORD || n->flags & TOKEN_PUNCT ||
         n->mask & ~(W_BIT(W_CUE) | W_BIT(W_WEAK_CUE) | W_BIT(W_COMMON));
}

static bool add_nation(Nations *x, uint32_t actor, Span span) {
  if (x->n == NATIONS_MOST || actor == NONE) return false;
  x->spans[x->n] = span, x->actors[x->n++] = actor;
  return true;
}

/* The nations after the one at x->end - 1, each a state or its adjective. */
static void nations_read(Analysis *a, Nations *x) {
  for (bool conj = false; !conj;) {
    size_t k = skip_joint(a, x->end, &conj);
    const WordUnit *u = unit_at(a, k);
    bool state = u->type == UNIT_ACTOR && u->index2 == NONE && actor_is_state(a, u->index);
    if (k == x->end || (!state && !is_nation_alone(a, k)) || !add_nation(x, actor_of_unit(a, u), u->span)) return;
    x->end = k + 1;
  }
}

void nations_mark(Analysis *a, size_t first) {
  Nations x = {.end = first + 1};
  nations_read(a, &x);
  for (size_t k = first + 1; k < x.end; k++)
    if (unit_at(a, k)->type == UNIT_WORD && unit_has(unit_at(a, k), W_DEMONYM)) {
      uint32_t actor = actor_of_unit(a, unit_at(a, k));
      a->units.at[k].type = UNIT_ACTOR, a->units.at[k].index = actor;
    }
}

/* The names in the places of the nations, from unit k on; false when there are not as many. */
static bool names_read(Analysis *a, size_t k, size_t n, uint32_t *persons) {
  for (size_t i = 0; i < n; i++) {
    while (unit_is(a, unit_at(a, k), ',') || unit_has(unit_at(a, k), W_CONJUNCTION)) k++;
    k = title_skip(a, k);
    int words;
    size_t end = person_name_end(a, k, &words);
    if (end == k || words < 2) return false;
    persons[i] = person_at(a, k, end, words);
    units_merge(a, k, end, UNIT_PERSON, persons[i]);
    k++;
  }
  return true;
}

/* « … de l'Eau » after the nations: what all of them hold. */
static size_t take_portfolio(Analysis *a, size_t k, OfficePhrase *each) {
  if (!unit_opens(a, unit_at(a, k), ROLE_OF)) return k;
  Chain c = chain_read(a, k, true, true);
  if (c.end > k) {
    Str portfolio = text_str(a->text, span_join(unit_at(a, k)->span, unit_at(a, c.end - 1)->span));
    each->text = arena_printf(&a->arena, "%.*s %.*s", STR_ARG(each->text), STR_ARG(portfolio));
  }
  return c.end;
}

bool office_respective(Analysis *a, const OfficePhrase *o, size_t head) {
  Nations x = {.actors = {o->actor}, .spans = {o->actor_span}, .n = 1, .end = o->end};
  nations_read(a, &x);
  if (x.n < 2) return false;
  OfficePhrase each = *o;
  office_make_singular(a, head, &each);
  uint32_t persons[NATIONS_MOST];
  size_t names = take_portfolio(a, x.end, &each);
  nations_mark(a, o->end - 1);
  if (!names_read(a, names, x.n, persons)) return false;
  const Side nobody = {NONE, {0, 0}};
  for (size_t i = 0; i < x.n; i++) {
    OfficePhrase own = each;
    own.actor = x.actors[i], own.actor_span = x.spans[i];
    person_give_office(a, persons[i], &own, &nobody, R_OFFICE_BEFORE);
  }
  return true;
}

size_t person_state_in_parentheses(Analysis *a, uint32_t person, size_t k) {
  const WordUnit *n = unit_at(a, k + 1);
  if (!unit_is(a, unit_at(a, k), '(') || !unit_is(a, unit_at(a, k + 2), ')')) return k;
  if (n->type != UNIT_ACTOR && n->type != UNIT_PLACE) return k;
  uint32_t state = actor_of_unit(a, n);
  if (!actor_is_state(a, state)) return k;
  Person *p = &a->persons.at[person];
  if (p->actor == NONE) p->actor = state, p->actor_span = n->span, p->actor_rule = R_OFFICE_NATION;
  return k + 3;
}

/* « … X, Y et Z »: the further names after a plural office hold it too. */
bool office_share(Analysis *a, size_t k, const OfficePhrase *o, const Side *side) {
  for (int n = 0; n < 6; n++) {
    size_t from = k;
    while (unit_is(a, unit_at(a, from), ',') || unit_has(unit_at(a, from), W_CONJUNCTION)) from++;
    int words;
    from = title_skip(a, from);
    size_t end = person_name_end(a, from, &words);
    if (from == k || end == from) return n > 0;
    uint32_t person = person_at(a, from, end, words);
    OfficePhrase own = *o;
    own.actor = NONE, own.shared = true;
    person_give_office(a, person, &own, side, R_OFFICE_BEFORE);
    units_merge(a, from, person_state_in_parentheses(a, person, end), UNIT_PERSON, person);
    k = from + 1;
  }
  return true;
}

/* The singular of a plural form: the singular of the same entry that is most like it. */
static Str singular_of(const Analysis *a, const Reading *plural) {
  Str want = lex_str(a->lex, plural->form), best = {0};
  const Entry *e = &a->lex->entries[plural->entry];
  size_t most = 2;
  for (uint32_t i = e->reading_begin; i < e->reading_end; i++) {
    const Reading *g = &a->lex->readings[a->lex->of_entries[i]];
    if (g->feature != F_SINGULAR || g->lang != plural->lang) continue;
    Str form = lex_str(a->lex, g->form);
    size_t same = 0;
    for (size_t x = 0, y = 0; x < form.n && y < want.n;
         x++, y++) { /* letters in order, an s or x of the plural passed over */
      if (form.p[x] != want.p[y] && y + 1 < want.n && form.p[x] == want.p[y + 1]) y++;
      if (form.p[x] != want.p[y]) break;
      same++;
    }
    if (same > most && same + 1 >= form.n) most = same, best = form; /* the last letter may be another: « généraux » */
  }
  return best;
}

void office_make_singular(Analysis *a, size_t i, OfficePhrase *o) {
  Str singular = singular_of(a, unit_reading(unit_at(a, i), W_OFFICE)), head = unit_str(a, unit_at(a, i));
  if (singular.n && str_starts(o->text, head))
    o->text = arena_join(&a->arena, singular, str_sub(o->text, head.n, o->text.n));
}
