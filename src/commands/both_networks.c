#include "commands/both_networks.h"

#include "commands/knowledge.h"

static Status read_side(const BothNetworks *b, const NetworkSide *from, Network *n, Report *r) {
  Status status = store_choose(from->store, from->snapshot, b->choice, r);
  return status == STATUS_OK ? store_read_network(from->store, from->snapshot, b->lang, n, r) : status;
}

Status both_networks_write(const BothNetworks *b, const DrawOptions *how, Report *r) {
  Network old = {0}, new = {0}, both = {0};
  Knowledge k = {0};
  DrawWords words;
  DrawOptions options = *how;
  options.words = &words;
  Status status = knowledge_open(&k, r);
  if (status == STATUS_OK) status = knowledge_draw_words(&k, b->lang.p, &words, r);
  if (status == STATUS_OK) status = read_side(b, &b->before, &old, r);
  if (status == STATUS_OK) status = read_side(b, &b->after, &new, r);
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
