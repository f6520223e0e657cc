#include "extract/acts.h"

#include "extract/names.h"
#include "extract/phrases.h"
#include "extract/trace.h"

static bool is_side(const WordUnit *u) {
  return u->type == UNIT_ACTOR || u->type == UNIT_PERSON || u->type == UNIT_GROUP;
}

void doer_take(Analysis *a, ActDraft *d, size_t s) {
  const WordUnit *u = unit_at(a, s);
  if (u->type == UNIT_INSTRUMENT) {
    d->by_instrument = true;
    list_add(&d->o.instruments, u->index);
    return;
  }
  if (u->type == UNIT_EVENT) {
    if (d->o.event == NONE) d->o.event = u->index;
    return;
  }
  size_t first = args_first(a, s);
  args_collect(a, first, &d->r.subject, R_SUBJECT);
  d->r.subject.people |= unit_is_of_office(a, first);
  while (first > 0 && (unit_has(unit_at(a, first - 1), W_DETERMINER) || unit_has(unit_at(a, first - 1), W_DEMONYM)))
    first--;
  if (first > 1 && unit_has(unit_at(a, first - 1), W_CONJUNCTION) && unit_is_subject_pronoun(a, unit_at(a, first - 2)))
    pronoun_take_actor(a, &d->r, first - 2); /* « he and Premier Li Qiang signed … » */
}

static bool is_circumstance(const Analysis *a, const WordUnit *relative) {
  return unit_means(a, relative, W_RELATIVE, "Circumstance");
}

/* « un accord par lequel Oslo ratifie … », "an agreement on which they exchanged drafts": of such acts the antecedent is no object; of "on which
   they agreed" it is. */
static bool takes_direct_object(Act act) {
  return act == ACT_SIGN || act == ACT_INITIAL || act == ACT_CONCLUDE || act == ACT_ADOPT || act == ACT_RATIFY ||
         act == ACT_END || act == ACT_SUSPEND || act == ACT_REFUSE || act == ACT_LAUNCH || act == ACT_RENEW;
}

/* "that X and Y, who heads the institute, signed": the comma that opens the clause which ends before unit `start`, else start. */
static size_t before_relative(const Analysis *a, size_t start) {
  bool closed = start > 0 && unit_is(a, unit_at(a, start - 1), ',');
  size_t comma = closed ? relative_closed_by(a, start - 1) : SIZE_MAX;
  for (size_t k = comma; k < start; k++) /* not « que X, ministre de Y, a signé »: a clause has a verb */
    if (unit_is_finite(a, unit_at(a, k))) return comma;
  return start;
}

/* « que lui soumettaient les États-Unis », « auquel X et Y avaient apposé leur signature »: the antecedent is the object */
static size_t object_relative(const Analysis *a, size_t start, Act act, size_t *antecedent) {
  start = before_relative(a, start);
  for (size_t k = start; k-- > 0 && k + 18 > start;) {
    const WordUnit *u = unit_at(a, k);
    if (unit_is_finite(a, u)) return SIZE_MAX;
    if (!unit_has(u, W_RELATIVE)) continue;
    if (unit_at(a, k + 1)->flags & TOKEN_NUMBER) return SIZE_MAX; /* « un prêt, dont 70 millions pour X, le lie à Y » */
    if (unit_means(a, u, W_RELATIVE, "Subject") || (unit_means(a, u, W_RELATIVE, "Within") && takes_direct_object(act)))
      return SIZE_MAX;
    bool circumstance = is_circumstance(a, u); /* "the truce collapsed in May, when X and Y signed …" */
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
      if ((unit_at(a, m)->type == UNIT_INSTRUMENT && !circumstance) || unit_at(a, m)->type == UNIT_EVENT) {
        *antecedent = m;
        return k;
      }
    return SIZE_MAX;
  }
  return SIZE_MAX;
}

/* At the head of the sentence, or behind its dateline: « Berne, le 20 octobre - Signée hier, la déclaration … » */
static bool opens_sentence(const Analysis *a, size_t start) {
  if (start == 0 || (start == 1 && unit_at(a, 0)->type != UNIT_INSTRUMENT)) return true;
  return unit_is_dash(a, unit_at(a, start - 1)) || unit_is(a, unit_at(a, start - 1), ':');
}

/* The event that ends before start, perhaps with a comma between them, or NONE. */
static uint32_t event_before(const Analysis *a, size_t start) {
  if (start > 0 && unit_is(a, unit_at(a, start - 1), ',')) start--;
  return start > 0 && unit_at(a, start - 1)->type == UNIT_EVENT ? unit_at(a, start - 1)->index : NONE;
}

/* « La réunion s'est tenue à Ouagadougou, coprésidée par … », « Les travaux de la session ont été coprésidés par … »: the event that this
   chairs, further to the left, or NONE. */
static uint32_t event_chaired(const Analysis *a, const ActDraft *d) {
  if (d->r.act != ACT_CHAIR || d->g->feature != F_PARTICIPLE || !unit_opens(a, unit_at(a, d->i + 1), ROLE_BY))
    return NONE;
  for (size_t k = d->v.start; k-- > 0;)
    if (unit_at(a, k)->type == UNIT_EVENT) return unit_at(a, k)->index;
  return NONE;
}

static bool visitor_before(Analysis *a, size_t start, Args *out) {
  size_t k = start;
  if (k > 0 && unit_is(a, unit_at(a, k - 1), ',')) k--;
  if (k == 0 || (unit_at(a, k - 1)->type != UNIT_PERSON && unit_at(a, k - 1)->type != UNIT_ACTOR)) return false;
  args_collect(a, k - 1, out, R_PARTICIPANT);
  while (out->n > 1) out->n--;
  return out->n == 1;
}

/* « ECOWAS, Morocco to ink treaty »: "to" straight after the subject with which the headline or its second part begins. */
static bool is_headline_future(const Analysis *a, size_t subject, size_t verb) {
  size_t first = args_first(a, subject);
  bool begins = first == 0 || unit_is(a, unit_at(a, first - 1), ':');
  return begins && verb == subject + 2 && unit_opens(a, unit_at(a, subject + 1), ROLE_TO) &&
         unit_at(a, subject)->type != UNIT_INSTRUMENT;
}

/* "a summit at which a treaty will be signed": the instrument that is the subject of the passive at the event, or SIZE_MAX. */
static size_t instrument_in_relative(const Analysis *a, const ActDraft *d) {
  for (size_t k = d->relative + 1; d->v.being && k < d->v.start; k++) {
    const WordUnit *u = unit_at(a, k);
    if (unit_is_mention(u) && !unit_follows_opener(a, k)) return u->type == UNIT_INSTRUMENT ? k : SIZE_MAX;
  }
  return SIZE_MAX;
}

/* « que lui soumettaient les États-Unis »: between the relative and the verb, else after it. */
static void doer_in_relative(Analysis *a, ActDraft *d) {
  const WordUnit *object = unit_at(a, d->antecedent);
  bool occasion = object->type == UNIT_EVENT && is_circumstance(a, unit_at(a, d->relative)) && d->r.act >= ACT_SIGN &&
                  d->r.act <= ACT_BIND;
  size_t thing = occasion ? instrument_in_relative(a, d) : SIZE_MAX;
  if (occasion) {
    d->r.event = object->index, d->r.event_span = object->span;
    d->by_instrument = thing != SIZE_MAX;
    if (d->by_instrument) list_add(&d->o.instruments, unit_at(a, thing)->index);
  } else if (object->type == UNIT_EVENT) d->o.event = object->index;
  else list_add(&d->o.instruments, object->index);
  for (size_t s = before_relative(a, d->v.start); s-- > d->relative + 1;)
    if (is_side(unit_at(a, s)) && !unit_follows_opener(a, s)) {
      args_collect(a, args_first(a, s), &d->r.subject, R_SUBJECT);
      break;
    }
  size_t behind = d->i + 1 + (unit_at(a, d->i + 1)->type == UNIT_DATE); /* « que coprésidaient lundi les ministres » */
  if (!act_has_doer(&d->r) && !d->by_instrument) args_collect(a, behind, &d->r.subject, R_SUBJECT);
  if (occasion) d->relative = SIZE_MAX; /* what it did is told behind it */
}

/* "X cancelled a treaty with Y and suspended a protocol with Z", « a annulé … et suspendu un protocole »: an object of its own follows the
   verb, and who did what stands before it did this too; so what ends before the verb is no subject. */
static bool goes_on_with_object(const Analysis *a, const ActDraft *d) {
  size_t start = d->v.start, next = d->i + 1;
  if (start == 0 || d->v.auxiliary || !unit_has(unit_at(a, start - 1), W_CONJUNCTION)) return false;
  if (unit_at(a, next)->type == UNIT_DATE) next++;
  bool object = unit_at(a, next)->type == UNIT_INSTRUMENT || unit_at(a, next)->type == UNIT_EVENT;
  if (!object && !unit_has(unit_at(a, next), W_PRONOUN)) return false;
  const ActRecord *before = a->acts.n ? &a->acts.at[a->acts.n - 1] : NULL;
  return before && before->sentence == a->sentence && before->subject.n && !before->passive;
}

/* "The treaty was signed by X and Y in 2003 and entered into force in 2006", « a été signé par X et ratifié par Y »: what the verb before tells
   of is what this one does, behind whoever did it. */
static bool goes_on_passive(const Analysis *a, ActDraft *d) {
  size_t start = d->v.start;
  if (start == 0 || !unit_has(unit_at(a, start - 1), W_CONJUNCTION)) return false;
  bool goes_on = d->r.act == ACT_ENTER_FORCE || d->g->feature == F_PARTICIPLE;
  if (!goes_on || unit_is_mention(unit_at(a, d->i + 1)) || !a->acts.n) return false;
  const ActRecord *last = &a->acts.at[a->acts.n - 1];
  if (last->sentence != a->sentence || !last->passive || last->object == NONE || !(last->by.n || last->with.n))
    return false;
  for (size_t k = a->acts.n; k-- > 0 && a->acts.at[k].span.start == last->span.start;)
    list_add(&d->o.instruments, a->acts.at[k].object);
  d->by_instrument = true;
  return true;
}

/* « un avenant au contrat qui unit les deux pays depuis 2019 »: what binds them is what stands before « qui », unit s. */
static void tell_of_base(const Analysis *a, ActDraft *d, size_t s) {
  uint32_t heir = unit_at(a, s)->index;
  bool holds = d->r.act == ACT_BIND || d->r.act == ACT_APPLY;
  if (!holds || !d->by_instrument || heir == 0 || a->instruments.at[heir - 1].within != heir) return;
  d->o.instruments.n = 0;
  list_add(&d->o.instruments, heir - 1);
}

/* « un avenant qui porte à dix le nombre de vols autorisés »: a participle straight behind a noun that some other verb governs is that noun's. */
static bool is_of_noun_before(const Analysis *a, const ActDraft *d, size_t s) {
  if (d->g->feature != F_PARTICIPLE || d->v.auxiliary || d->v.start == 0) return false;
  const WordUnit *left = unit_at(a, d->v.start - 1);
  if (!(left->flags & TOKEN_WORD) || !unit_is_plain(left) || left->type != UNIT_WORD) return false;
  for (size_t k = s + 1; k < d->v.start; k++)
    if (unit_is_finite(a, unit_at(a, k)) || unit_has(unit_at(a, k), W_RELATIVE)) return true;
  return false;
}

static bool doer_before_verb(Analysis *a, ActDraft *d) {
  if (goes_on_passive(a, d)) return true;
  bool relative;
  size_t s = subject_find(a, d->v.start, &relative);
  if (s == SIZE_MAX) return true;
  bool thing = unit_at(a, s)->type == UNIT_INSTRUMENT || unit_at(a, s)->type == UNIT_EVENT;
  if (thing && is_of_noun_before(a, d, s)) return false;
  if (thing && goes_on_with_object(a, d)) return true;
  if ((d->r.act == ACT_SUSPEND || d->r.act == ACT_END) && is_put_off(a, s)) return false;
  doer_take(a, d, s);
  if (relative) tell_of_base(a, d, s);
  if (d->r.tense == TENSE_INFINITIVE && is_headline_future(a, s, d->i)) d->r.tense = TENSE_FUTURE;
  return true;
}

bool doer_find(Analysis *a, ActDraft *d) {
  bool bare_participle = d->g->feature == F_PARTICIPLE && !d->v.auxiliary;
  d->fronted = bare_participle && opens_sentence(a, d->v.start);
  d->relative = object_relative(a, d->v.start, d->r.act, &d->antecedent);
  if (d->relative != SIZE_MAX) {
    doer_in_relative(a, d);
  } else if (bare_participle && event_before(a, d->v.start) != NONE) {
    d->o.event =
        event_before(a, d->v.start); /* « du dialogue coprésidé par X et Y », « les Journées, organisées à … » */
  } else if (event_chaired(a, d) != NONE) {
    d->o.event = event_chaired(a, d);
  } else if (d->r.act == ACT_VISIT && d->g->feature == F_NONE && visitor_before(a, d->v.start, &d->r.subject)) {
    /* « du président X, en visite officielle »: who stands beside it, whatever governs them */
  } else if (d->v.pronoun != SIZE_MAX) {
    pronoun_as_subject(a, d);
  } else if (d->g->feature != F_NOUN && !d->fronted) {
    return doer_before_verb(a, d);
  }
  return true;
}

/* « le premier que le Chili passe depuis celui qui le lie à Cuba », « Il le lie à Cuba »: the actor that nothing governs before it, else the topic. */
static Arg actor_of_clitic(const Analysis *a, size_t start) {
  for (size_t k = start; k-- > 0;) {
    const WordUnit *u = unit_at(a, k);
    if (u->type == UNIT_ACTOR && u->index2 == NONE && !unit_follows_opener(a, k))
      return (Arg){u->index, NONE, u->span, R_BINDING};
  }
  return a->topic;
}

void doer_bound(Analysis *a, ActDraft *d) {
  if (!d->by_instrument || d->r.act != ACT_BIND) return;
  Arg it = d->v.clitic ? actor_of_clitic(a, d->v.start) : (Arg){.actor = NONE};
  if (it.actor != NONE) args_add(&d->r.subject, (Arg){it.actor, NONE, it.span, R_BINDING});
  for (size_t k = d->i + 1; k < a->units.n && k < d->i + 6; k++)
    if (unit_at(a, k)->type == UNIT_ACTOR || unit_at(a, k)->type == UNIT_GROUP) {
      args_bound_to(a, args_collect(a, k, &d->r.subject, R_BINDING), &d->r.subject);
      return;
    } else if (unit_at(a, k)->type == UNIT_PLACE) { /* « qui le liait à la France » */
      uint32_t state = actor_of_unit(a, unit_at(a, k));
      bool bound = state != NONE && a->actors.at[state].class <= CLASS_INTERGOVERNMENTAL; /* « à Bruxelles » */
      if (bound) args_add(&d->r.subject, (Arg){state, NONE, unit_at(a, k)->span, R_BINDING});
      return;
    }
}
