"""How a snapshot is named: its number, HEAD, a date, a tag; and what is refused as a name."""
import hashlib
from shared import *


def references(work):
    store = work / "refs.db"
    build(store, [document("a", "La France et le Japon ont signé un accord.", "2025-10-01")])
    build(store, [document("b", "L'Inde et la Malaisie ont signé un accord.", "2025-10-20")])
    build(store, [document("c", "Le Brésil et l'Inde ont signé un accord.", "2025-10-05")], "--date", "2025-11-02")
    fine("forget", "b", "--store", store)
    equal("dates: of the latest document so far, or as given", ["2025-10-01", "2025-10-20", "2025-11-02", "2025-11-02"],
          [n["date"] for n in log(store)])
    of = {n["sha256"]: n["snapshot"] for n in log(store)}
    number = lambda ref: of[hashlib.sha256(export(store, ref).encode()).hexdigest()]
    fine("tag", "v1.0", "2", "--store", store)
    fine("tag", "last", "--store", store)
    for ref, expected in {"1": 1, "HEAD": 4, "HEAD~": 3, "HEAD~3": 1, "HEAD~1~2": 1, "v1.0": 2, "v1.0~1": 1, "last": 4, "@2025-10-19": 1,
                          "@2025-10-20": 2, "@2025-11-01": 2, "@2025-10": 2, "@2025-10-01": 1, "@2026": 4, "@2025-11-02": 4}.items():
        equal(f"reference {ref}", expected, number(ref))
    for ref, words in {"5": "entente log", "0": "entente log", "HEAD~4": "before the first", "@2025-09-30": "later", "v2": "entente tag",
                       "HEAD~x": "HEAD~3", "@mardi": "@2025-10-31", "": "HEAD"}.items():
        status, out, said = run("export", "--store", store, "--at", ref)
        check(f"reference '{ref}' is refused", status == 2 and words in said and not out, f"status 2, ... {words} ...", f"{status}: {said}")
    equal("tags are listed", "2  v1.0\n4  last\n", fine("tag", "--store", store))
    fine("tag", "last", "HEAD~1", "--store", store)
    equal("a tag moves", '{"tag":"last","snapshot":3}', fine("tag", "--json", "--store", store).splitlines()[1])
    equal("log shows tags", [[], ["v1.0"], ["last"], []], [n["tags"] for n in log(store)])
    fine("tag", "--delete", "last", "--store", store)
    equal("a tag is gone", "2  v1.0\n", fine("tag", "--store", store))
    for bad in ("7", "HEAD", "@x", "-x", "a b", "a~1", "a/b", "", "x" * 101):
        check(f"'{bad[:5]}' is no tag", run("tag", "--store", store, "--", bad)[0] == 2)
    check("what is no tag is not deleted", run("tag", "-d", "last", "--store", store)[0] == 2)
    before = log(store)
    status, _, said = run("forget", "a", "nobody", "--store", store)
    check("forget: all or none", status == 2 and "nobody" in said and log(store) == before, "status 2, the name, no snapshot", said)
    for command in (["forget", "x"], ["tag", "x"], ["diff", "1", "2"], ["blame", "FR"]):
        status, _, said = run(*command, "--store", work / "nowhere.db")
        check(f"{command[0]}: a missing store is not made", status == 2 and not (work / "nowhere.db").exists(), "status 2", said)
