/* REGEX and REPLACE, §17.4.3.14 and §17.4.3.15, with PCRE2. The flags are those of XPath: s, m, i, x, q.
 *
 * Matching has limits: a pattern that goes astray on a text is an error there, not a query that never ends.
 */
#include "query/function_list.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

enum { KEPT = 16, MATCH_LIMIT = 1000000, DEPTH_LIMIT = 10000, HEAP_LIMIT = 20000 };

typedef struct Pattern {
  StrBuf text; ///< flags, a NUL, pattern
  pcre2_code *code;
  pcre2_match_data *match;
  bool empty; ///< it matches the empty string: REPLACE refuses it
} Pattern;

struct Patterns {
  Pattern kept[KEPT];
  size_t next;
  pcre2_match_context *limits;
};

static void pattern_release(Pattern *p) {
  strbuf_release(&p->text);
  pcre2_code_free(p->code);
  pcre2_match_data_free(p->match);
  *p = (Pattern){0};
}

void patterns_release(struct Patterns *p) {
  if (!p) return;
  for (size_t i = 0; i < KEPT; i++) pattern_release(&p->kept[i]);
  pcre2_match_context_free(p->limits);
  free(p);
}

static struct Patterns *patterns(Call *c) {
  struct Patterns *p = c->evaluation->patterns;
  if (p) return p;
  p = c->evaluation->patterns = memory_new(sizeof *p);
  p->limits = pcre2_match_context_create(NULL);
  pcre2_set_match_limit(p->limits, MATCH_LIMIT);
  pcre2_set_depth_limit(p->limits, DEPTH_LIMIT);
  pcre2_set_heap_limit(p->limits, HEAP_LIMIT);
  return p;
}

static bool options_of(Str flags, uint32_t *options) {
  *options = PCRE2_UTF | PCRE2_UCP | PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_BACKSLASH_C;
  for (size_t i = 0; i < flags.n; i++) {
    switch (flags.p[i]) {
    case 's': *options |= PCRE2_DOTALL; break;
    case 'm': *options |= PCRE2_MULTILINE; break;
    case 'i': *options |= PCRE2_CASELESS; break;
    case 'x': *options |= PCRE2_EXTENDED; break;
    case 'q': *options |= PCRE2_LITERAL; break;
    default: return false;
    }
  }
  if (*options & PCRE2_LITERAL)
    *options &= (uint32_t) ~(PCRE2_UCP | PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_BACKSLASH_C | PCRE2_DOTALL |
                             PCRE2_MULTILINE | PCRE2_EXTENDED);
  return true;
}

/* The pattern compiled, from the few that are kept; NULL when it is none. */
static Pattern *pattern_of(Call *c, const Value *text, const Value *flags) {
  Str f = flags ? flags->text : STR("");
  StrBuf key = {0};
  strbuf_add(&key, f);
  strbuf_addc(&key, 0);
  strbuf_add(&key, text->text);
  struct Patterns *all = patterns(c);
  Pattern *p = NULL;
  for (size_t i = 0; i < KEPT && !p; i++)
    if (all->kept[i].text.n && str_eq(strbuf_as_str(&all->kept[i].text), strbuf_as_str(&key))) p = &all->kept[i];
  if (p) {
    strbuf_release(&key);
    return p->code ? p : NULL;
  }
  p = &all->kept[all->next++ % KEPT];
  pattern_release(p);
  p->text = key;
  uint32_t options;
  int error;
  size_t at;
  if (!options_of(f, &options)) return NULL;
  p->code = pcre2_compile((PCRE2_SPTR)text->text.p, text->text.n, options, &error, &at, NULL);
  if (!p->code) return NULL;
  p->match = pcre2_match_data_create_from_pattern(p->code, NULL);
  p->empty = pcre2_match(p->code, (PCRE2_SPTR) "", 0, 0, 0, p->match, all->limits) >= 0;
  return p;
}

static bool good_arguments(const Call *c, size_t flags) {
  for (size_t i = 1; i < c->count; i++)
    if (c->arguments[i].kind != VALUE_STRING) return false;
  (void)flags;
  return value_is_string(&c->arguments[0]);
}

void function_regex(Call *c) {
  if (!good_arguments(c, 2)) return;
  Pattern *p = pattern_of(c, &c->arguments[1], c->count > 2 ? &c->arguments[2] : NULL);
  if (!p) return;
  Str s = c->arguments[0].text;
  int found = pcre2_match(p->code, (PCRE2_SPTR)s.p, s.n, 0, PCRE2_NO_UTF_CHECK, p->match, patterns(c)->limits);
  if (found >= 0 || found == PCRE2_ERROR_NOMATCH) give_test(c, found >= 0);
}

/* fn:replace: $1 to $9 are groups (with as many digits as there are groups), \$ and \\ stand for themselves; else it is an error. */
static bool add_replacement(StrBuf *b, Str with, bool literal, Str s, const size_t *ends, uint32_t groups) {
  for (size_t i = 0; i < with.n; i++) {
    char ch = with.p[i];
    if (literal || (ch != '\\' && ch != '$')) {
      strbuf_addc(b, ch);
      continue;
    }
    char next = i + 1 < with.n ? with.p[i + 1] : 0;
    if (ch == '\\') {
      if (next != '\\' && next != '$') return false;
      strbuf_addc(b, next);
      i++;
      continue;
    }
    if (next < '0' || next > '9') return false;
    uint32_t group = (uint32_t)(next - '0');
    i++;
    while (i + 1 < with.n && with.p[i + 1] >= '0' && with.p[i + 1] <= '9' &&
           group * 10 + (uint32_t)(with.p[i + 1] - '0') < groups)
      group = group * 10 + (uint32_t)(with.p[++i] - '0');
    if (group < groups && ends[2 * group] != PCRE2_UNSET)
      strbuf_add(b, str_sub(s, ends[2 * group], ends[2 * group + 1]));
  }
  return true;
}

void function_replace(Call *c) {
  if (!good_arguments(c, 3)) return;
  const Value *v = &c->arguments[0];
  const Value *flags = c->count > 3 ? &c->arguments[3] : NULL;
  Pattern *p = pattern_of(c, &c->arguments[1], flags);
  if (!p || p->empty) return;
  bool literal = flags && memchr(flags->text.p, 'q', flags->text.n);
  StrBuf b = {0};
  size_t at = 0;
  int found = PCRE2_ERROR_NOMATCH;
  uint32_t groups = 0;
  pcre2_pattern_info(p->code, PCRE2_INFO_CAPTURECOUNT, &groups);
  bool good = true;
  while (good && at <= v->text.n) {
    found = pcre2_match(p->code, (PCRE2_SPTR)v->text.p, v->text.n, at, PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY, p->match,
                        patterns(c)->limits);
    if (found < 0) break;
    const size_t *ends = pcre2_get_ovector_pointer(p->match);
    strbuf_add(&b, str_sub(v->text, at, ends[0]));
    good = add_replacement(&b, c->arguments[2].text, literal, v->text, ends, groups + 1);
    at = ends[1];
  }
  strbuf_add(&b, str_sub(v->text, at, v->text.n));
  if (good && found == PCRE2_ERROR_NOMATCH) give_like(c, v, strbuf_as_str(&b));
  strbuf_release(&b);
}
