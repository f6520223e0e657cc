#include "diff/patch.h"

#include "base/sha256.h"

static void add_row(StrBuf *b, const Change *row) {
  const Term terms[] = {row->quad.subject, row->quad.predicate, row->quad.object, row->quad.graph};
  strbuf_addc(b, row->added ? 'A' : 'D');
  for (int i = 0; i < 4 && terms[i].kind != TERM_NONE; i++) {
    strbuf_addc(b, ' ');
    term_add_ntriples(b, terms[i]);
  }
  strbuf_adds(b, " .\n");
}

void patch_write(FILE *out, const Changes *c) {
  StrBuf b = {0};
  for (int added = 0; added < 2; added++)
    for (size_t i = 0; i < c->rows.n; i++)
      if (c->rows.at[i].added == added) add_row(&b, &c->rows.at[i]);
  char id[65];
  sha256_hex(strbuf_as_str(&b), id);
  fprintf(out, "H id <urn:sha256:%s> .\n", id);
  if (c->base.n) fprintf(out, "H base <%.*s> .\n", STR_ARG(c->base));
  fputs("TX .\n", out);
  if (b.n) fwrite(b.data, 1, b.n, out);
  fputs("TC .\n", out);
  strbuf_release(&b);
}
