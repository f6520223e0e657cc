#include "extract/units.h"

#include "base/utf8.h"
#include "text/fold.h"

#include <assert.h>
#include <string.h>

static bool is_separator(uint32_t c) {
  return c == ' ' || c == '-' || c == 0xA0 || c == 0x202F || c == '\n' || c == '\t' || c == '\'' || c == 0x2019 ||
         (c >= 0x2010 && c <= 0x2015) || c == 0xAD || c == '.';
}

/* The next letter of s, or 0; *starts tells whether a word begins with it. */
static uint32_t next_letter(Str s, size_t *at, bool *starts) {
  *starts = *at == 0;
  while (*at < s.n) {
    uint32_t c;
    *at += utf8_next(s, *at, &c);
    if (!is_separator(c)) return c;
    *starts = true;
  }
  return 0;
}

/* Whether text, whose folded form is that of `form`, is also written as the data wants it: see "Forms" in ontology/README.md. */
static bool written_so(Str form, Str text, int flags) {
  size_t i = 0, k = 0;
  if (form.n == text.n && form.n) { /* the usual case: the same bytes, but perhaps for a capital at the head */
    bool head = form.p[0] == text.p[0];
    bool lifted = !(flags & (READING_EXACT | READING_CAPITAL)) && form.p[0] >= 'a' && form.p[0] <= 'z' &&
                  text.p[0] == form.p[0] - 'a' + 'A';
    if ((head || lifted) && !memcmp(form.p + 1, text.p + 1, form.n - 1)) return true;
  }
  for (bool starts, ends;;) {
    uint32_t f = next_letter(form, &i, &starts), t = next_letter(text, &k, &ends);
    if (!f || !t) return f == t;
    if (flags & READING_EXACT && f != t) return false;
    if (starts && flags & READING_CAPITAL && fold_is_upper(f) && !fold_is_upper(t))
      return false; /* « La réunion » is no island */
    if (f == 0x153 || f == 0xE6 || t == 0x153 || t == 0xE6 || f == 0x152 || t == 0x152) return true; /* œ against oe */
    uint32_t lf = fold_lower(f), lt = fold_lower(t);
    if (lf == lt) continue;
    if (fold_base(f) != fold_base(t)) return true; /* an expansion; the hashes were equal */
    bool bare = lt == fold_base(t);
    if (!(bare && (fold_is_upper(t) || flags & READING_CAPITAL))) return false;
  }
}

/* In another language than the document's only names stand. */
static bool may_stand(const Analysis *a, const Reading *g, uint16_t flags, size_t tokens) {
  if (!g->lang || g->lang == a->lang) return true;
  bool name = g->class == W_NAME || g->class == W_PLACE || (g->class == W_BODY_HEAD && flags & TOKEN_CAPITAL);
  return name && !(tokens == 1 && g->flags & READING_AMBIGUOUS);
}

/* Whether written_so says the same of both, for any text. */
static bool is_like(const Reading *g, const Reading *other) {
  return g->form.at == other->form.at && g->form.n == other->form.n &&
         !((g->flags ^ other->flags) & (READING_EXACT | READING_CAPITAL));
}

static void add_reading(WordUnit *u, const Reading *g) {
  for (int i = 0; i < u->reading_count; i++)
    if (u->readings[i]->class == g->class && u->readings[i]->entry == g->entry && u->readings[i]->feature == g->feature)
      return;
  if (u->reading_count < 6) u->readings[u->reading_count++] = g;
  u->mask |= W_BIT(g->class);
}

/* Adds the readings of these classes that `used` tokens from `at` on, which lead to node, may have. */
static void add_readings(const Analysis *a, const FormNode *node, uint32_t at, size_t used, uint64_t classes,
                         WordUnit *u) {
  const Token *first = &a->text->tokens.at[at];
  Str text = text_str(a->text, (Span){first->start, first[used - 1].end});
  const Reading *last = NULL; /* readings of one form mostly follow each other */
  bool so = false;
  for (const Reading *g = a->lex->readings + node->begin, *end = a->lex->readings + node->end; g < end; g++) {
    if (!(classes & W_BIT(g->class)) || !may_stand(a, g, first->flags, used)) continue;
    if (!last || !is_like(g, last)) so = written_so(lex_str(a->lex, g->form), text, g->flags);
    last = g;
    if (so) add_reading(u, g);
  }
}

/* « accord de libre-échange » is the cue of a sector, but an instrument all the same: the shorter form's reading is added. */
static void add_head_reading(const Analysis *a, const FormNode *root, uint32_t at, size_t used, WordUnit *u) {
  for (size_t shorter; used > 1; used = shorter) {
    const FormNode *node = lexicon_match_from(a->lex, root, a->text->tokens.at + at, used - 1, &shorter);
    if (!node) return;
    add_readings(a, node, at, shorter, W_BIT(W_INSTRUMENT) | W_BIT(W_EVENT_NOUN), u);
  }
}

/* Which classes of readings `used` tokens from `at` on may have. */
static uint64_t classes_at(const Analysis *a, uint32_t at, size_t used) {
  const uint64_t of_text = W_BIT(W_FURNITURE) | W_BIT(W_ABBREVIATION); /* for text/ only */
  const Token *first = &a->text->tokens.at[at];
  /* « à La Havane »: an article written large behind a small word belongs to the name after it */
  bool takes_article = used > 1 && !(first->flags & TOKEN_CAPITAL) && first[used - 1].flags & TOKEN_CAPITAL;
  return ~(takes_article ? of_text | W_BIT(W_OPENER) | W_BIT(W_DETERMINER) : of_text);
}

static bool match_unit(const Analysis *a, const FormNode *root, uint32_t at, uint32_t end, WordUnit *u) {
  const Token *tokens = a->text->tokens.at;
  size_t used = 0, limit = end - at;
  while (limit) {
    const FormNode *node = lexicon_match_from(a->lex, root, tokens + at, limit, &used);
    if (!node) return false;
    add_readings(a, node, at, used, classes_at(a, at, used), u);
    if (u->mask) {
      u->begin = at, u->end = at + (uint32_t)used;
      u->span = (Span){tokens[at].start, tokens[at + used - 1].end};
      if (!(u->mask & ~(W_BIT(W_CUE) | W_BIT(W_WEAK_CUE) | W_BIT(W_COMMON)))) add_head_reading(a, root, at, used, u);
      return true;
    }
    limit = used - 1;
  }
  return false;
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
  u->flags = a->text->tokens.at[token].flags;
  const FormNode *root;
  lexicon_look_up(a->lex, a->text->tokens.at + token, 1, &root);
  return match_unit(a, root, token, token + 1, u);
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

void units_read(Analysis *a, uint32_t sentence) {
  const Sentence *s = &a->text->sentences.at[sentence];
  a->sentence = sentence;
  a->sentence_mask = 0;
  array_clear(&a->units);
  array_reserve(&a->units, s->token_end - s->token_begin);
  array_reserve(&a->roots, s->token_end - s->token_begin);
  lexicon_look_up(a->lex, a->text->tokens.at + s->token_begin, s->token_end - s->token_begin, a->roots.at);
  for (uint32_t i = s->token_begin; i < s->token_end;) {
    const Token *t = &a->text->tokens.at[i];
    const FormNode *root = a->roots.at[i - s->token_begin];
    WordUnit *u = &a->units.at[a->units.n++];
    begin_unit(u, i, t);
    if (root && !(t->flags & TOKEN_PUNCT)) match_unit(a, root, i, s->token_end, u);
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

bool unit_opens(const Analysis *a, const WordUnit *u, Role role) {
  if (!unit_has(u, W_OPENER)) return false;
  for (int i = 0; i < u->reading_count; i++)
    if (u->readings[i]->class == W_OPENER && a->lex->entries[u->readings[i]->entry].number >> role & 1) return true;
  return false;
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

bool unit_is_capital(const WordUnit *u) { return u->flags & TOKEN_WORD && u->flags & TOKEN_CAPITAL; }

static bool is_finite(uint8_t f) {
  return f == F_PRESENT || f == F_PAST || f == F_FUTURE || f == F_CONDITIONAL || f == F_SUBJUNCTIVE;
}

static bool is_mention(const WordUnit *u) { return u->type != UNIT_WORD && u->type != UNIT_DATE; }

bool unit_names_source(const Analysis *a, const WordUnit *u) {
  const Reading *g = unit_reading(u, W_TRIGGER);
  return g && g->feature == F_NONE && a->lex->entries[g->entry].act == ACT_SAY;
}

bool unit_is_verb(const Analysis *a, size_t i) {
  const uint64_t nouns = W_BIT(W_OFFICE) | W_BIT(W_INSTRUMENT) | W_BIT(W_EVENT_NOUN) | W_BIT(W_COUNTERPART) |
                         W_BIT(W_GROUP) | W_BIT(W_BODY_HEAD) | W_BIT(W_ACTOR_HEAD) | W_BIT(W_ANAPHOR) | W_BIT(W_CUE);
  const WordUnit *u = &a->units.at[i], *b = i ? u - 1 : NULL;
  if (!unit_has(u, W_TRIGGER)) return false;
  bool noun = false, finite = false, infinite = false;
  for (int k = 0; k < u->reading_count; k++)
    if (u->readings[k]->class == W_TRIGGER) {
      uint8_t f = u->readings[k]->feature;
      noun |= f == F_NOUN, finite |= is_finite(f), infinite |= !is_finite(f) && f != F_NOUN;
    }
  if (noun) return true; /* a nominal act is one too */
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
