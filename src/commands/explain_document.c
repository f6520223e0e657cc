#include "commands/explain_document.h"

#include "commands/explain_rows.h"

#include <string.h>

static const char *const list_names[LISTS] = {"mentions", "acts", "means", "fired", "nearly", "held"};

static Str of_text(const Telling *t, Span s) { return text_str(&t->study->text, s); }

/* Why the sentence was not read for mentions, or NULL when it was. */
static const char *why_unread(const Study *s, uint32_t i) {
  const Sentence *sentence = &s->text.sentences.at[i];
  if (s->text.blocks.at[sentence->block].kind == BLOCK_FURNITURE) return "page furniture, no part of the text";
  if (i < s->trace.sentences.n && s->trace.sentences.at[i].read) return NULL;
  return "no word of it can make a fact: neither instrument, event, office nor an act with an actor";
}

static const char *const block_names[] = {[BLOCK_BODY] = "body",
                                          [BLOCK_TITLE] = "title",
                                          [BLOCK_HEADING] = "heading",
                                          [BLOCK_ITEM] = "item",
                                          [BLOCK_FURNITURE] = "furniture"};

/* ---- For people ---- */

static void print_words(Telling *t, const TraceSentence *s) {
  Flow f = {&t->page, 11, 11};
  printf("  %s%-9s%s", t->page.bold, "words", t->page.plain);
  for (size_t k = 0; k < s->words.n; k++) {
    const WordUnit *u = &s->words.at[k];
    flow_word(&f, of_text(t, u->span), "");
    StrBuf b = {0};
    for (int g = 0; g < u->reading_count; g++) {
      const Reading *r = u->readings[g];
      strbuf_printf(&b, "%s%s", g ? "|" : "[", row_entry(t, r->entry).p);
      if (r->feature) strbuf_printf(&b, ".%s", feature_names[r->feature].p);
      bool known =
          t->study->knowledge.lexicon.entries[r->entry].flags & ENTRY_KNOWN; /* of these it tells: name, demonym, cue */
      if (known) strbuf_printf(&b, "/%s", word_class_names[r->class].p);
    }
    if (b.n) strbuf_addc(&b, ']'), flow_word(&f, strbuf_as_str(&b), t->page.dim);
    strbuf_release(&b);
  }
  putchar('\n');
}

static void print_flow(Flow *f, Str text, const char *style) {
  for (size_t i = 0; i < text.n;) {
    size_t end = i;
    while (end < text.n && text.p[end] != ' ' && text.p[end] != '\n') end++;
    if (end > i) flow_word(f, str_sub(text, i, end), style);
    i = end + 1;
  }
}

/* The words a row is about, cut where they are long. */
static Str quoted(Telling *t, Span at) {
  enum { LONGEST = 60 };
  Str s = of_text(t, at);
  if (s.n <= LONGEST) return arena_printf(&t->arena, "\"%.*s\"", STR_ARG(s));
  size_t n = LONGEST;
  while (n && s.p[n] != ' ') n--;
  return arena_printf(&t->arena, "\"%.*s …\"", (int)(n ? n : LONGEST), s.p);
}

static void print_rows(Telling *t, List list) {
  int column = list <= LIST_ACTS ? 11 : 20; /* of the longest kinds and slugs */
  bool first = true;
  for (size_t i = 0; i < t->rows.n; i++) {
    const Row *r = &t->rows.at[i];
    if (r->list != list) continue;
    printf("  %s%-9s%s%-*.*s ", t->page.bold, first ? list_names[list] : "", t->page.plain, column, STR_ARG(r->kind));
    first = false;
    Str what = r->what;
    bool claim = list == LIST_FIRED || (list == LIST_HELD && r->at.end - r->at.start > 60);
    if (!claim) what = arena_printf(&t->arena, "%.*s  %.*s", STR_ARG(quoted(t, r->at)), STR_ARG(what));
    print_flow(&(Flow){&t->page, 12 + column, 12 + column}, what, "");
    putchar('\n');
  }
}

static void print_sentence(Telling *t, uint32_t i) {
  const Study *s = t->study;
  const Sentence *sentence = &s->text.sentences.at[i];
  BlockKind kind = s->text.blocks.at[sentence->block].kind;
  int n = printf("\n%s%u%s ", t->page.bold, i + 1, t->page.plain) - 1;
  n -= (int)(strlen(t->page.bold) + strlen(t->page.plain));
  Flow f = {&t->page, n, n};
  print_flow(&f, str_trim(of_text(t, sentence->span)), t->page.bold);
  if (kind != BLOCK_BODY) flow_word(&f, arena_printf(&t->arena, "(%s)", block_names[kind]), t->page.dim);
  putchar('\n');
  const char *why = why_unread(s, i);
  if (why) {
    printf("  %s%-9s%s", t->page.bold, "held", t->page.plain);
    print_flow(&(Flow){&t->page, 11, 11}, arena_printf(&t->arena, "not read: %s", why), "");
    putchar('\n');
  }
  if (kind == BLOCK_FURNITURE) return;
  if (i < s->trace.sentences.n && !why) print_words(t, &s->trace.sentences.at[i]);
  for (List list = 0; list < LISTS; list++) print_rows(t, list);
}

static void print_head(Telling *t) {
  const Study *s = t->study;
  const Document *d = s->text.document;
  long agreements = 0, events = 0;
  for (size_t i = 0; i < s->facts.claims.n; i++) {
    const Claim *c = &s->facts.claims.at[i];
    if (c->predicate != P_TYPE || !modality_asserts(c->modality)) continue;
    agreements += s->facts.entities.at[c->subject].class == CLASS_AGREEMENT;
    events += s->facts.entities.at[c->subject].class == CLASS_EVENT;
  }
  Str lang = s->analysis.lang ? lex_str(s->analysis.lex, s->analysis.lex->langs[s->analysis.lang - 1]) : STR("unknown");
  fputs(t->page.bold, stdout);
  print_safe(stdout, d->id);
  printf("%s · language %.*s%s · ", t->page.plain, STR_ARG(lang), d->lang.n ? "" : " (detected)");
  if (d->published.n) fputs("published ", stdout), print_safe(stdout, d->published);
  else fputs("no date of publication: relative dates are left out", stdout);
  printf(" · %zu sentences · %ld agreements · %ld events · %zu claims\n", s->text.sentences.n, agreements, events,
         s->facts.claims.n);
}

/* ---- For programs ---- */

static void json_span(const Telling *t, Span at) {
  printf("\"start\":%u,\"end\":%u,\"text\":", text_characters(&t->study->text, at.start),
         text_characters(&t->study->text, at.end));
  json_text(stdout, of_text(t, at));
}

static void json_words(Telling *t, const TraceSentence *s) {
  fputs(",\"words\":[", stdout);
  for (size_t k = 0; s && k < s->words.n; k++) {
    const WordUnit *u = &s->words.at[k];
    fputs(k ? ",{" : "{", stdout);
    json_span(t, u->span);
    fputs(",\"readings\":[", stdout);
    for (int g = 0; g < u->reading_count; g++) {
      const Lexicon *lex = &t->study->knowledge.lexicon;
      fputs(g ? ",{\"entry\":" : "{\"entry\":", stdout);
      json_text(stdout, lex_str(lex, lex->entries[u->readings[g]->entry].iri));
      printf(",\"class\":\"%s\",\"feature\":\"%s\"}", word_class_names[u->readings[g]->class].p,
             feature_names[u->readings[g]->feature].p);
    }
    fputs("]}", stdout);
  }
  putchar(']');
}

static void json_rows(Telling *t, List list) {
  printf(",\"%s\":[", list_names[list]);
  bool first = true;
  for (size_t i = 0; i < t->rows.n; i++) {
    const Row *r = &t->rows.at[i];
    if (r->list != list) continue;
    printf("%s{\"%s\":", first ? "" : ",", list <= LIST_ACTS ? "kind" : "rule");
    first = false;
    json_text(stdout, r->kind);
    putchar(',');
    json_span(t, r->at);
    fputs(",\"what\":", stdout);
    json_text(stdout, r->what);
    putchar('}');
  }
  putchar(']');
}

static void json_sentence(Telling *t, uint32_t i) {
  const Study *s = t->study;
  const Sentence *sentence = &s->text.sentences.at[i];
  fputs("{\"document\":", stdout);
  json_text(stdout, s->text.document->id);
  printf(",\"sentence\":%u,\"block\":\"%s\",", i + 1, block_names[s->text.blocks.at[sentence->block].kind]);
  json_span(t, sentence->span);
  fputs(",\"tokens\":[", stdout);
  for (uint32_t k = sentence->token_begin; k < sentence->token_end; k++) {
    if (k > sentence->token_begin) putchar(',');
    json_text(stdout, token_str(&s->text, &s->text.tokens.at[k]));
  }
  putchar(']');
  json_words(t, i < s->trace.sentences.n ? &s->trace.sentences.at[i] : NULL);
  const char *why = why_unread(s, i);
  printf(",\"read\":%s,\"why\":", why ? "false" : "true");
  if (why) json_text(stdout, str_of(why));
  else fputs("null", stdout);
  for (List list = 0; list < LISTS; list++) json_rows(t, list);
  fputs("}\n", stdout);
}

static void tell(void *user, Study *s) {
  Telling *t = user;
  t->study = s;
  if (!t->json && s->documents > 1) putchar('\n');
  if (!t->json) print_head(t);
  for (uint32_t i = 0; i < s->text.sentences.n; i++) {
    rows_collect(t, i);
    if (t->json) json_sentence(t, i);
    else print_sentence(t, i);
    arena_clear(&t->arena);
  }
}

int explain_documents(const Call *c) {
  Study s;
  Telling t = {.page = page_of_terminal(), .json = c->json};
  Status status = study_open(&s, c->report);
  s.analysis.trace = &s.trace;
  for (size_t i = 0; i < c->count && status == STATUS_OK; i++)
    status = study_input(&s, c->arguments[i], tell, &t, c->report);
  array_release(&t.rows);
  arena_release(&t.arena);
  bool good = status == STATUS_OK && !s.bad;
  study_close(&s);
  return good ? EXIT_DONE : EXIT_TROUBLE;
}
