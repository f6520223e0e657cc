/* The words of the page as JSON: {"en": {"name": "text", ...}, "fr": {...}}. */
#ifndef ENTENTE_REPORT_WORDS_H
#define ENTENTE_REPORT_WORDS_H

#include "report/page.h"

/* The languages that have the word "title", by tag. */
typedef ARRAY(Str) ReportLangs;
void report_langs(const ReportWords *w, ReportLangs *langs);

void report_add_words(StrBuf *b, const ReportWords *w, const ReportLangs *langs);
Str report_word(const ReportWords *w, const char *name, Str lang); ///< empty when there is none

#endif
