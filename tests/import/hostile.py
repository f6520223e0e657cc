"""Rows that mean harm: refused, or harmless; and always named by their line."""
import json, subprocess
import shared
from check import *
from shared import *


def base(**more): return dict({"id": "1", "label": "An accord of two", "status": "signed", "party": ["FR", "DE"]}, **more)


REFUSED = {
    "no JSON": '{"label": "An accord',
    "two objects": '{"label": "An accord of two", "status": "signed"} {}',
    "an array": "[1, 2]",
    "a member nobody knows": base(partys=["FR"]),
    "a day that is none": base(signedOn="2024-02-30"),
    "a month that is none": base(inForceOn="2024-13"),
    "an IRI with spaces and quotes": base(party=["FR", 'http://evil.example/a b" onload="x']),
    "an IRI of ours that is nobody's": base(party=["FR", "state/Z\"><x>"]),
    "an IRI of ours with a query": base(party=["FR", ID + "state/FR?x"]),
    "an item of Wikidata that is nobody's": base(party=["Q99999999999"]),
    "a state that nobody knows": base(party=[{"label": "Atlantis", "class": "State"}]),
    "a name of several": base(party=["Congo"]),
    "a code in small letters": base(party=[{"isoCode": "fr"}]),
    "a person as a side": base(party=[{"label": "Anna Berg", "class": "Person"}]),
    "a place that signs": base(signatory=[{"label": "Paris", "class": "Place"}]),
    "a status that is none": base(status="done"), "a kind of events": base(kind="summit"), "a sector that is none": base(covers="group-ai"),
    "two kinds": base(kind=["treaty", "deal"]),
    "a property of other things": base(startsOn="2025"),
    "an actor of itself": {"class": "Organization", "label": "Alpha Works", "partOf": "Alpha Works"},
    "an agreement related to itself": base(relatedTo="1"),
    "nothing that tells which": {"status": "signed", "party": ["FR"]}, "an event that is nothing": base(concludedAt={"kind": "summit"}),
    "no status and no date": {"label": "An accord of two", "party": ["FR", "DE"]},
    "too sure": base(confidence=1.01), "sure by word": base(confidence="very"), "not a number": '{"label": "An accord of two", "status": "signed", "confidence": NaN}',
    "half a surrogate": '{"label": "An accord \\ud800", "status": "signed"}', "an escaped NUL": '{"label": "An \\u0000 accord", "status": "signed"}',
    "deep": '{"label": "An accord of two", "status": "signed", "party": ' + '{"label": "x", "partOf": ' * 60 + '"FR"' + "}" * 60 + "}",
    "deeper than any": '{"a": ' + "[" * 5000 + "]" * 5000 + "}",
    "a very long id": base(id="x" * 1001),
    "an object for a date": base(signedOn={"year": 2024}), "an office without language": base(signatory={"label": "Anna Berg", "office": "minister"}),
}
CONTROLS = [*range(0x00, 0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0x80, 0x85, 0x9F, 0x2028, 0x2029, 0x202E, 0x2066, 0xFFFE, 0xFFFF, 0x1FFFE]
HARMLESS = ["=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)", "\t=1", "<script>alert(1)</script>", '"; DROP TABLE claim; --', "a\\b \\\" \\u0041", "' OR 1=1 --", "${jndi:x}", "%s%n%d", "]]>", "\U0001F600 \u0301",
            "x" * 10000, "a\r\nb\tc", "<http://a/b> .\n<s> <p> <o> .", "\u00a0", "]}{[", "../../etc/passwd", "#", "a#b#c"]


def refused():
    rows = list(REFUSED.items())
    rows += [(f"the character U+{c:04X}", json.dumps(base(label=f"An {chr(c)} accord"))) for c in CONTROLS]
    rows += [(f"the character U+{c:04X} in an id", json.dumps(base(id=f"a{chr(c)}"))) for c in (1, 0x7F, 0x202E)]
    texts = [x if isinstance(x, str) else json.dumps(x) for _, x in rows]
    data = "\n".join(texts).encode() + b'\n{"label": "An \xff accord", "status": "signed"}\n{"label": "\xed\xa0\x80 accord", "status": "signed"}\n'
    rows += [("bytes that are no UTF-8", ""), ("a surrogate in UTF-8", "")]
    path = shared.work / "refused.jsonl"
    path.write_bytes(data)
    store = shared.work / "refused.db"
    fine("import", path, "--store", store, status=2)
    named = {int(line.split("refused.jsonl:")[1].split(":")[0]): line for line in shared.said.splitlines() if "refused.jsonl:" in line and ": error: " in line}
    for number, (name, text) in enumerate(rows, 1):
        check(f"{name}: refused, and named by its line", number in named, f"refused.jsonl:{number}: error: …", str(text)[:200])
    equal("each once", len(rows), sum("refused.jsonl:" in line for line in shared.said.splitlines()))
    equal("and nothing of them is in the graph", set(), Graph(store).triples)
    check("no message holds a raw control character", not any(ord(c) < 32 and c not in "\n\t" or c in "\u202e\u2066\x7f" for c in shared.said), "none", repr(shared.said[:300]))


def harmless():
    """They come out of every format as they went in, but for white space."""
    rows = [base(id=str(n), label={"en": f"Accord {n} {t}"}, altLabel=[t], party=["FR", f"Body {n} {t}"]) for n, t in enumerate(HARMLESS)]
    out = shared.work / "harmless"
    out.mkdir()
    store = out / "store.db"
    rows += [base(id=f"#{n}", label=f"Circle {n} of three", party=[{"label": f"Ring {n}", "partOf": f"Ring {(n + 1) % 3}"}, "FR"]) for n in range(3)]
    fine("import", facts("facts.jsonl", rows), "--store", store, "--keep-texts")
    g = Graph(store)
    for n, t in enumerate(HARMLESS):
        wanted = " ".join(f"Accord {n} {t}".replace("\u00a0", " ").split()) if t.strip("\u00a0") == "" else " ".join(f"Accord {n} {t}".split(" ")).replace("\r\n", " ").replace("\n", " ").replace("\t", " ").replace("  ", " ").rstrip()
        check(f"harmless: {t[:30]!r}", g.named(wanted), wanted[:200], sorted(o[1] for _, p, o in g.triples if o[1].startswith(f"Accord {n} "))[:2])
    equal("a circle of partOf is three statements", 3, sum(p[1] == ENT + "partOf" for _, p, _ in g.triples))
    for f in ("dot", "svg"): fine("draw", "alliances", "--format", f, "--store", store)
    fine("explain", "FR", "--store", store)
    fine("check", "--store", store)
    for name, what in (("graph.ttl", ()), ("evidence.ttl", ("--evidence",))):
        (out / name).write_text(fine("export", "--format", "turtle", *what, "--store", store))
    p = subprocess.run(["node", "tests/readers/readers.mjs", out, "ontology", "tests/shapes"], cwd=ROOT, capture_output=True, text=True)
    check("four readers agree on it, and the shapes hold", p.returncode == 0 and " 0 failed" in p.stdout, "0 failed", (p.stdout + p.stderr)[-2000:])


def one_name():
    """Many rows that name one agreement: one agreement, each row a witness, and time by the row."""
    n = 2000 if SANITIZED else 20000
    store = shared.work / "many.db"
    path = shared.work / "many.jsonl"
    path.write_text("".join('{"label": "The one agreement", "status": "signed", "signedOn": "2001-02-03", "party": ["FR", "DE"], "attributedTo": "Witness %d"}\n' % (i % 7) for i in range(n)))
    limit = () if SANITIZED else ("prlimit", f"--as={700 << 20}")
    fine("import", path, "--store", store, "--quiet", prefix=limit)
    equal("rows that say the same are one document", (1, 7), (len(Graph(store).all("Agreement")), log(store)[-1]["documents"]))
    path.write_text("".join('{"id": "%d", "label": "The one agreement", "status": "signed", "signedOn": "2001-02-03", "party": ["FR", "DE"], "relatedTo": "%d"}\n' % (0 if i < n - 1 else 1, 1 if i < n - 1 else 0) + " " * (i % 3) for i in range(n)))
    fine("import", path, "--store", shared.work / "many-2.db", "--quiet", prefix=limit)
    equal("two ids, two agreements, however often", 2, len(Graph(shared.work / "many-2.db").all("Agreement")))


parts = (refused, harmless, one_name)
