/* When and where an agreement was concluded, when only what stands before tells: « Mercredi, on inaugurait … Trois accords ont été signés ». */
#include "extract/dates.h"
#include "extract/names.h"
#include "resolve/nodes.h"

enum { SENTENCES_BACK = 3, SENTENCES_FAR = 8, DAYS_BACK = 10 }; ///< sentences to a scene; days from it to publication

/* The day of which a sentence tells: the only one it names, not long before the document. */
typedef struct Scene {
  Date day;   ///< not set where it names none
  Span span;  ///< of the day
  bool mixed; ///< it names several
  bool other; ///< it names a day or year before: « conclue le 25 mars 2019 »
} Scene;

/* "a spokesman said on Thursday": the verb straight before the date, whoever speaks. */
static bool follows_saying(const Analysis *a, Span date) {
  uint32_t t = token_at(a, date.start);
  for (int back = 0; back < 2 && t-- > 0; back++) {
    WordUnit u = {.index = NONE};
    if (!unit_of_token(a, t, &u)) return false;
    if (unit_has(&u, W_TRIGGER)) return unit_act(a, &u, W_TRIGGER) == ACT_SAY;
    if (!unit_has(&u, W_OPENER)) return false;
  }
  return false;
}

/* « a indiqué jeudi le ministère »: when somebody speaks. */
static bool is_of_saying(const Analysis *a, uint32_t date, uint32_t sentence) {
  if (follows_saying(a, a->dates.at[date].span)) return true;
  for (size_t i = acts_from(a, sentence); i < a->acts_read && a->acts.at[i].sentence == sentence; i++) {
    const ActRecord *r = &a->acts.at[i];
    if (r->date == date && (r->act == ACT_SAY || r->act == ACT_ANNOUNCE || r->act == ACT_PLAN)) return true;
  }
  return false;
}

/* « RABAT, le 12 septembre 2025 – … »: the day of the dateline, behind its place. */
static bool is_dateline(const Analysis *a, const DateMention *m) {
  uint32_t place = a->origin_place.end;
  return place && m->span.start >= place && m->span.start <= place + 16;
}

static bool is_recent(const Analysis *a, Date d) {
  if (!date_is_full(d)) return false;
  if (!date_is_full(a->published)) return true;
  long ago = date_days(a->published) - date_days(d);
  return ago >= 0 && ago <= DAYS_BACK;
}

static bool is_of_long_ago(const Analysis *a, Date d) {
  if (!date_is_full(a->published) || !d.year) return false;
  return date_is_full(d) ? date_days(a->published) - date_days(d) > DAYS_BACK : d.year < a->published.year;
}

static Scene *find_scenes(Analysis *a) {
  Scene *scenes = ARENA_ARRAY(&a->arena, Scene, a->text->sentences.n + 1);
  for (size_t i = 0; i < a->text->sentences.n; i++) scenes[i] = (Scene){.mixed = false};
  for (uint32_t i = 0; i < a->dates.n; i++) {
    const DateMention *m = &a->dates.at[i];
    bool apart =
        m->aside || m->role == ROLE_SINCE || m->role == ROLE_UNTIL || m->role == ROLE_BEFORE || m->role == ROLE_FROM;
    Date d = date_resolve(a, i, TENSE_PAST);
    uint32_t sentence = sentence_at(a, m->span.start);
    scenes[sentence].other |= !apart && is_of_long_ago(a, d);
    if (apart || !is_recent(a, d) || is_dateline(a, m) || is_of_saying(a, i, sentence)) continue;
    Scene *s = &scenes[sentence];
    s->mixed |= date_is_set(s->day) && date_days(s->day) != date_days(d);
    s->day = d, s->span = m->span;
  }
  return scenes;
}

/* « avaient signé »: before the scene. */
static bool is_pluperfect(const Analysis *a, const ActRecord *r) {
  int auxiliaries = 0;
  bool past = false;
  for (uint32_t t = token_at(a, r->span.start); t < a->text->tokens.n && a->text->tokens.at[t].end <= r->span.end;
       t++) {
    WordUnit u = {.index = NONE};
    if (!unit_of_token(a, t, &u)) continue;
    const Reading *g = unit_reading(&u, W_AUXILIARY);
    if (g && !auxiliaries++) past = g->feature == F_PAST;
  }
  return past && (!r->passive || auxiliaries > 1);
}

static const ActRecord *act_of_step(const Analysis *a, const NodeStep *s) {
  uint32_t sentence = sentence_at(a, s->span.start);
  for (size_t i = acts_from(a, sentence); i < a->acts_read && a->acts.at[i].sentence == sentence; i++)
    if (a->acts.at[i].entry == s->entry && a->acts.at[i].span.start == s->span.start) return &a->acts.at[i];
  return NULL;
}

/* The day that the nearest sentence up to this one tells; further off only what is the one day of which the text tells so far. NULL when
   nobody can know. */
static const Scene *scene_of(const Scene *scenes, uint32_t sentence) {
  const Scene *found = NULL;
  for (uint32_t back = 0; back <= SENTENCES_FAR && back <= sentence; back++) {
    const Scene *s = &scenes[sentence - back];
    if (s->mixed) return NULL;
    if (!date_is_set(s->day)) continue;
    if (back <= SENTENCES_BACK) return s;
    if (found && date_days(found->day) != date_days(s->day)) return NULL;
    found = s;
  }
  return found;
}

/* « RABAT, le 12 septembre 2025 – X et Y ont signé ce jour … »: what happened as the document tells of it, and is said to have happened
   nowhere else, was there. */
static void take_dateline(const Analysis *a, AgreementNode *x) {
  const NodeStep *main = node_main_step(x);
  if (x->place.n || !date_is_full(main->date)) return;
  long ago = date_days(a->published) - date_days(main->date);
  uint32_t first = sentence_at(a, a->origin_place.start), told = sentence_at(a, main->span.start);
  if (ago < 0 || ago > 1 || told < first || told - first > SENTENCES_FAR) return;
  x->place = span_text(a, a->origin_place), x->place_span = a->origin_place, x->place_of_scene = true;
}

/* Not of what lies before it: « avaient signé ». */
static void date_by_scene(const Analysis *a, const Scene *scenes, AgreementNode *x) {
  const NodeStep *main = node_main_step(x);
  if (date_is_set(main->date) || date_is_set(x->date)) return;
  const ActRecord *r = act_of_step(a, main);
  if (!r || r->tense == TENSE_FUTURE || is_pluperfect(a, r) || scenes[r->sentence].other) return;
  const Scene *s = scene_of(scenes, r->sentence);
  NodeStep *step = &x->steps.at[main - x->steps.at];
  if (s) step->date = s->day, step->scene = s->span;
}

static bool was_concluded(const AgreementNode *x) {
  const NodeStep *main = node_main_step(x);
  return !x->dropped && main && !main->weak && (main->status == AG_SIGNED || main->status == AG_AGREED);
}

void nodes_date_by_scene(Nodes *n) {
  Analysis *a = n->a;
  const Scene *scenes = find_scenes(a);
  for (size_t i = 0; i < n->agreements.n; i++)
    if (was_concluded(&n->agreements.at[i])) date_by_scene(a, scenes, &n->agreements.at[i]);
}

void nodes_place_by_dateline(Nodes *n) {
  if (!date_is_full(n->a->published) || !n->a->origin_place.end) return;
  for (size_t i = 0; i < n->agreements.n; i++)
    if (was_concluded(&n->agreements.at[i])) take_dateline(n->a, &n->agreements.at[i]);
}
