#include "extract/names.h"
#include "extract/strangers.h"
#include "extract/verbs.h"

#define NAME(local)                                                                                                    \
  { local, sizeof(local) - 1 }
const Str agreement_status_names[AG_COUNT] = {
    [AG_NONE] = NAME(""),
    [AG_PLANNED] = NAME("planned"),
    [AG_NEGOTIATING] = NAME("negotiating"),
    [AG_AGREED] = NAME("agreed"),
    [AG_SIGNED] = NAME("signed"),
    [AG_IN_FORCE] = NAME("in-force"),
    [AG_SUSPENDED] = NAME("suspended"),
    [AG_ENDED] = NAME("ended"),
    [AG_REFUSED] = NAME("refused"),
};
#undef NAME

const Str rule_names[RULE_COUNT] = {
#define X(name, local) {local, sizeof(local) - 1},
    EXTRACTION_RULES(X)
#undef X
};

bool list_has(const IndexList *l, uint32_t v) {
  for (int i = 0; i < l->n; i++)
    if (l->at[i] == v) return true;
  return false;
}

void list_add(IndexList *l, uint32_t v) {
  if (v != NONE && l->n < LIST_MAX && !list_has(l, v)) l->at[l->n++] = v;
}

void list_add_all(IndexList *l, const IndexList *from) {
  for (int i = 0; i < from->n; i++) list_add(l, from->at[i]);
}

void args_add(Args *args, Arg arg) {
  for (int i = 0; i < args->n; i++)
    if (args->at[i].actor == arg.actor && args->at[i].person == arg.person) return;
  if (args->n < LIST_MAX) args->at[args->n++] = arg;
}

void args_add_side(const Analysis *a, Act act, Args *to, Arg side) {
  bool organ = side.actor != NONE && (a->actors.at[side.actor].class == CLASS_GOVERNMENT_BODY ||
                                      a->actors.at[side.actor].class == CLASS_ORGANIZATION);
  bool later = act == ACT_RATIFY || act == ACT_ADOPT || act == ACT_REFUSE || act == ACT_END;
  if (organ && later) side.actor = state_above(a, side.actor);
  if (organ && later && side.actor == NONE) return;
  args_add(to, side);
}

void args_take_group(Args *to, const Args *from) {
  to->group_firms |=
      from->group_firms; /* also said of those who are not told: « un accord », after « les deux sociétés » */
  if (!from->group) return;
  to->group = true, to->group_states |= from->group_states, to->group_people |= from->group_people;
  to->group_span = from->group_span, to->group_count = from->group_count;
}

/* A unit that can be an argument; a place only when it is a state or a capital. */
bool arg_is_actor(const Analysis *a, const WordUnit *u) {
  if (u->type == UNIT_ACTOR || u->type == UNIT_PERSON || u->type == UNIT_GROUP) return true;
  if (u->type != UNIT_PLACE || u->index == NONE) return false;
  const Entry *e = &a->lex->entries[u->index];
  return e->entity_class <= CLASS_INTERGOVERNMENTAL || e->capital_of != NO_ENTRY;
}

/* « Dubai-based »: tells of the firm after it. */
static bool based_in(const Analysis *a, size_t k) {
  const WordUnit *u = unit_at(a, k), *n = unit_at(a, k + 1);
  return (u->type == UNIT_PLACE || u->type == UNIT_ACTOR) && n->type == UNIT_WORD && n->flags & TOKEN_HYPHEN &&
         n->flags & TOKEN_WORD && !unit_is_capital(n);
}

/* "visiting Dutch minister X": what X is doing there, not what is told. */
static bool is_visiting(const Analysis *a, const WordUnit *u) {
  const Reading *g = unit_has(u, W_TRIGGER) ? unit_reading(u, W_TRIGGER) : NULL;
  return g && g->feature == F_GERUND && a->lex->entries[g->entry].act == ACT_VISIT;
}

/* "state-owned", "chipmaker", "neighbouring": a word that may stand between « et » and the name it describes. */
bool arg_is_description(const Analysis *a, size_t k) {
  const WordUnit *u = unit_at(a, k);
  if (u->type != UNIT_WORD || !(u->flags & TOKEN_WORD) || unit_is_capital(u) || unit_is_genitive(a, u)) return false;
  const uint64_t nouns = W_BIT(W_GROUP) | W_BIT(W_OFFICE) | W_BIT(W_ORDINAL);
  bool compound = u->flags & TOKEN_HYPHEN || unit_at(a, k + 1)->flags & TOKEN_HYPHEN;
  bool national = unit_is_plain(u) && ((k && unit_has(unit_at(a, k - 1), W_DEMONYM)) || /* "Saudi carrier" */
                                       unit_has(unit_at(a, k + 1), W_DEMONYM));         /* « broyeur malaisien » */
  return is_visiting(a, u) || compound || national || (u->mask && unit_is_plain(u)) || (u->mask && !(u->mask & ~nouns));
}

/* Over such words to the name of a firm, a body or a person; k when none follows. */
static size_t past_description(const Analysis *a, size_t k) {
  size_t n = k;
  while (n < k + 4 && (arg_is_description(a, n) || unit_has(unit_at(a, n), W_DEMONYM))) n++;
  const WordUnit *u = unit_at(a, n);
  bool actor = u->type == UNIT_ACTOR && u->index2 == NONE && unit_is_capital(u) &&
               a->actors.at[u->index].class > CLASS_INTERGOVERNMENTAL;
  return n > k && (actor || u->type == UNIT_PERSON) ? n : k;
}

size_t arg_past_lead(const Analysis *a, size_t k) {
  for (int i = 0; i < 4; i++) {
    const WordUnit *u = unit_at(a, k);
    bool lead = unit_has(u, W_DETERMINER) || unit_has(u, W_TITLE) || unit_opens(a, u, ROLE_OF) ||
                unit_opens(a, u, ROLE_WITH) || unit_opens(a, u, ROLE_BY) || unit_opens(a, u, ROLE_BETWEEN) ||
                (unit_has(u, W_DEMONYM) && unit_at(a, k + 1)->type == UNIT_ACTOR) || based_in(a, k) ||
                /* « l'italien Snam » */ (unit_has(u, W_NUMBER) && unit_at(a, k + 1)->type == UNIT_ACTOR);
    size_t described = lead ? k : past_description(a, k);
    if (!lead && described == k) break;
    k = described > k ? described : k + (based_in(a, k) ? 2 : 1);
  }
  return k;
}

static size_t skip_parenthesis(const Analysis *a, size_t k) {
  if (!unit_is(a, unit_at(a, k), '(')) return k;
  for (size_t e = k + 1; e < k + 14 && e < a->units.n; e++)
    if (unit_is(a, unit_at(a, e), ')')) return e + 1;
  return k;
}

/* « X, spécialiste de …, et Y »: from the comma at k over the apposition to the comma before « et », or k when there is none. */
static size_t skip_apposition(const Analysis *a, size_t k) {
  for (size_t j = k + 1; j < k + 16 && j + 1 < a->units.n; j++) {
    const WordUnit *u = unit_at(a, j);
    if (u->type == UNIT_WORD && u->mask & (W_BIT(W_VERB) | W_BIT(W_AUXILIARY) | W_BIT(W_RELATIVE))) return k;
    if (unit_is(a, u, ';') || unit_is(a, u, ':')) return k;
    if (unit_is(a, u, ','))
      return unit_has(unit_at(a, j + 1), W_CONJUNCTION) && arg_is_actor(a, unit_at(a, arg_past_lead(a, j + 2))) ? j : k;
  }
  return k;
}

/* « OpenAI, the developer of ChatGPT »: a noun phrase that explains the actor before the comma and ends the list. */
static bool explains(const Analysis *a, size_t k) {
  const WordUnit *u = unit_at(a, k), *n = unit_at(a, k + 1);
  return u->type == UNIT_ACTOR && u->flags & TOKEN_WORD && !unit_is_capital(u) && !unit_has(n, W_CONJUNCTION) &&
         !unit_is(a, n, ',');
}

/* "Under an agreement with the EU, Vietnam must …": what stands between a comma and its verb is the subject of that. */
static bool begins_main_clause(const Analysis *a, size_t k) {
  k++;
  for (int i = 0;
       i < 2 && !unit_is_capital(unit_at(a, k)) && unit_at(a, k)->mask & (W_BIT(W_PRONOUN) | W_BIT(W_NEGATION)); i++)
    k++; /* « y contribue » */
  const WordUnit *n = unit_at(a, k);
  return unit_has(n, W_MODAL) || unit_has(n, W_AUXILIARY) || unit_is_finite(a, n);
}

/* « another US laboratory, Anthropic », "a Tokyo software house": the state before a noun is no argument, but what stands in apposition; SIZE_MAX when nothing does. */
static size_t past_modifier(const Analysis *a, size_t k) {
  const WordUnit *u = unit_at(a, k), *before = unit_at(a, k ? k - 1 : 0);
  bool indefinite = k && (unit_has(before, W_OTHER) ||
                          (unit_has(before, W_DETERMINER) && unit_act(a, before, W_DETERMINER) == MANNER_INDEFINITE));
  bool state = u->type == UNIT_ACTOR && actor_is_state(a, u->index);
  if (!indefinite || !(state || u->type == UNIT_PLACE)) return k;
  for (size_t n = k + 1; n < k + 5; n++) {
    const WordUnit *w = unit_at(a, n);
    if (n > k + 1 && unit_is(a, w, ',')) return unit_at(a, n + 1)->type == UNIT_ACTOR ? n + 1 : SIZE_MAX;
    if (!unit_is_plain_lower(w)) return n > k + 1 ? SIZE_MAX : k;
  }
  return SIZE_MAX;
}

/* « Norway's minister, T. Sandvik », "India's space agency ISRO", "UAE Ministry of Culture", "Dubai's DP World": whose it is stands before the actor meant. */
static size_t past_owner(const Analysis *a, size_t k) {
  if (unit_at(a, k)->type != UNIT_ACTOR && unit_at(a, k)->type != UNIT_PLACE) return k;
  size_t n = k + 1;
  if (unit_is_genitive(a, unit_at(a, n))) n++;
  for (int words = 0; n > k + 1 && words < 3 && unit_is_plain_lower(unit_at(a, n)); words++) n++;
  const WordUnit *u = unit_at(a, n);
  return u->type == UNIT_PERSON || u->type == UNIT_ACTOR ? n : k;
}

size_t args_collect(Analysis *a, size_t k, Args *args, Rule rule) {
  size_t end = k, begin = k;
  for (int taken = 0; taken < LIST_MAX; taken++) {
    size_t at_unit = arg_past_lead(a, k);
    size_t meant = past_modifier(a, at_unit);
    if (meant == SIZE_MAX) break;
    at_unit = past_owner(a, meant);
    if (unit_at(a, at_unit)->type == UNIT_ACTOR && unit_is_genitive(a, unit_at(a, at_unit + 1)) &&
        stranger_owned(a, at_unit + 2))
      at_unit += 2; /* « Kenya's Kajiado County » */
    if (unit_is_genitive(a, unit_at(a, at_unit + 1)) && unit_at(a, at_unit)->type == UNIT_ACTOR)
      break; /* "Sinopec, China's largest refiner, have signed" */
    bool company = args->n && args->at[args->n - 1].actor != NONE &&
                   a->actors.at[args->at[args->n - 1].actor].class >= CLASS_COMPANY;
    if (unit_has(unit_at(a, at_unit), W_GROUP) && unit_opens(a, unit_at(a, at_unit + 1), ROLE_OF)) {
      size_t bloc = arg_past_lead(a, at_unit + 2); /* « les États membres de la CEDEAO » */
      const WordUnit *b = unit_at(a, bloc);
      if (b->type == UNIT_ACTOR && a->actors.at[b->index].class == CLASS_INTERGOVERNMENTAL) at_unit = bloc;
    }
    if (rule == R_BETWEEN && args->n && args->at[args->n - 1].actor != NONE)
      company |= a->actors.at[args->at[args->n - 1].actor].class > CLASS_INTERGOVERNMENTAL;
    if (rule != R_PARTICIPANT && rule != R_SUBJECT && !arg_is_actor(a, unit_at(a, at_unit)))
      stranger_as_firm(a, at_unit, company || (rule == R_WITH && stranger_beside_firm(a, k)));
    const WordUnit *u = unit_at(a, at_unit);
    bool after_comma = taken && unit_is(a, unit_at(a, k - 1), ',');
    if (!arg_is_actor(a, u) || (after_comma && explains(a, at_unit))) break;
    if (after_comma && (rule == R_WITH || rule == R_AGENT) && begins_main_clause(a, at_unit)) break;
    if (u->type == UNIT_GROUP)
      args->group = true, args->group_states |= u->index == 1 || u->index == 2, args->group_people |= u->index == 2,
      args->group_firms |= u->index == 3, args->group_span = u->span,
      args->group_count = u->index2 < LIST_MAX ? (uint8_t)u->index2 : 0;
    else if (u->type == UNIT_PERSON) {
      uint32_t actor = a->persons.at[u->index].actor;
      if (actor != NONE && a->actors.at[actor].class == CLASS_GOVERNMENT_BODY && state_above(a, actor) != NONE)
        actor = state_above(a, actor);
      args_add(args, (Arg){actor, u->index, u->span, (uint8_t)rule});
    } else {
      args_add(args, (Arg){actor_of_unit(a, u), NONE, u->span, (uint8_t)rule});
      if (u->type == UNIT_ACTOR && u->index2 != NONE) args_add(args, (Arg){u->index2, NONE, u->span, R_COMPOUND});
    }
    end = skip_parenthesis(a, at_unit + 1);
    k = end;
    if (unit_is(a, unit_at(a, k), ',') && !arg_is_actor(a, unit_at(a, arg_past_lead(a, k + 1))) &&
        !unit_has(unit_at(a, k + 1), W_CONJUNCTION))
      k = skip_apposition(a, k);
    if (unit_is(a, unit_at(a, k), ',')) k++;
    bool conj = args_joined(a, unit_at(a, k));
    if (conj) k++;
    if (k == end) break;
    size_t next = arg_past_lead(a, k);
    bool governed = rule == R_WITH || rule == R_AGENT || rule == R_BINDING || (rule == R_BETWEEN && taken > 0);
    if (conj && governed && args_join_clause(a, begin, next)) break;
    bool companies = args->n && args->at[args->n - 1].actor != NONE &&
                     a->actors.at[args->at[args->n - 1].actor].class >= CLASS_COMPANY;
    bool bloc = unit_has(unit_at(a, next), W_GROUP) && unit_opens(a, unit_at(a, next + 1), ROLE_OF);
    if (!bloc && !arg_is_actor(a, unit_at(a, next)) && !(conj && companies && stranger_listed(a, next))) break;
  }
  return end;
}

AgreementStatus status_of_act(Act act, Tense tense, Shift shift) {
  bool holds = act == ACT_APPLY || act == ACT_BIND || act == ACT_ENTER_FORCE; /* « cessera de s'appliquer » */
  if ((shift == SHIFT_REFUSAL || shift == SHIFT_FAILURE) && holds) return AG_NONE;
  if (shift == SHIFT_REFUSAL || shift == SHIFT_FAILURE)
    return act <= ACT_RATIFY && act != ACT_NONE ? AG_REFUSED : AG_NONE;
  if (shift == SHIFT_ATTEMPT && act == ACT_NEGOTIATE) shift = SHIFT_NONE; /* "continue to negotiate" */
  if (shift == SHIFT_WISH || shift == SHIFT_POSSIBLE || shift == SHIFT_ATTEMPT) return AG_NONE;
  if (shift == SHIFT_AGREED &&
      (act == ACT_SIGN || act == ACT_INITIAL || act == ACT_CONCLUDE || act == ACT_NEGOTIATE || act == ACT_ADOPT))
    return AG_PLANNED; /* « ont décidé de signer » */
  bool ahead = tense == TENSE_FUTURE || tense == TENSE_CONDITIONAL || shift == SHIFT_FUTURE;
  switch (act) {
  case ACT_SIGN: return ahead ? AG_PLANNED : AG_SIGNED;
  case ACT_INITIAL:
  case ACT_AGREE:
  case ACT_ADOPT:
  case ACT_COMMIT:
  case ACT_COOPERATE:
  case ACT_CONCLUDE: return ahead ? AG_PLANNED : AG_AGREED;
  case ACT_RENEW: return ahead ? AG_PLANNED : AG_AGREED;
  case ACT_NEGOTIATE:
  case ACT_DISCUSS: return ahead ? AG_PLANNED : AG_NEGOTIATING;
  case ACT_ENTER_FORCE:
  case ACT_APPLY:
  case ACT_BIND: return ahead ? AG_NONE : AG_IN_FORCE;
  case ACT_RATIFY: return ahead ? AG_NONE : AG_SIGNED;
  case ACT_SUSPEND: return ahead ? AG_NONE : AG_SUSPENDED;
  case ACT_END: return ahead ? AG_NONE : AG_ENDED;
  case ACT_REFUSE: return ahead ? AG_NONE : AG_REFUSED;
  case ACT_PLAN:
  case ACT_PREPARE: return AG_PLANNED;
  case ACT_LAUNCH: return ahead ? AG_PLANNED : AG_AGREED;
  default: return AG_NONE;
  }
}
