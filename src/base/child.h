/* Helper programs: our own executables, run as children with limits.
 *
 * Libraries that may crash or grow on hostile input (graphviz, raptor's Turtle parser) live in a helper, so that what befalls
 * them is a Status here. A helper reads standard input, writes standard output, and ends with 0.
 *
 *   StrBuf path = {0}, out = {0};
 *   status = child_find_helper("entente-layout", &path, r);
 *   if (status == STATUS_OK)
 *     status = child_run(&(ChildJob){.program = path.data, .arguments = args, .input = text, .seconds = 30}, &out, r);
 *
 * A child ends with its parent, keeps no file of the parent open, and leaves no core file.
 */
#ifndef ENTENTE_BASE_CHILD_H
#define ENTENTE_BASE_CHILD_H

#include "base/report.h"

typedef struct ChildJob {
  const char *program;          ///< path
  const char *const *arguments; ///< after the program's name, ends in NULL; may be NULL
  Str input;                    ///< its standard input
  size_t memory;    ///< bytes of address space, 0 = no limit; not set in sanitizer builds, which need terabytes
  unsigned seconds; ///< of wall clock and of processor, 0 = no limit
  size_t output;    ///< most bytes it may write, 0 = no limit
} ChildJob;

/* Runs it and appends what it wrote to `output` (which is as before unless STATUS_OK). STATUS_LIMIT: a limit was reached;
   STATUS_BAD_INPUT: it refused with an exit code, its words are in the message; STATUS_IO: it cannot be run, or it crashed. */
Status child_run(const ChildJob *job, StrBuf *output, Report *r);

/* The path of one of our helpers: in the folder $ENTENTE_HELPERS, beside the running program, or in ../libexec/entente from there. */
Status child_find_helper(const char *name, StrBuf *path, Report *r);

#endif
