/* REGEX and REPLACE, §17.4.3.14 and §17.4.3.15: see rdf/pattern.h. */
#include "query/function_list.h"
#include "rdf/pattern.h"

#include <stdlib.h>
#include <string.h>

enum { KEPT = 16 };

typedef struct KeptPattern {
  StrBuf text; ///< flags, a NUL, pattern
  Pattern *compiled;
  bool empty; ///< it matches the empty string: REPLACE refuses it
} KeptPattern;

struct Patterns {
  KeptPattern kept[KEPT];
  size_t next;
};

static void kept_release(KeptPattern *p) {
  strbuf_release(&p->text);
  pattern_free(p->compiled);
  *p = (KeptPattern){0};
}

void patterns_release(struct Patterns *p) {
  if (!p) return;
  for (size_t i = 0; i < KEPT; i++) kept_release(&p->kept[i]);
  free(p);
}

static struct Patterns *patterns(Call *c) {
  if (!c->evaluation->patterns) c->evaluation->patterns = memory_new(sizeof *c->evaluation->patterns);
  return c->evaluation->patterns;
}

/* The pattern compiled, from the few that are kept; NULL when it is none. */
static KeptPattern *pattern_of(Call *c, const Value *text, const Value *flags) {
  Str f = flags ? flags->text : STR("");
  StrBuf key = {0};
  strbuf_add(&key, f);
  strbuf_addc(&key, 0);
  strbuf_add(&key, text->text);
  struct Patterns *all = patterns(c);
  KeptPattern *p = NULL;
  for (size_t i = 0; i < KEPT && !p; i++)
    if (all->kept[i].text.n && str_eq(strbuf_as_str(&all->kept[i].text), strbuf_as_str(&key))) p = &all->kept[i];
  if (p) strbuf_release(&key);
  else {
    p = &all->kept[all->next++ % KEPT];
    kept_release(p);
    p->text = key;
    p->compiled = pattern_new(text->text, f);
    p->empty = p->compiled && pattern_find(p->compiled, STR(""), 0, false) == PATTERN_FOUND;
  }
  return p->compiled ? p : NULL;
}

static bool good_arguments(const Call *c) {
  for (size_t i = 1; i < c->count; i++)
    if (c->arguments[i].kind != VALUE_STRING) return false;
  return value_is_string(&c->arguments[0]);
}

void function_regex(Call *c) {
  if (!good_arguments(c)) return;
  KeptPattern *p = pattern_of(c, &c->arguments[1], c->count > 2 ? &c->arguments[2] : NULL);
  if (!p) return;
  PatternResult found = pattern_find(p->compiled, c->arguments[0].text, 0, false);
  if (found != PATTERN_FAILED) give_test(c, found == PATTERN_FOUND);
}

static void add_group(StrBuf *b, const Pattern *p, Str s, size_t group) {
  if (group <= pattern_groups(p) && pattern_start(p, group) != SIZE_MAX)
    strbuf_add(b, str_sub(s, pattern_start(p, group), pattern_end(p, group)));
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* fn:replace: $1 to $9 are groups (with as many digits as there are groups), \$ and \\ stand for themselves; else it is an error. */
static bool add_replacement(StrBuf *b, Str with, bool literal, Str s, const Pattern *p) {
  for (size_t i = 0; i < with.n; i++) {
    char ch = with.p[i];
    if (literal || (ch != '\\' && ch != '$')) {
      strbuf_addc(b, ch);
      continue;
    }
    char next = i + 1 < with.n ? with.p[++i] : 0;
    if (ch == '\\') {
      if (next != '\\' && next != '$') return false;
      strbuf_addc(b, next);
      continue;
    }
    if (!is_digit(next)) return false;
    size_t group = (size_t)(next - '0');
    while (i + 1 < with.n && is_digit(with.p[i + 1]) && group * 10 + (size_t)(with.p[i + 1] - '0') <= pattern_groups(p))
      group = group * 10 + (size_t)(with.p[++i] - '0');
    add_group(b, p, s, group);
  }
  return true;
}

void function_replace(Call *c) {
  if (!good_arguments(c)) return;
  const Value *v = &c->arguments[0];
  const Value *flags = c->count > 3 ? &c->arguments[3] : NULL;
  KeptPattern *p = pattern_of(c, &c->arguments[1], flags);
  if (!p || p->empty) return;
  bool literal = flags && memchr(flags->text.p, 'q', flags->text.n);
  StrBuf b = {0};
  size_t at = 0;
  PatternResult found = PATTERN_NONE;
  bool good = true;
  while (good && at <= v->text.n) {
    found = pattern_find(p->compiled, v->text, at, true);
    if (found != PATTERN_FOUND) break;
    strbuf_add(&b, str_sub(v->text, at, pattern_start(p->compiled, 0)));
    good = add_replacement(&b, c->arguments[2].text, literal, v->text, p->compiled);
    at = pattern_end(p->compiled, 0);
  }
  strbuf_add(&b, str_sub(v->text, at, v->text.n));
  if (good && found == PATTERN_NONE) give_like(c, v, strbuf_as_str(&b));
  strbuf_release(&b);
}
