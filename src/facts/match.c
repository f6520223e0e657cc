#include "facts/match.h"

#include <string.h>

static void add_codes(Matcher *m, uint32_t i) {
  const Entry *e = &m->lex->entries[i];
  if (!(e->flags & ENTRY_KNOWN) || !class_is_actor((EntityClass)e->entity_class)) return;
  for (uint32_t f = e->fact_begin; f < e->fact_end; f++) {
    Str value = lex_str(m->lex, m->lex->facts[f].value);
    if (m->lex->facts[f].predicate == P_ISO_CODE) map_add(&m->codes, value, i);
    Str item = m->lex->facts[f].predicate == P_SAME_AS ? match_wikidata(value) : STR("");
    if (item.n) map_add(&m->codes, item, i);
  }
}

void matcher_init(Matcher *m, const Lexicon *lex) {
  *m = (Matcher){.lex = lex};
  for (uint32_t i = 0; i < lex->entry_count; i++) {
    const Entry *e = &lex->entries[i];
    add_codes(m, i);
    if (e->class == W_INSTRUMENT) map_add(&m->agreement_kinds, lex_str(lex, e->value), 1);
    if (e->class == W_EVENT_NOUN) map_add(&m->event_kinds, lex_str(lex, e->value), 1);
  }
  map_add(&m->agreement_kinds, STR("understanding"), 1); /* has no noun */
}

void matcher_release(Matcher *m) {
  map_release(&m->codes);
  map_release(&m->agreement_kinds), map_release(&m->event_kinds);
  map_release(&m->names);
  array_release(&m->found);
}

Str match_wikidata(Str value) {
  static const char *const heads[] = {"wd:", "http://www.wikidata.org/entity/", "https://www.wikidata.org/entity/",
                                      "https://www.wikidata.org/wiki/"};
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
    if (str_starts(value, str_of(heads[i]))) {
      value = str_sub(value, strlen(heads[i]), value.n);
      break;
    }
  if (value.n < 2 || value.n > 12 || value.p[0] != 'Q' || value.p[1] == '0') return STR("");
  for (size_t i = 1; i < value.n; i++)
    if (value.p[i] < '0' || value.p[i] > '9') return STR("");
  return value;
}

static MatchResult known_as(uint32_t found, uint32_t *entry) {
  *entry = found;
  return found == NO_ENTRY ? MATCH_UNKNOWN : MATCH_KNOWN;
}

static bool is_iri(Str value) {
  bool absolute = iri_is_absolute(value) && str_find(value, STR("://")) != SIZE_MAX;
  return absolute || str_starts(value, STR("state/")) || str_starts(value, STR("organization/"));
}

static MatchResult match_iri(const Matcher *m, Str value, uint32_t *entry) {
  StrBuf iri = {0};
  if (str_find(value, STR("://")) == SIZE_MAX) strbuf_adds(&iri, NS_ID);
  strbuf_add(&iri, value);
  uint32_t found = lexicon_find(m->lex, strbuf_as_str(&iri));
  strbuf_release(&iri);
  bool actor = found != NO_ENTRY && class_is_actor((EntityClass)m->lex->entries[found].entity_class);
  return known_as(actor ? found : NO_ENTRY, entry);
}

static MatchResult match_name(Matcher *m, Str value, uint32_t *entry) {
  enum { NAMES_MAX = 1 << 16 }; /* a file may name a million new ones */
  if (m->found.n >= NAMES_MAX) map_clear(&m->names), array_clear(&m->found);
  uint32_t next = (uint32_t)m->found.n, at = map_add(&m->names, value, next);
  if (at == next) {
    uint32_t entries[KNOWN_MAX];
    int sure, n = known_entries(m->lex, W_NAME, value, entries, &sure), of = sure ? sure : n;
    array_push(&m->found, (struct FoundName){n ? entries[0] : NO_ENTRY, of > 1});
  }
  *entry = m->found.at[at].entry;
  if (m->found.at[at].several) return MATCH_SEVERAL;
  return *entry == NO_ENTRY ? MATCH_NEW : MATCH_KNOWN;
}

MatchResult match_actor(Matcher *m, Str value, uint32_t *entry) {
  Str item = match_wikidata(value);
  if (item.n) return known_as(map_get(&m->codes, item), entry);
  if (is_iri(value)) return match_iri(m, value, entry);
  bool code = value.n == 2 && value.p[0] >= 'A' && value.p[0] <= 'Z' && value.p[1] >= 'A' && value.p[1] <= 'Z';
  *entry = code ? map_get(&m->codes, value) : NO_ENTRY;
  return *entry != NO_ENTRY ? MATCH_KNOWN : match_name(m, value, entry);
}

uint32_t match_domain(Matcher *m, Str value) {
  StrBuf iri = {0};
  bool full = str_starts(value, STR(NS_DOMAIN)), group = str_find(value, STR("group-")) != SIZE_MAX;
  if (!full) strbuf_adds(&iri, NS_DOMAIN);
  strbuf_add(&iri, value);
  uint32_t entry = group ? NO_ENTRY : lexicon_find(m->lex, strbuf_as_str(&iri));
  strbuf_release(&iri);
  return entry != NO_ENTRY ? entry : known_domain(m->lex, value);
}

bool match_kind(const Matcher *m, EntityClass class, Str value) {
  return map_get(class == CLASS_EVENT ? &m->event_kinds : &m->agreement_kinds, value) != MAP_NONE;
}
