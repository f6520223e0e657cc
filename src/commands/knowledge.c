#include "commands/knowledge.h"

#include "base/map.h"
#include "commands/command.h"

Status knowledge_open(Knowledge *k, Report *r) {
  *k = (Knowledge){0};
  Status status = lexicon_open(&k->lexicon, r);
  if (status == STATUS_OK) lexicon_fill_text_tables(&k->lexicon, &k->tables, &k->arena);
  return status;
}

void knowledge_close(Knowledge *k) {
  text_tables_release(&k->tables);
  arena_release(&k->arena);
  lexicon_close(&k->lexicon);
}

/* Names of states in full would fill the graph: of states the usual name, of others every name. */
static bool worth_telling(Predicate p, EntityClass class) {
  switch (p) {
  case P_LABEL:
  case P_PREF_LABEL:
  case P_ISO_CODE:
  case P_SAME_AS: return true;
  case P_ALT_LABEL: return class != CLASS_STATE && class != CLASS_PLACE;
  default: return false;
  }
}

static void describe(void *user, Str iri, void (*add)(void *to, Predicate p, Term object), void *to) {
  Knowledge *k = user;
  const Lexicon *lex = &k->lexicon;
  StrBuf b = {0};
  bool absolute = str_find(iri, STR("://")) != SIZE_MAX;
  if (!absolute) strbuf_adds(&b, NS_ID);
  strbuf_add(&b, iri);
  uint32_t i = lexicon_find(lex, strbuf_as_str(&b));
  bool place_of_state = i == NO_ENTRY && str_starts(iri, STR("place/"));
  if (place_of_state) {
    strbuf_clear(&b);
    strbuf_adds(&b, NS_ID "state/");
    strbuf_add(&b, str_sub(iri, 6, iri.n));
    i = lexicon_find(lex, strbuf_as_str(&b));
  }
  if (i != NO_ENTRY) {
    const Entry *e = &lex->entries[i];
    for (uint32_t f = e->fact_begin; f < e->fact_end; f++) {
      Predicate p = (Predicate)lex->facts[f].predicate;
      if (!worth_telling(p, (EntityClass)e->entity_class) || (place_of_state && p != P_LABEL)) continue;
      Str value = lex_str(lex, lex->facts[f].value), lang = lex_str(lex, lex->facts[f].lang);
      add(to, p, (Term){p == P_SAME_AS ? TERM_IRI : TERM_LITERAL, value, lang, {0}});
    }
  }
  strbuf_release(&b);
}

KnownEntities knowledge_describe(Knowledge *k) { return (KnownEntities){k, describe}; }

MadeBy knowledge_made_by(const Knowledge *k, Str base, Str date) {
  return (MadeBy){.program = STR(ENTENTE_VERSION),
                  .ontology = str_of(k->lexicon.ontology_version),
                  .lexicon = str_of(k->lexicon.lexicon_version),
                  .base = base,
                  .date = date};
}

static bool has_fact(const Lexicon *lex, const Entry *e, Predicate p, Str value) {
  for (uint32_t f = e->fact_begin; f < e->fact_end; f++)
    if (lex->facts[f].predicate == (uint32_t)p && str_eq(lex_str(lex, lex->facts[f].value), value)) return true;
  return false;
}

static bool is_meant(const Lexicon *lex, const Entry *e, Str name) {
  Str iri = lex_str(lex, e->iri);
  if (!str_starts(iri, STR(NS_DOMAIN))) return false;
  if (name.n > 2 && name.p[0] == '<' && name.p[name.n - 1] == '>') name = str_sub(name, 1, name.n - 1);
  if (str_starts(name, STR("domain:"))) name = str_sub(name, 7, name.n);
  return str_eq(iri, name) || str_eq(lexicon_local_name(iri), name) || has_fact(lex, e, P_PREF_LABEL, name) ||
         has_fact(lex, e, P_ALT_LABEL, name);
}

/* The list grows while it is gone through: of each, what is narrower. */
static void add_narrower(const Lexicon *lex, StrList *iris) {
  Map there = {0};
  for (size_t i = 0; i < iris->n; i++) map_add(&there, iris->at[i], 0);
  for (size_t i = 0; i < iris->n; i++)
    for (uint32_t e = 0; e < lex->entry_count; e++) {
      Str iri = lex_str(lex, lex->entries[e].iri);
      if (!has_fact(lex, &lex->entries[e], P_BROADER, iris->at[i]) || map_get(&there, iri) != MAP_NONE) continue;
      map_add(&there, iri, 0);
      array_push(iris, iri);
    }
  map_release(&there);
}

Status knowledge_domains(const Knowledge *k, Str name, StrList *iris, Report *r) {
  const Lexicon *lex = &k->lexicon;
  for (uint32_t e = 0; e < lex->entry_count; e++)
    if (is_meant(lex, &lex->entries[e], name)) array_push(iris, lex_str(lex, lex->entries[e].iri));
  if (!iris->n)
    return report_error(r, STATUS_BAD_INPUT, (Place){0}, "there is no domain '%.*s'; ontology/domains.ttl lists them",
                        STR_ARG(name));
  add_narrower(lex, iris);
  return STATUS_OK;
}

static const Entry *dataset_entry(const Lexicon *lex, const char *iri) {
  uint32_t e = lexicon_find(lex, str_of(iri));
  return e == NO_ENTRY ? NULL : &lex->entries[e];
}

void knowledge_dataset_words(const Knowledge *k, DatasetWords *words) {
  const Lexicon *lex = &k->lexicon;
  const Entry *of[] = {dataset_entry(lex, NS_DATASET "title"), dataset_entry(lex, NS_DATASET "description"),
                       dataset_entry(lex, NS_DATASET "licence")};
  *words = (DatasetWords){.licence = STR("")};
  for (size_t i = 0; i < sizeof of / sizeof *of; i++)
    for (uint32_t f = of[i] ? of[i]->fact_begin : 0; of[i] && f < of[i]->fact_end; f++) {
      Term text = {TERM_LITERAL, lex_str(lex, lex->facts[f].value), lex_str(lex, lex->facts[f].lang), {0}};
      if (i == 0) array_push(&words->titles, text);
      else if (i == 1) array_push(&words->descriptions, text);
      else if (lex->facts[f].predicate == P_SAME_AS) words->licence = text.value;
    }
}

void dataset_words_release(DatasetWords *words) {
  array_release(&words->titles);
  array_release(&words->descriptions);
}

typedef struct PictureWords {
  const Lexicon *lex;
  Arena *arena;
  Str lang;
} PictureWords;

static Str picture_word(void *user, Str name) {
  PictureWords *p = user;
  uint32_t i = lexicon_find(p->lex, arena_printf(p->arena, NS_PICTURE "%.*s", STR_ARG(name)));
  if (i == NO_ENTRY) return STR("");
  for (uint32_t f = p->lex->entries[i].fact_begin; f < p->lex->entries[i].fact_end; f++)
    if (str_eq(lex_str(p->lex, p->lex->facts[f].lang), p->lang)) return lex_str(p->lex, p->lex->facts[f].value);
  return STR("");
}

Status knowledge_draw_words(Knowledge *k, const char *lang, DrawWords *words, Report *r) {
  PictureWords p = {&k->lexicon, &k->arena, str_of(lang)};
  draw_words_fill(words, &(DrawFind){&p, picture_word}, &k->arena);
  if (picture_word(&p, STR("alliances")).n) return STATUS_OK;
  StrBuf known = {0};
  for (uint32_t i = 0; i < k->lexicon.lang_count; i++) {
    p.lang = lex_str(&k->lexicon, k->lexicon.langs[i]);
    if (picture_word(&p, STR("alliances")).n) strbuf_printf(&known, "%s%.*s", known.n ? ", " : "", STR_ARG(p.lang));
  }
  report_error(r, STATUS_USAGE, (Place){0}, "--lang expects a language that pictures have words in (%s), found '%s'",
               known.n ? known.data : "none", lang);
  strbuf_release(&known);
  return STATUS_USAGE;
}
