/* The ontology as the commands need it: the lexicon, the tables for reading text, and what is known of entities. */
#ifndef ENTENTE_COMMANDS_KNOWLEDGE_H
#define ENTENTE_COMMANDS_KNOWLEDGE_H

#include "base/io.h"
#include "draw/draw.h"
#include "emit/description.h"
#include "lexicon/lexicon.h"
#include "store/store.h"

typedef struct Knowledge {
  Lexicon lexicon;
  TextTables tables;
  Arena arena;
} Knowledge;

Status knowledge_open(Knowledge *k, Report *r);
void knowledge_close(Knowledge *k);
KnownEntities knowledge_describe(Knowledge *k);                   ///< k must outlive it
MadeBy knowledge_made_by(const Knowledge *k, Str base, Str date); ///< k, base and date must outlive it
/* The IRIs of the domain that is meant (its last segment, prefixed name, IRI or name) and of all narrower ones; they live as long as k.
   STATUS_BAD_INPUT, with a message, when the ontology has none. */
Status knowledge_domains(const Knowledge *k, Str name, StrList *iris, Report *r);
/* What ontology/dataset.ttl says; it lives as long as k, the lists until dataset_words_release. */
void knowledge_dataset_words(const Knowledge *k, DatasetWords *words);
void dataset_words_release(DatasetWords *words);
/* The words of pictures in this language (a tag such as "fr"); they live as long as k. STATUS_USAGE with the languages that there are
   when the ontology has none for it. */
Status knowledge_draw_words(Knowledge *k, const char *lang, DrawWords *words, Report *r);

#endif
