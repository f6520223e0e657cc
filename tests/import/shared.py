"""What the parts of the suite share: files of facts, graphs as sets, and what explain tells."""
import contextlib, json, shutil, sqlite3
from pathlib import Path
from check import *

work = said = None


def start(folder):
    global work
    work = Path(folder)
    return work


def facts(name, rows):
    path = work / name
    path.write_text("".join(r if isinstance(r, str) else json_lines([r]) for r in rows))
    return path


def fine(*args, status=0, **more):
    """Runs a command that must end with `status` (None: 0 or 2); gives its standard output."""
    global said
    got, out, words = run(*args, **more)
    if args[0] == "import": said = words
    check(" ".join(map(str, args)), (got == status or status is None and got in (0, 2)) and "runtime error" not in words, f"status {status}", f"{got}: {words[:1500]}")
    return out


def imported(name, rows, *options, status=0):
    """The store NAME.db after an import of these rows as facts.jsonl."""
    store = work / f"{name}.db"
    fine("import", facts("facts.jsonl", rows), "--store", store, *options, status=status)
    return store


def imported_graph(name, rows):
    (work / f"{name}.db").unlink(missing_ok=True)
    return Graph(imported(name, rows)).triples


class Graph:
    """The last snapshot: values as (local name of the property, IRI or text@lang)."""
    def __init__(self, store):
        self.triples = set(ntriples(fine("export", "--store", store, "--format", "ntriples")))

    def of(self, subject):
        return {(p[1].replace("/", "#").split("#")[-1], o[1] + ("@" + o[2] if o[0] == "literal" and o[2] else "")) for s, p, o in self.triples if s[1] == subject}

    def named(self, label):
        return next((s[1] for s, p, o in self.triples if p[1].endswith("#label") and o[1] == label), None)

    def all(self, kind):
        return sorted(s[1] for s, p, o in self.triples if p[1].endswith("#type") and o[1] == ENT + kind)


def explained(store, node, of=""):
    """The claims about a node that documents with this in their name make in their own words."""
    return [c for c in map(json.loads, fine("explain", node, "--json", "--store", store).splitlines()) if c["subject"] == node and not c["derived"] and of in c["document"]]


def dump(store):
    with contextlib.closing(sqlite3.connect(store)) as db: return "\n".join(db.iterdump())


def copy_of(store, name):
    for f in Path(store).parent.glob(Path(store).name + "*"): shutil.copy(f, work / f.name.replace(Path(store).name, name))
    return work / name
