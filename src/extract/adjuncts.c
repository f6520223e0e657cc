#include "extract/acts.h"

#include "extract/dates.h"
#include "extract/names.h"
#include "extract/phrases.h"
#include "extract/strangers.h"
#include "extract/verbs.h"

static size_t governed(const Analysis *a, size_t k) {
  if (unit_has(unit_at(a, k), W_OPENER)) k++;
  while (unit_has(unit_at(a, k), W_DETERMINER)) k++;
  return is_part_of_date(a, k) ? k + 2 : k;
}

static void add_all(Args *to, const Args *from) {
  for (int i = 0; i < from->n; i++) args_add(to, from->at[i]);
  args_take_group(to, from);
}

/* « un protocole, aujourd'hui contesté », "a deal, now dead,": the time at unit g, which its phrase begins at k, is that of the word behind it. */
static bool begins_aside_of_time(const Analysis *a, size_t k, size_t g) {
  const WordUnit *n = unit_at(a, g + 1);
  const Reading *v = unit_reading(n, W_TRIGGER);
  return k > 0 && unit_is(a, unit_at(a, k - 1), ',') && (unit_is_plain_lower(n) || (v && v->feature == F_PARTICIPLE)) &&
         !unit_has(n, W_OPENER) && !unit_has(n, W_DETERMINER);
}

static void take_adjunct(Analysis *a, ActRecord *r, size_t k, size_t *next) {
  const uint64_t governing = W_BIT(W_OPENER) | W_BIT(W_DETERMINER) | W_BIT(W_TRIGGER);
  const WordUnit *u = unit_at(a, k);
  *next = k + 1;
  if (u->type == UNIT_WORD && !(u->mask & governing)) return;
  size_t g = governed(a, k);
  const WordUnit *n = unit_at(a, g);
  if (n->type == UNIT_DATE) {
    a->dates.at[n->index].aside |= begins_aside_of_time(a, k, g);
    if (a->dates.at[n->index].aside) return;
    bool ahead = r->tense == TENSE_FUTURE || r->shift == SHIFT_FUTURE; /* « before the end of 2026 » */
    bool since = ((unit_opens(a, u, ROLE_BEFORE) || unit_opens(a, u, ROLE_FOR)) && !ahead) ||
                 unit_opens(a, u, ROLE_UNTIL); /* « un partenariat pour 2026-2030 » */
    if (r->date == NONE && !since && date_tells(&a->dates.at[n->index])) r->date = n->index;
    *next = g + 1;
  } else if (n->type == UNIT_PLACE && r->act == ACT_TRANSFER && unit_opens(a, u, ROLE_TO) &&
             actor_is_state(a, actor_of_unit(a, n))) { /* « vendra des avions à la Grèce » */
    args_add(&r->to, (Arg){actor_of_unit(a, n), NONE, n->span, R_BINDING});
    *next = g + 1;
  } else if (n->type == UNIT_PLACE && (unit_opens(a, u, ROLE_AT) || (u == n && !unit_follows_opener(a, k)))) {
    if (!r->place.n && r->act != ACT_BIND)
      r->place = place_name(a, n), r->place_span = n->span, r->place_actor = actor_of_unit(a, n);
    *next = g + 1;
  } else if (n->type == UNIT_EVENT && unit_has(u, W_OPENER)) {
    bool beside = unit_opens(a, u, ROLE_OF) || unit_opens(a, u, ROLE_TO) || unit_opens(a, u, ROLE_BEFORE) ||
                  unit_opens(a, u, ROLE_TOPIC) ||
                  (unit_opens(a, u, ROLE_FOR) && r->act != ACT_VISIT); /* « en vue du sommet » */
    if (r->event == NONE && (!beside || unit_opens(a, u, ROLE_AT))) r->event = n->index, r->event_span = n->span;
    *next = g + 1;
  } else if (unit_opens(a, u, ROLE_WITH)) {
    Args with = {0};
    size_t end = args_collect(a, k + 1, &with, R_WITH);
    if (end > k + 1) *next = end;
    if (!unit_opens(a, unit_at(a, end), ROLE_AS) && !args_look_on(a, k, &with))
      add_all(&r->with, &with); /* not "with X as a witness" */
  } else if (unit_opens(a, u, ROLE_BY)) {
    size_t end = args_collect(a, k + 1, &r->by, R_AGENT);
    if (end > k + 1) *next = end;
  } else if (unit_opens(a, u, ROLE_BETWEEN)) {
    size_t end = args_collect(a, k + 1, &r->with, R_BETWEEN);
    if (end > k + 1) *next = end;
  } else if (unit_opens(a, u, ROLE_TO) || unit_opens(a, u, ROLE_AT)) {
    size_t whom = arg_past_lead(a, k + 1);
    const WordUnit *m = unit_at(a, whom);
    bool firm = m->type == UNIT_WORD && is_written_as_firm(a, whom); /* « à VietJet » */
    if (m->type == UNIT_ACTOR || m->type == UNIT_PERSON || m->type == UNIT_GROUP || firm) {
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

/* "discussed the implementation of the treaty": what is carried out is no longer negotiated. */
static bool is_applied(const Analysis *a, size_t k) {
  while (k > 0 && unit_has(unit_at(a, k - 1), W_DETERMINER) && !unit_has(unit_at(a, k - 1), W_OPENER)) k--;
  if (k < 2 || !unit_opens(a, unit_at(a, k - 1), ROLE_OF) || !unit_has(unit_at(a, k - 2), W_TRIGGER)) return false;
  int act = a->lex->entries[verb_reading(unit_at(a, k - 2))->entry].act;
  return act == ACT_APPLY || act == ACT_ENTER_FORCE;
}

/* "left Paris with three agreements": what somebody leaves with is not what they leave. "Broke with the treaty", "ended on Tuesday with a
   treaty" have no object before it. */
static bool is_taken_along(const Analysis *a, const ActRecord *r, size_t k) {
  size_t o = determiners_before(a, k);
  if (r->act != ACT_END || o < 2 || !unit_opens(a, unit_at(a, o - 1), ROLE_WITH)) return false;
  size_t object = o - 1;
  while (object > 0 && unit_at(a, object - 1)->span.start >= r->span.end) object--;
  const WordUnit *u = unit_at(a, object);
  return object < o - 1 && u->type != UNIT_DATE && !unit_has(u, W_OPENER);
}

/* « a quitté Rome sans signer l'accord », « ont annulé la signature de l'accord »: the instrument at k is the object of what stands before it. */
static bool belongs_to_another(const Analysis *a, const ActRecord *r, size_t k) {
  bool ends = r->act == ACT_SUSPEND || r->act == ACT_END;
  if (k > 0 && unit_names_source(a, unit_at(a, k - 1))) return true; /* « …, selon un accord dévoilé vendredi » */
  if (r->act == ACT_COOPERATE && k > 0 && unit_opens(a, unit_at(a, k - 1), ROLE_UNDER)) return true;
  if (r->act == ACT_DISCUSS && is_applied(a, k)) return true;
  if (k == 0 || (!ends && r->act != ACT_PLAN)) return false;
  const WordUnit *before = unit_at(a, k - 1);
  if (is_taken_along(a, r, k) || (ends && is_put_off(a, k))) return true;
  if (before->type == UNIT_EVENT) return r->act == ACT_END; /* "broke off talks on a fisheries treaty" */
  if (!unit_has(before, W_TRIGGER) || before->span.start < r->span.end) return false;
  Feature f = (Feature)verb_reading_at(a, k - 1)->feature;
  return f == F_INFINITIVE || f == F_GERUND;
}

/* « a adhéré en 2023 aux accords », « a donné son feu vert à l'accord »: what one joins, approves or rejects stands behind « à », with nothing
   but a time between. */
static bool is_joined(const Analysis *a, const ActDraft *d, size_t k) {
  Act act = d->r.act;
  if (act != ACT_RATIFY && act != ACT_ADOPT && act != ACT_REFUSE && act != ACT_END && act != ACT_PREPARE) return false;
  if (!unit_opens(a, unit_at(a, k - 1), ROLE_TO)) return false;
  if (act == ACT_PREPARE && !act_has_doer(&d->r))
    return false; /* « la résolution doit ouvrir la voie au cessez-le-feu » */
  for (size_t j = d->i + 1; j + 1 < k; j++) {
    const WordUnit *u = unit_at(a, j);
    if (u->type != UNIT_DATE && !unit_has(u, W_OPENER) && !unit_has(u, W_DETERMINER) && !unit_is_plain(u)) return false;
  }
  return true;
}

/* « a financé le projet et signé un accord »: a second verb of the same form, behind an object of the first. */
static bool next_verb_begins(const Analysis *a, const ActDraft *d, size_t k) {
  if (!unit_has(unit_at(a, k), W_CONJUNCTION) || !unit_has(unit_at(a, k + 1), W_TRIGGER)) return false;
  if (!unit_has(unit_at(a, d->i + 1), W_DETERMINER)) return false;
  Feature f = (Feature)d->g->feature;
  return (f == F_PARTICIPLE || f == F_INFINITIVE) && verb_reading_at(a, k + 1)->feature == f;
}

/* « d'engager des discussions »: a verb that counts, as an infinitive behind its opener. */
static bool begins_infinitive(const Analysis *a, size_t k) {
  return k > 0 && unit_has(unit_at(a, k - 1), W_OPENER) && unit_has(unit_at(a, k), W_TRIGGER) &&
         verb_reading_at(a, k)->feature == F_INFINITIVE;
}

/* "signed a deal to build a refinery in X", « pour construire un port à X »: what is to be done has a place of its own. */
static bool begins_purpose(const Analysis *a, size_t k) {
  const WordUnit *u = unit_at(a, k), *verb = unit_at(a, k + 1), *object = unit_at(a, k + 2);
  bool opens = (unit_opens(a, u, ROLE_TO) && !unit_opens(a, u, ROLE_AT)) || unit_opens(a, u, ROLE_FOR);
  return opens && verb->type == UNIT_WORD && verb->flags & TOKEN_WORD && !unit_is_capital(verb) &&
         !unit_has(verb, W_DETERMINER) && unit_has(object, W_DETERMINER) && !unit_has(object, W_OPENER);
}

void look_right(Analysis *a, ActDraft *d, Objects *o) {
  ActRecord *r = &d->r;
  size_t end = act_end(a, d), last = d->i;
  bool active = d->v.auxiliary && !d->v.being && d->g->feature == F_PARTICIPLE;
  bool comma = false, aside = false, purpose = false,
       other =
           false; /* "met to relaunch talks and sign a treaty", "pledged to implement it": objects of what follows */
  for (size_t k = d->i + 1; k < end;) {
    const WordUnit *u = unit_at(a, k);
    size_t next = k + 1;
    if (next_verb_begins(a, d, k)) break;
    comma |= unit_is(a, u, ',');
    other |= unit_is_infinitive(a, u) || (r->act == ACT_AGREE && begins_infinitive(a, k));
    bool told = r->act == ACT_AGREE || !unit_follows_opener(a, k); /* « sont convenus d'ouvrir des discussions sur » */
    if (other && (u->type == UNIT_INSTRUMENT || u->type == UNIT_EVENT) && told) {
      k = next;
      continue;
    }
    if (u->type == UNIT_INSTRUMENT) {
      bool raised =
          r->act == ACT_RENEW && unit_opens(a, unit_at(a, k - 1), ROLE_TO); /* "raised their ties to a partnership" */
      bool oblique = k > 0 && unit_follows_opener(a, k) && !raised && r->act != ACT_NEGOTIATE &&
                     r->act != ACT_DISCUSS && r->act != ACT_AGREE && (r->act != ACT_END || o->event != NONE) &&
                     !(r->feature == F_NOUN) && r->act != ACT_PARTICIPATE && (r->act != ACT_BIND || o->event != NONE);
      bool beside =
          r->feature == F_NOUN && comma && !unit_follows_opener(a, k); /* « leur rapprochement …, un accord » */
      bool joined = (!o->instruments.n && !beside) || only_joins(a, last + 1, k);
      if (joined && !belongs_to_another(a, r, k) &&
          (!oblique || unit_opens(a, unit_at(a, k - 1), ROLE_OF) || is_joined(a, d, k)))
        list_add(&o->instruments, u->index), last = k;
    } else if (u->type == UNIT_EVENT && !unit_follows_opener(a, k) && !belongs_to_another(a, r, k)) {
      if (o->event == NONE) o->event = u->index;
    } else if (act_has_guests(r->act) && !r->to.n && (u->type == UNIT_ACTOR || u->type == UNIT_PERSON) &&
               !unit_follows_opener(a, k)) {                    /* « a reçu le roi de Jordanie » */
      size_t taken = args_collect(a, k, &r->to, R_PARTICIPANT); /* none: « a reçu une France fatiguée » */
      if (taken > k) next = taken;
    } else {
      if (unit_is(a, u, ',')) aside = o->instruments.n && begins_aside(unit_at(a, k + 1));
      purpose = u->type != UNIT_DATE && (purpose || begins_purpose(a, k));
      bool of_purpose = purpose && unit_at(a, governed(a, k))->type == UNIT_PLACE;
      bool agent = active && unit_opens(a, u, ROLE_BY); /* « ont signé un accord sur les activités menées par X » */
      if (!aside && !of_purpose && !agent) take_adjunct(a, r, k, &next);
      cues_add(a, u, &r->domains, true);
    }
    k = next;
  }
}

void take_destination(Analysis *a, ActDraft *d) {
  size_t k = d->i + 1;
  if (unit_opens(a, unit_at(a, k), ROLE_TO) || unit_opens(a, unit_at(a, k), ROLE_AT)) k++;
  while (unit_has(unit_at(a, k), W_DETERMINER)) k++;
  const WordUnit *u = unit_at(a, k);
  bool state = u->type == UNIT_ACTOR && u->index2 == NONE && actor_is_state(a, u->index);
  if ((!state && u->type != UNIT_PLACE) || unit_is_genitive(a, unit_at(a, k + 1))) return;
  d->r.place = place_name(a, u), d->r.place_span = u->span, d->r.place_actor = actor_of_unit(a, u);
}
