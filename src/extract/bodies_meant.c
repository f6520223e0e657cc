/* Bodies that the text named before and means by their head noun: « l'organisme français », « l'Union ». */
#include "extract/names.h"
#include "text/fold.h"

/* « l'organisme français »: the last body named that belongs to the state of the adjective */
static void body_of_nation(Analysis *a, size_t i) {
  const WordUnit *u = unit_at(a, i), *n = unit_at(a, i + 1);
  if (u->type != UNIT_WORD || !unit_has(n, W_DEMONYM) || i == 0 || unit_is_capital(u)) return;
  if (!unit_has(unit_at(a, i - 1), W_DETERMINER) || unit_act(a, unit_at(a, i - 1), W_DETERMINER) != MANNER_DEFINITE)
    return;
  for (int k = 0; k < u->reading_count; k++)
    if (u->readings[k]->feature == F_PLURAL) return;
  uint32_t state = actor_of_unit(a, n);
  for (size_t k = a->actors.n;
       k-- > 0 && a->actors.n - k <= NAMES_BACK;) { /* « le ministère brésilien »: one of that head */
    const Actor *x = &a->actors.at[k];
    if (state == NONE || x->class == CLASS_STATE || x->parent != state || !str_starts(x->name, unit_str(a, u)))
      continue;
    units_merge(a, i, i + 2, UNIT_ACTOR, (uint32_t)k);
    return;
  }
  for (size_t m = a->instruments.n;
       m-- > 0 && a->instruments.n - m <= MENTIONS_BACK;) /* a side of the last agreement before any other */
    for (int k = 0; k < a->instruments.at[m].parties.n; k++) {
      uint32_t actor = a->instruments.at[m].parties.at[k].actor;
      if (actor == NONE || state == NONE || a->actors.at[actor].class == CLASS_STATE ||
          a->actors.at[actor].parent != state)
        continue;
      actor_belongs(a, actor, state, n->span);
      units_merge(a, i, i + 2, UNIT_ACTOR, actor);
      return;
    }
  for (size_t k = a->actors.n; k-- > 0 && a->actors.n - k <= NAMES_BACK;)
    if (a->actors.at[k].class != CLASS_STATE && a->actors.at[k].parent == state && state != NONE) {
      actor_belongs(a, (uint32_t)k, state, n->span);
      units_merge(a, i, i + 2, UNIT_ACTOR, (uint32_t)k);
      return;
    }
}

/* The same word but for case; most others differ in their first letter already. */
static bool is_word(Str word, Str noun, uint64_t folded) {
  return word.n && noun.n && (word.p[0] | 0x20) == (noun.p[0] | 0x20) && fold_hash(word) == folded;
}

/* Of several words, of which the first or the last is the head noun. */
static bool is_named_so(Str name, Str noun, uint64_t folded) {
  size_t first = str_find(name, STR(" ")), last = name.n;
  while (last > 0 && name.p[last - 1] != ' ') last--;
  return first != SIZE_MAX &&
         (is_word(str_sub(name, 0, first), noun, folded) || is_word(str_sub(name, last, name.n), noun, folded));
}

uint32_t body_of_head_noun(const Analysis *a, Str noun) {
  uint64_t folded = fold_hash(noun);
  for (size_t k = a->actors.n; k-- > 0 && a->actors.n - k <= NAMES_BACK;)
    if (a->actors.at[k].class != CLASS_STATE && is_named_so(a->actors.at[k].name, noun, folded)) return (uint32_t)k;
  return NONE;
}

/* « l'Union », "the Commission", capitalised after its article and followed by nothing of a name: the last one named of that head. */
static void body_of_head(Analysis *a, size_t i) {
  const WordUnit *u = unit_at(a, i), *n = unit_at(a, i + 1);
  const WordUnit *before = i > 0 ? unit_at(a, i - 1) : &unit_none;
  bool article = unit_holds_article(before) ||
                 (unit_has(before, W_DETERMINER) && unit_act(a, before, W_DETERMINER) == MANNER_DEFINITE);
  if (u->type != UNIT_WORD || !article || !unit_is_capital(u) || u->end - u->begin > 1 || n->flags & TOKEN_HYPHEN)
    return;
  if (unit_is_capital(n) || unit_has(n, W_DEMONYM) || unit_opens(a, n, ROLE_OF) || unit_is(a, n, '(')) return;
  uint32_t body = body_of_head_noun(a, unit_str(a, u));
  if (body != NONE) units_merge(a, i, i + 1, UNIT_ACTOR, body);
}

void body_meant(Analysis *a, size_t i) {
  body_of_nation(a, i);
  if (!text_in_headline(a->text, a->sentence)) body_of_head(a, i);
}
