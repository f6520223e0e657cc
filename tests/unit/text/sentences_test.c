#include "text/text.h"

#include "unit/check.h"

static Text text;
static Document document;
static TextTables tables;
static StrBuf shown;

/* The sentences with a bar between them. */
static Str sentences_of(const char *s) {
  document = (Document){.text = str_of(s)};
  text_read(&text, &document, &tables);
  strbuf_clear(&shown);
  for (size_t i = 0; i < text.sentences.n; i++) {
    if (i) strbuf_addc(&shown, '|');
    strbuf_add(&shown, text_str(&text, text.sentences.at[i].span));
  }
  return strbuf_as_str(&shown);
}

static void check_one(const char *s) { CHECK_STR(sentences_of(s), s); }

static void check_ends(void) {
  CHECK_STR(sentences_of("Il signe. Elle ratifie."), "Il signe.|Elle ratifie.");
  CHECK_STR(sentences_of("Échec ? Le mot est récusé ! Soit…"), "Échec ?|Le mot est récusé !|Soit…");
  CHECK_STR(sentences_of("Et puis... Rien."), "Et puis...|Rien.");
  CHECK_STR(sentences_of("Il dit : « Oui. » Elle part."), "Il dit : « Oui. »|Elle part.");
  CHECK_STR(sentences_of("He said “yes.” She left."), "He said “yes.”|She left.");
  CHECK_STR(sentences_of("\"Yes.\" \"No.\" Fin."), "\"Yes.\"|\"No.\"|Fin.");
  CHECK_STR(sentences_of("C'est fini (enfin.) Il part."), "C'est fini (enfin.)|Il part.");
  CHECK_STR(sentences_of("Signé en 2009. 25 pays suivent."), "Signé en 2009.|25 pays suivent.");
  CHECK_STR(sentences_of("Il part. – Non. « Si. »"), "Il part.|– Non.|« Si. »");
  CHECK_STR(sentences_of("7 juin 2025. Les navires partent."), "7 juin 2025.|Les navires partent.");
  CHECK_STR(sentences_of("협정을 체결했다. 양국은 합의했다."), "협정을 체결했다.|양국은 합의했다.");
  CHECK_STR(sentences_of("日本は署名した。韓国も。"), "日本は署名した。|韓国も。");
  CHECK_STR(sentences_of("وقع البلدان. هل انتهى؟ نعم."), "وقع البلدان.|هل انتهى؟|نعم.");
  CHECK_STR(sentences_of("Il signe.Elle part."), "Il signe.Elle part.");
}

static void check_no_ends(void) {
  check_one("Pour les États-Unis, Monica P. Medina a signé.");
  check_one("Mardi, M. Stubb et Mme. Tremblay ont signé.");
  check_one("En 52 av. J.-C. Rome gagna.");
  check_one("OTTAWA, 1er nov. 2025 – Des soldats partent.");
  check_one("Voir l'art. 5 du traité, cf. Annexe II.");
  check_one("1. Les deux parties signent.");
  check_one("II. Commerce et investissement");
  check_one("Un but : la paix ; Rome le veut.");
  check_one("« Quoi ! » a-t-il dit.");
  check_one("Le site gouv.fr et 3.5 millions.");
  check_one("La France [...] Le Japon signe.");
  check_one("Par ex. La Poste signe."); /* an abbreviation of two words: "par ex" */
  check_one("The U.S. Secretary of State signed.");
  CHECK_STR(sentences_of("Il cite la vitamine art.) Elle part."), "Il cite la vitamine art.)|Elle part.");
}

static void check_shape(void) {
  sentences_of("Titre\n\nUn. Deux.\n\nTrois.");
  CHECK_INT(text.blocks.n, 3);
  CHECK_INT(text.blocks.at[1].sentence_end - text.blocks.at[1].sentence_begin, 2);
  CHECK_INT(text.sentences.at[2].block, 1);
  bool chained = true;
  for (size_t i = 1; i < text.sentences.n; i++)
    chained = chained && text.sentences.at[i].token_begin == text.sentences.at[i - 1].token_end;
  CHECK(chained);
  StrBuf b = {0};
  for (int i = 0; i < 5000; i++) strbuf_adds(&b, "mot ");
  document = (Document){.text = strbuf_as_str(&b)};
  text_read(&text, &document, &tables);
  bool bounded = true;
  for (size_t i = 0; i < text.sentences.n; i++)
    bounded = bounded && text.sentences.at[i].token_end - text.sentences.at[i].token_begin <= TEXT_SENTENCE_TOKENS;
  CHECK(bounded);
  CHECK_INT(text.sentences.n, 5);
  strbuf_release(&b);
}

int main(void) {
  static const char *const abbreviations[] = {"m", "mme", "art", "cf", "av", "nov", "par ex"};
  for (size_t i = 0; i < sizeof abbreviations / sizeof *abbreviations; i++)
    array_push(&tables.abbreviations, str_of(abbreviations[i]));
  text_tables_index(&tables);
  check_ends();
  check_no_ends();
  check_shape();
  text_release(&text);
  text_tables_release(&tables);
  strbuf_release(&shown);
  return check_end();
}
