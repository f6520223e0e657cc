/* Which facts of a snapshot are meant, as the command line says it. */
#include "commands/command.h"
#include "commands/knowledge.h"

/* Without a value it is not given; with an empty one, that of a script's unset variable, all facts would pass for the chosen ones. */
static Status call_name(const Call *c, const char *option, Str *name) {
  const char *value = call_value(c, option, NULL);
  *name = str_of(value);
  if (!value || *value) return STATUS_OK;
  return report_error(c->report, STATUS_USAGE, (Place){0}, "--%s expects a name, found nothing", option);
}

static Status read_domains(const Call *c, Arena *arena, Str name, Choice *choice) {
  Knowledge k;
  StrList domains = {0};
  if (!name.n) return STATUS_OK;
  Status status = knowledge_open(&k, c->report);
  if (status == STATUS_OK) status = knowledge_domains(&k, name, &domains, c->report);
  Str *copy = ARENA_ARRAY(arena, Str, domains.n + 1);
  for (size_t i = 0; i < domains.n; i++) copy[i] = arena_copy(arena, domains.at[i]);
  choice->domains = copy, choice->domain_count = domains.n;
  array_release(&domains);
  knowledge_close(&k);
  return status;
}

Status call_actor_and_domain(const Call *c, Arena *arena, Choice *choice) {
  Str domain;
  Status status = call_name(c, "actor", &choice->actor);
  if (status == STATUS_OK) status = call_name(c, "domain", &domain);
  return status == STATUS_OK ? read_domains(c, arena, domain, choice) : status;
}

Status call_choice(const Call *c, Arena *arena, Choice *choice) {
  *choice = (Choice){0};
  Status status = call_confidence(c, &choice->confidence);
  if (status == STATUS_OK) status = call_name(c, "status", &choice->status);
  if (status == STATUS_OK) status = call_day(c, "from", &choice->from);
  if (status == STATUS_OK) status = call_day(c, "to", &choice->to);
  if (status == STATUS_OK && choice->to.n && str_cmp(choice->to, choice->from) < 0)
    return report_error(c->report, STATUS_USAGE, (Place){0}, "--from %.*s is later than --to %.*s",
                        STR_ARG(choice->from), STR_ARG(choice->to));
  return status == STATUS_OK ? call_actor_and_domain(c, arena, choice) : status;
}
