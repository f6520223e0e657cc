/* Aggregates, §18.5.1. An error among the values (NULL) is one of the aggregate; SAMPLE goes over it. */
#include "query/function_list.h"

#include <stdlib.h>
#include <string.h>

typedef struct Sum {
  Number total;
  int64_t count;
  bool wrong;
} Sum;

static void sum(Call *c) {
  Sum *s = lent_state(c->lent, sizeof *s);
  if (!s || s->wrong) return;
  if (!s->count++) s->total = number_of(0);
  const Value *v = &c->arguments[0];
  s->wrong = v->kind != VALUE_NUMBER || !number_calculate(&s->total, '+', s->total, v->number);
}

void aggregate_sum(Call *c) { sum(c); }
void aggregate_avg(Call *c) { sum(c); }

void aggregate_sum_end(Call *c) {
  const Sum *s = lent_state(c->lent, 0);
  if (!s) give_integer(c, 0);
  else if (!s->wrong) give_number(c, s->total);
}

void aggregate_avg_end(Call *c) {
  const Sum *s = lent_state(c->lent, 0);
  Number out;
  if (!s) give_integer(c, 0);
  else if (!s->wrong && number_calculate(&out, '/', s->total, number_of(s->count))) give_number(c, out);
}

/* The best value so far, as SQL has it. */
typedef struct Best {
  bool any, wrong;
  int64_t number;
  char *text; ///< NULL when the value is a number
  size_t length;
  char *key;
  size_t key_length;
} Best;

static void keep(Best *b, const LentValue *v, Str key) {
  free(b->text), free(b->key);
  *b = (Best){.any = true, .number = v->number, .key_length = key.n};
  if (v->kind == LENT_TEXT) {
    b->text = memory_new(v->text.n + 1);
    memcpy(b->text, v->text.p, v->text.n);
    b->length = v->text.n;
  }
  if (!key.n) return;
  b->key = memory_new(key.n);
  memcpy(b->key, key.p, key.n);
}

static void best(Call *c, int sign) {
  Best *b = lent_state(c->lent, sizeof *b);
  if (!b || b->wrong) return;
  b->wrong = c->raw[0].kind == LENT_NULL;
  if (b->wrong) return;
  StrBuf *key = &c->evaluation->out;
  strbuf_clear(key);
  value_add_sort_key(key, &c->arguments[0]);
  if (!b->any || str_cmp(strbuf_as_str(key), (Str){b->key, b->key_length}) * sign > 0)
    keep(b, &c->raw[0], strbuf_as_str(key));
}

void aggregate_min(Call *c) { best(c, -1); }
void aggregate_max(Call *c) { best(c, 1); }

void aggregate_sample(Call *c) {
  Best *b = lent_state(c->lent, sizeof *b);
  if (b && !b->any && c->raw[0].kind != LENT_NULL) keep(b, &c->raw[0], STR(""));
}

void aggregate_best_end(Call *c) {
  Best *b = lent_state(c->lent, 0);
  if (!b || !b->any) return;
  if (b->wrong) b->number = 0;
  else if (b->text) lent_give_text(c->lent, (Str){b->text, b->length});
  else lent_give_number(c->lent, b->number);
  free(b->text), free(b->key);
  *b = (Best){0};
}

typedef struct Concat {
  StrBuf text;
  int64_t count;
  bool wrong;
} Concat;

void aggregate_concat(Call *c) {
  Concat *s = lent_state(c->lent, sizeof *s);
  const Value *v = &c->arguments[0];
  if (!s || s->wrong) return;
  if (!value_is_literal(v) && v->kind != VALUE_IRI) {
    s->wrong = true;
    return;
  }
  if (s->count++) strbuf_add(&s->text, c->separator);
  strbuf_add(&s->text, v->text);
}

void aggregate_concat_end(Call *c) {
  Concat *s = lent_state(c->lent, 0);
  if (!s) {
    give_string(c, STR(""));
    return;
  }
  if (!s->wrong) give_string(c, strbuf_as_str(&s->text));
  strbuf_release(&s->text);
}
