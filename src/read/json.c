#include "read/json.h"

#include "base/bytes.h"
#include "base/utf8.h"

#include <string.h>

static bool fail(Json *j, size_t at, const char *fault) {
  if (!j->fault) j->fault = fault, j->fault_at = at;
  return false;
}

static int peek(const Json *j) { return j->at < j->in.n ? (unsigned char)j->in.p[j->at] : -1; }

static void skip_space(Json *j) {
  for (int c = peek(j); c == ' ' || c == '\t' || c == '\n' || c == '\r'; c = peek(j)) j->at++;
}

void json_begin(Json *j, Str in, Arena *arena) { *j = (Json){.in = in, .arena = arena}; }

const char *json_kind(JsonKind kind) {
  static const char *const names[] = {"null", "true", "false", "a number", "a string", "an array", "an object"};
  return names[kind];
}

/* ---- strings ---- */

static int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The four digits after \u at byte `at`; -1 when they are not there. */
static long hex4(const Json *j, size_t at) {
  long value = 0;
  if (j->in.n - at < 4) return -1;
  for (int i = 0; i < 4; i++) {
    int digit = hex_digit(j->in.p[at + (size_t)i]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

/* RFC 8259 §7: \uD834\uDD1E is one character. j->at stands after the u. */
static bool read_unicode_escape(Json *j, char **out) {
  long c = hex4(j, j->at);
  if (c < 0) return fail(j, j->at, "expected four hexadecimal digits after \\u");
  j->at += 4;
  if (c >= 0xD800 && c < 0xDC00 && j->in.n - j->at >= 6 && !memcmp(j->in.p + j->at, "\\u", 2)) {
    long low = hex4(j, j->at + 2);
    if (low >= 0xDC00 && low < 0xE000) c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00), j->at += 6;
  }
  if (!utf8_is_text((uint32_t)c) || (c >= 0xD800 && c < 0xE000)) c = 0xFFFD, j->replaced++;
  char *p = *out;
  if (c < 0x80) *p++ = (char)c;
  else {
    int n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (int i = n - 1; i > 0; i--, c >>= 6) p[i] = (char)(0x80 | (c & 0x3F));
    p[0] = (char)((0xF00 >> n & 0xFF) | c);
    p += n;
  }
  *out = p;
  return true;
}

static bool read_escape(Json *j, char **out) {
  static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
  int c = peek(j);
  if (c == 'u') return j->at++, read_unicode_escape(j, out);
  const char *found = c > 0 ? memchr(from, c, sizeof from - 1) : NULL;
  if (!found) return fail(j, j->at, "expected one of \" \\ / b f n r t u after the backslash");
  *(*out)++ = to[found - from];
  j->at++;
  return true;
}

/* Bytes that a string may hold as they are: neither quote, backslash nor control character. */
static size_t plain_run(const Json *j) {
  const char *p = j->in.p;
  size_t at = j->at, n = j->in.n;
  for (; n - at >= BYTES; at += BYTES) {
    Bytes b = bytes_at(p + at);
    uint32_t stop = bytes_bits((Bytes)(b == '"') | (Bytes)(b == '\\') | (Bytes)(b < 0x20));
    if (stop) return at + (size_t)__builtin_ctz(stop) - j->at;
  }
  while (at < n && p[at] != '"' && p[at] != '\\' && (unsigned char)p[at] >= 0x20) at++;
  return at - j->at;
}

static bool end_of_string(Json *j) {
  int c = peek(j);
  if (c == '"') return j->at++, true;
  if (c < 0) return fail(j, j->at, "the string is not closed");
  return fail(j, j->at, "a control character must be written as an escape inside a string");
}

/* The rest of a string that nobody asked for, from its first escape on: checked and not kept. */
static bool skip_string(Json *j) {
  while (peek(j) == '\\') {
    char scrap[4], *out = scrap;
    j->at++;
    if (!read_escape(j, &out)) return false;
    j->at += plain_run(j);
  }
  return end_of_string(j);
}

/* Bytes of the string that began at `start`, as written. Every escape is at least as long as what it stands for. */
static size_t raw_length(const Json *j, size_t start) {
  Json ahead = *j;
  while (peek(&ahead) == '\\' && ahead.in.n - ahead.at >= 2) {
    ahead.at += 2;
    ahead.at += plain_run(&ahead);
  }
  return ahead.at - start + 4;
}

/* j->at stands on the opening quote. The result is a part of the input, or in the arena when an escape had to be
   undone. */
static bool read_string(Json *j, Str *s) {
  size_t start = ++j->at;
  j->at += plain_run(j);
  *s = str_sub(j->in, start, j->at);
  if (peek(j) != '\\') return end_of_string(j);
  if (j->skipping) return skip_string(j);
  char *data = arena_alloc(j->arena, raw_length(j, start)), *out = data;
  memcpy(out, s->p, s->n);
  out += s->n;
  while (peek(j) == '\\') {
    j->at++;
    if (!read_escape(j, &out)) return false;
    size_t run = plain_run(j);
    memcpy(out, j->in.p + j->at, run);
    out += run;
    j->at += run;
  }
  *s = (Str){data, (size_t)(out - data)};
  return end_of_string(j);
}

/* ---- other values ---- */

static bool read_digits(Json *j, const char *fault) {
  size_t start = j->at;
  while (peek(j) >= '0' && peek(j) <= '9') j->at++;
  return j->at > start || fail(j, j->at, fault);
}

static bool read_number(Json *j) {
  if (peek(j) == '-') j->at++;
  if (peek(j) == '0') j->at++;
  else if (!read_digits(j, "expected a digit")) return false;
  if (peek(j) >= '0' && peek(j) <= '9') return fail(j, j->at, "a number does not begin with 0");
  if (peek(j) == '.' && (j->at++, !read_digits(j, "expected a digit after the decimal point"))) return false;
  if ((peek(j) | 0x20) == 'e') {
    j->at++;
    if (peek(j) == '+' || peek(j) == '-') j->at++;
    return read_digits(j, "expected a digit in the exponent");
  }
  return true;
}

static bool read_word(Json *j, const char *word) {
  size_t n = strlen(word);
  if (j->in.n - j->at < n || memcmp(j->in.p + j->at, word, n) != 0) return fail(j, j->at, "expected a value");
  j->at += n;
  return true;
}

static bool read_key(Json *j, Str *key) {
  if (peek(j) != '"') return fail(j, j->at, "expected a key in double quotes");
  if (!read_string(j, key)) return false;
  skip_space(j);
  if (peek(j) != ':') return fail(j, j->at, "expected ':' after the key");
  j->at++;
  return true;
}

static bool read_value(Json *j, int depth, JsonKind *kind, Str *value);

/* Arrays and objects inside the object are checked and not kept. */
static bool skip_nested(Json *j, int depth, bool object) {
  char close = object ? '}' : ']';
  if (depth >= JSON_MAX_DEPTH) return fail(j, j->at, "nested more than 64 deep");
  j->at++;
  skip_space(j);
  if (peek(j) == close) return j->at++, true;
  for (;;) {
    Str unused;
    JsonKind kind;
    j->skipping = true;
    skip_space(j);
    if (object && !read_key(j, &unused)) return false;
    if (!read_value(j, depth + 1, &kind, &unused)) return false;
    skip_space(j);
    if (peek(j) == close) break;
    if (peek(j) != ',') return fail(j, j->at, object ? "expected ',' or '}'" : "expected ',' or ']'");
    j->at++;
  }
  j->at++;
  j->skipping = depth > 1;
  return true;
}

static bool read_value(Json *j, int depth, JsonKind *kind, Str *value) {
  skip_space(j);
  size_t start = j->at;
  bool good;
  switch (peek(j)) {
  case '"': *kind = JSON_STRING; return read_string(j, value);
  case '{':
    *kind = JSON_OBJECT;
    good = skip_nested(j, depth, true);
    break;
  case '[':
    *kind = JSON_ARRAY;
    good = skip_nested(j, depth, false);
    break;
  case 't':
    *kind = JSON_TRUE;
    good = read_word(j, "true");
    break;
  case 'f':
    *kind = JSON_FALSE;
    good = read_word(j, "false");
    break;
  case 'n':
    *kind = JSON_NULL;
    good = read_word(j, "null");
    break;
  case '-':
  case '0':
  case '1':
  case '2':
  case '3':
  case '4':
  case '5':
  case '6':
  case '7':
  case '8':
  case '9':
    *kind = JSON_NUMBER;
    good = read_number(j);
    break;
  default: return fail(j, j->at, "expected a value");
  }
  *value = str_sub(j->in, start, j->at);
  return good;
}

/* Up to the next member or element, past the comma before it; false at the end and at a fault. */
static bool next_part(Json *j, char open, char close, const char *opening, const char *comma, const char *after) {
  skip_space(j);
  if (!j->begun) {
    if (peek(j) != open) return fail(j, j->at, opening);
    j->at++;
    skip_space(j);
  } else if (peek(j) != close) {
    if (peek(j) != ',') return fail(j, j->at, comma);
    j->at++;
    skip_space(j);
    if (peek(j) == close) return fail(j, j->at, after);
  }
  j->begun = true;
  if (peek(j) == close) return j->at++, false;
  return true;
}

bool json_member(Json *j) {
  if (!next_part(j, '{', '}', "expected an object", "expected ',' or '}'", "expected a key in double quotes"))
    return false;
  if (!read_key(j, &j->key)) return false;
  skip_space(j);
  j->value_at = j->at;
  return read_value(j, 1, &j->kind, &j->value);
}

bool json_element(Json *j) {
  if (!next_part(j, '[', ']', "expected an array", "expected ',' or ']'", "expected a value")) return false;
  j->value_at = j->at;
  return read_value(j, 1, &j->kind, &j->value);
}
