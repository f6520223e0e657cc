#include "query/bridge.h"

#include "query/function_list.h"
#include "query/functions.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { CACHED = 4096, MOST_ARGUMENTS = 128, LONGEST = 4096 };

typedef struct Registered {
  const Function *function;
  Bridge *bridge;
  Str separator;
} Registered;

struct Bridge {
  Evaluation evaluation;
  Arena arena;
};

/* Texts that were asked for lately: most functions see the same few terms again and again. */
static Str text_of(Evaluation *e, int64_t term) {
  struct CachedText *c = &e->cache[(uint64_t)term % CACHED];
  if (c->term == term) return strbuf_as_str(&c->text);
  Str text = lent_text(e->lent, term);
  if (text.n > LONGEST) return text;
  c->term = term;
  strbuf_clear(&c->text);
  strbuf_add(&c->text, text);
  return strbuf_as_str(&c->text);
}

Str bridge_text(Bridge *b, LentValue v) {
  if (v.kind == LENT_NULL) return STR("");
  return v.kind == LENT_TEXT ? v.text : text_of(&b->evaluation, v.number);
}

/* Two arguments may share a place in the cache: the text of each is copied before the next is asked for. */
static Value value_of(Evaluation *e, const LentValue *v) {
  if (v->kind == LENT_NULL) return (Value){0};
  Str text = v->kind == LENT_TEXT ? v->text : arena_copy(&e->arena, text_of(e, v->number));
  return value_of_term(text, &e->arena);
}

static bool wants_raw(const Function *f) {
  return f->run == function_boxed || f->run == function_known || f->run == function_count;
}

static void run(LentCall *call, void *user, const LentValue *arguments, size_t n) {
  const Registered *r = user;
  Evaluation *e = &r->bridge->evaluation;
  Value values[MOST_ARGUMENTS];
  arena_clear(&e->arena);
  bool raw = wants_raw(r->function);
  for (size_t i = 0; i < n; i++) {
    if (raw || (i == 1 && r->function->run == function_bnode_of)) values[i] = (Value){0};
    else values[i] = value_of(e, &arguments[i]);
  }
  Call c = {.arguments = values,
            .count = n,
            .raw = arguments,
            .evaluation = e,
            .lent = call,
            .separator = r->separator,
            .arena = &e->arena};
  r->function->run(&c);
}

static void end(LentCall *call, void *user) {
  const Registered *r = user;
  Evaluation *e = &r->bridge->evaluation;
  arena_clear(&e->arena);
  Call c = {.evaluation = e, .lent = call, .separator = r->separator, .arena = &e->arena};
  r->function->end(&c);
}

static Status add(Bridge *b, const Function *f, Str name, Str separator) {
  Registered *r = ARENA_NEW(&b->arena, Registered);
  *r = (Registered){f, b, separator};
  return lent_function(b->evaluation.lent, &(LentFunction){.name = name.p,
                                                           .arguments = f->least == f->most ? f->most : -1,
                                                           .varies = f->varies,
                                                           .run = run,
                                                           .end = f->end ? end : NULL,
                                                           .user = r});
}

Status bridge_add_separator(Bridge *b, size_t number, Str separator) {
  Str name = arena_printf(&b->arena, "sparql_group_concat_%zu", number);
  return add(b, function_of_name(STR("GROUP_CONCAT")), name, arena_copy(&b->arena, separator));
}

Status bridge_open(Bridge **out, Lent *lent, Str base, Report *r) {
  (void)r;
  Bridge *b = memory_new(sizeof *b);
  *out = b;
  b->evaluation.lent = lent;
  b->evaluation.cache = memory_new(CACHED * sizeof *b->evaluation.cache);
  b->evaluation.base = arena_copy(&b->arena, base);
  struct timespec t;
  clock_gettime(CLOCK_REALTIME, &t);
  struct tm tm;
  gmtime_r(&t.tv_sec, &tm);
  b->evaluation.now = arena_printf(&b->arena, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", tm.tm_year + 1900, tm.tm_mon + 1,
                                   tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec, (int)(t.tv_nsec / 1000000));
  Status status = STATUS_OK;
  for (size_t i = 0; status == STATUS_OK && function_at(i); i++) {
    const Function *f = function_at(i);
    if (f->sql && f->shape != SHAPE_COUNT) status = add(b, f, str_of(f->sql), STR(" "));
  }
  return status;
}

void bridge_close(Bridge *b) {
  if (!b) return;
  for (size_t i = 0; i < CACHED; i++) strbuf_release(&b->evaluation.cache[i].text);
  free(b->evaluation.cache);
  patterns_release(b->evaluation.patterns);
  arena_release(&b->evaluation.arena);
  strbuf_release(&b->evaluation.out);
  arena_release(&b->arena);
  free(b);
}
