"""What --actor, --domain, --from, --to, --status and --min-confidence leave, against selection.py; and what is refused."""
from selection import *
from shared import *


def iri(end): return "iri", BASE + end


def narrower(*names):
    """The domains and all below them, as rapper reads ontology/domains.ttl."""
    below = {}
    for s, p, o in turtle(ROOT / "ontology/domains.ttl"):
        if p[1] == SKOS + "broader": below.setdefault(o, set()).add(s)
    return closure({iri("domain/" + n) for n in names}, lambda node: below.get(node, ()))


def ntriples_of(store, *args): return exported(store, "--format", "ntriples", *args)


def cases(day):
    """(arguments, what they ask of selection.py); day: one on which something was signed."""
    return [
        (["--actor", "FR"], dict(actor=iri("id/state/FR"))),
        (["--actor", "in"], dict(actor=iri("id/state/IN"))),
        (["--actor", "Inde"], dict(actor=iri("id/state/IN"))),
        (["--actor", "India"], dict(actor=iri("id/state/IN"))),
        (["--actor", "state:IN"], dict(actor=iri("id/state/IN"))),
        (["--actor", "state/IN"], dict(actor=iri("id/state/IN"))),
        (["--actor", ID + "state/IN"], dict(actor=iri("id/state/IN"))),
        (["--actor", f"<{ID}state/IN>"], dict(actor=iri("id/state/IN"))),
        (["--actor", "EU"], dict(actor=iri("id/state/EU"))),
        (["--actor", "embraer"], dict(actor=iri("id/organization/embraer"))),
        (["--domain", "semiconductors"], dict(domains=narrower("semiconductors"))),
        (["--domain", "semi-conducteurs"], dict(domains=narrower("semiconductors"))),
        (["--domain", "energy"], dict(domains=narrower("energy"))),
        (["--domain", "domain:group-industry"], dict(domains=narrower("group-industry"))),
        (["--status", "signed"], dict(status="signed")),
        (["--status", "planned"], dict(status="planned")),
        (["--from", "2026-02-01"], dict(start="2026-02-01")),
        (["--to", "2025-10-31"], dict(end="2025-10-31")),
        (["--from", day, "--to", day], dict(start=day, end=day)),
        (["--from", "1900-01-01"], dict(start="1900-01-01")),
        (["--actor", "IN", "--status", "signed", "--from", "2026-02-01"], dict(actor=iri("id/state/IN"), status="signed", start="2026-02-01")),
        (["--actor", "IN", "--domain", "group-industry"], dict(actor=iri("id/state/IN"), domains=narrower("group-industry"))),
        (["--domain", "energy", "--to", "2026-01-31"], dict(domains=narrower("energy"), end="2026-01-31")),
    ]


def evidence_of(name, store, graph, evidence, got, args):
    """The evidence of a selection: a claim for each triple that is left, none for others, and the documents they quote."""
    nodes = Graph(ntriples(ntriples_of(store, "--evidence", *args)))
    value = lambda node, p: next(iter(nodes.values(node, p)), None)
    told = {(value(n, RDF + "subject"), value(n, RDF + "predicate"), value(n, RDF + "object")) for n in nodes.of if nodes.values(n, RDF + "subject")}
    check(f"{name}: each triple has its evidence", got <= told, "a claim each", sorted(got - told)[:3])
    check(f"{name}: no claim about what is left out", not (told & graph.triples) - got and {t[0] for t in told} <= {t[0] for t in got}, "none",
          sorted((told & graph.triples) - got)[:3])
    quoted = {o for n in nodes.of for o in nodes.values(n, PROV + "wasQuotedFrom")}
    documents = {n for n in nodes.of if ("iri", ENT + "Document") in nodes.values(n, RDF + "type")}
    equal(f"{name}: the documents that are quoted", quoted, documents)
    check(f"{name}: claims are those of the whole", nodes.triples <= evidence, "a part of it", sorted(nodes.triples - evidence)[:3])


def selections(store):
    graph, evidence, sizes = Graph(ntriples(ntriples_of(store))), set(ntriples(ntriples_of(store, "--evidence"))), set()
    for args, asked in cases(max(o[1] for s, p, o in graph.triples if p[1] == ENT + "signedOn" and len(o[1]) == len("2026-02-08"))):
        name = " ".join(args)
        got, wanted = set(ntriples(ntriples_of(store, *args))), chosen(graph, **asked)
        check(f"{name}: what is left", got == wanted, f"{len(wanted)} triples",
              f"{len(got)}; missing {sorted(wanted - got)[:3]}, too many {sorted(got - wanted)[:3]}")
        check(f"{name}: something, not all", 0 < len(got) < len(graph.triples), "some", len(got))
        sizes.add(len(got))
        evidence_of(name, store, graph, evidence, got, args)
    check("the selections differ", len(sizes) >= 14, "14 sizes or more", sorted(sizes))
    within(store, graph)
    refused(store)


def within(store, graph):
    """Chosen from what is sure only, and from an earlier snapshot."""
    india = dict(actor=iri("id/state/IN"))
    for name, args in ("of what is sure", ["--min-confidence", "0.9"]), ("of an earlier snapshot", ["--at", "1"]):
        got, wanted = set(ntriples(ntriples_of(store, *args, "--actor", "IN"))), chosen(Graph(ntriples(ntriples_of(store, *args))), **india)
        check(name, got == wanted != chosen(graph, **india), f"{len(wanted)}", f"{len(got)}: {sorted(got ^ wanted)[:4]}")
    equal("nothing fits: nothing comes", "", ntriples_of(store, "--actor", "IN", "--to", "1901-01-01"))


def refused(store):
    words = {
        ("--actor", "Atlantis"): "no actor called 'Atlantis'",
        ("--actor", BASE + "domain/energy"): "no actor called",
        ("--actor", "kind/treaty"): "no actor called",
        ("--actor", ""): "expects a name",
        ("--actor", 'x" OR 1'): "no actor called",
        ("--domain", "alchemy"): "no domain 'alchemy'",
        ("--domain", ""): "expects a name",
        ("--status", "sealed"): "signed",
        ("--from", "2026-02-30"): "a day such as",
        ("--from", "2026"): "a day such as",
        ("--from", "2026-02-02", "--to", "2026-02-01"): "later than",
        ("--min-confidence", "2"): "0 to 1",
    }
    for args, word in words.items():
        status, out, said = run("export", "--store", store, *args)
        check(f"refused: {' '.join(args)}", status == 2 and not out and word in said and said.count("\n") == 1, f"status 2 and '{word}'", f"{status}: {said}")
