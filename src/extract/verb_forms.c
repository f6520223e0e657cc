/* What a form of a verb is where it stands: finite, participle, infinitive, or a noun. */
#include "extract/verbs.h"

bool feature_is_finite(Feature f) {
  return f == F_PRESENT || f == F_PAST || f == F_FUTURE || f == F_CONDITIONAL || f == F_SUBJUNCTIVE;
}

/* A trigger form that may be noun, participle or verb: what it is here. */
const Reading *verb_reading(const WordUnit *u) {
  const Reading *best = NULL;
  for (int i = 0; i < u->reading_count; i++)
    if (u->readings[i]->class == W_TRIGGER && (!best || feature_is_finite((Feature)u->readings[i]->feature)))
      best = u->readings[i];
  return best;
}

const Reading *verb_participle(const WordUnit *u) {
  const Reading *participle = NULL;
  for (int k = 0; k < u->reading_count; k++)
    if (u->readings[k]->class == W_TRIGGER && u->readings[k]->feature == F_PARTICIPLE) participle = u->readings[k];
  return participle && verb_reading(u)->feature == F_SUBJUNCTIVE ? participle : NULL;
}

/* "without signing the treaty": a form that may be noun or gerund has an object as a gerund only. */
static bool has_object(const Analysis *a, size_t i) {
  const WordUnit *n = unit_at(a, i + 1);
  return n->type == UNIT_INSTRUMENT || unit_has(n, W_DETERMINER);
}

static bool governs_verb(const WordUnit *u) {
  return unit_has(u, W_AUXILIARY) || unit_has(u, W_NEGATION) || unit_has(u, W_MODAL);
}

/* "will not, after all, sign", « n'ont, à ce jour, pas signé », "will shortly sign": where the aside or the time before unit k begins, when what
   governs a verb stands before it; else k. */
size_t verb_before_aside(const Analysis *a, size_t k) {
  if (k > 1 && unit_at(a, k - 1)->type == UNIT_DATE) return governs_verb(unit_at(a, k - 2)) ? k - 1 : k;
  if (k < 3 || !unit_is(a, unit_at(a, k - 1), ',')) return k;
  for (size_t p = k - 1; p-- > 1 && p + 9 > k;) {
    const WordUnit *u = unit_at(a, p);
    if (unit_ends_clause(a, u)) return k;
    if (unit_is(a, u, ',')) return governs_verb(unit_at(a, p - 1)) ? p : k;
  }
  return k;
}

/* "have put", "was cut" against "will put", "did cut": what a form that is written alike as infinitive and as participle is behind auxiliary b. */
static const Reading *behind_auxiliary(const Analysis *a, const WordUnit *b, const Reading *infinitive,
                                       const Reading *participle) {
  bool bare = !participle || unit_means(a, b, W_AUXILIARY, "Support");
  return infinitive && bare ? infinitive : participle;
}

/* "the disbursement schedule is", "a budget plan was": a form that a verb follows, behind an article and a word of its own, is no verb. */
static bool heads_subject(const Analysis *a, size_t i) {
  const WordUnit *n = unit_at(a, i + 1), *b = unit_at(a, i ? i - 1 : 0), *article = unit_at(a, i > 1 ? i - 2 : 0);
  bool word = unit_is_plain_lower(b);
  return i > 1 && word && (unit_has(n, W_AUXILIARY) || unit_has(n, W_MODAL)) && unit_has(article, W_DETERMINER) &&
         !unit_has(article, W_PRONOUN) && !unit_has(article, W_RELATIVE);
}

/* « to sign », "can be signed": after an auxiliary, a modal or "to" a form that may be finite is none. */
const Reading *verb_reading_at(const Analysis *a, size_t i) {
  const WordUnit *u = unit_at(a, i), *left = i ? u - 1 : &unit_none;
  bool nominal = (unit_has(left, W_DETERMINER) && !unit_has(left, W_PRONOUN) && !unit_has(left, W_RELATIVE)) ||
                 unit_opens(a, left, ROLE_OF) || heads_subject(a, i);
  const Reading *infinitive = NULL, *participle = NULL, *gerund = NULL;
  for (int k = 0; k < u->reading_count; k++) {
    const Reading *g = u->readings[k];
    if (g->class == W_TRIGGER && g->feature == F_NOUN && nominal) return g; /* "the end", « de mise en œuvre » */
    if (g->class == W_TRIGGER && g->feature == F_INFINITIVE) infinitive = g;
    if (g->class == W_TRIGGER && g->feature == F_PARTICIPLE) participle = g;
    if (g->class == W_TRIGGER && g->feature == F_GERUND) gerund = g;
  }
  if (gerund && !participle && has_object(a, i)) return gerund;
  if (participle && i == 0) return participle; /* "Signed on Tuesday, the treaty …" */
  for (size_t k = verb_before_aside(a, i), from = k; (infinitive || participle) && k-- > 0 && k + 4 > from;) {
    const WordUnit *b = unit_at(a, k);
    if (unit_has(b, W_AUXILIARY)) return behind_auxiliary(a, b, infinitive, participle);
    if (infinitive && (unit_has(b, W_MODAL) || unit_opens(a, b, ROLE_TO))) return infinitive;
    bool adverb = b->type == UNIT_WORD && !(b->flags & (TOKEN_PUNCT | TOKEN_CAPITAL)) &&
                  !(b->mask & ~(W_BIT(W_COMMON) | W_BIT(W_NEGATION)));
    if (!adverb) break;
  }
  bool subject = unit_has(left, W_PRONOUN) || (unit_is_mention(left) && left->type != UNIT_INSTRUMENT);
  const Reading *done = subject ? NULL : verb_participle(u); /* « la convention conclue entre X et Y » */
  return done ? done : verb_reading(u);
}
