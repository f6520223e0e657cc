#include "diff/list.h"

void changes_write_list(FILE *out, const Changes *c) {
  StrBuf b = {0};
  for (size_t i = 0; i < c->rows.n; i++) {
    const Change *row = &c->rows.at[i];
    const Term terms[] = {row->quad.subject, row->quad.predicate, row->quad.object, row->quad.graph};
    strbuf_adds(&b, row->added ? "+" : "-");
    for (int k = 0; k < 4 && terms[k].kind != TERM_NONE; k++) {
      strbuf_addc(&b, ' ');
      term_add_ntriples(&b, terms[k]);
    }
    strbuf_adds(&b, " .\n");
  }
  if (b.n) fwrite(b.data, 1, b.n, out);
  strbuf_release(&b);
}

void changes_write_stat(FILE *out, const Changes *c) {
  size_t added = 0;
  for (size_t i = 0; i < c->rows.n; i++) added += c->rows.at[i].added;
  fprintf(out, "%zu removed, %zu added; %llu statements before, %llu after\n", c->rows.n - added, added,
          (unsigned long long)c->statements_before, (unsigned long long)c->statements_after);
}
