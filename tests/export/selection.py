"""What --actor, --domain, --from, --to, --status and --min-confidence leave of a graph, worked out from its N-Triples and those of its evidence.

chosen(graph, narrower, ...) gives the triples that are left; it is written from the help of `entente export`, not from its SQL.
"""
from check import ENT, OWL, RDF, RDFS, SKOS, STATUS

NAMES = {RDF + "type", RDFS + "label", SKOS + "altLabel", SKOS + "prefLabel", SKOS + "broader", OWL + "sameAs", ENT + "isoCode"}
BOUNDS = {ENT + "earliest", ENT + "latest"}
ROLES = {ENT + r for r in "party signatory participant host chair".split()}
DESCRIBING = {ENT + r for r in "office actsFor partOf".split()}
THINGS = {("iri", ENT + "Agreement"), ("iri", ENT + "Event")}


class Graph:
    def __init__(self, triples):
        self.triples = set(triples)
        self.of = {}
        for s, p, o in self.triples: self.of.setdefault(s, {}).setdefault(p[1], set()).add(o)

    def values(self, s, p): return self.of.get(s, {}).get(p, set())


def closure(start, further):
    todo, done = list(start), set(start)
    while todo:
        for node in further(todo.pop()):
            if node not in done: done.add(node), todo.append(node)
    return done


def parts(g, actor):
    """The actor and what is part of it, to any depth."""
    up = {}
    for s, p, o in g.triples:
        if p[1] == ENT + "partOf": up.setdefault(o, set()).add(s)
    return closure({actor}, lambda node: up.get(node, ()))


def picked(g, actors, domains, start, end, status):
    """Agreements and events that are chosen."""
    out = set()
    for node, facts in g.of.items():
        if not facts.get(RDF + "type", set()) & THINGS: continue
        if actors is not None and not any(o in actors for r in ROLES for o in g.values(node, r)): continue
        if domains is not None and not g.values(node, ENT + "covers") & domains: continue
        if status and ("iri", STATUS + status) not in g.values(node, ENT + "status"): continue
        if start or end:
            bounds = [min((v[1] for v in g.values(node, ENT + b)), default=None) for b in ("earliest", "latest")]
            if None in bounds or (end and bounds[0] > end) or (start and bounds[1] < start): continue
        out.add(node)
    return out | {o for node in out for o in g.values(node, ENT + "concludedAt")}


def chosen(g, actor=None, domains=None, start="", end="", status=""):
    """actor: a term; domains: terms, the narrower ones among them."""
    actors = parts(g, actor) if actor else None
    things = picked(g, actors, domains, start, end, status)
    left = {t for t in g.triples if t[0] in things and t[1][1] not in NAMES | BOUNDS and (t[1][1] != ENT + "relatedTo" or t[2] in things)}
    if not (start or end or status):
        left |= {t for t in g.triples if t[1][1] == ENT + "leadsIn" and (actors is None or t[0] in actors) and (domains is None or t[2] in domains)}
    named = {t[2] for t in left} | {t[0] for t in left}
    named = closure(named, lambda node: {o for r in DESCRIBING for o in g.values(node, r)} if node not in things else ())
    left |= {t for t in g.triples if t[0] in named and t[1][1] in DESCRIBING}
    named |= {t[2] for t in left}
    return left | {t for t in g.triples if t[0] in named and (t[1][1] in NAMES or (t[1][1] in BOUNDS and t[0] in things))}
