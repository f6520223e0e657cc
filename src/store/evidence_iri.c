/* IRIs of documents and claims: they follow from content alone. */
#include "store/inside.h"

#include "base/sha256.h"
#include "rdf/iri.h"

#include <ctype.h>
#include <string.h>

bool evidence_is_clean_url(Str url) {
  if (!str_starts(url, STR("http://")) && !str_starts(url, STR("https://"))) return false;
  return url.n > 8 && url.n < 2048 && iri_is_strict(url);
}

/* An id that can stand in an IRI as it is: segments of letters, digits and . _ - between slashes. One that looks like the digest
   of another is no slug. */
static bool is_slug(Str id) {
  bool hex = id.n == 16;
  for (size_t i = 0; i < id.n; i++) {
    unsigned char c = (unsigned char)id.p[i];
    bool start = !i || id.p[i - 1] == '/';
    if (c >= 0x80 || !(isalnum(c) || c == '_' || (strchr("-./", c) && !start))) return false;
    hex = hex && isxdigit(c);
  }
  return id.n && id.n <= 200 && id.p[id.n - 1] != '/' && !hex;
}

void evidence_add_document_iri(StrBuf *b, Str base, Str id, Str url) {
  Str direct = evidence_is_clean_url(url) ? url : evidence_is_clean_url(id) ? id : STR("");
  strbuf_addc(b, '<');
  if (direct.n) strbuf_add(b, direct);
  else {
    iri_add(b, base);
    strbuf_adds(b, "document/");
    if (is_slug(id)) strbuf_add(b, id);
    else {
      char hex[65];
      sha256_hex(id, hex);
      strbuf_add(b, (Str){hex, 16});
    }
  }
  strbuf_addc(b, '>');
}

void evidence_add_claim_iri(StrBuf *b, Str base, Str content) {
  char hex[65];
  sha256_hex(content, hex);
  strbuf_addc(b, '<');
  iri_add(b, base);
  strbuf_printf(b, "claim/%.32s>", hex);
}
