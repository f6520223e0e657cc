#include "commands/explain_rows.h"

#include "extract/dates.h"
#include "extract/phrases.h"

/* ---- Names ---- */

/* "fr:sign", "state:FR", "domain:energy": the last two parts of an IRI. */
Str row_entry(Telling *t, uint32_t entry) {
  const Lexicon *lex = &t->study->knowledge.lexicon;
  Str iri = lex_str(lex, lex->entries[entry].iri), local = lexicon_local_name(iri);
  Str rest = str_sub(iri, 0, iri.n - local.n - (iri.n > local.n));
  return arena_printf(&t->arena, "%.*s:%.*s", STR_ARG(lexicon_local_name(rest)), STR_ARG(local));
}

static Str lower(Telling *t, Str s) {
  char *c = arena_alloc(&t->arena, s.n + 1);
  for (size_t i = 0; i < s.n; i++) c[i] = (char)(s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] - 'A' + 'a' : s.p[i]);
  return (Str){c, s.n};
}

static Str actor_name(Telling *t, uint32_t actor) {
  const Actor *x = &t->study->analysis.actors.at[actor];
  if (x->entry != NO_ENTRY) return row_entry(t, x->entry);
  return arena_printf(&t->arena, "\"%.*s\"", STR_ARG(x->name));
}

static void add_args(Telling *t, StrBuf *b, const char *before, const Args *args) {
  if (!args->n && !args->group) return;
  strbuf_printf(b, "; %s ", before);
  for (int i = 0; i < args->n; i++) {
    const Arg *x = &args->at[i];
    if (i) strbuf_adds(b, ", ");
    if (x->actor != NONE) strbuf_add(b, actor_name(t, x->actor));
    if (x->person != NONE)
      strbuf_printf(b, "%s%.*s", x->actor != NONE ? " through " : "",
                    STR_ARG(t->study->analysis.persons.at[x->person].name));
  }
  if (args->group) strbuf_printf(b, "%sa group", args->n ? ", " : "");
}

static void add_date(Telling *t, StrBuf *b, uint32_t date, Tense tense) {
  if (date == NONE) return;
  Date d = date_resolve(&t->study->analysis, date, tense);
  strbuf_printf(b, "; date %s", date_is_set(d) ? date_iso(&t->arena, d).p : "unknown");
}

static Str of_text(const Telling *t, Span s) { return text_str(&t->study->text, s); }

static Str taken(Telling *t, StrBuf *b) {
  Str s = arena_copy(&t->arena, strbuf_as_str(b));
  strbuf_release(b);
  return str_starts(s, STR("; ")) ? str_sub(s, 2, s.n) : s;
}

static void add_row(Telling *t, List list, Str kind, Span at, Str what) {
  array_push(&t->rows, (Row){list, kind, at, what});
}

/* ---- Mentions ---- */

static Str tell_actor(Telling *t, uint32_t actor) {
  const Actor *x = &t->study->analysis.actors.at[actor];
  StrBuf b = {0};
  strbuf_add(&b, actor_name(t, actor));
  strbuf_printf(&b, ", %.*s", STR_ARG(class_local_name(x->class)));
  if (x->acronym.n) strbuf_printf(&b, ", %.*s", STR_ARG(x->acronym));
  if (x->parent != NONE && x->parent != actor) strbuf_printf(&b, ", part of %s", actor_name(t, x->parent).p);
  return taken(t, &b);
}

static Str tell_person(Telling *t, uint32_t person) {
  const Person *p = &t->study->analysis.persons.at[person];
  StrBuf b = {0};
  strbuf_add(&b, p->name);
  if (p->office.n) strbuf_printf(&b, ", %.*s (%s)", STR_ARG(p->office), rule_names[p->rule].p);
  if (p->actor != NONE) strbuf_printf(&b, ", acts for %s (%s)", actor_name(t, p->actor).p, rule_names[p->actor_rule].p);
  return taken(t, &b);
}

static Str tell_date(Telling *t, uint32_t date) {
  const Analysis *a = &t->study->analysis;
  Date past = date_resolve(a, date, TENSE_PAST), ahead = date_resolve(a, date, TENSE_FUTURE);
  Str p = date_iso(&t->arena, past), f = date_iso(&t->arena, ahead);
  if (!p.n && !f.n) return STR("unknown: it counts from the date of publication");
  return str_eq(p, f) ? p : arena_printf(&t->arena, "%s with a past verb, %s with a future one", p.p, f.p);
}

static Str tell_instrument(Telling *t, uint32_t i) {
  const Instrument *x = &t->study->analysis.instruments.at[i];
  StrBuf b = {0};
  strbuf_add(&b, row_entry(t, x->entry));
  if (x->manner) strbuf_printf(&b, ", %s", lower(t, manner_names[x->manner]).p);
  if (x->count != 1) strbuf_printf(&b, x->count ? ", %d of them" : ", several", x->count);
  if (x->distinct) strbuf_printf(&b, ", named \"%.*s\"", STR_ARG(of_text(t, x->name)));
  if (x->negated) strbuf_adds(&b, ", denied");
  if (x->hypothetical) strbuf_adds(&b, ", supposed");
  add_args(t, &b, x->complete ? "between" : "sides here", &x->parties);
  for (int k = 0; k < x->domains.n; k++)
    strbuf_printf(&b, "%s%s", k ? ", " : "; about ", row_entry(t, x->domains.at[k].entry).p);
  for (int k = 0; k < x->steps.n; k++)
    strbuf_printf(&b, "; %s%s", modality_asserts(x->steps.at[k].modality) ? "" : "not: ",
                  agreement_status_names[x->steps.at[k].status].p);
  add_date(t, &b, x->date, TENSE_PAST);
  return taken(t, &b);
}

static Str tell_event(Telling *t, uint32_t i) {
  const EventMention *x = &t->study->analysis.events.at[i];
  StrBuf b = {0};
  strbuf_add(&b, row_entry(t, x->entry));
  if (x->manner) strbuf_printf(&b, ", %s", lower(t, manner_names[x->manner]).p);
  if (x->distinct) strbuf_printf(&b, ", named \"%.*s\"", STR_ARG(of_text(t, x->name)));
  add_args(t, &b, "with", &x->participants);
  add_date(t, &b, x->date, TENSE_PAST);
  if (x->place.n) strbuf_printf(&b, "; in %.*s", STR_ARG(x->place));
  return taken(t, &b);
}

static void tell_mention(Telling *t, const WordUnit *u) {
  switch (u->type) {
  case UNIT_ACTOR:
    add_row(t, LIST_MENTIONS, STR("actor"), u->span, tell_actor(t, u->index));
    if (u->index2 != NONE) add_row(t, LIST_MENTIONS, STR("actor"), u->span, tell_actor(t, u->index2));
    break;
  case UNIT_PERSON: add_row(t, LIST_MENTIONS, STR("person"), u->span, tell_person(t, u->index)); break;
  case UNIT_DATE: add_row(t, LIST_MENTIONS, STR("date"), u->span, tell_date(t, u->index)); break;
  case UNIT_PLACE:
    add_row(t, LIST_MENTIONS, STR("place"), u->span,
            u->index == NONE ? STR("not in the ontology") : row_entry(t, u->index));
    break;
  case UNIT_INSTRUMENT: add_row(t, LIST_MENTIONS, STR("instrument"), u->span, tell_instrument(t, u->index)); break;
  case UNIT_EVENT: add_row(t, LIST_MENTIONS, STR("event"), u->span, tell_event(t, u->index)); break;
  case UNIT_GROUP:
    add_row(t, LIST_MENTIONS, STR("group"), u->span,
            u->index == 1 ? STR("states named elsewhere") : STR("actors named elsewhere"));
    break;
  case UNIT_WORD: break;
  }
}

/* ---- Acts ---- */

static Str tell_act(Telling *t, const ActRecord *r) {
  static const char *const tenses[] = {"no tense", "past", "present", "future", "conditional", "infinitive"};
  const Analysis *a = &t->study->analysis;
  StrBuf b = {0};
  strbuf_printf(&b, "%s, %s", row_entry(t, r->entry).p, tenses[r->tense]);
  if (r->feature == F_NOUN) strbuf_adds(&b, ", a noun");
  if (r->shift != SHIFT_NONE) strbuf_printf(&b, ", shifted: %s", lower(t, shift_names[r->shift]).p);
  if (r->negated) strbuf_adds(&b, ", denied");
  if (r->hypothetical) strbuf_adds(&b, ", supposed");
  if (r->reported) strbuf_adds(&b, ", reported");
  AgreementStatus status = status_of_act(r->act, r->tense, r->shift);
  if (status != AG_NONE) strbuf_printf(&b, "; brings %s", agreement_status_names[status].p);
  add_args(t, &b, "by", &r->subject);
  add_args(t, &b, "with", &r->with);
  add_args(t, &b, "by", &r->by);
  add_args(t, &b, "to", &r->to);
  if (r->object != NONE) strbuf_printf(&b, "; of \"%.*s\"", STR_ARG(of_text(t, a->instruments.at[r->object].span)));
  if (r->event != NONE) strbuf_printf(&b, "; at \"%.*s\"", STR_ARG(of_text(t, a->events.at[r->event].span)));
  if (r->event_object != NONE)
    strbuf_printf(&b, "; of \"%.*s\"", STR_ARG(of_text(t, a->events.at[r->event_object].span)));
  if (r->place.n) strbuf_printf(&b, "; in %.*s", STR_ARG(r->place));
  add_date(t, &b, r->date, r->tense);
  return taken(t, &b);
}

/* ---- Claims ---- */

static Str entity_name(Telling *t, uint32_t entity) {
  const Entity *e = &t->study->facts.entities.at[entity];
  if (e->iri.n) {
    Str local = lexicon_local_name(e->iri), rest = str_sub(e->iri, 0, e->iri.n - local.n - (e->iri.n > local.n));
    return arena_printf(&t->arena, "%.*s:%.*s", STR_ARG(lexicon_local_name(rest)), STR_ARG(local));
  }
  if (e->label.n) return arena_printf(&t->arena, "\"%.*s\"", STR_ARG(e->label));
  return arena_printf(&t->arena, "%s %u", class_local_name(e->class).p, entity);
}

static void tell_claim(Telling *t, const Claim *c) {
  static const char *const because[] = {[MODALITY_ASSERTED] = "",
                                        [MODALITY_PLANNED] = ", planned",
                                        [MODALITY_REPORTED] = ", reported",
                                        [MODALITY_HYPOTHETICAL] = ", supposed only",
                                        [MODALITY_DENIED] = ", denied"};
  Str object = c->object_kind == OBJECT_ENTITY    ? entity_name(t, c->object)
               : c->object_kind == OBJECT_CONCEPT ? lexicon_local_name(c->value)
               : c->object_kind == OBJECT_DATE    ? c->value
                                                  : arena_printf(&t->arena, "\"%.*s\"", STR_ARG(c->value));
  Str what = arena_printf(&t->arena, "%.*s %.*s %.*s%s, %d.%02d", STR_ARG(entity_name(t, c->subject)),
                          STR_ARG(lexicon_local_name(predicate_iri(c->predicate))), STR_ARG(object),
                          because[c->modality], c->confidence / 1000, c->confidence % 1000 / 10);
  add_row(t, modality_asserts(c->modality) ? LIST_FIRED : LIST_HELD, lexicon_local_name(c->rule), c->quote, what);
}

/* ---- A sentence ---- */

static bool within(Span sentence, Span at) { return sentence.start <= at.start && at.start < sentence.end; }

void rows_collect(Telling *t, uint32_t i) {
  static const List list_of[] = {[TRACE_MEANS] = LIST_MEANS, [TRACE_NEARLY] = LIST_NEARLY, [TRACE_HELD] = LIST_HELD};
  const Study *s = t->study;
  const Sentence *sentence = &s->text.sentences.at[i];
  array_clear(&t->rows);
  if (i < s->trace.sentences.n)
    for (size_t k = 0; k < s->trace.sentences.at[i].units.n; k++)
      tell_mention(t, &s->trace.sentences.at[i].units.at[k]);
  for (size_t k = 0; k < s->analysis.acts.n; k++)
    if (s->analysis.acts.at[k].sentence == i)
      add_row(t, LIST_ACTS, lower(t, act_names[s->analysis.acts.at[k].act]), s->analysis.acts.at[k].span,
              tell_act(t, &s->analysis.acts.at[k]));
  for (size_t k = 0; k < s->trace.notes.n; k++) {
    const TraceNote *n = &s->trace.notes.at[k];
    if (within(sentence->span, n->at)) add_row(t, list_of[n->kind], rule_names[n->rule], n->at, n->why);
  }
  for (size_t k = 0; k < s->facts.claims.n; k++)
    if (within(sentence->span, s->facts.claims.at[k].quote)) tell_claim(t, &s->facts.claims.at[k]);
}
