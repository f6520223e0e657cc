"""entente coverage: what a data set and the rest of a store have in common, and what only one of them has."""
import json
import shared
from check import *
from shared import *

TEXTS = [{"id": "n1", "lang": "fr", "published": "2026-02-09", "text": "L'Inde et la Malaisie ont signé un mémorandum d'entente sur les semi-conducteurs le 8 février 2026."},
         {"id": "n2", "lang": "fr", "published": "2026-02-09", "text": "La France et le Japon ont signé un accord sur l'énergie le 3 janvier 2026."},
         {"id": "n3", "lang": "fr", "published": "2026-02-09", "text": "Le Brésil et le Chili ont signé un traité sur la pêche le 4 janvier 2026."}]
DATA = [{"id": "a", "kind": "memorandum", "party": ["MY", "IN"], "signedOn": "2026-02-08", "label": {"en": "Chips memorandum"}},   # what n1 tells
        {"id": "b", "kind": "treaty", "party": ["JP", "France"], "signedOn": "2026-01-05", "label": {"en": "Energy treaty"}},      # the sides and the year of n2
        {"id": "c", "kind": "treaty", "party": ["JP", "France"], "signedOn": "2019", "label": {"en": "Older energy treaty"}},      # another year
        {"id": "d", "kind": "treaty", "party": ["JP", "France", "DE"], "signedOn": "2026", "label": {"en": "Wider energy treaty"}}]  # another side


def found(store, *args):
    """{id or label or IRI: match} of the data set, and how many of the rest it lacks."""
    rows = [json.loads(x) for x in fine("coverage", *args, "--json", "--store", store).splitlines()]
    return {r.get("label"): r["match"] for r in rows if r["in"] == "data"}, [r for r in rows if r["in"] == "corpus"]


def coverage():
    store = shared.work / "coverage.db"
    fine("build", "-", "--store-only", "-o", shared.work, "--store", store, input=json_lines(TEXTS))
    before = dump(store)
    file = facts("set.jsonl", DATA)
    expected = {"Chips memorandum": "same", "Energy treaty": "perhaps", "Older energy treaty": "never", "Wider energy treaty": "never"}
    data, rest = found(store, file)
    equal("coverage: each agreement of the data set", expected, data)
    g = Graph(store)
    fishing = [x for x in g.all("Agreement") if ("party", ID + "state/BR") in g.of(x)]
    equal("coverage: what it lacks", fishing, [r["iri"] for r in rest])
    equal("coverage: nothing is written", before, dump(store))
    fine("import", file, "--store", store)
    equal("coverage: the same once it is imported", (expected, 1), (found(store, file)[0], len(found(store, file)[1])))
    data, rest = found(store, "--source", "set.jsonl")
    data["Chips memorandum"] = data.pop(next(iter(set(data) - set(expected))))  # the store calls it as the text does
    equal("coverage: of a source in the store", (expected, fishing), (data, [r["iri"] for r in rest]))
    said = fine("coverage", file, "--store", store)
    equal("coverage: for people", {"same", "perhaps", "never", "missing"}, {line.split()[0] for line in said.splitlines()})
    fine("coverage", "--store", store, status=2)


parts = (coverage,)
