/* Which keys are whose: the order in which they are learnt makes no difference. */
#include "facts/keybook.h"

#include "unit/check.h"

int main(void) {
  KeyBook b = {0};
  const EntityClass a = CLASS_AGREEMENT;
  keybook_learn_id(&b, a, STR("=s|1"));
  keybook_learn_id(&b, a, STR("=s|2"));
  keybook_learn(&b, a, STR("both"), STR("=s|1"));
  keybook_learn(&b, a, STR("own"), STR("=s|1"));
  keybook_learn(&b, a, STR("own"), STR("=s|1"));
  keybook_learn(&b, a, STR("both"), STR("=s|2"));
  keybook_learn(&b, a, STR("both"), STR("=s|1"));
  CHECK(keybook_has(&b, a, STR("=s|1")) && !keybook_has(&b, a, STR("=s|3")) &&
        !keybook_has(&b, CLASS_EVENT, STR("=s|1")));
  CHECK(!keybook_repeats(&b, a, STR("=s|1")));
  keybook_learn_id(&b, a, STR("=s|1"));
  keybook_learn_id(&b, a, STR("=s|1"));
  CHECK(keybook_repeats(&b, a, STR("=s|1")) && !keybook_repeats(&b, a, STR("=s|2")) &&
        !keybook_repeats(&b, a, STR("=s|3")));
  CHECK(keybook_is_shared(&b, a, STR("both")) && !keybook_is_shared(&b, a, STR("own")) &&
        !keybook_is_shared(&b, a, STR("none")));
  CHECK(!keybook_is_shared(&b, CLASS_EVENT, STR("both")));
  keybook_release(&b);
  return check_end();
}
