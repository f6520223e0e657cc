/* One JSON object (RFC 8259), its members looked at in place.
 *
 *   Json j;
 *   json_begin(&j, line, arena);
 *   while (json_member(&j)) if (str_is(j.key, "text") && j.kind == JSON_STRING) use(j.value);
 *   if (j.fault) tell(j.fault_at, j.fault);
 *
 * Ours and not cJSON: the goal is 100 MB/s through the whole pipeline on one core; cJSON 1.7.15 alone was measured at 67 MB/s on our
 * text (it builds a tree and copies every string) and gives no column, accepts control characters in strings, and ends at a
 * NUL. This one reads the same lines at several times that, copies only strings that hold escapes, and checks the grammar exactly.
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
bool json_member(Json *j);           ///< false at the end of the object and at a fault
const char *json_kind(JsonKind kind); ///< "a string"

#endif
