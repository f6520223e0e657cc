#include "draw/style.h"

const NodeStyle node_styles[NODE_CLASSES] = {
    [NODE_STATE] = {"State", "ellipse", "filled", "#BCDFF5", "#000000", 1},
    [NODE_INTERGOVERNMENTAL] = {"IntergovernmentalOrganization", "box", "filled", "#FBE0A6", "#000000", 2},
    [NODE_BODY] = {"GovernmentBody", "box", "rounded,filled", "#C5E8DB", "#000000", 1},
    [NODE_COMPANY] = {"Company", "box", "filled", "#F3D5E5", "#000000", 1},
    [NODE_RESEARCH] = {"ResearchOrganization", "box", "diagonals,filled", "#FAF6BF", "#000000", 1},
    [NODE_ORGANIZATION] = {"Organization", "note", "filled", "#EBEBEB", "#000000", 1},
    [NODE_PERSON] = {"Person", "egg", "filled", "#FFFFFF", "#000000", 1},
    [NODE_OTHER] = {"Actor", "ellipse", "dashed,filled", "#FFFFFF", "#000000", 1},
    [NODE_DOMAIN] = {"Domain", "box", "filled", "#3D4650", "#FFFFFF", 1},
    [NODE_AGREEMENT] = {"Agreement", "box", "filled", "#FFFFFF", "#000000", 1},
    [NODE_EVENT] = {"Event", "diamond", "filled", "#3D4650", "#000000", 1},
};

const EdgeStyle edge_styles[EDGE_STATUSES] = {
    [EDGE_IN_FORCE] = {"in-force", "#0072B2", "solid", "dot"},
    [EDGE_SIGNED] = {"signed", "#009E73", "solid", "none"},
    [EDGE_AGREED] = {"agreed", "#56B4E9", "dashed", "none"},
    [EDGE_NEGOTIATING] = {"negotiating", "#E69F00", "dotted", "none"},
    [EDGE_PLANNED] = {"planned", "#CC79A7", "dotted", "odot"},
    [EDGE_UNKNOWN] = {"", "#8C8C8C", "solid", "odot"},
    [EDGE_SUSPENDED] = {"suspended", "#D55E00", "dashed", "tee"},
    [EDGE_ENDED] = {"ended", "#6E6E6E", "solid", "tee"},
    [EDGE_REFUSED] = {"refused", "#000000", "dotted", "tee"},
};

const EdgeStyle change_styles[EDGE_CHANGES] = {
    [CHANGE_NONE] = {"unchanged", "#B4B4B4", "solid", "none"},
    [CHANGE_ADDED] = {"added", "#009E73", "solid", "dot"},
    [CHANGE_REMOVED] = {"removed", "#D55E00", "dashed", "tee"},
    [CHANGE_CHANGED] = {"changed", "#0072B2", "dotted", "odiamond"},
};

#define WEIGHT_OF_PAIRS "weight: sum of 1/(n-1) over the agreements of n parties that join the pair"
const ViewStyle view_styles[DRAW_VIEWS] = {
    [DRAW_ALLIANCES] = {WORD_ALLIANCES, WORD_CHANGES_ALLIANCES, WORD_WEIGHT_ALLIANCES, WORD_SIZE_ALLIANCES,
                        WEIGHT_OF_PAIRS, true},
    [DRAW_SECTORS] = {WORD_SECTORS, WORD_CHANGES_SECTORS, WORD_WEIGHT_SECTORS, WORD_SIZE_SECTORS,
                      "weight: number of agreements of the actor that cover the domain", false},
    [DRAW_INCIDENCE] = {WORD_INCIDENCE, WORD_INCIDENCE, WORD_WEIGHT_INCIDENCE, WORD_SIZE_INCIDENCE,
                        "weight: 1 for each party of the agreement", true},
    [DRAW_EGO] = {WORD_EGO, WORD_EGO, WORD_WEIGHT_ALLIANCES, WORD_SIZE_ALLIANCES, WEIGHT_OF_PAIRS, true},
    [DRAW_TIMELINE] = {WORD_TIMELINE, WORD_TIMELINE, WORD_ORDER_TIMELINE, WORD_ORDER_TIMELINE,
                       "weight: 1 where the agreement was concluded at the event", true},
};

const char *const draw_view_names[] = {"alliances", "sectors", "incidence", "ego", "timeline", NULL};
const char *const draw_format_names[] = {"dot", "svg", "png", "pdf", "graphml", "gexf", "csv", NULL};

const char *const change_signs[EDGE_CHANGES] = {"", "+", "\u2212", "~"};

#define X(name, local) [WORD_##name] = local,
static const char *const word_names[WORDS] = {DRAW_PICTURE_WORDS(X)};
#undef X

/* "left-actors" while nobody knows better */
static const char *find_word(const DrawFind *find, const char *name, Arena *arena) {
  Str found = find->word(find->user, str_of(*name ? name : "unknown"));
  return found.n ? arena_copy(arena, found).p : name;
}

void draw_words_fill(DrawWords *w, const DrawFind *find, Arena *arena) {
  for (int i = 0; i < WORDS; i++) w->words[i] = find_word(find, word_names[i], arena);
  for (int i = 0; i < NODE_CLASSES; i++) w->classes[i] = find_word(find, node_styles[i].name, arena);
  for (int i = 0; i < EDGE_STATUSES; i++) w->statuses[i] = find_word(find, edge_styles[i].name, arena);
  for (int i = 0; i < EDGE_CHANGES; i++) w->changes[i] = find_word(find, change_styles[i].name, arena);
  w->none_is_one = str_is(find->word(find->user, STR("none")), "one");
}

NodeClass node_class(Str local_name) {
  for (int i = 0; i < NODE_OTHER; i++)
    if (str_is(local_name, node_styles[i].name)) return (NodeClass)i;
  return NODE_OTHER;
}

EdgeStatus edge_status(Str local_name) {
  for (int i = 0; i < EDGE_STATUSES; i++)
    if (str_is(local_name, edge_styles[i].name)) return (EdgeStatus)i;
  return EDGE_UNKNOWN;
}
