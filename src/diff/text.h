/* Changes for people: grouped by thing, with names in place of IRIs, the old and the new value on one line, and why.
 *
 *   ~ accord de prospérité technologique  Agreement
 *     https://w3id.org/entente/id/agreement/3f2a90c41b7d5e68
 *       status: planned -> signed
 *     + party: Japon
 *         fr-012 came: "Séoul et Washington ont signé mercredi ..."
 *
 *   1 thing changed; 2 statements added, 1 removed
 */
#ifndef ENTENTE_DIFF_TEXT_H
#define ENTENTE_DIFF_TEXT_H

#include "diff/changes.h"

/* Escape sequences with colour; UTF-8 without control characters either way. */
void text_write(FILE *out, const Changes *c, bool colour);
/* Only how much: statements and things, by sign. */
void text_write_stat(FILE *out, const Changes *c);

#endif
