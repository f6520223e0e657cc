#include "diff/patch.h"

#include "base/sha256.h"

/* Each row as a line, removals first. */
static void each_line(const Changes *c, void (*take)(void *to, Str line), void *to) {
  StrBuf b = {0};
  for (int added = 0; added < 2; added++) {
    for (size_t i = 0; i < c->rows.n; i++) {
      if (c->rows.at[i].added != added) continue;
      strbuf_clear(&b);
      strbuf_adds(&b, added ? "A " : "D ");
      quad_add_nquads(&b, &c->rows.at[i].quad);
      strbuf_adds(&b, " .\n");
      take(to, strbuf_as_str(&b));
    }
  }
  strbuf_release(&b);
}

static void hash_line(void *to, Str line) { sha256_add(to, line); }
static void write_line(void *to, Str line) { fwrite(line.p, 1, line.n, to); }

/* The lines are made twice, for the hash that stands before them, and never held all at once. */
void patch_write(FILE *out, const Changes *c) {
  Sha256 hash;
  char id[65];
  sha256_init(&hash);
  each_line(c, hash_line, &hash);
  sha256_end_hex(&hash, id);
  fprintf(out, "H id <urn:sha256:%s> .\n", id);
  if (c->base.n) fprintf(out, "H base <%.*s> .\n", STR_ARG(c->base));
  fputs("TX .\n", out);
  each_line(c, write_line, out);
  fputs("TC .\n", out);
}
