/* Commands: one file, one row in the table each.
 *
 * Adding a command `name`: write commands/name.c with `const Command command_name = {...}`, declare it below, add its row to the table
 * in commands/table.c. Options are an array; help is printed from it, and the same array reads the command line:
 *
 *   static const Option options[] = {{"output", 'o', "DIR", "where the files go (default output)"}, {0}};
 *   static int run(const Call *c) {
 *     const char *folder = call_value(c, "output", "output");
 *     ...
 *     return status == STATUS_OK ? EXIT_DONE : EXIT_TROUBLE;
 *   }
 *   const Command command_name = {.name = "name", .arguments = "INPUT...", .least = 1, .most = SIZE_MAX,
 *                                 .summary = "read documents", .options = options, .run = run};
 *
 * Results go to standard output, talk to standard error (the Report). Every command has --help and --quiet; those with `.json` set have
 * --json. main.c flushes standard output and turns a failure to write it into exit status 2.
 */
#ifndef ENTENTE_COMMANDS_COMMAND_H
#define ENTENTE_COMMANDS_COMMAND_H

#include "base/escape.h"
#include "base/report.h"
#include "store/store.h"

#define ENTENTE_VERSION "0.1.0"
#define DEFAULT_LANG "fr"                 ///< of names and pictures
#define DEFAULT_STORE "output/entente.db" ///< where `entente build` puts it by default

enum { EXIT_DONE = 0, EXIT_FOUND = 1, EXIT_TROUBLE = 2 };

typedef struct Option {
  const char *name;  ///< without "--"; NULL ends the array
  char letter;       ///< 0 when there is none
  const char *value; ///< "FILE" for the help; NULL for a flag
  const char *help;
} Option;

typedef struct Call Call;

typedef struct Command {
  const char *name, *arguments, *summary; ///< arguments: "INPUT...", or "" when there are none
  const char *about;                      ///< paragraphs for --help; may be NULL
  size_t least, most;                     ///< how many arguments
  bool json;                              ///< has --json
  const Option *options;                  ///< may be NULL
  int (*run)(const Call *c);              ///< gives the exit status
} Command;

enum { OPTIONS_MAX = 24 };

struct Call {
  const Command *command;
  const char *const *arguments;
  size_t count;
  bool quiet, json;
  Report *report;
  const char *values[OPTIONS_MAX]; ///< as the command's options; a flag that is given has ""
  struct GivenValue {
    size_t option; ///< its index
    const char *value;
  } * given; ///< all, in order: an option may be repeated
  size_t given_count;
};

const char *call_value(const Call *c, const char *option, const char *otherwise);
bool call_has(const Call *c, const char *option);
const char *call_each(const Call *c, const char *option,
                      size_t i); ///< its value number i, from 0; NULL behind the last
Status call_number(const Call *c, const char *option, int64_t otherwise,
                   int64_t *number); ///< a whole number from 1; reports what is none

Status call_day(const Call *c, const char *option, Str *day); ///< an ISO day, empty when it is not given
/* The snapshot that the option names, in the references of store_find; 0, which is the last one, when it is not given. */
Status call_snapshot(const Call *c, const char *option, Store *s, int64_t *number);
#define SNAPSHOT_HELP "a snapshot: a number, a tag, HEAD, HEAD~3 or a date such as @2025-10-31"

/* --min-confidence, a number from 0 to 1 with up to three digits after the point, in thousandths; 0 when it is not given. */
Status call_confidence(const Call *c, int *thousandths);
#define OPTION_MIN_CONFIDENCE                                                                                          \
  { "min-confidence", 0, "X", "only facts with a claim of at least this confidence, from 0 to 1" }

/* Which facts are meant: the options of OPTIONS_CHOICE, for store_choose. What the choice lends lives in the arena. */
Status call_choice(const Call *c, Arena *arena, Choice *choice);
Status call_actor_and_domain(const Call *c, Arena *arena, Choice *choice); ///< --actor and --domain alone
#define OPTIONS_CHOICE                                                                                                 \
  {"actor", 0, "ACTOR", "only agreements and events with this actor: an ISO code, a name, an IRI or its end"},         \
      {"domain", 0, "DOMAIN", "only agreements on this domain, such as energy, or a narrower one"},                    \
      {"from", 0, "DAY", "only agreements and events that reach to this day or beyond"},                               \
      {"to", 0, "DAY", "only agreements and events that begin on this day or before"},                                 \
      {"status", 0, "STATUS", "only agreements of this status, such as signed"}, OPTION_MIN_CONFIDENCE
#define CHOICE_ABOUT                                                                                                   \
  "--actor, --domain, --from, --to and --status choose agreements and events; several together must all fit. An "      \
  "actor takes part as\n"                                                                                              \
  "party, signatory, participant, host or chair, and what is part of it (a ministry of a state) counts as the actor. " \
  "What has no\n"                                                                                                      \
  "date is in no time; events have no domain and no status, and come with the agreements concluded at them. Actors, "  \
  "places and\n"                                                                                                       \
  "whatever else is named in what was chosen stays, with names and classes; offices and allegiances too.\n"            \
  "--min-confidence leaves out facts whose best claim is less sure, agreements and events that are not sure "          \
  "themselves, and\n"                                                                                                  \
  "what is then in no fact any more.\n"

/* The position of value in a list that NULL ends, or a message with the list; `what` is what it is given for: "--format". */
Status call_choose(const Call *c, const char *what, const char *value, const char *const *names, int *at);

/* Reads the command line after the command's name and runs it. */
int command_run(const Command *command, int argc, char **argv, Report *r);
void command_help(FILE *out, const Command *command);

const Command *command_find(const char *name);    ///< NULL when there is none
const Command *command_nearest(const char *name); ///< the one most like it, or NULL
void commands_list(FILE *out);

extern const Command command_apply, command_blame, command_build, command_canon, command_check, command_compile,
    command_coverage, command_diff, command_draw, command_explain, command_export, command_forget, command_import,
    command_lint, command_log, command_query, command_report, command_stats, command_tag, command_validate;

#endif
