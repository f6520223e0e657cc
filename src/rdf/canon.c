/* RDFC-1.0 §4.4: the canonicalization algorithm. */
#include "rdf/canon_inside.h"

#include <stdlib.h>

/* Steps of Hash N-Degree Quads and of what it calls: less than a second. The W3C's hardest graph that must be canonicalised needs
   9513 of them, a graph of the usual kind fewer than ten for each blank node that looks like another one. */
enum { BOUND = 300000, BOUND_PER_BLANK = 64 };

static uint32_t part_of(const Quad *q, int part) {
  Node n = part == 0 ? q->s : part == 1 ? q->o : q->g;
  return node_is_blank(n) ? node_blank(n) : UINT32_MAX;
}

static bool is_repeated(const Quad *q, int part) {
  for (int i = 0; i < part; i++)
    if (part_of(q, i) == part_of(q, part)) return true;
  return false;
}

/* 2: which statements each node is in. */
static void index_statements(Canon *c) {
  const CanonJob *job = c->job;
  c->from = memory_new(((size_t)job->blanks + 2) * sizeof *c->from);
  for (int pass = 0; pass < 2; pass++) {
    for (size_t i = 0; i < job->n; i++) {
      const Quad *q = &job->quads[i];
      if (!quad_has_blank(q)) continue;
      for (int k = 0; k < 3; k++) {
        uint32_t node = part_of(q, k);
        if (node == UINT32_MAX || is_repeated(q, k)) continue;
        if (pass == 0) c->from[node + 2]++;
        else c->about[c->from[node + 1]++] = (uint32_t)i;
      }
    }
    if (pass) break;
    for (size_t i = 2; i < (size_t)job->blanks + 2; i++) c->from[i] += c->from[i - 1];
    c->about = memory_new((c->from[job->blanks + 1] + 1) * sizeof *c->about);
  }
}

static int by_first_hash(const void *a, const void *b, void *canon) {
  const Canon *c = canon;
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  int order = digest_cmp(&c->first[x], &c->first[y]);
  return order ? order : (x > y) - (x < y);
}

static void issue_canonical(Canon *c, uint32_t node) {
  if (c->labels[node] == UINT32_MAX) c->labels[node] = c->issued++;
}

/* 5.2: a node of a group that shares its hash, with what Hash N-Degree Quads makes of it. */
typedef struct Result {
  Digest hash;
  Issuer issuer;
  size_t place;
} Result;

static int by_result(const void *a, const void *b) {
  const Result *x = a, *y = b;
  int order = digest_cmp(&x->hash, &y->hash);
  return order ? order : (x->place > y->place) - (x->place < y->place);
}

/* 5 for one hash. */
static Status label_group(Canon *c, const uint32_t *nodes, size_t n) {
  ARRAY(Result) results = {0};
  Status status = STATUS_OK;
  for (size_t i = 0; i < n && status == STATUS_OK; i++) {
    if (c->labels[nodes[i]] != UINT32_MAX) continue;
    array_push(&results, (Result){.place = i});
    Result *result = &results.at[results.n - 1];
    array_push(&result->issuer.order, nodes[i]);
    status = canon_hash_n_degree(c, nodes[i], &result->issuer, 0, &result->hash);
  }
  if (status == STATUS_OK && results.n) qsort(results.at, results.n, sizeof *results.at, by_result);
  for (size_t i = 0; i < results.n; i++) {
    Issuer *issuer = &results.at[i].issuer;
    for (size_t k = 0; k < issuer->order.n && status == STATUS_OK; k++) issue_canonical(c, issuer->order.at[k]);
    array_release(&issuer->order);
  }
  array_release(&results);
  return status;
}

/* 3 to 5, on the nodes sorted by their first degree hashes. */
static Status label_nodes(Canon *c, uint32_t *nodes, size_t n) {
  Status status = STATUS_OK;
  for (size_t i = 0; i < n; i++) canon_hash_first_degree(c, nodes[i], &c->first[nodes[i]]);
  if (n) qsort_r(nodes, n, sizeof *nodes, by_first_hash, c);
  for (int shared = 0; shared < 2; shared++) {
    for (size_t i = 0, end; i < n && status == STATUS_OK; i = end) {
      for (end = i + 1; end < n && !digest_cmp(&c->first[nodes[i]], &c->first[nodes[end]]);) end++;
      if (!shared && end == i + 1) issue_canonical(c, nodes[i]);
      if (shared && end > i + 1) status = label_group(c, nodes + i, end - i);
    }
  }
  return status;
}

uint64_t canon_usual_bound(uint32_t blanks) { return BOUND + BOUND_PER_BLANK * (uint64_t)blanks; }

Status canon_label(const CanonJob *job, uint32_t *labels, Report *r) {
  Canon c = {.job = job, .labels = labels, .bound = job->left ? *job->left : canon_usual_bound(job->blanks)};
  if (!job->blanks) return STATUS_OK;
  memset(labels, 0xFF, job->blanks * sizeof *labels);
  index_statements(&c);
  c.first = memory_new(job->blanks * sizeof *c.first);
  uint32_t *nodes = memory_new(job->blanks * sizeof *nodes);
  size_t n = 0;
  for (uint32_t i = 0; i < job->blanks; i++)
    if (c.from[i] < c.from[i + 1]) nodes[n++] = i;
  Status status = label_nodes(&c, nodes, n);
  if (status == STATUS_OK)
    for (uint32_t i = 0; i < job->blanks; i++) issue_canonical(&c, i);
  else
    report_error(
        r, status, (Place){job->name, 0, 0},
        "its blank nodes are too alike to be told apart in reasonable time, so there is no canonical form; give some "
        "of them an IRI");
  if (job->left) *job->left -= c.work < c.bound ? c.work : c.bound;
  free(nodes);
  free(c.first);
  free(c.from);
  free(c.about);
  return status;
}
