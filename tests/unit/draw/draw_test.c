/* Networks made by hand, drawn, and read back by graphviz and xmllint. */
#include "draw/draw.h"

#include "base/io.h"
#include "commands/knowledge.h"
#include "draw/svg.h"
#include "unit/check.h"

#include <stdlib.h>
#include <unistd.h>

static char last_message[2048];

static void keep_message(Report *r, Severity severity, Place place, const char *message) {
  (void)r, (void)severity, (void)place;
  snprintf(last_message, sizeof last_message, "%s", message);
}

static Report report = {.sink = keep_message};
static Knowledge knowledge;
static DrawWords french, english;

static uint32_t add_actor(Network *n, const char *iri, const char *label, const char *code, const char *class) {
  array_push(&n->actors, (NetworkActor){str_of(iri), str_of(label), str_of(code), str_of(class)});
  return (uint32_t)n->actors.n - 1;
}

static uint32_t add_agreement(Network *n, const char *iri, const char *label, const char *status, const char *date) {
  array_push(&n->agreements, (NetworkAgreement){.iri = str_of(iri),
                                                .label = str_of(label),
                                                .kind = STR("agreement"),
                                                .status = str_of(status),
                                                .earliest = str_of(date)});
  return (uint32_t)n->agreements.n - 1;
}

static void add_party(Network *n, uint32_t agreement, uint32_t actor) {
  array_push(&n->parties, (NetworkLink){agreement, actor});
}
static void add_cover(Network *n, uint32_t agreement, uint32_t domain) {
  array_push(&n->covers, (NetworkLink){agreement, domain});
}

static void release(Network *n) {
  array_release(&n->actors), array_release(&n->agreements), array_release(&n->domains);
  array_release(&n->parties), array_release(&n->covers);
  arena_release(&n->arena);
}

/* France and Korea with two agreements, one of which the Union joins too. */
static Network three(void) {
  Network n = {.documents = 2, .first = STR("2025-10-01"), .last = STR("2025-10-29")};
  uint32_t fr = add_actor(&n, "http://e/FR", "France", "FR", "State"),
           kr = add_actor(&n, "http://e/KR", "Corée du Sud", "KR", "State");
  uint32_t un = add_actor(&n, "http://e/un", "Union africaine", "", "IntergovernmentalOrganization");
  add_actor(&n, "http://e/zz", "Nobody", "", "Company");
  uint32_t a = add_agreement(&n, "http://e/a1", "accord de prospérité technologique", "signed", "2025-10-29");
  uint32_t b = add_agreement(&n, "http://e/a2", "", "refused", "2025-10-01");
  array_push(&n.domains, (NetworkDomain){STR("http://e/d/space"), STR("espace")});
  add_party(&n, a, kr), add_party(&n, a, fr), add_party(&n, a, fr); /* said twice, counts once */
  add_party(&n, b, fr), add_party(&n, b, kr), add_party(&n, b, un);
  add_cover(&n, a, 0), add_cover(&n, b, 0);
  return n;
}

static bool holds(Str text, const char *part) { return str_find(text, str_of(part)) != SIZE_MAX; }

static Str drawn(const Network *n, DrawOptions o, StrBuf *b, Status expected) {
  strbuf_clear(b);
  if (!o.words) o.words = &french;
  CHECK_INT(draw_network(n, &o, b, &report), expected);
  return strbuf_as_str(b);
}

static void test_dot(void) {
  Network n = three();
  StrBuf b = {0};
  Str dot = drawn(&n, (DrawOptions){0}, &b, STATUS_OK);
  CHECK(holds(dot, "// 3 acteurs · 2 accords · 2025-10-01 – 2025-10-29 · 2 documents\n"));
  CHECK(holds(dot, "\"http://e/FR\" -- \"http://e/KR\" [weight=1.5, status=\"signed\""));
  CHECK(holds(dot, "\"http://e/KR\" -- \"http://e/un\" [weight=0.5, status=\"refused\""));
  CHECK(holds(dot, "definition=\"weight: sum of 1/(n-1)"));
  CHECK(holds(dot, "\\n– agreement (refusé, 2025-10-01)\\n– accord de prospérité technologique (signé, 2025-10-29)\""));
  CHECK(!holds(dot, "Nobody"));
  CHECK(holds(dot, "Sans lien, non montrés : 1."));
  dot = drawn(&n, (DrawOptions){.words = &english, .min_weight = 1}, &b, STATUS_OK);
  CHECK(holds(dot, "Network of alliances") && holds(dot, "Links of lesser weight not shown: 2.") &&
        !holds(dot, "http://e/un"));
  dot = drawn(&n, (DrawOptions){.view = DRAW_SECTORS}, &b, STATUS_OK);
  CHECK(holds(dot, "\"http://e/FR\" -- \"http://e/d/space\" [weight=2, tailport=e, headport=w, color"));
  CHECK(holds(dot, "3 acteurs · 1 domaine · 2 accords"));
  dot = drawn(&n, (DrawOptions){.top = 2}, &b, STATUS_OK);
  CHECK(holds(dot, "Acteurs de moindre poids non montrés : 1.") && holds(dot, "http://e/KR") &&
        !holds(dot, "http://e/un"));
  strbuf_release(&b);
  release(&n);
}

static void test_empty(void) {
  Network n = {0};
  StrBuf b = {0};
  CHECK(holds(drawn(&n, (DrawOptions){0}, &b, STATUS_OK), "aucun accord"));
  CHECK(holds(drawn(&n, (DrawOptions){.words = &english, .format = DRAW_SVG}, &b, STATUS_OK), ">no agreement</text>"));
  CHECK(str_starts(drawn(&n, (DrawOptions){.format = DRAW_PNG}, &b, STATUS_OK), STR("\x89PNG")));
  strbuf_release(&b);
}

static void test_svg_cleaning(void) {
  StrBuf b = {0};
  svg_add_clean(&b,
                STR("<!-- x --><svg width=\"9pt\" height=\"9pt\" viewBox=\"0 0 9 9\"><g id=\"a_x\"><a "
                    "xlink:href=\"javascript:alert(1)\" xlink:title=\"t\">"
                    "<path d=\"M0\" onload=\"x()\"/></a></g><script>x</script><a "
                    "xlink:href=\"https://e/?a=1&b=2\"><text x=\"1\">a & b</text></a></svg>"),
                "p", STR("<T>"), STR("D"));
  Str svg = strbuf_as_str(&b);
  CHECK(holds(svg, "<title id=\"p-title\">&lt;T&gt;</title>"));
  CHECK(holds(svg, "<title>t</title>") && holds(svg, "<path d=\"M0\"/>"));
  CHECK(holds(svg, "<a xlink:href=\"https://e/?a=1&amp;b=2\"><text x=\"1\">a &amp; b</text></a>"));
  CHECK(!holds(svg, "script") && !holds(svg, "onload") && !holds(svg, "<!--"));
  strbuf_release(&b);
}

/* Every name that stands where an element or an attribute would is one that we write. */
static void check_names(Str svg) {
  static const char *const known =
      " ?xml svg g title desc a xlink:href path polygon polyline ellipse text version encoding xmlns xmlns:xlink width "
      "height"
      " viewBox role aria-labelledby id class transform fill fill-opacity stroke stroke-width stroke-opacity"
      " stroke-dasharray points d cx cy rx ry x y text-anchor font-family font-size font-weight ";
  bool in_tag = false, in_value = false;
  for (size_t i = 0; i < svg.n; i++) {
    if (!in_tag && svg.p[i] == '<') in_tag = true;
    else if (in_tag && svg.p[i] == '"') in_value = !in_value;
    else if (in_tag && !in_value && svg.p[i] == '>') in_tag = false;
    bool starts = in_tag && !in_value && (svg.p[i] == '<' || svg.p[i] == ' ') && i + 1 < svg.n && svg.p[i + 1] != '/';
    if (!starts) continue;
    size_t end = i + 1;
    while (end < svg.n && !strchr(" >=/\n", svg.p[end])) end++;
    char name[64];
    snprintf(name, sizeof name, " %.*s ", (int)(end - i - 1), svg.p + i + 1);
    if (!strstr(known, name)) CHECK_STR(str_of(name), "a known name");
  }
  CHECK(!in_tag && !in_value);
}

static bool accepts(const char *command, Str text, const char *folder) {
  StrBuf line = {0};
  OutFile o;
  strbuf_printf(&line, "%s/in", folder);
  bool ok = out_open(&o, line.data, &report) == STATUS_OK;
  fwrite(text.p, 1, text.n, o.stream);
  ok = ok && out_commit(&o, &report) == STATUS_OK;
  strbuf_clear(&line), strbuf_printf(&line, "%s '%s/in' > '%s/out' 2>&1 && ! grep -qi -e error -e warning '%s/out'",
                                     command, folder, folder, folder);
  ok = ok && !system(line.data);
  strbuf_release(&line);
  return ok;
}

static void test_hostile(const char *folder) {
  static char endless[10001];
  memset(endless, 'x', sizeof endless - 1);
  const char *names[] = {"\"quoted\" \\",
                         "\\",
                         "<b>&amp;</b> R&D &lt;",
                         "\\N \\G \\l",
                         "line\nbreak\r\n",
                         "\x1b[31mred\x07",
                         "\xE2\x80\xAE"
                         "gnp.exe\xE2\x81\xA6",
                         "]]><script>alert(1)</script>",
                         "javascript:alert(1)\" onload=\"x",
                         "{a|b}",
                         "قطر والإمارات",
                         "ישראל",
                         "bad\xff\xc0utf8",
                         "\xF0\x9F\x98\x80 emoji",
                         "\xEF\xBF\xBE\xC2\x85 non",
                         "--><!--",
                         endless,
                         "",
                         "%s%n",
                         "';DROP"};
  enum { COUNT = sizeof names / sizeof *names };
  static char iris[COUNT][128];
  Network n = {.documents = 1, .first = STR("\"2025"), .last = STR("\\")};
  array_push(&n.domains, (NetworkDomain){STR("http://e/d\\\""), str_of(names[7])});
  for (size_t i = 0; i < COUNT; i++) {
    snprintf(iris[i], sizeof iris[i], "http://e/%02zu%.40s", i, names[i]);
    add_actor(&n, iris[i], names[i], i % 3 ? "" : names[COUNT - 1 - i], i % 2 ? names[i] : "State");
    uint32_t a = add_agreement(&n, iris[i], names[i], names[i], names[i]);
    add_party(&n, a, (uint32_t)i), add_party(&n, a, (uint32_t)(i ? i / 2 : 1)), add_cover(&n, a, 0);
  }
  add_party(&n, 900, 900), add_cover(&n, 0, 900); /* out of range: ours to survive */
  StrBuf b = {0};
  for (int view = DRAW_ALLIANCES; view <= DRAW_SECTORS; view++) {
    DrawOptions o = {.view = (DrawView)view, .title = names[7]};
    CHECK(accepts("dot -Tcanon", drawn(&n, o, &b, STATUS_OK), folder));
    CHECK(accepts("dot -Tcanon", strbuf_as_str(&b), folder));
    o.format = DRAW_SVG;
    Str svg = drawn(&n, o, &b, STATUS_OK);
    CHECK(accepts("xmllint --noout", svg, folder));
    check_names(svg);
    bool clean = true;
    for (size_t i = 0; i < svg.n; i++) clean = clean && ((unsigned char)svg.p[i] >= 0x20 || svg.p[i] == '\n');
    CHECK(clean);
    CHECK(holds(svg, "&lt;b&gt;&amp;amp;&lt;/b&gt; R&amp;D") && holds(svg, "قطر والإمارات") &&
          holds(svg, "\\N \\G \\l"));
    CHECK(!holds(svg, "<script") && !holds(svg, "\xE2\x80\xAE") && !holds(svg, "\x1b"));
  }
  strbuf_release(&b);
  release(&n);
}

static void test_same_bytes(void) {
  Network n = three();
  StrBuf a = {0}, b = {0};
  for (int format = DRAW_DOT; format <= DRAW_PDF; format++) {
    drawn(&n, (DrawOptions){.format = (DrawFormat)format}, &a, STATUS_OK);
    setenv("LC_ALL", "fr_FR.UTF-8", 1), setenv("TZ", "Asia/Tokyo", 1);
    drawn(&n, (DrawOptions){.format = (DrawFormat)format}, &b, STATUS_OK);
    unsetenv("LC_ALL"), unsetenv("TZ");
    CHECK(a.n > 100 && str_eq(strbuf_as_str(&a), strbuf_as_str(&b)));
  }
  strbuf_release(&a), strbuf_release(&b);
  release(&n);
}

/* A treaty of too many parties joins no pairs and is counted; what the layout may not use up, it does not. */
static void test_limits(void) {
  static char iris[500][16];
  Network n = {0};
  StrBuf b = {0};
  uint32_t a = add_agreement(&n, "http://e/a", "", "", ""), c = add_agreement(&n, "http://e/b", "", "", "");
  for (uint32_t i = 0; i < 500; i++) {
    snprintf(iris[i], sizeof iris[i], "http://e/%03u", i);
    add_actor(&n, iris[i], iris[i], "", "State");
    add_party(&n, a, i);
    if (i < 90) add_party(&n, c, i);
  }
  CHECK(holds(drawn(&n, (DrawOptions){0}, &b, STATUS_OK), "Accords de plus de 400 parties non montrés : 1."));
#if !defined(__SANITIZE_ADDRESS__)
  strbuf_clear(&b);
  CHECK(draw_network(&n, &(DrawOptions){.words = &french, .format = DRAW_SVG, .memory = 24 << 20}, &b, &report) !=
        STATUS_OK);
  CHECK(b.n == 0 && *last_message);
#endif
  strbuf_release(&b);
  release(&n);
}

static void test_files(const char *folder) {
  static const char *const names[] = {"alliances.dot", "alliances.svg", "sectors.dot", "sectors.svg"};
  Network n = three();
  StrBuf path = {0};
  CHECK_INT(draw_network_files(&n, &french, folder, &report), STATUS_OK);
  for (int i = 0; i < 4; i++) {
    strbuf_clear(&path), strbuf_printf(&path, "%s/%s", folder, names[i]);
    CHECK(!unlink(path.data));
  }
  strbuf_clear(&path), strbuf_printf(&path, "%s/missing", folder);
  CHECK_INT(draw_network_files(&n, &french, path.data, &report), STATUS_IO);
  strbuf_release(&path);
  release(&n);
}

int main(void) {
  char folder[] = "/tmp/entente-draw-XXXXXX", self[4096] = {0};
  if (readlink("/proc/self/exe", self, sizeof self - 1) < 0 || !mkdtemp(folder)) return 2;
  char *tests = strstr(self, "/tests/unit/"); /* entente-layout lies at the top of the build folder */
  if (tests) *tests = 0, setenv("ENTENTE_HELPERS", self, 1);
  if (knowledge_open(&knowledge, &report) != STATUS_OK) return 2;
  CHECK_INT(knowledge_draw_words(&knowledge, "fr", &french, &report), STATUS_OK);
  CHECK_INT(knowledge_draw_words(&knowledge, "en", &english, &report), STATUS_OK);
  CHECK_INT(knowledge_draw_words(&knowledge, "xx", &(DrawWords){0}, &report), STATUS_USAGE);
  test_svg_cleaning();
  test_dot();
  test_empty();
  test_hostile(folder);
  test_same_bytes();
  test_limits();
  test_files(folder);
  char line[64];
  snprintf(line, sizeof line, "rm -r %s", folder);
  CHECK(!system(line));
  knowledge_close(&knowledge);
  return check_end();
}
