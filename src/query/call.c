#include "query/call.h"

#include "rdf/vocabulary.h"

void give_test(Call *c, bool truth) { lent_give_number(c->lent, truth); }

void give_term(Call *c, Term t) {
  StrBuf *out = &c->evaluation->out;
  strbuf_clear(out);
  term_add_ntriples(out, t);
  lent_give_text(c->lent, strbuf_as_str(out));
}

void give_string(Call *c, Str text) { give_term(c, (Term){.kind = TERM_LITERAL, .value = text}); }

void give_like(Call *c, const Value *v, Str text) {
  give_term(c, (Term){.kind = TERM_LITERAL, .value = text, .lang = v->kind == VALUE_LANG ? v->lang : STR("")});
}

void give_iri(Call *c, Str iri) { give_term(c, (Term){.kind = TERM_IRI, .value = iri}); }

void give_typed(Call *c, Str text, const char *datatype) {
  give_term(c, (Term){.kind = TERM_LITERAL, .value = text, .datatype = str_of(datatype)});
}

void give_number(Call *c, Number n) {
  static const char *const types[] = {NS_XSD "integer", NS_XSD "decimal", NS_XSD "float", NS_XSD "double"};
  StrBuf b = {0};
  number_add(&b, n);
  give_typed(c, strbuf_as_str(&b), types[n.kind]);
  strbuf_release(&b);
}

void give_integer(Call *c, int64_t n) { give_number(c, number_of(n)); }
void give_boolean(Call *c, bool truth) { give_typed(c, truth ? STR("true") : STR("false"), NS_XSD "boolean"); }

void give_argument(Call *c, size_t i) {
  const LentValue *v = &c->raw[i];
  if (v->kind == LENT_NUMBER) lent_give_number(c->lent, v->number);
  else if (v->kind == LENT_TEXT) lent_give_text(c->lent, v->text);
}
