/* entente: knowledge graphs of agreements between states, from news. Finds the command; its exit status is the program's. */
#include "commands/command.h"

#include <errno.h>
#include <string.h>

static void help(FILE *out) {
  fputs("entente builds knowledge graphs of agreements between states from news.\n\nUsage: entente COMMAND "
        "[ARGUMENT...] [OPTION...]\n\n"
        "Commands:\n",
        out);
  commands_list(out);
  fputs("\nentente COMMAND --help tells more; entente --version the version.\n", out);
}

static int run(int argc, char **argv, Report *r) {
  const char *name = argc > 1 ? argv[1] : NULL;
  if (!name) {
    help(stderr);
    return EXIT_TROUBLE;
  }
  if (!strcmp(name, "--version")) {
    puts("entente " ENTENTE_VERSION);
    return EXIT_DONE;
  }
  if (!strcmp(name, "help") && argc > 2) name = argv[2], argc = 2;
  else if (!strcmp(name, "help") || !strcmp(name, "--help") || !strcmp(name, "-h")) {
    help(stdout);
    return EXIT_DONE;
  }
  const Command *command = command_find(name);
  if (command && name == argv[1]) return command_run(command, argc - 2, argv + 2, r);
  if (command) {
    command_help(stdout, command);
    return EXIT_DONE;
  }
  const Command *near = command_nearest(name);
  if (near) report_error(r, STATUS_USAGE, (Place){0}, "there is no command '%s'; did you mean '%s'?", name, near->name);
  else report_error(r, STATUS_USAGE, (Place){0}, "there is no command '%s'; entente --help lists them", name);
  return EXIT_TROUBLE;
}

int main(int argc, char **argv) {
  Report report = {0};
  int code = run(argc, argv, &report);
  if (fflush(stdout) || ferror(stdout)) {
    if (!report.errors)
      report_error(&report, STATUS_IO, (Place){"standard output", 0, 0}, "cannot write: %s", strerror(errno));
    code = EXIT_TROUBLE;
  }
  return code;
}
