#include "draw/draw.h"
#include "commands/command.h"
#include "commands/knowledge.h"

#include <math.h>
#include <stdlib.h>

static const Option options[] = {
    {"format", 'f', "FORMAT", "dot (default), svg, png, pdf, graphml, gexf or csv"},
    {"output", 'o', "FILE", "where to write (default -, standard output)"},
    {"lang", 0, "LANG", "language of names, title and legend (default " DEFAULT_LANG ")"},
    {"title", 0, "TEXT", "title of the picture"},
    {"bilateral", 0, NULL, "only agreements of two parties"},
    {"min-weight", 0, "W", "leave out links that weigh less than W"},
    {"top", 0, "N", "only the N actors of greatest weight; of a timeline, the latest N"},
    {"engine", 0, "NAME", "layout: neato, sfdp, fdp, dot, twopi or circo (default by view and size)"},
    OPTIONS_CHOICE,
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

static Status read_engine(const Call *c, const char **engine) {
  static const char *const engines[] = {"neato", "sfdp", "fdp", "dot", "twopi", "circo", NULL};
  int at = 0;
  if (!call_has(c, "engine")) return STATUS_OK;
  Status status = call_choose(c, "--engine", call_value(c, "engine", ""), engines, &at);
  if (status == STATUS_OK) *engine = engines[at];
  return status;
}

static Status read_options(const Call *c, DrawOptions *o) {
  int view = 0, format = 0;
  int64_t top = 0;
  Status status = call_choose(c, "draw", c->arguments[0], draw_view_names, &view);
  if (status == STATUS_OK)
    status = call_choose(c, "--format", call_value(c, "format", "dot"), draw_format_names, &format);
  if (status == STATUS_OK) status = read_weight(c, &o->min_weight);
  if (status == STATUS_OK) status = call_number(c, "top", 0, &top);
  if (status == STATUS_OK) status = read_engine(c, &o->engine);
  if (status == STATUS_OK && (view == DRAW_EGO) != (c->count == 2))
    status = report_error(c->report, STATUS_USAGE, (Place){0},
                          view == DRAW_EGO ? "draw ego expects an actor, such as: draw ego FR"
                                           : "only draw ego expects an actor; --actor chooses agreements");
  o->view = (DrawView)view, o->format = (DrawFormat)format;
  o->top = (size_t)top;
  o->bilateral = call_has(c, "bilateral");
  o->title = call_value(c, "title", NULL);
  return status;
}

/* « FR · energy · 2025-01-01 », as it was asked for */
static const char *chosen(const Call *c, Arena *arena) {
  static const char *const names[] = {"actor", "domain", "from", "to", "status", "min-confidence"};
  StrBuf b = {0};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (call_has(c, names[i])) strbuf_printf(&b, "%s%s %s", b.n ? " · " : "", names[i], call_value(c, names[i], ""));
  Str text = arena_copy(arena, strbuf_as_str(&b));
  strbuf_release(&b);
  return text.p;
}

/* What a person calls the actor of `ego` becomes its IRI. */
static Status find_actor(const Call *c, Store *s, int64_t at, DrawOptions *o, Arena *arena) {
  Explanation e;
  if (o->view != DRAW_EGO) return STATUS_OK;
  Status status = store_explain(s, at, str_of(c->arguments[1]), STR(DEFAULT_LANG), &e, c->report);
  if (status == STATUS_OK) o->actor = arena_copy(arena, e.iri).p;
  explanation_release(&e);
  return status;
}

typedef struct Drawing {
  Arena arena;
  Store *store;
  Knowledge knowledge;
  Network network;
} Drawing;

static Status read_network(const Call *c, Drawing *d, DrawOptions *o) {
  int64_t at;
  Choice choice;
  Report *r = c->report;
  Status status = call_choice(c, &d->arena, &choice);
  if (status == STATUS_OK) status = store_open(&d->store, call_value(c, "store", DEFAULT_STORE), STORE_READ, r);
  if (status == STATUS_OK) status = call_snapshot(c, "at", d->store, &at);
  if (status == STATUS_OK) status = find_actor(c, d->store, at, o, &d->arena);
  if (status == STATUS_OK) status = store_choose(d->store, at, &choice, r);
  Str lang = str_of(call_value(c, "lang", DEFAULT_LANG));
  return status == STATUS_OK ? store_read_network(d->store, at, lang, &d->network, r) : status;
}

static int run(const Call *c) {
  DrawOptions o = {0};
  DrawWords words;
  Drawing d = {0};
  if (read_options(c, &o) != STATUS_OK) return EXIT_TROUBLE;
  Status status = knowledge_open(&d.knowledge, c->report);
  if (status == STATUS_OK)
    status = knowledge_draw_words(&d.knowledge, call_value(c, "lang", DEFAULT_LANG), &words, c->report);
  if (status == STATUS_OK) status = read_network(c, &d, &o);
  o.words = &words, o.chosen = chosen(c, &d.arena);
  if (status == STATUS_OK) status = draw_write(&d.network, &o, call_value(c, "output", "-"), c->report);
  network_release(&d.network);
  store_close(d.store);
  knowledge_close(&d.knowledge);
  arena_release(&d.arena);
  return status == STATUS_OK ? EXIT_DONE : EXIT_TROUBLE;
}

const Command command_draw = {
    .name = "draw",
    .arguments = "alliances|sectors|incidence|timeline|ego [ACTOR]",
    .summary = "draw a snapshot",
    .about =
        "alliances: actors joined by their agreements; an agreement of n parties weighs 1/(n-1) on each pair.\n"
        "sectors: actors and the domains of their agreements; a link weighs the number of agreements.\n"
        "incidence: actors and agreements.  timeline: agreements and events by date.\n"
        "ego ACTOR: one actor, its partners and the links among them; named as in `entente explain`.\n"
        "DOT is read by graphviz, Gephi and networkx; GraphML and GEXF (with intervals of time) by Gephi; CSV has an "
        "edge a line\n"
        "for R: source, target, weight, agreements (how many), status, first and ended (dates), names, iris, then "
        "names and classes of\n"
        "both ends and what weight means. A picture shows at most 1000 actors unless --top says otherwise, and "
        "says what it left out.\n" CHOICE_ABOUT,
    .least = 1,
    .most = 2,
    .options = options,
    .run = run,
};
