"""What a diff between two snapshots says and why, in each of its formats, and what blame and the pictures say."""
import json, re, sqlite3
from shared import *


def of_property(rows, name, op):
    return sorted(c["object"]["value"].rsplit("/", 1)[-1] for c in rows if c["type"] == "change" and c["op"] == op
                  and c["predicate"]["value"].endswith("#" + name))


def causes(work):
    store = work / "causes.db"
    build(store, [document("plan", PLANNED, "2025-10-01"), document("other", OTHER, "2025-10-01")], "--keep-texts")
    build(store, [document("plan", SIGNED, "2025-11-05")], "--keep-texts")
    fine("forget", "other", "--store", store)
    rows = changes_of(store, 1, 2)
    equal("status: planned to signed", (["planned"], ["signed"]), (of_property(rows, "status", "remove"), of_property(rows, "status", "add")))
    status = [c for c in rows if c["type"] == "change" and c["predicate"]["value"] == ENT + "status"]
    equal("the cause: the document changed, and its words before and after", [("document-changed", "plan", PLANNED), ("document-changed", "plan", SIGNED)],
          sorted((c["causes"][0]["kind"], c["causes"][0]["name"], c["causes"][0]["quote"]) for c in status))
    equal("one agreement under two IRIs", ["renamed"], [c["kind"] for c in rows if c["type"] == "identity"])
    text = fine("diff", 1, 2, "--store", store, status=1)
    check("old and new value on one line", "~ status: planned → signed\n" in text, "~ status: planned → signed", text)
    check("a renamed thing is neither new nor gone", "0 things new, 0 gone, 1 changed" in text, "0 things new, 0 gone", text)
    check("names, and no escape sequences in a pipe", "accord sur les semi-conducteurs" in text and "\x1b" not in text, "names", text)
    rows = changes_of(store, 2, 3)
    equal("all that went, went with the document", {("document-withdrawn", "other")},
          {(c["causes"][0]["kind"], c["causes"][0]["name"]) for c in rows if c["type"] == "change"})
    rows = changes_of(store, 3, 2)
    equal("backwards it came", {("document-came", "other", "add")},
          {(c["causes"][0]["kind"], c["causes"][0]["name"], c["op"]) for c in rows if c["type"] == "change"})
    equal("a snapshot and itself", "", fine("diff", 2, "HEAD~1", "--store", store))
    filters(store)
    formats(store)
    blame(store)


def filters(store):
    def things(*options):
        out = run("diff", *options, "--json", "--store", store)[1]
        return {c["subject"]["value"].replace(ID, "").split("/")[0] for c in map(json.loads, out.splitlines()) if c["type"] == "change"}
    every = things(1, 3)
    check("without a filter: agreements, states and domains", {"agreement", "state", "https:"} <= every, "these three", every)
    for options, expected in {("--actor", "IN"): [("remove", "Inde")], ("--actor", ID + "state/MY"): [("remove", "Malaisie")]}.items():
        rows = changes_of(store, 1, 3, *options)
        labels = {(c["op"], c["subject"].get("label")) for c in rows if c["type"] == "change"}
        check(f"{options}: the actor is among what changed", set(expected) <= labels, expected, labels)
        check(f"{options}: and what it is not party to is not", "accord sur les semi-conducteurs" not in str(labels), "no other agreement", labels)
    text = fine("diff", 1, 3, "--domain", "semiconductors", "--store", store, status=1)
    check("--domain", "accord sur les semi-conducteurs" in text and "énergie" not in text, "only semiconductors", text)
    # status and nothing else has a value in the place of another; the agreement has it under a new IRI, so only files can tell it
    (store.parent / "a.nt").write_text(f'<http://e/x> <{ENT}status> <https://w3id.org/entente/status/planned> .\n<http://e/x> <{ENT}party> <http://e/p> .\n')
    (store.parent / "b.nt").write_text(f'<http://e/x> <{ENT}status> <https://w3id.org/entente/status/signed> .\n<http://e/x> <{ENT}party> <http://e/q> .\n')
    for only, expected in {"changed": ["add status", "remove status"], "added": ["add party"], "removed": ["remove party"]}.items():
        rows = [json.loads(x) for x in fine("diff", store.parent / "a.nt", store.parent / "b.nt", "--only", only, "--json", status=1).splitlines()][1:]
        equal(f"--only {only}", expected, sorted(f"{c['op']} {c['predicate']['value'].split('#')[1]}" for c in rows))
    equal("--actor with nothing: 0", "", fine("diff", 2, 3, "--actor", "JP", "--store", store))
    names(store)
    equal("--since a date is A", fine("diff", "@2025-10-01", "HEAD", "--store", store, status=1),
          fine("diff", "--since", "2025-10-01", "--store", store, status=1))
    fine("diff", "1", "--store", store, status=2)
    fine("diff", "1", "2", "--since", "1", "--store", store, status=2)
    stat = fine("diff", 2, 3, "--stat", "--store", store, status=1)
    check("--stat is two lines", len(stat.splitlines()) == 2 and "statements before" in stat, "two lines", stat)


def names(store):
    """--actor takes the names that export takes, between snapshots and between files that hold them."""
    (store.parent / "one.nt").write_text(export(store, "1"))
    (store.parent / "three.nt").write_text(export(store, "3"))
    lines = lambda *args, status=1: fine("diff", *args, "--format", "lines", status=status)
    sides = (1, 3, "--store", store), (store.parent / "one.nt", store.parent / "three.nt")
    for wanted, way in ((("--actor", "IN"), ["--actor", "in"]), (("--actor", "IN"), ["--actor", "Inde"]), (("--actor", "IN"), ["--actor", "India"]),
                        (("--actor", "IN"), ["--actor", "state/IN"]), (("--actor", "IN"), ["--actor", ID + "state/IN"]),
                        (("--actor", "IN"), ["--actor", f"<{ID}state/IN>"]), (("--actor", "IN"), ["--actor", "IN"]),
                        (("--domain", "energy"), ["--domain", "énergie"]), (("--domain", "semiconductors"), ["--domain", "semiconductors"])):
        expected = lines(1, 3, *wanted, "--store", store)
        for side in sides: equal(f"{side[:2]} {way}", expected, lines(*side, *way))
    # worked out by hand: India's agreement, India itself and what only it names went; Japan's is under a new IRI
    subjects = {row.split("> ")[0].removeprefix("- <") for row in lines(1, 3, "--actor", "IN", "--store", store).splitlines()}
    agreement = next(s for s in subjects if "/agreement/" in s)
    equal("the things that have to do with India", {ID + "state/IN", agreement}, subjects)
    both = lines(1, 3, "--actor", "JP", "--domain", "energy", "--store", store, status=0)
    equal("--actor and --domain must both fit", "", both)
    exported = run("export", "--store", store, "--actor", "BR")[2]
    for side in sides:
        status, out, said = run("diff", *side, "--actor", "BR")
        check(f"{side[:2]} --actor of nobody is refused", status == 2 and not out and "'BR'; give an ISO code, an IRI" in said, "status 2", said)
    equal("and in the words of export", exported, run("diff", 1, 3, "--store", store, "--actor", "BR")[2].replace("snapshot 1", "snapshot 3"))
    for option, words in (("--actor", "expects a name"), ("--domain", "expects a name")):
        status, _, said = run("diff", 1, 3, "--store", store, option, "")
        check(f"{option} of an unset variable is refused", status == 2 and words in said, words, said)
    status, _, said = run("diff", 1, 3, "--store", store, "--domain", "nothing")
    check("--domain of nothing is refused", status == 2 and "ontology/domains.ttl" in said, "status 2", said)


def formats(store):
    (store.parent / "two.nt").write_text(export(store, "2"))
    equal("a snapshot and a file that says the same", "", fine("diff", "2", store.parent / "two.nt", "--store", store))
    both = [fine("diff", "1", side, "--store", store, "--format", "lines", status=1) for side in ("2", store.parent / "two.nt")]
    equal("a snapshot and a file differ as two snapshots do", both[0], both[1])
    schema = json.loads((ROOT / "src/diff/changes.schema.json").read_text())
    names = {kind["title"]: set(kind["properties"]) for kind in schema["oneOf"]}
    must = {kind["title"]: set(kind["required"]) for kind in schema["oneOf"]}
    rows = changes_of(store, 1, 2)
    equal("json: no line with a name that the schema does not have, or without one that it wants", [],
          [c for c in rows if not must[c["type"]] <= set(c) <= names[c["type"]]])
    equal("json: the numbers at the head", (sum(c.get("op") == "add" for c in rows), sum(c.get("op") == "remove" for c in rows)),
          (rows[0]["added"], rows[0]["removed"]))
    equal("json: the sides", ("1", "2"), (rows[0]["before"], rows[0]["after"]))


def blame(store):
    rows = [json.loads(x) for x in fine("blame", "JP", "--json", "--store", store).splitlines()]
    equal("blame: Japan has been there since the first snapshot", {1}, {r["snapshot"] for r in rows})
    agreement = next(c["subject"]["value"] for c in changes_of(store, 1, 2) if c["type"] == "change" and c["op"] == "add" and c["predicate"]["value"] == ENT + "status")
    rows = [json.loads(x) for x in fine("blame", agreement, "--json", "--store", store).splitlines()]
    equal("blame: the signature is of the second", [(2, "plan", SIGNED, False)],
          [(r["snapshot"], r["document"], r["quote"], r["derived"]) for r in rows if r["predicate"] == ENT + "status"])
    exported = sum(line.startswith(f"<{agreement}> ") for line in export(store).splitlines())
    equal("blame: as many statements as the node has", exported, len(rows))
    check("blame: an unknown node", run("blame", "state/ZZ", "--store", store)[0] == 2)
    check("blame for people", SIGNED in fine("blame", agreement, "--store", store), "the quote")


def pictures(work):
    """Both networks in one picture: what became of each pair, of all or of one actor, who may be there in one of the two only."""
    store = work / "pictures.db"
    build(store, [document("a", "La France et le Japon ont signé un accord."), document("b", "Le Brésil et le Chili ont signé un accord.")])
    build(store, [document("a", "La France et le Japon doivent signer un accord en 2027."), document("c", OTHER)])
    fine("forget", "b", "--store", store)

    def edges(*options):
        dot = fine("diff", 1, 3, "--format", "dot", "--store", store, *options, status=1)
        pairs = re.findall(r'"[^"]*/(\w+)" -- "[^"]*/(\w+)" \[.*change="(\w+)"', dot)
        return {f"{a} {b}": change for a, b, change in pairs}
    equal("the network's changes", {"FR JP": "changed", "BR CL": "removed", "IN MY": "added"}, edges())
    equal("of an actor who is new", {"IN MY": "added"}, edges("--actor", "India"))
    equal("of an actor who is gone", {"BR CL": "removed"}, edges("--actor", "BR"))
    equal("of a domain", {"IN MY": "added"}, edges("--domain", "energy"))
    for args, words in ((["1", "3", "--actor", "ZA"], "no actor called 'ZA'"), (["1", "3", "--only", "added"], "--only chooses statements")):
        status, out, said = run("diff", *args, "--format", "svg", "--store", store)
        check(f"svg of {args} is refused", status == 2 and not out and words in said, words, said)


def odd_names(work):
    """What a document or a label is called must not reach the terminal as a command, nor break a line; programs get it as it is."""
    store, name = work / "odd.db", 'd\n- <x> <y> <z> .\u202e"\x1b[31m\u0085</svg>'
    build(store, [document("a", PLANNED)])
    build(store, [document(name, OTHER)])
    (work / "before.nt").write_text("<http://e/x> <http://e/p> <http://e/y> .\n")
    label = 'x\n+ y\u202e"\x1b[31m\\\x7f'
    escaped = label.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\x1b", "\\u001B").replace("\x7f", "\\u007F")
    (work / "after.nt").write_text(f'<http://e/x> <http://www.w3.org/2000/01/rdf-schema#label> "{escaped}" .\n')
    for what, sides in {"document": (1, 2, "--store", store), "label": (work / "before.nt", work / "after.nt")}.items():
        text = fine("diff", *sides, status=1)
        check(f"the name of a {what} is safe on a terminal", not set("\x1b\u202e\x7f\u0085\r") & set(text), "no controls", text)
        check(f"the name of a {what} stays on its line", not re.search(r"^(- <x>|\+ y)", text, re.M) and "\\u{1b}" in text, "one line", text)
    rows = changes_of(store, 1, 2)
    equal("json: the document's name as it is", {name}, {c["causes"][0]["name"] for c in rows if c["type"] == "change"})
    rows = [json.loads(line) for line in fine("diff", work / "before.nt", work / "after.nt", "--json", status=1).splitlines()]
    equal("json: the label as it is", {label}, {c["subject"]["label"] for c in rows if c["type"] == "change"})


def hurt_terms(work):
    """A term that is none ends a diff that shows it, before anything is written: a patch without it would be another change."""
    store, hurt = work / "terms.db", work / "hurt-terms.db"
    build(store, [document("a", PLANNED)])
    build(store, [document("b", OTHER)])
    bad = "<http://e/a> .\n<http://e/x> <http://e/y> <http://e/z>"
    for sql in (f"UPDATE term SET text = '{bad}' WHERE text LIKE '%state/MY>'", "DELETE FROM term WHERE text LIKE '%state/MY>'",
                "UPDATE term SET text = '' WHERE text LIKE '%#party>'"):
        copy_store(store, hurt)
        db = sqlite3.connect(hurt)
        db.execute(sql)
        db.commit(), db.close()
        for how in ("text", "lines", "patch", "json", "sparql"):
            status, out, said = run("diff", 1, 2, "--format", how, "--store", hurt)
            check(f"{how} after {sql[:30]}", status == 2 and not out and "no RDF term" in said, "status 2 and no output", f"{status}: {out[:200]}{said}")
    check("--stat, too, where it is a property", run("diff", 1, 2, "--stat", "--store", hurt)[0] == 2)
