/* One JSON object or array (RFC 8259), its members looked at in place; what is nested is its text, for another json_begin.
 *
 *   Json j;
 *   json_begin(&j, line, arena);
 *   while (json_member(&j)) if (str_is(j.key, "text") && j.kind == JSON_STRING) use(j.value);
 *   if (j.fault) tell(j.fault_at, j.fault);
 *
 * Ours and not cJSON, for exactness, not for speed (both pass 350 MB/s on our lines). cJSON 1.7.15 cuts a string at
 * \u0000 without a word, refuses a whole document for the half of a cut emoji, and lets 01, 1., raw control
 * characters and anything after the object pass; it gives no column by itself. This one checks the grammar, says what
 * it expected and where, copies only strings that hold escapes, and keeps nothing of members that nobody asks for.
 *
 * The input must be valid UTF-8. A lone surrogate escape and \u0000 become U+FFFD and are counted in `replaced`.
 */
#ifndef ENTENTE_READ_JSON_H
#define ENTENTE_READ_JSON_H

#include "base/arena.h"

typedef enum JsonKind { JSON_NULL, JSON_TRUE, JSON_FALSE, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT } JsonKind;

enum { JSON_MAX_DEPTH = 64 };

typedef struct Json {
  Str in;
  size_t at; ///< after the last member read; after the object at its end
  Arena *arena;
  Str key, value; ///< of a string: its characters; of other kinds: as written
  JsonKind kind;
  size_t value_at;   ///< byte where the value begins
  size_t replaced;   ///< escapes that name no character
  const char *fault; ///< NULL while all is well: "expected ':' after the key"
  size_t fault_at;   ///< byte where it was found
  bool begun, skipping;
} Json;

void json_begin(Json *j, Str in, Arena *arena);
bool json_member(Json *j);            ///< false at the end of the object and at a fault
bool json_element(Json *j);           ///< the same for an array: json_begin with its text
const char *json_kind(JsonKind kind); ///< "a string"

#endif
