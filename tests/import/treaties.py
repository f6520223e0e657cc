"""DESTA and HUGGO whole, where they lie in ENTENTE_SHARED: what the import makes of them against the tables as Python's csv reads them."""
import csv, json, re
import shared
from check import *
from shared import *

TREATIES = SHARED / "data/treaties"
TAKEN = {"base_treaty", "accession", "protocol or amendment", "negotiation"}
PASSED = {"Resolution", "Regulation", "Report"}


def codes():
    """ISO 3166-1 numeric to alpha-2, from the Debian package iso-codes where it is there: somebody else's table."""
    path = Path("/usr/share/iso-codes/json/iso_3166-1.json")
    return {str(int(x["numeric"])): x["alpha_2"] for x in json.loads(path.read_text())["3166-1"]} if path.exists() else None


def rows_of(name, delimiter):
    with open(TREATIES / name, newline="", encoding="utf-8") as f: return list(csv.DictReader(f, delimiter=delimiter))


def agreements(store):
    """IRI of each agreement by the id that the source gives it."""
    db = sqlite3.connect(store)
    rows = db.execute("SELECT k.text, t.text FROM key k JOIN cluster c ON c.id = k.cluster JOIN term t ON t.id = c.resource WHERE k.text LIKE '=%'")
    return {key[1:].split("|", 1)[1]: iri[1:-1] for key, iri in rows if not key.startswith("=wikidata")}


def by_subject(graph):
    found = {}
    for s, p, o in graph.triples: found.setdefault(s[1], []).append((p[1].split("#")[-1], o[1]))
    return found


def values(found, iri, name): return {o for p, o in found.get(iri, []) if p == name}


def take(name, map_name, store):
    number = len(log(store)) if store.exists() else 0
    fine("import", TREATIES / name, "--map", map_name, "--store", store, "--json", status=None)
    again = fine("import", TREATIES / name, "--map", map_name, "--store", store, "--json", status=None)
    equal(f"{map_name}: a second import takes nothing", 0, json.loads(again)["taken"])
    equal(f"{map_name}: and makes no snapshot", number + 1, len(log(store)))
    return json.loads(again)


def desta():
    store = shared.work / "desta-whole.db"
    rows, iso = rows_of("DESTA.csv", ";"), codes()
    told = take("DESTA.csv", "desta", store)
    taken = [r for r in rows if r["entry_type"] in TAKEN]
    equal("DESTA: rows", (len(rows), len(rows) - len(taken), 0), (told["rows"], told["passedOver"], told["refused"]))
    graph = Graph(store)
    found, iris = by_subject(graph), agreements(store)
    equal("DESTA: each row is an agreement of its own", len(taken), len({iris.get(r["number"]) for r in taken}))
    equal("DESTA: and there are no others", len(taken), len(graph.all("Agreement")))
    wrong = {"names": [], "years": [], "in force": [], "status": [], "parties": [], "related": []}
    for r in taken:
        x = iris.get(r["number"])
        if r["name"].strip() not in values(found, x, "label"): wrong["names"].append(r["number"])
        if values(found, x, "signedOn") != {r["year"]} - {"NA"}: wrong["years"].append(r["number"])
        if values(found, x, "inForceOn") != {r["entryforceyear"]} - {"NA"}: wrong["in force"].append(r["number"])
        status = "negotiating" if r["entry_type"] == "negotiation" else "in-force" if r["entryforceyear"] != "NA" else "signed"
        if values(found, x, "status") != {STATUS + status}: wrong["status"].append(r["number"])
        related = {iris[r["base_treaty"]]} if r["entry_type"] in ("accession", "protocol or amendment") else set()
        if values(found, x, "relatedTo") != related: wrong["related"].append(r["number"])
        if iso is None: continue
        cells = {r[f"c{i}"] for i in range(1, 92)} - {"NA"}
        parties = {ID + "state/" + iso.get(c, "XK" if c == "900" else "?") for c in cells - {"530"}} | ({graph.named("Netherlands Antilles")} if "530" in cells else set())
        if values(found, x, "party") != parties: wrong["parties"].append(r["number"])
    for what, ids in wrong.items(): equal(f"DESTA: {what} as in the table", [], ids)
    if iso is None: skip("DESTA: parties", "the package iso-codes is not there")
    print(f"DESTA: {len(rows)} rows, {len(taken)} agreements, {sum(len(values(found, iris[r['number']], 'party')) for r in taken)} parties")


def huggo():
    store = shared.work / "huggo-whole.db"
    rows = rows_of("HUGGO_clean.csv", ",")
    told = take("HUGGO_clean.csv", "huggo", store)
    warned = shared.said
    taken = [r for r in rows if r["TypeAgree"] not in PASSED]
    date = lambda r, c: r[c] if re.fullmatch(r"\d{4}(-\d\d){0,2}", r[c]) and r[c] not in ("9999-12-31", "9999-12-01") and is_day(r[c]) else None
    dated = [r for r in taken if date(r, "Signature") or date(r, "Force") or (date(r, "Term") and date(r, "Term") <= "2024")]
    equal("HUGGO: rows", (len(rows), len(rows) - len(taken), len(taken) - len(dated)), (told["rows"], told["passedOver"], told["refused"]))
    found, iris = by_subject(Graph(store)), agreements(store)
    wrong = {"names": [], "signed": [], "in force": [], "ended": [], "sectors": [], "parties": []}
    sectors = {"Environment": "environment", "Trade": "trade", "Health": "health", "Human Rights": "human-rights", "Security": "defence", "Labour": "labour"}
    parties = 0
    for r in dated:
        key = " | ".join(x for x in (r["Title"].strip(), r["Begin"].strip()) if x != "NA")
        x = iris.get(" ".join(key.split()))
        if " ".join(r["Title"].split()) not in values(found, x, "label"): wrong["names"].append(key)
        for what, property, column in (("signed", "signedOn", "Signature"), ("in force", "inForceOn", "Force"), ("ended", "endedOn", "Term")):
            if values(found, x, property) != {date(r, column)} - {None}: wrong[what].append(key)
        if not {DOMAIN + sectors[d] for d in r["TypeDomain"].split(",") if d != "NA"} <= values(found, x, "covers"): wrong["sectors"].append(key)
        sides = values(found, x, "party")
        parties += len(sides)
        if len(sides) not in (0, 2) or (sides and r["TypeAmbit"] != "Bilateral"): wrong["parties"].append(key)
    for what, keys in wrong.items(): equal(f"HUGGO: {what} as in the table", [], keys[:5])
    check("HUGGO: parties of some half of the bilateral ones", parties / 2 > 0.5 * sum(r["TypeAmbit"] == "Bilateral" for r in dated), "more than half", parties)
    lines_named = {int(m) for m in re.findall(r"HUGGO_clean\.csv:(\d+): error", warned)}
    equal("HUGGO: each refused row is named", told["refused"], len(lines_named))
    print(f"HUGGO: {len(rows)} rows, {len(dated)} agreements, {parties} parties, {told['refused']} refused")


def is_day(text):
    import datetime
    try: datetime.date.fromisoformat((text + "-01-01")[:10])
    except ValueError: return False
    return True


def whole():
    if not (TREATIES / "DESTA.csv").exists(): return skip("DESTA and HUGGO", f"{TREATIES} is not there")
    desta()
    huggo()


parts = (whole,)
