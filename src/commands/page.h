/* Text for people: emphasis on a terminal, lines that are not too long. What comes from documents passes print_safe. */
#ifndef ENTENTE_COMMANDS_PAGE_H
#define ENTENTE_COMMANDS_PAGE_H

#include "base/report.h"

typedef struct Page {
  const char *dim, *bold, *plain; ///< escape sequences on a terminal, else empty
  int width;                      ///< columns
} Page;

Page page_of_terminal(void);
void print_indented(Str text, int indent); ///< each line after the first begins under the first
/* Words that follow each other and go on under each other when the line is full. */
typedef struct Flow {
  const Page *page;
  int indent, column;
} Flow;
void flow_word(Flow *f, Str word, const char *style); ///< style: one of the page's, or ""

#endif
