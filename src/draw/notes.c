/* What a picture says of itself in words: title, figures, definitions, what was left out. */
#include "draw/picture.h"

#include "draw/text.h"

enum {
  TITLE_MOST = 90,
  CHOSEN_MOST = 200,
  TOOLTIP_MOST = 12
}; /* code points; agreements named in the tooltip of an edge */

void picture_add_count(StrBuf *b, size_t n, Word one, Word many, const DrawWords *words) {
  bool single = n == 1 || (n == 0 && words->none_is_one);
  strbuf_printf(b, "%zu %s", n, words->words[single ? one : many]);
}

void picture_add_title(StrBuf *b, const DrawModel *m, const DrawOptions *o) {
  const ViewStyle *s = &view_styles[o->view];
  StrBuf title = {0};
  if (o->title && *o->title) {
    strbuf_adds(&title, o->title);
  } else {
    const NetworkActor *ego = m->ego == MODEL_NONE ? NULL : &m->network->actors.at[m->ego];
    if (ego) strbuf_add(&title, ego->label.n ? ego->label : ego->iri), strbuf_adds(&title, " – ");
    strbuf_adds(&title, o->words->words[o->changes ? s->changes_title : s->title]);
  }
  label_clean(b, strbuf_as_str(&title), TITLE_MOST);
  strbuf_release(&title);
}

/* « + nouveau: 3 · − disparu: 1 · ~ changé: 2 · inchangé: 40 » */
static void add_changes(StrBuf *b, const DrawModel *m, const DrawWords *words) {
  static const EdgeChange order[] = {CHANGE_ADDED, CHANGE_REMOVED, CHANGE_CHANGED, CHANGE_NONE};
  for (size_t i = 0; i < 4; i++)
    strbuf_printf(b, "%s%s%s%s: %zu", i ? " · " : "", change_signs[order[i]], *change_signs[order[i]] ? " " : "",
                  words->changes[order[i]], m->changes[order[i]]);
}

static void add_period(StrBuf *b, const DrawModel *m) {
  if (!m->first.n) return;
  strbuf_adds(b, " · ");
  label_clean(b, m->first, 10);
  if (!str_eq(m->first, m->last)) strbuf_adds(b, " – "), label_clean(b, m->last, 10);
}

void picture_add_facts(StrBuf *b, const DrawModel *m, const DrawOptions *o) {
  if (o->changes) {
    add_changes(b, m, o->words);
    return;
  }
  size_t kinds[NODE_CLASSES] = {0}, actors = 0;
  for (size_t i = 0; i < m->nodes.n; i++) kinds[m->nodes.at[i].class]++, actors += m->nodes.at[i].class < NODE_DOMAIN;
  if (o->view != DRAW_TIMELINE) picture_add_count(b, actors, WORD_ACTOR, WORD_ACTORS, o->words), strbuf_adds(b, " · ");
  if (o->view == DRAW_SECTORS)
    picture_add_count(b, kinds[NODE_DOMAIN], WORD_DOMAIN, WORD_DOMAINS, o->words), strbuf_adds(b, " · ");
  picture_add_count(b, m->agreements, WORD_AGREEMENT, WORD_AGREEMENTS, o->words);
  if (o->view == DRAW_TIMELINE)
    strbuf_adds(b, " · "), picture_add_count(b, kinds[NODE_EVENT], WORD_EVENT, WORD_EVENTS, o->words);
  add_period(b, m);
  strbuf_adds(b, " · ");
  size_t documents = m->network->documents > 0 ? (size_t)m->network->documents : 0;
  picture_add_count(b, documents, WORD_DOCUMENT, WORD_DOCUMENTS, o->words);
}

/* A line of its own with n in it, when there is something to count. */
static void add_note(StrBuf *b, Word w, size_t n, const DrawWords *words) {
  Str format = str_of(words->words[w]);
  size_t at = str_find(format, STR("%zu"));
  if (!n) return;
  if (at == SIZE_MAX) at = format.n; /* a word of the ontology without its place for the number */
  strbuf_addc(b, '\n');
  strbuf_add(b, str_sub(format, 0, at));
  strbuf_printf(b, "%zu", n);
  strbuf_add(b, str_sub(format, at + 3, format.n));
}

static void add_line(StrBuf *b, Word w, const DrawWords *words) {
  strbuf_addc(b, '\n');
  strbuf_adds(b, words->words[w]);
}

void picture_add_notes(StrBuf *b, const DrawModel *m, const DrawOptions *o) {
  const ViewStyle *s = &view_styles[o->view];
  strbuf_adds(b, o->words->words[s->weight]);
  if (s->size != s->weight) add_line(b, s->size, o->words);
  if (o->changes) add_line(b, WORD_CHANGED_MEANS, o->words);
  if (o->chosen && *o->chosen) {
    add_line(b, WORD_CHOSEN, o->words), strbuf_addc(b, ' ');
    label_clean(b, str_of(o->chosen), CHOSEN_MOST);
  }
  if (o->bilateral) add_line(b, WORD_BILATERAL, o->words);
  if (m->named < m->nodes.n && format_is_picture(o->format)) add_note(b, WORD_NAMED, m->named, o->words);
  add_note(b, WORD_ALONE, m->alone, o->words);
  add_note(b, WORD_UNDATED, m->undated, o->words);
  add_note(b, WORD_LEFT_ACTORS, m->actors_left, o->words);
  add_note(b, WORD_LEFT_EDGES, m->edges_left, o->words);
  add_note(b, WORD_LEFT_LARGE, m->large_left, o->words);
  add_note(b, WORD_LEFT_ITEMS, m->items_left, o->words);
}

/* « accord de prospérité technologique (signé, 2025-10-29) » */
static void add_agreement(StrBuf *b, const NetworkAgreement *a, const DrawWords *words) {
  label_clean(b, agreement_name(a), 300);
  strbuf_printf(b, " (%s", words->statuses[edge_status(a->status)]);
  if (a->earliest.n) strbuf_adds(b, ", "), label_clean(b, a->earliest, 10);
  strbuf_addc(b, ')');
}

void picture_add_edge_tip(StrBuf *b, const DrawModel *m, const DrawEdge *e, const DrawWords *words) {
  strbuf_printf(b, "%.*s – %.*s : ", STR_ARG(m->nodes.at[e->a].name), STR_ARG(m->nodes.at[e->b].name));
  picture_add_count(b, e->count, WORD_AGREEMENT, WORD_AGREEMENTS, words);
  uint32_t shown = e->count > TOOLTIP_MOST ? TOOLTIP_MOST : e->count;
  for (uint32_t i = 0; i < shown; i++) strbuf_adds(b, "\n– "), add_agreement(b, model_agreement(m, e, i), words);
  add_note(b, WORD_MORE, e->count - shown, words);
}

void picture_add_node_tip(StrBuf *b, const DrawModel *m, const DrawNode *n, const DrawWords *words) {
  if (n->class == NODE_AGREEMENT) {
    size_t before = m->network->actors.n + m->network->domains.n;
    add_agreement(b, &m->network->agreements.at[n->thing - before], words);
    return;
  }
  strbuf_add(b, n->name);
  const Str more = n->class == NODE_EVENT ? n->first : n->code;
  if (more.n) strbuf_printf(b, " (%.*s)", STR_ARG(more));
}
