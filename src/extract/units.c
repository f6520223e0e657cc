#include "extract/units.h"

#include "extract/words.h"

#include <assert.h>
#include <string.h>

/* « accord de libre-échange » is the cue of a sector, but an instrument all the same: the shorter form's reading is added. */
static void add_head_reading(const Analysis *a, uint32_t at, size_t used, WordUnit *u) {
  for (size_t shorter; used > 1; used = shorter) {
    const FormNode *node = lexicon_match(a->lex, a->text->tokens.at + at, used - 1, &shorter);
    if (!node) return;
    readings_add_of(a, node, at, shorter, W_BIT(W_INSTRUMENT) | W_BIT(W_EVENT_NOUN), u);
  }
}

/* « Il y a signé un accord »: the last word of « il y a » is the auxiliary of the participle behind it. */
static bool ends_in_auxiliary(const Analysis *a, const WordUnit *u, uint32_t next, uint32_t end) {
  const uint64_t verbs = W_BIT(W_AUXILIARY) | W_BIT(W_MODAL) | W_BIT(W_TRIGGER);
  WordUnit last, participle;
  if (next >= end || u->mask & verbs || !unit_of_token(a, next - 1, &last) || !unit_has(&last, W_AUXILIARY))
    return false;
  if (!unit_of_token(a, next, &participle) || !unit_has(&participle, W_TRIGGER)) return false;
  return unit_reading(&participle, W_TRIGGER)->feature == F_PARTICIPLE;
}

/* The longest form of several tokens that begins with the word of u; false when none does. */
static bool match_unit(const Analysis *a, uint32_t end, WordUnit *u) {
  const Token *tokens = a->text->tokens.at + u->begin;
  size_t used = 0, limit = end - u->begin;
  while (limit > 1) {
    const FormNode *node = lexicon_match_longer(a->lex, tokens, limit, &used);
    if (!node) return false;
    readings_add(a, node, u->begin, used, u);
    if (u->mask && ends_in_auxiliary(a, u, u->begin + (uint32_t)used, end)) u->mask = 0, u->reading_count = 0;
    if (u->mask) {
      u->end = u->begin + (uint32_t)used;
      u->span.end = tokens[used - 1].end;
      if (!(u->mask & ~(W_BIT(W_CUE) | W_BIT(W_WEAK_CUE) | W_BIT(W_COMMON)))) add_head_reading(a, u->begin, used, u);
      return true;
    }
    limit = used - 1;
  }
  return false;
}

/* What readings holds beyond reading_count is never looked at and not set: this is done for every word. */
static void begin_unit(WordUnit *u, uint32_t at, const Token *t) {
  u->begin = at, u->end = at + 1;
  u->span = (Span){t->start, t->end};
  u->mask = 0;
  u->flags = t->flags;
  u->type = UNIT_WORD;
  u->index = u->index2 = NONE;
  u->reading_count = 0;
}

static void take_word(const Analysis *a, const KnownWord *w, WordUnit *u) {
  u->mask = w->mask;
  u->reading_count = w->reading_count;
  for (size_t i = 0; i < sizeof w->readings / sizeof *w->readings; i++)
    u->readings[i] = &a->lex->readings[w->readings[i]];
}

uint32_t token_at(const Analysis *a, uint32_t offset) {
  uint32_t t = 0, end = (uint32_t)a->text->tokens.n;
  while (t < end) {
    uint32_t mid = t + (end - t) / 2;
    if (a->text->tokens.at[mid].start < offset) t = mid + 1;
    else end = mid;
  }
  return t;
}

bool unit_of_token(const Analysis *a, uint32_t token, WordUnit *u) {
  begin_unit(u, token, &a->text->tokens.at[token]);
  take_word(a, word_at(a, token), u);
  return u->mask != 0;
}

/* The longest form that begins with the word of u; most words stand alone. */
static void read_unit(const Analysis *a, bool goes_on, uint32_t end, WordUnit *u) {
  if (!goes_on || !match_unit(a, end, u)) take_word(a, word_at(a, u->begin), u);
}

void units_read(Analysis *a, uint32_t sentence) {
  const Sentence *s = &a->text->sentences.at[sentence];
  a->sentence = sentence;
  a->sentence_mask = 0;
  array_clear(&a->units);
  array_reserve(&a->units, s->token_end - s->token_begin);
  words_begin(a, s);
  for (uint32_t i = s->token_begin; i < s->token_end;) {
    uint8_t begins = a->begins.at[i - s->token_begin];
    WordUnit *u = &a->units.at[a->units.n++];
    begin_unit(u, i, &a->text->tokens.at[i]);
    if (begins) read_unit(a, begins & WORD_GOES_ON, s->token_end, u);
    a->sentence_mask |= u->mask;
    i = u->end;
  }
}

void units_merge(Analysis *a, size_t from, size_t to, UnitType type, uint32_t index) {
  assert(from < to && to <= a->units.n);
  WordUnit *u = &a->units.at[from];
  u->end = a->units.at[to - 1].end;
  u->span.end = a->units.at[to - 1].span.end;
  u->type = type;
  u->index = index;
  u->index2 = NONE;
  size_t gone = to - from - 1;
  if (gone) memmove(u + 1, u + 1 + gone, (a->units.n - to) * sizeof *u);
  a->units.n -= gone;
}

const WordUnit unit_none = {.index = NONE, .index2 = NONE};

const Reading *unit_reading(const WordUnit *u, WordClass c) {
  for (int i = 0; i < u->reading_count; i++)
    if (u->readings[i]->class == c) return u->readings[i];
  return NULL;
}

const Entry *unit_entry(const Analysis *a, const WordUnit *u, WordClass c) {
  const Reading *g = unit_reading(u, c);
  return g ? &a->lex->entries[g->entry] : NULL;
}

int unit_act(const Analysis *a, const WordUnit *u, WordClass c) {
  const Entry *e = unit_entry(a, u, c);
  return e ? e->act : 0;
}

bool unit_means(const Analysis *a, const WordUnit *u, WordClass c, const char *value) {
  return unit_has(u, c) && str_is(lex_str(a->lex, unit_entry(a, u, c)->value), value);
}

bool unit_opens(const Analysis *a, const WordUnit *u, Role role) {
  if (!unit_has(u, W_OPENER)) return false;
  for (int i = 0; i < u->reading_count; i++)
    if (u->readings[i]->class == W_OPENER && a->lex->entries[u->readings[i]->entry].number >> role & 1) return true;
  return false;
}

bool unit_holds_article(const WordUnit *u) {
  return unit_has(u, W_OPENER) && unit_reading(u, W_OPENER)->feature == F_DEFINITE;
}

bool unit_is(const Analysis *a, const WordUnit *u, char c) {
  return u->type == UNIT_WORD && u->span.end - u->span.start == 1 && a->text->document->text.p[u->span.start] == c;
}

bool unit_is_genitive(const Analysis *a, const WordUnit *u) {
  if (u->type != UNIT_WORD || !(u->flags & TOKEN_GLUED) || u->flags & TOKEN_PUNCT) return false;
  Str s = unit_str(a, u);
  return str_is(s, "'s") || str_is(s, "’s");
}

bool unit_is_quote(const Analysis *a, const WordUnit *u, bool *opens) {
  if (u->type != UNIT_WORD || !(u->flags & TOKEN_PUNCT)) return false;
  Str s = unit_str(a, u);
  if (str_is(s, "«") || str_is(s, "“") || str_is(s, "„")) return *opens = true;
  if (str_is(s, "»") || str_is(s, "”")) return *opens = false, true;
  if (str_is(s, "\"")) return *opens = !(u->flags & TOKEN_GLUED), true;
  return false;
}

bool unit_is_plain(const WordUnit *u) {
  const uint64_t harmless = W_BIT(W_COMMON) | W_BIT(W_CUE) | W_BIT(W_WEAK_CUE) | W_BIT(W_FIRST_NAME) | W_BIT(W_PLACE) |
                            W_BIT(W_COMBINING) | W_BIT(W_PARTICLE) | W_BIT(W_ANAPHOR) | W_BIT(W_BODY_HEAD);
  return u->type == UNIT_WORD && u->flags & (TOKEN_WORD | TOKEN_NUMBER) && !(u->mask & ~harmless);
}

bool unit_is_plain_lower(const WordUnit *u) {
  return unit_is_plain(u) && u->flags & TOKEN_WORD && !(u->flags & TOKEN_CAPITAL);
}

bool unit_is_capital(const WordUnit *u) { return u->flags & TOKEN_WORD && u->flags & TOKEN_CAPITAL; }

static bool is_finite(uint8_t f) {
  return f == F_PRESENT || f == F_PAST || f == F_FUTURE || f == F_CONDITIONAL || f == F_SUBJUNCTIVE;
}

static bool is_mention(const WordUnit *u) { return u->type != UNIT_WORD && u->type != UNIT_DATE; }

bool unit_names_source(const Analysis *a, const WordUnit *u) {
  const Reading *g = unit_reading(u, W_TRIGGER);
  return g && g->feature == F_NONE && a->lex->entries[g->entry].act == ACT_SAY;
}

/* "the strike", "its launch": behind an article a bare form is a noun. */
static bool follows_article(const Analysis *a, const WordUnit *b) {
  if (!unit_has(b, W_DETERMINER) || unit_has(b, W_PRONOUN) || unit_has(b, W_RELATIVE)) return false;
  int manner = unit_act(a, b, W_DETERMINER);
  return manner == MANNER_DEFINITE || manner == MANNER_INDEFINITE || manner == MANNER_POSSESSIVE;
}

bool unit_is_verb(const Analysis *a, size_t i) {
  const uint64_t nouns = W_BIT(W_OFFICE) | W_BIT(W_INSTRUMENT) | W_BIT(W_EVENT_NOUN) | W_BIT(W_COUNTERPART) |
                         W_BIT(W_GROUP) | W_BIT(W_BODY_HEAD) | W_BIT(W_ACTOR_HEAD) | W_BIT(W_ANAPHOR) | W_BIT(W_CUE);
  const WordUnit *u = &a->units.at[i], *b = i ? u - 1 : NULL;
  if (!unit_has(u, W_TRIGGER)) return false;
  bool noun = false, finite = false, infinite = false, bare = true;
  for (int k = 0; k < u->reading_count; k++)
    if (u->readings[k]->class == W_TRIGGER) {
      uint8_t f = u->readings[k]->feature;
      noun |= f == F_NOUN, finite |= is_finite(f), infinite |= !is_finite(f) && f != F_NOUN;
      bare &= f == F_INFINITIVE || f == F_PRESENT;
    }
  if (noun) return true; /* a nominal act is one too */
  if (b && bare && infinite && follows_article(a, b)) return false;
  if (!b || infinite) return !(u->mask & nouns) || (b && (unit_has(b, W_AUXILIARY) || is_mention(b)));
  if (unit_has(b, W_DETERMINER) && !unit_has(b, W_PRONOUN) && !unit_has(b, W_RELATIVE)) return false;
  if (unit_has(b, W_DETERMINER)) { /* « la forme » or « la forme ainsi »: a pronoun only after a subject */
    const WordUnit *c = i > 1 ? b - 1 : NULL;
    return c && (is_mention(c) || unit_has(c, W_PRONOUN) || unit_has(c, W_RELATIVE) || unit_has(c, W_NEGATION) ||
                 unit_is(a, c, ','));
  }
  if (unit_has(b, W_OPENER) || unit_has(b, W_ORDINAL)) return false;
  return !(u->mask & nouns) || is_mention(b) || unit_has(b, W_PRONOUN) || unit_has(b, W_RELATIVE) ||
         unit_has(b, W_NEGATION);
}

size_t determiners_before(const Analysis *a, size_t i) {
  while (i > 0 && unit_has(unit_at(a, i - 1), W_DETERMINER)) i--;
  return i;
}

int unit_number(const Analysis *a, const WordUnit *u) {
  const Entry *e = unit_entry(a, u, W_NUMBER);
  if (e) return e->number;
  Str s = unit_str(a, u);
  return u->flags & TOKEN_NUMBER && s.n <= 2 && s.p[0] >= '0' && s.p[0] <= '9'
             ? (int)(s.p[0] - '0') * (s.n == 2 ? 10 : 1) + (s.n == 2 ? s.p[1] - '0' : 0)
             : 0;
}

bool unit_is_dash(const Analysis *a, const WordUnit *u) {
  Str s = unit_str(a, u);
  return u->type == UNIT_WORD && (str_is(s, "-") || str_is(s, "–") || str_is(s, "—"));
}
