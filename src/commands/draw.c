#include "draw/draw.h"
#include "commands/command.h"
#include "commands/knowledge.h"

#include <math.h>
#include <stdlib.h>

static const Option options[] = {
    {"format", 'f', "FORMAT", "dot (default), svg, png or pdf"},
    {"output", 'o', "FILE", "where to write (default -, standard output)"},
    {"lang", 0, "LANG", "language of names, title and legend (default " DEFAULT_LANG ")"},
    {"title", 0, "TEXT", "title of the picture"},
    {"min-weight", 0, "W", "leave out links that weigh less than W"},
    {"top", 0, "N", "only the N actors of greatest weight"},
    {"at", 0, "REF", SNAPSHOT_HELP " (default HEAD)"},
    {"store", 0, "FILE", "the store (default " DEFAULT_STORE ")"},
    {0},
};

static Status read_weight(const Call *c, double *weight) {
  const char *value = call_value(c, "min-weight", "0");
  char *end;
  *weight = strtod(value, &end);
  if (end != value && !*end && isfinite(*weight) && *weight >= 0) return STATUS_OK;
  return report_error(c->report, STATUS_USAGE, (Place){0},
                      "--min-weight expects a number from 0 such as 0.5, found '%s'", value);
}

static Status read_options(const Call *c, DrawOptions *o) {
  static const char *const views[] = {"alliances", "sectors", NULL};
  static const char *const formats[] = {"dot", "svg", "png", "pdf", NULL};
  int view = 0, format = 0;
  int64_t top = 0;
  Status status = call_choose(c, "draw", c->arguments[0], views, &view);
  if (status == STATUS_OK) status = call_choose(c, "--format", call_value(c, "format", "dot"), formats, &format);
  if (status == STATUS_OK) status = read_weight(c, &o->min_weight);
  if (status == STATUS_OK) status = call_number(c, "top", 0, &top);
  o->view = (DrawView)view, o->format = (DrawFormat)format;
  o->top = (size_t)top;
  o->title = call_value(c, "title", NULL);
  return status;
}

static Status draw(const Call *c, DrawOptions *o, Store **s, Knowledge *k) {
  int64_t at;
  DrawWords words;
  Network n = {0};
  const char *lang = call_value(c, "lang", DEFAULT_LANG);
  Status status = knowledge_open(k, c->report);
  if (status == STATUS_OK) status = knowledge_draw_words(k, lang, &words, c->report);
  if (status == STATUS_OK) status = store_open(s, call_value(c, "store", DEFAULT_STORE), STORE_READ, c->report);
  if (status == STATUS_OK) status = call_snapshot(c, "at", *s, &at);
  if (status == STATUS_OK) status = store_read_network(*s, at, str_of(lang), &n, c->report);
  o->words = &words;
  if (status == STATUS_OK) status = draw_write(&n, o, call_value(c, "output", "-"), c->report);
  network_release(&n);
  return status;
}

static int run(const Call *c) {
  DrawOptions o = {0};
  Store *s = NULL;
  Knowledge k = {0};
  if (read_options(c, &o) != STATUS_OK) return EXIT_TROUBLE;
  Status status = draw(c, &o, &s, &k);
  store_close(s);
  knowledge_close(&k);
  return status == STATUS_OK ? EXIT_DONE : EXIT_TROUBLE;
}

const Command command_draw = {
    .name = "draw",
    .arguments = "alliances|sectors",
    .summary = "draw a snapshot",
    .about = "alliances: actors joined by their agreements; an agreement of n parties weighs 1/(n-1) on each pair.\n"
             "sectors: actors and the domains of their agreements; a link weighs the number of agreements.\n"
             "DOT is read by graphviz, Gephi and networkx. A picture shows at most 1000 actors unless --top says "
             "otherwise, and says\n"
             "what it left out.",
    .least = 1,
    .most = 1,
    .options = options,
    .run = run,
};
