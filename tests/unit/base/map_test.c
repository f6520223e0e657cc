#include "base/map.h"
#include "base/sha256.h"
#include "unit/check.h"

int main(void) {
  Map m = {0};
  char key[32];
  CHECK_INT(map_get(&m, STR("Séoul")), MAP_NONE);
  for (uint32_t i = 0; i < 5000; i++) {
    snprintf(key, sizeof key, "key %u", (unsigned)i);
    map_add(&m, str_of(key), i);
  }
  bool all = true;
  for (uint32_t i = 0; i < 5000; i++) {
    snprintf(key, sizeof key, "key %u", (unsigned)i);
    all = all && map_get(&m, str_of(key)) == i && str_is(m.entries.at[i].key, key);
  }
  CHECK(all);
  CHECK_INT(map_add(&m, STR("key 7"), 70), 7);
  map_set(&m, STR("key 7"), 71);
  CHECK_INT(map_get(&m, STR("key 7")), 71);
  map_add(&m, STR(""), 1);
  CHECK_INT(map_get(&m, STR("")), 1);
  map_clear(&m);
  CHECK_INT(m.entries.n, 0);
  CHECK_INT(map_get(&m, STR("key 7")), MAP_NONE);
  map_release(&m);

  // FIPS 180-4, appendix; and lengths about a block
  char hex[65];
  sha256_hex(STR("abc"), hex);
  CHECK_STR(str_of(hex), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  sha256_hex(STR(""), hex);
  CHECK_STR(str_of(hex), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  sha256_hex(STR("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), hex);
  CHECK_STR(str_of(hex), "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  Sha256 h;
  unsigned char digest[32];
  sha256_init(&h);
  for (int i = 0; i < 1000000; i += 50) sha256_add(&h, STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
  sha256_end(&h, digest);
  CHECK_INT(digest[0], 0xcd);
  CHECK_INT(digest[31], 0xd0);
  return check_end();
}
