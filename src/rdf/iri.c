#include "rdf/iri.h"

#include "base/utf8.h"
#include "rdf/term.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <string.h>

/* The five parts; `has` tells an empty authority, query or fragment from one that is not there. RFC 3986, appendix B. */
typedef struct Parts {
  Str scheme, authority, path, query, fragment;
  bool has_authority, has_query, has_fragment;
} Parts;

static Str cut_at(Str *s, const char *stops) {
  size_t i = 0;
  while (i < s->n && !strchr(stops, s->p[i])) i++;
  Str head = str_sub(*s, 0, i);
  *s = str_sub(*s, i, s->n);
  return head;
}

static Parts parts_of(Str iri) {
  Parts p = {0};
  if (iri_is_absolute(iri)) {
    p.scheme = cut_at(&iri, ":");
    iri = str_sub(iri, 1, iri.n);
  }
  if (str_starts(iri, STR("//"))) {
    p.has_authority = true;
    iri = str_sub(iri, 2, iri.n);
    p.authority = cut_at(&iri, "/?#");
  }
  p.path = cut_at(&iri, "?#");
  if (iri.n && iri.p[0] == '?') {
    p.has_query = true;
    iri = str_sub(iri, 1, iri.n);
    p.query = cut_at(&iri, "#");
  }
  if (iri.n) p.has_fragment = true, p.fragment = str_sub(iri, 1, iri.n);
  return p;
}

/* §5.2.4; the buffer holds the result from `from` on. A segment at a time, with the slash before it. */
static void add_without_dots(StrBuf *b, Str path) {
  size_t from = b->n;
  while (path.n) {
    size_t end = path.p[0] == '/' ? 1 : 0;
    while (end < path.n && path.p[end] != '/') end++;
    Str segment = str_sub(path, 0, end), name = segment;
    bool last = end == path.n;
    if (name.n && name.p[0] == '/') name = str_sub(name, 1, name.n);
    bool dots = str_is(name, ".") || str_is(name, "..");
    if (dots && segment.p[0] != '/') end += !last; /* "../" at the beginning goes with its slash */
    else if (str_is(name, "..")) {
      while (b->n > from && b->data[b->n - 1] != '/') b->n--;
      if (b->n > from) b->n--;
      if (last) strbuf_addc(b, '/');
    } else if (dots) {
      if (last) strbuf_addc(b, '/');
    } else strbuf_add(b, segment);
    path = str_sub(path, end, path.n);
  }
  if (b->data) b->data[b->n] = 0;
}

/* §5.2.3: the base's path up to its last slash, then the reference's. */
static void add_merged(StrBuf *b, const Parts *base, Str path) {
  StrBuf merged = {0};
  size_t slash = base->path.n;
  while (slash && base->path.p[slash - 1] != '/') slash--;
  if (base->has_authority && !base->path.n) strbuf_addc(&merged, '/');
  else strbuf_add(&merged, str_sub(base->path, 0, slash));
  strbuf_add(&merged, path);
  add_without_dots(b, strbuf_as_str(&merged));
  strbuf_release(&merged);
}

static void add_head(StrBuf *b, Str scheme, const Parts *authority) {
  strbuf_add(b, scheme);
  strbuf_addc(b, ':');
  if (!authority->has_authority) return;
  strbuf_adds(b, "//");
  strbuf_add(b, authority->authority);
}

void iri_resolve(StrBuf *b, Str base_iri, Str reference) {
  Parts base = parts_of(base_iri), ref = parts_of(reference);
  const Parts *query = &ref;
  if (ref.scheme.n || ref.has_authority) {
    add_head(b, ref.scheme.n ? ref.scheme : base.scheme, &ref);
    add_without_dots(b, ref.path);
  } else {
    add_head(b, base.scheme, &base);
    if (!ref.path.n) {
      strbuf_add(b, base.path);
      if (!ref.has_query) query = &base;
    } else if (ref.path.p[0] == '/') add_without_dots(b, ref.path);
    else add_merged(b, &base, ref.path);
  }
  if (query->has_query) strbuf_addc(b, '?'), strbuf_add(b, query->query);
  if (ref.has_fragment) strbuf_addc(b, '#'), strbuf_add(b, ref.fragment);
}

/* ---- To the letter: RFC 3987 §2.2; functions carry the names of the productions. ---- */

static bool is_ucschar(uint32_t c) {
  bool direction = c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E); /* §4.1 */
  if (c < 0x10000)
    return !direction && ((c >= 0xA0 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFDCF) || (c >= 0xFDF0 && c <= 0xFFEF));
  return c <= 0xEFFFD && (c & 0xFFFF) <= 0xFFFD && !(c >= 0xE0000 && c < 0xE1000);
}

static bool is_iprivate(uint32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0x10FFFD && (c & 0xFFFF) <= 0xFFFD);
}

static bool is_pct_encoded(Str s, size_t at) {
  return at + 2 < s.n && isxdigit((unsigned char)s.p[at + 1]) && isxdigit((unsigned char)s.p[at + 2]);
}

/* iunreserved, pct-encoded and sub-delims, and what else this part may hold. */
static bool holds_only(Str s, const char *others, bool iprivate) {
  for (size_t i = 0; i < s.n;) {
    uint32_t c;
    size_t n = utf8_next(s, i, &c);
    bool ascii =
        c > 0x20 && c < 0x7F && (isalnum((int)c) || strchr("-._~!$&'()*+,;=", (int)c) || strchr(others, (int)c));
    bool good = ascii || (c != UTF8_BAD && (is_ucschar(c) || (iprivate && is_iprivate(c))));
    if (!good && !(c == '%' && is_pct_encoded(s, i))) return false;
    i += n;
  }
  return true;
}

static bool is_ip_literal(Str host) {
  char text[64];
  struct in6_addr address;
  if (host.n < 4 || host.n > sizeof text || host.p[host.n - 1] != ']') return false;
  memcpy(text, host.p + 1, host.n - 2);
  text[host.n - 2] = 0;
  return inet_pton(AF_INET6, text, &address) == 1;
}

static bool is_iauthority(Str s) {
  Str user = str_sub(s, 0, str_find(s, STR("@")));
  if (user.n < s.n) s = str_sub(s, user.n + 1, s.n);
  else user = STR("");
  size_t port = s.n;
  while (port && isdigit((unsigned char)s.p[port - 1])) port--;
  if (port && s.p[port - 1] == ':') s = str_sub(s, 0, port - 1);
  return holds_only(user, ":", false) && (s.n && s.p[0] == '[' ? is_ip_literal(s) : holds_only(s, "", false));
}

bool iri_is_strict(Str iri) {
  Parts p = parts_of(iri);
  return p.scheme.n && !memchr(iri.p, 0, iri.n) && is_iauthority(p.authority) && holds_only(p.path, ":@/", false) &&
         holds_only(p.query, ":@/?", true) && holds_only(p.fragment, ":@/?", false);
}
