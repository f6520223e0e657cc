/* What acts say of their instrument: status, sides, signatories; and how far an agreement has come. */
#include "resolve/nodes.h"

#include "extract/dates.h"
#include "extract/names.h"
#include "extract/trace.h"

Tense tense_near(const Analysis *a, uint32_t sentence) {
  Tense t = TENSE_PAST;
  for (size_t i = acts_from(a, sentence); i < a->acts_read && a->acts.at[i].sentence == sentence; i++) {
    const ActRecord *r = &a->acts.at[i];
    if (r->act == ACT_SAY) continue;
    if (r->tense == TENSE_FUTURE || r->shift == SHIFT_FUTURE || r->act == ACT_PLAN) t = TENSE_FUTURE;
  }
  return t;
}

void node_add_step(const Analysis *a, AgreementNode *x, Step s, Rule rule) {
  Act act = s.entry == NO_ENTRY ? ACT_NONE : (Act)a->lex->entries[s.entry].act;
  NodeStep step = {.renews = act == ACT_RENEW,
                   .weak = act == ACT_BIND || act == ACT_APPLY,
                   .status = s.status,
                   .modality = s.modality,
                   .span = s.span,
                   .entry = s.entry,
                   .rule = rule};
  if (s.date != NONE) {
    step.date = date_resolve(a, s.date, s.tense);
    step.span = span_join(step.span, a->dates.at[s.date].span);
    if (step.span.end - step.span.start > 400) step.span = s.span;
  }
  if (x->steps.n < STEPS_MOST) array_push(&x->steps, step);
}

/* Whether an act is told that says more than that the agreement binds or applies. */
static bool told_more(const AgreementNode *x) {
  for (size_t i = 0; i < x->steps.n; i++)
    if (!x->steps.at[i].weak && x->steps.at[i].status != AG_NONE && modality_asserts(x->steps.at[i].modality))
      return true;
  return false;
}

bool node_is_renewed(const AgreementNode *x, const NodeStep *end) {
  for (size_t i = 0; end->status == AG_ENDED && i < x->steps.n; i++) {
    const NodeStep *s = &x->steps.at[i];
    bool earlier = date_is_set(s->date) && date_is_set(end->date) &&
                   date_days(date_last(s->date)) < date_days(date_first(end->date));
    if (s->renews && modality_asserts(s->modality) && s->span.start > end->span.start && !earlier) return true;
  }
  return false;
}

const NodeStep *node_main_step(const AgreementNode *x) {
  const NodeStep *best = NULL;
  for (size_t i = 0; i < x->steps.n; i++) {
    const NodeStep *s = &x->steps.at[i];
    if (s->status == AG_NONE || !modality_asserts(s->modality) || (s->weak && told_more(x)) || node_is_renewed(x, s))
      continue;
    bool better = !best || s->status > best->status ||
                  (s->status == best->status && !date_is_set(best->date) && date_is_set(s->date));
    if (better) best = s;
  }
  return best;
}

Str kind_of_entry(const Analysis *a, uint32_t entry) {
  return entry == NO_ENTRY ? STR("understanding") : lex_str(a->lex, a->lex->entries[entry].value);
}

bool entry_is_weak(const Analysis *a, uint32_t entry) {
  return entry != NO_ENTRY && a->lex->entries[entry].flags & ENTRY_WEAK;
}

/* ---- what acts say of their object ---- */

bool act_has_sides(Act act) {
  switch (act) {
  case ACT_SIGN:
  case ACT_INITIAL:
  case ACT_AGREE:
  case ACT_NEGOTIATE:
  case ACT_CONCLUDE:
  case ACT_ADOPT:
  case ACT_RATIFY:
  case ACT_REFUSE:
  case ACT_RENEW:
  case ACT_COMMIT:
  case ACT_LAUNCH:
  case ACT_BIND:
  case ACT_END:
  case ACT_APPLY:
  case ACT_DISCUSS: return true;
  default: return false;
  }
}

/* What an instrument itself does: it binds, applies, ends. « La CEPA atteint … », « the pact sealed a friendship » tell no step of it. */
static bool instrument_does(Act act) {
  return act == ACT_BIND || act == ACT_APPLY || act == ACT_ENTER_FORCE || act == ACT_END || act == ACT_SUSPEND ||
         act == ACT_PLAN || act == ACT_PREPARE || act == ACT_RENEW || act == ACT_NEGOTIATE;
}

/* "signed a deal to supply gas to Botas", "awarded a contract to Siemens": the one to whom it goes is the other side, where none is said. */
static void take_recipient(const ActRecord *r, Instrument *x) {
  bool gives = r->act == ACT_SIGN || r->act == ACT_CONCLUDE || r->act == ACT_AGREE;
  if (!gives || r->to.n != 1 || r->to.at[0].actor == NONE || x->parties.n != 1 || x->parties.group ||
      r->tense == TENSE_INFINITIVE)
    return;
  if (x->parties.at[0].rule == R_SUBJECT || x->parties.at[0].rule == R_AGENT) args_add(&x->parties, r->to.at[0]);
}

/* « La Slovaquie refuse de ratifier l'accord entre l'UE et le Canada »: who refuses is none of its sides, so that it may stand or not. */
static bool refused_by_another(const Analysis *a, const ActRecord *r, const Instrument *x) {
  bool side = !x->complete || !r->subject.n || r->subject.group;
  for (int i = 0; i < r->subject.n && !side; i++)
    for (int k = 0; k < x->parties.n && !side; k++)
      side = arg_side(a, r->subject.at[i]) == arg_side(a, x->parties.at[k]);
  return !side;
}

/* "the memorandum that Ghana signed with its official creditors": who is said to be the other side is nobody that is known. */
static bool is_with_own(const ActRecord *r) { return r->with.n && args_shared(&r->with, &r->subject) == r->with.n; }

/* « X annonce un accord avec Y »: who announces one with another made it; an agency or a ministry may only tell of it. */
static bool announces_own(const Analysis *a, const ActRecord *r, const Instrument *x) {
  if (r->act != ACT_ANNOUNCE || r->subject.n != 1 || r->negated || r->tense == TENSE_FUTURE || x->count != 1 ||
      x->complete)
    return false;
  uint32_t who = r->subject.at[0].actor;
  if (who == NONE || x->steps.n || x->manner != MANNER_INDEFINITE) return false;
  EntityClass class = a->actors.at[who].class;
  if (class == CLASS_GOVERNMENT_BODY || class == CLASS_ORGANIZATION) return false;
  for (int i = 0; i < x->parties.n; i++)
    if (x->parties.at[i].rule != R_WITH || x->parties.at[i].actor == who) return false;
  return x->parties.n > 0;
}

void act_apply(const Analysis *a, const ActRecord *r, Instrument *x) {
  bool signs = r->act == ACT_SIGN || r->act == ACT_INITIAL;
  AgreementStatus status = status_of_act(r->act, r->tense, r->shift);
  bool announced =
      (r->act == ACT_ANNOUNCE && (r->subject.n >= 2 || r->subject.group || r->with.n)) || announces_own(a, r, x);
  bool joint =
      x->entry != NO_ENTRY && str_is(kind_of_entry(a, x->entry), "joint-declaration") && !entry_is_weak(a, x->entry);
  announced |=
      r->act == ACT_ANNOUNCE && joint && r->tense != TENSE_FUTURE; /* « la déclaration conjointe a été publiée » */
  if (announced) status = AG_AGREED;
  bool opens = r->act == ACT_LAUNCH && r->subject.n + r->with.n < 2 && !r->subject.group && r->feature != F_NOUN;
  if (opens) status = AG_NONE; /* « le ministre a ouvert la réception » */
  if ((r->act == ACT_BIND || r->act == ACT_APPLY) && r->feature == F_NOUN)
    status = AG_NONE; /* « la mise en œuvre de … » */
  bool provides =
      (r->act == ACT_PLAN || r->act == ACT_PREPARE) &&
      (r->active_instrument || (r->feature == F_GERUND && r->passive)); /* « le traité prévoit des échanges » */
  if (provides || (r->active_instrument && !instrument_does(r->act))) status = AG_NONE;
  if (r->tense == TENSE_INFINITIVE && r->shift == SHIFT_NONE && r->feature == F_INFINITIVE) status = AG_NONE;
  bool another = status == AG_REFUSED && refused_by_another(a, r, x);
  if (another) status = AG_NONE;
  if (status == AG_NONE)
    TRACE(a, TRACE_NEARLY, R_STEP, r->span, "%s",
          provides                     ? "the text provides for something: no step of its own"
          : another                    ? "who refuses is none of its sides"
          : r->shift == SHIFT_WISH     ? "only wished or called for"
          : r->shift == SHIFT_POSSIBLE ? "only possible"
          : r->shift == SHIFT_ATTEMPT  ? "only tried"
          : r->tense == TENSE_INFINITIVE && r->feature == F_INFINITIVE ? "an infinitive that no verb makes true"
          : r->tense == TENSE_FUTURE                                   ? "it lies ahead: it counts when it is done"
                                                                       : "this act brings no status");
  x->pending |= r->act == ACT_ENTER_FORCE && status == AG_NONE && !r->negated;
  if (status != AG_NONE && x->steps.n < 8) {
    Step s = {.status = status, .date = r->date, .tense = r->tense, .span = r->span, .entry = r->entry};
    if (r->shift == SHIFT_FUTURE) s.tense = TENSE_FUTURE;
    bool by_sides = x->parties.n || r->subject.n > 1 || x->manner == MANNER_POSSESSIVE;
    if (r->act == ACT_RATIFY && status == AG_SIGNED && by_sides)
      s.date = NONE; /* what its sides ratify they signed before; who joins does so then */
    if (r->negated && r->act != ACT_REFUSE) s.modality = MODALITY_DENIED;
    else if (r->hypothetical || x->doubted) s.modality = MODALITY_HYPOTHETICAL;
    else if (r->reported) s.modality = MODALITY_REPORTED;
    else if (status == AG_PLANNED) s.modality = MODALITY_PLANNED;
    x->steps.at[x->steps.n++] = s;
  }
  bool open = r->shift == SHIFT_WISH || r->shift == SHIFT_POSSIBLE || r->shift == SHIFT_ATTEMPT;
  if (open || another || r->act == ACT_WISH || r->act == ACT_CALL) x->hypothetical = x->steps.n == 0;
  x->unnamed |= r->unnamed;
  x->side_unknown |= is_with_own(r);
  x->side_unknown |= r->unknown && r->subject.n; /* "he and Premier Li signed" */
  for (int i = 0; r->act == ACT_HOST && i < r->subject.n + r->by.n; i++)
    list_add(&x->mediators, i < r->subject.n ? r->subject.at[i].actor : r->by.at[i - r->subject.n].actor);
  bool drafts = r->act == ACT_PREPARE && r->subject.n >= 2; /* « X et Y préparent un accord » */
  bool sides = (act_has_sides(r->act) && !opens) || announced || drafts;
  if (sides && !x->complete) {
    for (int i = 0; i < r->subject.n; i++) args_add_side(a, r->act, &x->parties, r->subject.at[i]);
    for (int i = 0; i < r->with.n; i++) args_add(&x->parties, r->with.at[i]);
    for (int i = 0; i < r->by.n; i++) args_add_side(a, r->act, &x->parties, r->by.at[i]);
    if (r->act == ACT_BIND || r->act == ACT_COMMIT || r->act == ACT_REFUSE)
      for (int i = 0; i < r->to.n; i++) args_add(&x->parties, r->to.at[i]);
    args_take_group(&x->parties, &r->subject), args_take_group(&x->parties, &r->by);
  }
  if (sides) take_recipient(r, x);
  if (signs && !r->negated)
    for (const Args *who = &r->subject; who; who = who == &r->subject ? &r->by : who == &r->by ? &r->with : NULL)
      for (int i = 0; i < who->n; i++)
        if (who->at[i].person != NONE) list_add(&x->signatories, who->at[i].person);
  bool person = signs && !r->negated && r->subject.n && r->subject.at[0].person != NONE;
  for (int i = 0; person && i < x->parties.n; i++) /* "Minister X signed the deal with Vietnam's minister, Y" */
    if (x->parties.at[i].rule == R_WITH && x->parties.at[i].person != NONE)
      list_add(&x->signatories, x->parties.at[i].person);
  if (r->place.n && !x->place.n && status != AG_NONE) x->place = r->place, x->place_span = r->place_span;
  if (r->event != NONE && x->event == NONE && status != AG_NONE && r->act != ACT_ENTER_FORCE)
    x->event = r->event, x->event_span = r->event_span;
}
