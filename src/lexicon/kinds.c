#include "lexicon/kinds.h"

#define X(name, local) {local, sizeof(local) - 1},
const Str word_class_names[WORD_CLASS_COUNT] = {LEXICON_CLASSES(X)};
const Str act_names[ACT_COUNT] = {LEXICON_ACTS(X)};
const Str shift_names[SHIFT_COUNT] = {LEXICON_SHIFTS(X)};
const Str role_names[ROLE_COUNT] = {LEXICON_ROLES(X)};
const Str manner_names[MANNER_COUNT] = {LEXICON_MANNERS(X)};
const Str unit_names[UNIT_COUNT] = {LEXICON_UNITS(X)};
const Str feature_names[FEATURE_COUNT] = {LEXICON_FEATURES(X)};
#undef X

int kind_of(const Str *names, int count, Str local) {
  for (int i = 1; i < count; i++)
    if (str_eq(names[i], local)) return i;
  return 0;
}
