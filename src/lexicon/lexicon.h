/* The lexicon: every word, actor, place, sector and instrument noun that the extractor knows, compiled from ontology/.
 *
 * The Turtle is compiled into one block of bytes without pointers (a form trie over folded tokens, the entries, the facts of known
 * entities). `make` writes it to build/lexicon.bin, which is read into memory at start; when it is missing or older than the
 * Turtle, the Turtle is compiled in memory. The format of the data is described in ontology/README.md.
 *
 *   Lexicon lex;
 *   lexicon_open(&lex, report);
 *   size_t used; const FormNode *f = lexicon_match(&lex, tokens, n, &used);   // longest form that starts at tokens[0]
 *   for (uint32_t i = f->begin; i < f->end; i++) use(lex.readings[i]);
 *   lexicon_close(&lex);
 */
#ifndef ENTENTE_LEXICON_LEXICON_H
#define ENTENTE_LEXICON_LEXICON_H

#include "lexicon/kinds.h"
#include "rdf/term.h"
#include "rdf/vocabulary.h"
#include "text/text.h"

typedef struct Ref { ///< text in the block
  uint32_t at, n;
} Ref;

#define NO_ENTRY UINT32_MAX
enum {
  ENTRY_WEAK = 1,
  ENTRY_REGION = 2,
  ENTRY_KNOWN = 4, /* an entity of the graph: state, organization, place, domain */
  ENTRY_LAST = 8   /* a noun behind which no adjective stands */
};

typedef struct Entry {
  Ref iri;              ///< absolute
  Ref value;            ///< local name of its value: "memorandum", "semiconductors", a class; or empty
  uint8_t class;        ///< WordClass of its main reading
  uint8_t entity_class; ///< EntityClass, or ENTITY_CLASS_COUNT
  uint8_t act;    ///< Act of triggers; Shift of modals; Role of openers; Manner of determiners; Unit of date words
  uint8_t flags;  ///< ENTRY_*
  int32_t number; ///< of months, weekdays, numbers, offsets; of openers their Roles, of persons their years: 20121018
  uint32_t link;  ///< state of a place, parent of a body, or NO_ENTRY
  uint32_t capital_of; ///< of a place: the state whose capital it is, the region whose territory, or NO_ENTRY
  uint32_t capital;    ///< of a state: the place that is its capital; else NO_ENTRY
  uint32_t fact_begin, fact_end;
  uint32_t reading_begin, reading_end; ///< in Lexicon.of_entries
} Entry;

enum { READING_EXACT = 1, READING_CAPITAL = 2, READING_AMBIGUOUS = 4, READING_LABEL = 8 };

typedef struct Reading {
  uint32_t entry;
  Ref form;        ///< as written in the data
  uint16_t lang;   ///< 0 in any language, else 1 + index of the language
  uint8_t class;   ///< WordClass
  uint8_t feature; ///< Feature
  uint8_t flags;   ///< READING_*
} Reading;

/* A node of the trie, in a table with open addressing on the hash of (the node before it, the token that leads here), behind two tokens on
   that of both. */
typedef struct FormNode {
  uint32_t
      tag; ///< upper half of the hash, never 0; 0 where free. A rare false match is caught when the form is compared
  uint32_t number : 31, goes_on : 1; ///< what the hashes of longer forms are made of; whether there are any
  uint32_t begin, end;               ///< readings of the form that ends here; empty range when none ends
} FormNode;

typedef struct KnownFact {
  uint32_t predicate; ///< Predicate
  Ref value, lang;    ///< a literal when lang is set or the predicate is isoCode; else an IRI
} KnownFact;

typedef struct Lexicon {
  const Entry *entries;
  const Reading *readings;
  const uint32_t *of_entries; ///< the readings by entry, those of one in their order: indices
  const FormNode *nodes;
  const KnownFact *facts;
  const Ref *langs;
  const uint64_t *first; ///< two bits for each token hash that begins a form, in one word
  const uint64_t *later; ///< the same for every two tokens that follow each other in a form
  const char *pool;
  uint32_t entry_count, reading_count, node_mask, filter_mask, fact_count, lang_count;
  char version[65];          ///< SHA-256 of the Turtle files
  char ontology_version[65]; ///< of those that are not in lexicon/
  char lexicon_version[65];  ///< of those that are
  void *block;
  size_t size;
} Lexicon;

/* Opens the compiled lexicon beside the program, or compiles the Turtle when that is newer. Where it looks: $ENTENTE_ONTOLOGY,
   ../ontology from the program, ../share/entente/ontology. */
Status lexicon_open(Lexicon *lex, Report *r);
Status lexicon_folder(Arena *arena, Str *folder, Report *r); ///< where the ontology is; in the arena
void lexicon_close(Lexicon *lex);

/* Compiles the Turtle files below folder into a block and opens it; when path is not NULL also writes it there. */
Status lexicon_compile(Lexicon *lex, const char *folder, const char *path, Report *r);

static inline Str lex_str(const Lexicon *lex, Ref ref) { return (Str){lex->pool + ref.at, ref.n}; }
Str lexicon_local_name(Str iri);                    ///< what follows the last / or #
uint16_t lexicon_lang(const Lexicon *lex, Str tag); ///< 1 + index, or 0 when the lexicon has no such language

/* The longest form that starts at token 0 of n and has a reading; NULL when none. *used tokens are its length. */
const FormNode *lexicon_match(const Lexicon *lex, const Token *tokens, size_t n, size_t *used);

/* The same in two steps: the node of the form that is this token alone, or with which forms begin, NULL where there is none; and the longest
   form of two tokens or more. */
const FormNode *lexicon_look_up(const Lexicon *lex, const Token *token);
const FormNode *lexicon_match_longer(const Lexicon *lex, const Token *tokens, size_t n, size_t *used);
/* Mostly false where no form begins with the token: told by a small table, without a look at the large one. */
bool lexicon_may_begin(const Lexicon *lex, const Token *token);
/* The same of a form that holds the token, which may begin one, and the one behind it; lexicon_match_longer is expected to ask for them. */
bool lexicon_may_go_on(const Lexicon *lex, const Token *tokens, bool begins);

/* What text/ needs: abbreviations and furniture cues of all languages. Strings live as long as the lexicon and the arena. */
void lexicon_fill_text_tables(const Lexicon *lex, TextTables *tables, Arena *arena);

/* The entry with this absolute IRI, or NO_ENTRY. */
uint32_t lexicon_find(const Lexicon *lex, Str iri);

#endif
