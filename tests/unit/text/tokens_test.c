#include "text/text.h"

#include "base/map.h"
#include "text/fold.h"
#include "unit/check.h"

#include <stdlib.h>
#include <string.h>

static Text text;
static Document document;
static StrBuf shown;

static void read_text(Str s) {
  document = (Document){.text = s};
  text_read(&text, &document, NULL);
}

/* The tokens with a bar between them; '+' before a token that is joined by a hyphen. */
static Str tokens_of(const char *s) {
  read_text(str_of(s));
  strbuf_clear(&shown);
  for (size_t i = 0; i < text.tokens.n; i++) {
    if (i) strbuf_addc(&shown, '|');
    if (text.tokens.at[i].flags & TOKEN_HYPHEN) strbuf_addc(&shown, '+');
    strbuf_add(&shown, token_str(&text, &text.tokens.at[i]));
  }
  return strbuf_as_str(&shown);
}

static void check_cuts(void) {
  CHECK_STR(tokens_of("un accord franco-allemand"), "un|accord|franco|+allemand");
  CHECK_STR(tokens_of("l'accord d’Abou Dhabi aujourd'hui"), "l'|accord|d’|Abou|Dhabi|aujourd'|hui");
  CHECK_STR(tokens_of("Korea's and China’s U.S. deals"), "Korea|'s|and|China|’s|U|.|S|.|deals");
  CHECK_STR(tokens_of("1,6 milliard le 20.10.2022 à 18:42, 5/6."), "1,6|milliard|le|20.10.2022|à|18:42|,|5/6|.");
  CHECK_STR(tokens_of("le 28e sommet, 5G, G20 et 10'000 francs"), "le|28e|sommet|,|5G|,|G20|et|10'000|francs");
  CHECK_STR(tokens_of("2026-2028 et 2026–2028"), "2026|+2028|et|2026|+2028");
  CHECK_STR(tokens_of("Berne - Paris – Rome --x -"), "Berne|-|Paris|–|Rome|-|-|x|-");
  CHECK_STR(tokens_of("« Oui », dit-il."), "«|Oui|»|,|dit|+il|.");
  CHECK_STR(tokens_of("J.-C. (OMS) 50%"), "J|.|-|C|.|(|OMS|)|50|%");
  CHECK_STR(tokens_of("l' accord des parties' texte"), "l'|accord|des|parties|'|texte");
  CHECK_STR(tokens_of("coo\u00ADpé\u200Bration"), "coo\u00ADpé\u200Bration");
  CHECK_STR(tokens_of("e\u0301tat"), "e\u0301tat");
  CHECK_STR(tokens_of("Tô Lâm, Nguyễn"), "Tô|Lâm|,|Nguyễn");
  CHECK_STR(tokens_of("대한민국과 日本。العربية،"), "대한민국과|日本|。|العربية|،");
  CHECK_STR(tokens_of("a\u00A0b\u202Fc\td"), "a|b|c|d");
  CHECK_STR(tokens_of(""), "");
  CHECK_STR(tokens_of(" \n \u00A0\n"), "");
  CHECK_STR(tokens_of("\uFEFF\u200Bmot"), "mot");
  CHECK_STR(tokens_of("'"), "'");
  CHECK_STR(tokens_of("x'"), "x|'");
  CHECK_STR(tokens_of("1."), "1|.");
}

static unsigned flags_of(const char *s, size_t token) {
  read_text(str_of(s));
  return token < text.tokens.n ? text.tokens.at[token].flags : 0;
}

static void check_flags(void) {
  CHECK_INT(flags_of("x Accord", 1), TOKEN_WORD | TOKEN_CAPITAL);
  CHECK_INT(flags_of("x Élysée", 1), TOKEN_WORD | TOKEN_CAPITAL);
  CHECK_INT(flags_of("x OTAN", 1), TOKEN_WORD | TOKEN_CAPITAL | TOKEN_ALLCAPS);
  CHECK_INT(flags_of("x ÉTAT", 1), TOKEN_WORD | TOKEN_CAPITAL | TOKEN_ALLCAPS);
  CHECK_INT(flags_of("x INTERNATIONALES", 1), TOKEN_WORD | TOKEN_CAPITAL | TOKEN_ALLCAPS);
  CHECK_INT(flags_of("x O", 1), TOKEN_WORD | TOKEN_CAPITAL);
  CHECK_INT(flags_of("x l'accord", 1), TOKEN_WORD | TOKEN_ELIDED);
  CHECK_INT(flags_of("x l'accord", 2), TOKEN_WORD | TOKEN_GLUED);
  CHECK_INT(flags_of("x Asie-Pacifique", 2), TOKEN_WORD | TOKEN_CAPITAL | TOKEN_HYPHEN | TOKEN_GLUED);
  CHECK_INT(flags_of("x 28e", 1), TOKEN_WORD | TOKEN_NUMBER);
  CHECK_INT(flags_of("x 1er nov", 1), TOKEN_WORD | TOKEN_NUMBER);
  CHECK_INT(flags_of("x 2025", 1), TOKEN_NUMBER);
  CHECK_INT(flags_of("x 20.10.2022 y", 1), TOKEN_NUMBER);
  CHECK_INT(flags_of("x 5G", 1) & TOKEN_NUMBER, 0);
  CHECK_INT(flags_of("x .", 1), TOKEN_PUNCT);
  CHECK_INT(flags_of("x.", 1), TOKEN_PUNCT | TOKEN_GLUED);
  CHECK_INT(flags_of("Korea's", 1), TOKEN_WORD | TOKEN_GLUED);
  CHECK_INT(flags_of("« L'Union", 1), TOKEN_WORD | TOKEN_CAPITAL | TOKEN_ELIDED | TOKEN_FIRST);
  CHECK_INT(flags_of("« L'Union", 2), TOKEN_WORD | TOKEN_CAPITAL | TOKEN_GLUED);
  CHECK_INT(flags_of("1. Les parties", 0) & TOKEN_FIRST, 0);
  CHECK_INT(flags_of("1. Les parties", 2) & TOKEN_FIRST, TOKEN_FIRST);
  CHECK_INT(flags_of("– Les parties", 1) & TOKEN_FIRST, TOKEN_FIRST);
  CHECK_INT(flags_of("a) Les parties", 2) & TOKEN_FIRST, TOKEN_FIRST);
  CHECK_INT(flags_of("85 pays", 0) & TOKEN_FIRST, TOKEN_FIRST);
}

/* Every byte that is not white space, a joining hyphen or invisible lies in exactly one token, and hashes are those of fold(). */
static bool is_sound(void) {
  StrBuf b = {0};
  uint32_t end = 0;
  bool sound = true;
  for (size_t i = 0; i < text.tokens.n; i++) {
    const Token *k = &text.tokens.at[i];
    sound = sound && k->start >= end && k->end > k->start && k->end <= document.text.n;
    end = k->end;
    strbuf_clear(&b);
    fold(&b, token_str(&text, k));
    sound = sound && k->hash == hash_bytes(strbuf_as_str(&b), 0) && k->hash == fold_hash(token_str(&text, k));
  }
  strbuf_release(&b);
  return sound;
}

/* What stands near the end of the text is read by another way than what has room behind it: both must say the same. */
static void check_both_ways(void) {
  static const char *const words[] = {
      "Élection", "déclaration", "ÉTATS",   "É",           "anticonstitutionnellement",
      "Œuvre",    "straße",      "1234567", "Éé",          "déclarationdéclarationdéclarationdéclaration",
      "été2",     "2é",          "São",     "abcdefghijK", "e\u0301té"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    read_text(str_of(words[i]));
    Token near = text.tokens.at[0];
    strbuf_clear(&shown);
    strbuf_adds(&shown, words[i]);
    strbuf_adds(&shown, " and much behind it");
    read_text(strbuf_as_str(&shown));
    const Token *far = &text.tokens.at[0];
    CHECK_INT(far->end, strlen(words[i]));
    CHECK_INT(far->end, near.end);
    CHECK_INT(far->flags, near.flags);
    CHECK(far->hash == near.hash);
  }
}

static void check_hostile(void) {
  size_t n = 1 << 20;
  char *bytes = malloc(n);
  memset(bytes, 'a', n);
  read_text((Str){bytes, n});
  CHECK_INT(text.tokens.n, 1);
  CHECK(is_sound());
  memset(bytes, '-', n);
  read_text((Str){bytes, n});
  CHECK_INT(text.tokens.n, n);
  for (size_t i = 0; i < n; i++) bytes[i] = "a'"[i % 2];
  read_text((Str){bytes, n});
  CHECK(is_sound());
  srand(7); /* text.h promises valid UTF-8; bytes that are not must still do no harm */
  static const char *const pieces[] = {"a",  "É", "’",  "-",      " ",      "1", ".", "\xff", "\xe2\x80",
                                       "\n", "œ", "日", "\u0301", "\u00AD", "s", "Z", "\xc3", "abcdefgh"};
  for (int round = 0; round < 300; round++) {
    strbuf_clear(&shown);
    for (int i = 0; i < 60; i++) strbuf_adds(&shown, pieces[rand() % 18]);
    char *exact = malloc(shown.n); /* so that the sanitizer sees a byte too far */
    memcpy(exact, shown.data, shown.n);
    read_text((Str){exact, shown.n});
    if (!is_sound()) CHECK(!"tokens are sound"), printf("  %s\n", shown.data);
    free(exact);
  }
  free(bytes);
}

static void check_characters(void) {
  strbuf_clear(&shown);
  for (int i = 0; i < 5000; i++) strbuf_adds(&shown, "é1日");
  read_text(strbuf_as_str(&shown));
  CHECK_INT(text_characters(&text, 0), 0);
  CHECK_INT(text_characters(&text, 2), 1);
  CHECK_INT(text_characters(&text, 6), 3);
  CHECK_INT(text_characters(&text, 6 * 4999 + 3), 3 * 4999 + 2);
  CHECK_INT(text_characters(&text, 30000), 15000);
  CHECK_INT(text_characters(&text, 4096), 4096 / 6 * 3 + 3); /* 4096 = 6 * 682 + 4: é, 1 and the first byte of 日 */
  read_text(STR(""));
  CHECK_INT(text_characters(&text, 0), 0);
}

int main(void) {
  check_cuts();
  check_flags();
  check_both_ways();
  check_hostile();
  check_characters();
  text_release(&text);
  strbuf_release(&shown);
  return check_end();
}
