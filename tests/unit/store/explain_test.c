/* Every claim behind a node, and what became of it in the graph. */
#include "unit/heard.h"
#include "unit/store/made.h"

static const Ground *ground(const Explanation *e, Predicate p, const char *object, bool derived) {
  for (size_t i = 0; i < e->grounds.n; i++) {
    const Ground *g = &e->grounds.at[i];
    if (!g->incoming && g->predicate == p && g->derived == derived && str_is(g->object_label, object)) return g;
  }
  return NULL;
}

static Standing stands(const Explanation *e, Predicate p, const char *object) {
  const Ground *g = ground(e, p, object, false);
  return CHECK(g) ? g->standing : STANDING_ABSENT;
}

static void test_explain(void) {
  Store *s = store_of("explained", (const char *[]){"0", "2", "13", "-1"}, 4);
  Explanation e;
  CHECK_INT(store_explain(s, 3, STR("state/FR"), STR("fr"), &e, &report), STATUS_OK);
  CHECK_STR(e.label, "France");
  CHECK_STR(e.class, "State");
  CHECK_STR(e.iri, NS_ID "state/FR");
  CHECK(e.in_graph);
  CHECK_INT(stands(&e, P_ALT_LABEL, "l'Hexagone"), STANDING_HOLDS);
  CHECK(ground(&e, P_LABEL, "France", true));
  CHECK(ground(&e, P_ISO_CODE, "FR", true));
  size_t said = 0, named = 0;
  Str agreement = STR("");
  for (size_t i = 0; i < e.grounds.n; i++) {
    const Ground *g = &e.grounds.at[i];
    said += !g->incoming, named += g->incoming;
    CHECK(i == 0 || !e.grounds.at[i - 1].incoming || g->incoming);
    if (g->incoming && str_is(g->subject_label, "accord Horizon")) agreement = g->subject;
  }
  CHECK_INT(said, 4 + 1 + 3);
  CHECK_INT(named, 4 + 1); // party of two agreements, one of them told three times; someone acts for it
  char iri[128];
  snprintf(iri, sizeof iri, "<%.*s>", STR_ARG(agreement));
  explanation_release(&e);

  CHECK_INT(store_explain(s, 3, str_of(iri), STR("fr"), &e, &report), STATUS_OK);
  CHECK_STR(e.class, "Agreement");
  CHECK_INT(stands(&e, P_STATUS, "in-force"), STANDING_HOLDS);
  CHECK_INT(stands(&e, P_STATUS, "ended"), STANDING_DENIED);
  CHECK_INT(stands(&e, P_STATUS, "planned"), STANDING_LOST_STATUS);
  CHECK_STR(ground(&e, P_STATUS, "planned", false)->instead, "in-force");
  CHECK_STR(ground(&e, P_STATUS, "planned", false)->document, "http://e.example/c");
  CHECK_STR(ground(&e, P_STATUS, "planned", false)->quote, "L'accord Horizon est prévu.");
  CHECK_INT(ground(&e, P_STATUS, "planned", false)->end, 27);
  CHECK_INT(stands(&e, P_RELATED_TO, "accord Horizon"), STANDING_ITSELF);
  CHECK_INT(stands(&e, P_LABEL, "accord de Kyoto"), STANDING_OTHER_NAME);
  explanation_release(&e);

  /* as it was, and as it is now: without the document that held both names the agreement falls in two */
  CHECK_INT(store_explain(s, 1, STR("fr"), STR("fr"), &e, &report), STATUS_OK);
  CHECK_INT(e.grounds.n, 2 + 3 + 1);
  explanation_release(&e);
  CHECK_INT(store_explain(s, 0, STR("state:FR"), STR("fr"), &e, &report), STATUS_OK);
  CHECK_INT(e.snapshot, 4);
  CHECK_INT(e.grounds.n, 4 + 3 + 4);
  explanation_release(&e);
  CHECK_INT(store_explain(s, 0, STR("domain/energy"), STR("fr"), &e, &report), STATUS_OK);
  CHECK_STR(e.label, "énergie");
  CHECK_INT(e.grounds.n, 1 + 3);
  CHECK(e.grounds.at[e.grounds.n - 1].incoming);
  explanation_release(&e);
  CHECK_INT(store_explain(s, 0, STR("state/ZZ"), STR("fr"), &e, &heard_report), STATUS_BAD_INPUT);
  CHECK(strstr(heard_message, "state/ZZ"));
  explanation_release(&e);
  CHECK_INT(check_store(s), STATUS_OK);
  store_close(s);
}

int main(void) {
  made_begin();
  test_explain();
  return made_end();
}
