#include "draw/style.h"

const NodeStyle node_styles[NODE_CLASSES] = {
    [NODE_STATE] = {"State", {"État", "State"}, "circle", "filled", "#BCDFF5", "#000000"},
    [NODE_INTERGOVERNMENTAL] = {"IntergovernmentalOrganization",
                                {"Organisation intergouvernementale", "Intergovernmental organization"},
                                "box",
                                "filled",
                                "#FBE0A6",
                                "#000000"},
    [NODE_BODY] =
        {"GovernmentBody", {"Organe de l'État", "Government body"}, "box", "rounded,filled", "#C5E8DB", "#000000"},
    [NODE_COMPANY] = {"Company", {"Entreprise", "Company"}, "hexagon", "filled", "#F3D5E5", "#000000"},
    [NODE_RESEARCH] = {"ResearchOrganization",
                       {"Organisme de recherche", "Research organization"},
                       "octagon",
                       "filled",
                       "#FAF6BF",
                       "#000000"},
    [NODE_ORGANIZATION] =
        {"Organization", {"Autre organisation", "Other organization"}, "note", "filled", "#EBEBEB", "#000000"},
    [NODE_PERSON] = {"Person", {"Personne", "Person"}, "egg", "filled", "#FFFFFF", "#000000"},
    [NODE_OTHER] = {"Actor", {"Acteur", "Actor"}, "ellipse", "filled", "#FFFFFF", "#000000"},
    [NODE_DOMAIN] = {"Domain", {"Domaine", "Domain"}, "folder", "filled", "#3D4650", "#FFFFFF"},
};

const EdgeStyle edge_styles[EDGE_STATUSES] = {
    [EDGE_IN_FORCE] = {"in-force", {"en vigueur", "in force"}, "#0072B2", "solid", "dot"},
    [EDGE_SIGNED] = {"signed", {"signé", "signed"}, "#009E73", "solid", "none"},
    [EDGE_AGREED] = {"agreed", {"convenu", "agreed"}, "#56B4E9", "dashed", "none"},
    [EDGE_NEGOTIATING] = {"negotiating", {"en négociation", "being negotiated"}, "#E69F00", "dotted", "none"},
    [EDGE_PLANNED] = {"planned", {"prévu", "planned"}, "#CC79A7", "dotted", "odot"},
    [EDGE_UNKNOWN] = {"", {"statut non dit", "status not stated"}, "#8C8C8C", "solid", "odot"},
    [EDGE_SUSPENDED] = {"suspended", {"suspendu", "suspended"}, "#D55E00", "dashed", "tee"},
    [EDGE_ENDED] = {"ended", {"terminé", "ended"}, "#6E6E6E", "solid", "tee"},
    [EDGE_REFUSED] = {"refused", {"refusé", "refused"}, "#000000", "dotted", "tee"},
};

const EdgeStyle change_styles[EDGE_CHANGES] = {
    [CHANGE_NONE] = {"same", {"inchangé", "unchanged"}, "#B4B4B4", "solid", "none"},
    [CHANGE_ADDED] = {"added", {"nouveau", "new"}, "#009E73", "solid", "dot"},
    [CHANGE_REMOVED] = {"removed", {"disparu", "gone"}, "#D55E00", "dashed", "tee"},
    [CHANGE_CHANGED] = {"changed", {"changé", "changed"}, "#0072B2", "dotted", "odiamond"},
};

const char *const change_signs[EDGE_CHANGES] = {"", "+", "\u2212", "~"};

static const char *const words[WORDS][2] = {
    [WORD_ALLIANCES] = {"Réseau des alliances", "Network of alliances"},
    [WORD_SECTORS] = {"Acteurs et domaines", "Actors and domains"},
    [WORD_EMPTY] = {"aucun accord", "no agreement"},
    [WORD_ACTOR] = {"acteur", "actor"},
    [WORD_ACTORS] = {"acteurs", "actors"},
    [WORD_AGREEMENT] = {"accord", "agreement"},
    [WORD_AGREEMENTS] = {"accords", "agreements"},
    [WORD_DOMAIN] = {"domaine", "domain"},
    [WORD_DOMAINS] = {"domaines", "domains"},
    [WORD_DOCUMENT] = {"document", "document"},
    [WORD_DOCUMENTS] = {"documents", "documents"},
    [WORD_OBJECTS] = {"Nœuds", "Nodes"},
    [WORD_STATUS] = {"Accord le plus avancé", "Agreement that went furthest"},
    [WORD_READING] = {"Lecture", "How to read"},
    [WORD_WEIGHT_ALLIANCES] = {"Trait : somme des accords de la paire ; un accord à n parties compte 1/(n\u22121).",
                               "Line width: sum of the pair's agreements; one of n parties counts 1/(n\u22121)."},
    [WORD_WEIGHT_SECTORS] = {"Trait : nombre d'accords de l'acteur qui touchent au domaine.",
                             "Line width: number of the actor's agreements that cover the domain."},
    [WORD_SIZE_ALLIANCES] = {"Taille : nombre de partenaires.", "Size: number of partners."},
    [WORD_SIZE_SECTORS] = {"Taille : nombre de liens.", "Size: number of links."},
    [WORD_CHANGES_ALLIANCES] = {"Alliances : ce qui a changé", "Alliances: what changed"},
    [WORD_CHANGES_SECTORS] = {"Acteurs et domaines : ce qui a changé", "Actors and domains: what changed"},
    [WORD_CHANGE] = {"Lien", "Link"},
    [WORD_CHANGED_MEANS] = {"Changé : d'autres accords, ou un autre statut.",
                            "Changed: other agreements, or another status."},
    [WORD_ALONE] = {"Sans lien, non montrés : %zu.", "Without a link, not shown: %zu."},
    [WORD_LEFT_ACTORS] = {"Acteurs de moindre poids non montrés : %zu.", "Actors of lesser weight not shown: %zu."},
    [WORD_LEFT_EDGES] = {"Liens de moindre poids non montrés : %zu.", "Links of lesser weight not shown: %zu."},
    [WORD_LEFT_LARGE] = {"Accords de plus de 400 parties non montrés : %zu.",
                         "Agreements of more than 400 parties not shown: %zu."},
    [WORD_MORE] = {"… et %zu de plus", "… and %zu more"},
};

const char *word(Word w, DrawLang lang) { return words[w][lang]; }

NodeClass node_class(Str local_name) {
  for (int i = 0; i < NODE_CLASSES; i++)
    if (str_is(local_name, node_styles[i].name)) return (NodeClass)i;
  return NODE_OTHER;
}

EdgeStatus edge_status(Str local_name) {
  for (int i = 0; i < EDGE_STATUSES; i++)
    if (str_is(local_name, edge_styles[i].name)) return (EdgeStatus)i;
  return EDGE_UNKNOWN;
}
