#include "extract/strangers.h"

#include "extract/names.h"

/* A run of capitalised words that nobody knows, in a list of actors: « KHNP et Elektrárna Dukovany II », « la Munich Quantum Valley » */
bool stranger_listed(Analysis *a, size_t k) {
  size_t end = k;
  if (unit_at(a, k)->type == UNIT_PLACE && unit_at(a, k + 1)->type == UNIT_WORD && !unit_at(a, k + 1)->mask) end++;
  while (unit_at(a, end)->type == UNIT_WORD && unit_is_capital(unit_at(a, end)) &&
         !(unit_at(a, end)->mask & ~(W_BIT(W_CUE) | W_BIT(W_BODY_HEAD) | W_BIT(W_NUMBER) | W_BIT(W_COMMON))))
    end++;
  bool unknown = false;
  for (size_t i = k; i < end; i++) unknown |= unit_at(a, i)->type == UNIT_WORD && !unit_at(a, i)->mask;
  const WordUnit *n = unit_at(a, end);
  bool closed = end == a->units.n || unit_is(a, n, ',') || unit_is(a, n, '(') || unit_is(a, n, '.') ||
                unit_is(a, n, ')') || unit_has(n, W_AUXILIARY) || unit_has(n, W_TRIGGER) ||
                unit_has(n, W_CONJUNCTION) || unit_has(n, W_RELATIVE) ||
                (unit_has(n, W_BODY_HEAD) && !unit_is_capital(n)) || unit_has(n, W_OPENER) || unit_has(n, W_MODAL);
  if (!unknown || !closed || end - k > 5 || unit_at(a, k)->flags & TOKEN_FIRST) return false;
  Span span = span_join(unit_at(a, k)->span, unit_at(a, end - 1)->span);
  uint32_t actor = actor_named(a, CLASS_ORGANIZATION, text_str(a->text, span), span);
  units_merge(a, k, end, UNIT_ACTOR, actor);
  return true;
}

bool is_written_as_firm(const Analysis *a, size_t k) {
  for (; unit_at(a, k)->type == UNIT_WORD && unit_is_capital(unit_at(a, k)); k++) {
    const WordUnit *u = unit_at(a, k);
    const WordUnit *n = unit_at(a, k + 1); /* « the Uzcosmos agency » */
    if (unit_has(u, W_BODY_HEAD) || (!u->mask && unit_has(n, W_BODY_HEAD) && !unit_is_capital(n))) return true;
    Str s = unit_str(a, u);
    bool small = false;
    for (size_t i = 1; !u->mask && i < s.n; i++) {
      small |= s.p[i] >= 'a' && s.p[i] <= 'z';
      if ((small && i > 2 && s.p[i] >= 'A' && s.p[i] <= 'Z') || (s.p[i] >= '0' && s.p[i] <= '9')) return true;
    }
  }
  return false;
}

/* The unknown name at k becomes an actor where its form, or the firm beside it, tells that it is one. */
bool stranger_as_firm(Analysis *a, size_t k, bool beside_firm) {
  size_t end = k;
  while (unit_at(a, end)->type == UNIT_WORD && unit_is_capital(unit_at(a, end))) end++;
  if (end == k || unit_has(unit_at(a, k), W_FIRST_NAME)) return false;
  const WordUnit *n = unit_at(a, arg_past_lead(a, end + 1));
  bool firm_follows = unit_has(unit_at(a, end), W_CONJUNCTION) && n->type == UNIT_ACTOR && n->index2 == NONE &&
                      a->actors.at[n->index].class >= CLASS_COMPANY;
  return (beside_firm || firm_follows || is_written_as_firm(a, k)) && stranger_listed(a, k);
}

/* A word of a name that nobody knows: unknown itself, or such as stand in the names of firms. */
static bool names_stranger(const WordUnit *u) {
  const uint64_t may = W_BIT(W_CUE) | W_BIT(W_WEAK_CUE) | W_BIT(W_BODY_HEAD) | W_BIT(W_NUMBER) | W_BIT(W_COMMON);
  if (u->type == UNIT_PLACE) return true; /* « Télécom Sahel » */
  return u->type == UNIT_WORD && unit_is_capital(u) && !(u->mask & ~may) && !(u->mask && u->flags & TOKEN_FIRST);
}

/* The first unit of the run of such words that ends before `end`, or `end` when it holds no unknown word. */
static size_t stranger_from(const Analysis *a, size_t end) {
  size_t from = end;
  bool unknown = false;
  while (from > 0 && end - from < 6) {
    bool genitive =
        from > 1 && end > from && unit_is_genitive(a, unit_at(a, from - 1)); /* "Tigray People's Liberation Front" */
    bool particle =
        from > 1 && end > from && unit_at(a, from - 1)->mask == W_BIT(W_PARTICLE); /* "Yacimientos de Litio" */
    size_t word = from - 1 - (genitive || particle);
    if (!names_stranger(unit_at(a, word))) break;
    from = word;
    unknown |= !unit_at(a, from)->mask;
  }
  return unknown ? from : end;
}

static void take_stranger(Analysis *a, size_t from, size_t end) {
  Span span = span_join(unit_at(a, from)->span, unit_at(a, end - 1)->span);
  units_merge(a, from, end, UNIT_ACTOR, actor_named(a, CLASS_ORGANIZATION, text_str(a->text, span), span));
}

/* A clause may begin at k: at the head of the sentence, or after « Dimanche, », "In Oslo, ". */
static bool begins_clause(const Analysis *a, size_t k) {
  if (k > 1 && unit_is_genitive(a, unit_at(a, k - 1)) && unit_at(a, k - 2)->type == UNIT_ACTOR) k -= 2;
  for (int words = 0; k > 0 && words < 3 && (unit_has(unit_at(a, k - 1), W_DEMONYM) || arg_is_description(a, k - 1));
       words++)
    k--; /* "Kenyan utility KenGen" */
  k = determiners_before(a, k);
  if (k == 0) return true;
  if (!unit_is(a, unit_at(a, k - 1), ',') || k > 8) return false;
  for (size_t i = 0; i + 1 < k; i++)
    if (unit_at(a, i)->type == UNIT_ACTOR || unit_at(a, i)->type == UNIT_PERSON || names_stranger(unit_at(a, i)))
      return false;
  return true;
}

/* The unit after the name that "(YLB)" before unit `end` shortens, or end. */
static size_t before_letters(const Analysis *a, size_t end) {
  bool letters = end > 3 && unit_is(a, unit_at(a, end - 1), ')') && unit_is(a, unit_at(a, end - 3), '(');
  return letters && unit_at(a, end - 2)->flags & TOKEN_ALLCAPS ? end - 3 : end;
}

/* « l'Institut X et la Munich Quantum Valley ont signé »: who acts together with a firm or a body is one too. */
static void party_before(Analysis *a, size_t conj) {
  size_t k = arg_past_lead(a, conj + 1);
  if (unit_is_genitive(a, unit_at(a, k + 1))) k += 2; /* "South Africa's Transnet and Mozambique's CFM" */
  const WordUnit *right = unit_at(a, k);
  if (right->type != UNIT_ACTOR || right->index2 != NONE || a->actors.at[right->index].class < CLASS_COMPANY) return;
  size_t end = before_letters(a, conj), from = stranger_from(a, end);
  if (from < end && begins_clause(a, from)) take_stranger(a, from, end); /* not « Traxys and Navoi Company » */
}

/* Whether a verb of signing or concluding follows at k, perhaps after an auxiliary and an adverb. */
static bool signs_at(const Analysis *a, size_t k) {
  for (size_t i = k; i < k + 4 && i < a->units.n; i++) {
    const WordUnit *u = unit_at(a, i);
    int act = unit_has(u, W_TRIGGER) ? unit_act(a, u, W_TRIGGER) : ACT_NONE;
    if (act == ACT_SIGN || act == ACT_INITIAL || act == ACT_CONCLUDE) return unit_is_verb(a, i);
    if (!unit_has(u, W_AUXILIARY) && !unit_has(u, W_MODAL) && !(u->type == UNIT_WORD && u->mask == W_BIT(W_COMMON)))
      return false;
  }
  return false;
}

/* "Enagás and Gasunie signed a memorandum": two names that nobody knows, and an instrument that both sign. */
static void pair_of_strangers(Analysis *a, size_t conj) {
  size_t next = conj + 1, end = next;
  while (end < next + 5 && names_stranger(unit_at(a, end))) end++;
  if (end == next || stranger_from(a, end) != next || !signs_at(a, end)) return; /* not « Baksa et signe un traité » */
  size_t left = before_letters(a, conj), from = stranger_from(a, left);
  if (from == left || !begins_clause(a, from)) return;
  for (size_t i = end; i < a->units.n; i++) {
    if (!unit_has(unit_at(a, i), W_INSTRUMENT)) continue;
    take_stranger(a, next, end);
    take_stranger(a, from, left);
    return;
  }
}

/* The unit after the run of words of a name that begins at k; k when nobody could be meant by it. */
static size_t stranger_end(const Analysis *a, size_t k) {
  size_t end = k;
  while (end < k + 6 && names_stranger(unit_at(a, end)))
    end += unit_is_genitive(a, unit_at(a, end + 1)) && names_stranger(unit_at(a, end + 2)) ? 2 : 1;
  return end > k && !unit_has(unit_at(a, k), W_FIRST_NAME) && stranger_from(a, end) == k ? end : k;
}

/* Whether the name tells by itself that it is no person's: of a sector, of a kind of body, written as firms are, or of three words. */
static bool names_firm(const Analysis *a, size_t k, size_t end) {
  if (end - k > 2 || is_written_as_firm(a, k)) return true;
  for (size_t i = k; i < end; i++)
    if (unit_at(a, i)->mask & (W_BIT(W_CUE) | W_BIT(W_WEAK_CUE) | W_BIT(W_BODY_HEAD))) return true;
  return false;
}

/* « un contrat entre Anglo American Platinum et Toyota Tsusho »: names that nobody knows between which an instrument stands. */
static void strangers_between(Analysis *a, size_t opener) {
  size_t from[LIST_MAX], to[LIST_MAX], n = 0, k = opener + 1;
  bool instrument = false, firm = false, joined = false;
  for (size_t i = 0; i < opener && !instrument; i++) instrument = unit_has(unit_at(a, i), W_INSTRUMENT);
  while (instrument && n < LIST_MAX) {
    size_t at = arg_past_lead(a, k);
    const WordUnit *u = unit_at(a, at);
    bool known = u->type == UNIT_ACTOR && u->index2 == NONE;
    size_t end = known ? at + 1 : stranger_end(a, at);
    if (end == at) return;
    firm |= known ? a->actors.at[u->index].class >= CLASS_COMPANY : names_firm(a, at, end);
    if (!known) from[n] = at, to[n++] = end;
    k = end + 1;
    if (joined) break;
    joined = unit_has(unit_at(a, end), W_CONJUNCTION);
    if (!joined && !unit_is(a, unit_at(a, end), ',')) return;
  }
  for (size_t i = joined && firm ? n : 0; i-- > 0;) take_stranger(a, from[i], to[i]);
}

bool stranger_owned(Analysis *a, size_t k) {
  bool headline = text_in_headline(a->text, a->sentence);
  return !unit_has(unit_at(a, k), W_FIRST_NAME) && (headline ? stranger_as_firm(a, k, false) : stranger_listed(a, k));
}

/* Whether a firm or a body that nothing governs stands before k: what it signs something with is one too. */
bool stranger_beside_firm(const Analysis *a, size_t k) {
  for (size_t i = 0; i < k; i++) {
    const WordUnit *u = unit_at(a, i);
    bool firm = u->type == UNIT_ACTOR && u->index2 == NONE && a->actors.at[u->index].class >= CLASS_COMPANY;
    if (firm && (i == 0 || !unit_has(unit_at(a, i - 1), W_OPENER))) return true;
  }
  return false;
}

/* « l'ouzbek Uzbekneftegaz », « le japonais Rapidus »: one name that nobody knows, behind an adjective of nation with its article; "Indian
   refiner Hindustan Petroleum", « le raffineur indien … »: with a noun beside it, a name that is no person's. */
static void stranger_of_nation(Analysis *a, size_t k) {
  if (!unit_has(unit_at(a, k), W_DEMONYM)) return;
  const WordUnit *left = unit_at(a, k ? k - 1 : 0);
  bool article = k && !unit_is_capital(unit_at(a, k)) && left->mask & (W_BIT(W_DETERMINER) | W_BIT(W_OPENER));
  bool described = k && unit_is_plain_lower(left);
  size_t from = k + 1;
  while (from < k + 3 && !article && unit_is_plain_lower(unit_at(a, from))) from++;
  size_t end = from;
  while (names_stranger(unit_at(a, end))) end++;
  if (end == from) return;
  bool single = article && end == from + 1 && !unit_at(a, from)->mask;
  bool firm = (described || from > k + 1) && names_firm(a, from, end) && !unit_has(unit_at(a, from), W_FIRST_NAME);
  if (single || firm || (article && is_written_as_firm(a, from))) stranger_listed(a, from);
}

/* "Presight AI, an Abu Dhabi-based company, …": a name that nobody knows, and behind it what firm it is. */
static void stranger_explained(Analysis *a, size_t k) {
  size_t end = k;
  while (names_stranger(unit_at(a, end))) end++;
  const WordUnit *article = unit_at(a, end + 1);
  bool explained = end > k && (k == 0 || !names_stranger(unit_at(a, k - 1))) && unit_is(a, unit_at(a, end), ',') &&
                   unit_has(article, W_DETERMINER) && unit_act(a, article, W_DETERMINER) == MANNER_INDEFINITE;
  if (!explained || stranger_from(a, end) != k || unit_has(unit_at(a, k), W_FIRST_NAME)) return;
  for (size_t i = end + 2; i < end + 8; i++) {
    const WordUnit *u = unit_at(a, i);
    if (u->flags & TOKEN_PUNCT || unit_has(u, W_RELATIVE) || unit_has(u, W_OPENER)) return;
    const Entry *head = unit_is_capital(u) ? NULL : unit_entry(a, u, W_BODY_HEAD);
    if (!head || !str_is(lex_str(a->lex, head->value), "Company")) continue;
    take_stranger(a, k, end);
    return;
  }
}

/* « Airbus et le raffineur indien Hindustan Petroleum »: behind a noun with its nation; k where no name follows. */
static size_t past_nation(const Analysis *a, size_t k) {
  size_t n = k;
  bool nation = false;
  for (; n < k + 3 && (unit_has(unit_at(a, n), W_DEMONYM) || unit_is_plain_lower(unit_at(a, n))); n++)
    nation |= unit_has(unit_at(a, n), W_DEMONYM);
  return nation && names_stranger(unit_at(a, n)) ? n : k;
}

/* "QuTech, its Dutch rival, agreed": the unit behind what explains the name that ends before unit k, else k. */
static size_t past_explanation(const Analysis *a, size_t k) {
  if (!unit_is(a, unit_at(a, k), ',') || !unit_has(unit_at(a, k + 1), W_DETERMINER)) return k;
  for (size_t i = k + 2; i < k + 7; i++)
    if (unit_is(a, unit_at(a, i), ',')) return i + 1;
  return k;
}

/* "NIST and QuTech signed", "Ghana and Sahara Copper signed": the name behind the conjunction, of which the actor before it tells whether it
   may be a person's. */
static void party_behind(Analysis *a, size_t conj) {
  const WordUnit *left = unit_at(a, conj - 1);
  if (left->type != UNIT_ACTOR || left->index2 != NONE) return;
  size_t next = past_nation(a, arg_past_lead(a, conj + 1)), end = stranger_end(a, next);
  size_t from = end > next ? past_explanation(a, end) : next;
  bool verb = false;
  for (size_t v = from; v < from + 6 && v < a->units.n && !verb; v++)
    verb = unit_has(unit_at(a, v), W_AUXILIARY) || unit_has(unit_at(a, v), W_TRIGGER);
  if (!verb || arg_is_actor(a, unit_at(a, next))) return;
  EntityClass class = a->actors.at[left->index].class;
  const WordUnit *act = unit_at(a, from);
  bool agrees = unit_has(act, W_TRIGGER) && unit_act(a, act, W_TRIGGER) == ACT_AGREE && unit_is_verb(a, from);
  bool told = end > next && (agrees || signs_at(a, from)) &&
              (names_firm(a, next, end) || (class == CLASS_GOVERNMENT_BODY && end == next + 1));
  if (class >= CLASS_COMPANY || is_written_as_firm(a, next) || told) stranger_listed(a, next);
}

void parties_unknown_find(Analysis *a) {
  bool headline = text_in_headline(a->text, a->sentence), instruments = a->sentence_mask & W_BIT(W_INSTRUMENT);
  for (size_t k = 1; k + 3 < a->units.n && !headline && instruments; k++)
    if (unit_opens(a, unit_at(a, k), ROLE_BETWEEN)) strangers_between(a, k);
  bool heads = a->sentence_mask & W_BIT(W_BODY_HEAD), demonyms = a->sentence_mask & W_BIT(W_DEMONYM);
  for (size_t k = 0; k + 1 < a->units.n && heads; k++) stranger_explained(a, k);
  for (size_t k = 1; k + 1 < a->units.n && demonyms; k++) stranger_of_nation(a, k);
  for (size_t k = 1; k + 1 < a->units.n && k < 16; k++)
    if (unit_has(unit_at(a, k), W_CONJUNCTION)) party_before(a, k), pair_of_strangers(a, k);
  for (size_t k = 1; k + 1 < a->units.n; k++)
    if (unit_has(unit_at(a, k), W_CONJUNCTION)) party_behind(a, k);
}
