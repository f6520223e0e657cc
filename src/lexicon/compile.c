/* From the Turtle of ontology/ to the block. What each property means stands in ontology/README.md. */
#include "lexicon/block.h"

#include "base/io.h"
#include "base/map.h"
#include "base/utf8.h"
#include "rdf/reading.h"
#include "text/fold.h"

#include <stdlib.h>
#include <string.h>

typedef struct Pair {
  uint32_t of, to; ///< subjects, by index
} Pair;

typedef struct Draft {
  Entry entry;
  Str iri;
  Str value;      ///< local name of the first lex:value; what it means depends on the class
  uint32_t roles; ///< bit set of Role, of all its lex:value
} Draft;

typedef struct Form {
  uint32_t draft;
  Str text, lang;
  uint8_t class, feature, flags; ///< class W_NONE: the class of its entry
} Form;

typedef struct DraftFact {
  uint32_t draft, predicate;
  Str value, lang;
} DraftFact;

typedef struct TrieEdge {
  uint32_t from, node;
  uint64_t token;
} TrieEdge;

typedef struct FormAt {
  uint32_t node, form;
} FormAt;

typedef struct Compiler {
  Report *report;
  Arena arena;
  Map subjects; ///< IRI to draft index
  Map pool_index, edge_index;
  ARRAY(Draft) drafts;
  ARRAY(Form) forms;
  ARRAY(DraftFact) facts;
  ARRAY(Pair) former, over, capitals;
  ARRAY(Form) ambiguous;
  ARRAY(TrieEdge) edges;
  ARRAY(FormAt) at;
  ARRAY(Str) langs;
  StrBuf pool;
  uint32_t node_count;
} Compiler;

static uint32_t draft_of(Compiler *c, Str iri) {
  uint32_t next = (uint32_t)c->drafts.n;
  uint32_t i = map_add(&c->subjects, iri, next);
  if (i == next) {
    Draft d = {.iri = arena_copy(&c->arena, iri)};
    d.entry.entity_class = ENTITY_CLASS_COUNT;
    d.entry.link = d.entry.capital_of = NO_ENTRY;
    array_push(&c->drafts, d);
  }
  return i;
}

static void add_form(Compiler *c, uint32_t draft, Term t, WordClass class, Feature feature, int flags) {
  Form f = {
      draft,         arena_copy(&c->arena, t.value), arena_copy(&c->arena, t.lang), (uint8_t) class, (uint8_t)feature,
      (uint8_t)flags};
  array_push(&c->forms, f);
}

static void add_fact(Compiler *c, uint32_t draft, Predicate p, Term t) {
  array_push(&c->facts, (DraftFact){draft, p, arena_copy(&c->arena, t.value), arena_copy(&c->arena, t.lang)});
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

/* The kind of lex:value depends on the class, which may come later in the file: kept as text, resolved by finish_entry. */
static void take_lexical(Compiler *c, uint32_t i, Str local, Term o, Place place) {
  Entry *e = &c->drafts.at[i].entry;
  int feature = str_is(local, "form") ? F_NONE : kind_of(feature_names, FEATURE_COUNT, local);
  if (str_is(local, "form") || feature) add_form(c, i, o, W_NONE, (Feature)feature, 0);
  else if (str_is(local, "acronym")) {
    add_form(c, i, o, e->class ? W_NONE : W_NAME, F_NONE, READING_EXACT);
    if (!e->class) add_fact(c, i, P_ALT_LABEL, o);
  } else if (str_is(local, "demonym")) add_form(c, i, o, W_DEMONYM, F_NONE, 0);
  else if (str_is(local, "combining")) add_form(c, i, o, W_COMBINING, F_NONE, 0);
  else if (str_is(local, "seat")) add_form(c, i, o, W_SEAT, F_NONE, 0);
  else if (str_is(local, "cue")) add_form(c, i, o, W_CUE, F_NONE, 0);
  else if (str_is(local, "weakCue")) add_form(c, i, o, W_WEAK_CUE, F_NONE, 0);
  else if (str_is(local, "ambiguous")) {
    if (o.kind == TERM_LITERAL) {
      Form f = {i, arena_copy(&c->arena, o.value), arena_copy(&c->arena, o.lang), 0, 0, 0};
      array_push(&c->ambiguous, f);
    }
  } else if (str_is(local, "value")) {
    Str value = lexicon_local_name(o.value);
    if (!c->drafts.at[i].value.n) c->drafts.at[i].value = arena_copy(&c->arena, value);
    c->drafts.at[i].roles |= 1u << kind_of(role_names, ROLE_COUNT, value);
  } else if (str_is(local, "act")) e->act = (uint8_t)kind_of(act_names, ACT_COUNT, lexicon_local_name(o.value));
  else if (str_is(local, "number")) take_offset(e, o.value);
  else if (str_is(local, "offset")) take_offset(e, o.value);
  else if (str_is(local, "from") && e->class == W_FIRST_NAME) e->number += number_of(o.value) * 10000;
  else if (str_is(local, "until") && e->class == W_FIRST_NAME) e->number += number_of(o.value);
  else if (str_is(local, "weak")) e->flags |= str_is(o.value, "true") || str_is(o.value, "1") ? ENTRY_WEAK : 0;
  else if (str_is(local, "last")) e->flags |= str_is(o.value, "true") || str_is(o.value, "1") ? ENTRY_LAST : 0;
  else if (str_is(local, "region")) e->flags |= str_is(o.value, "true") || str_is(o.value, "1") ? ENTRY_REGION : 0;
  else if (str_is(local, "country")) {
    uint32_t to = draft_of(c, o.value);
    c->drafts.at[i].entry.link = to;
  } else if (str_is(local, "capital") || str_is(local, "territory"))
    array_push(&c->capitals, (Pair){i, draft_of(c, o.value)});
  else if (str_is(local, "formerName")) array_push(&c->former, (Pair){i, draft_of(c, o.value)});
  else if (str_is(local, "over")) array_push(&c->over, (Pair){i, draft_of(c, o.value)});
  (void)place;
}

static Status take_triple(void *user, const Triple *t, Place place) {
  Compiler *c = user;
  if (t->subject.kind != TERM_IRI) return STATUS_OK;
  uint32_t i = draft_of(c, t->subject.value);
  Str p = t->predicate.value, local;
  Term o = t->object;
  if (str_is(p, NS_RDF "type")) {
    Str type = arena_copy(&c->arena, o.value);
    take_type(&c->drafts.at[i].entry, type);
  } else if (in_namespace(p, NS_LEX, &local)) take_lexical(c, i, local, o, place);
  else if (str_is(p, NS_RDFS "label")) {
    add_form(c, i, o, W_NAME, F_NONE, READING_LABEL);
    add_fact(c, i, P_LABEL, o);
  } else if (str_is(p, NS_SKOS "altLabel")) {
    add_form(c, i, o, W_NAME, F_NONE, 0);
    add_fact(c, i, P_ALT_LABEL, o);
  } else if (str_is(p, NS_SKOS "prefLabel")) add_fact(c, i, P_PREF_LABEL, o);
  else if (str_is(p, NS_SKOS "broader")) add_fact(c, i, P_BROADER, o);
  else if (str_is(p, NS_OWL "sameAs")) add_fact(c, i, P_SAME_AS, o);
  else if (str_is(p, NS_ENT "isoCode")) add_fact(c, i, P_ISO_CODE, o);
  else if (str_is(p, NS_ENT "partOf")) {
    uint32_t to = draft_of(c, o.value);
    c->drafts.at[i].entry.link = to;
  }
  return STATUS_OK;
}

static Ref pool_add(Compiler *c, Str s) {
  uint32_t at = map_add(&c->pool_index, s, (uint32_t)c->pool.n);
  if (at == c->pool.n) strbuf_add(&c->pool, s);
  return (Ref){at, (uint32_t)s.n};
}

/* lex:value by the class of the entry: openers carry their Roles (the first, and the set of all), modals a Shift, determiners a Manner; others keep the local name. */
static void finish_entry(Compiler *c, Draft *d) {
  Entry *e = &d->entry;
  e->iri = pool_add(c, d->iri);
  e->value = pool_add(c, d->value);
  if (e->class == W_OPENER) e->act = (uint8_t)kind_of(role_names, ROLE_COUNT, d->value), e->number = (int32_t)d->roles;
  if (e->class == W_MODAL) e->act = (uint8_t)kind_of(shift_names, SHIFT_COUNT, d->value);
  if (e->class == W_DETERMINER) e->act = (uint8_t)kind_of(manner_names, MANNER_COUNT, d->value);
}

static uint8_t class_of_form(const Compiler *c, const Form *f) {
  const Entry *e = &c->drafts.at[f->draft].entry;
  if (e->class == W_FORMER_NAME) return W_NAME;
  if (f->class == W_NONE) return e->class;
  if (f->class == W_NAME)
    return e->entity_class == CLASS_PLACE ? W_PLACE : e->entity_class < CLASS_AGREEMENT ? W_NAME : W_NONE;
  return f->class;
}

static bool has_upper(Str s) {
  for (size_t i = 0; i < s.n;) {
    uint32_t ch;
    i += utf8_next(s, i, &ch);
    if (fold_is_upper(ch)) return true;
  }
  return false;
}

static uint32_t trie_step(Compiler *c, uint32_t from, uint64_t token) {
  char key[12];
  memcpy(key, &from, 4);
  memcpy(key + 4, &token, 8);
  uint32_t node = map_add(&c->edge_index, (Str){key, 12}, c->node_count);
  if (node == c->node_count) {
    c->node_count++;
    array_push(&c->edges, (TrieEdge){from, node, token});
  }
  return node;
}

static void plant_forms(Compiler *c) {
  TextTables none = {0};
  Text text = {0};
  c->node_count = 1;
  for (size_t i = 0; i < c->forms.n; i++) {
    Str form = c->forms.at[i].text;
    bool elided = form.n && form.p[form.n - 1] == '\''; /* « l' » is a token only before a word */
    Document d = {.id = STR("form"), .text = elided ? arena_printf(&c->arena, "%.*sx", STR_ARG(form)) : form};
    text_read(&text, &d, &none);
    uint32_t node = 0;
    for (size_t k = 0; k + elided < text.tokens.n; k++) node = trie_step(c, node, text.tokens.at[k].hash);
    if (node) array_push(&c->at, (FormAt){node, (uint32_t)i});
  }
  text_release(&text);
}

static uint16_t lang_index(Compiler *c, Str tag) {
  if (!tag.n) return 0;
  for (size_t i = 0; i < c->langs.n; i++)
    if (str_eq(c->langs.at[i], tag)) return (uint16_t)(i + 1);
  array_push(&c->langs, tag);
  return (uint16_t)c->langs.n;
}

static const Compiler *sorting; ///< qsort has no argument for it; set around each call
static int by_iri(const void *a, const void *b) {
  return str_cmp(sorting->drafts.at[*(const uint32_t *)a].iri, sorting->drafts.at[*(const uint32_t *)b].iri);
}
static int by_node(const void *a, const void *b) {
  const FormAt *x = a, *y = b;
  if (x->node != y->node) return x->node < y->node ? -1 : 1;
  return x->form < y->form ? -1 : x->form > y->form;
}
static int by_draft(const void *a, const void *b) {
  const DraftFact *x = a, *y = b;
  if (x->draft != y->draft) return x->draft < y->draft ? -1 : 1;
  if (x->predicate != y->predicate) return x->predicate < y->predicate ? -1 : 1;
  int order = str_cmp(x->value, y->value);
  return order ? order : str_cmp(x->lang, y->lang);
}

static bool is_pair(const Pair *pairs, size_t n, uint32_t of, uint32_t to) {
  for (size_t i = 0; i < n; i++)
    if (pairs[i].of == of && pairs[i].to == to) return true;
  return false;
}

/* A reading loses its form when another entry at the same form says lex:over it. */
static bool is_overruled(const Compiler *c, const FormAt *group, size_t n, const Form *f) {
  for (size_t i = 0; i < n; i++) {
    const Form *other = &c->forms.at[group[i].form];
    if (other->draft != f->draft && str_eq(other->lang, f->lang) &&
        is_pair(c->over.at, c->over.n, other->draft, f->draft))
      return true;
  }
  return false;
}

static bool is_ambiguous(const Compiler *c, const Form *f) {
  for (size_t i = 0; i < c->ambiguous.n; i++) {
    const Form *a = &c->ambiguous.at[i];
    if (a->draft == f->draft && str_eq(a->text, f->text) && (!a->lang.n || str_eq(a->lang, f->lang))) return true;
  }
  return false;
}

typedef ARRAY(char) Bytes;
static void append(Bytes *b, const void *p, size_t n) {
  size_t padded = (n + 15) & ~(size_t)15;
  array_reserve(b, b->n + padded);
  if (n) memcpy(b->at + b->n, p, n);
  memset(b->at + b->n + n, 0, padded - n);
  b->n += padded;
}

typedef ARRAY(Reading) Readings;

static void make_readings(Compiler *c, const uint32_t *order, Readings *readings, FormNode *nodes) {
  if (c->at.n) qsort(c->at.at, c->at.n, sizeof *c->at.at, by_node);
  for (size_t i = 0; i < c->at.n;) {
    size_t end = i;
    while (end < c->at.n && c->at.at[end].node == c->at.at[i].node) end++;
    FormNode *node = &nodes[c->at.at[i].node];
    node->begin = (uint32_t)readings->n;
    for (size_t k = i; k < end; k++) {
      const Form *f = &c->forms.at[c->at.at[k].form];
      uint8_t class = class_of_form(c, f);
      if (!class || is_overruled(c, c->at.at + i, end - i, f)) continue;
      int flags = f->flags | (has_upper(f->text) ? READING_CAPITAL : 0) | (is_ambiguous(c, f) ? READING_AMBIGUOUS : 0);
      Reading g = {order[f->draft], pool_add(c, f->text), lang_index(c, f->lang), class, f->feature, (uint8_t)flags};
      bool twice = false;
      for (size_t m = node->begin; m < readings->n && !twice; m++) {
        Reading *old = &readings->at[m];
        twice = old->entry == g.entry && old->class == g.class && old->feature == g.feature && old->lang == g.lang &&
                old->form.at == g.form.at && old->form.n == g.form.n;
        if (twice) old->flags |= g.flags & READING_LABEL;
      }
      if (!twice) array_push(readings, g);
    }
    node->end = (uint32_t)readings->n;
    i = end;
  }
}

static uint32_t final_index(const uint32_t *place, uint32_t draft) {
  return draft == NO_ENTRY ? NO_ENTRY : place[draft];
}

static void build_block(Compiler *c, Bytes *out, const char version[65]) {
  uint32_t n = (uint32_t)c->drafts.n;
  uint32_t *order = ARENA_ARRAY(&c->arena, uint32_t, n + 1), *place = ARENA_ARRAY(&c->arena, uint32_t, n + 1);
  for (uint32_t i = 0; i < n; i++) order[i] = i;
  sorting = c;
  qsort(order, n, sizeof *order, by_iri);
  for (uint32_t i = 0; i < n; i++) place[order[i]] = i;
  if (c->facts.n) qsort(c->facts.at, c->facts.n, sizeof *c->facts.at, by_draft);

  FormNode *nodes = ARENA_ARRAY(&c->arena, FormNode, c->node_count + 1);
  Readings readings = {0};
  make_readings(c, place, &readings, nodes);

  uint32_t slots = 64, words = 64;
  while (slots < c->edges.n * 2) slots *= 2;
  while (words * 20 < c->edges.n) words *= 2; /* few false alarms, and for the usual lexicon in the inner cache */
  FormNode *table = ARENA_ARRAY(&c->arena, FormNode, slots);
  uint64_t *first = ARENA_ARRAY(&c->arena, uint64_t, words), *later = ARENA_ARRAY(&c->arena, uint64_t, words);
  for (size_t i = 0; i < c->edges.n; i++) nodes[c->edges.at[i].from].goes_on = 1;
  for (size_t i = 0; i < c->edges.n; i++) {
    const TrieEdge *e = &c->edges.at[i];
    uint64_t hash = block_hash(e->from, e->token), filtered = e->from ? hash : e->token;
    (e->from ? later : first)[block_word(filtered, words - 1)] |= block_bits(filtered);
    uint32_t at = (uint32_t)hash & (slots - 1);
    while (table[at].tag) at = (at + 1) & (slots - 1);
    table[at] = nodes[e->node];
    table[at].tag = block_tag(hash);
    table[at].number = e->node & INT32_MAX;
  }

  Entry *entries = ARENA_ARRAY(&c->arena, Entry, n + 1);
  KnownFact *facts = ARENA_ARRAY(&c->arena, KnownFact, c->facts.n + 1);
  for (size_t i = 0; i < c->facts.n; i++) {
    const DraftFact *f = &c->facts.at[i];
    Entry *e = &c->drafts.at[f->draft].entry;
    if (e->fact_end == e->fact_begin) e->fact_begin = (uint32_t)i;
    e->fact_end = (uint32_t)i + 1;
    facts[i] = (KnownFact){f->predicate, pool_add(c, f->value), pool_add(c, f->lang)};
  }
  for (uint32_t i = 0; i < n; i++) {
    Draft *d = &c->drafts.at[i];
    finish_entry(c, d);
    d->entry.link = final_index(place, d->entry.link);
    d->entry.capital_of = final_index(place, d->entry.capital_of);
    entries[place[i]] = d->entry;
  }
  uint32_t *of_entries = ARENA_ARRAY(&c->arena, uint32_t, readings.n + 1);
  block_list_readings(readings.at, (uint32_t)readings.n, entries, n, of_entries);
  Ref *langs = ARENA_ARRAY(&c->arena, Ref, c->langs.n + 1);
  for (size_t i = 0; i < c->langs.n; i++) langs[i] = pool_add(c, c->langs.at[i]);

  BlockHead h = {.magic = "ENTLEX",
                 .entries = n,
                 .readings = (uint32_t)readings.n,
                 .nodes = slots,
                 .facts = (uint32_t)c->facts.n,
                 .langs = (uint32_t)c->langs.n,
                 .pool = (uint32_t)c->pool.n,
                 .format = BLOCK_FORMAT,
                 .filter = words};
  memcpy(h.version, version, 64);
  append(out, &h, sizeof h);
  append(out, entries, n * sizeof *entries);
  append(out, readings.at, readings.n * sizeof *readings.at);
  append(out, of_entries, readings.n * sizeof *of_entries);
  append(out, table, slots * sizeof *table);
  append(out, facts, c->facts.n * sizeof *facts);
  append(out, langs, c->langs.n * sizeof *langs);
  append(out, first, words * sizeof *first);
  append(out, later, words * sizeof *later);
  append(out, c->pool.data, c->pool.n);
  array_release(&readings);
}

/* Links between entries that could only be made when all files were read. */
static void connect(Compiler *c) {
  for (size_t i = 0; i < c->capitals.n; i++) c->drafts.at[c->capitals.at[i].to].entry.capital_of = c->capitals.at[i].of;
  for (size_t i = 0; i < c->former.n; i++)
    for (size_t k = 0; k < c->forms.n; k++)
      if (c->forms.at[k].draft == c->former.at[i].to)
        c->forms.at[k].draft = c->former.at[i].of, c->forms.at[k].class = W_NAME;
}

static bool is_data_file(Str path) {
  return str_ends(path, STR(".ttl")) && !str_ends(path, STR("/shapes.ttl")) && !str_ends(path, STR("/entente.ttl")) &&
         !str_ends(path, STR("/rules.ttl")) && !str_ends(path, STR("/report.ttl"));
}

Status lexicon_compile(Lexicon *lex, const char *folder, const char *path, Report *r) {
  Compiler c = {.report = r};
  StrList files = {0};
  Bytes bytes = {0};
  Versions version;
  *lex = (Lexicon){0};
  Status status = block_version(folder, &version, r);
  if (status == STATUS_OK) status = io_list_files(folder, &c.arena, &files, r);
  for (size_t i = 0; i < files.n && status == STATUS_OK; i++)
    if (is_data_file(files.at[i])) status = rdf_read_file(files.at[i].p, RDF_TURTLE, take_triple, &c, r);
  if (status == STATUS_OK) {
    connect(&c);
    plant_forms(&c);
    build_block(&c, &bytes, version.all);
    lex->block = bytes.at;
    lex->size = bytes.n;
    bytes.at = NULL;
    if (!block_attach(lex))
      status = report_error(r, STATUS_BAD_INPUT, (Place){folder, 0, 0}, "the lexicon could not be compiled");
    lexicon_set_versions(lex, &version);
  }
  OutFile out;
  if (status == STATUS_OK && path && (status = out_open(&out, path, r)) == STATUS_OK) {
    fwrite(lex->block, 1, lex->size, out.stream);
    status = out_commit(&out, r);
  }
  array_release(&bytes), array_release(&files), array_release(&c.drafts), array_release(&c.forms),
      array_release(&c.facts);
  array_release(&c.former), array_release(&c.over), array_release(&c.capitals), array_release(&c.ambiguous);
  array_release(&c.edges), array_release(&c.at), array_release(&c.langs);
  map_release(&c.subjects), map_release(&c.pool_index), map_release(&c.edge_index);
  strbuf_release(&c.pool);
  arena_release(&c.arena);
  return status;
}
