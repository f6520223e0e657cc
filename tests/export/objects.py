"""JSON Lines: as their schema says, and back into the triples they came from."""
import json, re, subprocess, sys
from selection import *
from shared import *


LOCALS = {"kind": "kind", "status": "status", "modality": "modality"}


def triples_of(line, spaces):
    """A line of JSON back into triples, types of literals left out."""
    for key, value in json.loads(line).items():
        if key == "iri": node = ("iri", value); continue
        p = spaces.get(key, key)
        if key == "type": objects = [("iri", v if ":" in v else ENT + v) for v in value]
        elif key in LOCALS: objects = [("iri", f"{BASE}{LOCALS[key]}/{value}")]
        elif key == "object" or p == key: objects = [(t["type"], t["value"]) + ((t.get("lang", ""),) if t["type"] == "literal" else ()) for t in (value if p == key else [value])]
        elif isinstance(value, dict): objects = [("literal", v, "" if lang == "und" else lang) for lang, texts in value.items() for v in texts]
        else: objects = [v if isinstance(v, str) else str(v) for v in (value if isinstance(value, list) else [value])]
        for o in objects: yield node, p, o


def validator():
    """The schema's verdict, by a library that may be the system's."""
    code = "import json, sys, jsonschema\nv = jsonschema.Draft202012Validator(json.load(open(sys.argv[1])))\n" \
           "for n, line in enumerate(sys.stdin.buffer.read().decode().split('\\n')[:-1], 1):\n" \
           "    for e in v.iter_errors(json.loads(line)): print(n, e.message[:200])\nprint('end')"
    for python in (sys.executable, "/usr/bin/python3"):
        if not subprocess.run([python, "-c", "import jsonschema"], capture_output=True).returncode:
            return lambda text: subprocess.run([python, "-c", code, ROOT / "src/emit/nodes.schema.json"], input=text.encode(), capture_output=True).stdout.decode()


def objects(store, nasty):
    verdict = validator()
    if not verdict: skip("json against its schema", "python3-jsonschema is not there")
    for path in (store, nasty):
        for args in ([], ["-e"]) if path == store else ([],):
            text, lines = exported(path, "-f", "json", *args), ntriples(exported(path, "-f", "ntriples", *args))
            name = f"json {path.name} {' '.join(args)}"
            if verdict: equal(f"{name}: as its schema says", "end\n", verdict(text))
            spaces = {re.split("[/#]", p[1])[-1]: p[1] for _, p, _ in lines}
            got = {(s, p, o if isinstance(o, str) else o[1] if len(o) == 2 or not o[2] else o[1:]) for line in text.split("\n")[:-1] for s, p, o in triples_of(line, spaces)}
            wanted = {(s, p[1], o[1] if o[0] == "iri" or not o[2] else o[1:3]) for s, p, o in lines}
            check(f"{name}: all that the N-Triples say", got == wanted, f"{len(wanted)} triples", f"{len(got)}: {sorted(map(str, got ^ wanted))[:4]}")
            same(f"{name}: a line for each subject, in their order", "\n".join(dict.fromkeys(s[1] for s, _, _ in lines)), "\n".join(json.loads(line)["iri"] for line in text.split("\n")[:-1]))
    if verdict:
        for bad in ('{"iri":"http://e/","type":["State"],"status":"sealed"}', '{"iri":"http://e/"}', '{"iri":"http://e/","type":["Claim"],"start":-1}',
                    '{"iri":"http://e/","type":["State"],"colour":"red"}', '{"iri":"http://e/","type":["State"],"label":{"fr":"Inde"}}'):
            check(f"the schema refuses {bad}", verdict(bad + "\n") != "end\n", "a complaint", "none")
