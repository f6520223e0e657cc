/* Verbs and what governs them: the verb group with its tense, sense and negation, and its subject. */
#ifndef ENTENTE_EXTRACT_VERBS_H
#define ENTENTE_EXTRACT_VERBS_H

#include "extract/units.h"

/* Auxiliaries, modals, negation and pronouns around a trigger. */
typedef struct VerbGroup {
  size_t start;
  Tense tense;
  Shift shift;
  bool negated, auxiliary, reported, subjunctive;
  bool being;     ///< « a été signé », "was signed": to be stands in it
  bool present;   ///< the auxiliary is in the present: « est prévu »
  bool clitic;    ///< a pronoun that is no subject: « la lie », « y est »
  bool object;    ///< it is the direct object: « la lie »
  size_t pronoun; ///< unit of a subject pronoun in the group, or SIZE_MAX
} VerbGroup;

const Reading *
verb_reading(const WordUnit *u); ///< of a form that may be noun, participle or verb: the verb where there is one
const Reading *verb_reading_at(const Analysis *a, size_t i); ///< the same, with a look at what stands before unit i
/* « conclue »: the participle of a form that else can only be a subjunctive, which no noun has right before it; NULL of any other form. */
const Reading *verb_participle(const WordUnit *u);
/* "will not, after all, sign": the comma that opens the aside which the comma before unit k closes, when what governs a verb stands before it;
   else k. */
size_t verb_before_aside(const Analysis *a, size_t k);
VerbGroup verb_group_read(const Analysis *a, size_t i, const Reading *g);
bool unit_denies(const Analysis *a, const WordUnit *u); ///< « démentir »: what it governs is denied
bool feature_is_finite(Feature f);
bool unit_is_subject_pronoun(const Analysis *a, const WordUnit *u);
bool unit_is_finite(const Analysis *a, const WordUnit *u);     ///< a verb that carries a clause
bool unit_is_infinitive(const Analysis *a, const WordUnit *u); ///< a bare form after "to"
bool unit_is_mention(const WordUnit *u);
bool unit_ends_clause(const Analysis *a, const WordUnit *u);
bool unit_follows_opener(const Analysis *a, size_t i); ///< is governed by a preposition
size_t args_first(const Analysis *a, size_t k);        ///< the first of the coordinated units that end at k
/* "the prime ministers of X and Y signed", "officials from X and Y met": the actor at i acts through people. */
bool unit_is_of_office(const Analysis *a, size_t i);
/* "Kenya, which borders Uganda, Tanzania and Ethiopia, signed": the comma before the relative clause that the comma at `end` closes, or
   SIZE_MAX. */
size_t relative_closed_by(const Analysis *a, size_t end);
/* The nearest mention to the left of start that governs the verb there, or SIZE_MAX. *relative: over a relative pronoun. */
size_t subject_find(const Analysis *a, size_t start, bool *relative);
/* « X et Y formeront … après avoir signé », "X will train … after renewing": the subject of the clause before start, or SIZE_MAX. */
size_t subject_of_clause_before(const Analysis *a, size_t start);

#endif
