/* What an annotated document calls right, claim by claim: for `entente stats --gold`.
 *
 * tests/gold/GUIDELINES.md says what an annotation holds. Nodes are paired with those of the annotation that they resemble most;
 * names are compared by their content words. This is near what tests/gold/score counts, and enough to tell which rules and words
 * bring wrong facts; figures to publish come from `make eval`.
 */
#ifndef ENTENTE_COMMANDS_GOLD_H
#define ENTENTE_COMMANDS_GOLD_H

#include "commands/study.h"

typedef enum Verdict { VERDICT_OPEN, VERDICT_RIGHT, VERDICT_WRONG } Verdict;

/* One verdict for each claim of s->facts, in the arena. STATUS_IO or STATUS_BAD_INPUT with a message when the annotation cannot be read. */
Status gold_judge(Study *s, const char *path, Arena *arena, Verdict **verdicts, Report *r);

#endif
