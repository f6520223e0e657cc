"""Which facts of a document's graph the gold calls right: what calibrates confidence and what stats and eval tell of rules.

    facts = claims(evidence)                       # [Claim] from evidence as N-Triples
    right = verdicts(score, gold, graph)           # {(subject, local name of the property, object): True or False}

A fact that the gold leaves open (an optional node, a property that it does not annotate) has no verdict.
"""
import importlib.machinery, importlib.util, json, subprocess, sys, tempfile
from collections import namedtuple
from pathlib import Path

HERE = Path(__file__).resolve().parent
ENT = "https://w3id.org/entente#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DERIVED = ("earliest", "latest")  # follow from a date and are judged with it
Claim = namedtuple("Claim", "subject property object rule confidence modality quote")


def load_scorer():
    sys.dont_write_bytecode = True
    loader = importlib.machinery.SourceFileLoader("score", str(HERE / "score"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("score", loader))
    loader.exec_module(module)
    return module


def local(iri):
    return iri.replace("#", "/").rsplit("/", 1)[-1]


def build(entente, text, gold):
    """(graph, evidence) of one document alone, as N-Triples; raises ValueError with what was said."""
    document = {"id": text.stem, "text": text.read_text(encoding="utf-8"), "lang": gold.get("lang")}
    if gold.get("published"): document["published"] = gold["published"]
    with tempfile.TemporaryDirectory(prefix="evaluate-") as work:
        store = work + "/store.db"
        line = json.dumps(document, ensure_ascii=False) + "\n"
        out = []
        for args in (["build", "-", "--store-only", "-o", work], ["export", "--format", "ntriples"],
                     ["export", "--format", "ntriples", "--evidence"]):
            p = subprocess.run([entente, *args, "--quiet", "--store", store], input=line.encode(), capture_output=True)
            if p.returncode: raise ValueError(f"{text.stem}: status {p.returncode}: {p.stderr.decode(errors='replace').strip()}")
            out.append(p.stdout.decode())
    return out[1], out[2]


def claims(score, evidence):
    """The claims of evidence given as N-Triples."""
    nodes = {}
    for line in evidence.split("\n"):
        terms = [next(x for x in (m.group(1), m.group(2), m.group(5)) if x is not None) for m in score.TERM.finditer(line)][:3]
        if len(terms) == 3: nodes.setdefault(terms[0], {})[local(terms[1])] = score.unescape(terms[2])
    return [Claim(n["subject"], local(n["predicate"]), n["object"], local(n.get("rule", "")), float(n["confidence"]), local(n["modality"]), n["exact"])
            for n in nodes.values() if "modality" in n]


def verdicts(score, gold, graph):
    pairs = []  # of events, agreements, persons and bodies: (gold nodes, nodes of the graph, [(index, index)])

    def watch(golds, preds, similarity):
        found = original(golds, preds, similarity)
        pairs.append((golds, preds, found))
        return found

    original, score.pair = score.pair, watch
    try: score.score_doc(gold, graph, score.Tally())
    finally: score.pair = original
    d = score.Doc(graph)
    on_date = lambda p, x: score.date_matches(p, [x])
    on_name = lambda p, x: score.overlap(p, x) >= 0.5
    right = {}

    def judge(node, prop, values, wanted, same, open_without=False):
        """Each value is right when it is one of `wanted`; without any wanted it is open or wrong."""
        wanted = wanted if isinstance(wanted, list) else [wanted]
        alternatives = [score.alternatives(w) for w in wanted]
        names = [x for alts, _ in alternatives for x in alts]
        if not names and open_without: return
        for v in values:
            good = any(same(v, x) for x in names)
            if good or not (len(wanted) == 1 and names and alternatives[0][1]): right[node, prop, v] = good

    def labels(node, wanted):
        for p in ("label", "altLabel"):
            full = next(l for l in score.LABELS if l.endswith(p))
            judge(node, p, graph.out[node].get(full, []) if node in graph.out else [], wanted, on_name, True)

    def judge_nodes(index, cls, slots, dates):
        golds, preds, found = pairs[index]
        for gi, pi in found:
            g, node = golds[gi], preds[pi]
            if g.get("optional"): continue
            right[node, "type", ENT + cls] = True
            for prop, (key, same, open_without) in slots.items(): judge(node, prop, graph.get(node, prop), g.get(key), same, open_without)
            for prop in dates(node): judge(node, prop, graph.get(node, prop), g.get("date"), on_date)
            labels(node, g.get("names") or None)
        spurious = set(preds) - {preds[pi] for _, pi in found}
        for node in spurious:
            right[node, "type", ENT + cls] = False
            for p, values in (graph.out[node].items() if node in graph.out else ()):
                for v in values:
                    if local(p) not in DERIVED: right[node, local(p), v] = False

    def main_date(node):
        status = next((local(x) for x in graph.get(node, "status")), "")
        main = score.STATUS_DATE.get(status)
        return [main] if main and graph.get(node, main) else [p for p in score.AGREEMENT_DATES if graph.get(node, p)][:1]

    events = {pairs[0][0][gi]["id"]: pairs[0][1][pi] for gi, pi in pairs[0][2]}
    judge_nodes(0, "Event", {"kind": ("kind", d.slug_is, False), "place": ("place", d.label_is, False), "participant": ("participants", d.actor_is, False),
                             "chair": ("chairs", d.label_is, False)}, lambda n: ["startsOn"])
    judge_nodes(1, "Agreement", {"party": ("parties", d.actor_is, False), "signatory": ("signatories", d.label_is, False), "covers": ("covers", d.slug_is, False),
                                 "kind": ("kind", d.slug_is, False), "status": ("status", d.slug_is, False), "place": ("place", d.label_is, True)}, main_date)
    for gi, pi in pairs[1][2]:
        g, node = pairs[1][0][gi], pairs[1][1][pi]
        if g.get("optional"): continue
        for event in graph.get(node, "concludedAt"):
            right[node, "concludedAt", event] = bool(g.get("event")) and event in [events.get(x) for x in score.alternatives(g["event"])[0]]
    golds, preds, found = pairs[2]
    for gi, pi in found:
        g, node = golds[gi], preds[pi]
        if g.get("optional"): continue
        right[node, "type", ENT + "Person"] = True
        judge(node, "office", graph.get(node, "office"), g.get("office"), lambda p, x: score.overlap(p, x) >= 0.6, True)
        judge(node, "actsFor", graph.get(node, "actsFor"), g.get("actsFor"), d.actor_is, True)
        labels(node, g["name"])
    for pi, node in enumerate(preds):
        if pi not in {x for _, x in found}:
            right[node, "type", ENT + "Person"] = False
            for p, values in (graph.out[node].items() if node in graph.out else ()):
                for v in values:
                    if local(p) not in DERIVED: right[node, local(p), v] = False
    golds, preds, found = pairs[3]
    for gi, pi in found:
        if not golds[gi].get("optional"): judge(preds[pi], "partOf", graph.get(preds[pi], "partOf"), golds[gi].get("partOf"), d.actor_is, True)
    return right


BINS = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0001]


def bins(pairs):
    """(from, to, facts, said on average, right) of each bin that holds any."""
    rows = []
    for low, high in zip(BINS, BINS[1:]):
        here = [(p, right) for p, right in pairs if low <= p < high]
        if here: rows.append((low, min(high, 1), len(here), sum(p for p, _ in here) / len(here), sum(r for _, r in here) / len(here)))
    return rows


def distance(pairs):
    """How far apart said and right are on average over the facts (expected calibration error)."""
    return sum(n * abs(said - right) for _, _, n, said, right in bins(pairs)) / max(1, len(pairs))


def held_out():
    path = HERE / "held-out"
    return {l.strip() for l in path.read_text().splitlines() if l.strip() and not l.startswith("#")} if path.exists() else set()
