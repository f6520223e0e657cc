/* Draws a network that a test made up, without documents or a store:
 *
 *   picture VIEW FORMAT [top=N] [bilateral] [weight=W] [actor=IRI] [engine=NAME] [lang=LANG] [seconds=N] < network > picture
 *
 * A network is lines that end in U+001E, of fields between which U+001F stands:
 *   actor IRI LABEL CODE CLASS    agreement IRI LABEL KIND STATUS FIRST LAST ENDED    domain IRI LABEL
 *   event IRI LABEL KIND FIRST LAST    party|covers|concluded AGREEMENT OTHER (numbers, from 0)
 */
#include "commands/knowledge.h"

#include <stdlib.h>
#include <string.h>

enum { FIELDS = 8 };

static void read_line(Network *n, const Str *f) {
  NetworkLink link = {(uint32_t)strtoul(f[1].p, NULL, 10), f[2].n ? (uint32_t)strtoul(f[2].p, NULL, 10) : 0};
  if (str_is(f[0], "actor")) array_push(&n->actors, (NetworkActor){f[1], f[2], f[3], f[4]});
  else if (str_is(f[0], "agreement"))
    array_push(&n->agreements, (NetworkAgreement){f[1], f[2], f[3], f[4], f[5], f[6], f[7]});
  else if (str_is(f[0], "domain")) array_push(&n->domains, (NetworkDomain){f[1], f[2]});
  else if (str_is(f[0], "event")) array_push(&n->events, (NetworkEvent){f[1], f[2], f[3], f[4], f[5]});
  else if (str_is(f[0], "party")) array_push(&n->parties, link);
  else if (str_is(f[0], "covers")) array_push(&n->covers, link);
  else if (str_is(f[0], "concluded")) array_push(&n->concluded, link);
}

static void read_network(Network *n, Str text) {
  for (size_t at = 0; at < text.n;) {
    Str f[FIELDS], line = str_sub(text, at, text.n);
    size_t end = str_find(line, STR("\x1E"));
    line = str_sub(line, 0, end);
    at += line.n + 1;
    for (int i = 0; i < FIELDS; i++) {
      size_t next = str_find(line, STR("\x1F"));
      f[i] = str_sub(line, 0, next);
      line = next == SIZE_MAX ? STR("") : str_sub(line, next + 1, line.n);
    }
    read_line(n, f);
  }
}

static int position(const char *const *names, const char *name) {
  for (int i = 0; names[i]; i++)
    if (!strcmp(names[i], name)) return i;
  return -1;
}

static const char *value_of(const char *argument, const char *name) {
  size_t n = strlen(name);
  return !strncmp(argument, name, n) && argument[n] == '=' ? argument + n + 1 : NULL;
}

static void read_option(DrawOptions *o, const char **lang, const char *argument) {
  const char *value;
  if (!strcmp(argument, "bilateral")) o->bilateral = true;
  if ((value = value_of(argument, "top"))) o->top = strtoul(value, NULL, 10);
  if ((value = value_of(argument, "weight"))) o->min_weight = strtod(value, NULL);
  if ((value = value_of(argument, "seconds"))) o->seconds = (unsigned)strtoul(value, NULL, 10);
  if ((value = value_of(argument, "actor"))) o->actor = value;
  if ((value = value_of(argument, "engine"))) o->engine = value;
  if ((value = value_of(argument, "lang"))) *lang = value;
}

int main(int argc, char **argv) {
  Report report = {0};
  Knowledge knowledge = {0};
  DrawWords words;
  StrBuf text = {0}, out = {0};
  Network network = {.documents = 1};
  int view = argc > 2 ? position(draw_view_names, argv[1]) : -1;
  int format = argc > 2 ? position(draw_format_names, argv[2]) : -1;
  DrawOptions o = {.view = (DrawView)view, .format = (DrawFormat)format, .words = &words};
  const char *lang = "en";
  if (view < 0 || format < 0) return fprintf(stderr, "usage: picture VIEW FORMAT [OPTION...]\n"), 2;
  for (int i = 3; i < argc; i++) read_option(&o, &lang, argv[i]);
  char part[1 << 16];
  for (size_t got; (got = fread(part, 1, sizeof part, stdin));) strbuf_add(&text, (Str){part, got});
  read_network(&network, strbuf_as_str(&text));
  Status status = knowledge_open(&knowledge, &report);
  if (status == STATUS_OK) status = knowledge_draw_words(&knowledge, lang, &words, &report);
  if (status == STATUS_OK) status = draw_network(&network, &o, &out, &report);
  if (out.n) fwrite(out.data, 1, out.n, stdout);
  network_release(&network);
  knowledge_close(&knowledge);
  strbuf_release(&text), strbuf_release(&out);
  return status == STATUS_OK ? 0 : 2;
}
