"""Pictures of two RDF files: byte for byte those of the snapshots that the files were exported from; of other people's files, what was
worked out by hand; of hostile ones, a picture or a message."""
import re
import xml.etree.ElementTree as ET

from check import SANITIZED, check, equal, fine, json_lines, run, sample_documents

HEAD = """@prefix : <https://example.org/> . @prefix ent: <https://w3id.org/entente#> . @prefix status: <https://w3id.org/entente/status/> .
@prefix domain: <https://w3id.org/entente/domain/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
LIMIT = () if SANITIZED else ("prlimit", "--as=600000000")


def build(store, documents, *options):
    fine("build", "-", "--store-only", "--quiet", "--store", store, *options, input=json_lines(documents))


def edges(dot):
    """(end, end) -> (what became of it, the agreements), by the ends of the IRIs."""
    found = re.findall(r'^  "[^"]*/(\w+)" -- "[^"]*/(\w+)" \[.*change="(\w+)".* iris="([^"]*)"', dot, re.M)
    return {(a, b): (change, [iri.rsplit("/", 1)[1] for iri in iris.split()]) for a, b, change, iris in found}


# ---------------------------------------------------------------- what Entente exported
def export(work, store, snapshots):
    files = {}
    for n in snapshots:
        for ending, format in ("ttl", "turtle"), ("nt", "ntriples"), ("nq", "nquads"):
            files[n, ending] = work / f"{store.stem}-{n}.{ending}"
            fine("export", "--store", store, "--at", n, "--format", format, "-o", files[n, ending])
    return files


def same_picture(store, snapshots, sides, *options):
    between = run("diff", *snapshots, "--store", store, *options)
    got = run("diff", *sides, "--store", store, *options)
    name = f"{' '.join(map(str, options))}: {' '.join(getattr(s, 'name', f'snapshot {s}') for s in sides)} as {snapshots}"
    check(name, got == between and got[1] and got[0] == (snapshots[0] != snapshots[1]), (between[0], len(between[1]), between[2][:300]),
          (got[0], len(got[1]), got[2][:300]))


def as_between_snapshots(work):
    documents = sample_documents()
    store = work / "sample.db"
    build(store, documents[:30])
    build(store, [dict(d, text=d["text"][:len(d["text"]) // 2]) for d in documents[:10]] + documents[30:])
    fine("forget", *[d["id"] for d in documents[12:16]], "--store", store)
    files = export(work, store, (1, 2, 3))
    chosen = [(), ("--lang", "en"), ("--lang", "es"), ("--actor", "FR"), ("--actor", "Union européenne"), ("--actor", "state/KR"),
              ("--domain", "energy"), ("--domain", "semiconductors", "--actor", "IN", "--lang", "en")]
    for network in "alliances", "sectors":
        for options in chosen:
            same_picture(store, (1, 3), (files[1, "ttl"], files[3, "nt"]), "-f", "dot", "--network", network, *options)
        for options in chosen[1], chosen[3], chosen[7]:
            same_picture(store, (1, 3), (files[1, "nq"], files[3, "ttl"]), "-f", "svg", "--network", network, *options)
        same_picture(store, (3, 1), (3, files[1, "nq"]), "-f", "svg", "--network", network)
        same_picture(store, (1, 2), (files[1, "ttl"], 2), "-f", "dot", "--network", network)
        same_picture(store, (2, 2), (files[2, "ttl"], files[2, "nt"]), "-f", "dot", "--network", network)
    same_picture(store, (1, 3), (files[1, "ttl"], files[3, "nt"]), "-f", "png")


def of_another_base(work):
    """What "state/FR" is in a graph with a base of its own; ministries count as their state, which only one of the two files may tell."""
    store = work / "base.db"
    document = lambda id, text: {"id": id, "lang": "fr", "text": text}
    build(store, [document("a", "La France et le Japon ont signé un accord."), document("b", "Le Brésil et le Chili ont signé un accord.")],
          "--base", "https://example.org/graph/")
    build(store, [document("a", "La France et le Japon doivent signer un accord en 2027."), document("c", "L'Inde et la France ont signé un traité.")],
          "--base", "https://example.org/graph/")
    files = export(work, store, (1, 2))
    for actor in "FR", "state/FR", "France", "https://example.org/graph/state/FR":
        same_picture(store, (1, 2), (files[1, "ttl"], files[2, "nq"]), "-f", "dot", "--actor", actor)
    dot = fine("diff", files[1, "nt"], files[2, "nt"], "-f", "dot", "--actor", "fr", status=1)
    equal("of France alone", {("FR", "JP"): "changed", ("FR", "IN"): "added"}, {pair: change for pair, (change, _) in edges(dot).items()})


# ---------------------------------------------------------------- what others wrote
OLD = HEAD + """
:fr a ent:State , <http://schema.example/Country> ; rdfs:label "France" . :jp a ent:State ; rdfs:label "Japan"@en , "Japon"@fr .
:br a ent:State . :cl a ent:Company . :desk ent:partOf :ministry . :ministry ent:partOf :fr , :desk .
:plan a ent:Agreement ; ent:party :fr , :jp ; ent:status status:planned ; ent:covers domain:energy .
:gone a ent:Agreement ; ent:party :br , :cl ; ent:status status:signed .
:stays a ent:Agreement ; ent:party :br , :fr ; ent:status status:agreed , status:negotiating .
:parts a ent:Agreement ; ent:party :desk , :cl .
:untyped ent:party :br , :jp . [] a ent:Agreement ; ent:party :cl , :jp . :odd a ent:Agreement ; ent:party "France" , :odd , [] ; ent:covers "x" .
"""
NEW = (OLD.replace("status:planned", "status:signed , status:planned").replace(":gone a", ":gone a :x , ").replace("ent:party :br , :cl", "ent:party :br")
       .replace("status:agreed , status:negotiating", "status:agreed") + ":new a ent:Agreement ; ent:party :jp , :cl ; ent:covers domain:energy .\n")


def diff(work, old, new, *options, ending="ttl", status=1, said="left out", **more):
    for name, text in ("old", old), ("new", new): (work / f"{name}.{ending}").write_text(text)
    got, out, err = run("diff", work / f"old.{ending}", work / f"new.{ending}", *options, **more)
    check(f"{options}: status {status}, said: {said}", got == status and (said in err if said else not err), (status, said), (got, err[:600]))
    return out


def by_others(work):
    of = {("br", "cl"): ("removed", ["gone"]), ("br", "fr"): ("unchanged", ["stays"]), ("cl", "desk"): ("unchanged", ["parts"]),
          ("cl", "jp"): ("added", ["new"]), ("fr", "jp"): ("changed", ["plan", "plan"])}
    dot = diff(work, OLD, NEW, "-f", "dot", "--lang", "en")
    equal("alliances of files by hand", of, edges(dot))
    check("the furthest of several statuses", "plan (planned)" in dot and "plan (signed)" in dot and dot.count("stays (agreed)"), "planned, signed", dot)
    check("a class of ours counts, whatever others there are", re.search(r'/fr" \[.*class="State"', dot), 'class="State"', dot)
    equal("sectors of files by hand", {("cl", "energy"): ("added", ["new"]), ("jp", "energy"): ("changed", ["plan", "new", "plan"]),
                                       ("fr", "energy"): ("changed", ["plan", "plan"])}, edges(diff(work, OLD, NEW, "-f", "dot", "--network", "sectors")))
    equal("an actor with its parts, in a circle", {k: of[k] for k in (("br", "fr"), ("cl", "desk"), ("fr", "jp"))},
          edges(diff(work, OLD, NEW, "-f", "dot", "--actor", "France")))
    equal("a domain", {k: of[k] for k in (("cl", "jp"), ("fr", "jp"))}, edges(diff(work, OLD, NEW, "-f", "dot", "--domain", "energy")))
    equal("nobody of that name: no picture", "", diff(work, OLD, NEW, "-f", "svg", "--actor", "ZZ", status=2, said="neither side has anything called 'ZZ'"))
    check("blank nodes are counted", run("diff", work / "old.ttl", work / "new.ttl", "-f", "dot")[2].count("4 statements of or about blank nodes"), 2)
    canon = [fine("canon", work / f"{name}.ttl") for name in ("old", "new")]
    for what, change in (("other order and labels", lambda t: "".join(reversed(t.replace("_:c14n", "_:x9").splitlines(True)))),
                         ("in several graphs", lambda t: "".join(line[:-2] + f"<http://e/{i % 3}> .\n" for i, line in enumerate(t.splitlines(True))))):
        equal(what, dot, diff(work, change(canon[0]), change(canon[1]), "-f", "dot", "--lang", "en", ending="nq"))


def nothing_of_ours(work):
    other = "<http://e/a> <http://e/b> <http://e/c> .\n"
    empty = diff(work, other, other, "-f", "svg", status=0, said="old.ttl: warning: nothing in it is an <https://w3id.org/entente#Agreement>")
    check("an empty picture", ET.fromstring(empty) is not None and "<polyline" not in empty, "no edge", empty)
    plain = HEAD + ":a a ent:Agreement ; ent:party :x , :y .\n"
    for one, two, change, named in (other, plain, "added", "old"), (plain, other, "removed", "new"):
        equal("against nothing", {("x", "y"): (change, ["a"])}, edges(diff(work, one, two, "-f", "dot", said=f"{named}.ttl: warning: nothing")))
    diff(work, plain, plain + other, "-f", "dot", said="")


# ---------------------------------------------------------------- hostile files
def markup(work):
    names = ["</text><script>alert(1)</script>", "<b>&amp;</b> \\\\N", "x" * 5000, "\\u202Egnp\\u0007", "=1+1"]
    text = HEAD + "".join(f':n{i} a ent:State ; rdfs:label "{n}" . :a{i} a ent:Agreement ; rdfs:label "{n}" ; ent:party :n{i} , <javascript:alert({i})> .\n'
                          for i, n in enumerate(names))
    svg = diff(work, HEAD, text, "-f", "svg", said="nothing in it")
    tags = {e.tag.rsplit("}", 1)[-1] for e in ET.fromstring(svg).iter()}
    hrefs = [v for e in ET.fromstring(svg).iter() for k, v in e.attrib.items() if k.endswith("href")]
    check("labels start no markup", not tags & {"script", "b", "foreignObject"}, "no markup", tags)
    check("only links to the web", hrefs and not [h for h in hrefs if not h.startswith("http")], "https://…", hrefs[:5])


def crowds(work):
    many = 20_000
    one = lambda i, status: f"<http://e/{i}> a ent:Agreement ; ent:party :x , :y ; ent:concludedAt :e ; ent:status status:{status} .\n"
    text = HEAD + ":e a ent:Event .\n" + "".join(one(i, "signed") for i in range(many))
    dot = diff(work, text, text.replace("<http://e/7> a ent:Agreement ; ent:party :x , :y ; ent:concludedAt :e ; ent:status status:signed", one(7, "ended")[:-3]),
               "-f", "dot", said="", prefix=LIMIT)
    change, agreements = edges(dot)[("x", "y")]
    equal(f"{many} agreements of two actors at one event, one of them changed", ("changed", many + 1), (change, len(agreements)))
    cross = HEAD + ":a a ent:Agreement ; ent:party " + " , ".join(f":p{i}" for i in range(5000)) + " ; ent:covers " + " , ".join(f":d{i}" for i in range(5000)) + " .\n"
    equal("5000 parties by 5000 sectors: refused", "", diff(work, HEAD, cross, "-f", "dot", "--network", "sectors", status=2, said="more than 16777216 links", prefix=LIMIT))
    dot = diff(work, HEAD, cross, "-f", "dot", "--lang", "en", said="nothing in it", prefix=LIMIT)
    check("its pairs are left out, and counted", not edges(dot) and "not shown: 1" in dot, "not shown: 1", dot[:600])


def pictures(work):
    for part in as_between_snapshots, of_another_base, by_others, nothing_of_ours, markup, crowds: part(work)
