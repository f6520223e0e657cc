/* Hands files to a fuzz target, with any compiler: TARGET FILE... Each file has a process of its own, so that one which crashes or
   takes longer than SECONDS does not hide the others. */
#include "fuzz/fuzz.h"

#include <sys/wait.h>
#include <unistd.h>

enum { SECONDS = 20 };

static Str read_file(const char *path) {
  StrBuf b = {0};
  FILE *f = fopen(path, "r");
  char some[4096];
  if (!f) perror(path), exit(2);
  for (size_t n; (n = fread(some, 1, sizeof some, f)) > 0;) strbuf_add(&b, (Str){some, n});
  fclose(f);
  Str exact = fuzz_copy(strbuf_as_str(&b));
  strbuf_release(&b);
  return exact;
}

static bool survives(const char *path) {
  fflush(NULL);
  pid_t child = fork();
  if (child < 0) perror("fork"), exit(2);
  if (child == 0) {
    alarm(SECONDS);
    Str input = read_file(path);
    LLVMFuzzerTestOneInput((const uint8_t *)input.p, input.n);
    free((char *)input.p);
    _exit(0);
  }
  int status;
  if (waitpid(child, &status, 0) != child) perror("waitpid"), exit(2);
  if (WIFSIGNALED(status)) printf("failed: %s: %s\n", path, strsignal(WTERMSIG(status)));
  else if (WEXITSTATUS(status)) printf("failed: %s: status %d\n", path, WEXITSTATUS(status));
  return status == 0;
}

int main(int argc, char **argv) {
  int failed = 0;
  LLVMFuzzerInitialize(&argc, &argv);
  for (int i = 1; i < argc; i++) failed += !survives(argv[i]);
  printf("%d passed, %d failed\n", argc - 1 - failed, failed);
  return failed > 0;
}
