#include "extract/people.h"

#include "base/utf8.h"
#include "text/fold.h"

static bool is_initial(const Analysis *a, const WordUnit *u) {
  return u->type == UNIT_WORD && unit_is_capital(u) && utf8_count(unit_str(a, u)) == 1 && !(u->flags & TOKEN_PUNCT);
}

static bool name_word(const Analysis *a, const WordUnit *u, bool first) {
  const uint64_t never = W_BIT(W_NAME) | W_BIT(W_SEAT) | W_BIT(W_MONTH) | W_BIT(W_WEEKDAY) | W_BIT(W_DEMONYM) |
                         W_BIT(W_INSTRUMENT) | W_BIT(W_EVENT_NOUN) | W_BIT(W_OPENER) | W_BIT(W_CONJUNCTION) |
                         W_BIT(W_PRONOUN) | W_BIT(W_RELATIVE) | W_BIT(W_AUXILIARY) | W_BIT(W_TITLE) |
                         W_BIT(W_NEGATION) | W_BIT(W_DETERMINER) | W_BIT(W_BODY_HEAD);
  if (u->type != UNIT_WORD || !unit_is_capital(u) || u->flags & TOKEN_PUNCT || u->flags & TOKEN_ELIDED) return false;
  const uint64_t function = W_BIT(W_OPENER) | W_BIT(W_CONJUNCTION) | W_BIT(W_PRONOUN) | W_BIT(W_RELATIVE) |
                            W_BIT(W_AUXILIARY) | W_BIT(W_NEGATION) | W_BIT(W_DETERMINER) |
                            W_BIT(W_TITLE); /* « Le » is a Vietnamese name, but not here */
  if (u->mask & W_BIT(W_FIRST_NAME) && !(u->mask & function)) return true;
  if (u->mask & never) return false;
  if (u->mask & (W_BIT(W_TRIGGER) | W_BIT(W_VERB)) && text_in_headline(a->text, a->sentence))
    return false; /* "Minister Kawabata Visited Malaysia" */
  if (first && u->mask & (W_BIT(W_OFFICE) | W_BIT(W_TRIGGER) | W_BIT(W_COMMON))) return false;
  if (u->mask & W_BIT(W_OFFICE) && u->flags & TOKEN_ALLCAPS) return false; /* "John Healey MP" */
  return !(u->flags & TOKEN_FIRST && u->mask);
}

static bool particle(const WordUnit *u) {
  return u->type == UNIT_WORD && (u->mask & W_BIT(W_PARTICLE)) &&
         !(u->mask & (W_BIT(W_CONJUNCTION) | W_BIT(W_AUXILIARY)));
}

/* "Vice Premier He Lifeng": a pronoun is not written so inside a sentence. */
static bool is_name_like_pronoun(const Analysis *a, size_t i) {
  const WordUnit *u = unit_at(a, i), *n = unit_at(a, i + 1);
  return i > 0 && unit_has(u, W_PRONOUN) && unit_is_capital(u) && !(u->flags & (TOKEN_FIRST | TOKEN_ALLCAPS)) &&
         name_word(a, n, false) && (!n->mask || unit_has(n, W_FIRST_NAME));
}

/* Whether the person held an office in that year, or, had: before it. Any year fits a document without a date. */
static bool is_in_office(const Entry *e, int year, bool had) {
  int first = e->number / 10000, last = e->number % 10000;
  return !year || (year >= first && (had || !last || year <= last));
}

static bool is_whole_name(const Analysis *a, const Reading *g) {
  return g->class == W_FIRST_NAME && a->lex->entries[g->entry].link != NO_ENTRY;
}

/* The entry of the person whose whole name u is: of one who held an office when the document was published, else of one who had; NO_ENTRY
   when there is none, or when it may be for either of two. */
static uint32_t person_known(const Analysis *a, const WordUnit *u) {
  for (int had = 0; had < 2; had++) {
    uint32_t found = NO_ENTRY;
    for (int i = 0; i < u->reading_count; i++) {
      uint32_t entry = u->readings[i]->entry;
      const Entry *e = &a->lex->entries[entry];
      if (!is_whole_name(a, u->readings[i]) || !is_in_office(e, a->published.year, had)) continue;
      const Entry *other = found != NO_ENTRY ? &a->lex->entries[found] : e;
      int later = had ? e->number % 10000 - other->number % 10000 : 0; /* of offices left, the last */
      if (other->link != e->link && !later) return NO_ENTRY;
      if (later >= 0) found = entry;
    }
    if (found != NO_ENTRY) return found;
  }
  return NO_ENTRY;
}

/* How many words of a name the unit is: a whole name that the lexicon knows is two. */
static int words_of(const Analysis *a, const WordUnit *u) {
  for (int i = 0; i < u->reading_count; i++)
    if (is_whole_name(a, u->readings[i])) return 2;
  return 1;
}

size_t person_name_end(const Analysis *a, size_t i, int *words) {
  size_t k = i;
  *words = 0;
  if (is_name_like_pronoun(a, i)) k++, ++*words;
  else if (!name_word(a, unit_at(a, i), true)) return i;
  while (k < a->units.n && *words < 7) {
    const WordUnit *u = unit_at(a, k);
    if (k > i && u->flags & TOKEN_HYPHEN && (u->type == UNIT_WORD || u->type == UNIT_PLACE)) k++; /* « Al-Sabah » */
    else if (is_initial(a, u) && unit_is(a, unit_at(a, k + 1), '.')) k += 2, ++*words;
    else if (name_word(a, u, k == i)) k++, *words += words_of(a, u);
    else if (k > i && unit_has(unit_at(a, i), W_FIRST_NAME) && u->type == UNIT_WORD && unit_is_capital(u) &&
             u->mask & W_BIT(W_NAME) && u->end - u->begin == 1)
      k++, ++*words; /* « Christopher Ford » */
    else if (k > i && particle(u) && name_word(a, unit_at(a, k + 1), false)) k += 2, ++*words;
    else if (k > i && unit_has(u, W_TITLE) && unit_is_capital(u) &&
             (name_word(a, unit_at(a, k + 1), false) || particle(unit_at(a, k + 1))))
      k++, ++*words; /* « Mohamed Ould Cheikh El Ghazouani » */
    else if (k > i && unit_has(u, W_DETERMINER) && unit_is_capital(u) && unit_is_capital(unit_at(a, k + 1)) &&
             unit_at(a, k + 1)->type == UNIT_WORD)
      k += 2, ++*words; /* « Bruno Le Maire » */
    else if (k > i && !unit_has(u, W_OPENER) && u->type == UNIT_WORD && u->flags & TOKEN_ELIDED && unit_is_capital(u) &&
             name_word(a, unit_at(a, k + 1), false))
      k += 2, ++*words;
    else break;
  }
  return k;
}

static Str last_word(Str name) {
  size_t i = name.n;
  while (i && name.p[i - 1] != ' ') i--;
  return str_sub(name, i, name.n);
}

uint32_t person_find(const Analysis *a, Str name, int words) {
  if (!a->persons.n) return NONE;
  uint64_t folded = fold_hash(name), last = fold_hash(last_word(name));
  size_t end = a->persons.n > NAMES_BACK ? a->persons.n - NAMES_BACK : 0;
  for (size_t i = a->persons.n; i-- > end;)
    if (a->persons.at[i].folded == folded) return (uint32_t)i;
  for (size_t i = a->persons.n; i-- > end;) {
    const Person *p = &a->persons.at[i];
    Str full = p->name;
    if (words == 1 && (p->last == folded ||
                       (full.n > name.n && full.p[name.n] == ' ' && fold_hash(str_sub(full, 0, name.n)) == folded)))
      return (uint32_t)i;
    if (words > 1 && p->folded == last && str_find(full, STR(" ")) == SIZE_MAX) return (uint32_t)i;
    if (words > 1 && full.n > name.n && str_ends(full, name)) return (uint32_t)i;
  }
  return NONE;
}

void persons_note_topic(Analysis *a) {
  uint32_t only = NONE;
  Span at = {0, 0};
  for (size_t i = 0; a->persons.n && i < a->units.n; i++) {
    const WordUnit *u = unit_at(a, i);
    if (!unit_is_capital(u) || u->mask & ~(W_BIT(W_FIRST_NAME) | W_BIT(W_COMMON))) continue;
    uint32_t person = person_find(a, unit_str(a, u), 1);
    if (person == NONE || person == only) continue;
    if (only != NONE) return;
    only = person, at = u->span;
  }
  if (only != NONE) a->topic = (Arg){a->persons.at[only].actor, only, at, R_SUBJECT};
}

static void name_person(Person *p, Str name, Span span) {
  p->name = name, p->span = span;
  p->folded = fold_hash(name), p->last = fold_hash(last_word(name));
}

uint32_t person_at(Analysis *a, size_t from, size_t end, int words) {
  Span span = span_join(unit_at(a, from)->span, unit_at(a, end - 1)->span);
  Str name = text_str(a->text, span);
  uint32_t i = person_find(a, name, words);
  if (i == NONE) {
    i = (uint32_t)a->persons.n;
    array_push(
        &a->persons,
        (Person){
            .actor = NONE, .opposite = NONE, .across = NONE, .side = NONE, .known = NO_ENTRY, .sentence = a->sentence});
    name_person(&a->persons.at[i], name, span);
  } else if (name.n > a->persons.at[i].name.n) name_person(&a->persons.at[i], name, span);
  for (size_t k = from; k < end && a->persons.at[i].known == NO_ENTRY; k++)
    a->persons.at[i].known = person_known(a, unit_at(a, k));
  return i;
}

size_t title_skip(const Analysis *a, size_t k) {
  while (unit_has(unit_at(a, k), W_TITLE)) {
    k++;
    if (unit_is(a, unit_at(a, k), '.')) k++;
  }
  return k;
}
