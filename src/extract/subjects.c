#include "extract/strangers.h"
#include "extract/verbs.h"

/* ---- subject ---- */

bool unit_follows_opener(const Analysis *a, size_t i) {
  while (i > 0 && (unit_has(unit_at(a, i - 1), W_DETERMINER) || unit_has(unit_at(a, i - 1), W_TITLE)) &&
         !unit_has(unit_at(a, i - 1), W_OPENER))
    i--;
  return i > 0 && unit_has(unit_at(a, i - 1), W_OPENER);
}

bool unit_ends_clause(const Analysis *a, const WordUnit *u) {
  if (!(u->flags & TOKEN_PUNCT)) return false;
  return unit_is(a, u, ';') || unit_is(a, u, ':') || unit_is(a, u, '.');
}

/* "to relaunch trade talks": a bare form after "to" carries no clause. */
bool unit_is_infinitive(const Analysis *a, const WordUnit *u) {
  const WordUnit *to = u > a->units.at ? u - 1 : &unit_none;
  if (!(u->mask & W_BIT(W_TRIGGER)) || !unit_opens(a, to, ROLE_TO) || unit_opens(a, to, ROLE_AT)) return false;
  for (int i = 0; i < u->reading_count; i++)
    if (u->readings[i]->class == W_TRIGGER && u->readings[i]->feature == F_INFINITIVE) return true;
  return false;
}

/* Of the form at i, which may be finite: « conclue » is a participle elsewhere, "schedule" a noun. */
static bool is_verb_there(const Analysis *a, size_t i, Feature finite) {
  Feature f = (Feature)verb_reading_at(a, i)->feature;
  return f != F_NOUN && (finite != F_SUBJUNCTIVE || f != F_PARTICIPLE);
}

bool unit_is_finite(const Analysis *a, const WordUnit *u) {
  const uint64_t verbs = W_BIT(W_TRIGGER) | W_BIT(W_AUXILIARY) | W_BIT(W_MODAL) | W_BIT(W_VERB);
  if (u->type != UNIT_WORD || !(u->mask & verbs) || unit_is_infinitive(a, u)) return false;
  size_t at = unit_has(u, W_TRIGGER) ? (size_t)(u - a->units.at) : 0;
  if (unit_has(u, W_TRIGGER) && !unit_is_verb(a, at)) return false;
  for (int i = 0; i < u->reading_count; i++) {
    const Reading *g = u->readings[i];
    if (g->class == W_VERB) return true;
    if ((g->class == W_TRIGGER || g->class == W_AUXILIARY || g->class == W_MODAL) &&
        feature_is_finite((Feature)g->feature))
      return g->class != W_TRIGGER || is_verb_there(a, at, (Feature)g->feature);
  }
  return false;
}

static size_t before_lead(const Analysis *a, size_t p) {
  for (;;) {
    const WordUnit *u = unit_at(a, p ? p - 1 : 0);
    if (p > 0 && (unit_has(u, W_DETERMINER) || unit_has(u, W_TITLE) || unit_has(u, W_DEMONYM))) p--;
    else if (p > 1 && unit_opens(a, u, ROLE_OF) && unit_has(unit_at(a, p - 2), W_GROUP))
      p -= 2; /* « les membres de l'UE » */
    else return p;
  }
}

/* « Norway's minister X », "UAE Ministry of Culture": the unit of the owner, or p when none stands before it. */
static size_t before_owner(const Analysis *a, size_t p) {
  size_t k = p;
  while (k > 0 && k + 3 > p && unit_at(a, k - 1)->flags & TOKEN_WORD && !unit_is_capital(unit_at(a, k - 1)) &&
         unit_is_plain(unit_at(a, k - 1)) && !unit_is_genitive(a, unit_at(a, k - 1)))
    k--;
  if (k > 1 && unit_is_genitive(a, unit_at(a, k - 1)) && unit_at(a, k - 2)->type == UNIT_ACTOR) return k - 2;
  return p > 0 && unit_at(a, p - 1)->type == UNIT_ACTOR ? p - 1 : p;
}

/* "and state-owned X", "and Munich-based X", "and visiting minister X", « et le raffineur indien X »: where the words that describe the name
   at p begin, or p. */
static size_t before_description(const Analysis *a, size_t p) {
  size_t k = p;
  while (k > 0 && k + 4 > p) {
    bool town = k < p && unit_at(a, k)->flags & TOKEN_HYPHEN && unit_at(a, k - 1)->type == UNIT_PLACE;
    bool nation = unit_has(unit_at(a, k - 1), W_DEMONYM) &&
                  (k < p || (k > 1 && unit_is_plain_lower(unit_at(a, k - 2)) && !unit_is_capital(unit_at(a, k - 1))));
    if (!town && !nation && !arg_is_description(a, k - 1)) break;
    k--;
  }
  if (k < p) k = determiners_before(a, k);
  bool joined = k > 0 && (unit_has(unit_at(a, k - 1), W_CONJUNCTION) || unit_is(a, unit_at(a, k - 1), ','));
  return joined ? k : p;
}

/* Before « (MSIT) » that ends at unit p: the unit after what it explains, or p. */
static size_t before_parenthesis(const Analysis *a, size_t p) {
  if (p == 0 || !unit_is(a, unit_at(a, p - 1), ')')) return p;
  for (size_t k = p - 1; k-- > 0 && k + 14 > p;)
    if (unit_is(a, unit_at(a, k), '(')) return k;
  return p;
}

/* "FPT Semiconductor, a unit of FPT Corp, and VDL": p is the comma behind the aside; the one before it, or p when there is no aside. */
static size_t before_description_aside(const Analysis *a, size_t p) {
  for (size_t q = p; q-- > 1 && q + 12 > p;) {
    const WordUnit *u = unit_at(a, q), *n = unit_at(a, q + 1);
    if (unit_is_finite(a, u) || unit_has(u, W_CONJUNCTION) || unit_has(u, W_RELATIVE)) return p;
    if (!unit_is(a, u, ',')) continue;
    bool aside = unit_has(n, W_DETERMINER) && unit_act(a, n, W_DETERMINER) == MANNER_INDEFINITE;
    return aside && unit_at(a, q - 1)->type == UNIT_ACTOR ? q : p;
  }
  return p;
}

/* "after the ministers of X and Y signed": a preposition of time opens a clause as well; what stands after « before » is not told as done. */
static bool follows_time(const Analysis *a, size_t i) {
  i = determiners_before(a, i);
  const WordUnit *o = unit_at(a, i ? i - 1 : 0);
  return i > 0 && o->end - o->begin == 1 && (unit_opens(a, o, ROLE_DURING) || unit_opens(a, o, ROLE_SINCE)) &&
         !unit_opens(a, o, ROLE_AT) && !unit_opens(a, o, ROLE_OF);
}

bool unit_is_of_office(const Analysis *a, size_t i) {
  while (i > 0 && unit_has(unit_at(a, i - 1), W_DETERMINER) && !unit_has(unit_at(a, i - 1), W_OPENER)) i--;
  const WordUnit *o = unit_at(a, i ? i - 1 : 0);
  if (i < 2 || !(unit_opens(a, o, ROLE_OF) || unit_opens(a, o, ROLE_FROM) || unit_opens(a, o, ROLE_FOR))) return false;
  const WordUnit *u = unit_at(a, i - 2);
  return unit_has(u, W_GROUP) && (!unit_follows_opener(a, i - 2) || follows_time(a, i - 2));
}

/* The first of the coordinated units that end at k. */
size_t args_first(const Analysis *a, size_t k) {
  for (;;) {
    size_t p = before_owner(a, before_lead(a, k));
    p = before_description(a, before_lead(a, p));
    bool joined = false;
    bool conj = false;
    while (p > 0 && (unit_has(unit_at(a, p - 1), W_CONJUNCTION) || unit_is(a, unit_at(a, p - 1), ',')))
      p--, joined = true, conj |= unit_has(unit_at(a, p), W_CONJUNCTION);
    if (!joined || p == 0) return k;
    if (conj) p = before_parenthesis(a, p);
    const WordUnit *u = unit_at(a, p - 1);
    bool actor = u->type == UNIT_ACTOR || u->type == UNIT_PERSON;
    if (!actor && conj && p < k &&
        unit_is(a, unit_at(a, p), ',')) { /* « Mistral AI, spécialiste de …, et le ministère … » */
      size_t q = p - 1;
      while (q > 0 && q + 16 > p && !unit_is(a, unit_at(a, q), ',') && !unit_is_finite(a, unit_at(a, q))) q--;
      if (q > 0 && unit_is(a, unit_at(a, q), ',') &&
          (unit_at(a, q - 1)->type == UNIT_ACTOR || unit_at(a, q - 1)->type == UNIT_PERSON))
        p = q, actor = true;
    }
    if (actor && conj && unit_is(a, unit_at(a, p), ',')) p = before_description_aside(a, p);
    if (!actor || (!conj && unit_follows_opener(a, p - 1) && !unit_is_of_office(a, p - 1))) return k;
    k = p - 1;
  }
}

/* "as X held talks": so does « comme » right before a subject. */
static bool follows_as(const Analysis *a, size_t i) {
  i = determiners_before(a, i);
  return i > 0 && unit_opens(a, unit_at(a, i - 1), ROLE_AS);
}

/* "A memorandum that binds X and Y … was signed": the relative pronoun of the verb whose object begins at i, or SIZE_MAX. */
static size_t relative_of_object(const Analysis *a, size_t i) {
  while (i > 0 && unit_has(unit_at(a, i - 1), W_DETERMINER) && !unit_has(unit_at(a, i - 1), W_RELATIVE)) i--;
  if (i < 2 || !unit_is_finite(a, unit_at(a, i - 1))) return SIZE_MAX;
  return unit_has(unit_at(a, i - 2), W_RELATIVE) ? i - 2 : SIZE_MAX;
}

static bool may_be(const WordUnit *u, Feature f) {
  for (int k = 0; k < u->reading_count; k++)
    if (u->readings[k]->class == W_TRIGGER && u->readings[k]->feature == f) return true;
  return false;
}

/* "A motion to suspend the pact was rejected", « une demande visant à prolonger l'accord a été rejetée »: the unit before the infinitive whose
   object begins at i, where the verb at `start` cannot be a participle behind that object; or SIZE_MAX. */
static size_t before_infinitive(const Analysis *a, size_t i, size_t start) {
  size_t v = determiners_before(a, i);
  if (v < 2 || may_be(unit_at(a, start), F_PARTICIPLE) || !may_be(unit_at(a, v - 1), F_INFINITIVE)) return SIZE_MAX;
  const WordUnit *o = unit_at(a, v - 2);
  bool opened = unit_opens(a, o, ROLE_TO) || unit_opens(a, o, ROLE_OF) || unit_opens(a, o, ROLE_FOR);
  return opened && !unit_has(o, W_DETERMINER) ? v - 2 : SIZE_MAX;
}

/* What stands between two commas from unit p on explains what is before them: « X, qui …, », « X, à Paris, », « X, le premier ministre, »;
   but « Dans les couloirs, le ministre de X, Y, a signé ». */
static bool is_insertion(const Analysis *a, size_t p, size_t end) {
  const WordUnit *u = unit_at(a, p);
  if (unit_has(u, W_RELATIVE) || unit_has(u, W_OPENER)) return true;
  if (unit_has(u, W_CONJUNCTION)) return false; /* "…, but the minister and her counterpart, X, signed" */
  bool says = unit_has(u, W_TRIGGER) && a->lex->entries[unit_reading(u, W_TRIGGER)->entry].act == ACT_SAY;
  if (says && unit_is_mention(unit_at(a, end - 1)))
    return false; /* "X, who came, said the treaty, on fish, would be signed" */
  size_t first = p;
  while (unit_has(unit_at(a, first), W_DETERMINER)) first++;
  if (!unit_is_mention(unit_at(a, first))) return true;
  for (size_t k = first + 1; k + 1 < end; k++) /* « dont le Ghana, le Togo et le Bénin »: the end of a list */
    if (unit_has(unit_at(a, k), W_CONJUNCTION) && unit_at(a, first)->type == UNIT_ACTOR &&
        unit_at(a, end - 1)->type == UNIT_ACTOR)
      return false;
  return first > p && unit_is_mention(unit_at(a, p - 2));
}

size_t relative_closed_by(const Analysis *a, size_t end) {
  for (size_t k = end; k-- > 1 && k + 40 > end;) {
    const WordUnit *u = unit_at(a, k);
    if (unit_ends_clause(a, u)) return SIZE_MAX;
    if (unit_has(u, W_RELATIVE)) {
      while (k > 0 && unit_has(unit_at(a, k - 1), W_OPENER)) k--; /* "in which" */
      return k > 1 && unit_is(a, unit_at(a, k - 1), ',') ? k - 1 : SIZE_MAX;
    }
  }
  return SIZE_MAX;
}

/* "the treaty that X and Y signed in 2022 and which took effect in 2024": the relative pronoun with which the one at unit k is joined, else k. */
static size_t relative_joined(const Analysis *a, size_t k) {
  if (k == 0 || !unit_has(unit_at(a, k - 1), W_CONJUNCTION)) return k;
  for (size_t m = k - 1; m-- > 0 && !unit_ends_clause(a, unit_at(a, m));)
    if (unit_has(unit_at(a, m), W_RELATIVE)) return m;
  return k;
}

/* The nearest mention to the left of `start` that governs the verb there, or SIZE_MAX. */
size_t subject_find(const Analysis *a, size_t start, bool *relative) {
  size_t k = start;
  *relative = false;
  bool crossed = false;
  while (k-- > 0) {
    const WordUnit *u = unit_at(a, k);
    if (unit_ends_clause(a, u)) return SIZE_MAX;
    if (unit_has(u, W_RELATIVE) && !crossed) {
      *relative = true;
      if (unit_means(a, u, W_RELATIVE, "Owner")) return SIZE_MAX; /* "the Parliament, whose consent is required" */
      k = relative_joined(a, k);
      for (size_t m = k; m-- > 0 && m + 12 > k;)
        if (unit_is_mention(unit_at(a, m))) return m;
        else if (unit_is_finite(a, unit_at(a, m))) return SIZE_MAX;
      return SIZE_MAX;
    }
    if (unit_is(a, u, ')')) {
      while (k > 0 && !unit_is(a, unit_at(a, k), '(')) k--;
      continue;
    }
    if (unit_is(a, u, ',') && k + 1 == start) { /* an insertion between commas: back to its first comma */
      size_t p = k;
      while (p > 0 && !unit_is(a, unit_at(a, p - 1), ',')) p--;
      if (p > 1 && p < k && is_insertion(a, p, k)) {
        crossed = unit_has(unit_at(a, p), W_RELATIVE);
        k = p - 1;
        continue;
      }
      size_t comma = relative_closed_by(a, k);
      if (comma != SIZE_MAX) {
        k = comma, crossed = true;
        continue;
      }
    }
    if (unit_is_finite(a, u) && !crossed) { /* the verb of a relative clause: on to what it hangs on */
      size_t rel = k;
      while (rel > 0 && !unit_has(unit_at(a, rel), W_RELATIVE) && !unit_ends_clause(a, unit_at(a, rel)) &&
             (rel == k || !unit_is_finite(a, unit_at(a, rel))))
        rel--;
      if (!unit_has(unit_at(a, rel), W_RELATIVE)) return SIZE_MAX;
      k = rel;
      crossed = true;
      continue;
    }
    if (unit_is_mention(u)) {
      size_t first = u->type == UNIT_ACTOR || u->type == UNIT_PERSON ? args_first(a, k) : k;
      size_t rel = relative_of_object(a, first);
      if (rel != SIZE_MAX) {
        k = rel, crossed = true;
        continue;
      }
      size_t motion = before_infinitive(a, first, start);
      if (motion != SIZE_MAX) {
        k = motion;
        continue;
      }
      if (!unit_follows_opener(a, first) || follows_time(a, first) || unit_is_of_office(a, first) ||
          (k + 1 == start && follows_as(a, first)))
        return k;
      k = first;
      continue;
    }
    if (u->type == UNIT_PLACE && !unit_follows_opener(a, k) && k == 0 && u->index != NONE) return k;
  }
  return SIZE_MAX;
}

size_t subject_of_clause_before(const Analysis *a, size_t start) {
  bool relative;
  for (size_t k = start; k-- > 0;)
    if (unit_is_finite(a, unit_at(a, k)) || unit_has(unit_at(a, k), W_AUXILIARY)) {
      size_t s = subject_find(a, k, &relative);
      const WordUnit *u = unit_at(a, s);
      return s != SIZE_MAX && !relative && (u->type == UNIT_ACTOR || u->type == UNIT_PERSON || u->type == UNIT_GROUP)
                 ? s
                 : SIZE_MAX;
    }
  return SIZE_MAX;
}
