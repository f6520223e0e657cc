#include "commands/command.h"

#include <string.h>

static const Command *const table[] = {
    &command_build,  &command_import,   &command_coverage, &command_forget, &command_draw,
    &command_report, &command_explain,  &command_blame,    &command_export, &command_query,
    &command_log,    &command_tag,      &command_diff,     &command_apply,  &command_canon,
    &command_check,  &command_validate, &command_stats,    &command_lint,   &command_compile,
};

enum { COUNT = sizeof table / sizeof *table };

const Command *command_find(const char *name) {
  for (size_t i = 0; i < COUNT; i++)
    if (!strcmp(table[i]->name, name)) return table[i];
  return NULL;
}

/* Damerau's distance (insert, remove, replace, swap of neighbours) between short words. */
static int distance(const char *a, const char *b) {
  enum { LONGEST = 16 };
  int d[LONGEST + 1][LONGEST + 1], n = (int)strlen(a), m = (int)strlen(b);
  if (n > LONGEST || m > LONGEST) return LONGEST;
  for (int i = 0; i <= n; i++) {
    for (int j = 0; j <= m; j++) {
      if (!i || !j) {
        d[i][j] = i + j;
        continue;
      }
      int best = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
      if (d[i - 1][j] + 1 < best) best = d[i - 1][j] + 1;
      if (d[i][j - 1] + 1 < best) best = d[i][j - 1] + 1;
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && d[i - 2][j - 2] + 1 < best)
        best = d[i - 2][j - 2] + 1;
      d[i][j] = best;
    }
  }
  return d[n][m];
}

const Command *command_nearest(const char *name) {
  const Command *best = NULL;
  int least = 3;
  for (size_t i = 0; i < COUNT; i++) {
    int n = distance(name, table[i]->name);
    if (n < least) best = table[i], least = n;
  }
  return best;
}

void commands_list(FILE *out) {
  for (size_t i = 0; i < COUNT; i++) fprintf(out, "  %-10s %s\n", table[i]->name, table[i]->summary);
}
