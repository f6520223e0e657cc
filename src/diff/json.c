#include "diff/json.h"

#include "base/escape.h"

/* Nothing for an empty value. */
static void pair(FILE *out, const char *name, Str value) {
  if (!value.n) return;
  fprintf(out, ",\"%s\":", name);
  json_text(out, value);
}

static void term(FILE *out, const Changes *c, const char *name, const Term *t) {
  static const char *const types[] = {[TERM_IRI] = "iri", [TERM_LITERAL] = "literal", [TERM_BLANK] = "blank"};
  if (!t) return;
  fprintf(out, ",\"%s\":{\"type\":\"%s\",\"value\":", name, types[t->kind]);
  json_text(out, t->value);
  pair(out, "lang", t->lang);
  pair(out, "datatype", t->datatype);
  if (t->kind == TERM_IRI && c->names.label) pair(out, "label", c->names.label(c->names.user, t->value));
  fputc('}', out);
}

static void cause(FILE *out, const Cause *why) {
  static const char *const kinds[] = {
      [CAUSE_DOCUMENT_CAME] = "document-came",           [CAUSE_DOCUMENT_CHANGED] = "document-changed",
      [CAUSE_DOCUMENT_WITHDRAWN] = "document-withdrawn", [CAUSE_RULE_CHANGED] = "rule-changed",
      [CAUSE_LEXICON_CHANGED] = "lexicon-changed",       [CAUSE_IDENTITY_MERGED] = "identity-merged",
      [CAUSE_IDENTITY_SPLIT] = "identity-split"};
  fprintf(out, "{\"kind\":\"%s\"", kinds[why->kind]);
  pair(out, "document", why->document);
  pair(out, "name", why->name);
  pair(out, "title", why->title);
  pair(out, "quote", why->quote);
  pair(out, "rule", why->rule);
  fputc('}', out);
}

static void head(FILE *out, const Changes *c) {
  size_t added = 0;
  for (size_t i = 0; i < c->rows.n; i++) added += c->rows.at[i].added;
  fputs("{\"type\":\"diff\"", out);
  pair(out, "before", c->before);
  pair(out, "after", c->after);
  fprintf(out, ",\"added\":%zu,\"removed\":%zu,\"statementsBefore\":%llu,\"statementsAfter\":%llu,\"notes\":[", added,
          c->rows.n - added, (unsigned long long)c->statements_before, (unsigned long long)c->statements_after);
  for (size_t i = 0; i < c->notes.n; i++) {
    if (i) fputc(',', out);
    json_text(out, c->notes.at[i]);
  }
  fputs("]}\n", out);
}

static void identity(FILE *out, const Changes *c, const Identity *n) {
  static const char *const kinds[] = {
      [IDENTITY_IS_RENAMED] = "renamed", [IDENTITY_IS_MERGED] = "merged", [IDENTITY_IS_SPLIT] = "split"};
  fprintf(out, "{\"type\":\"identity\",\"kind\":\"%s\"", kinds[n->kind]);
  term(out, c, "from", &(Term){.kind = TERM_IRI, .value = n->from});
  term(out, c, "to", &(Term){.kind = TERM_IRI, .value = n->to});
  if (n->cause.document.n) fputs(",\"cause\":", out), cause(out, &n->cause);
  fputs("}\n", out);
}

static void change(FILE *out, const Changes *c, const Change *row) {
  fprintf(out, "{\"type\":\"change\",\"op\":\"%s\"", row->added ? "add" : "remove");
  term(out, c, "subject", row->quad.subject);
  term(out, c, "predicate", row->quad.predicate);
  term(out, c, "object", row->quad.object);
  term(out, c, "graph", row->quad.graph);
  fputs(",\"causes\":[", out);
  if (row->cause) cause(out, row->cause);
  fputs("]}\n", out);
}

void json_write(FILE *out, const Changes *c) {
  head(out, c);
  for (size_t i = 0; i < c->identities.n; i++) identity(out, c, &c->identities.at[i]);
  for (size_t i = 0; i < c->rows.n; i++) change(out, c, &c->rows.at[i]);
}
