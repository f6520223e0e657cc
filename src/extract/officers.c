/* Officers of whom the text does not say whose: "SPREP brokered the deal. Director-General X said …". */
#include "extract/allegiance.h"

#include "extract/names.h"
#include "extract/trace.h"

static bool has_no_body(const Person *p) {
  return p->actor == NONE && p->office.n && !p->of_state && !p->of_union && !p->weak && !p->shared && !p->met;
}

static uint32_t told_in(const Analysis *a, uint32_t sentence) {
  return sentence < a->told.n ? a->told.at[sentence] : NONE;
}

/* Nothing stands before the office but perhaps an article, or what its holder says: "A storm has no passport", director-general X quipped. */
static bool opens_sentence(const Analysis *a, const Person *p) {
  Span s = a->text->sentences.at[p->office_sentence].span;
  const Token *first = &a->text->tokens.at[token_at(a, s.start)];
  WordUnit u = {.type = UNIT_WORD, .flags = first->flags, .span = {first->start, first->end}};
  bool opens;
  return p->office_span.start <= s.start + 4 || (unit_is_quote(a, &u, &opens) && opens);
}

/* « Pour la BEAC a signé X ; pour l'institut d'émission, le directeur Y »: somebody else is of that body in the sentence. */
static bool is_taken(const Analysis *a, const Person *p, uint32_t body) {
  for (size_t i = 0; i < a->persons.n; i++) {
    const Person *q = &a->persons.at[i];
    if (q != p && q->actor == body && q->office_sentence == p->office_sentence && q->actor_rule != R_OFFICE_CONTEXT)
      return true;
  }
  return false;
}

/* The one body that the sentence of p's office speaks of, else, where the office opens it, the one of the sentence before. */
static uint32_t body_just_told(const Analysis *a, const Person *p) {
  uint32_t s = p->office_sentence, here = told_in(a, s);
  if (here != NONE && a->actors.at[here].span.start < p->office_span.start) return is_taken(a, p, here) ? NONE : here;
  if (s == 0 || here != NONE || !opens_sentence(a, p) || text_in_headline(a->text, s - 1)) return NONE;
  return told_in(a, s - 1);
}

/* "Bank of Ghana, Accra": who is of no other body in what an institution publishes is of that institution. */
static uint32_t publisher(const Analysis *a) {
  return a->author != NONE && a->actors.at[a->author].class != CLASS_STATE ? a->author : NONE;
}

void officers_serve(Analysis *a) {
  int left = SERVED_MOST;
  for (size_t i = 0; i < a->persons.n && left; i++) {
    Person *p = &a->persons.at[i];
    if (!has_no_body(p)) continue;
    left--;
    uint32_t body = body_just_told(a, p);
    if (body == NONE && p->opposite == NONE && opens_sentence(a, p)) body = publisher(a);
    if (body == NONE || (a->actors.at[body].minor && a->actors.at[body].parent == NONE)) continue;
    p->actor = body, p->actor_span = p->office_span, p->actor_rule = R_OFFICE_CONTEXT;
    TRACE(a, TRACE_MEANS, R_OFFICE_CONTEXT, p->office_span,
          "an office of %s: the only body of which the text speaks there", trace_actor(a, body));
  }
}
