#include "lexicon/draft.h"

#include "base/io.h"
#include "rdf/reading.h"

#include <string.h>

static uint32_t draft_of(Drafts *d, Str iri) {
  uint32_t next = (uint32_t)d->all.n;
  uint32_t i = map_add(&d->subjects, iri, next);
  if (i == next) {
    Draft draft = {.iri = arena_copy(&d->arena, iri)};
    draft.entry.entity_class = ENTITY_CLASS_COUNT;
    draft.entry.link = draft.entry.capital_of = draft.entry.capital = NO_ENTRY;
    array_push(&d->all, draft);
  }
  return i;
}

static DraftForm form_of(Drafts *d, uint32_t i, Term t) {
  return (DraftForm){.draft = i, .text = arena_copy(&d->arena, t.value), .lang = arena_copy(&d->arena, t.lang)};
}

static void add_form(Drafts *d, uint32_t i, Term t, WordClass class, Feature feature, int flags) {
  DraftForm f = form_of(d, i, t);
  f.class = (uint8_t) class, f.feature = (uint8_t)feature, f.flags = (uint8_t)flags;
  array_push(&d->forms, f);
}

static void add_fact(Drafts *d, uint32_t i, Predicate p, Term t) {
  array_push(&d->facts, (DraftFact){i, p, arena_copy(&d->arena, t.value), arena_copy(&d->arena, t.lang)});
}

static bool in_namespace(Str iri, const char *ns, Str *local) {
  Str space = str_of(ns);
  if (!str_starts(iri, space)) return false;
  *local = str_sub(iri, space.n, iri.n);
  return true;
}

static void take_type(Entry *e, Str type) {
  Str local;
  if (in_namespace(type, NS_LEX, &local)) {
    int class = kind_of(word_class_names, WORD_CLASS_COUNT, local);
    if (class) e->class = (uint8_t) class;
  } else if (in_namespace(type, NS_ENT, &local)) {
    for (int i = 0; i < ENTITY_CLASS_COUNT; i++)
      if (str_eq(class_local_name((EntityClass)i), local)) e->entity_class = (uint8_t)i, e->flags |= ENTRY_KNOWN;
  }
}

/* ---- properties of the lexicon vocabulary, by what their object is; each tells whether the property is one of its ---- */

/* A form: with a feature of the word, with a class of its own, or an acronym. */
static bool take_form(Drafts *d, uint32_t i, Str local, Term o) {
  static const struct {
    const char *name;
    WordClass class;
  } classes[] = {
      {"demonym", W_DEMONYM}, {"combining", W_COMBINING}, {"seat", W_SEAT}, {"cue", W_CUE}, {"weakCue", W_WEAK_CUE}};
  int feature = kind_of(feature_names, FEATURE_COUNT, local);
  if (feature || str_eq(local, feature_names[F_NONE])) return add_form(d, i, o, W_NONE, (Feature)feature, 0), true;
  for (size_t k = 0; k < sizeof classes / sizeof *classes; k++)
    if (str_is(local, classes[k].name)) return add_form(d, i, o, classes[k].class, F_NONE, 0), true;
  if (!str_is(local, "acronym")) return false;
  bool is_word = d->all.at[i].entry.class != W_NONE;
  add_form(d, i, o, is_word ? W_NONE : W_NAME, F_NONE, READING_EXACT);
  if (!is_word) add_fact(d, i, P_ALT_LABEL, o);
  return true;
}

/* Another entry. */
static bool take_link(Drafts *d, uint32_t i, Str local, Term o) {
  DraftLinks *links = str_is(local, "capital") || str_is(local, "territory") ? &d->capitals
                      : str_is(local, "formerName")                          ? &d->former
                      : str_is(local, "over")                                ? &d->over
                                                                             : NULL;
  if (!links && !str_is(local, "country")) return false;
  uint32_t to = draft_of(d, o.value);
  if (links) array_push(links, (DraftLink){i, to});
  else d->all.at[i].entry.link = to;
  return true;
}

/* xsd:boolean */
static bool take_flag(Entry *e, Str local, Str value) {
  static const struct {
    const char *name;
    uint8_t flag;
  } flags[] = {{"weak", ENTRY_WEAK}, {"last", ENTRY_LAST}, {"region", ENTRY_REGION}};
  for (size_t k = 0; k < sizeof flags / sizeof *flags; k++) {
    if (!str_is(local, flags[k].name)) continue;
    if (str_is(value, "true") || str_is(value, "1")) e->flags |= flags[k].flag;
    return true;
  }
  return false;
}

static int32_t number_of(Str s) {
  char digits[24] = {0};
  memcpy(digits, s.p, s.n < sizeof digits - 1 ? s.n : sizeof digits - 1);
  return (int32_t)strtol(digits, NULL, 10);
}

/* "day -1" or "-1" */
static void take_offset(Entry *e, Str s) {
  size_t space = str_find(s, STR(" "));
  Str number = s;
  if (space != SIZE_MAX) {
    e->act = (uint8_t)kind_of(unit_names, UNIT_COUNT, str_sub(s, 0, space));
    number = str_sub(s, space + 1, s.n);
  }
  e->number = number_of(number);
}

/* The kind of lex:value depends on the class, which may come later in the file: it is kept as text. */
static void take_value(Drafts *d, uint32_t i, Str local, Term o) {
  Draft *draft = &d->all.at[i];
  if (str_is(local, "value")) {
    Str value = lexicon_local_name(o.value);
    if (!draft->value.n) draft->value = arena_copy(&d->arena, value);
    draft->roles |= 1u << kind_of(role_names, ROLE_COUNT, value);
  } else if (str_is(local, "act"))
    draft->entry.act = (uint8_t)kind_of(act_names, ACT_COUNT, lexicon_local_name(o.value));
  else if (str_is(local, "number") || str_is(local, "offset")) take_offset(&draft->entry, o.value);
  else if (str_is(local, "from") && draft->entry.class == W_FIRST_NAME)
    draft->entry.number += number_of(o.value) * 10000;
  else if (str_is(local, "until") && draft->entry.class == W_FIRST_NAME) draft->entry.number += number_of(o.value);
  else if (str_is(local, "ambiguous") && o.kind == TERM_LITERAL) array_push(&d->ambiguous, form_of(d, i, o));
}

/* ---- triples ---- */

static Status take_triple(void *user, const Triple *t, Place place) {
  (void)place;
  Drafts *d = user;
  if (t->subject.kind != TERM_IRI) return STATUS_OK;
  uint32_t i = draft_of(d, t->subject.value);
  Str p = t->predicate.value, local;
  Term o = t->object;
  if (in_namespace(p, NS_LEX, &local)) {
    if (!take_form(d, i, local, o) && !take_link(d, i, local, o) && !take_flag(&d->all.at[i].entry, local, o.value))
      take_value(d, i, local, o);
  } else if (str_is(p, NS_RDF "type")) take_type(&d->all.at[i].entry, o.value);
  else if (str_is(p, NS_RDFS "label")) {
    add_form(d, i, o, W_NAME, F_NONE, READING_LABEL);
    add_fact(d, i, P_LABEL, o);
  } else if (str_is(p, NS_SKOS "altLabel")) {
    add_form(d, i, o, W_NAME, F_NONE, 0);
    add_fact(d, i, P_ALT_LABEL, o);
  } else if (str_is(p, NS_SKOS "prefLabel")) add_fact(d, i, P_PREF_LABEL, o);
  else if (str_is(p, NS_SKOS "broader")) add_fact(d, i, P_BROADER, o);
  else if (str_is(p, NS_OWL "sameAs")) add_fact(d, i, P_SAME_AS, o);
  else if (str_is(p, NS_ENT "isoCode")) add_fact(d, i, P_ISO_CODE, o);
  else if (str_is(p, NS_ENT "partOf")) {
    uint32_t to = draft_of(d, o.value);
    d->all.at[i].entry.link = to;
  }
  return STATUS_OK;
}

/* Links between entries that could only be made when all files were read. */
static void connect(Drafts *d) {
  for (size_t i = 0; i < d->capitals.n; i++) {
    DraftLink p = d->capitals.at[i];
    d->all.at[p.to].entry.capital_of = p.of;
    if (d->all.at[p.of].entry.entity_class == CLASS_STATE) d->all.at[p.of].entry.capital = p.to;
  }
  for (size_t i = 0; i < d->former.n; i++)
    for (size_t k = 0; k < d->forms.n; k++)
      if (d->forms.at[k].draft == d->former.at[i].to)
        d->forms.at[k].draft = d->former.at[i].of, d->forms.at[k].class = W_NAME;
}

static bool is_data_file(Str path) {
  return str_ends(path, STR(".ttl")) && !str_ends(path, STR("/shapes.ttl")) && !str_ends(path, STR("/entente.ttl")) &&
         !str_ends(path, STR("/rules.ttl")) && !str_ends(path, STR("/report.ttl"));
}

Status drafts_read(Drafts *d, const char *folder, Report *r) {
  StrList files = {0};
  Status status = io_list_files(folder, &d->arena, &files, r);
  for (size_t i = 0; i < files.n && status == STATUS_OK; i++)
    if (is_data_file(files.at[i])) status = rdf_read_file(files.at[i].p, RDF_TURTLE, take_triple, d, r);
  if (status == STATUS_OK) connect(d);
  array_release(&files);
  return status;
}

void drafts_release(Drafts *d) {
  array_release(&d->all), array_release(&d->forms), array_release(&d->ambiguous), array_release(&d->facts);
  array_release(&d->over), array_release(&d->former), array_release(&d->capitals);
  map_release(&d->subjects);
  arena_release(&d->arena);
}
