#include "diff/list.h"

void changes_write_list(FILE *out, const Changes *c) {
  StrBuf b = {0};
  for (size_t i = 0; i < c->rows.n; i++) {
    strbuf_adds(&b, c->rows.at[i].added ? "+ " : "- ");
    quad_add_nquads(&b, &c->rows.at[i].quad);
    strbuf_adds(&b, " .\n");
    fwrite(b.data, 1, b.n, out);
    strbuf_clear(&b);
  }
  strbuf_release(&b);
}

void changes_write_stat(FILE *out, const Changes *c) {
  size_t added = 0;
  for (size_t i = 0; i < c->rows.n; i++) added += c->rows.at[i].added;
  fprintf(out, "%zu removed, %zu added; %llu statements before, %llu after\n", c->rows.n - added, added,
          (unsigned long long)c->statements_before, (unsigned long long)c->statements_after);
}
