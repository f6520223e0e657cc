"""RDF as it is written: read by four others, looked at letter by letter, in as many graphs as were asked for."""
import json, re, subprocess
from pathlib import Path
import lexical
from shared import *


def rdf(work, stores):
    """RDF exports, read by four others, and looked at letter by letter. Of each store what is exported: a name, options, endings."""
    formats, files = {"ttl": "turtle", "nt": "ntriples", "nq": "nquads"}, {}
    for store, name, what in stores:
        for part, args, endings in what:
            for ending in endings.split():
                path = Path(work, f"{name}-{part}.{ending}")
                equal(f"{path.name} is made", (0, "", ""), run("export", "--store", store, *args, "-f", formats[ending], "-o", path))
                files[path] = ending
    p = subprocess.run(["node", Path(__file__).with_name("readers.mjs"), *files], capture_output=True, text=True)
    if not equal("the readers run", 0, p.returncode): return print(p.stderr)
    read = {Path(path): of for path, of in json.loads(p.stdout).items()}
    for path, ending in files.items():
        agree = len({json.dumps(r) for r in read[path].values()}) == 1
        check(f"{path.name}: all agree", agree and read[path]["n3"].get("count"), "the same triples", read[path])
        lines = path.with_suffix(".nt")
        if ending == "ttl" and lines in read: equal(f"{path.name}: as in N-Triples", read[path]["n3"], read[lines]["n3"])
        faults = list(lexical.faults(path.read_bytes(), ending))
        check(f"{path.name}: nothing that a loader refuses", not faults, "nothing", faults[:5])


def planted():
    """The faults that lexical looks for are found."""
    head, rest, xsd = "@prefix e: <http://e/> .\n\n", "e:a e:b <http://e/c> .\n", "^^<" + lexical.XSD
    right = head + rest + f'e:a a e:c ;\n    e:d "x"@fr , "2024-02-29"{xsd}date> .\n'
    equal("lexical: nothing wrong with what is right", [], list(lexical.faults(right.encode(), "ttl")))
    for bad in ("\ufeff" + head + rest, head + rest + head, "@prefix e: <http://e/> .\n" + head + rest, head + rest + "e:a e:b e:c .",
                *(head + line + "\n" for line in (
                    "f:a e:b e:c .", "e:a e:b e:c.", "e:a e:b 'c' .", 'e:a e:b """c""" .', "e:a e:b _:c .", "e:a e:b [] .", "e:a e:b 1 .", "# a comment.",
                    "e:a e:b e:l'accord .", "e:a e:b <http://e/a b> .", "e:a e:b <http://e/\\u0020> .", "e:a e:b <http://e/#a#b> .", "e:a e:b <c> .",
                    "e:a e:b <http://e/%zz> .", 'e:a e:b "x"@FR .', f'e:a e:b "2024-02-30"{xsd}date> .', f'e:a e:b "1.10"{xsd}decimal> .',
                    f'e:a e:b "9223372036854775808"{xsd}integer> .'))):
        check(f"lexical: {bad[-60:]!r} is found", bool(list(lexical.faults(bad.encode(), "ttl"))), "a fault", "none")


# Of documents that strangers wrote: all but the first and the last would make some loader refuse the whole graph.
URLS = ["http://e/a?b=%C3%A9#c", "http://e/%zz", "http://e/a%", "http://e/a[1]", "http://h:port/", "http://[zz]/", "http://e/\ue000", "http://e/a#b#c",
        "http://e/\ufffe", "http://e/a b", "http://e/a\\u0041", "http://e/\u202e", 'http://e/"<>', "http://e/\x00", "http://e/a|b", "http://e/'a'"]


def hostile(work):
    """A store of documents with such URLs, and with control characters, quotes and noncharacters wherever a document has text."""
    lines = [json.dumps({"id": f'{n} \uffff\x01"\\', "url": url, "title": '\ufffe\x00\x7f """ ' + "'" * 3 + " \\u", "lang": "fr", "published": "2026-02-08",
                         "text": f"La France et l'Inde ont signé un accord\ufffe sur l'eau, le « pacte \uffff vert {n} »."}, ensure_ascii=n % 2 == 0)
             for n, url in enumerate(URLS)]
    store = Path(work, "hostile.db")
    status, _, said = run("build", "-", "--quiet", "--store-only", "-o", work, "--store", store, input="\n".join(lines))
    check("hostile documents are read", status == 0 and "error" not in said, "status 0", f"{status}: {said}")
    kept = {o[1] for _, p, o in ntriples(exported(store, "-e", "-f", "ntriples")) if p[1].endswith("/source")}
    equal("hostile documents: the URLs that are IRIs are kept", {URLS[0], URLS[-1]}, kept)
    for base in ("x", "http://e/%zz/", "http://e/[a]/", "http://e/a", "http://e/a b/", "/a/", ""):
        status, _, said = run("build", "-", "--store-only", "-o", work, "--store", f"{work}/none.db", "--base", base, input=lines[0])
        check(f"--base {base!r} is refused", status == 2 and "--base" in said and not Path(work, "none.db").exists(), "status 2 and no store", f"{status}: {said}")
    return store


def quads(store):
    """N-Quads are the N-Triples of each snapshot with its graph."""
    def of(n, *args):
        graph = f"<{ID}snapshot/{n}{'/evidence' if '-e' in args else ''}>"
        return "".join(f"{line[:-3]} {graph} .\n" for line in re.findall(r".*? \.\n", exported(store, "-f", "ntriples", "--at", n, *args)))
    for args in ([], ["-e"], ["--actor", "FR"]):
        each = [of(n, *args) for n in (1, 2)]
        check(f"nquads {args}: the snapshots differ", each[0].count("\n") != each[1].count("\n"), "two sizes", len(each[0]))
        same(f"nquads {args}: the last", each[1], exported(store, "-f", "nquads", *args))
        same(f"nquads {args}: all", each[0] + each[1], exported(store, "-f", "nquads", "--all-snapshots", *args))
        same(f"nquads {args}: by name, in order, each once", each[0] + each[1], exported(store, "-f", "nquads", "--at", "HEAD", "--at", "HEAD~1", "--at", "2", *args))
