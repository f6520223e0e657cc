/* From a document's characters to blocks, sentences and tokens, all of them spans of the document.
 *
 * Promises: offsets are bytes of Document.text, half-open; tokens of a sentence are in order and do not overlap;
 * every byte that is neither white space nor a joining hyphen belongs to exactly one token; nothing is copied.
 *
 * Tokens: letters and digits run together; a hyphen between two words separates them and sets TOKEN_HYPHEN on the
 * second ("franco-allemand" is "franco", "allemand"; the hyphen itself is no token); an apostrophe stays with what
 * stands before it ("l'", "accord"; "aujourd'", "hui") except in 's at the end of a word ("Korea", "'s"). Numbers
 * keep their inner , . : / ' ("1,6", "20.10.2022", "18:42", "10'000"). Every other character is a token of its own.
 * An en dash without spaces is a hyphen ("UE–Japon"); combining accents and soft hyphens stay inside their word;
 * other invisible characters are as white space.
 *
 * Blocks: a blank line ends one, and so does a line end, except inside hard-wrapped text. Furniture has sentences and
 * tokens too.
 */
#ifndef ENTENTE_TEXT_TEXT_H
#define ENTENTE_TEXT_TEXT_H

#include "base/array.h"
#include "read/document.h"

#include <stdint.h>

typedef struct Span {
  uint32_t start, end;
} Span;

enum {
  TOKEN_WORD = 1,   ///< has a letter
  TOKEN_NUMBER = 2, ///< starts with a digit and has no letters except an ordinal ending
  TOKEN_PUNCT = 4,
  TOKEN_CAPITAL = 8,  ///< the first letter is upper case
  TOKEN_ALLCAPS = 16, ///< two letters or more, all upper case
  TOKEN_HYPHEN = 32,  ///< joined to the token before by a hyphen
  TOKEN_GLUED = 64,   ///< no white space before
  TOKEN_ELIDED = 128, ///< ends in an apostrophe
  TOKEN_FIRST = 256   ///< first word of its sentence (after quotes, dashes, numbering)
};

typedef struct Token {
  uint32_t start, end; ///< bytes
  uint16_t flags;
  uint64_t hash; ///< of its folded form, see fold.h
} Token;

typedef enum BlockKind { BLOCK_BODY, BLOCK_TITLE, BLOCK_HEADING, BLOCK_ITEM, BLOCK_FURNITURE } BlockKind;

typedef struct Block {
  Span span;
  BlockKind kind;
  uint32_t intro; ///< for items: index of the block that introduces the list ("… suivants :"), else UINT32_MAX
  uint32_t sentence_begin, sentence_end;
} Block;

typedef struct Sentence {
  Span span;
  uint32_t block;
  uint32_t token_begin, token_end;
} Sentence;

typedef struct Text {
  const Document *document;
  ARRAY(Block) blocks;
  ARRAY(Sentence) sentences;
  ARRAY(Token) tokens;
  ARRAY(uint32_t) marks; ///< code points before every 4096th byte, for text_characters
} Text;

/* What must be known of words to tell sentences and furniture; a plain table that the command fills from the
   lexicon (all languages together). Forms are folded as by fold(). */
typedef enum FurnitureKind {
  FURNITURE_LINE,  ///< a line that holds it is furniture, unless longer than 300 bytes: that is a paragraph
  FURNITURE_START, ///< a line that begins with it is furniture
  FURNITURE_BLOCK  ///< a line of up to 120 bytes that begins with it opens furniture to the end; not before the first
                   ///< sentence of body
} FurnitureKind;

typedef struct FurnitureCue {
  Str folded;
  FurnitureKind kind;
} FurnitureCue;

typedef struct TextIndex TextIndex;
typedef struct TextTables {
  ARRAY(Str) abbreviations; ///< folded, without the final dot: "m", "art", "cf"
  ARRAY(FurnitureCue) furniture;
  TextIndex *index; ///< made by text_tables_index
} TextTables;
/* To be called once when the tables are full; text_read is right without it, but makes an index of its own each
   time. */
void text_tables_index(TextTables *t);
void text_tables_release(TextTables *t);

/* A sentence without end is cut there, so that the steps after this one may take time that grows with its square. */
enum { TEXT_SENTENCE_TOKENS = 1024 };

/* Splits d into *t (cleared first). d must outlive t; tables may be NULL. */
void text_read(Text *t, const Document *d, const TextTables *tables);
void text_release(Text *t);

static inline Str text_str(const Text *t, Span s) { return str_sub(t->document->text, s.start, s.end); }
static inline Str token_str(const Text *t, const Token *k) {
  return (Str){t->document->text.p + k->start, k->end - k->start};
}
/* Whether the sentence stands in the title or a heading. */
static inline bool text_in_headline(const Text *t, uint32_t sentence) {
  BlockKind kind = t->blocks.at[t->sentences.at[sentence].block].kind;
  return kind == BLOCK_TITLE || kind == BLOCK_HEADING;
}
uint32_t text_characters(const Text *t, uint32_t byte); ///< code points before this byte (Web Annotation offsets)

#endif
