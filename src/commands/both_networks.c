#include "commands/both_networks.h"

#include "commands/knowledge.h"
#include "store/changes.h"

static void drop(Report *r, Severity severity, Place place, const char *message) {
  (void)r, (void)severity, (void)place, (void)message;
}

static bool has_actor(Store *s, int64_t snapshot, Str name) {
  Report silent = {.sink = drop};
  Map iris = {0};
  bool has = !name.n || store_find_actors(s, snapshot, snapshot, name, &iris, &silent) == STATUS_OK;
  map_release(&iris);
  return has;
}

static Status read_side(const BothNetworks *b, int64_t snapshot, Network *n, Report *r) {
  Status status = store_choose(b->store, snapshot, b->choice, r);
  return status == STATUS_OK ? store_read_network(b->store, snapshot, b->lang, n, r) : status;
}

/* Who is there is asked before anything is chosen: from then on the store has nothing else. */
static Status read_sides(const BothNetworks *b, Network *old, Network *new, Report *r) {
  bool was = has_actor(b->store, b->before, b->choice->actor), is = has_actor(b->store, b->after, b->choice->actor);
  Status status = was ? read_side(b, b->before, old, r) : STATUS_OK;
  return status == STATUS_OK && is ? read_side(b, b->after, new, r) : status;
}

Status both_networks_write(const BothNetworks *b, const DrawOptions *how, Report *r) {
  Network old = {0}, new = {0}, both = {0};
  Knowledge k = {0};
  DrawWords words;
  DrawOptions options = *how;
  options.words = &words;
  Status status = knowledge_open(&k, r);
  if (status == STATUS_OK) status = knowledge_draw_words(&k, b->lang.p, &words, r);
  if (status == STATUS_OK) status = read_sides(b, &old, &new, r);
  if (status == STATUS_OK) {
    network_join(&both, &old, &new, &options);
    status = draw_write(&both, &options, "-", r);
  }
  knowledge_close(&k);
  network_release(&both);
  network_release(&old);
  network_release(&new);
  return status;
}
