#include "report/words.h"

#include "report/json.h"

Str report_word(const ReportWords *w, const char *name, Str lang) {
  for (size_t i = 0; i < w->list.n; i++)
    if (str_is(w->list.at[i].name, name) && str_eq(w->list.at[i].lang, lang)) return w->list.at[i].text;
  return STR("");
}

static int by_tag(const void *a, const void *b) { return str_cmp(*(const Str *)a, *(const Str *)b); }

void report_langs(const ReportWords *w, ReportLangs *langs) {
  for (size_t i = 0; i < w->list.n; i++)
    if (str_is(w->list.at[i].name, "title")) array_push(langs, w->list.at[i].lang);
  if (langs->n) qsort(langs->at, langs->n, sizeof *langs->at, by_tag);
}

static int by_name(const void *a, const void *b) {
  const ReportWord *const *x = a, *const *y = b;
  int c = str_cmp((*x)->name, (*y)->name);
  return c ? c : str_cmp((*x)->text, (*y)->text);
}

/* A name that comes twice (a class has its label as a concept, too) is told once. */
static void add_lang(StrBuf *b, const ReportWords *w, Str lang) {
  ARRAY(const ReportWord *) words = {0};
  for (size_t i = 0; i < w->list.n; i++)
    if (str_eq(w->list.at[i].lang, lang)) array_push(&words, &w->list.at[i]);
  if (words.n) qsort(words.at, words.n, sizeof *words.at, by_name);
  strbuf_addc(b, '{');
  for (size_t i = 0; i < words.n; i++) {
    if (i && str_eq(words.at[i]->name, words.at[i - 1]->name)) continue;
    json_add_comma(b), json_add_text(b, words.at[i]->name);
    strbuf_addc(b, ':'), json_add_text(b, words.at[i]->text);
  }
  strbuf_addc(b, '}');
  array_release(&words);
}

void report_add_words(StrBuf *b, const ReportWords *w, const ReportLangs *langs) {
  strbuf_addc(b, '{');
  for (size_t i = 0; i < langs->n; i++) {
    json_add_comma(b), json_add_text(b, langs->at[i]);
    strbuf_addc(b, ':'), add_lang(b, w, langs->at[i]);
  }
  strbuf_addc(b, '}');
}
