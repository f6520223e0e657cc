/* SHA-384 on the examples of FIPS 180-4 (NIST, "SHA384.pdf") and around the ends of its blocks. */
#include "base/sha512.h"
#include "unit/check.h"

#include <stdlib.h>

static void expect(Str text, size_t step, const char *expected) {
  Sha512 h;
  unsigned char digest[48];
  char hex[97];
  sha384_init(&h);
  for (size_t i = 0; i < text.n; i += step) sha512_add(&h, str_sub(text, i, i + step));
  sha512_end(&h, digest, 48);
  for (int i = 0; i < 48; i++) snprintf(hex + 2 * i, 3, "%02x", digest[i]);
  CHECK_STR(str_of(hex), expected);
}

int main(void) {
  static const char empty[] =
      "38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b";
  static const char abc[] =
      "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7";
  static const char two_blocks[] =
      "09330c33f71147e83d192fc782cd1b4753111b173b3b05d22fa08086e3b0f712fcc7c71a557e2db966c3e9fa91746039";
  static const char million[] =
      "9d0e1809716474cb086e834e310a4a1ced149e9c00f248527972cec5704c2a5b07b8b3dc38ecc4ebae97ddd87f3d8985";
  Str text = STR("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopq"
                 "rstnopqrstu");
  expect(STR(""), 1, empty);
  expect(STR("abc"), 3, abc);
  for (size_t step = 1; step <= text.n; step += 37) expect(text, step, two_blocks);
  char *a = malloc(1000000);
  memset(a, 'a', 1000000);
  expect((Str){a, 1000000}, 1000000, million);
  expect((Str){a, 1000000}, 999, million);
  free(a);
  return check_end();
}
