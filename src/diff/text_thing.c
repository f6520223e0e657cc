#include "diff/text_thing.h"

#include "diff/filter.h"
#include "rdf/vocabulary.h"

#include <stdlib.h>

/* ---- Names ---- */

/* "signed" of "https://w3id.org/entente/status/signed"; the whole when nothing stands after the last / or #. */
static Str iri_end(Str iri) {
  Str end = iri_local_name(iri);
  return end.n ? end : iri;
}

/* As people read it: a label, else the end of its IRI; of a blank node "_:a3". */
static Str name_of(const Changes *c, Arena *a, const Term *t) {
  if (t->kind == TERM_BLANK) return arena_printf(a, "_:%.*s", STR_ARG(t->value));
  if (t->kind == TERM_LITERAL) return t->value;
  Str label = c->names.label ? c->names.label(c->names.user, t->value) : STR("");
  return label.n ? label : iri_end(t->value);
}

/* ---- Values and causes, each on one line ---- */

/* At most so many characters; line breaks become spaces. */
static void print_short(FILE *out, Str text, size_t most) {
  size_t n = 0, end = 0, from = 0;
  for (; end < text.n; end++) {
    if (((unsigned char)text.p[end] & 0xC0) != 0x80 && n++ == most) break;
    if (text.p[end] != '\n') continue;
    print_safe(out, str_sub(text, from, end));
    fputc(' ', out);
    from = end + 1;
  }
  print_safe(out, str_sub(text, from, end));
  if (end < text.n) fputs("…", out);
}

static void print_value(Page *p, const Term *t) {
  print_short(p->out, name_of(p->c, &p->arena, t), 200);
  if (t->lang.n) fprintf(p->out, "%s @", p->dim), print_safe(p->out, t->lang), fputs(p->plain, p->out);
}

static const Cause *cause_of(const Line *l) {
  return l->row->cause ? l->row->cause : l->other ? l->other->cause : NULL;
}

static uint32_t number_of(Page *p, const Cause *why) {
  StrBuf b = {0};
  if (!why) return 0;
  strbuf_printf(&b, "%d ", (int)why->kind);
  strbuf_add(&b, why->document);
  uint32_t n = map_add(&p->causes, strbuf_as_str(&b), (uint32_t)p->causes.entries.n + 1);
  strbuf_release(&b);
  return n;
}

static void print_reason(Page *p, const Cause *why) {
  static const char *const with[] = {
      [CAUSE_DOCUMENT_CAME] = " came",
      [CAUSE_DOCUMENT_CHANGED] = " changed",
      [CAUSE_DOCUMENT_WITHDRAWN] = " was withdrawn",
      [CAUSE_RULE_CHANGED] = " was read with other rules",
      [CAUSE_LEXICON_CHANGED] = " was read with another lexicon",
      [CAUSE_IDENTITY_MERGED] = " tells that two things are one",
      [CAUSE_IDENTITY_SPLIT] = " no longer tells that two things are one",
  };
  static const char *const without[] = {
      [CAUSE_DOCUMENT_CAME] = "a document came",
      [CAUSE_DOCUMENT_CHANGED] = "a document changed",
      [CAUSE_DOCUMENT_WITHDRAWN] = "a document was withdrawn",
      [CAUSE_RULE_CHANGED] = "other rules",
      [CAUSE_LEXICON_CHANGED] = "another lexicon",
      [CAUSE_IDENTITY_MERGED] = "two things turned out to be one",
      [CAUSE_IDENTITY_SPLIT] = "one thing turned out to be two",
  };
  Str name = why->title.n ? why->title : why->name.n ? why->name : why->document;
  print_short(p->out, name, 100);
  fputs(name.n ? with[why->kind] : without[why->kind], p->out);
}

/* What the lines [from, to) have in common: why, and the quotes that are not the same. */
static void print_cause(Page *p, const Line *lines, const size_t *which, size_t n) {
  enum { MOST = 2 };
  const Cause *why = cause_of(&lines[which[0]]);
  if (!why) return;
  fprintf(p->out, "      %s", p->dim);
  print_reason(p, why);
  Str shown[MOST];
  size_t quotes = 0, more = 0;
  for (size_t i = 0; i < n; i++) {
    const Cause *c = cause_of(&lines[which[i]]);
    bool again = !c->quote.n;
    for (size_t k = 0; k < quotes && !again; k++) again = str_eq(shown[k], c->quote);
    if (again) continue;
    if (quotes == MOST) {
      more++;
      continue;
    }
    fputs(quotes ? " \"" : ": \"", p->out);
    print_short(p->out, c->quote, 160);
    fputc('"', p->out);
    shown[quotes++] = c->quote;
  }
  if (more) fputs(" …", p->out);
  fprintf(p->out, "%s\n", p->plain);
}

static void print_graph(Page *p, const Term *graph) {
  if (!graph) return;
  fputs("  in ", p->out);
  print_value(p, graph);
}

/* Values of one property with one sign and cause stand on one line. */
static void print_line(Page *p, const Line *l, bool same_as_before) {
  const TermQuad *t = &l->row->quad;
  if (same_as_before) {
    fputs(", ", p->out);
    print_value(p, t->object);
    print_graph(p, t->graph);
    return;
  }
  fputs(l->other ? p->changed : l->row->added ? p->added : p->removed, p->out);
  fprintf(p->out, "  %c ", l->other ? '~' : l->row->added ? '+' : '-');
  print_safe(p->out, iri_end(t->predicate->value));
  fprintf(p->out, ":%s ", p->plain);
  if (l->other) {
    print_value(p, l->other->quad.object);
    fputs(" → ", p->out);
  }
  print_value(p, t->object);
  print_graph(p, t->graph);
}

static bool joins(const Line *a, const Line *b) {
  return !a->other && !b->other && a->row->added == b->row->added &&
         term_same(a->row->quad.predicate, b->row->quad.predicate);
}

/* All lines with the cause of lines[from], then the cause. */
static void print_run(Page *p, size_t from, bool *done) {
  ARRAY(size_t) which = {0};
  for (size_t i = from; i < p->lines.n; i++) {
    if (done[i] || p->lines.at[i].cause != p->lines.at[from].cause) continue;
    bool same = which.n && joins(&p->lines.at[which.at[which.n - 1]], &p->lines.at[i]);
    if (which.n && !same) fputc('\n', p->out);
    print_line(p, &p->lines.at[i], same);
    array_push(&which, i);
    done[i] = true;
  }
  fputc('\n', p->out);
  print_cause(p, p->lines.at, which.at, which.n);
  array_release(&which);
}

/* ---- Things ---- */

static void print_head(Page *p, const Term *thing, ThingState state, Str class) {
  const char *const colour[] = {p->added, p->removed, p->changed};
  fprintf(p->out, "%s%c%s %s", colour[state], "+-~"[state], p -> plain, p -> bold);
  Str name = name_of(p->c, &p->arena, thing);
  print_short(p->out, name, 200);
  fputs(p->plain, p->out);
  if (class.n) fputs("  ", p->out), print_safe(p->out, class);
  if (thing->kind == TERM_IRI && !str_eq(name, thing->value)) {
    fprintf(p->out, "\n  %s", p->dim);
    print_safe(p->out, thing->value);
    fputs(p->plain, p->out);
  }
  fputc('\n', p->out);
}

static void print_identity(Page *p, const Identity *n) {
  static const char *const words[] = {
      [IDENTITY_IS_RENAMED] = "was called", [IDENTITY_IS_MERGED] = "merged with", [IDENTITY_IS_SPLIT] = "split from"};
  fprintf(p->out, "%s  = %s%s ", p->changed, words[n->kind], p->plain);
  if (n->kind != IDENTITY_IS_RENAMED) {
    print_short(p->out, name_of(p->c, &p->arena, &(Term){.kind = TERM_IRI, .value = n->from}), 200);
    fputs("  ", p->out);
  }
  print_safe(p->out, n->from);
  fputc('\n', p->out);
  if (n->kind == IDENTITY_IS_RENAMED || !n->cause.document.n) return;
  fprintf(p->out, "      %s", p->dim);
  print_reason(p, &n->cause);
  fprintf(p->out, "%s\n", p->plain);
}

/* What it is now, else what it was; empty when that did not change. */
static Str class_of(const Changes *c, size_t from, size_t to) {
  Str class = STR("");
  for (size_t i = from; i < to; i++) {
    const Change *row = &c->rows.at[i];
    if (change_is_type(row) && str_starts(row->quad.object->value, STR(NS_ENT)) && (row->added || !class.n))
      class = iri_end(row->quad.object->value);
  }
  return class;
}

static void collect_lines(Page *p, size_t from, size_t to, bool whole) {
  const Changes *c = p->c;
  array_clear(&p->lines);
  map_clear(&p->causes);
  bool classed = class_of(c, from, to).n != 0;
  for (size_t i = from; i < to; i++) {
    const Change *row = &c->rows.at[i];
    if (whole && classed && change_is_type(row)) continue; /* the head tells */
    size_t other = change_counterpart(c, i);
    if (other != SIZE_MAX && !row->added) continue;
    Line l = {.row = row, .other = other == SIZE_MAX ? NULL : &c->rows.at[other]};
    l.cause = number_of(p, cause_of(&l));
    array_push(&p->lines, l);
  }
}

void text_write_thing(Page *p, const Term *thing, size_t from, size_t to, const Identity *identities, size_t n) {
  ThingState state = changes_thing_state(p->c, from, to);
  p->things[state]++;
  print_head(p, thing, state, class_of(p->c, from, to));
  for (size_t i = 0; i < n; i++) print_identity(p, &identities[i]);
  collect_lines(p, from, to, state != THING_CHANGED);
  bool *done = memory_new(p->lines.n + 1);
  for (size_t i = 0; i < p->lines.n; i++)
    if (!done[i]) print_run(p, i, done);
  free(done);
  fputc('\n', p->out);
  arena_clear(&p->arena);
}
