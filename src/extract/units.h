/* A sentence as units: lexicon forms and single tokens, later mentions that cover several of them.
 *
 * The steps of extraction walk over Analysis.units and replace runs of them: units_merge.
 */
#ifndef ENTENTE_EXTRACT_UNITS_H
#define ENTENTE_EXTRACT_UNITS_H

#include "extract/analysis.h"

/* Fills a->units and a->sentence_mask with the sentence's units. */
void units_read(Analysis *a, uint32_t sentence);

uint32_t token_at(const Analysis *a, uint32_t offset); ///< the first token that starts there or behind
bool unit_of_token(const Analysis *a, uint32_t token,
                   WordUnit *u); ///< the lexicon's readings of this token alone; false when it has none
/* Units [from, to) become one of this type, whose readings are those of the first. */
void units_merge(Analysis *a, size_t from, size_t to, UnitType type, uint32_t index);

extern const WordUnit unit_none;
/* An empty unit past the end, so that looking ahead needs no check. */
static inline const WordUnit *unit_at(const Analysis *a, size_t i) {
  return i < a->units.n ? &a->units.at[i] : &unit_none;
}
static inline bool unit_has(const WordUnit *u, WordClass c) { return u->type == UNIT_WORD && (u->mask & W_BIT(c)); }
const Reading *unit_reading(const WordUnit *u, WordClass c); ///< the first of this class, or NULL
const Entry *unit_entry(const Analysis *a, const WordUnit *u, WordClass c);
bool unit_means(const Analysis *a, const WordUnit *u, WordClass c, const char *value); ///< Entry.value of its reading
bool unit_opens(const Analysis *a, const WordUnit *u, Role role); ///< an opener with this role among its readings
bool unit_holds_article(const WordUnit *u); ///< an opener with a definite article in it: « lors du »
int unit_act(const Analysis *a, const WordUnit *u, WordClass c); ///< Entry.act of its reading, 0 when it has none
bool unit_is(const Analysis *a, const WordUnit *u, char c);      ///< the single character c
bool unit_is_dash(const Analysis *a, const WordUnit *u);         ///< « - », « – », « — »
bool unit_is_genitive(const Analysis *a, const WordUnit *u);     ///< "'s" glued to the word before
bool unit_is_quote(const Analysis *a, const WordUnit *u, bool *opens);
static inline Str unit_str(const Analysis *a, const WordUnit *u) { return text_str(a->text, u->span); }
static inline Span span_join(Span x, Span y) {
  return (Span){x.start < y.start ? x.start : y.start, x.end > y.end ? x.end : y.end};
}
bool unit_names_source(const Analysis *a, const WordUnit *u); ///< « selon », "according to"
/* Whether the unit with a trigger reading is that trigger here, not a noun or adjective of the same form: « le président », « la forme ». */
bool unit_is_verb(const Analysis *a, size_t i);
/* A word that the lexicon does not know, or knows only as one that may stand in a name. */
bool unit_is_plain(const WordUnit *u);
bool unit_is_plain_lower(const WordUnit *u); ///< such a word, without a capital
bool unit_is_capital(const WordUnit *u);     ///< a word that begins with a capital, alone or as a lexicon form
size_t determiners_before(const Analysis *a, size_t i); ///< the first of the determiners right before unit i, else i
int unit_number(const Analysis *a, const WordUnit *u);  ///< « trois », "12": up to 99; 0 when it says none

/* mentions.c: those of a sentence. Instruments, events, acts and sayings stand in the order of their sentences: the first of this sentence or of a
   later one, found by halving. Acts that went over to the items of a list stand behind all others, in the same order: Analysis.acts_read. */
/* Nobody looks further back for what is told or named again, or for whom « les deux pays » means: no document that people write for people
   to read comes near to as many, and one made to be slow costs no more than this for each mention. */
enum { MENTIONS_BACK = 400, NAMES_BACK = 1000 }; ///< instruments, events, acts; actors, persons

size_t instruments_from(const Analysis *a, uint32_t sentence);
size_t sections_from(const Analysis *a, uint32_t sentence);
size_t events_from(const Analysis *a, uint32_t sentence);
size_t acts_from(const Analysis *a, uint32_t sentence);
size_t acts_spread_from(const Analysis *a, uint32_t sentence);
size_t sayings_from(const Analysis *a, uint32_t sentence);

#endif
