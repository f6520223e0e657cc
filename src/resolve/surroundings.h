/* Sides that are not said but meant: of an agreement, by what the text tells around it. Part of sides.c's work. */
#ifndef ENTENTE_RESOLVE_SURROUNDINGS_H
#define ENTENTE_RESOLVE_SURROUNDINGS_H

#include "resolve/nodes.h"

typedef struct Pair {
  Args sides;
  bool known;
  const char *whence; ///< for people: where they are named
} Pair;

/* Finds what the questions below ask of the document as a whole (Nodes.around), once the agreements stand. */
void nodes_look_around(Nodes *n);

/* The sides that « les deux pays » means at this place: of the last agreement before it that names two or three, else of the first act or
   event that does, else of the opening. Looks back over MENTIONS_BACK agreements, and at the first MENTIONS_BACK events.
   states: only states are meant. */
Pair pair_at(const Nodes *n, uint32_t sentence, uint32_t start, bool states);
Pair states_near(const Analysis *a, uint32_t sentence); ///< the two of which the sentence speaks, else the one before
/* The sentence before this one speaks of just two states, and neither is a side: « les deux pays » is not these sides. */
bool others_named_just_before(const Analysis *a, uint32_t sentence, const Args *sides);
Pair document_pair(const Analysis *a); ///< the two states, else actors, of which the document speaks
/* The same, when the document tells of another agreement of those two: x is one of theirs too, named in passing. */
Pair pair_with_history(const Nodes *n, const AgreementNode *x);
Pair states_counted(const Nodes *n, const AgreementNode *x);  ///< « les trois pays »: the last so many told together
Pair firms_before(const Analysis *a, const AgreementNode *x); ///< "the companies": the only two named before x
/* Under the heading of a state, that state and whose release it is; under that of two states, the two. */
Pair pair_of_section(const Analysis *a, uint32_t sentence);
bool sections_differ(const Analysis *a, uint32_t earlier,
                     uint32_t sentence);                 ///< the earlier one stands under a state that heads it no more
bool stands_apart(const Analysis *a, uint32_t sentence); ///< under « Divers », behind the part about a state
bool take_sides_beside(const Analysis *a,
                       AgreementNode *x); ///< sides_beside.c: those of its own sentence; whether there are
int states_among(const Analysis *a, const Args *sides); ///< how many are states, or nobody known

#endif
