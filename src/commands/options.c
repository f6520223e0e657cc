#include "commands/command.h"

#include "base/date.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const Option common[] = {{"quiet", 'q', NULL, "say nothing but errors"}, {"help", 'h', NULL, "this text"}, {0}};
static const Option json_option = {"json", 0, NULL, "one JSON object a line"};

static size_t option_count(const Command *c) {
  size_t n = 0;
  while (c->options && c->options[n].name) n++;
  assert(n <= OPTIONS_MAX);
  return n;
}

static size_t index_of(const Call *c, const char *name) {
  size_t n = option_count(c->command), i = 0;
  while (i < n && strcmp(c->command->options[i].name, name)) i++;
  assert(i < n);
  return i;
}

const char *call_value(const Call *c, const char *option, const char *otherwise) {
  const char *value = c->values[index_of(c, option)];
  return value ? value : otherwise;
}

bool call_has(const Call *c, const char *option) { return c->values[index_of(c, option)]; }

const char *call_each(const Call *c, const char *option, size_t i) {
  size_t index = index_of(c, option);
  for (size_t k = 0; k < c->given_count; k++)
    if (c->given[k].option == index && !i--) return c->given[k].value;
  return NULL;
}

Status call_number(const Call *c, const char *option, int64_t otherwise, int64_t *number) {
  const char *value = c->values[index_of(c, option)];
  *number = otherwise;
  if (!value) return STATUS_OK;
  char *end;
  errno = 0;
  long long n = strtoll(value, &end, 10);
  if (errno || end == value || *end || n < 1)
    return report_error(c->report, STATUS_USAGE, (Place){0}, "--%s expects a number from 1, found '%s'", option, value);
  *number = n;
  return STATUS_OK;
}

Status call_day(const Call *c, const char *option, Str *day) {
  const char *value = call_value(c, option, NULL);
  *day = str_of(value);
  if (!value || date_is_full(date_parse(*day))) return STATUS_OK;
  return report_error(c->report, STATUS_USAGE, (Place){0}, "--%s expects a day such as 2025-10-31, found '%s'", option,
                      value);
}

Status call_snapshot(const Call *c, const char *option, Store *s, int64_t *number) {
  const char *value = call_value(c, option, NULL);
  *number = 0;
  return value ? store_find(s, str_of(value), number, c->report) : STATUS_OK;
}

Status call_confidence(const Call *c, int *thousandths) {
  const char *value = call_value(c, "min-confidence", "0");
  char *end;
  double x = strtod(value, &end);
  bool decimal = *value && strspn(value, "0123456789.") == strlen(value);
  if (!decimal || *end || !(x >= 0 && x <= 1))
    return report_error(c->report, STATUS_USAGE, (Place){0},
                        "--min-confidence expects a number from 0 to 1, found '%s'", value);
  *thousandths = (int)(x * 1000 + 0.5);
  return STATUS_OK;
}

Status call_choose(const Call *c, const char *what, const char *value, const char *const *names, int *at) {
  StrBuf list = {0};
  for (int i = 0; names[i]; i++) {
    if (!strcmp(value, names[i])) {
      strbuf_release(&list);
      return *at = i, STATUS_OK;
    }
    strbuf_printf(&list, "%s%s", i ? names[i + 1] ? ", " : " or " : "", names[i]);
  }
  report_error(c->report, STATUS_USAGE, (Place){0}, "%s expects %s, found '%s'", what, list.data, value);
  strbuf_release(&list);
  return STATUS_USAGE;
}

static void print_option(FILE *out, const Option *o) {
  char head[64];
  int n = o->letter ? snprintf(head, sizeof head, "-%c, --%s", o->letter, o->name)
                    : snprintf(head, sizeof head, "    --%s", o->name);
  if (o->value) snprintf(head + n, sizeof head - (size_t)n, " %s", o->value);
  fprintf(out, "  %-26s %s\n", head, o->help);
}

void command_help(FILE *out, const Command *c) {
  fprintf(out, "entente %s: %s\n\nUsage: entente %s%s%s [OPTION...]\n", c->name, c->summary, c->name,
          *c->arguments ? " " : "", c->arguments);
  if (c->about) fprintf(out, "\n%s\n", c->about);
  fputs("\nOptions:\n", out);
  for (size_t i = 0, n = option_count(c); i < n; i++) print_option(out, &c->options[i]);
  if (c->json) print_option(out, &json_option);
  for (const Option *o = common; o->name; o++) print_option(out, o);
  fputs("\nExit status: 0 done, 1 something was found (diff, validate), 2 trouble.\n", out);
}

/* One option as it was written: "--name", "--name=value" or "-n". */
typedef struct Given {
  const Option *option;
  size_t index; ///< among the command's own; SIZE_MAX for the common ones
  const char *attached;
} Given;

static bool is_option(const Option *o, const char *text, size_t n) {
  if (text[1] != '-') return o->letter && o->letter == text[1];
  return strlen(o->name) == n - 2 && !strncmp(o->name, text + 2, n - 2);
}

static bool find_option(const Command *c, const char *text, Given *g) {
  const char *equals = text[1] == '-' ? strchr(text, '=') : text[1] && text[2] ? text + 2 : NULL;
  size_t n = equals ? (size_t)(equals - text) : strlen(text);
  *g = (Given){.index = SIZE_MAX, .attached = equals ? equals + (*equals == '=') : NULL};
  for (size_t i = 0; i < option_count(c); i++)
    if (is_option(&c->options[i], text, n)) g->option = &c->options[i], g->index = i;
  for (const Option *o = common; o->name && !g->option; o++)
    if (is_option(o, text, n)) g->option = o;
  if (!g->option && c->json && is_option(&json_option, text, n)) g->option = &json_option;
  return g->option;
}

static Status take_option(Call *c, char **argv, int argc, int *at, bool *help) {
  Given g;
  const char *text = argv[*at];
  if (!find_option(c->command, text, &g))
    return report_error(c->report, STATUS_USAGE, (Place){0}, "%s: no option %s; see entente %s --help",
                        c->command->name, text, c->command->name);
  if (!g.option->value && g.attached)
    return report_error(c->report, STATUS_USAGE, (Place){0}, "--%s takes no value", g.option->name);
  const char *value = g.attached;
  if (g.option->value && !value) {
    if (*at + 1 >= argc)
      return report_error(c->report, STATUS_USAGE, (Place){0}, "--%s expects %s", g.option->name, g.option->value);
    value = argv[++*at];
  }
  if (g.index != SIZE_MAX) {
    c->values[g.index] = value ? value : "";
    c->given[c->given_count++] = (struct GivenValue){g.index, c->values[g.index]};
  } else if (g.option == &json_option) c->json = true;
  else if (g.option->letter == 'q') c->quiet = c->report->quiet = true;
  else *help = true;
  return STATUS_OK;
}

int command_run(const Command *command, int argc, char **argv, Report *r) {
  Call c = {.command = command, .report = r};
  const char **arguments = memory_new(((size_t)argc + 1) * sizeof *arguments);
  c.given = memory_new(((size_t)argc + 1) * sizeof *c.given);
  bool help = false, only_arguments = false;
  Status status = STATUS_OK;
  for (int i = 0; i < argc && status == STATUS_OK && !help; i++) {
    if (!only_arguments && !strcmp(argv[i], "--")) only_arguments = true;
    else if (!only_arguments && argv[i][0] == '-' && argv[i][1]) status = take_option(&c, argv, argc, &i, &help);
    else arguments[c.count++] = argv[i];
  }
  c.arguments = arguments;
  if (status == STATUS_OK && !help && (c.count < command->least || c.count > command->most))
    status = report_error(r, STATUS_USAGE, (Place){0}, "%s expects %s, found %zu argument%s; see entente %s --help",
                          command->name, *command->arguments ? command->arguments : "no argument", c.count,
                          c.count == 1 ? "" : "s", command->name);
  int code = EXIT_TROUBLE;
  if (status == STATUS_OK && help) command_help(stdout, command), code = EXIT_DONE;
  else if (status == STATUS_OK) code = command->run(&c);
  free(arguments);
  free(c.given);
  return code;
}
