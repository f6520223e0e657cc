#include "base/sha256.h"
#include "query/function_list.h"
#include "rdf/iri.h"
#include "rdf/vocabulary.h"

#include <ctype.h>
#include <string.h>
#include <sys/random.h>

static bool is_bound(const Value *v) { return v->kind != VALUE_NONE; }

void function_is_iri(Call *c) {
  if (is_bound(&c->arguments[0])) give_test(c, c->arguments[0].kind == VALUE_IRI);
}

void function_is_blank(Call *c) {
  if (is_bound(&c->arguments[0])) give_test(c, c->arguments[0].kind == VALUE_BLANK);
}

void function_is_literal(Call *c) {
  if (is_bound(&c->arguments[0])) give_test(c, value_is_literal(&c->arguments[0]));
}

void function_is_numeric(Call *c) {
  if (is_bound(&c->arguments[0])) give_test(c, c->arguments[0].kind == VALUE_NUMBER);
}

void function_str(Call *c) {
  const Value *v = &c->arguments[0];
  if (v->kind == VALUE_IRI || value_is_literal(v)) give_string(c, v->text);
}

void function_lang(Call *c) {
  if (value_is_literal(&c->arguments[0])) give_string(c, c->arguments[0].lang);
}

void function_datatype(Call *c) {
  if (value_is_literal(&c->arguments[0])) give_iri(c, c->arguments[0].datatype);
}

/* §17.4.2.8. A relative IRI is resolved against the base of the query. */
void function_iri(Call *c) {
  const Value *v = &c->arguments[0];
  if (v->kind == VALUE_IRI) {
    give_argument(c, 0);
    return;
  }
  if (v->kind != VALUE_STRING) return;
  for (size_t i = 0; i < v->text.n; i++)
    if (!iri_may_hold((unsigned char)v->text.p[i])) return;
  if (iri_is_absolute(v->text)) give_iri(c, v->text);
  else if (c->evaluation->base.n) {
    StrBuf b = {0};
    iri_resolve(&b, c->evaluation->base, v->text);
    give_iri(c, strbuf_as_str(&b));
    strbuf_release(&b);
  }
}

/* §17.4.2.9 */
void function_bnode(Call *c) {
  char label[64];
  snprintf(label, sizeof label, "made%llu", (unsigned long long)++c->evaluation->blank);
  give_term(c, (Term){.kind = TERM_BLANK, .value = str_of(label)});
}

/* The same node for the same text in the same solution; the second argument is text of SQL. */
void function_bnode_of(Call *c) {
  if (c->arguments[0].kind != VALUE_STRING || c->raw[1].kind != LENT_TEXT) return;
  char hex[65], label[80];
  StrBuf all = {0};
  strbuf_add(&all, c->arguments[0].text);
  strbuf_addc(&all, 0);
  strbuf_add(&all, c->raw[1].text);
  sha256_hex(strbuf_as_str(&all), hex);
  strbuf_release(&all);
  snprintf(label, sizeof label, "made%.32s", hex);
  give_term(c, (Term){.kind = TERM_BLANK, .value = str_of(label)});
}

void function_strdt(Call *c) {
  const Value *v = &c->arguments[0], *type = &c->arguments[1];
  if (v->kind == VALUE_STRING && type->kind == VALUE_IRI)
    give_term(c, (Term){.kind = TERM_LITERAL, .value = v->text, .datatype = type->text});
}

void function_strlang(Call *c) {
  const Value *v = &c->arguments[0], *lang = &c->arguments[1];
  if (v->kind != VALUE_STRING || lang->kind != VALUE_STRING || !lang->text.n) return;
  Str tag = arena_copy(c->arena, lang->text);
  for (size_t i = 0; i < tag.n; i++) {
    if (!isalnum((unsigned char)tag.p[i]) && tag.p[i] != '-') return;
    ((char *)tag.p)[i] = (char)tolower((unsigned char)tag.p[i]);
  }
  give_term(c, (Term){.kind = TERM_LITERAL, .value = v->text, .lang = tag});
}

/* RFC 4122 §4.4: version 4, random. */
static bool random_uuid(char text[37]) {
  unsigned char b[16];
  if (getrandom(b, sizeof b, 0) != sizeof b) return false;
  b[6] = (unsigned char)((b[6] & 0x0F) | 0x40);
  b[8] = (unsigned char)((b[8] & 0x3F) | 0x80);
  char *p = text;
  for (int i = 0; i < 16; i++) p += sprintf(p, i == 4 || i == 6 || i == 8 || i == 10 ? "-%02x" : "%02x", b[i]);
  return true;
}

void function_uuid(Call *c) {
  char text[46] = "urn:uuid:";
  if (random_uuid(text + 9)) give_iri(c, str_of(text));
}

void function_struuid(Call *c) {
  char text[37];
  if (random_uuid(text)) give_string(c, str_of(text));
}
