#include "facts/property.h"

#include "lexicon/lexicon.h"

#define BIT(class) (1u << CLASS_##class)
#define BODIES (BIT(INTERGOVERNMENTAL) | BIT(GOVERNMENT_BODY) | BIT(COMPANY) | BIT(RESEARCH) | BIT(ORGANIZATION))
#define SIDES (BIT(STATE) | BODIES)
#define ANY (SIDES | BIT(PERSON) | BIT(AGREEMENT) | BIT(EVENT) | BIT(PLACE))
#define ACTS (BIT(AGREEMENT) | BIT(EVENT))

static const Property properties[] = {
    {P_LABEL, ANY, RANGE_NAME},
    {P_ALT_LABEL, ANY, RANGE_NAME},
    {P_SAME_AS, ANY, RANGE_SAME_AS},
    {P_ISO_CODE, BIT(STATE), RANGE_CODE},
    {P_PARTY, BIT(AGREEMENT), RANGE_ACTOR},
    {P_SIGNATORY, BIT(AGREEMENT), RANGE_PERSON},
    {P_COVERS, BIT(AGREEMENT), RANGE_DOMAIN},
    {P_KIND, ACTS, RANGE_KIND},
    {P_STATUS, BIT(AGREEMENT), RANGE_STATUS},
    {P_SIGNED_ON, BIT(AGREEMENT), RANGE_DATE},
    {P_AGREED_ON, BIT(AGREEMENT), RANGE_DATE},
    {P_ANNOUNCED_ON, BIT(AGREEMENT), RANGE_DATE},
    {P_PLANNED_FOR, BIT(AGREEMENT), RANGE_DATE},
    {P_IN_FORCE_ON, BIT(AGREEMENT), RANGE_DATE},
    {P_ENDED_ON, BIT(AGREEMENT), RANGE_DATE},
    {P_REFUSED_ON, BIT(AGREEMENT), RANGE_DATE},
    {P_CONCLUDED_AT, BIT(AGREEMENT), RANGE_EVENT},
    {P_RELATED_TO, BIT(AGREEMENT), RANGE_AGREEMENT},
    {P_PLACE, ACTS, RANGE_PLACE},
    {P_STARTS_ON, BIT(EVENT), RANGE_DATE},
    {P_ENDS_ON, BIT(EVENT), RANGE_DATE},
    {P_PARTICIPANT, BIT(EVENT), RANGE_ACTOR},
    {P_HOST, BIT(EVENT), RANGE_ACTOR},
    {P_CHAIR, BIT(EVENT), RANGE_PERSON},
    {P_OFFICE, BIT(PERSON), RANGE_NAME},
    {P_ACTS_FOR, BIT(PERSON), RANGE_ACTOR},
    {P_PART_OF, BODIES, RANGE_ACTOR},
    {P_LEADS_IN, SIDES, RANGE_DOMAIN},
};

Str property_name(Predicate p) { return lexicon_local_name(predicate_iri(p)); }

const Property *property_named(Str name) {
  for (size_t i = 0; i < sizeof properties / sizeof *properties; i++)
    if (str_eq(property_name(properties[i].predicate), name)) return &properties[i];
  return NULL;
}

bool property_fits(const Property *p, EntityClass class) { return p->of >> class & 1; }

EntityClass range_class(Range r) {
  switch (r) {
  case RANGE_PERSON: return CLASS_PERSON;
  case RANGE_PLACE: return CLASS_PLACE;
  case RANGE_EVENT: return CLASS_EVENT;
  case RANGE_AGREEMENT: return CLASS_AGREEMENT;
  default: return CLASS_ORGANIZATION;
  }
}

EntityClass class_named(Str name) {
  for (int c = 0; c < ENTITY_CLASS_COUNT; c++)
    if (ANY >> c & 1 && str_eq(class_local_name((EntityClass)c), name)) return (EntityClass)c;
  return ENTITY_CLASS_COUNT;
}

bool range_holds(Range r, EntityClass class) { return r == RANGE_ACTOR ? SIDES >> class & 1 : class == range_class(r); }
