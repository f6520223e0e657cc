"""CSV: each cell worked out from the N-Triples of the graph and its evidence."""
import csv, io, re
from selection import *
from shared import *


def name_of(g, node, lang):
    """A label in the language, else in none, else in any, the first of these by its N-Triples form; prefLabel and altLabel in turn; else the end."""
    for p in (RDFS + "label", SKOS + "prefLabel", SKOS + "altLabel"):
        values = sorted(g.values(node, p), key=lambda t: f'"{escaped(t[1])}"' + (f"@{t[2]}" if t[2] else ""))
        for wanted in (lambda t: t[2] == lang, lambda t: not t[2], lambda t: True):
            for t in values:
                if wanted(t): return t[1]
    return re.split("[/#]", node[1])[-1]


def title_of(g, node, lang):
    """Of the nameless: kind and up to four sides."""
    name = name_of(g, node, lang)
    if name != re.split("[/#]", node[1])[-1]: return name
    kind = [re.split("[/#]", o[1])[-1] for o in g.values(node, ENT + "kind")]
    sides = [name_of(g, o, lang) for p in ("party", "participant") for o in sorted(g.values(node, ENT + p))]
    return (kind[0] + ": " if kind and sides else "".join(kind)) + ", ".join(sides[:4]) + (", …" if len(sides) > 4 else "") or name


def cell(text): return "'" + text if text[:1] in tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20") and text else text


def rows_of(g, evidence, lang):
    """The table as it should be."""
    short = lambda t: t[1].removeprefix(ID).replace(";", "%3B")
    local = lambda t: re.split("[/#]", t[1])[-1]
    names = lambda nodes: ";".join(title_of(g, n, lang).replace(";", ",") for n in nodes)
    claims = {}
    for n in evidence.of:
        value = lambda p: next(iter(evidence.values(n, p)))
        if not evidence.values(n, RDF + "subject") or value(ENT + "modality")[1].split("/")[-1] in ("denied", "hypothetical"): continue
        claims.setdefault(value(RDF + "subject"), []).append((value(PROV + "wasQuotedFrom"), value(RDF + "predicate")[1], float(value(ENT + "confidence")[1]),
                                                              (value(RDF + "subject"), value(RDF + "predicate"), value(RDF + "object"))))
    for node in sorted(n for n in g.of if ("iri", ENT + "Agreement") in g.values(n, RDF + "type")):
        of = lambda p: sorted(g.values(node, ENT + p))
        text = lambda p: ";".join(o[1] for o in of(p))
        said = claims[node]
        sure = [c for _, p, c, t in said if p == RDF + "type"]
        row = {"agreement": short(node), "label": title_of(g, node, lang), "kind": local(of("kind")[0]), "status": local(of("status")[0])}
        row |= {p: text(p) for p in "earliest latest date signedOn agreedOn announcedOn plannedFor inForceOn endedOn refusedOn".split()}
        for p in ("party", "signatory", "place", "concludedAt"): row |= {p: ";".join(map(short, of(p))), p + "Name": names(of(p))}
        row |= {"covers": ";".join(map(local, of("covers"))), "coversName": names(of("covers")), "relatedTo": ";".join(map(short, of("relatedTo")))}
        row |= {"documents": str(len({d for d, *_ in said})), "confidence": f"{max(sure):.3f}" if sure else ""}
        yield {k: cell(v) for k, v in row.items()}


def tables(store, nasty):
    for path, lang in ((store, "fr"), (store, "en"), (nasty, "fr")):
        g, evidence = Graph(ntriples(exported(path, "-f", "ntriples"))), Graph(ntriples(exported(path, "-f", "ntriples", "-e")))
        text = exported(path, "-f", "csv", "--lang", lang)
        got, wanted = list(csv.DictReader(io.StringIO(text, newline=""), strict=True)), list(rows_of(g, evidence, lang))
        check(f"csv {path.name} {lang}: rows", len(got) == len(wanted) > 50, len(wanted), len(got))
        different = [(k, x[k], y.get(k)) for x, y in zip(wanted, got) for k in x if x[k] != y.get(k)]
        check(f"csv {path.name} {lang}: cells", not different and set(wanted[0]) == set(got[0]), "as worked out", different[:5] or set(wanted[0]) ^ set(got[0]))
        records = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        check(f"csv {path.name} {lang}: as many cells in each row", len({len(r) for r in records}) == 1, "one width", {len(r) for r in records})
        outside = re.sub(r'"(?:[^"]|"")*"', "", text)
        equal(f"csv {path.name} {lang}: rows end with CR LF (RFC 4180)", len(records), outside.count("\r\n"))
        check(f"csv {path.name} {lang}: no formula", not [c for r in records for c in r if c[:1] in tuple("=+-@\t\r\uff1d") and c], "none", "one")
    claims = list(csv.DictReader(io.StringIO(exported(store, "-f", "csv", "-e"), newline=""), strict=True))
    evidence = Graph(ntriples(exported(store, "-f", "ntriples", "-e")))
    nodes = [n for n in evidence.of if ("iri", ENT + "Claim") in evidence.values(n, RDF + "type")]
    same("csv of claims: each claim", "\n".join(sorted(n[1].removeprefix(ID) for n in nodes)), "\n".join(c["claim"] for c in claims))
    quotes = {n[1].removeprefix(ID): tuple(cell(next(iter(evidence.values(n, p)))[1]) for p in
              (OA + "exact", OA + "start", ENT + "confidence")) for n in nodes}
    check("csv of claims: quote, place, confidence", quotes == {c["claim"]: (c["exact"], c["start"], c["confidence"]) for c in claims})
    check("csv of claims: names", {"Inde"} <= {c["objectName"] for c in claims if c["object"] == "state/IN"}, "Inde", "not")
