/* The terminals of SPARQL 1.1 (§19.8, [139] to [173]), one at a time.
 *
 *   Lexer l = {.text = text, .arena = arena};
 *   do token = lexer_next(&l); while (token.kind != LEXEME_END && token.kind != LEXEME_BAD);
 *
 * The longest terminal is taken. A token lends from the text; values with escapes live in the arena.
 */
#ifndef ENTENTE_QUERY_LEXER_H
#define ENTENTE_QUERY_LEXER_H

#include "base/arena.h"

typedef enum LexemeKind {
  LEXEME_END,
  LEXEME_BAD,         ///< `problem` says why
  LEXEME_IRIREF,      ///< value: without <>
  LEXEME_PNAME,       ///< prefix and value (the local part, without escapes)
  LEXEME_BLANK_LABEL, ///< value: without "_:"
  LEXEME_VARIABLE,    ///< value: without ? or $
  LEXEME_WORD,        ///< a keyword, `a`, true, false
  LEXEME_STRING,      ///< value
  LEXEME_LANGTAG,     ///< value: without @
  LEXEME_INTEGER,     ///< numbers have no sign
  LEXEME_DECIMAL,
  LEXEME_DOUBLE,
  LEXEME_MARK ///< punctuation and operators, one or two characters
} LexemeKind;

typedef struct Lexeme {
  LexemeKind kind;
  size_t at, end; ///< bytes
  Str text, prefix, value;
  const char *problem;
} Lexeme;

typedef struct Lexer {
  Str text;
  size_t at;
  Arena *arena;
} Lexer;

Lexeme lexer_next(Lexer *l);

#endif
