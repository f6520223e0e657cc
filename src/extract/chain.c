#include "extract/names.h"

static bool names_something(const WordUnit *u) { /* a capitalised word that may stand in a body's name */
  const uint64_t no = W_BIT(W_NAME) | W_BIT(W_SEAT) | W_BIT(W_MONTH) | W_BIT(W_WEEKDAY) | W_BIT(W_TITLE) |
                      W_BIT(W_OPENER) | W_BIT(W_AUXILIARY) | W_BIT(W_PRONOUN) | W_BIT(W_RELATIVE) |
                      W_BIT(W_CONJUNCTION) | W_BIT(W_DETERMINER) | W_BIT(W_DEMONYM);
  return u->type == UNIT_WORD && unit_is_capital(u) && !(u->flags & TOKEN_PUNCT) && !(u->mask & no);
}

static bool lower_word(const WordUnit *u) {
  return u->type == UNIT_WORD && u->flags & TOKEN_WORD && !(u->flags & (TOKEN_CAPITAL | TOKEN_PUNCT)) &&
         unit_is_plain(u);
}

static bool links(const Analysis *a, const WordUnit *u) {
  return unit_opens(a, u, ROLE_OF) || unit_opens(a, u, ROLE_TOPIC) || unit_opens(a, u, ROLE_FOR) ||
         unit_opens(a, u, ROLE_TO) || unit_opens(a, u, ROLE_AT);
}

/* After opener at k: the first unit of what it governs. */
static size_t governed(const Analysis *a, size_t k) {
  k++;
  while (unit_has(unit_at(a, k), W_DETERMINER) || unit_opens(a, unit_at(a, k), ROLE_OF)) k++;
  return k;
}

/* "for nine fighters", "in a single package": what is counted is no part of a name. */
static bool is_counted(const Analysis *a, size_t opener, size_t governed) {
  if (unit_opens(a, unit_at(a, opener), ROLE_OF)) return false;
  for (size_t k = opener + 1; k < governed; k++) {
    int manner = unit_act(a, unit_at(a, k), W_DETERMINER);
    if (manner == MANNER_CARDINAL || manner == MANNER_INDEFINITE) return true;
  }
  return false;
}

static bool is_demonym(const WordUnit *u) { return unit_has(u, W_DEMONYM) && !(u->flags & TOKEN_HYPHEN); }

/* One step of the chain from k; returns the unit after it, or k when the chain ends. */
static size_t step(Analysis *a, Chain *c, size_t k, bool lower, bool listed, bool office) {
  const WordUnit *u = unit_at(a, k);
  if (unit_is_genitive(a, u)) return k; /* "the Commission's AI Office" */
  if (is_demonym(u) && !(unit_at(a, k + 1)->flags & TOKEN_HYPHEN)) {
    if (c->demonym == SIZE_MAX) c->demonym = k;
    return k + 1;
  }
  if (names_something(u) && (c->capital || !listed) && !(u->flags & TOKEN_FIRST)) {
    if (unit_has(u, W_FIRST_NAME) && (office || !c->capital)) return k;
    if (office && (!u->mask || !c->capital)) return k;
    c->capital = true;
    return k + 1;
  }
  if ((lower_word(u) || (office && unit_has(u, W_OFFICE) && !unit_is_capital(u) && k == c->end && !c->capital)) &&
      (lower || c->capital))
    return k + 1;
  if (links(a, u)) {
    size_t g = governed(a, k);
    if (is_counted(a, k, g)) return k;
    bool about = unit_opens(a, u, ROLE_TOPIC) && !unit_opens(a, u, ROLE_OF) && !unit_opens(a, u, ROLE_AT);
    bool target = unit_opens(a, u, ROLE_TO) && !unit_opens(a, u, ROLE_AT);
    if ((about || target) && c->capital && unit_is_capital(unit_at(a, k - 1)) && lower_word(unit_at(a, g)))
      return k; /* "Department of the National Library | on the restoration" */
    const WordUnit *n = unit_at(a, g);
    if (office && g == k + 1 && unit_has(n, W_OFFICE) && unit_is_capital(n))
      return k; /* "the spokesman for | Foreign Minister X", against "Assistant to the President" */
    if (n->type == UNIT_ACTOR && unit_is_genitive(a, unit_at(a, g + 1)) && unit_at(a, g + 2)->type == UNIT_ACTOR)
      n = unit_at(a, g += 2); /* "of the UAE's Executive Affairs Authority" */
    if (office && is_demonym(n) && unit_is_capital(n) && unit_at(a, g + 1)->type == UNIT_ACTOR)
      n = unit_at(a, ++g); /* "of the Slovak Interior Ministry" */
    bool for_body = office && unit_opens(a, u, ROLE_FOR) && n->type == UNIT_ACTOR &&
                    a->actors.at[n->index].class > CLASS_INTERGOVERNMENTAL; /* "a spokesman for the ministry" */
    if (n->type == UNIT_ACTOR && (unit_opens(a, u, ROLE_OF) || for_body) && n->index2 == NONE) {
      c->actor = n->index, c->actor_unit = g, c->actor_from = k;
      return k;
    }
    if (n->type == UNIT_WORD && (n->mask & (W_BIT(W_NAME) | W_BIT(W_SEAT))) && unit_opens(a, u, ROLE_OF)) {
      c->actor_unit = g, c->actor_from = k;
      return k;
    }
    if (unit_has(n, W_BODY_HEAD) && unit_is_capital(n) && !unit_opens(a, u, ROLE_OF))
      return k; /* « liant le ministère à l'Agence » */
    if (names_something(n) && !unit_has(n, W_FIRST_NAME) &&
        (unit_opens(a, u, ROLE_OF) || c->capital || lower || !unit_has(n, W_PLACE))) {
      if (unit_opens(a, u, ROLE_AT) && !unit_opens(a, u, ROLE_OF) && unit_has(n, W_PLACE)) return k;
      c->capital = true;
      g++; /* "governors of Mato Grosso": all that nobody knows */
      while (office && !n->mask && !unit_at(a, g)->mask && names_something(unit_at(a, g))) g++;
      return g;
    }
    if (office && unit_has(n, W_ACTOR_HEAD) && !unit_is_capital(n) && unit_opens(a, u, ROLE_OF))
      return g + 1; /* « porte-parole du gouvernement » */
    if ((lower || c->capital) && lower_word(n) && !unit_opens(a, u, ROLE_AT)) return g + 1;
    if (lower && lower_word(n)) return g + 1;
  }
  if (unit_opens(a, u, ROLE_BY) && lower_word(unit_at(a, k + 1)) && unit_opens(a, unit_at(a, k + 2), ROLE_OF))
    return k + 2; /* « par intérim » */
  return k;
}

/* « , des Invalides », « et des Affaires sociales », « et scientifiques » */
static size_t listed_step(Analysis *a, const Chain *c, size_t k, bool lower, bool office) {
  const WordUnit *u = unit_at(a, k);
  bool comma = unit_is(a, u, ','), conj = unit_has(u, W_CONJUNCTION);
  if (!comma && !conj) return k;
  const WordUnit *n = unit_at(a, k + 1);
  if (links(a, n)) {
    const WordUnit *g = unit_at(a, governed(a, k + 1));
    if (c->capital && names_something(g) && !unit_has(g, W_FIRST_NAME)) return governed(a, k + 1) + 1;
    if (lower && (unit_opens(a, n, ROLE_OF) || unit_opens(a, n, ROLE_TO)) &&
        (lower_word(g) || unit_has(g, W_CUE) || unit_has(g, W_WEAK_CUE)))
      return governed(a, k + 1) + 1;
    return k;
  }
  if (conj && c->capital && unit_has(n, W_DETERMINER) && !unit_has(n, W_OPENER) && names_something(unit_at(a, k + 2)) &&
      !(unit_at(a, k + 2)->mask & (W_BIT(W_FIRST_NAME) | W_BIT(W_BODY_HEAD) | W_BIT(W_OFFICE) | W_BIT(W_PLACE))) &&
      unit_at(a, k + 2)->mask)
    return k + 3; /* "Ministry of Information, Communications and the Digital Economy" */
  const uint64_t topic = W_BIT(W_CUE) | W_BIT(W_WEAK_CUE) | W_BIT(W_COMMON);
  bool name_like =
      names_something(unit_at(a, k + 2)) && !(unit_at(a, k + 2)->mask & topic) && !(office && n->mask & topic);
  if (conj && unit_has(n, W_OFFICE) && unit_is_capital(n)) return k; /* "the Treasury Board and | Minister X" */
  if (conj && c->capital && names_something(n) && !unit_has(n, W_FIRST_NAME) && !name_like) return k + 2;
  if (comma && c->capital && names_something(n) && !unit_has(n, W_FIRST_NAME) && !name_like &&
      (unit_has(unit_at(a, k + 2), W_CONJUNCTION) ||
       (unit_is(a, unit_at(a, k + 2), ',') && unit_has(unit_at(a, k + 4), W_CONJUNCTION))))
    return k + 2;
  if (conj && c->capital && lower_word(n) && !unit_has(unit_at(a, k + 2), W_AUXILIARY)) return k + 2;
  return k;
}

Chain chain_read(Analysis *a, size_t from, bool lower, bool office) {
  Chain c = {.end = from, .demonym = SIZE_MAX, .actor = NONE, .actor_unit = SIZE_MAX, .actor_from = SIZE_MAX};
  bool listed = false, took = false;
  for (;;) {
    size_t k = step(a, &c, c.end, lower, listed, office);
    if (k == c.end && c.actor_unit != SIZE_MAX) break;
    if (k == c.end && took) k = listed_step(a, &c, c.end, lower, office), listed = k > c.end;
    if (k == c.end || k > a->units.n || k - from > 24) break;
    c.end = k;
    took = true;
  }
  return c;
}

void chain_take_state(const Analysis *a, size_t i, Chain *c) {
  const WordUnit *u = unit_at(a, i), *of = unit_at(a, i + 1), *n = unit_at(a, i + 2);
  bool ends = c->end <= i + 3 || unit_has(unit_at(a, i + 3), W_CONJUNCTION);
  if (!ends || !unit_is_capital(u)) return;
  if (!unit_opens(a, of, ROLE_OF) || unit_is_capital(of) || !unit_has(n, W_NAME) || !unit_is_capital(n)) return;
  if (unit_is_genitive(a, unit_at(a, i + 3))) return;
  c->actor_unit = i + 2, c->end = i + 3, c->capital = true;
}
