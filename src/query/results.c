#include "query/results.h"

#include "base/escape.h"
#include "base/utf8.h"
#include "rdf/vocabulary.h"

#include <string.h>

static Term term_of(Results *r, Str text) {
  Term t = {0};
  if (text.n) term_of_ntriples(&t, text, &r->arena);
  return t;
}

static void put(FILE *out, Str s) { fwrite(s.p ? s.p : "", 1, s.n, out); }

/* ---- CSV and TSV ---- */

static void put_csv(FILE *out, const Term *t) {
  if (t->kind == TERM_BLANK) fputs("_:", out);
  csv_text(out, t->value);
}

static bool all_digits(Str s, const char *others) {
  bool digit = false;
  for (size_t i = 0; i < s.n; i++) {
    bool is = s.p[i] >= '0' && s.p[i] <= '9';
    digit |= is;
    if (!is && !strchr(others, s.p[i])) return false;
  }
  return digit;
}

/* Numbers may stand bare in TSV when Turtle reads them so; all else is as in Turtle. */
static void put_tsv(FILE *out, const Term *t, Str text) {
  bool integer = str_is(t->datatype, NS_XSD "integer") && all_digits(t->value, "+-");
  bool decimal = str_is(t->datatype, NS_XSD "decimal") && all_digits(t->value, "+-.") &&
                 memchr(t->value.p, '.', t->value.n) && t->value.p[t->value.n - 1] != '.';
  bool real =
      str_is(t->datatype, NS_XSD "double") && all_digits(t->value, "+-.eE") && memchr(t->value.p, 'E', t->value.n);
  put(out, t->kind == TERM_LITERAL && (integer || decimal || real) ? t->value : text);
}

/* ---- JSON and XML ---- */

static void json_term(FILE *out, const Term *t) {
  static const char *const types[] = {"", "uri", "literal", "bnode"};
  fprintf(out, "{\"type\":\"%s\",\"value\":", types[t->kind]);
  json_text(out, t->value);
  if (t->lang.n) fputs(",\"xml:lang\":", out), json_text(out, t->lang);
  else if (t->datatype.n) fputs(",\"datatype\":", out), json_text(out, t->datatype);
  fputc('}', out);
}

/* XML 1.0 has no way to write most control characters: U+FFFD stands for them. */
static void put_xml(FILE *out, Str s) {
  for (size_t i = 0; i < s.n; i++) {
    unsigned char c = (unsigned char)s.p[i];
    if (c == '<') fputs("&lt;", out);
    else if (c == '>') fputs("&gt;", out);
    else if (c == '&') fputs("&amp;", out);
    else if (c == '"') fputs("&quot;", out);
    else if (c == '\r' || c == '\n' || c == '\t') fprintf(out, "&#%d;", c);
    else if (c < 0x20) fputs("\xEF\xBF\xBD", out);
    else if (c == 0xEF && i + 2 < s.n && (unsigned char)s.p[i + 1] == 0xBF && (unsigned char)s.p[i + 2] >= 0xBE)
      fputs("\xEF\xBF\xBD", out), i += 2;
    else fputc(c, out);
  }
}

static void xml_term(FILE *out, const Term *t) {
  static const char *const names[] = {"", "uri", "literal", "bnode"};
  fprintf(out, "<%s", names[t->kind]);
  if (t->lang.n) fputs(" xml:lang=\"", out), put_xml(out, t->lang), fputc('"', out);
  else if (t->datatype.n) fputs(" datatype=\"", out), put_xml(out, t->datatype), fputc('"', out);
  fputc('>', out);
  put_xml(out, t->value);
  fprintf(out, "</%s>", names[t->kind]);
}

/* ---- Table ---- */

enum { WIDEST = 60 };

static const struct {
  const char *name, *iri;
} short_names[] = {
    {"ent:", NS_ENT}, {"id:", NS_ID}, {"xsd:", NS_XSD}, {"rdf:", NS_RDF}, {"", "https://w3id.org/entente/"}};

/* What a person wants to see of a term: no quotes, and the prefixes of our own graphs. */
static Str table_cell(Results *r, const Term *t) {
  if (t->kind == TERM_BLANK) return arena_printf(&r->arena, "_:%.*s", STR_ARG(t->value));
  if (t->kind != TERM_IRI) return arena_copy(&r->arena, t->value);
  for (size_t i = 0; i < sizeof short_names / sizeof *short_names; i++)
    if (str_starts(t->value, str_of(short_names[i].iri)))
      return arena_printf(&r->arena, "%s%.*s", short_names[i].name,
                          STR_ARG(str_sub(t->value, strlen(short_names[i].iri), t->value.n)));
  return arena_copy(&r->arena, t->value);
}

static void put_cell(FILE *out, Str s, size_t width, bool last) {
  size_t n = utf8_count(s), at = 0, shown = 0;
  bool cut = !last && n > width;
  while (at < s.n && shown < (cut ? width - 1 : n)) {
    uint32_t code;
    size_t length = utf8_next(s, at, &code);
    Str one = code == '\n' || code == '\t' || code == '\r' ? STR(" ") : str_sub(s, at, at + length);
    print_safe(out, one);
    at += length, shown++;
  }
  if (cut) fputs("…", out), shown++;
  for (; !last && shown < width; shown++) fputc(' ', out);
}

static void print_table(Results *r) {
  size_t *widths = memory_new((r->width + 1) * sizeof *widths);
  for (size_t i = 0; i < r->width; i++) widths[i] = utf8_count(r->columns[i]);
  for (size_t i = 0; i < r->cells.n; i++) {
    size_t n = utf8_count(r->cells.at[i]), *width = &widths[i % r->width];
    if (n > *width) *width = n > WIDEST ? WIDEST : n;
  }
  for (size_t i = 0; i < r->width; i++) {
    put_cell(r->out, r->columns[i], widths[i], i + 1 == r->width);
    fputs(i + 1 < r->width ? "  " : "\n", r->out);
  }
  for (size_t i = 0; i < r->width; i++) {
    for (size_t k = 0; k < widths[i]; k++) fputc('-', r->out);
    fputs(i + 1 < r->width ? "  " : "\n", r->out);
  }
  for (size_t i = 0; i < r->cells.n; i++) {
    bool last = i % r->width + 1 == r->width;
    put_cell(r->out, r->cells.at[i], widths[i % r->width], last);
    fputs(last ? "\n" : "  ", r->out);
  }
  free(widths);
}

/* ---- All ---- */

void results_begin(Results *r, ResultFormat format, FILE *out, const Str *columns, size_t width) {
  *r = (Results){.format = format, .out = out, .columns = columns, .width = width};
  if (format == RESULT_CSV || format == RESULT_TSV) {
    for (size_t i = 0; i < width; i++)
      fprintf(out, "%s%s%.*s", i ? format == RESULT_CSV ? "," : "\t" : "", format == RESULT_TSV ? "?" : "",
              STR_ARG(columns[i]));
    fputs(format == RESULT_CSV ? "\r\n" : "\n", out);
  } else if (format == RESULT_JSON) {
    fputs("{\"head\":{\"vars\":[", out);
    for (size_t i = 0; i < width; i++) fputs(i ? "," : "", out), json_text(out, columns[i]);
    fputs("]},\"results\":{\"bindings\":[", out);
  } else if (format == RESULT_XML) {
    fputs("<?xml version=\"1.0\"?>\n<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\">\n<head>", out);
    for (size_t i = 0; i < width; i++) fputs("<variable name=\"", out), put_xml(out, columns[i]), fputs("\"/>", out);
    fputs("</head>\n<results>\n", out);
  }
}

static void json_row(Results *r, const Str *terms) {
  bool first = true;
  fputs(r->rows ? ",\n{" : "\n{", r->out);
  for (size_t i = 0; i < r->width; i++) {
    if (!terms[i].n) continue;
    Term t = term_of(r, terms[i]);
    if (!first) fputc(',', r->out);
    first = false;
    json_text(r->out, r->columns[i]);
    fputc(':', r->out);
    json_term(r->out, &t);
  }
  fputc('}', r->out);
}

static void xml_row(Results *r, const Str *terms) {
  fputs("<result>", r->out);
  for (size_t i = 0; i < r->width; i++) {
    if (!terms[i].n) continue;
    Term t = term_of(r, terms[i]);
    fputs("<binding name=\"", r->out);
    put_xml(r->out, r->columns[i]);
    fputs("\">", r->out);
    xml_term(r->out, &t);
    fputs("</binding>", r->out);
  }
  fputs("</result>\n", r->out);
}

void results_row(Results *r, const Str *terms) {
  if (r->format == RESULT_JSON) json_row(r, terms);
  else if (r->format == RESULT_XML) xml_row(r, terms);
  else {
    for (size_t i = 0; i < r->width; i++) {
      Term t = term_of(r, terms[i]);
      if (r->format == RESULT_TABLE) {
        Str cell = table_cell(r, &t);
        array_push(&r->cells, cell);
        continue;
      }
      if (i) fputc(r->format == RESULT_CSV ? ',' : '\t', r->out);
      if (r->format == RESULT_CSV) put_csv(r->out, &t);
      else put_tsv(r->out, &t, terms[i]);
    }
    if (r->format != RESULT_TABLE) fputs(r->format == RESULT_CSV ? "\r\n" : "\n", r->out);
  }
  r->rows++;
  if (r->format != RESULT_TABLE) arena_clear(&r->arena);
}

void results_end(Results *r) {
  if (r->format == RESULT_JSON) fputs("\n]}}\n", r->out);
  else if (r->format == RESULT_XML) fputs("</results>\n</sparql>\n", r->out);
  else if (r->format == RESULT_TABLE && r->width) print_table(r);
  array_release(&r->cells);
  arena_release(&r->arena);
}

void results_boolean(ResultFormat format, FILE *out, bool answer) {
  const char *word = answer ? "true" : "false";
  if (format == RESULT_JSON) fprintf(out, "{\"head\":{},\"boolean\":%s}\n", word);
  else if (format == RESULT_XML)
    fprintf(out,
            "<?xml version=\"1.0\"?>\n<sparql "
            "xmlns=\"http://www.w3.org/2005/sparql-results#\">\n<head/>\n<boolean>%s</boolean>\n</sparql>\n",
            word);
  else fprintf(out, "%s\n", word);
}
