#include "commands/pager.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

bool terminal_has_colour(void) {
  const char *term = getenv("TERM"), *no = getenv("NO_COLOR");
  return isatty(STDOUT_FILENO) && term && strcmp(term, "dumb") && !(no && *no);
}

static const char *program(void) {
  const char *pager = getenv("ENTENTE_PAGER");
  if (!pager) pager = getenv("PAGER");
  if (!pager) pager = "less";
  return *pager && strcmp(pager, "cat") ? pager : NULL;
}

static void become_pager(const char *command, int in) {
  if (!getenv("LESS")) setenv("LESS", "FRX", 1);
  dup2(in, STDIN_FILENO);
  execl("/bin/sh", "sh", "-c", command, (char *)NULL);
  _exit(127);
}

Pager pager_begin(void) {
  Pager p = {0};
  int ends[2];
  const char *command = program();
  if (!isatty(STDOUT_FILENO) || !command || pipe2(ends, O_CLOEXEC)) return p;
  fflush(stdout);
  p.pid = fork();
  if (p.pid == 0) become_pager(command, ends[0]);
  if (p.pid > 0) {
    signal(SIGPIPE, SIG_IGN);
    dup2(ends[1], STDOUT_FILENO);
  } else p.pid = 0;
  close(ends[0]);
  close(ends[1]);
  return p;
}

void pager_end(Pager *p) {
  if (!p->pid) return;
  fflush(stdout);
  clearerr(stdout);
  int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere >= 0) dup2(nowhere, STDOUT_FILENO), close(nowhere);
  else close(STDOUT_FILENO);
  while (waitpid(p->pid, NULL, 0) < 0 && errno == EINTR) continue;
  p->pid = 0;
}
