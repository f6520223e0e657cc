"""The description of a snapshot: each number counted again."""
import re
from selection import *
from shared import *


def description(store):
    DCAT, VOID, DCT = "http://www.w3.org/ns/dcat#", "http://rdfs.org/ns/void#", "http://purl.org/dc/terms/"
    log = [json.loads(line) for line in run("log", "--json", "--store", store)[1].splitlines()]
    for number in (1, 2):
        g, text = Graph(ntriples(exported(store, "-f", "ntriples", "--at", number))), exported(store, "--description", "-f", "ntriples", "--at", number)
        d, me = Graph(ntriples(text)), ("iri", f"{ID}snapshot/{number}")
        value = lambda p, node=me: sorted(v[1] for v in d.values(node, p))
        equal(f"description {number}: a dataset", [VOID + "Dataset", DCAT + "Dataset"], value(RDF + "type"))
        check(f"description {number}: title and description in two languages", {"fr", "en"} <= {t[2] for t in d.values(me, DCT + "title")} & {t[2] for t in d.values(me, DCT + "description")}, "fr, en", text[:500])
        equal(f"description {number}: licence", 1, len(value(DCT + "license")))
        equal(f"description {number}: version", ([str(number)], [f"{ID}snapshot/1"] if number == 2 else []), (value(DCAT + "version"), value(DCAT + "previousVersion")))
        row = next(r for r in log if r["snapshot"] == number)
        equal(f"description {number}: digest and date", (["sha256:" + row["sha256"]], [row["date"]]), (value(DCT + "identifier"), value(DCT + "issued")))
        properties, classes = {}, {}
        for s, p, o in g.triples:
            properties[p[1]] = properties.get(p[1], 0) + 1
            if p[1] == RDF + "type": classes[o[1]] = classes.get(o[1], 0) + 1
        counts = {"triples": len(g.triples), "entities": len(g.of), "distinctSubjects": len(g.of), "distinctObjects": len({o for _, _, o in g.triples}),
                  "properties": len(properties), "classes": len(classes)}
        equal(f"description {number}: counts", {k: [str(v)] for k, v in counts.items()}, {k: value(VOID + k) for k in counts})
        for kind, count, found in (("property", "triples", properties), ("class", "entities", classes)):
            parts = d.values(me, VOID + kind + "Partition")
            equal(f"description {number}: {kind} partitions", {k: str(v) for k, v in found.items()}, {value(VOID + kind, x)[0]: value(VOID + count, x)[0] for x in parts})
        equal(f"description {number}: vocabularies", sorted({re.sub("[^/#]*$", "", x) for x in [*properties, *classes]}), value(VOID + "vocabulary"))
    equal("the description twice is the same", exported(store, "--description"), exported(store, "--description"))
