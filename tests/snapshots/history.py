"""A hundred snapshots, each compared with a fresh build of its documents; and the tables that builds leave."""
import hashlib, random, re, sqlite3
from shared import *


def steps():
    """Each document of the sample comes, some are changed, some go: a hundred steps in all."""
    documents = sample_documents()
    shorter = [dict(d, text=d["text"][:len(d["text"]) // 2]) for d in documents[:26]]  # other facts, other identities
    return [("put", d) for d in documents + shorter] + [("forget", d) for d in documents[10:36]]


def hundred(work):
    store, now, states = work / "hundred.db", {}, []
    for what, d in steps():
        if what == "put":
            build(store, [d])
            now[d["id"]] = d
        else:
            fine("forget", d["id"], "--store", store)
            del now[d["id"]]
        states.append(list(now.values()))
    as_built_alone(store, states)
    size(store, states[47])
    for a, b in ((1, 48), (48, 100), (100, 3), (50, 55)): patched(store, a, b)


def as_built_alone(store, states):
    """states: the documents of each snapshot."""
    history, fresh = log(store), store.with_name("fresh.db")
    equal("a hundred snapshots", list(range(1, 101)), [n["snapshot"] for n in history])
    equal("each is the child of the one before", [None, *range(1, 100)], [n["parent"] for n in history])
    for i in range(0, 100, 9) if SANITIZED else range(100):
        remove(fresh)
        build(fresh, random.sample(states[i], len(states[i])))
        expected, got = export(fresh), export(store, str(i + 1))
        check(f"snapshot {i + 1} is what a fresh build of its documents gives", expected == got, f"{len(expected)} bytes", f"{len(got)} bytes")
        equal(f"snapshot {i + 1}: the SHA-256 of its canonical N-Triples", hashlib.sha256(got.encode()).hexdigest(), history[i]["sha256"])
        equal(f"snapshot {i + 1}: lines", history[i]["triples"], got.count("\n"))
        if i % 20 == 19:
            evidence = [fine("export", "--evidence", "--store", s, "--at", at) for s, at in ((fresh, "HEAD"), (store, str(i + 1)))]
            check(f"snapshot {i + 1}: its evidence too", evidence[0] == evidence[1], "the same bytes", "others")
    fine("check", "--store", store)


def size(store, largest):
    alone = store.with_name("fresh.db")
    remove(alone)
    build(alone, largest)
    whole, one = size_of(store), size_of(alone)
    print(f"store of 100 snapshots: {whole // 1024} KB; of the largest of them alone: {one // 1024} KB")
    check("a hundred snapshots cost less than five times the largest of them", whole < 5 * one, 5 * one, whole)


def patched(store, a, b):
    """What a patch of the diff makes of the one is the other, and the rows of the diff are those that differ."""
    before, patch = store.with_name("a.nt"), store.with_name("changes.rdfp")
    before.write_text(export(store, str(a)))
    patch.write_text(fine("diff", a, b, "--store", store, "--format", "patch", status=1))
    equal(f"the patch of {a} to {b} fits", export(store, str(b)), fine("apply", patch, before))
    rows = [c for c in changes_of(store, a, b) if c["type"] == "change"]
    equal(f"{a} to {b}: every change has a cause", [], [c for c in rows if not c["causes"]])
    old, new = set(export(store, str(a)).splitlines()), set(export(store, str(b)).splitlines())
    equal(f"{a} to {b}: as many as comm finds", (len(new - old), len(old - new)), (sum(c["op"] == "add" for c in rows), sum(c["op"] == "remove" for c in rows)))
    equal(f"{a} to {b}: --stat counts these rows", stat_of(rows), fine("diff", a, b, "--stat", "--store", store, status=1).splitlines()[0])
    plain = fine("diff", a, b, "--store", store, "--format", "lines", status=1).splitlines()
    equal(f"{a} to {b}: sorted as canonical N-Triples", sorted(plain, key=lambda x: (x[2:].encode(), x[0] == "+")), plain)


def stat_of(rows):
    """A thing is new when its class came and nothing of it went, gone the other way round."""
    ops, typed = {}, set()
    for row in rows:
        iri = row["subject"]["value"]
        ops.setdefault(iri, []).append(row["op"])
        if row["predicate"]["value"].endswith("#type"): typed.add(iri)
    new, gone = (sum(set(of) == {op} and iri in typed for iri, of in ops.items()) for op in ("add", "remove"))
    total = [sum(of.count(op) for of in ops.values()) for op in ("add", "remove")]
    plural = lambda n, what: f"{n} {what}{'' if n == 1 else 's'}"
    return f"{plural(new, 'thing')} new, {gone} gone, {len(ops) - new - gone} changed; {plural(total[0], 'statement')} added, {total[1]} removed"


def tables(work):
    """A build may make an index late, but what it leaves are the tables and indexes of schema.sql; and one that is killed leaves them too."""
    def made(db):
        rows = db.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
        return {name: " ".join(re.sub("--.*", "", sql).split()) for name, sql in rows}
    plan = sqlite3.connect(":memory:")
    plan.executescript((ROOT / "src/store/schema.sql").read_text())
    store = work / "tables.db"
    many = [document(f"d{i}", f"La France et {country} ont signé un accord.") for i, country in enumerate(["l'Inde", "la Corée du Sud", "la Suède"] * 20)]
    for i, documents in enumerate(([], many, many[:2] + [document("new", OTHER)])):
        if i == 1: remove(store)
        build(store, documents)
        with sqlite3.connect(store) as db: equal(f"tables after build {i}", made(plan), made(db))
        fine("check", "--store", store)
    plan.close()
