/* Long output on a terminal goes through a pager, as git does it: $ENTENTE_PAGER, else $PAGER, else less; none when that is empty or
 * "cat", or when standard output is no terminal. less is told to end at once when all fits (LESS=FRX) unless LESS is set.
 *
 *   Pager p = pager_begin();
 *   ...write to stdout...
 *   pager_end(&p);
 */
#ifndef ENTENTE_COMMANDS_PAGER_H
#define ENTENTE_COMMANDS_PAGER_H

#include <stdbool.h>
#include <sys/types.h>

typedef struct Pager {
  pid_t pid; ///< 0 when there is none
} Pager;

Pager pager_begin(void);
void pager_end(Pager *p); ///< waits for it; who leaves it early has seen enough, and that is no error

/* Is standard output a terminal that shows colours? Not with NO_COLOR (https://no-color.org) or TERM=dumb. To be asked before
   pager_begin. */
bool terminal_has_colour(void);

#endif
