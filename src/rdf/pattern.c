#include "rdf/pattern.h"

#include "base/arena.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>

enum { MATCH_LIMIT = 1000000, DEPTH_LIMIT = 10000, HEAP_LIMIT = 20000 };

struct Pattern {
  pcre2_code *code;
  pcre2_match_data *match;
  pcre2_match_context *limits;
};

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

Pattern *pattern_new(Str text, Str flags) {
  uint32_t options;
  int error;
  size_t at;
  if (!options_of(flags, &options)) return NULL;
  pcre2_code *code = pcre2_compile((PCRE2_SPTR)text.p, text.n, options, &error, &at, NULL);
  if (!code) return NULL;
  Pattern *p = memory_new(sizeof *p);
  p->code = code;
  p->match = pcre2_match_data_create_from_pattern(code, NULL);
  p->limits = pcre2_match_context_create(NULL);
  pcre2_set_match_limit(p->limits, MATCH_LIMIT);
  pcre2_set_depth_limit(p->limits, DEPTH_LIMIT);
  pcre2_set_heap_limit(p->limits, HEAP_LIMIT);
  return p;
}

void pattern_free(Pattern *p) {
  if (!p) return;
  pcre2_code_free(p->code);
  pcre2_match_data_free(p->match);
  pcre2_match_context_free(p->limits);
  free(p);
}

PatternResult pattern_find(Pattern *p, Str text, size_t at, bool some) {
  uint32_t options = PCRE2_NO_UTF_CHECK | (some ? PCRE2_NOTEMPTY : 0);
  int found = pcre2_match(p->code, (PCRE2_SPTR)text.p, text.n, at, options, p->match, p->limits);
  return found >= 0 ? PATTERN_FOUND : found == PCRE2_ERROR_NOMATCH ? PATTERN_NONE : PATTERN_FAILED;
}

size_t pattern_start(const Pattern *p, size_t group) { return pcre2_get_ovector_pointer(p->match)[2 * group]; }

size_t pattern_end(const Pattern *p, size_t group) { return pcre2_get_ovector_pointer(p->match)[2 * group + 1]; }

size_t pattern_groups(const Pattern *p) {
  uint32_t groups = 0;
  pcre2_pattern_info(p->code, PCRE2_INFO_CAPTURECOUNT, &groups);
  return groups;
}
