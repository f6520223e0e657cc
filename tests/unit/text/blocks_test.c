#include "text/text.h"

#include "unit/check.h"

#include <stdlib.h>
#include <time.h>

static Text text;
static Document document;
static TextTables tables;
static StrBuf shown;

/* One letter a block: B body, T title, H heading, I item, - furniture. */
static Str kinds_of(const char *s) {
  document = (Document){.text = str_of(s)};
  text_read(&text, &document, &tables);
  strbuf_clear(&shown);
  for (size_t i = 0; i < text.blocks.n; i++) strbuf_addc(&shown, "BTHI-"[text.blocks.at[i].kind]);
  return strbuf_as_str(&shown);
}

#define SENTENCE "La France et le Japon ont signé hier à Tokyo un accord sur la pêche."

static void check_kinds(void) {
  CHECK_STR(kinds_of(""), "");
  CHECK_STR(kinds_of("La France signe"), "B");
  CHECK_STR(kinds_of("Pêche : un accord\n\n" SENTENCE), "TB");
  CHECK_STR(kinds_of("Rubrique\n\nPêche : un accord ?\n\n" SENTENCE "\n\nContexte\n\n" SENTENCE), "THBHB");
  CHECK_STR(kinds_of("OTTAWA, 1er novembre – " SENTENCE), "B");
  CHECK_STR(kinds_of(SENTENCE "\nIsraël aussi."), "BB");
}

static void check_named_title(void) {
  document = (Document){.text = STR("Le Journal du soir\n\nPêche : un accord\n\n" SENTENCE),
                        .title = STR("Pêche : un accord")};
  text_read(&text, &document, &tables);
  CHECK_INT(text.blocks.at[0].kind, BLOCK_HEADING);
  CHECK_INT(text.blocks.at[1].kind, BLOCK_TITLE);
}

static void check_lists(void) {
  CHECK_STR(kinds_of("Les deux pays ont signé :\n\n- un accord ;\n\n– un traité ;\n- un pacte.\n\n" SENTENCE), "BIIIB");
  CHECK_INT(text.blocks.at[1].intro, 0);
  CHECK_INT(text.blocks.at[3].intro, 0);
  CHECK_STR(kinds_of(SENTENCE "\n1. Les parties coopèrent.\n2) Elles signent.\na) Elles partent."), "BIII");
  CHECK_INT(text.blocks.at[1].intro, UINT32_MAX);
  CHECK_STR(kinds_of("Ils ont signé :\nun mémorandum sur la mer ;\nun accord sur la terre.\n" SENTENCE), "BIIB");
  CHECK_INT(text.blocks.at[2].intro, 0);
  CHECK_STR(kinds_of("Sont convenus :\n- France :\n  • un accord ;\n  • un traité ;\n- Japon."), "BIIII");
  CHECK_INT(text.blocks.at[2].intro, 1);
  CHECK_INT(text.blocks.at[4].intro, 0);
  CHECK_STR(kinds_of("Signataires :\nFrance\nJapon\nCorée\nInde\n\n" SENTENCE), "BHHHHB");
  CHECK_STR(kinds_of("-5 degrés hier à Paris, un record pour la saison.\n2025. Une année commence.\n" SENTENCE), "BBB");
}

static void check_wrapping(void) {
  CHECK_STR(kinds_of("La France et le Japon ont signé hier à Tokyo un accord sur\nla pêche."), "B");
  CHECK_STR(kinds_of("La France et le Japon ont signé hier, mardi, à Tokyo, un accord\n"
                     "Horizon sur la recherche. Les deux pays en parlaient depuis des\n"
                     "années. Le texte sera appliqué en 2026, a dit à la presse M.\n"
                     "Dupont."),
            "B");
  CHECK_INT(text.blocks.at[0].sentence_end - text.blocks.at[0].sentence_begin, 3);
  CHECK_STR(
      kinds_of("- un accord entre le ministère vietnamien des Finances et\n  le ministère finlandais.\n- un autre"),
      "II");
  CHECK_STR(kinds_of("Pêche : un accord signé à Tokyo\n" SENTENCE), "TB");
  CHECK_STR(kinds_of("Il part.\r\nElle reste."), "BB"); /* CR is white space wherever it comes from */
}

static void check_furniture(void) {
  CHECK_STR(kinds_of("Accueil\nPolitique\nMonde\n\n" SENTENCE), "---B");
  CHECK_STR(kinds_of("Accueil > Actualités > Monde\n\n" SENTENCE), "-B");
  CHECK_STR(kinds_of("Une | Monde | Sport | Culture\n\n" SENTENCE), "-B");
  CHECK_STR(kinds_of("EN DIRECT   18:42 Tennis : le tirage   18:10 Orages\n\n" SENTENCE), "-B");
  CHECK_STR(kinds_of(SENTENCE "\n© ATS – tous droits réservés"), "B-");
  CHECK_STR(kinds_of(SENTENCE "\n\nhttps://example.org/a?b=c\nredaction@example.org"), "B--");
  CHECK_STR(kinds_of(SENTENCE "\n\nPartager   Réagir (14)"), "B-");
  CHECK_STR(kinds_of(SENTENCE "\n\nLire\n\n" SENTENCE "\n\nLire\n\n" SENTENCE "\n\nLire\n\n" SENTENCE), "B-B-B-B");
  CHECK_STR(kinds_of(SENTENCE "\n" SENTENCE "\n" SENTENCE), "BBB"); /* a sentence stays however often it comes */
  CHECK_STR(kinds_of("Sujets\nPlus"), "BB");                        /* nothing else there: body */
  CHECK_STR(kinds_of("***\n\n" SENTENCE), "-B");
}

static void check_cues(void) {
  array_push(&tables.furniture, (FurnitureCue){STR("lire aussi"), FURNITURE_START});
  array_push(&tables.furniture, (FurnitureCue){STR("newsletter"), FURNITURE_LINE});
  array_push(&tables.furniture, (FurnitureCue){STR("meme sujet"), FURNITURE_BLOCK});
  for (int indexed = 0; indexed < 2; indexed++) {
    if (indexed) text_tables_index(&tables);
    CHECK_STR(kinds_of(SENTENCE "\nLire aussi : " SENTENCE "\n" SENTENCE), "B-B");
    CHECK_STR(kinds_of(SENTENCE "\n→ LIRE AUSSI " SENTENCE), "B-");
    CHECK_STR(kinds_of("Recevez tous les jours à midi notre Newsletter, elle est gratuite.\n" SENTENCE), "-B");
    CHECK_STR(kinds_of(SENTENCE "\nMême sujet\n" SENTENCE "\n" SENTENCE), "B---");
    CHECK_STR(kinds_of("Même sujet\n" SENTENCE), "TB"); /* nothing read yet: it cannot end the article */
    CHECK_STR(kinds_of("Il faut lire aussi les annexes de cet accord signé hier à Paris."), "B");
  }
}

/* Time that grows with the square of the input would show here. */
static void check_large(void) {
  StrBuf b = {0};
  for (int i = 0; i < 300000; i++) strbuf_printf(&b, "- a%d\n", i % 7);
  document = (Document){.text = strbuf_as_str(&b)};
  clock_t start = clock();
  text_read(&text, &document, &tables);
  CHECK_INT(text.blocks.n, 300000);
  CHECK(clock() - start < 3 * CLOCKS_PER_SEC);
  strbuf_clear(&b);
  for (int i = 0; i < 200000; i++) strbuf_printf(&b, "%c) mot :\n", 'a' + i % 26);
  document = (Document){.text = strbuf_as_str(&b)};
  start = clock();
  text_read(&text, &document, &tables);
  CHECK(clock() - start < 3 * CLOCKS_PER_SEC);
  strbuf_release(&b);
}

int main(void) {
  check_kinds();
  check_named_title();
  check_lists();
  check_wrapping();
  check_furniture();
  check_cues();
  check_large();
  text_release(&text);
  text_tables_release(&tables);
  strbuf_release(&shown);
  return check_end();
}
