#include "extract/clauses.h"

#include "extract/names.h"
#include "extract/phrases.h"
#include "extract/trace.h"
#include "extract/verbs.h"

/* ---- what stands after the verb ---- */

static size_t clause_end(const Analysis *a, size_t from) {
  for (size_t k = from; k < a->units.n; k++) {
    const WordUnit *u = unit_at(a, k);
    if (unit_is(a, u, ';') || (unit_is(a, u, ':') && k + 1 < a->units.n)) return k;
    if (unit_is_finite(a, u) && k > from && !unit_has(unit_at(a, k - 1), W_RELATIVE)) {
      /* the verb of the next clause; its subject belongs to it */
      size_t s = k;
      while (s > from && !unit_is(a, unit_at(a, s), ',') && !unit_has(unit_at(a, s), W_CONJUNCTION) &&
             !unit_has(unit_at(a, s), W_RELATIVE))
        s--;
      return s > from ? s : k;
    }
    if (unit_has(u, W_RELATIVE)) return k;
  }
  return a->units.n;
}

/* "the end of 2026": a noun that only says which part of a time is meant. */
static bool is_part_of_date(const Analysis *a, size_t k) {
  return unit_has(unit_at(a, k), W_TRIGGER) && unit_opens(a, unit_at(a, k + 1), ROLE_OF) &&
         unit_at(a, k + 2)->type == UNIT_DATE;
}

static size_t governed(const Analysis *a, size_t k) {
  if (unit_has(unit_at(a, k), W_OPENER)) k++;
  while (unit_has(unit_at(a, k), W_DETERMINER)) k++;
  return is_part_of_date(a, k) ? k + 2 : k;
}

typedef struct Objects {
  IndexList instruments;
  uint32_t event;
} Objects;

static void take_adjunct(Analysis *a, ActRecord *r, size_t k, size_t *next) {
  const WordUnit *u = unit_at(a, k);
  size_t g = governed(a, k);
  const WordUnit *n = unit_at(a, g);
  *next = k + 1;
  if (n->type == UNIT_DATE) {
    bool ahead = r->tense == TENSE_FUTURE || r->shift == SHIFT_FUTURE; /* « before the end of 2026 » */
    bool since = (unit_opens(a, u, ROLE_BEFORE) && !ahead) || unit_opens(a, u, ROLE_UNTIL);
    if (r->date == NONE && !since) r->date = n->index;
    *next = g + 1;
  } else if (n->type == UNIT_PLACE && (unit_opens(a, u, ROLE_AT) || u == n)) {
    if (!r->place.n) r->place = unit_str(a, n), r->place_span = n->span, r->place_actor = actor_of_unit(a, n);
    *next = g + 1;
  } else if (n->type == UNIT_EVENT && unit_has(u, W_OPENER)) {
    if (r->event == NONE && !unit_opens(a, u, ROLE_OF) && !unit_opens(a, u, ROLE_TO) && !unit_opens(a, u, ROLE_BEFORE))
      r->event = n->index, r->event_span = n->span;
    *next = g + 1;
  } else if (unit_opens(a, u, ROLE_WITH)) {
    size_t end = args_collect(a, k + 1, &r->with, R_WITH);
    if (end > k + 1) *next = end;
  } else if (unit_opens(a, u, ROLE_BY)) {
    size_t end = args_collect(a, k + 1, &r->by, R_AGENT);
    if (end > k + 1) *next = end;
  } else if (unit_opens(a, u, ROLE_BETWEEN)) {
    size_t end = args_collect(a, k + 1, &r->with, R_BETWEEN);
    if (end > k + 1) *next = end;
  } else if (unit_opens(a, u, ROLE_TO) || unit_opens(a, u, ROLE_AT)) {
    if (n->type == UNIT_ACTOR || n->type == UNIT_PERSON || n->type == UNIT_GROUP) {
      size_t end = args_collect(a, k + 1, &r->to, R_BINDING);
      if (end > k + 1) *next = end;
    }
  }
}

/* Units [from, to) only join what stands on either side: « , », « et », articles. */
static bool only_joins(const Analysis *a, size_t from, size_t to) {
  for (size_t k = from; k < to; k++) {
    const WordUnit *u = unit_at(a, k);
    if (!unit_is(a, u, ',') && !unit_has(u, W_CONJUNCTION) && !unit_has(u, W_DETERMINER)) return false;
  }
  return true;
}

static bool act_has_guests(Act act) { return act == ACT_MEET || act == ACT_RECEIVE || act == ACT_HOST; }

/* « …, premier du genre en Afrique »: what explains the object after a comma has places of its own. */
static bool begins_aside(const WordUnit *u) {
  return unit_has(u, W_ORDINAL) || (unit_is_plain(u) && !unit_is_capital(u) && !unit_has(u, W_COMMON));
}

/* « la signature de l'accord a été reportée »: what is put off is the act, and that lies ahead. */
static bool is_put_off(const Analysis *a, size_t instrument) {
  size_t k = instrument;
  while (k > 0 && (unit_has(unit_at(a, k - 1), W_OPENER) || unit_has(unit_at(a, k - 1), W_DETERMINER))) k--;
  if (k == 0 || !unit_has(unit_at(a, k - 1), W_TRIGGER)) return false;
  int act = unit_act(a, unit_at(a, k - 1), W_TRIGGER);
  return unit_reading(unit_at(a, k - 1), W_TRIGGER)->feature == F_NOUN &&
         (act == ACT_SIGN || act == ACT_CONCLUDE || act == ACT_RATIFY);
}

/* « a quitté Rome sans signer l'accord », « ont annulé la signature de l'accord »: the instrument at k is the object of what stands before it. */
static bool belongs_to_another(const Analysis *a, const ActRecord *r, size_t k) {
  bool ends = r->act == ACT_SUSPEND || r->act == ACT_END;
  if (k == 0 || (!ends && r->act != ACT_PLAN)) return false;
  const WordUnit *before = unit_at(a, k - 1);
  if (ends && is_put_off(a, k)) return true;
  if (before->type == UNIT_EVENT) return r->act == ACT_END; /* "broke off talks on a fisheries treaty" */
  if (!unit_has(before, W_TRIGGER) || before->span.start < r->span.end) return false;
  Feature f = (Feature)verb_reading_at(a, k - 1)->feature;
  return f == F_INFINITIVE || f == F_GERUND;
}

static void look_right(Analysis *a, ActRecord *r, size_t i, Objects *o) {
  size_t end = clause_end(a, i + 1), last = i;
  bool aside = false;
  for (size_t k = i + 1; k < end;) {
    const WordUnit *u = unit_at(a, k);
    size_t next = k + 1;
    if (u->type == UNIT_INSTRUMENT) {
      bool oblique = k > 0 && unit_follows_opener(a, k) && r->act != ACT_NEGOTIATE && r->act != ACT_DISCUSS &&
                     r->act != ACT_AGREE && (r->act != ACT_END || o->event != NONE) && !(r->feature == F_NOUN) &&
                     r->act != ACT_PARTICIPATE && r->act != ACT_BIND;
      bool joined = !o->instruments.n || only_joins(a, last + 1, k);
      if (joined && !belongs_to_another(a, r, k) && (!oblique || unit_opens(a, unit_at(a, k - 1), ROLE_OF)))
        list_add(&o->instruments, u->index), last = k;
    } else if (u->type == UNIT_EVENT && !unit_follows_opener(a, k)) {
      if (o->event == NONE) o->event = u->index;
    } else if (act_has_guests(r->act) && !r->to.n && (u->type == UNIT_ACTOR || u->type == UNIT_PERSON) &&
               !unit_follows_opener(a, k)) {                    /* « a reçu le roi de Jordanie » */
      size_t taken = args_collect(a, k, &r->to, R_PARTICIPANT); /* none: « a reçu une France fatiguée » */
      if (taken > k) next = taken;
    } else {
      if (unit_is(a, u, ',')) aside = o->instruments.n && begins_aside(unit_at(a, k + 1));
      if (!aside) take_adjunct(a, r, k, &next);
      cues_add(a, u, &r->domains, true);
    }
    k = next;
  }
}

/* « la visite, entamée mardi, s'est soldée jeudi par … »: a date right after a bare participle is that one's. */
static bool date_of_participle(const Analysis *a, size_t k) {
  if (k < 2 || !unit_has(unit_at(a, k - 1), W_TRIGGER)) return false;
  return unit_reading(unit_at(a, k - 1), W_TRIGGER)->feature == F_PARTICIPLE &&
         !unit_has(unit_at(a, k - 2), W_AUXILIARY);
}

/* Dates, places and openings at the head of the sentence: « Mercredi, à Séoul, … » */
static void look_left(Analysis *a, ActRecord *r, size_t start) {
  size_t from = start;
  while (from > 0 && !unit_ends_clause(a, unit_at(a, from - 1))) from--;
  for (size_t k = from; k < start; k++) {
    const WordUnit *u = unit_at(a, k);
    if (u->type == UNIT_DATE && r->date == NONE) {
      bool owned = k > 0 && unit_opens(a, unit_at(a, k - 1), ROLE_OF) && !unit_is_capital(unit_at(a, k - 1));
      if (!owned && !date_of_participle(a, k)) r->date = u->index;
    } else if (u->type == UNIT_PLACE && !r->place.n && k > 0 && unit_opens(a, unit_at(a, k - 1), ROLE_AT))
      r->place = unit_str(a, u), r->place_span = u->span;
    else if (u->type == UNIT_EVENT && r->event == NONE && unit_follows_opener(a, k)) {
      size_t b = k;
      while (b > 0 && unit_has(unit_at(a, b - 1), W_DETERMINER)) b--;
      const WordUnit *op = unit_at(a, b ? b - 1 : 0);
      if (unit_opens(a, op, ROLE_DURING) || unit_opens(a, op, ROLE_AT) || unit_opens(a, op, ROLE_WITHIN))
        r->event = u->index, r->event_span = u->span;
    } else if (unit_opens(a, u, ROLE_WITH) && r->with.n == 0) args_collect(a, k + 1, &r->with, R_WITH);
  }
}

/* « Paris signera-t-il l'accord ? »: what is asked is not told; but « … l'accord que Paris a signé ? », « Paris a signé … : et puis ? » are. */
static bool is_asked(const Analysis *a, size_t start) {
  size_t end = a->units.n;
  bool opens;
  while (end > 0 && unit_is_quote(a, unit_at(a, end - 1), &opens)) end--;
  if (end == 0 || !unit_is(a, unit_at(a, end - 1), '?')) return false;
  for (size_t k = start; k < end; k++)
    if (unit_is(a, unit_at(a, k), ':') || unit_is(a, unit_at(a, k), ';')) return false;
  for (size_t k = start; k-- > 0 && !unit_ends_clause(a, unit_at(a, k));)
    if (unit_has(unit_at(a, k), W_RELATIVE)) return false;
  return true;
}

/* « signeront … à condition que », "would sign … if": what lies ahead depends on the condition that follows. */
static bool condition_after(const Analysis *a, size_t i, Tense tense) {
  if (tense != TENSE_FUTURE && tense != TENSE_CONDITIONAL) return false;
  for (size_t k = i + 1; k < a->units.n && !unit_is(a, unit_at(a, k), ';'); k++) {
    const Entry *e = unit_entry(a, unit_at(a, k), W_HYPOTHETICAL);
    if (e && str_is(lex_str(a->lex, e->value), "Condition")) return true;
  }
  return false;
}

static bool hypothetical_before(const Analysis *a, size_t start) {
  for (size_t k = start; k-- > 0;) {
    if (unit_ends_clause(a, unit_at(a, k))) return false;
    if (unit_has(unit_at(a, k), W_HYPOTHETICAL)) return true;
    if (k && unit_has(unit_at(a, k), W_RELATIVE) &&
        unit_has(unit_at(a, k - 1), W_TRIGGER)) { /* « exige que Rome signe » */
      int act = unit_act(a, unit_at(a, k - 1), W_TRIGGER);
      if (act == ACT_CALL || act == ACT_WISH) return true;
    }
  }
  return false;
}

/* « dément que Rome ait signé » */
static bool denied_before(const Analysis *a, size_t start) {
  for (size_t k = start; k-- > 1;) {
    if (unit_ends_clause(a, unit_at(a, k))) return false;
    if (unit_has(unit_at(a, k), W_RELATIVE)) return unit_denies(a, unit_at(a, k - 1));
  }
  return false;
}

/* « ont décidé de signer un accord »: the instrument is the object of the second verb, and that one tells how far it has come. */
static bool governs_act(const Analysis *a, size_t i) {
  const WordUnit *u = unit_at(a, i + 1);
  size_t k = unit_opens(a, u, ROLE_OF) || unit_opens(a, u, ROLE_TO) || unit_opens(a, u, ROLE_AT) ? i + 2 : i + 1;
  if (!unit_has(unit_at(a, k), W_TRIGGER)) return false;
  const Reading *g = verb_reading_at(a, k);
  Act act = (Act)a->lex->entries[g->entry].act;
  return g->feature == F_INFINITIVE &&
         (act == ACT_SIGN || act == ACT_INITIAL || act == ACT_CONCLUDE || act == ACT_NEGOTIATE);
}

/* « ont annulé la signature », « la signature … a été annulée »: the act of the noun at i was called off. */
static bool is_called_off(const Analysis *a, size_t i) {
  size_t b = i;
  while (b > 0 && unit_has(unit_at(a, b - 1), W_DETERMINER)) b--;
  const WordUnit *left = unit_at(a, b ? b - 1 : 0);
  if (b > 0 && unit_has(left, W_TRIGGER) && unit_act(a, left, W_TRIGGER) == ACT_END) return true;
  for (size_t k = i + 1; k < a->units.n && !unit_ends_clause(a, unit_at(a, k)); k++) {
    const WordUnit *u = unit_at(a, k), *n = unit_at(a, k + 1);
    if (!unit_has(u, W_TRIGGER) || verb_reading_at(a, k)->feature == F_NOUN) continue;
    return unit_act(a, u, W_TRIGGER) == ACT_END && unit_has(unit_at(a, k - 1), W_AUXILIARY) &&
           !unit_has(n, W_DETERMINER) && !unit_is_mention(n);
  }
  return false;
}

/* Whether something in the sentence shows that a noun such as « la signature » still lies ahead. */
Tense tense_of_sentence(const Analysis *a) {
  Tense t = TENSE_PAST;
  for (size_t k = 0; k < a->units.n; k++) {
    const WordUnit *u = unit_at(a, k);
    if (u->type != UNIT_WORD) continue;
    for (int i = 0; i < u->reading_count; i++) {
      const Reading *g = u->readings[i];
      bool verb = g->class == W_TRIGGER || g->class == W_AUXILIARY || g->class == W_MODAL;
      if (verb && (g->feature == F_FUTURE || g->feature == F_CONDITIONAL)) return TENSE_FUTURE;
      int act = a->lex->entries[g->entry].act;
      if (g->class == W_TRIGGER && (act == ACT_PLAN || act == ACT_PREPARE)) return TENSE_FUTURE;
      if (g->class == W_TRIGGER && act == ACT_SUSPEND && g->feature != F_NOUN) return TENSE_FUTURE;
      if (g->class == W_TRIGGER && (act == ACT_CALL || act == ACT_WISH) && g->feature != F_NOUN) t = TENSE_CONDITIONAL;
      if (g->class == W_MODAL && act == SHIFT_FUTURE) return TENSE_FUTURE;
    }
  }
  return t;
}

/* « il », « elle »: the nearest actor before it in the sentence, else what the sentence before was about; « ils »: the sides. */
static void take_pronoun(Analysis *a, ActRecord *r, size_t pronoun) {
  const WordUnit *u = unit_at(a, pronoun);
  if (unit_reading(u, W_PRONOUN)->feature == F_PLURAL) {
    for (size_t k = pronoun; k-- > 0 && !unit_ends_clause(a, unit_at(a, k));) {
      if (unit_at(a, k)->type != UNIT_ACTOR && unit_at(a, k)->type != UNIT_PERSON) continue;
      size_t first = args_first(a, k);
      if (first == k || unit_follows_opener(a, first)) continue;
      args_collect(a, first, &r->subject, R_GROUP); /* « X et Y …, qu'ils ont signé » */
      return;
    }
    r->subject.group = true, r->subject.group_span = u->span;
    return;
  }
  Arg topic = a->topic;
  for (size_t k = pronoun; k-- > 0;) {
    const WordUnit *m = unit_at(a, k);
    if (m->type == UNIT_ACTOR && m->index2 == NONE) topic = (Arg){m->index, NONE, u->span, R_SUBJECT};
    else if (m->type == UNIT_PERSON) topic = (Arg){a->persons.at[m->index].actor, m->index, u->span, R_SUBJECT};
    else continue;
    break;
  }
  topic.span = u->span;
  TRACE(a, TRACE_MEANS, R_SUBJECT, u->span, "%s",
        topic.actor == NONE
            ? "nobody: no actor before it in the sentence, and the sentence before was about none"
            : arena_printf(&a->trace->arena, "%s: the nearest actor before it, else what the sentence before was about",
                           trace_actor(a, topic.actor))
                  .p);
  if (topic.actor != NONE) args_add(&r->subject, topic);
}

static void take_subject(Analysis *a, ActRecord *r, Objects *o, size_t s, bool *instrument_subject) {
  const WordUnit *u = unit_at(a, s);
  *instrument_subject = false;
  if (u->type == UNIT_INSTRUMENT) {
    *instrument_subject = true;
    list_add(&o->instruments, u->index);
  } else if (u->type == UNIT_EVENT) {
    if (o->event == NONE) o->event = u->index;
  } else {
    size_t first = args_first(a, s);
    args_collect(a, first, &r->subject, R_SUBJECT);
    while (first > 0 && (unit_has(unit_at(a, first - 1), W_DETERMINER) || unit_has(unit_at(a, first - 1), W_DEMONYM)))
      first--;
    if (first > 1 && unit_has(unit_at(a, first - 1), W_CONJUNCTION) &&
        unit_is_subject_pronoun(a, unit_at(a, first - 2)))
      take_pronoun(a, r, first - 2); /* « he and Premier Li Qiang signed … » */
  }
}

/* « que lui soumettaient les États-Unis », « auquel X et Y avaient apposé leur signature »: the antecedent is the object */
static size_t object_relative(const Analysis *a, size_t start, Act act, size_t *antecedent) {
  for (size_t k = start; k-- > 0 && k + 10 > start;) {
    const WordUnit *u = unit_at(a, k);
    if (unit_is_finite(a, u)) return SIZE_MAX;
    if (!unit_has(u, W_RELATIVE)) continue;
    const Entry *e = unit_entry(a, u, W_RELATIVE);
    bool subject_form = str_is(lex_str(a->lex, e->value), "Subject");
    if (subject_form) return SIZE_MAX;
    bool takes_part = act == ACT_PARTICIPATE || act == ACT_CHAIR || act == ACT_HOST;
    for (size_t m = k;
         takes_part && m-- > 0 && m + 16 > k;) /* « les Journées, organisées à Chicago, auxquelles X prend part » */
      if (unit_at(a, m)->type == UNIT_EVENT) {
        *antecedent = m;
        return k;
      }
    bool pronoun =
        k > 0 && unit_has(unit_at(a, k - 1), W_PRONOUN); /* « une lettre …: celle que X et Y avaient signée » */
    for (size_t m = k; m-- > 0 && (pronoun || m + 4 > k);)
      if (unit_at(a, m)->type == UNIT_INSTRUMENT || unit_at(a, m)->type == UNIT_EVENT) {
        *antecedent = m;
        return k;
      }
    return SIZE_MAX;
  }
  return SIZE_MAX;
}

/* At the head of the sentence, or behind its dateline: « Berne, le 20 octobre - Signée hier, la déclaration … » */
static bool opens_sentence(const Analysis *a, size_t start) {
  if (start <= 1) return true;
  Str before = unit_str(a, unit_at(a, start - 1));
  return str_is(before, "-") || str_is(before, "–") || str_is(before, "—") || str_is(before, ":");
}

/* « En signant …, X et Y ont donné … », « Réuni à Tokyo, le Conseil … »: the subject is what follows the next comma. */
static void take_fronted(Analysis *a, ActRecord *r, Objects *o, size_t i) {
  for (size_t k = i + 1; k < a->units.n; k++) {
    if (!unit_is_mention(unit_at(a, k)) || unit_follows_opener(a, k)) continue;
    size_t b = k;
    while (b > 0 && unit_has(unit_at(a, b - 1), W_DETERMINER)) b--;
    if (b == 0 || !unit_is(a, unit_at(a, b - 1), ',')) continue;
    const WordUnit *u = unit_at(a, k);
    if (u->type == UNIT_EVENT) {
      if (o->event == NONE) o->event = u->index;
    } else if (u->type == UNIT_INSTRUMENT) list_add(&o->instruments, u->index);
    else args_collect(a, k, &r->subject, R_SUBJECT);
    return;
  }
}

static void record(Analysis *a, ActRecord *r, const Objects *o) {
  r->event_object = o->event;
  bool weak = a->lex->entries[r->entry].flags & ENTRY_WEAK; /* « effectuer »: counts only with what is done */
  bool list = a->units.n && unit_is(a, unit_at(a, a->units.n - 1), ':');
  if (weak && !list && !o->instruments.n && o->event == NONE && r->event == NONE) {
    TRACE(a, TRACE_NEARLY, R_STEP, r->span,
          "this verb counts only with an instrument or event as its object, and there is none");
    return;
  }
  if (!o->instruments.n) {
    array_push(&a->acts, *r);
    return;
  }
  for (int i = 0; i < o->instruments.n; i++) {
    r->object = o->instruments.at[i];
    ActRecord told = *r;
    told.negated |= a->instruments.at[r->object].negated; /* "No treaty was signed" */
    array_push(&a->acts, told);
  }
}

/* « …, a annoncé le ministère », « le ministre X a déclaré que … »: the subject of a verb of saying, before it or right after it. */
static void take_speaker(Analysis *a, size_t i, const Reading *g) {
  if (g->feature == F_NOUN || g->feature == F_GERUND || g->feature == F_INFINITIVE) return;
  VerbGroup v = verb_group_read(a, i, g);
  if (v.negated || (g->feature == F_PARTICIPLE && !v.auxiliary)) return;
  bool relative;
  size_t k = subject_find(a, v.start, &relative);
  bool before = k != SIZE_MAX && (unit_at(a, k)->type == UNIT_ACTOR || unit_at(a, k)->type == UNIT_PERSON);
  size_t lead = before ? k : v.start;
  while (lead > 0 && unit_has(unit_at(a, lead - 1), W_DETERMINER)) lead--;
  if (relative || (lead > 0 && unit_has(unit_at(a, lead - 1), W_RELATIVE)))
    return; /* « que New Delhi juge déséquilibré » says that only */
  if (!before)
    for (k = i + 1;
         unit_has(unit_at(a, k), W_DETERMINER) || unit_at(a, k)->type == UNIT_DATE || unit_has(unit_at(a, k), W_TITLE);)
      k++;
  const WordUnit *u = unit_at(a, k);
  Arg who = {NONE, NONE, u->span, R_NONE};
  if (v.pronoun != SIZE_MAX) who = a->topic;
  else if (u->type == UNIT_PERSON) who.person = u->index, who.actor = a->persons.at[u->index].actor;
  else if (u->type == UNIT_ACTOR && u->index2 == NONE) who.actor = u->index;
  if (who.person != NONE || who.actor != NONE) array_push(&a->said, (Saying){a->sentence, who});
}

/* The event that ends before start, perhaps with a comma between them, or NONE. */
static uint32_t event_before(const Analysis *a, size_t start) {
  if (start > 0 && unit_is(a, unit_at(a, start - 1), ',')) start--;
  return start > 0 && unit_at(a, start - 1)->type == UNIT_EVENT ? unit_at(a, start - 1)->index : NONE;
}

static bool visitor_before(Analysis *a, size_t start, Args *out) {
  size_t k = start;
  if (k > 0 && unit_is(a, unit_at(a, k - 1), ',')) k--;
  if (k == 0 || (unit_at(a, k - 1)->type != UNIT_PERSON && unit_at(a, k - 1)->type != UNIT_ACTOR)) return false;
  args_collect(a, k - 1, out, R_PARTICIPANT);
  while (out->n > 1) out->n--;
  return out->n == 1;
}

/* "The Prime Minister met …": an office of state of the country where the text is at home. */
static bool is_bare_office(const Analysis *a, size_t start) {
  if (start < 2 || !unit_has(unit_at(a, start - 1), W_OFFICE) || !unit_has(unit_at(a, start - 2), W_DETERMINER))
    return false;
  return str_is(lex_str(a->lex, unit_entry(a, unit_at(a, start - 1), W_OFFICE)->value), "StateOffice");
}

/* « Le CEA-Leti y a signé … »: at the event of which the sentence before spoke. */
static void take_there(const Analysis *a, ActRecord *r, size_t from, size_t to) {
  bool there = false;
  for (size_t k = from; k < to && !there; k++) {
    const WordUnit *u = unit_at(a, k);
    there = unit_has(u, W_PRONOUN) && str_is(lex_str(a->lex, unit_entry(a, u, W_PRONOUN)->value), "There");
  }
  for (size_t k = a->events.n; there && r->event == NONE && k-- > 0;) {
    const EventMention *e = &a->events.at[k];
    if (a->sentence - e->sentence > 1) return;
    if (e->distinct) r->event = (uint32_t)k, r->event_span = r->span;
  }
}

/* « X a procédé avec Y à la signature de … »: the verb that carries the noun at i, or SIZE_MAX. */
static size_t support_verb(const Analysis *a, size_t i) {
  for (size_t k = i; k-- > 0 && k + 20 > i;) {
    const WordUnit *u = unit_at(a, k);
    if (unit_ends_clause(a, u) || unit_has(u, W_RELATIVE)) return SIZE_MAX;
    if (!unit_has(u, W_TRIGGER)) continue;
    return a->lex->entries[verb_reading_at(a, k)->entry].act == ACT_PERFORM ? k : SIZE_MAX;
  }
  return SIZE_MAX;
}

static void take_support(Analysis *a, ActRecord *r, size_t k) {
  VerbGroup v = verb_group_read(a, k, verb_reading_at(a, k));
  r->tense = v.tense == TENSE_NONE ? TENSE_PAST : v.tense;
  r->shift = v.shift, r->negated = v.negated, r->reported = v.reported;
  r->hypothetical = v.subjunctive || hypothetical_before(a, v.start);
  bool relative;
  size_t s = subject_find(a, v.start, &relative);
  if (v.pronoun != SIZE_MAX) take_pronoun(a, r, v.pronoun);
  else if (s != SIZE_MAX && unit_at(a, s)->type != UNIT_INSTRUMENT && unit_at(a, s)->type != UNIT_EVENT)
    args_collect(a, args_first(a, s), &r->subject, R_SUBJECT);
}

/* « an accord … signed Monday »: a past that is a participle too is the active one only before an object. */
static bool may_be_participle(const Analysis *a, size_t i) {
  const WordUnit *u = unit_at(a, i), *n = unit_at(a, i + 1);
  bool participle = false;
  for (int k = 0; k < u->reading_count; k++)
    participle |= u->readings[k]->class == W_TRIGGER && u->readings[k]->feature == F_PARTICIPLE;
  bool object = unit_is_mention(n) || unit_has(n, W_DETERMINER) ||
                (n->type == UNIT_WORD && n->flags & (TOKEN_WORD | TOKEN_NUMBER) && !unit_has(n, W_OPENER));
  return participle && !object;
}

/* « L'accord … . Il lie … », "The pact … . It was signed in Oslo": the pronoun is what the sentence before began with. */
static bool means_instrument(const Analysis *a, size_t i, const VerbGroup *v, Act act) {
  if (a->topic_instrument == NONE || a->instruments.at[a->topic_instrument].sentence + 2 < a->sentence) return false;
  if (unit_reading(unit_at(a, v->pronoun), W_PRONOUN)->feature != F_SINGULAR || v->pronoun > 1) return false;
  if (act == ACT_BIND || act == ACT_APPLY || act == ACT_ENTER_FORCE || act == ACT_ADOPT || act == ACT_COMMIT)
    return true;
  const WordUnit *n = unit_at(a, i + 1);
  return v->auxiliary && act <= ACT_END && !unit_is_mention(n) && !unit_has(n, W_DETERMINER);
}

/* « ECOWAS, Morocco to ink treaty »: "to" straight after the subject with which the headline or its second part begins. */
static bool is_headline_future(const Analysis *a, size_t subject, size_t verb) {
  size_t first = args_first(a, subject);
  bool begins = first == 0 || unit_is(a, unit_at(a, first - 1), ':');
  return begins && verb == subject + 2 && unit_opens(a, unit_at(a, subject + 1), ROLE_TO) &&
         unit_at(a, subject)->type != UNIT_INSTRUMENT;
}

/* « …, signé par A ; pour la partie brésilienne, par B et C »: what is said of A is said of those in the clauses without a verb. */
static void take_elliptic(Analysis *a, ActRecord *r, size_t from) {
  bool person = false;
  for (int k = 0; k < r->by.n; k++) person |= r->by.at[k].person != NONE;
  for (int k = 0; k < r->subject.n; k++) person |= r->subject.at[k].person != NONE;
  size_t k = from;
  while (k < a->units.n && !unit_is(a, unit_at(a, k), ';')) k++;
  while (person && k < a->units.n) {
    size_t end = k + 1;
    while (end < a->units.n && !unit_is(a, unit_at(a, end), ';') && !unit_is_finite(a, unit_at(a, end))) end++;
    if (end < a->units.n && !unit_is(a, unit_at(a, end), ';')) return;
    for (size_t m = k + 1; m < end; m++)
      if (unit_at(a, m)->type == UNIT_PERSON) args_collect(a, m, &r->by, R_AGENT);
    k = end;
  }
}

/* « X et Y formeront … après avoir signé », "X will train … after renewing": the subject of the clause before. */
static size_t subject_of_clause_before(const Analysis *a, size_t start) {
  bool relative;
  for (size_t k = start; k-- > 0;)
    if (unit_is_finite(a, unit_at(a, k)) || unit_has(unit_at(a, k), W_AUXILIARY)) {
      size_t s = subject_find(a, k, &relative);
      const WordUnit *u = unit_at(a, s);
      return s != SIZE_MAX && !relative && (u->type == UNIT_ACTOR || u->type == UNIT_PERSON || u->type == UNIT_GROUP)
                 ? s
                 : SIZE_MAX;
    }
  return SIZE_MAX;
}

/* "the arrangement they concluded in June": the object stands before the subject without a relative pronoun. */
static size_t object_before_subject(const Analysis *a, const VerbGroup *v, const ActRecord *r, size_t i) {
  if (!feature_is_finite(r->feature) && r->feature != F_PARTICIPLE) return SIZE_MAX;
  size_t s = v->pronoun;
  bool relative;
  if (s == SIZE_MAX && (s = subject_find(a, v->start, &relative)) != SIZE_MAX) s = args_first(a, s);
  if (s == SIZE_MAX || v->start > s + 3) return SIZE_MAX;
  while (s > 0 && unit_has(unit_at(a, s - 1), W_DETERMINER)) s--;
  const WordUnit *n = unit_at(a, i + 1);
  bool has_object = unit_has(n, W_DETERMINER) || unit_is_mention(n);
  return s > 0 && !has_object && unit_at(a, s - 1)->type == UNIT_INSTRUMENT ? s - 1 : SIZE_MAX;
}

static void act_at(Analysis *a, size_t i) {
  const WordUnit *u = unit_at(a, i);
  const Reading *g = verb_reading_at(a, i);
  ActRecord r = {.sentence = a->sentence,
                 .entry = g->entry,
                 .act = (Act)a->lex->entries[g->entry].act,
                 .feature = (Feature)g->feature,
                 .span = u->span,
                 .object = NONE,
                 .event = NONE,
                 .event_object = NONE,
                 .place_actor = NONE,
                 .date = NONE};
  if (r.act == ACT_SAY || r.act == ACT_ANNOUNCE) take_speaker(a, i, g);
  if (r.act == ACT_SAY || r.act == ACT_NONE || r.act == ACT_PERFORM) return;
  if ((r.act == ACT_AGREE || r.act == ACT_COMMIT) && governs_act(a, i)) return;
  Objects o = {.event = NONE};
  VerbGroup v = verb_group_read(a, i, g);
  r.shift = v.shift, r.tense = v.tense, r.negated = v.negated, r.reported = v.reported;
  r.hypothetical =
      v.subjunctive || hypothetical_before(a, v.start) || condition_after(a, i, v.tense) || is_asked(a, v.start);
  r.negated |= denied_before(a, v.start);
  if (g->feature == F_NOUN) {
    r.tense = tense_of_sentence(a);
    if (r.tense == TENSE_CONDITIONAL || is_called_off(a, i)) r.hypothetical = true;
    size_t b = i;
    while (b > 0 && unit_has(unit_at(a, b - 1), W_DETERMINER)) b--;
    if (b > 0 && unit_has(unit_at(a, b - 1), W_NEGATION)) r.negated = true;
  } else if (g->feature == F_GERUND) r.tense = TENSE_PAST;
  else if (g->feature == F_PARTICIPLE && r.tense == TENSE_NONE) r.tense = TENSE_PAST;
  bool progressive = g->feature == F_GERUND && v.auxiliary && (r.act == ACT_CONCLUDE || r.act == ACT_AGREE);
  if (progressive) r.act = ACT_NEGOTIATE; /* "are finalising an agreement" */
  r.span = span_join(unit_at(a, v.start)->span, u->span);
  size_t support = g->feature == F_NOUN ? support_verb(a, i) : SIZE_MAX;
  if (support != SIZE_MAX) take_support(a, &r, support);

  size_t antecedent = SIZE_MAX, rel = object_relative(a, v.start, r.act, &antecedent);
  bool relative, by_instrument = false;
  bool participle = g->feature == F_PARTICIPLE && !v.auxiliary && opens_sentence(a, v.start);
  bool fronted = g->feature == F_GERUND || participle;
  if (rel != SIZE_MAX) {
    if (unit_at(a, antecedent)->type == UNIT_EVENT) o.event = unit_at(a, antecedent)->index;
    else list_add(&o.instruments, unit_at(a, antecedent)->index);
    size_t s = v.start;
    while (s-- > rel + 1)
      if ((unit_at(a, s)->type == UNIT_ACTOR || unit_at(a, s)->type == UNIT_PERSON ||
           unit_at(a, s)->type == UNIT_GROUP) &&
          !unit_follows_opener(a, s)) {
        args_collect(a, args_first(a, s), &r.subject, R_SUBJECT);
        break;
      }
    if (!r.subject.n && !r.subject.group) args_collect(a, i + 1, &r.subject, R_SUBJECT);
  } else if (g->feature == F_PARTICIPLE && !v.auxiliary && event_before(a, v.start) != NONE) {
    o.event = event_before(a, v.start); /* « du dialogue coprésidé par X et Y », « les Journées, organisées à … » */
  } else if (r.act == ACT_VISIT && g->feature == F_NONE && visitor_before(a, v.start, &r.subject)) {
    /* « du président X, en visite officielle »: who stands beside it, whatever governs them */
  } else if (v.pronoun != SIZE_MAX && means_instrument(a, i, &v, r.act)) {
    list_add(&o.instruments, a->topic_instrument);
    by_instrument = true;
  } else if (v.pronoun != SIZE_MAX) {
    take_pronoun(a, &r, v.pronoun);
  } else if (g->feature != F_NOUN && !participle) {
    size_t s = subject_find(a, v.start, &relative);
    if (s != SIZE_MAX && (r.act == ACT_SUSPEND || r.act == ACT_END) && is_put_off(a, s)) return;
    if (s != SIZE_MAX) take_subject(a, &r, &o, s, &by_instrument);
    if (s != SIZE_MAX && r.tense == TENSE_INFINITIVE && is_headline_future(a, s, i)) r.tense = TENSE_FUTURE;
  }
  r.bare_office = !r.subject.n && !r.subject.group && is_bare_office(a, v.start);
  r.active_instrument =
      by_instrument && !v.auxiliary && feature_is_finite((Feature)g->feature) && !may_be_participle(a, i);
  r.passive = by_instrument || (o.event != NONE && !r.subject.n);
  Objects right = {.event = NONE};
  look_right(a, &r, i, &right);
  if (rel == SIZE_MAX && !by_instrument && !right.instruments.n && !o.instruments.n) {
    size_t bare = object_before_subject(a, &v, &r, i);
    if (bare != SIZE_MAX) list_add(&o.instruments, unit_at(a, bare)->index);
  }
  if (!by_instrument && rel == SIZE_MAX) list_add_all(&o.instruments, &right.instruments);
  if (o.event == NONE) o.event = right.event;
  if (by_instrument && r.act == ACT_BIND && v.clitic && a->topic.actor != NONE)
    args_add(&r.subject, (Arg){a->topic.actor, NONE, a->topic.span, R_BINDING});
  if (by_instrument && r.act == ACT_BIND) { /* « un protocole d'accord le lie à Washington » */
    for (size_t k = i + 1; k < a->units.n && k < i + 6; k++)
      if (unit_at(a, k)->type == UNIT_ACTOR || unit_at(a, k)->type == UNIT_GROUP) {
        args_collect(a, k, &r.subject, R_BINDING);
        break;
      }
  }
  if (!r.subject.n && !r.subject.group && g->feature == F_GERUND && unit_follows_opener(a, v.start)) {
    size_t s = subject_of_clause_before(a, v.start);
    if (s != SIZE_MAX) take_subject(a, &r, &o, s, &relative);
  }
  if (!r.subject.n && !r.subject.group && fronted) take_fronted(a, &r, &o, i);
  if (g->feature != F_NOUN && !r.subject.n && !r.subject.group &&
      unit_is(a, unit_at(a, i + 1), ':')) /* « deux ministres y ont apposé leur nom : A et B » */
    args_collect(a, i + 2, &r.subject, R_SUBJECT);
  bool to_it = unit_has(unit_at(a, i + 1), W_PRONOUN) && unit_is(a, unit_at(a, i + 2), ':');
  if (to_it && r.act == ACT_SIGN)
    args_collect(a, i + 3, &r.subject, R_SUBJECT); /* "Three people will put their names to it: A, B and C" */
  if (g->feature == F_PARTICIPLE && !v.auxiliary && !r.subject.n && !r.subject.group && v.start > 0 &&
      unit_has(unit_at(a, v.start - 1), W_CONJUNCTION)) {
    /* « ont décidé de … et adopté une déclaration »: subject and tense of the verb before */
    for (size_t k = a->acts.n; k-- > 0 && a->acts.at[k].sentence == a->sentence;)
      if (a->acts.at[k].subject.n || a->acts.at[k].subject.group) {
        r.subject = a->acts.at[k].subject;
        r.tense = a->acts.at[k].tense;
        break;
      }
  }
  if (g->feature == F_NOUN && (r.act == ACT_SIGN || r.act == ACT_INITIAL)) { /* « porte la signature de A et de B » */
    size_t end = clause_end(a, i + 1);
    for (size_t k = i + 1; k < end; k++)
      if (unit_at(a, k)->type == UNIT_PERSON) {
        args_collect(a, k, &r.by, R_AGENT);
        break;
      } else if (unit_at(a, k)->type == UNIT_INSTRUMENT) break;
  }
  size_t stop = clause_end(a, i + 1); /* « … dans les domaines suivants : A, B et C » */
  if (unit_is(a, unit_at(a, stop), ':') && stop > 0 && unit_opens(a, unit_at(a, stop - 1), ROLE_TOPIC)) {
    int before = r.domains.n;
    for (size_t k = stop + 1; k < a->units.n; k++) cues_add(a, unit_at(a, k), &r.domains, true);
    for (int k = before; k < r.domains.n; k++) r.domains.at[k].rule = R_LIST_CUE;
  }
  look_left(a, &r, v.start);
  take_there(a, &r, v.start, i);
  if (!r.subject.n && !r.subject.group && g->feature != F_NOUN && !by_instrument && v.auxiliary) {
    /* « c'est Martina Hirayama qui … » is found by the relative; « ont apposé leur signature X et Y » by what follows */
    bool binds = r.act <= ACT_RATIFY && r.act != ACT_AGREE;
    for (size_t k = i + 1; binds && k < a->units.n; k++) {
      const WordUnit *n = unit_at(a, k);
      if (n->type == UNIT_ACTOR || n->type == UNIT_PERSON) {
        if (!unit_follows_opener(a, k)) args_collect(a, k, &r.subject, R_SUBJECT);
        break;
      }
      bool adjunct = n->type == UNIT_DATE || n->type == UNIT_PLACE || unit_has(n, W_OPENER) ||
                     unit_has(n, W_DETERMINER) || unit_is(a, n, ',');
      if (!adjunct) break;
    }
  }
  if ((r.act == ACT_SIGN || r.act == ACT_INITIAL) && g->feature != F_NOUN) take_elliptic(a, &r, i);
  record(a, &r, &o);
}

/* What this sentence is about, for the pronouns of the next. */
static void take_topic(Analysis *a) {
  bool told = unit_has(unit_at(a, 0), W_PRONOUN); /* what « il » meant goes on */
  for (size_t k = 0; k < a->units.n; k++) {
    const WordUnit *u = unit_at(a, k);
    if (u->type == UNIT_INSTRUMENT && !told && !unit_follows_opener(a, k)) {
      told = true;
      a->topic_instrument = u->index;
    }
    if ((u->type != UNIT_ACTOR && u->type != UNIT_PERSON) || unit_follows_opener(a, k)) continue;
    if (!told) a->topic_instrument = NONE;
    if (u->type == UNIT_ACTOR) a->topic = (Arg){u->index, NONE, u->span, R_SUBJECT};
    else a->topic = (Arg){a->persons.at[u->index].actor, u->index, u->span, R_SUBJECT};
    return;
  }
}

void acts_find(Analysis *a) {
  for (size_t i = 0; i < a->units.n; i++)
    if (unit_has(unit_at(a, i), W_TRIGGER) && unit_is_verb(a, i) && !is_part_of_date(a, i)) act_at(a, i);
  talks_find(a);
  take_topic(a);
}

void acts_spread_over_lists(Analysis *a) {
  size_t n = a->acts.n;
  for (size_t i = 0; i < n; i++) {
    ActRecord *r = &a->acts.at[i];
    if (r->object != NONE) continue;
    const Sentence *s = &a->text->sentences.at[r->sentence];
    const Block *intro = &a->text->blocks.at[s->block];
    Str said = str_trim(text_str(a->text, s->span));
    if (!said.n || said.p[said.n - 1] != ':' || intro->sentence_end - 1 != r->sentence) continue;
    ActRecord base = *r;
    for (size_t k = 0; k < a->instruments.n; k++) {
      const Instrument *x = &a->instruments.at[k];
      const Block *b = &a->text->blocks.at[a->text->sentences.at[x->sentence].block];
      if (b->intro != s->block || b->sentence_begin != x->sentence || x->anaphor) continue;
      bool first = x->span.start < b->span.start + 24;
      if (!first) continue;
      base.object = (uint32_t)k;
      a->acts.at[i].spread = true;
      array_push(&a->acts, base);
    }
  }
}
