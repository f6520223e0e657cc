/* One act while it is read from its clause, and the steps of that: outlook.c, adjuncts.c, doers.c; clauses.c puts them in order. */
#ifndef ENTENTE_EXTRACT_ACTS_H
#define ENTENTE_EXTRACT_ACTS_H

#include "extract/clauses.h"
#include "extract/verbs.h"

typedef struct Objects {
  IndexList instruments;
  uint32_t event;
} Objects;

typedef struct ActDraft {
  ActRecord r;
  size_t i; ///< the unit of its word
  const Reading *g;
  VerbGroup v;
  Objects o;
  size_t relative, antecedent; ///< units of « que » and of the object before it, or SIZE_MAX
  bool by_instrument;          ///< an instrument is the subject
  bool fronted; ///< a participle without auxiliary that opens its sentence: « Signée hier, la déclaration … »
} ActDraft;

static inline bool act_has_doer(const ActRecord *r) { return r->subject.n || r->subject.group; }

/* ---- outlook.c: whether it is told as a fact ---- */

void act_read_outlook(const Analysis *a, ActDraft *d); ///< tense, shift, and whether it is denied, supposed or reported
/* « prend effet le 1er novembre », told in October: a present that is still to come. */
bool act_lies_ahead(const Analysis *a, const ActRecord *r);
bool hypothetical_before(const Analysis *a, size_t start);
bool governs_act(const Analysis *a, size_t i); ///< « ont décidé de signer »: the verb behind unit i tells more
/* « Ces allégations sont infondées », "It rejects these reports": nothing of what the sentence before tells was done. */
void deny_reports(Analysis *a);
bool is_put_off(const Analysis *a, size_t instrument);

/* ---- clause_ends.c ---- */

size_t clause_end(const Analysis *a, size_t from);    ///< the unit before which the clause around `from` ends
size_t act_end(const Analysis *a, const ActDraft *d); ///< the unit before which what stands beside the verb ends
bool is_part_of_date(const Analysis *a, size_t k);    ///< "the end" in "the end of 2026"

/* ---- adjuncts.c, adjuncts_before.c: what stands beside the verb ---- */

void look_right(Analysis *a, ActDraft *d,
                Objects *o); ///< objects into *o; date, place, partners, sectors into the record
void look_inside(const Analysis *a, ActRecord *r, size_t start, size_t i); ///< a date in the group of the verb
void look_left(Analysis *a, ActRecord *r, size_t start); ///< dates, places and openings at the head of the sentence
void take_destination(Analysis *a,
                      ActDraft *d); ///< "visited Morocco", "will travel to Seoul": where a verb of visiting leads

/* ---- doers.c: who does it, in the clause itself ---- */

bool doer_find(Analysis *a, ActDraft *d);           ///< false: the clause is another act's
void doer_take(Analysis *a, ActDraft *d, size_t s); ///< the mention at unit s as subject
void doer_bound(Analysis *a, ActDraft *d);          ///< « un protocole d'accord le lie à Washington »

/* ---- doers_of_nouns.c ---- */

void doer_of_noun(Analysis *a, ActDraft *d); ///< « X a procédé à la signature »

/* ---- pronouns.c ---- */

/* « il », « elle »: the nearest actor before it in the sentence, else what the sentence before was about; « ils »: the sides. */
void pronoun_take_actor(Analysis *a, ActRecord *r, size_t pronoun);
void pronoun_as_subject(Analysis *a, ActDraft *d); ///< an instrument or event told before, else an actor
uint32_t pronoun_as_object(const Analysis *a,
                           const ActDraft *d); ///< "signed it", « l'ont signé »: the instrument, or NONE
/* « La signature est prévue en mai », "its signing is due in Oslo": of the one instrument of the sentence before; object, date and place. */
bool instrument_implied(const Analysis *a, ActDraft *d);

/* ---- doers_elsewhere.c: who does it, when the clause itself named nobody ---- */

void doer_find_elsewhere(Analysis *a, ActDraft *d);        ///< when the clause itself named nobody
void doer_after_verb(Analysis *a, ActRecord *r, size_t i); ///< « ont apposé leur signature X et Y »
void doer_without_verb(Analysis *a, ActRecord *r,
                       size_t from); ///< « …, signé par A ; pour la partie brésilienne, par B »

/* ---- gapping.c ---- */

void acts_without_verb(Analysis *a); ///< after the others of the sentence: « …, la convention fiscale en 1997 »

#endif
