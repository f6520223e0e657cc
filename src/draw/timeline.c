/* A timeline as rows in columns, by date; not as an axis: most of what is dated lies within a few months, some of it decades before. */
#include "draw/picture.h"

#include "base/date.h"
#include "base/utf8.h"
#include "draw/text.h"

enum { ONE_COLUMN = 42, WIDE = 520, NARROW = 350, GAP = 22, PARTIES_SHOWN = 4 }; /* rows; points */

static Str year_of(const DrawNode *n) { return str_sub(n->first, 0, 4); }

void timeline_place(const DrawModel *m, TimelineRow *rows) {
  size_t lines = 0, at = 0;
  for (size_t i = 0; i < m->nodes.n; i++) {
    rows[i].starts_year = !i || !str_eq(year_of(&m->nodes.at[i]), year_of(&m->nodes.at[i - 1]));
    lines += 1 + rows[i].starts_year;
  }
  bool two = lines > ONE_COLUMN;
  size_t half = (lines + 1) / 2, column = 0;
  double width = two ? NARROW : WIDE;
  for (size_t i = 0; i < m->nodes.n; i++) {
    if (two && !column && at >= half) column = 1, at = 0, rows[i].starts_year = true;
    at += rows[i].starts_year;
    rows[i].x = (double)column * (width + GAP), rows[i].y = (double)at * TIMELINE_LINE, rows[i].width = width;
    at++;
  }
}

/* As much of s as fits, then "…". */
static void add_fitting(StrBuf *b, Str s, double width, double font) {
  if (text_width(s, font, false) <= width) {
    strbuf_add(b, s);
    return;
  }
  size_t n = 0;
  double room = width - text_width(STR("…"), font, false);
  for (size_t next = 0; next < s.n && text_width(str_sub(s, 0, next), font, false) <= room;) {
    uint32_t c;
    n = next;
    next += utf8_next(s, next, &c);
  }
  strbuf_add(b, str_trim(str_sub(s, 0, n)));
  strbuf_adds(b, "…");
}

/* « · FR, KR »; names where there is no code. */
static void add_parties(StrBuf *b, const DrawModel *m, uint32_t agreement) {
  const Network *n = m->network;
  size_t shown = 0;
  for (size_t i = 0; i < n->parties.n; i++) {
    if (n->parties.at[i].agreement != agreement || n->parties.at[i].other >= n->actors.n) continue;
    const NetworkActor *a = &n->actors.at[n->parties.at[i].other];
    if (shown == PARTIES_SHOWN) strbuf_adds(b, "…");
    if (shown++ >= PARTIES_SHOWN) return;
    strbuf_adds(b, shown == 1 ? " · " : ", ");
    label_clean(b, a->code.n ? a->code : a->label.n ? a->label : a->iri, 24);
  }
}

void timeline_add_text(StrBuf *b, const DrawModel *m, const DrawNode *n, double width) {
  const double font = 8.5;
  StrBuf parties = {0}, text = {0};
  if (n->class == NODE_AGREEMENT)
    add_parties(&parties, m, n->thing - (uint32_t)(m->network->actors.n + m->network->domains.n));
  double room = width - text_width(strbuf_as_str(&parties), font, false);
  add_fitting(&text, n->name, room > width / 2 ? room : width / 2, font);
  strbuf_add(&text, strbuf_as_str(&parties));
  add_fitting(b, strbuf_as_str(&text), width, font);
  strbuf_release(&parties), strbuf_release(&text);
}

/* Is this what date_first and date_last make of a date without its day or month? */
static bool spans(Date first, Date last, Date d) {
  return date_days(first) == date_days(date_first(d)) && date_days(last) == date_days(date_last(d));
}

void timeline_add_date(StrBuf *b, const DrawNode *n) {
  Date first = date_parse(n->first), last = date_parse(n->last);
  size_t shown = 10;
  if (date_is_full(first) && date_is_full(last)) {
    if (spans(first, last, (Date){first.year, first.month, 0})) shown = 7;
    if (spans(first, last, (Date){first.year, 0, 0})) shown = 4;
  }
  strbuf_add(b, str_sub(n->first, 0, shown));
}
