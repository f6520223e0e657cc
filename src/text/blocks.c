#include "text/line.h"

#include "base/utf8.h"
#include "text/fold.h"

#include <stdlib.h>
#include <string.h>

enum {
  WRAP_MIN = 50, ///< code points a line of hard-wrapped text is wide, at least and at most
  WRAP_MAX = 120,
  WRAP_SLACK = 25,
  JOIN_MIN_BYTES = 40,
  TITLE_MAX_BYTES = 250,
  TITLE_MAX_WORDS = 40,
  HEADING_MAX_BYTES = 130,
  HEADING_MAX_WORDS = 16
};

/* ---- one line ---- */

static bool is_closing_sign(uint32_t c) {
  return c == 0xBB || c == 0x201D || c == '"' || c == 0x2019 || c == '\'' || c == ')' || c == ']';
}

static bool is_final_sign(uint32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0x61F ||
         c == 0x6D4 || c == 0x964;
}

static bool is_bullet(uint32_t c) {
  return c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2022 || c == 0x2192 || c == '*' || c == 0x25BA ||
         c == 0x25AA || c == 0x25A0 || c == 0x25CF || c == 0x25E6 || c == 0x2023 || c == 0xB7 || c == 0x2713 ||
         c == 0x27A4;
}

/* Sets marker and content: « - », « 1. », « 1) », « a) », « (1) », each with a space and a word after it. */
static void find_marker(const Text *t, Line *l) {
  const Token *k = &t->tokens.at[l->token_begin];
  uint32_t n = l->token_end - l->token_begin, taken = 0;
  uint32_t sign = token_sign(t, k), second = n > 1 ? token_sign(t, &k[1]) : 0;
  bool short_word = k->end - k->start <= 3 && (k->flags & TOKEN_NUMBER);
  if (is_bullet(sign)) l->marker = sign, taken = 1;
  else if (short_word && (second == '.' || second == ')') && (k[1].flags & TOKEN_GLUED)) l->marker = '1', taken = 2;
  else if (k->end - k->start == 1 && (k->flags & TOKEN_WORD) && second == ')') l->marker = 'a', taken = 2;
  else if (sign == '(' && n > 3 && token_sign(t, &k[2]) == ')' && k[1].end - k[1].start <= 3)
    l->marker = '(', taken = 3;
  if (!taken || taken >= n || (k[taken].flags & TOKEN_GLUED)) l->marker = 0, taken = 0;
  l->content = l->token_begin + taken;
}

static void measure_end(const Text *t, Line *l) {
  uint32_t i = l->token_end;
  l->last = token_sign(t, &t->tokens.at[i - 1]);
  l->ends_quote = l->last == 0xBB || l->last == 0x201D;
  while (i > l->token_begin && is_closing_sign(token_sign(t, &t->tokens.at[i - 1]))) i--;
  l->ends_sentence = i > l->token_begin && is_final_sign(token_sign(t, &t->tokens.at[i - 1]));
}

/* Whether three spaces or more stand between two tokens. */
static bool is_gap(const Text *t, const Token *k) {
  if (k[1].start - k[0].end < 3) return false;
  return utf8_count(str_sub(t->document->text, k[0].end, k[1].start)) >= 3;
}

/* Everything about the line whose tokens are [begin, end), end > begin. */
static Line measure(const Text *t, uint32_t begin, uint32_t end, bool after_blank) {
  const Token *k = t->tokens.at;
  Line l = {.span = {k[begin].start, k[end - 1].end}, .token_begin = begin, .token_end = end, .lines = 1};
  l.after_blank = after_blank;
  Str s = text_str(t, l.span);
  l.width = s.n > 4 * WRAP_MAX ? (uint32_t)s.n : count_code_points(s);
  for (uint32_t i = begin; i < end; i++) {
    l.words += (k[i].flags & (TOKEN_WORD | TOKEN_NUMBER)) != 0;
    l.gaps += i + 1 < end && is_gap(t, &k[i]);
  }
  uint32_t c;
  utf8_next(s, 0, &c);
  l.starts_lower = fold_is_lower(c);
  find_marker(t, &l);
  measure_end(t, &l);
  return l;
}

static void read_lines(const Text *t, Lines *lines) {
  Str text = t->document->text;
  uint32_t token = 0;
  bool blank = true;
  for (size_t at = 0; at < text.n && token < t->tokens.n;) {
    const char *newline = memchr(text.p + at, '\n', text.n - at);
    size_t end = newline ? (size_t)(newline - text.p) : text.n;
    uint32_t begin = token;
    while (token < t->tokens.n && t->tokens.at[token].start < end) token++;
    if (token > begin) array_push(lines, measure(t, begin, token, blank));
    blank = token == begin;
    at = end + 1;
  }
}

/* ---- lines of one paragraph ---- */

static uint32_t first_word_width(const Text *t, const Line *l) {
  Str s = text_str(t, l->span);
  const char *space = memchr(s.p, ' ', s.n);
  return (uint32_t)utf8_count(str_sub(s, 0, space ? (size_t)(space - s.p) : s.n));
}

/* Whether a line breaker that fills lines up to `wrap` would have broken between these two. */
static bool is_filled(const Text *t, const Line *l, const Line *next, uint32_t wrap) {
  return l->width <= wrap && l->width + 1 + first_word_width(t, next) > wrap;
}

/* The width at which the lines [from, to) without blank line between them are wrapped; 0 when they are not. Lines
   that all end with their sentence are paragraphs that happen to be of one length. */
static uint32_t wrap_of_run(const Text *t, const Lines *lines, size_t from, size_t to) {
  uint32_t wrap = 0;
  for (size_t i = from; i < to; i++)
    if (lines->at[i].width > wrap) wrap = lines->at[i].width;
  if (to - from < 3 || wrap < WRAP_MIN || wrap > WRAP_MAX) return 0;
  bool broken = false;
  for (size_t i = from; i + 1 < to; i++) {
    const Line *l = &lines->at[i], *next = &lines->at[i + 1];
    if (next->marker) continue;
    if (l->width + WRAP_SLACK < wrap || !is_filled(t, l, next, wrap)) return 0;
    broken = broken || !(l->ends_sentence || l->last == ':' || l->last == ';');
  }
  return broken ? wrap : 0;
}

/* The document's wrap width: the largest of its runs of three lines and more. */
static uint32_t find_wrap(const Text *t, const Lines *lines) {
  uint32_t wrap = 0;
  for (size_t from = 0, to; from < lines->n; from = to) {
    for (to = from + 1; to < lines->n && !lines->at[to].after_blank;) to++;
    uint32_t found = wrap_of_run(t, lines, from, to);
    if (found > wrap) wrap = found;
  }
  return wrap;
}

static bool continues(const Text *t, const Line *l, const Line *next, uint32_t wrap) {
  if (next->after_blank || next->marker) return false;
  bool filled = wrap && l->width + WRAP_SLACK >= wrap && is_filled(t, l, next, wrap);
  if (filled) return true;
  if (!next->starts_lower || l->ends_sentence || l->last == ':' || l->last == ';') return false;
  return l->last == ',' || line_bytes(l) >= JOIN_MIN_BYTES;
}

static void merge(Line *l, const Line *next) {
  l->span.end = next->span.end;
  l->token_end = next->token_end;
  l->words += next->words;
  l->gaps += next->gaps;
  l->lines++;
  l->last = next->last;
  l->ends_sentence = next->ends_sentence;
  l->ends_quote = next->ends_quote;
}

static void join_lines(const Text *t, Lines *lines) {
  uint32_t wrap = find_wrap(t, lines);
  size_t kept = 0;
  Line before = {0}; /* as it stands in the document, not as merged */
  for (size_t i = 0; i < lines->n; i++) {
    Line l = lines->at[i];
    if (i && continues(t, &before, &l, wrap)) merge(&lines->at[kept - 1], &l);
    else lines->at[kept++] = l;
    before = l;
  }
  lines->n = kept;
}

/* ---- kinds ---- */

/* A line without marker is an item when it starts small after « … : » or after such an item that ends in « ; » or
   « , ». */
static bool is_unmarked_item(const Lines *lines, const Block *blocks, size_t i) {
  if (!i || !lines->at[i].starts_lower) return false;
  const Line *before = &lines->at[i - 1];
  if (blocks[i - 1].kind == BLOCK_ITEM)
    return before->marker == MARKER_NONE_WRITTEN && (before->last == ';' || before->last == ',');
  return before->last == ':';
}

static bool is_title(const Line *l) {
  if (l->last == '.' || l->last == ':' || l->last == ';' || l->last == ',') return false;
  return line_bytes(l) <= TITLE_MAX_BYTES && l->words <= TITLE_MAX_WORDS;
}

static bool is_heading(const Line *l) {
  return is_title(l) && !l->ends_sentence && !line_is_sentence(l) && line_bytes(l) <= HEADING_MAX_BYTES &&
         l->words <= HEADING_MAX_WORDS;
}

/* « 2. », "(3)": not the first of its list. */
static bool is_further(const Text *t, const Line *l) {
  if (l->marker != '1' && l->marker != '(') return false;
  const Token *k = &t->tokens.at[l->token_begin + (l->marker == '(')];
  Str number = text_str(t, (Span){k->start, k->end});
  return !str_is(number, "1") && !str_is(number, "a") && !str_is(number, "i");
}

enum { LINES_BETWEEN = 3 }; ///< paragraphs that may stand between « 1. » and « 2. »

/* The introduction of the list that the item i belongs to: a line that ends in a colon, perhaps with a heading below it. */
static uint32_t intro_of(const Text *t, const Lines *lines, const Block *blocks, size_t i) {
  bool further = is_further(t, &lines->at[i]), heading = false;
  for (size_t j = i, between = 0; j-- > 0;) {
    const Line *l = &lines->at[j];
    if (blocks[j].kind == BLOCK_FURNITURE) continue;
    if (blocks[j].kind == BLOCK_ITEM) {
      if (heading) return UINT32_MAX;
      if (l->marker == lines->at[i].marker) return blocks[j].intro;
      if (l->last == ':' && j + 1 == i) return (uint32_t)j; /* a list inside an item */
    } else if (l->last == ':') return (uint32_t)j;
    else if (further && between < LINES_BETWEEN) between++;
    else if (is_heading(l) && !heading) heading = true;
    else return UINT32_MAX;
  }
  return UINT32_MAX;
}

static void find_items(const Text *t, Lines *lines, Block *blocks) {
  for (size_t i = 0; i < lines->n; i++) {
    if (blocks[i].kind == BLOCK_FURNITURE) continue;
    Line *l = &lines->at[i];
    if (!l->marker && is_unmarked_item(lines, blocks, i)) l->marker = MARKER_NONE_WRITTEN;
    if (!l->marker) continue;
    blocks[i].kind = BLOCK_ITEM;
    blocks[i].intro = intro_of(t, lines, blocks, i);
  }
}

static void find_titles(const Text *t, const Lines *lines, Block *blocks) {
  size_t body = 0;
  while (body < lines->n && (blocks[body].kind != BLOCK_BODY || is_title(&lines->at[body]))) body++;
  if (body == lines->n) return; /* nothing but titles: they are the body */
  uint32_t title = UINT32_MAX;
  for (uint32_t i = 0; i < lines->n; i++) {
    if (blocks[i].kind != BLOCK_BODY) continue;
    if (i < body ? !is_title(&lines->at[i]) : !is_heading(&lines->at[i])) continue;
    blocks[i].kind = BLOCK_HEADING;
    bool named = t->document->title.n && str_eq(text_str(t, lines->at[i].span), str_trim(t->document->title));
    if (i < body && (title == UINT32_MAX || named)) title = i;
  }
  if (title != UINT32_MAX) blocks[title].kind = BLOCK_TITLE;
}

/* Where nothing is left, only the cues stand: « a document of one short line is body ». */
static bool nothing_left(const Block *blocks, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (blocks[i].kind != BLOCK_FURNITURE) return false;
  return true;
}

static void set_kinds(const Text *t, const TextIndex *index, Lines *lines, Block *blocks) {
  if (index) furniture_by_cue(t, index, lines, blocks);
  size_t n = lines->n;
  BlockKind *by_cue = memory_new(n * sizeof *by_cue);
  for (size_t i = 0; i < n; i++) by_cue[i] = blocks[i].kind;
  furniture_by_look(t, lines, blocks);
  find_items(t, lines, blocks);
  furniture_by_company(t, lines, blocks);
  if (nothing_left(blocks, n)) {
    for (size_t i = 0; i < n; i++) blocks[i].kind = by_cue[i], blocks[i].intro = UINT32_MAX;
    find_items(t, lines, blocks);
  }
  free(by_cue);
  find_titles(t, lines, blocks);
}

void blocks_read(Text *t, const TextIndex *index) {
  Lines lines = {0};
  read_lines(t, &lines);
  join_lines(t, &lines);
  for (size_t i = 0; i < lines.n; i++) {
    const Line *l = &lines.at[i];
    array_push(&t->blocks, (Block){l->span, BLOCK_BODY, UINT32_MAX, l->token_begin, l->token_end});
  }
  if (lines.n) set_kinds(t, index, &lines, t->blocks.at);
  array_release(&lines);
}
