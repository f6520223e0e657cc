#include "base/child.h"
#include "unit/check.h"

#include <stdlib.h>

static char last_message[2048];

static void keep_message(Report *r, Severity severity, Place place, const char *message) {
  (void)r, (void)severity, (void)place;
  snprintf(last_message, sizeof last_message, "%s", message);
}

static Status shell(const char *script, ChildJob job, StrBuf *out) {
  Report r = {.sink = keep_message};
  const char *arguments[] = {"-c", script, NULL};
  *last_message = 0;
  job.program = "/bin/sh", job.arguments = arguments;
  return child_run(&job, out, &r);
}

static bool said(const char *part) { return strstr(last_message, part) != NULL; }

int main(void) {
  StrBuf out = {0}, much = {0};
  strbuf_adds(&out, "kept ");
  CHECK_INT(shell("cat", (ChildJob){.input = STR("an accord"), .seconds = 10}, &out), STATUS_OK);
  CHECK_STR(strbuf_as_str(&out), "kept an accord");

  for (int i = 0; i < 300000; i++) strbuf_adds(&much, "0123456789");
  strbuf_clear(&out);
  CHECK_INT(shell("cat", (ChildJob){.input = strbuf_as_str(&much), .seconds = 20}, &out), STATUS_OK);
  CHECK(str_eq(strbuf_as_str(&out), strbuf_as_str(&much)));
  strbuf_clear(&out);
  CHECK_INT(shell("exit 0", (ChildJob){.input = strbuf_as_str(&much)}, &out),
            STATUS_OK); /* reads nothing: no SIGPIPE for us */
  CHECK_INT(out.n, 0);

  CHECK_INT(shell("echo half; echo first >&2; echo why >&2; exit 3", (ChildJob){.seconds = 10}, &out),
            STATUS_BAD_INPUT);
  CHECK_INT(out.n, 0);
  CHECK(said("ended with 3: why"));
  CHECK_INT(shell("kill -SEGV $$", (ChildJob){.seconds = 10}, &out), STATUS_IO);
  CHECK(said("crashed"));
  CHECK_INT(shell("sleep 20", (ChildJob){.seconds = 1}, &out), STATUS_LIMIT);
  CHECK(said("not done within 1 s"));
  CHECK_INT(shell("while :; do :; done", (ChildJob){.seconds = 1}, &out), STATUS_LIMIT);
  CHECK_INT(shell("while :; do echo more; done", (ChildJob){.seconds = 20, .output = 1000}, &out), STATUS_LIMIT);
  CHECK(said("more than 1000 bytes"));

  Report r = {.sink = keep_message};
  CHECK_INT(child_run(&(ChildJob){.program = "/bin/no-such-program"}, &out, &r), STATUS_IO);
  setenv("ENTENTE_HELPERS", "/bin", 1);
  strbuf_clear(&out);
  CHECK_INT(child_find_helper("sh", &out, &r), STATUS_OK);
  CHECK_STR(strbuf_as_str(&out), "/bin/sh");
  CHECK_INT(child_find_helper("entente-no-such-helper", &out, &r), STATUS_IO);
  CHECK(said("libexec/entente"));
  strbuf_release(&out), strbuf_release(&much);
  return check_end();
}
