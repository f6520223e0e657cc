#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* clang tells of its sanitizer in a way of its own */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CLANG_ADDRESS 1
#endif
#endif
#ifndef CLANG_ADDRESS
#define CLANG_ADDRESS 0
#endif

enum { KEPT_WORDS = 600 }; /* of the child's standard error */

typedef struct Child {
  pid_t pid;
  int in, out, err; ///< our ends; -1 when closed
  size_t sent;
  StrBuf words;
  bool late, too_much;
} Child;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void close_end(int *fd) {
  if (*fd >= 0) close(*fd);
  *fd = -1;
}

static void set_limit(int which, rlim_t value) { setrlimit(which, &(struct rlimit){value, value}); }

/* In the child, between fork and exec: only calls that are safe there. */
static void become(const ChildJob *job, char *const *argv, pid_t parent, int in, int out, int err) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(127);
  if (dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(err, 2) < 0) _exit(127);
  close_range(3, ~0U, 0);
  set_limit(RLIMIT_CORE, 0);
#if !defined(__SANITIZE_ADDRESS__) && !CLANG_ADDRESS
  if (job->memory) set_limit(RLIMIT_AS, job->memory);
#endif
  if (job->seconds) set_limit(RLIMIT_CPU, job->seconds);
  signal(SIGPIPE, SIG_DFL);
  execv(job->program, argv);
  _exit(127);
}

static bool open_ends(int in[2], int out[2], int err[2]) {
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, in)) return false;
  if (pipe2(out, O_CLOEXEC)) return close(in[0]), close(in[1]), false;
  if (pipe2(err, O_CLOEXEC)) return close(in[0]), close(in[1]), close(out[0]), close(out[1]), false;
  return true;
}

static Status start(Child *c, const ChildJob *job, Report *r) {
  size_t n = 0;
  while (job->arguments && job->arguments[n]) n++;
  char **argv = calloc(n + 2, sizeof *argv);
  int in[2], out[2], err[2]; /* [0] is read, [1] written */
  if (!argv || !open_ends(in, out, err)) {
    free(argv);
    return report_error(r, STATUS_IO, (Place){job->program, 0, 0}, "cannot be run: %s", strerror(errno));
  }
  argv[0] = (char *)job->program;
  for (size_t i = 0; i < n; i++) argv[i + 1] = (char *)job->arguments[i];
  pid_t parent = getpid();
  c->pid = fork();
  int why = errno;
  if (c->pid == 0) become(job, argv, parent, in[0], out[1], err[1]);
  free(argv);
  close(in[0]), close(out[1]), close(err[1]);
  c->in = in[1], c->out = out[0], c->err = err[0];
  if (c->pid > 0) return STATUS_OK;
  return report_error(r, STATUS_IO, (Place){job->program, 0, 0}, "cannot be run: %s", strerror(why));
}

static void send_input(Child *c, Str input) {
  ssize_t n = send(c->in, input.p + c->sent, input.n - c->sent, MSG_NOSIGNAL | MSG_DONTWAIT);
  if (n > 0) c->sent += (size_t)n;
  bool again = n < 0 && (errno == EAGAIN || errno == EINTR);
  if (c->sent == input.n || (n < 0 && !again)) close_end(&c->in);
}

static void receive(int *fd, StrBuf *b, size_t keep) {
  char piece[1 << 16];
  ssize_t n = read(*fd, piece, sizeof piece);
  if (n < 0 && errno == EINTR) return;
  if (n <= 0) {
    close_end(fd);
    return;
  }
  size_t room = b->n < keep ? keep - b->n : 0;
  strbuf_add(b, (Str){piece, (size_t)n < room ? (size_t)n : room});
}

/* Feeds and drains the child until it has closed its outputs or a limit is reached. */
static void converse(Child *c, const ChildJob *job, StrBuf *output) {
  size_t keep = job->output ? output->n + job->output + 1 : SIZE_MAX;
  double end = now() + (job->seconds ? job->seconds : 1e9);
  if (!job->input.n) close_end(&c->in);
  while ((c->out >= 0 || c->err >= 0) && !c->late && !c->too_much) {
    double left = end - now();
    struct pollfd p[3] = {{c->in, POLLOUT, 0}, {c->out, POLLIN, 0}, {c->err, POLLIN, 0}};
    int ready = poll(p, 3, left > 3600 ? 3600000 : left > 0 ? (int)(left * 1000) + 1 : 0);
    if (ready > 0 && p[0].revents) send_input(c, job->input);
    if (ready > 0 && p[1].revents) receive(&c->out, output, keep);
    if (ready > 0 && p[2].revents) receive(&c->err, &c->words, KEPT_WORDS);
    c->late = now() >= end;
    c->too_much = output->n >= keep;
  }
}

/* The last line that the child wrote to standard error: where programs say why they stopped. */
static Str last_words(const Child *c) {
  Str s = str_trim(strbuf_as_str(&c->words));
  for (size_t i = s.n; i > 0; i--)
    if (s.p[i - 1] == '\n') return str_sub(s, i, s.n);
  return s;
}

static Status judge(const Child *c, const ChildJob *job, int how, Report *r) {
  Place at = {job->program, 0, 0};
  Str words = last_words(c);
  if (c->late || (WIFSIGNALED(how) && WTERMSIG(how) == SIGXCPU))
    return report_error(r, STATUS_LIMIT, at, "stopped: not done within %u s", job->seconds);
  if (c->too_much) return report_error(r, STATUS_LIMIT, at, "stopped: it wrote more than %zu bytes", job->output);
  if (WIFSIGNALED(how) && job->memory)
    return report_error(r, STATUS_LIMIT, at, "crashed (%s); it may use %zu MB of memory. %.*s",
                        strsignal(WTERMSIG(how)), job->memory >> 20, STR_ARG(words));
  if (WIFSIGNALED(how))
    return report_error(r, STATUS_IO, at, "crashed (%s). %.*s", strsignal(WTERMSIG(how)), STR_ARG(words));
  if (WEXITSTATUS(how) == 127) return report_error(r, STATUS_IO, at, "cannot be run. %.*s", STR_ARG(words));
  if (WEXITSTATUS(how))
    return report_error(r, STATUS_BAD_INPUT, at, "ended with %d: %.*s", WEXITSTATUS(how), STR_ARG(words));
  return STATUS_OK;
}

Status child_run(const ChildJob *job, StrBuf *output, Report *r) {
  Child c = {.pid = -1, .in = -1, .out = -1, .err = -1};
  size_t before = output->n;
  int how = 0;
  Status status = start(&c, job, r);
  if (status == STATUS_OK) {
    converse(&c, job, output);
    if (c.late || c.too_much) kill(c.pid, SIGKILL);
    while (waitpid(c.pid, &how, 0) < 0 && errno == EINTR) continue;
    status = judge(&c, job, how, r);
  }
  close_end(&c.in), close_end(&c.out), close_end(&c.err);
  if (status != STATUS_OK && output->data) output->data[output->n = before] = 0;
  strbuf_release(&c.words);
  return status;
}

static bool is_helper(StrBuf *path, Str folder, const char *name) {
  strbuf_clear(path);
  strbuf_add(path, folder);
  strbuf_printf(path, "/%s", name);
  return !access(path->data, X_OK);
}

Status child_find_helper(const char *name, StrBuf *path, Report *r) {
  const char *set = getenv("ENTENTE_HELPERS");
  if (set && *set && is_helper(path, str_of(set), name)) return STATUS_OK;
  char self[PATH_MAX];
  ssize_t n = readlink("/proc/self/exe", self, sizeof self);
  while (n > 0 && self[n - 1] != '/') n--;
  if (n <= 0) return report_error(r, STATUS_IO, (Place){0}, "cannot tell where this program lies, to find %s", name);
  Str folder = {self, (size_t)n - 1};
  if (is_helper(path, folder, name)) return STATUS_OK;
  StrBuf libexec = {0};
  strbuf_add(&libexec, folder);
  strbuf_adds(&libexec, "/../libexec/entente");
  bool found = is_helper(path, strbuf_as_str(&libexec), name);
  strbuf_release(&libexec);
  if (found) return STATUS_OK;
  return report_error(r, STATUS_IO, (Place){0}, "%s is missing; expected in %.*s or in %.*s/../libexec/entente", name,
                      STR_ARG(folder), STR_ARG(folder));
}
