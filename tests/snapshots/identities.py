"""Things that were two and are one, or the other way round, by a document or by an entry of the ontology; and the same documents under other rules."""
import os, re, shutil
from shared import *


def called(store, at, label):
    """The IRI of the thing of this name."""
    return next(line[1:].split("> ")[0] for line in export(store, at).splitlines() if f'#label> "{label}"' in line)


def identities_of(rows):
    """(kind, from, to, cause, document) of each."""
    return sorted((c["kind"], c["from"]["value"], c["to"]["value"], c.get("cause", {}).get("kind"), c.get("cause", {}).get("name"))
                  for c in rows if c["type"] == "identity")


def merged_by_document(work):
    """One text has the name of an agreement, another its day, a third both: then they are one. When it goes they are two again.
    (The first by name has the name: it stands on that text before and after.)"""
    store = work / "identities.db"
    build(store, [document("a-name", "La France et le Japon ont signé l'accord Horizon."),
                  document("b-day", "La France et le Japon ont signé un accord le 29 octobre 2025.")])
    build(store, [document("c-both", "La France et le Japon ont signé le 29 octobre 2025 l'accord Horizon.")])
    fine("forget", "c-both", "--store", store)
    named, dated = called(store, "1", "accord Horizon"), called(store, "2", "accord Horizon")
    check("the name was on another agreement than it is now", named != dated, "two IRIs", named)
    equal("merged", [("merged", named, dated, "identity-merged", "c-both")], identities_of(changes_of(store, 1, 2)))
    equal("split", [("split", dated, named, "identity-split", "c-both")], identities_of(changes_of(store, 2, 3)))
    equal("backwards a merge is a split", identities_of(changes_of(store, 2, 3)), identities_of(changes_of(store, 2, 1)))
    equal("and a split a merge", identities_of(changes_of(store, 1, 2)), identities_of(changes_of(store, 3, 2)))
    # the named one had a class, a name, a kind, two parties and a status, which all went; the name came to the dated one
    rows = [(c["op"], c["subject"]["value"], c["predicate"]["value"].split("#")[1], c["causes"][0]["kind"], c["causes"][0]["name"])
            for c in changes_of(store, 1, 2) if c["type"] == "change"]
    equal("every row of a merge has it as its cause", sorted(
        [("add", dated, "label", "identity-merged", "c-both")]
        + [("remove", named, p, "identity-merged", "c-both") for p in ("type", "label", "kind", "party", "party", "status")]), sorted(rows))
    text = fine("diff", 1, 2, "--store", store, status=1)
    check("text: merged", f"\n  = merged with accord Horizon  {named}\n      c-both tells that two things are one\n" in text, "= merged with", text)
    check("text: what was merged is gone", text.endswith("\n0 things new, 1 gone, 1 changed; 1 statement added, 6 removed\n"), "1 gone", text)
    text = fine("diff", 2, 3, "--store", store, status=1)
    check("text: split", f"\n  = split from agreement: France, Japon  {dated}\n      c-both no longer tells that two things are one\n" in text, "= split from", text)
    equal("what was merged and split is as it was", "", fine("diff", 1, 3, "--store", store))


def known_by_lexicon(work):
    """Two names of one agency: strangers to each other until the ontology knows it. One name of it: renamed, and nothing else."""
    if SANITIZED: return skip("an entry of the lexicon", "compiling an ontology takes a minute under sanitizers")
    two, one, ontology = work / "agencies.db", work / "agency.db", work / "known"
    texts = [document("a", "La France et l'Agence andine de l'eau ont signé un accord sur l'eau."),
             document("b", "Le Pérou et l'AAE ont signé un mémorandum d'entente sur l'énergie.")]
    shutil.copytree(os.environ.get("ENTENTE_ONTOLOGY", ROOT / "ontology"), ontology)
    with open(ontology / "organizations.ttl", "a") as f:
        f.write('\norg:andean-water-agency a ent:Organization ;\n    rdfs:label "Agence andine de l\'eau"@fr , "Andean Water Agency"@en ;\n'
                '    lex:acronym "AAE"@fr .\n')
    for store, documents in ((two, texts), (one, texts[:1])):
        build(store, documents)
        build(store, documents, env={"ENTENTE_ONTOLOGY": str(ontology)})
    agency = ID + "organization/andean-water-agency"
    full, short = called(two, "1", "Agence andine de l'eau"), called(two, "1", "AAE")
    ours = lambda rows: [n for n in identities_of(rows) if "/agreement/" not in n[1]]
    agreements = lambda rows: [(n[0], n[3]) for n in identities_of(rows) if "/agreement/" in n[1]]
    rows = changes_of(two, 1, 2)
    equal("an entry of the ontology makes one of two", sorted([("merged", full, agency, "rule-changed", "a"), ("merged", short, agency, "rule-changed", "b")]), ours(rows))
    equal("their agreements are under other IRIs, which nothing brought but that", [("renamed", None)] * 2, agreements(rows))
    equal("backwards it makes two of one", sorted([("split", agency, full, "rule-changed", "a"), ("split", agency, short, "rule-changed", "b")]), ours(changes_of(two, 2, 1)))
    rows = changes_of(one, 1, 2)
    equal("one name alone: renamed", [("renamed", full, agency, None, None)], ours(rows))
    text = fine("diff", 1, 2, "--store", one, status=1)
    check("text: renamed, with its class of today", f"\n~ Agence andine de l'eau  Organization\n  {agency}\n  = was called {full}\n" in text, "= was called", text)
    check("text: neither new nor gone", "\n0 things new, 0 gone, 2 changed;" in text, "0 things new, 0 gone, 2 changed", text)
    check("text: the agreement has nothing but its old name",
          re.search(r"\n~ accord sur l'eau\n  \S+\n  = was called \S+\n\n", text), "= was called and a blank line", text)


def rules(work):
    """The same documents, other rules: the diff says so first, and --same-rules leaves nothing."""
    if SANITIZED: return skip("other rules", "compiling an ontology takes a minute under sanitizers")
    store, ontology = work / "rules.db", work / "ontology"
    shutil.copytree(os.environ.get("ENTENTE_ONTOLOGY", ROOT / "ontology"), ontology)
    domains = ontology / "domains.ttl"
    text = domains.read_text()
    assert '"semi-conducteurs"@fr , "semiconductors"@en' in text
    domains.write_text(text.replace('skos:prefLabel "semi-conducteurs"@fr', 'skos:prefLabel "circuits et semi-conducteurs"@fr'))
    build(store, [document("plan", PLANNED, "2025-10-01"), document("other", OTHER, "2025-10-01")], env={"ENTENTE_ONTOLOGY": str(ontology)})
    build(store, [document("plan", PLANNED, "2025-10-01"), document("other", OTHER, "2025-10-01")])
    rows = changes_of(store, 1, 2)
    check("the notes tell that the ontology differs", [n.split()[2] for n in rows[0]["notes"]] == ["ontology"], "ontology", rows[0]["notes"])
    equal("nothing but rules are the cause", {"rule-changed"}, {c["causes"][0]["kind"] for c in rows if c["type"] == "change"})
    check("text says it first", fine("diff", 1, 2, "--store", store, status=1).startswith("other rules: ontology "))
    status, _, said = run("diff", 1, 2, "--same-rules", "--store", store)
    check("--same-rules without texts: they are named", status == 2 and "plan" in said and "--texts" in said, "status 2", said)
    (work / "texts.jsonl").write_text(json_lines([document("plan", PLANNED, "2025-10-01"), document("other", OTHER, "2025-10-01")]))
    equal("--same-rules with texts: nothing is left", "", fine("diff", 1, 2, "--same-rules", "--texts", work / "texts.jsonl", "--store", store))
    build(store, [document("plan", SIGNED, "2025-11-05")], "--keep-texts")
    rows = changes_of(store, 1, 3, "--same-rules", "--texts", work / "texts.jsonl")
    equal("--same-rules: only the world's change is left", ({"document-changed"}, []),
          ({c["causes"][0]["kind"] for c in rows if c["type"] == "change"}, rows[0]["notes"]))
