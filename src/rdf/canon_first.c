#include "rdf/canon_inside.h"

#include "base/sha256.h"
#include "base/sha512.h"

#include <stdlib.h>

void canon_digest(const Canon *c, Str text, Digest *d) {
  *d = (Digest){0};
  if (c->job->hash == CANON_SHA384) {
    Sha512 h;
    sha384_init(&h);
    sha512_add(&h, text);
    sha512_end(&h, d->byte, 48);
  } else {
    Sha256 h;
    sha256_init(&h);
    sha256_add(&h, text);
    sha256_end(&h, d->byte);
  }
}

void canon_add_hex(const Canon *c, StrBuf *b, const Digest *d) {
  size_t bytes = c->job->hash == CANON_SHA384 ? 48 : 32;
  char hex[2 * DIGEST_MOST];
  for (size_t i = 0; i < bytes; i++) {
    hex[2 * i] = "0123456789abcdef"[d->byte[i] >> 4];
    hex[2 * i + 1] = "0123456789abcdef"[d->byte[i] & 15];
  }
  strbuf_add(b, (Str){hex, 2 * bytes});
}

static void add_node(const Canon *c, StrBuf *b, Node n, uint32_t reference) {
  if (!node_is_blank(n)) strbuf_add(b, node_form(c->job->terms, n));
  else strbuf_adds(b, node_blank(n) == reference ? "_:a" : "_:z");
}

static int by_text(const void *a, const void *b) { return str_cmp(*(const Str *)a, *(const Str *)b); }

/* The statements of a node as lines in which it is _:a and every other blank node _:z, sorted, hashed (§4.6.3). */
void canon_hash_first_degree(const Canon *c, uint32_t node, Digest *d) {
  size_t n = c->from[node + 1] - c->from[node];
  StrBuf text = {0}, sorted = {0};
  ARRAY(Str) lines = {0};
  array_reserve(&lines, n);
  for (size_t i = 0; i < n; i++) {
    const Quad *q = &c->job->quads[c->about[c->from[node] + i]];
    size_t from = text.n;
    add_node(c, &text, q->s, node);
    strbuf_addc(&text, ' ');
    add_node(c, &text, q->p, node);
    strbuf_addc(&text, ' ');
    add_node(c, &text, q->o, node);
    if (q->g) strbuf_addc(&text, ' '), add_node(c, &text, q->g, node);
    strbuf_adds(&text, " .\n");
    array_push(&lines, (Str){NULL, text.n - from});
  }
  const char *p = text.data;
  for (size_t i = 0; i < n; i++) lines.at[i].p = p, p += lines.at[i].n;
  if (n > 1) qsort(lines.at, n, sizeof *lines.at, by_text);
  for (size_t i = 0; i < n; i++) strbuf_add(&sorted, lines.at[i]);
  canon_digest(c, strbuf_as_str(&sorted), d);
  array_release(&lines);
  strbuf_release(&text);
  strbuf_release(&sorted);
}
