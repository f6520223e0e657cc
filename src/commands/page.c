#include "commands/page.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

Page page_of_terminal(void) {
  const char *term = getenv("TERM"), *no = getenv("NO_COLOR");
  bool terminal = isatty(STDOUT_FILENO), colour = terminal && term && strcmp(term, "dumb") && !(no && *no);
  struct winsize size = {0};
  int width = 100;
  if (terminal && !ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) && size.ws_col >= 40) width = size.ws_col;
  return colour ? (Page){"\x1b[2m", "\x1b[1m", "\x1b[0m", width} : (Page){"", "", "", width};
}

void print_indented(Str text, int indent) {
  for (;;) {
    size_t end = str_find(text, STR("\n"));
    print_safe(stdout, str_sub(text, 0, end));
    if (end == SIZE_MAX) break;
    text = str_sub(text, end + 1, text.n);
    printf("\n%*s", indent, "");
  }
}

void flow_word(Flow *f, Str word, const char *style) {
  int n = (int)utf8_count(word);
  bool first = f->column <= f->indent;
  if (!first && f->column + 1 + n > f->page->width) printf("\n%*s", f->indent, ""), f->column = f->indent;
  else if (!first) putchar(' '), f->column++;
  fputs(style, stdout);
  print_safe(stdout, word);
  if (*style) fputs(f->page->plain, stdout);
  f->column += n;
}
