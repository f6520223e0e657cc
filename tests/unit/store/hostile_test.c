/* Every text field full of what breaks writers; the Turtle is read back by rapper and serdi, when they are there. */
#include "unit/store/made.h"

/* Turtle and N-Triples of the evidence are the same statements for another program. */
static void read_back(const char *program, const char *turtle, const char *ntriples) {
  char command[1024];
  snprintf(command, sizeof command, "command -v %s >/dev/null", program);
  if (system(command)) return;
  snprintf(command, sizeof command,
           "cd %s && %s evidence.ttl > t.nt && %s evidence.nt > n.nt"
           " && LC_ALL=C sort -u t.nt > x && LC_ALL=C sort -u n.nt | cmp - x",
           folder, turtle, ntriples);
  CHECK_INT(system(command), 0);
}

static void test_hostile(void) {
  static const char nasty[] = "urn:x:\" \\ \n \r \t \b \f \x01 \x1f \x7f ' \"\"\" <> {} | ^ ` # ; . , @fr ^^xsd:x é "
                              "\xe2\x80\xae \xf0\x9f\x98\x80 \\u0041 %41 . ";
  Store *s;
  unlink(in_folder("hostile"));
  CHECK_INT(store_open(&s, in_folder("hostile"), STORE_WRITE, &report), STATUS_OK);
  CHECK_INT(store_begin(s, &made_by, &report), STATUS_OK);
  Draft x;
  draft(&x, nasty, nasty, nasty);
  x.d.url = x.d.title = x.d.lang = str_of(nasty);
  uint32_t a = entity(&x, CLASS_AGREEMENT, "", nasty, NULL), b = entity(&x, CLASS_ORGANIZATION, nasty, NULL, NULL);
  claim(&x, a, P_LABEL, OBJECT_TEXT, nasty, 0)->lang = str_of(nasty);
  claim(&x, a, P_ALT_LABEL, OBJECT_TEXT, nasty, 0)->lang = STR("FR-ca");
  claim(&x, a, P_COVERS, OBJECT_CONCEPT, nasty, 0)->rule = str_of(nasty);
  claim(&x, a, P_PARTY, OBJECT_ENTITY, "", b)->speaker = b;
  CHECK_INT(store_put_document(s, &x.d, nasty, &x.f, &report), STATUS_OK);
  release(&x);
  snapshot(s);
  CHECK_INT(write_out(s, 0, EMIT_EVIDENCE, EMIT_TURTLE, "evidence.ttl"), STATUS_OK);
  CHECK_INT(write_out(s, 0, EMIT_EVIDENCE, EMIT_NTRIPLES, "evidence.nt"), STATUS_OK);
  CHECK_INT(check_store(s), STATUS_OK);
  store_close(s);
  read_back("serdi", "serdi -i turtle -o ntriples", "serdi -i ntriples -o ntriples");
  read_back("rapper", "rapper -q -i turtle -o ntriples", "rapper -q -i ntriples -o ntriples");
}

int main(void) {
  made_begin();
  test_hostile();
  return made_end();
}
