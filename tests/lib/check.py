"""What the suites written in Python share: counting checks, running the program, documents and stores, reading N-Triples."""
import contextlib, json, os, re, resource, subprocess, sys, tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ.get("BUILD") or ROOT / "build").resolve()
ENTENTE = str(BUILD / "entente")
SHARED = Path(os.environ.get("ENTENTE_SHARED") or ROOT.parent / "shared")
SANITIZED = os.environ.get("SANITIZED") == "1"

BASE, ENT = "https://w3id.org/entente/", "https://w3id.org/entente#"
ID, KIND, STATUS, DOMAIN = (BASE + part + "/" for part in ("id", "kind", "status", "domain"))
RDF, RDFS = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#"
SKOS, OWL = "http://www.w3.org/2004/02/skos/core#", "http://www.w3.org/2002/07/owl#"
PROV, OA = "http://www.w3.org/ns/prov#", "http://www.w3.org/ns/oa#"

_count = {"passed": 0, "failed": 0, "skipped": 0}


def check(name, ok, expected=None, got=None):
    """One check. A failing one says what was expected and what came."""
    _count["passed" if ok else "failed"] += 1
    if not ok:
        print(f"failed: {name}")
        if expected is not None: print(f"  expected: {expected}")
        if got is not None: print(f"  got:      {str(got)[:2000]}")
    return ok


def equal(name, expected, got):
    return check(name, expected == got, repr(expected), repr(got))


def skip(name, why):
    _count["skipped"] += 1
    print(f"skipped: {name}: {why}")


def end():
    print(f"{_count['passed']} passed, {_count['failed']} failed, {_count['skipped']} skipped")
    sys.exit(_count["failed"] > 0)


def run(*args, input=None, env=None, cwd=None, timeout=600, prefix=()):
    """Runs the program and returns (status, stdout, stderr) as text; bad UTF-8 comes back as surrogates."""
    full = dict(os.environ, **(env or {}))
    if isinstance(input, str): input = input.encode()
    p = subprocess.run([*prefix, ENTENTE, *map(str, args)], input=input if input is not None else b"", capture_output=True,
                       env=full, cwd=cwd, timeout=timeout)
    return p.returncode, p.stdout.decode("utf-8", "surrogateescape"), p.stderr.decode("utf-8", "surrogateescape")


def fine(*args, status=0, **more):
    """Runs a command that must end with `status`; gives its standard output."""
    got, out, said = run(*args, **more)
    check(" ".join(map(str, args)), got == status, f"status {status}", f"{got}: {said[:1500]}")
    return out


def processor_time():
    """Seconds of the processor that all programs took which have ended so far: what does not depend on who else is at work."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def workspace():
    """A temporary folder below the build folder, gone at the end of the run."""
    return tempfile.TemporaryDirectory(dir=BUILD, prefix="test-")


def sample():
    """The sample documents as JSON Lines (text)."""
    return subprocess.run([ROOT / "tests/gold/sample"], check=True, capture_output=True).stdout.decode()


def sample_documents(): return [json.loads(line) for line in sample().splitlines()]


def sample_store(folder):
    """The path of a store in this folder with the sample as its only snapshot."""
    store = Path(folder, "sample.db")
    fine("build", "-", "--quiet", "--store-only", "-o", folder, "--store", store, input=sample())
    return store


def json_lines(objects): return "".join(json.dumps(x, ensure_ascii=False) + "\n" for x in objects)


def log(store):
    """The snapshots, each an object."""
    return [json.loads(line) for line in fine("log", "--json", "--store", store).splitlines()]


@contextlib.contextmanager
def small_disk(folder, size):
    """Makes the folder a disk of this size ("700k") while the block runs. Gives whether that could be done: it takes root."""
    folder.mkdir(exist_ok=True)
    there = not os.geteuid() and not subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], capture_output=True).returncode
    try: yield there
    finally:
        if there: subprocess.run(["umount", folder], check=True)


def enlarge_disk(folder): subprocess.run(["mount", "-o", "remount,size=64m", folder], check=True)


# ---------------------------------------------------------------- N-Triples
_TERM = re.compile(r'<([^>]*)>|"((?:[^"\\]|\\.)*)"(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?|(_:\S+)')
_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", '"': '"', "\\": "\\", "b": "\b", "f": "\f", "'": "'"}


def _unescape(s):
    if "\\" not in s: return s
    return re.sub(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})|\\(.)",
                  lambda m: chr(int(m[1] or m[2], 16)) if m[1] or m[2] else _ESCAPES.get(m[3], m[3]), s)


def ntriples(text):
    """-> list of (s, p, o); a term is ("iri", value), ("literal", value, lang, datatype) or ("blank", label)."""
    out = []
    # not splitlines(): a literal may hold U+2028 or U+0085 as they are
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"): continue
        terms = []
        for m in _TERM.finditer(line):
            iri, literal, lang, datatype, blank = m.groups()
            terms.append(("iri", _unescape(iri)) if iri is not None else
                         ("literal", _unescape(literal), lang or "", datatype or "") if literal is not None else ("blank", blank))
            if len(terms) == 3: break
        if len(terms) != 3: raise ValueError(f"line {number}: not N-Triples: {line[:200]}")
        out.append(tuple(terms))
    return out


def turtle(path):
    """The triples of a Turtle file, read by rapper."""
    p = subprocess.run(["rapper", "-q", "-i", "turtle", "-o", "ntriples", str(path)], capture_output=True)
    if p.returncode: raise ValueError(f"rapper cannot read {path}: {p.stderr.decode()[:500]}")
    return ntriples(p.stdout.decode())
