/* The sides that the heading above an agreement tells: « 2 - Burkina Faso », « Venezuela/Guyana ». */
#include "resolve/surroundings.h"

#include "extract/names.h"

/* The section in which the sentence stands, or NULL. */
static const Section *section_of(const Analysis *a, uint32_t sentence) {
  size_t next = sections_from(a, sentence + 1);
  return next ? &a->sections.at[next - 1] : NULL;
}

/* Whose release it is: of its letterhead, else of the ministry with which its title begins; NONE. */
static uint32_t publisher(const Analysis *a) {
  uint32_t actor = a->author;
  if (actor == NONE && a->actors.n && text_in_headline(a->text, a->actors.at[0].sentence)) actor = 0;
  if (actor == NONE) return NONE;
  if (a->actors.at[actor].class == CLASS_GOVERNMENT_BODY) return state_above(a, actor);
  return actor == a->author ? actor : NONE;
}

bool sections_differ(const Analysis *a, uint32_t earlier, uint32_t sentence) {
  const Section *s = section_of(a, earlier);
  return s && s->states.n && s != section_of(a, sentence);
}

bool stands_apart(const Analysis *a, uint32_t sentence) {
  const Section *s = section_of(a, sentence);
  return s && s > a->sections.at && !s->states.n && s[-1].states.n;
}

Pair pair_of_section(const Analysis *a, uint32_t sentence) {
  Pair p = {.whence = "those of the heading above it"};
  const Section *s = section_of(a, sentence);
  if (!s || !s->states.n) return p;
  IndexList sides = s->states;
  if (sides.n == 1) list_add(&sides, publisher(a));
  for (int i = 0; i < sides.n; i++)
    args_add(&p.sides, (Arg){sides.at[i], NONE, a->actors.at[sides.at[i]].span, R_CONTEXT});
  p.known = p.sides.n == 2;
  return p;
}
