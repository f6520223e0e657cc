#include "read/html.h"

#include "base/utf8.h"
#include "unit/check.h"

#include <time.h>

static Arena arena;
static void drop(Report *r, Severity severity, Place place, const char *message) {
  (void)r, (void)severity, (void)place, (void)message;
}

static Report report = {.sink = drop};
static Document page;

static Str text_of(Str html) {
  Str none = {"", 0};
  page = (Document){none, none, none, none, none, none, "page.html", 0};
  arena_clear(&arena);
  return html_read(&page, html, &arena, &report) == STATUS_OK ? page.text : STR("(refused)");
}

#define CHECK_TEXT(html, expected) CHECK_STR(text_of(STR(html)), expected)

static void check_blocks(void) {
  CHECK_TEXT("<p>Un  accord\n signé.</p><p>Deux.</p>", "Un accord signé.\n\nDeux.");
  CHECK_TEXT("<div>Un<div>Deux</div></div>", "Un\n\nDeux");
  CHECK_TEXT("a<br>b<br/>c", "a\nb\nc");
  CHECK_TEXT("<p>La <b>France</b> et l&rsquo;<i>Inde</i> &amp; Cie&nbsp;: &eacute;</p>",
             "La France et l’Inde & Cie\u00A0: é");
  CHECK_TEXT("<p>Ils ont :</p><ul><li>un <li><p>deux</p></ul><p>Fin.</p>", "Ils ont :\n\n- un\n- deux\n\nFin.");
  CHECK_TEXT("<ul><li>un<ul><li>deux</ul><li>trois</ul>", "- un\n- deux\n- trois");
  CHECK_TEXT("<ul><li><p>un</p><p>suite</p></ul><p>Fin.", "- un\nsuite\n\nFin.");
  CHECK_TEXT("<ol><li>un</li><li>deux</li></ol>", "1. un\n2. deux");
  CHECK_TEXT("<table><tr><td>a<td>b<tr><td>c</table>", "a\tb\nc");
  CHECK_TEXT("<pre>a\nb</pre>", "a\nb");
  CHECK_TEXT("", "");
  CHECK_TEXT("rien que du texte", "rien que du texte");
}

static void check_dropped(void) {
  CHECK_TEXT("<nav>Menu</nav><p>Texte.</p><aside>x</aside><footer>y</footer>", "Texte.");
  CHECK_TEXT("<p>a</p><script>if (a < b) { \"<p>x</p>\" }</script><style>p{}</style><noscript>n</noscript><p>b</p>",
             "a\n\nb");
  CHECK_TEXT("<template><p>t</p></template><svg><text>s</text></svg><p>a</p><button>b</button>", "a");
  CHECK_TEXT("<figure><img alt=x><figcaption>Photo</figcaption></figure><p>a</p>", "a");
  CHECK_TEXT("<p hidden>h</p><p style='display : none'>i</p><div aria-hidden=true>j</div><p>a</p>", "a");
  CHECK_TEXT("<div role=navigation>Menu</div><p>a</p>", "a");
  CHECK_TEXT("<header><a>Le Journal</a></header><main><header><h1>Titre</h1></header><p>a</p></main>", "Titre\n\na");
  CHECK_TEXT("<p>a</p><form><p>Abonnez-vous</p><input><label>Nom</label></form>", "a");
  CHECK_TEXT("<body><form id=aspnetForm><h1>Titre</h1><p>a</p><select><option>o</select></form>", "Titre\n\na");
  CHECK_TEXT("<p>a<!-- c --></p><?php x ?>", "a");
}

static void check_facts(void) {
  text_of(STR("<html lang='fr-CH'><head><title>Titre | Le\n Journal</title><meta property='og:title' content='Titre'>"
              "<meta property='article:published_time' content='2025-10-28T09:00:00+01:00'>"
              "<link rel=canonical "
              "href='https://example.org/a?b=1&amp;c=2'></head><body><h1>Autre</h1><p>a</p></body></html>"));
  CHECK_STR(page.title, "Titre");
  CHECK_STR(page.published, "2025-10-28");
  CHECK_STR(page.lang, "fr");
  CHECK_STR(page.url, "https://example.org/a?b=1&c=2");
  CHECK_STR(page.text, "Autre\n\na");
  text_of(
      STR("<title>Le  titre</title><p>a <time datetime='2024-02-29'>hier</time></p><svg><title>icône</title></svg>"));
  CHECK_STR(page.title, "Le titre");
  CHECK_STR(page.published, "2024-02-29");
  CHECK_STR(page.text, "a hier");
  text_of(STR("<link rel=canonical href='/relatif'><meta name=date content='hier'><meta property=og:locale "
              "content=en_GB><h1>T <b>u</b></h1>"));
  CHECK_STR(page.url, "");
  CHECK_STR(page.published, "");
  CHECK_STR(page.lang, "en");
  CHECK_STR(page.title, "T u");
}

static void check_charsets(void) {
  CHECK_TEXT("<p>\xC3\xA9t\xC3\xA9", "été");                          /* UTF-8 without a word about it */
  CHECK_TEXT("<meta charset=iso-8859-1><p>\xC3\xA9t\xC3\xA9", "été"); /* and against a false one */
  CHECK_TEXT("<meta charset='iso-8859-1'><p>\xE9t\xE9 \x93oui\x94 \x80", "été “oui” €");
  CHECK_TEXT("<p>\xE9t\xE9", "été");
  CHECK_TEXT("<?xml version='1.0' encoding='ISO-8859-2'?><p>\xB3\xF3"
             "d\xBC",
             "łódź");
  CHECK_TEXT("<meta http-equiv=content-type content='text/html; charset=windows-1251'><p>\xCC\xEE\xF1\xEA\xE2\xE0",
             "Москва");
  CHECK_TEXT("\xEF\xBB\xBF<p>\xC3\xA9", "é");
  CHECK_TEXT("\xFF\xFE<\0p\0>\0\xE9\0", "é");
  CHECK_TEXT("<meta charset=utf-8><p>\xC3\xA9t\xC3\xA9 cass\xE9 fin", "été cass\uFFFD fin");
  CHECK_TEXT("<meta charset=no-such-charset><p>\xE9", "é");
  CHECK_TEXT("<p>a\0b", "a\uFFFD"
                        "b");
  CHECK_TEXT("<p>Tiếng Việt, 한국어, العربية", "Tiếng Việt, 한국어, العربية");
}

static void check_hostile(void) {
  StrBuf b = {0};
  clock_t start = clock();
  for (int i = 0; i < 50000; i++) strbuf_adds(&b, "<div>");
  strbuf_adds(&b, "fond");
  for (int i = 0; i < 50000; i++) strbuf_adds(&b, "</div>");
  strbuf_adds(&b, "<p>fin");
  CHECK_STR(text_of(strbuf_as_str(&b)), "fond\n\nfin");
  strbuf_clear(&b);
  for (int i = 0; i < 50000; i++) strbuf_adds(&b, "<ul><li><b><form><nav>x");
  text_of(strbuf_as_str(&b));
  strbuf_clear(&b);
  for (int i = 0; i < 50000; i++) strbuf_adds(&b, "</nav></ul><p><span>");
  CHECK_STR(text_of(strbuf_as_str(&b)), "(refused)"); /* libxml2 would search 50 000 open spans for each */
  strbuf_clear(&b);
  strbuf_adds(&b, "<p ");
  for (int i = 0; i < 80000; i++) strbuf_printf(&b, "a%d='>' ", i);
  strbuf_adds(&b, ">fin");
  CHECK(str_ends(text_of(strbuf_as_str(&b)), STR("fin")));
  CHECK(clock() - start < 20 * CLOCKS_PER_SEC);
  CHECK(text_of(STR("<<<>>&&&#x110000;&#0;&#xD800;<p")).n > 0);
  CHECK(utf8_valid_prefix(page.text) == page.text.n);
  strbuf_release(&b);
}

int main(void) {
  check_blocks();
  check_dropped();
  check_facts();
  check_charsets();
  check_hostile();
  arena_release(&arena);
  return check_end();
}
