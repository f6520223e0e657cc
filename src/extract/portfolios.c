/* "the Ministry of Energy of Kazakhstan … Energy Minister X": an office of the portfolio of a ministry whose state the text tells. */
#include "extract/allegiance.h"

#include "extract/names.h"
#include "text/fold.h"

enum { PORTFOLIO_MOST = 8 };

typedef struct Portfolio {
  uint64_t words[PORTFOLIO_MOST]; ///< hashes of the words that are neither head nor function words
  size_t n;
} Portfolio;

static Portfolio portfolio_of(const Analysis *a, Span s) {
  const uint64_t others = W_BIT(W_OFFICE) | W_BIT(W_BODY_HEAD) | W_BIT(W_OPENER) | W_BIT(W_DETERMINER) |
                          W_BIT(W_CONJUNCTION) | W_BIT(W_DEMONYM) | W_BIT(W_NAME);
  Portfolio p = {.n = 0};
  for (uint32_t t = token_at(a, s.start); t < a->text->tokens.n && a->text->tokens.at[t].end <= s.end; t++) {
    WordUnit u = {.index = NONE};
    bool known = unit_of_token(a, t, &u);
    const Token *k = &a->text->tokens.at[t];
    if (!(k->flags & TOKEN_WORD) || (known && u.mask & others) || p.n == PORTFOLIO_MOST) continue;
    p.words[p.n++] = fold_hash(text_str(a->text, (Span){k->start, k->end}));
  }
  return p;
}

static bool holds_all(const Portfolio *body, const Portfolio *office) {
  for (size_t i = 0; i < office->n; i++) {
    bool held = false;
    for (size_t k = 0; k < body->n; k++) held |= body->words[k] == office->words[i];
    if (!held) return false;
  }
  return office->n > 0;
}

uint32_t state_of_portfolio(const Analysis *a, const Person *p) {
  Portfolio office = portfolio_of(a, p->office_span);
  uint32_t only = NONE;
  for (uint32_t i = 0; office.n && i < a->actors.n; i++) {
    const Actor *x = &a->actors.at[i];
    if (x->class != CLASS_GOVERNMENT_BODY || !x->parent_said) continue;
    Portfolio body = portfolio_of(a, x->span);
    uint32_t state = state_above(a, i);
    if (!actor_is_state(a, state) || !holds_all(&body, &office) || !holds_all(&office, &body)) continue;
    if (only != NONE && only != state) return NONE;
    only = state;
  }
  return only;
}
