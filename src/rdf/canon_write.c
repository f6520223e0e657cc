#include "rdf/canon.h"

#include <stdlib.h>
#include <string.h>

/* Lines sort as their terms do one after the other: no term is the beginning of another, or it is followed by a space, which is less than
   what goes on. So each term gets its place among all, and lines are compared by four numbers. */
typedef struct Ranks {
  const CanonJob *job;
  const uint32_t *labels;
  uint32_t *of_term; ///< from 1
  uint32_t *of_blank;
  Node *sorted; ///< rank - 1 to node
  size_t n;
} Ranks;

static int by_form(const void *a, const void *b, void *terms) {
  return str_cmp(node_form(terms, *(const Node *)a), node_form(terms, *(const Node *)b));
}

static int by_label(const void *a, const void *b, void *labels) {
  const uint32_t *l = labels;
  char x[16], y[16];
  snprintf(x, sizeof x, "%u", l[node_blank(*(const Node *)a)]);
  snprintf(y, sizeof y, "%u", l[node_blank(*(const Node *)b)]);
  return strcmp(x, y);
}

static void mark(Ranks *r, Node n) {
  if (!n) return;
  uint32_t *rank = node_is_blank(n) ? &r->of_blank[node_blank(n)] : &r->of_term[n];
  if (!*rank) r->sorted[r->n++] = n;
  *rank = 1;
}

/* '_' is greater than '<' and '"', so blank nodes come last. */
static void rank_terms(Ranks *r) {
  size_t terms = r->job->terms->forms.entries.n;
  r->of_term = memory_new((terms + 1) * sizeof *r->of_term);
  r->of_blank = memory_new(((size_t)r->job->blanks + 1) * sizeof *r->of_blank);
  r->sorted = memory_new((terms + r->job->blanks + 1) * sizeof *r->sorted);
  for (size_t i = 0; i < r->job->n; i++) {
    const Quad *q = &r->job->quads[i];
    mark(r, q->s), mark(r, q->p), mark(r, q->o), mark(r, q->g);
  }
  size_t named = 0;
  Node *blanks = memory_new(((size_t)r->job->blanks + 1) * sizeof *blanks);
  size_t blank = 0;
  for (size_t i = 0; i < r->n; i++)
    if (node_is_blank(r->sorted[i])) blanks[blank++] = r->sorted[i];
    else r->sorted[named++] = r->sorted[i];
  memcpy(r->sorted + named, blanks, blank * sizeof *blanks);
  free(blanks);
  if (named) qsort_r(r->sorted, named, sizeof *r->sorted, by_form, (void *)r->job->terms);
  if (blank) qsort_r(r->sorted + named, blank, sizeof *r->sorted, by_label, (void *)r->labels);
  for (size_t i = 0; i < r->n; i++) {
    Node n = r->sorted[i];
    if (node_is_blank(n)) r->of_blank[node_blank(n)] = (uint32_t)i + 1;
    else r->of_term[n] = (uint32_t)i + 1;
  }
}

static uint32_t rank_of(const Ranks *r, Node n) {
  return !n ? 0 : node_is_blank(n) ? r->of_blank[node_blank(n)] : r->of_term[n];
}

static void add_node(StrBuf *b, const Ranks *r, uint32_t rank) {
  Node n = r->sorted[rank - 1];
  if (node_is_blank(n)) strbuf_printf(b, "_:c14n%u", r->labels[node_blank(n)]);
  else strbuf_add(b, node_form(r->job->terms, n));
}

static void add_line(StrBuf *b, const Ranks *r, const Quad *ranked) {
  add_node(b, r, ranked->s);
  strbuf_addc(b, ' ');
  add_node(b, r, ranked->p);
  strbuf_addc(b, ' ');
  add_node(b, r, ranked->o);
  if (ranked->g) strbuf_addc(b, ' '), add_node(b, r, ranked->g);
  strbuf_adds(b, " .\n");
}

/* Into b, and from there to out whenever some have come together; out may be NULL. */
static void write_lines(FILE *out, StrBuf *b, const CanonJob *job, const uint32_t *labels) {
  Ranks r = {.job = job, .labels = labels};
  rank_terms(&r);
  Quad *lines = memory_new((job->n + 1) * sizeof *lines);
  for (size_t i = 0; i < job->n; i++) {
    const Quad *q = &job->quads[i];
    lines[i] = (Quad){rank_of(&r, q->s), rank_of(&r, q->p), rank_of(&r, q->o), rank_of(&r, q->g)};
  }
  free(r.of_term);
  free(r.of_blank);
  if (job->n) qsort(lines, job->n, sizeof *lines, quad_cmp);
  for (size_t i = 0; i < job->n; i++) {
    add_line(b, &r, &lines[i]);
    if (out && b->n > 1 << 16) fwrite(b->data, 1, b->n, out), strbuf_clear(b);
  }
  if (out && b->n) fwrite(b->data, 1, b->n, out);
  free(lines);
  free(r.sorted);
}

void canon_write(FILE *out, const CanonJob *job, const uint32_t *labels) {
  StrBuf b = {0};
  write_lines(out, &b, job, labels);
  strbuf_release(&b);
}

void canon_add_nquads(StrBuf *b, const CanonJob *job, const uint32_t *labels) { write_lines(NULL, b, job, labels); }
